"""The numbers of a text by themselves."""

import pytest

import musnad


@pytest.mark.parametrize(
    ("text", "value", "ordinal"),
    [
        ("الثالث عشر", 13, True),
        ("الخامسة و العشرون", 25, True),
        ("الواحد والعشرون", 21, True),
        ("الواحدة والثلاثين", 31, True),
        ("السبعون", 70, False),
        ("ثلاثة ملايين ونصف المليون", 3_500_000, False),
        ("100K", 100_000, False),
        ("-3", -3, False),
        (".77", 0.77, False),
        ("¾", 0.75, False),
        ("ميتين وخمسين", 250, False),
    ],
)
def test_a_number_alone(text, value, ordinal):
    (number,) = musnad.numbers(text)
    assert (number.text, number.value, number.ordinal) == (text, value, ordinal)


def test_clitics_stay_outside():
    numbers = musnad.numbers("حضر المؤتمر بثلاثة وفود ولعشرين يوما.")
    assert [number.text for number in numbers] == ["ثلاثة", "عشرين"]


def test_vague_words_and_codes_are_no_numbers():
    assert musnad.numbers("عشرات الآلاف من الوثائق") == ()
