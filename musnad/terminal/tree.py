"""Trees for the eye, their trunk at the edge where the language begins its lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich.console import Console
from rich.text import Text

from musnad.messages import Language
from musnad.terminal import palette
from musnad.terminal.layout import Guides, put

#: What leads to a branch, and to the last one.
_BRANCHES: dict[Language, tuple[str, str]] = {"ar": ("┤── ", "┘── "), "en": ("├── ", "└── ")}
_TRUNK, _NOTHING = "│   ", "    "


class Branch(NamedTuple):
    """A line with those that hang on it."""

    text: Text
    under: Sequence[Branch] = ()


def put_tree(
    trees: Sequence[Branch], indent: int, console: Console, *, laid_out: bool, language: Language
) -> None:
    """Print trees one below the other; in a pipe, only their indents tell what hangs on what."""
    for tree in trees:
        put(tree.text, indent, console, laid_out=laid_out, language=language)
        _put_under(tree, "", indent, console, laid_out, language)


def _put_under(
    tree: Branch, before: str, indent: int, console: Console, laid_out: bool, language: Language
) -> None:
    branch_sign, last_sign = _BRANCHES[language]
    for number, branch in enumerate(tree.under, 1):
        is_last = number == len(tree.under)
        first, others = (last_sign, _NOTHING) if is_last else (branch_sign, _TRUNK)
        guides = Guides(
            Text(before + first, style=palette.QUIET), Text(before + others, style=palette.QUIET)
        )
        put(branch.text, indent, console, laid_out=laid_out, language=language, guides=guides)
        _put_under(branch, before + others, indent, console, laid_out, language)
