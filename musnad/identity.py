"""Which article it is: decided here, and asked by readings, the ledger and every export."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b

from musnad.article import Article

_FIELDS = Article.__struct_fields__


def article_key(article: Article) -> str:
    """32 hex digits that tell an article from all others, whatever version of it this is.

    It is known by its outlet and id, since two outlets may give the same id; else by its address;
    else by all its content.
    """
    key: tuple[str, ...]
    if article.id:
        key = ("id", article.outlet, article.id)
    elif article.url:
        key = ("url", article.url)
    else:
        key = ("content", *_content(article))
    return digest(*key)


def version_digest(article: Article) -> bytes:
    """16 bytes that tell a version of an article: the same ones only for the same content."""
    return _hashed(_content(article)).digest()


def digest(*parts: str) -> str:
    """32 hex digits that depend on each of ``parts`` and on where one ends."""
    return _hashed(parts).hexdigest()


def _content(article: Article) -> list[str]:
    return [getattr(article, field) for field in _FIELDS]


def _hashed(parts: Iterable[str]) -> blake2b:
    """Of the parts with their lengths, so that no two lists of parts are the same bytes."""
    hashed = blake2b(digest_size=16)
    for part in parts:
        content = part.encode("utf-8", "surrogatepass")
        hashed.update(b"%d:" % len(content) + content)
    return hashed
