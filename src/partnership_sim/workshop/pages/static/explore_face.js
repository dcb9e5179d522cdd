// The explored partnership on the projector: large, without controls; it shows what the trainer's page shows.

import { html, say, Shape } from "./kit.js";
import { Curve } from "./explore/curves.js";
import { Events } from "./explore/events.js";
import { Worlds } from "./explore/fork.js";
import { Legend, Network, read } from "./explore/network.js";
import { useExplore } from "./explore/use.js";

export function Face(state) {
  const all = useExplore(state);
  const { case_, shown, month } = all;
  if (!case_ || !shown?.sides[0].curves) return html`<h1>${state.view.scenario}</h1><p class="huge">${say("being_computed")}</p>`;
  const side = shown.sides.length - 1;
  const told = all.months.at(side, month, case_.months, all.head.moves);
  const now = read(told, case_);
  const goal = case_.metrics.find((metric) => metric.name === case_.goal);
  const picked = shown.picked === null ? null : case_.people[shown.picked];
  return html`<h1>${say("month_of", { month, months: case_.months })}${month > case_.programme_end && html` <small>${say("after_end")}</small>`}</h1>
    ${shown.fork !== null && html`<${Worlds} shown=${shown} case_=${case_} metric=${goal} />`}
    <div class="live">
      <div><${Network} case_=${case_} month=${told} picked=${shown.picked} />${picked && html`<p class="huge"><bdi>${picked.name}</bdi></p>`}<${Legend} case_=${case_} Shape=${Shape} now=${now} /></div>
      <div class="live-side">
        ${shown.watched.slice(0, 2).map((name) => html`<${Curve} key=${name} metric=${case_.metrics.find((metric) => metric.name === name)} sides=${all.sides} case_=${case_} month=${month} fork=${shown.fork} large=${true} />`)}
        <${Events} months=${all.months} side=${side} month=${month} back=${shown.fork === null ? 2 : 1} most=${shown.fork === null ? 3 : 2} heading="h2" />
      </div>
    </div>`;
}
