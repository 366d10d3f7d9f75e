"""The whole reading of many short articles, each made for a condition of the grammar."""

import frozen
import pytest

ARTICLES = frozen.frozen()


@pytest.mark.parametrize(
    "article", ARTICLES, ids=[f"{case.rule}-{at}" for at, case in enumerate(ARTICLES)]
)
def test_the_whole_article_is_read_so(article):
    assert frozen.told(article.title, article.text) == article.statements
