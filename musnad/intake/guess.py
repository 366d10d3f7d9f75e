"""Which columns hold the fields of an article, guessed by the names that datasets use."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

from musnad.text.folding import fold

#: Beginnings of JSON values that each field can be read from: texts, and numbers for ids and dates.
_TEXTS = frozenset('"')
_TEXTS_OR_NULL = _TEXTS | {"n"}
_NUMBERS = frozenset("-0123456789")
_BEGINNINGS = {
    "text": _TEXTS,
    "id": _TEXTS_OR_NULL | _NUMBERS,
    "published": _TEXTS_OR_NULL | _NUMBERS,
}

Guess = tuple[tuple[str, str], ...]


def guessed(values: Mapping[str, bytes], told: Mapping[str, str]) -> Guess:
    """Field and column for each field that ``values``, by name, lacks but has by a usual name.

    The values are JSON, of which the first byte is looked at: what is no text is none of an
    article's. Neither fields whose columns are ``told`` are guessed, nor any from those columns.
    """
    names = _usual_names()
    columns_told = set(told.values())
    own = (names.keys() & values.keys()) - columns_told
    by_key: dict[str, str] = {}
    for name in values:
        if name not in own and name not in columns_told:
            by_key.setdefault(_key(name), name)
    found = []
    for field, usual in names.items():
        if field in own or field in told:
            continue
        allowed = _BEGINNINGS.get(field, _TEXTS_OR_NULL)
        columns = (by_key[key] for key in usual if key in by_key)
        column = next((c for c in columns if values[c][:1].decode() in allowed), None)
        if column is not None:
            found.append((field, column))
    return tuple(found)


@cache
def _usual_names() -> dict[str, tuple[str, ...]]:
    data = files("musnad.lexicon").joinpath("columns.toml").read_text("utf-8")
    return {field: (_key(field), *map(_key, names)) for field, names in tomllib.loads(data).items()}


@lru_cache(4096)
def _key(name: str) -> str:
    """What of a name counts: its folded letters and digits."""
    return "".join(filter(str.isalnum, fold(name[:60]))).casefold()
