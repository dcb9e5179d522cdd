"""What the parts say of folders whose answer is known."""

import math
import re
from dataclasses import replace

import numpy as np
import pytest
from markupsafe import Markup

from partnership_sim.declare import MARKS, PARAMETERS
from partnership_sim.left_out import LEFT_OUT
from partnership_sim.metrics import clearly
from partnership_sim.report.blocks import Gallery, Items, Pairs, Paragraph, Table
from partnership_sim.report.context import Context
from partnership_sim.report.data import Data
from partnership_sim.report.markup import bare
from partnership_sim.report.parts import answer, basis, compare, fragile, given, kinds, lasting, limits, money, power, story, unfold
from partnership_sim.report.people import People
from partnership_sim.results.columns import COUNTERFACTUALS, NO_PROGRAMME
from partnership_sim.results.reader import Results
from partnership_sim.verdicts import gains
from partnership_sim.verdicts.halves import SPREADS, Halves, Unequal
from partnership_sim.verdicts.kinds import ForKind
from partnership_sim.verdicts.story import Event
from partnership_sim.verdicts.tables import Versus
from tests.report.synthetic import make

LEAD = "Dialog dan mediasi"


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """Return what a folder says, made once."""
    made: dict[str, Context] = {}

    def context(**keys) -> Context:
        key = repr(sorted(keys.items()))
        if key not in made:
            language = keys.pop("language", "en")
            made[key] = Context(Data(Results(make(tmp_path_factory.mktemp("told") / "results", **{"replicates": 10} | keys)), language))
        return made[key]

    return context


def context_of(context: Context, found) -> Context:
    """Return a context with another story."""
    changed = Context(context.data)
    vars(changed)["verdict"] = replace(context.verdict, story=found)
    return changed


def sentences(part) -> str:
    return " ".join(bare(block.text) for block in part.blocks if isinstance(block, Paragraph))


def table(part, number: int = 0) -> Table:
    found: list[Table] = [block for block in part.blocks if isinstance(block, Table)]
    return found[number]


def rows(found: Table) -> list[list[str]]:
    return [[bare(cell) for cell in row] for row in found.rows]


def titles(part) -> list[str]:
    return [bare(picture.title) for block in part.blocks if isinstance(block, Gallery) for picture in block.pictures]


# Part 1


def test_a_plan_that_is_worse_than_none_is_not_next_best(told):
    text = sentences(answer.build(told(plans=(LEAD, "Keterbukaan"))))
    assert "No other plan does better than no programme; clearly worse: “Keterbukaan”." in text
    assert "comes second" not in text
    assert "and “Keterbukaan” in" not in text


def test_a_plan_that_is_clearly_behind_comes_second(told):
    assert "“Kapasitas dulu” comes second, 0." in sentences(answer.build(told(plans=(LEAD, "Kapasitas dulu"))))


@pytest.mark.parametrize(
    ("skewed", "gain", "text"),
    [
        (-1, 0.004, r"The runs are very unequal: their median is 0\.10, and that of the gain \+0\.0040*\."),
        (0, 0.004, ""),
        (1, -0.02, r"The runs are very unequal: their median is 0\.10, and that of the gain −0\.020*\."),
        (1, math.nan, r"The runs are very unequal: their median is 0\.10\."),
    ],
)
def test_skewed_runs_are_told_by_their_medians(told, skewed, gain, text):
    c = told()
    own = replace(c.goal.plans[c.best], median=0.1, skewed=skewed, median_gain=gain)
    assert re.fullmatch(text, bare(answer._skewed(c, c.goal, own)))


def test_where_room_is_short_what_weighs_most_is_kept_in_reading_order():
    lines = [(2, Markup("a b")), (1, Markup("c d e")), (3, Markup("f g")), (0, Markup("h"))]
    assert answer.fitting(lines, 5) == ["a b", "f g", "h"]
    assert answer.fitting(lines, 2) == ["f g"]


def test_the_answer_names_what_breaks_the_partnership(told):
    text = sentences(answer.build(told()))
    assert (
        "The largest of the threats tried is scandal in month 6 (severity 0.5; government offices and NGOs): "
        "the partnership holds in 4 of 10 runs instead of 6, service −0.050 units per 20 households per month."
    ) in text


# Part 2


def test_plans_that_harm_and_plans_that_add_nothing_are_named(told):
    assert (
        bare(compare.build(told()).heading)
        == "10 runs prove nothing; in these: 3 of 4 plans clearly beat no programme on service after the programme; “Keterbukaan” does clearly worse"
    )
    one = compare.build(told(plans=(LEAD, "Keterbukaan")))
    assert (
        bare(one.heading)
        == "10 runs prove nothing; in these: 1 of 2 plans clearly beats no programme on service after the programme; “Keterbukaan” does clearly worse"
    )
    plans = tuple(f"Rencana {number}" for number in range(1, 13))
    many = compare.build(told(plans=plans, replicates=20))
    assert (
        bare(many.heading)
        == "11 of 12 plans clearly beat no programme on service after the programme; “Rencana 1” is practically equal to it"
    )
    few = compare.build(told(plans=plans))  # ten runs do not show that two plans are equal
    assert bare(few.heading) == "10 runs prove nothing; in these: 11 of 12 plans clearly beat no programme on service after the programme"


def test_a_title_names_two_plans_that_cannot_be_told_apart(told, monkeypatch):
    monkeypatch.setattr(gains, "leaders", lambda *_: [LEAD, "Kapasitas dulu"])
    c = Context(Data(told().data.results, "en"))  # judged anew
    assert (
        "“Dialog dan mediasi” and “Kapasitas dulu” gain clearly over no programme, with no clear difference of note between them"
        in titles(compare.build(c))[0]
    )
    assert (
        "in month 24 “Dialog dan mediasi” and “Kapasitas dulu” are clearly better than no programme, with no clear difference of note between them"
        in titles(lasting.build(c))[0]
    )
    assert (
        "Service after the programme: at their budgets “Dialog dan mediasi” and “Kapasitas dulu” are clearly better than no programme, with no clear difference of note between them"
        in titles(money.build(c))[0]
    )


def test_a_title_tells_practically_equal_plans_from_those_that_cannot_be_told_apart(told, monkeypatch):
    monkeypatch.setattr(gains, "leaders", lambda *_: [LEAD, "Kapasitas dulu"])
    monkeypatch.setattr(gains, "alike", lambda *_: True)
    c = Context(Data(told().data.results, "en"))  # judged anew
    pair = "“Dialog dan mediasi” and “Kapasitas dulu”"
    assert f"{pair} gain clearly over no programme and are practically equal, about" in titles(compare.build(c))[0]
    for part in (lasting, money):
        assert f"{pair} are clearly better than no programme and practically equal, about" in titles(part.build(c))[0]


def test_the_smallest_differences_that_matter_are_told_of_all_goals(told):
    note = bare(table(compare.build(told())).note or "")
    assert "Smallest difference that matters on service: 0.01;" in note
    assert "Smallest differences that matter on the others: " in note
    assert "trust 0.01" in note
    assert "Smallest differences" not in bare(table(compare.build(told(replicates=1))).note or "")


def test_units_stand_in_the_head_and_a_column_has_the_same_decimals(told):
    found = table(compare.build(told()))
    assert bare(found.head[-1]) == "Extra service per unit spent"
    assert "over all communities and the whole run" in str(found.note)
    assert not any("a unit" in row[-1] for row in rows(found))
    for column in range(2, len(found.head) - 3):
        numbers = [re.findall(r"\d+(?:\.(\d+))?", re.sub(r"<[^>]*>", " ", row[column])) for row in found.rows]
        assert len({len(decimals) for cell in numbers for decimals in cell}) == 1


# Parts 3 to 5


def test_what_is_lost_after_the_programme_is_not_said_to_hold(told):
    left = bare(lasting.build(told()).heading)
    share = re.fullmatch(r"Of the extra service with “Dialog dan mediasi” when the programme ends, (\d+)% is still there in month 24", left)
    assert share
    assert f"; of the extra service at its end, {100 - int(share[1])}% is gone by month 24" in bare(unfold.build(told()).heading)


def test_of_a_clear_loss_nothing_can_be_kept(told):
    found = {row[0]: row[3] for row in rows(table(lasting.build(told())))}
    assert found["Keterbukaan"] == "a loss: nothing to keep"
    assert found[LEAD].endswith("%")
    assert (
        bare(lasting.build(told(plans=("Keterbukaan",))).heading)
        == "On service, “Keterbukaan” is clearly worse than no programme when the programme ends, so there is no gain to keep"
    )


def test_the_heading_of_kinds_speaks_of_measures(told):
    changes = {
        ("trust", "ngo"): 1,
        ("trust", "community"): 1,
        ("resistance", "ngo"): 0,
        ("resources", "ngo"): -1,
        ("resources", "community"): 0,
    }

    def among(*, sign: int) -> dict[str, dict[str, ForKind]]:
        found: dict[str, dict[str, ForKind]] = {}
        for (measure, kind), own in changes.items():
            found.setdefault(measure, {})[kind] = ForKind(0.0, 0.0, 0.0, clear=True, equal=False, sign=sign * own, better=0)
        return found

    assert (
        bare(kinds._heading(told(), among(sign=1)))
        == "In month 24, with “Dialog dan mediasi” against no programme: trust in every type is higher; resources are lower among NGOs"
    )
    assert "makes no clear difference of note in trust, resistance or resources" in bare(kinds._heading(told(), among(sign=0)))


def test_panels_say_whose_trust_resources_and_resistance_they_show(told):
    found = " ".join(titles(kinds.build(told())))
    assert "Trust in NGOs: " in found
    assert "Resistance of communities: " in found
    assert "Trust in them" not in found


@pytest.mark.parametrize(
    ("difference", "word"), [(-0.05, "more equal, −0.05"), (0.05, "less equal, +0.05"), (0.001, "not clearly more or less equal")]
)
def test_inequality_is_told_by_its_direction(told, difference, word):
    between = Versus(difference, difference - 0.01, difference + 0.01, math.nan)
    unequal = {name: Unequal(*between[:3], clearly.sign(between, -1, 0.01)) for name in SPREADS}
    text = power._spreads(told(), Halves({}, unequal))
    assert text is not None
    assert "coefficient of variation; 0: all have the same" in text
    assert f"voice is {word}" in text


# Parts 7 and 8


def test_levels_agree_between_the_parts(told):
    c = told()
    compared = {row[0].strip(): row[2].split()[0] for row in rows(table(compare.build(c)))}
    spent = {row[0]: row for row in rows(table(money.build(c))) if row[1] in {"as planned", "none"}}
    assert set(spent) == set(compared)
    assert spent[NO_PROGRAMME][1:3] == ["none", "0"]
    for plan, row in spent.items():
        assert float(row[3]) == pytest.approx(float(re.match(r"\d+\.\d{2}", compared[plan])[0]), abs=0.006)  # type: ignore[index]
    notes = [bare(block.note) for block in money.build(c).blocks if isinstance(block, Gallery) and block.note]
    assert "judged by all runs" not in notes[0]  # the numbers are of all
    many = [bare(block.note) for block in money.build(told(replicates=60)).blocks if isinstance(block, Gallery) and block.note]
    assert "are of the first 50 of 60 runs; who gives most is judged by all runs" in many[0]


def test_the_same_plan_costs_the_same_everywhere(told):
    c = told()
    price = r"IDR\s[\d.]+ million"
    sums = [re.findall(price, sentences(answer.build(c)))[0]]
    sums += [re.findall(price, row[-2])[0] for row in rows(table(compare.build(c))) if LEAD in row[0]]
    sums += [re.findall(price, row[2])[0] for row in rows(table(money.build(c))) if row[:2] == [LEAD, "as planned"]]
    assert len(sums) == 3
    assert len(set(sums)) == 1


def test_what_could_fail_is_told_with_its_threshold(told):
    part = fragile.build(told())
    assert bare(part.heading).startswith(
        "“Dialog dan mediasi”: of the threats tried, the largest by how often the partnership holds is scandal in month 6 (severity 0.5"
    )
    note = bare(table(part).note or "")
    assert "All numbers here are of 10 runs: levels" in note
    assert "the change is below 0.01, the smallest that matters" in note
    text = sentences(part)
    assert re.search(r"In (\d+|none) of the \d+ changes that were tried, including half and double budgets", text)
    assert "Every shock strikes in month 6, midway through the programme" in text
    lines = {row[0]: row for row in rows(table(part))}
    whole, one, lasting = (
        "Scandal in month 6 (severity 0.5; ",
        "Scandal in month 6 (severity 0.5; one NGO)",
        "Disaster in months 6–24 (severity 0.5; communities)",
    )
    assert {one, lasting, whole + "government offices and NGOs)"} <= set(lines)
    # “No programme” under the same shock: its level, which nothing changes here
    assert lines[one][3] == lines[lasting][3]
    assert lines[one][4].startswith("0.000")


def test_a_shock_that_stands_in_the_place_of_the_scenarios_own_says_so(told):
    own = [{"shock": "scandal", "month": 3}]
    heading = bare(fragile.build(told(shocks=own)).heading)
    assert "scandal in month 6 (severity 0.5; government offices and NGOs; in place of the scenario’s own)" in heading


def test_levels_and_differences_of_what_was_tried_are_of_the_same_runs(told):
    """Of 60 runs the first 50 are tried: level and difference make up the level of these unchanged, and no other level is shown."""
    c = told(replicates=60)
    runs = c.data.tables.runs(LEAD, c.data.tables.goal)
    first = float(runs[:50].mean())
    assert abs(first - float(runs.mean())) > 1e-6
    (half, own, _) = c.verdict.money.plans[LEAD]
    assert own.mean == pytest.approx(first)
    assert half.mean - half.difference == pytest.approx(first)
    assert [one.before for one in c.verdict.what_if.tried] == pytest.approx([first] * len(c.verdict.what_if.tried))
    none = float(c.data.tables.runs(NO_PROGRAMME, c.data.tables.goal)[:50].mean())
    assert c.verdict.money.none == pytest.approx(none)
    assert [one.without.before for one in c.verdict.what_if.tried] == pytest.approx([none] * len(c.verdict.what_if.tried))


def test_the_plan_unchanged_stands_in_the_table_of_what_was_tried(told):
    c = told(replicates=60)
    first = rows(table(fragile.build(c)))[0]
    lead, beside = c.verdict.what_if.breaking[0].before, c.verdict.what_if.tried[0].without.held
    level, none = (float(c.data.tables.runs(plan, c.data.tables.goal)[:50].mean()) for plan in (LEAD, NO_PROGRAMME))
    assert first == [
        "Nothing changed",
        f"{level:.2f}",
        "–",
        f"{none:.2f}",
        "–",
        f"{50 * lead:.0f} of 50 runs",
        f"{50 * beside:.0f} of 50 runs",
    ]


def test_parts_of_fewer_runs_say_so_before_any_of_their_numbers(told):
    c = told(replicates=60)
    said = "The numbers here are of the first 50 of the 60 runs: in these, service after the programme with “Dialog dan mediasi” is "
    for part in (fragile.build(c), money.build(c)):
        begun = part.blocks[0]
        assert isinstance(begun, Paragraph)
        assert said in bare(begun.text)
    for part in (fragile.build(told()), money.build(told())):
        assert "The numbers here are of the first" not in sentences(part)


# Parts 9 and 10


def test_the_story_says_what_it_is_and_begins_with_the_shock_that_costs_most(told):
    part = story.build(told())
    found = re.match(
        r"Change of leadership in month 8 costs this run most: service is (0\.\d+) in month 9; without it, (0\.\d+)$", bare(part.heading)
    )
    assert found
    assert float(found[2]) - float(found[1]) == pytest.approx(0.02, abs=0.011)  # as `synthetic` makes it, and as it is rounded
    assert re.search(r"replicate 3 of .* by service after the programme .* with 0\.\d+ units .* \(their mean is 0\.\d+\)", sentences(part))
    assert "Invented events of one simulation" in bare(table(part).caption)
    assert "deceived" not in str(rows(table(part)))


@pytest.mark.parametrize(("language", "without"), [("en", "without this shock"), ("id", "tanpa guncangan ini")])
def test_a_shock_is_told_by_both_numbers_and_says_under_which_luck(told, language, without):
    part = story.build(told(language=language))
    (shock,) = [row for row in rows(table(part)) if row[0] == "8" and without in row[2]]
    assert len(set(re.findall(r"0[.,]\d+", shock[2]))) == 2
    note = bare(table(part).note or "")
    assert ("same random draws" if language == "en" else "bilangan acak yang sama") in note
    assert ("was not computed" if language == "en" else "tidak dihitung") in note  # of all else
    causes = table(part, 1)
    assert [row[1] for row in rows(causes)] == ["9", "1"]
    assert ("do not add up" if language == "en" else "tidak dapat dijumlahkan") in bare(causes.note or "")


def test_what_the_scenario_s_shocks_cost_over_the_runs_is_told_each_and_together(told):
    part = story.build(told())
    (items,) = [block for block in part.blocks if isinstance(block, Items)]
    assert [bare(item) for item in items.items] == [
        "without the 2 shocks together: +0.012 (+0.008 to +0.016)",
        "without change of leadership, in month 8: +0.010 (+0.007 to +0.013)",
        "without funding cut, at a yearly rate: +0.002 (−0.003 to +0.007), no clear difference of note",
    ]
    more = [bare(item) for block in story.build(told(replicates=20)).blocks if isinstance(block, Items) for item in block.items]
    assert more[2].endswith("(−0.003 to +0.007), practically equal")  # ten runs do not show that
    assert "Over the first 10 runs of" in sentences(part)
    assert not [block for block in story.build(told(shocks=())).blocks if isinstance(block, Items)]
    other = [bare(item) for block in story.build(told(language="id")).blocks if isinstance(block, Items) for item in block.items]
    assert (
        other[2]
        == "tanpa pemotongan anggaran, menurut laju per tahun: +0,002 (−0,003 sampai +0,007), tanpa perbedaan yang jelas dan berarti"
    )


def test_of_results_without_the_runs_without_it_no_cause_is_named(told):
    part = story.build(told(without_rows=(COUNTERFACTUALS.file,)))
    assert bare(part.heading) == "Change of leadership in month 8, and what came before and after"
    assert len([block for block in part.blocks if isinstance(block, Table)]) == 1
    (shock,) = [row for row in rows(table(part)) if "Shock" in row[1]]
    assert shock[2] == "It comes from outside; what it changed was not computed"
    assert "Of a shock" not in bare(table(part).note or "")


def test_a_shock_that_costs_nothing_of_note_is_told_so(told):
    c = told()
    found = c.verdict.story
    calm = [replace(one, largest=one.largest._replace(sign=0), end=one.end._replace(sign=0)) for one in found.causes]
    events = [replace(one, cause=calm[0] if one.cause else None) for one in found.told]
    part = story.build(context_of(c, replace(found, causes=tuple(calm), worst=None, told=tuple(events))))
    assert bare(part.heading) == "In this run, no shock makes service worse by as much as matters"
    (shock,) = [row for row in rows(table(part)) if "Shock" in row[1]]
    assert shock[2].startswith("Without it, service would differ by less than matters (0.")
    assert all(row[0].endswith("less than matters") for row in rows(table(part, 1)))


def test_strikes_of_one_shock_are_left_out_and_told_together(told):
    c = told()
    found = c.verdict.story
    cause = replace(found.worst, months=(8, 14, 20))
    event = next(one for one in found.told if one.cause)
    events = [replace(event, event=replace(event.event, month=month), cause=cause) for month in cause.months]
    part = story.build(context_of(c, replace(found, causes=(cause,), worst=cause, told=tuple(events))))
    assert bare(part.heading).startswith("Change of leadership (3 times, first in month 8) costs this run most: service is ")
    told_of = [row[2] for row in rows(table(part))]
    assert "without all 3 strikes of this shock it would be" in told_of[0]
    assert told_of[1:] == ["Counted with its strike in month 8"] * 2


def test_what_a_unit_is_worth_is_told_where_it_is_known(told):
    assert "One resource unit is worth IDR 25 million" in [bare(line) for line in given.items(told(register=True))]
    assert not any("is worth" in bare(line) for line in given.items(told(money=False)))


def test_one_of_a_kind_is_told_in_the_singular(told):
    drawn = " ".join(bare(line) for line in given.items(told(register=True)))
    assert "1 NGO" in drawn
    assert "1 NGOs" not in drawn


def test_spends_have_units_and_what_changes_nothing_is_not_decisive(told):
    part = basis.build(told())
    assert "Capacity building: 1 unit a month, months 1–" in str(rows(table(part, -1)))
    decisive = rows(table(part, 1))
    assert [row[0] for row in decisive if "trust_loss_ratio" in row[0]] == []
    assert [row[0] for row in decisive if "escalation" in row[0]] != []
    assert bare(part.heading).startswith("The one assumption that matters here")


@pytest.mark.parametrize("language", ["en", "id"])
def test_the_model_s_numbers_are_counted_by_how_well_they_are_known(told, language):
    """Every mark that a parameter bears is told, and the counts add up; what multiplies a budget is no number of the model."""
    own = [parameter for name, parameter in PARAMETERS.items() if name != "budget_scale"]
    blocks = [block for block in basis.build(told(language=language)).blocks if isinstance(block, Items)]
    said = {"en": f"The model has {len(own)} numbers", "id": f"Model ini memuat {len(own)} angka"}[language]
    (line,) = [bare(item) for block in blocks for item in block.items if said in bare(item)]
    numbers = [int(number) for number in re.findall(r"\d+", line)]
    assert numbers[0] == sum(numbers[1:])
    for parameter in own:
        assert MARKS[parameter.mark][language] in line


@pytest.mark.parametrize("language", ["en", "id"])
def test_all_that_is_declared_to_be_left_out_is_listed(told, language):
    blocks = [block for block in limits.build(told(language=language)).blocks if isinstance(block, Items)]
    listed = {bare(item).lower() for block in blocks for item in block.items}
    assert {one.text[language].lower() for one in LEFT_OUT.values()} <= listed


@pytest.mark.parametrize("language", ["en", "id"])
def test_the_glossary_has_no_word_that_the_report_does_not_use(told, language):
    part = basis.build(told(language=language))
    (glossary,) = [block for block in part.blocks if isinstance(block, Pairs)]
    terms = [bare(term) for term, _ in glossary.pairs]
    assert not {"Lever", "Tuas"} & set(terms)
    assert {"en": {"Bridge", "Power", "Voice"}, "id": {"Penghubung", "Pengaruh", "Suara"}}[language] <= set(terms)
    assert any(isinstance(block, Items) for block in part.blocks)


# What numbers are of, and one way to say one thing


def test_headings_of_budgets_say_when_and_of_how_many_runs(told):
    every = money.build(told(replicates=60))
    assert bare(every.heading).startswith("In the first 50 of 60 runs, ")
    assert re.search(r" service after the programme", bare(every.heading))
    (title,) = titles(every)
    assert re.match(r"Service after the programme: .* in the first 50 of 60 runs$", title), title
    few = money.build(told())
    assert bare(few.heading).startswith("In 10 runs, ")
    assert titles(few)[0].endswith(" in 10 runs")
    other = money.build(told(replicates=60, language="id"))
    assert bare(other.heading).startswith("Pada 50 simulasi pertama di antara 60 simulasi, ")


def test_the_largest_threat_says_by_what_it_is_the_largest_and_how_hard_it_strikes(told):
    part = fragile.build(told())
    assert "of the threats tried, the largest by how often the partnership holds is scandal in month 6 (severity 0.5; " in bare(
        part.heading
    )
    (title,) = titles(part)
    assert title.startswith(
        "Service after the programme with “Dialog dan mediasi”: of the changes that clearly harm it, scandal in month 6"
    )
    assert "with severity 0.5 of at most 1" in sentences(part)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The conflict between a community and another community is settled with the help of a third community"),
        ("id", "Konflik antara satu komunitas dan komunitas lain diselesaikan dengan bantuan komunitas ketiga"),
    ],
)
def test_three_of_a_kind_without_names_are_told_apart(told, language, text):
    c = told(language=language)
    event = Event(3, "conflict_settled", "community-002", "community-003", "community-004", 0.3)
    assert bare(story._what(c, People(c.data, c.best), event)).capitalize() == text


@pytest.mark.parametrize(("language", "same"), [("en", "0.48 in month 24, as without a programme"), ("id", "sama seperti tanpa program")])
def test_a_level_that_is_the_same_without_a_programme_is_told_so(told, language, same):
    c = told(language=language)
    runs = {plan: np.full((2, c.data.months), 0.48) for plan in c.data.plans}
    last = dict.fromkeys(runs, 0.48)
    assert "as without" in bare(unfold.title(c.data, "trust", runs, c.best, last)) or language == "id"
    picture = kinds._panel(c, "trust", "community", runs, None)
    assert same in bare(picture.title)
    apart = runs | {NO_PROGRAMME: np.full((2, c.data.months), 0.38)}
    assert "0.48 in month 24, 0.38 without" in bare(kinds._panel(c, "trust", "community", apart, None).title) or language == "id"


def test_what_is_clear_but_less_than_matters_is_told_as_that(told):
    c = told()
    shocks = c.verdict.shocks
    small = replace(shocks.without[1], difference=0.008, low=0.007, high=0.011, sign=0, equal=False)
    changed = Context(c.data)
    vars(changed)["verdict"] = replace(c.verdict, shocks=replace(shocks, without=(small,)))
    (items,) = [block for block in story.build(changed).blocks if isinstance(block, Items)]
    assert bare(items.items[0]).endswith("), clear, but less than 0.01, the smallest difference that matters")


def test_figures_of_the_typical_run_have_the_decimals_of_the_measure(told):
    c = told()
    places = c.data.places(c.goal)
    numbers = re.findall(r"\d\.(\d+)", " ".join(cell for row in rows(table(story.build(c), 1)) for cell in row[2:]))
    assert numbers
    assert {len(one) for one in numbers} == {places}
