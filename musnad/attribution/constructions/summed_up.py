"""Verbs that say whose the speech before them was: «"…"، هذا ما قاله الوزير»."""

from __future__ import annotations

from musnad.attribution.constructions.sight import Answer, Sight, of_before
from musnad.attribution.model import Construction, Frame
from musnad.attribution.phrases import read_phrase
from musnad.lexicon.words import COMMA, DASH, STOP


@of_before.want(lambda before, lexicon: before.folded in lexicon.function.what)
def summed_up(sight: Sight) -> Answer:
    """A verb behind «this is what», which points to the quotation before it."""
    text, i = sight.text, sight.i
    if text.before(i - 1).folded not in text.lexicon.function.this:
        return None
    k = i - 3
    while text.before(k + 1).type in (COMMA, DASH, STOP):
        k -= 1
    opening = text.opening.get(k, -1)
    if opening < 0:
        return None
    phrase = read_phrase(text, i + 1, sight.next_cue)
    if phrase.first != i + 1:
        return None
    return Frame(
        cue=i,
        reading=sight.cue,
        construction=Construction.AFTER_SPEECH,
        opener="postposed",
        content=opening,
        until=k + 1,
        source=phrase.source,
        media=phrase.media,
        clause=i - 2,
        beside=True,
    )
