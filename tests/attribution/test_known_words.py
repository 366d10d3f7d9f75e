"""What known words do: verbs and circumstances end a name, and what cannot speak is no speaker."""

import pytest
from said import Case, check, ids

import musnad
from musnad import Article

ENDED = [
    Case(
        "قالت ليلى الحمداني باحثة في علوم البحار، وتعمل في المعهد، إن المياه دافئة.",
        "قالت",
        "ليلى الحمداني باحثة في علوم البحار",
        "إن المياه دافئة",
    ),
    Case(
        "قال باحثون قاموا بقياس حرارة البحر إن المياه دافئة.",
        "قال",
        "باحثون قاموا بقياس حرارة البحر",
        "إن المياه دافئة",
        kind="group",
    ),
    Case(
        "قال سالم الكندي إن السد آمن. وأضاف مازحا إن الماء أبرد.",
        "أضاف",
        "",
        "إن الماء أبرد",
        speaker="سالم الكندي",
    ),
    Case(
        "قال سالم الكندي إن السد آمن. وتابع يقول: «الماء نقي».",
        "يقول",
        "",
        "الماء نقي",
        speaker="سالم الكندي",
        form="direct",
    ),
    Case("أوضح يزيد بن سالم أن السد آمن.", "أوضح", "يزيد بن سالم", "أن السد آمن"),
    Case("قالت ريم ندا إن السد آمن.", "قالت", "ريم ندا", "إن السد آمن"),
]


@pytest.mark.parametrize("case", ENDED, ids=ids(ENDED))
def test_a_source_ends_where_no_noun_phrase_goes_on(case):
    check(case)


def test_the_one_spoken_to_is_no_source():
    text = "قال سالم الكندي إن السد آمن. وقال لي: «الماء نقي»."
    first, second = musnad.read(Article(text=text)).statements
    assert (second.sources, second.speaker.name) == ((), first.speaker.name)


@pytest.mark.parametrize(
    "text",
    [
        "وتعتبر المسافة بين المدينتين أن الطريق طويل.",
        "إذا كان هناك من يتصور أننا سنقبل فهو مخطئ.",
        "وقالوا إنه يمكن توقع «فترة طويلة من الهدوء».",
    ],
)
def test_what_cannot_speak_is_no_speaker(text):
    for said in musnad.read(Article(text=text)).statements:
        assert said.speaker.name not in ("المسافة بين المدينتين", "هناك", "يمكن")


def test_a_reported_noun_phrase_ends_before_a_joined_verb():
    text = "أعلنت وزارة المياه عن افتتاح السد الجديد، واستمتع الحضور بالحفل."
    (said,) = musnad.read(Article(text=text)).statements
    assert said.contents[0].text == "افتتاح السد الجديد"


def test_a_clause_within_it_goes_on():
    text = "حذرت وزارة المياه من أن السد قديم، وأطلقت حملة لترميمه."
    (said,) = musnad.read(Article(text=text)).statements
    assert said.contents[0].text.startswith("أن السد قديم")
