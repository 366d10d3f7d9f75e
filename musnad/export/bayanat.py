"""Articles as rows of a sheet with the columns of a Bulletin in Bayanat.

The column names are those of ``Bulletin.from_json`` in sjacorg/bayanat
(``enferno/admin/models/Bulletin.py``, commit 0854f2caf828ff23877cc9869fffb99815ed12ae); how lists
and dates are written in a cell follows ``enferno/data_import/utils/sheet_import.py`` (commit
3084923f9a5e1d4fee0ce14dbbcd940099635ed2).
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from html import escape
from io import StringIO
from typing import BinaryIO

from musnad.article import Article, Reading, Statement
from musnad.characters import encodable, safe_cell
from musnad.export import Entry
from musnad.identity import article_key

INTO = "stream"
COLUMNS = (
    "originid",
    "title",
    "title_ar",
    "sources",
    "source_link",
    "publish_date",
    "documentation_date",
    "description",
    "comments",
)
#: Longest title and link that Bayanat's database holds.
LONGEST = 255
_BOM = b"\xef\xbb\xbf"


def write(entries: Iterable[Entry], target: BinaryIO) -> None:
    """A CSV file in UTF-8 with byte-order mark: the columns, then one row an article."""
    target.write(_BOM + _line(COLUMNS))
    for entry in entries:
        cells = row(entry)
        target.write(_line([safe_cell(cells[column]) for column in COLUMNS]))


def row(entry: Entry) -> dict[str, str]:
    """The cells of one article by column, not yet guarded against formulas."""
    article, reading = entry
    title = _cut(article.title.strip() or article.text.strip())
    return {
        "originid": article_key(article),
        "title": title,
        "title_ar": title,
        "sources": _sources(article, reading),
        # A link cut short leads elsewhere: the description holds the whole of it.
        "source_link": article.url if len(article.url) <= LONGEST else "",
        "publish_date": article.published,
        # When the archive recorded the article is for the archive to say.
        "documentation_date": "",
        "description": _description(article, reading),
        "comments": f"Musnad statements: {len(reading.statements)}",
    }


def _cut(title: str) -> str:
    return title if len(title) <= LONGEST else f"{title[: LONGEST - 1]}…"


def _sources(article: Article, reading: Reading) -> str:
    """Outlet and credits, as titles of Bayanat's sources.

    Several are quoted each: the importer parts at commas and, without quotes, at spaces too.
    """
    names = [article.outlet, *(credit.name for credit in reading.credits)]
    titles = list(dict.fromkeys(name.replace('"', "") for name in names if name))
    if len(titles) == 1 and "," not in titles[0]:
        return titles[0]
    return ", ".join(f'"{title}"' for title in titles)


def _description(article: Article, reading: Reading) -> str:
    """HTML for a reader: what the other columns cut short, then the statements as a list."""
    parts = []
    if len(article.title) > LONGEST:
        parts.append(f"<p>{escape(article.title)}</p>")
    if len(article.url) > LONGEST:
        parts.append(f"<p>{escape(article.url)}</p>")
    if reading.statements:
        items = "".join(f"<li>{_item(statement)}</li>" for statement in reading.statements)
        parts.append(f"<ol>{items}</ol>")
    return "".join(parts)


def _item(statement: Statement) -> str:
    """«relay ← speaker» (cue): what was said, and where it stands in the article."""
    chain = [relay.name for relay in statement.via]
    chain.append(statement.speaker.name or "؟")
    places = "، ".join(f"{span.start}–{span.end}" for span in statement.contents)
    return (
        f"<strong>{escape(' ← '.join(chain))}</strong> ({escape(statement.cue.text)}): "
        f"«{escape(statement.said)}» [{statement.field} {places}]"
    )


def _line(cells: Iterable[str]) -> bytes:
    buffer = StringIO()
    csv.writer(buffer).writerow(cells)
    return encodable(buffer.getvalue()).encode()
