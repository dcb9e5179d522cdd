"""The month of one run: the phases in order, a call a line. `describe month` prints this order.

It comes in two halves, so that what ties did can be counted before the network changes. Ties go through in chunks that stay in the processor's
cache, from one phase to the next where no phase waits for all ties; a phase stands where its last line stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from partnership_sim.draws import Process, fill, first, numbers, process_key
from partnership_sim.dynamics import (
    ahead,
    commitment,
    engagement,
    joint_work,
    learning,
    mediation,
    network,
    opening,
    participation,
    resistance,
    resources,
    trust,
    upheaval,
)
from partnership_sim.dynamics.scratch import CHUNK
from partnership_sim.kernel import subkernel

if TYPE_CHECKING:
    from partnership_sim.dynamics.scratch import Kinds, Scratch
    from partnership_sim.state import Array, Channels, Record, State, Ties

#: The first row of ties, and so many at a time: numbers without a sign, so that no phase tests whether a row is counted from the end.
ROW: Any = np.uint64(0)
STEP: Any = np.uint64(CHUNK)
STRIFE, FACILITATE, MEET, KEEP = numbers(Process.STRIFE, Process.FACILITATE, Process.MEET, Process.KEEP)
CONDUCT, ANSWER, DISCOVER, REFER = numbers(Process.CONDUCT, Process.ANSWER, Process.DISCOVER, Process.REFER)
SETTLE, CASES, VALUE, ATTEND, END = numbers(Process.SETTLE, Process.CASES, Process.VALUE, Process.ATTEND, Process.END)


@subkernel
def meet(s: State, t: Ties, c: Channels, p: Record, k: Kinds, x: Scratch, run_key: np.uint64, month: int) -> None:
    """Bring partners together: the two passes over all ties of docs/odd.md, section 7.4."""
    count: Any = np.uint64(t.count[0])
    key = process_key(run_key, (month - 1) // 12, FACILITATE)
    apart = engagement.distance(x)
    engagement.carry(s, c, p, k, x)
    for lo in range(ROW, count, STEP):
        hi = min(lo + STEP, count)
        ahead.meetings(t, x, lo, hi)
        fill(key, t.key[lo:hi], hi - lo, x.one, x.two)
        engagement.facilitate(t, c, p, x, apart, lo, hi)  # which ties are facilitated, how likely each is to meet
    key = process_key(run_key, month, MEET)
    engagement.make_room(s, x)
    for lo in range(ROW, count, STEP):
        hi = min(lo + STEP, count)
        ahead.meetings(t, x, lo, hi)
        fill(key, t.key[lo:hi], hi - lo, x.one, x.two)
        engagement.meet(t, x, lo, hi)  # who meets whom


@subkernel
def deal(
    s: State,
    t: Ties,
    c: Channels,
    p: Record,
    priors: Array,
    k: Kinds,
    x: Scratch,
    run_key: np.uint64,
    month: int,
    lo: int,
    hi: int,
    misled: bool,
) -> int:
    """Take the ties lo..hi-1 from the word that is given in a meeting to trust; list those that met, and return how many. docs/odd.md, 7.5 and 7.6."""
    met = commitment.list_met(t, x, lo, hi)
    ahead.deeds(t, x, lo, hi, met)
    fill(process_key(run_key, month, KEEP), t.key[lo:hi], hi - lo, x.one, x.two)
    commitment.honour(t, p, x, lo, met)  # who keeps the word
    trust.work_together(t, p, x, met)  # trust that grows
    fill(process_key(run_key, month, CONDUCT), t.key[lo:hi], hi - lo, x.one, x.two)
    seen = trust.conduct(t, x, lo, met)  # breaches: deceit, seen, unseen
    fill(process_key(run_key, month, ANSWER), t.key[lo:hi], hi - lo, x.one, x.two)
    trust.answer(s, t, c, p, x, lo, seen)  # what breaches cost, which turn into conflict
    fill(process_key(run_key, month, DISCOVER), t.key[lo:hi], hi - lo, x.one, x.two)
    trust.hear(s, t, p, priors, x, lo, hi)  # what comes out, and what is heard of others
    if misled:
        trust.mislead(s, t, c, k, lo, hi)  # what is believed that is not so
    return met


@subkernel
def work(s: State, t: Ties, c: Channels, p: Record, priors: Array, k: Kinds, x: Scratch, run_key: np.uint64, month: int) -> None:
    """Take one run through the month's work. docs/odd.md, sections 7.3 to 7.12."""
    opening.open_month(s, t, x, month)  # who is there, who is tied to whom, what each is known for
    opening.dose(s, c, p, k, x)  # what levers did to each
    yields = opening.productive(s, c)
    upheaval.strike(s, t, c, p, priors, x, process_key(run_key, month, STRIFE))  # what shocks do
    meet(s, t, c, p, k, x, run_key, month)
    engagement.pledge(s, p, k, x)  # who can bring what
    engagement.place_projects(t, c, x, process_key(run_key, month, MEET))  # which meetings get a joint project
    commitment.ready(s, p, x)
    trust.watch(s, p, x)
    joint_work.begin(s, p, x)
    resistance.be_silent(s, x)
    misled = trust.is_misled(c)
    count: Any = np.uint64(t.count[0])
    for lo in range(ROW, count, STEP):
        hi = min(lo + STEP, count)
        met = deal(s, t, c, p, priors, k, x, run_key, month, lo, hi, misled)
        fill(process_key(run_key, month, VALUE), t.key[lo:hi], hi - lo, x.one, x.two)
        joint_work.produce(s, t, p, k, x, yields, lo, met)  # what is produced, what leaks
        resistance.listen(t, x, lo, hi)  # what partners think and know
    trust.remember(s, p, x)  # what each is known for
    cases = first(process_key(run_key, month, CASES), np.uint64(0))
    mediation.mediate(s, t, c, p, x, process_key(run_key, month, REFER), process_key(run_key, month, SETTLE), cases)  # which conflicts end
    joint_work.hand_out(s, c, p, k, x, yields)  # whom it reaches
    fill(process_key(run_key, month, ATTEND), s.key, s.key.size, x.one, x.two)
    participation.attend(s, c, p, k, x)  # who takes part, who is heard
    resistance.drift(s, c, p, k, x)  # what each thinks of the change
    learning.learn(s, c, p, k, x)  # what each knows and can do
    resources.settle(s, c, p, k, x)  # the accounts


@subkernel
def change_network(s: State, t: Ties, c: Channels, p: Record, priors: Array, x: Scratch, run_key: np.uint64, month: int) -> None:
    """End ties and form new ones. docs/odd.md, section 7.13."""
    key = process_key(run_key, month, END)
    count: Any = np.uint64(t.count[0])
    for lo in range(ROW, count, STEP):
        hi = min(lo + STEP, count)
        fill(key, t.key[lo:hi], hi - lo, x.one, x.two)
        network.end_ties(t, p, x, lo, hi)  # ties that end
    network.rewire(s, t, c, p, priors, x, run_key, month)  # ties that form
