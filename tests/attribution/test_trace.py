"""What the stages of one reading tell a trace: cuts, what is dropped, speakers and chains."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import pytest

from musnad import Article

if TYPE_CHECKING:
    from musnad.attribution.trace import Trace

SPEECH = "قال الوزير لرويترز إن السد آمن، مضيفا أن المطر قليل."
#: Told within what is told, seven times.
NESTED = "أوضح: «" + "قال سالم إن " * 7 + "السد آمن»."


def traced(text: str, title: str = "", outlet: str = "") -> Trace:
    """The trace of one reading."""
    # imported here, for the benchmark of mutants that imports the grammar anew
    from musnad.attribution.trace import Trace
    from musnad.reading import look_at

    trace = Trace()
    look_at(Article(text=text, title=title, outlet=outlet), trace)
    return trace


def names(told: Mapping[Any, tuple[Any, ...]], part: str) -> list[list[str]]:
    """For each place the names of what is told there."""
    return [[getattr(each, part).name for each in steps] for steps in told.values()]


def test_each_statement_has_its_reading_frame_and_report() -> None:
    trace = traced(SPEECH)
    assert list(trace.readings) == list(trace.frames) == list(trace.reports)
    assert list(trace.frames) == [("text", 0), ("text", 7)]


def test_a_clause_beside_it_cuts_a_content() -> None:
    assert [frame.cue for frame in traced(SPEECH).cuts.values()] == [7]


@pytest.mark.parametrize(
    ("text", "title", "why"),
    [
        ("قال الوزير إنه يعتقد أن السفن عادت.", "", ["BELIEF"]),
        ("قال الوزير الذي أعلن أن الميناء آمن إن السفن عادت.", "", ["IN_SOURCE"]),
        ("غادرت السفن.", "العاصفة: سنحظر السفن", ["NO_SPEAKER"]),
        (NESTED, "", ["TOO_DEEP"] * 3),
        (SPEECH, "", []),
    ],
)
def test_what_makes_no_statement_is_dropped_for_a_reason(
    text: str, title: str, why: list[str]
) -> None:
    assert [dropped.name for dropped in traced(text, title).dropped.values()] == why


def test_the_steps_to_a_speaker() -> None:
    text = (
        "قال سمو الأمير ناصر العبري إن السد آمن. وأوضح سموه أن الفحص تم. "
        "وأضافت أن الطريق سالك. وأضاف أن العمل بدأ. وأكد ناصر العبري أن المطر قليل."
    )
    assert names(traced(text).steps, "done") == [
        ["NEW"],
        ["HONORED"],
        ["DISAGREES", "DISAGREES", "NOBODY"],
        ["AGREES"],
        ["MATCHED"],
    ]


def test_sources_called_alike_that_were_passed_over() -> None:
    text = (
        "قالت وزارة المياه إن البئر جفت. وقال سالم الكندي إن السد آمن. "
        "وقالت وزارة النقل إن الطريق سالك. وقال موقع الوزارة إن الفحص تم. "
        "وقال نادر الصفصافي ونبيل الحاتمي إن السفن عادت. وأضافت الوزارة أن المطر قليل."
    )
    steps = list(traced(text).steps.values())
    assert [step.done.name for step in steps[2]] == ["NEW"]
    assert [(step.done.name, step.name) for step in steps[5]] == [
        ("NOT_MATCHED", "موقع الوزارة"),
        ("MATCHED", "وزارة النقل"),
    ]


def test_a_source_that_only_points_back() -> None:
    text = "قال سالم الكندي إن البئر جفت. وأضاف المتحدث نفسه أن السد آمن."
    assert names(traced(text).steps, "done") == [["NEW"], ["POINTED"]]


def test_the_links_of_a_chain() -> None:
    assert names(traced(SPEECH).links, "passing") == [["SPOKEN_TO"], ["CARRIED_ON"]]
    text = "وقال الوزير إن السد آمن، بحسب رويترز. وقال النائب إن الشركة أكدت أن النهر فاض."
    assert names(traced(text).links, "passing") == [["COVERS"], [], [], ["TELLS"]]
    own = traced(text, outlet="رويترز").links
    assert names(own, "passing") == [["OWN_OUTLET"], [], [], ["TELLS"]]
