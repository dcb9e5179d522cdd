// Pieces of the game of roles that phone, table and projector share: purses, words given in public, and what became of them.

import { html, say, announce, capital, meantNumber, useState } from "./kit.js";
import { apart, groupName, units, value } from "./game.js";

export const isRoles = (view) => view.roles.length > 0;
export const roleOf = (view, group) => view.roles.find((role) => role.group === group);

const named = (role) => groupName(role.name);
const plays = (role) => say(role.goal.better > 0 ? "role_goal" : "role_less", { goal: role.goal.label });

const wants = (role) => say(role.goal.better > 0 ? "wants" : "wants_less", { goal: role.goal.label });

// What the own role plays for.
export function Role({ view }) {
  const role = roleOf(view, view.seat.group);
  if (!role) return null;
  return html`<p><strong>${say("your_role")}: <bdi class="name">${role.label}</bdi>.</strong> ${plays(role)}</p>`;
}

export function purse(view) {
  const role = roleOf(view, view.seat.group);
  return role ? say("purse_note", { own: units(role.own), share: units(role.share) }) : null;
}

// Everybody's purse and goal.
export function Purses({ view }) {
  if (!isRoles(view)) return null;
  return html`<section aria-labelledby="purses-title"><h2 id="purses-title">${say("purses")}</h2>
    <ul class="roles">${view.roles.map((role) => html`<li><strong class="name"><bdi>${named(role)}</bdi></strong>: ${wants(role)} <span class="note">${say("purse_of", { own: units(role.own), share: units(role.share) })}</span></li>`)}</ul></section>`;
}

const CALM = { open: "calm", kept: "good", withheld: "bad", lacked: "bad" };
const line = (one) => say("pledge_line", { round: one.round, by: groupName(one.by_name), to: groupName(one.to_name), amount: units(one.amount) });

// Every word that was given, the latest first.
export function Pledges({ view, most }) {
  if (!isRoles(view) || view.phase === "lobby") return null;
  const shown = [...view.pledges].reverse().slice(0, most ?? view.pledges.length);
  return html`<section aria-labelledby="pledges-title"><h2 id="pledges-title">${say("pledges")}</h2>
    ${shown.length
      ? html`<ul class="pledges">${shown.map((one) => html`<li><bdi class="name">${line(one)}</bdi> <span class="tag ${CALM[one.became]}">${say(`became_${one.became}`)}</span></li>`)}</ul>`
      : html`<p class="note">${say("no_pledges")}</p>`}
  </section>`;
}

// While a round is open: a word to another role.
export function GiveWord({ view, live }) {
  const mine = roleOf(view, view.seat.group);
  const [to, setTo] = useState("");
  const [amount, setAmount] = useState("");
  const [refused, setRefused] = useState("");
  if (!mine) return null;
  const given = view.pledges.filter((one) => one.by === mine.group && one.round === view.round).map((one) => one.to);
  const others = view.roles.filter((role) => role.group !== mine.group && !given.includes(role.group));
  const pledge = async (event) => {
    event.preventDefault();
    const number = meantNumber(amount);
    if (!to || !(number > 0)) return;
    const answer = await live.act({ do: "pledge", round: view.round, to: Number(to), amount: number }, `pledge-${to}`);
    setRefused(answer.status === 200 ? "" : (answer.body?.refused ?? ""));
    if (answer.status !== 200) return;
    announce(say("pledged_said"));
    setTo("");
    setAmount("");
  };
  return html`<details class="card"><summary>${say("give_word")}</summary>
    <p class="note">${say("give_word_note")}</p>
    ${others.length > 0 &&
    html`<form onSubmit=${pledge}>
      <div class="field"><label for="pledge-to">${say("pledge_to")}</label>
        <select id="pledge-to" value=${to} onChange=${(event) => setTo(event.target.value)}><option value=""></option>${others.map((role) => html`<option value=${role.group}>${named(role)}</option>`)}</select></div>
      <div class="field"><label for="pledge-amount">${say("pledge_amount")}</label>
        <input id="pledge-amount" inputmode="decimal" autocomplete="off" value=${amount} onInput=${(event) => setAmount(event.target.value)} /></div>
      ${refused && html`<p class="error" role="alert">${refused}</p>`}
      <button class="whole">${say("pledge")}</button>
    </form>`}
  </details>`;
}

// When a round has closed: the own words of it, to be kept or withheld.
export function Settle({ view, live }) {
  const open = view.pledges.filter((one) => one.by === view.seat.group && one.round === view.round && one.became === "open");
  const [refused, setRefused] = useState("");
  if (!open.length || view.phase !== "look") return refused && html`<p class="error" role="alert">${refused}</p>`;
  const settle = (one, keep) =>
    live.act({ do: "settle", round: one.round, to: one.to, keep }, `settle-${one.to}`).then((answer) => setRefused(answer.status === 200 ? "" : (answer.body?.refused ?? "")));
  return html`<section class="card" aria-labelledby="settle-title"><h2 id="settle-title">${say("settle_title")}</h2>
    <p class="note">${say("settle_note")}</p>
    ${open.map((one) => {
      const told = say("settle_line", { to: groupName(one.to_name), amount: units(one.amount) });
      return html`<div role="group" aria-label=${told}><p><bdi class="name">${told}</bdi></p>
        <div class="row"><button class="primary" onClick=${() => settle(one, true)}>${say("keep")}</button><button onClick=${() => settle(one, false)}>${say("withhold")}</button></div></div>`;
    })}
    ${refused && html`<p class="error" role="alert">${refused}</p>`}
  </section>`;
}

// At the end: what each wanted, what all got, and what was possible; `brief` for the projector.
export function Wanted({ debrief, brief }) {
  if (!debrief?.roles?.length) return null;
  const told = (role) => ({
    nothing: value(role.goal, role.nothing), possible: value(role.goal, role.possible), plan: role.possible_name, better: role.better, worse: role.worse, worlds: role.worlds,
  });
  return html`<section aria-labelledby="got-title"><h2 id="got-title">${say("what_roles_got")}</h2>
    <ul class="roles">${debrief.roles.map((role) => html`<li><span class="measure"><span><strong class="name"><bdi>${named(role)}</bdi></strong>: ${wants(role)}</span><strong class="number">${value(role.goal, role.got)}</strong></span><span class="note">${say(brief ? "role_brief" : "role_told", told(role))}</span></li>`)}</ul></section>`;
}

// What each broken word did by itself; `most` of them at most.
export function Broken({ debrief, most }) {
  if (!debrief?.words?.length) return null;
  const shown = debrief.words.slice(0, most ?? debrief.words.length);
  return html`<section aria-labelledby="broken-title"><h2 id="broken-title">${say("broken_words")}</h2>
    <ul class="roles">${shown.map((word) => html`<li><strong><bdi class="name">${say("broken_line", { round: word.round, by: groupName(word.by_name), to: groupName(word.to_name) })}</bdi></strong> ${effects(word)}</li>`)}</ul></section>`;
}

function effects(word) {
  if (!word.effects) return say("decisive_coming");
  return word.effects
    .map((one) => {
      const told = { goal: capital(one.goal.label), difference: apart(one.goal, one.difference), better: one.better, worse: one.worse, worlds: one.worlds };
      return say(!one.better && !one.worse ? "broken_little" : one.difference < 0 ? "broken_worse" : "broken_better", told);
    })
    .join(" ");
}
