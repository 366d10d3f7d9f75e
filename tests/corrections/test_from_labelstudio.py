"""Corrections from Label Studio: the annotation submitted last, and what is wrong with it."""

import json
from copy import deepcopy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from told import plain, told
from written import ENTRIES, any_entries

from musnad.characters import storable
from musnad.corrections import Correction
from musnad.corrections.labelstudio import correction_of, read_file
from musnad.errors import InputError
from musnad.export import Entry
from musnad.export.labelstudio import task_of

VALUES = st.one_of(
    st.none(),
    st.integers(),
    st.floats(),
    st.text(max_size=5),
    st.lists(st.text(max_size=3)),
    st.sampled_from(["m1", "m2", "labels", "relation", ["Cue"], {}, 10**400, -1, 0]),
)


def submitted(entry, *more):
    """The task of an entry as Label Studio exports it, its prediction submitted as it was."""
    task = json.loads(json.dumps(task_of(entry)))
    result = task["predictions"][0]["result"]
    task["annotations"] = [annotation(result, "2026-01-02"), *more]
    return task | {"id": 7, "project": 1, "drafts": []}


def annotation(result, day, cancelled=False):
    return {
        "id": 9,
        "completed_by": 1,
        "result": result,
        "was_cancelled": cancelled,
        "created_at": f"{day}T08:00:00.000000Z",
        "updated_at": f"{day}T09:00:00.000000Z",
        "lead_time": 4.2,
    }


def read(task):
    return correction_of(json.dumps(task).encode())


def test_what_nobody_corrected_comes_back_as_it_was_read(tmp_path):
    path = tmp_path / "export.json"
    path.write_text(json.dumps([submitted(entry) for entry in ENTRIES]))
    for correction, entry in zip(read_file(path), ENTRIES, strict=True):
        assert plain(correction.gold) == told(entry, storable)
        assert correction.article.text == storable(entry.article.text)


@given(any_entries())
@settings(max_examples=150, deadline=None)
def test_any_marks_come_back_where_they_were(entry):
    correction = read(submitted(entry))
    names = ("title", "byline", "text", "outlet", "url", "published")
    assert [getattr(correction.article, name) for name in names] == [
        storable(getattr(entry.article, name)) for name in names
    ]
    assert plain(correction.gold) == told(entry, storable)


def test_the_annotation_submitted_last_counts_and_skipped_ones_do_not():
    older = annotation([], "2026-01-01")
    skipped = annotation([], "2026-01-03", cancelled=True)
    assert read(submitted(ENTRIES[1], older, skipped)).gold.statements
    assert not read(submitted(ENTRIES[1], annotation([], "2026-01-03"))).gold.statements


def test_choices_notes_and_marks_that_were_changed():
    task = submitted(ENTRIES[1])
    results = task["annotations"][0]["result"]
    cue = next(r for r in results if r["value"].get("text") == "قالت")
    speaker = next(r for r in results if r["value"].get("labels") == ["Speaker"])
    for result in results:
        if result.get("id") == cue["id"] and result["from_name"] == "Act":
            result["value"]["choices"] = ["promise"]
    common = {"to_name": "page", "origin": "manual"}
    results += [
        {"id": cue["id"], "from_name": "Optional", "type": "choices", **common}
        | {"value": {"start": 0, "end": 1, "choices": ["Optional"]}},
        {"id": speaker["id"], "from_name": "name", "type": "textarea", **common}
        | {"value": {"start": 0, "end": 1, "text": ["نوال بنت سعد الحجري"]}},
    ]
    said = read(task).gold.statements[1]
    assert (said.act, said.optional, said.speaker) == ("promise", True, "نوال بنت سعد الحجري")


def test_a_relation_may_be_drawn_either_way_and_without_a_label():
    task = submitted(ENTRIES[0])
    before = read(task).gold
    for result in task["annotations"][0]["result"]:
        if result["type"] == "relation":
            result["from_id"], result["to_id"] = result["to_id"], result["from_id"]
            del result["labels"]
    assert read(task).gold == before


def change(task, of, **values):
    """Change the first result of a type."""
    result = next(r for r in task["annotations"][0]["result"] if r["type"] == of)
    result.update({name: value for name, value in values.items() if name in result})
    result.get("value", {}).update({n: v for n, v in values.items() if n not in result})
    return task


@pytest.mark.parametrize(
    ("of", "values", "reason"),
    [
        ("labels", {"end": 9999}, "region m1: 8–9999 is no span of the page"),
        ("labels", {"start": 9}, "region m1: 9–9 is no span of the page"),
        ("labels", {"start": None}, "region m1: no start or no end"),
        ("labels", {"end": 28}, "region m1: Cue: characters 8–28 are not inside one field"),
        ("labels", {"labels": ["Verb"]}, "region m1: labels ['Verb']: one of Cue, Source"),
        ("labels", {"labels": ["Cue", "Via"]}, "region m1: labels ['Cue', 'Via']: one of"),
        ("labels", {"labels": ["Content"]}, "region m1: a relation to m2, but not of a cue"),
        ("labels", {"start": "8"}, "Expected `int | null`, got `str`"),
        ("choices", {"choices": ["shout"]}, "region m1: Act is 'shout', not say"),
        ("choices", {"choices": []}, "region m1: Cue without Act"),
        ("choices", {"choices": ["say", "deny"]}, "region m1: Act is not as the interface"),
        ("choices", {"from_name": "Mood"}, "region m1: Mood is not as the interface"),
        ("choices", {"id": "m77"}, "region m77: Act without a mark"),
        ("textarea", {"text": ["كثير"]}, "Figure: 'كثير' is no value like"),
        ("relation", {"to_id": "m77"}, "region m77: a relation to a region that is not there"),
        ("relation", {"to_id": "m1"}, "region m1: a relation to m1, but not of a cue"),
    ],
)  # fmt: skip
def test_a_wrong_edit_is_told_with_its_region(of, values, reason):
    with pytest.raises(InputError) as error:
        read(change(submitted(ENTRIES[1]), of, **values))
    assert reason in error.value.reason


def test_a_part_that_belongs_to_no_statement_is_told():
    task = submitted(ENTRIES[1])
    result = task["annotations"][0]["result"]
    task["annotations"][0]["result"] = [one for one in result if one["type"] != "relation"]
    with pytest.raises(InputError, match="a Source that no relation ties to a cue"):
        read(task)


def test_what_cannot_be_read_is_set_aside_and_the_others_go_on(tmp_path):
    changed = submitted(ENTRIES[0])
    changed["data"]["page"] = changed["data"]["page"][1:]
    untouched = submitted(ENTRIES[0]) | {"annotations": []}
    path = tmp_path / "export.json"
    path.write_text(json.dumps([{"data": {}}, changed, untouched, submitted(ENTRIES[1])]))
    *errors, last = read_file(path)
    assert [str(error) for error in errors] == [
        f"{path}: task 1: no task of Musnad: Object missing required field `page` - at `$.data`",
        f"{path}: task 2: data.page is not title, byline and text any more",
        f"{path}: task 3: nobody submitted an annotation",
    ]
    assert isinstance(last, Correction)


@pytest.mark.parametrize("content", [b"", b"{}", b"[1", b"\xff", b'{"data": {}}'])
def test_another_file_is_told(tmp_path, content):
    path = tmp_path / "export.json"
    path.write_bytes(content)
    (error,) = read_file(path)
    assert str(error).startswith(f"{path}: not the JSON export of Label Studio: ")


def test_a_text_alone_is_a_page():
    article = ENTRIES[5].article
    assert read(submitted(Entry(article, ENTRIES[5].reading))).article == article


@given(st.data())
@settings(max_examples=200, deadline=None)
def test_any_edit_is_read_or_told(data):
    """Values of any kind at any place of a task."""
    task = submitted(data.draw(st.sampled_from(ENTRIES[:5])))
    for _ in range(data.draw(st.integers(1, 3))):
        inner = task
        while isinstance(inner, dict | list) and inner:
            keys = sorted(inner) if isinstance(inner, dict) else range(len(inner))
            key = data.draw(st.sampled_from(keys))
            outer, inner = inner, inner[key]
            if data.draw(st.booleans()):
                break
        outer[key] = deepcopy(data.draw(VALUES))
    try:
        read(task)
    except InputError as error:
        assert error.reason
