"""Attributions inserted in the clause that they report: «السد، بحسب الوزير، آمن»."""

from __future__ import annotations

from typing import Final

from musnad.attribution.agreement import is_deed
from musnad.attribution.content_ends import own_words_at
from musnad.attribution.finite import is_finite
from musnad.lexicon.words import (
    COMMA,
    DASH,
    GIVEN,
    HEADS,
    NEGATION,
    NUMBER,
    OPENER,
    PARTICLE,
    PREPOSITION,
    QUOTE,
    RELATIVE,
    Word,
)
from musnad.text.structure import Text

#: A clause that an attribution interrupts has hardly more tokens before it.
_INTERRUPTED: Final = 14
#: An indefinite accusative has at least so many letters.
_ACCUSATIVE: Final = 4


def behind_insertion(text: Text, opening: int, closing: int) -> tuple[tuple[int, int], ...]:
    """The rest of the clause that an attribution between two marks interrupts, if it goes on."""
    words = text.words
    if closing + 2 >= text.length or words[opening].type not in (COMMA, DASH):
        return ()
    if words[closing].type != words[opening].type or not _is_one_clause(text, opening):
        return ()
    if not (goes_on(text, closing) or _answers(text, opening, closing)):
        return ()
    end = text.sentence_end(closing + 1)
    commas = (k for k in range(closing + 2, end - 2) if words[k].type in (COMMA, DASH))
    stop = next((k for k in commas if _turns(text, k)), end)
    return ((closing + 1, without_marks(text, closing + 1, stop)),)


def _turns(text: Text, comma: int) -> bool:
    """Whether the writer speaks again behind a comma, or adds something else («كما تعتزم»)."""
    adds = text.after(comma).folded in text.lexicon.function.just_as
    return adds or own_words_at(text, comma, is_clause=True) is not None


def without_marks(text: Text, first: int, stop: int) -> int:
    """``stop`` before the commas and stops that end the words from ``first`` on."""
    while stop > first and text.words[stop - 1].type in (COMMA, DASH):
        stop -= 1
    return stop


def _is_one_clause(text: Text, opening: int) -> bool:
    """Whether a short clause without a pause stands before the mark at ``opening``.

    Between dashes an attribution is an aside, wherever the sentence pauses.
    """
    if text.words[opening].type == DASH:
        return True
    first = text.sentence_start(opening)
    before = text.words[first:opening]
    return 0 < len(before) <= _INTERRUPTED and all(w.type not in (COMMA, DASH) for w in before)


def _answers(text: Text, opening: int, closing: int) -> bool:
    """«أما السد، بحسب الوزير، فهو آمن»: what is said of the topic."""
    topic = text.words[text.sentence_start(opening)]
    is_answer = text.after(closing).folded.startswith("ف")
    return topic.folded in text.lexicon.function.as_for and is_answer


def goes_on(text: Text, closing: int) -> bool:
    """Whether the clause goes on behind the mark at ``closing``, and none opens beside it."""
    if own_words_at(text, closing, is_clause=True) is not None:
        return False
    return _is_of_clause(text, closing + 1)


def _is_of_clause(text: Text, k: int) -> bool:
    """Whether the word at ``k`` goes on the clause before it."""
    word = text.words[k]
    if word.type in (QUOTE, NUMBER):
        return True
    if word.conjunction or word.verb_joined:
        return word.conjunction == "ف" and word.complementiser != ""
    if any(c.form.tense != "noun" for c in word.cues):
        return False
    function = text.lexicon.function
    if word.flags & (OPENER | PARTICLE):
        return word.folded in function.verbal_particle
    if word.flags & PREPOSITION or word.preposition:
        return True
    if word.flags & NEGATION:
        return word.folded not in function.what_is  # «، ما يعني» comments on it
    if word.folded in function.held_to_be or word.folded in function.is_he:
        return True
    if not word.flags:  # «بضخ», «رقما»
        is_accusative = word.folded.endswith("ا") and len(word.folded) >= _ACCUSATIVE
        if word.folded.startswith("ب") or is_accusative:
            return True
    return is_finite(text, k) or word.imperfect or _is_thing(word) or _is_told(word)


def _is_thing(word: Word) -> bool:
    """«كما يجسد المشروع، حسب البلاغ، الثقة»: a noun, and no clause on who was told of."""
    return word.definite and not word.flags & RELATIVE


def _is_told(word: Word) -> bool:
    """«وتشمل الخطة، حسب البلاغ، تأهيل السد», «ويشكل ذلك، بحسب الخبراء، ضربة»."""
    if word.flags & (HEADS | GIVEN):
        return False
    return is_deed(word) or word.feminine
