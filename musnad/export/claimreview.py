"""Claims for fact-checkers: schema.org ClaimReview objects that lack only the review.

A claim is what one speaker is told to have said; it is the same claim where speaker and words are
equal after folding, if there are words enough to tell, or where linking found that several articles
make it. Rating, reviewer and the address of the review are left to the fact-checker.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import date
from typing import Any, BinaryIO

from musnad.article import Article, Speaker, Statement
from musnad.characters import json_line
from musnad.export import Entry
from musnad.export.claimed import Appearance, Claimed, ClaimOf, nothing_claimed
from musnad.export.vocabulary import TERMS
from musnad.identity import article_key, digest
from musnad.published import published_at, seconds
from musnad.text.folding import fold

INTO = "stream"
#: Acts that hold something to be so. Calls, promises, questions, opinions and feelings do not.
CHECKABLE = frozenset({"say", "confirm", "deny", "warn", "accuse", "estimate"})

#: Fewer words than this («denied that») may mean another thing in another article.
TELLING = 4

_Json = dict[str, Any]
_WORD = re.compile(r"\w+")
_TABLE = """
    create table told (
        place integer primary key,
        claim text not null,
        statement text not null,
        wording text not null,
        speaker text not null,
        article text not null,
        begins real,
        ends real,
        appearance text not null
    )
"""


def write(
    entries: Iterable[Entry], target: BinaryIO, *, claim_of: ClaimOf = nothing_claimed
) -> None:
    """One claim a line, in the order in which the claims are first met.

    All claims are gathered first, in a temporary file, since any article may repeat any claim.
    """
    # The empty name is SQLite's for a database on disk that is gone when it is closed.
    with closing(sqlite3.connect("", isolation_level=None)) as database:
        database.execute(_TABLE)
        database.execute("begin")
        database.executemany(
            "insert into told values (null, ?, ?, ?, ?, ?, ?, ?, ?)", _rows(entries, claim_of)
        )
        database.execute("create index told_claim on told (claim, place)")
        claims = database.execute("select claim from told group by claim order by min(place)")
        for (claim,) in claims:
            target.write(json_line(_review(database, claim, claim_of)))


def _rows(entries: Iterable[Entry], claim_of: ClaimOf) -> Iterator[tuple[str | float | None, ...]]:
    for article, reading in entries:
        when = published_at(article.published)
        begins, ends = (None, None) if when is None else seconds(when)
        appearance = json.dumps(_appearance(article, published_at(article.published)))
        key = digest(article_key(article))
        for statement in reading.statements:
            if statement.act in CHECKABLE and statement.contents:
                yield (
                    _claim_key(statement, claim_of(statement.id)),
                    statement.id,
                    json.dumps(_wording(statement)),
                    json.dumps(_said_by(statement.speaker)),
                    key,
                    begins,
                    ends,
                    appearance,
                )


def _claim_key(statement: Statement, linked: Claimed | None) -> str:
    """Equal for statements of one claim, or with the same speaker and words, however spelled."""
    if linked is not None:
        return digest("claim", linked.id)
    speaker = statement.speaker
    words = _folded(_wording(statement))
    parts = [speaker.kind, _folded(speaker.name), words]
    if words.count(" ") + 1 < TELLING:
        parts.append(statement.id)
    return digest(*parts)


def _folded(text: str) -> str:
    return " ".join(_WORD.findall(fold(text)))


def _wording(statement: Statement) -> str:
    """What the speaker holds. Who denies something holds the opposite, so the cue stays with it."""
    words = statement.said
    return f"{statement.cue.text} {words}" if statement.act == "deny" else words


def _said_by(speaker: Speaker) -> _Json:
    """The speaker as properties of a Claim: an author, or the document that it is based on."""
    if speaker.kind == "unsourced":
        return {}
    if speaker.kind == "document":
        return {"isBasedOn": {"@type": "CreativeWork", "name": speaker.name}}
    author = {
        "@type": "Organization" if speaker.kind == "organization" else "Person",
        "name": speaker.name,
    }
    if speaker.kind == "unnamed":
        author["additionalType"] = TERMS + "UnnamedSource"
    if speaker.kind == "group":
        author["additionalType"] = TERMS + "Group"
    return {"author": author}


def _appearance(article: Article | Appearance, when: date | None) -> _Json:
    known = {
        "identifier": article.id,
        "url": article.url,
        "headline": article.title,
        "datePublished": "" if when is None else when.isoformat(),
        "publisher": article.outlet and {"@type": "Organization", "name": article.outlet},
    }
    return {"@type": "NewsArticle"} | {name: value for name, value in known.items() if value}


def _review(database: sqlite3.Connection, claim: str, claim_of: ClaimOf) -> _Json:
    """The line of one claim. Of an article that makes it twice, one appearance."""
    told = database.execute(
        "select statement, wording, speaker, article, appearance from told"
        " where claim = ? order by place",
        (claim,),
    ).fetchall()
    statement, wording, speaker, *_ = told[0]
    identifiers = [identifier for identifier, *_ in told]
    linked = claim_of(statement)
    if linked is None:
        known = {article: json.loads(appearance) for *_, article, appearance in told}
        appearances = list(known.values())
        earliest = [known[article] for article in _earliest(database, claim)]
    else:
        identifiers.insert(0, linked.id)
        appearances = [_linked_appearance(article) for article in linked.appearances]
        earliest = [_linked_appearance(article) for article in linked.first()]
    item = {
        "@type": "Claim",
        "identifier": identifiers,
        **json.loads(speaker),
        "appearance": appearances,
    }
    if earliest:
        item["datePublished"] = earliest[0]["datePublished"]
    if len(earliest) == 1:
        item["firstAppearance"] = earliest[0]
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "claimReviewed": json.loads(wording),
        "itemReviewed": item,
    }


def _linked_appearance(article: Appearance) -> _Json:
    return _appearance(article, published_at(article.published) or date.fromisoformat(article.day))


def _earliest(database: sqlite3.Connection, claim: str) -> list[str]:
    """The dated articles that may be the first: several where their dates do not tell."""
    first = database.execute(
        "select min(ends) from told where claim = ? and begins ="
        " (select min(begins) from told where claim = ?)",
        (claim, claim),
    ).fetchone()
    found = database.execute(
        "select article from told where claim = ? and begins < ?"
        " group by article order by min(begins), min(place)",
        (claim, *first),
    )
    return [article for (article,) in found]
