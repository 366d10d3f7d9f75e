"""The article's own outlet, under all its names."""

from __future__ import annotations

from functools import cache, lru_cache

from musnad.article import Article
from musnad.lexicon import load
from musnad.text.folding import fold


@lru_cache(10_000)
def outlet_key(name: str) -> str:
    """``name`` folded, without marks, head noun and article, for comparison."""
    words = [fold("".join(c for c in word if c.isalnum())) for word in name.split()]
    words = [word for word in words if word]
    if len(words) > 1:
        head = words[0][2:] if words[0].startswith("ال") else words[0]
        if head in load().outlet_heads:
            words = words[1:]
    return " ".join(w[2:] if w.startswith("ال") and len(w) > 4 else w for w in words)


@cache
def _by_id() -> dict[str, frozenset[str]]:
    out: dict[str, frozenset[str]] = {}
    for outlet in (*load().outlets, *load().agencies):
        names = frozenset(outlet_key(n) for n in (outlet["name"], *outlet.get("variants", ())))
        for key in (*outlet.get("ids", ()), *names):
            out[key.casefold()] = out.get(key.casefold(), frozenset()) | names
    return out


def own_outlet(article: Article) -> frozenset[str]:
    """Keys of all names of the outlet that published ``article``."""
    if not article.outlet:
        return frozenset()
    key = article.outlet.casefold().strip()
    name = outlet_key(article.outlet)
    names = _by_id().get(key) or _by_id().get(name.casefold()) or frozenset()
    return names | {name}


@cache
def _countries() -> dict[str, str]:
    out: dict[str, str] = {}
    for outlet in load().outlets:
        country = outlet.get("country", "")
        for key in (*outlet.get("ids", ()), outlet_key(outlet["name"])):
            if country:
                out.setdefault(key.casefold(), country)
    return out


def country_of(outlet: str) -> str:
    """The country (ISO 3166, two letters) where an outlet is published; empty if not known."""
    key = outlet.casefold().strip()
    return _countries().get(key) or _countries().get(outlet_key(outlet)) or ""
