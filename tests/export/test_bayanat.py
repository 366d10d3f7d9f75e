"""Rows for Bayanat: a sheet that spreadsheets and its importer read, and that runs nothing."""

import csv
import io
from html.parser import HTMLParser

import pytest
from samples import BARE, DAM, entries, read, relayed, written

from musnad.article import Article
from musnad.export import bayanat
from musnad.identity import article_key


def rows(given):
    written_bytes = written(bayanat, given)
    assert written_bytes.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(written_bytes.decode("utf-8-sig"), newline="")))


def row(article):
    (found,) = rows([read(article)])
    return found


class Words(HTMLParser):
    """The list items of a description, as a reader sees them."""

    def __init__(self, html):
        super().__init__()
        self.items = []
        self.tags = set()
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        assert not attrs
        self.tags.add(tag)
        if tag == "li":
            self.items.append("")

    def handle_data(self, data):
        if self.items:
            self.items[-1] += data


def test_one_row_an_article_in_the_columns_of_a_bulletin():
    found = rows(entries())
    assert len(found) == 4
    assert tuple(found[0]) == bayanat.COLUMNS
    dam = found[0]
    assert dam["originid"] == article_key(DAM)
    assert dam["title"] == dam["title_ar"] == DAM.title
    assert dam["source_link"] == DAM.url
    assert dam["publish_date"] == DAM.published
    assert dam["documentation_date"] == ""
    assert dam["comments"] == "Musnad statements: 5"


def test_the_description_lists_the_statements_for_a_reader():
    described = Words(rows([read(DAM)])[0]["description"])
    assert described.items[1] == (
        "وزير المياه رائد الكحلاوي (قال): «إن بناء السد سيكلف نحو 37 مليون دولار» [text 34–71]"
    )
    assert described.items[3].startswith("وكالة الشرق ← مسؤول (قوله)")
    assert described.tags == {"ol", "li", "strong"}


def test_relays_are_in_order_and_pieces_have_their_offsets():
    described = Words(rows([relayed()])[0]["description"])
    assert described.items[1].startswith("قناة الواحة ← إذاعة المرج ← المدير سالم الوردي (نقلت)")
    assert described.items[1].endswith("[text 1–14، 90–117]")


def test_a_statement_of_nobody_says_so():
    found = row(Article(text="وأضاف أن الطريق مغلق."))
    assert Words(found["description"]).items[0].startswith("؟ (أضاف)")


def test_text_of_the_article_cannot_become_html():
    found = row(Article(text="قال الوزير إن «<script>alert(1)</script> & الخبز متوفر»."))
    assert "<script>" not in found["description"]
    assert "<script>alert(1)</script> & الخبز" in Words(found["description"]).items[0]


@pytest.mark.parametrize("field", ["id", "title", "outlet", "url", "published"])
def test_no_field_of_an_article_can_become_a_formula(field):
    for start in "=+-@\t\r":
        (found,) = rows([read(Article(text="خبر.", **{field: f"{start}1"}))])
        for cell in found.values():
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
        is_told = field != "id" and not (field == "title" and start in "\t\r")
        assert (f"'{start}1" in found.values()) is is_told


def test_an_untitled_article_has_its_opening_as_title():
    """Bayanat refuses a bulletin without a title."""
    assert row(Article(text="\n" + "سطر " * 100))["title"] == ("سطر " * 100)[:254] + "…"


def test_what_bayanat_would_cut_is_whole_in_the_description():
    long = "ن" * 300
    found = row(Article(text="خبر.", title=long, url=f"https://example.org/{long}"))
    assert len(found["title"]) == 255
    assert found["source_link"] == ""
    assert found["description"] == f"<p>{long}</p><p>https://example.org/{long}</p>"


@pytest.mark.parametrize(
    ("outlet", "byline", "cell"),
    [
        ("مرآة الساحل", "", "مرآة الساحل"),
        ("مرآة الساحل", "القاهرة - رويترز", '"مرآة الساحل", "رويترز"'),
        ("الضفاف, اليوم", "", '"الضفاف, اليوم"'),
        ('صحيفة "النهر"', "", "صحيفة النهر"),
        ("", "", ""),
    ],
)
def test_sources_are_written_as_the_importer_parts_them(outlet, byline, cell):
    assert row(Article(text="خبر قصير.", outlet=outlet, byline=byline))["sources"] == cell


def test_a_lone_surrogate_becomes_a_replacement_character():
    found = rows([read(BARE)])[0]
    assert "الجسر \ufffd انهار" in found["description"]
    assert found["title"].startswith("'=1+1")
