"""Mentions: the words by which two phrases can be of one source, and fuller phrases around them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from typing import Final

from musnad.attribution.agreement import are_each
from musnad.attribution.kinds import has_name
from musnad.attribution.model import Range
from musnad.lexicon.words import (
    CLOSE,
    DOCUMENT,
    FUNCTION,
    GIVEN,
    HONORIFIC,
    NUMBER,
    OFFICE,
    OPEN,
    ORGANIZATION,
    PREPOSITION,
    RELATIVE,
    STATE,
    TITLE,
    WORD,
    Word,
)
from musnad.once import once_each
from musnad.text.folding import raw_length
from musnad.text.structure import Text

#: «عبد العزيز» is «عبدالعزيز».
_SERVANT: Final = "عبد"


def _written_apart(before: Word | None, word: Word) -> str:
    """The name of which ``word`` is the second half, written as one; empty if it is whole."""
    is_half = before is not None and before.folded == _SERVANT
    return _SERVANT + word.folded if is_half else ""


def spelled(text: Text, source: Range) -> dict[str, Word]:
    """The words of a phrase by their stems, those written apart by the whole of them."""
    words = text.words[source[0] : source[1]]
    before = (None, *words)
    return {_written_apart(b, w) or w.stem: w for b, w in zip(before, words, strict=False)}


def bare(token: str, stem: str) -> str:
    """The part of ``token`` that its stem spells, without clitics."""
    return token[len(token) - len(stem) :] if len(token) > len(stem) else token


@once_each
def content_words(text: Text, source: Range) -> frozenset[str]:
    """The words of a phrase that tell sources apart: no titles, pronouns, prepositions."""
    out: set[str] = set()
    previous: Word | None = None
    function = text.lexicon.function
    for word in _without_brackets(text, source):
        if word.type > NUMBER:
            continue
        if not word.plain:
            if word.flags & RELATIVE or word.folded in function.who_is:
                break
            if word.flags & (PREPOSITION | FUNCTION):
                continue
        if (
            (word.flags & (TITLE | HONORIFIC) and not word.flags & (OFFICE | GIVEN))
            or word.folded in function.pointer
            or word.stem in function.demonstrative
            or word.folded == "بن"
        ):
            continue
        if previous is None:
            out.add(word.singular[_letters_of(word, source) :])
        elif previous.folded == _SERVANT:
            out.discard(_SERVANT)
            out.add(_written_apart(previous, word))
        else:
            out.add(word.singular)
        previous = word
    return frozenset(out)


def _without_brackets(text: Text, source: Range) -> Iterator[Word]:
    """The words of a phrase; those in brackets only if it is a document.

    «القيادي في حركة النهضة (نهضة) فلان»; behind an age it is over: «فلان (61 عاما)».
    """
    words = iter(text.words[source[0] : source[1]])
    is_document = text.words[source[0]].flags & DOCUMENT
    for word in words:
        if word.type != OPEN or is_document:
            yield word
        elif any([w.type == NUMBER for w in takewhile(_is_inside, words)]):
            return


def _is_inside(word: Word) -> bool:
    return word.type != CLOSE


def _letters_of(word: Word, source: Range) -> int:
    """How many letters before the first word of a source are none of an unknown name: «لكاهيل»."""
    is_name = not (word.flags or word.preposition or word.conjunction)
    return source[2] if is_name and not word.definite else 0


def names(text: Text, source: Range) -> set[str]:
    return {
        w.singular
        for w in text.words[source[0] : source[1]]
        if (w.flags & GIVEN or not w.flags) and not w.adjective
    }


def given_names(text: Text, source: Range) -> set[str]:
    """The words of a phrase that are given names, and not of those that a body is called after."""
    words = text.words[source[0] : source[1]]
    return {
        word.stem
        for k, word in enumerate(words)
        if word.flags & GIVEN and not any(w.flags & ORGANIZATION for w in words[max(0, k - 2) : k])
    }


def is_joined(text: Text, source: Range) -> bool:
    """Whether a phrase names several persons («بايدن ويون»)."""
    inner = range(source[0] + 1, source[1])
    with_and = [k for k in inner if text.words[k].folded[:1] == "و"]
    if with_and == []:
        return False
    return are_each(text, source[0]) or any(_joins(text, source[0], k) for k in with_and)


def _joins(text: Text, first: int, k: int) -> bool:
    """Whether the word at ``k``, which begins with و, adds another person to the one before it."""
    before, word = text.words[k - 1], text.words[k]
    if word.definite:
        return False
    if word.conjunction and word.flags & (GIVEN | TITLE):
        is_office_too = before.flags & (OFFICE | TITLE)
        return not is_office_too  # «الكاتبة وأستاذة الأدب»
    if word.flags or before.flags & TITLE or before.type != WORD:
        return False
    if k - 1 > first and not has_name(text, first, k):
        return False  # «هيئة النقل وتقنيته»
    return word.possessed or text.tells_of(word.folded[1:])  # but «ويدودو»


def is_name_in(text: Text, source: Range, stem: str) -> bool:
    """Whether ``stem`` stands as a personal name in a phrase, not as the word of an office."""
    words = text.words
    for k in range(source[0], source[1]):
        if words[k].singular == stem:
            before = words[k - 1] if k > source[0] else None
            if before is None or before.flags & GIVEN or not (before.flags or before.definite):
                return True
            is_called = before.definite and before.flags & (OFFICE | TITLE)
            if is_called and not (words[k].definite or words[k].adjective):
                return True  # «المعلمة زهور»
    return False


@once_each
def says_same(text: Text, source: Range) -> bool:
    """Whether a phrase only points back: «المصدر نفسه», «المتحدثة ذاتها»."""
    pointer = text.lexicon.function.pointer
    return any([w.folded in pointer for w in text.words[source[0] : source[1]]])


def describes(text: Text, source: Range) -> bool:
    """Whether a phrase is only a definite description, as of one just named («الفاعل النقابي»)."""
    words = [w for w in text.words[source[0] : source[1]] if w.type == WORD]
    if not 1 < len(words) <= 4 or text.field == "title":
        return False
    return all(
        w.definite and not w.flags & (GIVEN | TITLE | STATE | ORGANIZATION) for w in words
    ) and any(_is_said_of_one(text, w) for w in words[1:])


def _is_said_of_one(text: Text, word: Word) -> bool:
    """Whether a word is an adjective, and none that counts («المصدر الثاني»)."""
    return (word.adjective and word.number is None) or is_relational(text, word)


def is_relational(text: Text, word: Word) -> bool:
    """Whether a word is a known adjective of callings and affiliations («النقابي»)."""
    return word.stem.removesuffix("ه") in text.lexicon.function.relational


def name_of(text: Text, source: Range) -> str:
    """The words of a source as a name: without clitics, and with the article that these hide."""
    span = text.span(source[0], source[1])
    cut = raw_length(span.text, source[2]) if source[2] else 0
    return article_before(text, source) + span.text[cut:]


def article_before(text: Text, source: Range) -> str:
    """The letters that the name of a source lacks where «لل» stands before it.

    «للصحيفة» without its preposition is «الصحيفة», though the span cannot show it whole. «للجنة
    المالية» is «اللجنة المالية», but «للجنة الأمن» is «لجنة الأمن».
    """
    first, stop, letters = source
    word = text.words[first]
    if not letters or not word.raw.startswith(("لل", "ولل")):
        return ""
    cut = letters - word.raw.startswith("و")
    if cut > 1 or not word.stem.startswith("ل"):
        return "ا" if cut == 1 else "ال"
    after = text.after(first)
    is_annexed = stop > first + 1 and after.definite and not after.looks_relational
    return "" if is_annexed else "ال"
