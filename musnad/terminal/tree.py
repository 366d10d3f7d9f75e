"""Trees for the eye, their trunk at the right edge."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich.console import Console
from rich.text import Text

from musnad.terminal import palette
from musnad.terminal.layout import Guides, put

_BRANCH, _LAST = "┤── ", "┘── "
_TRUNK, _NOTHING = "│   ", "    "


class Branch(NamedTuple):
    """A line with those that hang on it."""

    text: Text
    under: Sequence[Branch] = ()


def put_tree(trees: Sequence[Branch], indent: int, console: Console, *, laid_out: bool) -> None:
    """Print trees one below the other; in a pipe, only their indents tell what hangs on what."""
    for tree in trees:
        put(tree.text, indent, console, laid_out=laid_out)
        _put_under(tree, "", indent, console, laid_out)


def _put_under(tree: Branch, before: str, indent: int, console: Console, laid_out: bool) -> None:
    for number, branch in enumerate(tree.under, 1):
        is_last = number == len(tree.under)
        first, others = (_LAST, _NOTHING) if is_last else (_BRANCH, _TRUNK)
        guides = Guides(
            Text(before + first, style=palette.QUIET), Text(before + others, style=palette.QUIET)
        )
        put(branch.text, indent, console, laid_out=laid_out, guides=guides)
        _put_under(branch, before + others, indent, console, laid_out)
