// The whole page: the network, the curves, what happens, the play head, and what can be done.

import { useMemo } from "../vendor/htm-preact.js";
import { html, say, number, announce, Dialog, Languages, Network as Wire, Refused, Shape, useEffect, useRef, useState } from "../kit.js";
import { Controls, Money, Save } from "./controls.js";
import { Curve, Lines } from "./curves.js";
import { Events, Person, Table, Ticker } from "./events.js";
import { Parted, Why } from "./fork.js";
import { Legend, Network, read } from "./network.js";
import { fetched, useExplore } from "./use.js";

export function Page(state) {
  const { live, language, change } = state;
  const all = useExplore(state);
  const { case_, shown, head, month } = all;
  const [by, setBy] = useState("band"); // what the curves part by: "band", "kind" or "plan"
  const [looked, setLooked] = useState(0); // the future whose network and events are shown
  const [asked, ask] = useState("");
  const side = shown?.fork !== null && shown ? looked : 0;
  const steered = shown ? shown.sides.length - 1 : 0;
  useEffect(() => setLooked(shown?.fork === null ? 0 : 1), [shown?.fork]); // what is changed is looked at

  const act = async (given, key) => {
    change({ refused: "" });
    const told = live.act(given, key);
    const answer = await told;
    if (answer.body?.explore) all.receive(answer.body.explore);
    if (given.do === "explore_start" || given.do === "explore_plan") announce(say("restarted"));
    return answer;
  };
  const move = (to, speed = 0) => {
    const whole = Math.max(0, Math.min(case_.months, to));
    const given = speed ? { do: "explore_play", month: whole, speed } : { do: "explore_go", month: whole };
    head.move(whole, speed, act(given, "head"));
    all.draw();
    if (!speed) announce(say("month_of", { month: whole, months: case_.months }));
  };
  // What is changed is changed from where the play head stands, so it stands.
  const steer = (given, key) => {
    if (head.moves && "month" in given) move(given.month);
    return act(given, key);
  };
  const keys = useRef();
  keys.current = (event) => {
    if (!case_ || !shown || event.altKey || event.ctrlKey || event.metaKey) return;
    const busy = event.target.closest?.("input, select, textarea, button, summary, a, dialog, [tabindex='0']");
    if (busy) return;
    const done = { " ": () => (head.moves ? move(head.month) : move(head.month === case_.months ? 0 : head.month, all.speed)), ArrowRight: () => move(head.month + 1), ArrowLeft: () => move(head.month - 1), Home: () => move(0) }[event.key];
    if (!done) return;
    event.preventDefault();
    done();
  };
  useEffect(() => {
    const pressed = (event) => keys.current(event);
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  }, []);

  const drawn = { ...all, act, steer, move, side, steered, language, by, setBy, looked, setLooked, ask };
  // What waits to be sent changes nothing here: only what is shown is drawn anew.
  const main = useMemo(
    () => (case_ && shown?.sides[0].curves ? html`<${Whole} ...${drawn} />` : html`<${Waiting} shown=${shown} door=${state.view.door} />`),
    [all.count, all.told, case_, month, language, by, looked, state.view.door?.address],
  );
  return html`<header class="bar row spread"><div><h1><bdi>${state.view.scenario}</bdi></h1>${shown && case_ && html`<p class="note">${say("plan")}: ${case_.plans.find((plan) => plan.name === shown.plan)?.label}</p>`}</div>
    <nav class="row"><button type="button" aria-pressed=${String(state.view.shows === "explore")} onClick=${() => act({ do: "show", what: state.view.shows === "explore" ? "play" : "explore" })}>${say(state.view.shows === "explore" ? "off_projector" : "on_projector")}</button><a class="button" href=${`/table?lang=${language}`} target="workshop-table">${say("to_table")}</a><${Languages} ...${state} /></nav></header>
    <${Wire} ...${state} /><${Refused} ...${state} />
    ${main}
    ${asked === "save" && html`<${Save} language=${language} close=${() => ask("")} />`}
    ${asked === "curves" && html`<${Choose} case_=${case_} watched=${shown.watched} act=${act} close=${() => ask("")} />`}`;
}

const Waiting = ({ shown, door }) => html`<main id="main" class="waiting">
  <p role="status">${shown?.failed ? say("failed", { reason: shown.failed }) : say("being_computed")}</p><div class="progress" aria-hidden="true"></div>
  ${door?.address && html`<p>${say("join_meanwhile", { address: door.address, code: door.code })}</p>`}
</main>`;

// Everything, once there is something to be seen.
function Whole(all) {
  const { case_, shown, month, side, steered, act, steer, move, by, setBy, looked, setLooked, ask } = all;
  const told = all.months.at(side, month, case_.months, all.head.moves);
  const now = read(told, case_);
  const goal = case_.metrics.find((metric) => metric.name === case_.goal);
  const pick = (at) => {
    if (at === shown.picked) at = null;
    act({ do: "explore_pick", who: at === null ? null : case_.people[at].id }, "pick");
    all.receive({ ...shown, picked: at });
  };
  const own = { ...shown.sides[steered], kinds: all.kinds, names: all.names };
  const [plans, setPlans] = useState(null);
  useEffect(() => {
    if (by === "plan" && !plans) fetched("/explore/plans").then(setPlans);
  }, [by]);
  const people = useMemo(() => case_.people.map((one, at) => html`<option value=${at} selected=${at === shown.picked}>${one.name}</option>`), [case_, shown.picked]);
  return html`
    ${shown.failed && html`<p class="error" role="alert">${say("failed", { reason: shown.failed })}</p>`}
    <main id="main" class="explore">
      <section class="stage" aria-label=${say("network")}>
        ${shown.fork !== null && html`<div class="row" role="group" aria-label=${say("show_side")}>${[0, 1].map((at) => html`<button type="button" class="small" aria-pressed=${String(looked === at)} onClick=${() => setLooked(at)}>${say(at ? "side_b" : "side_a")}</button>`)}</div>`}
        <${Network} case_=${case_} month=${told} picked=${shown.picked} pick=${pick} />
        <${Legend} case_=${case_} Shape=${Shape} now=${now} />
        <div class="row pick"><label class="spoken" for="person-pick">${say("choose_someone")}</label>
          <select id="person-pick" value=${shown.picked ?? ""} onChange=${(event) => pick(event.target.value === "" ? null : Number(event.target.value))}><option value="">${say("choose_someone")}</option>${people}</select>
        </div>
        ${shown.picked === null && html`<p class="note">${say("network_hint")} ${say("keys")}</p>`}
        ${shown.picked !== null && now && html`<${Person} now=${now} case_=${case_} picked=${shown.picked} months=${all.months} side=${side} month=${month} close=${() => pick(null)} />`}
        <${Later} summary=${say("table")}>${() => now && html`<${Table} now=${now} case_=${case_} pick=${pick} />`}</${Later}>
      </section>
      <div class="middle">
        ${shown.fork !== null && html`<${Parted} shown=${shown} case_=${case_} metric=${goal} act=${act} />`}
        <section class="curves" aria-labelledby="curves-title" data-mark=${shown.ready ? shown.mark : ""} data-whole=${String(shown.ready && shown.sides.every((one) => one.band))}>
          <div class="row spread"><h2 id="curves-title">${say("curves")}</h2><button type="button" class="small" onClick=${() => ask("curves")}>${say("choose_curves")}</button></div>
          <div class="row by" role="group" aria-labelledby="curves-title">${[["band", "with_band"], ["kind", "by_kind"], ["plan", "by_plan"]].map(([name, word]) => html`<button type="button" class="small" aria-pressed=${String(by === name)} onClick=${() => setBy(name)}>${say(word)}</button>`)}</div>
          <div class="grid">${shown.watched.map((name) => html`<${Curve} key=${name} metric=${case_.metrics.find((metric) => metric.name === name)} sides=${all.sides} case_=${case_} by=${by} plans=${plans} month=${month} fork=${shown.fork} />`)}</div>
          <${Lines} case_=${case_} by=${by} Shape=${Shape} />
          <p class="note">${by === "plan" ? say("by_plan_told", { worlds: case_.worlds }) : shown.sides.every((one) => one.band) ? say("band_told", { worlds: case_.worlds, goal: goal.label }) : say("band_coming")}</p>
        </section>
        ${shown.fork !== null && html`<${Why} shown=${shown} case_=${case_} metric=${goal} />`}
        <section class="happens" aria-labelledby="events-title"><h2 id="events-title">${say("events")}</h2><${Events} months=${all.months} side=${side} month=${month} /></section>
      </div>
      <aside class="controls" aria-label=${say("controls")}>
        <${Money} side=${own} month=${month} />
        <div class="fork row">
          ${shown.fork === null && html`<button type="button" class="primary" aria-describedby="fork-hint" disabled=${month >= case_.months} onClick=${() => steer({ do: "explore_fork", month })}>${say("fork")}</button>`}
          <button type="button" disabled=${!shown.can_undo} onClick=${() => act({ do: "explore_undo" })}>${say("undo")}</button>
          ${shown.fork === null && html`<p class="note" id="fork-hint">${say("fork_hint")}</p>`}
        </div>
        <${Controls} case_=${case_} shown=${shown} side=${own} month=${month} act=${steer} ask=${ask} />
      </aside>
    </main>
    <${Transport} ...${all} move=${move} told=${told} />`;
}

// What takes long to draw is drawn when somebody opens it.
function Later({ summary, children }) {
  const [open, setOpen] = useState(false);
  return html`<details onToggle=${(event) => setOpen(event.target.open)}><summary>${summary}</summary>${open && children()}</details>`;
}

function Choose({ case_, watched, act, close }) {
  const [chosen, setChosen] = useState(watched);
  const turn = (name) => {
    const wanted = chosen.includes(name) ? chosen.filter((one) => one !== name) : [...chosen, name];
    if (!wanted.length || wanted.length > 6) return;
    setChosen(wanted);
    act({ do: "explore_watch", metrics: wanted }, "watch");
  };
  return html`<${Dialog} title=${say("choose_curves")} close=${close} wide=${true}>
    <p class="note">${say("choose_curves_hint")}</p>
    <fieldset class="choose"><legend class="spoken">${say("choose_curves")}</legend>${case_.metrics.map((metric) => html`<label class="check" title=${metric.definition}><input type="checkbox" checked=${chosen.includes(metric.name)} disabled=${!chosen.includes(metric.name) && chosen.length >= 6} onChange=${() => turn(metric.name)} /> ${metric.label}</label>`)}</fieldset>
    <div class="row"><button type="button" class="primary" onClick=${close}>${say("close")}</button></div>
  </${Dialog}>`;
}

const ICONS = { restart: "M3 2h2v12H3zM14 2v12L6 8z", back: "M12 2v12L4 8z", play: "M4 2v12l9-6z", pause: "M3 2h4v12H3zM9 2h4v12H9z", forward: "M4 2v12l8-6z" };
const Icon = ({ name }) => html`<svg viewBox="0 0 16 16" width="20" height="20" fill="currentColor" aria-hidden="true"><path d=${ICONS[name]} /></svg>`;

function Transport({ case_, head, month, speed, setSpeed, move, told }) {
  const button = (name, then, options = {}) => html`<button type="button" class=${`transport-${name}`} aria-label=${say(name)} title=${say(name)} onClick=${then} ...${options}><${Icon} name=${name} /></button>`;
  return html`<section class="transport" aria-label=${say("transport")}>
    <${Ticker} told=${told} />
    <div class="row">
      ${button("restart", () => move(0))} ${button("back", () => move(head.month - 1), { disabled: month === 0 })}
      ${head.moves ? button("pause", () => move(head.month)) : button("play", () => move(head.month === case_.months ? 0 : head.month, speed))}
      ${button("forward", () => move(head.month + 1), { disabled: month >= case_.months })}
    </div>
    <label class="spoken" for="month">${say("month_label")}</label>
    <input id="month" type="range" min="0" max=${case_.months} step="1" value=${month} aria-valuetext=${say("month_of", { month, months: case_.months })} onInput=${(event) => move(Number(event.target.value))} />
    <output class="number" for="month">${say("month_of", { month, months: case_.months })}${month > case_.programme_end && html` <span class="tag calm after">${say("after_end")}</span>`}</output>
    <label class="spoken" for="speed">${say("speed")}</label>
    <select id="speed" value=${speed} onChange=${(event) => setSpeed(Number(event.target.value), head.moves && ((wanted) => move(head.month, wanted)))}>${case_.speeds.map((one) => html`<option value=${one} selected=${one === speed}>${say("speed_of", { speed: number(one) })}</option>`)}</select>
  </section>`;
}
