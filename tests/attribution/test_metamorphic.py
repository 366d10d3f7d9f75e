"""What may change round an article, or in its order, without another reading of what it says."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musnad import Article, read
from musnad.article import Statement
from musnad.lexicon import load
from musnad.lexicon.words import Word
from musnad.text.structure import Text

#: Each of them reads all articles many times over.
pytestmark = pytest.mark.slow

_ROOT = Path(__file__).parents[2]
_FILES = ("tests/gold/articles.jsonl", "examples/articles.jsonl", "examples/outlets.jsonl")
ARTICLES = [
    msgspec.json.decode(line, type=Article)
    for name in _FILES
    for line in (_ROOT / name).read_bytes().splitlines()
]
#: Paragraphs that report nothing, and such that report.
PARAGRAPHS = (
    "وتقع البلدة على ضفة النهر، ويسكنها نحو عشرة آلاف نسمة.",
    "وقال رئيس البلدية سليم الحوراني إن الأشغال ستنتهي في الصيف.",
    # Not a quotation at once: it might go on what was quoted before.
    "وأعلنت الشركة: «لن نترك أحدا بلا ماء».",
    "من جهتها نفت الوزارة ذلك، مشيرة إلى أن التحقيق مستمر.",
)
#: One of the articles, and one of the paragraphs.
SOME = st.sampled_from(ARTICLES)
MORE = st.sampled_from(PARAGRAPHS)


def told(article: Article, *, names: bool = True) -> list[object]:
    """The statements of the text: places, and what they are; with ``names`` also who is named."""
    return [_told(s, names=names) for s in read(article).statements if s.field == "text"]


def _told(s: Statement, *, names: bool) -> object:
    marks = (s.cue, s.sources, s.contents, s.act, s.form, s.frame)
    return (*marks, s.kind, s.speaker, s.via) if names else marks


def with_text(article: Article, text: str) -> Article:
    return msgspec.structs.replace(article, text=text)


@given(SOME, MORE)
def test_a_paragraph_appended_changes_no_earlier_statement(article: Article, more: str) -> None:
    before = told(article, names=False)
    after = told(with_text(article, f"{article.text.rstrip()}\n\n{more}\n"), names=False)
    assert after[: len(before)] == before


@given(SOME, MORE)
def test_a_paragraph_appended_gives_a_speaker_no_shorter_name(article: Article, more: str) -> None:
    before = [s.speaker.name for s in read(article).statements if s.field == "text"]
    longer = with_text(article, f"{article.text.rstrip()}\n\n{more}\n")
    after = [s.speaker.name for s in read(longer).statements if s.field == "text"]
    for old, new in zip(before, after, strict=False):
        assert len(new) >= len(old)


@given(SOME, st.sampled_from(("", " ", "\n", "\n\n\n", "  \n \n", "\u00a0", "\t")))
def test_what_is_blank_at_the_end_changes_nothing(article: Article, blank: str) -> None:
    text = article.text.rstrip()
    assert told(with_text(article, text + blank)) == told(with_text(article, text))


@given(SOME, st.sampled_from(("صور", "أخبار المساء", "نشرة يوم جديد")))
def test_a_title_that_reports_nothing_changes_nothing_of_the_text(
    article: Article, title: str
) -> None:
    bare = msgspec.structs.replace(article, title="")
    assert told(msgspec.structs.replace(article, title=title)) == told(bare)


@given(SOME)
def test_another_blank_line_between_paragraphs_only_moves_what_is_said(article: Article) -> None:
    text = "\n\n".join(article.text.split("\n"))
    spread = "\n\n\n\n".join(article.text.split("\n"))
    assert _words(with_text(article, spread)) == _words(with_text(article, text))


def _words(article: Article) -> list[object]:
    return [
        (s.cue.text, [span.text.split() for span in (*s.sources, *s.contents)], s.speaker.name)
        for s in read(article).statements
        if s.field == "text"
    ]


@given(st.lists(SOME, min_size=2, max_size=4))
def test_articles_are_read_alike_in_any_order_and_again(articles: list[Article]) -> None:
    forwards = [read(article) for article in articles]
    backwards = [read(article) for article in reversed(articles)]
    assert forwards == backwards[::-1]


class _NoWrap(list[Word]):
    """Words of which none is sought before the first."""

    def __getitem__(self, key):
        places = (key.start, key.stop) if isinstance(key, slice) else (key,)
        assert all(place is None or place >= 0 for place in places), "looked before the beginning"
        return super().__getitem__(key)


class _Checked(Text):
    """A text that tells a look before its beginning, which would find its end."""

    def __init__(self, *given: object) -> None:
        super().__init__(*given)  # type: ignore[arg-type]
        self.words = _NoWrap(self.words)


_TRIED = (
    "قال اتهم بقوله كما وفقا بحسب مشيرا قوله حمّل بالمسؤولية أن إن بأن عن إلى في « » ، : ( ) - "
    "و الذي الوزير محمد وزير مصادر لرويترز اليوم نصه وهو ذلك"
).split()


@pytest.mark.inside
@given(st.lists(st.sampled_from(_TRIED), min_size=1, max_size=9))
def test_the_first_words_never_look_at_the_last(words: list[str]) -> None:
    from musnad.attribution import attribute

    text = " ".join(words)
    body, title = (_Checked(text, field, load()) for field in ("text", "title"))
    attribute(Article(text=text, title=text), title, body, "", (), ())


@given(st.data())
@settings(max_examples=400)
def test_sentences_torn_apart_are_read(data: st.DataObject) -> None:
    words = data.draw(st.sampled_from([article.text.split() for article in ARTICLES]))
    first = data.draw(st.integers(0, len(words) - 1))
    torn = words[first : first + data.draw(st.sampled_from((1, 3, 6, 12, 30)))]
    for piece in data.draw(st.lists(st.sampled_from(_TRIED), max_size=5)):
        torn.insert(data.draw(st.integers(0, len(torn))), piece)
    text = " ".join(torn)
    for statement in read(Article(text=text, title=text)).statements:
        assert all(relay.name for relay in statement.via)


@pytest.mark.inside
@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.id)
def test_no_article_looks_before_its_beginning(article: Article) -> None:
    from musnad.attribution import attribute

    body, title = (
        _Checked(text, field, load())
        for text, field in ((article.text, "text"), (article.title, "title"))
    )
    attribute(article, title, body, "", (), ())
