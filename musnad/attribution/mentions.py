"""Mentions: the words by which two phrases can be of one source, and fuller phrases around them."""

from __future__ import annotations

from musnad.attribution.model import Range
from musnad.lexicon.words import (
    DOCUMENT,
    FUNCTION,
    GIVEN,
    GROUP,
    HEADS,
    HONORIFIC,
    NUMBER,
    OFFICE,
    OPEN,
    ORGANIZATION,
    PREPOSITION,
    RELATIVE,
    STATE,
    TITLE,
    UNNAMED,
    WORD,
    Word,
)
from musnad.text.structure import Text


def stem_of(text: Text, word: Word) -> str:
    """The stem of a word, the same for one and for several."""
    stem = word.stem
    singular = text.lexicon.singulars.get(stem)
    if singular is not None:
        return singular
    if word.flags & (UNNAMED | GROUP | OFFICE) and stem.endswith(("ون", "ين")):
        return stem[:-2]
    return stem


def bare(token: str, stem: str) -> str:
    """The part of ``token`` that its stem spells, without clitics."""
    return token[len(token) - len(stem) :] if len(token) > len(stem) else token


def content_words(text: Text, source: Range) -> frozenset[str]:
    """The words of a phrase that tell sources apart: no titles, pronouns, prepositions."""
    out: set[str] = set()
    for word in text.words[source[0] : source[1]]:
        if word.type > NUMBER:
            if word.type == OPEN and out and not text.words[source[0]].flags & DOCUMENT:
                break  # an age: «فلان (61 عاما)»
            continue
        if not word.plain:
            if word.flags & RELATIVE or word.folded in text.lexicon.function.who_is:
                break
            if word.flags & (PREPOSITION | FUNCTION) and not word.flags & HEADS:
                continue
        if (
            (word.flags & (TITLE | HONORIFIC) and not word.flags & (OFFICE | GIVEN))
            or word.folded in text.lexicon.function.pointer
            or word.folded == "بن"
        ):
            continue
        out.add(stem_of(text, word))
    return frozenset(out)


def names(text: Text, source: Range) -> set[str]:
    return {
        stem_of(text, w)
        for w in text.words[source[0] : source[1]]
        if w.type == WORD and (w.flags & GIVEN or not w.flags) and not w.adjective
    }


def given_names(text: Text, source: Range) -> set[str]:
    """The words of a phrase that are given names."""
    return {w.stem for w in text.words[source[0] : source[1]] if w.flags & GIVEN}


def is_joined(text: Text, source: Range) -> bool:
    """Whether a phrase names several persons («بايدن ويون»)."""
    words = text.words
    for k in range(source[0] + 1, source[1]):
        word, before = words[k], words[k - 1]
        if (
            word.folded.startswith("و")
            and not word.definite
            and (
                (word.conjunction and word.flags & (GIVEN | TITLE))
                or (
                    not word.flags
                    and not before.flags & TITLE
                    and len(word.folded) > 3
                    and before.type == WORD
                )
            )
        ):
            return True
    return False


def is_name_in(text: Text, source: Range, stem: str) -> bool:
    """Whether ``stem`` stands as a personal name in a phrase, not as the word of an office."""
    words = text.words
    for k in range(source[0], source[1]):
        if stem_of(text, words[k]) == stem:
            before = words[k - 1] if k > source[0] else None
            if before is None or before.flags & GIVEN or not (before.flags or before.definite):
                return True
    return False


def says_same(text: Text, source: Range) -> bool:
    """Whether a phrase only points back: «المصدر نفسه», «المتحدثة ذاتها»."""
    return any(w.folded in text.lexicon.function.pointer for w in text.words[source[0] : source[1]])


def describes(text: Text, source: Range) -> bool:
    """Whether a phrase is only a definite description, as of one just named («الفاعل النقابي»)."""
    words = [w for w in text.words[source[0] : source[1]] if w.type == WORD]
    if (
        not 1 < len(words) <= 4
        or text.field == "title"
        or words[0].flags & (ORGANIZATION | STATE | GROUP)
    ):
        return False
    return all(
        w.definite and not w.flags & (GIVEN | TITLE | STATE | ORGANIZATION) for w in words
    ) and any(w.adjective for w in words[1:])


def with_article(written: str, letters: int, name: str) -> str:
    """«للصحيفة» without its preposition is «الصحيفة», though the span cannot show it whole."""
    return "ال" + name if letters >= 2 and written.startswith(("لل", "ولل")) else name
