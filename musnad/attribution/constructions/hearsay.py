"""«قيل إن», «تردد أن»: said by nobody whom the writer names."""

from __future__ import annotations

from typing import Final

from musnad.attribution.constructions.placing import placed
from musnad.attribution.constructions.sight import Answer, Sight, of_cue
from musnad.attribution.model import Construction
from musnad.attribution.refusals import Nothing
from musnad.lexicon.words import FUNCTION, PREPOSITION, RELATIVE, is_passive

#: Letters of «أن» without a pronoun.
_BARE: Final = 2


@of_cue.want(lambda cue, _: cue.verb.hearsay or cue.verb.believes)
def hearsay(sight: Sight) -> Answer:
    """A word of hearsay with its clause close behind."""
    if not sight.verb.hearsay:
        return _believed(sight)
    marker, before = sight.marker, sight.before
    if marker is None or marker.at > sight.i + 2:
        return Nothing.NO_CONTENT
    if before.complementiser:
        return Nothing.BARRED  # «يمكن أن يقال»
    if marker.kind == "preposition" and (
        sight.words[marker.at].folded != "عن"
        or sight.verb.folded in sight.text.lexicon.function.told_by_clause
    ):
        return Nothing.NO_CONTENT
    return placed(sight, Construction.HEARSAY, marker.content, opener="that")


def _believed(sight: Sight) -> Answer:
    """«الرجل الذي يُعتقد أنه …»: a passive, be it only by its sense; nobody says who thinks so."""
    text, i, form = sight.text, sight.i, sight.form
    if form.tense != "imperfect" or form.gender != "m" or form.number != "s":
        return None
    marker = sight.marker
    if marker is None:
        return None
    if not is_passive(text.words[i].raw, sight.cue.letters) and not _resumes(sight, marker.content):
        return None
    return placed(sight, Construction.HEARSAY, marker.content, opener="that")


def _resumes(sight: Sight, that: int) -> bool:
    """Whether the pronoun of «أنه» takes up what the relative clause is on («التي يعتقد أنها»)."""
    if not sight.before.flags & RELATIVE or len(sight.words[that].stem) <= _BARE:
        return False
    return not sight.text.after(that).flags & (FUNCTION | PREPOSITION)
