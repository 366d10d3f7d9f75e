"""What cannot speak is no speaker: the heads of phrases that no source has."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from musnad.attribution.finite import is_finite
from musnad.attribution.model import Range
from musnad.lexicon.words import ADVERBIAL, GIVEN, HEADS, OCCASION, OFFICE, PREPOSITION, TOPIC, Word
from musnad.text.structure import Text


def is_mute(text: Text, source: Range) -> bool:
    """Whether the head of the phrase ``source`` cannot speak: the first rule that says so."""
    first, stop, _ = source
    head = text.words[first]
    if is_finite(text, first) and not head.verb_joined:
        return True  # «أثار», «استيقظ»
    return any(rule(text, head, stop - first) for rule in _RULES)


def _is_happening(text: Text, head: Word, size: int) -> bool:
    """«يشير ارتفاع … إلى»: nobody speaks."""
    is_happening = (head.verbal_noun or head.flags & TOPIC) and not head.flags & HEADS
    return bool(is_happening) and not head.definite and size > 1


def _is_occasion(text: Text, head: Word, size: int) -> bool:
    return bool(head.flags & OCCASION) and not head.flags & (HEADS & ~OFFICE)


def _is_pointing(text: Text, head: Word, size: int) -> bool:
    """«هذا», «هناك»; «صلى الله عليه وسلم»."""
    function = text.lexicon.function
    return (
        head.folded in function.demonstrative
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
    _is_happening,
    _is_occasion,
    _is_pointing,
    _is_accusative,
    _is_adverbial,
    _is_thing,
)
