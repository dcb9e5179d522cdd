// What the room sees: large, without controls. How to join stands there in every phase; results carry no names unless the trainer unveils them.

import { html, start, say, capital, look, Network, useEffect, useState } from "./kit.js";
import { Chart, Legend, Swatch } from "./chart.js";
import { Timer, NOTHING, decisive, groupName, heading, style, value } from "./game.js";
import { Qr } from "./qr.js";
import { Broken, Pledges, Wanted, isRoles } from "./roles.js";

function Projector(state) {
  const { view, language, choose } = state;
  const wanted = view.speaks;
  useEffect(() => {
    if (wanted !== language) choose(wanted);
  }, [wanted, language]);
  const live = view.shows === "explore";
  const Part = live ? Explore : { lobby: Lobby, choose: Choose, look: Look, after: Look, debrief: Debrief }[view.phase];
  return html`<${Network} ...${state} />
    <main id="main" class=${live || view.phase !== "lobby" ? "" : "open"}>
      <div class="shown"><${Part} ...${state} /></div>
      <${Door} view=${view} large=${!live && view.phase === "lobby"} />
    </main>`;
}

const Door = ({ view, large }) => html`<aside class="door ${large ? "large" : ""}" aria-label=${say("door")}>
  <${Qr} door=${view.door} />
  ${view.door.address ? html`<p class="how">${say("scan_or_type")}</p><p class="address">${view.door.address}</p>` : html`<p class="how">${say("no_address")}</p>`}
  <p class="how">${say("code")}</p>
  <p class="code">${view.door.code}</p>
</aside>`;

function Lobby({ view }) {
  return html`<h1>${view.scenario}</h1>
    <p class="huge">${say("join_now")}</p>
    <p class="number joined">${say("joined", { seats: view.seats })}</p>
    <ul class="chips">${view.names.map((name) => html`<li><bdi>${groupName(name)}</bdi></li>`)}</ul>`;
}

function Choose({ view }) {
  const sent = view.names.length - view.waiting.length;
  return html`<h1>${heading(view)} <${Timer} left=${view.seconds_left} /></h1>
    <p class="huge">${say("what_will_you_do")}</p>
    <p class="huge number" role="status">${say("have_sent", { sent, all: view.names.length })}</p>
    <ul class="chips">${view.names.map((name) => {
      const waits = view.waiting.includes(name);
      return html`<li class=${waits ? "" : "sent"}><bdi>${groupName(name)}</bdi> <span>${say(waits ? "still_choosing" : "sent")}</span></li>`;
    })}</ul><${Pledges} view=${view} most=${6} />`;
}

// The goal and one more measure, beside each other.
function Charts({ view, count }) {
  const size = useSize();
  const known = view.groups.filter((group) => group.state.length);
  if (!known.length) return html`<p class="huge" role="status">${say("computing")}</p>`;
  const legend = known.map((group) => ({ name: group.name === null ? "" : groupName(group.name), ...(group.number === null ? { colour: look.accent } : style(group.number)), wide: 4 }));
  return html`<div class="charts">${known[0].state.slice(0, count).map((measure) => {
    const lines = known.map((group, at) => ({ ...legend[at], values: group.curves[measure.name] }));
    const others = (view.debrief?.paths ?? []).filter((path) => path.group === null && path.key.endsWith("No programme"));
    const all = [...others.map((path) => ({ name: path.name, values: path.shown[measure.name], ...NOTHING, wide: 4 })), ...lines];
    return html`<${Chart} key=${measure.name} lines=${all} months=${view.months} end=${view.programme_end} unit=${measure.unit} title=${capital(measure.label)} size=${Math.round(size / 48)} height=${Math.round(size * (count > 1 ? 0.44 : 0.5))} names=${false} />`;
  })}</div>${view.unveiled && !view.debrief && html`<${Legend} lines=${legend} />`}${!view.unveiled && !isRoles(view) && html`<p class="note">${say("one_line_each")}</p>`}`;
}

// The height of the window, by which curves are sized.
function useSize() {
  const [height, setHeight] = useState(innerHeight);
  useEffect(() => {
    const changed = () => setHeight(innerHeight);
    addEventListener("resize", changed);
    return () => removeEventListener("resize", changed);
  }, []);
  return height;
}

const Look = ({ view }) => html`<h1>${heading(view)}</h1><${Charts} view=${view} count=${2} /><${Pledges} view=${view} most=${6} /><${Questions} questions=${view.questions} />`;

const Questions = ({ questions }) => (questions?.length ? html`<ol class="questions">${questions.map((one) => html`<li>${one}</li>`)}</ol>` : null);

// Lists of many are smaller, so that they fit.
const many = (name, list) => `${name} ${list.length > 8 ? "many" : ""}`;

function Debrief({ view }) {
  const { debrief, talk } = view;
  const asked = html`<${Questions} questions=${talk[0]?.questions} />`;
  if (!debrief) return html`<h1>${heading(view)}</h1><${Charts} view=${view} count=${2} />${asked}`;
  return html`<h1>${heading(view)}</h1>
    <div class="beside">${isRoles(view) ? html`<div><${Charts} view=${view} count=${1} /><${Broken} debrief=${debrief} most=${3} /></div>` : html`<${Charts} view=${view} count=${1} />`}
      ${isRoles(view) ? html`<${Wanted} debrief=${debrief} brief />` : html`<ol class=${many("ranking", debrief.paths)}>${debrief.paths.map((path) => html`<li><${Swatch} ...${path.group ? style(path.group) : path.key.endsWith("No programme") ? NOTHING : { colour: "#8a8a8a", dash: "6 3" }} /><span><bdi class="name">${path.group ? groupName(path.name) : path.name}</bdi>${path.best && html` <span class="tag good">${say("best_known")}</span>`}</span><strong class="number">${value(debrief.goal, path.goal)}</strong></li>`)}</ol>`}
    </div>
    ${!isRoles(view) && html`<ul class=${many("decisive", debrief.decisive)}>${debrief.decisive.filter((one) => one?.round).map((one) => html`<li><strong><bdi>${groupName(one.name)}</bdi></strong>: ${say("decisive_short", { round: one.round, lever: one.lever })}</li>`)}</ul>`}`;
}

// The live partnership has a face of its own, which comes when it is asked for.
function Explore(state) {
  const [Face, setFace] = useState(null);
  useEffect(() => {
    import("./explore_face.js").then((found) => setFace(() => found.Face), () => setFace(null));
  }, []);
  return Face ? html`<${Face} ...${state} />` : html`<h1>${state.view.scenario}</h1><p class="huge" role="status">${say("computing")}</p>`;
}

start(Projector);
