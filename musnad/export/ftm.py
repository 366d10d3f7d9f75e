"""Articles, speakers, mentions and statements as FollowTheMoney entities, one a line.

Needs ``followthemoney``, which comes with ``pip install 'musnad[ftm]'``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, BinaryIO

from musnad.article import Article, Relay, Speaker, Statement
from musnad.characters import encodable, json_line
from musnad.errors import MissingLibraryError
from musnad.export import Entry
from musnad.export.claimed import Claimed, ClaimOf, nothing_claimed
from musnad.identity import article_key, digest

if TYPE_CHECKING:
    from followthemoney.proxy import EntityProxy

INTO = "stream"
#: Kinds of speakers that are an entity of their own; the others are nobody one could look up.
SCHEMATA = {"person": "Person", "organization": "Organization"}


def write(
    entries: Iterable[Entry], target: BinaryIO, *, claim_of: ClaimOf = nothing_claimed
) -> None:
    """One entity a line, each article before what it says.

    Raises ``MissingLibraryError`` if followthemoney is not installed.
    """
    _need_library()
    for entry in entries:
        for entity in entities(entry, claim_of):
            target.write(json_line(entity.to_dict()))


def entities(entry: Entry, claim_of: ClaimOf = nothing_claimed) -> Iterator[EntityProxy]:
    """The Article, then once each its speakers, the mentions of them, and a Note a statement."""
    article, reading = entry
    document = _article(article)
    for statement in reading.statements:
        if statement.speaker.kind in SCHEMATA:
            _add(document, "namesMentioned", statement.speaker.name)
    yield document
    met = set()
    for statement in reading.statements:
        speaker = _speaker(document, statement.speaker)
        named = [] if speaker is None else [speaker]
        for entity in [*named, *_mentions(document, statement, speaker)]:
            if entity.id not in met:
                met.add(entity.id)
                yield entity
        note = _note(document, article, statement, speaker)
        claim = claim_of(statement.id)
        if claim is not None:
            _add(note, "notes", _claimed(claim))
        yield note


def _article(article: Article) -> EntityProxy:
    entity = _entity("Article", article_key(article))
    # The name of the file is what Aleph shows of a document without a title.
    _add(entity, "fileName", article.id)
    _add(entity, "title", article.title)
    _add(entity, "author", article.byline)
    _add(entity, "publisher", article.outlet)
    _add(entity, "sourceUrl", article.url)
    _add(entity, "publishedAt", article.published)
    _add(entity, "bodyText", article.text)
    _add(entity, "language", "ara")
    return entity


def _speaker(document: EntityProxy, speaker: Speaker) -> EntityProxy | None:
    """The speaker as known from this article alone: two articles may name two people alike."""
    schema = SCHEMATA.get(speaker.kind)
    if schema is None:
        return None
    entity = _entity(schema, document.id, speaker.name)
    _add(entity, "name", speaker.name)
    entity.add("proof", document)
    return entity if entity.has("name") else None


def _mentions(
    document: EntityProxy, statement: Statement, speaker: EntityProxy | None
) -> Iterator[EntityProxy]:
    """The names of speaker and relays as they stand in the article."""
    found = []
    if speaker is not None:
        names = [source.text for source in statement.sources] or [statement.speaker.name]
        found += [_mention(document, name, speaker.schema.name, speaker) for name in names]
    found += [_mention(document, relay.name, "LegalEntity", None) for relay in statement.via]
    if statement.addressee is not None:
        found.append(_mention(document, statement.addressee.name, "LegalEntity", None))
    yield from (mention for mention in found if mention.has("name"))


def _mention(
    document: EntityProxy, name: str, schema: str, resolved: EntityProxy | None
) -> EntityProxy:
    entity = _entity("Mention", document.id, name, resolved.id if resolved else "")
    _add(entity, "name", name)
    _add(entity, "detectedSchema", schema)
    entity.add("document", document)
    entity.add("resolved", resolved)
    return entity


def _note(
    document: EntityProxy, article: Article, statement: Statement, speaker: EntityProxy | None
) -> EntityProxy:
    entity = _entity("Note", statement.id, document.id)
    _add(entity, "description", statement.said)
    _add(entity, "summary", _chain(statement.via, statement.speaker, statement.cue.text))
    _add(entity, "notes", _place(statement))
    for keyword in (statement.act, statement.form, statement.kind):
        _add(entity, "keywords", keyword)
    named = [statement.speaker.name, *(relay.name for relay in statement.via)]
    if statement.addressee is not None:
        named.append(statement.addressee.name)
    for name in named:
        _add(entity, "namesMentioned", name)
    _add(entity, "publisher", article.outlet)
    _add(entity, "sourceUrl", article.url)
    entity.add("proof", document)
    entity.add("entity", [document, speaker])
    return entity


def _chain(via: tuple[Relay, ...], speaker: Speaker, cue: str) -> str:
    return f"{' ← '.join([*(relay.name for relay in via), speaker.name or '؟'])} ({cue})"


def _claimed(claim: Claimed) -> str:
    first = ", ".join(f"{article.outlet} ({article.place})" for article in claim.first())
    return (
        f"Musnad claim {claim.id}: in {len(claim.appearances)} articles, first told "
        f"{claim.first_day} by {first}; "
        f"independent origins: {claim.at_least} to {claim.at_most}"
    )


def _place(statement: Statement) -> str:
    places = ", ".join(f"{span.start}-{span.end}" for span in statement.contents)
    return f"Musnad statement {statement.id}: {statement.field} {places}"


def _entity(schema: str, *parts: str | None) -> EntityProxy:
    """An entity whose id is the same whenever its parts are."""
    from followthemoney import model

    entity = model.make_entity(schema)
    entity.id = digest(schema, *(part or "" for part in parts))
    return entity


def _add(entity: EntityProxy, name: str, value: str) -> None:
    """Add ``value`` as the model cleans it; what it refuses goes to the notes with its name."""
    value = encodable(value)
    if not value.strip():
        return
    prop = entity.schema.properties[name]
    clean = prop.type.clean(value, proxy=entity)
    if clean is None:
        # Mentions have no notes: a name without a letter is no loss.
        entity.add("notes", f"{name}: {value}", quiet=True)
    else:
        entity.unsafe_add(prop, clean, cleaned=True)


def _need_library() -> None:
    try:
        import followthemoney  # noqa: F401
    except ImportError as error:
        raise MissingLibraryError("followthemoney", "ftm") from error
