"""Mentions: the words by which two phrases can be of one source, and fuller phrases around them."""

from __future__ import annotations

from musnad.attribution.clauses import looks_like_verb
from musnad.attribution.draft import Range
from musnad.attribution.sources import breaks_agreement, is_another_body, is_body
from musnad.lexicon.words import (
    ADVERBIAL,
    BE,
    COMMA,
    DOCUMENT,
    FUNCTION,
    GIVEN,
    GROUP,
    HEADS,
    HONORIFIC,
    NAMING,
    NUMBER,
    OCCASION,
    OFFICE,
    OPEN,
    ORGANIZATION,
    PLACE,
    PREPOSITION,
    PRONOUN,
    QUOTE,
    RELATIVE,
    STATE,
    TIME,
    TITLE,
    TOPIC,
    UNNAMED,
    WORD,
    Word,
)
from musnad.text.structure import Text

LONGEST_NAME = 16


#: Words that only point back.
_POINTERS = frozenset(
    ("نفسه", "نفسها", "ذاته", "ذاتها", "انفسهم", "المذكور", "المذكوره", "بدوره", "بدورها")
)


_BROKEN = {"مصادر": "مصدر", "وزراء": "وزير", "شهود": "شاهد", "خبراء": "خبير"}


def stem_of(word: Word) -> str:
    stem = word.stem
    if stem in _BROKEN:
        return _BROKEN[stem]
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
            if word.flags & RELATIVE or word.folded in ("وهو", "وهي", "وهم"):
                break
            if word.flags & (PREPOSITION | FUNCTION) and not word.flags & HEADS:
                continue
        if (
            (word.flags & (TITLE | HONORIFIC) and not word.flags & (OFFICE | GIVEN))
            or word.folded in _POINTERS
            or word.folded == "بن"
        ):
            continue
        out.add(stem_of(word))
    return frozenset(out)


def names(text: Text, source: Range) -> set[str]:
    return {
        stem_of(w)
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
            word.type == WORD
            and word.folded.startswith("و")
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
        if stem_of(words[k]) == stem:
            before = words[k - 1] if k > source[0] else None
            if before is None or before.flags & GIVEN or not (before.flags or before.definite):
                return True
    return False


def says_same(text: Text, source: Range) -> bool:
    """Whether a phrase only points back: «المصدر نفسه», «المتحدثة ذاتها»."""
    return any(w.folded in _POINTERS for w in text.words[source[0] : source[1]])


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


def expand(text: Text, i: int) -> tuple[int, int]:
    """The noun phrase around the word at ``i``, apposition included."""
    words = text.words
    first = i
    while first > 0 and i - first < 10:
        before = words[first - 1]
        here = words[first]
        if before.type != WORD or here.conjunction:
            break
        if before.folded in text.lexicon.demonstratives:
            break
        if here.preposition and not (before.flags & HEADS):
            break
        if before.flags & (PREPOSITION | FUNCTION | TIME | BE) and not before.flags & HEADS:
            break
        if (
            here.flags & (TITLE | OFFICE | ORGANIZATION)
            and not here.flags & GIVEN
            and not before.flags
            and not (before.definite or before.adjective)
        ):
            break  # a verb before its subject
        if (before.cues and not before.flags & (HEADS | GIVEN)) or (
            before.imperfect and not before.flags
        ):
            break
        if (
            (before.verbal_noun or before.flags & (TOPIC | OCCASION | DOCUMENT))
            and not before.definite
            and not (before.flags & (OFFICE | ORGANIZATION))
        ):
            break
        if not (
            before.flags & (HEADS | GIVEN) or before.definite or before.adjective
        ) and not _is_name(words, first - 1):
            break
        if looks_like_verb(text, first - 1):
            break
        first -= 1
        if not before.flags and before.folded.startswith("و") and len(before.folded) > 4:
            break  # «… وجيورجيوس ستاثاكيس»
    stop = i + 1
    anchored = _is_name(words, i) or bool(words[i].flags & GIVEN)
    while stop < text.length and stop - i < 12:
        word = words[stop]
        if word.type == COMMA and stop + 1 < text.length:
            after = words[stop + 1]
            if (
                after.flags & (OFFICE | TITLE)
                and not after.preposition
                and not after.conjunction
                and stop - first <= 6
            ):
                stop += 2
                continue
            break
        if word.type != WORD:
            break
        if word.flags & (FUNCTION | TIME | PREPOSITION | ADVERBIAL) and not word.flags & HEADS:
            break
        if (word.possessed and word.flags & (TOPIC | OCCASION)) or (
            word.verbal_noun
            and word.definite
            and (words[stop - 1].definite and not words[stop - 1].flags & (HEADS & ~GIVEN))
        ):
            break
        if (word.cues and not word.flags & (HEADS | GIVEN) and not word.definite) or (
            word.imperfect and not word.flags
        ):
            break
        if word.conjunction or word.flags & PRONOUN or word.stem in text.lexicon.quantifiers:
            break
        if (
            word.flags & GIVEN
            and words[stop - 1].flags & ORGANIZATION
            and words[stop - 1].definite
            and stop - 1 == first
        ):
            break  # «… باسم الوزارة سلمى»
        if (
            word.preposition
            and word.preposition != "ل"
            and not word.flags & (ORGANIZATION | STATE | PLACE)
        ):
            break
        if word.preposition == "ل" and (
            not (words[stop - 1].flags & HEADS or words[stop - 1].adjective)
            or any(w.flags & GIVEN for w in words[first:stop])
        ):
            break
        if (
            word.flags & (TOPIC | OCCASION)
            and not word.flags & HEADS
            and not word.definite
            and not word.preposition
            and (not words[stop - 1].flags & HEADS)
        ):
            break
        if word.verbal_noun and not word.definite and words[stop - 1].definite:
            break
        before = words[stop - 1]
        if anchored and word.feminine and not (word.flags or word.definite or word.adjective):
            break  # «… القاسم عدة», «… الناصر حفل»: what the clause says of the person
        unknown = not (word.flags or word.definite or word.adjective)
        if (
            unknown
            and anchored
            and not all(
                (_is_name(words, k) or words[k].flags & GIVEN) and not words[k].definite
                for k in range(i, stop)
            )
        ):
            break  # behind a name and what was said of it, an unknown word begins something else
        if (
            not (word.flags or word.definite or word.adjective)
            and before.definite
            and not (before.flags & (OFFICE | TITLE) or before.adjective)
        ):
            break
        if is_body(words[first]) and (
            word.flags & TITLE
            or (before.definite and word.flags & OFFICE and not (word.definite or word.adjective))
            or (before.definite and not (word.flags or word.definite or word.adjective))
            or (word.preposition == "ل" and word.verbal_noun)
            or (before.definite and not word.definite and word.flags & (DOCUMENT | TOPIC))
        ):
            break  # «جامعة نجران الدكتور …», «الاتحاد الأوروبي جوزيب …»
        if is_another_body(before, word):
            break
        if (breaks_agreement(before, word) and word.folded not in text.lexicon.attributes) or (
            word.flags & GROUP and word.definite and before.definite
        ):
            break
        stop += 1
    return _opening(text, first, i), _closing(text, i, stop)


def _closing(text: Text, i: int, stop: int) -> int:
    """``stop`` without marks, prepositions and construct nouns left hanging at the end."""
    words = text.words
    while stop > i + 1:
        last = words[stop - 1]
        cut = stop < text.length and words[stop].type in (WORD, QUOTE)
        if not (
            last.type > NUMBER
            or last.flags & (PREPOSITION | FUNCTION)
            or last.folded in ("ل", "ب")
            or (cut and last.flags & (OFFICE | NAMING | ORGANIZATION) and not last.definite)
        ):
            break
        stop -= 1
    return stop


def _opening(text: Text, first: int, i: int) -> int:
    """Where a phrase collected from ``first`` leftwards of its name at ``i`` really opens.

    A noun phrase opens with a head the lexicon knows or with names only; a definite noun, a
    preposition or a verb before a definite noun belongs to what stands before.
    """
    words = text.words
    while first < i:
        word = words[first]
        if word.flags & (HEADS | GIVEN) and not (word.preposition and not word.flags & HEADS):
            break
        if not (word.flags or word.definite or word.preposition) and all(
            (_is_name(words, k) and not words[k].definite) or words[k].flags & GIVEN
            for k in range(first, i)
        ):
            break
        first += 1
    return first


def _is_name(words: list[Word], k: int) -> bool:
    word = words[k]
    return word.type == WORD and not word.flags and not word.preposition and len(word.folded) > 2


def with_article(written: str, letters: int, name: str) -> str:
    """«للصحيفة» without its preposition is «الصحيفة», though the span cannot show it whole."""
    return "ال" + name if letters >= 2 and written.startswith(("لل", "ولل")) else name
