// The wire of a page: whole views come by a stream, actions go by an outbox. Both come back by themselves.
//
// A stream that fell silent is found by its missing beats (a cut network closes nothing), and is opened anew until it answers.
// Every action has an id of its own and is sent with it until it was answered, so that nothing is lost and nothing is done twice.

const SILENT = 2500; // ms without a beat after which a stream is given up
const PATIENCE = [1000, 1000, 2000]; // ms that one attempt to open it may take, in turn
const RESTING = 20000; // ms after which a hidden page lets go of its stream; it is right again at once when shown
const ANSWER = 4000; // ms to wait for the answer to an action before it is sent again
const AGAIN = 1000; // ms between attempts to send
const TOO_MANY = 429;

export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

const wait = (ms) => new Promise((done) => setTimeout(done, ms));

// Answers with its status; what was not answered at all is null.
export async function ask(address, options = {}, stop = new AbortController()) {
  const late = setTimeout(() => stop.abort(), ANSWER);
  try {
    const answer = await fetch(address, { ...options, signal: stop.signal, cache: "no-store", credentials: "same-origin" });
    return { status: answer.status, body: await answer.json().catch(() => ({})) };
  } catch {
    return null;
  } finally {
    clearTimeout(late);
  }
}

export const post = (address, given, stop) =>
  ask(address, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(given) }, stop);

// page: "seat", "table", "projector" or "explore". onView(view) is called with each whole view,
// onState({connected, pending}) when the network comes or goes and when actions wait, onRefused(given, body) when one was not done.
export class Live {
  constructor({ page, language, onView, onState, onRefused }) {
    Object.assign(this, { page, language, onView, onState, onRefused });
    this.connected = true;
    this.heard = this.opened = performance.now();
    this.attempt = 0;
    this.turn = 0; // views asked for before a newer one came are dropped
    this.outbox = this.kept();
    this.open();
    setInterval(() => this.watch(), 250);
    document.addEventListener("visibilitychange", () => (document.hidden ? this.hide() : this.show()));
    addEventListener("pageshow", (event) => event.persisted && this.show());
    addEventListener("online", () => this.show());
    addEventListener("offline", () => this.doubt());
    if (this.outbox.length) this.flush();
  }

  open() {
    this.stream?.close();
    const stream = (this.stream = new EventSource(`/live/${this.page}?lang=${this.language}`));
    this.opened = performance.now();
    this.answered = false;
    stream.onopen = () => stream === this.stream && (this.answered = true);
    stream.addEventListener("beat", () => stream === this.stream && this.alive());
    stream.addEventListener("view", (event) => {
      if (stream !== this.stream) return;
      this.alive();
      this.turn += 1;
      this.onView(JSON.parse(event.data));
    });
  }

  // Somebody was let in: the stream is opened anew as theirs.
  joined() {
    this.open();
  }

  alive() {
    this.heard = performance.now();
    this.attempt = 0;
    if (!this.connected) {
      this.tell((this.connected = true));
      this.again?.(); // what was sent into the silence is sent anew, not waited for
    }
    if (this.outbox.length) this.flush();
  }

  watch() {
    if (!this.stream) return; // resting
    const now = performance.now();
    if (now - this.heard < SILENT) return;
    if (this.connected) this.tell((this.connected = false));
    const patience = this.answered ? SILENT : PATIENCE[this.attempt % PATIENCE.length];
    if (now - this.opened < patience) return;
    this.attempt += 1;
    if (this.attempt % 4 === 3) this.refresh(); // the stream may be refused for a reason
    this.open();
  }

  hide() {
    this.rest = setTimeout(() => {
      this.stream?.close();
      this.stream = null;
    }, RESTING);
  }

  show() {
    clearTimeout(this.rest);
    this.refresh();
    if (!this.stream || performance.now() - this.heard > 1500) {
      if (!this.stream) this.heard = performance.now();
      this.open();
    }
  }

  // The system says that its network is gone; it may be another than ours: a new stream tells.
  doubt() {
    if (!this.stream) return;
    this.heard = Math.min(this.heard, performance.now() - SILENT + 1000);
    this.open();
  }

  // Asks for the whole view now, beside the stream.
  async refresh() {
    const turn = ++this.turn;
    const answer = await ask(`/view/${this.page}?lang=${this.language}`);
    if (answer?.status === 200 && turn === this.turn) this.onView(answer.body);
    if (answer?.status === 401) location.reload(); // not the trainer's browser any more: the page says how to come in
    return answer;
  }

  async speak(language) {
    this.language = language;
    this.stream?.close(); // nothing in the former language comes after this
    await this.refresh();
    this.open();
  }

  // Sends an action until it is answered: {status, body}. Of unsent actions under the same `key` only the newest is sent.
  act(given, key = "") {
    const entry = { given: { id: newId(), ...given }, key };
    const answered = new Promise((done) => (entry.done = done));
    if (key) {
      const older = this.outbox.filter((one) => one.key === key && !one.flying);
      this.outbox = this.outbox.filter((one) => !older.includes(one));
      older.forEach((one) => one.done?.({ status: 0, body: {} }));
    }
    this.outbox.push(entry);
    this.tell();
    this.flush();
    return answered;
  }

  async flush() {
    if (this.flushing) return;
    this.flushing = true;
    while (this.outbox.length) {
      const entry = this.outbox[0];
      entry.flying = true;
      const stop = new AbortController();
      let pause = AGAIN;
      this.again = () => (stop.abort(), (pause = 0));
      const answer = await post(`/do?page=${this.page}&lang=${this.language}`, entry.given, stop);
      entry.flying = false;
      const newer = entry.key && this.outbox.some((one) => one !== entry && one.key === entry.key);
      if (!answer || answer.status === TOO_MANY || answer.status >= 500) {
        if (newer) this.drop(entry, { status: 0, body: {} });
        await Promise.race([wait(pause), new Promise((done) => (this.again = done))]);
        continue;
      }
      this.drop(entry, answer);
      if (!this.connected) this.refresh();
    }
    this.flushing = false;
    this.again = null;
  }

  drop(entry, answer) {
    if (answer.status >= 400) this.onRefused(entry.given, answer.body);
    this.outbox = this.outbox.filter((one) => one !== entry);
    entry.done?.(answer);
    this.tell();
  }

  tell() {
    try {
      sessionStorage.setItem(`outbox-${this.page}`, JSON.stringify(this.outbox.map(({ given, key }) => ({ given, key }))));
    } catch {
      // private windows keep nothing: the outbox then lives as long as the page
    }
    this.onState({ connected: this.connected, pending: this.outbox.map((one) => one.given) });
  }

  // What a page that was loaded anew had not sent yet.
  kept() {
    try {
      return JSON.parse(sessionStorage.getItem(`outbox-${this.page}`) ?? "[]");
    } catch {
      return [];
    }
  }
}
