"""«قيل إن», «تردد أن»: said by nobody whom the writer names."""

from __future__ import annotations

from musnad.attribution.constructions.placing import placed
from musnad.attribution.constructions.sight import Answer, Sight
from musnad.attribution.model import Construction
from musnad.attribution.refusals import Nothing


def hearsay(sight: Sight) -> Answer:
    """A word of hearsay with its clause close behind."""
    if not sight.verb.hearsay:
        return None
    marker, before = sight.marker, sight.before
    if marker is None or marker.at > sight.i + 2 or marker.kind not in ("that", "preposition"):
        return Nothing.NO_CONTENT
    if before.complementiser:
        return Nothing.BARRED  # «يمكن أن يقال»
    if marker.kind == "preposition" and (
        sight.words[marker.at].folded != "عن"
        or sight.verb.lemma in sight.text.lexicon.function.told_by_clause
    ):
        return Nothing.NO_CONTENT
    return placed(sight, Construction.HEARSAY, marker.content, opener="that")
