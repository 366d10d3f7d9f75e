"""What holds of any text at all: it is read, in linear time, and every span is where it says."""

import gc
import time
from itertools import pairwise
from typing import Literal

import pytest
from corpus import bad_spans
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import musnad
from musnad import Article
from musnad.lexicon import load
from musnad.text.structure import Text

ARABIC = st.characters(min_codepoint=0x0600, max_codepoint=0x06FF)
CONTROLS = st.sampled_from("\0\t\n\r\x0b\x0c\x1c\x85\u00a0\u00ad\u2028\u2029\ufeff")
BIDI = st.sampled_from(
    "\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2069"
)
SURROGATES = st.characters(min_codepoint=0xD800, max_codepoint=0xDFFF)
FORMS = st.characters(min_codepoint=0xFB50, max_codepoint=0xFEFC)
DIGITS = st.sampled_from("0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳.,٫٬%")
MARKS = st.sampled_from("«»“”„‟\"'‘’‚‛‹›❝❞()[]{}:;،؛.…؟!-–—ـ\n ")
ANY = st.characters(categories=None, exclude_categories=())

CHARACTERS = st.text(
    st.one_of(ARABIC, ARABIC, MARKS, DIGITS, CONTROLS, BIDI, SURROGATES, FORMS, ANY), max_size=200
)

# Words of every class that the frames look for, so that strings of them hit every rule.
WORDS = """
قال قالت قالوا وأضاف وأضافت فقال سيقول يقول يؤكد أكد وأكدت أعلن أعلنت نفى ينفي نفت دعا دعت طالب
اتهم حمّل وصف نقل نقلت ذكر ذكرت أوضح رأى يرى حذر حذرت تعهد سأل رحب أدان شكر كشف أشار لفت جاء ورد قيل
تردد يذكر يشار مشيرا مؤكدا مضيفا موضحة قائلا قائلة معتبرين قوله قولها تأكيده دعوته
تصريح بيان تصريحات وفقا لوفقا بحسب حسب حسبما نقلا على حد قول قوله تعبيره ما به فيه عنه
إن أن إنه أنها بأن وأن أنهم الذي التي الذين في من إلى عن على مع لـ بـ
ل ب و ف كما لكن حيث بينما ثم قد لم لا كان كانت اليوم أمس الأحد الماضي أيضا خلال
الوزير الوزيرة وزير رئيس المتحدث باسم متحدث مسؤول مصادر مصدر مطلعة شهود عيان خبراء محللون السكان
محمد أحمد سعاد السعدي بن الدكتور المهندس سموه معاليه وزارة الوزارة شركة منظمة الحكومة واشنطن رويترز
لرويترز وكالة صحيفة قناة لقناة «الشروق» تقرير دراسة التقرير البيان أنباء شائعات
السوق مفتوح المدارس ستفتح الاتفاق قريب المسؤولية بالفشل بالتدخل استقالته إجراء انتخابات مبكرة أ د
""".split()
PUNCTUATION = [
    "«",
    "»",
    '"',
    "“",
    "”",
    "'",
    "‘",
    "’",
    "(",
    ")",
    ":",
    "،",
    ",",
    "؛",
    ".",
    "..",
    "…",
    "؟",
    "!",
]
PUNCTUATION += ["-", "–", "\n", "\n\n", "\r\n", "12", "3.5", "3. 1", "١٥", "%", "/", "@"]
PIECES = st.sampled_from(WORDS + WORDS + PUNCTUATION)
GLUE = st.sampled_from([" ", " ", " ", " ", "", "  ", "\u200f", "\n"])


@st.composite
def news(draw, size=60):
    """Reporting words, names, marks and punctuation in any order, spaced well or badly."""
    pieces = draw(st.lists(st.tuples(PIECES, GLUE), max_size=size))
    return "".join(piece + glue for piece, glue in pieces)


TEXTS = st.one_of(
    CHARACTERS, news(), st.builds("".join, st.lists(st.one_of(CHARACTERS, news(12)), max_size=4))
)
ARTICLES = st.builds(
    Article,
    text=TEXTS,
    title=st.one_of(st.just(""), TEXTS),
    byline=st.one_of(st.just(""), TEXTS),
    outlet=st.sampled_from(["", "رويترز", "reuters.com", "الشروق"]),
    id=st.sampled_from(["", "a1", "\ud800"]),
)
SETTINGS = settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def ordered(spans):
    return all(before.end <= after.start for before, after in pairwise(spans))


@settings(SETTINGS, max_examples=800)
@example(Article(text="قآل0آ آ"))  # a word of one letter is its own ending
@example(Article(text="أفادت أنباء بأن السد آمن."))  # nobody's, though it is called so
@given(ARTICLES)
def test_any_article_is_read_and_what_is_read_holds(article):
    reading = musnad.read(article)
    assert musnad.read(article) == reading
    assert b"\n" not in reading.to_json()
    ids = [said.id for said in reading.statements]
    assert len(set(ids)) == len(ids)
    in_order = [(said.field != "title", said.cue.start) for said in reading.statements]
    assert in_order == sorted(in_order)
    assert bad_spans(article, reading) == []
    for said in reading.statements:
        assert said.contents
        assert ordered(said.contents)
        assert ordered(said.sources)
        assert said.speaker.name or said.kind == "unsourced"
        assert bool(said.speaker.name) == (said.speaker.span is not None)


@SETTINGS
@given(TEXTS)
def test_a_text_reads_like_an_article_of_that_text(text):
    assert musnad.read(text) == musnad.read(Article(text=text))


@SETTINGS
@given(ARTICLES)
def test_explaining_accounts_for_every_statement_and_every_reporting_word(article):
    reading, told = musnad.read(article), musnad.explain(article)
    assert musnad.read(article) == reading, "explaining changes nothing"
    cues = [(sentence.field, cue) for sentence in told.sentences for cue in sentence.cues]
    said = {cue.statement: cue for _, cue in cues if cue.statement}
    assert said.keys() == {statement.id for statement in reading.statements}
    for statement in reading.statements:
        cue = said[statement.id]
        assert cue.frame is not None and cue.frame.name == statement.frame
        assert (cue.name, cue.why_not) == (statement.speaker.name, None)
        assert cue.frame.content is not None and cue.frame.content.span == statement.contents[0]
        assert bool(cue.frame.source) == bool(statement.sources)
    fields: dict[Literal["title", "text"], str] = {"title": article.title, "text": article.text}
    for field, raw in fields.items():
        text = Text(raw, field, load())
        told_at = {cue.span.end for where, cue in cues if where == field}
        assert {text.end(i) for i in text.reporting if text.words[i].cues} <= told_at
    assert all(cue.why_not is not None for _, cue in cues if not cue.statement)
    assert told.to_json()


@SETTINGS
@given(TEXTS)
def test_tokens_are_the_text_they_stand_for(text):
    read = Text(text, "text", load())
    for token, start in zip(read.tokens, read.starts, strict=True):
        assert token and text[start : start + len(token)] == token
    assert all(map(int.__lt__, read.starts, read.starts[1:]))


@SETTINGS
@given(TEXTS)
def test_pairs_of_marks_nest_or_stand_apart(text):
    read = Text(text, "text", load())
    assert read.opening == {closing: opening for opening, closing in read.closing.items()}
    stack = []
    for token in range(read.length):
        if token in read.closing:
            assert token < read.closing[token]
            stack.append(token)
        elif token in read.opening:
            assert stack.pop() == read.opening[token]


@SETTINGS
@given(TEXTS)
def test_sentences_do_not_overlap(text):
    read = Text(text, "text", load())
    places = [place for sentence in read.sentences() for place in sentence]
    assert places == sorted(places)
    for first, stop in read.sentences():
        assert first < stop <= read.length


# -- time -----------------------------------------------------------------------------------------

SENTENCES = (
    "قالت وزيرة المياه ليلى الحمداني إن السد آمن، مضيفة أن الفحص «تم قبل شهر». "
    "ونقلت وكالة الساحل عن مسؤول في الشركة قوله إن الأعمال متوقفة.\n"
)
ODD = {
    "articles": lambda n: SENTENCES * (n // len(SENTENCES)),
    "speakers": lambda n: "".join(
        f"قال سالم{i} الكندي إن السوق مفتوح. وأضاف أن الطريق سالك.\n" for i in range(n // 60)
    ),
    "quotation marks": lambda n: '"' * n,
    "marks never closed": lambda n: "«" * n,
    "no spaces": lambda n: "ب" * n,
    "said": lambda n: "قال " * (n // 4),
    "said that": lambda n: "قال إن " * (n // 7),
    "who said": lambda n: "الذي قال " * (n // 9),
    "quoting": lambda n: "عن قوله إن " * (n // 11),
    "one sentence": lambda n: "ثم مضى الركب إلى السوق " * (n // 23),
    "one sentence of statements": lambda n: "قال الوزير إن العمل مستمر وأضاف أن " * (n // 35),
    "colons": lambda n: ":" * n,
    "brackets": lambda n: "(" * n,
    "line breaks": lambda n: "\n" * n,
    "spaces": lambda n: " \n" * (n // 2),
    "dashes": lambda n: "ا-\n" * (n // 3),
    "full stops": lambda n: "1." * (n // 2),
    "vowel signs": lambda n: "\u064e" * n,
}
SIZE = 12_000


def seconds(article):
    gc.collect()
    started = time.process_time()
    musnad.read(article)
    return time.process_time() - started


def growth(article, longer):
    """How many times more time ``longer`` takes than ``article`` at its quickest."""
    return seconds(longer) / max(min(seconds(article) for _ in range(3)), 0.004)


@pytest.mark.parametrize("field", ["text", "title", "byline"])
@pytest.mark.parametrize("name", ODD)
def test_time_is_linear_in_the_length(name, field):
    def article(size):
        return Article(**{"text": "", field: ODD[name](size)})

    # Linear is 4, quadratic 16. One good try is enough: only the machine makes a linear one slow.
    assert any(growth(article(SIZE), article(4 * SIZE)) < 8 for _ in range(6))
