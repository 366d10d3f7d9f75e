"""The spaCy component, as it is met by those who have spaCy and no line of ours."""

import subprocess
import sys
from datetime import date

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc, DocBin

import musnad
from musnad import Article
from musnad.errors import InputError

TEXT = (
    "نقلت وكالة أنباء الساحل عن مدير الميناء هاني العرقوب قوله إن نحو 40 سفينة ستصل غدا.وأضاف "
    "العرقوب أن الأرصفة جاهزة، فيما نفت النقابة ذلك."
)
KNOWN = {"published": "2024-05-15", "outlet": "مرآة الساحل", "title": "العرقوب: الميناء جاهز"}


@pytest.fixture(scope="module")
def nlp():
    nlp = spacy.blank("ar")
    nlp.add_pipe("musnad")
    return nlp


@pytest.fixture(scope="module")
def doc(nlp):
    ((doc, _),) = nlp.pipe([(TEXT, KNOWN)], as_tuples=True)
    return doc


def texts(spans):
    return [span.text for span in spans]


# What is read


def test_a_doc_has_the_reading_of_its_article(doc):
    assert doc._.article == Article(text=TEXT, **KNOWN)
    assert doc._.reading == musnad.read(doc._.article)


def test_statements_are_those_of_the_text(doc):
    read = musnad.read(doc._.article).statements
    assert [said.record for said in doc._.statements] == [s for s in read if s.field == "text"]
    assert len(read) == len(doc._.statements) + 1


def test_a_statement_has_its_parts_as_spans(doc):
    said = doc._.statements[0]
    assert said.cue.text == "قوله"
    assert texts(said.sources) == ["مدير الميناء هاني العرقوب"]
    assert said.speaker.text == "مدير الميناء هاني العرقوب"
    assert texts(said.via) == ["وكالة أنباء الساحل"]
    assert [(f.span.text, f.record.low) for f in said.figures] == [("نحو 40 سفينة", 40)]
    assert [m.record.value for m in said.moments] == ["2024-05-16"]
    assert said.cue.doc is doc


def test_spans_are_whole_tokens_around_the_exact_words(doc):
    said = doc._.statements[1]
    assert said.cue.text == "غدا.وأضاف"
    assert said.record.cue.text == "أضاف"
    assert doc.text[said.record.cue.start : said.record.cue.end] == "أضاف"


def test_a_name_outside_the_text_is_no_span(nlp):
    text, title = "وقال العرقوب إن السفن ستصل.", "وزير النقل هاني العرقوب يؤكد أن الأرصفة جاهزة"
    ((doc, _),) = nlp.pipe([(text, {"title": title})], as_tuples=True)
    (said,) = doc._.statements
    assert said.record.speaker.field == "title"
    assert said.speaker is None


def test_doc_spans_have_all_parts_with_labels(doc):
    labelled = {
        name: [(span.text, span.label_) for span in group] for name, group in doc.spans.items()
    }
    assert set(labelled) == {
        "musnad_cues", "musnad_sources", "musnad_contents", "musnad_figures", "musnad_moments",
    }  # fmt: skip
    assert labelled["musnad_cues"] == [("قوله", "say"), ("غدا.وأضاف", "say"), ("نفت", "deny")]
    assert ("النقابة", "organization") in labelled["musnad_sources"]
    assert labelled["musnad_contents"][1] == ("أن الأرصفة جاهزة", "indirect")
    assert labelled["musnad_figures"] == [("نحو 40 سفينة", "approx")]
    assert [label for _, label in labelled["musnad_moments"]] == ["DATE"]


def test_the_id_of_a_span_leads_to_its_record(doc):
    for span in doc.spans["musnad_contents"]:
        assert span in doc._.statements[int(span.id_)].contents
    for span in doc.spans["musnad_figures"]:
        assert doc._.figures[int(span.id_)].span == span
    for span in doc.spans["musnad_moments"]:
        assert doc._.moments[int(span.id_)].span == span


@pytest.mark.parametrize("text", ["", " \n", "مباراة بلا أهداف"])
def test_a_text_without_statements_has_none(nlp, text):
    doc = nlp(text)
    assert doc._.statements == doc._.figures == doc._.moments == []
    assert doc._.reading == musnad.read(text)
    assert len(doc.spans["musnad_cues"]) == 0


def test_a_doc_that_was_not_read_has_no_reading(nlp):
    doc = nlp.make_doc(TEXT)
    assert doc._.reading is None
    assert doc._.statements == []


PIECES = ["قال", "وأضاف", "الوزير", "إن", "السد", "آمن", "نحو", "40", "دولار", "أمس", "\u200f", "و"]
MARKS = [" ", "  ", "\n\n", ".", "،", ":", " «", "»", '"', "”.", "(", ")", "-", "\u00a0"]


@given(st.lists(st.sampled_from(PIECES + MARKS) | st.text(max_size=3), max_size=40).map("".join))
def test_any_text_is_read_and_every_span_holds_its_words(nlp, text):
    doc = nlp(text.encode("utf-8", "ignore").decode())
    for said in doc._.statements:
        assert said.record.cue.text in said.cue.text
        for span, exact in zip(said.contents, said.record.contents, strict=True):
            assert exact.text.strip() in span.text
    for measured in (*doc._.figures, *doc._.moments):
        assert measured.record.text in measured.span.text


# What is known of the article


def test_metadata_can_be_set_on_the_doc(nlp):
    doc = nlp.make_doc("قال الوزير إنه سيستقيل غدا.")
    doc._.article = {"published": date(2024, 5, 15), "id": 7, "byline": None}
    assert [m.record.value for m in nlp(doc)._.moments] == ["2024-05-16"]
    assert doc._.article == Article(text=doc.text, id="7", published="2024-05-15")


def test_what_is_set_on_the_doc_comes_before_the_context(nlp):
    doc = nlp.make_doc("قال الوزير إنه سيستقيل غدا.")
    doc._.article = {"published": "2024-05-15"}
    ((doc, _),) = nlp.pipe([(doc, {"published": "1999-01-01"})], as_tuples=True)
    assert doc._.moments[0].record.value == "2024-05-16"


@pytest.mark.parametrize("context", [7, None, ("2024-05-15",), {"row": object()}])
def test_a_context_of_another_kind_is_left_alone(nlp, context):
    ((doc, given_back),) = nlp.pipe([(TEXT, context)], as_tuples=True)
    assert given_back is context
    assert doc._.article == Article(text=TEXT)


def test_metadata_that_is_no_text_is_an_error(nlp):
    with pytest.raises(InputError, match="title is a list, not a text"):
        list(nlp.pipe([(TEXT, {"title": ["عنوان"]})], as_tuples=True))


# What spaCy does with pipelines and docs


def test_reading_twice_changes_nothing(nlp, doc):
    again = nlp(doc.copy())
    assert again._.reading == doc._.reading
    assert again.to_bytes() == doc.to_bytes()


def test_a_doc_is_stored_whole(nlp, doc):
    opened = Doc(spacy.blank("ar").vocab).from_bytes(doc.to_bytes())
    assert opened._.reading == doc._.reading
    assert opened._.article == doc._.article
    assert opened._.statements[0].cue.text == "قوله"
    assert opened.spans["musnad_cues"][2].label_ == "deny"


def test_docbin_keeps_spans_and_with_user_data_all(nlp, doc):
    for whole in (False, True):
        stored = DocBin(docs=[doc], store_user_data=whole).to_bytes()
        (opened,) = DocBin().from_bytes(stored).get_docs(spacy.blank("ar").vocab)
        assert texts(opened.spans["musnad_contents"]) == texts(doc.spans["musnad_contents"])
        assert opened._.reading == (doc._.reading if whole else None)


def test_a_part_of_a_doc_keeps_no_reading_of_the_whole(doc):
    assert doc[3:].as_doc(copy_user_data=True)._.reading is None


def test_lone_surrogates_of_metadata_can_be_stored(nlp):
    ((doc, _),) = nlp.pipe([(TEXT, {"title": "قال \ud83d الوزير إن السد آمن"})], as_tuples=True)
    opened = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert opened._.article.title == "قال \ufffd الوزير إن السد آمن"


def test_a_pipeline_is_saved_and_loaded(nlp, doc, tmp_path):
    nlp.to_disk(tmp_path)
    loaded = spacy.load(tmp_path)
    assert loaded.pipe_names == ["musnad"]
    assert loaded(TEXT)._.statements[2].record.act == "deny"


def test_an_extension_of_another_by_the_same_name_is_not_taken(nlp):
    musnads = Doc.remove_extension("reading")
    Doc.set_extension("reading", default="of a sensor")
    try:
        with pytest.raises(ValueError, match="'reading' already exists on Doc"):
            spacy.blank("ar").add_pipe("musnad")
    finally:
        Doc.set_extension("reading", getter=musnads[2], force=True)


ALONE = """
import spacy
from spacy.tokens import Doc

if __name__ == "__main__":
    nlp = spacy.blank("ar")
    assert not Doc.has_extension("article"), "nothing is put on docs before the component is"
    nlp.add_pipe("musnad")
    text = "قال الوزير إنه سيستقيل غدا."
    texts = [(text, {"published": f"2024-05-{day}"}) for day in range(10, 30)]
    for doc, context in nlp.pipe(texts, as_tuples=True, n_process=2, batch_size=3):
        print(context["published"], doc._.statements[0].moments[0].record.value)
"""


def test_processes_share_the_work_and_nothing_has_to_be_imported(tmp_path):
    script = tmp_path / "script.py"
    script.write_text(ALONE, "utf-8")
    done = subprocess.run([sys.executable, script], capture_output=True, timeout=120, check=True)
    days = [f"2024-05-{day} 2024-05-{day + 1}" for day in range(10, 30)]
    assert done.stdout.decode().splitlines() == days
