"""Every parameter of the model's phases, declared once. Those of a lever stand in the lever's own file.

Letters of marks (declare.MARKS says what they mean): R read, D direction, C computed, M remembered, K calibrated.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from partnership_sim.declare import PARAMETERS, Parameter
from partnership_sim.locale import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

LETTERS = {"R": "read", "D": "direction", "C": "computed", "M": "remembered", "K": "calibrated"}


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
            "After Ansell & Gash 2008 on design: one must be let in. Size ours: 0.4 more information gives 1.8 times the odds of meeting.",
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
        1.6,
        1,
        2.2,
        "logit",
        "R",
        Text(
            "Balliet 2010 (J. Conflict Resolution 54:39-57): talk d = 1.01, as a logit 1.8; from laboratories, an upper bound, so 1.6.",
        ),
        "a facilitated tie meets more",
    )
    conflict_penalty = _p(
        1.2,
        0.5,
        2,
        "logit",
        "M",
        Text(
            "Our choice: an open conflict leaves 0.3 (exp of -1.2) of the odds of meeting, and as much of the odds of keeping a promise.",
        ),
        "an open conflict keeps apart",
    )
    trust_lent = _p(
        0.9,
        0.6,
        1.0,
        "share",
        "K",
        Text(
            "After Ansell & Gash 2008: facilitation stands in for missing trust. Size set so that dialogue helps more where trust is low.",
        ),
        "share of the role of mutual trust that a facilitator takes over",
    )
    attention = _p(
        0.22,
        0.15,
        0.3,
        "per log of number",
        "K",
        Text(
            "After Provan & Kenis 2008: coordinating takes more time as partners grow in number. Size set so that brokers matter more then.",
        ),
        "coordinating takes more time as partners grow in number",
    )
    forum_saving = _p(
        0.7,
        0.4,
        0.8,
        "share",
        "D",
        Text(
            "Balliet 2010: talk helps more in larger groups. Size ours: a forum serves many ties, so each takes 0.3 of the usual time.",
        ),
        "time that a forum saves",
    )
    crowding_out = _p(
        1,
        0.5,
        1.5,
        "logit",
        "D",
        Text(
            "Rogers & Coates 2015, four countries: given services do not last. Size ours: a fully served community's tie has 0.6 of the odds to meet.",
        ),
        "services from outside replace meetings",
    )
    voice_push = _p(
        0.25,
        0.1,
        0.4,
        "share of voice; logit in meetings",
        "M",
        Text(
            "Our choice, modest: full education or advocacy lifts the voice aimed at by 0.25; full advocacy gives 1.3 times the odds of meeting.",
        ),
        "education and advocacy open doors",
    )
    # commitment
    promise_base = _p(
        0.68,
        0.5,
        0.9,
        "logit",
        "K",
        Text(
            "Set so that without a programme, with overload and resistance as they are, about half of the promises are kept.",
        ),
        "how readily a promise is kept",
    )
    promise_trust = _p(
        5.2,
        4,
        6,
        "logit",
        "C",
        Text(
            "Computed in a mean field: up to 4 trust has one steady level, from about 5 also a trap near 0.1.",
        ),
        "trust helps to keep promises",
    )
    promise_confidence = _p(
        2.6,
        2.0,
        3.4,
        "logit",
        "K",
        Text(
            "After Ansell & Gash 2008 on small wins: success of late makes partners deliver. Size set so that early wins carry over to month 12.",
        ),
        "success of late helps to keep promises",
    )
    confidence_speed = _p(
        0.25,
        0.15,
        0.35,
        "per month",
        "K",
        Text(
            "Our choice: confidence follows the success of about the last four months.",
        ),
        "how fast confidence follows success",
    )
    promise_resistance = _p(
        1.5,
        1,
        2,
        "logit",
        "M",
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
    promise_dialogue = _p(
        2.2,
        1.6,
        2.8,
        "logit",
        "R",
        Text(
            "Balliet 2010 (J. Conflict Resolution 54:39-57): face-to-face talk d = 1.21, as a logit 2.2; from laboratories, an upper bound.",
        ),
        "facilitated dialogue helps to keep promises",
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
    # trust
    trust_gain = _p(
        0.08,
        0.05,
        0.1,
        "per meeting",
        "C",
        Text(
            "Computed: a meeting every second month, with 90% of promises kept, takes trust from 0.35 to 0.60 in 23 months.",
        ),
        "trust gained in joint work",
    )
    forgiveness = _p(
        0.6,
        0.35,
        0.65,
        "share",
        "K",
        Text(
            "Schweitzer et al. 2006: good conduct heals broken trust unless there was deceit. Size set by it; above 0.65 one success would repay a breach.",
        ),
        "a kept word heals trust towards the partner's reputation",
    )
    reputation_memory = _p(
        0.002,
        0.001,
        0.005,
        "per month",
        "K",
        Text(
            "Our choice: in ten years a fifth of a change in standing enters the reputation, so a good name outlasts bad years.",
        ),
        "how fast reputation follows standing",
    )
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
    misconduct_share = _p(
        0.25,
        0.1,
        0.5,
        "share",
        "M",
        Text(
            "Our choice: times a rent of 0.05 to 0.5 it makes 1 to 13% of breaches deceit, the more the more one lives on rents.",
        ),
        "breaches that are deceit",
    )
    discovery_rate = _p(
        0.02,
        0.005,
        0.04,
        "per month",
        "M",
        Text(
            "Our choice: deceit stays hidden for 50 months on average.",
        ),
        "deceit comes out by itself",
    )
    scar_size = _p(
        0.45,
        0.3,
        0.6,
        "share",
        "K",
        Text(
            "Schweitzer, Hershey & Bradlow 2006 (OBHDP 101:1-19): deceit never heals fully. Set for trust 10% or more below after 24 good months.",
        ),
        "the scar that deceit leaves",
    )
    answer_base = _p(
        0.15,
        0.05,
        0.3,
        "share",
        "M",
        Text(
            "Our choice: about one seen breach in seven is made good unasked, which leaves audits and mediation much to add.",
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
    prior_pull = _p(
        0.008,
        0.004,
        0.016,
        "per month",
        "M",
        Text(
            "Our choice, slow: ties that do not meet fall back to the prior trust, half of the gap in about 7 years.",
        ),
        "pull towards the prior trust",
    )
    reputation_pull = _p(
        0.07,
        0.03,
        0.09,
        "per month",
        "M",
        Text(
            "Our choice: with full information half of the gap to what a partner is known for closes in about a year.",
        ),
        "pull of reputation",
    )
    hearsay_weight = _p(
        0.25,
        0.15,
        0.4,
        "share",
        "D",
        Text(
            "Zhu et al. 2023 (Front. Psychol., n = 286): bad news weighs more only if lived through. Size ours: under half of own experience.",
        ),
        "weight of hearsay",
    )
    escalation = _p(
        0.25,
        0.15,
        0.6,
        "share",
        "K",
        Text(
            "Set so that conflicts stay few: at resistance and conflict management of 0.4 about 6% of seen breaches open one.",
        ),
        "breaches that turn into conflict",
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
    mediation_uptake = _p(
        0.5,
        0.4,
        0.6,
        "share",
        "R",
        Text(
            "Neighborhood Justice Centers: 82% of mediated, 45% of referred cases resolved, so 45/82 = 0.55 were mediated; 0.5 is cautious.",
        ),
        "offers of mediation taken up",
    )
    mediation_base = _p(
        -0.7,
        -1.2,
        -0.2,
        "logit",
        "K",
        Text(
            "Set so that 82% of mediated cases are resolved (Neighborhood Justice Centers) where skill and trust are 0.5 each.",
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
        "M",
        Text(
            "Our choice, with no figure to go by: two partners of different kinds make half again as much of the same means.",
        ),
        "gain from complementary kinds",
    )
    luck_tie = _p(
        0.8,
        0.6,
        0.9,
        "sd of log",
        "C",
        Text(
            "De Jong, Dirks & Gillespie 2016 (J. Applied Psychology 101:1134-1150): trust and performance rho = 0.30; luck must keep it so low.",
        ),
        "luck in a single joint work",
    )
    luck_run = _p(
        1.0,
        0.5,
        1.2,
        "sd of log",
        "K",
        Text(
            "Set towards a correlation of trust and results across runs of 0.2 to 0.45; de Jong, Dirks & Gillespie 2016 have rho = 0.30.",
        ),
        "local luck",
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
        0.4,
        0.3,
        0.5,
        "log",
        "R",
        Text(
            "Olken 2007 (J. Political Economy 115:200-249): certain audits, some 8 points less missing; ln(26/18) = 0.37, rounded to 0.4.",
        ),
        "audits lessen leakage",
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
    return_share = _p(
        0.1,
        0,
        0.2,
        "share",
        "M",
        Text(
            "Our choice: a tenth of the value comes back to the partners, so that joint work pays a little and most is left for communities.",
        ),
        "share that returns to the partners",
    )
    need = _p(
        0.43,
        0.15,
        0.5,
        "value per month",
        "K",
        Text(
            "Set so that about a tenth of a community's need is met in the long run without a programme, with room to gain; a target of our own.",
        ),
        "a community's need",
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
        "M",
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
        "M",
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
            "Set with no published figure, small beside opinion: need fully met and voice at 0.5 ease resistance by 0.012 a month.",
        ),
        "benefit and voice ease resistance",
    )
    resistance_contact = _p(
        0.02,
        0.01,
        0.03,
        "per month",
        "K",
        Text(
            "Pettigrew & Tropp 2006, 713 samples: contact lowers prejudice (direction). Set small: much contact eases by 0.015 a month at most.",
        ),
        "contact eases resistance",
    )
    contact_support = _p(
        0.5,
        0.3,
        0.8,
        "share",
        "D",
        Text(
            "Pettigrew & Tropp 2006, 713 samples: contact does more under Allport's conditions. Size ours: 1.5 times, within 1.2 to 1.8.",
        ),
        "supported contact counts for more",
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
        "M",
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
        "M",
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
        "M",
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
    # resources
    income_rate = _p(
        0.15,
        0.12,
        0.3,
        "per month",
        "M",
        Text(
            "Our choice: about two fifths of what is missing come back within a quarter (1 - 0.85^3 = 0.39).",
        ),
        "speed at which resources refill",
    )
    pledge_share = _p(
        0.33,
        0.2,
        0.4,
        "share",
        "K",
        Text(
            "Set with no published figure: at its carrying limit and resistance 0.5 an organisation pledges a quarter of its endowment a month.",
        ),
        "resources pledged per meeting",
    )
    tie_upkeep = _p(
        0.005,
        0.002,
        0.01,
        "share of an average endowment of the kind per tie and month",
        "M",
        Text(
            "Our choice, the price of many ties: ten of them cost 5% of an average endowment of the kind a month.",
        ),
        "upkeep of a tie",
    )
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
    tie_formation = _p(
        0.05,
        0.03,
        0.12,
        "per month",
        "K",
        Text(
            "Set so that without a programme ties end somewhat faster than they form (HCAP, NORC 2012: about a third of partnerships ended).",
        ),
        "search for new partners",
    )
    trust_passed = _p(
        0.5,
        0.35,
        0.7,
        "share",
        "M",
        Text(
            "Our choice: trust in the go-between and half of the prior count alike, so that a new tie starts below what was passed on.",
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

for _name in NAMES:
    PARAMETERS.add(_name, vars(Model)[_name])
PARAMETERS.add(
    "budget_scale",
    Parameter(
        1.0,
        0.0,
        100.0,
        unit="ratio",
        source=Text(
            "No estimate but a planner's question: 1 leaves every spend and budget as the scenario gives it.",
        ),
        label=Text("multiplies every spend and budget"),
        name="budget_scale",
    ),
)


def records(values: Mapping[str, float | NDArray[np.float64]], runs: int) -> NDArray[np.void]:
    """Return one record of model parameters a run, [run]: declared defaults but for `values` (a number, or [run] numbers)."""
    table = np.zeros(runs, RECORD)
    for name in NAMES:
        table[name] = values.get(name, vars(Model)[name].default)
    return table
