// The phone: join and play in one page, without loading it anew.
//
// Of the view of "seat" (workshop/views.py) it also shows, where they are given:
//   questions [three words]           the questions of reflection of this round
//   questionnaire.items [eight words], questionnaire.scale [five words], questionnaire.introduction

import { html, start, say, has, announce, look, Languages, Network, Shape, useEffect, useRef, useState } from "./kit.js";
import { newId, post } from "./live.js";
import { Chosen, groupName, Measures, Paths, Timer, cost, decisive, heading, money, monthsOf, units, value, apart } from "./game.js";

const wait = (ms) => new Promise((done) => setTimeout(done, ms));

function Phone(state) {
  const { view } = state;
  const seat = view.seat;
  const place = !seat ? "join" : seat.removed ? "removed" : view.phase;
  const main = useRef();
  const was = useRef(place + view.round);
  useEffect(() => {
    const now = place + view.round;
    if (was.current === now) return;
    was.current = now; // somewhere else: readers hear it, and start at its top
    scrollTo(0, 0);
    main.current?.querySelector("h1")?.focus({ preventScroll: true });
  });
  const Part = { join: Join, removed: Removed, lobby: Lobby, choose: Choose, look: Look, after: Look, debrief: Debrief }[place];
  return html`
    <header class="top row spread">
      <p class="who">${seat ? html`<strong class="name"><bdi>${seat.name}</bdi></strong>${view.group && html`<span class="name note"><bdi>${groupName(view.group.name)}</bdi></span>`}` : say("title")}</p>
      <${Languages} ...${state} />
    </header>
    <${Network} ...${state} />
    ${view.broken && html`<p class="error" role="alert">${view.broken}</p>`}
    <main id="main" ref=${main}><${Part} key=${place} ...${state} /></main>
  `;
}

const Title = ({ children }) => html`<h1 tabindex="-1">${children}</h1>`;

// ---- joining

function Join({ view, language, extra, live, change }) {
  const [code, setCode] = useState(extra.code ?? "");
  const [nickname, setNickname] = useState("");
  const [group, setGroup] = useState("");
  const [refused, setRefused] = useState("");
  const [going, setGoing] = useState(false);
  const mark = useRef();
  const join = async (event) => {
    event.preventDefault();
    if (going) return;
    const missing = !code.trim() ? "code" : !nickname.trim() ? "nickname" : "";
    setRefused(missing && say(`${missing}_missing`));
    if (missing) return document.getElementById(missing).focus();
    setGoing(true);
    mark.current ??= newId();
    const given = { id: mark.current, code: code.trim(), nickname: nickname.trim(), group: group ? Number(group) : null };
    let answer = null;
    while (!(answer = await post(`/join?lang=${live.language}`, given)) || answer.status >= 500) await wait(1000);
    setGoing(false);
    if (answer.status !== 200) {
      mark.current = null; // another try is another action
      return setRefused(answer.body.refused ?? say("not_joined"));
    }
    history.replaceState(null, "", "/"); // nothing of the code stays in the address
    change({ view: answer.body.view ?? view });
    live.joined();
  };
  const groups = view.groups ?? [];
  return html`<${Title}>${say("join_title")}<//>
    <form onSubmit=${join} novalidate>
      <div class="field">
        <label for="code">${say("code")}</label>
        <input id="code" name="code" class="code" value=${code} onInput=${(event) => setCode(event.target.value)} autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="20" aria-describedby="code-note" />
        <p id="code-note" class="note">${say("code_note")}</p>
      </div>
      <div class="field">
        <label for="nickname">${say("nickname")}</label>
        <input id="nickname" name="nickname" value=${nickname} onInput=${(event) => setNickname(event.target.value)} autocomplete="nickname" maxlength="24" aria-describedby="nickname-note" />
        <p id="nickname-note" class="note">${say("nickname_note")}</p>
      </div>
      ${groups.length > 1 &&
      html`<div class="field">
        <label for="group">${say("group")}</label>
        <select id="group" value=${group} onChange=${(event) => setGroup(event.target.value)}>
          <option value="">${say("group_any")}</option>
          ${groups.map((one) => html`<option value=${one.number}>${say("group_with", { name: groupName(one.name), count: one.members })}</option>`)}
        </select>
      </div>`}
      ${refused && html`<p class="error" role="alert">${refused}</p>`}
      <button class="primary whole" aria-disabled=${String(going)}>${say(going ? "joining" : "join")}</button>
      <p class="note">${say("overheard")}</p>
    </form>`;
}

function Removed({ view, live }) {
  const [asked, setAsked] = useState(false);
  return html`<${Title}>${say("removed_title")}<//>
    <p>${say("removed_text")}</p>
    ${view.seat.asks || asked
      ? html`<p class="done" role="status">${say("removed_asked")}</p>`
      : html`<button class="primary whole" onClick=${() => live.act({ do: "ask" }, "ask").then(() => setAsked(true))}>${say("removed_ask")}</button>`}`;
}

// ---- the lobby

function Lobby(state) {
  const { view } = state;
  return html`<${Title}>${say("lobby_title")}<//>
    <p class="lead">${say("lobby_text")}</p>
    <${Group} ...${state} />
    <p>${say("lobby_game", { rounds: view.rounds, months: view.months_a_round, after: view.months - view.programme_end })}</p>
    <${Questionnaire} ...${state} />`;
}

function Group({ view, live }) {
  const [name, setName] = useState(null);
  const rename = (event) => {
    event.preventDefault();
    if (name.trim()) live.act({ do: "change_name", name: name.trim() }, "change_name");
    setName(null);
  };
  return html`<section class="card stack" aria-labelledby="group-title">
    <h2 id="group-title" class="name">${say("your_group")}: <bdi>${groupName(view.group.name)}</bdi></h2>
    <p>${view.group.members.map((one, at) => html`${at > 0 && ", "}<bdi class="name">${one}</bdi>`)}</p>
    ${name === null
      ? html`<button class="small" onClick=${() => setName(view.seat.name)}>${say("change_name")}</button>`
      : html`<form onSubmit=${rename} class="row">
          <label class="spoken" for="new-name">${say("nickname")}</label>
          <input id="new-name" class="grow" value=${name} maxlength="24" onInput=${(event) => setName(event.target.value)} />
          <button class="primary">${say("save")}</button>
        </form>`}
  </section>`;
}

// ---- choosing

// The group's common draft: what everybody sees, and over it what was just changed here until the group's shows it.
function useDraft({ view, live }) {
  const base = view.group.draft?.choices ?? view.group.sent?.choices ?? [];
  const mine = useRef({});
  const [, redraw] = useState(0);
  const [refused, setRefused] = useState("");
  const later = useRef();
  useEffect(() => {
    mine.current = Object.fromEntries(Object.entries(mine.current).filter(([, one]) => !one.settled));
  }, [view]);
  const together = () => {
    const kept = base.filter((one) => !(one.lever in mine.current));
    return [...kept, ...Object.values(mine.current).map((one) => one.choice)].filter((one) => one.spend > 0);
  };
  const order = view.terms.levers.map((lever) => lever.name);
  const choices = together().sort((one, other) => order.indexOf(one.lever) - order.indexOf(other.lever));
  const tell = () => {
    const sending = Object.values(mine.current);
    live.act({ do: "draft", round: view.round, choices: together() }, "draft").then((answer) => {
      if (answer.status) sending.forEach((one) => (one.settled = true));
      if (answer.status >= 400) {
        mine.current = {};
        setRefused(answer.body.refused ?? "");
      }
      redraw((count) => count + 1);
    });
  };
  const edit = (changed) => {
    changed.forEach((choice) => (mine.current[choice.lever] = { choice }));
    setRefused("");
    redraw((count) => count + 1);
    clearTimeout(later.current);
    later.current = setTimeout(tell, 250);
  };
  const flush = () => clearTimeout(later.current);
  return { choices, edit, flush, refused };
}

const alike = (one, other) => JSON.stringify(one.map(plain)) === JSON.stringify(other.map(plain));
const plain = ({ lever, spend, form, on }) => [lever, spend, form, [...on].sort()];
const inOrder = (choices, view) => {
  const order = view.terms.levers.map((lever) => lever.name);
  return choices.filter((one) => one.spend > 0).sort((one, other) => order.indexOf(one.lever) - order.indexOf(other.lever));
};

function Choose(state) {
  const { view, live, language, pending } = state;
  const { group, terms } = view;
  const draft = useDraft(state);
  const [refused, setRefused] = useState("");
  const [sent, setSent] = useState(null); // what was sent from here and is answered, until the view shows it
  const sending = pending.some((one) => one.do === "send");
  const spent = cost(draft.choices, view);
  const over = spent > group.left + 0.005;
  const counted = sent ?? (group.sent ? inOrder(group.sent.choices, view) : null);
  const isSent = counted !== null && alike(counted, draft.choices);
  useEffect(() => setSent(null), [view.group.sent, view.round]);
  const send = async () => {
    if (over || isSent || sending) return;
    draft.flush();
    setRefused("");
    const choices = draft.choices;
    const answer = await live.act({ do: "send", round: view.round, choices }, "send");
    if (answer.status === 200) {
      setSent(choices);
      announce(say("sent_said"));
    } else if (answer.status) setRefused(answer.body.refused ?? say("not_sent"));
  };
  const last = group.history.at(-1);
  const levers = terms.levers.map((lever) => html`<${Lever} key=${lever.name} lever=${lever} choice=${draft.choices.find((one) => one.lever === lever.name)} edit=${draft.edit} view=${view} language=${language} />`);
  const by = group.draft && group.draft.seat !== view.seat.number && !isSent ? group.draft.by : null;
  return html`<${Title}>${heading(view)} <${Timer} left=${view.seconds_left} /><//>
    <section class="budget card" aria-label=${say("budget")}>
      <div class="measure"><span>${say("left")}</span><strong class="number">${units(group.left - spent)}<small> / ${units(group.budget)}</small></strong></div>
      <div class="bar" role="presentation"><span style=${`width:${Math.max(0, (100 * (group.left - spent)) / group.budget)}%`}></span></div>
      <p class="note">${say("left_note", { rounds: view.rounds - view.round + 1, each: units(group.left / (view.rounds - view.round + 1)) })}
        ${terms.unit && html` ${say("unit_is", { money: money(1, terms.unit, language) })}`}</p>
    </section>
    <details class="before" open=${view.round === 1 ? undefined : false}>
      <summary>${say("how_it_stands")}</summary>
      ${view.state.length ? html`<${Measures} state=${view.state} curves=${view.curves} view=${view} />` : html`<p class="note">${say("computing")}</p>`}
    </details>
    <h2>${say("choose_title")}</h2>
    <p class="note">${say("choose_note", { months: view.months_a_round })}</p>
    <${Questionnaire} ...${state} folded />
    ${!draft.choices.length && last && last.choices.length > 0 && html`<button class="whole" onClick=${() => draft.edit(last.choices)}>${say("as_before", { round: last.round })}</button>`}
    <div class="levers">${levers}</div>
    ${terms.convening > 0 && html`<p class="note">${say("convening", { amount: units(terms.convening) })}</p>`}
    <div class="send">
      <div aria-live="polite">
        ${(refused || draft.refused) && html`<p class="error" role="alert">${refused || draft.refused}</p>`}
        ${over && html`<p class="error">${say("over", { cost: units(spent), left: units(group.left) })}</p>`}
        ${by && html`<p class="note">${say("draft_by", { name: by })}</p>`}
        ${group.sent && html`<p class="note">${sentence(view)} ${say(isSent ? "sent_may_change" : "sent_changed")}</p>`}
      </div>
      <button class="primary whole" aria-disabled=${String(over || isSent || sending)} onClick=${send}>
        ${say(sending ? "sending" : isSent ? "is_sent" : group.sent ? "send_again" : "send")} · <span class="number">${units(spent)}</span>
      </button>
    </div>`;
}

const sentence = (view) => (view.group.sent.by === null ? say("sent_by_trainer") : view.group.sent.seat === view.seat.number ? say("sent_by_you") : say("sent_by", { name: view.group.sent.by }));

// A step of the amounts: about a twelfth of what can be spent a month, in round numbers.
function stepOf(view) {
  const wanted = view.terms.budget / view.programme_end / 12;
  const ten = 10 ** Math.floor(Math.log10(wanted));
  return Math.max(0.05, [1, 2, 5, 10].map((one) => one * ten).find((one) => one >= wanted * 0.99));
}

function Lever({ lever, choice, edit, view, language }) {
  const step = stepOf(view);
  const spend = choice?.spend ?? 0;
  const [typed, setTyped] = useState(null);
  const form = lever.forms.find((one) => one.name === (choice?.form || lever.forms[0].name)) ?? lever.forms[0];
  const on = choice?.on.length ? choice.on : form.usual;
  const change = (what) => {
    const next = { lever: lever.name, spend, form: lever.forms.length > 1 ? form.name : "", on: choice?.on ?? [], ...what };
    edit([{ ...next, spend: Math.max(0, Math.round(100 * next.spend) / 100) }]);
  };
  const reform = (name) => {
    const found = lever.forms.find((one) => one.name === name);
    const kept = (choice?.on ?? []).filter((kind) => found.on.includes(kind));
    change({ form: name, on: kept.length === found.usual.length && kept.every((kind) => found.usual.includes(kind)) ? [] : kept });
  };
  const turn = (kind, is) => {
    const next = form.on.filter((one) => (one === kind ? is : on.includes(one)));
    if (!next.length) return;
    change({ on: next.length === form.usual.length && next.every((one) => form.usual.includes(one)) ? [] : next });
  };
  const type = (text) => {
    setTyped(text);
    const number = Number(text.replace(",", "."));
    if (Number.isFinite(number) && number >= 0 && number <= 1e6) change({ spend: number });
  };
  const id = `lever-${lever.name}`;
  return html`<section class="lever card ${spend > 0 ? "on" : ""}" aria-labelledby=${id}>
    <h3 id=${id}>${lever.label}</h3>
    ${has(`does_${lever.name}`) && html`<p>${say(`does_${lever.name}`)}</p>`}
    <p class="note">${say("but", { price: lever.price })}</p>
    <div class="amount" role="group" aria-labelledby=${id}>
      <button type="button" aria-label=${say("less", { name: lever.label })} aria-disabled=${String(spend <= 0)} onClick=${() => (setTyped(null), spend > 0 && change({ spend: spend - step }))}>−</button>
      <input inputmode="decimal" aria-label=${say("amount_of", { name: lever.label })} value=${typed ?? units(spend)} onInput=${(event) => type(event.target.value)} onBlur=${() => setTyped(null)} autocomplete="off" />
      <button type="button" aria-label=${say("more", { name: lever.label })} onClick=${() => (setTyped(null), change({ spend: spend + step }))}>+</button>
      <span class="note">${say("units_a_month")}${view.terms.unit && spend > 0 && html`<br />${money(spend, view.terms.unit, language)}`}</span>
    </div>
    ${spend > 0 &&
    html`${lever.forms.length > 1 &&
      html`<fieldset><legend>${say("how")}</legend>
        ${lever.forms.map((one) => html`<label class="check"><input type="radio" name=${`${id}-form`} checked=${one.name === form.name} onChange=${() => reform(one.name)} />${one.label}</label>`)}
      </fieldset>`}
      ${form.on.length > 1 &&
      html`<fieldset><legend>${say("for_whom")}</legend>
        <div class="kinds">
          ${form.on.map(
            (kind) => html`<label class="check"><input type="checkbox" checked=${on.includes(kind)} onClick=${(event) => on.length === 1 && on[0] === kind && event.preventDefault()} onChange=${(event) => turn(kind, event.target.checked)} />
              <${Shape} ...${look.kinds[kind] ?? {}} /> ${view.kinds.find((one) => one.name === kind)?.label ?? kind}</label>`,
          )}
        </div>
      </fieldset>`}`}
  </section>`;
}

// ---- looking back

function Look(state) {
  const { view, language } = state;
  const months = monthsOf(view);
  const mine = view.group.history.find((one) => one.round === view.round);
  return html`<${Title}>${heading(view)}<//>
    ${view.phase === "look" && html`<section><h2>${say("you_chose")}</h2><${Chosen} choices=${mine?.choices ?? []} view=${view} language=${language} /></section>`}
    <section>
      <h2>${say("news")}</h2>
      ${view.news.length ? html`<ul class="news">${view.news.map((one) => html`<li>${one}</li>`)}</ul>` : html`<p class="note">${say(view.state.length ? "no_news" : "computing")}</p>`}
    </section>
    <section>
      <h2>${say("measures_title", { month: months.last })}</h2>
      ${view.state.length ? html`<${Measures} state=${view.state} curves=${view.curves} view=${view} since />` : html`<p class="note">${say("computing")}</p>`}
    </section>
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
    live.act({ do: "reflect", round: view.round, question: number, text: typed }, `reflect-${view.round}-${number}`).then((answer) => {
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

// ---- the questionnaire

function Questionnaire({ view, live, folded }) {
  const { open, points, items, scale, introduction } = view.questionnaire;
  const [mine, setMine] = useState(null);
  const [state, setState] = useState("");
  useEffect(() => (setMine(null), setState("")), [open]);
  if (!open || !items) return null;
  const shown = mine ?? points ?? Array(items.length).fill(null);
  const put = (at, point) => {
    const next = shown.map((one, index) => (index === at ? point : one));
    setMine(next);
    setState("");
    live.act({ do: "questionnaire", wave: open, points: next }, `questionnaire-${open}`).then((answer) => {
      if (answer.status === 200) setState(say("saved"));
      else if (answer.status) setState(answer.body.refused ?? "");
    });
  };
  const done = shown.filter((one) => one !== null).length;
  return html`<details class="card" open=${!folded && done < items.length ? true : undefined}>
    <summary>${say(open === "before" ? "questionnaire_before" : "questionnaire_after")} <span class="tag ${done === items.length ? "good" : "calm"}">${done} / ${items.length}</span></summary>
    <p>${introduction}</p>
    ${items.map(
      (item, at) => html`<fieldset class="item"><legend>${at + 1}. ${item}</legend>
        <div class="scale">${scale.map(
          (label, point) => html`<label><input type="radio" name=${`item-${at}`} checked=${shown[at] === point + 1} onChange=${() => put(at, point + 1)} /><span>${label}</span></label>`,
        )}</div>
      </fieldset>`,
    )}
    <p class="note" role="status">${state}</p>
  </details>`;
}

// ---- the end

function Debrief(state) {
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

start(Phone);
