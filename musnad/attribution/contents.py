"""Contents: where reported speech ends, what stands inside it, and its form."""

from __future__ import annotations

from bisect import bisect_left

from musnad.article import Form
from musnad.attribution.draft import Draft
from musnad.lexicon.words import (
    AGENCY,
    BREAK,
    CLOSE,
    COLON,
    COMMA,
    DASH,
    ELLIPSIS,
    MEDIUM,
    NAMING,
    NUMBER,
    OPEN,
    OPENER,
    QUOTE,
    SEMICOLON,
    STOP,
    WORD,
    Word,
)
from musnad.text.structure import Text

#: No content outside quotation marks is longer than this many tokens.
_LONGEST = 450
_DEPTH = 4
_FRONTING = frozenset(
    ("رغم", "ورغم", "بعد", "وبعد", "مع", "ومع", "منذ", "ومنذ", "قبل", "وقبل", "عقب", "وعقب")
)
#: Time words that, at the end of a reported noun phrase, date the saying.
_SAYING_TIMES = frozenset(("امس", "اليوم"))
#: Openers of a clause of the writer's own after a reported noun phrase.
_CONTRASTS = frozenset(("فيما", "بينما", "لكن", "ولكن", "وفيما", "وبينما"))


def close_contents(text: Text, drafts: list[Draft]) -> list[Draft]:
    """Give every draft the end of its content, and its parent if it is told in another's words.

    ``drafts`` come in the order of their cues; those inside another's source are left out.
    """
    kept: list[Draft] = []
    open_drafts: list[Draft] = []
    for draft in drafts:
        if draft.stop >= 0:  # a postposed attribution: what it covers was fixed already
            _cover(text, draft, kept)
            for other in open_drafts:
                if other.content < draft.clause < other.stop and other is not draft.parent:
                    other.stop = draft.clause
            if draft.stop > draft.content:
                kept.append(draft)
            continue
        natural = natural_end(text, draft)
        inside = text.enclosing_quote(draft.cue)
        still_open: list[Draft] = []
        for other in open_drafts:
            if draft.cue >= other.stop:
                continue
            if draft.cue < other.content and draft.frame != "according-to-inline":
                draft.stop = -2  # a reporting word inside another's source
                break
            quoted = (inside is not None and other.content <= inside + 1) or other.full_text
            if draft.beside and not quoted and draft.clause > other.content:
                other.stop = draft.clause
                continue
            still_open.append(other)
        if draft.stop == -2:
            continue
        open_drafts = still_open
        if draft.frame == "according-to-inline":
            twin = next((d for d in reversed(kept) if d.content == draft.content), None)
            if twin is not None:
                draft.parent, draft.stop = twin, twin.stop
                kept.append(draft)
                open_drafts.append(draft)
                continue
        if open_drafts:
            parent = open_drafts[-1]
            draft.parent = parent
            if _depth(draft) > _DEPTH:
                continue
            natural = min(natural, parent.stop)
            if inside is not None:
                natural = min(natural, text.closing[inside])
        draft.stop = natural
        if draft.stop <= draft.content:
            continue
        kept.append(draft)
        open_drafts.append(draft)
    kept = [draft for draft in kept if _trim(text, draft)]
    _relate_covered(kept)
    return kept


def _relate_covered(drafts: list[Draft]) -> None:
    """Note which statements stand inside what a postposed attribution covers."""
    for at, outer in enumerate(drafts):
        if outer.frame != "according-to-postposed" or outer.source is None:
            continue
        for inner in drafts[max(0, at - 6) : at]:
            if (
                outer.content <= inner.cue < outer.stop
                and inner.marker != "postposed"
                and inner.parent is None
            ):
                inner.covers.append(outer)


def _depth(draft: Draft) -> int:
    depth = 0
    parent = draft.parent
    while parent is not None:
        depth += 1
        parent = parent.parent
    return depth


def natural_end(text: Text, draft: Draft) -> int:
    """Where the content would end if no other reporting word followed."""
    words = text.words
    start = draft.content
    if draft.stop_hint >= 0:
        return draft.stop_hint
    if start >= text.length:
        return start
    if words[start].type == QUOTE and start in text.closing and draft.marker in ("quote", "colon"):
        draft.whole_quote = True
        draft.content = start + 1
        _continue_quotation(text, draft, text.closing[start])
        return text.closing[start]
    end = min(text.sentence_end(start), start + _LONGEST)
    if draft.frame == "headline-colon":
        return text.length
    if draft.frame.startswith("noun") and draft.marker != "colon" and draft.cue:
        fronted = words[draft.cue - 1].folded in _FRONTING
        at = bisect_left(text.marks, start)
        for k in text.marks[at : at + 8] if fronted else ():
            if words[k].type == COMMA and k < end:
                end = k  # «رغم قوله إن …، غادر السكان»
                break
        for k in range(start + 1, min(end, start + 40)):
            if words[k].conjunction == "ف" and words[k].complementiser:
                return k
    if draft.reading.verb.act == "ask":
        at = bisect_left(text.ask_bounds, start)
        if at < len(text.ask_bounds):
            end = min(end, text.ask_bounds[at])
    if draft.marker == "colon":
        if _is_full_text(text, draft):
            draft.full_text = True
            return text.length
        if start < text.length and words[start].type == BREAK:
            end = text.sentence_end(start + 1)
    else:
        at = bisect_left(text.ask_bounds, start)
        if at < len(text.ask_bounds):
            end = min(end, text.ask_bounds[at])
    if start > 1 and words[start - 1].type == DASH and words[start - 2].type in (BREAK, COLON):
        # a list after a colon, an item a line
        while end + 1 < text.length and words[end].type == BREAK and words[end + 1].type == DASH:
            end = text.sentence_end(end + 1)
        return end
    clause = draft.marker in ("that", "colon", "quote", "clause")
    depth_limit = min(end, start + _LONGEST)
    for at in range(bisect_left(text.marks, start), len(text.marks)):
        k = text.marks[at]
        if k >= depth_limit:
            break
        kind = words[k].type
        if kind in (COMMA, SEMICOLON, DASH) and k + 2 < end and text.enclosing_quote(k) is None:
            after = words[k + 1]
            if after.folded in text.lexicon.prayers and words[k + 2].folded in text.lexicon.deities:
                return k
            if after.folded == "وذلك" and any(
                w.stem in text.lexicon.speech_occasions for w in words[k + 2 : k + 5]
            ):
                return k
            if kind == SEMICOLON and not clause:
                return k
            if not clause and (
                (after.conjunction and after.imperfect)
                or _is_joined_perfect(after)
                or (after.folded == "الا" and words[k + 2].complementiser)
                or after.folded in _CONTRASTS
                or after.folded.startswith(("لكن", "ولكن"))
                or (
                    after.folded in ("في", "خلال", "عبر")
                    and words[k + 2].stem in text.lexicon.speech_occasions
                )
                or (after.conjunction and after.cues and after.cues[0].finite)
            ):
                return k
    return end


def _is_joined_perfect(word: Word) -> bool:
    """Whether ``word`` looks like و and a perfect in the feminine («وعقدت»), and like no noun."""
    return (
        word.folded.startswith("و")
        and word.folded.endswith("ت")
        and not word.folded.endswith("ات")
        and len(word.folded) > 4
        and not (word.flags or word.definite or word.preposition)
    )


def _is_full_text(text: Text, draft: Draft) -> bool:
    """Whether a document is printed in full («فيما يلي نصه :»)."""
    return draft.reading.form.text.startswith("نص")


def _continue_quotation(text: Text, draft: Draft, closing: int) -> None:
    """Add the quotations that go on after the sentence with no new reporting word."""
    words = text.words
    k = closing + 1
    for _ in range(6):
        j = k
        while (
            j < text.length
            and words[j].type in (COMMA, BREAK, ELLIPSIS, SEMICOLON, STOP)
            and j - k < 3
        ):
            j += 1
        if j >= text.length or j not in text.closing or j == k:
            return
        end = text.closing[j]
        if end - j <= 4:
            return
        after = words[end + 1] if end + 1 < text.length else None
        if after is not None and after.type == WORD:
            return  # the marks open a new sentence, not only speech
        draft.more.append((j + 1, end))
        k = end + 1


def _cover(text: Text, draft: Draft, before: list[Draft]) -> None:
    """Fit a postposed attribution to the clause it covers."""
    if draft.marker != "postposed" or draft.frame == "verb-postposed":
        if draft.frame == "verb-postposed":
            draft.content += 1
            draft.stop -= 1
            draft.whole_quote = True
        return
    words = text.words
    first = draft.content
    k = draft.stop - 1
    if draft.source is None and k > first and words[k].type == COMMA:
        k -= 1
    opening = text.opening.get(k, -1)
    if draft.source is None and opening >= first:
        # «…"…"، على حد وصفه»: only the words in the marks are his
        draft.content, draft.stop, draft.whole_quote = opening + 1, k, True
        return
    if words[draft.stop - 1].type == WORD:
        # «أشار إلى أن … حسب الوكالة حيث …»: told inside what he says
        for other in reversed(before[-3:]):
            if other.marker == "that" and other.content <= draft.cue < other.stop:
                draft.content, draft.parent = other.content, other
                return
    # «…، مضيفا أن …، بحسب X»: only the last statement's clause is covered.
    for other in reversed(before):
        if other.cue < first:
            break
        if other.frame == "according-to-postposed":
            if other.content <= first:
                draft.content, draft.stop = other.content, other.stop
                draft.parent = other if other.stop <= draft.cue else None
                return
            continue
        if other.beside and other.clause > first and other.stop >= draft.cue:
            if other.frame.startswith("participle") and other.parent is None:
                # «…، مشيرا إلى أن …، بحسب X»: both report the one clause
                draft.content, draft.parent = other.content, other
                return
            first = other.clause
            break
    draft.content = first
    draft.content_letters = (
        1
        if (words[first].folded.startswith("و") and words[first].conjunction)
        or (words[first].cues and words[first].cues[0].conjunction)
        or _joins(words[first])
        else 0
    )
    while (
        draft.stop > first
        and words[draft.stop - 1].type > NUMBER
        and words[draft.stop - 1].type not in (QUOTE, CLOSE)
    ):
        draft.stop -= 1


def _joins(word: Word) -> bool:
    """Whether an unknown word that opens a sentence is و and a verb («وقرر»)."""
    return (
        word.folded.startswith("و")
        and len(word.folded) > 3
        and not (word.flags or word.definite or word.feminine or word.verbal_noun)
    )


def _trim(text: Text, draft: Draft) -> bool:
    """Leave out marks and connectives at both ends; whether anything is left."""
    words = text.words
    first, stop = draft.content, draft.stop
    while first < stop and words[first].type > NUMBER and words[first].type not in (QUOTE, OPEN):
        first += 1
    changed = True
    while changed and stop > first:
        changed = False
        last = words[stop - 1]
        if last.type > NUMBER:
            if last.type == QUOTE:
                opening = text.opening.get(stop - 1, -1)
                if opening >= first and not is_quoted_speech(text, opening, stop - 1):
                    break
            elif last.type == CLOSE and any(w.type == OPEN for w in words[first:stop]):
                break
            stop -= 1
            changed = True
        elif (
            (draft.marker == "object" and stop - first > 2 and last.folded in _SAYING_TIMES)
            or (last.flags & OPENER and last.folded != "ثم" and not last.definite)
            or last.folded in ("و", "كما", "وقد", "فيما", "حيث", "ايضا", "وذلك")
        ):
            stop -= 1
            changed = True
    if (
        first < stop
        and words[first].type == QUOTE
        and text.closing.get(first, -1) in (stop, stop - 1)
    ):
        stop = min(stop, text.closing[first])
        first += 1
        draft.whole_quote = True
    draft.content, draft.stop = first, stop
    return any(word.type <= NUMBER for word in words[first:stop])


def is_quoted_speech(text: Text, opening: int, closing: int) -> bool:
    """Whether marks inside a content quote words, and do not only name or doubt something."""
    words = text.words
    inside = [word for word in words[opening + 1 : closing] if word.type <= NUMBER]
    if len(inside) <= 1:
        return False
    before = words[opening - 1] if opening else None
    if (
        before is not None
        and before.flags & (NAMING | MEDIUM | AGENCY)
        and len(inside) < 8
        and (not before.definite)
    ):
        return False
    if (
        len(inside) == 2
        and inside[1].definite
        and not inside[1].conjunction
        and not (inside[0].folded.endswith(("ه", "ها", "هم")) and not inside[0].feminine)
    ):
        return False
    return len(inside) > 3 or not all(w.definite for w in inside)


def form_of(text: Text, draft: Draft) -> Form:
    """Direct, indirect or mixed, by marks and complementiser."""
    words = text.words
    opens_with_that = draft.content < text.length and words[draft.content].complementiser != ""
    if draft.whole_quote and draft.marker != "that":
        return "direct"
    if draft.marker in ("colon",) and not opens_with_that:
        return "direct"
    for at in range(bisect_left(text.openings, draft.content - 1), len(text.openings)):
        opening = text.openings[at]
        if opening >= draft.stop:
            break
        if is_quoted_speech(text, opening, text.closing[opening]):
            return "mixed"
    return "mixed" if draft.whole_quote else "indirect"
