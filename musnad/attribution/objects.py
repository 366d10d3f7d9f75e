"""Noun phrases as content: «أعلن استقالته», «أوضح أسباب القرار», «القرار الذي أعلنه»."""

from __future__ import annotations

from musnad.attribution.clauses import cut_relative, place
from musnad.attribution.draft import Draft, Range
from musnad.attribution.markers import Marker, find_marker, next_cue
from musnad.attribution.sources import Phrase, read_phrase
from musnad.attribution.subjects import subject_before
from musnad.lexicon import Cue
from musnad.lexicon.words import (
    ADVERBIAL,
    COMMA,
    FUNCTION,
    GIVEN,
    HEADS,
    NUMBER,
    PREPOSITION,
    QUOTE,
    TIME,
    TOPIC,
    WORD,
    Word,
)
from musnad.text.structure import Text


def is_nominal(word: Word) -> bool:
    """Whether ``word`` can begin a noun phrase."""
    return (
        word.type == WORD
        and not word.flags & (PREPOSITION | FUNCTION | ADVERBIAL)
        and not (word.preposition or word.conjunction)
    ) or word.type == QUOTE


def noun_phrase_at(text: Text, first: int, limit: int) -> Marker | None:
    """The noun phrase that begins right after the verb, as its reported object."""
    j = first
    while j < limit and text.words[j].flags & TIME and j - first < 3:
        j += 1
    if j < limit and is_nominal(text.words[j]):
        return Marker(j, j, "object")
    late = read_phrase(text, first, limit, seek_object=True).object_at
    return Marker(late, late, "object") if late >= 0 else None


def topic_after(text: Text, first: int, limit: int) -> Marker | None:
    """The reported noun phrase behind the one spoken to («ناشدوا المسؤولين حل مشكلتهم»)."""
    for j in range(first + 1, min(limit, first + 12)):
        word = text.words[j]
        if word.type > NUMBER and word.type != COMMA:
            return None
        if (word.flags & TOPIC or word.verbal_noun) and not (
            word.preposition or word.conjunction or word.definite
        ):
            return Marker(j, j, "object")
    return None


def said_object(text: Text, first: int, limit: int, phrase: Phrase) -> Marker | None:
    """A noun phrase that a verb of plain saying tells: «أوضح الوزير أسباب القرار»."""
    for j in range(first, min(limit, first + 16)):
        word = text.words[j]
        if word.folded in text.lexicon.said_objects and not text.words[j - 1].flags & PREPOSITION:
            if phrase.first >= j:
                phrase.first = -1
            elif phrase.first >= 0:
                phrase.stop = min(phrase.stop, j)
            return Marker(j, j, "object")
    return None


def plausible_object(text: Text, i: int, phrase: Phrase) -> bool:
    """Whether a noun phrase without a marker may be what the verb reports."""
    word = text.words[phrase.object_at]
    if phrase.first >= 0:
        return True
    return bool(word.flags & TOPIC) or word.verbal_noun


def opened(text: Text, i: int, cue: Cue, first: int, end: int, left: Range | None) -> Draft | None:
    """A verb whose content only certain nouns open («حمّل … المسؤولية»)."""
    words = text.words
    for j in range(first, min(end, first + 16)):
        if words[j].folded in cue.verb.opens and not words[j].conjunction:
            break
    else:
        return None
    if words[first].folded.startswith("ب") and not words[first].flags & HEADS:
        return None  # «يقدر بمليون»
    phrase = (
        read_phrase(text, first, j, seek_object=True, addressee=True) if left is None else Phrase()
    )
    if (
        left is None
        and phrase.first < 0
        and not cue.conjunction
        and not cue.form.suffix
        and cue.form.number == "s"
    ):
        return None
    if (
        phrase.first >= 0
        and cue.verb.target
        and phrase.object_at < 0
        and cue.conjunction
        and not cue.form.suffix
    ):
        if words[phrase.first].stem.endswith("ون"):
            phrase.stop = phrase.first + 1  # the nominative shows the subject
        else:
            phrase.first = -1  # only the one accused stands there; who accuses was named before
    draft = Draft(i, cue, "verb-object", j)
    draft.source = phrase.source
    place(text, draft, left)
    return draft


def pronominal_object(text: Text, i: int, cue: Cue, first: int, end: int) -> Draft | None:
    """«أعلن ذلك الوزير»: a pronoun for what was said."""
    phrase = read_phrase(text, first + 1, next_cue(text, i, end))
    left = None
    if phrase.first < 0 or phrase.first > first + 4:
        phrase = Phrase()
        left = subject_before(text, i, cue) if i and not cue.conjunction else None
        if left is None:
            return None
    cut_relative(text, phrase)
    draft = Draft(i, cue, "verb-object", first)
    draft.stop_hint = first + 1
    draft.source = phrase.source
    draft.media = phrase.media
    place(text, draft, left)
    return draft


def object_pronoun(text: Text, i: int, cue: Cue, end: int) -> Draft | None:
    """A verb whose object is a pronoun: «وهو ما أكده الوزير», «ما أعلنه عن …»."""
    verb = cue.verb
    if i + 1 < text.length and verb.preps & {text.words[i + 1].folded}:
        marker = find_marker(text, i, verb_end=end, cue=cue, reach=4)
        if marker is not None:
            draft = Draft(i, cue, "verb-preposition", marker.content)
            place(text, draft, None)
            return draft
    return None


def relative_object(text: Text, i: int, cue: Cue, first: int, end: int) -> Draft | None:
    """«القرارات التي أعلنها الوزير»: the noun before the relative pronoun is what was said."""
    words = text.words
    phrase = read_phrase(text, first, next_cue(text, i, end), seek_object=True)
    if phrase.first != first or not words[first].flags & (HEADS | GIVEN) or cue.verb.opens:
        return None
    for k in range(first + 2, phrase.stop):
        if (
            words[k - 1].definite
            and not words[k].flags
            and not words[k].definite
            and not words[k].adjective
        ):
            phrase.stop = k  # the verb of the main clause
            break
    k = i - 2
    if k >= 0 and words[k].type == COMMA:
        k -= 1
    stop = k + 1
    while k >= 0 and stop - k <= 8:
        word = words[k]
        if (
            word.type != WORD
            or word.flags & (PREPOSITION | FUNCTION | TIME)
            or (word.cues and word.cues[0].finite)
        ):
            break
        k -= 1
        if word.conjunction or word.preposition:
            break
    if stop - k < 2:
        return None
    draft = Draft(i, cue, "relative-object", k + 1)
    draft.stop_hint = stop
    draft.content_letters = len(words[k + 1].conjunction)
    draft.source = phrase.source
    draft.media = phrase.media
    draft.clause = i
    return draft
