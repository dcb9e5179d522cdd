"""The checks of [population], its register and its ties."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from partnership_sim.declare import TRUST_SPREAD, Column, Spread
from partnership_sim.kinds import BUILT_IN_KINDS, COLUMNS, KINDS, prior_trust
from partnership_sim.problems import shown
from partnership_sim.scenario import document
from partnership_sim.scenario.check_place import check_place, of_each, refuse_of_organisations
from partnership_sim.scenario.validation import default, validate, what
from partnership_sim.tables.kinds import kind_words
from partnership_sim.tables.people import People
from partnership_sim.tables.register import STATES, Register, read_register
from partnership_sim.tables.ties import read_ties

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from partnership_sim.scenario.document import Path
    from partnership_sim.scenario.reading import Reading


def _spread(value: object, path: Path, low: float, high: float, declared: Spread, reading: Reading) -> Spread:
    """Return the distribution that a number or a table gives; the declared one after a problem."""
    problems, say = reading.problems, reading.problems.say
    if isinstance(value, dict):
        sound = validate(document.Spreading, value, reading.where, path, problems)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        sound = validate(document.Spreading, {"mean": value}, lambda _: reading.where(path), path, problems)
    else:
        expected = say("a number, or {{ mean = , spread = }}")
        problems.wrong(
            reading.where(path),
            say("{value} is {what}", value=shown(value), what=what(value, problems)),
            say("expected {what}", what=expected),
        )
        return declared
    mean = sound.get("mean", declared.mean)
    if not low <= mean <= high:
        place = reading.where((*path, "mean") if isinstance(value, dict) else path)
        expected = say("a number from {low} to {high}", low=f"{low:g}", high=f"{high:g}")
        problems.wrong(place, say("{value} lies outside the range", value=shown(mean)), say("expected {what}", what=expected))
        return declared
    return Spread(float(mean), float(sound.get("spread", declared.spread)))


def _table(value: object, path: Path, reading: Reading) -> dict[str, Any]:
    if isinstance(value, dict):
        return value
    say = reading.problems.say
    found = say("{value} is {what}", value=shown(value), what=what(value, reading.problems))
    reading.problems.wrong(reading.where(path), found, say("expected {what}", what=say("a table")))
    return {}


def by_meaning(given: object, path: Path, meant: Callable[[str], str], reading: Reading) -> Iterator[tuple[str, str, Any]]:
    """Yield the keys of a table as they are written, what each means ("" for nothing), and its value; two that mean one are reported."""
    first: dict[str, str] = {}
    for written, value in _table(given, path, reading).items():
        name = meant(written)
        if name and first.setdefault(name, written) != written:
            say = reading.problems.say
            found = say("it means the same as {other}", other=shown(first[name]))
            reading.problems.wrong(reading.where((*path, written)), found, say("expected each of them once"))
            continue
        if name and name != written:
            reading.problems.read_as(reading.file, "{file}: kinds read by their meaning: {pairs}", written, name)
        yield written, name, value


def _trust(given: object, reading: Reading) -> dict[tuple[str, str], Spread]:
    problems = reading.problems
    trust = {(source, target): Spread(prior_trust(source, target), TRUST_SPREAD) for source in KINDS for target in KINDS}
    names = {f"{source} > {target}": (source, target) for source, target in trust}
    known = kind_words()

    def meant(written: str) -> str:
        pair = " > ".join(known.meant(part.strip()) for part in written.split(">"))
        return (written if written.split() == pair.split() else pair) if pair in names else ""

    for written, name, value in by_meaning(given, ("population", "trust"), meant, reading):
        path: Path = ("population", "trust", written)
        if not name:
            expected = problems.say('expected a pair such as "community > government"')
            found = problems.say("{name} is not a pair of kinds", name=shown(written))
            problems.wrong(reading.where(path), found, expected, name=written, names=tuple(names))
        else:
            pair = names[" > ".join(name.replace(">", " ").split())]
            trust[pair] = _spread(value, path, 0.0, 1.0, trust[pair], reading)
    return trust


def _column(column: Column, entries: dict[str, Any], reading: Reading) -> dict[str, Spread]:
    problems, given = reading.problems, entries.get(column.name, {}) if column.in_register else {}
    if column.name == "households":
        given = of_each(given, ("population", column.name), reading)
    spreads = {kind: declared.columns[column.name] for kind, declared in KINDS.items()}
    known = kind_words()
    for written, kind, value in by_meaning(given, ("population", column.name), known.meant, reading):
        path: Path = ("population", column.name, written)
        if kind and column.name == "households" and refuse_of_organisations(kind, written, reading):
            continue
        if kind:
            spreads[kind] = _spread(value, path, column.low, column.high, spreads[kind], reading)
        else:
            found = problems.say("{name} is not a kind of stakeholder", name=shown(written))
            problems.wrong(reading.where(path), found, name=written, words=known)
    return spreads


def _counts(given: dict[str, Any], reading: Reading) -> dict[str, int]:
    counts = {}
    for kind in KINDS:
        if kind in given:
            sound = validate(
                document.Total, {"total": given[kind]}, lambda path: reading.where(path[:-1]), ("population", kind), reading.problems
            )
            if "total" in sound:
                counts[kind] = sound["total"]
    return counts


def _register(name: str, reading: Reading) -> Register | None:
    data = reading.file_of(name, ("population", "register"))
    return None if data is None else read_register(data, name, reading.problems)


def _totals(given: dict[str, Any], counts: dict[str, int], register: Register | None, reading: Reading) -> None:
    """Compare totals with the register; note who is present."""
    problems, say = reading.problems, reading.problems.say
    if "register" in given and register is None:
        return
    listed = {kind: register.kinds.count(kind) if register is not None else 0 for kind in KINDS}
    for kind in BUILT_IN_KINDS:  # those of plug-ins may be left out
        if register is None and kind not in given:
            problems.wrong(
                reading.where(("population", kind)), say("it is missing"), say("expected the number of them, 0 if none; or a register")
            )
    for kind, total in counts.items():
        if listed[kind] > total:
            found = say("{total} is less than the {listed} of this kind in the register", total=total, listed=listed[kind])
            problems.wrong(
                reading.where(("population", kind)),
                found,
                say("expected the total, registered and drawn: {listed} or more", listed=listed[kind]),
            )
    sound = register is None or not (register.dropped or any(kind not in KINDS for kind in register.kinds))
    if sound and all(kind in counts for kind in given if kind in KINDS):
        reading.present = {kind: max(counts.get(kind, 0), listed[kind]) for kind in KINDS}
        whole = register is not None or all(kind in counts for kind in BUILT_IN_KINDS)
        if whole and not any(reading.present.values()) and (register is None or not len(register)):
            problems.wrong(reading.where(("population",)), say("the population is empty"), say("expected at least one stakeholder"))
    reading.people = People(register.ids, register.names, register.dropped) if register is not None else None
    reading.kinds_of = dict(zip(register.ids, register.kinds, strict=True)) if register is not None else {}


def check_population(given: object, reading: Reading) -> dict[str, Any]:
    """Check [population] and the files that it names.

    Returns
    -------
    dict
        The fields of `schema.Population`; after problems with defaults in the place of what is wrong.
    """
    problems = reading.problems
    path: Path = ("population",)
    if given is None:
        problems.wrong(reading.where(path), problems.say("it is missing"), problems.say("expected {what}", what=problems.say("a table")))
        return {}
    plain = set(document.Population.model_fields)
    kinds = kind_words()
    entries: dict[str, Any] = {}
    for written, name, value in by_meaning(given, path, lambda key: key if key in plain or key in STATES else kinds.meant(key), reading):
        entries[name or written] = value
        if name:
            reading.aliases[*path, name] = (*path, written)
        else:
            names = (*KINDS, *plain, *STATES)
            found = problems.say("{name} is not a key here", name=shown(written))
            problems.wrong(reading.where((*path, written)), found, name=written, names=names)
    if not isinstance(given, dict):
        return {}
    sound = validate(document.Population, {name: value for name, value in entries.items() if name in plain}, reading.where, path, problems)
    counts = _counts(entries, reading)
    register = _register(sound["register"], reading) if "register" in sound else None
    _totals(entries, counts, register, reading)
    ties = None
    if "ties" in sound and "register" not in entries:
        problems.wrong(
            reading.where((*path, "ties")),
            problems.say("ties without a register"),
            problems.say("expected a register that names the ends of the ties"),
        )
    elif "ties" in sound:
        data = reading.file_of(sound["ties"], (*path, "ties"))
        ties = read_ties(data, sound["ties"], reading.people, problems) if data is not None else None
    there = {*BUILT_IN_KINDS, *(kind for kind, total in counts.items() if total), *(register.kinds if register is not None else ())}
    return {
        "counts": counts,
        **{name: float(sound.get(name, default(document.Population, name))) for name in ("ties_each", "homophily", "conflict")},
        "trust": {pair: spread for pair, spread in _trust(entries.get("trust", {}), reading).items() if there.issuperset(pair)},
        "columns": {
            column.name: {kind: spread for kind, spread in _column(column, entries, reading).items() if kind in there} for column in COLUMNS
        },
        "place": check_place(entries.get("place"), reading),
        "households_known": "households" in entries or (register is not None and "households" in register.columns),
        "register": register,
        "ties": ties,
    }
