"""Facts and calibration targets beside the twelve findings, in the same table: those that a run can produce."""

from __future__ import annotations

import math

import numpy as np

from partnership_sim.draws import fill, process_key
from partnership_sim.dynamics import participation
from partnership_sim.dynamics.learning import practised
from partnership_sim.dynamics.order import ATTEND
from partnership_sim.engine.loop import channels_of, state_of
from partnership_sim.evidence import Finding, Lab, Measured, Samples
from partnership_sim.evidence.couple import Couple
from partnership_sim.evidence.lab import STANDARD, action, ratio_of_means
from partnership_sim.kinds import KINDS
from partnership_sim.locale import Text
from partnership_sim.population import cast_of
from partnership_sim.running import watched
from partnership_sim.studies.intervals import Estimate

MIX = [
    action("capacity_building", 2.0),
    action("networking", 1.0),
    action("facilitated_dialogue", 2.5),
    action("mediation", 0.5),
    action("transparency", 1.0),
    action("information_access", 0.5),
]
CALENDAR = [
    {"shock": name, "rate": rate, "severity": 0.5}
    for name, rate in (("funding_cut", 0.15), ("disaster", 0.10), ("leadership_change", 0.18), ("scandal", 0.10), ("misinformation", 0.20))
]
#: Standard deviations of the declared distributions: of resistance, of a skill.
SD_RESISTANCE = KINDS["government"].columns["resistance"].spread
SD_SKILL = KINDS["ngo"].columns["negotiation"].spread


class Target(Finding):
    """A figure that must lie in a range: held where its mean does; its interval is shown beside it."""

    qualitative = False
    low, high = -math.inf, math.inf

    def held(self, found: Measured) -> np.ndarray:
        """The mean lies in the range."""
        mean = found[self.effect].mean
        return (mean >= self.low) & (mean <= self.high)

    def right_way(self, found: Measured) -> np.ndarray:
        """As `held`."""
        return self.held(found)


class Hearsay(Target):
    id = "F2"
    claim = Text(
        "hearsay of a breach costs less than half of an experienced one",
    )
    source = "Zhu et al. 2023 (direction)"
    protocol = "One tie at T = 0.6, phases called by hand: the loss from hearing that every meeting of the partner showed a breach (full information), over the loss from one's own seen breach. Held: under 0.5."
    effect = "hearsay over own experience"
    unit = "ratio"
    low, high = 0.0, 0.5

    def measure(self, lab: Lab) -> Samples:
        """Call the phases."""
        losses = []
        for p in lab.records():
            own, heard = Couple(p, 0.6), Couple(p, 0.6)
            own.breach()
            heard.hearsay(1.0, 1.0)
            losses.append([0.6 - heard.trust, 0.6 - own.trust])
        by_hearsay, by_own = np.array(losses).T[:, :, None]
        return {self.effect: by_hearsay / by_own}


class Scorecards(Target):
    id = "F5"
    claim = Text(
        "community scorecards without enforcement: service changes within 3 % and not clearly",
    )
    source = "Arkedis et al. 2019/2021 (T4D), Indonesia and Tanzania"
    protocol = "Arms of finding 2: citizens' monitoring, 4.5 units a month. Effect: mean service of months 7 to 24, relative change. Held: within -0.03 to 0.03."
    effect = "relative change of service"
    unit = "ratio"
    low, high = -0.03, 0.03
    form = "monitoring"

    def measure(self, lab: Lab) -> Samples:
        """Run both arms."""
        arms = lab.run(lab.case({"form": [action("transparency", 4.5, form=self.form)]}, months=24), ("service",))
        none = arms.of("service", first=7)
        return {self.effect: ratio_of_means(arms.of("service", "form", 7) - none, none)}


class Entitlements(Scorecards):
    id = "F6"
    claim = Text(
        "tangible information on entitlements: 20 to 30 % more reaches those entitled",
    )
    source = "Banerjee et al. 2018 (+26 %)"
    protocol = "As F5, entitlements published with 4.5 units a month. Held: 0.20 to 0.30."
    low, high = 0.20, 0.30
    form = "entitlements"


class Attendance(Target):
    id = "F7a"
    claim = Text("without a programme 12 to 20 % attend a village meeting")
    source = "Sentinel Villages 2015-18 (16 %)"
    protocol = "Standard partnership without a programme, 24 months, 20 replicates stepped one by one. Effect: mean share of communities that attend (each counts once), months 1 to 24. Held: 0.12 to 0.20."
    effect = "share that attends"
    unit = "share"
    low, high = 0.12, 0.20

    def measure(self, lab: Lab) -> Samples:
        """Step single runs and count."""
        number = max(2, lab.replicates(20))
        case = lab.case(months=24)
        cast = cast_of(case)
        community = np.array([kind.receives for kind in KINDS.values()])[cast.kind]
        attended, invited = np.zeros((lab.count, number)), np.zeros((lab.count, number))
        for point in range(lab.count):
            changes = {name: float(values[point]) for name, values in lab.points.items()}
            for replicate in range(number):
                shares = []
                for month, block in enumerate(watched(case, case.plans[0], (replicate,), changes)):
                    if month:
                        shares.append(block.scratch.attended[community].mean())
                attended[point, replicate] = np.mean(shares)
                invited[point, replicate] = self._all_invited(block, community)
        return {"share that attends": attended, "share of the invited that comes": invited}

    def _all_invited(self, block: object, community: np.ndarray) -> float:
        """Call the phase once more with everybody invited; its other draws are those of the last month."""
        x, s = block.scratch, state_of(block.state, 0)  # type: ignore[attr-defined]
        fill(np.uint64(process_key(block.keys[0], block.month, ATTEND)), s.key, s.key.size, x.one, x.two)  # type: ignore[attr-defined]
        x.one[: len(community)] = 0.0
        participation.attend(s, channels_of(block.channels, 0), block.parameters[0], block.kinds, x)  # type: ignore[attr-defined]
        return float(x.attended[community].mean())


class Invited(Attendance):
    id = "F7b"
    claim = Text("invitation brings under half of the invited")
    source = "Sentinel Villages baseline"
    protocol = "As F7a; at the end phase participation is called with everybody invited. Held: 0.30 to 0.50 come."
    effect = "share of the invited that comes"
    low, high = 0.30, 0.50


class FaceToFace(Target):
    id = "F10"
    claim = Text(
        "face-to-face dialogue moves kept promises 2 to 3.5 times as much as the same spending on messages",
    )
    source = "Balliet 2010 (d 1.21 against 0.46)"
    protocol = "Standard partnership, 24 months, 200 replicates; dialogue from outside, 4 units a month, face to face or by messages. Effect: ratio of the mean gains in kept promises of months 7 to 24. Held: 2 to 3.5."
    effect = "ratio of gains"
    unit = "ratio"
    low, high = 2.0, 3.5

    def measure(self, lab: Lab) -> Samples:
        """Run both forms."""
        plans = {form: [action("facilitated_dialogue", 4.0, form=form, by=[])] for form in ("face_to_face", "messages")}
        arms = lab.run(lab.case(plans, months=24), ("kept_promises",))
        none = arms.of("kept_promises", first=7)
        face, messages = (arms.of("kept_promises", form, 7) - none for form in plans)
        return {self.effect: ratio_of_means(face, messages), "face to face": face, "messages": messages}


class HalfLife(Target):
    id = "F15a"
    claim = Text(
        "a trained skill without use loses half of its gain in 6 to 13 months",
    )
    source = "Tatel & Ackerman; Arthur et al. 1998"
    protocol = "Phase learning called by hand on a skill 0.3 above its start, never used. Effect: months until half of the gain is gone (interpolated). Held: 6 to 13."
    effect = "months to half"
    unit = "months"
    low, high = 6.0, 13.0
    use = 0.0

    def measure(self, lab: Lab) -> Samples:
        """Let the skill fade."""
        months, lost = [], []
        for p in lab.records():
            gains = [0.3]
            while gains[-1] > 0.15 and len(gains) < 400:
                gains.append(practised(0.4 + gains[-1], 0.4, 0.0, self.use, p) - 0.4)
            at = len(gains) - 1
            months.append([at - 1 + (gains[at - 1] - 0.15) / (gains[at - 1] - gains[at])])
            used = 0.7
            for _ in range(8):
                used = practised(used, 0.4, 0.0, 1.0, p)
            lost.append([(0.7 - used) / 0.3])
        return {"months to half": np.array(months), "share of the gain lost in 8 months of use": np.array(lost)}


class UsedSkill(HalfLife):
    id = "F15b"
    claim = Text("with monthly use under 20 % of the gain is lost")
    source = "Tatel & Ackerman"
    protocol = "As F15a, fully used for 8 months. Held: 0 to 0.20."
    effect = "share of the gain lost in 8 months of use"
    unit = "share"
    low, high = 0.0, 0.20


class Survival(Target):
    id = "F16a"
    claim = Text(
        "five years after the grant 60 to 76 % of partnerships still work together",
    )
    source = "HCAP, NORC 2012 (113 of 165; gap assumed)"
    protocol = "Standard partnership, 96 months, programme of 36 with a mix of six levers, the usual calendar of shocks (severity 0.5), 200 replicates. Effect: share of runs with `sustained`. Held: 0.60 to 0.76."
    effect = "share that holds"
    unit = "share"
    low, high = 0.60, 0.76

    def measure(self, lab: Lab) -> Samples:
        """Run the mix under the calendar."""
        arms = lab.run(lab.case({"mix": MIX}, months=96, programme_end=36, shocks=CALENDAR), ("active_core", "core_kinds"))
        return {self.effect: arms.sustained("mix", 36), "without a programme": arms.sustained("No programme", 36)}


class Endings(Target):
    id = "F17"
    claim = Text("working ties end at 0.7 to 1.3 % a month without a shock")
    source = "our reading of Puget Sound 2012 and Ohio 2013-16"
    protocol = "Standard partnership without a programme, 36 months, 200 replicates. Effect: ties ended over ties, mean of months 1 to 36. Held: 0.007 to 0.013."
    effect = "ties ended a month"
    unit = "share"
    low, high = 0.007, 0.013

    def measure(self, lab: Lab) -> Samples:
        """Count endings."""
        arms = lab.run(lab.case(), ("ties", "ties_ended"))
        return {self.effect: arms.of("ties_ended") / arms.of("ties")}


class Settled(Target):
    id = "F18a"
    claim = Text("of mediated conflicts 70 to 90 % settle")
    source = "Neighborhood Justice Centers (82 %)"
    protocol = "Standard partnership, 24 months, 200 replicates, a twentieth of the ties in conflict at the start, no programme. Effect: conflicts settled over conflicts taken up, all months. Held: 0.70 to 0.90."
    effect = "settled of taken up"
    unit = "share"
    low, high = 0.70, 0.90

    def measure(self, lab: Lab) -> Samples:
        """Watch conflicts."""
        population = {**STANDARD, "conflict": 0.05}
        settled = lab.run(lab.case(months=24, population=population), ("settled",)).of("settled")
        return {"settled of taken up": settled, "settled of asked": settled * lab.parameter("mediation_uptake")[:, None]}


class Referred(Settled):
    id = "F18b"
    claim = Text("of all referred conflicts 35 to 55 % settle")
    source = "Neighborhood Justice Centers (45 %)"
    protocol = "As F18a, times the share of those asked that take the offer up (a parameter). Held: 0.35 to 0.55."
    effect = "settled of asked"
    low, high = 0.35, 0.55


class TrustAndResults(Target):
    id = "F19"
    claim = Text(
        "across partnerships trust and effectiveness correlate at 0.2 to 0.45",
    )
    source = "de Jong, Dirks & Gillespie 2016 (.30, 112 studies)"
    protocol = "Standard partnership without a programme, 36 months, 400 replicates. Effect: correlation over runs of trust with need met, means of months 25 to 36, Fisher's interval. Held: 0.2 to 0.45. Beside it: with service."
    effect = "correlation with need met"
    unit = "correlation"
    low, high = 0.2, 0.45

    def measure(self, lab: Lab) -> Samples:
        """Correlate over runs."""
        arms = lab.run(lab.case(), ("trust", "effectiveness", "service"), 400)
        return {
            self.effect: correlation(arms.of("trust", first=25), arms.of("effectiveness", first=25)),
            "correlation with service": correlation(arms.of("trust", first=25), arms.of("service", first=25)),
        }


def correlation(x: np.ndarray, y: np.ndarray) -> Estimate:
    """Return the correlation over replicates with Fisher's interval, [point]."""
    r = np.array([np.corrcoef(one, other)[0, 1] for one, other in zip(x, y, strict=True)])
    half = 1.959964 / math.sqrt(x.shape[1] - 3)
    return Estimate(r, np.tanh(np.arctanh(r) - half), np.tanh(np.arctanh(r) + half))


class Advocacy(Target):
    id = "F20a"
    claim = Text(
        "pressure by advocacy raises the pressed side's resistance by 0.1 to 0.3 sd for 1 sd of pressure",
    )
    source = "meta-analysis 2025, Human Communication Research (r = .20)"
    protocol = "Standard partnership, 24 months, 200 replicates; advocacy, 0.8 units a month on government (a dose of one half, taken as 1 sd of pressure), from outside. Effect: resistance of government at month 24 less without, over 0.14 (its sd at the start). Held: 0.1 to 0.3."
    effect = "sd of resistance"
    unit = "sd"
    low, high = 0.1, 0.3
    lever, keys = "advocacy", {"on": ["government"], "spend": 0.8}

    def measure(self, lab: Lab) -> Samples:
        """Press government."""
        case = lab.case({"pressed": [{"lever": self.lever, "by": [], **self.keys}]}, months=24)
        arms = lab.run(case, ("resistance_government",))
        return {self.effect: (arms.at("resistance_government", 24, "pressed") - arms.at("resistance_government", 24)) / SD_RESISTANCE}


class Audits(Advocacy):
    id = "F20b"
    claim = Text(
        "audits raise the resistance of those who live on rents by 0.1 to 0.3 sd",
    )
    protocol = "As F20a: audits, 0.055 units a month on government (a dose of one half). Held: 0.1 to 0.3."
    lever, keys = "transparency", {"on": ["government"], "spend": 0.055}


class LeakBase(Target):
    id = "leak_base"
    claim = Text("24 to 28 % of spending is missing without audits")
    source = "Olken 2007 (27.7 %; other summaries 24 %)"
    protocol = "Standard partnership without a programme, 24 months, 200 replicates. Effect: mean leakage. Held: 0.24 to 0.28."
    effect = "leakage"
    unit = "share"
    low, high = 0.24, 0.28
    metric = "leakage"

    def measure(self, lab: Lab) -> Samples:
        """Run without a programme."""
        return {self.effect: lab.run(lab.case(months=24), (self.metric,)).of(self.metric, last=12)}


class TrustInNgos(LeakBase):
    id = "trust_ngo_id"
    claim = Text(
        "Indonesians' trust in LSM: 72 %, about 0.62 on a scale of 0 to 1",
    )
    source = "LSI, February 2023"
    protocol = "As leak_base: trust of communities in NGOs, months 1 to 12. Held: 0.57 to 0.67."
    effect = "trust of communities in NGOs"
    unit = "trust"
    low, high = 0.57, 0.67
    metric = "trust_community_ngo"


class TrustInGovernment(LeakBase):
    id = "trust_localgov_id"
    claim = Text(
        "Indonesians' trust in local government: 75 %, about 0.62 on a scale of 0 to 1",
    )
    source = "LSI, February 2023"
    protocol = "As leak_base: trust of communities in government, months 1 to 12. Held: 0.57 to 0.67."
    effect = "trust of communities in government"
    unit = "trust"
    low, high = 0.57, 0.67
    metric = "trust_community_government"


class Training(Target):
    id = "negotiation_training"
    claim = Text("negotiation training: half to nine tenths of a standard deviation")
    source = "Sondern, Nohe & Hertel 2020 (g = .72; longer is better)"
    protocol = "Standard partnership, 36 months, 100 replicates; capacity building for NGOs, 0.24 units a month (the half-effect spend a head) from outside. Effect: gain in their mean capacity at month 36 over 0.15, the sd of a skill at the start. Held: 0.5 to 0.9."
    effect = "sd of a skill"
    unit = "sd"
    low, high = 0.5, 0.9

    def measure(self, lab: Lab) -> Samples:
        """Train the NGOs."""
        arms = lab.run(lab.case({"trained": [action("capacity_building", 0.24, on=["ngo"], by=[])]}), ("capacity_ngo",), 100)
        return {self.effect: (arms.at("capacity_ngo", 36, "trained") - arms.at("capacity_ngo", 36)) / SD_SKILL}
