"""Verbal nouns: «قوله إن», «تأكيد الوزير أن», and the relays they end («نقلت … عن … قوله»)."""

from __future__ import annotations

from dataclasses import replace

from musnad.attribution.draft import Draft, Range
from musnad.attribution.markers import Marker, after_colon, find_marker
from musnad.attribution.sources import read_phrase
from musnad.attribution.subjects import BACK, clause_subject, subject_before
from musnad.lexicon import Cue
from musnad.lexicon.words import COLON, COMMA, HEADS, OCCASION, PREPOSITION, TOPIC, WORD
from musnad.text.structure import Text


def read_noun(text: Text, i: int, cue: Cue) -> Draft | None:
    """Verbal nouns: «قوله إن», «تأكيده على», «تأكيد الوزير أن»."""
    words = text.words
    verb, form = cue.verb, cue.form
    before = words[i - 1] if i else None
    end = text.sentence_end(i + 1)
    if i + 1 >= text.length:
        return None
    if not form.suffix and verb.lemma == "قول" and words[i].folded.endswith("بالقول"):
        marker = find_marker(text, i, verb_end=min(end, i + 4), cue=cue, reach=4)
        if marker is None or marker.kind == "preposition":
            return None
        draft = Draft(i, cue, f"noun-{marker.kind}", marker.content)
        draft.source = clause_subject(text, i, cue)
        draft.beside = True
        return draft
    if form.suffix:
        if verb.lemma == "نص" and i + 1 < end and words[i + 1].type == COLON:
            draft = Draft(i, cue, "noun-colon", after_colon(text, i + 1).content)
            draft.source = clause_subject(text, i, cue)
            return draft
        if form.gender == "" or before is None:
            return None
        if (
            words[i].flags & OCCASION
            and before.folded in ("في", "ضمن", "خلال", "من")
            and any(
                w.cues and w.cues[0].finite for w in words[max(text.sentence_start(i), i - 14) : i]
            )
        ):
            return None  # «أضاف فلان، ضمن تصريحه، أن»: the verb reports
        marker = find_marker(text, i, verb_end=min(end, i + 12), cue=cue, reach=12)
        if marker is not None and marker.at > i + 1 and verb.lemma != "قول":
            phrase = read_phrase(text, i + 1, marker.at)
            if phrase.first >= 0:
                return None
        if marker is None:
            word = words[i + 1]
            if not (
                verb.object and word.type == WORD and word.flags & TOPIC and not word.preposition
            ):
                return None
            marker = Marker(i + 1, i + 1, "object")
        if marker.kind not in ("that", "colon", "quote") and not (
            before.flags & PREPOSITION or before.type == COMMA or cue.letters
        ):
            return None
        draft = Draft(i, cue, f"noun-{marker.kind}", marker.content)
        if relay := _relay_before(text, i):
            draft.source, draft.relays, draft.media = relay
            draft.frame = "relay-" + marker.kind
            draft.clause = draft.relays[0][0] - 1 if draft.relays else i
            draft.beside = True
        elif verb.lemma != "قول" and not before.flags & PREPOSITION:
            return None
        elif words[i].folded.startswith("ب"):
            draft.source = clause_subject(text, i, cue)  # «ختم فلان حديثه بقوله»
        return draft
    if before is None or not before.flags & PREPOSITION:
        return None
    head = words[i + 1]
    if not head.flags & HEADS or head.preposition or (head.flags & TOPIC and not head.definite):
        return None
    cue = replace(cue, verb=replace(verb, weak=False))  # with its agent named, the noun reports
    comma = next((k for k in range(i + 1, min(end, i + 14)) if words[k].type == COMMA), end)
    marker = find_marker(text, i, verb_end=min(end, i + 14, comma), cue=cue, reach=14)
    if marker is None or marker.kind in ("quote", "colon"):
        return None
    phrase = read_phrase(text, i + 1, marker.at)
    if phrase.first != i + 1 or phrase.stop != marker.at:
        return None
    draft = Draft(i, cue, f"noun-{marker.kind}", marker.content)
    draft.source = phrase.source
    draft.media = phrase.media
    return draft


def _relay_before(text: Text, i: int) -> tuple[Range | None, list[Range], list[Range]] | None:
    """Source and relay of «نقلت … عن … قوله»: whose words, and who passes them on."""
    words = text.words
    start = max(text.sentence_start(i), i - BACK)
    for k in range(i - 1, start - 1, -1):
        if words[k].folded == "عن" and not words[k].conjunction:
            break
    else:
        return None
    inner = read_phrase(text, k + 1, i)
    if words[k - 1].folded == "نقلا":
        return inner.source, [], inner.media
    for j in range(k - 1, start - 1, -1):
        lemmas = {c.verb.lemma for c in words[j].cues if c.finite}
        if lemmas & {"نقل", "نسب", "ذكر", "أورد", "حكى", "روى"}:
            outer = read_phrase(text, j + 1, k)
            relays = [outer.source] if outer.source else []
            if not relays and not words[j].conjunction:
                left = subject_before(text, j, words[j].cues[0])
                relays = [left] if left else []
            return inner.source, relays, inner.media
    return None


def quoted_noun(text: Text, first: int, stop: int, *, any_noun: bool) -> bool:
    """Whether «قوله» (or «تأكيده») stands between: then it is the cue, and this verb the relay."""
    return any(
        c.form.tense == "noun" and c.form.suffix and (any_noun or c.verb.lemma == "قول")
        for w in text.words[first:stop]
        if w.cues
        for c in w.cues
    )
