"""One statement a line, with its article."""

import io
import json

import msgspec
from hypothesis import given
from written import any_entries

from musnad import Article, Statement
from musnad.export import jsonl


def lines(entries):
    target = io.BytesIO()
    jsonl.write(entries, target)
    return [json.loads(line) for line in target.getvalue().splitlines()]


def test_every_statement_has_a_line_with_its_article(entries):
    written = lines(entries)
    assert [line["id"] for line in written] == [
        said.id for entry in entries for said in entry.reading.statements
    ]
    first, article = written[0], entries[0].article
    assert first["schema"] == 1
    assert first["article"] == article.id
    assert all(first[name] == getattr(article, name) for name in ("outlet", "url", "title"))
    assert [credit["name"] for credit in first["credits"]] == ["رويترز"]


def test_a_line_has_the_fields_of_the_reading_under_their_names(entries):
    entry = entries[0]
    reading = json.loads(jsonl.encode_line(entry.reading))
    for line, said in zip(lines([entry]), reading["statements"], strict=True):
        assert {name: line[name] for name in said} == said
        assert line["credits"] == reading["credits"]


@given(any_entries())
def test_any_line_is_utf8_and_holds_the_very_characters(entry):
    for line, said in zip(lines([entry]), entry.reading.statements, strict=True):
        about = {"schema": 1, "credits": msgspec.to_builtins(entry.reading.credits)}
        for name in ("outlet", "url", "published", "title", "byline"):
            about[name] = getattr(entry.article, name)
        about["article"] = entry.article.id
        statement = json.loads(json.dumps(msgspec.to_builtins(said)))
        assert line == json.loads(json.dumps(about)) | statement


def test_the_schema_names_every_field_and_requires_those_without_default():
    line = jsonl.schema()["$defs"]["StatementLine"]
    fields = {*Statement.__struct_fields__, *Article.__struct_fields__, "article", "credits"}
    assert set(line["properties"]) == (fields | {"schema"}) - {"text"}
    assert set(line["required"]) == fields - {"text"}
    assert line["properties"]["schema"]["enum"] == [1]
