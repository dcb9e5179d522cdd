// The partnership as a network on a canvas: kind by colour and shape, size by resources, ring by resistance, tie by trust, conflicts marked.

import { useLayoutEffect } from "../vendor/htm-preact.js";
import { html, say, number, useEffect, useRef } from "../kit.js";

const INK = "#1b1b1b";
const CONFLICT = "#a3231a";
const LEVELS = 6; // ties are drawn in so many shades
const TAP = 26; // px around a mark that belong to it

// Shapes of the kinds, as the report has them.
export const shapes = {
  o: (pen, x, y, r) => pen.arc(x, y, r, 0, 2 * Math.PI),
  s: (pen, x, y, r) => pen.rect(x - 0.89 * r, y - 0.89 * r, 1.78 * r, 1.78 * r),
  D: (pen, x, y, r) => polygon(pen, x, y, 1.2 * r, 4, -Math.PI / 2),
  "^": (pen, x, y, r) => polygon(pen, x, y + 0.15 * r, 1.3 * r, 3, -Math.PI / 2),
  v: (pen, x, y, r) => polygon(pen, x, y - 0.15 * r, 1.3 * r, 3, Math.PI / 2),
  P: (pen, x, y, r) => polygon(pen, x, y, 1.1 * r, 5, -Math.PI / 2),
  X: (pen, x, y, r) => polygon(pen, x, y, 1.15 * r, 4, -Math.PI / 4),
  h: (pen, x, y, r) => polygon(pen, x, y, 1.1 * r, 6, 0),
};

function polygon(pen, x, y, r, corners, turn) {
  for (let at = 0; at < corners; at++) {
    const angle = turn + (2 * Math.PI * at) / corners;
    pen[at ? "lineTo" : "moveTo"](x + r * Math.cos(angle), y + r * Math.sin(angle));
  }
  pen.closePath();
}

// What a month's numbers mean: people and ties by their number.
export function read(month, case_) {
  if (!month) return null;
  if (month.read) return month.read;
  const people = case_.people.map((one, at) => ({
    ...one,
    at,
    there: month.people[2 * at] >= 0,
    resources: month.people[2 * at] / 100,
    resistance: month.people[2 * at + 1] / 100,
    ties: [],
  }));
  const ties = [];
  for (let at = 0; at < month.ties.length; at += 5) {
    const [a, b, ab, ba, conflict] = month.ties.slice(at, at + 5);
    const tie = { a, b, ab: ab / 100, ba: ba / 100, conflict };
    ties.push(tie);
    people[a].ties.push(tie);
    people[b].ties.push(tie);
  }
  return (month.read = { people, ties, conflicts: ties.filter((tie) => tie.conflict).length });
}

const mean = (values) => (values.length ? values.reduce((sum, one) => sum + one, 0) / values.length : null);
// Trust that the others tied to somebody place in them, and theirs in the others.
export const trustIn = (one) => mean(one.ties.map((tie) => (tie.a === one.at ? tie.ba : tie.ab)));
export const trustOf = (one) => mean(one.ties.map((tie) => (tie.a === one.at ? tie.ab : tie.ba)));

class Drawing {
  constructor(canvas) {
    this.canvas = canvas;
    this.pen = canvas.getContext("2d");
    this.spots = [];
  }

  // Places of a month in px, and how large a middling mark is.
  lay(case_, now) {
    const box = this.canvas.getBoundingClientRect();
    const ratio = Math.min(window.devicePixelRatio || 1, 2);
    const [width, height] = [Math.round(box.width * ratio), Math.round(box.height * ratio)];
    if (this.canvas.width !== width || this.canvas.height !== height) {
      this.canvas.width = width;
      this.canvas.height = height;
    }
    this.pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    const tall = case_.reach - case_.low;
    const scale = Math.min(box.width / (2 * case_.reach), box.height / tall);
    const count = case_.places.filter(Boolean).length;
    this.size = (scale * 2 * case_.reach * Math.sqrt(count <= 60 ? 60 : count <= 180 ? 40 : 18)) / 2 / 322;
    this.spots = now.people.map((one) => {
      const place = case_.places[one.at];
      if (!place || !one.there) return null;
      const tied = one.ties.length && place[0] !== null;
      const [x, y] = tied || place[2] === null ? place : place.slice(2);
      if (x === null) return null;
      return [box.width / 2 + scale * x, (box.height - scale * tall) / 2 + scale * (case_.reach - y)];
    });
    return box;
  }

  draw(case_, now, picked) {
    const box = this.lay(case_, now);
    const pen = this.pen;
    pen.clearRect(0, 0, box.width, box.height);
    this.ties(now, picked);
    const looks = Object.fromEntries(case_.kinds.map((kind) => [kind.name, kind]));
    const near = picked === null ? null : new Set([picked, ...now.people[picked].ties.flatMap((tie) => [tie.a, tie.b])]);
    for (const one of now.people) {
      if (!this.spots[one.at]) continue;
      pen.globalAlpha = near && !near.has(one.at) ? 0.25 : 1;
      this.mark(one, looks[one.kind], case_.size);
    }
    pen.globalAlpha = 1;
    if (picked !== null && this.spots[picked]) this.tag(now.people[picked], box);
  }

  radius(one, middling) {
    return this.size * Math.sqrt(0.35 + 0.65 * Math.min(4, one.resources / (middling || 1)));
  }

  mark(one, look, middling) {
    const pen = this.pen;
    const [x, y] = this.spots[one.at];
    pen.beginPath();
    shapes[look?.shape ?? "o"](pen, x, y, this.radius(one, middling));
    pen.fillStyle = look?.colour ?? INK;
    pen.fill();
    pen.strokeStyle = INK;
    pen.lineWidth = (0.25 + 2.4 * one.resistance) * Math.max(0.8, this.size / 5);
    pen.stroke();
  }

  ties(now, picked) {
    const pen = this.pen;
    const dense = now.ties.length > 250;
    const levels = Array.from({ length: LEVELS }, () => []);
    const conflicts = [];
    for (const tie of now.ties) {
      if (!this.spots[tie.a] || !this.spots[tie.b]) continue;
      if (picked !== null && tie.a !== picked && tie.b !== picked) continue;
      if (tie.conflict) conflicts.push(tie);
      else levels[Math.min(LEVELS - 1, Math.floor((LEVELS * (tie.ab + tie.ba)) / 2))].push(tie);
    }
    levels.forEach((some, level) => {
      const trust = (level + 0.5) / LEVELS;
      pen.beginPath();
      for (const tie of some) {
        pen.moveTo(...this.spots[tie.a]);
        pen.lineTo(...this.spots[tie.b]);
      }
      pen.strokeStyle = `rgb(27 27 27 / ${(0.06 + (dense && picked === null ? 0.5 : 0.75) * trust ** 2).toFixed(3)})`;
      pen.lineWidth = 0.4 + (picked === null ? 1.5 : 3) * trust ** 2;
      pen.stroke();
    });
    pen.strokeStyle = CONFLICT;
    for (const tie of conflicts) {
      const [[ax, ay], [bx, by]] = [this.spots[tie.a], this.spots[tie.b]];
      const [mx, my, cross] = [(ax + bx) / 2, (ay + by) / 2, tie.conflict > 1 ? 6 : 3.5];
      pen.lineWidth = tie.conflict > 1 ? 2.6 : 1.2;
      pen.setLineDash([6, 3]);
      pen.beginPath();
      pen.moveTo(ax, ay);
      pen.lineTo(bx, by);
      pen.stroke();
      pen.setLineDash([]);
      pen.beginPath();
      pen.moveTo(mx - cross, my - cross);
      pen.lineTo(mx + cross, my + cross);
      pen.moveTo(mx - cross, my + cross);
      pen.lineTo(mx + cross, my - cross);
      pen.stroke();
    }
  }

  tag(one, box) {
    const pen = this.pen;
    const [x, y] = this.spots[one.at];
    pen.beginPath();
    pen.arc(x, y, this.size * 2 + 6, 0, 2 * Math.PI);
    pen.strokeStyle = "#0b5c8a";
    pen.lineWidth = 3;
    pen.stroke();
    pen.font = "600 15px system-ui, sans-serif";
    const wide = pen.measureText(one.name).width;
    const left = Math.max(4, Math.min(box.width - wide - 12, x - wide / 2));
    const top = y > 48 ? y - this.size * 2 - 34 : y + this.size * 2 + 12;
    pen.fillStyle = "#fff";
    pen.strokeStyle = "#767676";
    pen.lineWidth = 1;
    pen.beginPath();
    pen.rect(left - 6, top, wide + 12, 22);
    pen.fill();
    pen.stroke();
    pen.fillStyle = INK;
    pen.fillText(one.name, left, top + 16);
  }

  at(x, y) {
    let found = null;
    let least = TAP;
    this.spots.forEach((spot, at) => {
      const distance = spot ? Math.hypot(spot[0] - x, spot[1] - y) : Infinity;
      if (distance < least) [found, least] = [at, distance];
    });
    return found;
  }
}

// The network of a month; `pick` is called with the number of whoever is tapped, or null.
export function Network({ case_, month, picked, pick }) {
  const canvas = useRef();
  const drawing = useRef();
  const latest = useRef();
  const now = read(month, case_);
  latest.current = () => {
    if (!now || !canvas.current) return;
    drawing.current ??= new Drawing(canvas.current);
    drawing.current.draw(case_, now, picked);
    canvas.current.dispatchEvent(new CustomEvent("drawn", { bubbles: true, detail: month.month }));
  };
  useLayoutEffect(() => latest.current());
  useEffect(() => {
    const watcher = new ResizeObserver(() => latest.current());
    watcher.observe(canvas.current);
    return () => watcher.disconnect();
  }, []);
  const tapped = (event) => {
    if (!pick || !drawing.current) return;
    const box = canvas.current.getBoundingClientRect();
    pick(drawing.current.at(event.clientX - box.left, event.clientY - box.top));
  };
  const told = now
    ? say("network_told", { people: now.people.filter((one) => one.there).length, month: month.month, ties: now.ties.length, conflicts: now.conflicts })
    : say("loading_months");
  return html`<canvas ref=${canvas} class="net ${pick ? "tappable" : ""}" role="img" aria-label=${told} onClick=${tapped}></canvas>`;
}

export const Legend = ({ case_, Shape, now }) => {
  const alone = now ? now.people.filter((one) => one.there && !one.ties.length).length : 0;
  const left = case_.places.filter((place) => !place).length;
  return html`<ul class="key" aria-label=${say("legend")}>
    ${case_.kinds.map((kind) => html`<li><${Shape} shape=${kind.shape} colour=${kind.colour} /> ${kind.plural}</li>`)}
    <li>${say("legend_size")}</li><li>${say("legend_ring")}</li><li>${say("legend_tie")}</li><li class="conflict">${say("legend_conflict")}</li>
    ${alone > 0 && html`<li>${say("without_ties", { count: number(alone) })}</li>`}
    ${left > 0 && html`<li>${say("not_drawn", { count: number(left) })}</li>`}
  </ul>`;
};
