"""Corrections from brat: what was exported comes back, what was edited wrongly is told."""

import io
import json
import tempfile
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from told import plain, told
from written import CHAIN, ENTRIES, any_entries

import musnad
from musnad import Article
from musnad.corrections import Correction, write
from musnad.corrections.brat import decode, read_folder
from musnad.corrections.gold import Fault, GoldSpan, gold_of
from musnad.errors import InputError
from musnad.export import Entry, brat
from musnad.export.page import Page
from musnad.export.sheet import sheet_of

ARTICLE = Article(
    id="a/1",
    title="عنوان الخبر",
    text="قالت الوزيرة سعاد «المدارس\nستفتح». وأضافت أن 3 طرق أغلقت.",
)

PIECES = st.one_of(
    st.text(max_size=5),
    st.sampled_from(["\t", "\n", " ", ":", ";", "T1", "E1", "Cue", "9" * 5000, "-1", '"', "#1\t"]),
)


@pytest.fixture
def exported(tmp_path):
    """A folder with one document, as a function that edits its annotations and reads them."""
    brat.write([Entry(ARTICLE, musnad.read(ARTICLE))], tmp_path / "out")
    (path,) = (tmp_path / "out").glob("*.ann")

    def edit(*changes):
        content = path.read_text("utf-8")
        for old, new in changes:
            assert old in content
            content = content.replace(old, new)
        path.write_text(content, "utf-8")
        (outcome,) = read_folder(tmp_path / "out")
        return outcome

    edit.path = path  # type: ignore[attr-defined]
    return edit


def test_what_nobody_corrected_comes_back_as_it_was_read(tmp_path):
    brat.write(ENTRIES, tmp_path / "out")
    corrections = list(read_folder(tmp_path / "out"))
    assert [correction.article for correction in corrections] == [e.article for e in ENTRIES]
    for correction, entry in zip(corrections, ENTRIES, strict=True):
        assert plain(correction.gold) == told(entry)


@given(any_entries())
@settings(max_examples=150, deadline=None)
def test_any_marks_come_back_where_they_were(entry):
    with tempfile.TemporaryDirectory() as folder:
        brat.write([entry], Path(folder) / "out")
        (correction,) = read_folder(Path(folder) / "out")
    assert correction.article == entry.article
    assert plain(correction.gold) == told(entry)


def test_gold_and_articles_are_lines_for_the_scorer(tmp_path):
    brat.write(ENTRIES, tmp_path / "out")
    gold, articles = io.BytesIO(), io.BytesIO()
    assert write(read_folder(tmp_path / "out"), gold, articles) == []
    first = json.loads(gold.getvalue().splitlines()[0])
    assert first["sha256"] == sha256(CHAIN.text.encode()).hexdigest()[:16]
    assert first["moments"][1]["from"] == "2024-05-16"
    ids = [
        [json.loads(line)["id"] for line in out.getvalue().splitlines()] for out in (gold, articles)
    ]
    assert ids[0][:4] == ids[1][:4] == ["نشرة/٧ ب?", "emoji", "windows", "\ud83d"]
    assert len(ids[0]) == len(ids[1]) == len(ENTRIES)


# What annotators do


def test_a_mark_that_was_moved_and_choices_that_were_changed(exported):
    gold = exported(
        ("Act E2 say", "Act E2 deny"),
        ("E2\tCue", "A90\tOptional E2\nE2\tCue"),
        ("T4\tSpeaker 18 30\tالوزيرة سعاد", "T4\tSpeaker 26 30\tسعاد"),
    ).gold
    assert [said.act for said in gold.statements] == ["say", "deny"]
    assert [said.optional for said in gold.statements] == [False, True]
    assert gold.statements[0].speaker == gold.statements[1].speaker == "سعاد"


def test_the_name_in_a_note_goes_before_the_words_marked(exported):
    gold = exported(("E1\t", "#9\tAnnotatorNotes T4\tسعاد الحلواني\nE1\t")).gold
    assert gold.statements[1].speaker == "سعاد الحلواني"


def test_a_figure_that_was_corrected(exported):
    (figure,) = exported(
        ("\t3 طريق", "\t3..4 طريق"), ("Modifier T7 exact", "Modifier T7 range")
    ).gold.figures
    assert (figure.low, figure.high, figure.mod) == (3.0, 4.0, "range")


def test_marks_in_another_order_and_windows_line_ends(exported):
    before = exported().gold
    lines = exported.path.read_text("utf-8").splitlines()
    exported.path.write_bytes("\r\n".join(reversed(lines)).encode())
    assert exported().gold == before


def test_a_content_over_lines_may_be_one_fragment_or_two(exported):
    whole = (GoldSpan(19, 32),)
    assert exported().gold.statements[0].contents == whole
    joined = exported(("T3\tContent 32 39;40 45\tالمدارس ستفتح", "T3\tContent 32 45"))
    assert joined.gold.statements[0].contents == whole
    apart = exported(("T3\tContent 32 45", "T3\tContent 32 39;41 45"))
    assert apart.gold.statements[0].contents == (GoldSpan(19, 26), GoldSpan(28, 32))


def test_a_document_that_was_taken_out_is_passed_over(tmp_path):
    brat.write(ENTRIES, tmp_path / "out")
    for path in (tmp_path / "out").glob("emoji-*"):
        path.unlink()
    assert len(list(read_folder(tmp_path / "out"))) == len(ENTRIES) - 1


# What goes wrong


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        ("T1\tCue 13 17", "T1\tCue 13 1700", 1, "T1: 13 1700 is no span of the text"),
        ("T1\tCue 13 17", "T1\tCue 17 13", 1, "T1: 17 13 is no span of the text"),
        ("T1\tCue 13 17", "T1\tCue 14 18", 1, "T1: the text has 'الت ' there, not 'قالت'"),
        ("T1\tCue 13 17", "T1\tCue 13", 1, "T1: 'Cue 13' is not LABEL START END"),
        ("T1\tCue", "T1\tVerb", 1, "T1: 'Verb 13 17' is not LABEL START END"),
        ("T1\tCue 13 17\tقالت", "T1\tCue 11 14", 5, "characters 11–14 are not inside one field"),
        ("T1\tCue 13 17\tقالت", "T1\tCue 13 14;15 17", 5, "a Cue is one span, this is 2"),
        ("T2\tSource", "T1\tSource", 1, "T1: the id is given twice"),
        ("Content:T3", "Content:T33", 5, "E1: there is no T33"),
        ("Content:T3", "Content:T2", 5, "E1: T2 is a Source, not a Content"),
        ("Content:T3", "Content", 5, "E1: 'Content' is not ROLE:ID"),
        (" Content:T3", "", 3, "T3: a Content that belongs to no statement"),
        ("Cue:T1 ", "", 5, "E1: a statement without a cue"),
        ("Speaker:T4\nA1", "Speaker:T4 Speaker2:T4\nA1", 5, "E1: more than one speaker"),
        ("A1\tAct E1 say\n", "", 5, "E1: Cue without Act"),
        ("Act E1 say", "Act E1 shout", 5, "E1: Act is 'shout', not say, confirm"),
        ("Act E1 say", "Act E7 say", 6, "A1: there is no E7"),
        ("A1\tAct E1", "R1\tAct E1", 6, "R1: Act is no annotation of Musnad"),
        ("A1\tAct E1 say", "Act E1 say", 6, "Act E1 say: no annotation"),
        ("3 طريق", "ثلاثة طرق", 15, "T7: Figure: 'ثلاثة طرق' is no value like"),
    ],
)  # fmt: skip
def test_a_wrong_edit_is_told_with_its_line(exported, old, new, line, reason):
    error = exported((old, new))
    assert isinstance(error, InputError)
    assert reason in error.reason
    assert (error.path, error.line) == (str(exported.path), line)


def test_a_text_that_was_changed_is_refused(exported):
    text = exported.path.with_suffix(".txt")
    text.write_text(text.read_text("utf-8").replace("ستفتح", "ستغلق"), "utf-8")
    error = exported()
    assert str(error) == f"{text}:4: the text was changed, so the offsets no longer fit it"


def test_a_missing_file_and_an_unknown_one_are_told_and_the_others_go_on(tmp_path):
    folder = tmp_path / "out"
    brat.write(ENTRIES, folder)
    next(folder.glob("emoji-*.ann")).unlink()
    (folder / "new.ann").write_text("", "utf-8")
    outcomes = list(read_folder(folder))
    errors = [str(one) for one in outcomes if isinstance(one, InputError)]
    assert errors[0].endswith("ann: No such file or directory")
    assert errors[1] == f"{folder / 'new.ann'}: a document that articles.jsonl does not know"
    assert sum(isinstance(one, Correction) for one in outcomes) == len(ENTRIES) - 1


def test_files_outside_the_folder_are_not_read(tmp_path):
    brat.write(ENTRIES[:1], tmp_path / "out")
    listed = tmp_path / "out" / "articles.jsonl"
    line = json.loads(listed.read_text("utf-8"))
    listed.write_text(json.dumps(line | {"file": "../secret"}) + "\n{", "utf-8")
    outcomes = [str(one) for one in read_folder(tmp_path / "out")]
    assert outcomes[0] == f"{listed}:1: '../secret' is no file name of an export"
    assert outcomes[1].startswith(f"{listed}:2: no article: ")


def test_bytes_that_are_not_utf8_are_told(exported):
    exported.path.write_bytes("T1\tCue 13 17\tقالت\n".encode() + b"T2\t\xff")
    (error,) = read_folder(exported.path.parent)
    assert str(error) == f"{exported.path}:2: not UTF-8: invalid start byte"


@given(any_entries(), any_entries())
@settings(max_examples=60, deadline=None)
def test_annotations_of_another_text_never_crash(entry, other):
    with tempfile.TemporaryDirectory() as folder:
        brat.write([entry, other], Path(folder) / "out")
        paths = sorted((Path(folder) / "out").glob("*.ann"))
        contents = [path.read_bytes() for path in paths]
        for path, content in zip(paths, reversed(contents), strict=True):
            path.write_bytes(content)
        assert len(list(read_folder(Path(folder) / "out"))) == 2


@given(st.data())
@settings(max_examples=200, deadline=None)
def test_any_edit_is_read_or_told(data):
    """Lines cut, repeated and mixed up, with other characters in them."""
    entry = data.draw(st.sampled_from(ENTRIES))
    page = Page(entry.article)
    content = brat.encode(sheet_of(entry))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content)))
        until = data.draw(st.integers(at, min(len(content), at + 12)))
        content = content[:at] + data.draw(PIECES) + content[until:]
    try:
        gold_of(entry.article, decode(content, page))
    except Fault as fault:
        assert fault.reason
