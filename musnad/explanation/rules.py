"""The named rules of attribution: each is told by the first line of its docstring."""

from __future__ import annotations

from collections.abc import Callable, Iterator
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
    return (rule.__doc__ or "").strip().partition("\n")[0]
