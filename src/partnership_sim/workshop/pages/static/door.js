// How people come in: code, address, QR; what to do when no phone arrives; a second device of the trainer.

import { html, say, Dialog, useEffect, useState } from "./kit.js";
import { ask, post } from "./live.js";
import { Qr } from "./qr.js";

export function Door(all) {
  const { view, language } = all;
  const { door } = view;
  const [test, setTest] = useState(false);
  const [pin, setPin] = useState(null);
  const second = async () => setPin((await post(`/pin/new?page=table&lang=${language}`, {}))?.body?.pin ?? null);
  const use = (address) => post(`/door?page=table&lang=${language}`, { address });
  return html`<section class="card door" aria-labelledby="door-title"><h2 id="door-title">${say("door")}</h2>
    ${door.no_network && html`<p class="warning">${door.no_network[language]}</p>`}
    <div class="row"><${Qr} door=${door} /><div><p class="code number">${door.code}</p>${door.address && html`<p class="name"><bdi>${door.address}</bdi></p>`}</div></div>
    ${door.addresses?.length > 1 &&
    html`<details><summary>${say("addresses")}</summary><ul class="plain">${door.addresses.map(
      (one) => html`<li><button class="small" aria-pressed=${String(one.chosen)} onClick=${() => use(one.address)}>${say("use_x", { address: one.address })}</button> <small class="name"><bdi>${one.name}</bdi></small></li>`,
    )}</ul></details>`}
    <div class="row"><button onClick=${() => setTest(true)}>${say("no_phone")}</button><button onClick=${second}>${say("second_device")}</button></div>
    ${pin && html`<p role="status">${say("pin_text", { address: `${door.address ?? ""}/pin` })} <strong class="code number">${pin}</strong></p>`}
    ${test && html`<${Test} door=${door} language=${language} close=${() => setTest(false)} />`}
  </section>`;
}

// What keeps phones away is told by what this laptop sees, and by what the trainer sees on a phone: the next question for each answer, or what to do.
const STEPS = {
  wifi: { yes: "opens", no: "do_wifi" },
  opens: { yes: "do_mobile", no: "hotspot" },
  hotspot: { yes: "do_isolation", no: "do_firewall" },
};

function Test({ door, language, close }) {
  const [step, setStep] = useState("wifi");
  const [seen, setSeen] = useState(null);
  useEffect(() => {
    const look = async () => {
      const answer = await ask(`/door?page=table&lang=${language}`);
      if (answer?.status === 200) setSeen(answer.body);
    };
    look();
    const again = setInterval(look, 2000);
    return () => clearInterval(again);
  }, [language]);
  const verdict = seen?.verdict;
  return html`<${Dialog} title=${say("test_title")} close=${close} wide>
    ${door.address && html`<p>${say("test_open", { address: door.address })}</p>`}
    <p role="status" class=${verdict === "arrived" ? "done" : "warning"}>${seen ? seen.words : say("test_looking")}</p>
    ${verdict === "arrived" && html`<p>${say("do_others")}</p>`}
    ${["firewall", "nobody"].includes(verdict) &&
    (STEPS[step]
      ? html`<p class="lead">${say(`test_${step}`)}</p><div class="row">${["yes", "no"].map((answer) => html`<button onClick=${() => setStep(STEPS[step][answer])}>${say(answer)}</button>`)}</div>`
      : html`<p class="lead" role="status">${say(step)}</p><button onClick=${() => setStep("wifi")}>${say("test_again")}</button>`)}
    <form method="dialog" class="row"><button class="primary">${say("close")}</button></form>
  <//>`;
}
