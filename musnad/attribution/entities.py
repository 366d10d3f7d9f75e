"""Entities: the sources of an article, each through all its mentions."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from musnad.article import Kind, Speaker
from musnad.attribution.agreement import are_each, is_feminine_state
from musnad.attribution.kinds import has_name
from musnad.attribution.model import Range
from musnad.lexicon.inflection import Form
from musnad.lexicon.words import (
    GIVEN,
    MEDIUM,
    ORGANIZATION,
    PERSONS,
    STATE,
    TITLE,
    WORD,
    Word,
)
from musnad.text.structure import Text

#: An entity is known by so many different wordings.
_WORDINGS: Final = 24


@dataclass(slots=True, eq=False)
class Entity:
    """One source of the article, through all its mentions."""

    kind: Kind
    #: The fullest mention: the name shown, and where it stands.
    name: str = ""
    span: tuple[Text, Range] | None = None
    #: Its mentions, each wording once, in the order of the article; no more than so many.
    mentions: list[tuple[Text, Range]] = field(default_factory=list)
    wordings: set[str] = field(default_factory=set)
    #: The words that tell it apart, and the first words of its mentions.
    words: set[str] = field(default_factory=set)
    heads: set[str] = field(default_factory=set)
    #: As its verbs agree with it: m, f or empty; several persons named together.
    gender: str = ""
    plural: bool = False
    joined: bool = False
    #: Its public record, the same for all its statements.
    record: Speaker | None = None

    def add_mention(self, text: Text, source: Range) -> None:
        """Keep a mention, unless one of the same words is kept already."""
        wording = text.phrase(source[0], source[1])
        if wording not in self.wordings and len(self.mentions) < _WORDINGS:
            self.wordings.add(wording)
            self.mentions.append((text, source))

    @property
    def is_individual(self) -> bool:
        """Whether it is one body, or one person by name."""
        text, source = self.mentions[0]
        if self.kind == "person":
            return has_name(text, source[0], source[1])
        return self.kind == "organization"

    @property
    def is_state(self) -> bool:
        """Whether it is a country or a capital."""
        head = head_of(*self.mentions[0])
        return bool(head.flags & STATE)

    @property
    def is_several(self) -> bool:
        """Whether it is two or more that are named together, or a noun in the dual."""
        text, (first, stop, _) = self.mentions[0]
        head = text.words[first]
        singular = text.lexicon.classes.get(head.stem[:-2], 0)
        is_dual = head.stem.endswith(("ان", "ين")) and singular & PERSONS
        return self.joined or bool(is_dual) or any(map(_joins_body, text.words[first + 1 : stop]))

    def agrees(self, form: Form) -> bool:
        """Whether it can be the unsaid subject of a verb or participle in this form."""
        gender, number = form.gender, form.number
        if number == "p":
            return self.plural or self.is_several
        if number == "d":
            return True
        is_many = self.kind == "group" or (self.joined and self._are_each())
        if is_many and gender == "m" and form.tense != "participle":
            return False
        if gender == "m" and self._is_sound_plural():
            return False
        if self.gender and gender and self.gender != gender:
            # the verb before its subject shows the gender, but a plural takes the feminine after
            return gender == "f" and self.kind == "group"
        if self.gender or not gender:
            return True
        feminine = self._is_feminine()
        return feminine is None or feminine == (gender == "f")

    def _are_each(self) -> bool:
        """«كل من الوزير والمدير»."""
        text, (first, _, _) = self.mentions[0]
        return are_each(text, first)

    def _is_sound_plural(self) -> bool:
        """Whether its first mention is headed by a plural of persons («مغردون»)."""
        return self.kind == "group" and head_of(*self.mentions[0]).stem.endswith("ون")

    def _is_feminine(self) -> bool | None:
        """The gender that its first mention shows; None if that is a name, or there is none."""
        text, source = self.mentions[0]
        head = head_of(text, source)
        if head.stem != head.singular and head.singular in text.lexicon.function.source_noun:
            return True  # «مصادر»
        if head.flags & STATE:
            return is_feminine_state(text.lexicon, head)
        is_open = head.type != WORD or head.flags & (GIVEN | TITLE)
        is_open = is_open or head.stem in text.lexicon.function.mens_nouns
        return None if is_open else head.feminine


def _joins_body(word: Word) -> bool:
    """Whether a word adds another body: «البنك الدولي وصندوق النقد»."""
    return bool(word.conjunction and word.flags & (ORGANIZATION | STATE | MEDIUM)) and (
        not word.definite
    )


def head_of(text: Text, source: Range) -> Word:
    """The first word of a phrase that is neither a number nor a mark, or the empty one."""
    for word in text.words[source[0] : source[1]]:
        if word.type == WORD:
            return word
    return text.lexicon.empty
