// What the page and the projector share: what does not change, what was shown last, the play head and the months around it.

import { useEffect, useRef, useState } from "../kit.js";
import { Head } from "./head.js";
import { Months } from "./months.js";

// What an address tells, asked for until it is there.
export async function fetched(address) {
  for (;;) {
    try {
      const answer = await fetch(address, { cache: "no-store" });
      if (answer.ok) return await answer.json();
    } catch {
      // the network is away
    }
    await new Promise((done) => setTimeout(done, 1000));
  }
}

export function useExplore({ view, language }) {
  const [count, turn] = useState(0);
  const draw = () => turn((before) => before + 1);
  const own = useRef(null);
  own.current ??= { head: new Head(), months: new Months(() => draw()), cases: {}, bands: [{}, {}], speed: 2, view: null, shown: null };
  const it = own.current;
  if (view.explore && view !== it.view) {
    it.view = view; // each view counts once; what an action was answered counts until the next
    take(it, view.explore);
  }
  const case_ = it.cases[language] ?? it.case_;
  useEffect(() => {
    let gone = false;
    if (!it.cases[language])
      fetched(`/explore/case?lang=${language}`).then((told) => {
        it.cases[language] = it.case_ = told;
        it.kinds = Object.fromEntries(told.kinds.map((kind) => [kind.name, kind.plural]));
        it.names = Object.fromEntries(told.people.map((one) => [one.id, one.name]));
        if (!gone) draw();
      });
    return () => (gone = true);
  }, [language]);
  if (case_ && it.shown) {
    it.head.follow(it.shown, case_.months);
    it.months.follow(it.shown.mark, it.shown.since, language);
  }
  const month = it.head.month;
  // While the head moves, the page is drawn once a month, not once a frame.
  useEffect(() => {
    let frame = 0;
    const look = () => {
      if (it.head.month !== month) draw();
      else frame = requestAnimationFrame(look);
    };
    if (it.head.moves) frame = requestAnimationFrame(look);
    return () => cancelAnimationFrame(frame);
  });
  return {
    ...it,
    count,
    case_,
    month,
    draw,
    receive: (told) => {
      take(it, told);
      draw();
    },
    setSpeed: (speed, then) => {
      it.speed = speed;
      if (then) then(speed);
      draw();
    },
  };
}

// Takes what was told; a band that is being computed anew stays, marked, until it is there.
function take(it, told) {
  if (it.told === told) return;
  it.told = told;
  it.shown = told;
  it.sides = told.sides.map((side, at) => {
    if (side.band) it.bands[at] = side.band;
    return { ...side, former: it.bands[at] };
  });
  if (told.sides.length < 2) it.bands[1] = {};
}
