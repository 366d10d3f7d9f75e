"""Articles from web pages: their text as it stands, what the page tells of them, hostile pages."""

import base64
import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musnad.article import Article
from musnad.errors import InputError
from musnad.intake import html, parse, read_file
from musnad.intake.charset import decode_declared
from musnad.intake.dates import date_in_url, iso_date
from musnad.intake.formats import format_of
from musnad.intake.plain import text_of
from musnad.intake.record import Record

PAGES = Path(__file__).parent / "pages"
MORE = "وأضاف أن ورش الصيانة تعمل منذ الفجر، وأن المدارس ستفتح كالمعتاد."
SENTENCE = "قال مدير المياه إن الضخ سيعود إلى الأحياء الشرقية مساء غد، من دون تأخير."


def read(page, *, url="", encoding="", format="html"):
    data = page.encode() if isinstance(page, str) else page
    (article,) = parse(Record(format, "a.html", None, data, "", url, encoding), {})
    return article


def page(body=f"<p>{SENTENCE}</p>", head=""):
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


def reason(data, **options):
    error = read(data, **options)
    assert isinstance(error, InputError)
    assert error.path == "a.html"
    return error.reason


# Pages as they are


def test_a_page_of_wordpress():
    article = read((PAGES / "wordpress.html").read_bytes())
    assert article == Article(
        title="محطة تحلية جديدة تروي ثلاث بلدات",
        byline="سلمى الراوي",
        outlet="مرآة الساحل",
        url="https://mirat.example/2024/05/15/desalination/",
        published="2024-05-15T06:10:00+00:00",
        text="افتتحت هيئة المياه أمس الثلاثاء محطة تحلية تخدم ثلاث بلدات على الساحل الغربي، "
        "وقالت إنها ستضخ\u00a040 ألف متر مكعب في اليوم.\n"
        "وقال مدير الهيئة رائد الكحلاوي: «كُنّا ننتظر هــذا اليوم منذ عامين»، مضيفا أن الكلفة "
        "بلغت 37 مليون دولار.\n"
        "وأشارت البلدية إلى أن الشبكة\u200f القديمة ستُستبدل قبل نهاية العام\u200c الجاري.",
    )


def test_a_page_of_amp():
    article = read((PAGES / "amp.html").read_bytes())
    assert (article.title, article.byline) == ("الدوري يعود السبت", "واس، هاني الدالي")
    assert (article.outlet, article.published) == ("الملعب", "2024-09-03")
    assert article.text == (
        "أعلن اتحاد الكرة أن مباريات الدوري ستستأنف السبت المقبل بعد توقف دام أسبوعين بسبب "
        "الأمطار.\nوأكد رئيس لجنة المسابقات أن الملاعب الستة جاهزة."
    )


def test_a_page_that_a_script_fills_has_its_text_in_json_ld():
    assert read((PAGES / "script.html").read_bytes()) == Article(
        title='معرض الكتاب يفتح أبوابه "غدا"',
        byline="ليلى الحاج",
        outlet="ثقافة",
        published="2024-11-02T18:30",
        text="يفتح معرض الكتاب أبوابه غدا بمشاركة 120 ناشرا من اثنتي عشرة دولة.\n"
        "وقالت مديرة المعرض إن الدخول مجاني للطلاب\u200c.",
    )


@pytest.mark.parametrize(
    ("meta", "told"),
    [
        ("", ""),
        ('<meta charset="iso-8859-1">', ""),
        ('<meta http-equiv="Content-Type" content="text/html; charset=utf-8">', ""),
        ("<meta charset=windows-1256>", ""),
        ("", "iso-8859-1"),
        ("", "utf-8"),
        ("<meta charset=unicode_escape>", "zip"),
    ],
)
def test_an_old_page_in_windows_1256_whatever_it_says_of_itself(meta, told):
    source = (PAGES / "old.html").read_text().replace("<title>", f"{meta}<title>")
    article = read(source.encode("cp1256"), encoding=told)
    assert article.title == "اللجنة تبدأ فرز طلبات الإسكان"
    assert article.text.split("\n") == [
        "بدأت لجنة الإسكان في محافظة السنديان صباح أمس فرز أكثر من سبعة آلاف طلب تقدمت بها أسر من "
        "ذوي الدخل المحدود.",
        "وقال رئيس اللجنة إن النتائج ستعلن في نهاية الشهر، وإن الأولوية لمن لا يملك سكنا ولمن "
        "تجاوز عدد أفراد أسرته ستة.",
        "وأوضح أن الاعتراض على النتائج متاح خلال أسبوعين من إعلانها.",
    ]


def test_a_saved_page_in_a_mail():
    source = (PAGES / "old.html").read_text()
    mail = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://old.example/7.htm\r\n"
        "Subject: x\r\nDate: Sun, 24 Nov 2024 10:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related;\r\n\ttype="text/html"; boundary="b"\r\n\r\n--b\r\n'
        "Content-Type: text/css\r\n\r\na{}\r\n--b\r\n"
        "Content-Type: text/html; charset=windows-1256\r\n"
        "Content-Transfer-Encoding: base64\r\n\r\n"
    ).encode("ascii") + base64.encodebytes(source.encode("cp1256"))
    article = read(mail + b"\r\n--b--\r\n", format="mhtml")
    assert article.url == "https://old.example/7.htm"
    assert article.published == ""
    assert article.text.startswith("بدأت لجنة الإسكان")
    assert format_of("a", mail[:1024]) == "mhtml"


@pytest.mark.parametrize(
    "mail",
    [
        b"",
        b"\xff\xfe",
        b"From: a\n\nb",
        b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n" * 1000,
        b'Content-Type: multipart/x; boundary="b"\n\n--b\n' * 5000,
        b"Content-Type: text/html; charset=x\nContent-Transfer-Encoding: base64\n\n====",
    ],
)
def test_a_mail_without_a_page_is_an_error(mail):
    assert isinstance(read(mail, format="mhtml"), InputError)


# The text


@pytest.mark.parametrize(
    "words",
    [
        "كِتَابٌ شَدَّةٌ شّدَة",
        "مــحــمــد",
        "می\u200cخواهم",
        "\u202bالقاهرة\u202c \u200eAFP\u200f \u2067ا\u2069",
        "15\u00a0في المئة و\u202f3 \u2009آلاف",
        "قال\u00adوا و\u200bثم \ufeffهنا",
        "«ال» “ل” ﷺ ﻻ ٣٫٥ \u0600 ⠁⠂ ꀀ",
        "e\u0301 é ك\u0654",
    ],
)
@pytest.mark.parametrize("markup", ["<p>{}</p>", "<div>{}<br>ثم</div>", "<pre>{}</pre>"])
def test_no_character_is_changed(words, markup):
    text = f"{words} {SENTENCE}"
    body = markup.format(text) + f"<p>{SENTENCE} وأضاف.</p>"
    assert read(page(f"<article>{body}</article>")).text.split("\n")[0] == text


@pytest.mark.parametrize("written", ["\f", "&#12;"])
def test_a_form_feed_is_a_space(written):
    assert read(page(f"<p>{SENTENCE}</p><p>قال{written}الوزير {MORE}</p>")).text == (
        f"{SENTENCE}\nقال الوزير {MORE}"
    )


def test_a_page_with_more_signs_than_stand_for_controls():
    signs = "".join(map(chr, (*range(0x2801, 0x2900), *range(0xA000, 0xA48D))))
    assert read(page(f"<p>{SENTENCE} {signs} &#1;.</p>")).text == f"{SENTENCE} {signs} \ufffd."


def test_characters_may_be_written_as_references():
    assert read(page(f"<p>{SENTENCE}&nbsp;&#1602;&zwnj;&amp;&lt;b&gt;</p>")).text == (
        f"{SENTENCE}\u00a0ق\u200c&<b>"
    )


def test_lines_of_a_dispatch_set_in_type():
    assert read(page(f"<pre>القاهرة (أ ب) -\n{SENTENCE}\n   انتهى</pre>")).text == (
        f"القاهرة (أ ب) -\n{SENTENCE}\nانتهى"
    )


@pytest.mark.parametrize(
    "body",
    [
        f"<div>{SENTENCE}<br><br>{MORE}</div>",
        f"<div><span>{SENTENCE}<br/>{MORE}</span></div>",
        f"<form action=x><div><font size=3>{SENTENCE}<p>{MORE}</font></div></form>",
        f"<div class=content><div>{SENTENCE}</div><div>{MORE}</div></div>",
        f"<p>{SENTENCE}<p>&nbsp;<p>{MORE}<p>\u200f</p>",
        f"<p>قال مدير <a href=x>المياه</a>{SENTENCE[15:]}</p>\n\n<p>{MORE[:20]}\n{MORE[21:]}</p>",
    ],
)
def test_paragraphs_however_they_are_made(body):
    assert read(page(body)).text == f"{SENTENCE}\n{MORE}"


def test_a_short_article_in_a_layout_table_is_one():
    short = ("قال وزير المياه إن السد آمن.", "وأضاف أن الضخ بدأ في ثلاث قرى من قرى الوادي.")
    cell = "".join(f"<p>{line}</p>" for line in short)
    data = "<table><tr><td>القرية</td><td><p>السكان</p></td></tr></table>"
    body = f"<table><tr><td><h1>السد</h1>{cell}{data}</td></tr></table>"
    text = read(page(body)).text
    assert all(line in text for line in short)
    assert "السكان" not in text


def test_the_title_and_the_byline_are_not_repeated_in_the_text():
    body = f"<h2>عودة المياه</h2><p class=author>رنا</p><div>عودة المياه</div><p>{SENTENCE}</p>"
    article = read(page(body, "<title>عودة المياه</title>"))
    assert (article.title, article.byline, article.text) == ("عودة المياه", "رنا", SENTENCE)


@pytest.mark.parametrize(
    "lead",
    [
        "<p>اقرأ أيضا: <a href=x>خطة لترشيد المياه في المدارس</a></p>",
        "<p><b>إقرأ أيضًا</b></p>",
        "<div><a href=x>شاهد أيضاً: افتتاح السوق الكبير وسط المدينة</a></div>",
        "<h3>أخبار ذات صلة</h3>",
    ],
)
def test_what_leads_to_other_articles_is_left_out(lead):
    assert read(page(f"<p>{SENTENCE}</p>{lead}<p>{SENTENCE} وأضاف.</p>")).text == (
        f"{SENTENCE}\n{SENTENCE} وأضاف."
    )


def test_a_sentence_that_begins_like_a_lead_is_kept():
    text = "شاهد أيضا سكان الحي ألسنة اللهب من بعيد، وفق ما قاله شهود للصحيفة أمس."
    assert text in read(page(f"<p>{SENTENCE}</p><p>{text}</p>")).text


# What the page tells


def test_the_address_where_it_was_found_goes_before_that_in_the_page():
    link = '<link rel="canonical" href="https://a.example/1">'
    assert read(page(head=link)).url == "https://a.example/1"
    assert read(page(head=link), url="https://b.example/2").url == "https://b.example/2"


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ('<link rel="canonical" href="/1">', ""),
        ('<link rel="canonical" href="javascript:x">', ""),
        ('<meta property="og:url" content="http://a.example/2">', "http://a.example/2"),
        ("<!-- saved from url=(0021)https://a.example/33 -->", "https://a.example/33"),
        (
            "<!--\n Page saved with SingleFile \n url: https://a.example/4 \n-->",
            "https://a.example/4",
        ),
    ],
)
def test_the_address_of_a_saved_page(head, url):
    assert read(page(head=head)).url == url


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<title>الخبر</title>", "الخبر"),
        ("<title>الخبر</title><meta property=og:title content='غيره'>", "غيره"),
        ("<title>الخبر - المرفأ</title><meta property=og:site_name content=المرفأ>", "الخبر"),
        ("<title>المرفأ | الخبر</title><meta property=og:site_name content=المرفأ>", "الخبر"),
        (
            "<title>قال: الخبر - عاجل</title><meta property=og:site_name content=م>",
            "قال: الخبر - عاجل",
        ),
        ("<title> الخبر \n اليوم </title>", "الخبر اليوم"),
        ("", ""),
    ],
)
def test_titles(head, title):
    assert read(page(head=head)).title == title


def test_a_headline_cut_short_is_made_whole_by_the_heading():
    whole = "وزارة الصحة تعلن انتهاء حملة التطعيم في المحافظات الشمالية بعد ثلاثة أسابيع"
    head = f"<meta property=og:title content='{whole[:60]}...'>"
    assert read(page(f"<h1>{whole}</h1><p>{SENTENCE}</p>", head)).title == whole


@pytest.mark.parametrize(
    ("head", "byline"),
    [
        ('<meta name="author" content="رويترز">', "رويترز"),
        ('<meta name="author" content="القاهرة - د ب أ">', "القاهرة - د ب أ"),
        ('<meta property="article:author" content="https://facebook.com/x">', ""),
        ('<meta name="author" content=" ">', ""),
    ],
)
def test_bylines_are_taken_as_given(head, byline):
    assert read(page(head=head)).byline == byline


def test_two_names_shown_are_none_for_certain():
    cards = "<span class=author>رنا</span><span class=author>هند</span>"
    assert read(page(f"<p>{SENTENCE}</p>{cards}")).byline == ""


def meta(name, content):
    return f'<meta property="{name}" content="{content}">'


@pytest.mark.parametrize(
    ("head", "published"),
    [
        (meta("article:published_time", "2024-05-15T10:30:00+03:00"), "2024-05-15T10:30:00+03:00"),
        (meta("article:published_time", "2024-05-15T10:30:00.000Z"), "2024-05-15T10:30:00Z"),
        (meta("datePublished", "٢٠٢٤-٠٥-١٥"), "2024-05-15"),
        (meta("date", "Wed, 15 May 2024 10:30:00 +0300"), "2024-05-15T10:30:00+03:00"),
        (
            meta("article:published_time", "0001-01-01T00:00:00") + meta("date", "2024-05-15"),
            "2024-05-15",
        ),
        (meta("article:modified_time", "2024-05-15"), ""),
        (meta("date", "5/6/2024"), ""),
        (meta("date", "غدا"), ""),
        (meta("og:image", "https://a.example/2017/08/09/a.jpg"), ""),
        ('<link rel="canonical" href="https://a.example/2024/5/15/1">', "2024-05-15"),
        ('<script type="application/ld+json">{"@type":"Article","datePublished":7}</script>', ""),
    ],
)
def test_dates_in_the_head(head, published):
    assert read(page(head=head)).published == published


@pytest.mark.parametrize(
    ("body", "published"),
    [
        ("<span itemprop=datePublished content=2024-05-15>أمس</span>", "2024-05-15"),
        ("<time pubdate datetime=2024-05-15T10:30>x</time>", "2024-05-15T10:30"),
        (
            "<time class='entry-date published' datetime=2024-05-15>x</time>"
            "<time datetime=2020-01-01>y</time>",
            "2024-05-15",
        ),
        ("<article><h1>ا</h1><time datetime=2024-05-15>x</time></article>", "2024-05-15"),
        (
            "<article><h1>ا</h1><time datetime=2024-05-15></time>"
            "<time datetime=2024-05-16></time></article>",
            "",
        ),
        (
            "<article><h1>ا</h1><time>الأربعاء 15 مايو 2024 - 10:30 ص</time></article>",
            "2024-05-15T10:30",
        ),
        (
            "<article><h1>ا</h1><div class='meta post-date'>١٥ مايو ٢٠٢٤</div></article>",
            "2024-05-15",
        ),
        (
            "<article><h1>ا</h1><p class=date>تاريخ النشر: 15 أيار/مايو 2024</p></article>",
            "2024-05-15",
        ),
        ("<article><h1>ا</h1><p class=dated>15 مايو 2024</p></article>", ""),
        ("<article><h1>ا</h1><p class=date>زار البلدة في 15 مايو 2024 وفد</p></article>", ""),
        (
            "<article><h1>ا</h1><time>15 مايو 2024</time><p class=date>16 مايو 2024</p></article>",
            "",
        ),
        ("<h1>ا</h1><article><p class=date>15 مايو 2024</p></article>", ""),
        ("<h1>ا</h1><div class=related><time datetime=2019-03-02>2 مارس</time></div>", ""),
        ("<main><h1>ا</h1></main><article><time datetime=2019-03-02>2 مارس</time></article>", ""),
        ("<aside><time pubdate=x datetime=2019-03-02 class=x>2 مارس</time></aside>", "2019-03-02"),
        ("<p>وقع الحادث يوم 2015-07-21 صباحا.</p>", ""),
        ("<footer>آخر تحديث 2010-11-12 © 2013-2024</footer>", ""),
        ("<script>var t='2020-01-02T10:00:00'</script>", ""),
    ],
)
def test_dates_in_the_body_only_where_they_are_those_of_the_article(body, published):
    assert read(page(f"{body}<p>{SENTENCE}</p>")).published == published


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2024-05-15T10:30:00+0300", "2024-05-15T10:30:00+03:00"),
        ("2024-05-15 10:30", "2024-05-15T10:30"),
        ("20240515T103000Z", "2024-05-15T10:30:00Z"),
        ("2024/5/5 - 9:05", "2024-05-05T09:05"),
        ("15/05/2024", "2024-05-15"),
        ("2024-05-15T25:99", "2024-05-15"),
        ("1970-01-01T00:00:00Z", ""),
        ("2024-13-45", ""),
        ("2024", ""),
        ("1715752200", "2024-05-15T05:50:00+00:00"),
        ("9" * 100_000, ""),
    ],
)
def test_dates_for_machines(written, iso):
    assert iso_date(written) == iso


@given(st.text())
def test_any_text_is_a_date_or_none(text):
    assert iso_date(text) == "" or iso_date(iso_date(text)) == iso_date(text)


def test_the_day_of_a_crawl_is_no_day_of_publication():
    assert date_in_url("https://web.archive.org/web/20150721000000/http://a.example/1") == ""


@pytest.mark.parametrize(
    "told",
    [
        "[" * 100_000,
        '{"@graph":' * 5000,
        "{broken",
        '{"@type": "NewsArticle", "headline": ["a"], "author": [[["x"]]], "publisher": 5}',
        '{"@type": ["NewsArticle", 5], "author": {"name": {"name": "x"}}, "articleBody": {}}',
        '"NewsArticle"',
    ],
)
def test_json_ld_that_makes_no_sense_is_passed_over(told):
    script = f'<script type="application/ld+json">{told}</script>'
    assert read(page(head=script)) == Article(text=SENTENCE)


# Which format


@pytest.mark.parametrize(
    ("name", "beginning", "format"),
    [
        ("a.html", b"", "html"),
        ("a.HTM.gz", b"", "html"),
        ("a", b"\xef\xbb\xbf\n<!DOCTYPE HTML PUBLIC>", "html"),
        ("a.txt", b"<html dir=rtl>", "html"),
        ("a.xml", b'<?xml version="1.0"?>\n<!-- x --><!DOCTYPE html PUBLIC "x"><html>', "html"),
        ("a", b"<!doctype html>".decode().encode("utf-16"), "html"),
        ("a.xml", b"<?xml version='1.0'?><x/>", "feed"),
        ("a", b"<?xml version='1.0'?><?xml-stylesheet x?><rss version='2.0'>", "feed"),
        ("a.php", b"<feed xmlns='http://www.w3.org/2005/Atom'>", "feed"),
        ("a.txt", b"<!DOCTYPE rss SYSTEM 'x'><rdf:RDF xmlns:rdf='x'>", "feed"),
        ("a.txt", "<عاجل> قال".encode(), "text"),
        ("a.txt", b"<htmlx>", "text"),
        ("a.txt", b"<rssi> is low", "text"),
        ("a.txt", b"From: <a@b>", "text"),
        ("a.txt", b"<" * 1024, "text"),
        ("a", b"<!--" * 256, "text"),
    ],
)
def test_formats_by_name_and_first_bytes(name, beginning, format):
    assert format_of(name, beginning) == format


def test_a_file_has_its_id_from_its_container_and_no_column_matters(tmp_path):
    path = tmp_path / "a.html"
    path.write_text(page())
    (article,) = read_file(str(path))
    assert (article.id, article.text) == ("a.html", SENTENCE)
    record = Record("html", "x", 3, page().encode(), "id-1")
    assert list(parse(record, {"text": "title"})) == [Article(id="id-1", text=SENTENCE)]


def test_the_libraries_are_loaded_when_a_page_comes():
    large = "{'lxml', 'trafilatura', 'feedparser'}"
    code = f"import sys, musnad.intake, musnad.cli; print({large} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True).stdout == b"set()\n"


# Encodings


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", ["windows-1256"]),
        ("utf-8-sig", ["iso-8859-1"]),
        ("utf-16", []),
        ("utf-16-le", ["utf-16le"]),
        ("cp1256", ["utf-8", "iso-8859-1"]),
        ("iso8859-6", ["", "iso-8859-6"]),
    ],
)
def test_encodings(encoding, declared):
    assert decode_declared(SENTENCE.encode(encoding), declared, "") == SENTENCE


def test_a_few_arabic_words_are_none_of_latin_1():
    assert (
        decode_declared("<p>مباراة ودية".encode("cp1256"), ["iso-8859-1"], "") == "<p>مباراة ودية"
    )
    french = "<p>Le président a été reçu à l'Élysée</p>"
    assert decode_declared(french.encode("latin-1"), ["iso-8859-1"], "") == french


def test_a_character_cut_in_two_does_not_cost_the_page():
    cut = f"<html><p>{SENTENCE}</p><p>{MORE} وأض".encode()[:-1]
    assert read(cut + b"</p></html>").text.endswith("وأ\ufffd")


def test_bytes_of_no_known_encoding_are_refused():
    assert "neither UTF-8" in reason(page().encode("iso8859-6"))


# Hostile pages


@pytest.mark.parametrize(
    "empty",
    [
        b"",
        b" \n",
        b"<!DOCTYPE html>",
        b"<!-- -->",
        b"<?xml version='1.0'?>",
        b"<html><body></body></html>",
        b"<frameset><frame src=a></frameset>",
        page("<nav><a href=x>الرئيسية</a></nav><script>قال</script>").encode(),
        page("<p>&nbsp;</p><p>\u200f</p>").encode(),
    ],
)
def test_a_page_without_an_article_is_an_error(empty):
    assert reason(empty) in ("the page is empty", "no article text found on this page")


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("<div>" * 100_000 + SENTENCE, "nested"),
        ("<b>" * 100_000 + SENTENCE, "nested"),
        ("<div>" * 600 + SENTENCE, "nested more than 512 elements deep"),
        ("<p>ا" * 50_001, "more than 50,000 elements"),
        ("<p>" + "ا" * 4_000_001, "more than 4,000,000 characters"),
        ("<p " + " ".join(f"a{n}" for n in range(100_000)) + ">", "thousands of attributes"),
        ("<p " + "/".join(f"a{n}" for n in range(100_000)) + ">", "thousands of attributes"),
        ("<p " + "".join(f"a{n}=''" for n in range(100_000)) + ">", "thousands of attributes"),
    ],
)
def test_pages_made_to_take_forever_are_refused_at_once(body, why):
    begun = time.process_time()
    assert why in reason(page(body))
    assert time.process_time() - begun < 3


@pytest.mark.parametrize(
    "body",
    [
        "</div>" * 50_000 + f"<p>{SENTENCE}</b></i>" + "</p>" * 50_000,
        f"<p>{SENTENCE}</p><a b='" + "<a b='" * 50_000,
        f"<p>{SENTENCE}</p>" + "<" * 100_000,
        f"<p>{SENTENCE}</p><img src='data:image/png;base64,{'A/b=' * 200_000}'>",
        f"<p>{SENTENCE}</p><script>{'a<b c ' * 50_000}</script>",
        f"<table><tr><td>{SENTENCE * 5}" * 100,
        f"<p>{SENTENCE}\0</p>",
        f"<p>{SENTENCE}&#0;&#xD800;&#x110000;&#65535;</p><div>a<br>&#2;</div>",
        f"<![CDATA[<p>]]><p>{SENTENCE}</p><svg><p>x</svg><math><p>x</math>",
        f"<p>{SENTENCE}<plaintext></p>",
    ],
)
def test_broken_pages_give_their_article_in_time(body):
    begun = time.process_time()
    assert SENTENCE in read(page(body)).text
    assert time.process_time() - begun < 3


def test_a_file_beyond_the_limit_is_refused(monkeypatch, tmp_path):
    monkeypatch.setattr(html, "LARGEST", 1024 * 1024)
    path = tmp_path / "a.html"
    path.write_bytes(b" " * 1024 * 1024 + b"<")
    (error,) = read_file(str(path))
    assert str(error) == f"{path}: larger than 1 MiB, which is no article"


SOUP = (
    "<p> </p> <div> </div> <br> <table> <td> <b> <a> <span> </span> <li> <h1> <pre> <script> <!-- "
    "--> <![CDATA[ ]]> &nbsp; &#1; &lt < > \" ' = / \0 قال الوزير إن \u200f \u00a0 <meta <title>"
).split(" ")


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(SOUP), max_size=60))
def test_any_soup_of_tags_is_an_article_or_an_error(pieces):
    article = read(" ".join(pieces))
    if isinstance(article, Article):
        assert article.text.strip()
        assert all(line and line == line.strip() for line in article.text.split("\n"))


WORDS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="<>&\u2028\u2029"),
    max_size=40,
)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=4))
def test_whatever_stands_in_paragraphs_comes_back(words):
    lines = [f"{SENTENCE} {' '.join(w.split(' '))} {number}" for number, w in enumerate(words)]
    lines = [" ".join(filter(None, line.split(" "))) for line in lines]
    body = "".join(f"<p>{line}</p>" for line in lines)
    assert read(page(f"<article>{body}</article>")).text == "\n".join(lines)


def test_pieces_of_html_as_plain_text():
    assert text_of("<p>قال<br>و<b>أضاف</b></p><ul><li>1<li>2</ul><style>x</style>") == (
        "قال\nوأضاف\n1\n2"
    )
    assert text_of("سطر &amp; آخر\r\n\n ثان ") == "سطر & آخر\nثان"
    assert text_of("") == text_of("<br>") == text_of("\0") == ""


def test_json_in_a_page_is_read_as_json_says():
    told = json.dumps({"@type": "NewsArticle", "articleBody": f"<p>{SENTENCE}</p><p>و&amp;ب</p>"})
    script = f'<script type="application/ld+json">{told}</script>'
    assert read(page("<p>قصير</p>", script)).text == f"{SENTENCE}\nو&ب"
