"""The commands and their options; each command's work is in a file of its own and is loaded only when it is called."""

from __future__ import annotations

import atexit
import functools
import gc
import sys
from typing import TYPE_CHECKING, Any

import click

from partnership_sim import __version__
from partnership_sim.cli import leaving, signals, streams
from partnership_sim.cli.environment import check_environment
from partnership_sim.cli.speaking import SpokenGroup, SpokenOption, from_home, in_language

if TYPE_CHECKING:
    from collections.abc import Callable

#: So many new objects pass between two searches for dead cycles. Loading makes many objects and no such cycles: a tenth of a small run.
COLLECT_EVERY = 100_000
PLUGIN = "Your own levers, shocks, metrics or kinds. It runs as a program with all your rights: trust it as one (repeatable)."

_option = functools.partial(click.option, cls=SpokenOption)


def _common(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that commands on a scenario share. Values are checked later, so that all problems are told at once."""
    options = (
        _option("--seed", metavar="N", help="Another seed."),
        _option("--replicates", metavar="N", help="Number of replicates."),
        _option("--months", metavar="N", help="Number of months; what lies beyond is cut."),
        _option(
            "--set",
            "settings",
            metavar="KEY=VALUE",
            multiple=True,
            help="Set a parameter, or any other key of the scenario by its dotted name (repeatable).",
        ),
        _option("--plugin", "plugins", metavar="FILE", type=from_home, multiple=True, help=PLUGIN),
    )
    for option in reversed(options):
        command = option(command)
    return command


def _spoken(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options of language and of defects."""
    command = _option("--debug", is_flag=True, help="Show tracebacks.")(command)
    return _option("--lang", metavar="id|en", help="Language of messages and report.")(command)


@click.group(cls=SpokenGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(
    __version__, prog_name="partnership-sim", cls=SpokenOption, message="%(prog)s %(version)s", help="Show the version and leave."
)
@_option("--lang", metavar="id|en", help="Language of messages and report.")
@click.pass_context
def cli(context: click.Context, lang: str | None) -> None:
    """Simulate partnerships between communities, government, business and NGOs, and compare strategies under the same luck."""
    check_environment()
    context.default_map = {name: {"lang": lang} for name in cli.commands} if lang else None


@cli.command()
@click.argument("directory", metavar="DIR", type=from_home)
@_option("--template", default="village", metavar="NAME", help="village (default), blank, promise or brokers (made for teaching).")
@_spoken
def new(directory: str, template: str, lang: str | None, **_: bool) -> None:
    """Write a scenario folder to start from; never overwrites."""
    from partnership_sim.cli import new as work

    work.new(directory, template, lang)


@cli.command()
@click.argument("scenario", type=from_home)
@_common
@_option("--json", "as_json", is_flag=True, help="Machine-readable result on standard output.")
@_spoken
def check(scenario: str, as_json: bool, **options: Any) -> None:  # noqa: ANN401
    """Check a scenario; report all problems at once, what is given and what will be drawn."""
    from partnership_sim.cli import check as work

    work.check(scenario, options, as_json=as_json)


@cli.command()
@click.argument("what", nargs=-1, metavar="[WHAT]")
@_option("--plugin", "plugins", metavar="FILE", type=from_home, multiple=True, help=PLUGIN)
@_option("--json", "as_json", is_flag=True, help="Machine-readable result on standard output.")
@_spoken
def describe(what: tuple[str, ...], plugins: tuple[str, ...], as_json: bool, lang: str | None, **_: bool) -> None:
    """List what is available: scenario, month, parameters, levers, metrics, shocks, kinds, or anything by its NAME."""
    from partnership_sim.cli import describe as work

    work.describe(" ".join(what) or None, plugins, lang, as_json=as_json)


@cli.command()
@click.argument("scenario", type=from_home)
@_common
@_option("--plan", "plans", metavar="NAME", multiple=True, help="Only this plan, beside No programme (repeatable).")
@_option("--out", metavar="DIR", type=from_home, help="Results folder; by default results/SCENARIO/TIME.")
@_option("--force", is_flag=True, help="Replace --out if it holds results of ours.")
@_option("--workers", metavar="N", help="Threads; results do not depend on it.")
@_option("--no-report", is_flag=True, help="Write the tables only.")
@_option("--no-what-if", is_flag=True, help="Leave out the tests of what could go wrong (parts 7 and 8 of the report).")
@_option("--quiet", is_flag=True, help="No progress.")
@_option("--json", "as_json", is_flag=True, help="Machine-readable summary on standard output.")
@_spoken
def run(scenario: str, **options: Any) -> None:  # noqa: ANN401
    """Run every plan of a scenario (or those of --plan) with its replicates, and write results and the report."""
    from partnership_sim.cli import run as work

    work.run(scenario, options)


@cli.command()
@click.argument("results", type=from_home)
@_option("--out", metavar="FILE", type=from_home, help="Where to write it; by default report.html in the results folder.")
@_option("--force", is_flag=True, help="Replace --out if it exists.")
@_option("--plugin", "plugins", metavar="FILE", type=from_home, multiple=True, help=PLUGIN)
@_spoken
def report(results: str, **options: Any) -> None:  # noqa: ANN401
    """Rebuild the report of a results folder, for instance in another language."""
    from partnership_sim.cli import report as work

    work.report(results, options)


@cli.command()
@_option("--only", metavar="ID", multiple=True, help="One finding by its id (repeatable).")
@_option("--robust", is_flag=True, help="Try the emergent findings over the declared ranges of all parameters (tens of minutes).")
@_option("--out", metavar="DIR", type=from_home, help="Write table, page and picture into this folder.")
@_option("--force", is_flag=True, help="Replace them if they are there.")
@_option("--workers", metavar="N", help="Threads; results do not depend on it.")
@_option("--quiet", is_flag=True, help="No progress.")
@_option("--json", "as_json", is_flag=True, help="Rows of the table on standard output.")
@_spoken
def evidence(**options: Any) -> None:  # noqa: ANN401
    """Run the published findings that the model must reproduce: one table, held or not."""
    from partnership_sim.cli import evidence as work

    work.evidence(options)


@cli.command()
@click.argument("scenario", required=False, metavar="[SCENARIO]", type=from_home)
@_option("--lan", is_flag=True, help="Let phones in the same network in; else only this computer.")
@_option("--address", metavar="IP", help="The address of this computer that phones are told.")
@_option("--port", metavar="N", help="The port (8080); the next one if it is taken.")
@_option(
    "--session",
    metavar="FILE",
    type=from_home,
    help="Go on with this session, or begin it there; by default results/workshop/SCENARIO-DATE.session.",
)
@_option("--new", is_flag=True, help="Begin a new session, even if one of today was broken off.")
@_option("--bots", metavar="N", help="Rehearse: so many bots take seats and play a whole session in two minutes.")
@_option("--plugin", "plugins", metavar="FILE", type=from_home, multiple=True, help=PLUGIN)
@_option("--no-browser", is_flag=True, help="Open no browser.")
@_spoken
def workshop(scenario: str | None, **options: Any) -> None:  # noqa: ANN401
    """Let a room of people steer and play a partnership: on this computer, with their phones, without the internet."""
    from partnership_sim.cli import workshop as work

    work.workshop(scenario, options)


@in_language
def main(arguments: list[str] | None = None) -> None:
    """Run the command line and leave with its exit status: 0 done, 2 wrong input, 3 stopped by the user, 1 a defect of ours or a fault."""
    gc.set_threshold(COLLECT_EVERY)
    atexit.register(gc.freeze)  # what is left goes with the process: no last search through all of it
    with signals.caught(for_good=arguments is None), streams.forgiving() as lost:
        status = leaving.status_of(cli, sys.argv[1:] if arguments is None else arguments)
        if (error := lost()) is not None and status == leaving.DONE:
            status = leaving.unwritten(error)
    leaving.leave(status)
