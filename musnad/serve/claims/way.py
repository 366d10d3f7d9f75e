"""The way of a claim as a page draws it: boxes with what a reader has to know of each, and lines.

Of many copies of one text on one day, those in which nothing changed are folded into one box.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from markupsafe import Markup

from musnad.claims.chain import Chain, Node, NodeKind, Tree, trees_of
from musnad.ledger.claims_held import ArticleHeld, ClaimHeld
from musnad.messages import Message, counted, message
from musnad.serve.claims.changes import Changed, Unnamed
from musnad.serve.claims.graph import PORT, SIGN, SIGN_AWAY, Box, Drawing, Line, Placed, lay_out
from musnad.serve.claims.saying import AGENCY_UNNAMED
from musnad.serve.languages import Speech
from musnad.terminal.wording import ACTS

#: So much room a drawing has on a desktop page.
_ROOM: Final = 1170
#: Of so many boxes alike, and one more, none is folded.
_SHOWN: Final = 4
_KINDS: Final[Mapping[NodeKind, Message]] = {
    "unnamed": message("an unnamed source"),
    "relay": message("passed it on"),
    "agency": message("an agency"),
}
#: Of one day, who said it first of all.
_RANKS: Final = ("speaker", "unnamed", "relay", "agency", "article")
_COPY = message("a copy")
_OWN = message("its own words")
_WHO, _THROUGH = message("Who said it"), message("Through whom")


class Note(NamedTuple):
    """A word that stands under a name, and how it is coloured."""

    words: Markup
    css: str


class Step(NamedTuple):
    """One who passed the claim on, or an article; ``folded`` are the articles that it stands for.

    ``signs`` are the numbers of the changes that came with it.
    """

    key: str
    kind: str
    name: str
    article: ArticleHeld | None
    notes: tuple[Note, ...]
    signs: tuple[int, ...]
    folded: tuple[Step, ...] = ()


class Sign(NamedTuple):
    """The number of a change in its place on a line; ``x`` is the left of its square."""

    number: int
    x: float
    y: float


class Head(NamedTuple):
    """What stands above the columns of a group: words, or a day."""

    x: float
    width: float
    words: Markup | None
    day: str


class Branch(NamedTuple):
    """A step with what hangs on it; ``is_again`` where that was told before."""

    step: Step
    below: tuple[Branch, ...]
    is_again: bool


class Way(NamedTuple):
    """All of it: as a drawing, and as branches for a list."""

    drawing: Drawing
    boxes: tuple[tuple[Placed, Step], ...]
    lines: tuple[tuple[Line, str], ...]
    signs: tuple[Sign, ...]
    heads: tuple[Head, ...]
    branches: tuple[Branch, ...]
    folded: tuple[Step, ...]


def way_of(
    claim: ClaimHeld, changed: Iterable[Changed], unnamed: Iterable[Unnamed], speech: Speech
) -> Way:
    """The way of ``claim``, drawn in the direction of a language."""
    return _Drawn(claim, changed, unnamed, speech).way()


class _Drawn:
    def __init__(
        self,
        claim: ClaimHeld,
        changed: Iterable[Changed],
        unnamed: Iterable[Unnamed],
        speech: Speech,
    ) -> None:
        self._claim = claim
        self._speech = speech
        self._chain: Chain = claim.chain
        self._own = _own_members(claim.chain)
        articles = {node.key for node in self._chain.nodes if node.kind == "article"}
        self._copies = {e.target for e in self._chain.edges if e.source in articles}
        self._fed = {e.target for e in self._chain.edges}
        self._signs: dict[int, list[int]] = defaultdict(list)
        for kind in changed:
            for change in kind.changes:
                for place in change.targets:
                    self._signs[place].append(change.number)
        self._without = {claim.members[each.without].article.article for each in unnamed}
        self._steps = {node.key: self._step(node) for node in self._chain.nodes}

    def way(self) -> Way:
        steps, edges = self._folded()
        from_right = self._speech.direction == "rtl"
        days = sorted({node.day for node in self._chain.nodes if node.kind == "article"})
        group = {node.key: _group(node, days) for node in self._chain.nodes}
        boxes = [
            Box(
                step.key,
                group[(step.folded or (step,))[0].key],
                step.name,
                tuple(note.words.striptags() for note in step.notes),
                len(step.signs),
            )
            for step in steps
        ]
        drawing = lay_out(boxes, edges, room=_ROOM, from_right=from_right)
        placed = list(zip(drawing.boxes, steps, strict=True))
        return Way(
            drawing=drawing,
            boxes=tuple(placed),
            # Where lines run together, it is not yet the change that is seen.
            lines=tuple(
                sorted(
                    ((line, self._css(line)) for line in drawing.lines),
                    key=lambda each: "changed" not in each[1],
                )
            ),
            signs=tuple(_signs(placed, from_right)),
            heads=tuple(self._heads(drawing, days)),
            branches=tuple(self._branch(tree) for tree in trees_of(self._chain)),
            folded=tuple(step for step in steps if step.folded),
        )

    def _css(self, line: Line) -> str:
        css = "copied" if line.source in self._own else "told"
        step = self._steps.get(line.target)
        return f"{css} changed" if step and step.signs else css

    def _branch(self, tree: Tree) -> Branch:
        below = tuple(self._branch(each) for each in tree.below)
        return Branch(self._steps[tree.node.key], below, tree.is_again)

    def _step(self, node: Node) -> Step:
        own = self._own.get(node.key, ())
        members = [self._claim.members[n] for n in own]
        return Step(
            key=node.key,
            kind=node.kind,
            name=node.name,
            article=members[0].article if members else None,
            notes=tuple(Note(self._speech.markup(m), css) for m, css in self._notes(node, own)),
            signs=tuple(sorted({sign for n in own for sign in self._signs[n]})),
        )

    def _notes(self, node: Node, own: Sequence[int]) -> Iterable[tuple[Message, str]]:
        kind = _KINDS.get(node.kind)
        if kind:
            yield kind, "nameless" if node.kind == "unnamed" else "relay"
        members = [self._claim.members[n] for n in own]
        if any(member.act == "deny" for member in members):
            yield ACTS["deny"], "denial"
        if node.key in self._copies:
            yield _COPY, "relay"
        if any(member.article.article in self._without for member in members):
            yield AGENCY_UNNAMED, "nameless"
        if members and node.key not in self._fed and all(m.act is None for m in members):
            yield _OWN, "relay"

    def _folded(self) -> tuple[list[Step], list[tuple[str, str]]]:
        """The steps to be drawn, with their edges."""
        edges = [(edge.source, edge.target) for edge in self._chain.edges]
        sources: dict[str, list[str]] = defaultdict(list)
        for source, target in edges:
            sources[target].append(source)
        passed_on = {source for source, _ in edges}
        alike: dict[tuple[str, ...], list[Step]] = defaultdict(list)
        for node in self._chain.nodes:
            if node.kind == "article" and node.key not in passed_on:
                alike[(node.day, *sources[node.key])].append(self._steps[node.key])
        instead: dict[str, Step] = {}
        for (day, *above), steps in alike.items():
            quiet = [step for step in steps if not step.signs]
            kept = max(0, _SHOWN - (len(steps) - len(quiet)))
            if len(steps) > _SHOWN + 1 and len(quiet) > kept + 1:
                more = self._more(f"more {day} {' '.join(above)}", quiet[kept:])
                instead |= {step.key: more for step in more.folded}
        nodes = sorted(self._chain.nodes, key=lambda node: (node.day, _RANKS.index(node.kind)))
        steps = [self._steps[node.key] for node in nodes if node.key not in instead]
        keys = {key: step.key for key, step in instead.items()}
        return [*steps, *dict.fromkeys(instead.values())], [(s, keys.get(t, t)) for s, t in edges]

    def _more(self, key: str, steps: Sequence[Step]) -> Step:
        are_copies = all(step.key in self._copies for step in steps)
        outlets = dict.fromkeys(step.name for step in steps)
        told = (
            counted("+{count:,} copy", "+{count:,} copies", len(steps))
            if are_copies
            else counted("+{count:,} article", "+{count:,} articles", len(steps))
        )
        without = sum(any(note.css == "nameless" for note in step.notes) for step in steps)
        unnamed = counted("agency not named in one", "agency not named in {count:,}", without)
        among = counted("of {count:,} outlet", "of {count:,} outlets", len(outlets))
        notes = [Note(self._speech.markup(among), "relay")]
        if without:
            notes.append(Note(self._speech.markup(unnamed), "nameless"))
        name = str(self._speech.markup(told).striptags())
        return Step(key, "more", name, None, tuple(notes), (), tuple(steps))

    def _heads(self, drawing: Drawing, days: Sequence[str]) -> Iterable[Head]:
        for each in drawing.headings:
            words = {0: _WHO, 1: _THROUGH}.get(each.group)
            told = self._speech.markup(words) if words else None
            yield Head(each.x, each.width, told, "" if words else days[each.group - 2])


def _group(node: Node, days: Sequence[str]) -> int:
    if node.kind in ("speaker", "unnamed"):
        return 0
    return 2 + days.index(node.day) if node.kind == "article" else 1


def _own_members(chain: Chain) -> dict[str, tuple[int, ...]]:
    """The members that stand in the article of each node; a first telling has its copies' too."""
    articles = [node for node in chain.nodes if node.kind == "article"]
    own: dict[int, Node] = {}
    for node in sorted(articles, key=lambda node: -len(node.members)):
        for member in node.members:
            own[member] = node
    found: dict[str, list[int]] = defaultdict(list)
    for member, node in sorted(own.items()):
        found[node.key].append(member)
    return {key: tuple(members) for key, members in found.items()}


def _signs(placed: Iterable[tuple[Placed, Step]], from_right: bool) -> Iterable[Sign]:
    """Where lines come in, one below the other."""
    for box, step in placed:
        x = box.x + box.width + SIGN_AWAY if from_right else box.x - SIGN - SIGN_AWAY
        for at, number in enumerate(step.signs):
            yield Sign(number, x, box.y + PORT + SIGN * (at - 0.5))
