"""The way of an article, readable at one glance: text, cues, contents, speakers, chains."""

from __future__ import annotations

from hashlib import blake2b

from musnad.article import Article, Reading
from musnad.attribution import attribute
from musnad.attribution.credits import read_credits
from musnad.lexicon import load
from musnad.text.structure import Text


def read(article: Article | str) -> Reading:
    """The ledger of one article: its statements and credits.

    A pure function: no state between articles, no clock, no I/O. Any string is read without an
    exception, in time linear in its length.
    """
    if isinstance(article, str):
        article = Article(text=article)
    lexicon = load()
    body = Text(article.text, "text", lexicon)
    title = Text(article.title, "title", lexicon)
    key = article.id or _fingerprint(article)
    return Reading(
        id=article.id,
        credits=read_credits(article, lexicon),
        statements=attribute(article, title, body, key),
    )


def _fingerprint(article: Article) -> str:
    """What statement ids hang on where the article has no id of its own."""
    content = f"{article.title}\n{article.text}".encode("utf-8", "surrogatepass")
    return blake2b(content, digest_size=8).hexdigest()
