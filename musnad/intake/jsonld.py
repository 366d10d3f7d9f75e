"""What a page tells search engines of its article, as JSON-LD in the terms of schema.org."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import unescape
from typing import Any

from lxml.html import HtmlElement

_SCRIPTS = ".//script[@type='application/ld+json']"
#: NewsArticle, ReportageNewsArticle, BlogPosting, LiveBlogPosting and their kin.
_KINDS = ("Article", "Posting")
#: Where the article may stand. Lists of other articles are not looked into.
_WITHIN = ("@graph", "mainEntity")
_ADDRESS = ("http://", "https://", "//", "/")


def described_article(page: HtmlElement) -> dict[str, Any]:
    """The first article that the page describes as itself; empty if it does none."""
    for script in page.iterfind(_SCRIPTS):
        try:
            value = json.loads(script.text or "", strict=False)
            found = next(_articles(value), None)
        except (ValueError, RecursionError):
            continue
        if found is not None:
            return found
    return {}


def string_of(value: Any) -> str:
    """A property of one string, its character references resolved; empty for anything else."""
    return unescape(value).strip() if isinstance(value, str) else ""


def names_of(value: Any) -> list[str]:
    """The names of a person, an organisation or several of them, as given; not their addresses."""
    ones = value if isinstance(value, list) else [value]
    names = (string_of(one.get("name") if isinstance(one, dict) else one) for one in ones)
    return list(dict.fromkeys(n for n in names if n and not n.startswith(_ADDRESS)))


def _articles(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for one in value:
            yield from _articles(one)
    elif isinstance(value, dict):
        kinds = value.get("@type")
        for kind in kinds if isinstance(kinds, list) else [kinds]:
            if isinstance(kind, str) and kind.endswith(_KINDS):
                yield value
                return
        for key in _WITHIN:
            yield from _articles(value.get(key))
