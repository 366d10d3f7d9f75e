"""Marks inside a content: whether they quote words, or only name or doubt something."""

from __future__ import annotations

from typing import Final

from musnad.lexicon.words import AGENCY, ELLIPSIS, FUNCTION, MEDIUM, NAMING, NUMBER, PRONOUN
from musnad.text.structure import Text

#: Names between marks have fewer words; words that doubt something at most so many.
_NAME: Final = 8
_FEW: Final = 3
#: From the first mark to the second round one word.
_ONE: Final = 2
#: Words that a clause has and no name.
_OF_CLAUSE: Final = FUNCTION | PRONOUN


def holds_title(text: Text, opening: int) -> bool:
    """Whether the marks at ``opening`` hold a title of any length: «تحمل عنوان "…"»."""
    titled = text.lexicon.function.titled
    before = text.before(opening)
    is_clitic = before.folded in text.lexicon.function.joining
    return (text.before(opening - 1) if is_clitic else before).folded in titled


def opens_sentence(text: Text, opening: int) -> bool:
    """«فلكية الوادي: «2031» الأفضل للرصد»: one word in marks, and the sentence goes on.

    In a headline so does a short name, be it before dots: «الوزير: «رياح الشمال».. خطة للموانئ».
    """
    closing = text.closing[opening]
    after, is_headline = text.after(closing), text.field == "title"
    goes_on = after.type <= NUMBER and not (after.conjunction or after.cues)
    goes_on = goes_on or (after.type == ELLIPSIS and is_headline)
    if not goes_on or closing - opening > _FEW:
        return False
    return closing - opening == _ONE or (is_headline and not holds_clause(text, opening, closing))


def holds_clause(text: Text, opening: int, closing: int) -> bool:
    """Whether a clause, and no name, stands between marks."""
    return any(
        w.verb
        or w.imperfect
        or w.flags & _OF_CLAUSE
        or w.predicates
        or (w.cues and w.cues[0].finite and not w.flags)
        for w in text.words[opening + 1 : closing]
    )


def is_quoted_speech(text: Text, opening: int, closing: int) -> bool:
    """Whether marks inside a content quote words, and do not only name or doubt something."""
    inside = [word for word in text.words[opening + 1 : closing] if word.type <= NUMBER]
    if len(inside) <= 1 or holds_title(text, opening):
        return False
    if inside[0].folded in text.lexicon.function.blessing:
        return False  # «رئيس الدولة "حفظه الله"»
    before = text.before(opening)
    if before.flags & (NAMING | MEDIUM | AGENCY) and len(inside) < _NAME and not before.definite:
        return False
    if len(inside) == 2 and inside[1].definite and not inside[1].conjunction:
        # «سلوكه الغريب»
        possessed = inside[0].folded.endswith(("ه", "ها", "هم")) and not inside[0].feminine
        if not possessed:
            return False
    return len(inside) > _FEW or not all(w.definite for w in inside)
