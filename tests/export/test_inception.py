"""INCEpTION: UIMA CAS JSON that its own Python library, cassis, reads to the same spans."""

import json

import cassis
import pytest
from hypothesis import given, settings
from written import any_entries

from musnad.characters import for_xml, to_json
from musnad.export import inception
from musnad.export.page import Page


def loaded(entry):
    return cassis.load_cas_from_json(to_json(inception.cas_of(entry)).decode())


def written(cas):
    """What a CAS says, by the words it covers, as cassis counts them."""
    statements = {}
    for part in cas.select(inception.PART):
        if part.role == "cue":
            statements[part.statement] = (
                (part.begin, part.end, part.act, part.form, part.kind, part.frame),
                [],
            )
    for link in cas.select(inception.LINK):
        cue, part = link.Governor, link.Dependent
        assert (link.begin, link.end, link.role) == (part.begin, part.end, part.role)
        statements[cue.statement][1].append((part.role, part.begin, part.end, part.name))
    return {id: (cue, sorted(parts, key=str)) for id, (cue, parts) in statements.items()}


def meant(entry):
    page = Page(entry.article)
    statements = {}
    for said in entry.reading.statements:

        def at(field, span):
            return tuple(page.extent(field, span.start, span.end))

        parts = [("source", *at(said.field, span), None) for span in said.sources]
        parts += [("content", *at(said.field, span), None) for span in said.contents]
        voices = [("via", relay) for relay in said.via]
        if said.speaker.name:
            voices.append(("speaker", said.speaker))
        parts += [(role, *at(v.field, v.span), for_xml(v.name)) for role, v in voices]
        cue = (*at(said.field, said.cue), said.act, said.form, said.kind, said.frame)
        statements[said.id] = (cue, sorted(parts, key=str))
    return statements


def test_cassis_reads_what_was_meant(entries):
    for entry in entries:
        cas = loaded(entry)
        assert cas.sofa_string == for_xml(Page(entry.article).text)
        assert written(cas) == meant(entry)


def test_offsets_in_the_file_count_an_emoji_as_two(entries):
    structures = inception.cas_of(entries[1])["%FEATURE_STRUCTURES"]
    (figure,) = [one for one in structures if one["%TYPE"] == inception.FIGURE]
    (read,) = loaded(entries[1]).select(inception.FIGURE)
    assert read.get_covered_text() == "20 ألف متفرج"
    assert figure["begin"] - read.begin == 3  # 😀 🏟 🎉
    assert (read.low, read.high, read.mod, read.unit) == (20000, 20000, "exact", "متفرج")


def test_moments_and_credits_are_layers(entries):
    cas = loaded(entries[0])
    (credit,) = cas.select(inception.CREDIT)
    _, moment = cas.select(inception.MOMENT)
    assert (credit.name, credit.get_covered_text()) == ("رويترز", "رويترز")
    assert (moment.value, moment.since, moment.until) == (
        "2024-05-16",
        "2024-05-16",
        "2024-05-17",
    )


def test_the_type_system_is_the_one_of_the_documents(entries, tmp_path):
    inception.write(entries, tmp_path / "out")
    with (tmp_path / "out" / inception.TYPES_FILE).open("rb") as file:
        types = cassis.load_typesystem(file)
    for layer, features in inception.LAYERS.items():
        found = {one.name: one.rangeType.name for one in types.get_type(layer).features}
        assert found == features
    for line in (tmp_path / "out" / "articles.jsonl").read_text("utf-8").splitlines():
        name = json.loads(line)["file"]
        cas = cassis.load_cas_from_json((tmp_path / "out" / f"{name}.json").read_text("utf-8"))
        cas.to_xmi()


@given(any_entries())
@settings(max_examples=60)
def test_any_marks_are_read_to_the_same_spans(entry):
    cas = loaded(entry)
    assert written(cas) == meant(entry)
    cas.to_xmi()


def test_a_folder_that_exists_is_left_alone(entries, tmp_path):
    with pytest.raises(FileExistsError):
        inception.write(entries, tmp_path)
