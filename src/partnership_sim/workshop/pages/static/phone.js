// The phone: join and play in one page, without loading it anew.

import { html, start, say, announce, Languages, Network, Refused, useEffect, useRef, useState } from "./kit.js";
import { groupName } from "./game.js";
import { newId, post } from "./live.js";
import { Choose } from "./phone_choose.js";
import { Debrief, Look } from "./phone_look.js";
import { Questionnaire, Title } from "./phone_pieces.js";
import { Role } from "./roles.js";

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
  const Part = { join: Join, removed: OutOfGame, lobby: Lobby, choose: Choose, look: Look, after: Look, debrief: Debrief }[place];
  return html`
    <header class="top row spread">
      <p class="who">${seat ? html`<strong class="name"><bdi>${seat.name}</bdi></strong>${view.group && html`<span class="name note"><bdi>${groupName(view.group.name)}</bdi></span>`}` : say("title")}</p>
      <${Languages} ...${state} />
    </header>
    <${Network} ...${state} />
    <${Refused} ...${state} />
    ${view.broken && html`<p class="error" role="alert">${view.broken}</p>`}
    <main id="main" ref=${main}><${Part} key=${place + (seat?.group ?? "")} ...${state} /></main>
  `;
}

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
    mark.current = mark.current ?? newId();
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
    if (answer.body.told) announce(answer.body.told);
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

function OutOfGame({ view, live }) {
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
    <${Role} view=${view} />
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

start(Phone);
