"""Label Studio: tasks that its own rules accept, offsets in code points as its editor counts."""

import io
import json
from xml.etree import ElementTree

import msgspec
from hypothesis import given, settings
from written import any_entries

from musnad.export import labelstudio


class Value(msgspec.Struct, forbid_unknown_fields=True):
    start: int
    end: int
    text: str | list[str]
    labels: list[str] = []
    choices: list[str] = []


class Region(msgspec.Struct, forbid_unknown_fields=True):
    id: str
    from_name: str
    to_name: str
    type: str
    value: Value


class Relation(msgspec.Struct, forbid_unknown_fields=True, tag="relation"):
    from_id: str
    to_id: str
    direction: str
    labels: list[str]


class Prediction(msgspec.Struct, forbid_unknown_fields=True):
    model_version: str
    result: list[dict[str, object]]


class Task(msgspec.Struct, forbid_unknown_fields=True):
    """A task in the format that Label Studio documents for predictions."""

    data: dict[str, str]
    predictions: list[Prediction]


CONFIG = ElementTree.fromstring(labelstudio.config())
CONTROLS = {tag.get("name"): tag for tag in CONFIG if tag.get("toName")}
ALLOWED = {
    name: {inner.get("value") for inner in tag} if len(tag) else None
    for name, tag in CONTROLS.items()
}


def tasks(entries):
    target = io.BytesIO()
    labelstudio.write(entries, target)
    return msgspec.convert(json.loads(target.getvalue().decode()), list[Task])


def assert_fits_the_interface(task):
    """What Label Studio checks of a prediction: names, types, values and ends of relations."""
    page = task.data["page"]
    regions = set()
    for result in task.predictions[0].result:
        if result["type"] == "relation":
            relation = msgspec.convert(result, Relation)
            assert {relation.from_id, relation.to_id} <= regions
            assert relation.direction == "right"
            continue
        region = msgspec.convert(result, Region)
        regions.add(region.id)
        tag = CONTROLS[region.from_name]
        assert (region.type, region.to_name) == (tag.tag.lower(), tag.get("toName"))
        value = region.value
        chosen = value.labels or value.choices
        assert set(chosen) <= (ALLOWED[region.from_name] or set())
        assert isinstance(value.text, list) or page[value.start : value.end] == value.text


def test_tasks_fit_the_interface(entries):
    written = tasks(entries)
    assert [task.data["id"] for task in written][1:4] == ["emoji", "windows", "\ufffd"]
    for task in written:
        assert_fits_the_interface(task)


def test_offsets_count_an_emoji_as_one(entries):
    task = tasks(entries)[1]
    results = task.predictions[0].result
    marks = [result for result in results if result["type"] == "labels"]
    (region,) = [mark for mark in marks if mark["value"]["text"] == "أكدت"]
    before = task.data["page"][: region["value"]["start"]]
    assert "😀" in before and before.endswith("الأحد. و")


def test_a_cue_is_tied_to_its_parts(entries):
    results = tasks(entries)[4].predictions[0].result
    words = {r["id"]: r["value"]["text"] for r in results if r["type"] == "labels"}
    ties = [(words[r["from_id"]], words[r["to_id"]]) for r in results if r["type"] == "relation"]
    assert ("قال", "الاتفاق قريب") in ties and ("قال", "ولن نتراجع عنه") in ties


def test_a_page_is_title_byline_and_text(entries):
    data = tasks(entries)[0].data
    article = entries[0].article
    assert data["page"] == f"{article.title}\n\n{article.byline}\n\n{article.text}"
    assert "text" not in data


def test_no_articles_make_an_empty_array():
    assert tasks([]) == []


@given(any_entries())
@settings(max_examples=60)
def test_any_marks_fit_the_interface(entry):
    (task,) = tasks([entry])
    assert_fits_the_interface(task)
    assert not any("\ud800" <= c <= "\udfff" or c == "\0" for c in task.data["page"])


def test_the_interface_runs_from_right_to_left_and_keeps_line_breaks():
    style = CONFIG.findtext("Style")
    assert style and "direction: rtl" in style and "white-space: pre-wrap" in style
