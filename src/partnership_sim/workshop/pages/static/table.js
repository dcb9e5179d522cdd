// The trainer's table: what the room does, and what can be done about it.

import { html, start, say, look, number, announce, capital, meantNumber, typedNumber, Dialog, Languages, Network, Refused, useEffect, useRef, useState, useWanted } from "./kit.js";
import { Chart, Swatch } from "./chart.js";
import { Chosen, Timer, NOTHING, apart, cost, decisive, groupName, heading, style, units, value } from "./game.js";
import { Door } from "./door.js";
import { Broken, Pledges, Purses, Wanted, isRoles, roleOf } from "./roles.js";

function Table(state) {
  const { view, live } = state;
  const [asked, setAsked] = useState(null); // the question in front of the page
  const act = (given, key) => {
    state.change({ refused: "" });
    return live.act(given, key);
  };
  const all = { ...state, act, ask: setAsked };
  const lobby = view.phase === "lobby";
  return html`
    <header class="top row spread">
      <div><h1 class="name"><bdi>${view.scenario}</bdi></h1><p class="note">${say("trainers_table")}</p></div>
      <nav class="row" aria-label=${say("pages")}>
        ${["explore", "projector", "guide"].map((page) => html`<a class="button" href=${`/${page}?lang=${state.language}`} target=${`workshop-${page}`}>${say(`to_${page}`)}</a>`)}
      </nav>
      <${Languages} ...${state} />
    </header>
    <${Network} ...${state} />
    ${view.broken && html`<p class="error" role="alert">${view.broken}</p>`}
    <${Refused} ...${state} />
    <main id="main" class="desk">
      <div class="work">
        <${Steps} view=${view} />
        <${Now} ...${all} />
        ${lobby && html`<${Settings} ...${all} />`}
        <${Groups} ...${all} />
        <${Purses} view=${view} /><${Pledges} view=${view} />
        ${view.month > 0 && html`<${Curves} ...${state} />`}
        ${view.debrief && html`<${Debrief} ...${state} />`}
        <${Reflections} view=${view} />
      </div>
      <aside class="side" aria-label=${say("room")}>
        <${Door} ...${all} />
        <${Projector} ...${all} />
        <${People} ...${all} />
        <${Home} ...${state} />
      </aside>
    </main>
    ${asked && html`<${Question} ...${asked} close=${() => setAsked(null)} />`}
  `;
}

// A question in front of the page: with `label` it asks for a text, else whether to do it.
function Question({ title, text, label, initial, yes, then, close }) {
  const [typed, setTyped] = useState(initial ?? "");
  const done = (event) => {
    event.preventDefault();
    if (label && !typed.trim()) return;
    then(typed.trim());
    close();
  };
  return html`<${Dialog} title=${title} close=${close}>
    <form onSubmit=${done}>
      ${text && html`<p>${text}</p>`}
      ${label && html`<div class="field"><label for="asked">${label}</label><input id="asked" maxlength="24" value=${typed} onInput=${(event) => setTyped(event.target.value)} autofocus /></div>`}
      <div class="row"><button class="primary">${yes}</button><button type="button" onClick=${close}>${say("cancel")}</button></div>
    </form>
  <//>`;
}

// Where the session stands, on a line.
function Steps({ view }) {
  const rounds = Array.from({ length: view.rounds }, (_, at) => at + 1);
  const steps = [
    ["lobby", say("step_lobby"), view.phase === "lobby"],
    ...rounds.map((round) => [`r${round}`, say("step_round", { round }), ["choose", "look"].includes(view.phase) && view.round === round]),
    ...(view.months > view.programme_end ? [["after", say("step_after"), view.phase === "after"]] : []),
    ["debrief", say("step_debrief"), view.phase === "debrief"],
  ];
  return html`<ol class="steps" aria-label=${say("steps")}>${steps.map(([key, name, is]) => html`<li key=${key} aria-current=${is ? "step" : undefined}>${name}</li>`)}</ol>`;
}

// ---- what comes next

function Now({ view, act, ask }) {
  const seats = view.seats.filter((seat) => !seat.removed);
  const late = view.groups.filter((group) => !group.sent);
  const open = view.phase === "look" ? view.pledges.filter((one) => one.round === view.round && one.became === "open").length : 0;
  const asks = view.seats.filter((seat) => seat.asks);
  const was = useRef("");
  const told = view.phase === "choose" ? say("have_sent", { sent: view.groups.length - late.length, all: view.groups.length }) : "";
  useEffect(() => {
    if (told && told !== was.current) announce(told);
    was.current = told;
  }, [told]);
  const close = () => {
    const now = () => act({ do: "close", round: view.round }, "close");
    if (!late.length) return now();
    ask({ title: say("close_title"), text: say("close_text", { names: late.map((group) => groupName(group.name)).join(", ") }), yes: say("close_round"), then: now });
  };
  const begin = () => {
    const now = () => act({ do: "start" }, "start");
    if (seats.length) return now();
    ask({ title: say("start_title"), text: say("start_text"), yes: say("start"), then: now });
  };
  const settled = useSettled(view.phase + view.round);
  const next = () => act({ do: "next", phase: view.phase, round: view.round }, "next");
  const onward = view.phase === "after" ? "to_debrief" : view.round < view.rounds ? "next_round" : view.months > view.programme_end ? "to_after" : "to_debrief";
  return html`<section class="card now" aria-labelledby="now-title">
    <h2 id="now-title">${heading(view)} <${Timer} left=${view.seconds_left} /></h2>
    ${view.phase === "lobby" && html`<p class="lead">${say("joined", { seats: seats.length })}</p><button class="primary big" onClick=${settled && begin} aria-disabled=${String(!settled)}>${say("start")}</button>`}
    ${view.phase === "choose" &&
    html`<p class="lead">${told}${late.length > 0 && html` ${say("waiting_for")} ${list(late.map((group) => groupName(group.name)))}`}</p>
      <div class="row"><button class="${late.length ? "" : "primary"} big" onClick=${settled && close} aria-disabled=${String(!settled)}>${say("close_round")}</button><${Pace} view=${view} act=${act} /></div>`}
    ${["look", "after"].includes(view.phase) && html`<p>${say(view.computing ? "computing" : view.phase === "look" ? "look_hint" : "after_hint")}</p>${open > 0 && html`<p class="warning">${say("undecided", { count: open })}</p>`}<button class="primary big" onClick=${settled && next} aria-disabled=${String(!settled)}>${say(onward, { round: view.round + 1 })}</button>`}
    ${view.phase === "debrief" && html`<p>${say(view.computing ? "computing" : "debrief_hint")}</p><p class="note">${say("play_again")}</p>`}
    ${asks.map((seat) => html`<p class="warning row spread"><span>${say("asks", { name: seat.name })}</span><button onClick=${() => act({ do: "readmit", seat: seat.number })}>${say("readmit")}</button></p>`)}
  </section>`;
}

// False for a moment after something changed: the second of two quick clicks is not meant for the button that took the first one's place.
function useSettled(what) {
  const [known, setKnown] = useState(what);
  useEffect(() => {
    const later = setTimeout(() => setKnown(what), 700);
    return () => clearTimeout(later);
  }, [what]);
  return known === what;
}

const list = (names) => names.map((name, at) => html`${at > 0 && ", "}<bdi class="name">${name}</bdi>`);

function Pace({ view, act }) {
  const set = (seconds) => act({ do: "timer", seconds }, "timer");
  const left = view.seconds_left;
  return html`<div class="row" role="group" aria-label=${say("time")}>
    ${[2, 5, 10].map((minutes) => html`<button onClick=${() => set(60 * minutes)}>${say("minutes", { minutes })}</button>`)}
    ${left !== null && html`<button onClick=${() => set(Math.min(7200, left + 60))}>${say("one_more_minute")}</button><button onClick=${() => set(null)}>${say("no_limit")}</button>`}
  </div>`;
}

// ---- before the game

const BOUNDS = { rounds: [1, 24], months_a_round: [1, 24], months_after: [0, 120], budget: [0.1, 1e6], programme: [0.1, 1e6], groups: [1, 20], minutes: [0, 120] };

function Settings({ view, act }) {
  const now = view.settings;
  const wanted = useRef({}); // what was set here and is not in the view yet: two quick changes are two changes
  for (const [name, value] of Object.entries(wanted.current)) if (JSON.stringify(now[name]) === JSON.stringify(value)) delete wanted.current[name];
  const put = (changed) => {
    const { game, rounds, months_a_round, months_after, groups, seconds } = now;
    Object.assign(wanted.current, changed);
    return act({ do: "settings", game, rounds, months_a_round, months_after, groups, seconds, ...wanted.current }, "settings").then((answer) => {
      if (answer.status > 200) wanted.current = {};
    });
  };
  const field = (name, shown, changed, step = 1) => html`<${Field} name=${name} shown=${shown} step=${step} put=${(taken) => put(changed(taken))} />`;
  const named = (count) => Array.from({ length: count }, (_, at) => now.groups[at] ?? String(at + 1));
  return html`<section class="card" aria-labelledby="settings-title">
    <h2 id="settings-title">${say("settings")}</h2>
    <div class="fields">
      ${view.games?.length > 1 &&
      html`<div class="field broad"><label for="set-game">${say("set_game")}</label>
        <select id="set-game" value=${now.game} onChange=${(event) => put({ game: event.target.value })}>${view.games.map((game) => html`<option value=${game}>${say(`game_${game}`)}</option>`)}</select></div>`}
      ${now.game === "groups" && field("groups", now.groups.length, (count) => ({ groups: named(count) }))}
      ${field("rounds", now.rounds, (rounds) => ({ rounds }))}
      ${field("months_a_round", now.months_a_round, (months_a_round) => ({ months_a_round }))}
      ${field("months_after", now.months_after, (months_after) => ({ months_after }))}
      ${field(now.game === "roles" ? "programme" : "budget", Math.round(10 * now.budget) / 10, (budget) => ({ budget }), 0.1)}
      ${field("minutes", now.seconds / 60, (minutes) => ({ seconds: Math.round(60 * minutes) }), 0.5)}
    </div>
    <p class="note">${say("settings_note", { programme: view.programme_end, months: view.months })}</p>
  </section>`;
}

// A number that counts once its field is left; what is being typed stays, whatever the room does meanwhile.
function Field({ name, shown, step, put }) {
  const [typed, setTyped] = useState(null);
  const [low, high] = BOUNDS[name];
  const change = () => {
    const given = meantNumber(typed ?? "");
    setTyped(null);
    if (!Number.isFinite(given)) return;
    const taken = Math.min(high, Math.max(low, step === 1 ? Math.round(given) : given));
    if (taken !== shown) put(taken);
  };
  const keys = (event) => event.key === "Enter" && change();
  return html`<div class="field"><label for=${`set-${name}`}>${say(`set_${name}`)}</label>
    <input id=${`set-${name}`} inputmode="decimal" autocomplete="off" value=${typed ?? typedNumber(shown)} onInput=${(event) => setTyped(event.target.value)} onBlur=${change} onKeyDown=${keys} onFocus=${(event) => event.target.select()} /></div>`;
}

// ---- groups

function Groups({ view, act, ask, language }) {
  const rename = (group) => ask({ title: say("rename_group"), label: say("name"), initial: group.name, yes: say("save"), then: (name) => act({ do: "rename_group", group: group.number, name }) });
  const choosing = view.phase === "choose";
  return html`<section aria-labelledby="groups-title">
    <h2 id="groups-title">${say("groups")}</h2>
    <div class="groups">${view.groups.map((group) => {
      const drafted = group.draft?.choices ?? [];
      const role = roleOf(view, group.number);
      const goal = role ? group.state.find((one) => one.name === role.goal.name) : group.state[0];
      return html`<article class="card group" key=${group.number} aria-label=${groupName(group.name)}>
        <h3 class="row spread"><span class="name row"><${Swatch} ...${style(group.number)} /><bdi>${groupName(group.name)}</bdi></span>
          <button class="small quiet" aria-label=${say("rename_x", { name: groupName(group.name) })} onClick=${() => rename(group)}>${say("rename")}</button></h3>
        <p class="note">${group.members.length ? list(group.members) : say("nobody")}</p>
        ${choosing &&
        html`<p>${group.sent ? html`<span class="tag good">${say("sent")}</span> ${group.sent.by ?? say("the_trainer")}` : html`<span class="tag ${drafted.length ? "" : "calm"}">${say(drafted.length ? "drafting" : "waits")}</span>`}
            <span class="number note"> ${say("costs", { cost: units(cost((group.sent ?? group.draft)?.choices ?? [], view)), left: units(group.left) })}</span></p>
          ${(group.sent ?? group.draft) && html`<details><summary>${say("what_they_choose")}</summary><${Chosen} choices=${(group.sent ?? group.draft).choices} view=${view} language=${language} /></details>`}
          ${!group.sent && html`<button onClick=${() => act({ do: "send_for", round: view.round, group: group.number })}>${say(drafted.length ? "send_for" : "send_nothing")}</button>`}`}
        ${view.month > 0 && goal && html`<p class="measure"><span>${capital(goal.label)}</span> <strong class="number">${value(goal, goal.now)}</strong></p>`}
        ${view.phase === "look" && html`<details><summary>${say("news")}</summary><${Chosen} choices=${group.history.find((one) => one.round === view.round)?.choices ?? []} view=${view} language=${language} />
          <ul>${group.news.map((one) => html`<li>${one}</li>`)}</ul></details>`}
      </article>`;
    })}</div>
  </section>`;
}

function Curves({ view }) {
  const known = view.groups.find((group) => group.state.length);
  const [name, setName] = useState("");
  if (!known) return html`<section><h2>${say("curves")}</h2><p class="note" role="status">${say("computing")}</p></section>`;
  const debrief = view.debrief;
  const measure = known.state.find((one) => one.name === name) ?? known.state[0];
  const lines = isRoles(view)
    ? [{ name: say("together"), values: known.curves[measure.name], colour: look.accent, wide: 3 }]
    : view.groups.map((group) => ({ name: groupName(group.name), values: group.curves[measure.name], ...style(group.number) }));
  const others = (debrief?.paths ?? []).filter((path) => path.group === null && path.key !== "together").map((path) => ({ name: path.name, values: path.shown[measure.name], ...other(path) }));
  return html`<section aria-labelledby="curves-title">
    <div class="row spread"><h2 id="curves-title">${say("curves")}</h2>
      <label class="row">${say("measure")} <select class="slim" value=${measure.name} onChange=${(event) => setName(event.target.value)}>${known.state.map((one) => html`<option value=${one.name}>${capital(one.label)}</option>`)}</select></label></div>
    <${Chart} lines=${[...others, ...lines]} months=${view.months} end=${view.programme_end} unit=${measure.unit} title=${say("over_time", { name: capital(measure.label) })} />
  </section>`;
}

export const other = (path) => (path.key.endsWith("No programme") ? { ...NOTHING, wide: 2.5 } : path.key === "together" ? { colour: look.accent, wide: 3 } : { colour: "#8a8a8a", dash: "6 3", wide: 2 });

function Debrief({ view }) {
  const { debrief } = view;
  const goal = debrief.goal;
  return html`<section>
      <h2 id="debrief-title">${say("beside_each_other")}</h2>
      <div class="scroll" tabindex="0" role="region" aria-labelledby="debrief-title"><table>
        <thead><tr><th scope="col">${say("path")}</th><th scope="col" class="number">${capital(goal.label)}</th><th scope="col" class="number">${say("against_nothing")}</th><th scope="col" class="number">${say("better_in")}</th><th scope="col" class="number">${say("spent")}</th></tr></thead>
        <tbody>${debrief.paths.map((path) => {
          const against = path.against_nothing;
          return html`<tr><th scope="row"><span class="row"><${Swatch} ...${path.group ? style(path.group) : other(path)} /><bdi class="name">${path.group ? groupName(path.name) : path.name}</bdi>${path.best && html`<span class="tag good">${say("best_known")}</span>`}</span></th>
            <td class="number">${value(goal, path.goal)}</td>
            <td class="number">${against ? `${against.difference < 0 ? "−" : "+"}${apart(goal, against.difference)}` : "–"}</td>
            <td class="number">${against ? say("of_worlds", { better: against.better, worlds: against.worlds }) : "–"}</td>
            <td class="number">${path.spent === null ? "–" : units(path.spent)}</td></tr>`;
        })}</tbody>
      </table></div>
      <p class="note">${say("ranking_note", { goal: goal.label, worlds: debrief.worlds })}</p>
    </section>
    <${Wanted} debrief=${debrief} /><${Broken} debrief=${debrief} />
    <section aria-labelledby="decisive-title"><h2 id="decisive-title">${say("decisive_rounds")}</h2>
      ${debrief.decisive.map((one, at) => html`<p><strong class="name"><bdi>${groupName(view.groups[at].name)}</bdi></strong> ${decisive(one, view)}</p>`)}
    </section>
    ${view.talk.length > 0 && html`<section aria-labelledby="talk-title"><h2 id="talk-title">${say("talk")}</h2>${view.talk.map((stage) => html`<h3>${stage.title}</h3><ul>${stage.questions.map((one) => html`<li>${one}</li>`)}</ul>`)}</section>`}`;
}

function Reflections({ view }) {
  const { reflections, questions } = view;
  if (view.phase === "lobby") return null;
  const rounds = [...new Set(reflections.map((one) => one.round))].sort((one, other) => other - one);
  return html`<section aria-labelledby="reflections-title"><h2 id="reflections-title">${say("reflections")}</h2>
    ${questions.length > 0 && html`<ol>${questions.map((one) => html`<li>${one}</li>`)}</ol>`}
    ${!rounds.length && html`<p class="note">${say("no_reflections")}</p>`}
    ${rounds.map((round) => html`<details open=${round === rounds[0]} key=${round}><summary>${round > view.rounds ? say("step_after") : say("step_round", { round })}</summary>
      <ul>${reflections.filter((one) => one.round === round).map((one) => html`<li><small>${one.question}.</small> <span class="name"><bdi>${one.text}</bdi></span> <small class="name">(<bdi>${one.name}</bdi>)</small></li>`)}</ul></details>`)}
  </section>`;
}

// ---- the room

function Projector({ view, act }) {
  const [shows, show] = useWanted(view.shows, (what) => act({ do: "show", what }, "show"));
  const [unveiled, unveil] = useWanted(view.unveiled, (on) => act({ do: "unveil", on }, "unveil"));
  const [speaks, speak] = useWanted(view.projector_language, (language) => act({ do: "speak", language }, "speak"));
  return html`<section class="card" aria-labelledby="projector-title"><h2 id="projector-title">${say("on_projector")}</h2>
    <div class="row" role="group" aria-labelledby="projector-title">${["play", "explore"].map((what) => html`<button aria-pressed=${String(shows === what)} onClick=${() => show(what)}>${say(`shows_${what}`)}</button>`)}</div>
    <label class="check"><input type="checkbox" checked=${unveiled} onChange=${(event) => unveil(event.target.checked)} /> ${say("unveil")}</label>
    <div class="field"><label for="projector-language">${say("projector_language")}</label><select id="projector-language" value=${speaks} onChange=${(event) => speak(event.target.value)}><option value="id" lang="id">Bahasa Indonesia</option><option value="en" lang="en">English</option></select></div>
  </section>`;
}

function People({ view, act, ask }) {
  const rename = (seat) => ask({ title: say("rename_seat"), label: say("name"), initial: seat.name, yes: say("save"), then: (name) => act({ do: "rename", seat: seat.number, name }) });
  const remove = (seat) => ask({ title: say("remove_title", { name: seat.name }), text: say("remove_text"), yes: say("remove"), then: () => act({ do: "remove", seat: seat.number }) });
  return html`<section class="card" aria-labelledby="people-title"><h2 id="people-title">${say("people")} (${view.seats.filter((seat) => !seat.removed).length})</h2>
    ${!view.seats.length && html`<p class="note">${say("nobody_yet")}</p>`}
    <ul class="people">${view.seats.map((seat) => html`<li key=${seat.number}>
      <div class="row spread"><strong class="name"><bdi>${seat.name}</bdi></strong><span class="tag ${seat.removed ? "bad" : seat.there ? "good" : "calm"}">${say(seat.removed ? "is_removed" : seat.there ? "is_there" : "is_away")}</span></div>
      ${view.questions.length > 0 && !seat.removed && html`<small>${say("answered", { count: seat.answered, all: view.questions.length })}</small>`}
      <div class="row">
        ${!seat.removed && html`<${Moved} seat=${seat} groups=${view.groups} act=${act} />`}
        <button class="small" aria-label=${say("rename_x", { name: seat.name })} onClick=${() => rename(seat)}>${say("rename")}</button>
        ${seat.removed ? html`<button class="small" aria-label=${say("readmit_x", { name: seat.name })} onClick=${() => act({ do: "readmit", seat: seat.number })}>${say("readmit")}</button>` : html`<button class="small danger" aria-label=${say("remove_x", { name: seat.name })} onClick=${() => remove(seat)}>${say("remove")}</button>`}
      </div></li>`)}</ul>
  </section>`;
}

function Moved({ seat, groups, act }) {
  const [group, move] = useWanted(seat.group, (next) => act({ do: "move", seat: seat.number, group: next }, `move-${seat.number}`));
  return html`<select class="slim" aria-label=${say("group_of", { name: seat.name })} value=${group} onChange=${(event) => move(Number(event.target.value))}>${groups.map((one) => html`<option value=${one.number}>${groupName(one.name)}</option>`)}</select>`;
}

function Home({ view, language }) {
  const { before, after } = view.questionnaires;
  return html`<section class="card" aria-labelledby="home-title"><h2 id="home-title">${say("take_home")}</h2>
    <p>${say("questionnaires", { before: number(before), after: number(after) })}</p>
    <div class="row">${["session.zip", "report.id.html", "report.en.html"].map((file) => html`<a class="button" href=${`/report/${file}`} download>${say(`take_${file.replaceAll(".", "_")}`)}</a>`)}</div>
    <p class="note">${say("take_home_note")}</p>
  </section>`;
}

start(Table);
