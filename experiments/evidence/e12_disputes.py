"""E12 to E14: mediation shortens and tames disputes over the project where there are any; it prevents none, and does nothing for those from outside."""

from __future__ import annotations

import numpy as np

from partnership_sim.evidence import Asked, Lab, Measured, Ranges, Samples
from partnership_sim.evidence.lab import DISTRICT, action, relative_change
from partnership_sim.locale import Text
from partnership_sim.verdicts.judged import FITTED

CALM, SOME, MUCH = 0.0, 0.15, 0.4
STRUCK, WATCHED = 6, 24


class MediationTamesDisputes(Ranges):
    id = "E12"
    claim = Text("mediation and training in it: disputes end sooner and less badly; their number does not fall")
    missed = Text("unresolved ones fell as set and new ones did not; harmful ones fell by a little more than asked")
    source = "Liberia, 246 towns (Blattman, Hartman & Blair 2014)"
    nature, set_by = FITTED, ("procedure", "mediated_cases")
    protocol = (
        "District, 15 % of ties in dispute at the start, 12 months, 200 replicates; arms: no programme; mediation of communities' ties 0.8 units a month, and training of communities in conflict management 0.45, by the NGOs. "
        "At month 12: share of ties in dispute, and in one that turned harmful; months 1 to 12: disputes opened by breaches per 100 meetings; relative changes of means. Held: unresolved within -40 to -20 %, harmful within -45 to -20 %, opened within -10 to 10 % (means). Effect: unresolved. "
        "The dose: training is 15 % of what would offer it to all communities (0.03 units a head), as the trial trained some 15 % of adults; that of mediation, which the trial does not give, was set on seed 77 so that unresolved ones fall as they did; harmful ones and those opened are what is tried."
    )
    effect = "unresolved"
    unit = "relative change"
    asked = {"unresolved": Asked(-0.40, -0.20), "harmful": Asked(-0.45, -0.20), "opened": Asked(-0.10, 0.10)}

    def measure(self, lab: Lab) -> Samples:
        """Run both arms."""
        training = action("capacity_building", 0.45, on=["community"], negotiation=0.0, mediation=0.0)
        case = lab.case(
            {"mediation": [action("mediation", 0.8, on=["community"]), training]}, population={**DISTRICT, "conflict": SOME}, months=12
        )
        arms = lab.run(case, ("conflicts", "harmful", "disputes_opened"))
        return {
            "unresolved": relative_change(arms.at("conflicts", 12, "mediation"), arms.at("conflicts", 12)),
            "harmful": relative_change(arms.at("harmful", 12, "mediation"), arms.at("harmful", 12)),
            "opened": relative_change(arms.of("disputes_opened", "mediation"), arms.of("disputes_opened")),
        }


class MediationNeedsConflict(Ranges):
    id = "E13"
    claim = Text("mediation is worth nothing in a calm partnership and most in a conflictual one")
    source = "Interaction that E12 implies (direction)"
    protocol = (
        "District with 0, 15 or 40 % of ties in dispute at the start, 36 months, 150 replicates; arms: no programme; mediation 2 units a month by the NGOs. Trust, and need met, of months 25 to 36, paired difference in sd of the runs without a programme of the same world. "
        "Held: where it is calm, means within -0.1 to 0.1 for both; at 40 % less where it is calm, replicate by replicate, interval above 0 for trust or for need met. Effect: that difference on trust. Over the ranges: that mean above 0 for trust or need met."
    )
    effect = "40 % less calm, on trust"
    unit = "sd"
    asked = {f"calm, on {name}": Asked(-0.1, 0.1) for name in ("trust", "need met")}

    def measure(self, lab: Lab) -> Samples:
        """Run both arms in three worlds."""
        worth = {}
        for conflict in (CALM, SOME, MUCH):
            case = lab.case({"mediation": [action("mediation", 2.0)]}, population={**DISTRICT, "conflict": conflict})
            arms = lab.run(case, ("trust", "need_met"), 150)
            for name, metric in (("trust", "trust"), ("need met", "need_met")):
                worth[conflict, name] = arms.in_sd(metric, "mediation", 25)
        found: dict[str, np.ndarray] = {}
        for name in ("trust", "need met"):
            found |= {f"40 % less calm, on {name}": worth[MUCH, name] - worth[CALM, name], f"calm, on {name}": worth[CALM, name]}
            found |= {f"at 15 %, on {name}": worth[SOME, name], f"at 40 %, on {name}": worth[MUCH, name]}
        return found

    def held(self, found: Measured) -> np.ndarray:
        """Nothing where calm; more where there is conflict, on one of both."""
        return np.asarray(
            super().held(found) & np.any([found[f"40 % less calm, on {name}"].low > 0 for name in ("trust", "need met")], axis=0)
        )

    def right_way(self, found: Measured) -> np.ndarray:
        """More where there is conflict, on one of both."""
        return np.asarray(np.any([found[f"40 % less calm, on {name}"].mean > 0 for name in ("trust", "need met")], axis=0))


class OutsideConflictsStay(Ranges):
    id = "E14"
    claim = Text("a project's procedures act on conflicts over the project, not on those set off from outside")
    source = "Indonesia, KDP (Barron, Diprose & Woolcock 2007)"
    nature, set_by = FITTED, ("procedure",)
    protocol = (
        "District, 24 months, 150 replicates; mediation 2 units a month by the NGOs or none, with an outside_conflict of severity 0.3 on all in month 6 or none, the usual disputes at the start. Harmful ones over the project: where nothing comes from outside, share of ties, mean of months 7 to 24, relative change by mediation. "
        "Outside ones, as difference of the two worlds: share of ties on which one was opened in month 6 (disputes_outside times meetings), relative change; how long they stay: months 6 to 24 of the difference in open disputes over those opened, run by run, relative change of the mean. "
        "Held: project's harmful ones change by -20 % or more, outside ones opened within -5 to 5 %, and they stay at least 0.8 times as long (end no faster by more than a quarter; means). That no team takes up a dispute from outside is a rule of the model. Effect: the project's."
    )
    effect = "project's harmful ones"
    unit = "relative change"
    asked = {
        "project's harmful ones": Asked(high=-0.20),
        "outside ones opened": Asked(-0.05, 0.05),
        "how long outside ones stay": Asked(-0.20),
    }

    def measure(self, lab: Lab) -> Samples:
        """Run two arms in two worlds."""
        worlds = {}
        for outside in (False, True):
            shocks = [{"shock": "outside_conflict", "month": STRUCK, "severity": 0.3}] if outside else []
            case = lab.case({"mediation": [action("mediation", 2.0)]}, population=DISTRICT, months=WATCHED, shocks=shocks)
            worlds[outside] = lab.run(case, ("harmful", "conflicts", "disputes_outside", "meetings"), 150)
        opened, stay = {}, {}
        for plan in ("No programme", "mediation"):
            opened[plan] = worlds[True].at("disputes_outside", STRUCK, plan) * worlds[True].at("meetings", STRUCK, plan) / 100.0
            more = worlds[True].of("conflicts", plan, STRUCK) - worlds[False].of("conflicts", plan, STRUCK)
            stay[plan] = more * (WATCHED - STRUCK + 1) / opened[plan]
        calm = worlds[False]
        return {
            "project's harmful ones": relative_change(calm.of("harmful", "mediation", 7), calm.of("harmful", first=7)),
            "outside ones opened": relative_change(opened["mediation"], opened["No programme"]),
            "how long outside ones stay": relative_change(stay["mediation"], stay["No programme"]),
            "months that an outside one stays": stay["No programme"],
        }
