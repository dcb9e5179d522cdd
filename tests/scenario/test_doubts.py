"""What to look at twice: told where it is so, silent where it is not, causes before consequences, in both languages."""

from __future__ import annotations

from typing import Any

import pytest

from partnership_sim.engine.block import advance
from partnership_sim.kinds import SKILLS
from partnership_sim.scenario import Scenario
from partnership_sim.scenario import doubts as looked
from partnership_sim.scenario.doubts import ALIKE, LINES
from tests.worlds import block

REGISTER = (
    b"id,kind,resistance\nenv,government,0.4\nvil,government,0.3\nfac,business,0.3\nhij,ngo,0.1\nmel,community,0.1\nmaw,community,0.2\n"
)
TIES = b"source,target,trust\nenv,fac,0.5\nhij,mel,0.7\nfac,hij,0.4\nmel,vil,0.6\nmaw,mel,0.6\nvil,env,0.5\n"
DIALOGUE = {"lever": "facilitated_dialogue", "spend": 0.3}


def scenario(
    actions: list[dict[str, Any]] | None = None,
    *,
    register: bytes = REGISTER,
    ties: bytes | None = TIES,
    budget: float | None = None,
    **keys: Any,
) -> Scenario:
    plan = {"name": "Talk", "actions": [DIALOGUE] if actions is None else actions, **({} if budget is None else {"budget": budget})}
    population = {"register": "r.csv", **({} if ties is None else {"ties": "t.csv"}), **keys.pop("population", {})}
    mapping = {"name": "x", "months": 24, "programme_end": 12, "replicates": 50, "population": population, "plans": [plan], **keys}
    return Scenario.of(mapping, files={"r.csv": register, **({} if ties is None else {"t.csv": ties})})


def drawn(actions: list[dict[str, Any]] | None = None, **keys: Any) -> Scenario:
    population = {"community": 20, "government": 3, "business": 5, "ngo": 3, **keys.pop("population", {})}
    plan = {"name": "Talk", "actions": [DIALOGUE] if actions is None else actions}
    mapping = {"name": "x", "months": 24, "programme_end": 12, "replicates": 50, "population": population, "plans": [plan], **keys}
    return Scenario.of(mapping)


def about(case: Scenario) -> list[str]:
    return [doubt.about for doubt in case.doubts]


def text_of(case: Scenario, what: str) -> str:
    return next(doubt.text for doubt in case.doubts if doubt.about == what)


def test_a_sound_scenario_raises_no_doubt() -> None:
    assert drawn().doubts == ()
    assert about(scenario()) == ["few people"]


@pytest.mark.parametrize("by", [["ngo"], ["ngo", "government"], ["hij", "vil"]])
@pytest.mark.parametrize("spend", [3.0, 40.0])
def test_what_can_be_carried_is_what_the_engine_carries(by: list[str], spend: float) -> None:
    """In its first month, in a world whose skills are all at their means."""
    skills = {skill: {kind: {"mean": 0.4, "spread": 0.0} for kind in ("government", "ngo")} for skill in SKILLS}
    case = scenario([{**DIALOGUE, "spend": spend, "by": by}], population=skills)
    world = block(case, "Talk")
    advance(world, 1)
    (stretch,) = looked.spending.stretches(looked.Examined(case, "en"), case.plans[1])
    assert stretch.shares[0] == pytest.approx(float(world.spending.carried[0, 0]))
    assert stretch.shares[0] < 1.0


def test_teams_that_share_members_carry_no_more_for_that() -> None:
    alone = scenario([{**DIALOGUE, "spend": 1.0}])
    both = scenario([{**DIALOGUE, "spend": 1.0}, {"lever": "mediation", "spend": 1.0, "by": ["hij", "env"]}])
    share = [looked.spending.stretches(looked.Examined(case, "en"), case.plans[1])[0].shares[0] for case in (alone, both)]
    assert share[0] == 1.0
    assert share[1] < 1.0


def test_spends_that_nobody_can_carry() -> None:
    text = text_of(scenario([{**DIALOGUE, "spend": 5.0}]), "carry")
    assert text.startswith('plan "Talk": 5 units a month are planned for those who carry them out (NGO), who can carry about 1.')
    assert "carry" not in about(scenario([{**DIALOGUE, "spend": 1.0}]))
    hired = [{**DIALOGUE, "by": [], "spend": spend} for spend in (2.3, 5.0)]  # who is hired carries as much as one of full skill
    assert ["carry" in about(scenario([one])) for one in hired] == [False, True]
    assert text_of(scenario([{**DIALOGUE, "spend": 5.0}], language="id"), "carry").startswith('rencana "Talk": direncanakan 5 satuan')


@pytest.mark.parametrize(
    ("spend", "money", "said"),
    [
        (10_000_000, {"currency": "IDR", "unit": 1}, "10,000,000 units a month"),
        (10_000_000, None, "looks like money"),
        (50_000_000, {"currency": "IDR", "unit": 25_000_000}, "50,000,000 IDR are 2 units"),
        (500, {"currency": "USD", "unit": 1}, "500 units a month"),
    ],
)
@pytest.mark.parametrize("by", [["ngo"], []])
def test_money_typed_as_units(spend: float, money: dict[str, Any] | None, said: str, by: list[str]) -> None:
    case = drawn([{**DIALOGUE, "spend": spend, "by": by}], **({} if money is None else {"money": money}))
    assert said in text_of(case, "in money")
    assert next(doubt for doubt in case.doubts if doubt.about == "in money").grave
    if by:  # the cause comes first
        assert about(case).index("in money") < about(case).index("carry")


def test_a_unit_of_one_rupiah() -> None:
    case = drawn(money={"currency": "IDR", "unit": 1})
    assert "would be worth 1 IDR" in text_of(case, "unit")
    assert not case.doubts[0].grave
    assert "unit" not in about(drawn(money={"currency": "IDR", "unit": 25e6}))


def test_a_budget_that_is_not_used_or_does_not_suffice() -> None:
    action = {**DIALOGUE, "spend": 1.0, "end": 12}
    expected = 'plan "Talk": budget 60, it spends 13 in all: 47 units are planned for nothing'
    assert text_of(scenario([action], budget=60), "unused budget") == expected
    assert "would spend 13, 0.96 of it to convene the partnership, and has 5" in text_of(scenario([action], budget=5), "beyond budget")
    assert "beyond budget" in about(scenario([action], budget=12.9))
    assert not {"unused budget", "beyond budget"} & {*about(scenario([action], budget=12.97))}
    money = {"currency": "IDR", "unit": 25_000_000}
    assert "300,000,000 IDR are 12 units" in text_of(scenario([action], budget=300e6, money=money), "unused budget")


def test_no_ties() -> None:
    case = scenario(ties=b"source,target,trust\n")
    text = text_of(case, "no ties")
    assert text.startswith(
        "t.csv has no row, so none of the 6 stakeholders is tied to anyone at the start: nobody meets or works with anybody until"
    )
    assert text.endswith("each looks for one about once in 8 years; leave the line ties = out to have ties drawn")
    assert next(doubt for doubt in case.doubts if doubt.about == "no ties").grave
    assert about(case).index("no ties") < about(case).index("no tie")
    assert "ties_each = 0" in text_of(drawn(population={"ties_each": 0}), "no ties")
    assert "no ties" not in about(scenario(ties=None))


@pytest.mark.parametrize("each", [0.01, 0.1, 0.16, 0.17, 0.24, 0.25, 0.4, 1, 8, 200])
@pytest.mark.parametrize("people", [2, 3, 5])
def test_that_no_tie_is_drawn_is_told_where_none_is(people: int, each: float) -> None:
    case = drawn(population={"community": people - 1, "government": 0, "business": 0, "ngo": 1, "ties_each": each})
    assert ("no ties" in about(case)) == (int(block(case, "Talk").ties.count[0, 0]) == 0)


def test_why_no_tie_is_drawn() -> None:
    two = drawn(population={"community": 1, "government": 0, "business": 0, "ngo": 1})
    assert text_of(two, "no ties").startswith("between two stakeholders no tie is drawn")
    few = drawn(population={"community": 3, "government": 0, "business": 0, "ngo": 1, "ties_each": 0.1})
    assert text_of(few, "no ties").startswith("ties_each = 0.1 gives all 4 stakeholders together not a single tie")


def test_isolates() -> None:
    more = REGISTER + b"bus2,business,0.3\ngov3,government,0.5\nold,community,0.2\n"
    assert text_of(scenario(register=more), "isolates").startswith(
        "3 of 9 stakeholders have no tie: bus2, gov3, old; each looks for a stranger"
    )
    one = REGISTER + b"old,community,0.2\n"
    assert text_of(scenario(register=one), "isolates").startswith("1 of 7 stakeholders has no tie: old;")
    some = scenario(register=more, population={"community": 30})
    assert text_of(some, "isolates").startswith("3 of the 9 stakeholders of the register without a tie in t.csv: bus2, gov3, old;")
    assert "isolates" not in about(scenario(register=REGISTER.replace(b"resistance", b"joins").replace(b"0.2", b"5").replace(b"0.", b"")))


def test_who_joins_later_is_no_isolate() -> None:
    later = b"id,kind,joins\na,community,\nb,ngo,\nc,business,6\n"
    assert "isolates" not in about(scenario(register=later, ties=b"source,target,trust\na,b,0.5\n"))


def test_parts_and_kinds_apart() -> None:
    two = b"source,target,trust\nenv,fac,0.5\nhij,mel,0.7\nmaw,mel,0.6\nvil,env,0.5\n"
    assert (
        text_of(scenario(ties=two), "parts") == "the network falls into 2 parts without a tie between them: env, vil, fac | hij, mel, maw"
    )
    apart = b"source,target,trust\nenv,vil,0.5\nfac,hij,0.7\nmaw,mel,0.6\n"
    assert text_of(scenario(ties=apart), "kinds apart") == "no tie leads to another kind from: government, community"
    assert not {"parts", "kinds apart"} & {*about(scenario())}
    assert "homophily" in about(drawn(population={"homophily": 1}))


def test_missing_kinds() -> None:
    case = drawn(population={"community": 0}, plans=[])
    assert "there is no community" in text_of(case, "no community")
    only = drawn(population={"government": 0, "business": 0, "ngo": 0})
    assert "one kind (community)" in text_of(only, "one kind")


@pytest.mark.parametrize("spend", [25e6, 2.4])
def test_networking_beyond_the_pairs_that_are_left(spend: float) -> None:
    """1 * (1 + 2 + 1) + 1 * (2 + 1) + 2 * 1 = 9 pairs of two kinds; who is hired carries 2.4 units, of which 0.6 make 2 ties each: 35 in a year."""
    few = {"community": 1, "government": 1, "business": 2, "ngo": 1}
    text = text_of(drawn([{"lever": "networking", "spend": spend, "by": []}], population=few), "introductions")
    assert "pays for about 34.6 introductions (2.88 a month), but only 9 pairs of different kinds" in text
    assert "introductions" not in about(drawn([{"lever": "networking", "spend": 1.2, "by": []}], population=few))


def test_networking_that_cannot_be_carried_makes_no_attempts() -> None:
    """20 communities of capacity .3 to .4 carry at most 20 units, so 40 introductions a month."""
    case = drawn([{"lever": "networking", "spend": 1e6, "by": ["community"]}])
    assert "introductions" not in about(case)
    assert "carry" in about(case)


def test_pairs_are_counted_without_those_tied() -> None:
    """Six people, 13 pairs of two kinds; five of the six ties join two kinds, but for maw-mel and vil-env."""
    case = scenario([{"lever": "networking", "spend": 100, "by": []}], months=48, programme_end=48)
    kinds = {"env": "g", "vil": "g", "fac": "b", "hij": "n", "mel": "c", "maw": "c"}
    pairs = {frozenset((a, b)) for a in kinds for b in kinds if kinds[a] != kinds[b]}
    pairs -= {frozenset(tie.split(",")[:2]) for tie in TIES.decode().splitlines()[1:]}
    assert f"only {len(pairs)} pairs" in text_of(case, "introductions")


def test_plans_that_do_nothing_or_are_the_same() -> None:
    action = {"lever": "mediation", "spend": 0.2}
    plans = [
        {"name": "A", "actions": [action]},
        {"name": "B", "actions": [action]},
        {"name": "C"},
        {"name": "D", "actions": [{**action, "spend": 0}]},
    ]
    case = drawn(plans=plans)
    assert text_of(case, "same plans") == 'the plans "A" and "B" are the same'
    assert 'plan "C" has no action' in text_of(case, "no action")
    assert "spend = 0" in text_of(case, "no spend")


def test_a_lever_whose_people_lack_what_it_needs() -> None:
    assert "no tie joins" in text_of(scenario([{**DIALOGUE, "on": ["env", "hij"]}]), "no tie")
    assert "no tie" not in about(scenario([{**DIALOGUE, "on": ["hij", "mel"]}]))
    assert "facilitator" in about(scenario([{**DIALOGUE, "by": []}]))
    later = REGISTER.replace(b"id,kind,resistance", b"id,kind,joins").replace(b"0.1\nmel", b"20\nmel").replace(b",0.", b",")
    assert "facilitator" in about(scenario(register=later))  # the only NGO joins after the programme


def test_what_cannot_be_judged() -> None:
    assert "nothing after" in about(drawn(programme_end=24))
    assert "few replicates" in about(drawn(replicates=19))
    same = TIES.replace(b"0.7", b"0.5").replace(b"0.4", b"0.5").replace(b"0.6", b"0.5")
    assert "all have the same value of trust" in text_of(scenario(ties=same), "alike")


def test_alike_ones_are_summed_up_and_lines_are_bounded() -> None:
    plans = [{"name": f"P{number}", "actions": [{**DIALOGUE, "spend": 5.0 + number}], "budget": 9000} for number in range(300)]
    case = drawn(plans=plans)
    carry = [doubt for doubt in case.doubts if doubt.about == "carry"]
    assert len(carry) == ALIKE
    assert carry[-1].text.startswith("the same 298 times more: P2, P3,")
    assert len(case.doubts) <= LINES


def test_indonesian() -> None:
    case = scenario(ties=b"source,target,trust\n", language="id")
    assert text_of(case, "no ties").startswith("t.csv tidak berisi satu baris pun")
    assert looked.of(case, "en")[0].text.startswith("t.csv has no row")


@pytest.mark.parametrize(("language", "label"), [("en", "Funding cut"), ("id", "Pemotongan anggaran")])
def test_shocks_and_levers_are_called_by_their_labels(language: str, label: str) -> None:
    shocks = [{"shock": "funding_cut", "month": 24, "severity": 0.5, "duration": 12}]
    case = drawn([{"lever": "networking", "spend": 0.0}], shocks=shocks, language=language)
    texts = {doubt.about: doubt.text for doubt in case.doubts}
    assert label in texts["long shock"]
    assert "funding_cut" not in texts["long shock"]
    assert {"en": "Networking", "id": "Membangun jejaring"}[language] in texts["no spend"]


def test_one_name_under_two_ids_is_told_of_though_one_id_is_the_name_itself() -> None:
    rows = b"id,name,kind,resistance\nenv,,government,0.4\nvil,Env,government,0.3\nfac,,business,0.3\nhij,,ngo,0.1\nmel,,community,0.1\nmaw,,community,0.2\n"
    assert "env, vil" in text_of(scenario(register=rows), "same name")
    assert "same name" not in about(scenario(register=rows.replace(b"Env", b"Village")))


@pytest.mark.parametrize(("language", "label"), [("en", "NGO"), ("id", "LSM")])
def test_who_cannot_carry_a_plan_is_called_by_the_label_of_the_kind(language: str, label: str) -> None:
    case = drawn([{**DIALOGUE, "spend": 40.0, "by": ["ngo"]}], language=language)
    assert f"({label})" in text_of(case, "carry")
