// What happens, in words; and what happened to one stakeholder, its state and its ties.

import { html, say, number, percent } from "../kit.js";
import { trustIn, trustOf } from "./network.js";

// Those that a room asks about come first.
const TELLING = ["shock", "joined", "budget_exhausted", "conflict_harmful", "conflict_settled", "spending_held_back", "conflict_opened", "tie_brokered", "breach_seen", "conflict_faded", "tie_ended", "tie_formed"];
const rank = (event) => TELLING.indexOf(event.event);

// The words without the month, under which they stand.
const words = (event) => {
  const text = event.told.replace(/^[^:]*: /, "").replace(/\.$/, "");
  return text.charAt(0).toUpperCase() + text.slice(1) + (event.times > 1 ? ` (${number(event.times)}×)` : "");
};

const Lines = ({ events, most }) => {
  const shown = [...events].sort((a, b) => rank(a) - rank(b)).slice(0, most);
  return html`<ul>
    ${shown.map((event) => html`<li class=${event.event}>${words(event)}</li>`)}
    ${events.length > most && html`<li class="note">${say("more_events", { count: number(events.length - most) })}</li>`}
  </ul>`;
};

export function Events({ months, side, month, back = 5, most = 6, heading: Heading = "h3" }) {
  const told = [];
  for (let at = month; at > Math.max(0, month - back); at--) {
    const found = months.kept[side].get(at);
    if (found?.events.length) told.push(found);
  }
  if (!told.length) return html`<p class="note">${say("no_events")}</p>`;
  return html`<ol class="events">
    ${told.map((one) => html`<li key=${one.month}><${Heading}>${say("month_label")} ${one.month}</${Heading}><${Lines} events=${one.events} most=${one.month === month ? most : 3} /></li>`)}
  </ol>`;
}

// The most telling of a month, in one line.
export function Ticker({ told }) {
  const first = [...(told?.events ?? [])].sort((a, b) => rank(a) - rank(b))[0];
  return html`<p class="ticker" aria-hidden="true">${first ? `${say("month_label")} ${told.month}: ${words(first)}` : ""}</p>`;
}

export function Person({ now, case_, picked, months, side, month, close }) {
  const one = now.people[picked];
  months.everything(side, month);
  const about = months
    .all(side, month)
    .filter(Boolean)
    .flatMap((told) => told.events.filter((event) => [event.who, event.with, event.by].includes(one.id)).map((event) => ({ ...event, month: told.month })))
    .reverse();
  const ties = one.ties
    .map((tie) => (tie.a === picked ? { other: tie.b, mine: tie.ab, theirs: tie.ba, conflict: tie.conflict } : { other: tie.a, mine: tie.ba, theirs: tie.ab, conflict: tie.conflict }))
    .sort((a, b) => b.conflict - a.conflict || b.mine + b.theirs - a.mine - a.theirs);
  const kind = case_.kinds.find((found) => found.name === one.kind);
  return html`<section class="person card" aria-labelledby="person">
    <div class="row spread"><h2 id="person" tabindex="-1"><bdi>${one.name}</bdi></h2><button type="button" class="small" onClick=${close}>${say("close")}</button></div>
    <dl>
      <div><dt>${say("kind")}</dt><dd>${kind?.label}</dd></div>
      ${one.there
        ? html`<div><dt>${say("resources")}</dt><dd>${number(one.resources, 2)}</dd></div>
            <div><dt>${say("resistance")}</dt><dd>${percent(one.resistance)}</dd></div>
            <div><dt>${say("trust_in_it")}</dt><dd>${percent(trustIn(one))}</dd></div>
            <div><dt>${say("trust_of_it")}</dt><dd>${percent(trustOf(one))}</dd></div>`
        : html`<div><dd>${say("not_joined", { month: one.joins })}</dd></div>`}
    </dl>
    <h3>${say("its_story", { name: one.name, month })}</h3>
    ${about.length ? html`<ul class="story" tabindex="0" aria-label=${say("its_story", { name: one.name, month })}>${about.map((event) => html`<li><span class="number">${event.month}</span> ${words(event)}</li>`)}</ul>` : html`<p class="note">${say("no_story")}</p>`}
    <p class="note">${say("anonymous")}</p>
    <h3>${say("its_ties", { name: one.name })} (${number(ties.length)})</h3>
    <div class="scroll tall" tabindex="0" role="region" aria-label=${say("its_ties", { name: one.name })}><table><thead><tr><th scope="col">${say("stakeholder")}</th><th scope="col" class="number">${say("trust_of_it")}</th><th scope="col" class="number">${say("trust_in_it")}</th></tr></thead>
      <tbody>${ties.map(
        (tie) => html`<tr><th scope="row"><bdi>${now.people[tie.other].name}</bdi>${tie.conflict > 0 && html` <span class="tag bad">${say(tie.conflict > 1 ? "harmful" : "conflict")}</span>`}</th><td class="number">${percent(tie.mine)}</td><td class="number">${percent(tie.theirs)}</td></tr>`,
      )}</tbody></table></div>
  </section>`;
}

// All of the network, for who cannot see it.
export const Table = ({ now, case_, pick }) => html`<div class="scroll tall" tabindex="0" role="region" aria-label=${say("table")}><table>
  <caption>${say("table")}</caption>
  <thead><tr><th scope="col">${say("stakeholder")}</th><th scope="col">${say("kind")}</th>${["resources", "resistance", "ties", "conflicts", "trust_in_it", "trust_of_it"].map((name) => html`<th scope="col" class="number">${say(name)}</th>`)}</tr></thead>
  <tbody>${now.people.map(
    (one) => html`<tr key=${one.id}><th scope="row"><button type="button" class="link" aria-label=${say("look", { name: one.name })} onClick=${() => pick(one.at)}><bdi>${one.name}</bdi></button></th>
      <td>${case_.kinds.find((kind) => kind.name === one.kind)?.label}</td>
      ${one.there
        ? html`<td class="number">${number(one.resources, 2)}</td><td class="number">${percent(one.resistance)}</td><td class="number">${number(one.ties.length)}</td><td class="number">${number(one.ties.filter((tie) => tie.conflict).length)}</td><td class="number">${percent(trustIn(one))}</td><td class="number">${percent(trustOf(one))}</td>`
        : html`<td colspan="6">${say("not_joined", { month: one.joins })}</td>`}</tr>`,
  )}</tbody></table></div>`;
