"""The page of an article: all of its text, its statements marked, and nothing that could run."""

import re
from html.parser import HTMLParser

import msgspec
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from musnad.article import Article, Span
from musnad.cli import main
from musnad.export import Entry
from musnad.intake.files import cut
from musnad.ledger.ingest import Settings, ingest
from musnad.page import page
from musnad.reading import read

ARTICLE = Article(
    id="1",
    outlet="مرآة الساحل",
    published="2024-05-15",
    url="https://example.org/a?b=1&c=2",
    title="العنبري تنفي التشققات",
    byline="رأس السنديان - وكالة أنباء الساحل",
    text="نفت وزيرة المياه سلمى العنبري وجود تشققات في السد.\n\n"
    "ونقلت إذاعة الميناء عن مسؤول قوله إن ما يصل إلى 12 ألف أسرة بلا مياه منذ السبت الماضي، "
    "وإن الوزير قال إن السد آمن.",
)


class Page(HTMLParser):
    """What a browser would make of it."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.ids, self.links, self.paragraphs = [], [], [], []
        self._in_article = False
        self._open = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        self.tags.append((tag, values))
        if "id" in values:
            self.ids.append(values["id"])
        if tag == "a":
            self.links.append(values["href"])
        if tag == "article":
            self._in_article = True
        if self._in_article and tag in ("h1", "p") and values.get("class") is None:
            self.paragraphs.append("")
            self._open = True
        if tag == "sup":
            self._open = False

    def handle_endtag(self, tag):
        if tag == "sup":
            self._open = True
        if tag in ("h1", "p"):
            self._open = False
        if tag == "article":
            self._in_article = False

    def handle_data(self, data):
        if self._open and self.paragraphs:
            self.paragraphs[-1] += data


def html_of(*articles, **options):
    return page([Entry(article, read(article)) for article in articles], **options)


def test_each_statement_is_linked_with_its_place_and_back():
    found = Page(html_of(ARTICLE))
    count = len(read(ARTICLE).statements)
    assert count >= 3
    for number in range(1, count + 1):
        assert f"a1-s{number}" in found.ids
        assert f"a1-c{number}" in found.ids
        assert f"#a1-s{number}" in found.links
        assert f"#a1-c{number}" in found.links
    assert len(found.ids) == len(set(found.ids))


def test_nothing_runs_and_nothing_is_asked_of_others():
    html = html_of(ARTICLE)
    found = Page(html)
    assert {"script", "iframe", "img", "link", "form", "object"}.isdisjoint(
        t for t, _ in found.tags
    )
    assert not [name for _, values in found.tags for name in values if name.startswith("on")]
    [policy] = [v["content"] for t, v in found.tags if v.get("http-equiv")]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    outside = [link for link in found.links if not link.startswith("#")]
    assert outside == [ARTICLE.url]
    assert "url(" not in html and "@import" not in html


def test_it_is_arabic_from_right_to_left():
    found = Page(html_of(ARTICLE))
    assert found.tags[0] == ("html", {"lang": "ar", "dir": "rtl"})
    html = html_of(ARTICLE)
    assert "على الأكثر" in html
    assert "≤" not in html


def test_an_address_that_is_none_is_no_link():
    found = Page(html_of(Article(text="نص", url="javascript:alert(1)")))
    assert not [link for link in found.links if "javascript" in link]


_EVIL = st.sampled_from(
    [
        "<script>alert(1)</script>",
        "</style>",
        '"><img src=x>',
        "{{ 7*7 }}",
        "&amp;",
        "\0",
        "\n",
    ]
)
_TEXTS = st.lists(
    _EVIL | st.text(max_size=8) | st.just("قال الوزير رائد إن السد آمن."), max_size=6
).map(" ".join)


@settings(max_examples=60)
@given(_TEXTS, _TEXTS, _TEXTS)
def test_any_text_is_shown_whole_and_as_text(text, title, other):
    article = Article(text=text, title=title, outlet=other, byline=other, id=other, url=other)
    found = Page(html_of(article))
    assert {"script", "img"}.isdisjoint(tag for tag, _ in found.tags)
    shown = "".join(found.paragraphs)
    lines = "".join((title + "\n" + text).splitlines())
    assert re.sub(r"\s", "", shown.replace("\r", "")) == re.sub(r"\s", "", lines)


def test_several_articles_are_one_page():
    found = Page(html_of(ARTICLE, ARTICLE))
    assert {"a1-s1", "a2-s1"} <= set(found.ids)


@pytest.mark.parametrize("command", ["read", "show"])
def test_from_the_command(tmp_path, command):
    path = tmp_path / "a.txt"
    path.write_text("قالت سلمى العنبري إن السد آمن.")
    ledger = tmp_path / "l.db"
    ingest(cut([str(path)]), ledger, [str(path)], Settings({}))
    arguments = {"read": ["read", str(path)], "show": ["show", "#1", "--ledger", str(ledger)]}
    result = CliRunner().invoke(main, [*arguments[command], "--html"])
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("<!doctype html>")
    assert "السد آمن" in result.stdout


def test_a_lam_and_its_alif_are_not_parted_by_a_mark():
    article = Article(text="قال الوزير إن السد خدم لأكثر من نصف قرن.")
    [moment] = read(article).moments
    assert moment.text.startswith("أكثر")
    html = page([Entry(article, read(article))])
    assert '<span class="content moment">لأكثر من نصف قرن</span>' in html


def test_a_cue_that_other_marks_cut_has_one_number():
    cue, within = Span(0, 8, "قال أمس "), Span(4, 7, "أمس")
    article = Article(text="قال أمس الوزير إن السد آمن.")
    reading = read(article)
    [statement] = reading.statements
    cut = msgspec.structs.replace(statement, cue=cue, sources=(within,))
    html = page([Entry(article, msgspec.structs.replace(reading, statements=(cut,)))])
    assert Page(html).ids.count("a1-c1") == 1
