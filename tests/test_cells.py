"""Cells that no spreadsheet runs as a formula, and back."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from musnad.characters import safe_cell


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+٣٠ طنا", "'+٣٠ طنا"),
        ("- قال الوزير", "'- قال الوزير"),
        ("@sahel", "'@sahel"),
        ("\tعنوان", "'\tعنوان"),
        ("\rعنوان", "'\rعنوان"),
        ("'=1+1", "''=1+1"),
    ],
)
def test_what_a_spreadsheet_could_run_begins_with_an_apostrophe(text, cell):
    assert safe_cell(text) == cell


@pytest.mark.parametrize("text", ["", "قال = نعم", " =1", "'قال'", "٣+٢", "«-»"])
def test_other_text_is_left_alone(text):
    assert safe_cell(text) == text


@given(st.text(alphabet="'=+-@\t\rاب ", max_size=6))
@example("''''=")
def test_the_guard_can_be_taken_off_again(text):
    cell = safe_cell(text)
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert (cell[1:] if re.match(r"'+[=+\-@\t\r]", cell) else cell) == text
