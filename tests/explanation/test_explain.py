"""What an explanation tells: the rules that decided, what lost, and why there is no statement."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

import musnad
from musnad.explanation import CueExplained, read_and_explain
from musnad.explanation.rules import name_of, rules, sentence_of
from musnad.schema import explanation_schema


def cue_of(text: str, word: str, **about: str) -> CueExplained:
    """The reporting word ``word`` of an article."""
    explanation = musnad.explain(musnad.Article(text=text, **about))
    [cue] = [cue for s in explanation.sentences for cue in s.cues if cue.span.text == word]
    return cue


def why_not(text: str, word: str, **about: str) -> str:
    cue = cue_of(text, word, **about)
    assert cue.why_not is not None and cue.statement == ""
    return cue.why_not.rule


def rules_of(reasons: tuple[Any, ...]) -> list[str]:
    return [reason.rule for reason in reasons]


def test_a_statement_is_told_from_its_word_to_its_chain() -> None:
    text = "قال وزير الري نبيل الحصري لإذاعة الوادي إن القناة نظيفة. وأضاف أن الماء وفير."
    [first, second] = musnad.read(text).statements
    said = cue_of(text, "قال")
    assert said.statement == first.id
    [reading] = said.readings
    assert (reading.lemma, reading.tense, reading.act) == ("قال", "perfect", "say")
    assert reading.tried[0].answer == "passes"
    assert reading.tried[-1].rule.rule == "verbs.verb"
    assert reading.tried[-1].answer == "frame"
    assert said.frame is not None and said.frame.name == "verb-that"
    assert said.frame.source is not None and said.frame.content is not None
    assert said.frame.source.span.text == "وزير الري نبيل الحصري"
    assert said.frame.source.ended_by.rule == "medium"
    assert said.frame.content.ended_by.rule == "sentence"
    assert rules_of(said.speaker) == ["new"]
    assert rules_of(said.chain) == ["spoken_to"]
    added = cue_of(text, "أضاف")
    assert added.statement == second.id
    assert rules_of(added.speaker) == ["agrees"]
    assert "نبيل الحصري" in added.speaker[0].says
    assert rules_of(added.chain) == ["carried_on"]


@pytest.mark.parametrize(
    ("text", "word", "rule"),
    [
        ("لم تعلن الوزارة موعد الافتتاح.", "تعلن", "reporting.is_negated"),
        ("قررت البلدية أن تعلن عن المسابقة غدا.", "تعلن", "reporting.is_planned"),
        ("إذا أعلن المجلس أن القناة مغلقة فسنرحل.", "أعلن", "reporting.is_supposed"),
        ("قال الوزير نبيل الحصري.", "قال", "no_content"),
    ],
)
def test_a_word_without_a_statement_tells_why(text: str, word: str, rule: str) -> None:
    assert why_not(text, word) == rule


def test_what_is_only_believed_is_told_so() -> None:
    assert why_not("قالت هدى المرجاني إنها تعتقد أن الماء وفير.", "تعتقد") == "belief"


def test_a_headline_whose_colon_follows_a_rubric_tells_why() -> None:
    cue = cue_of("لا خبر هنا.", ":", title="تقرير: القناة تعود إلى العمل غدا")
    assert cue.why_not is not None
    assert cue.why_not.rule == "no_speaker"


def test_what_could_have_been_the_source_tells_why_it_is_not() -> None:
    cue = cue_of("يشير ارتفاع منسوب القناة إلى أمطار غزيرة في الجبال.", "يشير")
    [behind, *_] = cue.candidates
    assert (behind.place, behind.taken) == ("behind", False)
    assert behind.span.text.startswith("ارتفاع")
    assert behind.why is not None and behind.why.rule == "cannot_speak"
    assert cue.why_not is not None and cue.why_not.rule == "cannot_speak"


def test_the_rule_that_matched_a_short_mention_is_told() -> None:
    text = "قال الوزير نبيل الحصري إن القناة نظيفة. وأكد الحصري أن الماء وفير."
    assert rules_of(cue_of(text, "أكد").speaker) == ["matching.shortens"]


def test_who_does_not_agree_is_told() -> None:
    text = (
        "قال الوزير نبيل الحصري إن القناة نظيفة. وقالت المهندسة هدى المرجاني إن الماء وفير. "
        "وأضاف أن العمل جار."
    )
    assert rules_of(cue_of(text, "أضاف").speaker) == ["disagrees", "agrees"]


def test_what_cut_a_content_is_told() -> None:
    text = "أكدت الوزارة أن القناة نظيفة، مشيرة إلى أن الماء وفير."
    cue = cue_of(text, "أكدت")
    assert cue.frame is not None and cue.frame.content is not None
    assert cue.frame.content.ended_by.rule == "content_ends.is_participle"
    assert "another reporting word" in cue.frame.content.ended_by.says


def test_sentences_are_counted_from_the_title_on_and_chosen() -> None:
    article = musnad.Article(text="نام السكان. وقال الوزير إن الماء وفير.", title="الماء وفير")
    told = musnad.explain(article)
    assert [(s.number, s.field, len(s.cues)) for s in told.sentences] == [
        (1, "title", 0), (2, "text", 0), (3, "text", 1),
    ]  # fmt: skip
    assert told.only(sentence=2).sentences == told.sentences[1:2]
    assert [s.number for s in told.only(cue="قَالَ").sentences] == [3]
    assert told.only(cue="أكد").sentences == ()


def test_it_speaks_arabic_too() -> None:
    text = "لم تعلن الوزارة موعد الافتتاح."
    [english], [arabic] = (musnad.explain(text, language).sentences for language in ("en", "ar"))
    one, other = english.cues[0].why_not, arabic.cues[0].why_not
    assert one is not None and other is not None
    assert one.rule == other.rule
    assert one.says != other.says
    assert "\u2068" not in other.says


def test_what_is_read_beside_an_explanation_is_what_is_read_alone() -> None:
    article = musnad.Article(id="7", title="الوزير: لا زيادة", text="قال الوزير إن السد آمن أمس.")
    reading, explanation = read_and_explain(article, "ar")
    assert reading == musnad.read(article)
    assert explanation == musnad.explain(article, "ar")


def test_every_rule_says_what_it_is_and_has_a_name_of_its_own() -> None:
    named = [name_of(rule) for rule in rules()]
    assert len(set(named)) == len(named)
    assert all(len(sentence_of(rule)) > 10 for rule in rules())


def test_the_schema_describes_what_is_written() -> None:
    schema = explanation_schema()
    told = msgspec.json.decode(musnad.explain("قال الوزير إن الماء وفير.").to_json())
    assert set(told) == set(schema["$defs"]["Explanation"]["properties"])
    cue = told["sentences"][0]["cues"][0]
    assert set(cue) == set(schema["$defs"]["CueExplained"]["properties"])
