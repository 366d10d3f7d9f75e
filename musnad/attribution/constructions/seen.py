"""«رأى المحلل في القرار تراجعا»: what is told of a matter that somebody looks at."""

from __future__ import annotations

from typing import Final

from musnad.attribution.agreement import is_deed
from musnad.attribution.constructions.placing import placed
from musnad.attribution.constructions.sight import Answer, Sight, of_cue
from musnad.attribution.kinds import has_name
from musnad.attribution.model import Construction, Phrase, Range
from musnad.attribution.phrases import NOTHING, read_phrase
from musnad.attribution.subjects import subject_before
from musnad.lexicon.words import (
    DOCUMENT,
    GIVEN,
    HEADS,
    NUMBER,
    OFFICE,
    ORGANIZATION,
    PERSONS,
    PLACE,
    RELATIVE,
    STATE,
    TIME,
    UNNAMED,
    Word,
)

#: «في» stands so near behind the verb, and what is seen so near behind «في».
_NEAR: Final = 12
#: Of «في القرار تراجعا» so many words stand before what is seen.
_IN_NOUN: Final = 2


@of_cue.want(lambda cue, lexicon: cue.verb.folded in lexicon.function.sees)
def seen(sight: Sight) -> Answer:
    """«رأى المحلل في القرار تراجعا», «ورأت فيه الحركة تراجعا»: «في» leads to what is judged."""
    marker = sight.marker
    if sight.before.flags & RELATIVE or (marker is not None and marker.kind != "quote"):
        return None
    in_it = sight.text.lexicon.function.in_it
    near = range(sight.first, min(sight.end, sight.first + _NEAR))
    at = next((k for k in near if _leads(sight, k)), -1)
    if at < 0:
        return None
    is_pronoun = sight.words[at].folded in in_it
    if is_pronoun and marker is not None:
        return None  # «ورأت فيه "تراجعا"»
    phrase = _seer(sight, at, is_pronoun)
    left = _seer_before(sight, at) if phrase.first < 0 else None
    if phrase.first < 0 and left is None and not _is_unsaid(sight, at):
        return None
    behind = max(phrase.stop, at + (1 if is_pronoun else _IN_NOUN))
    if not _is_thought(sight, behind):
        return None
    return placed(
        sight,
        Construction.VERB,
        behind if is_pronoun else at,
        opener="object",
        source=phrase.source,
        left=left,
    )


def _leads(sight: Sight, k: int) -> bool:
    """Whether «في» at ``k`` leads to what is judged, not to where an office is («الباحث في …»)."""
    word, text = sight.words[k], sight.text
    if word.folded in text.lexicon.function.in_it:
        return True
    if word.folded != "في":
        return False
    is_office = sight.after.flags & (OFFICE | UNNAMED) and not has_name(text, sight.first, k)
    return not (is_office and text.after(k).flags & (ORGANIZATION | STATE | PLACE))


def _is_unsaid(sight: Sight, at: int) -> bool:
    """«ورأت فيه تراجعا»; but «وترى في عمقه صالة» is what anybody sees."""
    return at == sight.first and sight.cue.conjunction != "" and sight.form.tense == "perfect"


def _seer(sight: Sight, at: int, is_pronoun: bool) -> Phrase:
    """Who thinks so: from the verb to «في», or behind «فيه»."""
    first = sight.first
    if at > first:
        phrase = read_phrase(sight.text, first, at)
        is_whole = (phrase.first, phrase.stop) == (first, at)
    else:
        phrase = read_phrase(sight.text, at + 1, sight.end, seek_object=True)
        is_whole = is_pronoun and phrase.first == at + 1
    is_somebody = is_whole and _is_somebody(sight, (phrase.first, phrase.stop, 0))
    return phrase if is_somebody else NOTHING


def _seer_before(sight: Sight, at: int) -> Range | None:
    """Who thinks so, before the verb («الحركة ترى في القرار تراجعا»)."""
    if at > sight.first or sight.cue.conjunction:
        return None
    left = subject_before(sight.text, sight.i, sight.cue)
    return left if left is not None and _is_somebody(sight, left) else None


def _is_somebody(sight: Sight, source: Range) -> bool:
    head = sight.words[source[0]]
    is_known = head.flags & (HEADS | GIVEN) or sight.text.is_behind_given_name(head)
    return bool(is_known)


def _is_thought(sight: Sight, first: int) -> bool:
    """Whether what something is thought to be stands in the clause, from ``first`` on."""
    for k in range(first, min(sight.end, first + _NEAR)):
        word = sight.words[k]
        if word.type > NUMBER:
            return k in sight.text.closing
        if word.complementiser or word.flags & RELATIVE or any(c.finite for c in word.cues):
            return False
        if _is_opinion(sight, k, word):
            return True
    return False


def _is_opinion(sight: Sight, k: int, word: Word) -> bool:
    """«تراجعا», «خطوة»: an indefinite noun of no people; a feminine one shows no case."""
    if word.flags & (PERSONS | TIME) or word.definite or word.preposition or word.conjunction:
        return False
    if not word.feminine:
        one = sight.text.lexicon.classes.get(word.folded.removesuffix("ا"), 0)
        return word.accusative and not one & PERSONS  # «رأى في الطريق رجلا»
    is_apart = sight.form.tense == "imperfect" and sight.text.before(k).definite
    return is_apart or is_deed(word) or bool(word.flags & DOCUMENT)
