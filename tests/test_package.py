"""What the package itself offers to people at a prompt and in notebooks."""

from importlib.metadata import version
from pathlib import Path

import pytest

import musnad
from musnad.ledger import Answer


def test_it_tells_its_version():
    assert musnad.__version__ == version("musnad")


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"text": "نص"}, r"not dict: musnad\.Article\(\*\*record\)"),
        (b"x", "not bytes: decode it first"),
        (Path("a.txt"), r"read_text\(\)"),
        ([musnad.Article(text="نص")], "not list: .* for article in articles"),
        (None, "not NoneType"),
        (7, "not int"),
    ],
)
def test_what_is_no_article_is_refused_with_what_to_give(given, told):
    with pytest.raises(TypeError, match=f"musnad.read takes an Article or a str, .*{told}|{told}"):
        musnad.read(given)


def test_an_answer_shows_itself():
    answer = Answer(["speaker", "via"], [("سالم <b>", ["رويترز", "الساحل"])] * 7).of(1212)
    lines = repr(answer).splitlines()
    assert lines[0] == "<Answer: 7 rows of 1,212; columns speaker, via>"
    assert lines[1] == "  سالم <b> | رويترز ← الساحل"
    assert (len(lines), lines[-1]) == (7, "  …")
    html = answer._repr_html_()
    assert "سالم &lt;b&gt;" in html
    assert html.count("<tr>") == 8
    assert 'dir="auto"' in html
    assert repr(Answer(["n"], [(1,)])) == "<Answer: 1 row; columns n>\n  1"
