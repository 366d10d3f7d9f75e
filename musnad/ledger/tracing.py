"""Where a claim comes from: a sentence, or the claims of an article, and their first tellings.

A sentence is looked for by its rarest words; what is found is compared with it by the roots of all
its words, where a word weighs more the fewer claims have it. What one of both tells with a
negation is another claim. Likenesses go from 0 to 1; what is less alike than ``ALIKE`` is not told.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from math import log, sqrt
from typing import Final, NamedTuple

from musnad.article import Article
from musnad.claims.model import Telling
from musnad.claims.places import is_negated, places, root
from musnad.ledger.answer import Question
from musnad.ledger.claims_questions import DAYS, TRUTHS
from musnad.messages import message
from musnad.reading import read
from musnad.text.terms import terms, terms_of
from musnad.text.terms import words as written

#: Below this, a claim is another one, be it of the same event.
ALIKE: Final = 0.5
#: A sentence is looked for by so many of its rarest words, and compared with so many claims.
_LOOKED_FOR, _COMPARED = 10, 60
#: Of a claim, so many different wordings are compared.
_WORDINGS = 60
#: A word alone is no claim.
_SHARED = 2
_COMMA = "، "
#: Longer texts are no sentence.
_LONGEST = 5_000

#: The words of a member ``m`` of an article ``a``.
_WORDS: Final = (
    "substr(iif({m}.field = 'title', {a}.title, {a}.text), {m}.start + 1, {m}.\"end\" - {m}.start)"
)
_COLUMNS: Final = {
    "id": "f.id",
    "claim": "f.claim",
    "alike": "found.alike",
    "lacking": "found.lacking",
    "words": _WORDS.format(m="m", a="a"),
    "act": "d.act",
    "day": "a.day",
    "outlet": "a.outlet",
    "article": "m.article",
    "first_day": "b.day",
    "first_outlet": "b.outlet",
    "first_article": "b.article",
    "first_words": _WORDS.format(m="e", a="b"),
    "first_speaker": "coalesce(n.text, '')",
    "first_kind": "s.kind",
    "origin": "coalesce(o.name, '')",
    "origin_kind": "coalesce(o.kind, '')",
    "members": "f.members",
    "outlets": "f.outlets",
    "at_least": "f.at_least",
    "at_most": "f.at_most",
    "one_unnamed": "f.one_unnamed",
    "mutations": "f.mutations",
    "disputes": "f.disputes",
    "story": "st.id",
    "title": "st.title",
}


class Found(NamedTuple):
    """A member of a claim, and how alike it is to what was asked for, if that was a sentence.

    ``lacking`` are the words of all that the sentence claims which it does not tell, with commas.
    """

    family: int
    ordinal: int
    alike: float | None = None
    lacking: str = ""


class _Asked(NamedTuple):
    """A claim that is looked for."""

    words: tuple[str, ...]
    negated: bool
    denied: bool = False

    @property
    def terms(self) -> list[str]:
        """The terms of its words, stopwords left out."""
        return terms_of(self.words)


def told(found: Sequence[Found]) -> Question:
    """The claims of members, in their order, with their first tellings."""
    columns = ", ".join(f"{sql} AS {name}" for name, sql in _COLUMNS.items())
    sql = f"""
    WITH found AS (
      SELECT key AS place, json_extract(value, '$[0]') AS family,
        json_extract(value, '$[1]') AS ordinal, json_extract(value, '$[2]') AS alike,
        json_extract(value, '$[3]') AS lacking
      FROM json_each(?)
    )
    SELECT {columns}
    FROM found JOIN families f ON f.family = found.family
      JOIN members m ON m.family = f.family AND m.ordinal = found.ordinal
      JOIN articles a ON a.article = m.article LEFT JOIN statements d ON d.statement = m.statement
      JOIN members e ON e.family = f.family AND e.ordinal = 0
      JOIN articles b ON b.article = e.article
      LEFT JOIN statements s ON s.statement = e.statement LEFT JOIN names n ON n.name = s.speaker
      JOIN stories st ON st.story = f.story
      LEFT JOIN origins o ON o.family = f.family
        AND EXISTS (SELECT 1 FROM json_each(o.members) WHERE value = found.ordinal)
    ORDER BY found.place
    """
    return Question(sql, (json.dumps(found),), tuple(_COLUMNS), DAYS | TRUTHS)


def in_article(connection: sqlite3.Connection, article: int) -> list[Found]:
    """The first member of each claim in an article, in the order of its text."""
    sql = """
    SELECT family, min(ordinal) FROM members WHERE article = ?
    GROUP BY family ORDER BY min(field = 'text'), min(start), family
    """
    return [Found(*row) for row in connection.execute(sql, (article,))]


def like_sentence(connection: sqlite3.Connection, sentence: str) -> list[Found]:
    """The members most like ``sentence``, one a claim, the likeliest first; none if none is.

    Raises ValueError if it has no word to look for, or more than a sentence has.
    """
    if len(sentence) > _LONGEST:
        reason = message(
            "the sentence is too long: more than {longest:,} characters", longest=_LONGEST
        )
        raise ValueError(reason)
    asked = _claims_in(sentence)
    if not asked:
        raise ValueError(message("{query!r} has no word to look for", query=sentence))
    rarity = _Rarity(connection)
    best: dict[int, Found] = {}
    for wanted in asked:
        measure = _Measure(wanted.terms, rarity)
        for family, ordinal, words, act in _candidates(connection, wanted.terms, rarity):
            denied = act == "deny"
            alike = measure.likeness(words)
            before = best.get(family)
            if alike < ALIKE or (before is not None and alike <= (before.alike or 0)):
                continue
            # Who asks after a rumour wants its denial too, but not what is told with a «no».
            if denied or wanted.denied or is_negated(words, denied=False) == wanted.negated:
                best[family] = Found(family, ordinal, alike, _lacking(asked, words))
    return sorted(best.values(), key=_order)


def _order(found: Found) -> tuple[float, int, int, int]:
    """The likest first, of equals what tells more of the sentence, and what is told so earlier."""
    return (-(found.alike or 0), len(found.lacking), found.ordinal, found.family)


def _lacking(asked: Sequence[_Asked], told: str) -> str:
    """The words that are asked for and not told, with commas."""
    there = set(map(root, terms(told)))
    wanted = dict.fromkeys(word for each in asked for word in each.words)
    return _COMMA.join(w for w in wanted if not there.issuperset(map(root, terms_of((w,)))))


def _claims_in(sentence: str) -> list[_Asked]:
    """The claims that a sentence makes: without what only introduces a statement."""
    article = Article(text=sentence)
    telling = Telling(key="", article=article, reading=read(article), day=None)
    made = [
        _Asked(tuple(written(place.member.text)), negated, place.negated != negated)
        for place in places(telling)
        for negated in [is_negated(place.member.text, denied=False)]
    ]
    whole = _Asked(tuple(written(sentence)), is_negated(sentence, denied=False))
    return list(dict.fromkeys(made)) or ([whole] if whole.terms else [])


class _Rarity:
    """How much a term says: much where few claims have it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        [(self._claims,)] = connection.execute("SELECT count(*) FROM families").fetchall()
        self._known: dict[str, float] = {}

    def of(self, term: str) -> float:
        if term not in self._known:
            sql = "SELECT count(*) FROM claims_fts WHERE claims_fts MATCH ?"
            [(count,)] = self._connection.execute(sql, (_expression(term),)).fetchall()
            self._known[term] = log(1 + (1 + self._claims) / (1 + count))
        return self._known[term]


class _Measure:
    """How alike a claim is to others: the cosine of their roots by rarity."""

    def __init__(self, wanted: Iterable[str], rarity: _Rarity) -> None:
        self._weights: dict[str, float] = {}
        for term in wanted:
            bare = root(term)
            self._weights[bare] = max(self._weights.get(bare, 0.0), rarity.of(term) ** 2)
        #: What a word counts that is only in the other one.
        self._usual = sum(self._weights.values()) / len(self._weights)

    def likeness(self, words: str) -> float:
        others = {root(term) for term in terms(words)}
        both = self._weights.keys() & others
        if len(both) < _SHARED:
            return 0.0
        shared = sum(self._weights[bare] for bare in sorted(both))
        own = sum(self._weights.values())
        theirs = shared + self._usual * len(others - self._weights.keys())
        return round(shared / sqrt(own * theirs), 3)


def _candidates(
    connection: sqlite3.Connection, wanted: Sequence[str], rarity: _Rarity
) -> Iterator[tuple[int, int, str, str | None]]:
    """Members of the claims that share most of the rarest terms: family, ordinal, words, act."""
    rarest = sorted(dict.fromkeys(wanted), key=lambda term: (-rarity.of(term), term))
    words = _WORDS.format(m="m", a="a")
    sql = f"""
    WITH hits AS MATERIALIZED (
      SELECT rowid AS family FROM claims_fts WHERE claims_fts MATCH ?
      ORDER BY bm25(claims_fts), rowid LIMIT {_COMPARED}
    )
    SELECT m.family, m.ordinal, {words}, s.act
    FROM hits JOIN members m ON m.family = hits.family JOIN articles a ON a.article = m.article
      LEFT JOIN statements s ON s.statement = m.statement
    WHERE m.ordinal < {_WORDINGS} ORDER BY m.family, m.ordinal
    """
    expression = " OR ".join(map(_expression, rarest[:_LOOKED_FOR]))
    yield from connection.execute(sql, (expression,))


def _expression(term: str) -> str:
    doubled = term.replace('"', '""')
    return f'stems : "{doubled}"'
