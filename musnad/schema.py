"""The JSON Schema of what Musnad writes, taken from the types themselves."""

from __future__ import annotations

from typing import Any

import msgspec

from musnad.article import Reading
from musnad.explanation.model import Explanation


def reading_schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of one line of ``musnad extract`` and ``musnad read --json``."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **msgspec.json.schema(Reading),
    }


def explanation_schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of one line of ``musnad explain --json``."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **msgspec.json.schema(Explanation),
    }
