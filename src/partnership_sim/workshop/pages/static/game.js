// Pieces of the game that phone, table and projector share.

import { html, look, number, percent, range, say, capital, Curve, useEffect, useState } from "./kit.js";

// A measure's value in its own unit.
export const value = (measure, one) => (measure.unit === "share" ? percent(one) : number(one, 1));

export const units = (amount) => number(amount, 1);

// What so many units are in money, as the language writes it: Rp37,5 juta; nothing where the scenario knows no money.
export function money(amount, unit, language) {
  if (!unit) return "";
  const locale = language === "id" ? "id-ID" : "en-GB";
  const size = { notation: "compact", compactDisplay: "long", maximumSignificantDigits: 3 };
  const parts = new Intl.NumberFormat(locale, { style: "currency", currency: unit.currency, currencyDisplay: "narrowSymbol" }).formatToParts(0);
  const symbol = language === "id" ? parts.find((part) => part.type === "currency").value : `${unit.currency} `;
  return symbol + new Intl.NumberFormat(locale, size).format(amount * unit.value);
}

// Groups that have no name but a number are called so.
export const groupName = (name) => (/^\d+$/.test(name) ? say("group_n", { name }).replace(/ /g, "\u00a0") : name);

export const style = (group) => look.plans[(group - 1) % look.plans.length];
export const NOTHING = { colour: "#595959", dash: "2 3" };

// What choices of a round cost: what they spend each month, and convening in months in which anything is spent.
export function cost(choices, view) {
  const spent = choices.reduce((sum, one) => sum + one.spend, 0);
  return spent > 0 ? view.months_a_round * (spent + view.terms.convening) : 0;
}

export const monthsOf = (view) => ({
  first: view.phase === "after" ? view.programme_end + 1 : (view.round - 1) * view.months_a_round + 1,
  last: view.phase === "after" ? view.months : view.round * view.months_a_round,
});

export function heading(view) {
  const values = { round: view.round, rounds: view.rounds, ...monthsOf(view) };
  return say({ lobby: "in_lobby", choose: "in_round", look: "in_look", after: "in_after", debrief: "in_debrief" }[view.phase], values);
}

// Seconds left, counted here between two views; null where no time runs.
export function useSeconds(left) {
  const [end, setEnd] = useState(null);
  const [, tick] = useState(0);
  useEffect(() => {
    setEnd(left === null || left === undefined ? null : performance.now() + 1000 * left);
    const clock = setInterval(() => tick((count) => count + 1), 500);
    return () => clearInterval(clock);
  }, [left]);
  return end === null ? null : Math.max(0, Math.round((end - performance.now()) / 1000));
}

export function Timer({ left }) {
  const seconds = useSeconds(left);
  if (seconds === null) return null;
  const shown = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  return html`<span class="timer number ${seconds <= 30 ? "late" : ""}" role="timer" aria-label=${say("time_left", { time: shown })}>${shown}</span>`;
}

// How a measure went in the months just lived through: the value, the change, and the curve so far.
export function Measures({ state, curves, view, since, colour }) {
  return html`<ul class="measures">
    ${state.map((one) => {
      const values = curves[one.name] ?? [];
      const [low, high] = range(one.unit, [values]);
      const moved = one.before === null || one.now === null ? 0 : one.now - one.before;
      const small = value(one, one.now) === value(one, one.before);
      const change = since && one.before !== null ? say(small ? "same" : moved > 0 ? "up_from" : "down_from", { before: value(one, one.before) }) : "";
      return html`<li key=${one.name}>
        <div class="measure"><span>${capital(one.label)}</span><strong class="number">${value(one, one.now)}</strong></div>
        ${values.length > 1 &&
        html`<${Curve} lines=${[{ values, colour: colour ?? look.accent, wide: 2.5 }]} months=${view.months} mark=${view.programme_end} low=${low} high=${high} height=${54} tell=${(level) => value(one, level)}
          label=${say("curve_of", { name: one.label, first: value(one, values[0]), last: value(one, one.now) })} />`}
        ${change && html`<small>${!small && html`<span aria-hidden="true">${moved > 0 ? "▲" : "▼"} </span>`}${change}</small>`}
      </li>`;
    })}
  </ul>`;
}

// Choices in words, one line each.
export const Chosen = ({ choices, view, language }) =>
  choices.some((one) => one.spend > 0)
    ? html`<ul class="chosen">
        ${choices
          .filter((one) => one.spend > 0)
          .map((one) => {
            const lever = view.terms.levers.find((found) => found.name === one.lever);
            const form = lever?.forms.find((found) => found.name === one.form);
            const on = one.on.map((name) => view.kinds.find((kind) => kind.name === name)?.label ?? name).join(", ");
            const more = [lever?.forms.length > 1 ? form?.label : "", on].filter(Boolean).join("; ");
            return html`<li>${lever?.label ?? one.lever}: <span class="number">${say("a_month", { amount: units(one.spend) })}</span>${more && html` <small>(${more})</small>`}</li>`;
          })}
      </ul>`
    : html`<p class="note">${say("chose_nothing")}</p>`;

// Why a group's decisive round decided, in a sentence.
export function decisive(one, view) {
  if (!one) return say("decisive_coming");
  if (one.round === null) return say("decisive_none");
  const goal = view.debrief.goal;
  const values = {
    round: one.round,
    first: (one.round - 1) * view.months_a_round + 1,
    last: one.round * view.months_a_round,
    goal: goal.label,
    difference: apart(goal, one.difference),
    better: one.better,
    worse: one.worse,
    worlds: one.worlds,
    lever: one.lever,
    part: apart(goal, one.lever_difference),
  };
  if (!one.better && !one.worse) return say("decisive_little", values);
  return say(one.difference >= 0 ? "decisive_gain" : "decisive_loss", values);
}

// A difference of the goal: in points of a hundred where it is a share.
export function apart(goal, difference) {
  if (difference === null || difference === undefined) return "–";
  const size = Math.abs(difference);
  return goal.unit === "share" ? say("points", { number: number(100 * size, 1) }) : number(size, 2);
}

// All paths of the goal beside each other, the own one (or all) in colour.
export function Paths({ view, own, metric }) {
  const debrief = view.debrief;
  const name = metric ?? (debrief.measures.some((one) => one.name === debrief.goal.name) ? debrief.goal.name : debrief.measures[0].name);
  const measure = debrief.measures.find((one) => one.name === name);
  const known = debrief.paths.filter((path) => path.shown[name]?.length);
  const [low, high] = range(measure.unit, known.map((path) => path.shown[name]));
  const lines = known.map((path) => lineOf(path, name, own)).sort((one, other) => (one.wide ?? 0) - (other.wide ?? 0));
  return html`<figure class="paths">
    <figcaption>${say("over_time", { name: capital(measure.label) })}</figcaption>
    <${Curve} lines=${lines} months=${view.months} mark=${view.programme_end} low=${low} high=${high} height=${130} tell=${(level) => value(measure, level)} label=${say("paths_label", { name: measure.label })} />
    <p class="axis note"><span>${say("month", { month: 0 })}</span><span>${say("programme_ends", { month: view.programme_end })}</span><span>${say("month", { month: view.months })}</span></p>
  </figure>`;
}

function lineOf(path, name, own) {
  const values = path.shown[name];
  if (path.key === "together") return { values, colour: look.accent, wide: 3 };
  if (path.group !== null && (own === undefined || own === path.group)) return { values, ...style(path.group), wide: 3 };
  if (path.key.includes("No programme")) return { values, ...NOTHING };
  return { values, colour: own === undefined ? "#9a9a9a" : "#b5b5b5", wide: 1.5, dash: path.group === null ? "5 3" : "" };
}
