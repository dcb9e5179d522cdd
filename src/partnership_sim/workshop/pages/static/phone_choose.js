// The phone while a round is open: the group's common draft, and what is sent.

import { html, say, has, announce, look, meantNumber, typedNumber, Shape, useEffect, useRef, useState } from "./kit.js";
import { Measures, Timer, cost, heading, money, units } from "./game.js";
import { Questionnaire, Title } from "./phone_pieces.js";
import { GiveWord, Pledges, Role, isRoles, purse } from "./roles.js";

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
  useEffect(() => () => clearTimeout(later.current), []); // what is begun for a round, or a group, is not told to another
  useEffect(() => { // who leaves the page in the moment before it is told finds it told when they are back
    const leave = () => later.current && tell();
    addEventListener("pagehide", leave);
    return () => removeEventListener("pagehide", leave);
  });
  const together = () => {
    const kept = base.filter((one) => !(one.lever in mine.current));
    return [...kept, ...Object.values(mine.current).map((one) => one.choice)].filter((one) => one.spend > 0);
  };
  const order = view.terms.levers.map((lever) => lever.name);
  const choices = together().sort((one, other) => order.indexOf(one.lever) - order.indexOf(other.lever));
  const tell = () => {
    flush();
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
  const flush = () => {
    clearTimeout(later.current);
    later.current = null;
  };
  return { choices, edit, flush, refused };
}

const alike = (one, other) => JSON.stringify(one.map(plain)) === JSON.stringify(other.map(plain));
const plain = ({ lever, spend, form, on }) => [lever, spend, form, [...on].sort()];
const inOrder = (choices, view) => {
  const order = view.terms.levers.map((lever) => lever.name);
  return choices.filter((one) => one.spend > 0).sort((one, other) => order.indexOf(one.lever) - order.indexOf(other.lever));
};

export function Choose(state) {
  const { view, live, language, pending } = state;
  const { group, terms } = view;
  const draft = useDraft(state);
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
    const choices = draft.choices;
    const answer = await live.act({ do: "send", round: view.round, choices }, "send");
    if (answer.status === 200) {
      setSent(choices);
      announce(say("sent_said"));
    }
  };
  const last = group.history[group.history.length - 1];
  const levers = terms.levers.map((lever) => html`<${Lever} key=${lever.name} lever=${lever} choice=${draft.choices.find((one) => one.lever === lever.name)} edit=${draft.edit} view=${view} language=${language} />`);
  const by = group.draft && group.draft.seat !== view.seat.number && !isSent ? group.draft.by : null;
  return html`<${Title}>${heading(view)} <${Timer} left=${view.seconds_left} /><//>
    <${Role} view=${view} />
    <section class="budget card" aria-label=${say("budget")}>
      <div class="measure"><span>${say("left")}</span><strong class="number">${units(group.left - spent)}<small> / ${units(group.budget)}</small></strong></div>
      <div class="bar" role="presentation"><span style=${`width:${Math.max(0, (100 * (group.left - spent)) / group.budget)}%`}></span></div>
      <p class="note">${purse(view) ?? say("left_note", { rounds: view.rounds - view.round + 1, each: units(group.left / (view.rounds - view.round + 1)) })}
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
    ${isRoles(view) && html`<${GiveWord} view=${view} live=${live} /><${Pledges} view=${view} most=${12} />`}
    ${terms.convening > 0 && html`<p class="note">${say("convening", { amount: units(terms.convening) })}</p>`}
    <div class="send">
      <div aria-live="polite">
        ${draft.refused && html`<p class="error" role="alert">${draft.refused}</p>`}
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
    const number = meantNumber(text);
    if (Number.isFinite(number) && number >= 0 && number <= 1e6) change({ spend: number });
  };
  const id = `lever-${lever.name}`;
  return html`<section class="lever card ${spend > 0 ? "on" : ""}" aria-labelledby=${id}>
    <h3 id=${id}>${lever.label}</h3>
    ${has(`does_${lever.name}`) && html`<p>${say(`does_${lever.name}`)}</p>`}
    <p class="note">${say("but", { price: lever.price })}</p>
    <div class="amount" role="group" aria-labelledby=${id}>
      <button type="button" aria-label=${say("less", { name: lever.label })} aria-disabled=${String(spend <= 0)} onClick=${() => (setTyped(null), spend > 0 && change({ spend: spend - step }))}>−</button>
      <input inputmode="decimal" aria-label=${say("amount_of", { name: lever.label })} value=${typed ?? typedNumber(spend)} onInput=${(event) => type(event.target.value)} onBlur=${() => setTyped(null)} autocomplete="off" />
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
