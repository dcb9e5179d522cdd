// Two futures beside each other: in how many equally lucky worlds which is better, and what made the difference.

import { html, say, number } from "../kit.js";
import { amount, SIDES } from "./curves.js";

const Name = ({ at }) => html`<strong style=${{ color: SIDES[at].colour }}>${say(at ? "side_b" : "side_a")}</strong>`;

export function Worlds({ shown, case_, metric }) {
  const told = shown.better;
  if (!told || !shown.ready) return html`<p class="worlds coming">${say("worlds_coming", { worlds: case_.worlds })}</p>`;
  const { a, b, same, unknown } = told;
  const first = b >= a ? { side: "B", other: "A", count: b, less: a } : { side: "A", other: "B", count: a, less: b };
  const text = a + b === 0 && same ? say("of_worlds_none", { worlds: case_.worlds }) : say("of_worlds", { worlds: case_.worlds, side: first.side, count: first.count });
  const rest = [
    a + b > 0 && first.less > 0 && say("of_worlds_rest", { other: first.other, count: first.less }),
    a + b > 0 && same > 0 && say("of_worlds_same", { same }),
    unknown > 0 && say("of_worlds_unknown", { count: unknown }),
    say("judged_by", { goal: metric.label, month: case_.months }),
  ];
  return html`<p class="worlds" role="status">${text} <small>${rest.filter(Boolean).join(" ")}</small></p>`;
}

export const Parted = ({ shown, case_, metric, act }) => html`<section class="parted card" aria-label=${say("fork")}>
  <p>${say("parted", { month: shown.fork })} <${Name} at=${0} /> <svg class="line" viewBox="0 0 40 6" aria-hidden="true"><path d="M0 3H40" stroke=${SIDES[0].colour} stroke-width="3" /></svg> <${Name} at=${1} /> <svg class="line" viewBox="0 0 40 6" aria-hidden="true"><path d="M0 3H40" stroke=${SIDES[1].colour} stroke-width="3" stroke-dasharray="8 4" /></svg></p>
  <${Worlds} shown=${shown} case_=${case_} metric=${metric} />
  <div class="row"><button type="button" onClick=${() => act({ do: "explore_keep", side: "a" })}>${say("keep_a")}</button><button type="button" onClick=${() => act({ do: "explore_keep", side: "b" })}>${say("keep_b")}</button></div>
</section>`;

const sign = (value) => (value > 0 ? "+" : value < 0 ? "−" : "±");
const signed = (metric, value) => {
  if (value === null) return "–";
  const share = metric.unit === "share";
  const size = `${sign(value)}${number(Math.abs(share ? 100 * value : value), share ? 1 : 3)}`;
  return share ? say("points_of", { value: size }) : size;
};

export function Why({ shown, case_, metric }) {
  const why = shown.why;
  const title = html`<h2 id="why">${say("why")}</h2>`;
  if (!why || !shown.ready) return html`<section aria-labelledby="why">${title}<p class="note">${say("why_coming")}</p></section>`;
  if (!why.without.length) return html`<section aria-labelledby="why">${title}<p class="note">${say("why_none")}</p></section>`;
  return html`<section class="why" aria-labelledby="why">${title}
    <p>${say("why_change", { change: signed(metric, why.change), goal: metric.label, month: case_.months })} <small>${say("why_rule")}</small></p>
    <ul>${why.without.map(
      (one) => html`<li><p>${say("why_without", { deed: one.told, change: signed(metric, one.change) })}</p>
        ${one.events.length > 0 && html`<ul class="note">${one.events.map((event) => html`<li>${say("why_events", { event })}</li>`)}${one.number > one.events.length && html`<li>${say("why_more", { count: number(one.number - one.events.length) })}</li>`}</ul>`}</li>`,
    )}</ul>
    <p>${say("why_ties", { a: number(why.ties.a), b: number(why.ties.b), both: number(why.ties.both), ca: number(why.conflicts.a), cb: number(why.conflicts.b) })}</p>
    <ul class="note">${["a", "b"].flatMap((side) => why.only[side].slice(0, 2).map((event) => html`<li>${say("why_only", { side: side.toUpperCase(), event })}</li>`))}</ul>
  </section>`;
}
