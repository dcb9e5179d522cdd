// Pieces of more than one phase of the phone.

import { html, say, useEffect, useState } from "./kit.js";

export const Title = ({ children }) => html`<h1 tabindex="-1">${children}</h1>`;

// The questionnaire before and after the game; every answer is kept at once.
export function Questionnaire({ view, live, folded }) {
  const { open, points, items, scale, introduction } = view.questionnaire;
  const [mine, setMine] = useState(null);
  const [state, setState] = useState("");
  useEffect(() => (setMine(null), setState("")), [open]);
  if (!open || !items) return null;
  const shown = mine ?? points ?? Array(items.length).fill(null);
  const put = (at, point) => {
    const next = shown.map((one, index) => (index === at ? point : one));
    setMine(next);
    setState("");
    live.act({ do: "questionnaire", wave: open, points: next }, `questionnaire-${open}`).then((answer) => {
      if (answer.status === 200) setState(say("saved"));
      else if (answer.status) setState(answer.body.refused ?? "");
    });
  };
  const done = shown.filter((one) => one !== null).length;
  return html`<details class="card" open=${!folded && done < items.length ? true : undefined}>
    <summary>${say(open === "before" ? "questionnaire_before" : "questionnaire_after")} <span class="tag ${done === items.length ? "good" : "calm"}">${done} / ${items.length}</span></summary>
    <p>${introduction}</p>
    ${items.map(
      (item, at) => html`<fieldset class="item"><legend>${at + 1}. ${item}</legend>
        <div class="scale">${scale.map(
          (label, point) => html`<label><input type="radio" name=${`item-${at}`} checked=${shown[at] === point + 1} onChange=${() => put(at, point + 1)} /><span>${label}</span></label>`,
        )}</div>
      </fieldset>`,
    )}
    <p class="note" role="status">${state}</p>
  </details>`;
}
