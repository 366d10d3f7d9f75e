"""«نقل موقع … عن مصدر أن …»: the one behind «عن» speaks, the subject passes it on.

«علمت الصحيفة من مصدر أن …» tells the same with «من».
"""

from __future__ import annotations

from typing import Final

from musnad.attribution.constructions.nouns import quoted_noun
from musnad.attribution.constructions.placing import placed
from musnad.attribution.constructions.sight import Answer, Sight, of_cue
from musnad.attribution.model import Construction, Marker, Range
from musnad.attribution.phrases import read_phrase
from musnad.attribution.refusals import Nothing
from musnad.attribution.subjects import subject_before
from musnad.lexicon.words import CLOSE, GROUP, OFFICE, OPEN, TITLE, UNNAMED
from musnad.text.structure import Text

#: Of whom one learns something: no deed and no thing.
_KNOWING: Final = UNNAMED | GROUP | OFFICE | TITLE


@of_cue.want(lambda cue, _: cue.verb.learns)
def learned(sight: Sight) -> Answer:
    """«علمت الصحيفة من مصادر أن»: what a source let somebody know, who passes it on."""
    text, marker = sight.text, sight.marker
    if marker is None:
        return None
    about = next((k for k in range(sight.first, marker.at) if sight.words[k].folded == "من"), -1)
    outer, known = _learner(text, sight.first, about), text.after(about)
    if outer is None or known.possessed or not known.flags & _KNOWING:
        return None  # «من مصادرها»: she speaks for herself
    return placed(
        sight,
        Construction.RELAY,
        marker.content,
        opener=marker.kind,
        source=read_phrase(text, about + 1, marker.at).source,
        relays=(outer,),
    )


def _learner(text: Text, first: int, about: int) -> Range | None:
    """Who learned it, be it in brackets: «علمت (الوادي) من مصادر أن»."""
    if text.words[first].type != OPEN:
        return read_phrase(text, first, about).source
    near = range(first + 1, about)
    closing = next((k for k in near if text.words[k].type == CLOSE), -1)
    return (first + 1, closing, 0) if first + 1 < closing == about - 1 else None


@of_cue.want(lambda cue, _: cue.verb.weak)
def relay(sight: Sight) -> Answer:
    """A verb that passes on what another says."""
    text, marker, verb = sight.text, sight.marker, sight.verb
    if marker is None:
        return None
    if quoted_noun(text, sight.first, marker.at, any_noun=verb.relays):
        return Nothing.OTHER_CUE  # «نقلت … عن … قوله»: the noun is the reporting word
    if not verb.relays:
        return None
    about = next((k for k in range(sight.first, marker.at) if sight.words[k].folded == "عن"), -1)
    if about < 0:
        return _of_pronoun(sight, marker)
    if any(c.verb.quotes for c in text.before(about).cues):
        return None  # «أوردت الصحيفة، نقلا عن مصادر، أن»
    spoken = about + 1
    if text.after(about).folded in text.lexicon.function.tongue:
        spoken += 1  # «نقلت القناة عن لسان الوزير أن»
    inner = read_phrase(text, spoken, marker.at)
    if inner.first != spoken:
        return None
    if sight.words[inner.stop - 1].folded == "القول":
        inner = inner.cut(inner.stop - 1)  # «نقلت عن الوزير القول إن»
    outer = read_phrase(text, sight.first, about).source
    if outer is None and not sight.cue.conjunction:
        outer = subject_before(text, sight.i, sight.cue)
    return placed(
        sight,
        Construction.RELAY,
        marker.content,
        opener=marker.kind,
        source=inner.source,
        media=inner.media,
        relays=(outer,) if outer else (),
    )


def _of_pronoun(sight: Sight, marker: Marker) -> Answer:
    """«نقلت عنه الوكالة أن»: whoever spoke before speaks."""
    first = sight.first
    if sight.words[first].folded not in sight.text.lexicon.function.of_him:
        return None
    stop = marker.at - 1 if sight.words[marker.at - 1].folded == "القول" else marker.at
    outer = read_phrase(sight.text, first + 1, stop).source
    relays = () if outer is None else (outer,)
    return placed(sight, Construction.RELAY, marker.content, opener=marker.kind, relays=relays)
