"""The published schema is the one of the types, and what is written obeys it."""

import json
from pathlib import Path

from click.testing import CliRunner

from musnad.cli import main
from musnad.schema import reading_schema

PUBLISHED = Path(__file__).parent.parent / "docs" / "schema.json"


def test_published_schemas_are_up_to_date():
    printed = CliRunner().invoke(main, ["schema"]).stdout
    assert PUBLISHED.read_text("utf-8") == printed, "run `make schema`"
    printed = CliRunner().invoke(main, ["schema", "--of", "explanation"]).stdout
    explanation = PUBLISHED.with_name("explanation.json")
    assert explanation.read_text("utf-8") == printed, "run `make schema`"


def test_schema_describes_every_part_of_a_statement():
    schema = reading_schema()
    assert schema["$ref"] == "#/$defs/Reading"
    assert set(schema["$defs"]["Reading"]["required"]) == {
        "id", "credits", "statements", "figures", "moments",
    }  # fmt: skip
    assert set(schema["$defs"]["Statement"]["properties"]) == {
        "id", "field", "cue", "verb", "sources", "contents", "speaker", "addressee", "via",
        "act", "form", "kind", "frame", "figures", "moments",
    }  # fmt: skip


def test_schema_is_json():
    assert json.loads(PUBLISHED.read_text("utf-8")) == reading_schema()
