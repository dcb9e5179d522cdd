"""Facts and calibration targets beside the twelve findings, of single people and ties: hearsay, attendance, promises, skills."""

from __future__ import annotations

import numpy as np

from partnership_sim.draws import fill, process_key
from partnership_sim.dynamics import participation
from partnership_sim.dynamics.learning import practised
from partnership_sim.dynamics.order import ATTEND
from partnership_sim.engine.loop import channels_of, state_of
from partnership_sim.evidence import Lab, Samples, Target
from partnership_sim.evidence.couple import Couple
from partnership_sim.evidence.lab import action, ratio_of_means, relative_change
from partnership_sim.kinds import KINDS
from partnership_sim.locale import Text
from partnership_sim.population import cast_of
from partnership_sim.running import watched
from partnership_sim.verdicts.judged import FITTED, IDENTITY


class Hearsay(Target):
    id = "F2"
    claim = Text(
        "hearsay of a breach costs less than half of an experienced one",
    )
    source = "Zhu et al. 2023 (direction)"
    nature, set_by = IDENTITY, ("HEARSAY_WEIGHT",)
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


class Entitlements(Target):
    id = "F6"
    claim = Text(
        "tangible information on entitlements: 20 to 30 % more reaches those entitled",
    )
    missed = Text(
        "service now holds what works of many years give, which entitlements of two years probably move little; why was not looked into further"
    )
    source = "Banerjee et al. 2018 (+26 %)"
    nature, set_by = FITTED, ("unclaimed",)
    protocol = "Standard partnership, 24 months, 200 replicates; entitlements published with 4.5 units a month by the NGOs (a dose of 0.95). Effect: mean service of months 7 to 24, relative change. Held: 0.20 to 0.30."
    effect = "relative change of service"
    unit = "relative change"
    low, high = 0.20, 0.30

    def measure(self, lab: Lab) -> Samples:
        """Publish what is due."""
        plans = {"published": [action("transparency", 4.5, form="entitlements")]}
        arms = lab.run(lab.case(plans, months=24), ("service",))
        return {self.effect: relative_change(arms.of("service", "published", 7), arms.of("service", first=7))}


class Attendance(Target):
    id = "F7a"
    claim = Text("without a programme 12 to 20 % attend a village meeting")
    source = "Sentinel Villages 2015-18 (16 %)"
    nature, set_by = (
        FITTED,
        (
            "invitation",
            "attendance_base",
        ),
    )
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
    nature, set_by = FITTED, ("message_ratio",)
    protocol = "Standard partnership, 24 months, 200 replicates; dialogue by the NGOs, 4 units a month, face to face or by messages. Effect: ratio of the mean gains in kept promises of months 7 to 24. Held: 2 to 3.5."
    effect = "ratio of gains"
    unit = "ratio"
    low, high = 2.0, 3.5

    def measure(self, lab: Lab) -> Samples:
        """Run both forms."""
        plans = {form: [action("facilitated_dialogue", 4.0, form=form)] for form in ("face_to_face", "messages")}
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
    nature, set_by = (
        IDENTITY,
        (
            "forgetting",
            "turnover",
        ),
    )
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
