"""An article from loose values, as the rows of a table and the contexts of spaCy hold them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from musnad.article import Article
from musnad.characters import encodable
from musnad.errors import InputError
from musnad.intake.dates import published_of
from musnad.intake.fields import FIELDS
from musnad.messages import message

_MIDNIGHT = "T00:00:00"


def article_of_row(row: Mapping[str, object]) -> Article:
    """The article whose fields ``row`` holds; other keys are passed over.

    None, NaN and NaT stand for an absent value; ids and dates need not be strings, and
    ``published`` becomes ISO where it can be read. A lone surrogate, which neither Arrow nor spaCy
    can store, becomes U+FFFD, one code point for one.
    Raises InputError for a value of any other type.
    """
    fields = {"text": "", **{name: _text(name, row[name]) for name in FIELDS if name in row}}
    if "published" in fields:
        fields["published"] = published_of(fields["published"])[0]
    return Article(**fields)


def _text(name: str, value: object) -> str:
    match value:
        case None:
            return ""
        case str():
            return encodable(value)
        case float() | datetime() if value != value:
            return ""
        case datetime():
            # Libraries whose only type for days is a date-time write them as midnight.
            return value.isoformat().removesuffix(_MIDNIGHT)
        case date():
            return value.isoformat()
        case int():
            return str(value)
        case float() if value.is_integer():
            # What pandas makes of whole numbers when one of the column is missing.
            return str(int(value))
    reason = message("{name} is a {type}, not a text", name=name, type=type(value).__name__)
    raise InputError("", None, reason)
