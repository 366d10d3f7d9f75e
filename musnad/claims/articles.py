"""The articles of a story or a thread, with what its families ask of them again and again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from musnad.claims.model import Copy, Member, Telling
from musnad.claims.places import Place, places, root
from musnad.claims.voices import Voice, copy_groups, voice_of


class Articles:
    """Articles by their keys, in the order of these; of copies, those among them count.

    ``story_of`` tells the number of each article's story where there are several. What is asked of
    one of them is found once.
    """

    def __init__(
        self,
        tellings: Iterable[Telling],
        copies: Iterable[Copy],
        story_of: Mapping[str, int] | None = None,
    ) -> None:
        self.story_of = story_of or {}
        self.by_key = {telling.key: telling for telling in sorted(tellings, key=lambda t: t.key)}
        among = [c for c in copies if c.first in self.by_key and c.second in self.by_key]
        self._texts = copy_groups(among)
        self._copies = {frozenset((c.first, c.second)) for c in among if c.kind != "part"}
        self._places: dict[str, list[Place]] = {}
        self._voices: dict[Member, Voice] = {}
        self._own_clauses: dict[str, list[frozenset[str]]] = {}

    def text(self, key: str) -> str:
        """The smallest key among the articles that tell the text of this one."""
        return self._texts.get(key, key)

    def are_copies(self, one: str, other: str) -> bool:
        """Whether one of two articles is a copy of the other, not only both of a third."""
        return frozenset((one, other)) in self._copies

    def is_copied(self, key: str) -> bool:
        """Whether another article tells this one's text."""
        return key in self._texts

    def places(self, key: str) -> list[Place]:
        """The places of an article in the order of its text."""
        if key not in self._places:
            self._places[key] = places(self.by_key[key])
        return self._places[key]

    def voices(self, members: Iterable[Member]) -> tuple[Voice, ...]:
        """The voice of each member, in their order."""
        return tuple(map(self._voice, members))

    def _voice(self, member: Member) -> Voice:
        voice = self._voices.get(member)
        if voice is None:
            voice = self._voices[member] = voice_of(member, self.by_key[member.article])
        return voice

    def own_clauses(self, key: str) -> Sequence[frozenset[str]]:
        """The roots of each clause of an article's text that its writer tells himself."""
        if key not in self._own_clauses:
            self._own_clauses[key] = [
                frozenset(map(root, place.terms))
                for place in self.places(key)
                if place.member.field == "text" and not place.member.statement
            ]
        return self._own_clauses[key]
