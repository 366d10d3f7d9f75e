"""What tells one article from another, also where it has no id."""

from __future__ import annotations

from hashlib import blake2b

from musnad.article import Article


def article_key(article: Article) -> str:
    """The article's id, else its address, else a digest of its title and text: never empty."""
    return article.id or article.url or digest(article.title, article.text)


def digest(*parts: str) -> str:
    """40 hex digits that depend on each of ``parts`` and on where one ends."""
    hashed = blake2b(digest_size=20)
    for part in parts:
        content = part.encode("utf-8", "surrogatepass")
        hashed.update(b"%d:" % len(content) + content)
    return hashed.hexdigest()
