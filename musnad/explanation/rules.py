"""The named rules of attribution: each is told by the first line of its docstring."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from functools import lru_cache
from importlib import resources
from typing import Any

from musnad.attribution import content_ends, matching, phrase_ends, reporting
from musnad.attribution.constructions import left, registry
from musnad.attribution.trace import Named


def rules() -> Iterator[Named]:
    """All rules that an explanation can tell of."""
    found: dict[Named, None] = {}
    tables: tuple[tuple[Callable[..., Any], ...], ...] = (
        *(tuple(table) for table in registry.CONSTRUCTIONS.values()),
        reporting.BARS,
        left.BARS,
        phrase_ends.ENDS,
        content_ends.BEHIND_ANY,
        content_ends.BEHIND_NOUN_PHRASE,
        matching.RULES,
    )
    for table in tables:
        found.update(dict.fromkeys(table))
    yield from found


def name_of(rule: Named) -> str:
    """The module and the name of a rule: "reporting.is_negated"."""
    return f"{rule.__module__.rpartition('.')[2]}.{rule.__name__.lstrip('_')}"


def sentence_of(rule: Named) -> str:
    """What a rule says, in English as the catalogue has it."""
    says = rule.__doc__ or _docstrings(rule.__module__).get(rule.__name__, "")
    return says.strip().partition("\n")[0]


@lru_cache
def _docstrings(module: str) -> dict[str, str]:
    """What the source of ``module`` says of its functions: compiled ones have no docstring."""
    package, _, name = module.rpartition(".")
    source = resources.files(package).joinpath(f"{name}.py").read_text(encoding="utf-8")
    functions = (node for node in ast.parse(source).body if isinstance(node, ast.FunctionDef))
    return {each.name: ast.get_docstring(each) or "" for each in functions}
