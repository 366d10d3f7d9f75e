"""One claim or one story of the ledger, put together from its tables."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Literal

import msgspec

from musnad.article import Field
from musnad.characters import is_storable
from musnad.claims.chain import Chain, find_chain
from musnad.claims.model import Copy, Family, Link, Member, Origin, Reason, Words
from musnad.errors import LedgerError
from musnad.ledger.claims_held import (
    ArticleHeld,
    ClaimHeld,
    ClaimInStory,
    CopyOf,
    DisputeHeld,
    MemberHeld,
    MutationHeld,
    SideHeld,
    StoryArticle,
    StoryHeld,
    StoryNamed,
)
from musnad.ledger.tellings import tellings_of
from musnad.messages import message
from musnad.text.sentences import Sentences

_Row = dict[str, Any]
#: What is told of a place with the words of its article and of its statement.
_PLACE = """
  t.article, t.field, t.start, t."end", a.key,
  substr(iif(t.field = 'title', a.title, a.text), t.start + 1, t."end" - t.start) AS text,
  coalesce(s.id, '') AS statement, coalesce(n.text, '') AS speaker, s.kind, s.act,
  (SELECT json_group_array(text) FROM (SELECT r.text FROM via v
   JOIN names r ON r.name = v.name WHERE v.statement = t.statement ORDER BY v.ordinal)) AS via
"""
_PLACED = """
  JOIN articles a ON a.article = t.article LEFT JOIN statements s ON s.statement = t.statement
  LEFT JOIN names n ON n.name = s.speaker
"""


def claim_held(connection: sqlite3.Connection, called: str) -> ClaimHeld:
    """The claim with this id. Raises LedgerError if there is none."""
    found = _one(
        connection,
        "SELECT f.*, st.id AS story_id, st.title FROM families f "
        "JOIN stories st ON st.story = f.story WHERE f.id = ?",
        called,
    )
    if found is None:
        raise LedgerError(message("no claim {called!r} in this ledger", called=called))
    family = found["family"]
    rows = _rows(
        connection,
        f"SELECT {_PLACE} FROM members t {_PLACED} WHERE t.family = ? ORDER BY t.ordinal",
        family,
    )
    articles = _articles(connection, {row["article"] for row in rows})
    members = tuple(_member(row, articles) for row in rows)
    origins = tuple(_origins(connection, family))
    return ClaimHeld(
        id=found["id"],
        claim=found["claim"],
        story=found["story_id"],
        title=found["title"],
        elsewhere=tuple(_elsewhere(connection, family, found["story"])),
        first_day=date.fromisoformat(found["first_day"]),
        last_day=date.fromisoformat(found["last_day"]),
        outlets=found["outlets"],
        at_least=found["at_least"],
        at_most=found["at_most"],
        one_unnamed=bool(found["one_unnamed"]),
        origins=origins,
        chain=_chain(connection, rows, origins),
        members=members,
        mutations=tuple(_mutations(connection, family, members)),
        disputes=_disputes(
            connection,
            "SELECT DISTINCT d.* FROM disputes d JOIN sides x ON x.dispute = d.dispute "
            "WHERE x.family = ? ORDER BY d.dispute",
            family,
        ),
        links=tuple(_links(connection, family)),
    )


def story_held(connection: sqlite3.Connection, called: str) -> StoryHeld:
    """The story with this id. Raises LedgerError if there is none."""
    found = _one(connection, "SELECT * FROM stories WHERE id = ?", called)
    if found is None:
        raise LedgerError(message("no story {called!r} in this ledger", called=called))
    story = found["story"]
    numbers = [
        row["article"]
        for row in _rows(
            connection, "SELECT article FROM story_articles WHERE story = ? ORDER BY ordinal", story
        )
    ]
    return StoryHeld(
        id=found["id"],
        title=found["title"],
        first_day=date.fromisoformat(found["first_day"]),
        last_day=date.fromisoformat(found["last_day"]),
        outlets=found["outlets"],
        articles=_with_copies(connection, numbers),
        claims=_claims(connection, "story = ?", story),
        told_too=_claims(
            connection,
            "story <> ?1 AND family IN (SELECT m.family FROM story_articles p "
            "JOIN members m ON m.article = p.article WHERE p.story = ?1)",
            story,
        ),
        disputes=_disputes(
            connection, "SELECT * FROM disputes WHERE story = ? ORDER BY dispute", story
        ),
    )


def _claims(
    connection: sqlite3.Connection, condition: str, *values: object
) -> tuple[ClaimInStory, ...]:
    """Claims in short, the most told one first."""
    rows = _rows(
        connection,
        "SELECT id, claim, members, outlets, at_least, at_most, one_unnamed, mutations, disputes "
        f"FROM families WHERE {condition} ORDER BY outlets DESC, members DESC, story, ordinal",
        *values,
    )
    return tuple(ClaimInStory(**{**row, "one_unnamed": bool(row["one_unnamed"])}) for row in rows)


def _with_copies(
    connection: sqlite3.Connection, numbers: Sequence[int]
) -> tuple[StoryArticle, ...]:
    """The articles of a story, in their order, each with the first whose text it repeats."""
    articles = _articles(connection, set(numbers))
    pairs = [pair for pair in _pairs(connection, numbers) if pair["kind"] != "part"]
    copied = {pair["second"] for pair in pairs}
    nearest: dict[int, _Row] = {}
    for pair in sorted(pairs, key=lambda pair: pair["first"] in copied):
        nearest.setdefault(pair["second"], pair)

    def first_telling(number: int) -> int:
        # Who was first is an order of all articles, so this ends.
        while number in nearest:
            number = nearest[number]["first"]
        return number

    of = {
        number: CopyOf(
            article=first_telling(number),
            kind=pair["kind"],
            share=pair["share"],
            credit=pair["credit"],
        )
        for number, pair in nearest.items()
    }
    return tuple(
        StoryArticle(**msgspec.structs.asdict(articles[number]), copy=of.get(number))
        for number in numbers
    )


def _chain(
    connection: sqlite3.Connection, rows: Sequence[_Row], origins: Sequence[Origin]
) -> Chain:
    family = Family(
        members=tuple(
            Member(
                article=row["key"],
                field=row["field"],
                start=row["start"],
                end=row["end"],
                text=row["text"],
                statement=row["statement"],
            )
            for row in rows
        ),
        links=(),
    )
    keys = {row["article"]: row["key"] for row in rows}
    copies = [
        Copy(
            first=keys[pair["first"]],
            second=keys[pair["second"]],
            kind=pair["kind"],
            share=pair["share"],
        )
        for pair in _pairs(connection, list(keys))
    ]
    tellings = tellings_of(connection, keys, with_values=False).values()
    told = {telling.key: telling for telling in tellings}
    return find_chain(family, told, copies, origins)


def _mutations(
    connection: sqlite3.Connection, family: int, members: Sequence[MemberHeld]
) -> Iterator[MutationHeld]:
    rows = _rows(
        connection, "SELECT * FROM mutations_words WHERE family = ? ORDER BY ordinal", family
    )
    sentences = _Sentences(connection)
    for row in rows:
        before, after = _words(row, "before"), _words(row, "after")
        yield MutationHeld(
            source=row["source"],
            target=row["target"],
            kind=row["kind"],
            credit=bool(row["credit"]),
            before=before,
            after=after,
            said_before=sentences.around(members[row["source"]], before),
            said_after=sentences.around(members[row["target"]], after),
        )


class _Sentences:
    """What words of an article stand in; each article is looked up and cut once."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._fields: dict[int, dict[str, str]] = {}
        self._cut: dict[int, Sentences] = {}

    def around(self, member: MemberHeld, words: Words | None) -> Words:
        """The sentence of ``words``, or of the member where there are none of its field."""
        number = member.article.article
        if number not in self._fields:
            [row] = _rows(
                self._connection,
                "SELECT title, byline, text FROM articles WHERE article = ?",
                number,
            )
            self._fields[number] = row
        field: Field = words.field if words else member.field
        start, end = (words.start, words.end) if words else (member.start, member.end)
        whole = self._fields[number][field]
        if field == "text":
            if number not in self._cut:
                self._cut[number] = Sentences(whole, field)
            start, end = self._cut[number].around(start, end)
        else:
            start, end = 0, len(whole)
        return Words(field=field, start=start, end=end, text=whole[start:end])


def _words(row: Mapping[str, Any], name: Literal["before", "after"]) -> Words | None:
    if row[f"{name}_field"] is None:
        return None
    return Words(
        field=row[f"{name}_field"],
        start=row[f"{name}_start"],
        end=row[f"{name}_end"],
        text=row[name],
    )


def _disputes(connection: sqlite3.Connection, sql: str, *values: object) -> tuple[DisputeHeld, ...]:
    return tuple(
        DisputeHeld(id=row["id"], kind=row["kind"], sides=_sides(connection, row["dispute"]))
        for row in _rows(connection, sql, *values)
    )


def disputes_of_days(
    connection: sqlite3.Connection, since: str, until: str
) -> tuple[DisputeHeld, ...]:
    """The disputes with an article of these days on either side, denials first."""
    return _disputes(
        connection,
        "SELECT DISTINCT d.* FROM articles a INDEXED BY articles_day_outlet "
        "CROSS JOIN sides x ON x.article = a.article JOIN disputes d ON d.dispute = x.dispute "
        "WHERE a.day BETWEEN ? AND ? ORDER BY d.kind <> 'denial', d.dispute",
        since,
        until,
    )


def _sides(connection: sqlite3.Connection, dispute: int) -> tuple[SideHeld, SideHeld]:
    rows = _rows(
        connection,
        f"SELECT t.side, coalesce(f.id, '') AS claim, {_PLACE} FROM sides t {_PLACED} "
        "LEFT JOIN families f ON f.family = t.family WHERE t.dispute = ? "
        "ORDER BY t.side, t.ordinal",
        dispute,
    )
    articles = _articles(connection, {row["article"] for row in rows})
    by_side: dict[int, list[_Row]] = defaultdict(list)
    for row in rows:
        by_side[row["side"]].append(row)
    first, second = (
        SideHeld(
            members=tuple(_member(row, articles) for row in by_side[side]),
            claim=next((row["claim"] for row in by_side[side] if row["claim"]), ""),
        )
        for side in sorted(by_side)
    )
    return first, second


def _origins(connection: sqlite3.Connection, family: int) -> Iterator[Origin]:
    sql = "SELECT name, kind, members FROM origins WHERE family = ? ORDER BY ordinal"
    for row in _rows(connection, sql, family):
        members = tuple(json.loads(row["members"]))
        yield Origin(name=row["name"], kind=row["kind"], members=members)


def _elsewhere(connection: sqlite3.Connection, family: int, story: int) -> Iterator[StoryNamed]:
    sql = (
        "SELECT DISTINCT st.id, st.title FROM members m "
        "JOIN story_articles p ON p.article = m.article JOIN stories st USING (story) "
        "WHERE m.family = ? AND st.story <> ? ORDER BY st.first_day, st.id"
    )
    for row in _rows(connection, sql, family, story):
        yield StoryNamed(**row)


def _links(connection: sqlite3.Connection, family: int) -> Iterator[Link]:
    sql = "SELECT a, b, score, reasons FROM links WHERE family = ? ORDER BY ordinal"
    for row in _rows(connection, sql, family):
        reasons = tuple(Reason(kind, tuple(shared)) for kind, shared in json.loads(row["reasons"]))
        yield Link(a=row["a"], b=row["b"], score=row["score"], reasons=reasons)


def _member(row: Mapping[str, Any], articles: Mapping[int, ArticleHeld]) -> MemberHeld:
    return MemberHeld(
        article=articles[row["article"]],
        field=row["field"],
        start=row["start"],
        end=row["end"],
        text=row["text"],
        statement=row["statement"],
        speaker=row["speaker"],
        kind=row["kind"],
        act=row["act"],
        via=tuple(json.loads(row["via"])),
    )


def _articles(connection: sqlite3.Connection, numbers: Iterable[int]) -> dict[int, ArticleHeld]:
    wanted = json.dumps(sorted(numbers))
    credits: dict[int, list[str]] = defaultdict(list)
    sql = "SELECT article, name FROM credits WHERE article IN (SELECT value FROM json_each(?))"
    for article, name in connection.execute(f"{sql} ORDER BY article, ordinal", (wanted,)):
        credits[article].append(name)
    rows = _rows(
        connection,
        "SELECT article, id, outlet, url, title, day FROM articles "
        "WHERE article IN (SELECT value FROM json_each(?))",
        wanted,
    )
    return {
        row["article"]: ArticleHeld(
            **{**row, "day": date.fromisoformat(row["day"])},
            credits=tuple(dict.fromkeys(credits[row["article"]])),
        )
        for row in rows
    }


def _pairs(connection: sqlite3.Connection, numbers: Sequence[int]) -> list[_Row]:
    """The copies among articles."""
    return _rows(
        connection,
        "WITH own AS (SELECT value AS article FROM json_each(?)) SELECT c.* FROM own o "
        "JOIN copies c ON c.first = o.article WHERE c.second IN (SELECT article FROM own) "
        "ORDER BY c.first, c.second",
        json.dumps(numbers),
    )


def _one(connection: sqlite3.Connection, sql: str, called: str) -> _Row | None:
    return next(iter(_rows(connection, sql, called)), None) if is_storable(called) else None


def _rows(connection: sqlite3.Connection, sql: str, *values: object) -> list[_Row]:
    cursor = connection.execute(sql, values)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]
