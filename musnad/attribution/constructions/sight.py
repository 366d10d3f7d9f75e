"""What a construction sees of a reporting word: it, and what stands around it, looked up once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from musnad.attribution.asides import behind_aside
from musnad.attribution.clauses import is_told
from musnad.attribution.kinds import is_department
from musnad.attribution.markers import REACH, find_marker, next_cue
from musnad.attribution.model import Frame, Marker
from musnad.attribution.refusals import Nothing
from musnad.attribution.rules import Conditions
from musnad.lexicon import Cue, Verb
from musnad.lexicon.inflection import Form
from musnad.lexicon.words import HEADS, PARTICLE, TOPIC, Word
from musnad.text.structure import Text

#: Of a clause that ends in «كما قال» at least so many tokens stand before the verb.
_LEAST: Final = 3
#: «أن» has so many letters; with a pronoun it has more.
_BARE_THAT: Final = 2
#: Stands for a marker that nobody has looked for.
_UNSOUGHT: Final = Marker(-1, -1, "that")
#: A frame, why there is none, or None where the word is left to the next construction.
Answer = Frame | Nothing | None

#: What constructions want of the reading itself, and of the word before it.
of_cue: Final = Conditions[Cue]()
of_before: Final = Conditions[Word]()


class Sight:
    """One reading ``cue`` of the reporting word at token ``i``, with its surroundings.

    ``first`` is the first token behind it and its idiom («لفت الانتباه إلى»), ``end`` the one at
    which its reach ends. What not every construction asks for is looked up when one does.
    """

    def __init__(self, text: Text, i: int, cue: Cue) -> None:
        self.text, self.i, self.cue = text, i, cue
        self.words: list[Word] = text.words
        self.verb: Verb = cue.verb
        self.form: Form = cue.form
        #: The words beside it, an empty one at the beginning and at the end of the text.
        self.before, self.after = text.before(i), text.after(i)
        #: Whether the verb speaks to somebody, or of somebody.
        self.is_directed = cue.verb.addressee or cue.verb.target
        self._end = self._next_cue = -1
        self._marker: Marker | None = _UNSOUGHT
        self._opener: Marker | None = _UNSOUGHT
        self.first = self._behind_idiom()

    @property
    def end(self) -> int:
        if self._end < 0:
            self._end = min(self.text.sentence_end(self.i + 1), self.i + REACH)
        return self._end

    def _behind_idiom(self) -> int:
        has_idiom = self.after.folded in self.verb.idiom and self.i + 2 < self.text.length
        if has_idiom and not self.after.definite and self.text.after(self.i + 1).is_nominal:
            return min(self.i + 3, self.end)  # «لفت نظر الحاضرين إلى»
        return self.i + 2 if has_idiom else self.i + 1

    @property
    def head(self) -> Word:
        """The first word behind it, asides between marks passed over."""
        return self.words[behind_aside(self.text, self.first, self.end)]

    @property
    def marker(self) -> Marker | None:
        """What opens the content, if anything does."""
        if self._marker is _UNSOUGHT:
            text, first = self.text, self.first
            self._marker = find_marker(text, first - 1, verb_end=self.end, cue=self.cue)
        return self._marker

    def marker_within(self, reach: int) -> Marker | None:
        """What opens the content within ``reach`` tokens, and within the sentence."""
        end = min(self.text.sentence_end(self.i + 1), self.i + reach)
        return find_marker(self.text, self.i, verb_end=end, cue=self.cue, reach=reach)

    @property
    def takes_object(self) -> bool:
        """Whether a bare noun phrase may be what it reports."""
        return (self.verb.object or self.is_directed) and not self.verb.weak

    @property
    def has_pronoun(self) -> bool:
        """Whether its subject is a pronoun before it («إنه يدعو الحكومة إلى»)."""
        k = self.i
        while self.text.before(k).flags & PARTICLE:
            k -= 1
        opener = self.text.before(k)
        return opener.complementiser != "" and len(opener.stem) > _BARE_THAT

    @property
    def tells(self) -> bool:
        """Whether it is a verb of plain saying."""
        return self.verb.that and not self.verb.weak

    @property
    def is_plural(self) -> bool:
        """Whether its subject, if said, stands before it."""
        return self.form.number in ("p", "d")

    @property
    def next_cue(self) -> int:
        """The token at which the next reporting word's clause begins."""
        if self._next_cue < 0:
            self._next_cue = next_cue(self.text, self.i, self.end)
        return self._next_cue

    @property
    def opener(self) -> Marker | None:
        """The marker; None in «أكد ضرورة أن …», where the noun phrase is the content."""
        if self._opener is _UNSOUGHT:
            self._opener = self._found_opener()
        return self._opener

    def _found_opener(self) -> Marker | None:
        marker = self.marker
        if not self.takes_object or self.is_directed:
            return marker
        head = self.words[self.first]
        is_topic = (head.flags & TOPIC or head.verbal_noun) and not (head.flags & HEADS)
        is_topic = is_topic or is_told(self.text, self.first)  # «توقعت ارتفاعا …»
        is_topic = is_topic or self.opens_with_deed
        # «أكد تيسير المفرج، …، أن»: a name
        if not is_topic or not head.is_nominal or is_department(self.text, self.first):
            return marker
        is_name = not head.definite and self.text.is_behind_given_name(head)
        return marker if is_name else None  # «سالم حداد», then «أكد حداد أن»

    @property
    def opens_with_deed(self) -> bool:
        """«أعلن تغيبه عن الجلسة»: what somebody did himself stands before a preposition."""
        marker, head = self.marker, self.words[self.first]
        if marker is None or marker.kind != "preposition" or marker.at != self.first + 1:
            return False
        return bool(head.possessed) and not head.flags

    @property
    def follows_as(self) -> bool:
        """Whether the verb stands behind «كما», and so may tell of the clause before."""
        return self.i >= _LEAST and self.before.folded in self.text.lexicon.function.just_as

    @property
    def limit(self) -> int:
        """The token before which the source and an object have to stand."""
        opener = self.opener
        return self.next_cue if opener is None else opener.at


Rule = Callable[[Sight], Answer]
