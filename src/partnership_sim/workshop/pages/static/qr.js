// The QR of the address, a picture that the server draws; it holds the code too.

import { html, say } from "./kit.js";

export const Qr = ({ door }) => (door.qr ? html`<img class="qr" src=${door.qr} alt=${say("qr_of", { address: door.address })} />` : null);
