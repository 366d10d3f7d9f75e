"""brat standoff: files that brat reads as they are."""

import re

import pytest
from hypothesis import given, settings
from written import any_entries

import musnad
from musnad import Article
from musnad.export import Entry, brat
from musnad.export.sheet import sheet_of

BOUND = re.compile(r"T\d+\t(\w+) ([\d ;]+)\t(.*)")


def ann(entry):
    return brat.encode(sheet_of(entry))


def bound(entry):
    """The text-bound annotations as brat reads them: by lines, with the text they must repeat."""
    text = brat.page_text(sheet_of(entry).page)
    found = []
    for line in ann(entry).splitlines():
        if line.startswith("T"):
            label, places, words = BOUND.fullmatch(line).groups()
            spans = [tuple(map(int, place.split())) for place in places.split(";")]
            assert " ".join(text[start:end] for start, end in spans) == words
            assert all(a < b for a, b in spans)
            found.append((label, spans, words))
    return found


def test_a_statement_is_an_event_at_its_cue():
    article = Article(title="عنوان", text="قالت الوزيرة إن المدارس ستفتح.")
    assert ann(Entry(article, musnad.read(article))).splitlines() == [
        "T1\tCue 7 11\tقالت",
        "T2\tSource 12 19\tالوزيرة",
        "T3\tContent 20 36\tإن المدارس ستفتح",
        "T4\tSpeaker 12 19\tالوزيرة",
        "E1\tCue:T1 Source:T2 Content:T3 Speaker:T4",
        "A1\tAct E1 say",
        "A2\tForm E1 indirect",
        "A3\tKind E1 person",
    ]


def test_a_speaker_of_two_statements_is_marked_once(entries):
    lines = ann(entries[1]).splitlines()
    assert sum("\tSpeaker " in line for line in lines) == 1
    assert sum(line.startswith("E") for line in lines) == 3


def test_relays_are_numbered_from_the_outermost(entries):
    (inner,) = [line for line in ann(entries[0]).splitlines() if "Via2:" in line]
    ids = dict(argument.split(":") for argument in inner.split("\t")[1].split())
    words = {line.split("\t")[0]: line.split("\t")[-1] for line in ann(entries[0]).splitlines()}
    assert words[ids["Via"]] == "صحيفة «الضفاف»"
    assert words[ids["Via2"]] == "وزير المياه سالم الراشدي"


def test_an_interrupted_content_is_one_mark_of_fragments(entries):
    contents = [(spans, words) for label, spans, words in bound(entries[4]) if label == "Content"]
    assert contents[0] == ([(1, 13), (48, 62)], "الاتفاق قريب ولن نتراجع عنه")


def test_a_content_over_lines_has_a_fragment_a_line(entries):
    (quotation,) = [words for label, _, words in bound(entries[2]) if words.startswith("الطريق")]
    assert quotation == "الطريق مفتوح. والجسر سيفتح غدا"


@given(any_entries())
@settings(max_examples=100)
def test_any_marks_are_lines_that_brat_can_check(entry):
    cues = [words for label, _, words in bound(entry) if label == "Cue"]
    assert len(cues) <= len(entry.reading.statements)
    ann(entry).encode()


def test_a_folder_holds_two_files_an_article_and_the_configuration(entries, tmp_path):
    brat.write(entries, tmp_path / "out")
    shown = [path for path in (tmp_path / "out").iterdir() if not path.name.startswith(".")]
    files = {path.suffix: 0 for path in shown}
    for path in shown:
        files[path.suffix] += 1
    assert files == {".txt": len(entries), ".ann": len(entries), ".conf": 2, ".jsonl": 1}


def test_a_folder_that_exists_is_left_alone(entries, tmp_path):
    with pytest.raises(FileExistsError):
        brat.write(entries, tmp_path)
    assert not list(tmp_path.iterdir())


def test_everything_that_is_written_is_configured(entries):
    configured = brat.annotation_conf()
    for entry in entries:
        for line in ann(entry).splitlines():
            name = re.split(r"[\t :]", line)[1]
            if not line.startswith("#"):
                assert re.search(rf"^{name}\b", configured, re.MULTILINE)
    assert "Text direction:rtl" in brat.visual_conf()
