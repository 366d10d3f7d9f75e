"""Claims without a rating: shaped as schema.org says, gathered over articles."""

import json

import pytest
from rdflib import namespace as ns
from samples import BARE, DAM, EARLIER, entries, read, relayed, written

from musnad.article import Article
from musnad.export import claimreview

#: What Google asks of a ClaimReview. Rating and url are the fact-checker's to add.
GOOGLE_REQUIRES = {"claimReviewed", "reviewRating", "url"}
LEFT_TO_HUMANS = {"reviewRating", "url"}
LEVY = "قال الوزير سامر النجار إن رسوم الميناء تضاعفت منذ الصيف."


def claims(given):
    return [json.loads(line) for line in written(claimreview, given).decode().split("\n")[:-1]]


def claim(given, words):
    (found,) = [c for c in claims(given) if words in c["claimReviewed"]]
    return found["itemReviewed"]


def levy(id, published="", text=LEVY):
    return read(Article(id=id, text=text, published=published))


def names(value):
    """Every type and property name in a JSON-LD value."""
    if isinstance(value, list):
        return {name for each in value for name in names(each)}
    if not isinstance(value, dict):
        return set()
    own = {name for name in value if not name.startswith("@")} | {value["@type"]}
    return own | {name for each in value.values() for name in names(each)}


def test_all_types_and_properties_are_terms_of_schema_org():
    for found in claims(entries()):
        assert found.pop("@context") == "https://schema.org"
        unknown = [name for name in names(found) if str(ns.SDO) + name not in ns.SDO]
        assert unknown == []


def test_a_review_lacks_only_what_is_left_to_humans():
    for found in claims(entries()):
        assert GOOGLE_REQUIRES - set(found) == LEFT_TO_HUMANS
        assert found["@type"] == "ClaimReview"
        assert found["itemReviewed"]["@type"] == "Claim"


def test_the_same_words_of_the_same_speaker_are_one_claim_however_spelled():
    item = claim([read(DAM), read(EARLIER)], "37 مليون")
    assert [article["identifier"] for article in item["appearance"]] == [DAM.id, EARLIER.id]
    assert item["firstAppearance"]["identifier"] == EARLIER.id
    assert item["datePublished"] == "2024-05-12"
    assert item["author"] == {"@type": "Person", "name": "وزير المياه رائد الكحلاوي"}
    assert len(item["identifier"]) == 2


def test_an_appearance_has_what_is_known_of_the_article():
    item = claim([read(DAM)], "37 مليون")
    assert item["appearance"] == [
        {
            "@type": "NewsArticle",
            "identifier": DAM.id,
            "url": DAM.url,
            "headline": DAM.title,
            "datePublished": "2024-05-15T08:30:00+03:00",
            "publisher": {"@type": "Organization", "name": "مرآة الساحل"},
        }
    ]


def test_without_dates_the_first_appearance_is_unknown():
    item = claim([levy("a"), levy("b", "أمس")], "رسوم")
    assert len(item["appearance"]) == 2
    assert "firstAppearance" not in item
    assert "datePublished" not in item


@pytest.mark.parametrize(
    ("dates", "first"),
    [
        (["2024-05-16", "2024-05-15"], "1"),
        (["", "2024-05-15"], "1"),
        (["2024-05-15", "2024-05-15"], None),
        (["2024-05-15", "2024-05-15T09:00:00"], None),
        (["2024-05-15T10:00:00+03:00", "2024-05-15T09:00:00Z"], "0"),
        (["2024-05-15T08:00", "2024-05-16"], "0"),
        (["0001-01-01T00:00:00+03:00", "9999-12-31T23:00:00-03:00"], "0"),
    ],
)
def test_the_first_appearance_is_told_only_where_the_dates_tell_it(dates, first):
    item = claim([levy(str(n), published) for n, published in enumerate(dates)], "رسوم")
    assert item.get("firstAppearance", {}).get("identifier") == first


def test_one_article_that_says_it_twice_is_one_appearance():
    item = claim([levy("a", text=f"{LEVY}\n{LEVY}")], "رسوم")
    assert len(item["appearance"]) == 1
    assert len(item["identifier"]) == 2


def test_other_speakers_make_other_claims():
    other = levy("b", text=LEVY.replace("سامر النجار", "فادي الحداد"))
    assert len(claims([levy("a"), other])) == 2


def test_few_words_are_not_taken_for_the_same_claim():
    """«نفى ذلك» denies another thing in every article."""
    short = [levy(id, text="قال الوزير سامر النجار إن ذلك صحيح.") for id in "ab"]
    assert len(claims(short)) == 2


def test_a_denial_keeps_its_verb():
    (found,) = claims([read(Article(text="نفى المدير سالم الوردي أن تكون المطاحن قد توقفت."))])
    assert found["claimReviewed"] == "نفى أن تكون المطاحن قد توقفت"


def test_unnamed_speakers_and_groups_are_marked_and_documents_are_no_authors():
    assert claim([read(DAM)], "30 قرية")["author"] == {
        "@type": "Person",
        "name": "مسؤول",
        "additionalType": "urn:musnad:terms:UnnamedSource",
    }
    assert claim([relayed()], "المخابز")["author"]["additionalType"] == "urn:musnad:terms:Group"
    report = claim([read(DAM)], "40 في المئة")
    assert report["isBasedOn"] == {"@type": "CreativeWork", "name": "تقرير لوزارة المياه"}
    assert "author" not in report


def test_a_claim_of_nobody_has_no_author():
    (found,) = claims([read(Article(text="وأضاف أن الطريق الساحلي مغلق اليوم."))])
    assert "author" not in found["itemReviewed"]


def test_acts_that_hold_nothing_to_be_so_are_left_out():
    text = "دعا الوزير سامر النجار إلى فتح الميناء. ووعد الوزير سامر النجار بإصلاح الطرق."
    entry = read(Article(text=text))
    assert {statement.act for statement in entry.reading.statements} == {"call", "promise"}
    assert claims([entry]) == []


def test_claims_come_in_the_order_in_which_they_are_first_met():
    reviewed = [found["claimReviewed"] for found in claims([read(EARLIER), read(DAM)])]
    assert "37 مليون" in reviewed[0]
    assert reviewed[1] == "السد لن يغرق القرى"


def test_a_lone_surrogate_becomes_a_replacement_character():
    (found,) = claims([read(BARE)])
    assert found["claimReviewed"] == "إن الجسر \ufffd انهار"


def test_nothing_in_is_nothing_out():
    assert written(claimreview, []) == b""
