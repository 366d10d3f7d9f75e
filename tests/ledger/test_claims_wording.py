"""The words by which a claim is called in lists."""

from __future__ import annotations

import pytest

from musnad.claims.model import Family, Member
from musnad.ledger.claims_rows import best_told


def family(*texts: str, field: str = "text") -> Family:
    members = tuple(
        Member(article=f"a{n}", field=field, start=0, end=len(text), text=text)  # type: ignore[arg-type]
        for n, text in enumerate(texts)
    )
    return Family(members=members, links=())


@pytest.mark.parametrize(
    ("texts", "called"),
    [
        pytest.param(
            (
                "للحريق الذي دمر سوق المرجان القديم في النخلة",
                "إدانة الحريق الذي دمر سوق المرجان القديم في النخلة",
            ),
            "إدانة الحريق الذي دمر سوق المرجان القديم في النخلة",
            id="it-stands-on-its-own",
        ),
        pytest.param(
            (
                "والحريق دمر سوق المرجان القديم في النخلة وثلاثة مخازن",
                "والحريق دمر سوق المرجان",
            ),
            "والحريق دمر سوق المرجان القديم في النخلة وثلاثة مخازن",
            id="else-what-says-most",
        ),
        pytest.param(("+90 312 4455", "+90 312 4455"), "+90 312 4455", id="no-word-at-all"),
    ],
)
def test_a_claim_is_called_by_what_says_most_and_stands_alone(
    texts: tuple[str, ...], called: str
) -> None:
    assert best_told(family(*texts)) == called
