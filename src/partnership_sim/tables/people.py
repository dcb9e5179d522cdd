"""Who is meant by an id, or by a name where no id fits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership_sim.tables.words import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnership_sim.problems import Problems


class People:
    """The stakeholders of a register, found by id or by a name that only one has.

    Parameters
    ----------
    ids, names : sequences of str
        One a row of the register.
    dropped : sequence of str
        Ids whose rows cannot be read: nothing more is said of them.
    """

    def __init__(self, ids: Sequence[str], names: Sequence[str], dropped: Sequence[str] = ()) -> None:
        self.ids = tuple(ids)
        self.dropped = frozenset(dropped)
        self._names = tuple(names)
        self._rows = {id_: row for row, id_ in reversed(list(enumerate(self.ids)))}
        self._by_name: dict[str, list[int]] | None = None
        self._by_look: dict[str, str] | None = None

    def row(self, id_: str) -> int:
        """Return the row of an id, -1 for nobody's."""
        return self._rows.get(id_, -1)

    def named(self, name: str) -> list[int]:
        """Return the rows of those who have a name, whatever its case and blanks."""
        if self._by_name is None:
            self._by_name = {}
            for row, known in enumerate(self._names):
                if known != self.ids[row]:
                    self._by_name.setdefault(folded(known), []).append(row)
        return self._by_name.get(folded(name), []) if name else []

    def differs_in_case(self, id_: str) -> str:
        """Return the id that is written otherwise by case, blanks or hyphens only, or ""."""
        if self._by_look is None:
            self._by_look = {folded(known): known for known in reversed(self.ids)}
        return self._by_look.get(folded(id_), "")

    def found(self, written: str, where: tuple[str, str], problems: Problems) -> int:
        """Return the row of who is meant by a cell that is not an id, -1 after reporting that nobody or several are."""
        if written in self.dropped:
            return -1
        by_name = self.named(written)
        if len(by_name) == 1:
            problems.read_as(where[0], "{file}: names read as ids ({count}): {pairs}", written, self.ids[by_name[0]])
            return by_name[0]
        self.tell(written, where, problems)
        return -1

    def tell(self, written: str, where: tuple[str, str], problems: Problems) -> None:
        """Report a cell that means nobody, or several."""
        say = problems.say
        several = self.named(written)
        expected = say("expected an id of the register")
        if not written:
            problems.wrong(where, say("the id is empty"), expected)
        elif len(several) > 1:
            ids = ", ".join(self.ids[row] for row in several[:5]) + (", ..." if len(several) > 5 else "")
            problems.wrong(
                where,
                say('"{name}" is the name of several: {ids}', name=written[:60], ids=ids),
                say("write the id of the one who is meant"),
            )
        elif other := self.differs_in_case(written):
            found = say(
                '"{name}" is not in the register, "{id}" is: capital and small letters, blanks and hyphens count',
                name=written[:60],
                id=other[:60],
            )
            problems.wrong(where, found, expected)
        else:
            problems.wrong(where, say('"{name}" is not in the register', name=written[:60]), expected, name=written, names=self.ids)
