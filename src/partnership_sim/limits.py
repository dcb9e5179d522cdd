"""What a report can tell a planner and what it cannot, in plain words: the last part of every report, and docs/limits.md.

``python -m partnership_sim.limits FOLDER`` writes the page in both languages (`make tables`).
"""

from __future__ import annotations

import sys
from pathlib import Path

from partnership_sim.left_out import LEFT_OUT
from partnership_sim.locale import Text

TITLE = Text("What a report can tell you, and what it cannot")
CAN = Text(
    "A report compares plans for the partnership that you described, under the same luck, and says which does better by your goals, how sure that is, what breaks it and what is left after the money ends.",
)
CANNOT = Text(
    "It does not foretell what will happen in your district. Its numbers of value and money are units of the model: read the order and the differences, not the levels. Its intervals hold the assumptions fixed: they show luck, not doubt about the model. That doubt is the subject of part 7.",
)
ASK = Text("Before you act on a report, ask")
#: Questions, and what helps to answer them.
QUESTIONS = (
    (
        Text("Did we describe our partnership, or was most of it drawn?"),
        Text(
            "Part 10 says column by column what came from your register. What is drawn is an average partnership, not yours.",
        ),
    ),
    (
        Text("Is the difference one that matters?"),
        Text(
            "“Practically equal” means: decide by cost, or by what the model does not know.",
        ),
    ),
    (
        Text("Does the plan still lead when an assumption is wrong?"),
        Text(
            "Part 7 tries each assumption at both ends of its range.",
        ),
    ),
    (
        Text("What does the model leave out that is large for us?"),
        Text("It is listed below: go through it line by line."),
    ),
    (
        Text("Who would disagree?"),
        Text(
            "Show the report to those who would carry the plan out, and to those who would lose by it.",
        ),
    ),
)
LEAVES_OUT = Text("What the model leaves out")
KNOWN = Text("How well the rest is known")
WELL = Text(
    "Known well: works break, and whether they run depends on who cares for them and pays; programmes build things more than they change trust; partnerships mostly end when money or the convener ends; audits lower leakage.",
)
BADLY = Text(
    "Known badly: how much trust a programme leaves behind, how partners share the cost of convening, how cuts of money turn into broken promises in your setting.",
)
MORE = Text("More, with sources: {page}.")
#: Where referees find more, from docs/.
REFEREES = "evidence/limits.md"
#: The page in each language, in docs/.
PAGES = {"en": "limits.md", "id": "limits.id.md"}


def left_out(language: str) -> list[str]:
    """Return what the model leaves out, as sentences without their full stop."""
    clauses = [one.text[language] for one in LEFT_OUT.values()]
    return [clause[:1].upper() + clause[1:] for clause in clauses]


def page(language: str) -> str:
    """Return docs/limits.md in a language."""
    asked = [f"{number}. *{question[language]}* {answer[language]}" for number, (question, answer) in enumerate(QUESTIONS, 1)]
    more = MORE[language].format(page=f"[{REFEREES}]({REFEREES})")
    parts = [
        f"# {TITLE[language]}",
        CAN[language],
        CANNOT[language],
        f"## {ASK[language]}",
        "\n".join(asked),
        f"## {LEAVES_OUT[language]}",
        "\n".join(f"- {one}." for one in left_out(language)),
        f"## {KNOWN[language]}",
        f"- {WELL[language]}\n- {BADLY[language]}",
        more,
    ]
    return "\n\n".join(parts) + "\n"


def main(folders: list[str]) -> None:
    """Write the page into folders."""
    for folder in map(Path, folders):
        for language, name in PAGES.items():
            (folder / name).write_text(page(language), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
