"""Verbs behind what they report: «"…"، قال الوزير», «…، كما أعلنت الوزارة»."""

from __future__ import annotations

from typing import Final

from musnad.attribution.clauses import cut_relative
from musnad.attribution.constructions.insertions import behind_insertion
from musnad.attribution.constructions.sight import Answer, Sight, of_cue
from musnad.attribution.finite import is_finite
from musnad.attribution.markers import SPEECH_WORDS
from musnad.attribution.model import Construction, Frame, Phrase
from musnad.attribution.mute import is_mute
from musnad.attribution.phrases import read_phrase
from musnad.attribution.refusals import Nothing
from musnad.lexicon import Verb
from musnad.lexicon.words import (
    ADVERBIAL,
    COLON,
    COMMA,
    DASH,
    FUNCTION,
    GIVEN,
    OFFICE,
    PREPOSITION,
    PRESS,
    RELATIVE,
    TIME,
    TITLE,
    UNNAMED,
    WORD,
)
from musnad.text.structure import Text

#: Fewer words between marks are quoted inside a sentence.
_SHORT: Final = 9
#: Of a clause that ends in «كما قال» at least so many tokens stand before it.
_LEAST: Final = 3


@of_cue.want(
    lambda cue, _: (
        cue.verb.quote
        and cue.verb.act in ("say", "confirm", "opine", "ask")
        and (cue.verb.after_speech or not cue.verb.weak)
    )
)
def after_speech(sight: Sight) -> Answer:
    """A verb behind its quotation: «"…"، قال الوزير»."""
    text, i = sight.text, sight.i
    if sight.cue.conjunction:
        return None
    k = i - 1
    if text.before(i).folded in text.lexicon.function.thus:
        k -= 1  # «"…"، هكذا قال الوزير»
    while text.before(k + 1).type in (COMMA, DASH):
        k -= 1
    opening = text.opening.get(k, -1)
    if opening < 0 or not _is_reported(sight, opening, k):
        return None
    phrase = read_phrase(text, i + 1, sight.next_cue)
    if phrase.first < 0:
        return None
    if any(w.complementiser or w.type == COLON for w in sight.words[i + 1 : phrase.stop + 1]):
        return None
    phrase = cut_relative(text, phrase)
    return Frame(
        cue=i,
        reading=sight.cue,
        construction=Construction.AFTER_SPEECH,
        opener="postposed",
        content=opening,
        until=k + 1,
        further=_going_on(text, phrase.stop),
        source=phrase.source,
        media=phrase.media,
        clause=k + 1,
        beside=True,
    )


def _is_reported(sight: Sight, opening: int, closing: int) -> bool:
    """Whether the marks hold the speech that the verb reports."""
    before = sight.text.before(opening)
    is_apart = closing < sight.i - 1
    if closing - opening <= SPEECH_WORDS or (sight.verb.weak and not is_apart):
        return False
    # a title, or words quoted inside the sentence
    is_inside = before.type == WORD and (not is_apart or closing - opening < _SHORT)
    return not (before.complementiser or is_inside)


def _going_on(text: Text, j: int) -> tuple[tuple[int, int], ...]:
    """«"…"، يقول فلان، "…"»: the speech goes on behind the verb."""
    while text.after(j - 1).type in (COMMA, COLON, DASH):
        j += 1
    return ((j + 1, text.closing[j]),) if j in text.closing else ()


@of_cue.want(
    lambda cue, _: cue.form.tense == "imperfect" and cue.verb.that and cue.verb.act == "say"
)
def inserted(sight: Sight) -> Answer:
    """«السد، يقول الوزير، آمن»: the verb stands between marks in the clause that it reports."""
    text, words, i, before = sight.text, sight.words, sight.i, sight.before
    if sight.cue.conjunction or before.type not in (COMMA, DASH) or sight.marker is not None:
        return None
    near = range(i + 1, min(sight.end, i + _SHORT))
    closing = next((k for k in near if words[k].type == before.type), -1)
    first = text.sentence_start(i)
    if not _goes_on_behind(text, closing):
        return None
    phrase = read_phrase(text, i + 1, closing)
    if phrase.first != i + 1 or is_mute(text, (phrase.first, phrase.stop, 0)):
        return None
    return Frame(
        cue=i,
        reading=sight.cue,
        construction=Construction.INSERTED,
        opener="postposed",
        content=first,
        until=i - 1,
        further=((closing + 1, text.sentence_end(closing)),),
        source=phrase.source,
        media=phrase.media,
        clause=i - 1,
    )


def _goes_on_behind(text: Text, closing: int) -> bool:
    """Whether the clause goes on behind a mark, and no apposition of who speaks."""
    after = text.after(closing)
    if after.flags & RELATIVE:
        return False
    if is_finite(text, closing + 1):
        return True
    return after.conjunction == "ف" or bool(after.flags & (FUNCTION | PREPOSITION))


def _ends_sentence(sight: Sight, phrase: Phrase) -> bool:
    """«…، أردف المتحدث.»: a verb of saying and its speaker close the clause that they report."""
    text, head = sight.text, sight.words[phrase.first]
    if sight.before.type != COMMA or not sight.tells or sight.cue.conjunction:
        return False
    is_speaker = head.flags & (OFFICE | TITLE | GIVEN | UNNAMED)
    return bool(is_speaker) and text.sentence_end(sight.i) == phrase.stop


def _ends_speech(verb: Verb) -> bool:
    """Whether a verb tells words and may end them, not a deed: «كما أدان المجلس الهجوم»."""
    is_of_words = not verb.weak or verb.after_speech or verb.relays_nouns
    return verb.that and is_of_words and not (verb.object and verb.act == "express")


def as_said(sight: Sight, phrase: Phrase) -> Answer:
    """«…، كما أعلنت الوزارة»: the clause before is what was said; ``phrase`` stands behind."""
    text, i = sight.text, sight.i
    if phrase.first != i + 1 or not (sight.follows_as or _ends_sentence(sight, phrase)):
        return Nothing.NO_CONTENT
    if not (_ends_speech(sight.verb) or sight.form.suffix) or sight.verb.judges:
        return Nothing.NO_CONTENT  # «كما سجلت الشركة أرباحا», «كما تعد مناسبة للقاء»
    after = text.after(phrase.stop - 1)
    is_told_press = bool(phrase.media) or (after.preposition == "ل" and after.flags & PRESS)
    if after.type == WORD and not (is_told_press or after.flags & (TIME | ADVERBIAL | PREPOSITION)):
        return Nothing.NO_CONTENT
    first = text.sentence_start(i)
    if first >= i - _LEAST or (sight.verb.weak and sight.words[i - 2].type != COMMA):
        return Nothing.NO_CONTENT
    return Frame(
        cue=i,
        reading=sight.cue,
        construction=Construction.POSTPOSED,
        opener="postposed",
        content=first,
        until=i - 1,
        further=behind_insertion(text, i - 2, phrase.stop),
        source=phrase.source,
        media=phrase.media,
        clause=i - 1,
    )
