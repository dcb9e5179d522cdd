// How people come in: code, address, QR; what to do when no phone arrives; a second device of the trainer.

import { html, say, Dialog, useState } from "./kit.js";
import { post } from "./live.js";

// The QR as an image of its modules, quiet zone and all.
export const Qr = ({ qr, address }) =>
  qr ? html`<svg class="qr" viewBox="-4 -4 ${qr.size + 8} ${qr.size + 8}" role="img" aria-label=${say("qr_of", { address })}><rect x="-4" y="-4" width=${qr.size + 8} height=${qr.size + 8} fill="#fff" /><path d=${qr.path} fill="#000" shape-rendering="crispEdges" /></svg>` : null;

export function Door(all) {
  const { door } = all.view;
  const [test, setTest] = useState(false);
  const [pin, setPin] = useState(null);
  const second = async () => setPin((await post(`/pin?lang=${all.language}`, {}))?.body ?? null);
  return html`<section class="card door" aria-labelledby="door-title"><h2 id="door-title">${say("door")}</h2>
    <div class="row"><${Qr} ...${door} /><div><p class="code number">${door.code}</p><p class="name"><bdi>${door.address}</bdi></p></div></div>
    ${door.addresses?.length > 1 && html`<details><summary>${say("addresses")}</summary><ul>${door.addresses.map((one) => html`<li><button class="small" aria-pressed=${String(one.address === door.address)} onClick=${() => post(`/address?lang=${all.language}`, { address: one.address })}>${say("use")}</button> <bdi class="name">${one.address}</bdi> <small class="name">${one.name}</small></li>`)}</ul></details>`}
    <div class="row"><button onClick=${() => setTest(true)}>${say("no_phone")}</button><button onClick=${second}>${say("second_device")}</button></div>
    ${pin?.pin && html`<p role="status">${say("pin_text", { address: `${door.address}/pin` })} <strong class="code number">${pin.pin}</strong></p>`}
    ${test && html`<${Test} door=${door} close=${() => setTest(false)} />`}
  </section>`;
}

// What keeps phones away is told by what arrived here and by what the trainer sees there: the next question for each answer, or what to do.
const STEPS = {
  wifi: { yes: "opens", no: "do_wifi" },
  opens: { yes: "do_mobile", no: "hotspot" },
  hotspot: { yes: "do_isolation", no: "do_firewall" },
};

function Test({ door, close }) {
  const [step, setStep] = useState("wifi");
  const arrived = door.arrived ?? 0;
  return html`<${Dialog} title=${say("test_title")} close=${close} wide>
    <p>${say("test_open", { address: door.address })}</p>
    <p role="status" class=${arrived ? "done" : "warning"}>${say(door.lan === false ? "test_local" : arrived ? "test_arrived" : "test_nothing", { count: arrived })}</p>
    ${door.lan !== false &&
    (arrived
      ? html`<p>${say("do_others")}</p>`
      : STEPS[step]
        ? html`<p class="lead" tabindex="-1">${say(`test_${step}`)}</p><div class="row">${["yes", "no"].map((answer) => html`<button onClick=${() => setStep(STEPS[step][answer])}>${say(answer)}</button>`)}</div>`
        : html`<p class="lead" role="status">${say(step)}</p><button onClick=${() => setStep("wifi")}>${say("test_again")}</button>`)}
    <form method="dialog" class="row"><button class="primary">${say("close")}</button></form>
  <//>`;
}
