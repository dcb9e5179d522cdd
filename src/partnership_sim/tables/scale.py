"""Answers on a scale (1 to 4, 0 to 10, 0 to 100) where shares from 0 to 1 are expected: one message with the formula."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from partnership_sim.tables.numbers import range_expected

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnership_sim.problems import Problems

#: Scales of more steps than these begin at 0.
STEPS = 7
TOPS = (10, 100)
#: Where all answers lie above the first of these, and some above the second, nobody can say from where to where the scale runs.
UNSURE = (1, 5)


class Scale(NamedTuple):
    """A scale of answers."""

    low: int
    high: int
    sure: bool = True

    @property
    def formula(self) -> str:
        """Return what makes a share of an answer x."""
        return f"(x-{self.low})/{self.high - self.low}" if self.low else f"x/{self.high}"


def recognised(numbers: Sequence[float]) -> Scale | None:
    """Return the scale on which numbers seem to be given: half of them and two at least above 1, none a share, none below 0."""
    above = sum(number > 1 for number in numbers)
    if above < 2 or 2 * above < len(numbers) or any(number < 0 or 0 < number < 1 for number in numbers):
        return None
    lowest, highest = min(numbers), max(numbers)
    if lowest > UNSURE[0] and UNSURE[1] < highest <= TOPS[0]:
        return Scale(0, TOPS[0], sure=False)
    if highest <= STEPS and (all(number.is_integer() for number in numbers) or lowest >= 1):
        return Scale(1 if lowest >= 1 else 0, max(3, -int(-highest // 1)))
    return next((Scale(0, top) for top in TOPS if highest <= top), None)


def told(numbers: Sequence[float], rows: int, where: tuple[str, str], column: str, problems: Problems) -> bool:
    """Report a column that is given on a scale in one message; return whether it is.

    Parameters
    ----------
    numbers : sequence of float
        All of the column.
    rows : int
        Of the table.
    where : (file, place)
    """
    scale = recognised(numbers)
    if scale is None:
        return False
    say = problems.say
    if not scale.sure:
        seen = {"column": column, "lowest": f"{min(numbers):g}", "highest": f"{max(numbers):g}", "count": len(numbers), "rows": rows}
        problems.wrong(
            where,
            say("{column} runs from {lowest} to {highest} in {count} of {rows} rows, which looks like answers on a scale", **seen),
            say(
                "expected {what}: write (x-low)/(high-low) instead of each x, where low and high are the ends of the scale",
                what=range_expected(0, 1, problems),
            ),
        )
        return True
    found = say(
        "{column} runs from {lowest} to {highest} in {count} of {rows} rows, which looks like a scale from {low} to {high}",
        column=column,
        lowest=f"{min(numbers):g}",
        highest=f"{max(numbers):g}",
        count=len(numbers),
        rows=rows,
        low=scale.low,
        high=scale.high,
    )
    expected = say("expected {what}: write {formula} instead of each x", what=range_expected(0, 1, problems), formula=scale.formula)
    problems.wrong(where, found, expected)
    return True
