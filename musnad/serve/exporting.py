"""One reading as a file to take away."""

from __future__ import annotations

import io
from typing import NamedTuple

from starlette.responses import Response

from musnad.export import Entry, csvfile, webannotation
from musnad.export.claimed import ClaimOf, nothing_claimed
from musnad.export.names import file_name
from musnad.messages import Language, Message, message
from musnad.page import page


class Format(NamedTuple):
    """What people call a format, the ending of its files and its media type."""

    told: Message
    ending: str
    type: str


FORMATS = {
    "json": Format(message("JSON"), ".json", "application/json"),
    "csv": Format(message("a table (CSV)"), ".csv", "text/csv; charset=utf-8"),
    "html": Format(message("a page of its own"), ".html", "text/html; charset=utf-8"),
    "webannotation": Format(
        message("Web Annotations (W3C)"), ".jsonl", "application/x-ndjson; charset=utf-8"
    ),
}


def exported(
    format: str, entry: Entry, language: Language, claim_of: ClaimOf = nothing_claimed
) -> Response:
    """The file. Raises ValueError for a format that is none."""
    about = FORMATS.get(format)
    if about is None:
        reason = message(
            "{format!r} is no format: {formats}", format=format, formats=", ".join(FORMATS)
        )
        raise ValueError(reason)
    name = f"{file_name(entry.article)}{about.ending}"
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(_written(format, entry, language, claim_of), 200, headers, about.type)


def _written(format: str, entry: Entry, language: Language, claim_of: ClaimOf) -> bytes:
    if format == "json":
        return entry.reading.to_json()
    if format == "html":
        return page([entry], language=language).encode("utf-8", "replace")
    target = io.BytesIO()
    if format == "csv":
        # Spreadsheets take a file without the mark for another encoding.
        csvfile.write([entry], target, bom=True, claim_of=claim_of)
    else:
        webannotation.write([entry], target, claim_of=claim_of)
    return target.getvalue()
