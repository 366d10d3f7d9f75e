"""Why a statement was read so, and how it is cited."""

from __future__ import annotations

import pytest

from musnad import Article, read
from musnad.lexicon import load
from musnad.messages import Language, translate
from musnad.page.citation import citation_of
from musnad.page.why import reasons_of
from musnad.terminal.layout import unmarked

ARTICLE = Article(
    text="نقلت إذاعة الميناء عن وزير المياه رائد الكحلاوي قوله إن السد آمن تماما.\n\n"
    "وقال الكحلاوي: «الإصلاح ينتهي غدا».\n\nوأضاف أن الكلفة كبيرة.",
    title="السد آمن",
    outlet="مرآة الساحل",
    published="2024-05-15T08:00",
    url="https://example.org/1",
)


def told(article: Article, number: int) -> list[str]:
    statement = read(article).statements[number]
    return [unmarked(translate(reason, "en")) for _, reason in reasons_of(statement)]


def test_relayed_words_have_their_relay() -> None:
    reasons = told(ARTICLE, 0)
    assert any("passes on" in reason for reason in reasons)
    assert any("إذاعة الميناء" in reason for reason in reasons)


def test_a_short_mention_tells_whose_it_is() -> None:
    [reason] = [each for each in told(ARTICLE, 1) if "الكحلاوي" in each]
    assert "وزير المياه رائد الكحلاوي" in reason
    assert "own words" in " ".join(told(ARTICLE, 1))


def test_who_is_left_unsaid_is_told() -> None:
    assert any("left unsaid" in reason for reason in told(ARTICLE, 2))


def test_every_frame_and_act_has_its_words() -> None:
    article = Article(
        text="أكدت الوزارة أن السد آمن. وبحسب شهود، انقطعت المياه. وقيل إن السد تشقق. "
        "وجاء في البيان أن الإصلاح بدأ. ونفت الشركة وجود خلل."
    )
    for number, statement in enumerate(read(article).statements):
        reasons = told(article, number)
        assert len(reasons) >= 5, statement.frame
    assert load()


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_citation_is_one_line_with_all_that_is_known(language: Language) -> None:
    statements = read(ARTICLE).statements
    cited = citation_of(ARTICLE, statements[1], language)
    assert "\n" not in cited
    for part in ("رائد الكحلاوي", "«الإصلاح ينتهي غدا»", "«السد آمن»", "مرآة الساحل", "2024"):
        assert part in cited
    assert cited.endswith("https://example.org/1")


def test_words_of_the_article_are_not_given_out_as_the_speakers() -> None:
    statements = read(ARTICLE).statements
    assert "بصياغة المقال" in citation_of(ARTICLE, statements[2], "ar")
    assert "بصياغة المقال" not in citation_of(ARTICLE, statements[1], "ar")
    assert "إذاعة الميناء" in citation_of(ARTICLE, statements[0], "ar")


def test_what_is_not_known_is_left_out() -> None:
    article = Article(text="قال الوزير إن السد آمن.")
    cited = citation_of(article, read(article).statements[0], "ar")
    assert not cited.endswith((".", "،", " "))
