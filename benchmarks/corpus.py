"""The articles that the benchmarks run on, read from ``../shared/data`` as they are."""

from __future__ import annotations

import gzip
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from musnad import Article, Reading, Span


def saudinewsnet(data: Path) -> Iterator[Article]:
    """SaudiNewsNet: a zip a day, in each one JSON array."""
    for archive in sorted((data / "saudinewsnet").glob("*.zip")):
        with zipfile.ZipFile(archive) as opened:
            for name in opened.namelist():
                rows = json.loads(opened.read(name).decode("utf-8-sig"))
                for index, row in enumerate(rows):
                    yield _article(row, f"snn/{archive.stem}/{index}")


def hespress_jazeera(data: Path) -> Iterator[Article]:
    """Hespress and Al Jazeera, one article a line."""
    with gzip.open(
        data / "hespress-jazeera" / "articles.jsonl.gz", "rt", encoding="utf-8"
    ) as lines:
        for line in lines:
            row = json.loads(line)
            yield Article(**{key: row.get(key) or "" for key in Article.__struct_fields__})


def _article(row: dict[str, Any], key: str) -> Article:
    return Article(
        id=key,
        outlet=row["source"] or "",
        url=row["url"] or "",
        published=row["date_extracted"] or "",
        title=row["title"] or "",
        byline=row["author"] or "",
        text=row["content"] or "",
    )


def spans_of(reading: Reading) -> Iterator[tuple[str, str, Span]]:
    """Every span of a reading, with what it is and the field it points into."""
    for credit in reading.credits:
        yield "credit", credit.field, credit.span
    for figure in reading.figures:
        yield "figure", figure.field, Span(figure.start, figure.end, figure.text)
    for moment in reading.moments:
        yield "moment", moment.field, Span(moment.start, moment.end, moment.text)
    for said in reading.statements:
        yield "cue", said.field, said.cue
        for source in said.sources:
            yield "source", said.field, source
        for content in said.contents:
            yield "content", said.field, content
        if said.speaker.span is not None:
            yield "speaker", said.speaker.field, said.speaker.span
        for relay in said.via:
            if relay.span is not None:
                yield "via", relay.field, relay.span


def bad_spans(article: Article, reading: Reading) -> list[str]:
    """What is wrong with the spans of ``reading``: outside their field, empty, or other words."""
    faults = []
    for what, field, span in spans_of(reading):
        value: str = getattr(article, field)
        if not 0 <= span.start < span.end <= len(value):
            faults.append(f"{what}: {span.start}:{span.end} is no span of {field}")
        elif value[span.start : span.end] != span.text:
            faults.append(f"{what}: {field}[{span.start}:{span.end}] is not {span.text!r}")
    return faults
