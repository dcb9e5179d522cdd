"""The month of one run: the phases in order, a call a line. `describe month` prints this order.

It comes in two halves, so that what ties did can be counted before the network changes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from partnership_sim.draws import Process, fill, first, process_key
from partnership_sim.dynamics import (
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
from partnership_sim.kernel import subkernel

if TYPE_CHECKING:
    from partnership_sim.dynamics.scratch import Kinds, Scratch
    from partnership_sim.state import Array, Channels, Record, State, Ties

STRIFE, FACILITATE, MEET, KEEP = int(Process.STRIFE), int(Process.FACILITATE), int(Process.MEET), int(Process.KEEP)
CONDUCT, ANSWER, DISCOVER, REFER = int(Process.CONDUCT), int(Process.ANSWER), int(Process.DISCOVER), int(Process.REFER)
SETTLE, CASES, VALUE, ATTEND, END = int(Process.SETTLE), int(Process.CASES), int(Process.VALUE), int(Process.ATTEND), int(Process.END)


@subkernel
def work(s: State, t: Ties, c: Channels, p: Record, priors: Array, k: Kinds, x: Scratch, run_key: np.uint64, month: int) -> None:
    """Take one run through the month's work. docs/odd.md, sections 7.3 to 7.12."""
    opening.open_month(s, t, x, month)  # who is there, who is tied to whom, what each is known for
    opening.dose(s, c, p, k, x)  # what levers did to each
    fill(process_key(run_key, month, STRIFE), t.key, t.count[0], x.one, x.two)
    upheaval.strike(s, t, c, p, priors, x)  # what shocks do
    fill(process_key(run_key, (month - 1) // 12, FACILITATE), t.key, t.count[0], x.one, x.two)
    engagement.facilitate(s, t, c, p, k, x)  # which ties are facilitated, how likely each is to meet
    fill(process_key(run_key, month, MEET), t.key, t.count[0], x.one, x.two)
    engagement.meet(s, t, p, k, x)  # who meets whom, who can bring what
    engagement.place_projects(t, c, x)  # which meetings get a joint project
    fill(process_key(run_key, month, KEEP), t.key, t.count[0], x.one, x.two)
    commitment.honour(s, t, p, x)  # who keeps the word
    trust.work_together(s, t, p)  # trust that grows
    fill(process_key(run_key, month, CONDUCT), t.key, t.count[0], x.one, x.two)
    trust.conduct(s, t, p, x)  # breaches: deceit, seen, unseen
    fill(process_key(run_key, month, ANSWER), t.key, t.count[0], x.one, x.two)
    trust.answer(s, t, c, p, x)  # what breaches cost, which turn into conflict
    fill(process_key(run_key, month, DISCOVER), t.key, t.count[0], x.one, x.two)
    trust.hear(s, t, c, p, k, priors, x)  # what comes out, and what is heard of others
    fill(process_key(run_key, month, REFER), t.key, t.count[0], x.one, x.two)
    mediation.mediate(s, t, c, p, x, process_key(run_key, month, SETTLE), first(process_key(run_key, month, CASES), np.uint64(0)))
    trust.remember(s, p, x)  # what each is known for
    fill(process_key(run_key, month, VALUE), t.key, t.count[0], x.one, x.two)
    joint_work.deliver(s, t, c, p, k, x)  # what is produced, what leaks, whom it reaches
    fill(process_key(run_key, month, ATTEND), s.key, s.key.size, x.one, x.two)
    participation.attend(s, p, k, x)  # who takes part, who is heard
    resistance.listen(s, t, x)  # what partners think and know
    resistance.drift(s, c, p, k, x)  # what each thinks of the change
    learning.learn(s, c, p, k, x)  # what each knows and can do
    resources.settle(s, c, p, k, x)  # the accounts


@subkernel
def change_network(s: State, t: Ties, c: Channels, p: Record, priors: Array, x: Scratch, run_key: np.uint64, month: int) -> None:
    """End ties and form new ones. docs/odd.md, section 7.13."""
    fill(process_key(run_key, month, END), t.key, t.count[0], x.one, x.two)
    network.rewire(s, t, c, p, priors, x, run_key, month)  # ties that end, ties that form
