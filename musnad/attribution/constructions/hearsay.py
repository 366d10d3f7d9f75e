"""«قيل إن», «تردد أن»: said by nobody whom the writer names."""

from __future__ import annotations

from musnad.attribution.constructions.placing import placed
from musnad.attribution.constructions.sight import NOTHING, Answer, Sight
from musnad.attribution.model import Construction


def hearsay(sight: Sight) -> Answer:
    """A word of hearsay with its clause close behind."""
    if not sight.verb.hearsay:
        return None
    marker, before = sight.marker, sight.before
    if marker is None or marker.at > sight.i + 2 or marker.kind not in ("that", "preposition"):
        return NOTHING
    if before.complementiser:
        return NOTHING  # «يمكن أن يقال»
    if marker.kind == "preposition" and (
        sight.words[marker.at].folded != "عن"
        or sight.verb.lemma in sight.text.lexicon.function.told_by_clause
    ):
        return NOTHING
    return placed(sight, Construction.HEARSAY, marker.content, opener="that")
