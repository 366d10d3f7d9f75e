"""Whether a word can only be a finite verb where it stands, and no name written like one."""

from __future__ import annotations

from typing import Final

from musnad.lexicon.words import GIVEN, PLACE, PRONOUN, STATE, TITLE, WORD, Word
from musnad.text.structure import Text

#: Hardly a name begins so: «ترامب استعرض خطته».
_TENTH_FORM: Final = "است"


def is_finite(text: Text, k: int) -> bool:
    """Whether a known verb, or «هناك», stands at ``k``, with a conjunction before it or not."""
    word = text.after(k - 1)
    if word.predicates:
        return True
    if not word.verb or text.after(k).folded in text.lexicon.function.son:
        return False  # «يزيد بن سالم»
    is_sure = bool(text.after(k).flags & PRONOUN)  # «بيان صحفي توصلت به»
    is_sure = is_sure or word.folded.startswith(_TENTH_FORM)
    return word.verb_joined or is_sure or not names_on(text.before(k))


def describes(text: Text, k: int) -> bool:
    """Whether the verb at ``k`` describes the noun before it: «باحثون قاموا بـ», «من زار»."""
    before = text.before(k)
    if before.type != WORD or text.words[k].verb_joined:
        return False
    is_known = before.definite or before.flags & (GIVEN | TITLE | STATE | PLACE)
    return not is_known


def names_on(word: Word) -> bool:
    """Whether a name may follow: behind a name or a title, a word like a verb is one, too."""
    return bool(word.flags & (GIVEN | TITLE)) or word.name
