"""What cannot speak is no speaker: the heads of phrases that no source has."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from musnad.attribution.agreement import are_things, are_two, is_deed, is_governed
from musnad.attribution.finite import is_finite
from musnad.attribution.kinds import is_department
from musnad.attribution.model import Range
from musnad.attribution.rules import Conditions
from musnad.lexicon.words import (
    ADVERBIAL,
    AGENCY,
    GIVEN,
    GROUP,
    HEADS,
    OCCASION,
    OFFICE,
    ORGANIZATION,
    PLACE,
    PREPOSITION,
    RELATIVE,
    Word,
)
from musnad.text.structure import Text

#: Classes of words that name somebody, whatever else they mean.
_NAMED: Final = HEADS | GIVEN | AGENCY | PLACE
#: What the rules want of the head.
_of_head: Final = Conditions[Word]()


def is_mute(text: Text, source: Range) -> bool:
    """Whether the head of the phrase ``source`` cannot speak: the first rule that says so."""
    first, stop, _ = source
    head, after = text.words[first], text.after(first)
    is_pointed_at = stop > first + 1 or after.flags & RELATIVE  # «دعا أولئك الذين اختلفوا إلى»
    if head.folded in text.lexicon.function.demonstrative and is_pointed_at:
        is_somebody = after.definite and after.flags & HEADS  # «أكدت هذه المصادر»
        return not is_somebody
    if is_finite(text, first) and not head.verb_joined:
        return True  # «أثار», «استيقظ»
    if head.accusative and (is_governed(text, first) or are_two(text, first)):
        return False  # «أن عددا من السكان», «رئيسا المجلسين»
    if _is_somebody(text, first):
        return False
    if head.stem in text.lexicon.function.quantifier and stop > first + 1:
        if after.stem in text.lexicon.function.demonstrative:
            after = text.after(first + 1)  # «كل هذه العوامل»
        are_people = after.flags & (HEADS | GIVEN) or after.stem.endswith(("ين", "ون"))
        return not are_people and after.definite  # «معظم العواصف»
    asked = _ASKED[head]  # most words have no rule
    return asked != () and any(rule(text, head, stop - first) for rule in asked)


def _is_somebody(text: Text, first: int) -> bool:
    """Whether the word at ``first`` is somebody with the next, whatever it means alone."""
    function, head, after = text.lexicon.function, text.words[first], text.after(first)
    is_mother = head.folded in function.mother and bool(after.flags & GIVEN)  # «أم ناصر»
    is_part = head.stem in function.part_of and after.folded == "من"  # «القليل من الخبراء»
    is_ministry = text.field == "title" and head.stem in function.ministry
    if is_mother or is_part or is_ministry or is_department(text, first):
        return True
    return bool(text.phrase_flags(first)[0] & ORGANIZATION)  # «النقد الدولي»


@_of_head.want(
    lambda head, lexicon: (
        head.folded in lexicon.function.either or head.folded in lexicon.function.whichever
    )
)
def _is_alternative(text: Text, head: Word, size: int) -> bool:
    """«أو القول», «أي توغل»."""
    return True


@_of_head.want(lambda head, _: is_deed(head) and not head.flags & (HEADS | GIVEN))
def _is_happening(text: Text, head: Word, size: int) -> bool:
    """«يشير ارتفاع … إلى»: nobody speaks."""
    return size > 1


@_of_head.want(
    lambda head, _: head.definite and is_deed(head) and not head.flags & (_NAMED | OCCASION)
)
def _is_deed(text: Text, head: Word, size: int) -> bool:
    """«كشف التوقف عن», «التجارب السابقة»: nor do deeds with the article, but «العودة» as a surname.

    What a meeting said people said.
    """
    return not (size == 1 and text.is_behind_given_name(head))


@_of_head.want(lambda head, _: bool(head.flags & OCCASION) and not head.flags & (HEADS & ~OFFICE))
def _is_occasion(text: Text, head: Word, size: int) -> bool:
    """«المؤتمر», unless it is a body, too."""
    return True


@_of_head.want(
    lambda head, lexicon: (
        head.folded.lstrip("لب") in lexicon.function.demonstrative
        or head.folded in lexicon.function.existential
        or head.folded in lexicon.function.blessing
    )
)
def _is_pointing(text: Text, head: Word, size: int) -> bool:
    """«هذا», «لهذا», «هناك», «صلى الله عليه وسلم»; but «هؤلاء» are people."""
    return not head.flags & GROUP


@_of_head.want(lambda head, _: head.accusative and not head.flags & (HEADS | GIVEN))
def _is_accusative(text: Text, head: Word, size: int) -> bool:
    """«كثيرا», «تضليلا»."""
    return True


@_of_head.want(lambda head, _: bool(head.flags & (ADVERBIAL | PREPOSITION)))
def _is_adverbial(text: Text, head: Word, size: int) -> bool:
    """«خلال اجتماع»."""
    return True


@_of_head.want(lambda head, _: head.thing)
def _is_thing(text: Text, head: Word, size: int) -> bool:
    """«مسافة الطريق»; with the article and alone it may be a surname («الجمل»)."""
    return size > 1 or not head.definite


@_of_head.want(lambda head, _: are_things(head) and not (head.flags or head.name))
def _is_many(text: Text, head: Word, size: int) -> bool:
    """«الزيارات المتبادلة», «تغييرات في القوانين»; alone it may be a surname («بركات»)."""
    return size > 1 or head.definite


_RULES: Final[tuple[Callable[[Text, Word, int], bool], ...]] = (
    _is_alternative,
    _is_happening,
    _is_deed,
    _is_occasion,
    _is_pointing,
    _is_accusative,
    _is_adverbial,
    _is_thing,
    _is_many,
)
_ASKED: Final = _of_head.among(_RULES)
