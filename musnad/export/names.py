"""What an article is called outside: its key, its IRI, the name of its file."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote

from musnad.article import Article
from musnad.identity import article_key

_WEB: Final = re.compile(r"https?://[^\s/]", re.IGNORECASE)
#: What no IRI holds (RFC 3987): controls, spaces, surrogates and some marks.
_NOT_IN_IRI: Final = re.compile(r'[\x00-\x20\x7f-\xa0<>"{}|\\^`\[\]\u2028\u2029\ud800-\udfff]')
_NOT_IN_NAME: Final = re.compile(r"[^A-Za-z0-9]+")
#: So much of an id is left readable in the name of a file.
_READABLE: Final = 40
#: So much of the key tells two files apart.
_TELLING: Final = 16


def id_of(article: Article) -> str:
    """What people call the article: its own id; of one without, its key."""
    return article.id or article_key(article)


def urn_of(article: Article) -> str:
    """The URN of the article, from its key."""
    return urn_of_key(article_key(article))


def urn_of_key(key: str) -> str:
    """The URN of the article with ``key``."""
    return f"urn:musnad:article:{key}"


def iri_of(article: Article) -> str:
    """The address of the article if it has one on the web, else its URN."""
    url = article.url.strip()
    if not _WEB.match(url):
        return urn_of(article)
    return _NOT_IN_IRI.sub(lambda found: quote(found[0], errors="surrogatepass"), url)


def file_name(article: Article) -> str:
    """A name for its files, without an ending: any file system takes it, and no two keys share it.

    The readable part of the id, and the beginning of the key: two ids may be of two outlets, or
    differ only in case, in characters that file systems forbid, or beyond the length they take.
    """
    readable = _NOT_IN_NAME.sub("-", article.id)[:_READABLE].strip("-")
    key = article_key(article)[:_TELLING]
    return f"{readable}-{key}" if readable else key


class FileNames:
    """The names of a folder's files: articles with the same key get ``-2``, ``-3``, …"""

    def __init__(self) -> None:
        self._given: dict[str, int] = {}

    def __call__(self, article: Article) -> str:
        name = file_name(article)
        count = self._given[name] = self._given.get(name, 0) + 1
        return name if count == 1 else f"{name}-{count}"
