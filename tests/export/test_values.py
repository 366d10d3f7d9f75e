"""Values of figures and moments in one line, there and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.article import Figure, Moment
from musnad.export.values import figure_note, moment_note, read_figure, read_moment

FLOATS = st.floats(allow_nan=False, allow_infinity=False)
BOUNDS = st.none() | FLOATS | st.integers(0, 10**12)
DAYS = st.sampled_from(["", "2024-05-01", "2024-06-01"])


def figure(low, high, unit=""):
    return Figure(field="text", start=0, end=1, text="", low=low, high=high, mod="exact", unit=unit)


@pytest.mark.parametrize(
    ("low", "high", "unit", "note"),
    [
        (10, 20, "شخص", "10..20 شخص"),
        (15.5, 15.5, "%", "15.5 %"),
        (100.0, None, "", "100.."),
        (None, 3.0, "متر مربع", "..3 متر مربع"),
        (None, None, "مستوطن", ".. مستوطن"),
    ],
)
def test_a_figure_is_written_as_it_is_typed(low, high, unit, note):
    assert figure_note(figure(low, high, unit)) == note
    assert read_figure(f" {note} ") == (low, high, unit)


@given(BOUNDS, BOUNDS, st.sampled_from(["", "%", "برميل/يوم", "متر مكعب", "..", "5"]))
def test_any_figure_comes_back(low, high, unit):
    assert read_figure(figure_note(figure(low, high, unit))) == (low, high, unit)


@given(st.sampled_from(["", "2024-05", "PXD", "2024-05-01TMO"]), DAYS, DAYS)
def test_any_moment_comes_back(value, from_, to):
    moment = Moment(
        field="text", start=0, end=1, text="", type="DATE", value=value, from_=from_, to=to
    )
    assert read_moment(moment_note(moment)) == (value, from_, to)


@pytest.mark.parametrize("note", ["", "شخص", "10.20.30", "1020-30 شخص", "12شخص", "..1..2"])
def test_other_words_are_no_figure(note):
    with pytest.raises(ValueError, match="no value like"):
        read_figure(note)


def test_a_number_beyond_all_measure_is_refused():
    with pytest.raises(ValueError, match="too large a number"):
        read_figure("1e999 شخص")


@pytest.mark.parametrize("note", ["", "2024-05 مايو", "2024-05 2024-05-01", "a b..c"])
def test_other_words_are_no_moment(note):
    with pytest.raises(ValueError, match="no value like"):
        read_moment(note)
