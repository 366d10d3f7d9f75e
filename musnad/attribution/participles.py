"""Participles: «مشيرا إلى», «مؤكدا أن», whose subject is that of the clause before."""

from __future__ import annotations

from musnad.attribution.clauses import NEGATIONS
from musnad.attribution.draft import Draft
from musnad.attribution.markers import NEAR, Marker, find_marker
from musnad.attribution.sources import read_phrase
from musnad.lexicon import Cue
from musnad.lexicon.words import (
    COMMA,
    FUNCTION,
    HEADS,
    PARTICLE,
    PLACE,
    PREPOSITION,
    SEMICOLON,
    TIME,
    TOPIC,
    WORD,
)
from musnad.text.structure import Text


def read_participle(text: Text, i: int, cue: Cue) -> Draft | None:
    words = text.words
    verb = cue.verb
    before = words[i - 1] if i else None
    if i + 1 >= text.length:
        return None
    apart = cue.conjunction or before is None or before.type in (COMMA, SEMICOLON)
    if words[i].flags & (HEADS | PLACE) and not apart:
        return None
    if before is not None and (
        before.folded in NEGATIONS
        or (before.definite and cue.form.number == "p" and before.type == WORD)
    ):
        return None
    if before is not None and before.flags & PREPOSITION and not cue.conjunction:
        return None
    end = text.sentence_end(i + 1)
    j = i + 1
    if words[j].folded in verb.idiom or words[j].folded in text.lexicon.honored:
        return _participle_idiom(text, i, j, cue, end)
    # adverbs between a participle and its content: «مشيرا كذلك إلى», «مؤكدا في الوقت نفسه أن»
    marker = find_marker(text, i, verb_end=min(end, i + NEAR), cue=cue, reach=NEAR)
    if marker is not None and marker.at > i + 1:
        phrase = read_phrase(text, i + 1, marker.at)
        between = phrase.first >= 0
        if between and not (verb.addressee or verb.target):
            topic = words[phrase.first]
            if verb.object or topic.flags & TOPIC or topic.verbal_noun:
                marker = None
            else:
                return None
        media = phrase.media
    else:
        media = []
    if (
        marker is not None
        and cue.form.gender == "f"
        and marker.kind == "preposition"
        and not cue.conjunction
        and before is not None
        and before.type not in (COMMA, SEMICOLON)
    ):
        return None  # «الوزارة ملتزمة بكذا» is a predicate
    if marker is None:
        word = words[j]
        while j < end and word.flags & (PARTICLE | TIME) and j - i < 4:
            j += 1
            if j >= end:
                return None
            word = words[j]
        if word.folded == "ما" and verb.object:
            marker = Marker(j, j, "object")
        elif (
            word.type != WORD
            or word.preposition
            or word.conjunction
            or word.flags & (PREPOSITION | FUNCTION)
            or not (
                (verb.object and not verb.weak)
                or (verb.that and not verb.weak and word.flags & TOPIC)
            )
            or (cue.form.gender == "f" and not (word.flags & TOPIC or word.verbal_noun))
        ):
            return None
        marker = Marker(j, j, "object")
    draft = Draft(i, cue, f"participle-{marker.kind}", marker.content)
    draft.media = media
    draft.clause = i
    draft.beside = True
    return draft


def _participle_idiom(text: Text, i: int, j: int, cue: Cue, end: int) -> Draft | None:
    """«لافتا الانتباه إلى», «مؤكدا سموه أن»."""
    marker = find_marker(text, j, verb_end=min(end, j + 4), cue=cue, reach=4)
    if marker is None:
        return None
    draft = Draft(i, cue, f"participle-{marker.kind}", marker.content)
    if text.words[j].folded in text.lexicon.honored:
        draft.source = (j, j + 1, 0)  # «مؤكدا سموه أن»
    draft.beside = True
    return draft
