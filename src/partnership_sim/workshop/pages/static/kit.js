// What all pages share: their words, the language switch, numbers, small pieces. Views come whole and are drawn whole.

import { html, render, useEffect, useRef, useState } from "./vendor/htm-preact.js";
import { Live } from "./live.js";

export { html, useEffect, useRef, useState };

const LOCALES = { en: "en-GB", id: "id-ID" };
// Colours of groups and kinds, as the report has them.
export const look = { plans: [], kinds: {} };

let words = {};
let locale = "en-GB";

// The words of a name, with their values put in: say("month", {month: 3}).
export function say(name, values = {}) {
  const text = words[name] ?? name;
  return text.replace(/\{(\w+)\}/g, (whole, key) => (key in values ? String(values[key]) : whole));
}

// Whether there are words of a name: a user's own levers have none.
export const has = (name) => name in words;

// A number as people of the language write it, with at most so many decimals.
export const number = (value, decimals = 0) =>
  value === null || value === undefined ? "–" : value.toLocaleString(locale, { maximumFractionDigits: decimals });

// The same as people type it into a field: no marks of thousands; and back, whichever mark of decimals was typed (NaN: no number).
export const typedNumber = (value, decimals = 2) => value.toLocaleString(locale, { maximumFractionDigits: decimals, useGrouping: false });
export const meantNumber = (text) => (text.trim() ? Number(text.trim().replace(",", ".")) : NaN);

export const percent = (value) => (value === null || value === undefined ? "–" : `${number(100 * value)}%`);

// Draws Page into #app with {view, language, connected, pending, live} and again with every change.
export function start(Page) {
  const given = JSON.parse(document.getElementById("start").textContent);
  Object.assign(look, given.look);
  const root = document.getElementById("app");
  const state = { page: given.page, language: given.language, view: given.view, extra: given.extra, connected: true, pending: [] };
  const speak = (language, spoken) => {
    words = spoken;
    locale = LOCALES[language] ?? language;
    state.language = document.documentElement.lang = language;
    document.title = say("title");
  };
  const draw = () => render(html`<${Page} ...${state} />`, root);
  const change = (what) => {
    Object.assign(state, what);
    draw();
  };
  speak(given.language, given.words);
  state.live = new Live({
    page: given.page,
    language: given.language,
    onView: (view) => change({ view }),
    onState: change,
    onRefused: (given, body) => given.do !== "draft" && change({ refused: body.refused ?? say("not_done") }),
  });
  // Words and view change together; what is typed and where the focus is stay as they are.
  state.choose = async (language) => {
    try {
      const answer = await fetch(`/words/${given.page}?lang=${language}`);
      if (!answer.ok) return;
      const spoken = await answer.json();
      document.cookie = `language=${language}; path=/; max-age=31536000; SameSite=Strict`;
      speak(language, spoken);
      await state.live.speak(language);
      draw();
    } catch {
      announce(say("offline"));
    }
  };
  state.change = change;
  root.replaceChildren();
  draw();
  return state;
}

// Tells screen readers something that changed elsewhere than where they are.
let said = 0;
export function announce(text) {
  const place = document.getElementById("spoken");
  if (place) place.textContent = text + (said++ % 2 ? " " : "");
}

// Each language is named in itself, whatever the page speaks.
const OWN_NAMES = { id: "Bahasa Indonesia", en: "English" };
export const Languages = ({ language, choose }) => html`
  <div class="languages" role="group" aria-label=${say("language")}>
    ${Object.entries(OWN_NAMES).map(
      ([code, name]) => html`<button
        type="button"
        class="quiet"
        lang=${code}
        aria-pressed=${String(code === language)}
        onClick=${() => code !== language && choose(code)}
      >
        <span class="wide">${name}</span><span class="narrow" aria-hidden="true">${code.toUpperCase()}</span>
      </button>`,
    )}
  </div>
`;

// Says when the network is away, and what becomes of what was typed.
export const Network = ({ connected, pending }) => html`
  <div class="network" role="status" aria-live="polite">
    ${!connected && html`<p class="warning">${say(pending.length ? "offline_kept" : "offline")}</p>`}
  </div>
`;

// What was refused, in words, wherever the page is by then.
export const Refused = ({ refused, change }) =>
  refused ? html`<div class="error refused row spread" role="alert"><span>${refused}</span><button type="button" onClick=${() => change({ refused: "" })}>${say("close")}</button></div>` : null;

// A question in front of the page; what it asks is called by `yes`. Escape closes it, the focus goes back by itself.
export function Dialog({ title, children, close, wide }) {
  const box = useRef();
  useEffect(() => {
    const dialog = box.current;
    dialog.showModal();
    return () => dialog.open && dialog.close();
  }, []);
  return html`<dialog ref=${box} class=${wide ? "broad" : ""} aria-labelledby="dialog-title" onClose=${close}>
    <h2 id="dialog-title">${title}</h2>
    ${children}
  </dialog>`;
}

// Shapes of the kinds, as in the report: one glyph in a box of 16 by 16.
const SHAPES = {
  o: html`<circle cx="8" cy="8" r="6" />`,
  s: html`<rect x="2.7" y="2.7" width="10.6" height="10.6" />`,
  D: html`<path d="M8 1 15 8 8 15 1 8Z" />`,
  "^": html`<path d="M8 1.5 15 14H1Z" />`,
  v: html`<path d="M8 14.5 15 2H1Z" />`,
};
export const Shape = ({ shape, colour }) => html`<svg class="shape" viewBox="0 0 16 16" fill=${colour} aria-hidden="true">${SHAPES[shape] ?? SHAPES.o}</svg>`;

// A word at the beginning of something: with a capital.
export const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

// What somebody wants and the page does not show yet: [what to show, how to ask for it]. It holds until the page shows anything else, or was refused.
export function useWanted(actual, act) {
  const [wanted, want] = useState(null);
  useEffect(() => want(null), [actual]);
  const ask = (next) => {
    want(next);
    act(next).then((answer) => answer.status >= 400 && want(null));
  };
  return [wanted ?? actual, ask];
}

// Between which values curves of a measure are drawn: as far as they go, yet never so near that what is small looks large.
export function range(unit, series) {
  const known = series.flat().filter((one) => one !== null && one !== undefined);
  if (!known.length) return [0, 1];
  const share = unit === "share";
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const span = Math.max(share ? 0.2 : Math.max(1, 0.2 * high), 1.15 * (high - low));
  const step = share ? 0.05 : 10 ** Math.floor(Math.log10(span)) / 2;
  const [from, to] = [(low + high - span) / 2, (low + high + span) / 2].map((one) => one / step);
  const most = share ? 1 : Infinity;
  return [Math.max(0, Math.floor(from + 1e-9) * step), Math.min(most, Math.ceil(to - 1e-9) * step)];
}

// A small curve: lines [{values, colour, dash, wide}] from month 0 on, between low and high.
export function Curve({ lines, months, low = 0, high = 1, mark, label, tell, height = 90 }) {
  const width = 300;
  const x = (month) => (months ? (width * month) / months : 0);
  const y = (value) => height - 3 - ((height - 6) * (value - low)) / (high - low || 1);
  const path = (values) => {
    let pen = "M";
    return values
      .map((value, month) => {
        if (value === null || value === undefined) {
          pen = "M";
          return "";
        }
        const step = `${pen}${x(month).toFixed(1)} ${y(value).toFixed(1)}`;
        pen = "L";
        return step;
      })
      .join("");
  };
  return html`<div class="framed" role="img" aria-label=${label}>
    <span aria-hidden="true">${tell(high)}</span><span aria-hidden="true">${tell(low)}</span>
    <svg class="curve" viewBox="0 0 ${width} ${height}" preserveAspectRatio="none" aria-hidden="true">
    ${[0, 0.5, 1].map((share) => html`<line class="grid" x1="0" x2=${width} y1=${y(low + share * (high - low))} y2=${y(low + share * (high - low))} />`)}
    ${mark !== undefined && html`<line class="mark" x1=${x(mark)} x2=${x(mark)} y1="0" y2=${height} />`}
    ${lines.map(
      (line) =>
        html`<path d=${path(line.values)} stroke=${line.colour ?? "currentColor"} stroke-width=${line.wide ?? 2} stroke-dasharray=${line.dash ?? ""} fill="none" vector-effect="non-scaling-stroke" />`,
    )}
  </svg>
  </div>`;
}
