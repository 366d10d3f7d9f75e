"""Credits: agencies in byline, dateline and trailer."""

import pytest

import musnad
from musnad import Article


def credits(**fields):
    return [credit.name for credit in musnad.read(Article(**{"text": "", **fields})).credits]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"byline": "لندن ـ رويترز"}, ["رويترز"]),
        ({"byline": "القاهرة - أ ف ب"}, ["أ ف ب"]),
        ({"byline": "سالم الكندي"}, []),
        ({"byline": "الرياض - واس"}, ["واس"]),
        ({"byline": "رويترز - أ ف ب"}, ["رويترز", "أ ف ب"]),
        ({"text": "لندن - رويترز: قال الوزير إن السد آمن."}, ["رويترز"]),
        ({"text": "(واشنطن - رويترز)\nقال الوزير إن السد آمن."}, ["رويترز"]),
        ({"text": "قال الوزير إن السد آمن.\n(رويترز)"}, ["رويترز"]),
        ({"text": "قال الوزير لرويترز إن السد آمن."}, []),
        ({"text": "قال الوزير إن السد آمن."}, []),
        ({"byline": "رويترز", "text": "لندن - رويترز: قال الوزير إن السد آمن."}, ["رويترز"]),
    ],
)
def test_credits(fields, expected):
    assert credits(**fields) == expected
