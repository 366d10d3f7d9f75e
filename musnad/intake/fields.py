"""The fields of an article in a JSON object, under their own names or those of ``--map``."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Final, cast

import msgspec

from musnad.article import Article
from musnad.errors import InputError
from musnad.intake.dates import published_of
from musnad.intake.record import Columns
from musnad.messages import message

FIELDS = Article.__struct_fields__
#: Letters that JSON escapes: msgspec decodes no field whose name has one.
_ESCAPED: Final = re.compile(r'[\\"\x00-\x1f]')
#: Before the name of a field it makes one that no column has: Unicode gives it to no text.
_NO_COLUMN: Final = "\uffff"


class Fields(msgspec.Struct, gc=False):
    """An article as it comes: null stands for an absent value; ids and dates may be numbers."""

    text: str
    id: str | int | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | int | float | None = None
    title: str | None = None
    byline: str | None = None


def columns_of(option: str) -> Columns:
    """The value of ``--map``: ``text=content,published=date``. Raises ValueError that says why."""
    columns: Columns = {}
    for pair in option.split(","):
        field, equals, column = (part.strip() for part in pair.partition("="))
        if not equals or not column:
            raise ValueError(
                message("{pair!r} is not FIELD=COLUMN, like text=content", pair=pair.strip())
            )
        if field not in FIELDS:
            raise ValueError(
                message(
                    "{field!r} is no field of an article: {fields}",
                    field=field,
                    fields=", ".join(FIELDS),
                )
            )
        if field in columns:
            raise ValueError(message("{field!r} is named twice", field=field))
        columns[field] = column
    return columns


def decode_fields(data: bytes, columns: Columns) -> Fields:
    """Raises msgspec.DecodeError, its ValidationError, UnicodeDecodeError or RecursionError."""
    if any(map(_ESCAPED.search, columns.values())):
        return convert_fields(msgspec.json.decode(data), columns)
    return _decoder(tuple(columns.items())).decode(data)


def convert_fields(value: Any, columns: Columns) -> Fields:
    """Raises msgspec.ValidationError."""
    escaped = {field: name for field, name in columns.items() if _ESCAPED.search(name)}
    if escaped and isinstance(value, dict):
        given = ((field, name) for field, name in escaped.items() if name in value)
        value = value | {_NO_COLUMN + field: value[name] for field, name in given}
    known = columns | {field: _NO_COLUMN + field for field in escaped}
    try:
        return msgspec.convert(value, _renamed(tuple(known.items())))
    except msgspec.ValidationError as error:
        problem = str(error)
        for field, name in escaped.items():
            problem = problem.replace(_NO_COLUMN + field, name)
        raise msgspec.ValidationError(problem) from None


def article_of(fields: Fields) -> Article:
    """Raises InputError if there is no text."""
    if not fields.text or fields.text.isspace():
        raise InputError("", None, message("the text is empty"))
    return Article(
        text=fields.text,
        id="" if fields.id is None else str(fields.id),
        outlet=fields.outlet or "",
        url=fields.url or "",
        published=published_of(fields.published)[0],
        title=fields.title or "",
        byline=fields.byline or "",
    )


@lru_cache
def _decoder(columns: tuple[tuple[str, str], ...]) -> msgspec.json.Decoder[Fields]:
    return msgspec.json.Decoder(_renamed(columns))


@lru_cache
def _renamed(columns: tuple[tuple[str, str], ...]) -> type[Fields]:
    if not columns:
        return Fields
    # A field keeps its own name unless that now belongs to another one's column.
    names = {field: field for field in FIELDS}
    names |= {field: _NO_COLUMN + field for field in FIELDS if field in dict(columns).values()}
    names |= dict(columns)
    fields = [
        (field.name, field.type) if field.required else (field.name, field.type, field.default)
        for field in msgspec.structs.fields(Fields)
    ]
    return cast(type[Fields], msgspec.defstruct("Article", fields, rename=names, gc=False))
