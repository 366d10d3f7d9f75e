"""Annotations without words, put together with their articles (benchmarks/unseen.py)."""

import re

import pytest
import score
import unseen

from musnad import Article

ARTICLE = Article(
    id="a/1",
    outlet="",
    url="",
    published="",
    title="سالم العمري: الجسر آمن",
    byline="",
    text="قال العمري للصحيفة إن الجسر آمن.",
)


def row(text: str = ARTICLE.text, **changed):
    said = {
        "field": "text",
        "cue": {"start": 0, "end": 3},
        "sources": [{"start": 4, "end": 10}],
        "contents": [{"start": 19, "end": 31}],
        "speaker": {"field": "title", "start": 0, "end": 11},
        "via": [{"field": "text", "start": 12, "end": 18}],
        "kind": "person",
        "act": "say",
        "form": "indirect",
        "optional": False,
    }
    digest = unseen.digest(text)
    return {"id": "a/1", "sha256": digest, "credits": [], "statements": [said | changed]}


def test_places_become_names():
    (said,) = unseen.with_words(row(), ARTICLE)["statements"]
    assert said["speaker"] == "سالم العمري"
    assert said["via"] == ["لصحيفة"]


def test_nobody_is_no_name():
    (said,) = unseen.with_words(row(speaker=None), ARTICLE)["statements"]
    assert said["speaker"] == ""


def test_another_text_is_refused():
    with pytest.raises(ValueError, match="a/1"):
        unseen.with_words(row("نص آخر"), ARTICLE)


def test_an_article_that_is_missing_is_named(tmp_path):
    with pytest.raises(ValueError, match="a/1"):
        unseen.write([row()], {}, tmp_path)


def test_the_files_written_can_be_scored(tmp_path):
    paths = unseen.write([row()], {"a/1": ARTICLE}, tmp_path)
    assert [path.name for path in paths] == ["gold.jsonl", "articles.jsonl", "predicted.jsonl"]
    assert score.main([str(path) for path in paths]) == 0


@pytest.mark.parametrize("path", sorted(unseen.GOLD.glob("*.jsonl")), ids=lambda path: path.stem)
def test_no_word_of_an_article_is_kept(path):
    assert not re.search(r"[^\x00-\x7f]|\\u", path.read_text(encoding="utf-8"))
