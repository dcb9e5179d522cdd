"""Every parameter of the model's phases, declared once. Those of a lever stand in the lever's own file.

Letters of marks (declare.MARKS says what they mean): R read, D direction, C computed, M remembered, K calibrated, A assumption.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from partnership_sim.declare import PARAMETERS, Parameter
from partnership_sim.locale import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

LETTERS = {"R": "read", "D": "direction", "C": "computed", "M": "remembered", "K": "calibrated", "A": "assumption"}


def _p(default: float, low: float, high: float, unit: str, mark: str, source: Text, label: str) -> Parameter:
    return Parameter(default, low, high, unit=unit, source=source, label=Text(label), mark=LETTERS[mark])


class Model:
    """The parameters that phases read, in the order of the month."""

    # engagement
    meeting_base = _p(
        -0.4,
        -1,
        0.2,
        "logit",
        "K",
        Text(
            "Set so that at trust 0.5 and information 0.4 a tie meets in about 4 months of 10; this is a target of our own.",
        ),
        "how readily a tie meets",
    )
    meeting_information = _p(
        1.3,
        0.5,
        2,
        "logit",
        "D",
        Text(
            "After Ansell & Gash 2008 on design: one must be let in. Size ours: 0.4 more information gives 1.7 times the odds of meeting.",
        ),
        "information makes meetings likelier",
    )
    meeting_trust = _p(
        2,
        1,
        4,
        "logit",
        "D",
        Text(
            "Ansell & Gash 2008, 137 cases: prior antagonism hampers the start. Size ours: 0.4 more trust gives 2.2 times the odds of meeting.",
        ),
        "those who trust meet more",
    )
    meeting_support = _p(
        0.5,
        0.2,
        1,
        "logit",
        "M",
        Text(
            "Field size: contact and dialogue in the field move by tenths of what laboratories find (Balliet 2010: 1.8 there). Size ours.",
        ),
        "a facilitated tie meets more",
    )
    voice_push = _p(
        0.25,
        0.1,
        0.4,
        "share of voice",
        "A",
        Text(
            "Our choice, modest: full education or advocacy lifts by 0.25 the voice to which a community moves.",
        ),
        "education and advocacy open doors",
    )
    promise_trust = _p(
        2,
        1,
        5.5,
        "logit",
        "C",
        Text(
            "Computed: below 5 trust has one steady level; at 2 the loop of trust and promises doubles an effect.",
        ),
        "trust helps to keep promises",
    )
    promise_norm = _p(
        1,
        0,
        4,
        "logit",
        "D",
        Text(
            "Conditional cooperation: who sees others keep their word keeps its own (Fischbacher, Gaechter & Fehr 2001). Size ours.",
        ),
        "words seen kept help to keep promises",
    )
    promise_dialogue = _p(
        0.4,
        0.2,
        0.9,
        "logit",
        "D",
        Text(
            "Field effects of dialogue of d 0.1 to 0.5, times 1.81; laboratories find 2.2 (Balliet 2010).",
        ),
        "facilitated dialogue helps to keep promises",
    )
    # commitment
    promise_resistance = _p(
        1.5,
        1,
        2,
        "logit",
        "A",
        Text(
            "Our choice, the middle of 1 to 2: opponents keep fewer promises; 0.4 more resistance leaves 0.55 of the odds.",
        ),
        "resistance hinders promises",
    )
    promise_skill = _p(
        1,
        0.6,
        1.3,
        "logit",
        "R",
        Text(
            "Sondern, Nohe & Hertel 2020 (IACM), 17 studies: training g = 0.72, as a logit 1.3; the upper bound for skill from 0 to 1.",
        ),
        "negotiation skill helps to keep promises",
    )
    promise_overload = _p(
        0.95,
        0.7,
        1.5,
        "logit",
        "K",
        Text(
            "Set towards Smaldino & Lubell 2011 (PLoS ONE 6(8):e23019), size hampers cooperation: one more load leaves 0.39 of the odds.",
        ),
        "overload breaks promises",
    )
    deterrence = _p(
        0.43,
        0.1,
        0.7,
        "logit",
        "C",
        Text(
            "Computed from Olken 2007 (28 to 20 % missing is 0.44) and Brazil (Zamboni & Litschig 2018).",
        ),
        "who reckons with an audit keeps its word",
    )
    trust_gain = _p(
        0.05,
        0.03,
        0.08,
        "per meeting",
        "C",
        Text(
            "Computed: 2.7 kept words repay a seen breach at trust 0.5 with a loss 3 times the gain.",
        ),
        "trust gained by a kept word",
    )
    attribution = _p(
        0.45,
        0.25,
        0.5,
        "share",
        "K",
        Text(
            "Malhotra & Murnighan 2002: what a binding frame secures is credited to the frame (direction). Size set by GoBifo (trust +0.08 sd).",
        ),
        "gain of trust that is put down to facilitator or grant",
    )
    anchor_pull = _p(
        0.015,
        0.008,
        0.03,
        "per month",
        "K",
        Text(
            "Set so that effects on trust fade within years of exit, by half in 30 to 36 months; its size is not published.",
        ),
        "pull of trust to where a tie began",
    )
    # trust
    trust_loss_ratio = _p(
        3.4,
        2.5,
        5,
        "ratio",
        "M",
        Text(
            "Slovic 1993 (Risk Analysis 13:675-682): direction only. The ratio is a convention: 3 successes repay a breach at trust 0.5.",
        ),
        "loss of trust by a breach over its gain",
    )
    breach_visibility = _p(
        0.4,
        0.3,
        0.5,
        "share",
        "K",
        Text(
            "Set so that at information 0.4 somewhat less than half of all breaches are seen (0.45); were all seen, trust would settle far lower.",
        ),
        "breaches visible without information",
    )
    answer_base = _p(
        0.15,
        0.05,
        0.3,
        "share",
        "A",
        Text(
            "Our choice: about one seen breach in seven is made good unasked, which leaves audits and pressure much to add.",
        ),
        "breaches made good unasked",
    )
    answer_relief = _p(
        0.5,
        0.3,
        0.7,
        "share",
        "M",
        Text(
            "Schweitzer, Hershey & Bradlow 2006 (OBHDP 101:1-19): a promise speeds recovery (direction). That it halves the loss is ours.",
        ),
        "what making good repairs",
    )
    benefit_trust = _p(
        0.004,
        0,
        0.01,
        "per month",
        "D",
        Text(
            "Evans, Holtemeyer & Kosec 2019: transfers raised trust in leaders, more where meetings are many. Size ours.",
        ),
        "what arrives beside the usual builds trust",
    )
    reactance = _p(
        0.01,
        0,
        0.03,
        "per month",
        "D",
        Text(
            "Threat and reactance correlate at 0.20; loss of support for those who press in 6 of 6 experiments. Size ours.",
        ),
        "pressure costs trust in those who press",
    )
    escalation = _p(
        0.15,
        0.05,
        0.3,
        "share; per month",
        "K",
        Text(
            "Set so that few ties are in open conflict without a programme.",
        ),
        "breaches that open a conflict, and conflicts that turn harmful",
    )
    procedure = _p(
        0.2,
        0.1,
        0.4,
        "share",
        "K",
        Text(
            "Liberia, 246 towns: with mediation and training 29 % fewer unresolved and 32 % fewer destructive disputes (Blattman et al. 2014).",
        ),
        "conflicts kept from turning harmful where mediation is at hand",
    )
    # conflicts
    settle_alone = _p(
        0.04,
        0.03,
        0.05,
        "per month",
        "M",
        Text(
            "Recalled, without a reference: 3 to 5% of conflicts that nobody mediates end in a month; the middle.",
        ),
        "conflicts that end by themselves",
    )
    settle_base = _p(
        -0.9,
        -1.4,
        -0.4,
        "logit",
        "K",
        Text(
            "Set so that 82% of mediated cases are resolved (Neighborhood Justice Centers) where skill is 0.5 and trust 0.6.",
        ),
        "how readily a mediated conflict settles",
    )
    mediation_slope = _p(
        2.2,
        1.5,
        3,
        "logit",
        "D",
        Text(
            "Emerson, Orr, Keyes & McKnight 2009 (Conflict Resolution Quarterly 27:27-64), 52 cases: skill helps (direction); size ours.",
        ),
        "skill and trust help a mediator",
    )
    # joint work
    synergy = _p(
        0.5,
        0.2,
        0.8,
        "share",
        "A",
        Text(
            "Our choice, with no figure to go by: two partners of different kinds make half again as much of the same means.",
        ),
        "gain from complementary kinds",
    )
    luck_tie = _p(
        0.8,
        0.4,
        0.9,
        "sd of log",
        "D",
        Text(
            "Our choice, with the luck of place and year: projects differ more than places (Bulman, Kolkma & Kraay 2017).",
        ),
        "luck in a single joint work",
    )
    luck_place = _p(
        0.45,
        0.2,
        0.5,
        "sd of log",
        "C",
        Text(
            "Bulman, Kolkma & Kraay 2017, 5163 projects: countries explain 10 to 25 % of outcomes.",
        ),
        "luck of the place",
    )
    luck_year = _p(
        0.25,
        0.1,
        0.4,
        "sd of log",
        "A",
        Text(
            "Our choice, beside the luck of the place.",
        ),
        "luck of the year",
    )
    luck_history = _p(
        0.06,
        0.02,
        0.1,
        "sd of trust",
        "K",
        Text(
            "Ansell & Gash 2008: partnerships start with a history of cooperation or antagonism. Size ours, about a third of the spread between people.",
        ),
        "how far places differ in trust from the start",
    )
    leakage_base = _p(
        0.26,
        0.24,
        0.28,
        "share",
        "M",
        Text(
            "Olken 2007 (J. Political Economy 115:200-249), over 600 villages: 24 to 28% of spending missing unaudited, as recalled; the middle.",
        ),
        "value that leaks away",
    )
    audit_effect = _p(
        0.36,
        0.25,
        0.45,
        "share",
        "C",
        Text(
            "Olken 2007: certain audits, 8 points less missing of 24 to 28; a risk of 0.2 does more than half of that (Zamboni & Litschig 2018).",
        ),
        "share of leakage that audits can stop",
    )
    unclaimed = _p(
        0.36,
        0.28,
        0.4,
        "share",
        "R",
        Text(
            "Banerjee et al. 2018 (J. Political Economy 126(2)): cards raised the subsidy received by 26%; here full entitlements raise it by 20 to 30%.",
        ),
        "what the uninformed do not claim",
    )
    project_cost = _p(
        0.035,
        0.02,
        0.07,
        "units per household",
        "A",
        Text(
            "Our choice: a standard work of 20 households costs 0.7 units; first works take three to five years.",
        ),
        "cost of a work",
    )
    project_overhead = _p(
        0.01,
        0.005,
        0.05,
        "units",
        "A",
        Text(
            "Our choice: about half of a community-driven budget goes to facilitation and administration.",
        ),
        "what of a grant goes into running it",
    )
    failure_rate = _p(
        0.008,
        0.004,
        0.017,
        "per month",
        "C",
        Text(
            "Computed from Murray et al. 2024, 1793 water points: 0.098 a year (0.075 to 0.131).",
        ),
        "works that break",
    )
    repair_rate = _p(
        0.075,
        0.04,
        0.12,
        "per month",
        "C",
        Text(
            "Computed from Murray et al. 2024: at average care 0.212 of broken ones come back in a year, at full care 0.90.",
        ),
        "broken works that are repaired at full care",
    )
    need = _p(
        0.43,
        0.15,
        0.8,
        "value per 20 households and month",
        "K",
        Text(
            "Set so that about a third of the need is met in an average place without a programme; a target of our own.",
        ),
        "need of 20 households",
    )
    # participation
    invitation = _p(
        0.4,
        0.3,
        0.5,
        "share",
        "R",
        Text(
            "Sentinel Villages 2015-2018 (World Bank/KOMPAK): 16% attend, under half of the invited come; 0.16 / 0.4 gives 0.4 invited.",
        ),
        "communities invited to a decision",
    )
    attendance_base = _p(
        -0.75,
        -1.3,
        -0.5,
        "logit",
        "K",
        Text(
            "Set for Sentinel Villages 2015-2018 (World Bank/KOMPAK): about 16% attend village meetings, under half of the invited come.",
        ),
        "how readily the invited come",
    )
    attendance_voice = _p(
        2,
        1,
        3,
        "logit",
        "A",
        Text(
            "Our choice: those who were heard come again; 0.3 more voice gives the invited 1.8 times the odds of coming.",
        ),
        "being heard brings people back",
    )
    voice_speed = _p(
        0.07,
        0.04,
        0.15,
        "per month",
        "A",
        Text(
            "Our choice: how far one is heard follows about the last year; 1 / 0.07 is a memory of 14 months.",
        ),
        "speed of voice",
    )
    # resistance
    resistance_speed = _p(
        0.2,
        0.1,
        0.3,
        "per month",
        "M",
        Text(
            "Friedkin & Johnsen 1990 for the form. Speed ours, the middle of 0.1 to 0.3: a fifth of the gap in views closes in a month.",
        ),
        "speed of opinion",
    )
    resistance_relief = _p(
        0.017,
        0.01,
        0.04,
        "per month",
        "K",
        Text(
            "Set with no published figure, small beside opinion: need met and voice both 0.4 above the usual ease resistance by 0.014 a month.",
        ),
        "benefit and voice ease resistance",
    )
    resistance_contact = _p(
        0.005,
        0.002,
        0.01,
        "per month",
        "K",
        Text(
            "Pettigrew & Tropp 2006, 713 samples: contact lowers prejudice (direction). Set small: much contact eases by 0.0075 a month at most.",
        ),
        "contact eases resistance",
    )
    resistance_threat = _p(
        0.012,
        0.006,
        0.018,
        "per month",
        "K",
        Text(
            "Meta-analysis 2025 (Human Communication Research, hqaf016): threats r = 0.20 on reactance; set for 0.1 to 0.3 sd per sd of pressure.",
        ),
        "threat raises resistance",
    )
    # learning
    connection_gain = _p(
        0.05,
        0.03,
        0.09,
        "per month",
        "A",
        Text(
            "Our choice: full outreach closes 5% of what is not yet known in a month, half of it in about a year.",
        ),
        "those reached learn",
    )
    information_spread = _p(
        0.05,
        0.03,
        0.1,
        "per month",
        "A",
        Text(
            "Our choice: partners who know 0.4 more close 2% of what is missing a month; growth follows an S-curve.",
        ),
        "information spreads along ties",
    )
    information_decay = _p(
        0.02,
        0.01,
        0.03,
        "per month",
        "A",
        Text(
            "Our choice, the middle of 0.01 to 0.03: half of what was learnt is gone after about 3 years.",
        ),
        "information is lost",
    )
    training_gain = _p(
        0.024,
        0.016,
        0.036,
        "per month",
        "R",
        Text(
            "Sondern, Nohe & Hertel 2020 (IACM): negotiation training g = 0.72; chosen so that three years give about 0.7 sd.",
        ),
        "skills gained by training",
    )
    forgetting = _p(
        0.07,
        0.05,
        0.1,
        "per month",
        "R",
        Text(
            "Tatel & Ackerman (Psychological Bulletin): half of an unused skill gone in 6.5 to 13 months; 0.07 a month is about 10 months.",
        ),
        "unused skills are forgotten",
    )
    turnover = _p(
        0.015,
        0.012,
        0.025,
        "per month",
        "M",
        Text(
            "Recalled, without a reference: 15 to 25% of NGO staff leave in a year; 0.015 a month is 17% a year.",
        ),
        "trained people leave",
    )
    income_rate = _p(
        0.15,
        0.12,
        0.3,
        "share of its size a month",
        "A",
        Text(
            "Our choice: what comes in a month beside what an organisation could put up at once.",
        ),
        "usual income of a month",
    )
    income_swing = _p(
        0.3,
        0.1,
        0.5,
        "sd of log",
        "C",
        Text(
            "45 % of aid comes as scheduled (OECD 2008), deviations of some 30 % (Celasun & Walliser 2008).",
        ),
        "how far an organisation's yearly income swings",
    )
    pledge_share = _p(
        0.75,
        0.5,
        0.9,
        "share",
        "A",
        Text(
            "Our choice: with 75 % of income promised, a cut of half leaves 67 % payable.",
        ),
        "share of a year's income that is promised",
    )
    mutual_aid = _p(
        0.03,
        0,
        0.06,
        "per month",
        "A",
        Text(
            "Our choice: partners who trust help those short of means.",
        ),
        "help among partners",
    )
    tie_upkeep = _p(
        0.002,
        0.001,
        0.005,
        "share of an average endowment of the kind per tie and month",
        "A",
        Text(
            "Our choice, the price of many ties: ten of them cost 2 % of an average endowment of the kind a month.",
        ),
        "upkeep of a tie",
    )
    convening_cost = _p(
        0.02,
        0.01,
        0.05,
        "units per organisation and month",
        "A",
        Text(
            "Our choice: a convener for thirty organisations costs 0.6 units a month.",
        ),
        "cost of convening",
    )
    lapse_unpaid = _p(
        0.012,
        0.006,
        0.02,
        "per month",
        "C",
        Text(
            "Computed from HCAP (NORC 2012): a third of partnerships ended in five to eight years, most for money or organisation.",
        ),
        "unpaid partnerships that lapse",
    )
    # resources
    # network
    tie_hazard = _p(
        0.01,
        0.008,
        0.012,
        "per month",
        "C",
        Text(
            "Computed: 0.87 to 0.93% of working ties end in a month in Puget Sound 2012, 1.03% in Ohio 2013-2016 (29 ties).",
        ),
        "ties that end",
    )
    trust_passed = _p(
        0.5,
        0.35,
        0.7,
        "share",
        "A",
        Text(
            "Our choice: a go-between passes on half of how much more it is trusted than its kind; half of what was trusted in a leader passes on to the next.",
        ),
        "trust passed on by a go-between",
    )
    # what plans can carry, and what audits bring to light
    admin_capacity = _p(
        2.4,
        1.5,
        3.5,
        "units per month",
        "K",
        Text(
            "Bitterman & Koliba 2020 (JPART 30(4):636-655): no capacity, money unspent (direction). Set: capacity 0.5 carries 1.2 units a month.",
        ),
        "spending that full capacity can carry",
    )


#: The model's parameters in order: the fields of the record that phases read as ``p.trust_gain``.
NAMES = tuple(name for name, value in vars(Model).items() if isinstance(value, Parameter))
RECORD = np.dtype([(name, np.float64) for name in NAMES])

#: A planner's question, and no number of the model.
BUDGET_SCALE = "budget_scale"

for _name in NAMES:
    PARAMETERS.add(_name, vars(Model)[_name])
PARAMETERS.add(
    BUDGET_SCALE,
    Parameter(
        1.0,
        0.0,
        100.0,
        unit="ratio",
        source=Text(
            "No estimate but a planner's question: 1 leaves every spend and budget as the scenario gives it.",
        ),
        label=Text("multiplies every spend and budget"),
        name=BUDGET_SCALE,
    ),
)


def records(values: Mapping[str, float | NDArray[np.float64]], runs: int) -> NDArray[np.void]:
    """Return one record of model parameters a run, [run]: declared defaults but for `values` (a number, or [run] numbers)."""
    table = np.zeros(runs, RECORD)
    for name in NAMES:
        table[name] = values.get(name, vars(Model)[name].default)
    return table
