"""The catalogue: what is declared, as rows of words. `describe` prints it, and the tables of docs/odd.md are made from it.

``python -m partnership_sim.catalogue PAGE`` writes the tables into a page, between its two marks (`make tables`).
"""

from __future__ import annotations

import math
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from partnership_sim.declare import PARAMETERS, Parameter, known
from partnership_sim.dynamics.phases import PHASES
from partnership_sim.kinds import COLUMNS, KINDS
from partnership_sim.left_out import LEFT_OUT
from partnership_sim.levers import LEVERS
from partnership_sim.locale import Language, Text, translator
from partnership_sim.metrics import METRICS, OUTCOMES
from partnership_sim.scenario import document
from partnership_sim.scenario.schema import table
from partnership_sim.scenario.validation import default
from partnership_sim.shocks import SHOCKS
from partnership_sim.state import CHANNELS
from partnership_sim.tables import headings
from partnership_sim.tables.columns import ALSO, DESCRIBED
from partnership_sim.tables.headings import Headings
from partnership_sim.tables.words import Vocabulary, folded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from partnership_sim.declare import Channel, Kind, Metric, Outcome
    from partnership_sim.levers.base import Option
    from partnership_sim.tables.columns import Described

CatalogueRow = dict[str, str]
#: Where the tables of a page begin and end.
BEGIN = "<!-- tables: made from the declarations in code by `make tables`; a test holds them equal -->"
END = "<!-- end of tables -->"
#: Titles of the tables of a page, and its heads where a row's key alone would not be understood.
TITLES = {
    "parameters": "Parameters",
    "levers": "Levers",
    "shocks": "Shocks",
    "metrics": "Monthly metrics",
    "outcomes": "Outcomes, one a run",
    "kinds": "Kinds of stakeholder",
    "channels": "Channels",
    "left_out": "What the model leaves out",
    "register": "Columns of the register",
    "ties": "Columns of the ties",
    "plans.csv": "Columns of plans.csv",
    "shocks.csv": "Columns of shocks.csv",
    "words": "Words",
}
HEADS = {
    "what": "meaning",
    "price": "side effect",
    "null": "undefined where",
    "matters": "smallest difference that matters",
    "on": "on (default)",
    "by": "by (default)",
    "only": "can work on",
    "cost": "what a unit buys",
    "severity": "severity (default)",
    "duration": "months (default)",
    "trust": "prior trust in",
    "estimate": "how to estimate it",
    "headings": "headings that are read for it",
    "findings": "published findings that are beyond the model for it",
}
SECTION = 10
#: The columns of the planner's tables by all their words.
HEADINGS = {
    "register": Headings(headings.REGISTER, ()),
    "ties": Headings(headings.TIES, ()),
    "plans.csv": Headings(headings.PLANS, ()),
    "shocks.csv": Headings(headings.SHOCKS, ()),
}


def rows(language: str) -> dict[str, list[CatalogueRow]]:
    """Return what there is, sort by sort, as rows of words in "en" or "id"."""
    keys = ("name", "type", "default", "rule")
    metrics, outcomes = ([_metric(m, language) for m in registry.values()] for registry in (METRICS, OUTCOMES))
    return {
        "scenario": [dict(zip(keys, row, strict=True)) for row in table(language)],
        "month": [
            {"name": p.name, "section": p.section, "what": p.text[language], "source": translator(language)(p.source)} for p in PHASES
        ],
        "parameters": [_parameter(parameter, language) for parameter in PARAMETERS.values()],
        "levers": [_lever(name, language) for name in LEVERS],
        "metrics": [*metrics, *outcomes],
        "shocks": [_shock(name, language) for name in SHOCKS],
        "kinds": [_kind(kind, language) for kind in KINDS.values()],
        **{sort: [_described(one, language) for one in listed] for sort, listed in DESCRIBED.items()},
    }


def known_as(name: str) -> tuple[str, ...]:
    """Return the names under which something stands in the catalogue, of a label in either language or another name for it."""
    plain = folded(name)
    others = {folded(other): one.name for listed in DESCRIBED.values() for one in listed for other in (*one.also, one.name)}
    others |= {folded(other): sort for other, sort in ALSO.items()}
    if plain in others:
        return (others[plain],)
    labelled = (*(registry.items() for registry in (LEVERS, SHOCKS, KINDS, METRICS, OUTCOMES, PARAMETERS)),)
    words = Vocabulary.of((one, Text.of(declared.label), ()) for listed in labelled for one, declared in listed)
    return tuple({*(columns.meant([name])[0] for columns in HEADINGS.values()), words.meant(name)} - {""})


def read_for(sort: str, name: str) -> CatalogueRow:
    """Return the headings that are read for a column of a planner's tables, as part of its row."""
    columns = HEADINGS.get(sort)
    return {"headings": "; ".join(columns.words(name))} if columns is not None and name in columns.names else {}


def page_tables() -> str:
    """Return the tables of docs/odd.md in Markdown, in English."""
    listed = rows("en")
    listed["outcomes"] = [row for row in listed["metrics"] if row["name"] in OUTCOMES]
    listed["metrics"] = [row for row in listed["metrics"] if row["name"] in METRICS]
    listed["channels"] = [_channel(channel) for channel in CHANNELS.values()]
    listed["left_out"] = [{"name": one.name, "what": str(one.text), "findings": ", ".join(one.findings)} for one in LEFT_OUT.values()]
    return "\n".join(_markdown(f"### {SECTION}.{number} {TITLES[sort]}", listed[sort]) for number, sort in enumerate(TITLES, 1))


def filled(page: str) -> str:
    """Return a page with the tables between its two marks.

    Raises
    ------
    ValueError
        If the page lacks a mark.
    """
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"the page needs two lines, {BEGIN} and {END}")
    return f"{before}{BEGIN}\n\n{page_tables()}\n{END}{after}"


def _markdown(title: str, listed: list[CatalogueRow]) -> str:
    heads = list(listed[0])
    lines = [title, "", f"| {' | '.join(HEADS.get(head, head) for head in heads)} |", "|---" * len(heads) + "|"]
    for row in listed:
        name, *rest = (value.replace("|", "\\|") for value in row.values())
        lines.append(f"| `{name}` | {' | '.join(rest)} |")
    return "\n".join([*lines, ""])


def _number(value: float, language: str) -> str:
    """Return a number as people of a language write it; a million and more in full, with marks for thousands."""
    text = f"{value:g}" if abs(value) < 1e6 or math.isinf(value) else f"{value:,.0f}"
    spoken = Language.of(language)
    return spoken.number(text).replace("inf", spoken.translate("inf"))


def _range(declared: Parameter | Option | Metric | Outcome, language: str) -> str:
    return f"{_number(declared.low, language)}..{_number(declared.high, language)}"


def _described(one: Described, language: str) -> CatalogueRow:
    texts = {"what": one.meaning, "unit": one.unit, "range": one.span, "estimate": one.estimate}
    return {"name": one.name, **{key: text[language] for key, text in texts.items()}}


def _parameter(p: Parameter, language: str) -> CatalogueRow:
    return {
        "name": p.name,
        "default": _number(p.default, language),
        "range": _range(p, language),
        "unit": translator(language)(p.unit),
        "what": p.label[language],
        "source": _source(p, language),
    }


def _source(p: Parameter, language: str) -> str:
    mark = known(p.mark)[language]
    return mark if str(p.source) in ("", p.mark) else f"{p.source[language]} ({mark})"


def _lever(name: str, language: str) -> CatalogueRow:
    lever, say = LEVERS[name], translator(language)
    own = [parameter for parameter in vars(lever).values() if isinstance(parameter, Parameter)]
    return {
        "name": name,
        "label": Text.of(lever.label)[language],
        "price": Text.of(lever.price)[language],
        "cost": "; ".join(f"{p.name} {_number(p.default, language)} {say(p.unit)}" for p in own),
        "forms": "; ".join(f"{form}: {text[language]}" for form, text in lever.forms.items()),
        "options": "; ".join(
            f"{option}{'' if o.default is None else ' ' + _number(o.default, language)} ({_range(o, language)}): {o.label[language]}"
            for option, o in lever.options.items()
        ),
        "on": _by_form(lever.forms, lever.meant),
        "only": _by_form(lever.forms, lever.limited_to),
        "by": ", ".join(default(document.Action, "by")),
        "source": say(lever.source),
    }


def _by_form(forms: Iterable[str], of: Callable[[str], tuple[str, ...]]) -> str:
    """Return the kinds that a lever means or can mean, form by form where its forms differ; a form without a limit has all kinds."""
    kinds = {form: ", ".join(of(form) or KINDS) for form in tuple(forms) or ("",)}
    if len(set(kinds.values())) == 1:
        return next(iter(kinds.values()))
    return "; ".join(f"{form}: {listed}" for form, listed in kinds.items())


def _shock(name: str, language: str) -> CatalogueRow:
    shock, say = SHOCKS[name], translator(language)
    return {
        "name": name,
        "label": Text.of(shock.label)[language],
        "on": ", ".join(shock.on),
        "severity": _number(shock.severity, language),
        "duration": str(shock.duration),
        "what": say(" ".join((shock.__doc__ or "").split())),
        "source": say(shock.source),
    }


def _metric(m: Metric | Outcome, language: str) -> CatalogueRow:
    return {
        "name": m.name,
        "what": m.definition[language],
        "unit": translator(language)(m.unit),
        "range": _range(m, language),
        "better": {1: "+", -1: "-", 0: ""}[m.better],
        "matters": _matters(m, language),
        "null": m.undefined[language],
    }


def _matters(m: Metric | Outcome, language: str) -> str:
    if not m.matters.of_level:
        return _number(m.matters.amount, language)
    return translator(language)("{share}% of its level without a programme").format(share=_number(100 * m.matters.amount, language))


def _kind(kind: Kind, language: str) -> CatalogueRow:
    row = {"name": kind.name, "label": kind.label[language], "carry": _number(kind.carry, language)}
    row["activity"] = _number(kind.activity, language)
    for column in COLUMNS:
        spread = kind.columns[column.name]
        row[column.name] = _number(spread.mean, language) + (f" ±{_number(spread.spread, language)}" if spread.spread else "")
    row["trust"] = f"{Language.of(language).separator} ".join(f"{name} {_number(value, language)}" for name, value in kind.trust.items())
    row["source"] = kind.source[language]
    return row


def _channel(channel: Channel) -> CatalogueRow:
    return {"name": channel.name, "level": channel.level, "what": str(channel.label)}


def main(paths: list[str]) -> None:
    """Write the tables into pages."""
    for path in map(Path, paths):
        path.write_text(filled(path.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
