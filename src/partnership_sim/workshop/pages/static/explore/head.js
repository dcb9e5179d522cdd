// The play head: where it stands, by itself between what the server says, so that it goes on while the network is away.

export class Head {
  constructor() {
    this.from = 0;
    this.speed = 0;
    this.since = performance.now();
    this.played = -1;
    this.months = 0;
    this.ours = 0; // moves of this page that the server has not told yet
  }

  // Where it stands: months gone through, whole.
  get month() {
    const gone = this.speed ? (this.speed * (performance.now() - this.since)) / 1000 : 0;
    return Math.min(this.months, Math.floor(this.from + gone + 1e-6));
  }

  get moves() {
    return this.speed > 0 && this.month < this.months;
  }

  // Takes over what the server says, unless it is what this page has just done itself.
  follow({ month, speed, elapsed, played }, months) {
    this.months = months;
    if (this.ours) return;
    if (played === this.played) {
      if (!speed && this.speed) this.stand(); // the server began anew meanwhile
      return;
    }
    this.played = played;
    this.from = month;
    this.speed = speed;
    this.since = performance.now() - 1000 * (elapsed ?? 0);
  }

  stand() {
    this.from = this.month;
    this.speed = 0;
  }

  // Moves at once; `told` is the promise of the server's answer.
  async move(month, speed, told) {
    this.from = Math.max(0, Math.min(this.months, month));
    this.speed = speed;
    this.since = performance.now();
    this.ours += 1;
    const answer = await told;
    this.ours -= 1;
    const known = answer?.body?.explore;
    if (known && !this.ours) this.played = known.played;
  }
}
