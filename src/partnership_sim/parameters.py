"""Every parameter of the model's phases, declared once. Those of a lever stand in the lever's own file.

Marks: read (in the source named), computed (from a closed form or a study of ours), remembered (from the literature, not looked up
again), calibrated (so that the published findings hold).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from partnership_sim.declare import PARAMETERS, Parameter, Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

MARKS = {"R": "read", "C": "computed", "M": "remembered", "K": "calibrated"}


def _p(default: float, low: float, high: float, unit: str, mark: str, source: str, en: str, id: str) -> Parameter:  # noqa: A002 - the language's code
    return Parameter(default, low, high, unit=unit, source=source, label=Text(en, id), mark=MARKS[mark])


class Model:
    """The parameters that phases read, in the order of the month."""

    # engagement
    meeting_base = _p(
        -0.4,
        -1,
        0.2,
        "logit",
        "K",
        "ties meet in about 4 months of 10",
        "how readily a tie meets",
        "seberapa mudah sebuah hubungan bertemu",
    )
    meeting_information = _p(
        1.5,
        0.5,
        2,
        "logit",
        "M",
        "Ansell & Gash 2008: one must be let in",
        "information makes meetings likelier",
        "informasi memperbesar peluang bertemu",
    )
    meeting_trust = _p(2, 1, 4, "logit", "M", "Ansell & Gash 2008", "those who trust meet more", "yang saling percaya lebih sering bertemu")
    meeting_support = _p(
        1.6,
        1,
        2.2,
        "logit",
        "R",
        "Balliet 2010, upper bound",
        "a facilitated tie meets more",
        "hubungan yang difasilitasi lebih sering bertemu",
    )
    conflict_penalty = _p(
        1.2,
        0.5,
        2,
        "logit",
        "M",
        "assumption on meetings and promises alike",
        "an open conflict keeps apart",
        "konflik terbuka menjauhkan para pihak",
    )
    forum_saving = _p(
        0.7,
        0.4,
        0.8,
        "share",
        "M",
        "finding 7: one forum serves many ties",
        "time that a forum saves",
        "waktu yang dihemat oleh forum bersama",
    )
    crowding_out = _p(
        1,
        0.5,
        1.5,
        "logit",
        "M",
        "Rogers & Coates 2015: dependence",
        "services from outside replace meetings",
        "layanan dari luar menggantikan pertemuan",
    )
    voice_push = _p(0.25, 0.1, 0.4, "share", "M", "assumption", "education and advocacy open doors", "edukasi dan advokasi membuka akses")
    # commitment
    promise_base = _p(
        0.85, 0.6, 1.1, "logit", "K", "0.7 of promises kept at trust 0.5", "how readily a promise is kept", "seberapa mudah janji ditepati"
    )
    promise_trust = _p(
        5.5,
        4,
        6,
        "logit",
        "C",
        "feedback strong enough for a low-trust trap",
        "trust helps to keep promises",
        "kepercayaan membantu menepati janji",
    )
    promise_resistance = _p(
        1.5, 1, 2, "logit", "M", "opponents keep fewer promises", "resistance hinders promises", "resistensi menghambat janji"
    )
    promise_skill = _p(
        1,
        0.6,
        1.3,
        "logit",
        "R",
        "meta-analyses of negotiation training, g = 0.72",
        "negotiation skill helps to keep promises",
        "keterampilan negosiasi membantu menepati janji",
    )
    promise_dialogue = _p(
        2.2,
        1.6,
        2.8,
        "logit",
        "R",
        "Balliet 2010, d = 1.21 face to face",
        "facilitated dialogue helps to keep promises",
        "dialog terfasilitasi membantu menepati janji",
    )
    promise_overload = _p(
        1.5,
        0.8,
        2.5,
        "logit",
        "K",
        "over-commitment breaks promises",
        "overload breaks promises",
        "kelebihan beban membuat janji diingkari",
    )
    # trust
    trust_gain = _p(
        0.08,
        0.05,
        0.1,
        "per meeting",
        "C",
        "0.35 to 0.60 in two years of good work",
        "trust gained in joint work",
        "kepercayaan yang tumbuh dari kerja bersama",
    )
    trust_loss_ratio = _p(
        3.5,
        2.5,
        5,
        "ratio",
        "M",
        "Slovic 1993; the ratio is a convention",
        "loss of trust by a breach over its gain",
        "rasio hilangnya kepercayaan terhadap tumbuhnya",
    )
    breach_visibility = _p(
        0.4,
        0.3,
        0.5,
        "share",
        "K",
        "seen by those without information",
        "breaches seen even by the uninformed",
        "ingkar janji yang terlihat tanpa informasi",
    )
    misconduct_share = _p(
        0.25, 0.1, 0.5, "share", "M", "assumption, times rent", "breaches that are deceit", "ingkar janji yang berupa penipuan"
    )
    discovery_rate = _p(
        0.02, 0.005, 0.04, "per month", "M", "assumption", "deceit comes out by itself", "penipuan terungkap dengan sendirinya"
    )
    scar_size = _p(
        0.45,
        0.3,
        0.6,
        "share",
        "K",
        "Schweitzer, Hershey & Bradlow 2006",
        "the scar that deceit leaves",
        "luka yang ditinggalkan oleh penipuan",
    )
    answer_base = _p(
        0.15, 0.05, 0.3, "share", "M", "made good unasked", "breaches made good unasked", "ingkar janji yang dipulihkan tanpa diminta"
    )
    answer_relief = _p(
        0.5, 0.3, 0.7, "share", "M", "apology and repair help", "what making good repairs", "yang pulih bila kesalahan diperbaiki"
    )
    prior_pull = _p(
        0.008,
        0.004,
        0.016,
        "per month",
        "M",
        "ties that do not meet fall back",
        "pull towards the prior trust",
        "tarikan menuju kepercayaan awal",
    )
    reputation_pull = _p(0.02, 0.005, 0.03, "per month", "M", "towards the standing among others", "pull of reputation", "tarikan reputasi")
    hearsay_weight = _p(
        0.25, 0.15, 0.4, "share", "R", "hearsay costs less than half of own experience", "weight of hearsay", "bobot kabar dari pihak lain"
    )
    escalation = _p(0.25, 0.15, 0.6, "share", "K", "few conflicts", "breaches that turn into conflict", "ingkar janji yang menjadi konflik")
    # conflicts
    settle_alone = _p(
        0.04, 0.03, 0.05, "per month", "M", "3 to 5 % a month", "conflicts that end by themselves", "konflik yang selesai sendiri"
    )
    mediation_uptake = _p(0.5, 0.4, 0.6, "share", "R", "45 of 82 cases", "offers of mediation taken up", "tawaran mediasi yang diterima")
    mediation_base = _p(
        -0.7,
        -1.2,
        -0.2,
        "logit",
        "K",
        "82 % of mediated cases settled",
        "how readily a mediated conflict settles",
        "seberapa mudah konflik termediasi selesai",
    )
    mediation_slope = _p(
        2.2,
        1.5,
        3,
        "logit",
        "R",
        "skill and trust of the mediator",
        "skill and trust help a mediator",
        "keterampilan dan kepercayaan membantu mediator",
    )
    # joint work
    synergy = _p(
        0.5,
        0.2,
        0.8,
        "share",
        "M",
        "cross-sector partnerships: kinds complement each other",
        "gain from complementary kinds",
        "tambahan nilai dari kerja lintas sektor",
    )
    luck_tie = _p(
        0.8,
        0.6,
        0.9,
        "sd of log",
        "C",
        "trust explains about a tenth of performance",
        "luck in a single joint work",
        "keberuntungan dalam satu kerja bersama",
    )
    luck_run = _p(0.8, 0.5, 1, "sd of log", "K", "contexts differ", "luck of the context", "keberuntungan konteks")
    luck_climate = _p(
        0.75,
        0.4,
        1,
        "logit",
        "K",
        "times differ: 60 to 76 % of partnerships alive after five years",
        "ups and downs of the times",
        "pasang surut keadaan",
    )
    leakage_base = _p(0.26, 0.24, 0.28, "share", "R", "Olken 2007", "value that leaks away", "nilai yang bocor")
    audit_effect = _p(0.4, 0.3, 0.5, "log", "R", "Olken 2007: 26 to 18 %", "audits lessen leakage", "audit mengurangi kebocoran")
    unclaimed = _p(
        0.34,
        0.28,
        0.4,
        "share",
        "R",
        "published entitlements: +26 % received",
        "what the uninformed do not claim",
        "hak yang tidak diklaim karena kurang informasi",
    )
    return_share = _p(
        0.1, 0, 0.2, "share", "M", "gain of partners", "share that returns to the partners", "bagian yang kembali kepada mitra"
    )
    need = _p(0.25, 0.15, 0.4, "value per month", "K", "need met near 0.4", "a community's need", "kebutuhan satu komunitas")
    # participation
    invitation = _p(
        0.4,
        0.3,
        0.5,
        "share",
        "R",
        "village meetings in Indonesia",
        "communities invited to a decision",
        "komunitas yang diundang dalam keputusan",
    )
    attendance_base = _p(
        -0.9, -1.3, -0.5, "logit", "K", "about 16 % take part", "how readily the invited come", "seberapa mudah yang diundang hadir"
    )
    attendance_voice = _p(
        2, 1, 3, "logit", "M", "those who are heard come again", "being heard brings people back", "yang didengar akan datang lagi"
    )
    voice_speed = _p(0.08, 0.04, 0.15, "per month", "M", "a year's memory", "speed of voice", "kecepatan perubahan suara")
    # resistance
    resistance_speed = _p(0.2, 0.1, 0.3, "per month", "M", "Friedkin & Johnsen 1990", "speed of opinion", "kecepatan perubahan pandangan")
    resistance_relief = _p(
        0.02,
        0.01,
        0.04,
        "per month",
        "K",
        "benefit and voice",
        "benefit and voice ease resistance",
        "manfaat dan suara meredakan resistensi",
    )
    resistance_contact = _p(
        0.02, 0.01, 0.03, "per month", "K", "Pettigrew & Tropp 2006", "contact eases resistance", "perjumpaan meredakan resistensi"
    )
    contact_support = _p(
        0.5,
        0.3,
        0.8,
        "share",
        "R",
        "Allport's conditions; Pettigrew & Tropp 2006",
        "supported contact counts for more",
        "perjumpaan yang didukung lebih berpengaruh",
    )
    resistance_threat = _p(
        0.012,
        0.006,
        0.018,
        "per month",
        "K",
        "pressure raises resistance by 0.1 to 0.3 sd",
        "threat raises resistance",
        "ancaman menaikkan resistensi",
    )
    # learning
    connection_gain = _p(0.06, 0.03, 0.09, "per month", "M", "assumption", "those reached learn", "yang terjangkau menjadi tahu")
    information_spread = _p(
        0.1, 0.05, 0.2, "per month", "M", "S-curve of diffusion", "information spreads along ties", "informasi menyebar lewat hubungan"
    )
    information_decay = _p(0.02, 0.01, 0.03, "per month", "M", "back to the start", "information is lost", "informasi memudar")
    training_gain = _p(
        0.026,
        0.016,
        0.036,
        "per month",
        "R",
        "0.7 sd in three years",
        "skills gained by training",
        "keterampilan yang tumbuh dari pelatihan",
    )
    forgetting = _p(
        0.07,
        0.05,
        0.1,
        "per month",
        "R",
        "half of an unused skill gone in 6 to 13 months",
        "unused skills are forgotten",
        "keterampilan yang tak dipakai terlupakan",
    )
    turnover = _p(0.015, 0.012, 0.025, "per month", "M", "15 to 25 % a year", "trained people leave", "orang terlatih pergi")
    # resources
    income_rate = _p(
        0.3, 0.2, 0.4, "per month", "M", "a quarter refills", "speed at which resources refill", "kecepatan pulihnya sumber daya"
    )
    pledge_share = _p(
        0.25,
        0.15,
        0.35,
        "share",
        "K",
        "of what can be committed, over the carrying limit",
        "pledge for a meeting",
        "janji sumber daya per pertemuan",
    )
    tie_upkeep = _p(0.005, 0.002, 0.01, "share", "M", "price of a tie", "upkeep of a tie", "biaya memelihara satu hubungan")
    # network
    tie_hazard = _p(0.009, 0.007, 0.012, "per month", "C", "about 1 % of ties end in a month", "ties that end", "hubungan yang berakhir")
    tie_formation = _p(0.12, 0.06, 0.2, "per month", "K", "balances endings", "search for new partners", "pencarian mitra baru")
    trust_passed = _p(
        0.7,
        0.4,
        0.8,
        "share",
        "M",
        "trust passed on by the go-between",
        "trust passed on by a go-between",
        "kepercayaan yang diteruskan perantara",
    )
    # what plans can carry, and what audits bring to light
    admin_capacity = _p(
        2.4,
        1.5,
        3.5,
        "units per month",
        "K",
        "Bitterman & Koliba 2020: bottlenecks at central actors",
        "spending that full capacity can carry",
        "belanja yang dapat dikelola kapasitas penuh",
    )
    audit_discovery = _p(0.1, 0.05, 0.2, "per month", "M", "assumption", "audits expose deceit", "audit mengungkap penipuan")


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
        source="a planner's question",
        label=Text("multiplies every spend and budget", "pengali setiap belanja dan anggaran"),
        name="budget_scale",
    ),
)


def records(values: Mapping[str, float | NDArray[np.float64]], runs: int) -> NDArray[np.void]:
    """Return one record of model parameters a run, [run]: declared defaults but for `values` (a number, or [run] numbers)."""
    table = np.zeros(runs, RECORD)
    for name in NAMES:
        table[name] = values.get(name, vars(Model)[name].default)
    return table
