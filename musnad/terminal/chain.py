"""The way of a claim for the eye: from its speakers through agencies to the outlets, as a tree."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from musnad.claims.chain import Chain, Node, Tree, trees_of
from musnad.messages import Language, counted, message
from musnad.terminal import palette
from musnad.terminal.layout import isolated, typed
from musnad.terminal.phrases import DOT, names_of, phrase
from musnad.terminal.tree import Branch

#: So many articles that passed nothing on are told one by one under the one they had it from.
_LEAVES = 8
_STYLES = {"speaker": palette.NAMED, "unnamed": palette.NAMELESS}
_MARKS = {
    "unnamed": message("an unnamed source"),
    "relay": message("passed it on"),
    "agency": message("an agency"),
}


def branches_of(chain: Chain, language: Language, *, is_whole: bool) -> list[Branch]:
    """The trees of ``chain``, the earliest first; what hangs on several stands under each.

    Unless ``is_whole``, of many articles under one the later ones are told in one line.
    """
    return [_branch(tree, language, is_whole) for tree in trees_of(chain)]


def _branch(tree: Tree, language: Language, is_whole: bool) -> Branch:
    text = _told(tree.node, language)
    if tree.is_again:
        above = phrase(message("see above"), language)
        return Branch(text.append(DOT, style=palette.QUIET).append_text(above))
    leaves = [each for each in tree.below if each.node.kind == "article" and not each.below]
    folded = [] if is_whole or len(leaves) <= _LEAVES + 1 else leaves[_LEAVES:]
    hidden = {each.node.key for each in folded}
    below = [each for each in tree.below if each.node.key not in hidden]
    branches = [_branch(each, language, is_whole) for each in below]
    if folded:
        branches.append(Branch(_others([each.node for each in folded], language)))
    return Branch(text, branches)


def _told(node: Node, language: Language) -> Text:
    text = Text(isolated(node.name) or "؟", style=_STYLES.get(node.kind, "default"))
    mark = _MARKS.get(node.kind)
    if mark:
        text.append(DOT, style=palette.QUIET)
        text.append_text(phrase(mark, language, f"not bold {palette.QUIET}"))
    if node.kind == "article":
        text.append(f"{DOT}{typed(node.day)}", style=palette.QUIET)
    return text


def _others(nodes: Sequence[Node], language: Language) -> Text:
    told = counted("and {count:,} more article:", "and {count:,} more articles:", len(nodes))
    return phrase(told, language).append(f" {names_of((node.name for node in nodes), language)}")
