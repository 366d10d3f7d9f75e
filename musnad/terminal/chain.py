"""The way of a claim for the eye: from its speakers through agencies to the outlets, as a tree."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.text import Text

from musnad.claims.chain import Chain, Node
from musnad.messages import Language, counted, message
from musnad.terminal import palette
from musnad.terminal.layout import isolated, typed
from musnad.terminal.phrases import COMMA, DOT, phrase
from musnad.terminal.tree import Branch

#: So many outlets that passed nothing on are told one by one under the one they had it from.
_LEAVES = 8
_STYLES = {"speaker": palette.NAMED, "unnamed": palette.NAMELESS}
_MARKS = {
    "unnamed": message("an unnamed source"),
    "relay": message("passed it on"),
    "agency": message("an agency"),
}


def branches_of(chain: Chain, language: Language, *, is_whole: bool) -> list[Branch]:
    """The trees of ``chain``, the earliest first; what hangs on several stands under each.

    Unless ``is_whole``, of many outlets under one the later ones are told in one line.
    """
    return _Drawn(chain, language, is_whole).trees()


class _Drawn:
    def __init__(self, chain: Chain, language: Language, is_whole: bool) -> None:
        self._nodes = {node.key: node for node in chain.nodes}
        self._under: dict[str, list[str]] = {node.key: [] for node in chain.nodes}
        for edge in chain.edges:
            self._under[edge.source].append(edge.target)
        self._begin = set(self._nodes) - {edge.target for edge in chain.edges}
        self._language = language
        self._is_whole = is_whole
        self._drawn: set[str] = set()

    def trees(self) -> list[Branch]:
        begin = [key for key in self._nodes if key in self._begin]
        trees = self._branches(begin)
        # Two that name each other as where they have it from begin nowhere.
        for key in self._nodes:
            if key not in self._drawn:
                trees.append(self._branch(key))
        return trees

    def _branch(self, key: str) -> Branch:
        node = self._nodes[key]
        text = _told(node, self._language)
        under = self._under[key]
        if key in self._drawn and under:
            above = phrase(message("see above"), self._language)
            return Branch(text.append(DOT, style=palette.QUIET).append_text(above))
        self._drawn.add(key)
        return Branch(text, self._branches(under))

    def _branches(self, keys: Sequence[str]) -> list[Branch]:
        leaves = [key for key in keys if self._is_leaf(key)]
        folded = [] if self._is_whole or len(leaves) <= _LEAVES + 1 else leaves[_LEAVES:]
        hidden = set(folded)
        branches = [self._branch(key) for key in keys if key not in hidden]
        if folded:
            self._drawn |= hidden
            branches.append(Branch(_others([self._nodes[key] for key in folded], self._language)))
        return branches

    def _is_leaf(self, key: str) -> bool:
        return self._nodes[key].kind == "article" and not self._under[key]


def _told(node: Node, language: Language) -> Text:
    text = Text(isolated(node.name) or "؟", style=_STYLES.get(node.kind, "default"))
    mark = _MARKS.get(node.kind)
    if mark:
        text.append(DOT, style=palette.QUIET)
        text.append_text(phrase(mark, language, f"not bold {palette.QUIET}"))
    if node.kind == "article":
        text.append(f"{DOT}{typed(node.day)}", style=palette.QUIET)
    return text


def _others(nodes: Iterable[Node], language: Language) -> Text:
    names = list(dict.fromkeys(isolated(node.name) for node in nodes))
    told = counted("and {count:,} more outlet:", "and {count:,} more outlets:", len(names))
    return phrase(told, language).append(f" {COMMA.join(names)}")
