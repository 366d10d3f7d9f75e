"""Who said it, through whom, and how: what became of it from one telling to the next."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from musnad.article import Article, Credit
from musnad.claims.compared import alike, found, stems, words_of
from musnad.claims.model import Words
from musnad.claims.mutations.pairs import Change, Pair, whole
from musnad.claims.places import root
from musnad.claims.voices import (
    Voice,
    identity,
    is_medium,
    maybe_one_body,
    names_agency,
    names_of,
    one_medium,
    same_speaker,
    spelled_alike,
)
from musnad.lexicon import load
from musnad.lexicon.changes import change_words
from musnad.lexicon.localities import localities
from musnad.lexicon.words import COMPLEMENTISER, Word
from musnad.text.folding import fold
from musnad.text.stemming import stem
from musnad.text.terms import terms, words

_SAME_TEXT = 0.6
#: Share of all words from which two texts are one, told by two speakers.
_VERBATIM = 0.75
_LONGER = 3
_HALF = 0.5
#: Acts by which something is claimed to be so, or not; a thank or a call claims something else.
_CLAIMING = {"say", "confirm", "deny", "warn", "accuse", "opine", "estimate", "promise"}


def lost_source(pair: Pair) -> list[Change]:
    """Somebody said it; now it is the writer's own."""
    said = pair.before.statement
    if said is None or pair.before.speaker is None or pair.after.statement is not None:
        return []
    # Who thanks or condemns claims nothing of that for which he does so.
    if said.act not in _CLAIMING:
        return []
    if not stems(pair.before.speaker.name):
        return []  # a lone letter names nobody
    if pair.headline and (
        _attributes(pair.after, pair.before.speaker.name)
        or _tells(pair.after.article.title, said.cue.text)
    ):
        return []
    mine, others = pair.before.member.text, pair.after.member.text
    # A piece of what somebody said inside a text of many claims is not all that text's source.
    if len(stems(others)) > _LONGER * len(stems(mine)):
        return []
    # An article that names the speaker, or anybody before a colon, has him say so in a way that
    # was not understood.
    if not pair.headline and (
        _reports(others)
        or alike(mine, others) < _HALF
        or _names_itself(pair.after.article.text, pair.before.speaker.name)
        or _is_signed(pair.after.article, pair.before.speaker.name)
    ):
        return []
    return [Change(kind="attribution", before=_speaker(pair.before), after=whole(pair.after))]


def lost_credit(pair: Pair) -> list[Change]:
    """An agency's text without its credit, or under «agencies»."""
    credit = _agency(pair.before)
    if credit is None or _agency(pair.after) is not None or _says(pair.after, credit):
        return []
    before = Words(
        field=credit.field, start=credit.span.start, end=credit.span.end, text=credit.span.text
    )
    if pair.after.credits:
        other = pair.after.credits[0]
        after = Words(
            field=other.field, start=other.span.start, end=other.span.end, text=other.span.text
        )
        return [Change(kind="anonymity", before=before, after=after, credit=True)]
    return [Change(kind="attribution", before=before, after=whole(pair.after), credit=True)]


def anonymity(pair: Pair) -> list[Change]:
    """Named on one side, unnamed on the other, in the same words."""
    before, after = pair.before, pair.after
    if before.speaker is None or after.speaker is None or before.named == after.named:
        return []
    named, nobody = (before, after) if before.named else (after, before)
    if named.speaker is None or nobody.speaker is None or is_medium(named.speaker.name):
        return []
    if not (_told_there(named) and _told_there(nobody)):
        return []
    if maybe_one_body(named.speaker.name, nobody.speaker.name):
        return []
    anonymous = change_words().anonymous
    if stems(named.speaker.name) & anonymous or not stems(nobody.speaker.name) & anonymous:
        return []
    if identity(named.speaker.name) & stems(nobody.article.text):
        return []
    if alike(before.member.text, after.member.text) < _SAME_TEXT:
        return []
    return [Change(kind="anonymity", before=_speaker(before), after=_speaker(after))]


def one_or_several(pair: Pair) -> list[Change]:
    """One unnamed source on one side, several on the other («مسؤول», «مسؤولون»)."""
    before, after = pair.before, pair.after
    if before.speaker is None or after.speaker is None or before.named or after.named:
        return []
    if not (_told_there(before) and _told_there(after)):
        return []
    one, other = _head(before.speaker.name), _head(after.speaker.name)
    if one is None or other is None:
        return []
    if _single(one) != _single(other) or _is_one(one) == _is_one(other):
        return []
    if alike(before.member.text, after.member.text) < _SAME_TEXT:
        return []
    # An article that calls them so, too, only speaks of one of them here.
    if _calls(after, one) or _calls(before, other):
        return []
    return [Change(kind="anonymity", before=_speaker(before), after=_speaker(after))]


def _calls(voice: Voice, word: Word) -> bool:
    return any(own.stem == word.stem for own in _known(voice.article.text))


def _head(name: str) -> Word | None:
    return next(_known(name), None)


def _known(text: str) -> Iterator[Word]:
    """The words of a text, but for those with digits."""
    known = load().words
    return (known[word] for word in words(text) if not any(map(str.isdigit, word)))


def _single(word: Word) -> str:
    return fold(word.dual or word.singular)


def _is_one(word: Word) -> bool:
    return word.stem == _single(word)


def speakers(pair: Pair) -> list[Change]:
    """Another person or body is said to have said the same words."""
    before, after = pair.before, pair.after
    if not (before.named and after.named and before.speaker and after.speaker):
        return []
    if not (_told_there(before) and _told_there(after)):
        return []
    a, b = before.speaker.name, after.speaker.name
    if before.speaker.kind != after.speaker.kind or maybe_one_body(a, b):
        return []
    # One who is named in the other article too, or by one word of the other's name, was likely
    # only read or named differently.
    if not identity(a) or not identity(b) or stems(a) & stems(b) or spelled_alike(a, b):
        return []
    if identity(a) & stems(after.article.text) or identity(b) & stems(before.article.text):
        return []
    if alike(before.member.text, after.member.text) < _VERBATIM:
        return []
    return [Change(kind="speaker", before=_speaker(before), after=_speaker(after))]


def media(pair: Pair) -> list[Change]:
    """Another medium is said to have been spoken to."""
    before, after = pair.before.statement, pair.after.statement
    if not (before and after and before.via and after.via):
        return []
    a, b = before.via[-1], after.via[-1]
    if one_medium(a.name, b.name) or spelled_alike(a.name, b.name):
        return []
    if alike(pair.before.member.text, pair.after.member.text) < _SAME_TEXT:
        return []
    if a.span is None or b.span is None or not (is_medium(a.name) and is_medium(b.name)):
        return []
    return [
        Change(
            kind="medium",
            before=Words(field=a.field, start=a.span.start, end=a.span.end, text=a.span.text),
            after=Words(field=b.field, start=b.span.start, end=b.span.end, text=b.span.text),
        )
    ]


def acts(pair: Pair) -> list[Change]:
    """The same speaker said it; now he confirms, denies, warns …"""
    before, after = pair.before.statement, pair.after.statement
    if before is None or after is None or before.act == after.act:
        return []
    if not {before.act, after.act} <= _CLAIMING or pair.headline:
        return []
    # «Expecting that …» and «he added: and we expect that …» are one act.
    mine, others = pair.before.member.text, pair.after.member.text
    if _tells(others, before.cue.text) or _tells(mine, after.cue.text):
        return []
    # «Said that it is likely» estimates, too.
    if "estimate" in (before.act, after.act) and any(
        found(member.text, 0, change_words().hedges)
        for member in (pair.before.member, pair.after.member)
    ):
        return []
    a, b = pair.before.speaker, pair.after.speaker
    if a is None or b is None or not same_speaker(a.name, b.name):
        return []
    if alike(pair.before.member.text, pair.after.member.text) < _SAME_TEXT:
        return []
    return [
        Change(
            kind="act",
            before=Words(
                field=before.field,
                start=before.cue.start,
                end=before.cue.end,
                text=before.cue.text,
            ),
            after=Words(
                field=after.field, start=after.cue.start, end=after.cue.end, text=after.cue.text
            ),
        )
    ]


def _speaker(voice: Voice) -> Words | None:
    speaker = voice.speaker
    if speaker is None or speaker.span is None:
        return None
    span = speaker.span
    return Words(field=speaker.field, start=span.start, end=span.end, text=span.text)


def _told_there(voice: Voice) -> bool:
    """Whether a statement tells who speaks: of «he added» it is only read who he may be."""
    return voice.statement is not None and bool(voice.statement.sources)


def _agency(voice: Voice) -> Credit | None:
    """The article's first credit that names an agency."""
    unnamed = change_words().unnamed_credits
    return next((c for c in voice.credits if fold(c.name) not in unnamed), None)


def _says(voice: Voice, credit: Credit) -> bool:
    """Whether the article names the agency somewhere in its text, or is the agency's own."""
    return voice.article.outlet.casefold() in names_of(credit.name) or names_agency(
        voice.article.text, credit.name
    )


def _tells(text: str, cue: str) -> bool:
    """Whether a text has a word of the root of a reporting word."""
    roots = set(map(root, terms(cue)))
    return not roots.isdisjoint(map(root, terms(text)))


def _is_signed(article: Article, name: str) -> bool:
    """Whether a medium of this name stands in an article's byline."""
    return is_medium(name) and names_agency(article.byline, name)


def _reports(text: str) -> bool:
    """Whether somebody says what a text tells: before a colon, or «that …» at its beginning."""
    return ":" in text or any(
        bool(load().words[opening.text].flags & COMPLEMENTISER)
        for clause in re.split("[،,؛]", text)
        for _, opening in islice(words_of(clause), 1)
    )


def _colon_names(title: str) -> bool:
    """Whether somebody stands before a colon: not a place only, where it happened."""
    before, colon, _ = title.partition(":")
    return bool(colon) and not all(localities([word]) for word, _ in words_of(before))


def _begins_with(title: str, name: frozenset[str]) -> bool:
    """Whether a headline tells what one of this name does: it begins with a word of his.

    A country does not, for which many speak.
    """
    first = next((word for word, _ in words_of(title)), "")
    return stem(first) in name and not localities([first])


def _begins_with_role(title: str, speaker: str) -> bool:
    """Whether a headline begins with two words of a speaker's role: «the governor of Rummana»."""
    opening = [stem(word) for word, _ in islice(words_of(title), 2)]
    return len(opening) > 1 and stems(speaker).issuperset(opening)


def _names_itself(text: str, name: str) -> bool:
    """Whether a text has a word of a name that is more than a place.

    «The authorities of Morocco» are not named by «in Morocco»; a country alone is.
    """
    words = identity(name)
    places = {stem(word) for word, _ in words_of(name) if localities([word])}
    return not ((words - places) or words).isdisjoint(stems(text))


def _attributes(headline: Voice, speaker: str) -> bool:
    """Whether a headline tells who says so: by a colon, or by naming the speaker."""
    title = headline.article.title
    name = identity(speaker)
    return (
        _colon_names(title[: headline.member.end])
        or any(_begins_with(text, name) for text in (title, headline.member.text))
        or any(_begins_with_role(text, speaker) for text in (title, headline.member.text))
        or (_names_itself(title, speaker) and 2 * len(name & stems(title)) >= len(name))
        or any(said.field == "title" for said in headline.telling.reading.statements)
    )
