"""The parts of the trainer's guide that are made: questions, questionnaire, sources, what the model leaves out, and tables of numbers.

They stand in docs/workshop/guide.md and guide.id.md between ``<!-- made: NAME -->`` and ``<!-- end -->``.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from told import Fact, said

from partnership_sim.declare import MARKS, PARAMETERS
from partnership_sim.left_out import LEFT_OUT
from partnership_sim.locale import Language
from partnership_sim.workshop.questions import AFTER, BETWEEN, DEBRIEF, FIRST, ITEMS, LAST, SCALE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


MADE = re.compile(r"(<!-- made: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)
#: What the tables are headed, by language.
WORDS = {
    "en": {
        "round": "Round",
        "first": "the first",
        "between": "between, {number}",
        "last": "the last",
        "after": "the years after",
        "seen": "What was seen",
        "why": "What is behind it",
        "then": "What follows",
        "item": "Sentence",
        "about": "About",
        "turned": "R",
        "turned_head": "Turned",
        "number": "No.",
        "known": "How well it is known",
        "of": "How many of {all}",
        "what": "What was computed, in {worlds} worlds",
        "mean": "Mean, with interval of 95 %",
        "worlds": "True in so many worlds",
    },
    "id": {
        "round": "Putaran",
        "first": "pertama",
        "between": "di antaranya, {number}",
        "last": "terakhir",
        "after": "tahun-tahun sesudahnya",
        "seen": "Yang terlihat",
        "why": "Yang ada di baliknya",
        "then": "Kelanjutannya",
        "item": "Pernyataan",
        "about": "Tentang",
        "turned": "B",
        "turned_head": "Dibalik",
        "number": "No.",
        "known": "Seberapa baik diketahui",
        "of": "Banyaknya, dari {all}",
        "what": "Yang dihitung, dalam {worlds} simulasi",
        "mean": "Rata-rata, dengan selang kepercayaan 95%",
        "worlds": "Berlaku pada sekian simulasi",
    },
}


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return rows as a table in Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"


def rounds(language: str) -> str:
    """Return the questions of reflection."""
    words = WORDS[language]
    between = [(words["between"].format(number=number), three) for number, three in enumerate(BETWEEN, 1)]
    every = [(words["first"], FIRST), *between, (words["last"], LAST), (words["after"], AFTER)]
    head = [words[name] for name in ("round", "seen", "why", "then")]
    return table(head, [[name, *(text[language] for text in three)] for name, three in every])


def debrief(language: str) -> str:
    """Return the questions of the debrief, a heading a stage."""
    stages = []
    for number, stage in enumerate(DEBRIEF, 1):
        asked = "\n".join(f"- {question[language]}" for question in stage.questions)
        stages.append(f"### {number}. {stage.title[language]}\n\n{asked}\n")
    return "\n".join(stages)


def questionnaire(language: str) -> str:
    """Return the items with boxes to tick, and nothing that would tell what is expected."""
    points = [str(point) for point in range(1, len(SCALE) + 1)]
    rows = [[str(number), item.text[language], *["☐"] * len(points)] for number, item in enumerate(ITEMS, 1)]
    return table([WORDS[language]["number"], WORDS[language]["item"], *points], rows)


def key(language: str) -> str:
    """Return what each item is about, and which are turned."""
    words = WORDS[language]
    rows = [[str(number), item.about[language], words["turned"] if item.reversed else ""] for number, item in enumerate(ITEMS, 1)]
    return table([words["number"], words["about"], words["turned_head"]], rows)


def sources(language: str) -> str:
    """Return how many parameters are how well known."""
    words = WORDS[language]
    own = [one for one in PARAMETERS.values() if type(one).__module__.startswith("partnership_sim")]
    marks = Counter(one.mark for one in own)
    rows = [[text[language], str(marks[mark])] for mark, text in MARKS.items() if marks[mark]]
    return table([words["known"], words["of"].format(all=len(own))], rows)


def left_out(language: str) -> str:
    """Return what the model leaves out, a line each."""
    return "".join(f"- {one.text[language][:1].upper()}{one.text[language][1:]}.\n" for one in LEFT_OUT.values())


def numbers(name: str, facts: Sequence[Fact], language: str) -> str:
    """Return the facts of a table of numbers, by its name."""
    words, marks = WORDS[language], Language.of(language)
    rows = []
    for fact in facts:
        low, high = (marks.number(f"{end:+.3f}" if fact.signed else f"{end:.3f}") for end in (fact.low, fact.high))
        mean = marks.number(f"{fact.mean:+.3f}" if fact.signed else f"{fact.mean:.3f}")
        rows.append([said(name, fact.id)[language], f"{mean} [{low}; {high}]", "" if fact.true is None else f"{fact.true}"])
    worlds = facts[0].worlds if facts else 0
    return table([words["what"].format(worlds=worlds), words["mean"], words["worlds"]], rows)


PARTS: Mapping[str, Callable[[str], str]] = {
    "rounds": rounds,
    "debrief": debrief,
    "questionnaire": questionnaire,
    "key": key,
    "sources": sources,
    "left_out": left_out,
}


def filled(page: str, language: str, facts: Mapping[str, Sequence[Fact]]) -> str:
    """Return the guide with all that is made put in anew: `facts` are those of the tables of numbers, by name."""

    def part(found: re.Match[str]) -> str:
        name = found[2]
        made = PARTS[name](language) if name in PARTS else numbers(name, facts[name], language)
        return f"{found[1]}{made}{found[3]}"

    return MADE.sub(part, page)
