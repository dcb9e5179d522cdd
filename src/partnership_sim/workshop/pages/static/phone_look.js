// The phone after a round and at the end: what happened, what the group thinks of it, its path beside the others'.

import { html, say, useRef, useState } from "./kit.js";
import { Chosen, Measures, Paths, apart, decisive, groupName, heading, monthsOf, value } from "./game.js";
import { Questionnaire, Title } from "./phone_pieces.js";
import { Broken, Pledges, Purses, Settle, Wanted } from "./roles.js";

export function Look(state) {
  const { view, language } = state;
  const months = monthsOf(view);
  const mine = view.group.history.find((one) => one.round === view.round);
  return html`<${Title}>${heading(view)}<//>
    ${view.phase === "look" && html`<section><h2>${say("you_chose")}</h2><${Chosen} choices=${mine?.choices ?? []} view=${view} language=${language} /></section>`}
    <${Settle} view=${view} live=${state.live} />
    <${Pledges} view=${view} most=${12} />
    <section>
      <h2>${say("news")}</h2>
      ${view.news.length ? html`<ul class="news">${view.news.map((one) => html`<li>${one}</li>`)}</ul>` : html`<p class="note">${say(view.state.length ? "no_news" : "computing")}</p>`}
    </section>
    <section>
      <h2>${say("measures_title", { month: months.last })}</h2>
      ${view.state.length ? html`<${Measures} state=${view.state} curves=${view.curves} view=${view} since />` : html`<p class="note">${say("computing")}</p>`}
    </section>
    <${Purses} view=${view} />
    <${Reflection} ...${state} />`;
}

function Reflection(state) {
  const questions = state.view.questions ?? [];
  if (!questions.length) return null;
  return html`<section>
    <h2>${say("reflection")}</h2>
    <p class="note">${say("reflection_note")}</p>
    ${questions.map((question, at) => html`<${Answer} key=${`${state.view.round}-${state.view.phase}-${at}`} ...${state} question=${question} number=${at + 1} />`)}
  </section>`;
}

function Answer({ view, live, question, number }) {
  const known = view.answers[number] ?? "";
  const [text, setText] = useState(null);
  const [saved, setSaved] = useState("");
  const later = useRef();
  const save = (typed) => {
    clearTimeout(later.current);
    live.act({ do: "reflect", round: view.asked_round, question: number, text: typed }, `reflect-${view.asked_round}-${number}`).then((answer) => {
      if (answer.status === 200) setSaved("saved");
      else if (answer.status) setSaved(answer.body.refused ?? "");
    });
  };
  const type = (typed) => {
    setText(typed);
    setSaved("");
    clearTimeout(later.current);
    later.current = setTimeout(() => save(typed), 700);
  };
  const id = `answer-${number}`;
  return html`<div class="field">
    <label for=${id}>${question}</label>
    <textarea id=${id} maxlength="600" value=${text ?? known} onInput=${(event) => type(event.target.value)} onBlur=${() => text !== null && !saved && save(text)}></textarea>
    <small class="note" role="status">${saved === "saved" ? say("saved") : saved || (text === null && known ? say("saved") : "")}</small>
  </div>`;
}

export function Debrief(state) {
  const { view } = state;
  const { debrief } = view;
  const own = view.seat.group;
  return html`<${Title}>${heading(view)}<//>
    ${!debrief || !debrief.paths.some((path) => Object.keys(path.shown).length)
      ? html`<p class="note" role="status">${say("computing")}</p>`
      : html`<section><${Paths} view=${view} own=${own} />
          <ol class="ranking">${debrief.paths.map(
            (path) => html`<li class=${path.group === own ? "own" : ""}>
              <span class="name"><bdi>${path.group === null ? path.name : groupName(path.name)}</bdi>${path.group === own && html` <span class="tag">${say("you")}</span>`}${path.best && html` <span class="tag good">${say("best_known")}</span>`}</span>
              <strong class="number">${value(debrief.goal, path.goal)}</strong>
            </li>`,
          )}</ol>
          <p class="note">${say("ranking_note", { goal: debrief.goal.label, worlds: debrief.worlds })}</p>
        </section>
        <${Wanted} debrief=${debrief} /><${Broken} debrief=${debrief} />
        <section><h2>${say("decisive_title")}</h2><p>${decisive(debrief.decisive[0], view)}</p>
          ${beside(debrief, own)}
        </section>`}
    <${Questionnaire} ...${state} />
    <${Reflection} ...${state} />`;
}

function beside(debrief, own) {
  const against = debrief.paths.find((path) => path.group === own)?.against_nothing;
  return against && html`<p>${say(against.difference >= 0 ? "beside_nothing" : "below_nothing", { difference: apart(debrief.goal, against.difference), better: against.better, worse: against.worse, worlds: against.worlds })}</p>`;
}
