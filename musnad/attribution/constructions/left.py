"""The subject before a verb, where the words behind it leave room for one there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from musnad.attribution.constructions.sight import Sight
from musnad.attribution.model import Phrase, Range
from musnad.attribution.phrases import read_phrase
from musnad.attribution.subjects import BACK, subject_before
from musnad.lexicon.words import (
    ADVERBIAL,
    BE,
    COMMA,
    DOCUMENT,
    PARTICLE,
    PREPOSITION,
    RELATIVE,
    SEMICOLON,
    TIME,
    TOPIC,
)

#: «سبق لـ» stands at most so many tokens before the verb.
_LONGEST_FOREGOING: Final = 14


def behind(sight: Sight) -> Phrase | None:
    """What stands between a verb that speaks to nobody and the marker of its content."""
    if sight.opener is None or sight.is_directed:
        return None
    return read_phrase(sight.text, sight.first, sight.limit)


def left_subject(sight: Sight, right: Phrase | None) -> Range | None:
    """The subject left of the verb; ``right`` is what stands behind it, if that was read."""
    apart = _of_pluperfect(sight) or _of_foregoing(sight)
    if apart is not None:
        return apart
    subject = -1 if right is None else right.first
    if subject == sight.first or (subject >= 0 and not sight.before.is_nominal):
        return None
    if barring(sight) is not None:
        return None
    left = subject_before(sight.text, sight.i, sight.cue)
    if left is None or _is_too_far(sight, left) or _is_joined_saying(sight, left):
        return None
    if subject >= 0:  # «أن الرئيس غرد على منصة … تويتر»
        is_next = left[1] == sight.i and sight.text.before(left[0]).complementiser != ""
        return left if is_next else None
    opens = sight.text.before(left[0])
    is_first = opens.flags & BE  # «وكانت جهات في الوادي أكدت»
    return left if is_first or not _has_subject_behind(sight) else None


def _of_pluperfect(sight: Sight) -> Range | None:
    """«كانت الشركة قد أعلنت أمس الاستغناء عن …»: the subject between «كان» and «قد»."""
    if sight.before.folded not in sight.text.lexicon.function.verbal_particle:
        return None
    left = subject_before(sight.text, sight.i, sight.cue)
    is_of_be = left is not None and sight.text.before(left[0]).flags & BE
    return left if is_of_be else None


def _of_foregoing(sight: Sight) -> Range | None:
    """«سبق لوزارة الصحة أن أعلنت»: the subject between «سبق لـ» and «أن»."""
    text, i = sight.text, sight.i
    if sight.before.complementiser != "أ" or sight.form.tense != "perfect":
        return None
    near = range(i - 3, max(text.sentence_start(i), i - _LONGEST_FOREGOING) - 1, -1)
    at = next((k for k in near if text.words[k].folded in text.lexicon.function.foregoing), -1)
    if text.before(i - 1).folded in text.lexicon.function.foregoing:
        return subject_before(text, i - 2, sight.cue)  # «الجمعية سبق أن نبهت السكان»
    head = text.after(at)
    if at < 0 or head.preposition != "ل":
        return None
    phrase = read_phrase(text, at + 1, i - 1, follows=True)
    is_whole = (phrase.first, phrase.stop) == (at + 1, i - 1)
    return (at + 1, i - 1, 1) if is_whole else None


def barring(sight: Sight) -> Callable[[Sight], bool] | None:
    """The first rule that says that no subject stands left of the verb; None if one may."""
    for bar in BARS:
        if bar(sight):
            return bar
    return None


def _takes_nothing(sight: Sight) -> bool:
    """A verb without anything that opens its content has no subject before it."""
    tells_certain = sight.verb.opens and not sight.verb.renews  # «المالك حمّل الشركة مسؤولية …»
    return sight.opener is None and not (sight.takes_object or tells_certain)


def _is_joined(sight: Sight) -> bool:
    """Behind «و» a verb has its subject behind itself, but «أما … فقال»."""
    goes_on = sight.before.type == COMMA and sight.words[sight.i].folded.startswith("ل")
    if sight.form.tense == "imperfect" and goes_on:
        return True  # «…، ليؤكد»
    if not sight.cue.conjunction:
        return False
    return sight.cue.conjunction != "ف" or not _is_behind_as_for(sight)


def _is_behind_as_for(sight: Sight) -> bool:
    """Whether «أما» opens the clause, at the beginning of the sentence or behind a comma."""
    text, i, as_for = sight.text, sight.i, sight.text.lexicon.function.as_for
    start = text.sentence_start(i)
    near = range(i - 1, max(start, i - BACK) - 1, -1)
    at = next((k for k in near if sight.words[k].folded in as_for), -1)
    return at == start or text.before(at).type in (COMMA, SEMICOLON)


def _is_object_of_relative(sight: Sight) -> bool:
    """Behind a relative pronoun that is its object («الذي وصفته الصحف بكذا»)."""
    return bool(sight.form.suffix) and bool(sight.before.flags & RELATIVE)


def _disagrees_with_relative(sight: Sight) -> bool:
    """«المدينة التي قال إنها آمنة»: a verb of another gender has another subject."""
    function, folded = sight.text.lexicon.function, sight.before.folded
    if sight.form.gender == "m":
        return folded in function.which_she
    return folded in function.which_he


def _is_followed_by_none(sight: Sight) -> bool:
    """Without a marker, neither a noun phrase nor an adverbial follows."""
    head = sight.head
    return (
        sight.opener is None
        and not head.is_nominal
        and not head.flags & (ADVERBIAL | PREPOSITION | TIME)
    )


BARS: Final[tuple[Callable[[Sight], bool], ...]] = (
    _takes_nothing,
    _is_joined,
    _is_object_of_relative,
    _disagrees_with_relative,
    _is_followed_by_none,
)


def _is_too_far(sight: Sight, left: Range) -> bool:
    """Whether something stands between the subject and a verb that speaks to somebody."""
    before = sight.before
    return (
        sight.is_directed
        and left[1] != sight.i
        and sight.i - 1 not in sight.text.closing
        and before.type != COMMA
        and not before.flags & (RELATIVE | PARTICLE | BE)
    )


def _is_joined_saying(sight: Sight, left: Range) -> bool:
    """«وعن الانتقادات، واتهام الصناع بالاقتباس، عقبت»: joined to what she is asked about."""
    word = sight.words[left[0]]
    is_saying = any(c.form.tense == "noun" and c.conjunction for c in word.cues)
    return is_saying and not word.flags & DOCUMENT  # but «… وبيان يدين القصف»


def _has_subject_behind(sight: Sight) -> bool:
    """Whether a noun behind the verb can only be its subject."""
    head = sight.head
    if sight.text.field != "text" or sight.opener is not None or sight.form.number == "p":
        return False
    if head.flags & TOPIC or head.verbal_noun:
        return False
    if head.folded in sight.text.lexicon.function.whichever:
        return False  # «تنفي أي ضلوع»
    is_manner = head.folded in sight.text.lexicon.function.manner
    if not (head.flags & (ADVERBIAL | PREPOSITION | TIME) or is_manner):
        return True
    end = sight.text.sentence_end(sight.first)
    late = read_phrase(sight.text, sight.first, end, seek_object=True).object_at
    if late >= 0 and sight.words[late].folded in sight.text.lexicon.function.determiner:
        return False  # «استبعد بشكل محدد أي تحالف»
    return late < 0 or not sight.words[late].flags & TOPIC
