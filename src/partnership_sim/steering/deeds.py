"""What can be done by hand to a run: each deed is checked, done, and written into the diary."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from partnership_sim.errors import ModelOver
from partnership_sim.problems import Problems
from partnership_sim.scenario import document
from partnership_sim.scenario.arguments import choice, each_plain, listed, numbers, plain
from partnership_sim.scenario.reading import Reading
from partnership_sim.steering import by_hand
from partnership_sim.steering.by_hand import WRITABLE, foreign, reading_of, row_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from partnership_sim.population import Cast
    from partnership_sim.scenario.schema import Scenario
    from partnership_sim.steering.course import Course
    from partnership_sim.steering.diary import Line


class ByHand:
    """What can be done by hand to a run: each is checked, done, and written into the diary."""

    case: Scenario
    cast: Cast
    _course: Course

    def _refuse(self) -> None:
        """Raise ModelOver if no month is ahead."""
        if self._course.month >= self.case.months:
            raise ModelOver(f"month {self._course.month} was the last one of this scenario; months = {self.case.months}")

    def spend(
        self,
        lever: str,
        spend: float,
        *,
        on: Iterable[str] | None = None,
        by: Iterable[str] = ("ngo",),
        months: int = 1,
        form: str = "",
        options: Mapping[str, float] | None = None,
    ) -> None:
        """Spend by hand on a lever, from the next month on; bound by neither budget nor programme end.

        Parameters
        ----------
        lever : str
        spend : float
            Units a month, >= 0.
        on, by : iterable of str, optional
            Kinds or ids: who is meant (by default all that the lever declares), and who carries it out (nobody: an outside facilitator).
        months : int
            How many months, >= 1.
        form, options
            As in a scenario.

        Raises
        ------
        InputError
            With every problem.
        ModelOver
            After the last month; `strike` and `change` likewise.
        """
        self._refuse()
        reading = reading_of(self.case, self.cast)
        chosen = numbers("options", options, reading.problems)
        foreign(chosen, [*document.Action.model_fields, "months"], (), reading)
        asked: dict[str, Any] = {} if on is None else {"on": listed(on)}
        if not isinstance(form, str) or form:
            asked["form"] = form
        given = each_plain({**chosen, "lever": lever, "spend": spend, "months": months, "by": listed(by), **asked})
        self._write_down(by_hand.spend_line(given, self._course.month, self.case.months, (), reading), reading)

    def stop(self, lever: str) -> None:
        """Spend nothing on a lever any more from the next month on: neither what the plan gives to it nor what was done by hand.

        Raises
        ------
        InputError
            If there is no such lever.
        ModelOver
            After the last month.
        """
        self._refuse()
        reading = reading_of(self.case, self.cast)
        self._write_down(by_hand.stop_line(plain({"lever": lever}), self._course.month, (), reading), reading)

    def strike(self, shock: str, *, severity: float | None = None, duration: int | None = None, on: Iterable[str] | None = None) -> None:
        """Let a shock strike in the next month.

        Parameters
        ----------
        shock : str
        severity : float, optional
            0..1; the shock's own by default.
        duration : int, optional
            Months, >= 1.
        on : iterable of str, optional
            Targets: kinds or ids.

        Raises
        ------
        InputError
            With every problem.
        """
        self._refuse()
        reading = reading_of(self.case, self.cast)
        asked = plain({"severity": severity, "duration": duration, "on": listed(on)})
        self._write_down(by_hand.strike_line({"shock": plain(shock), **asked}, self._course.month, (), reading), reading)

    def change(self, **parameters: float) -> None:
        """Change parameters from the next month on, each within its declared range.

        Raises
        ------
        InputError
            With every problem.
        """
        self._refuse()
        reading = reading_of(self.case, self.cast)
        self._write_down(by_hand.change_line(each_plain(parameters), self._course.month, (), reading), reading)

    def write(self, column: str, stakeholder: int | str, value: float) -> None:
        """Set a number of a stakeholder's state; what `agent.resistance = 0.2` does.

        Parameters
        ----------
        column : str
            A column of the state: resources, resistance, ...
        stakeholder : int or str
            A row, or an id.
        value : float
            Within the column's range.

        Raises
        ------
        InputError
            With every problem.
        """
        reading = Reading(Problems(self.case.language), "", None, {})
        row = row_of(stakeholder, self.cast, ("", "stakeholder"), reading.problems)
        known = choice("column", column, tuple(WRITABLE), "{name} is not a column here", reading.problems)
        line = by_hand.write_line(column, row or 0, plain(value), self._course.month, (column,), reading) if known else None
        self._write_down(line, reading)

    def transfer(self, units: float, by: Iterable[str], to: Iterable[str] = ()) -> None:
        """Let some give resources to others, at once.

        Parameters
        ----------
        units : float
            In all, >= 0: taken in proportion to what each has, at most what they have.
        by, to : iterable of str
            Kinds or ids: who gives, and who gets it, in proportion to size (households of communities; organisations count alike). Nobody:
            it leaves the partnership.

        Raises
        ------
        InputError
            With every problem.
        """
        reading = reading_of(self.case, self.cast)
        given = each_plain({"units": units, "by": listed(by), "to": listed(to)})
        self._write_down(by_hand.transfer_line(given, self._course.month, (), reading), reading)

    def break_word(self, by: Iterable[str], to: Iterable[str], *, lacked: bool = False) -> None:
        """Let some break a word to others, at once, before everybody's eyes and without answering for it.

        On every tie between them the trust of the others falls as it does over a breach that is seen, and a dispute may open.

        Parameters
        ----------
        by, to : iterable of str
            Kinds or ids: who breaks it, and to whom.
        lacked : bool
            Whether for want of means, which is held against them less.

        Raises
        ------
        InputError
            With every problem.
        """
        reading = reading_of(self.case, self.cast)
        given = each_plain({"by": listed(by), "to": listed(to), "lacked": lacked})
        self._write_down(by_hand.word_line(given, self._course.month, (), reading), reading)

    def _write_down(self, line: Line | None, reading: Reading) -> None:
        reading.problems.raise_problems()
        assert line is not None  # noqa: S101 - else there is a problem
        self._course.write_down(line)
