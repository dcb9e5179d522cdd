// Months of the shown runs, fetched some at a time ahead of the play head. What another calculation gave is dropped.

const BATCH = 12;
const AHEAD = 6;
const BEFORE = 4; // months whose events are told beside the present ones

export class Months {
  constructor(changed) {
    this.changed = changed;
    this.language = "";
    this.forget();
  }

  forget() {
    this.mark = null;
    this.kept = [new Map(), new Map()];
    this.asked = new Set();
    this.last = [null, null]; // what was shown last stays until the new is there
  }

  // Says which calculation counts from now on; months before a change are as they were.
  follow(mark, since, language) {
    if (mark === this.mark && language === this.language) return;
    const next = mark === this.mark + 1 && language === this.language;
    this.kept = this.kept.map((some, side) => new Map(next ? [...some].filter(([month]) => month <= (since[side] ?? -1)) : []));
    this.asked = new Set();
    this.mark = mark;
    this.language = language;
  }

  // The month of a side, or the one that was shown last while it is on its way.
  at(side, month, months, moves) {
    const ahead = moves ? Math.min(months, month + AHEAD) : month;
    for (const wanted of [month, ahead, Math.max(0, month - BEFORE)]) this.want(side, wanted);
    const found = this.kept[side].get(month);
    if (found) this.last[side] = found;
    return found ?? this.last[side];
  }

  all(side, until) {
    const found = [];
    for (let month = 0; month <= until; month++) found.push(this.kept[side].get(month));
    return found;
  }

  want(side, month) {
    if (!this.kept[side].has(month)) this.fetch(side, Math.floor(month / BATCH));
  }

  everything(side, until) {
    for (let month = 0; month <= until; month++) this.want(side, month);
  }

  async fetch(side, batch) {
    const key = `${side}.${batch}`;
    if (!this.mark || this.asked.has(key)) return;
    this.asked.add(key);
    const { mark, language, asked } = this;
    const span = `from=${batch * BATCH}&to=${(batch + 1) * BATCH - 1}`;
    try {
      const answer = await fetch(`/explore/months?side=${"ab"[side]}&${span}&mark=${mark}&lang=${language}`, { cache: "no-store" });
      const told = answer.ok ? await answer.json() : null;
      if (mark !== this.mark || language !== this.language) return;
      if (!told || told.mark === null) throw new Error("not there");
      for (const one of told.months) this.kept[side].set(one.month, one);
      this.changed();
    } catch {
      setTimeout(() => {
        asked.delete(key); // asked again when it is looked at
        if (asked === this.asked) this.changed();
      }, 1000);
    }
  }
}
