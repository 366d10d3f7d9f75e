"""Noun phrases of sources: where the words for who said it begin and end.

An Arabic subject may stand far from its verb, among offices, appositions, places and adverbials of
the saying. The phrase is read left to right, word by word, with the classes of the lexicon.
"""

from __future__ import annotations

from musnad.attribution.draft import Range
from musnad.lexicon.words import (
    ADVERBIAL,
    AGENCY,
    BE,
    CLOSE,
    COMMA,
    COMPLEMENTISER,
    DASH,
    DOCUMENT,
    FUNCTION,
    GIVEN,
    GROUP,
    HEADS,
    HONORIFIC,
    MEDIUM,
    NAMING,
    NUMBER,
    OCCASION,
    OFFICE,
    OPEN,
    OPENER,
    ORGANIZATION,
    PARTICLE,
    PLACE,
    PREPOSITION,
    PRESS,
    PRONOUN,
    QUOTE,
    RELATIVE,
    SEMICOLON,
    STATE,
    TIME,
    TITLE,
    TOPIC,
    UNNAMED,
    WORD,
    Word,
)
from musnad.text.structure import Text

_QUOTED_NAME = 8
#: No source stands further than this many tokens behind its verb, for adverbials between.
_LONGEST_ADVERBIAL = 30
_PRONOUN_CLAUSE = frozenset(
    ("وهو", "وهي", "وهم", "وهما", "وكان", "وكانت", "والذي", "والتي", "والذين")
)
_TO_MEDIUM = frozenset(("مع", "الي", "عبر", "ل", "لـ"))
#: Media that one speaks on rather than to, and networks that are nobody's voice.
_ON_AIR = frozenset(("قناه", "تلفزيون", "اذاعه", "فضاييه", "راديو", "شاشه"))
_NETWORKS = frozenset(("التواصل", "تويتر", "فيسبوك", "فيس", "انستغرام", "يوتيوب"))


class Phrase:
    """What stands between a reporting word and its content.

    ``first`` and ``stop`` bound the source (``first`` < 0: none), ``media`` are those spoken to,
    ``object_at`` is where the reported noun phrase begins (< 0: not found).
    """

    __slots__ = ("first", "late", "media", "object_at", "stop")

    def __init__(self) -> None:
        self.first = self.stop = self.object_at = -1
        self.late = False  # whether the object was found behind adverbials only
        self.media: list[Range] = []

    @property
    def source(self) -> Range | None:
        """The source as a range, if there is one."""
        return (self.first, self.stop, 0) if self.first >= 0 else None


def read_phrase(
    text: Text,
    first: int,
    stop: int,
    *,
    seek_object: bool = False,
    addressee: bool = False,
    follows: bool = False,
) -> Phrase:
    """Read tokens ``first`` to ``stop`` (excluded) as [adverbials] source [adverbials].

    With ``seek_object`` the reading ends where a reported noun phrase begins; with ``addressee``
    also where the one spoken to, accused or described begins; ``follows`` says that a preposition
    («وفقا لـ») leads to the source, so that the first word is no medium spoken to.
    """
    words, closing = text.words, text.closing
    phrase = Phrase()
    skipping = ended = closed = in_relative = False
    j = first
    while j < stop:
        if phrase.first < 0 and j - first > _LONGEST_ADVERBIAL:
            break
        word = words[j]
        kind = word.type
        if kind > NUMBER:
            if kind == QUOTE:
                end = closing.get(j, -1)
                if end == j + 1:
                    j = end + 1  # marks round nothing
                    continue
                if j < end < stop + 1 and end - j <= _QUOTED_NAME:
                    if (
                        seek_object
                        and phrase.first >= 0
                        and not ended
                        and words[j - 1].definite
                        and not quotes_name(words[j + 1 : end])
                    ):
                        phrase.object_at = j
                        break
                    if not skipping and not ended:
                        if phrase.first < 0:
                            phrase.first = j
                        phrase.stop = end + 1
                    closed, j = True, end + 1
                    continue
                if end > 0:
                    break
            elif kind == OPEN:
                end = _closing_bracket(text, j, stop)
                if end > 0:
                    if (
                        phrase.first >= 0
                        and not ended
                        and words[j + 1].type <= NUMBER
                        and not (words[j + 1].flags & TIME)
                    ):
                        phrase.stop = end + 1
                    closed, j = True, end + 1
                    continue
            elif kind in (COMMA, SEMICOLON, DASH):
                skipping = False
                closed = True
                after = words[j + 1] if j + 1 < stop else None
                if (
                    phrase.first < 0
                    and after is not None
                    and j > first
                    and (
                        after.flags & (PARTICLE | OPENER | BE)
                        or (after.conjunction and after.imperfect)
                        or _opens_new_clause(words, j + 1, stop)
                    )
                ):
                    break  # a new clause
                if phrase.first >= 0 and not ended:
                    if (
                        kind == COMMA
                        and after is not None
                        and not in_relative
                        and not seek_object
                        and (text.words[j + 1].raw in _PRONOUN_CLAUSE or after.flags & RELATIVE)
                        and all(w.type not in (COMMA, SEMICOLON) for w in words[j + 2 : stop])
                    ):
                        j += (
                            1  # «فلان، وهو خبير من …»: nothing closes the clause before the content
                        )
                        continue
                    if (
                        kind != COMMA
                        or after is None
                        or in_relative
                        or not _apposes(text, j + 1, stop)
                        or (seek_object and _opens_object(text, after, True, addressee))
                        or (
                            seek_object
                            and after.flags & (DOCUMENT | OCCASION)
                            and not after.flags & OFFICE
                        )
                    ):
                        ended = True
            elif phrase.first >= 0 and not ended and j == phrase.stop and text.words[j].raw in "/":
                phrase.stop = j + 1
            j += 1
            continue
        flags = word.flags
        if not word.plain:
            if flags & COMPLEMENTISER and not in_relative:
                break
            if (
                word.cues
                and (phrase.first < 0 or seek_object)
                and (word.cues[0].form.tense == "participle" and not flags)
            ) or word.folded in text.lexicon.interrogatives:
                break
            if word.preposition == "ل" and word.stem in text.lexicon.phrases:
                phrase_flags, size = text.phrase_flags(j)
                if phrase_flags & (PRESS | MEDIUM | AGENCY):
                    if phrase_flags & AGENCY:
                        phrase.media.append((j, j + size, len(word.conjunction) + 1))
                    if phrase.first >= 0:
                        ended = True
                    closed = False
                    j += size
                    continue
            if word.folded in text.lexicon.manners and j + 1 < stop and words[j + 1].type == WORD:
                ended = ended or phrase.first >= 0
                closed = True
                j += 2
                continue
            if not word.preposition and word.folded in text.lexicon.phrases:
                phrase_flags, size = text.phrase_flags(j)
                if phrase_flags & TIME:
                    if phrase.first >= 0:
                        ended = True
                    else:
                        skipping = False
                    closed = True
                    j += size
                    continue
                if phrase_flags & (STATE | ORGANIZATION | PLACE) and not ended and not skipping:
                    if phrase.first < 0:
                        phrase.first = j
                    phrase.stop = j + size
                    closed = True
                    j += size
                    continue
            medium = (
                medium_at(text, j, stop, phrase, ended or skipping)
                if not follows or j > first
                else None
            )
            if medium is not None:
                phrase.media.append(medium)
                if phrase.first >= 0:
                    ended = True
                else:
                    skipping = False
                closed = True
                j = medium[1]
                continue
        if phrase.first < 0:
            if (
                seek_object
                and (not skipping or (closed and not word.definite))
                and _opens_object(
                    text,
                    word,
                    True,
                    addressee and bool(flags & (GROUP | UNNAMED)) and word.stem.endswith("ين"),
                )
            ):
                phrase.object_at = j
                break
            if addressee and word.stem in text.lexicon.quantifiers:
                phrase.object_at = j
                break
            if (
                (flags & TIME and not flags & HEADS and not _is_named(words, j, stop))
                or flags & PRONOUN
                or word.folded in text.lexicon.asides
                or (
                    j > first
                    and words[j - 1].flags & TIME
                    and word.folded in text.lexicon.time_adjectives
                )
            ):
                skipping = False
                closed = True
                j += 1
                continue
            if (word.preposition and not (follows and j == first)) or (
                flags & (PREPOSITION | ADVERBIAL | FUNCTION)
                and not (flags & HEADS and not flags & PREPOSITION)
            ):
                # «رسميا» leads no phrase of its own
                alone = flags & ADVERBIAL and not flags & PREPOSITION and word.stem.endswith("ا")
                skipping = not alone
                if alone:
                    closed = True
                    j += 1
                    continue
            elif not skipping or (
                flags & (HEADS | GIVEN)
                and closed
                and not word.conjunction
                and not _qualifies(words[j - 1], word)
            ):
                phrase.first, phrase.stop = j, j + 1
                skipping = False
            closed = word.closed or _is_closed(word, words[j - 1] if j else None)
            j += 1
            continue
        if ended:
            phrase.late = True
            if (
                seek_object
                and closed
                and (
                    _opens_object(text, word, True, addressee)
                    or (
                        word.stem in text.lexicon.demonstratives
                        and not words[j - 1].flags & PREPOSITION
                    )
                )
            ):
                phrase.object_at = j
                break
            # After a comma, a time word or an adverb any noun opens it; else it may be theirs.
            fresh = (
                words[j - 1].type > NUMBER
                or words[j - 1].flags & TIME
                or (words[j - 1].flags & ADVERBIAL and not words[j - 1].flags & PREPOSITION)
            )
            if (
                seek_object
                and fresh
                and not (flags & (TIME | PREPOSITION | ADVERBIAL | FUNCTION))
                and (closed and not word.preposition and not word.conjunction)
            ):
                phrase.object_at = j
                break
            closed = (
                bool(flags & TIME)
                or (bool(flags & ADVERBIAL) and not flags & PREPOSITION)
                or word.closed
                or _is_closed(word, words[j - 1])
            )
            j += 1
            continue
        if in_relative:
            phrase.stop = j + 1
            j += 1
            continue
        if (
            seek_object
            and not word.conjunction
            and (
                (
                    closed
                    and _opens_object(
                        text,
                        word,
                        words[j - 1].definite or bool(words[j - 1].flags & STATE),
                        addressee,
                    )
                )
                or (
                    breaks_agreement(words[j - 1], word)
                    and word.folded not in text.lexicon.attributes
                    and not _is_bearer(words, phrase.first, j, stop)
                )
                or (closed and not addressee and _follows_name(words[j - 1], word))
                or (
                    addressee
                    and closed
                    and flags & (OFFICE | TITLE)
                    and not (word.definite or word.adjective)
                    and is_body(words[phrase.first])
                )
                or (addressee and closed and is_another_body(words[j - 1], word))
                or (
                    addressee
                    and _names_before(words[j - 1])
                    and word.definite
                    and not word.adjective
                    and not flags & (OFFICE | TITLE | GIVEN)
                    and word.folded not in text.lexicon.attributes
                )
            )
        ):
            phrase.object_at = j
            break
        if word.plain:
            phrase.stop = j + 1
        elif flags & RELATIVE or word.raw in _PRONOUN_CLAUSE:
            if seek_object:
                ended = True
                closed = False
                j += 1
                continue
            in_relative = True
            phrase.stop = j + 1
        elif _ends_phrase(text, j, stop) and not goes_on_to_name(text, phrase.first, j, stop):
            ended = True
            closed = bool(flags & TIME) or (bool(flags & ADVERBIAL) and not flags & PREPOSITION)
            j += 1
            continue
        else:
            phrase.stop = j + 1
        closed = word.closed or _is_closed(word, words[j - 1])
        j += 1
    return _trimmed(text, phrase)


def _trimmed(text: Text, phrase: Phrase) -> Phrase:
    """``phrase`` without function words and marks left hanging at its end."""
    words = text.words
    while phrase.first >= 0 and phrase.stop > phrase.first:
        last = words[phrase.stop - 1]
        hanging = last.type > NUMBER and last.type not in (QUOTE, CLOSE)
        if hanging or (last.flags & (PREPOSITION | FUNCTION) and not last.flags & HEADS):
            phrase.stop -= 1
        else:
            break
    if phrase.stop <= phrase.first:
        phrase.first = phrase.stop = -1
    return phrase


def _closing_bracket(text: Text, opening: int, stop: int) -> int:
    for k in range(opening + 1, min(opening + 12, stop)):
        if text.words[k].type == CLOSE:
            return k
    return -1


def _is_closed(word: Word, before: Word | None) -> bool:
    """Whether a noun phrase may end with ``word`` behind ``before``: nothing is annexed to it."""
    if (
        before is not None
        and before.flags & UNNAMED
        and not before.definite
        and word.stem.startswith("م")
    ):
        return True  # «مصدر مطلع»
    if word.folded in ("عام", "عامه", "اول", "اولي"):
        return False  # «مفتي عام المملكة»
    # An unknown word is a name behind a name or a title, and on its own; else a noun of the phrase.
    return not word.flags and (
        before is None
        or bool(before.cues)
        or bool(before.flags & (GIVEN | TITLE))
        or before.definite
        or before.adjective
        or (not before.flags and not word.feminine and not before.feminine)
    )


def is_body(head: Word) -> bool:
    """Whether ``head`` opens the name of a body, which takes no office in apposition."""
    return bool(head.flags & ORGANIZATION) and not head.flags & (OFFICE | TITLE | GIVEN | UNNAMED)


def is_another_body(before: Word, word: Word) -> bool:
    """Whether ``word`` opens the name of a body behind a definite word, which it cannot go on."""
    return (
        before.definite
        and is_body(word)
        and not (word.definite or word.adjective or word.preposition or word.conjunction)
    )


def _opens_new_clause(words: list[Word], k: int, stop: int) -> bool:
    """Whether an unknown word with و before a definite noun is a verb («وأصدر النادي»)."""
    word = words[k]
    return (
        word.folded.startswith("و")
        and len(word.folded) > 3
        and not (word.flags or word.definite or word.feminine or word.adjective)
        and k + 1 < stop
        and words[k + 1].definite
        and bool(words[k + 1].flags & HEADS)
    )


def _is_named(words: list[Word], j: int, stop: int) -> bool:
    """Whether a month at ``j`` is a man's name before another name («رمضان مسعود»)."""
    return (
        bool(words[j].flags & GIVEN)
        and j + 1 < stop
        and bool(words[j + 1].flags & GIVEN)
        and not words[j - 1].flags & PREPOSITION
    )


def _is_bearer(words: list[Word], first: int, j: int, stop: int) -> bool:
    """Whether an unknown word is the name of an office's bearer («رئيس البلدية نادر الصفصافي»)."""
    word = words[j]
    if word.flags or word.definite or word.feminine or word.stem.endswith("ا") or j + 1 >= stop:
        return False
    after = words[j + 1]
    return bool(words[first].flags & (OFFICE | TITLE)) and (
        after.type == WORD and after.definite and not after.flags and not after.verbal_noun
    )


def quotes_name(inside: list[Word]) -> bool:
    """Whether words in marks are a personal name («المتحدث "سالم الكندي"»)."""
    return (
        0 < len(inside) <= 4
        and any(w.flags & GIVEN for w in inside)
        and all(
            w.type == WORD
            and not w.preposition
            and (w.flags & (GIVEN | TITLE) or not (w.flags or w.verbal_noun))
            for w in inside
        )
    )


def _qualifies(before: Word, word: Word) -> bool:
    """Whether ``word`` is an adjective of the plural before it («المسؤولين السعوديين»)."""
    return (
        before.definite
        and word.definite
        and before.stem.endswith(("ين", "ون"))
        and before.stem[-2:] == word.stem[-2:]
    )


def _names_before(before: Word) -> bool:
    """Whether ``before`` looks like a surname with the article («الوردي»)."""
    return before.definite and not before.flags and before.type == WORD


def _opens_object(text: Text, word: Word, free: bool, addressee: bool) -> bool:
    """Whether ``word`` begins a reported noun phrase (or, if asked, an addressee).

    ``free``: nothing of the subject stands directly before it.
    """
    if word.preposition or word.conjunction:
        return False
    flags = word.flags
    if flags & TOPIC and not flags & (OFFICE | TITLE | UNNAMED):
        return free or not word.definite or not flags & HEADS
    if word.verbal_noun and not word.definite and not flags & HEADS:
        return True
    if not flags and not word.definite and len(word.folded) > 3 and word.folded.endswith("ا"):
        return free  # an indefinite accusative: «أعلنت الصين حربا»
    if addressee:
        return bool(
            (flags & GROUP and word.definite)
            or (word.definite and word.stem.endswith("ين") and flags & UNNAMED)
            or flags & (PRESS | STATE)
            or word.stem in text.lexicon.quantifiers
        )
    return False


def breaks_agreement(before: Word, word: Word) -> bool:
    """Whether ``word`` cannot go on the noun phrase that ``before`` ends: a new phrase begins.

    A definite noun takes no indefinite one after it, unless that is a name; an indefinite
    adjective no definite noun.
    """
    if (
        word.type != WORD
        or word.preposition
        or word.flags & (PREPOSITION | FUNCTION | ADVERBIAL | TIME)
    ):
        return False
    if (
        not word.definite
        and before.definite
        and before.flags & (ORGANIZATION | DOCUMENT | GROUP)
        and not (before.flags & (OFFICE | TITLE))
    ):
        return not word.adjective and not word.flags & (GIVEN | TITLE | OFFICE | STATE | PLACE)
    if before.adjective and not before.definite and not before.flags & (GIVEN | STATE | PLACE):
        return word.definite and not word.adjective
    if before.definite and word.possessed and not word.definite:
        return True  # «الطبيب أسرته»
    if (
        before.definite
        and word.definite
        and not word.adjective
        and not before.flags & (TITLE | GIVEN)
    ):
        if word.flags & (TITLE | GIVEN | STATE | PLACE) or word.stem.endswith(("يه", "ي")):
            return False
        if before.flags & GROUP or (
            word.feminine != before.feminine and before.flags & (ORGANIZATION | OFFICE)
        ):
            # persons take no annexation; an adjective would agree
            return bool(word.flags & (HEADS | TOPIC))
        return (
            bool(word.flags & (ORGANIZATION | GROUP | DOCUMENT | OCCASION))
            and not word.flags & OFFICE
        )
    return False


def _follows_name(before: Word, word: Word) -> bool:
    """Whether ``word`` is a common noun behind a name or «سموه», which take no annexation."""
    if word.definite or word.preposition or word.conjunction or word.adjective or word.type != WORD:
        return False
    if before.flags & HONORIFIC:
        return not word.flags & (PREPOSITION | FUNCTION | ADVERBIAL | TIME | OFFICE | TITLE | GIVEN)
    if before.flags & GIVEN or (not before.flags and not before.definite):
        return bool(word.flags & (ORGANIZATION | DOCUMENT | NAMING)) and not word.flags & (
            OFFICE | TITLE | GIVEN | UNNAMED
        )
    return False


def _apposes(text: Text, first: int, stop: int) -> bool:
    """Whether the words after a comma go on naming the source («، وزير الثقافة،»)."""
    word = text.words[first]
    if word.type > NUMBER:
        return word.type == QUOTE and text.closing.get(first, first + 9) - first <= 4
    flags = word.flags
    if flags & (RELATIVE | FUNCTION | PREPOSITION | ADVERBIAL | TIME) and not flags & HEADS:
        return False
    if text.words[first].raw in _PRONOUN_CLAUSE or word.preposition:
        return False
    if word.cues and word.cues[0].finite and not flags & HEADS:
        return False
    if word.conjunction:
        return bool(flags & (OFFICE | ORGANIZATION | TITLE | GIVEN))
    return not word.imperfect


def _ends_phrase(text: Text, j: int, stop: int) -> bool:
    """Whether the word at ``j`` opens an adverbial of the saying: the source ends before."""
    words = text.words
    word, before = words[j], words[j - 1]
    flags, folded = word.flags, word.folded
    after = words[j + 1] if j + 1 < stop else None
    if folded in ("في", "خلال", "اثناء", "ضمن"):
        if folded != "في":
            return True
        reach = (
            5 if after is not None and after.folded in ("اكثر", "اول", "اخر", "ختام", "اطار") else 3
        )
        for k in range(j + 1, min(j + reach, stop)):
            if words[k].flags & (OCCASION | TIME) or words[k].folded in text.lexicon.asides:
                return not words[k].flags & (ORGANIZATION | PLACE) or bool(
                    words[k].flags & OCCASION
                )
            if words[k].definite or (words[k].type != WORD and reach == 3):
                break
        return (
            after is None
            or after.possessed  # «في كلمته»
            or after.type == NUMBER
            or after.folded in ("هذا", "هذه", "ذلك", "تلك", "حين", "وقت", "ما")
        )
    if folded == "عن":
        return not (
            before.flags & (OFFICE | UNNAMED | GROUP)
            or (before.adjective and words[j - 2].flags & (OFFICE | UNNAMED))
            or before.stem.startswith("صادر")
        )
    if folded in ("الي", "لدي"):
        if after is None:
            return True
        return not (after.flags | text.phrase_flags(j + 1)[0]) & (STATE | PLACE | ORGANIZATION)
    if folded == "علي" and flags & PREPOSITION:
        return not any(
            w.stem.startswith(("مشرف", "مطلع", "قايم", "مشرفه")) for w in words[j - 2 : j]
        )
    if folded == "بين":
        return not before.adjective
    if folded in ("لاول", "للمره"):
        return True
    if before.flags & HONORIFIC and flags & PREPOSITION:
        return True
    if flags & TIME and not flags & (HEADS | GIVEN):
        if word.folded == "عام" and before.type == WORD and not (after and after.type == NUMBER):
            return False  # «مدير عام»
        return not (word.folded == "اليوم" and before.flags & MEDIUM)
    if (
        flags & PRONOUN
        and before.stem.startswith("م")
        and not before.definite
        and after is not None
    ):
        return False  # «مصدر موثوق به في …»
    if folded == "وسط" and before.type == WORD and not before.definite and not before.adjective:
        return False  # «لاعب خط وسط»
    if folded in ("خاصه", "عامه") and before.feminine and not before.definite:
        return False  # «منشأة خاصة»
    if flags & (ADVERBIAL | BE | PARTICLE | PRONOUN):
        return True
    if flags & FUNCTION and not flags & HEADS:
        return True
    if word.preposition == "ل" and flags & PRESS:
        return not (
            before.flags & ORGANIZATION or (before.adjective and words[j - 2].flags & ORGANIZATION)
        )
    if word.preposition == "ب" and flags & OCCASION and not flags & HEADS:
        return True
    return (
        bool(word.cues)
        and word.cues[0].form.tense == "participle"
        and not flags & (HEADS | PLACE | STATE)
    )


def goes_on_to_name(text: Text, first: int, j: int, stop: int) -> bool:
    """Whether an office's own preposition leads on to the name («مسؤول الرقابة عن … فلان»)."""
    words = text.words
    if words[j].folded not in ("عن", "علي", "بين", "لدي") or not words[first].flags & (
        OFFICE | UNNAMED
    ):
        return False
    if any(w.flags & (GIVEN | TITLE) for w in words[first + 1 : j]):
        return False
    if j + 1 < stop and words[j + 1].verbal_noun and not words[j + 1].definite:
        return False
    for k in range(j + 1, min(stop, j + 9)):
        if words[k].type == COMMA or words[k].flags & OCCASION:
            return False
        if (
            words[k].flags & (GIVEN | TITLE)
            and not words[k].flags & ORGANIZATION
            and not words[k].preposition
        ):
            return True
    return False


def medium_at(text: Text, j: int, stop: int, phrase: Phrase, adverbial: bool) -> Range | None:
    """The medium spoken to whose phrase begins at ``j` («لرويترز», «مع قناة …»), if it is one."""
    words = text.words
    word, before = words[j], words[j - 1]
    flags = word.flags
    if word.preposition == "ل" and flags & (MEDIUM | AGENCY):
        if phrase.first >= 0 and not adverbial and _is_office_of(text, j, phrase.first, stop):
            return None
        if phrase.first == j - 1 and before.flags & DOCUMENT and not before.definite:
            return None  # «تقرير لصحيفة …» is its own
        return medium_phrase(
            text, j, stop, len(word.conjunction) + 1 + word.folded.startswith("لل")
        )
    if word.folded in ("ل", "لـ", "لـ") and j + 1 < stop and words[j + 1].type == QUOTE:
        if (
            phrase.first >= 0
            and before.flags & (DOCUMENT | OFFICE)
            and phrase.first == j - 1
            and not adverbial
        ):
            return None
        end = text.closing.get(j + 1, -1)
        return (j + 1, min(end + 1, stop), 0) if end > 0 else None
    if (
        adverbial
        and flags & (MEDIUM | AGENCY)
        and not word.preposition
        and (
            before.folded in _TO_MEDIUM or (before.folded in ("علي", "في") and word.stem in _ON_AIR)
        )
    ):
        if j + 1 < stop and words[j + 1].folded in _NETWORKS:
            return None
        return medium_phrase(text, j, stop, 0)
    return None


def _is_office_of(text: Text, j: int, first: int, stop: int) -> bool:
    """Whether «لـ + medium» at ``j`` belongs to an office named just before it."""
    for k in range(max(first, j - 3), j):
        if text.words[k].flags & OFFICE:
            after = medium_phrase(text, j, stop, 1)[1]
            return (
                after < stop
                and text.words[after].type == WORD
                and not (text.words[after].flags & (ADVERBIAL | TIME | PREPOSITION | FUNCTION))
            )
    return False


def medium_phrase(text: Text, j: int, stop: int, letters: int) -> Range:
    """The noun phrase of a medium whose head is at ``j``: head, quoted or bare name, adjectives."""
    words = text.words
    k = j + 1
    agency = bool(words[j].flags & AGENCY) and not words[j].flags & MEDIUM
    while k < min(stop, j + 8):
        word = words[k]
        if word.type == QUOTE and k in text.closing:
            end = text.closing[k]
            if end - k > 6:
                break
            k = end + 1
            continue
        if word.type != WORD or agency:
            break
        flags = word.flags
        if flags & (TIME | PREPOSITION | FUNCTION | ADVERBIAL) or (word.cues and not word.definite):
            break
        if word.conjunction or word.preposition == "ب":
            break
        if flags & (TITLE | OFFICE | UNNAMED | GIVEN) and not word.definite and k > j + 1:
            break
        k += 1
    return j, min(k, stop), letters
