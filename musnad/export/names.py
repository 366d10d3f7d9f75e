"""What an article is called outside: its key, its IRI, the name of its file."""

from __future__ import annotations

import re
from hashlib import blake2b
from typing import Final
from urllib.parse import quote

from musnad.article import Article

_WEB: Final = re.compile(r"https?://[^\s/]", re.IGNORECASE)
#: What no IRI holds (RFC 3987): controls, spaces, surrogates and some marks.
_NOT_IN_IRI: Final = re.compile(r'[\x00-\x20\x7f-\xa0<>"{}|\\^`\[\]\u2028\u2029\ud800-\udfff]')
_NOT_IN_NAME: Final = re.compile(r"[^A-Za-z0-9]+")
#: So much of an id is left readable in the name of a file.
_READABLE: Final = 40


def key_of(article: Article) -> str:
    """The id of the article; of one without, a hash of its title and text."""
    return article.id or _digest(f"{article.title}\n{article.text}")


def urn_of(article: Article) -> str:
    """The URN of the article, from its key."""
    return f"urn:musnad:article:{quote(key_of(article), safe='', errors='surrogatepass')}"


def iri_of(article: Article) -> str:
    """The address of the article if it has one on the web, else its URN."""
    url = article.url.strip()
    if not _WEB.match(url):
        return urn_of(article)
    return _NOT_IN_IRI.sub(lambda found: quote(found[0], errors="surrogatepass"), url)


def file_name(article: Article) -> str:
    """A name for its files, without an ending: any file system takes it, and no two keys share it.

    The readable part of the key, and a hash of the whole: two keys may differ only in case, in
    characters that file systems forbid, or beyond the length that they take.
    """
    key = key_of(article)
    readable = _NOT_IN_NAME.sub("-", key)[:_READABLE].strip("-")
    return f"{readable}-{_digest(key)}" if readable else _digest(key)


class FileNames:
    """The names of a folder's files: articles with the same key get ``-2``, ``-3``, …"""

    def __init__(self) -> None:
        self._given: dict[str, int] = {}

    def __call__(self, article: Article) -> str:
        name = file_name(article)
        count = self._given[name] = self._given.get(name, 0) + 1
        return name if count == 1 else f"{name}-{count}"


def _digest(content: str) -> str:
    return blake2b(content.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
