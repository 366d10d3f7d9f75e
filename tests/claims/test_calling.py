"""The words by which a claim is called in lists."""

from __future__ import annotations

import pytest

import musnad
from musnad import Article
from musnad.claims.calling import called
from musnad.claims.model import Family, Member, Telling


def telling(number: int, text: str) -> Telling:
    article = Article(id=f"a{number}", outlet="", published="2031-04-03", title="", text=text)
    return Telling(key=article.id, article=article, reading=musnad.read(article), day=None)


def name(*texts: str) -> str:
    """What a claim is called that each of ``texts`` tells as a whole."""
    members = tuple(
        Member(article=f"a{n}", field="text", start=0, end=len(text), text=text)
        for n, text in enumerate(texts)
    )
    tellings = {f"a{n}": telling(n, text) for n, text in enumerate(texts)}
    return called(Family(members=members, links=()), tellings)


FIRE = "والحريق دمر سوق المرجان القديم في النخلة وثلاثة مخازن"


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        pytest.param(
            (
                "للحريق الذي دمر سوق المرجان القديم في النخلة",
                "إدانة الحريق الذي دمر سوق المرجان القديم في النخلة",
            ),
            "إدانة الحريق الذي دمر سوق المرجان القديم في النخلة",
            id="it-stands-on-its-own",
        ),
        pytest.param((FIRE, "والحريق دمر سوق المرجان"), FIRE, id="else-what-says-most"),
        pytest.param(
            (
                "وافتتح الوزير سوق المرجان القديم في النخلة أمس، و",
                "وافتتح الوزير سوق المرجان القديم في النخلة أمس",
            ),
            "وافتتح الوزير سوق المرجان القديم في النخلة أمس",
            id="it-does-not-break-off",
        ),
        pytest.param(
            (
                "ويضم سوق المرجان القديم ثلاثة مخازن (بينها مخزن",
                "ويضم سوق المرجان القديم ثلاثة مخازن (بينها مخزن الحبوب)",
            ),
            "ويضم سوق المرجان القديم ثلاثة مخازن (بينها مخزن الحبوب)",
            id="its-brackets-are-closed",
        ),
        pytest.param(
            ("أن هذا السوق القديم دمره الحريق", "أن سوق المرجان القديم دمره الحريق"),
            "أن سوق المرجان القديم دمره الحريق",
            id="it-points-at-nothing-outside",
        ),
        pytest.param(
            ("بخطة لترميم سوق المرجان", "في النخلة بدأ ترميم سوق المرجان"),
            "في النخلة بدأ ترميم سوق المرجان",
            id="a-verb-follows",
        ),
        pytest.param(("+90 312 4455", "+90 312 4455"), "+90 312 4455", id="no-word-at-all"),
    ],
)
def test_a_claim_is_called_by_what_says_most_and_is_whole(
    texts: tuple[str, ...], said: str
) -> None:
    assert name(*texts) == said


def test_what_hangs_on_a_reporting_word_is_told_with_who_reports() -> None:
    text = "رحب وزراء خارجية السهل والرمال بعودة المراقبين إلى النخلتين."
    told = telling(0, text)
    (said,) = told.reading.statements
    content = said.contents[0]
    member = Member(
        article="a0",
        field="text",
        start=content.start,
        end=content.end,
        text=content.text,
        statement=said.id,
    )
    assert content.text.startswith("بعودة")
    assert called(Family(members=(member, member), links=()), {"a0": told}) == text[:-1]
