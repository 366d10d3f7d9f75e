"""The JSON Schema of what Musnad writes, taken from the types themselves."""

from __future__ import annotations

import inspect
from typing import Any

import msgspec

from musnad.article import Reading
from musnad.explanation.model import Explanation


def reading_schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of one line of ``musnad extract`` and ``musnad read --json``."""
    return schema_of(Reading)


def explanation_schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of one line of ``musnad explain --json``."""
    return schema_of(Explanation)


def schema_of(kind: Any) -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of a type."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **described(msgspec.json.schema(kind)),
    }


def described(schema: dict[str, Any]) -> dict[str, Any]:
    """A schema without the indents of docstrings, which Python 3.13 leaves out and others keep."""
    return {
        name: inspect.cleandoc(value)
        if name == "description" and isinstance(value, str)
        else described(value)
        if isinstance(value, dict)
        else value
        for name, value in schema.items()
    }
