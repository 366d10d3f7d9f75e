"""Markers: the first thing right of a reporting word that opens its content.

A complementiser, the verb's own preposition, a colon, or a quotation mark; each has look-alikes
inside noun phrases, names and adverbials, which are told apart here.
"""

from __future__ import annotations

from typing import NamedTuple

from musnad.attribution.sources import goes_on_to_name, quotes_name
from musnad.lexicon import Cue
from musnad.lexicon.words import (
    ADVERBIAL,
    AGENCY,
    BREAK,
    CLOSE,
    COLON,
    COMMA,
    DASH,
    ELLIPSIS,
    GIVEN,
    GROUP,
    HEADS,
    MEDIUM,
    NAMING,
    NEGATION,
    NUMBER,
    OFFICE,
    OPENER,
    ORGANIZATION,
    PLACE,
    QUOTE,
    RELATIVE,
    SEMICOLON,
    STATE,
    STOP,
    TIME,
    TITLE,
    TOPIC,
    UNNAMED,
    WORD,
    Word,
)
from musnad.text.structure import Text

#: How far to the right of a cue its content may begin, in tokens.
REACH = 70


#: The same for a participle, whose content follows closely.
NEAR = 25


#: Marks round fewer words than this name something rather than quote it.
SPEECH_WORDS = 3


#: Words after which «أن» is not the complementiser of the reporting verb.
NOT_BEFORE_THAT = frozenset(
    (
        "بعد",
        "قبل",
        "منذ",
        "الا",
        "غير",
        "رغم",
        "كما",
        "حيث",
        "حتي",
        "دون",
        "اذ",
        "بيد",
        "مع",
        "لولا",
        "بما",
        "بدون",
        "شريطه",
        "شرط",
        "لاجل",
        "يمكن",
        "يجب",
        "ينبغي",
        "يتوقع",
        "المقرر",
        "المتوقع",
        "يريد",
        "تريد",
        "قبيل",
        "من",
        "عن",
        "في",
        "سوي",
        "خشيه",
        "بشرط",
        "المنتظر",
        "المرجح",
        "الممكن",
        "المفترض",
        "يفترض",
        "سبق",
        "يشترط",
        "لابد",
        "بد",
    )
)


_FIXED_TO = frozenset(("ذلك", "جانب", "جنب", "حد", "حين", "متي", "هذا"))


#: Words before a quotation mark that make what it opens a part of the sentence.
_JOINING = frozenset(("و", "ب", "ل", "ك", "او", "من", "في", "عن", "بـ", "لـ"))


class Marker(NamedTuple):
    """Where content begins: its first token, the token that announces it, and the kind."""

    content: int
    at: int
    kind: str


def find_marker(
    text: Text, i: int, *, verb_end: int, cue: Cue, reach: int = REACH
) -> Marker | None:
    """The first thing right of the cue at ``i`` that opens its content."""
    words, closing = text.words, text.closing
    verb = cue.verb
    preps = verb.preps
    prefixed = "ب" in preps and not verb.weak
    asks = verb.act == "ask"
    in_relative = False
    inner: int = -1
    fallback: Marker | None = None
    sure = False
    j = i + 1
    stop = min(verb_end, i + reach)
    while j < stop:
        word = words[j]
        if word.inert:
            j += 1
            continue
        kind = word.type
        if kind > NUMBER:
            if kind == COLON:
                if verb.quote and is_speech_colon(text, j):
                    return after_colon(text, j)
                break
            if kind == QUOTE:
                end = closing.get(j, -1)
                if end > 0:
                    if sure:
                        break
                    if verb.quote and _is_speech(text, j, end, i):
                        return Marker(j, j, "quote")
                    j = end + 1
                    continue
                if verb.quote and j == i + 1 and j not in text.opening and j + 1 < text.length:
                    return Marker(j + 1, j, "quote")
            elif kind in (COMMA, SEMICOLON):
                in_relative = False
            elif kind == ELLIPSIS and verb.weak:
                break  # «كما يعتقد البعض.. »
            j += 1
            continue
        flags = word.flags
        if asks and word.folded in text.lexicon.interrogatives:
            return Marker(j, j, "that")
        if word.complementiser:
            if j == inner:
                j += 1
                continue
            before = words[j - 1]
            taken = (j == i + 1 and verb.that and not word.conjunction) or _takes_clause(
                text, j, verb.lemma, verb.that, preps, before, word
            )
            if taken:
                return Marker(j, j - 1 if before.folded in preps else j, "that")
            j += 1
            continue
        if flags & (RELATIVE | OPENER):
            in_relative = bool(flags & RELATIVE)
        if (
            not flags & RELATIVE
            and word.folded in preps
            and not word.conjunction
            and not (flags & GIVEN and j + 1 < stop and words[j + 1].flags & GIVEN)
        ):
            after = words[j + 1] if j + 1 < stop else None
            if (
                after is not None
                and after.folded not in _FIXED_TO
                and after.folded not in text.lexicon.asides
                and not after.flags & (TIME | RELATIVE if word.folded != "الي" else RELATIVE)
                and not (word.folded == "الي" and in_relative and not verb.addressee)
                and not (
                    _internal_preposition(text, j, i)
                    and not (verb.addressee and word.folded == "من")
                )
            ):
                content = j + 1
                while content < text.length and words[content].type in (COLON, DASH, BREAK):
                    content += 1
                if content >= text.length or content > j + 4:
                    break
                after = words[content]
                if verb.weak and not after.complementiser and after.type != QUOTE:
                    j += 1
                    continue
                return Marker(content, j, "that" if after.complementiser else "preposition")
        elif word.preposition and word.preposition in preps and not in_relative and not verb.weak:
            strength = _clitic_preposition(text, j, i)
            if word.preposition == "ل" and strength == 2 and j > i + 1:
                strength = 1
            if strength == 2 and (j == i + 1 or not verb.that):
                return Marker(j, j, "preposition")
            if strength and (fallback is None or (strength == 2 and not sure)):
                fallback, sure = Marker(j, j, "preposition"), strength == 2
        elif prefixed and word.folded[:1] == "ب":
            if _is_prefixed(text, j, i, stop):
                return Marker(j, j, "preposition")
            if fallback is None and not in_relative and _may_be_prefixed(text, j):
                fallback = Marker(j, j, "preposition")
        if word.cues and (j > i + 1 or word.cues[0].form.tense == "participle"):
            other = word.cues[0]
            if other.finite and other.form.person == 3:
                if in_relative or words[j - 1].flags & RELATIVE:
                    inner = j + 1
                elif (other.conjunction and not flags & GIVEN) or (
                    j > i + 1
                    and (
                        words[j - 1].flags & OPENER
                        or (not flags and (not other.verb.weak or leads(text, j)))
                    )
                ):
                    break
            elif (
                other.form.tense == "participle"
                and not flags & (HEADS | ADVERBIAL | GIVEN | PLACE)
                and leads(text, j)
            ):
                break
        j += 1
    return fallback


def _is_prefixed(text: Text, j: int, cue: int, stop: int) -> bool:
    """Whether a word with ب in front is بـ before marks, or right behind the cue بـ and a noun."""
    word = text.words[j]
    if word.folded == "ب" and j + 1 < stop and text.words[j + 1].type == QUOTE:
        return True
    return j == cue + 1 and len(word.folded) > 3 and not word.flags and not word.preposition


def _may_be_prefixed(text: Text, j: int) -> bool:
    """Whether an unknown word may be بـ and a noun («بشن»), behind words that end a noun phrase."""
    word, before = text.words[j], text.words[j - 1]
    return (
        word.folded.startswith("ب")
        and len(word.folded) > 2
        and not word.flags
        and not word.preposition
        and (before.definite or before.adjective or before.type in (COMMA, CLOSE, QUOTE))
        and not before.flags & (TITLE | OFFICE)
    )


def leads(text: Text, j: int) -> bool:
    """Whether the cue at ``j`` is followed at once by content of its own."""
    if j + 1 >= text.length:
        return False
    after = text.words[j + 1]
    if after.complementiser or after.type in (COLON, QUOTE):
        return True
    preps = text.words[j].cues[0].verb.preps
    return after.folded in preps or (after.preposition in preps and after.preposition != "")


def _takes_clause(
    text: Text, j: int, lemma: str, that: bool, preps: frozenset[str], before: Word, word: Word
) -> bool:
    if word.conjunction:
        return False
    after = text.words[j + 1] if j + 1 < text.length else None
    if (
        len(word.stem) == 2
        and word.complementiser[-1] != "أ"
        and after is not None
        and after.folded in ("كان", "كانت", "كانوا")
    ):
        return False  # a condition: «إن كان»
    if before.folded in preps:
        return True
    if not that and not (word.preposition and word.preposition in preps):
        return False
    if before.folded in NOT_BEFORE_THAT or before.flags & (NEGATION):
        return False
    if word.preposition == "ل" or word.preposition == "ك":
        return False
    # «أكد ضرورة أن»: the clause belongs to the noun
    return not (
        word.complementiser == "أ"
        and before.flags & TOPIC
        and not before.definite
        and before.type == WORD
    )


def is_speech_colon(text: Text, colon: int) -> bool:
    """Whether a colon is not that of a clock time or of a web address."""
    words = text.words
    if colon + 1 >= text.length:
        return False
    before, after = words[colon - 1], words[colon + 1]
    if before.type == NUMBER and after.type == NUMBER:
        return False
    return text.words[colon + 1].raw not in "/." and not (
        before.type == WORD and before.folded.isascii()
    )


def after_colon(text: Text, colon: int) -> Marker:
    words = text.words
    j = colon + 1
    while (j < text.length and words[j].type in (DASH, COLON)) or (
        j < text.length and words[j].type == BREAK and j - colon < 2
    ):
        j += 1
    if j >= text.length:
        return Marker(colon, colon, "colon")
    if words[j].type == QUOTE and j in text.closing:
        return Marker(j, colon, "quote")
    if words[j].type == QUOTE and j + 1 < text.length:
        return Marker(j + 1, colon, "colon")
    return Marker(j, colon, "that" if words[j].complementiser else "colon")


def _is_speech(text: Text, opening: int, closing: int, cue: int) -> bool:
    """Whether the marks hold speech and not the name of something."""
    size = sum(1 for word in text.words[opening + 1 : closing] if word.type <= NUMBER)
    if (
        opening > cue + 1
        and text.words[opening - 1].type == WORD
        and quotes_name(text.words[opening + 1 : closing])
    ):
        return False
    if opening == cue + 1:
        if size <= 4 and any(
            w.complementiser and not w.conjunction
            for w in text.words[closing + 1 : min(closing + 16, text.sentence_end(closing))]
        ):
            return False  # «قال “البيت الأبيض” … إن»
        return size >= 2
    before = text.words[opening - 1]
    if before.folded in _JOINING:
        return False
    if size < SPEECH_WORDS:
        # two words are speech if they end the sentence behind somebody's name
        last = closing + 1 >= text.length or text.words[closing + 1].type in (STOP, BREAK)
        return size == 2 and last and not before.flags & (NAMING | MEDIUM | AGENCY)
    if before.flags & (NAMING | MEDIUM | AGENCY) and size < 8 and not before.definite:
        return False
    # A complementiser still to come shows that the marks only name.
    after = text.words[closing + 1] if closing + 1 < text.length else None
    return not (
        after is not None
        and (after.complementiser or after.type == COLON)
        and not after.conjunction
    )


def _internal_preposition(text: Text, j: int, cue: int) -> bool:
    """Whether the preposition at ``j`` belongs to the noun phrase before it."""
    word, before = text.words[j], text.words[j - 1]
    if j == cue + 1:
        return False
    if word.folded == "من":
        return bool(before.flags & (GROUP | UNNAMED)) or before.folded in (
            "عدد",
            "احد",
            "احدي",
            "كل",
            "عديد",
            "مزيد",
            "كثير",
            "عددا",
            "اكثر",
            "اقل",
        )
    if word.folded == "عن":
        return any(
            w.flags & OFFICE and w.stem.startswith(("عضو", "نايب", "ممثل", "نواب", "اعضاء"))
            for w in text.words[max(cue + 1, j - 4) : j]
        ) or goes_on_to_name(text, cue + 1, j, text.sentence_end(j))
    if word.folded == "علي":
        return before.definite and before.stem.startswith(("مشرف", "مطلع", "قايم", "محافظ"))
    if word.folded == "الي":
        after = text.words[j + 1]
        return bool(
            before.flags & OFFICE or (before.adjective and text.words[j - 2].flags & OFFICE)
        ) and bool(after.flags & (STATE | PLACE))
    return False


def _clitic_preposition(text: Text, j: int, cue: int) -> int:
    """How likely a word with بـ or لـ opens the content: 2 surely, 1 perhaps, 0 not."""
    word, before = text.words[j], text.words[j - 1]
    flags = word.flags
    if j == cue + 1:
        return 2
    if word.verbal_noun or flags & TOPIC:
        return 2
    if flags & (PLACE | ORGANIZATION | STATE | TIME | NAMING | MEDIUM):
        return 0 if before.type == WORD else 1
    if before.type in (COMMA, QUOTE, CLOSE):
        return 2
    if before.flags & (OFFICE | NAMING | ORGANIZATION) and not before.definite:
        return 0
    return 1


def next_cue(text: Text, i: int, end: int) -> int:
    """Where the next reporting word's clause begins, at most ``end``."""
    words = text.words
    for j in range(i + 2, end):
        word = words[j]
        if word.cues and not word.flags & (HEADS | GIVEN | PLACE):
            other = word.cues[0]
            if other.form.tense == "participle" or (
                other.finite
                and (
                    other.conjunction
                    or (
                        not other.verb.weak and not word.flags and not words[j - 1].flags & RELATIVE
                    )
                )
            ):
                return j
    return end
