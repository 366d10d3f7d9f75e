"""Inflection: the forms that the news writes, listed by hand, by class of verb."""

import pytest

from musnad.lexicon.inflection import (
    imperfect_forms,
    noun_forms,
    participle_forms,
    perfect_forms,
)
from musnad.text.folding import fold


def spelled(forms):
    return {fold(form.text) for form in forms}


def missing(forms, expected):
    found = spelled(forms)
    return {word for word in expected.split() if fold(word) not in found}


@pytest.mark.parametrize(
    ("lemma", "expected"),
    [
        ("ذكر", "ذكر ذكرت ذكروا ذكرا ذكرتا ذكرن ذكرنا ذكره ذكرها ذكرته"),
        ("أعلن", "أعلن أعلنت أعلنوا أعلنا أعلنتا أعلن أعلنه أعلنته أعلنها أعلنوه"),
        ("أكد", "أكد أكدت أكدوا أكدا أكدتا أكدن أكدنا أكده أكدته"),
        ("قال", "قال قالت قالوا قالا قالتا قلن قلنا قلت قاله قالته قالها"),
        ("أشار", "أشار أشارت أشاروا أشارا أشارتا أشرن أشرنا"),
        ("أفاد", "أفاد أفادت أفادوا أفادا أفدنا"),
        ("أضاف", "أضاف أضافت أضافوا أضافا أضفنا"),
        ("نفى", "نفى نفت نفوا نفيا نفتا نفين نفينا نفاه نفته"),
        ("دعا", "دعا دعت دعوا دعتا دعون دعونا دعاه دعته"),
        ("رأى", "رأى رأت رأوا رأيا رأينا رأته"),
        ("روى", "روى روت رووا رويا روينا رواه روته"),
        ("ادعى", "ادعى ادعت ادعوا ادعيا ادعينا ادعاه"),
        ("شكا", "شكا شكت شكوا شكون"),
        ("رد", "رد ردت ردوا ردا ردتا رده ردته"),
        ("أقر", "أقر أقرت أقروا أقرا"),
        ("سأل", "سأل سألت سألوا سألا سألنا سأله سألته"),
        ("أنبأ", "أنبأ أنبأت أنبأوا"),
        ("هنأ", "هنأ هنأت هنأوا"),
        ("وعد", "وعد وعدت وعدوا وعدا وعدنا"),
        ("استنكر", "استنكر استنكرت استنكروا استنكرا"),
    ],
)
def test_perfect(lemma, expected):
    assert missing(perfect_forms(lemma), expected) == set()


@pytest.mark.parametrize(
    ("lemma", "expected"),
    [
        ("يذكر", "يذكر تذكر يذكرون يذكروا يذكران تذكران يذكرن نذكر أذكر يذكره"),
        ("يقول", "يقول تقول يقولون يقولوا يقولان تقولان نقول أقول يقوله تقوله"),
        ("يشير", "يشير تشير يشيرون يشيروا يشيران تشيران نشير"),
        ("ينفي", "ينفي تنفي ينفون ينفوا ينفيان تنفيان ينفين ننفي ينفيه"),
        ("يدعو", "يدعو تدعو يدعون يدعوا يدعوان تدعوان ندعو يدعوه"),
        ("يرى", "يرى ترى يرون يروا يريان تريان يرين نرى يراه تراها"),
        ("يؤكد", "يؤكد تؤكد يؤكدون يؤكدان نؤكد يؤكده تؤكدها"),
        ("يرد", "يرد ترد يردون يردان نرد"),
        ("يسأل", "يسأل تسأل يسألون يسألان نسأل"),
        ("يعد", "يعد تعد يعدون يعدان نعد"),
        ("يستهزئ", "يستهزئ تستهزئ يستهزئون"),
        ("يخشى", "يخشى تخشى يخشون يخشيان نخشى"),
    ],
)
def test_imperfect(lemma, expected):
    assert missing(imperfect_forms(lemma), expected) == set()


@pytest.mark.parametrize(
    ("lemma", "expected"),
    [
        ("مؤكد", "مؤكدا مؤكدة مؤكدين مؤكدات"),
        ("قائل", "قائلا قائلة قائلين قائلات"),
        ("مشير", "مشيرا مشيرة مشيرين"),
        ("نافي", "نافيا نافية نافين نافيات"),
        ("داعي", "داعيا داعية داعين"),
        ("مدعي", "مدعيا مدعية مدعين"),
        ("منبئ", "منبئا منبئة"),
    ],
)
def test_participle(lemma, expected):
    assert missing(participle_forms(lemma), expected) == set()


@pytest.mark.parametrize(
    ("lemma", "expected"),
    [
        ("قول", "قول قوله قولها قولهم قولهما قولنا قولي"),
        ("تأكيد", "تأكيد تأكيده تأكيدها تأكيدهم"),
        ("دعوة", "دعوة دعوته دعوتها دعوتهم"),
        ("إشارة", "إشارة إشارته إشارتها"),
        ("ادعاء", "ادعاء ادعاءه ادعاؤه ادعائه ادعائها ادعاؤهم"),
        ("نفي", "نفي نفيه نفيها"),
        ("تصريحات", "تصريحات تصريحاته تصريحاتها"),
    ],
)
def test_verbal_noun(lemma, expected):
    assert missing(noun_forms(lemma), expected) == set()


@pytest.mark.parametrize(
    ("forms", "text", "features"),
    [
        (perfect_forms("قال"), "قالت", (3, "f", "s")),
        (perfect_forms("قال"), "قالوا", (3, "m", "p")),
        (perfect_forms("نفى"), "نفيا", (3, "m", "d")),
        (perfect_forms("قال"), "قلنا", (1, "", "p")),
        (imperfect_forms("يقول"), "تقول", (3, "f", "s")),
        (imperfect_forms("يقول"), "نقول", (1, "", "p")),
        (imperfect_forms("ينفي"), "ينفون", (3, "m", "p")),
        (participle_forms("مؤكد"), "مؤكدة", (3, "f", "s")),
        (noun_forms("قول"), "قولها", (3, "f", "s")),
    ],
)
def test_person_gender_and_number(forms, text, features):
    found = {(f.person, f.gender, f.number) for f in forms if f.text == text}
    assert features in found


def test_the_pronoun_on_a_verb_is_told():
    assert {f.suffix for f in perfect_forms("أعلن") if f.text == "أعلنه"} == {"ه"}
    assert {f.suffix for f in perfect_forms("أعلن") if f.text == "أعلن"} == {""}
