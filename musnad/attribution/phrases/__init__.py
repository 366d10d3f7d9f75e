"""What stands between a reporting word and its content: [adverbials] source [adverbials] [object].

An Arabic subject may stand far from its verb, among offices, appositions, places and adverbials of
the saying. The words are read once, from left to right, by rules on the classes of the lexicon; a
rule looks at the word, at the one before, and at what was read.
"""

from __future__ import annotations

from typing import Final

from musnad.attribution.model import Phrase
from musnad.attribution.phrases.marks import at_mark
from musnad.attribution.phrases.openings import before_source
from musnad.attribution.phrases.reader import END, LONGEST_ADVERBIAL, NOTHING, Reader
from musnad.attribution.phrases.sources import behind_source, in_source
from musnad.attribution.phrases.words import ASKED
from musnad.lexicon.words import CLOSE, FUNCTION, NUMBER, PREPOSITION, QUOTE, RELATIVE, Word
from musnad.text.structure import Text

__all__ = ["NOTHING", "read_phrase"]

#: No source is read past more finite verbs that report.
_MOST_VERBS: Final = 4


def read_phrase(
    text: Text,
    first: int,
    stop: int,
    *,
    seek_object: bool = False,
    addressee: bool = False,
    follows: bool = False,
) -> Phrase:
    """Read tokens ``first`` to ``stop`` (excluded).

    With ``seek_object`` the reading ends where a reported noun phrase begins; with ``addressee``
    also where the one spoken to, accused or described begins; ``follows`` says that a preposition
    («وفقا لـ») leads to the source, so that the first word is no medium spoken to.
    """
    reader = Reader(
        text, first, stop, seek_object=seek_object, addressee=addressee, follows=follows
    )
    words, end, last = reader.words, reader.end, first + LONGEST_ADVERBIAL
    j = first
    while j < end:
        if j > last and reader.first < 0:
            break
        word = words[j]
        j = at_mark(reader, j, word.type) if word.type > NUMBER else _at_word(reader, j, word)
    return _trimmed(reader)


def _at_word(reader: Reader, j: int, word: Word) -> int:
    """The first rule that has something to say of the word decides."""
    if not word.plain:
        if word.cues and word.cues[0].finite:
            reader.verbs += 1
            if reader.verbs > _MOST_VERBS:
                return END
        for rule in ASKED[word]:
            following = rule(reader, j, word)
            if following is not None:
                return following
    if reader.first < 0:
        return before_source(reader, j, word)
    if reader.ended:
        return behind_source(reader, j, word)
    if reader.in_relative:
        if _is_occasion_behind(reader, j, word):
            reader.in_relative, reader.ended = False, True
            return j + 1
        reader.stop = j + 1
        return j + 1
    return in_source(reader, j, word)


def _is_occasion_behind(reader: Reader, j: int, word: Word) -> bool:
    """«المدرب الذي قاد الفريق إلى اللقب في تعليق نشره»: where he said it, not where he led."""
    function = reader.text.lexicon.function
    if word.folded not in function.on_occasion:
        return False
    occasion = reader.text.after(j)
    is_speech = occasion.stem in function.speech_occasion
    return is_speech and not any(w.cues for w in reader.words[reader.first : j])


def _trimmed(reader: Reader) -> Phrase:
    """What was read, without function words and marks left hanging at the source's end."""
    first, stop = reader.first, reader.stop
    while stop > first:
        last = reader.words[stop - 1]
        hanging = last.type > NUMBER and last.type not in (QUOTE, CLOSE)
        is_issued = last.folded in reader.text.lexicon.function.issues  # «بيان مشترك صدر | عقب»
        if not (hanging or is_issued or last.flags & (PREPOSITION | FUNCTION | RELATIVE)):
            break
        stop -= 1
    determiners = reader.text.lexicon.function.determiner
    object_at = reader.object_at
    while object_at > reader.begin and reader.words[object_at - 1].folded in determiners:
        object_at -= 1  # «استبعد بشكل قاطع أي تحالف»
        stop = min(stop, object_at)
    if stop <= first:
        first = stop = -1
    return Phrase(first, stop, object_at, reader.is_late, tuple(reader.media))
