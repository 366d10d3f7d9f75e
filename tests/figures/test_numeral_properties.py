"""Any number, in words or in digits of any script, is read back as one numeral of its value."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from num2words import num2words

from musnad.figures.numerals import find_numerals
from musnad.lexicon import load
from musnad.text.structure import Text

SCALES = [1000**power for power in range(1, 6)]
SCRIPTS = ["0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"]
# Thousands and decimals: in English, in Arabic, on the continent, with spaces left out.
SEPARATORS = [(",", "."), ("٬", "٫"), (".", ","), ("", "."), ("", "٫")]
SETTINGS = settings(max_examples=600, deadline=None, derandomize=True)


def values(text):
    return [numeral.value for numeral in find_numerals(Text(text, "text", load()))]


def spelled(number):
    return num2words(number, lang="ar")


def is_misspelled(number):
    """Whether num2words does not say this number.

    It writes twice a scale and nothing more in the annexed dual («ألفا» for 2,000), which is also
    the singular of «خمسون ألفا»; and it puts the scale in the place of the one in 101,000 («مائة
    و ألف ألف»), as in any group of three digits above 100 that ends in 01 and has a scale.
    """
    groups = [number // scale % 1000 for scale in SCALES]
    return number in [2 * scale for scale in SCALES] or any(
        group > 100 and group % 100 == 1 for group in groups
    )


def in_digits(number, decimals, script, thousands, point):
    whole = f"{number:,}".replace(",", thousands)
    written = whole + point + decimals if decimals else whole
    return written.translate(dict(zip(map(ord, SCRIPTS[0]), script, strict=True)))


@SETTINGS
@given(st.integers(0, 10**15))
@example(10**15)
@example(10**15 - 1)
@example(1_001_001_001_001)
@example(2_002_002_002_002)
@example(11_011_011_011_011)
@example(100_100_100_100_100)
@example(200_012_000_102_000)
def test_numbers_in_words(number):
    if not is_misspelled(number):
        assert values(spelled(number)) == [number]


@SETTINGS
@given(st.lists(st.sampled_from([0, 1, 2, 3, 10, 11, 12, 20, 99, 100, 200, 999]), max_size=5))
def test_numbers_of_round_and_small_groups_in_words(groups):
    number = sum(group * 1000**power for power, group in enumerate(groups))
    if not is_misspelled(number):
        assert values(spelled(number)) == [number]


def test_the_numbers_up_to_two_thousand_in_words():
    numbers = [number for number in range(2001) if not is_misspelled(number)]
    assert len(numbers) == 2000
    assert [values(spelled(number)) for number in numbers] == [[number] for number in numbers]


@pytest.mark.parametrize(
    ("number", "misspelled", "right"),
    [
        (2000, "ألفا", "ألفان"),
        (2_000_000, "مليونا", "مليونان"),
        (101_000, "مائة و ألف ألف", "مائة وواحد ألف"),
        (301_001, "ثلاثمائة و ألف ألف و واحد", "ثلاثمائة وواحد ألف وواحد"),
        (101_000_000, "مائة و مليون مليون", "مائة وواحد مليون"),
    ],
)
def test_what_num2words_misspells(number, misspelled, right):
    assert is_misspelled(number)
    assert spelled(number) == misspelled
    assert values(right) == [number]


@pytest.mark.parametrize("number", [0, 1, 101, 1000, 1101, 2001, 3000, 100_000, 102_000, 2_003_000])
def test_what_num2words_spells_is_not_left_out(number):
    assert not is_misspelled(number)
    assert values(spelled(number)) == [number]


@SETTINGS
@given(st.integers(0, 10**15), st.sampled_from(SCRIPTS), st.sampled_from([",", "٬", ""]))
def test_whole_numbers_in_digits(number, script, thousands):
    written = in_digits(number, "", script, thousands, "")
    assert values(f"بلغ العدد {written} حتى الآن") == [number]


@SETTINGS
@given(
    st.integers(0, 10**9),
    st.from_regex("[0-9]{1,2}", fullmatch=True),
    st.sampled_from(SCRIPTS),
    st.sampled_from(SEPARATORS),
)
@example(1_250_000, "5", SCRIPTS[0], (".", ","))
def test_decimals_in_digits(number, decimals, script, separators):
    written = in_digits(number, decimals, script, *separators)
    if separators == (".", ",") and 1000 <= number < 10**6:
        return  # «1.250,5»: not written by the press
    assert values(f"بلغت النسبة {written} في المئة") == [float(f"{number}.{decimals}")]


@SETTINGS
@given(st.integers(1, 999), st.sampled_from(SCRIPTS), st.sampled_from(SCALES))
def test_digits_before_a_scale_word(number, script, scale):
    written = in_digits(number, "", script, "", "")
    assert values(f"{written} {spelled(scale)}") == [number * scale]
