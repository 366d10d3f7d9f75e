"""The whole reading of many short articles, each made for a condition of the grammar."""

from __future__ import annotations

import frozen
import pytest
from frozen import Frozen

ARTICLES = frozen.frozen()
NAMED = [pytest.param(article, id=f"{article.rule}-{at}") for at, article in enumerate(ARTICLES)]
ALONE = "السماء صافية اليوم."
#: Every so many articles are read between others too, and cut off behind every so many words.
STEP = 3


def is_statement(line: str) -> bool:
    """Not the reason why a word makes none: at an edge of the article that may be another."""
    return " — " not in line


@pytest.mark.parametrize("article", NAMED)
def test_the_whole_article_is_read_so(article: Frozen) -> None:
    assert frozen.told(article.title, article.text) == article.statements


@pytest.mark.parametrize("article", NAMED[::STEP])
def test_it_is_read_alike_between_other_paragraphs(article: Frozen) -> None:
    if article.text.endswith((":", "-")) or "نصه" in article.text:
        pytest.skip("what comes next belongs to the speech")
    if article.rule == "content_ends._leads_on":
        pytest.skip("it is of the first sentence of a text only")
    between = "\n".join((ALONE, article.text, ALONE))
    told = frozen.told(article.title, between)
    assert list(filter(is_statement, told)) == list(filter(is_statement, article.statements))


def test_articles_cut_off_anywhere_are_read() -> None:
    for article in ARTICLES[::STEP]:
        words = article.text.split(" ")
        for stop in range(1, len(words), STEP):
            frozen.told(article.title, " ".join(words[:stop]))
