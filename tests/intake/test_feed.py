"""Articles from feeds: RSS, Atom and RDF, their dialects, and feeds made to do harm."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musnad.article import Article
from musnad.errors import InputError
from musnad.intake import parse, read_file
from musnad.intake.record import Record

TEXT = "قال مدير المياه إن الضخ سيعود إلى الأحياء الشرقية مساء غد."
ITEM = f"""<item><title>عودة المياه &amp;amp; الكهرباء</title><link>https://marfa.example/1</link>
<guid isPermaLink="false">m-1</guid><pubDate>Wed, 15 May 2024 09:10:00 +0300</pubDate>
<dc:creator><![CDATA[رويترز - القاهرة]]></dc:creator><description>موجز</description>
<content:encoded><![CDATA[<p>{TEXT}</p><script>x</script><p>كِتَـابٌ&nbsp;<b>لل</b>أسرة‌‏</p>]]>
</content:encoded></item>"""
ARTICLE = Article(
    id="m-1",
    url="https://marfa.example/1",
    outlet="صحيفة المرفأ",
    published="2024-05-15T09:10:00+03:00",
    title="عودة المياه & الكهرباء",
    byline="رويترز - القاهرة",
    text=f"{TEXT}\nكِتَـابٌ\u00a0للأسرة\u200c\u200f",
)
NAMES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"'
)


def rss(items, head='<?xml version="1.0" encoding="utf-8"?>\n'):
    return (
        f'{head}<rss version="2.0" {NAMES}><channel><title>صحيفة المرفأ</title>'
        f"<link>https://marfa.example/</link>{items}</channel></rss>"
    )


def entries(feed, encoding=""):
    data = feed.encode() if isinstance(feed, str) else feed
    return list(parse(Record("feed", "a.xml", None, data, "", "", encoding), {}))


def only(feed, encoding=""):
    (entry,) = entries(feed, encoding)
    return entry


def reason(feed):
    error = only(feed)
    assert isinstance(error, InputError)
    assert error.path == "a.xml"
    return error.reason


def test_an_entry_of_rss():
    assert only(rss(ITEM)) == ARTICLE


def test_an_entry_of_atom():
    feed = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>وكالة</title>
    <entry><id>urn:1</id><title type="html">عنوان &lt;b&gt;أول&lt;/b&gt;</title>
    <link rel="alternate" href="https://wakala.example/1"/><link rel="edit" href="https://x/"/>
    <published>2024-05-15T10:00:00Z</published><updated>2024-05-16T10:00:00Z</updated>
    <author><name>سلمى</name></author><author><name>رائد</name></author>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>أولى</p><p>2 &lt; 5</p></div>
    </content></entry></feed>"""
    assert only(feed) == Article(
        id="urn:1",
        url="https://wakala.example/1",
        outlet="وكالة",
        published="2024-05-15T10:00:00Z",
        title="عنوان أول",
        byline="سلمى، رائد",
        text="أولى\n2 < 5",
    )


def test_an_entry_of_rdf():
    feed = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" {NAMES}
    xmlns="http://purl.org/rss/1.0/"><channel rdf:about="x"><title>واحة</title></channel>
    <item rdf:about="https://waha.example/1"><title>خبر</title><link>https://waha.example/1</link>
    <description>سطر\nثان</description><dc:date>2024-05-15</dc:date></item></rdf:RDF>"""
    assert only(feed) == Article(
        id="https://waha.example/1",
        url="https://waha.example/1",
        outlet="واحة",
        published="2024-05-15",
        title="خبر",
        text="سطر\nثان",
    )


def test_a_feed_in_a_file(tmp_path):
    path = tmp_path / "news.xml"
    path.write_text(rss(ITEM * 2))
    assert list(read_file(str(path))) == [ARTICLE, ARTICLE]


def test_the_summary_is_the_text_where_there_is_no_other():
    empty = "<content:encoded><![CDATA[<img src=x>]]></content:encoded>"
    assert only(rss(f"<item><description>&lt;p&gt;{TEXT}</description>{empty}</item>")).text == TEXT


@pytest.mark.parametrize("date", ["", "أمس", "Mon, 99 Foo 2024", "0001-01-01T00:00:00"])
def test_a_date_that_is_none_is_none(date):
    item = f"<item><description>{TEXT}</description><pubDate>{date}</pubDate></item>"
    assert only(rss(item)).published == ""


def test_an_entry_without_text_is_named():
    item = "<item><title>بلا نص</title></item>"
    first, second, third = entries(rss(item + "<item/>" + ITEM))
    assert str(first) == "a.xml: entry 1 («بلا نص»): no text"
    assert str(second) == "a.xml: entry 2: no text"
    assert third == ARTICLE


@pytest.mark.parametrize(
    ("encoding", "head", "told"),
    [
        ("cp1256", '<?xml version="1.0" encoding="windows-1256"?>', ""),
        ("cp1256", '<?xml version="1.0" encoding="utf-8"?>', ""),
        ("cp1256", "", "iso-8859-1"),
        ("utf-8", '<?xml version="1.0" encoding="windows-1256"?>', "us-ascii"),
        ("utf-8-sig", "", ""),
        ("utf-16", '<?xml version="1.0" encoding="utf-16"?>', ""),
    ],
)
def test_encodings_whatever_is_said_of_them(encoding, head, told):
    assert only(rss(ITEM, head).encode(encoding), told) == ARTICLE


# What is no feed, and what does harm


@pytest.mark.parametrize(
    ("data", "why"),
    [
        ("", "not a feed: neither RSS, Atom nor RDF"),
        ("/etc/passwd", "not a feed"),
        ("http://127.0.0.1:1/", "not a feed"),
        ("<html><body><rss>", "not a feed"),
        ("<?xml version='1.0'?><urlset/>", "not a feed"),
        ('{"a": 1}', "not a feed"),
        (rss(""), "the feed has no entries"),
        ("<rss><item", "the feed has no entries"),
        (
            "<rss><channel><item><link>a</item></link></item></channel></rss>",
            "the feed is damaged",
        ),
        (b"<rss>\xff\xfe\xff", "neither UTF-8"),
    ],
)
def test_what_is_no_feed_is_told(data, why):
    assert reason(data).startswith(why)


def test_data_that_names_a_file_does_not_open_it(tmp_path, monkeypatch):
    (tmp_path / "<rss>").write_text(rss(ITEM))
    monkeypatch.chdir(tmp_path)
    assert reason("<rss>") == "the feed has no entries"


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE rss [<!ENTITY x SYSTEM "file://{file}">]>',
        '<?xml version="1.0"?><!-- <rss> --><!DOCTYPE rss [<!ENTITY x SYSTEM "file://{file}">]>',
        '<!DOCTYPE rss [<!ENTITY % d SYSTEM "file://{file}"> %d;]>',
        '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY x "&a;&a;&a;&a;">]>',
    ],
)
def test_entities_are_refused(head, tmp_path):
    file = tmp_path / "canary"
    file.write_text("CANARY")
    item = f"<item><title>&x;</title><description>{TEXT}&x;</description></item>"
    assert reason(rss(item, head.replace("{file}", str(file)))) == (
        "the feed declares entities: refused as unsafe"
    )


@pytest.mark.parametrize(
    "around",
    [
        '<!DOCTYPE rss SYSTEM "file://{file}">{feed}',
        '{feed}<!DOCTYPE rss [<!ENTITY x SYSTEM "file://{file}">]>',
        '<rss><!DOCTYPE rss [<!ENTITY x SYSTEM "file://{file}">]>{feed}',
    ],
)
def test_no_file_is_read_wherever_it_is_named(around, tmp_path):
    file = tmp_path / "canary"
    file.write_text("CANARY")
    item = f"<item><title>&x;</title><description>{TEXT}&x;</description></item>"
    feed = around.replace("{file}", str(file)).replace("{feed}", rss(item, ""))
    assert "CANARY" not in str(entries(feed))


def test_an_element_that_is_closed_by_another_says_nothing():
    item = f"<item><title>خبر</title><description>{TEXT}</content:encoded></item>"
    parsed = entries(rss(item + f"<item><description>{TEXT}</description></item>"))
    assert [str(each.reason) for each in parsed if isinstance(each, InputError)] == [
        "entry 1 («خبر»): no text"
    ]
    assert [each.text for each in parsed if isinstance(each, Article)] == [TEXT]


def test_a_document_type_is_only_a_name():
    head = '<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//N//DTD RSS 0.91//EN" "http://x/r.dtd">'
    assert only(rss(ITEM, head)) == ARTICLE


@pytest.mark.parametrize(
    "broken",
    [
        rss(ITEM)[:-12],
        rss(ITEM + "<item><title>x"),
        rss(ITEM).replace("<guid", "<br><guid"),
        rss(ITEM.replace("&amp;amp;", "&")),
        rss(ITEM) + "junk & <b>",
        rss(ITEM).replace("موجز", "مو\x08جز\0"),
    ],
)
def test_broken_feeds_give_what_they_hold(broken):
    assert entries(broken)[0].text == ARTICLE.text


@pytest.mark.parametrize(
    "items",
    [
        "<item><description>" + "<x>" * 20_000 + "</description></item>",
        "<item><description><![CDATA[" + "<div>" * 20_000 + "ا]]></description></item>",
        "<item " + " ".join(f"a{n}='x'" for n in range(50_000)) + "></item>",
        "<item><description><![CDATA[<p " + "a/" * 50_000 + ">ا]]></description></item>",
        "<item><description>" + "&amp;" * 100_000 + "</description></item>",
        "<item><description>" + "<" * 100_000,
        ("<item><description><![CDATA[" + TEXT) * 2000,
        "<item>" + "<dc:creator>ا</dc:creator>" * 5000 + "</item>",
        "<!--" * 50_000,
    ],
)
def test_feeds_made_to_take_forever_do_not(items):
    begun = time.process_time()
    assert entries(rss(items))
    assert time.process_time() - begun < 4


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            "<item> </item> <title> </title> <description> </description> <![CDATA[ ]]> &lt;p&gt; "
            "& <link> <guid> <author> a@b.c (ا) <pubDate> <content:encoded> قال الوزير < > \x01 <b>"
            " <?x ?> <!-- --> <!DOCTYPE [ <!ENTITY".split(" ")
        ),
        max_size=40,
    )
)
def test_any_soup_is_articles_or_errors(pieces):
    for entry in entries(rss(" ".join(pieces))):
        assert isinstance(entry, InputError) or entry.text.strip()
