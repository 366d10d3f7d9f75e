"""The API as its description says: whatever is sent, schemathesis finds nothing amiss."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import schemathesis
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import events, from_schema
from starlette.types import ASGIApp

from musnad.serve import Settings, application

#: Of each call its examples, the edges of its parameters, and so many requests made at random.
_MADE = 4


def _configured() -> SchemathesisConfig:
    return SchemathesisConfig.from_dict(
        {
            "seed": 1,
            "suppress-health-check": ["all"],
            "generation": {"max-examples": _MADE, "deterministic": True, "database": "none"},
            # Any words are a question by their type: those that ask for nothing are told so.
            "checks": {
                "positive_data_acceptance": {
                    "expected-statuses": ["2xx", "401", "403", "404", "409", "422"]
                }
            },
        }
    )


@pytest.fixture
def app(ledger: Path) -> Iterator[ASGIApp]:
    made = application(Settings(ledger, hosts=("testserver", "localhost"), seconds=5))
    yield made
    made.state.readers.close()


def test_the_api_does_what_its_description_says(app: ASGIApp) -> None:
    schema = schemathesis.openapi.from_asgi("/api/openapi.json", app, config=_configured())
    failures: set[str] = set()
    asked = 0
    for event in from_schema(schema).execute():
        if isinstance(event, events.NonFatalError | events.FatalError):
            failures.add(str(getattr(event, "value", None) or event))
        if isinstance(event, events.ScenarioFinished):
            asked += len(event.recorder.cases)
            for checks in event.recorder.checks.values():
                for check in checks:
                    if check.failure_info is not None:
                        failure = check.failure_info.failure
                        failures.add(
                            f"{event.recorder.label}: {check.name}: {failure.title}: "
                            f"{failure.message}\n{check.failure_info.code_sample}"
                        )
    assert not failures, "\n\n".join(sorted(failures))
    assert asked > 500
