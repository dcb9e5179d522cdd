"""What a report can tell a planner and what it cannot, as a page of its own: docs/limits.md, with the words of part 11.

``python -m partnership_sim.report.limits FOLDER`` writes it in both languages (`make tables`).
"""

from __future__ import annotations

import sys
from pathlib import Path

from partnership_sim.left_out import LEFT_OUT
from partnership_sim.report.markup import capital, say
from partnership_sim.report.words import limits as words
from partnership_sim.verdicts import judged

#: The page in each language, in docs/.
PAGES = {"en": "limits.md", "id": "limits.id.md"}


def page(language: str) -> str:
    """Return docs/limits.md in a language."""
    asked = [f"{number}. *{question[language]}* {answer[language]}" for number, (question, answer) in enumerate(words.QUESTIONS, 1)]
    parts = [
        f"# {words.TITLE[language]}",
        words.CAN[language],
        words.CANNOT[language],
        f"## {words.ASK[language]}",
        "\n".join(asked),
        f"## {words.LEAVES_OUT[language]}",
        "\n".join(f"- {capital(say(one.text, language))}." for one in LEFT_OUT.values()),
        f"## {words.TRIED_HEAD[language]}",
        f"- {say(words.TRIED, language, **judged.shipped()._asdict())}\n- {words.WRONG[language]}",
        f"## {words.KNOWN[language]}",
        f"- {words.WELL[language]}\n- {words.BADLY[language]}",
        words.MORE[language].format(page=f"[`{words.REFEREES}`]({words.REFEREES})"),
    ]
    return "\n\n".join(parts) + "\n"


def main(folders: list[str]) -> None:
    """Write the page into folders."""
    for folder in map(Path, folders):
        for language, name in PAGES.items():
            (folder / name).write_text(page(language), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
