"""What ``musnad.explain`` gives: plain data, in sentences of one language."""

from __future__ import annotations

import json
from typing import Literal

import msgspec

from musnad.article import Act, Span
from musnad.text.folding import fold

Tense = Literal["perfect", "imperfect", "participle", "noun", "preposition"]
Answer = Literal["frame", "nothing", "passes"]


class Reason(msgspec.Struct, frozen=True, gc=False):
    """A rule by its name in the code, and what it says, as a sentence."""

    rule: str
    says: str


class Tried(msgspec.Struct, frozen=True, gc=False):
    """A construction that looked at a reporting word.

    It made a ``frame``, said that there is ``nothing`` (``why`` tells the reason), or ``passes`` it
    to the next one.
    """

    rule: Reason
    answer: Answer
    why: Reason | None = None


class CueReading(msgspec.Struct, frozen=True, gc=False):
    """One reading of a reporting word, and the constructions that looked at it, in their order."""

    lemma: str
    tense: Tense
    act: Act
    tried: tuple[Tried, ...]


class Candidate(msgspec.Struct, frozen=True, gc=False):
    """What could have been the source, behind the reporting word or before it.

    ``taken`` says whether it is; ``why`` tells why not.
    """

    place: Literal["behind", "before"]
    span: Span
    taken: bool
    why: Reason | None = None


class Part(msgspec.Struct, frozen=True, gc=False):
    """A piece of the text, and what ended it."""

    span: Span
    ended_by: Reason


class FrameExplained(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """How a reporting word was understood.

    ``name`` is that of ``Statement.frame``, ``opens`` tells what opens the content. A frame that
    made no statement has no content.
    """

    name: str
    opens: str
    source: Part | None
    content: Part | None


class CueExplained(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A reporting word: all that was made of it.

    ``statement`` is the id of its statement, empty if there is none; ``why_not`` then tells why.
    ``speaker`` tells step by step who it is, ``chain`` how each relay passes it on.
    """

    span: Span
    readings: tuple[CueReading, ...]
    candidates: tuple[Candidate, ...]
    frame: FrameExplained | None
    statement: str
    name: str
    speaker: tuple[Reason, ...]
    chain: tuple[Reason, ...]
    why_not: Reason | None

    def is_called(self, folded: str) -> bool:
        """Whether this is the word of that folded spelling, or of a lemma spelled so."""
        return folded in (fold(self.span.text), *(fold(each.lemma) for each in self.readings))


class SentenceExplained(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A sentence of the title or the text, counted from 1, with its reporting words."""

    number: int
    field: Literal["title", "text"]
    span: Span
    cues: tuple[CueExplained, ...]


class Explanation(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Why an article was read as it was, sentence by sentence, those of the title first."""

    id: str
    sentences: tuple[SentenceExplained, ...]

    def of(self, statement: str) -> CueExplained | None:
        """The reporting word of the statement with this id, if it has one here."""
        cues = (cue for sentence in self.sentences for cue in sentence.cues)
        return next((cue for cue in cues if cue.statement == statement), None)

    def only(self, cue: str = "", sentence: int | None = None) -> Explanation:
        """Only the sentence with this number, and only the reporting words of this spelling.

        Spellings are compared as the lexicon does: with or without hamzas and vowel signs. A
        sentence without such a word is left out.
        """
        sought = fold(cue)
        kept: list[SentenceExplained] = []
        for each in self.sentences:
            if sentence is not None and each.number != sentence:
                continue
            cues = tuple(c for c in each.cues if not sought or c.is_called(sought))
            if cues or not sought:
                kept.append(msgspec.structs.replace(each, cues=cues))
        return msgspec.structs.replace(self, sentences=tuple(kept))

    def to_json(self) -> bytes:
        """This explanation as one line of UTF-8 JSON, for any text at all."""
        try:
            return msgspec.json.encode(self)
        except UnicodeEncodeError:
            # UTF-8 has no bytes for a lone surrogate; JSON can still write it, as an escape.
            return json.dumps(msgspec.to_builtins(self)).encode()
