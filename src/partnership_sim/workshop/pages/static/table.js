import { html, start, say, Languages } from "./kit.js";
start((state) => html`<main id="main"><${Languages} ...${state} /><p>${say("title")}</p></main>`);
