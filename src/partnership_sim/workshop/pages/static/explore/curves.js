// What becomes of the partnership: curves of the chosen metrics, the band of equally lucky runs behind the one that is shown.

import uPlot from "../vendor/uplot.js";
import { useLayoutEffect } from "../vendor/htm-preact.js";
import { shapes } from "./network.js";
import { html, say, number, percent, capital, useEffect, useRef } from "../kit.js";

export const SIDES = [
  { colour: "#0b5c8a", band: "rgb(11 92 138 / 16%)", dash: [] },
  { colour: "#a84c00", band: "rgb(168 76 0 / 16%)", dash: [8, 4] },
];
const BEAD = 16; // months between two marks on a line
const INK = "#1b1b1b";
const QUIET = "#595959";

export const amount = (metric, value) => (value === null || value === undefined ? "–" : metric.unit === "share" ? percent(value) : number(value, Math.abs(value) < 10 ? 2 : 0));

// Ends of the upright axis: from 0 unless all lies far above it, as in the report.
function ends(columns) {
  let [low, high] = [Infinity, -Infinity];
  for (const column of columns)
    for (const value of column ?? [])
      if (value !== null) [low, high] = [Math.min(low, value), Math.max(high, value)];
  if (low > high) return [0, 1];
  if (low >= 0 && low < 0.5 * high) low = 0;
  const room = 0.06 * (high - low) || 0.05 * Math.abs(high) || 0.5;
  return [low === 0 ? 0 : low - room, high + room];
}

// The lines of a metric: [{values, colour, dash, wide, label}], and bands [{low, high, colour}].
function lines(metric, sides, case_, by, plans) {
  const found = { lines: [], bands: [] };
  if (by === "plan" && plans)
    for (const plan of case_.plans) found.lines.push({ values: plans[plan.name][metric.name], colour: plan.colour, dash: plan.dash, wide: 1.5, label: plan.label });
  sides.forEach((side, at) => {
    const curves = side.curves?.[metric.name];
    if (!curves) return;
    const look = SIDES[at];
    if (by === "kind" && metric.kinds) {
      for (const kind of case_.kinds)
        if (curves.kinds[kind.name])
          found.lines.push({ values: curves.kinds[kind.name], colour: kind.colour, dash: look.dash, wide: 2.2, shape: kind.shape, label: kind.plural });
      return;
    }
    const band = side.band?.[metric.name] ?? side.former?.[metric.name];
    if (band && by !== "plan") found.bands.push({ low: band[0], high: band[2], colour: look.band, stale: !side.band });
    found.lines.push({ values: curves.all, colour: look.colour, dash: look.dash, wide: 2.6, label: "" });
  });
  return found;
}

function options(width, height, shown, marks, large) {
  const font = `${large ? 20 : 13}px system-ui, sans-serif`;
  const axis = { stroke: QUIET, grid: { stroke: "#e6e6e6", width: 1 }, ticks: { show: false }, font };
  return {
    width,
    height,
    padding: [8, large ? 20 : 12, 0, 0],
    cursor: { show: false },
    legend: { show: false },
    scales: { x: { time: false }, y: { range: () => shown.ends } },
    axes: [
      { ...axis, size: large ? 34 : 26, incrs: [6, 12, 24, 36], space: large ? 70 : 44 },
      { ...axis, size: large ? 66 : 46, values: (_, splits) => splits.map((value) => (shown.metric.unit === "share" ? percent(value) : number(value, 2))), space: large ? 60 : 34 },
    ],
    series: [
      {},
      ...shown.bands.flatMap((band) => [{ stroke: "transparent", points: { show: false } }, { stroke: "transparent", points: { show: false } }]),
      ...shown.lines.map((line) => ({ stroke: line.colour, width: line.wide * (large ? 1.8 : 1), dash: line.dash, points: { show: false } })),
    ],
    bands: shown.bands.map((band, at) => ({ series: [2 * at + 2, 2 * at + 1], fill: band.colour })),
    hooks: { draw: [(plot) => shown.lines.forEach((line) => line.shape && beads(plot, line, large)), (plot) => strokes(plot, marks.current, large)] },
  };
}

// Marks of the kind along its line: colour alone would not tell kinds apart.
function beads(plot, { values, shape, colour }, large) {
  const pen = plot.ctx;
  const ratio = window.devicePixelRatio || 1;
  pen.fillStyle = colour;
  for (let month = BEAD / 2; month < values.length; month += BEAD) {
    if (values[month] === null) continue;
    pen.beginPath();
    shapes[shape](pen, plot.valToPos(month, "x", true), plot.valToPos(values[month], "y", true), (large ? 7 : 4) * ratio);
    pen.fill();
  }
}

// Upright lines: the play head, the end of the programme, where two futures part, shocks and changes by hand.
function strokes(plot, marks, large) {
  const pen = plot.ctx;
  const { top, height } = plot.bbox;
  const ratio = window.devicePixelRatio || 1;
  pen.save();
  for (const { month, colour, dash, wide, sign } of marks) {
    const x = Math.round(plot.valToPos(month, "x", true));
    pen.strokeStyle = pen.fillStyle = colour;
    pen.lineWidth = wide * ratio * (large ? 1.6 : 1);
    pen.setLineDash(dash.map((one) => one * ratio));
    if (sign) {
      const size = 5 * ratio * (large ? 1.6 : 1);
      pen.beginPath();
      pen.moveTo(x - size, top);
      pen.lineTo(x + size, top);
      pen.lineTo(x, top + 1.6 * size);
      pen.closePath();
      if (sign === "shock") pen.fill();
      else {
        pen.setLineDash([]);
        pen.stroke();
      }
      continue;
    }
    pen.beginPath();
    pen.moveTo(x, top);
    pen.lineTo(x, top + height);
    pen.stroke();
  }
  pen.restore();
  plot.root.dispatchEvent(new CustomEvent("drawn", { bubbles: true }));
}

export function marksOf(case_, sides, fork, month) {
  const found = [{ month: case_.programme_end, colour: QUIET, dash: [3, 3], wide: 1.2 }];
  if (fork !== null) found.push({ month: fork, colour: SIDES[1].colour, dash: [2, 3], wide: 1.5 });
  for (const shock of case_.strikes) found.push({ month: shock, colour: "#a3231a", dash: [], wide: 1, sign: "shock" });
  sides.forEach((side, at) => side.deeds.forEach((deed) => found.push({ month: deed.month + 1, colour: SIDES[at].colour, dash: [], wide: 1.6, sign: "deed" })));
  found.push({ month, colour: INK, dash: [], wide: 1.6 });
  return found;
}

export function Curve({ metric, sides, case_, by = "band", plans, month, fork, large }) {
  const place = useRef();
  const plot = useRef();
  const made = useRef("");
  const marks = useRef([]);
  const { lines: drawn, bands } = lines(metric, sides, case_, by, plans);
  const months = Array.from({ length: case_.months + 1 }, (_, at) => at);
  const data = [months, ...bands.flatMap((band) => [band.low, band.high]), ...drawn.map((line) => line.values)];
  const shown = useRef({});
  Object.assign(shown.current, { metric, lines: drawn, bands, ends: ends(data.slice(1)) });
  marks.current = marksOf(case_, sides, fork, month);
  const latest = useRef();
  latest.current = () => {
    const box = place.current.getBoundingClientRect();
    const [width, height] = [Math.max(120, Math.floor(box.width)), Math.max(90, Math.floor(box.height))];
    const shape = JSON.stringify([metric.name, drawn.map((line) => [line.colour, line.dash]), bands.map((band) => band.colour), document.documentElement.lang, large]);
    if (made.current !== shape) {
      plot.current?.destroy();
      plot.current = new uPlot(options(width, height, shown.current, marks, large), data, place.current);
      made.current = shape;
      return;
    }
    if (plot.current.width !== width || plot.current.height !== height) plot.current.setSize({ width, height });
    plot.current.setData(data);
  };
  // Before the browser paints: a curve that follows a slider is not to be a frame late.
  useLayoutEffect(() => latest.current(), [sides, by, plans, metric, large, document.documentElement.lang]);
  useLayoutEffect(() => plot.current?.redraw(false), [month, fork]);
  useEffect(() => {
    const watcher = new ResizeObserver(() => latest.current());
    watcher.observe(place.current);
    return () => {
      watcher.disconnect();
      plot.current?.destroy();
    };
  }, []);
  const first = sides[0].curves?.[metric.name]?.all ?? [];
  const told = say("curve_told", { metric: metric.label, now: amount(metric, first[month]), month, end: amount(metric, first[case_.months]) });
  return html`<figure class="curve">
    <figcaption><span>${capital(metric.label)}</span> ${sides.map((side, at) => html`<strong class="number" style=${{ color: SIDES[at].colour }}>${sides.length > 1 ? `${"AB"[at]} ` : ""}${amount(metric, side.curves?.[metric.name]?.all[month])}</strong> `)}</figcaption>
    ${by === "kind" && metric.name === "trust" && html`<p class="note">${say("trust_by_kind")}</p>`}
    <div class="plot" ref=${place} role="img" aria-label=${told}></div>
  </figure>`;
}

// What the lines are that part by kind or by plan.
export const Lines = ({ case_, by, Shape }) => {
  if (by === "band") return null;
  if (by === "kind") return html`<ul class="key">${case_.kinds.map((kind) => html`<li><${Shape} shape=${kind.shape} colour=${kind.colour} /> ${kind.plural}</li>`)}</ul>`;
  const line = (colour, dash, wide) => html`<svg class="line" viewBox="0 0 40 6" aria-hidden="true"><path d="M0 3H40" stroke=${colour} stroke-width=${wide} stroke-dasharray=${dash.join(" ")} /></svg>`;
  return html`<ul class="key">${case_.plans.map((plan) => html`<li>${line(plan.colour, plan.dash, 2)} ${plan.label}</li>`)}<li>${line(SIDES[0].colour, [], 4)} ${say("this_run")}</li></ul>`;
};
