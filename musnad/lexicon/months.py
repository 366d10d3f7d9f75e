"""Names of months as dates are written with them, without the grammar of sentences."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, Final

from babel import Locale

from musnad.text.folding import fold

#: In which newspapers of Arab countries date their pages besides Arabic.
_LOCALES: Final = ("en", "fr")


@cache
def gregorian_months() -> dict[str, int]:
    """Numbers of months, 1 to 12, by their folded names in Arabic, English and French."""
    data = _calendar()["months"]
    names: dict[str, int] = {}
    for locale in (*data["locales"], *_LOCALES):
        for width in ("wide", "abbreviated"):
            for number, name in Locale.parse(locale).months["format"][width].items():
                names[fold(name).casefold().rstrip(".")] = number
    names.update(_told(data))
    return names


@cache
def hijri_months() -> dict[str, int]:
    """Numbers of months, 1 to 12, by their folded Arabic names."""
    return _told(_calendar()["hijri"])


def _told(data: dict[str, Any]) -> dict[str, int]:
    return {
        fold(name.replace("_", " ")): int(number)
        for number, names in data.items()
        if number.isdigit()
        for name in names.split()
    }


def _calendar() -> dict[str, Any]:
    text = files("musnad.lexicon").joinpath("calendar.toml").read_text("utf-8")
    return tomllib.loads(text)
