"""A compiled rule has no docstring: what it says stands in its source."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

from musnad.explanation.rules import rules, sentence_of


def test_a_rule_without_docstring_says_what_its_source_says() -> None:
    for rule in rules():
        bare = SimpleNamespace(__doc__=None, __module__=rule.__module__, __name__=rule.__name__)
        assert sentence_of(cast("Any", bare)) == sentence_of(rule)
