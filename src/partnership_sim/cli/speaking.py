"""The command line in the user's language: help, click's own words, and every wrong word of a call told at once."""

from __future__ import annotations

import functools
import inspect
import os
import sys
from typing import TYPE_CHECKING, Protocol

import click

from partnership_sim.errors import InputError, Problem, nearest
from partnership_sim.locale import SPOKEN, system_language, telling, telling_in, translator

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Where a command keeps what was wrong with its words, for `options.ProblemsOfCall` to tell with all the rest.
WRONG = "partnership_sim.wrong"
#: So much of a wrong word is shown.
LONGEST = 60
#: Options by other words for what they mean, which no likeness of letters finds.
MEANT = {
    "--ulang": "--replicates",
    "--ulangan": "--replicates",
    "--simulasi": "--replicates",
    "--runs": "--replicates",
    "--bulan": "--months",
    "--rencana": "--plan",
    "--benih": "--seed",
    "--bahasa": "--lang",
    "--hasil": "--out",
    "--keluaran": "--out",
    "--timpa": "--force",
    "--overwrite": "--force",
}


def say(message: str, **values: object) -> str:
    """Return a message in the language of the command line, with its values."""
    return translator(telling())(message).format(**values)


def shown(word: str) -> str:
    """Return a word of the command line as a message shows it: in quotes, printable, not too long."""
    text = "".join(letter if letter.isprintable() else f"\\u{ord(letter):04x}" for letter in word[:LONGEST])
    return f'"{text}..."' if len(word) > LONGEST else f'"{text}"'


def from_home(path: str) -> str:
    """Return a path whose leading ~ stands for the user's home, as a shell that saw it without quotes would."""
    return os.path.expanduser(path)  # noqa: PTH111 - a Path raises where there is no home


def language_of(arguments: Sequence[str]) -> str:
    """Return the language of a call: the one that --lang asks for, wherever it stands, else that of its scenario or results, else the system's."""
    found = ""
    for word, after in zip(arguments, [*arguments[1:], ""], strict=False):
        name, _, value = word.partition("=")
        if name == "--lang" and (value or after) in SPOKEN:
            found = value or after
    named = [from_home(word) for word in arguments[1:] if not word.startswith("-")]
    if found or not named:
        return found or system_language()
    from partnership_sim.scenario.spoken import said_at  # not on the way of --help: it brings all of scenarios

    return said_at(named) or system_language()


class Main(Protocol):
    """What starts the command line."""

    def __call__(self, arguments: list[str] | None = None) -> None:
        """Run it."""


def in_language(main: Main) -> Main:
    """Let everything that a command line tells be told in its language."""

    @functools.wraps(main)
    def spoken(arguments: list[str] | None = None) -> None:
        with telling_in(language_of(sys.argv[1:] if arguments is None else arguments)):
            main(arguments)

    return spoken


class _Formatter(click.HelpFormatter):
    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, say("Usage: ") if prefix is None else prefix)


class SpokenOption(click.Option):
    """An option whose help is told in the user's language."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Return the option and its help."""
        record = super().get_help_record(ctx)
        return None if record is None else (record[0], say(record[1]))

    def make_metavar(self, ctx: click.Context) -> str:
        """Return what stands for its value."""
        return say(super().make_metavar(ctx))


class _Spoken(click.Command):
    """What commands and groups have in common."""

    def get_short_help_str(self, limit: int = 45) -> str:
        """Return the first sentence of the help."""
        words = say(inspect.cleandoc(self.help or ""))
        return click.Command(None, help=words).get_short_help_str(limit)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - as click calls it
        """Write the help."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(say(inspect.cleandoc(self.help or "")))

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write how it is called."""
        own = _Formatter(width=formatter.width)
        own.write_usage(ctx.command_path, " ".join(say(piece) for piece in self.collect_usage_pieces(ctx)))
        formatter.write(own.getvalue())

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options."""
        records = [
            record for one in self.get_params(ctx) if isinstance(one, SpokenOption) and (record := one.get_help_record(ctx)) is not None
        ]
        with formatter.section(say("Options")):
            formatter.write_dl([*records, (", ".join(ctx.help_option_names), say("Show this message and leave."))])


class Command(_Spoken):
    """A command that looks at its words before click does, and tells every wrong one."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take what is right of the words; keep what is wrong for `options.ProblemsOfCall`."""
        words = Words(self.get_params(ctx), args)
        if words.help:
            return super().parse_args(ctx, [ctx.help_option_names[0]])
        arguments = [one for one in self.params if isinstance(one, click.Argument)]
        for one in arguments[len(words.places) :]:
            if one.required:
                words.wrong("", say("{name} is missing", name=say(one.make_metavar(ctx))), _usage(self, ctx))
        most = len(words.places) if any(one.nargs < 0 for one in arguments) else len(arguments)
        words.let_go(len(words.places) - most)
        for word in words.places[most:]:
            words.wrong("", say("{word} is a word too many", word=shown(word)), _usage(self, ctx))
        for word in words.places:
            if not word.strip():
                words.wrong("", say("found {value}", value=shown(word)), _usage(self, ctx))
        if len([word for word in words.places if word.strip()]) < sum(one.required for one in arguments):
            raise InputError(words.problems, telling())
        ctx.meta[WRONG] = words.problems
        return super().parse_args(ctx, [*words.options, "--", *words.places[:most]])


class SpokenGroup(_Spoken, click.Group):
    """The commands; --lang may stand before a command too."""

    command_class = Command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Tell options that there are not; what comes after the command is its own."""
        words = Words(self.get_params(ctx), args, first_only=True)
        if args and not words.first and not words.flags:
            words.wrong("", say("the command is missing"), say("expected one of {names}", names=", ".join(self.commands)))
        if words.problems:
            raise InputError(words.problems, telling())
        return super().parse_args(ctx, args)

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that is meant."""
        name = args[0]
        command = self.get_command(ctx, name)
        if command is None:
            near = nearest(name[:LONGEST], list(self.commands))
            expected = "" if near else say("expected one of {names}", names=", ".join(self.commands))
            raise InputError([Problem("", "", say("there is no command {name}", name=shown(name)), expected, near)], telling())
        return name, command, args[1:]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, then the commands."""
        super().format_options(ctx, formatter)
        with formatter.section(say("Commands")):
            longest = max(map(len, self.commands))
            formatter.write_dl([(name, one.get_short_help_str(formatter.width - 6 - longest)) for name, one in self.commands.items()])


class Words:
    """The words of a call, sorted.

    Parameters
    ----------
    params : sequence of click.Parameter
        Of the command.
    words : sequence of str
    first_only : bool
        Stop at the first word that is no option.

    Attributes
    ----------
    options, places : list of str
        Words that are options and their values, and those that stand by their place.
    problems : list of Problem
    first : str
        The word at which it stopped.
    flags : bool
        Whether there are options without a value.
    help : bool
        Whether help is asked for.
    """

    def __init__(self, params: Sequence[click.Parameter], words: Sequence[str], *, first_only: bool = False) -> None:
        self._known = {name: one for one in params if isinstance(one, click.Option) for name in one.opts}
        self._given: dict[str, str] = {}
        self.options: list[str] = []
        self.places: list[str] = []
        self.problems: list[Problem] = []
        self.first = ""
        self.flags = self.help = False
        self._doubtful: list[int] = []
        left = list(words)
        while left:
            word = left.pop(0)
            if word == "--":
                self.places += left
                break
            if word.startswith("-") and word != "-":
                self._option(word, left)
            elif first_only:
                self.first = word
                break
            else:
                self.places.append(word)

    def wrong(self, place: str, found: str, expected: str = "", near: str = "") -> None:
        """Note a problem, once."""
        problem = Problem("", place, found, expected, near)
        if problem not in self.problems:
            self.problems.append(problem)

    def let_go(self, number: int) -> None:
        """Let at most so many words go that may be values of options that there are not."""
        for at in reversed(self._doubtful[: max(0, number)]):
            del self.places[at]

    def _option(self, word: str, left: list[str]) -> None:
        name, equals, value = word.partition("=")
        option = self._known.get(name)
        if option is None:
            if not equals and left and not left[0].startswith("-"):
                self._doubtful.append(len(self.places))
            meant = MEANT.get(name.lower(), "")
            near = meant if meant in self._known else nearest(name[:LONGEST], list(self._known))
            self.wrong("", say("there is no option {name}", name=shown(name)), "" if near else say("--help lists all options"), near)
        elif option.is_flag:
            self.flags, self.help = True, self.help or "--help" in option.opts
            if equals:
                self.wrong(name, say("found {value}", value=shown(value)), say("expected {name} alone, without a value", name=name))
            else:
                self.options.append(name)
        elif not equals and not left:
            self.wrong(name, say("its value is missing"), _shape(name, option))
        else:
            self._value(option, name, value if equals else left.pop(0))

    def _value(self, option: click.Option, name: str, value: str) -> None:
        key = str(option.name)
        if not option.multiple and self._given.get(key, value) != value:
            values = f"{shown(self._given[key])}, {shown(value)}"
            self.wrong(name, say("given twice: {values}", values=values), say("expected one of the two"))
        elif not value.strip():
            self.wrong(name, say("found {value}", value=shown(value)), _shape(name, option))
        else:
            self.options.append(f"{name}={value}")
        self._given.setdefault(key, value)


def _shape(name: str, option: click.Option) -> str:
    return say("expected {usage}", usage=f"{name} {say(option.metavar or '')}")


def _usage(command: click.Command, ctx: click.Context) -> str:
    pieces = " ".join(say(piece) for piece in command.collect_usage_pieces(ctx))
    return say("expected {usage}", usage=f"{ctx.command_path} {pieces}")
