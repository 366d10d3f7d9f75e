"""Rows with all their words, as the views ``…_words`` of a ledger give them, without a ledger."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from musnad.article import GAP
from musnad.ledger.speaker_keys import NOBODY, speaker_key

Row = tuple[Any, ...]
Rows = Mapping[str, Sequence[Row]]


class Words(NamedTuple):
    """The fields of an article into which offsets point."""

    title: str
    byline: str
    text: str

    def window(self, field: str, start: int | None, end: int | None) -> str | None:
        """The words from ``start`` to ``end`` of a field; None where there is no place."""
        if start is None:
            return None
        whole = self.text if field == "text" else self.title if field == "title" else self.byline
        return whole[start:end]


def of_articles(rows: Rows) -> dict[str, list[Row]]:
    """The tables of articles (``musnad.ledger.rows.Gathered``) with the columns of the schema.

    Every table is in the order of its keys.
    """
    articles = {row[0]: Words(*row[12:15]) for row in rows["articles"]}
    said = {row[0]: row for row in rows["statements"]}
    told: dict[str, list[Row]] = {"articles": list(rows["articles"])}
    told["credits"] = [
        (*row, articles[row[0]].window(row[3], row[4], row[5])) for row in rows["credits"]
    ]
    for name in ("contents", "sources"):
        told[name] = [
            (*row, articles[row[1]].window(said[row[0]][3], row[3], row[4])) for row in rows[name]
        ]
    told["via"] = [(*row, articles[row[1]].window(row[4], row[5], row[6])) for row in rows["via"]]
    pieces: dict[int, list[Row]] = defaultdict(list)
    for row in told["contents"]:
        pieces[row[0]].append(row)
    told["statements"] = [
        _statement(row, articles[row[1]], pieces[row[0]]) for row in rows["statements"]
    ]
    of_article: dict[int, list[Row]] = defaultdict(list)
    for row in rows["statements"]:
        of_article[row[1]].append(row)
    for name in ("figures", "moments"):
        told[name] = [
            (*row[:2], statement, *row[2:5], articles[row[0]].window(*row[2:5]), *row[5:])
            for row in rows[name]
            for statement in _held_by(row, of_article[row[0]], pieces)
        ]
    return told


def _statement(row: Row, article: Words, pieces: Sequence[Row]) -> Row:
    field, speaker = row[3], row[7]
    folded = speaker_key(speaker) if speaker else NOBODY
    return (
        *(*row[:6], article.window(field, row[4], row[5])),
        *(row[6], article.window(field, row[6], row[5]) or ""),
        *(speaker, folded, *row[8:12], article.window(row[9], row[10], row[11])),
        *(*row[12:15], article.window(field, row[13], row[14])),
        *(*row[15:], GAP.join(piece[-1] for piece in pieces)),
    )


def _held_by(
    row: Row, statements: Sequence[Row], pieces: Mapping[int, Sequence[Row]]
) -> Iterator[int | None]:
    """The statements in whose content a figure or moment stands; None if there is none."""
    field, start, end = row[2:5]
    found = False
    for statement in statements:
        if statement[3] == field:
            for piece in pieces[statement[0]]:
                if start >= piece[3] and end <= piece[4]:
                    found = True
                    yield statement[0]
    if not found:
        yield None


def of_thread(rows: Rows, articles: Mapping[int, Words]) -> dict[str, list[Row]]:
    """The tables of a thread (``musnad.ledger.claims_rows.ThreadRows``) in the same way."""
    told = {name: list(own) for name, own in rows.items()}
    told["members"] = [(*row, articles[row[2]].window(*row[4:7])) for row in rows["members"]]
    told["sides"] = [
        (*row[:8], articles[row[3]].window(*row[5:8]), row[8]) for row in rows["sides"]
    ]
    members = {row[:2]: articles[row[2]] for row in rows["members"]}
    told["mutations"] = [
        (
            *(*row[:9], members[row[0], row[2]].window(*row[6:9])),
            *(*row[9:], members[row[0], row[3]].window(*row[9:12])),
        )
        for row in rows["mutations"]
    ]
    return told
