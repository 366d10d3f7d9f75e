"""What words can only be, as counted: verbs, accusatives, names, things."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.lexicon import load
from musnad.lexicon.known import KnownWords, known_words, read_table
from musnad.lexicon.words import PLACE, STATE

LETTERS = st.text("ابتدرسعلمنويه", min_size=1, max_size=9)


def word(written):
    return load().words[written]


@pytest.mark.parametrize(
    ("written", "tense"),
    [
        ("استيقظ", "perfect"),
        ("أطلقت", "perfect"),
        ("وعقدت", "perfect"),
        ("ينبغي", "imperfect"),
        ("سيعقدون", "imperfect"),
        ("ويعمل", "imperfect"),
    ],
)
def test_a_finite_verb_has_its_tense(written, tense):
    assert word(written).verb == tense


@pytest.mark.parametrize(
    "written", ["وزير", "تقدم", "وسائل", "هناك", "سالم", "البيت", "إبرا", "تطوير", "بيان"]
)
def test_what_may_be_a_noun_or_a_name_is_no_verb(written):
    assert word(written).verb == ""


@pytest.mark.parametrize("written", ["هجوما", "كثيراً", "وتضليلًا", "إعلاميا", "مجددا"])
def test_an_accusative_is_known_with_and_without_tanwin(written):
    assert word(written).accusative


@pytest.mark.parametrize("written", ["سوريا", "رضا", "خطتها", "إبرا", "علينا"])
def test_what_only_ends_like_one_is_no_accusative(written):
    assert not word(written).accusative


def test_a_whole_word_wins_over_a_conjunction():
    assert word("وسائل").conjunction == ""
    assert word("فالح").cues == ()


def test_a_hamza_tells_that_it_is_two_words():
    assert {cue.conjunction for cue in word("فألح").cues} == {"ف"}


def test_names_places_and_things():
    assert word("الغامدي").name
    assert word("زيورخ").flags == PLACE
    assert word("ملاوي").flags == STATE
    assert word("المياه").thing and word("مياه").thing
    assert not word("وزير").thing


def test_an_unseen_form_of_a_stem_is_known():
    known = KnownWords({"perfect_stem": frozenset(["زلحف"]), "imperfect_stem": frozenset(["زلحف"])})
    assert known.bare_verb("زلحفوا") == "perfect"
    assert known.bare_verb("سيزلحفون") == "imperfect"
    assert known.verb("ويزلحف", "ويزلحف") == ("imperfect", "و")


def test_what_only_looks_like_a_form_is_refused():
    known = KnownWords({"imperfect_stem": frozenset(["قدم"]), "not_verb": frozenset(["تقدم"])})
    assert known.bare_verb("تقدم") == ""
    assert known.bare_verb("يقدم") == "imperfect"


def test_lines_of_one_class_add_up():
    table = read_table("# a note\nplace\tcounted\tا ب\nplace\tCLDR\tج\n")
    assert table == {"place": {"ا", "ب", "ج"}}


@given(LETTERS)
def test_any_word_is_looked_up_without_error(folded):
    known = load().known
    tense, conjunction = known.verb(folded, folded)
    assert tense in ("", "perfect", "imperfect")
    assert conjunction in ("", "و", "ف") and (tense or not conjunction)


def test_the_table_is_read_fast():
    best = min(_seconds() for _ in range(3))
    assert best < 0.05


def _seconds():
    started = time.process_time()
    known_words()
    return time.process_time() - started
