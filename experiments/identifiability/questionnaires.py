"""Whom the survey asks, and what: a short questionnaire, and a long one that also looks at works, disputes and attitudes."""

from __future__ import annotations

from partnership_sim.evidence.survey import AMOUNT, LEVEL, SEEN, YES_OR_NO, Question

#: How many answer in a village, in a wave, by kind.
ASKED = {"community": 40, "government": 8, "business": 12, "ngo": 8}
PEOPLE = sum(ASKED.values())
#: Disputes and breaches that somebody can tell of, and works whose accounts are looked into, in a village and wave.
CASES, ACCOUNTS = 15, 10

SHORT = (
    *(Question(f"trust_{one}_{other}", LEVEL, people) for one, people in ASKED.items() for other in ASKED),
    *(Question(f"resources_{kind}", AMOUNT, people) for kind, people in ASKED.items()),
    Question("participation", YES_OR_NO, ASKED["community"]),
    Question("need_met", LEVEL, ASKED["community"]),
    Question("meetings", YES_OR_NO, PEOPLE),
    Question("kept_promises", YES_OR_NO, PEOPLE),
)
LONG = (
    *SHORT,
    *(Question(f"{name}_{kind}", LEVEL, people) for name in ("resistance", "capacity") for kind, people in ASKED.items()),
    Question("information", LEVEL, PEOPLE),
    Question("voice", LEVEL, ASKED["community"]),
    Question("working_partners", AMOUNT, PEOPLE),
    Question("conflicts", YES_OR_NO, PEOPLE),
    Question("harmful", YES_OR_NO, PEOPLE),
    Question("mediated", YES_OR_NO, CASES),
    Question("settled", YES_OR_NO, CASES),
    Question("accountability", YES_OR_NO, CASES),
    Question("leakage", LEVEL, ACCOUNTS),
    Question("first_works", YES_OR_NO, ASKED["community"]),
    Question("working", SEEN),
    Question("unfinished", SEEN),
    Question("convened", SEEN),
)
QUESTIONNAIRES = {"short": SHORT, "long": LONG}
