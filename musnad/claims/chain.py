"""The way of a claim: from who said it through agencies and relays to the outlets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

import msgspec

from musnad.claims.model import Copy, Family, Origin, Telling
from musnad.claims.voices import Voice, voices
from musnad.lexicon.changes import change_words
from musnad.text.folding import fold

NodeKind = Literal["speaker", "unnamed", "relay", "agency", "article"]


class Node(msgspec.Struct, frozen=True, kw_only=True):
    """One who passed the claim on; ``key`` is an article's key, else its kind with its name.

    ``day`` is the earliest day (ISO) on which it appears, ``members`` are numbers in the family.
    """

    key: str
    kind: NodeKind
    name: str
    day: str
    members: tuple[int, ...]


class Edge(msgspec.Struct, frozen=True, kw_only=True):
    """The claim went from one node to another, by their keys."""

    source: str
    target: str


class Chain(msgspec.Struct, frozen=True, kw_only=True):
    """The graph of a family's claim, its nodes and edges the earliest first."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


class Tree(NamedTuple):
    """A node with what hangs on it; ``is_again`` where that stands under the same node before."""

    node: Node
    below: tuple[Tree, ...] = ()
    is_again: bool = False


def trees_of(chain: Chain) -> list[Tree]:
    """``chain`` as trees, the earliest first; a node that hangs on several stands under each."""
    return _Planted(chain).trees()


class _Planted:
    def __init__(self, chain: Chain) -> None:
        self._nodes = {node.key: node for node in chain.nodes}
        self._under: dict[str, list[str]] = {node.key: [] for node in chain.nodes}
        for edge in chain.edges:
            self._under[edge.source].append(edge.target)
        self._hanging = {edge.target for edge in chain.edges}
        self._seen: set[str] = set()

    def trees(self) -> list[Tree]:
        trees = [self._tree(key) for key in self._nodes if key not in self._hanging]
        # Two that name each other as where they have it from begin nowhere.
        for key in self._nodes:
            if key not in self._seen:
                trees.append(self._tree(key))
        return trees

    def _tree(self, key: str) -> Tree:
        under = self._under[key]
        if key in self._seen and under:
            return Tree(self._nodes[key], is_again=True)
        self._seen.add(key)
        return Tree(self._nodes[key], tuple(self._tree(each) for each in under))


def find_chain(
    family: Family,
    tellings: Mapping[str, Telling],
    copies: Sequence[Copy],
    origins: Sequence[Origin],
) -> Chain:
    """The chain of ``family``; an article that is a copy hangs on the first telling of its text.

    ``tellings`` by their keys, ``copies`` those among them, ``origins`` as ``find_roots`` finds
    them.
    """
    told = voices(family.members, tellings)
    speaker = {n: o for o in origins if o.kind in ("named", "unnamed") for n in o.members}
    first = _firsts(copies)
    nodes: dict[str, Node] = {}
    edges: dict[Edge, str] = {}
    order = sorted(range(len(told)), key=lambda n: (*_came(told[n]), n))
    for n in order:
        voice = told[n]
        path = [_article(voice)]
        copied = first.get(voice.telling.key)
        if copied is not None and any(v.telling.key == copied for v in told):
            path.insert(0, _article(next(v for v in told if v.telling.key == copied)))
        else:
            path = [*_before(voice, speaker.get(n)), *path]
        for node in path:
            _add(nodes, node, n, _day(voice))
        for a, b in pairwise(path):
            if a[0] != b[0]:
                edges.setdefault(Edge(source=a[0], target=b[0]), _day(voice))
    return Chain(
        nodes=tuple(sorted(nodes.values(), key=lambda node: (node.day, node.kind, node.key))),
        edges=tuple(sorted(edges, key=lambda e: (edges[e], e.source, e.target))),
    )


_Step = tuple[str, NodeKind, str]


def _before(voice: Voice, origin: Origin | None) -> list[_Step]:
    """From the speaker through relays, inmost first, and the credited agencies.

    Whom another telling names, or calls by his office, is known in all of them.
    """
    steps: list[_Step] = []
    if voice.speaker is not None:
        name = origin.name if origin else voice.speaker.name
        is_known = origin.kind == "named" if origin else voice.is_known
        kind: NodeKind = "speaker" if is_known else "unnamed"
        steps.append((f"{kind}:{fold(name)}", kind, name))
    if voice.statement is not None:
        steps += [
            (f"relay:{fold(via.name)}", "relay", via.name) for via in reversed(voice.statement.via)
        ]
    steps += [
        (f"agency:{fold(credit.name)}", "agency", credit.name)
        for credit in voice.credits
        if fold(credit.name) not in change_words().unnamed_credits
    ]
    return steps


def _article(voice: Voice) -> _Step:
    return (voice.telling.key, "article", voice.article.outlet)


def _add(nodes: dict[str, Node], step: _Step, n: int, day: str) -> None:
    key, kind, name = step
    old = nodes.get(key)
    members = tuple(sorted({*(old.members if old else ()), n}))
    first = min(old.day, day) if old else day
    nodes[key] = Node(key=key, kind=kind, name=name, day=first, members=members)


def _firsts(copies: Sequence[Copy]) -> dict[str, str]:
    """Each copy's first telling."""
    first: dict[str, str] = {}
    for copy in sorted(copies, key=lambda c: (c.first, c.second)):
        if copy.kind != "part":
            first.setdefault(copy.second, copy.first)
    for key in first:
        seen = {key}
        while first[key] in first and first[first[key]] not in seen:
            seen.add(first[key])
            first[key] = first[first[key]]
    return first


def _came(voice: Voice) -> tuple[str, str, str]:
    return (_day(voice), voice.article.published, voice.telling.key)


def _day(voice: Voice) -> str:
    day = voice.telling.day
    return day.isoformat() if day else voice.article.published
