"""Participles: «مشيرا إلى», «مؤكدا أن», whose subject is that of the clause before."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from musnad.attribution.agreement import describes_unnamed
from musnad.attribution.asides import behind_adverbial, behind_aside, closing_mark
from musnad.attribution.constructions.objects import renewed, topic_after
from musnad.attribution.constructions.placing import framed
from musnad.attribution.constructions.sight import Answer, Sight
from musnad.attribution.markers import NEAR, find_marker, leads
from musnad.attribution.model import Construction, Marker, Phrase, Range
from musnad.attribution.phrases import read_phrase
from musnad.attribution.quoted import is_quoted_speech
from musnad.attribution.refusals import Nothing
from musnad.lexicon.words import (
    BREAK,
    COMMA,
    DOCUMENT,
    FUNCTION,
    GIVEN,
    HEADS,
    NUMBER,
    PARTICLE,
    PLACE,
    PREPOSITION,
    QUOTE,
    SEMICOLON,
    STOP,
    TIME,
    TOPIC,
    WORD,
    Word,
)
from musnad.text.structure import Text

#: A verb that goes on to speak stands so near before its participle.
_SAID_BEFORE: Final = 14
#: What is counted is in the singular behind numbers between these; higher ones may be years.
_TEN: Final = 10
_YEAR: Final = 1000
#: Behind an idiom, and behind time words and particles, the content follows at once.
_SHORT: Final = 4


def prayer(sight: Sight) -> Answer:
    """«راجين الله أن يرحمه»: God is spoken to."""
    is_prayer = sight.after.folded in sight.text.lexicon.function.deity
    return Nothing.PRAYER if is_prayer else None


def participle(sight: Sight) -> Answer:
    """A participle beside its clause, with a marker or a bare noun phrase."""
    text, i = sight.text, sight.i
    if i + 1 >= text.length:
        return Nothing.AT_END
    if not _stands_apart(sight):
        return Nothing.NOT_APART
    if sight.verb.renews:
        return _renewing(sight)
    honored = text.lexicon.honored
    if sight.after.folded in sight.verb.idiom or sight.after.folded in honored:
        return _with_idiom(sight)
    # adverbs between a participle and its content: «مشيرا كذلك إلى», «مؤكدا في الوقت نفسه أن»
    media: tuple[Range, ...] = ()
    marker = sight.marker_within(NEAR)
    if marker is not None and marker.kind == "preposition" and sight.words[marker.at].preposition:
        asked = _asked_for(sight)  # «مطالبا الحكومة باتخاذ …», but «مطالبا الحكومة اتخاذ … بحق …»
        if asked is not None and asked.at < marker.at:
            return framed(sight, Construction.PARTICIPLE, asked, beside=True)
    if marker is not None:
        phrase = read_phrase(text, i + 1, marker.at)
        media = phrase.media
        if phrase.first >= 0:
            answer = _at_phrase(sight, phrase, marker)
            if answer is not None:
                return answer
            marker = marker if sight.is_directed else None
    if marker is not None and marker.kind == "preposition" and _is_predicate(sight):
        return Nothing.NOT_APART
    marker = marker or _opened(sight) or _bare_object(sight) or _asked_for(sight)
    if marker is None:
        return Nothing.NO_CONTENT
    source = _light_subject(sight)
    frame = framed(sight, Construction.PARTICIPLE, marker, source=source, media=media, beside=True)
    closing = _closing_before_clause(sight)
    return frame if closing < 0 else replace(frame, until=closing)


def _at_phrase(sight: Sight, phrase: Phrase, marker: Marker) -> Answer:
    """The frame of a participle whose marker stands behind a noun phrase; None for its object."""
    if _points_back(sight.text, phrase.first):
        return framed(
            sight,
            Construction.PARTICIPLE,
            marker,
            source=phrase.source,  # «مضيفا المصدر نفسه أن»
            media=phrase.media,
            beside=True,
        )
    if sight.is_directed:
        return None
    if sight.verb.act == "opine" and marker.kind == "that":
        # «معتبرا تلك الدعوات بأنها»
        return framed(sight, Construction.PARTICIPLE, marker, media=phrase.media, beside=True)
    is_object = sight.verb.object or sight.words[phrase.first].flags & TOPIC
    return None if is_object else Nothing.NO_CONTENT


def _points_back(text: Text, first: int) -> bool:
    """Whether «المصدر», «نفس المتحدث» begins at ``first``: who spoke last."""
    function, head = text.lexicon.function, text.words[first]
    noun = text.after(first) if head.folded in function.the_same else head
    speaks = noun.folded in function.speaker_noun or noun.stem in function.source_noun
    return noun.definite and speaks


def _renewing(sight: Sight) -> Answer:
    """«مجددا التأكيد على أن», «مجددا رفضه لـ»: only certain nouns make it no adverb."""
    at = sight.i + 1
    if sight.after.folded not in sight.verb.opens:
        return Nothing.NO_CONTENT
    marker = Marker(at, at, "object")
    frame = framed(sight, Construction.PARTICIPLE, marker, beside=True)
    return renewed(sight, at, frame)


def _light_subject(sight: Sight) -> Range | None:
    """The subject of a verb that says nothing without the participle: «وتابع الشيخ قائلا».

    With any other participle he ends before it («ختم النائب كلمته مشددا على»).
    """
    text, words = sight.text, sight.words
    for k in range(sight.i - 1, max(text.sentence_start(sight.i), sight.i - _SAID_BEFORE) - 1, -1):
        if words[k].type > NUMBER and words[k].type != QUOTE:
            return None
        verb = next((c.verb for c in words[k].cues if c.finite), None)
        if verb is not None and words[k].folded not in text.lexicon.function.through:
            is_light = verb.folded in text.lexicon.function.speaks_on
            if is_light:
                return _behind_light(sight, k + 1)
            return _next_to(sight, k + 1) if sight.verb.lemma == "قال" else None
    return None


def _next_to(sight: Sight, first: int) -> Range | None:
    """«وأكد الوزير قائلا»: nothing but its subject stands between a verb and the participle."""
    phrase = read_phrase(sight.text, first, sight.i, seek_object=True, addressee=True)
    is_whole = (phrase.first, phrase.stop) == (first, sight.i)
    is_known = sight.words[first].flags & (HEADS | GIVEN) or sight.i - first == 1
    inside = sight.words[first : sight.i]
    tells = any(w.preposition or w.flags & PREPOSITION for w in inside)  # «أشادت الوزيرة بـ…»
    return phrase.source if is_whole and is_known and not tells else None


def _behind_light(sight: Sight, first: int) -> Range | None:
    """The subject that opens at ``first``, without what he ends: «ختم الوزير كلمته قائلا»."""
    is_plain, words = sight.verb.lemma == "قال", sight.words
    phrase = read_phrase(sight.text, first, sight.i, seek_object=not is_plain)
    inside = range(first, phrase.stop)
    stop = next((k for k in inside if words[k].possessed and words[k].flags), phrase.stop)
    # «تابعت كلامي قائلة», «تكمل السيرة والمسيرة قائلة»
    is_speech = not words[first].flags and (words[first].cues or words[first].feminine)
    if phrase.first != first or first >= stop or is_speech:
        return None
    is_known = stop == first + 1 or words[first].flags & (HEADS | GIVEN)
    ends = is_plain or (is_known and all(word.possessed for word in words[stop : sight.i]))
    return (first, stop, 0) if ends else None


def _closing_before_clause(sight: Sight) -> int:
    """The mark at which «قال، مشيرا إلى الخريطة، إن» goes on with the verb's clause, else -1."""
    text, i = sight.text, sight.i
    closing = closing_mark(text, i - 1, text.sentence_end(i)) if i > 1 else -1
    # but «…، موضحا، أن» and «…، مشيرا إلى، أن» are no asides
    is_aside = closing > i + 1 and text.before(closing).folded not in sight.verb.preps
    after = text.after(closing) if is_aside else text.lexicon.empty
    return closing if after.complementiser and not after.conjunction else -1


def _is_attribute_before_clause(sight: Sight) -> bool:
    """«مصادر مؤكدة أن», of a verb before them, but «مصادر نافية الخبر»."""
    return sight.after.complementiser != "" and describes_unnamed(sight.before, sight.cue)


def _stands_apart(sight: Sight) -> bool:
    """Whether the participle is a circumstance of the clause, and no noun or predicate."""
    before, conjunction = sight.before, sight.cue.conjunction
    if conjunction == "ف":
        return False  # «فمرحبا به»
    apart = conjunction or not sight.i or before.type in (COMMA, SEMICOLON)
    flags = sight.words[sight.i].flags
    if flags & (HEADS | PLACE) and not apart:
        return False
    if flags & DOCUMENT and not leads(sight.text, sight.i):
        return False  # «وقع الجانبان، أمس، مذكرة تفاهم»
    if before.folded in sight.text.lexicon.function.not_before_report:
        return False
    if before.definite and sight.form.number == "p" and not sight.after.complementiser:
        return False
    if _is_counted(sight):
        return False
    after = sight.after
    is_attribute = after.accusative or (
        after.adjective and not sight.text.after(sight.i + 1).definite
    )
    if not apart and not after.definite and is_attribute:
        return False  # «تبقى مرجعا كبيرا», but «داعيا مرتادي البحر إلى»
    if not apart and (_is_said_to_be(sight) or _is_attribute_before_clause(sight)):
        return False
    return not before.flags & PREPOSITION


def _is_counted(sight: Sight) -> bool:
    """«أوقفت الشرطة 13 متهما بكذا», but «… يوم 13 متهما البلدية بكذا», «… في 2013 متهما»."""
    count = sight.before.number if sight.before.type == NUMBER else None
    if count is None or sight.form.number != "s" or sight.after.complementiser:
        return False
    return _TEN < count.value < _YEAR and not sight.text.before(sight.i - 1).flags & TIME


def _is_said_to_be(sight: Sight) -> bool:
    """«كان متوقعا», «سيكون مفيدا لـ», but not «أينما كان مؤكدة»: it agrees with its verb."""
    verb = sight.before.stem
    is_feminine = verb.endswith("ت") or verb.startswith(("ت", "ست"))
    agrees = is_feminine == (sight.form.gender == "f")
    return agrees and verb in sight.text.lexicon.function.to_be


def _is_predicate(sight: Sight) -> bool:
    """«الوزارة ملتزمة بكذا», but not «قالت إن "الوضع لا يزال صعبا" مشيدة بكذا».

    «أشادت الوزيرة بالجهود معربة عن» goes on speaking: what is definite has no adjective without the
    article.
    """
    if sight.form.gender != "f" or sight.cue.conjunction or not sight.i:
        return False
    text, k, before = sight.text, sight.i - 1, sight.before
    ends = before.closed or before.type == QUOTE
    if ends and sight.tells and not sight.is_directed and leads(text, sight.i):
        return False
    if k in text.opening:
        return not is_quoted_speech(text, text.opening[k], k)
    return before.type not in (COMMA, SEMICOLON, STOP, BREAK)


def _bare_object(sight: Sight) -> Marker | None:
    """«معلنا استقالته», «مؤكدا ما ذكره»."""
    words, verb = sight.words, sight.verb
    end = sight.text.sentence_end(sight.i + 1)
    first = behind_adverbial(sight.text, sight.i + 1, end)
    first = j = behind_aside(sight.text, first, end)
    while j < end and words[j].flags & (PARTICLE | TIME):
        j += 1
    word = sight.text.after(j - 1)
    if word.folded == "ما" and verb.object:
        return Marker(j, j, "object")
    if verb.act == "opine" and word.folded in sight.text.lexicon.function.judged:
        return Marker(j, j, "object")  # «معتبرا ذلك إنجازا»
    if not _opens_noun_phrase(word) or verb.weak:
        return None
    is_topic = bool(word.flags & TOPIC)
    if not (verb.object or (verb.that and is_topic)):
        return None
    if sight.form.gender == "f" and not (is_topic or word.verbal_noun):
        return None
    return Marker(j, j, "object")


def _asked_for(sight: Sight) -> Marker | None:
    """«مناشدة التجار ضبط الأسعار»: the bare noun behind whom the words are addressed to."""
    is_someone = sight.after.definite or sight.after.flags & HEADS
    if not sight.is_directed or sight.verb.weak or not is_someone:
        return None
    end = min(sight.text.sentence_end(sight.i + 1), sight.i + NEAR)
    marks = range(sight.i + 1, end)
    comma = next((k for k in marks if sight.words[k].type == COMMA), end)
    return topic_after(sight.text, sight.i + 1, comma)


def _opened(sight: Sight) -> Marker | None:
    """«محملا الحكومة المسؤولية»: a noun that alone opens its content."""
    for k in range(sight.i + 1, min(sight.text.sentence_end(sight.i + 1), sight.i + NEAR)):
        word = sight.words[k]
        if word.folded in sight.verb.opens:
            return Marker(k, k, "object")
        if word.type == COMMA:
            return None
    return None


def _opens_noun_phrase(word: Word) -> bool:
    return (
        word.type == WORD
        and not (word.preposition or word.conjunction)
        and not word.flags & (PREPOSITION | FUNCTION)
    )


def _with_idiom(sight: Sight) -> Answer:
    """«لافتا الانتباه إلى», «مؤكدا سموه أن»."""
    text, j = sight.text, sight.i + 1
    end = min(text.sentence_end(j), j + _SHORT)
    marker = find_marker(text, j, verb_end=end, cue=sight.cue, reach=_SHORT)
    if marker is None:
        return Nothing.NO_CONTENT
    is_honored = sight.words[j].folded in text.lexicon.honored
    return framed(
        sight,
        Construction.PARTICIPLE,
        marker,
        source=(j, j + 1, 0) if is_honored else None,
        beside=True,
    )
