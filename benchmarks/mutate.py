#!/usr/bin/env python3
"""Conditions of the grammar dropped at random: which of them do the tests miss?

    mutate.py [--count N] [--seed N] [--only MODULE] [--every] [--jobs N]

Each mutant of musnad/attribution lacks one condition: an operand of ``and`` or ``or``, the guard
of an ``if`` or of a comprehension, a rule of a registry; or has a returned comparison turned round.
Those tests in tests/attribution that come to its line run on it, up to the first that fails. What
survives is listed with its line. The exit status is 1 if more than 15 of 120 survive.
"""

from __future__ import annotations

import argparse
import ast
import gc
import importlib.abc
import importlib.machinery
import importlib.util
import os
import random
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any, Final, NamedTuple

import pytest
from _pytest.runner import runtestprotocol
from coverage import Coverage

import musnad
from musnad.lexicon import load

ROOT: Final = Path(__file__).resolve().parent.parent
PACKAGE: Final = ROOT / "musnad" / "attribution"
TESTS: Final = "tests/attribution"
#: The share of mutants that may survive.
ALLOWED: Final = 15 / 120
#: A mutant that runs for longer than this many seconds hangs, which is noticed too.
_PATIENCE: Final = 120


class Mutant(NamedTuple):
    """The mutation at ``place`` of those of a module, and how it is told."""

    module: str
    path: Path
    place: int
    line: int
    what: str
    condition: str

    def __str__(self) -> str:
        return f"{self.path.relative_to(ROOT)}:{self.line}: {self.what}: {self.condition}"


class _Mutation(NamedTuple):
    """A place in a syntax tree, what happens to it, and the function that does it."""

    what: str
    condition: ast.expr
    apply: Callable[[], None]

    @property
    def line(self) -> int:
        return self.condition.lineno


def mutants(package: Path = PACKAGE) -> list[Mutant]:
    """All mutants of the modules of a package, in the order of files and lines."""
    found = []
    for path in sorted(package.rglob("*.py")):
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for place, mutation in enumerate(_mutations(ast.parse(path.read_text("utf-8")))):
            told = mutation.what, ast.unparse(mutation.condition)
            found.append(Mutant(module, path, place, mutation.line, *told))
    return found


def mutated(mutant: Mutant) -> ast.Module:
    """The syntax tree of a mutant."""
    tree = ast.parse(mutant.path.read_text("utf-8"))
    list(_mutations(tree))[mutant.place].apply()
    return ast.fix_missing_locations(tree)


def _mutations(tree: ast.Module) -> Iterator[_Mutation]:
    for node in ast.walk(tree):
        if isinstance(node, ast.BoolOp):
            yield from _operands(node)
        elif isinstance(node, ast.If) and not node.orelse and not _is_for_types(node.test):
            yield _replaced(node, "test", node.test, False, "guard")
        elif isinstance(node, ast.comprehension):
            for place, condition in enumerate(node.ifs):
                yield _replaced(node.ifs, place, condition, True, "filter")
        elif isinstance(node, ast.Return) and isinstance(node.value, ast.Compare):
            yield _negated(node, node.value)
        elif isinstance(node, ast.AnnAssign) and isinstance(node.value, ast.Tuple):
            yield from _rules(node.value)


def _operands(node: ast.BoolOp) -> Iterator[_Mutation]:
    is_and = isinstance(node.op, ast.And)
    for place, operand in enumerate(node.values):
        yield _replaced(node.values, place, operand, is_and, "operand")


def _replaced(
    holder: Any, place: int | str, condition: ast.expr, value: bool, what: str
) -> _Mutation:
    def apply() -> None:
        constant = ast.copy_location(ast.Constant(value), condition)
        if isinstance(place, str):
            setattr(holder, place, constant)
        else:
            holder[place] = constant

    return _Mutation(what, condition, apply)


def _negated(node: ast.Return, condition: ast.Compare) -> _Mutation:
    def apply() -> None:
        node.value = ast.copy_location(ast.UnaryOp(ast.Not(), condition), condition)

    return _Mutation("turned round", condition, apply)


def _rules(table: ast.Tuple) -> Iterator[_Mutation]:
    """Each rule of a registry: a tuple of at least two functions."""
    rules = table.elts
    is_registry = len(rules) > 1 and all(isinstance(r, ast.Name | ast.Attribute) for r in rules)
    for place, rule in enumerate(list(rules)) if is_registry else ():

        def apply(place: int = place) -> None:
            del rules[place]

        yield _Mutation("rule", rule, apply)


def _is_for_types(test: ast.expr) -> bool:
    return isinstance(test, ast.Name) and test.id == "TYPE_CHECKING"


class _Loader(importlib.machinery.SourceFileLoader):
    """Loads a module from the tree of a mutant."""

    def __init__(self, mutant: Mutant) -> None:
        super().__init__(mutant.module, str(mutant.path))
        self._mutant = mutant

    def get_code(self, fullname: str) -> CodeType:
        return compile(mutated(self._mutant), self.path, "exec")


class _Finder(importlib.abc.MetaPathFinder):
    """Finds the one module that is a mutant."""

    def __init__(self, mutant: Mutant) -> None:
        self._mutant = mutant

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if fullname != self._mutant.module:
            return None
        return importlib.util.spec_from_file_location(
            fullname, self._mutant.path, loader=_Loader(self._mutant)
        )


class _Trials:
    """A plugin of pytest that runs the tests collected on each mutant, in a child each."""

    def __init__(self, drawn: Sequence[Mutant], jobs: int) -> None:
        self.survivors = 0
        self._drawn, self._jobs = drawn, jobs

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        load()  # once, before the children are made
        reached = _reached(session.items)
        running: dict[int, Mutant] = {}
        for mutant in self._drawn:
            items = session.items if mutant.what == "rule" else reached(mutant)
            if len(running) >= self._jobs:
                self._wait(running)
            running[_begun(mutant, items)] = mutant
        while running:
            self._wait(running)
        return True

    def _wait(self, running: dict[int, Mutant]) -> None:
        child, status = os.wait()
        mutant = running.pop(child)
        if status == 0:
            self.survivors += 1
            print(mutant, flush=True)


def _reached(items: Sequence[pytest.Item]) -> Callable[[Mutant], list[pytest.Item]]:
    """Which of the tests come to the line of a mutant."""
    measured = Coverage(data_file=None, source=[str(PACKAGE)], messages=False)
    measured.start()
    _anew()
    tables = _tables()
    for item in items:
        for table in tables:
            table.clear()
        measured.switch_context(item.nodeid)
        if not _passes(item):
            raise SystemExit(f"{item.nodeid} fails on the grammar as it is")
    measured.stop()
    data = measured.get_data()

    def at(mutant: Mutant) -> list[pytest.Item]:
        there = set(data.contexts_by_lineno(str(mutant.path)).get(mutant.line, ()))
        return [item for item in items if item.nodeid in there]

    return at


def _tables() -> list[dict[Any, Any]]:
    """What the grammar remembers of words: cleared, each test comes to all its conditions."""
    rules = importlib.import_module("musnad.attribution.rules")
    return [thing for thing in gc.get_objects() if isinstance(thing, rules.Bits | rules.Asked)]


def _anew() -> None:
    """Import the grammar again, and give it to the tests that hold on to what they imported."""
    for name in filter(_is_grammar, list(sys.modules)):
        del sys.modules[name]
    musnad.read = importlib.import_module("musnad.reading").read
    for module in list(sys.modules.values()):
        if TESTS in (getattr(module, "__file__", None) or ""):
            vars(module).update({name: _renewed(thing) for name, thing in vars(module).items()})


def _renewed(thing: Any) -> Any:
    """A module of the grammar, or a function or class of one, as it was imported last."""
    if isinstance(thing, ModuleType):
        return importlib.import_module(thing.__name__) if _is_grammar(thing.__name__) else thing
    owner = getattr(thing, "__module__", None) or ""
    is_named = _is_grammar(owner) and isinstance(thing, FunctionType | type)
    return getattr(importlib.import_module(owner), thing.__name__) if is_named else thing


def _is_grammar(module: str) -> bool:
    return module == "musnad.reading" or module.startswith("musnad.attribution")


def _passes(item: pytest.Item) -> bool:
    return not any(report.failed for report in runtestprotocol(item, log=False))


def _begun(mutant: Mutant, items: Sequence[pytest.Item]) -> int:
    """The child that runs ``items`` on a mutant; it ends with 0 if all of them pass."""
    child = os.fork()
    if child:
        return child
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(_PATIENCE)
    status = 1
    try:
        sys.meta_path.insert(0, _Finder(mutant))
        _anew()
        status = 0 if all(map(_passes, items)) else 1
    finally:
        os._exit(status)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--count", type=int, default=120, help="try so many (default: 120)")
    parser.add_argument("--seed", type=int, default=1, help="draw them by this seed (default: 1)")
    parser.add_argument("--only", default="", help="of modules whose path holds this")
    parser.add_argument("--every", action="store_true", help="try every one")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args()
    every = [mutant for mutant in mutants() if options.only in str(mutant.path)]
    count = len(every) if options.every else min(options.count, len(every))
    drawn = sorted(random.Random(options.seed).sample(every, count))
    trials = _Trials(drawn, options.jobs)
    quietly = ["-q", "--no-header", "--no-summary", "-p", "no:cacheprovider", "--capture=no"]
    status = pytest.main([*quietly, "--rootdir", str(ROOT), str(ROOT / TESTS)], plugins=[trials])
    if status != pytest.ExitCode.OK:
        print("mutate.py: not tried, for the tests do not pass as they are", file=sys.stderr)
        return 2
    print(f"{trials.survivors} of {count} survive ({len(every)} conditions in all)")
    return 1 if trials.survivors > ALLOWED * count else 0


if __name__ == "__main__":
    sys.exit(main())
