"""Attribution by preposition: «وفقا لـ», «بحسب», «نقلا عن», «على حد قول»."""

from __future__ import annotations

from dataclasses import replace

from musnad.attribution.clauses import cut_relative
from musnad.attribution.draft import Draft
from musnad.attribution.markers import NOT_BEFORE_THAT, REACH
from musnad.attribution.nouns import quoted_noun
from musnad.attribution.sources import read_phrase
from musnad.lexicon import Cue
from musnad.lexicon.inflection import Form
from musnad.lexicon.words import (
    AGENCY,
    BE,
    COLON,
    COMMA,
    DASH,
    DOCUMENT,
    GIVEN,
    GROUP,
    HEADS,
    NEGATION,
    NUMBER,
    OFFICE,
    OPENER,
    PREPOSITION,
    QUOTE,
    RELATIVE,
    SEMICOLON,
    STOP,
    TITLE,
    TOPIC,
    UNNAMED,
    WORD,
)
from musnad.text.folding import fold
from musnad.text.structure import Text

_HIS_WORDS = frozenset(
    fold(word)
    for word in ("قوله", "قولها", "قولهم", "تعبيره", "تعبيرها", "وصفه", "وصفها", "رأيه", "رأيها")
)


def read_preposition(text: Text, i: int, size: int, cue: Cue) -> Draft | None:
    """«وفقا لـ», «بحسب», «نقلا عن», before or behind what is reported."""
    words = text.words
    j = i + size
    letters = 0
    if cue.verb.pronoun or (j < text.length and words[j].folded in _HIS_WORDS):
        draft = Draft(i, cue, "according-to-postposed", text.sentence_start(i))
        draft.marker = "postposed"
        draft.stop = i
        return draft
    if cue.after:
        while j < text.length and words[j].type in (QUOTE, DASH):
            j += 1
        if j >= text.length:
            return None
        word = words[j]
        if word.folded in cue.after or word.folded.rstrip("ـ") in cue.after:
            j += 1
        elif word.preposition and word.preposition in cue.after:
            letters = 1
        elif word.folded == "لما" and "ل" in cue.after:
            letters = 1  # «وفقا لما ذكره»
        elif not word.flags and word.folded[:1] in cue.after and len(word.folded) > 3:
            letters = 1  # an unknown name: «وفقا لهوانغ ياشينغ»
        else:
            return None
    if j >= text.length:
        return None
    end = min(text.sentence_end(j), j + REACH)
    stop = end
    if words[j].folded == "لما" and letters:
        letters = 0
    k = j
    if words[j].folded in ("ما", "لما") or words[i].folded.endswith("ما"):
        # «بحسب ما أفاد به المتحدث», «حسبما ذكرت الوكالة»
        k = j + 1 if words[j].folded in ("ما", "لما") else j
        if k >= text.length or not any(c.finite for c in words[k].cues):
            return None
        said = next(c for c in words[k].cues if c.finite).verb
        cue = replace(cue, verb=replace(cue.verb, act=said.act))
        j = k = k + 1
        if k < end and (
            words[k].folded in ("به", "بها", "عنه", "اليه")
            or (said.within and words[k].folded == "في")  # «وفق ما ورد في تقرير …»
        ):
            j = k = k + 1
    while k < end:
        word = words[k]
        if word.type == QUOTE and k in text.closing and text.closing[k] - k <= 8:
            k = text.closing[k] + 1
            continue
        if word.type in (COMMA, SEMICOLON, COLON, DASH, QUOTE):
            after = words[k + 1] if k + 1 < end else None
            if (
                word.type == COMMA
                and after is not None
                and after.type == WORD
                and not after.conjunction
                and (after.flags & (OFFICE | TITLE) and not after.cues)
            ):
                k += 1
                continue
            break
        if (
            k > j
            and word.flags & RELATIVE
            and k + 1 < end
            and any(c.finite for c in words[k + 1].cues)
        ):
            break  # «بحسب الصحيفة التي رأت أن …»: told next
        if word.complementiser and not (
            word.complementiser == "أ" and k and words[k - 1].folded in NOT_BEFORE_THAT
        ):
            break
        if (
            k > j
            and word.cues
            and word.cues[0].finite
            and not word.flags & (HEADS | PREPOSITION)
            and not words[k - 1].flags & RELATIVE
            and not (words[j].flags & DOCUMENT and not words[j].definite and k <= j + 4)
            and not _in_relative(text, j, k)
        ):
            break
        if k > j and word.cues and word.cues[0].form.tense == "preposition":
            break
        if k > j and (word.flags & (BE | OPENER)):
            break
        k += 1
    stop = k
    phrase = read_phrase(text, j, stop, follows=bool(cue.after))
    if phrase.first < 0 or phrase.first > j + 1 or quoted_noun(text, j, stop, any_noun=False):
        return None
    if letters and words[j].folded.startswith("لل"):
        letters = 2
    if words[phrase.first].stem in text.lexicon.provisions:
        return None
    introduced = stop < end and (
        words[stop].complementiser
        or (words[stop].type == COMMA and stop + 1 < end and words[stop + 1].complementiser)
    )
    tentative = False
    if not _is_source_like(text, phrase.first, phrase.stop) and not (
        introduced and words[phrase.first].definite
    ):
        inside = words[phrase.first : phrase.stop]
        if len(inside) > 3 or any(w.flags or w.verbal_noun or w.feminine for w in inside):
            return None
        # Unknown words must be a name that the article gives elsewhere, or stand between commas.
        behind = words[phrase.stop].type if phrase.stop < text.length else STOP
        apart = (i > 0 and words[i - 1].type in (COMMA, DASH)) or behind == COMMA
        tentative = len(inside) < 2 or not apart or any(w.definite for w in inside)
    before = words[i - 1] if i else None
    draft = Draft(i, cue, "according-to", stop)
    draft.tentative = tentative
    head = words[phrase.first]
    if (
        head.flags & DOCUMENT
        and not head.definite
        and phrase.stop < stop
        and words[phrase.stop].type == WORD
        and not (words[phrase.stop].flags)
    ):
        phrase.stop = stop  # «حسب بلاغ توصلت الصحيفة بنسخة منه»
    draft.source = (phrase.first, phrase.stop, letters if phrase.first == j else 0)
    draft.media = phrase.media
    first = text.sentence_start(i)
    inline = _clause_after(text, phrase.stop, end)
    if (
        inline >= 0
        and i > first + 1
        and not (before is not None and before.type == COMMA and cue.conjunction)
    ):
        # «ذكرت شينخوا نقلا عن متحدث … أن …»: both report the one clause
        draft.frame = "according-to-inline"
        draft.marker = "that"
        draft.content = inline
        draft.clause = i
        return draft
    preposed = (
        i - first <= 1
        or (before is not None and before.flags & OPENER)
        or (before is not None and before.type in (COMMA, SEMICOLON) and bool(cue.conjunction))
        or (stop < end and words[stop].complementiser != "")
        or (before is not None and before.complementiser != "")
    )
    if preposed:
        while stop < end and words[stop].type in (COMMA, COLON, DASH, SEMICOLON):
            stop += 1
        if stop >= end or words[stop].flags & RELATIVE:
            return None
        draft.frame = "according-to-preposed"
        draft.marker = "that" if words[stop].complementiser else "clause"
        draft.content = stop
        draft.clause = i
        draft.beside = bool(cue.conjunction) or not (before is not None and before.complementiser)
    else:
        draft.frame = "according-to-postposed"
        draft.marker = "postposed"
        draft.content = first
        draft.stop = i
        draft.clause = i
        cut_relative(text, phrase)
        draft.source = (phrase.first, phrase.stop, letters if phrase.first == j else 0)
    return draft


def _clause_after(text: Text, first: int, end: int) -> int:
    """The complementiser close behind a source, before any comma; -1 if there is none."""
    for k in range(first, min(end, first + 12)):
        word = text.words[k]
        if (
            word.type == COMMA
            and k == first
            and k + 1 < end
            and text.words[k + 1].complementiser == "أ"
        ):
            continue
        if word.type > NUMBER or (
            word.cues
            and word.cues[0].finite
            and not word.flags
            and not (text.words[k - 1].flags & NEGATION)
        ):
            return -1
        if word.complementiser and word.complementiser[-1] != "أ" and not word.conjunction:
            return k
        if word.complementiser:
            return k if text.words[k - 1].folded not in NOT_BEFORE_THAT else -1
    return -1


def _in_relative(text: Text, first: int, k: int) -> bool:
    return any(w.flags & RELATIVE for w in text.words[first:k])


def _is_source_like(text: Text, first: int, stop: int) -> bool:
    """Whether a phrase after «وفقا لـ» names somebody who can say something."""
    words = text.words
    if text.phrase_flags(first)[0] & (HEADS | AGENCY):
        return True
    for k in range(first, min(stop, first + 2)):
        word = words[k]
        if word.type == QUOTE:
            return True
        if word.flags & (HEADS | GIVEN | AGENCY | GROUP | UNNAMED | TITLE):
            return word.stem not in text.lexicon.provisions
        if not word.flags or word.flags & TOPIC:
            return False
    return False


def read_long_cue(text: Text, i: int) -> Draft | None:
    """A reporting phrase of several words that begins at ``i`` («على حد قول»)."""
    if i + 1 >= text.length:
        return None
    word = text.words[i]
    second = text.words[i + 1].folded
    for first in (word.folded, word.folded[1:] if word.folded[0] in "وف" else ""):
        for rest, verb, after in text.lexicon.long_cues.get(first, {}).get(second, ()):
            if text.follows(i + 2, rest):
                form = Form(word.folded, "preposition", 3, "", "")
                cue = Cue(verb, form, len(word.folded) - len(first), "", after)
                return read_preposition(text, i, 2 + len(rest), cue)
    return None
