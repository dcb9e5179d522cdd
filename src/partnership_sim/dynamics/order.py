"""The month of one run: the phases in order, a call a line. `describe month` prints this order.

It comes in two halves, so that what ties did can be counted before the network changes. Ties go through in chunks that stay in the processor's
cache, from one phase to the next where no phase waits for all ties; a phase stands where its last line stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from partnership_sim.draws import Process, fill, first, numbers, process_key, second
from partnership_sim.dynamics import (
    ahead,
    commitment,
    convening,
    disputes,
    engagement,
    joint_work,
    learning,
    network,
    opening,
    participation,
    resistance,
    resources,
    trust,
    upheaval,
    works,
)
from partnership_sim.dynamics.scratch import ROW, STEP
from partnership_sim.kernel import subkernel

if TYPE_CHECKING:
    from partnership_sim.dynamics.scratch import Kinds, Scratch
    from partnership_sim.state import Array, Channels, Record, State, Ties

STRIFE, FACILITATE, MEET, KEEP = numbers(Process.STRIFE, Process.FACILITATE, Process.MEET, Process.KEEP)
LACK, CONDUCT, ANSWER, OPEN = numbers(Process.LACK, Process.CONDUCT, Process.ANSWER, Process.OPEN)
ESCALATE, REFER, SETTLE, CASES = numbers(Process.ESCALATE, Process.REFER, Process.SETTLE, Process.CASES)
VALUE, ATTEND, END, AGREE = numbers(Process.VALUE, Process.ATTEND, Process.END, Process.AGREE)
YEAR, INCOME, CONVENE = numbers(Process.YEAR, Process.INCOME, Process.CONVENE)


@subkernel
def meet(s: State, t: Ties, c: Channels, p: Record, k: Kinds, x: Scratch, run_key: np.uint64, month: int) -> None:
    """Bring partners together: the two passes over all ties of docs/odd.md, section 7.5."""
    count: Any = np.uint64(t.count[0])
    year = (month - 1) // 12
    key = process_key(run_key, year, FACILITATE)
    agree = process_key(run_key, year, AGREE)
    apart = engagement.organisations_apart(x)
    engagement.carry(s, c, k, x)
    for lo in range(ROW, count, STEP):
        hi = min(lo + STEP, count)
        ahead.meetings(t, x, lo, hi)
        fill(key, t.key[lo:hi], hi - lo, x.one, x.two)
        engagement.facilitate(s, t, c, p, x, apart, agree, lo, hi)  # which ties are facilitated, how likely each is to meet
    key = process_key(run_key, month, MEET)
    engagement.make_room(s, x)
    for lo in range(ROW, count, STEP):
        hi = min(lo + STEP, count)
        ahead.meetings(t, x, lo, hi)
        fill(key, t.key[lo:hi], hi - lo, x.one, x.two)
        engagement.meet(t, x, lo, hi)  # who meets whom
    engagement.pledge(s, p, k, x, month)  # what each promises
    engagement.place_projects(t, c, p, x, key, process_key(run_key, month, AGREE))  # which meetings get a joint project


@subkernel
def commit(s: State, t: Ties, c: Channels, p: Record, x: Scratch, run_key: np.uint64, month: int) -> None:
    """Let those who met keep their word or not, for want of will or of means. docs/odd.md, section 7.6."""
    count: Any = np.uint64(t.count[0])
    commitment.ready(s, c, p, x)
    keep = process_key(run_key, month, KEEP)
    for lo in range(ROW, count, STEP):
        hi = min(lo + STEP, count)
        met = commitment.list_met(t, x, lo, hi)
        ahead.deeds(t, x, met)
        fill(keep, t.key[lo:hi], hi - lo, x.one, x.two)
        commitment.mean_to(t, p, x, lo, met)  # who means to keep the word
    if commitment.find_short(s, x):
        commitment.fall_short(t, x, process_key(run_key, month, LACK))  # who has not the means
    commitment.pay(s, x)


@subkernel
def deal(
    s: State, t: Ties, c: Channels, p: Record, k: Kinds, x: Scratch, run_key: np.uint64, month: int, lo: int, hi: int, misled: bool
) -> int:
    """Take the ties lo..hi-1 from kept and broken words to trust; list those that met, and return how many. docs/odd.md, section 7.7."""
    met = commitment.list_met(t, x, lo, hi)
    ahead.deeds(t, x, met)
    ahead.news(t, x, lo, hi)
    trust.work_together(t, p, x, met)  # trust that grows
    fill(process_key(run_key, month, CONDUCT), t.key[lo:hi], hi - lo, x.one, x.two)
    seen = trust.see(t, x, lo, met)  # breaches that are seen
    trust.answer(
        s, t, c, p, x, process_key(run_key, month, ANSWER), process_key(run_key, month, OPEN), seen
    )  # what they cost, which turn into disputes
    trust.hear(t, p, x, lo, hi)  # what is heard of others, and where trust is pulled to
    if misled:
        trust.mislead(s, t, c, k, lo, hi)  # what is believed that is not so
    return met


@subkernel
def work(s: State, t: Ties, c: Channels, p: Record, k: Kinds, x: Scratch, run_key: np.uint64, month: int) -> None:
    """Take one run through the month's work. docs/odd.md, sections 7.3 to 7.14."""
    opening.open_month(s, t, k, x, p.mutual_aid, month)  # who is there, who is tied to whom, how partners help each other
    opening.dose(s, c, p, k, x)  # what levers did to each
    if (month - 1) % 12 == 0:
        opening.new_year(s, k, x, process_key(run_key, month, YEAR), process_key(run_key, month, INCOME))
    yields = opening.productive(s, c, p)
    upheaval.strike(s, t, c, p, x, process_key(run_key, month, STRIFE))  # what shocks do
    convene = process_key(run_key, month, CONVENE)
    convening.convene(s, c, p, k, x, first(convene, np.uint64(0)), second(convene, np.uint64(0)))  # who keeps the partnership together
    meet(s, t, c, p, k, x, run_key, month)
    commit(s, t, c, p, x, run_key, month)
    trust.watch(s, c, p, k, x)
    joint_work.begin(s, x)
    resistance.be_silent(s, x)
    misled = trust.is_misled(c)
    count: Any = np.uint64(t.count[0])
    for lo in range(ROW, count, STEP):
        hi = min(lo + STEP, count)
        met = deal(s, t, c, p, k, x, run_key, month, lo, hi, misled)
        fill(process_key(run_key, month, VALUE), t.key[lo:hi], hi - lo, x.one, x.two)
        joint_work.produce(s, t, p, k, x, yields, lo, met)  # what is produced, what leaks
        resistance.listen(t, x, lo, hi)  # what partners think and know
    trust.remember(s, x)  # what each is known for, and has seen
    cases = process_key(run_key, month, CASES)
    keys = process_key(run_key, month, ESCALATE), process_key(run_key, month, REFER), process_key(run_key, month, SETTLE)
    disputes.mediate(s, t, c, p, x, keys[0], keys[1], keys[2], cases)  # which disputes turn harmful, which end
    joint_work.hand_out(s, c, p, k, x, yields)  # whom it reaches
    works.build_and_keep(s, t, c, p, k, x)  # what is built, and lasts
    fill(process_key(run_key, month, ATTEND), s.key, s.key.size, x.one, x.two)
    participation.attend(s, c, p, k, x)  # who takes part, who is heard
    resistance.drift(s, c, p, k, x)  # what each thinks of the change
    learning.learn(s, c, p, k, x)  # what each knows and can do
    resources.settle(s, c, p, k, x)  # the accounts


@subkernel
def change_network(s: State, t: Ties, c: Channels, p: Record, priors: Array, k: Kinds, x: Scratch, run_key: np.uint64, month: int) -> None:
    """End ties and form new ones. docs/odd.md, section 7.15."""
    key = process_key(run_key, month, END)
    count: Any = np.uint64(t.count[0])
    for lo in range(ROW, count, STEP):
        hi = min(lo + STEP, count)
        fill(key, t.key[lo:hi], hi - lo, x.one, x.two)
        network.end_ties(t, p, x, lo, hi)  # ties that end
    network.rewire(s, t, c, k, p, priors, x, run_key, month)  # ties that form
