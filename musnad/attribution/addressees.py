"""Whom the words are addressed to, or who is accused, called upon, asked or warned.

The verbs that speak to somebody take him as their object («دعا X إلى», «اتهم X بـ»), some behind a
preposition («طلب من X»); with any other he stands behind «ل» («قال لـX إن»). He is read between the
reporting word, or its source, and what opens the content.
"""

from __future__ import annotations

from typing import Final

from musnad.attribution.model import Frame, Range
from musnad.attribution.mute import is_mute
from musnad.attribution.phrases import read_phrase
from musnad.lexicon.function import FunctionWords
from musnad.lexicon.words import (
    ADVERBIAL,
    AGENCY,
    CLOSE,
    COMMA,
    DASH,
    DOCUMENT,
    GIVEN,
    GROUP,
    HEADS,
    MEDIUM,
    OCCASION,
    OFFICE,
    OPEN,
    ORGANIZATION,
    PLACE,
    PRESS,
    PRONOUN,
    QUOTE,
    RELATIVE,
    STATE,
    TIME,
    TITLE,
    TOPIC,
    UNNAMED,
    WORD,
    Word,
)
from musnad.text.structure import Text
from musnad.text.terms import name_terms

#: Behind a quotation that was told before, he stands among so many tokens.
_NEAR: Final = 12
#: A noun phrase of so many tokens may be two: who says it, and to whom.
_LONG: Final = 4
_PERSONS: Final = GIVEN | GROUP | OFFICE | ORGANIZATION | PRESS | TITLE | UNNAMED


def addressee(text: Text, frame: Frame, speaker: str) -> Range | None:
    """Where he stands; None if nobody is named, or only a medium that is spoken to.

    ``speaker`` is the name of the one who says it.
    """
    first, stop = _between(text, frame)
    verb = frame.reading.verb
    if first >= stop or frame.reading.form.suffix or verb.act == "opine":
        return None
    if verb.asks_of:
        return _asked(text, first, stop)
    if not (verb.addressee or verb.target):
        return _spoken_to(text, frame, first, stop)
    found = _object(text, frame, first, stop)
    if found is None or (frame.source is None and _is_named_in(text, found, speaker)):
        return None
    return found


def _between(text: Text, frame: Frame) -> tuple[int, int]:
    """The tokens behind the reporting word and its source, before what opens the content."""
    first = frame.cue + 1
    if frame.source is not None and frame.source[0] > frame.cue:
        first = frame.source[1]
    if frame.content > frame.cue:
        return first, frame.content
    return first, min(text.sentence_end(frame.cue + 1), first + _NEAR)


def _is_named_in(text: Text, place: Range, speaker: str) -> bool:
    """Whether all words of the noun phrase are of the speaker's name: «وأبلغت المصادر أن»."""
    first, stop, _ = place
    said = {word for token in text.words[first:stop] for word in name_terms(token.raw)}
    return said <= set(name_terms(speaker))


def _object(text: Text, frame: Frame, first: int, stop: int) -> Range | None:
    """«دعا الوزير السكان إلى», «متهما الشركة بـ»."""
    phrase = read_phrase(text, first, stop)
    if phrase.first < 0:
        return None
    begin, stop = phrase.first, phrase.stop
    if frame.reading.finite and (frame.source is None or frame.source[0] > frame.cue):
        begin, stop = _without_subject(text, begin, stop)
    stop = _before_matter(text, frame, begin, stop)
    if any(word.flags & RELATIVE for word in text.words[first:begin]):
        return None
    if frame.source is not None and _agrees(text, frame.source, begin):
        return None
    if (
        begin > frame.cue + 1
        and not _is_behind_body(text, frame, begin)
        and _is_of_source(text, begin, is_behind=begin == first)
    ):
        return None
    if frame.source is None and _may_be_subject(frame, text.words[begin]):
        return None
    if not _is_somebody(text, begin, stop, is_near=begin == first):
        return None
    if frame.source is None and _holds_two(text, frame, begin, stop):
        return None
    is_told = frame.reading.verb.act == "say"
    return None if is_told and _is_medium(text, frame, begin, stop) else (begin, stop, 0)


def _without_subject(text: Text, first: int, stop: int) -> tuple[int, int]:
    """The noun phrase without what of it belongs to the subject."""
    words = text.words
    for k in range(stop - 2, first, -1):
        after = words[k + 1]
        if words[k].type == COMMA and not after.flags & (TITLE | GIVEN):
            return k + 1, stop  # «… سالم الراشدي، | المسافرين»
    if words[first - 1].flags & TITLE and not words[first].flags & HEADS:
        first += 1  # «المهندس الحداد | المواطنين»
    at = read_phrase(text, first, stop, seek_object=True, addressee=True).object_at
    if at <= first or words[at].flags & TOPIC or _goes_on(text, at):
        return first, stop
    return at, stop  # «المدير سالم | جميع السكان»


def _before_matter(text: Text, frame: Frame, first: int, stop: int) -> int:
    """Where the noun phrase ends before what he is accused of, or called to («بتأدية …», «بـ»)."""
    words = text.words
    at = next((k for k in range(first + 1, stop) if _is_matter(text, frame, k)), stop)
    last = next((k for k in (at - 1, at - 2) if words[k].flags & RELATIVE), at)
    while words[last - 1].type in (COMMA, DASH):
        last -= 1
    return max(last, first + 1)  # without «الذي شدد» at its end


def _is_matter(text: Text, frame: Frame, k: int) -> bool:
    """Whether what he is accused of, or called to, begins at ``k``."""
    word, before = text.words[k], text.words[k - 1]
    verb = frame.reading.verb
    if word.folded in verb.preps:
        return True
    is_body = word.flags & (PLACE | STATE | ORGANIZATION)
    if word.preposition in verb.preps and not is_body:
        return True
    if word.preposition == "ل" and verb.act == "call" and not word.flags & (_PERSONS | PLACE):
        return True
    if word.folded[0] in verb.preps and _is_unknown(word) and before.definite:
        return True  # «السكان بوضع …»
    if word.verbal_noun:
        return _stands_alone(before, word)
    if not word.flags & TOPIC:
        return False
    is_adjective = _goes_on(text, k)
    return not is_adjective and _stands_alone(before, word)


def _is_unknown(word: Word) -> bool:
    """Whether a word is of no known class, so that its first letter may be a preposition."""
    return not word.flags


def _stands_alone(before: Word, word: Word) -> bool:
    """Whether nothing joins a verbal noun to the words before it («السكان | المغادرة»)."""
    may_end = before.definite or before.name or bool(before.flags & GIVEN)
    return may_end and not (word.conjunction or word.adjective)


def _is_of_source(text: Text, at: int, *, is_behind: bool) -> bool:
    """Whether the word at ``at`` goes on the words before it, of which the source is the last.

    ``is_behind`` says that the source ends right before: then a title or a name goes on it.
    """
    head, before = text.words[at], text.before(at)
    joins = before.type == WORD and not before.flags & (TIME | ADVERBIAL)
    if joins and head.flags & (TITLE | GIVEN):
        return True  # «المدير العام الدكتور سالم»
    if joins and not (is_behind or before.definite or before.possessed):
        return True  # «سلبية واحدة», but «… من جهتهم | جميع السكان»
    if head.flags & PLACE and before.flags & PLACE and not before.flags & STATE:
        return True  # «مصادر في العاصمة صنعاء», but «اتهمت واشنطن موسكو بـ»
    return _goes_on(text, at)


def _is_behind_body(text: Text, frame: Frame, at: int) -> bool:
    """«طالبت النقابة الوزير نادر بـ»: no body, nor several, goes on to a title or a name."""
    if frame.source is None or at != frame.source[1]:
        return False
    are_several = text.words[frame.source[0]].flags & (ORGANIZATION | GROUP)
    return bool(are_several) and bool(text.words[at].flags & (TITLE | GIVEN))


def _agrees(text: Text, source: Range, at: int) -> bool:
    """Whether an unknown singular right behind the source may be its adjective («التابع لها»)."""
    head = text.words[at]
    is_unknown = head.definite and not head.flags
    is_plural = head.stem.endswith("ين")
    return is_unknown and not is_plural and head.feminine == text.words[source[0]].feminine


def _goes_on(text: Text, at: int) -> bool:
    """Whether the word at ``at`` is one of the noun phrase before it: annexed, or an adjective."""
    head, before = text.words[at], text.before(at)
    if before.type != WORD:
        return before.type not in (COMMA, CLOSE, QUOTE)
    if head.folded in text.lexicon.function.attribute:
        return True  # «وسائل | الإعلام», «الجهات | ذات العلاقة»
    if not head.definite:
        return False
    if not before.definite:
        is_joined = before.folded[0] in "بل"
        is_common = before.flags & (HEADS | PLACE) or is_joined or before.adjective
        is_name = before.possessed or before.name or before.flags & (GIVEN | STATE | AGENCY)
        return bool(is_common) and not is_name
    if head.flags & (ORGANIZATION | GROUP) or text.phrase_flags(at)[1] > 1:
        return False  # «الهيئة | المجتمع الدولي»
    if head.feminine:  # also of plurals: «الجهات المختصة»
        return before.feminine or bool(before.flags & (ORGANIZATION | GROUP))
    # «النظام التشيلي»
    return not before.feminine and (not head.flags or bool(head.flags & STATE))


def _may_be_subject(frame: Frame, head: Word) -> bool:
    """Whether a word behind a verb without a source is rather a name («وحذر أوباما أنه»)."""
    if not frame.reading.finite:
        return False
    if head.flags & (GIVEN | TITLE):
        return frame.reading.form.number == "s"
    return not head.flags and not head.definite and not head.possessed


def _holds_two(text: Text, frame: Frame, first: int, stop: int) -> bool:
    """Whether a long noun phrase behind a verb may hold its subject («حث عمدة البلدة الناس»)."""
    is_long = frame.reading.finite and stop - first >= _LONG
    return is_long and bool(text.words[first].flags & (OFFICE | ORGANIZATION))


def _is_somebody(text: Text, first: int, stop: int, *, is_near: bool) -> bool:
    """Whether the noun phrase may be a person or a body: no thing, time, or words between marks.

    ``is_near`` says that nothing stands before it: then an unknown definite noun is one.
    """
    head, function = text.words[first], text.lexicon.function
    is_known = head.flags & (_PERSONS | STATE | PLACE) or (
        head.stem in function.quantifier
        or (head.definite and (is_near or head.stem.endswith("ين")))
    )
    if not is_known and not (is_near and head.possessed) and head.type == WORD:
        return False
    if head.preposition or head.conjunction:
        return False
    if head.type == QUOTE and text.closing.get(first, -1) != stop - 1:
        return False
    if head.verbal_noun and not head.flags & HEADS:
        return False
    if head.folded.startswith(("ب", "و")) and _is_unknown(head):
        return False  # «بكل دقة», «وملاكها»
    if text.after(first).flags & PRONOUN:
        return False  # «المعترف بها»
    if any(head.folded in words for words in _others(function)):
        return False
    if head.folded in text.lexicon.honored:
        return False  # «وحث معاليه»
    if head.stem in function.quantifier and stop - first == 1 and not head.definite:
        return False  # «كل من»
    return not is_mute(text, (first, stop, 0))


def _others(function: FunctionWords) -> tuple[frozenset[str], ...]:
    """Words that are nobody to tell of, or open no noun phrase."""
    return (
        function.deity,
        function.on_behalf,
        function.joining,
        function.time_adjective,
        function.not_addressed,
    )


def _is_medium(text: Text, frame: Frame, first: int, stop: int) -> bool:
    """Whether a medium stands in the noun phrase, or the name of one between marks before it."""
    return text.words[frame.cue + 1].type in (OPEN, QUOTE) or any(
        word.flags & (MEDIUM | AGENCY) or word.type == QUOTE for word in text.words[first:stop]
    )


def _asked(text: Text, first: int, stop: int) -> Range | None:
    """«طلبت اللجنة من السكان المغادرة»."""
    of = text.lexicon.function.of_one
    at = next((k for k in range(first, stop) if text.words[k].folded in of), -1)
    if at < 0 or at + 1 >= stop or not text.words[at + 1].flags & (_PERSONS | STATE):
        return None
    phrase = read_phrase(text, at + 1, stop)
    return phrase.source if phrase.first == at + 1 else None


def _spoken_to(text: Text, frame: Frame, first: int, stop: int) -> Range | None:
    """«قال الوزير للنواب إن», «في تصريح للصحفيين»."""
    words = text.words
    media = [medium[0] for medium in frame.media]
    for k in range(first, stop):
        word = words[k]
        if k not in media and _is_to_person(word):
            before = words[k - 1]
            is_occasion = before.flags & (OCCASION | DOCUMENT)
            if k > first and not (is_occasion and word.flags & PRESS):
                return None
            phrase = read_phrase(text, k, stop, follows=True)
            letters = len(word.conjunction) + 1 + word.folded.startswith("لل")
            end = _before_matter(text, frame, k, phrase.stop)
            return (k, end, letters) if phrase.first == k else None
        if k == first and word.flags & TIME:
            first = k + 1  # «قال الوزير أمس للنواب»
    return None


def _is_to_person(word: Word) -> bool:
    return word.preposition == "ل" and bool(word.flags & _PERSONS)
