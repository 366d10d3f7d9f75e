"""Citron's annotation format: one text a document, and offsets that hold in it."""

import json

from hypothesis import given
from hypothesis import strategies as st
from samples import BARE, DAM, entries, read, relayed, written

from musnad.article import Article
from musnad.export import citron

#: What docs/data_format.md of bbc/citron names: required and optional fields of a quote.
REQUIRED = {"cue", "sources", "contents"}
OPTIONAL = {"coreferences", "confidence", "id"}


def documents(given):
    return [json.loads(line) for line in written(citron, given).decode().splitlines()]


def spans(quote):
    return [quote["cue"], *quote["sources"], *quote["contents"], *quote["coreferences"]]


def test_one_document_a_line_with_the_fields_that_citron_names():
    found = documents(entries())
    assert [document["id"] for document in found] == ['sahel/1 "سد"', "nahr-9", "", ""]
    quotes = [quote for document in found for quote in document["quotes"]]
    assert len(quotes) == 9
    for quote in quotes:
        assert set(quote) >= REQUIRED
        assert set(quote) <= REQUIRED | OPTIONAL
        assert all(set(span) == {"start", "end", "text"} for span in spans(quote))


def test_all_offsets_hold_in_the_text_given():
    for document in documents(entries()):
        for quote in document["quotes"]:
            for span in spans(quote):
                assert document["text"][span["start"] : span["end"]] == span["text"]


def test_the_text_is_title_blank_line_and_text():
    (document,) = documents([read(DAM)])
    assert document["text"] == f"{DAM.title}\n\n{DAM.text}"
    (untitled,) = documents([read(Article(text=DAM.text))])
    assert untitled["text"] == DAM.text


def test_a_short_or_unsaid_source_has_the_full_name_as_its_coreference():
    (document,) = documents([read(DAM)])
    quotes = {quote["cue"]["text"]: quote for quote in document["quotes"]}
    assert [span["text"] for span in quotes["أضاف"]["sources"]] == ["الوزير"]
    assert [s["text"] for s in quotes["أضاف"]["coreferences"]] == ["وزير المياه رائد الكحلاوي"]
    assert quotes["قال"]["coreferences"] == []


def test_contents_in_pieces_stay_pieces():
    (document,) = documents([relayed()])
    assert [span["text"] for span in document["quotes"][1]["contents"]] == [
        "المطاحن توقفت",
        "والقمح 🌾\ufffd نفد قبل عشرة أيام",
    ]


def test_a_lone_surrogate_becomes_one_replacement_character():
    (document,) = documents([read(BARE)])
    assert "الجسر \ufffd انهار" in document["text"]


TEXTS = st.lists(
    st.sampled_from(["قال الوزير إن ", "«", "»", "\ud83d", "\ude00", "🌾", "\n", "\u2028", "خبز "])
).map("".join)


@given(TEXTS, TEXTS)
def test_offsets_hold_for_any_text(title, text):
    document = json.loads(written(citron, [read(Article(title=title, text=text))]))
    for quote in document["quotes"]:
        for span in spans(quote):
            assert document["text"][span["start"] : span["end"]] == span["text"]
