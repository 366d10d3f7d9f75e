"""What cannot speak is no speaker: the heads of phrases that no source has."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from musnad.attribution.agreement import is_governed
from musnad.attribution.finite import is_finite
from musnad.attribution.kinds import is_department
from musnad.attribution.model import Range
from musnad.lexicon.words import (
    ADVERBIAL,
    AGENCY,
    GIVEN,
    HEADS,
    OCCASION,
    OFFICE,
    ORGANIZATION,
    PLACE,
    PREPOSITION,
    TOPIC,
    Word,
)
from musnad.text.structure import Text

#: Classes of words that name somebody, whatever else they mean.
_NAMED: Final = HEADS | GIVEN | AGENCY | PLACE


def is_mute(text: Text, source: Range) -> bool:
    """Whether the head of the phrase ``source`` cannot speak: the first rule that says so."""
    first, stop, _ = source
    head, after = text.words[first], text.after(first)
    if head.folded in text.lexicon.function.demonstrative and stop > first + 1:
        is_somebody = after.definite and after.flags & HEADS  # «أكدت هذه المصادر»
        return not is_somebody or is_mute(text, (first + 1, stop, 0))
    if is_finite(text, first) and not head.verb_joined:
        return True  # «أثار», «استيقظ»
    if head.accusative and is_governed(text, first):
        return False  # «أن عددا من السكان»
    if is_department(text, first) or _is_part(text, first):
        return False
    if text.phrase_flags(first)[0] & ORGANIZATION:
        return False  # «النقد الدولي»
    if head.stem in text.lexicon.function.quantifier and stop > first + 1:
        are_people = after.flags & (HEADS | GIVEN) or after.stem.endswith(("ين", "ون"))
        return not are_people and after.definite  # «معظم العواصف»
    return any(rule(text, head, stop - first) for rule in _RULES)


def _is_part(text: Text, first: int) -> bool:
    """«القليل من الخبراء»."""
    is_part = text.words[first].stem in text.lexicon.function.part_of
    return is_part and text.after(first).folded == "من"


def _is_alternative(text: Text, head: Word, size: int) -> bool:
    """«أو القول», «أي توغل»."""
    function = text.lexicon.function
    return head.folded in function.either or head.folded in function.whichever


def _is_happening(text: Text, head: Word, size: int) -> bool:
    """«يشير ارتفاع … إلى»: nobody speaks."""
    is_happening = (head.verbal_noun or head.flags & TOPIC) and not head.flags & (HEADS | GIVEN)
    return bool(is_happening) and size > 1


def _is_deed(text: Text, head: Word, size: int) -> bool:
    """«كشف التوقف عن», «التجارب السابقة»: nor do deeds with the article, but «العودة» as a surname.

    What a meeting said people said.
    """
    is_deed = (head.verbal_noun or head.flags & TOPIC) and not head.flags & (_NAMED | OCCASION)
    is_only = size == 1 and text.is_behind_given_name(head)
    return bool(is_deed) and head.definite and not is_only


def _is_occasion(text: Text, head: Word, size: int) -> bool:
    return bool(head.flags & OCCASION) and not head.flags & (HEADS & ~OFFICE)


def _is_pointing(text: Text, head: Word, size: int) -> bool:
    """«هذا», «لهذا», «هناك»; «صلى الله عليه وسلم»."""
    function = text.lexicon.function
    return (
        head.folded.lstrip("لب") in function.demonstrative
        or head.folded in function.existential
        or head.folded in function.blessing
    )


def _is_accusative(text: Text, head: Word, size: int) -> bool:
    """«كثيرا», «تضليلا»."""
    return head.accusative and not head.flags & (HEADS | GIVEN)


def _is_adverbial(text: Text, head: Word, size: int) -> bool:
    """«خلال اجتماع»."""
    return bool(head.flags & (ADVERBIAL | PREPOSITION))


def _is_thing(text: Text, head: Word, size: int) -> bool:
    """«مسافة الطريق»; with the article and alone it may be a surname («الجمل»)."""
    return head.thing and (size > 1 or not head.definite)


_RULES: Final[tuple[Callable[[Text, Word, int], bool], ...]] = (
    _is_alternative,
    _is_happening,
    _is_deed,
    _is_occasion,
    _is_pointing,
    _is_accusative,
    _is_adverbial,
    _is_thing,
)
