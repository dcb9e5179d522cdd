// Curves on the trainer's and the projector's pages: uPlot, with the report's colours, and a table of the same numbers for screen readers.

import uPlot from "./vendor/uplot.js";
import { html, look, number, percent, range, say, useEffect, useRef } from "./kit.js";

const FONT = (size) => `${size}px system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif`;

// lines: [{name, values [month from 0], colour, dash, wide, band: {low, high} from month 1}]
export function Chart({ lines, months, end, unit, title, size = 13, height = 300, names = true }) {
  const place = useRef();
  const drawn = useRef();
  const shown = lines.filter((line) => line.values?.length);
  const key = JSON.stringify([shown.map((line) => [line.name, line.values, line.colour]), months, end, unit, size, height]);
  useEffect(() => {
    const box = place.current;
    const draw = () => {
      drawn.current?.destroy();
      drawn.current = box.clientWidth ? plot(box, shown, { months, end, unit, size, height }) : null;
    };
    draw();
    const watch = new ResizeObserver(() => {
      if (drawn.current) drawn.current.setSize({ width: box.clientWidth, height });
      else draw();
    });
    watch.observe(box);
    return () => {
      watch.disconnect();
      drawn.current?.destroy();
      drawn.current = null;
    };
  }, [key]);
  const as = unit === "share" ? percent : (one) => number(one, 1);
  const some = [...new Set([0, end, months])].filter((month) => month <= months);
  return html`<figure class="chart">
    <figcaption>${title}</figcaption>
    <div ref=${place} aria-hidden="true"></div>
    ${names && html`<${Legend} lines=${shown} />`}
    <div class="spoken"><table><caption>${title}</caption>
      <thead><tr><th scope="col">${say("path")}</th>${some.map((month) => html`<th scope="col">${say("month", { month })}</th>`)}</tr></thead>
      <tbody>${shown.map((line) => html`<tr><th scope="row">${line.name || say("unnamed")}</th>${some.map((month) => html`<td>${as(line.values[month])}</td>`)}</tr>`)}</tbody>
    </table></div>
  </figure>`;
}

export const Legend = ({ lines }) => html`<ul class="legend ${lines.length > 8 ? "many" : ""}">${lines.map((line) => html`<li><${Swatch} ...${line} /> <bdi class="name">${line.name}</bdi></li>`)}</ul>`;

export const Swatch = ({ colour, dash, wide = 3 }) =>
  html`<svg class="swatch" viewBox="0 0 34 10" aria-hidden="true"><line x1="0" x2="34" y1="5" y2="5" stroke=${colour} stroke-width=${wide} stroke-dasharray=${dash ?? ""} /></svg>`;

function plot(box, lines, { months, end, unit, size, height }) {
  const axis = {
    stroke: look.ink,
    font: FONT(size),
    labelFont: FONT(size),
    grid: { stroke: look.faint, width: 1 },
    ticks: { stroke: look.faint, width: 1 },
  };
  const options = {
    width: box.clientWidth,
    height,
    legend: { show: false },
    cursor: { show: false },
    padding: [size, size, 0, 0],
    scales: {
      x: { time: false, range: [0, months] },
      y: { range: range(unit, lines.map((line) => line.values)) },
    },
    axes: [
      { ...axis, size: 2.6 * size, space: 5 * size, incrs: [1, 2, 3, 6, 12, 24, 36], label: say("months"), labelSize: 1.6 * size },
      { ...axis, size: 4.2 * size, space: 2.5 * size, values: (_, ticks) => ticks.map(unit === "share" ? percent : (one) => number(one, 1)) },
    ],
    series: [{}, ...lines.map((line) => ({ stroke: line.colour, width: line.wide ?? 2.5, dash: line.dash ? line.dash.split(" ").map(Number) : undefined, points: { show: false } }))],
    hooks: { drawAxes: [(chart) => mark(chart, end, size)] },
  };
  const data = [Array.from({ length: months + 1 }, (_, month) => month), ...lines.map((line) => Array.from({ length: months + 1 }, (_, month) => line.values[month] ?? null))];
  return new uPlot(options, data, box);
}

// An upright line where the programme ends.
function mark(chart, month, size) {
  const { ctx, bbox } = chart;
  const x = chart.valToPos(month, "x", true);
  ctx.save();
  ctx.strokeStyle = ctx.fillStyle = look.quiet;
  ctx.setLineDash([4, 4]);
  ctx.beginPath();
  ctx.moveTo(x, bbox.top);
  ctx.lineTo(x, bbox.top + bbox.height);
  ctx.stroke();
  ctx.font = FONT(size * (window.devicePixelRatio || 1));
  ctx.textAlign = "right";
  ctx.fillText(say("end_of_programme"), x - 4, bbox.top + size * (window.devicePixelRatio || 1));
  ctx.restore();
}
