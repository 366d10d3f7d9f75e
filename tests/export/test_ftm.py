"""FollowTheMoney entities: valid in its own model, with nothing dropped."""

import json
import sys

import pytest
from msgspec.structs import replace
from samples import BARE, DAM, EARLIER, entries, read, relayed, written

from musnad.article import Article, Relay, Span, Speaker
from musnad.errors import MissingLibraryError
from musnad.export import Entry, ftm


def test_without_the_library_the_error_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "followthemoney", None)
    with pytest.raises(MissingLibraryError, match=r"pip install 'musnad\[ftm\]'"):
        written(ftm, [read(DAM)])


@pytest.fixture
def model():
    return pytest.importorskip("followthemoney").model


@pytest.fixture
def of(model):
    """The entities of some entries, each checked against the model."""

    def checked(given):
        found = []
        for line in written(ftm, given).decode().splitlines():
            data = json.loads(line)
            entity = model.get_proxy(data, cleaned=False)
            assert entity.to_dict()["properties"] == data["properties"]
            assert not entity.schema.abstract
            entity.schema.validate(data)
            assert all(entity.has(name) for name in entity.schema.required)
            found.append(entity)
        return found

    return checked


def by_schema(entities, schema):
    return [entity for entity in entities if entity.schema.name == schema]


def test_an_article_with_its_speakers_mentions_and_statements(of):
    found = of([read(DAM)])
    (article,) = by_schema(found, "Article")
    assert found[0] is article
    assert article.caption == DAM.title
    assert article.get("bodyText") == [DAM.text]
    assert article.get("fileName") == [DAM.id]
    assert article.get("author") == [DAM.byline]
    assert article.get("publishedAt") == ["2024-05-15T05:30:00"]
    assert article.get("language") == ["ara"]
    assert [person.caption for person in by_schema(found, "Person")] == [
        "وزير المياه رائد الكحلاوي"
    ]
    assert len(by_schema(found, "Note")) == 5


def test_a_mention_leads_from_the_words_to_the_speaker(of):
    found = of([read(DAM)])
    (person,) = by_schema(found, "Person")
    (article,) = by_schema(found, "Article")
    mentions = {m.first("name"): m for m in by_schema(found, "Mention")}
    assert set(mentions) == {"الكحلاوي", "الوزير", "وزير المياه رائد الكحلاوي", "وكالة الشرق"}
    assert mentions["الوزير"].get("resolved") == [person.id]
    assert mentions["الوزير"].get("document") == [article.id]
    assert mentions["الوزير"].get("detectedSchema") == ["Person"]
    assert mentions["وكالة الشرق"].get("resolved") == []


def test_a_statement_is_a_note_on_its_article_and_its_speaker(of):
    found = of([read(DAM)])
    (person,) = by_schema(found, "Person")
    (article,) = by_schema(found, "Article")
    notes = {note.caption: note for note in by_schema(found, "Note")}
    cost = notes["إن بناء السد سيكلف نحو 37 مليون دولار"]
    assert set(cost.get("entity")) == {article.id, person.id}
    assert cost.get("keywords") == ["say", "indirect", "person"]
    assert cost.get("notes") == [
        f"Musnad statement {read(DAM).reading.statements[1].id}: text 34-71"
    ]
    assert notes["إن «30 قرية» ستنقل"].get("summary") == ["وكالة الشرق ← مسؤول (قوله)"]


def test_nobody_is_made_of_an_unnamed_source_a_group_or_a_document(of):
    found = of([read(BARE), relayed()])
    assert [person.caption for person in by_schema(found, "Person")] == ["المدير سالم الوردي"]
    assert by_schema(found, "Organization") == []
    assert by_schema(found, "LegalEntity") == []


def test_ids_are_the_same_in_every_run_and_unlike_in_unlike_articles(of):
    assert [e.id for e in of(entries())] == [e.id for e in of(entries())]
    first, second = of([read(DAM)]), of([read(EARLIER)])
    assert {entity.id for entity in first}.isdisjoint(entity.id for entity in second)


def test_no_entity_comes_twice(of):
    ids = [entity.id for entity in of(entries())]
    assert len(ids) == len(set(ids))


def test_what_the_model_refuses_is_kept_as_a_note(of):
    (article,) = of([read(Article(text="خبر.", url="http://a b", published="منتصف مايو"))])
    assert article.get("notes") == ["sourceUrl: http://a b", "publishedAt: منتصف مايو"]


def test_text_is_written_as_the_model_cleans_it(of):
    """Marks in composed order, no control characters, no space around it."""
    (article, *_) = of([read(Article(text="\n قال\u0000 الوزير إن الطريق موج\u0651\u064eه. \xa0"))])
    assert article.get("bodyText") == ["قال الوزير إن الطريق موج\u064e\u0651ه."]


def test_names_without_a_visible_character_name_nobody(of):
    """The model has no entity without a name."""
    article, reading = relayed()
    blank = Speaker("\u200f", "person", "text", Span(0, 1, "\u200f"))
    statement = replace(
        reading.statements[1],
        speaker=blank,
        addressee=None,
        via=(Relay("\u200f"), Relay("قناة الواحة")),
    )
    found = of([Entry(article, replace(reading, statements=(statement,)))])
    assert [entity.schema.name for entity in found] == ["Article", "Mention", "Note"]


def test_a_lone_surrogate_becomes_a_replacement_character(of):
    (note,) = by_schema(of([read(BARE)]), "Note")
    assert note.caption == "إن الجسر \ufffd انهار"
