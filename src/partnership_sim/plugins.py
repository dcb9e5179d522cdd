"""Plug-ins: a user's own levers, shocks, metrics and kinds, from a file or from installed packages.

A plug-in is a program: loading it runs its code with all rights of the user who loads it.
"""

from __future__ import annotations

import hashlib
import importlib.util
import linecache
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.metadata import entry_points
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from partnership_sim.errors import InputError, Problem
from partnership_sim.locale import telling, telling_in, translator
from partnership_sim.own_code import PLUG_IN_FILE, problem_at, said

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import CodeType

    from partnership_sim.registry import Registry

GROUP = "partnership_sim.plugins"


@dataclass(frozen=True)
class _Loaded:
    """A plug-in file as it was loaded: what stood in it, its module, and what it declared, by register."""

    content: bytes
    module: str
    declared: tuple[tuple[Registry[Any], tuple[str, ...]], ...]


_LOADED: dict[Path, _Loaded] = {}
_INSTALLED: list[str] = []
#: Digests of the source of installed plug-ins as it was loaded, by the entry point.
_SOURCES: dict[str, str] = {}


class _Reader(SourceFileLoader):
    """Compiles what stands in a file now: bytecode kept beside it may be that of an earlier second, or of nobody's."""

    def get_code(self, fullname: str) -> CodeType:
        """Return the file's code."""
        path = self.get_filename(fullname)
        return self.source_to_code(self.get_data(path), path)


def load_plugin(path: str | Path, language: str | None = None) -> None:
    """Run a plug-in file; what it declares is found by name from then on.

    It runs with all your rights: load only what you would run as a program. A file that has changed since it was loaded is loaded again, and what
    it declared before is replaced; one that has not changed is left alone. One that fails leaves everything as it was.

    Parameters
    ----------
    path : str or Path
    language : str, optional
        "en" or "id": of its messages; by default the system's.

    Raises
    ------
    InputError
        If it is not there, does not run, or declares what cannot be.
    """
    with telling_in(language or telling()):
        from partnership_sim.scenario.arguments import the_path

        _load(the_path("path", path, telling()))


def unload_plugin(path: str | Path) -> None:
    """Take out what a plug-in file declared; one that was not loaded is no matter."""
    loaded = _LOADED.pop(Path(path).resolve(), None)
    if loaded is not None:
        _withdraw(loaded)
        sys.modules.pop(loaded.module, None)


def loaded_files() -> dict[Path, bytes]:
    """Return the plug-in files that are loaded, by their paths, and what stood in each when it was loaded."""
    return {path: _LOADED[path].content for path in sorted(_LOADED)}


def digests() -> list[str]:
    """Return digests of the source of all plug-ins that are loaded: of files, and of all modules of the packages that installed ones lie in."""
    return sorted([*(hashlib.sha256(held).hexdigest() for held in loaded_files().values()), *_SOURCES.values()])


def installed_are_loaded() -> bool:
    """Return whether the plug-ins of installed packages have been asked for."""
    return bool(_INSTALLED)


def load_installed(language: str | None = None) -> None:
    """Load the plug-ins that installed packages declare as entry points."""
    _INSTALLED.append(GROUP)
    with telling_in(language or telling()):
        say = translator(telling())
        for point in entry_points(group=GROUP):
            try:
                with _whole_or_nothing():
                    point.load()
                _SOURCES[point.value] = _source_of(point.value)
            except InputError:
                raise
            except (Exception, SystemExit) as error:
                found = say("it does not run: {error}").format(error=said(error))
                expected = say("expected a plug-in that runs; else uninstall its package")
                raise InputError([Problem(point.value, "", found, expected)], telling()) from error


def _source_of(entry: str) -> str:
    """Return a digest of the package, or the module, in which an entry point ("package.module:name") lies."""
    top = sys.modules[entry.partition(":")[0].strip().partition(".")[0]]
    folders = [Path(folder) for folder in getattr(top, "__path__", ())]
    files = [path for folder in folders for path in sorted(folder.rglob("*.py"))] or [Path(file) for file in (top.__file__,) if file]
    digest = hashlib.sha256()
    for path in files:
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _load(file: Path) -> None:
    where, say = file.resolve(), translator(telling())
    if not where.is_file():
        _refuse(file, say("there is no such file"), say("expected a Python file with your own levers, shocks, metrics or kinds"))
    try:
        content = where.read_bytes()
    except OSError as error:
        _refuse(file, say("it cannot be read ({reason})").format(reason=error.strerror or error), say("expected a file that you may read"))
    before = _LOADED.get(where)
    if before is not None and before.content == content:
        return
    if where.suffix != ".py":
        _refuse(file, say("it is not a Python file"), say("expected a file that ends in .py"))
    name = f"{PLUG_IN_FILE}{where.stem}_{hashlib.sha256(str(where).encode()).hexdigest()[:12]}"
    linecache.checkcache(str(where))
    with _whole_or_nothing():
        if before is not None:
            _withdraw(before)
        held = [(registry, frozenset(registry)) for registry in _registries() if registry.what != "parameter"]  # they go with their owners
        module = _run(file, where, name)
        declared = tuple((registry, tuple(sorted(frozenset(registry) - names))) for registry, names in held)
        if not any(names for _, names in declared) and not _brings(module):
            _refuse(file, say("it declares nothing"), say("expected a Python file with your own levers, shocks, metrics or kinds"))
    _LOADED[where] = _Loaded(content, name, declared)


def _brings(module: ModuleType) -> bool:
    """Return whether a module imports what another one declared when it was run earlier."""
    items = [item for registry in _registries() if registry.what != "parameter" for item in registry.values()]
    held = list(vars(module).values())
    modules = {one.__name__ for one in held if isinstance(one, ModuleType)} - {"partnership_sim"}
    own = [one for item in items for one in (item, getattr(item, "compute", None)) if one is not None]
    return any(one is other for one in own for other in held) or any(_module_of(item) in modules for item in items if _module_of(item))


def _run(file: Path, where: Path, name: str) -> ModuleType:
    """Run a file as a module of its own and return it; put back the module of before if it fails."""
    spec = importlib.util.spec_from_file_location(name, where, loader=_Reader(name, str(where)))
    module = importlib.util.module_from_spec(spec if spec is not None else ModuleSpec(name, None))
    before = sys.modules.get(name)
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)  # type: ignore[union-attr]
    except BaseException as error:
        sys.modules.pop(name)
        if before is not None:
            sys.modules[name] = before
        if isinstance(error, InputError) or not isinstance(error, Exception | SystemExit):
            raise
        say = translator(telling())
        found = say("it does not run: {error}").format(error=said(error))
        problem = problem_at((str(file), _line_of(error, where)), found, say("expected Python that runs"), language=telling())
        raise InputError([problem], telling()) from error
    return module


@contextmanager
def _whole_or_nothing() -> Iterator[None]:
    """Hold again what every register held, if something fails."""
    kept = [(registry, registry.kept()) for registry in _registries()]
    try:
        yield
    except BaseException:
        for registry, what in kept:
            registry.restore(what)
        raise


def _registries() -> tuple[Registry[Any], ...]:
    from partnership_sim.declare import KINDS, METRICS, OUTCOMES, PARAMETERS
    from partnership_sim.levers import LEVERS
    from partnership_sim.metrics import base  # noqa: F401 - fills the registers
    from partnership_sim.shocks import SHOCKS

    return LEVERS, SHOCKS, METRICS, OUTCOMES, KINDS, PARAMETERS


def _withdraw(loaded: _Loaded) -> None:
    """Take out what a file declared, but not what a module did that it imported: that module will not run again."""
    from partnership_sim.entering import withdraw

    for registry, names in loaded.declared:
        for name in names:
            if name in registry and _module_of(registry[name]) in ("", loaded.module):
                withdraw(registry, name)


def _module_of(item: object) -> str:
    """Return the module in which a class, or a metric's function, is written; "" of what does not know."""
    written = item if isinstance(item, type) else getattr(item, "compute", None)
    return str(getattr(written, "__module__", ""))


def _refuse(file: Path, found: str, expected: str) -> None:
    raise InputError([Problem(str(file), "", found, expected)], telling())


def _line_of(error: BaseException, file: Path) -> int:
    """Return the last line of the user's file on the way to an error; 0 where there is none."""
    if isinstance(error, SyntaxError) and error.filename == str(file):
        return error.lineno or 0
    found, trace = 0, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == str(file):
            found = trace.tb_lineno
        trace = trace.tb_next
    return found
