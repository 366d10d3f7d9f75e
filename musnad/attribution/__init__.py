"""Attribution: who says what in an article, through whom."""

from __future__ import annotations

from bisect import bisect_left
from hashlib import blake2b
from typing import TypeVar

from musnad.article import Article, Figure, Kind, Moment, Relay, Span, Statement
from musnad.attribution.according import read_long_cue
from musnad.attribution.contents import close_contents, form_of
from musnad.attribution.draft import Draft
from musnad.attribution.frames import read_cue
from musnad.attribution.headlines import headline_colons
from musnad.attribution.kinds import kind_of
from musnad.attribution.outlets import outlet_key, own_outlet
from musnad.attribution.records import relay_of, span_of, speaker_of
from musnad.attribution.speakers import Entity, Resolver
from musnad.lexicon.words import STATE, cue_offset
from musnad.text.structure import Text

_Item = TypeVar("_Item", Figure, Moment)
#: Items of each field, in order, and the offsets at which they start.
_ByField = dict[str, tuple[tuple[_Item, ...], list[int]]]


def attribute(
    article: Article,
    title: Text,
    body: Text,
    key: str,
    figures: tuple[Figure, ...],
    moments: tuple[Moment, ...],
) -> tuple[Statement, ...]:
    """All statements of an article, those of the title first, in the order of their cues.

    Each carries those of ``figures`` and ``moments`` that stand in its contents.
    """
    resolver = Resolver([title, body])
    own = own_outlet(article)
    found: list[tuple[Text, Draft, Entity | None]] = []
    chains: dict[int, tuple[Relay, ...]] = {}
    for text in (body, title):
        drafts = _drafts(text)
        if text is title:
            drafts = [
                d for d in drafts if d.frame != "headline-colon" or _is_speaker(text, d, resolver)
            ]
        found += [(text, d, e) for d, e in _speakers(text, drafts, resolver)]
    resolver.complete()
    entities = {id(draft): entity for _, draft, entity in found}
    stated = (_of_field(figures), _of_field(moments))
    statements = []
    previous: tuple[Draft, Entity | None, tuple[Relay, ...], bool] | None = None
    for text, draft, entity in found:
        chain = _chain(text, draft, entity, own, chains, previous, entities)
        chains[id(draft)] = chain
        inherited = bool(draft.media or draft.relays) or (
            previous is not None and previous[3] and bool(chain)
        )
        if draft.parent is None:
            previous = (draft, entity, chain, inherited)
        statements.append(_statement(text, draft, entity, chain, key, *stated))
    statements.sort(key=lambda s: (s.field != "title", s.cue.start))
    return tuple(statements)


def _drafts(text: Text) -> list[Draft]:
    """The statements of one field, each with its content closed."""
    drafts = []
    words, last, seconds = text.words, text.length - 1, text.lexicon.long_seconds
    for i in text.reporting:
        draft = read_cue(text, i) if words[i].cues else None
        if draft is None and i < last and words[i + 1].folded in seconds:
            draft = read_long_cue(text, i)
        if draft is not None:
            drafts.append(draft)
    if text.field == "title":
        drafts = sorted([*drafts, *headline_colons(text)], key=lambda d: d.cue)
    return close_contents(text, drafts)


def _is_speaker(title: Text, draft: Draft, resolver: Resolver) -> bool:
    """Whether the words before a headline's colon are a speaker rather than a rubric or a place."""
    assert draft.source is not None
    first, stop, _ = draft.source
    if (
        title.phrase(first, stop) in title.lexicon.rubrics
        or title.words[first].folded in title.lexicon.rubrics
    ):
        return False
    if (
        title.words[first].flags & STATE
        and stop - first <= 2
        and any(
            w.folded.startswith("سن") and w.imperfect is False and len(w.folded) > 4 and not w.flags
            for w in title.words[stop:]
        )
    ):
        return True  # «الصين: … سنحظرها»
    return resolver.is_known(title, draft.source)


def _speakers(
    text: Text, drafts: list[Draft], resolver: Resolver
) -> list[tuple[Draft, Entity | None]]:
    """Each draft with its speaker.

    What is told inside another's words with no source of its own is dropped: it is his belief.
    """
    said: list[tuple[Draft, Entity]] = []
    out: list[tuple[Draft, Entity | None]] = []
    entities: dict[int, Entity | None] = {}
    for draft in drafts:
        entity: Entity | None
        if (
            draft.tentative
            and draft.source is not None
            and not resolver.is_known(text, draft.source)
        ):
            continue
        if draft.source is not None:
            entity = resolver.mention(text, draft.source, draft)
        elif (
            draft.parent is not None
            and draft.parent.frame != "according-to-preposed"
            and draft.marker != "postposed"
            and draft.frame != "hearsay"
        ):
            continue
        else:
            entity = None if draft.frame == "hearsay" else resolver.unsaid(draft, said, text)
        entities[id(draft)] = entity
        if entity is not None:
            said.append((draft, entity))
        out.append((draft, entity))
    return out


def _chain(
    text: Text,
    draft: Draft,
    entity: Entity | None,
    own: frozenset[str],
    chains: dict[int, tuple[Relay, ...]],
    previous: tuple[Draft, Entity | None, tuple[Relay, ...], bool] | None,
    entities: dict[int, Entity | None],
) -> tuple[Relay, ...]:
    """Who relays the statement, outermost first: media, agencies, speakers who tell it."""
    chain: list[Relay] = []
    parent = draft.parent
    if parent is not None:
        chain += chains.get(id(parent), ())
        outer = entities.get(id(parent))
        if outer is not None and outer is not entity:
            speaker = speaker_of(outer, outer.kind)
            if speaker.name:
                chain.append(Relay(speaker.name, speaker.field, speaker.span))
    for cover in draft.covers:
        outer = entities.get(id(cover))
        if outer is not None and outer is not entity:
            speaker = speaker_of(outer, outer.kind)
            if speaker.name and not is_own(speaker.name, own):
                chain.append(Relay(speaker.name, speaker.field, speaker.span))
    for place in (*draft.relays, *draft.media):
        relay = relay_of(text, place)
        if not is_own(relay.name, own):
            chain.append(relay)
    if (
        not chain
        and previous is not None
        and previous[3]
        and previous[1] is entity
        and entity is not None
    ):
        continues = draft.source is None or draft.reading.verb.lemma not in ("قال",)
        if continues and draft.parent is None:
            return previous[2]
    return tuple(chain)


def is_own(name: str, own: frozenset[str]) -> bool:
    """Whether ``name`` is the article's own outlet."""
    return outlet_key(name) in own


def _content(text: Text, draft: Draft) -> Span:
    span = text.span(draft.content, draft.stop)
    cut = cue_offset(text.words[draft.content].raw, draft.content_letters)
    return Span(span.start + cut, span.end, span.text[cut:]) if cut else span


def _statement(
    text: Text,
    draft: Draft,
    entity: Entity | None,
    chain: tuple[Relay, ...],
    key: str,
    figures: _ByField[Figure],
    moments: _ByField[Moment],
) -> Statement:
    reading = draft.reading
    raw = text.words[draft.cue].raw
    cut = cue_offset(raw, reading.letters)
    start = text.starts[draft.cue] + cut
    cue = Span(start, start + len(raw) - cut, raw[cut:])
    sources: tuple[Span, ...] = ()
    kind: Kind
    if draft.source is not None:
        sources = (span_of(text, draft.source),)
        kind = entity.kind if entity is not None else kind_of(text, draft.source)
    else:
        kind = entity.kind if entity is not None else "unsourced"
    contents = [_content(text, draft)]
    contents += [text.span(a, b) for a, b in draft.more if b > a]
    place = f"{key}|{text.field}|{start}".encode("utf-8", "surrogatepass")
    return Statement(
        id=blake2b(place, digest_size=8).hexdigest(),
        field="title" if text.field == "title" else "text",
        cue=cue,
        sources=sources,
        contents=tuple(contents),
        speaker=speaker_of(entity, kind),
        via=chain,
        act=reading.verb.that_act
        if draft.marker == "that" and reading.verb.that_act
        else reading.verb.act,
        form=form_of(text, draft),
        kind=kind,
        frame=draft.frame,
        figures=_inside(*figures[text.field], contents),
        moments=_inside(*moments[text.field], contents),
    )


def _of_field(items: tuple[_Item, ...]) -> _ByField[_Item]:
    """``items`` of the title and of the text, each with the offsets at which they start."""
    at = bisect_left(items, True, key=lambda item: item.field == "text")
    title, body = items[:at], items[at:]
    return {
        "title": (title, [item.start for item in title]),
        "text": (body, [item.start for item in body]),
    }


def _inside(items: tuple[_Item, ...], starts: list[int], contents: list[Span]) -> tuple[_Item, ...]:
    """Those of ``items``, in order, that lie in one of ``contents``."""
    return tuple(
        [
            item
            for content in contents
            for item in items[bisect_left(starts, content.start) : bisect_left(starts, content.end)]
            if item.end <= content.end
        ]
    )
