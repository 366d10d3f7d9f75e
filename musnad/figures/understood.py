"""Units that the text leaves to be understood from the figures around."""

from __future__ import annotations

from typing import Final

from musnad.figures.draft import Draft
from musnad.lexicon.words import WORD
from musnad.text.structure import Text

#: A noun is understood with a bare number at most so many tokens behind it.
_NEAR: Final = 15
#: A bare number as large as this is likelier money than people.
_SUM: Final = 1_000_000


def share_units(text: Text, drafts: list[Draft]) -> None:
    """Give bare numbers the noun understood: «عشرة من 17 عضوا», «مقتل جنديين وإصابة 4»."""
    for k, draft in enumerate(drafts):
        if not draft.bare:
            continue
        following = drafts[k + 1] if k + 1 < len(drafts) else None
        if following is not None and _shares(text, draft, following):
            draft.unit, draft.noun = following.unit, following.noun
            continue
        for earlier in reversed(drafts[max(0, k - 3) : k]):
            if draft.first - earlier.stop > _NEAR or (
                text.sentence_start(draft.first) > earlier.first
            ):
                break
            if earlier.noun or (_is_sum(draft) and earlier.unit.isupper()):
                draft.unit, draft.noun = earlier.unit, earlier.noun
                break


def _shares(text: Text, draft: Draft, following: Draft) -> bool:
    """Whether the figure behind a bare number counts the same: «عشرة من 17 عضوا»."""
    if following.unit == "" or draft.stop >= text.length or following.first > draft.stop + 2:
        return False
    joint = text.words[draft.stop].folded
    if following.first == draft.stop and following.letters and following.noun:
        return joint.startswith("و")  # «أكثر من 10 وأقل من 20 عاملا»
    if joint == "و" and following.unit == "%":
        return True  # «ارتفع السهمان 2.4 و0.7 في المئة»
    return joint in (("من", "و", "او", "الي") if following.noun else ("الي",))


def _is_sum(draft: Draft) -> bool:
    return (draft.low or draft.high or 0) >= _SUM


def name_currencies(text: Text, drafts: list[Draft]) -> None:
    """Give a bare «ريال» the code of the only one of that name that the article tells in full.

    If it tells none, the only country of which it speaks that has money of that name decides.
    """
    units = text.lexicon.units
    every = {draft.unit for draft in drafts}
    for head in sorted(every):
        codes = units.codes_of(head)
        if not codes:
            continue
        told = every.intersection(codes) or _of_nations(text, head)
        if len(told) == 1:
            code = told.pop()
            for draft in drafts:
                if draft.unit == head:
                    draft.unit = code


def _of_nations(text: Text, head: str) -> set[str]:
    """The currencies called ``head`` of the countries that ``text`` names."""
    stems = {word.stem for word in text.words if word.type == WORD}
    return text.lexicon.units.of_nations(head, stems)
