"""Thousands of wrong ids are told in seconds, summed up, and say what is wrong with them."""

from __future__ import annotations

import pytest

from partnership_sim.errors import InputError
from partnership_sim.scenario import Scenario

#: What ends in seconds took longer than this when every name was compared with every other.
pytestmark = pytest.mark.timeout(70)
PEOPLE = 2000
REGISTER = "id,name,kind\n" + "".join(f"w{number},W {number},community\n" for number in range(PEOPLE))


def told(**files):
    texts = {"r.csv": REGISTER, **{f"{name}.csv": text for name, text in files.items()}}
    population = {"register": "r.csv", **({"ties": "ties.csv"} if "ties" in files else {})}
    plans = {"plans": "plans.csv"} if "plans" in files else {}
    mapping = {"name": "x", "months": 3, "language": "en", "population": population, **plans}
    with pytest.raises(InputError) as caught:
        Scenario.of(mapping, files={name: text.encode() for name, text in texts.items()})
    return [problem.tell() for problem in caught.value.problems]


def test_ids_in_the_wrong_case():
    ties = "source,target,trust\n" + "".join(f"W{row % PEOPLE},w{(row * 7 + 1) % PEOPLE},0.5\n" for row in range(5000))
    (line,) = told(ties=ties)
    assert line.startswith('ties.csv:row 2, column source: "W0" is not in the register, "w0" is: capital and small letters')
    assert "5000 rows: 2, 3, 4, 5," in line


def test_ids_of_nobody():
    ties = "source,target,trust\n" + "".join(f"x{row},w{row % PEOPLE},0.5\n" for row in range(5000))
    (line,) = told(ties=ties)
    assert '"x0" is not in the register (so in 5000 rows: 2, 3,' in line


def test_plans_on_many_unknown_ids():
    names = "|".join(f"x{number}" for number in range(PEOPLE))
    (line,) = told(plans="plan,lever,spend,on\n" + "".join(f"p{number},capacity_building,1,{names}\n" for number in range(20)))
    assert "so 40000 times, in 20 rows: 2, 3," in line


def test_few_are_told_one_by_one_each_with_what_was_meant():
    ties = "source,target,trust\n" + "".join(f"wx{row},w{row},0.5\n" for row in range(5))
    assert len(told(ties=ties)) == 5
