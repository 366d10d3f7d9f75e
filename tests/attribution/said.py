"""Cases of attribution: a short text, its reporting word, and what is to be read there."""

from typing import NamedTuple

import pytest

import musnad
from musnad import Article


class Case(NamedTuple):
    """What is not given is not looked at, but for ``speaker``: by default the source itself."""

    text: str
    cue: str
    source: str
    content: str | tuple[str, ...]
    act: str = "say"
    kind: str = "person"
    form: str = "indirect"
    speaker: str | None = None
    via: tuple[str, ...] = ()
    title: str = ""


def check(case):
    """Assert that exactly one statement has the cue, and that its parts are those of the case."""
    reading = musnad.read(Article(text=case.text, title=case.title))
    found = [s for s in reading.statements if s.cue.text == case.cue]
    assert len(found) == 1, [s.cue.text for s in reading.statements]
    contents = (case.content,) if isinstance(case.content, str) else case.content
    assert read(found[0]) == {
        "source": case.source,
        "contents": contents,
        "speaker": case.source if case.speaker is None else case.speaker,
        "via": case.via,
        "act": case.act,
        "kind": case.kind,
        "form": case.form,
    }


def read(statement):
    """The parts of a statement that cases tell."""
    return {
        "source": " … ".join(span.text for span in statement.sources),
        "contents": tuple(span.text for span in statement.contents),
        "speaker": statement.speaker.name,
        "via": tuple(relay.name for relay in statement.via),
        "act": statement.act,
        "kind": statement.kind,
        "form": statement.form,
    }


def cues(text, title=""):
    """The reporting words found in a text, in order."""
    return [s.cue.text for s in musnad.read(Article(text=text, title=title)).statements]


def ids(cases):
    return [f"{case.cue}-{index}" for index, case in enumerate(cases)]


def each(rules):
    """The cases of a table of rules as parameters, each named by its rule."""
    return [
        pytest.param(*(case if type(case) is tuple else (case,)), id=f"{rule}-{index}")
        for rule, cases in rules.items()
        for index, case in enumerate(cases)
    ]
