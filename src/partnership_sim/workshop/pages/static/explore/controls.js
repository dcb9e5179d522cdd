// What can be done to the partnership: plan, levers, shocks, leakage, another beginning, undo, saving.

import { html, say, number, percent, Dialog, useEffect, useRef, useState } from "../kit.js";
import { post } from "../live.js";

const STEPS = 40;

// What is spent on a lever in the month after one.
const spentIn = (lever, month) => {
  const step = lever.steps.find(([first, last]) => first <= month + 1 && month + 1 <= last);
  return step ? step[2] : 0;
};

// A slider that shows what it is moved to at once, and what came of it when it stands still.
function Slider({ id, label, value, min, max, step, told, short = told, note, change }) {
  const [moved, setMoved] = useState(null);
  const count = useRef(0);
  const input = async (event) => {
    const wanted = Number(event.target.value);
    const own = ++count.current;
    setMoved(wanted);
    await change(wanted);
    if (own === count.current) setMoved(null);
  };
  const shown = moved ?? value;
  return html`<div class="slider">
    <label for=${id}>${label}</label><output for=${id} class="number">${short(shown)}</output>
    <input id=${id} type="range" min=${min} max=${max} step=${step} value=${shown} aria-valuetext=${told(shown)} onInput=${input} />
    ${note && html`<p class="note">${note}</p>`}
  </div>`;
}

function Lever({ lever, side, month, act }) {
  const own = side.levers[lever.name];
  const form = own.form || lever.forms[0].name;
  const can = lever.forms.find((one) => one.name === form) ?? lever.forms[0];
  const now = spentIn(own, month);
  const most = Math.max(lever.most, now);
  const spend = (given) => act({ do: "explore_spend", month, lever: lever.name, ...given }, `lever-${lever.name}`);
  const step = Number((most / STEPS).toPrecision(2));
  const on = own.on.length ? own.on : can.usual;
  const turn = (kind) => {
    const wanted = on.includes(kind) ? on.filter((one) => one !== kind) : [...on, kind];
    if (wanted.length) spend({ amount: now || step, on: wanted, form: form || undefined });
  };
  return html`<div class="lever">
    <${Slider} id=${`lever-${lever.name}`} label=${lever.label} value=${now} min="0" max=${most} step=${step} told=${(value) => say("units", { amount: number(value, 2) })} short=${(value) => number(value, 2)} change=${(amount) => spend({ amount })} />
    <details><summary aria-label=${say("more_of", { lever: lever.label })}>${say("more")}</summary>
      ${lever.price && html`<p class="note">${say("price", { price: lever.price })}</p>`}
      ${lever.forms.length > 1 &&
      html`<div class="field"><label for=${`form-${lever.name}`}>${say("form")}</label>
        <select id=${`form-${lever.name}`} value=${form} onChange=${(event) => spend({ amount: now || step, form: event.target.value, on: lever.forms.find((one) => one.name === event.target.value).usual })}>
          ${lever.forms.map((one) => html`<option value=${one.name} selected=${one.name === form}>${one.label}</option>`)}
        </select></div>`}
      <fieldset><legend>${say("for_whom")}</legend>
        ${own.several && html`<p class="note">${say("everybody_meant")}</p>`}
        ${can.on.map((kind) => html`<label class="check"><input type="checkbox" checked=${on.includes(kind)} onChange=${() => turn(kind)} /> ${side.kinds[kind]}</label>`)}
        ${on.filter((one) => !(one in side.kinds)).length > 0 && html`<p class="note">+ ${on.filter((one) => !(one in side.kinds)).map((one) => side.names[one] ?? one).join(", ")}</p>`}
      </fieldset>
    </details>
  </div>`;
}

export function Controls({ case_, shown, side, month, act, ask }) {
  const last = month >= case_.months;
  const late = month >= case_.programme_end;
  const leak = side.leakage.filter(([from]) => from <= month).at(-1)[1];
  const start = (given, key) => act({ do: "explore_start", ...given }, key);
  const wide = useRef(window.matchMedia("(min-width: 60rem)").matches).current;
  return html`
    <details class="card" open><summary>${say("levers")}</summary>
      <p class="note">${late ? say("levers_hint_late") : say("levers_hint", { month, end: case_.programme_end })}</p>
      <fieldset disabled=${last} class="levers"><legend class="spoken">${say("levers")}</legend>
        ${case_.levers.map((lever) => html`<${Lever} key=${lever.name} lever=${lever} side=${side} month=${month} act=${act} />`)}
      </fieldset>
    </details>
    <details class="card" open=${wide}><summary>${say("shocks")}</summary>
      <div class="row">${case_.shocks.map((shock) => html`<button type="button" disabled=${last} onClick=${() => act({ do: "explore_shock", month, shock: shock.name })}>${shock.label}</button>`)}</div>
      <${Slider} id="leakage" label=${say("leakage")} value=${leak} min=${case_.leakage.low} max=${case_.leakage.high} step="0.005" told=${percent} note=${say("leakage_hint")} change=${(value) => (last ? null : act({ do: "explore_leakage", month, value }, "leakage"))} />
    </details>
    <details class="card"><summary>${say("beginning")}</summary>
      <p class="note">${say("beginning_hint")}</p>
      <div class="field"><label for="plan">${say("plan")}</label>
        <select id="plan" value=${shown.plan} onChange=${(event) => act({ do: "explore_plan", plan: event.target.value })}>${case_.plans.map((plan) => html`<option value=${plan.name} selected=${plan.name === shown.plan}>${plan.label}</option>`)}</select>
        <p class="note">${say("plan_hint")}</p></div>
      <${Slider} id="prior-trust" label=${say("prior_trust")} value=${shown.start.trust} min="-0.3" max="0.3" step="0.05" told=${(value) => (value > 0 ? "+" : "") + number(value, 2)} note=${say("prior_trust_hint")} change=${(trust) => start({ trust }, "start-trust")} />
      <${Slider} id="budget" label=${say("budget")} value=${shown.start.budget} min="0" max="2" step="0.1" told=${(value) => `× ${number(value, 1)}`} note=${say("budget_hint")} change=${(budget) => start({ budget }, "start-budget")} />
    </details>
    <section class="card" aria-labelledby="by-hand"><h2 id="by-hand">${say("done_by_hand")}</h2>
      ${side.deeds.length ? html`<ul class="deeds">${side.deeds.map((deed) => html`<li>${deed.told}${deed.beyond && html` <span class="tag calm">${say("beyond_programme")}</span>`}</li>`)}</ul>` : html`<p class="note">${say("nothing_by_hand")}</p>`}
      <div class="row">
        ${side.deeds.length > 0 && html`<button type="button" onClick=${() => act({ do: "explore_clear" })}>${say("clear")}</button>`}
        <button type="button" onClick=${() => ask("save")}>${say("save")}</button>
      </div>
    </section>`;
}

export function Money({ side, month }) {
  const spent = side.money.spent[month] ?? 0;
  const budget = side.money.budget;
  return html`<p class="money">${budget === null ? say("money_unbounded", { spent: number(spent, 1) }) : say("money", { spent: number(spent, 1), budget: number(budget, 1) })}
    ${budget !== null && spent > budget * 1.0001 && html` <span class="tag bad">${say("beyond")}</span>`}</p>`;
}

export function Save({ language, close }) {
  const [name, setName] = useState("");
  const [told, setTold] = useState(null);
  const field = useRef();
  useEffect(() => field.current?.focus(), []);
  const save = async (event) => {
    event.preventDefault();
    const answer = await post(`/explore/save?lang=${language}`, { name });
    setTold(answer?.status === 200 ? answer.body : { refused: answer?.body?.refused ?? say("offline") });
  };
  return html`<${Dialog} title=${say("save_title")} close=${close}>
    ${told?.folder
      ? html`<p class="done" role="status">${told.told}</p>${told.left.length > 0 && html`<ul>${told.left.map((one) => html`<li>${one}</li>`)}</ul>`}
          <div class="row"><button type="button" class="primary" onClick=${close}>${say("close")}</button></div>`
      : html`<form onSubmit=${save}>
          <p>${say("save_hint")}</p>
          ${told?.refused && html`<p class="error" role="alert">${told.refused}</p>`}
          <div class="field"><label for="save-name">${say("save_name")}</label><input id="save-name" ref=${field} value=${name} maxlength="60" required onInput=${(event) => setName(event.target.value)} /></div>
          <div class="row"><button class="primary">${say("save_now")}</button><button type="button" onClick=${close}>${say("cancel")}</button></div>
        </form>`}
  </${Dialog}>`;
}
