"""Sentences and quotation marks of one field."""

import pytest

from musnad.lexicon import load
from musnad.text.structure import Text


def text_of(raw, field="text"):
    return Text(raw, field, load())


def sentences(raw, field="text"):
    text = text_of(raw, field)
    return [text.span(*sentence).text for sentence in text.sentences()]


def quotations(raw):
    text = text_of(raw)
    return [raw[text.starts[a] + 1 : text.starts[b]] for a, b in sorted(text.closing.items())]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("", []),
        ("قال نعم", ["قال نعم"]),
        ("قال نعم. ثم مضى.", ["قال نعم", "ثم مضى"]),
        ("دفع نقدا.ونقلت الإذاعة", ["دفع نقدا", "ونقلت الإذاعة"]),
        ("نمو بنسبة 3.5 في المئة. ثم مضى", ["نمو بنسبة 3.5 في المئة", "ثم مضى"]),
        ("بلغ 3. 1 مليار. ثم مضى", ["بلغ 3. 1 مليار", "ثم مضى"]),
        ("في عام 2015. ثم مضى", ["في عام 2015", "ثم مضى"]),
        ("قال د. سالم الكندي نعم", ["قال د. سالم الكندي نعم"]),
        ("وفق (أ. ف. ب) أمس", ["وفق (أ. ف. ب) أمس"]),
        ("قال م. ع. الكندي نعم. ثم مضى", ["قال م. ع. الكندي نعم", "ثم مضى"]),
        ("الموقع example.com مغلق", ["الموقع example.com مغلق"]),
        ("سكت... ثم مضى", ["سكت... ثم مضى"]),
        ("سكت… ثم مضى", ["سكت… ثم مضى"]),
        ("سطر أول\nسطر ثان", ["سطر أول", "سطر ثان"]),
        ("سطر أول\n\nسطر ثان", ["سطر أول", "سطر ثان"]),
        ("سطر أول\r\nسطر ثان", ["سطر أول", "سطر ثان"]),
        ("سطر أول\u2028سطر ثان", ["سطر أول", "سطر ثان"]),
        ("قال «مضى. ثم عاد. ثم سكت» وخرج. ثم مضى", ["قال «مضى. ثم عاد. ثم سكت» وخرج", "ثم مضى"]),
        ("1. بند أول\n2. بند ثان", ["1. بند أول", "2. بند ثان"]),
        ("مضى؛ ثم عاد، ثم سكت", ["مضى؛ ثم عاد، ثم سكت"]),
        ("...", ["..."]),
        ("..\n..", ["..", ".."]),
    ],
)
def test_sentences(raw, expected):
    assert sentences(raw) == expected


def test_an_ellipsis_parts_a_headline():
    assert sentences("الوزارة تنفي… والشركة تؤكد", "title") == ["الوزارة تنفي", "والشركة تؤكد"]


def test_hard_wrapped_lines_do_not_end_sentences():
    line = "وهذا سطر طويل من رسالة قديمة قطعه البريد عند عرض واحد"
    raw = "\n".join([line] * 12)
    assert len(sentences(raw)) == 1
    assert len(sentences(raw + "\n\n" + raw)) == 2  # a blank line still does


def test_paragraphs_of_unequal_length_end_with_their_lines():
    raw = "\n".join("كلمة " * n for n in (3, 40, 7, 22, 5, 60, 11, 2, 35, 9))
    assert len(sentences(raw)) == 10


@pytest.mark.parametrize(
    "marks", ["«»", "“”", '""', "„“", "‟”", "‹›", "❝❞", "‘’", "''", "″″", "〝〞", "”“"]
)
def test_every_kind_of_marks_pairs(marks):
    assert quotations(f"قال {marks[0]}نعم بكل تأكيد{marks[1]} ثم مضى") == ["نعم بكل تأكيد"]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("قال «نعم» ثم «لا»", ["نعم", "لا"]),
        ('قال "نعم" ثم "لا"', ["نعم", "لا"]),
        ("قال:«نعم».ثم", ["نعم"]),
        ('قال:"نعم".ثم', ["نعم"]),
        ("قال «إن “نعم” جواب» ثم", ["إن “نعم” جواب", "نعم"]),
        ("قال «إن «نعم» جواب» ثم", ["إن «نعم» جواب", "نعم"]),
        ("قال \"إن 'نعم' جواب\" ثم", ["إن 'نعم' جواب", "نعم"]),
        ('قال “نعم" ثم', ["نعم"]),
        ('قال "نعم” ثم', ["نعم"]),
        ("قال «نعم ثم مضى", []),
        ("قال نعم» ثم مضى", []),
        ('قال "نعم ثم مضى', []),
        ("قال «نعم ثم «لا» ومضى", ["لا"]),
        ('قرأت لـ"الوطن" أمس', ["الوطن"]),
        ("في O'Brien وما'رب", []),
        ("طول 5'3 قدم", []),
        ('قال " نعم " ثم', [" نعم "]),
    ],
)
def test_quotation_marks(raw, expected):
    assert quotations(raw) == expected


def test_a_mark_that_is_never_closed_does_not_swallow_the_text():
    raw = "قال «نعم ومضى.\n" + "جملة أخرى هنا.\n" * 10 + "وقال «لا» ثم سكت"
    assert quotations(raw)[-1] == "لا"
    assert len(sentences(raw)) > 10


def test_a_quotation_over_several_paragraphs_pairs():
    assert quotations("قال «نعم.\nثم لا.\nثم نعم» ومضى") == ["نعم.\nثم لا.\nثم نعم"]


def test_innermost_quotation_around_a_token():
    text = text_of("قال «إن “نعم” جواب» ثم")
    inner = text.tokens.index("نعم")
    assert text.enclosing_quote(inner) == text.tokens.index("“")
    assert text.enclosing_quote(text.tokens.index("جواب")) == text.tokens.index("«")
    assert text.enclosing_quote(text.tokens.index("ثم")) is None
