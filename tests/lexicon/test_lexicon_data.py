"""The files of the lexicon: every entry is one the code can use, and every verb is recognised."""

import tomllib
from importlib.resources import files
from typing import get_args

import pytest

import musnad
from musnad.article import Act
from musnad.lexicon import load, words
from musnad.text.folding import fold

FLAGS = {"that", "quote", "object", "addressee", "target", "weak", "document", "always"}
#: Flags of verbs alone.
VERB_FLAGS = {
    "relays",
    "relays_nouns",
    "learns",
    "after_speech",
    "even_negated",
    "asks_of",
    "tells_of",
    "judges",
    "renews",
    "believes",
}
LISTS = {"preps", "skip", "opens", "idiom"}
VERB_KEYS = (
    FLAGS
    | VERB_FLAGS
    | LISTS
    | {"act", "that_act", "imperfect", "participle", "perfect_only", "imperfect_only"}
)
NOUN_KEYS = FLAGS | LISTS | {"act", "suffix_only", "prints"}
PREPOSITION_KEYS = {"act", "after", "apart", "clause", "pronoun", "quotes"}
#: Prepositions that may lead to content.
PREPOSITIONS = {"ب", "ل", "إلى", "عن", "على", "من", "في"}
ACTS = set(get_args(Act))


def toml(name):
    return tomllib.loads(files("musnad.lexicon").joinpath(f"{name}.toml").read_text("utf-8"))


VERBS = toml("verbs")["verb"]
CUES = toml("cues")
NOMINALS = toml("nominals")["words"]
FUNCTION = toml("function")
OUTLETS = toml("outlets")


def check_frame(entry, keys):
    assert entry.keys() <= keys
    assert entry["act"] in ACTS
    assert all(entry.get(key, True) is True for key in FLAGS | VERB_FLAGS), (
        "leave out what is false"
    )
    assert set(entry.get("preps", ())) <= PREPOSITIONS
    for key in LISTS & entry.keys():
        assert entry[key] and all(isinstance(word, str) and word for word in entry[key])
        assert len(set(entry[key])) == len(entry[key])


def test_there_are_enough_reporting_words():
    assert len(VERBS) >= 250


@pytest.mark.parametrize("lemma", VERBS)
def test_verb(lemma):
    entry = VERBS[lemma]
    check_frame(entry, VERB_KEYS)
    assert entry["imperfect"][0] == "ي"
    assert entry["participle"]
    assert not (entry.get("perfect_only") and entry.get("imperfect_only"))
    ways = {"that", "quote", "object", "preps", "opens"}
    assert ways & entry.keys(), "no way to take content"


@pytest.mark.parametrize("lemma", VERBS)
def test_dictionary_forms_of_a_verb_are_cues(lemma):
    entry, skipped = VERBS[lemma], {fold(word) for word in VERBS[lemma].get("skip", ())}
    expected = []
    if not entry.get("imperfect_only"):
        expected.append(lemma)
    if not entry.get("perfect_only"):
        expected.append(entry["imperfect"])
    if entry["participle"] != "-":
        expected.append(entry["participle"] + "ا")
    for form in expected:
        if fold(form) not in skipped:
            # «ورد», «وعد» are verbs of their own: و before two letters is no sure conjunction.
            written = (form, "و" + form, "ف" + form) if len(fold(form)) > 2 else (form,)
            for word in {word for word in written if fold(word) not in skipped}:
                assert lemma in {cue.verb.lemma for cue in load().words[word].cues}, word


@pytest.mark.parametrize("lemma", CUES["noun"])
def test_noun(lemma):
    check_frame(CUES["noun"][lemma], NOUN_KEYS)
    assert lemma in {cue.verb.lemma for cue in load().words[lemma + "ه"].cues} or lemma[-1] in "ةىء"


@pytest.mark.parametrize("phrase", CUES["preposition"])
def test_preposition(phrase):
    entry = CUES["preposition"][phrase]
    assert entry.keys() <= PREPOSITION_KEYS
    assert entry["act"] in ACTS
    assert set(entry["after"]) <= PREPOSITIONS if "after" in entry else True
    who = "" if entry.get("pronoun") else "قال الوزير" if entry.get("clause") else "الوزير"
    after = {"ل": "للوزير", "عن": "عن الوزير"}
    text = " ".join(
        ("ألغيت الصفقة أمس،", phrase, after[entry["after"][0]] if entry["after"] else who)
    )
    (statement,) = musnad.read(text.rstrip() + ".").statements
    assert statement.act == entry["act"]
    assert statement.contents[0].text == "ألغيت الصفقة أمس"


@pytest.mark.parametrize("word", CUES["hearsay"]["words"])
def test_hearsay(word):
    assert any(cue.verb.hearsay for cue in load().words[word].cues)


def test_connectives_are_listed_once():
    phrases = CUES["boilerplate"]["phrases"]
    assert len(set(map(fold, phrases))) == len(phrases)


@pytest.mark.parametrize("name", NOMINALS)
def test_class_of_nouns(name):
    entries = NOMINALS[name]
    assert len(set(entries)) == len(entries)
    assert all(entry == " ".join(entry.split()) and entry for entry in entries)


@pytest.mark.parametrize("name", [name for name in NOMINALS if hasattr(words, name.upper())])
def test_nouns_are_recognised(name):
    flag = getattr(words, name.upper())
    # «إلغاء», «ألوية»: two letters that only look like the article.
    single = [
        entry
        for entry in NOMINALS[name]
        if " " not in entry and len(entry) > 2 and entry[:2] not in ("أل", "إل")
    ]
    lost = [entry for entry in single if not load().words[entry].flags & flag]
    assert lost == []


@pytest.mark.parametrize("name", FUNCTION["words"])
def test_class_of_function_words(name):
    entries = FUNCTION["words"][name]
    assert entries and len(set(entries)) == len(entries)


@pytest.mark.parametrize("agency", OUTLETS["agency"], ids=lambda agency: agency["name"])
def test_agency(agency):
    assert agency.keys() <= {"name", "variants", "bare"}
    assert agency["name"] not in agency["variants"]
    assert len(set(agency["variants"])) == len(agency["variants"])


@pytest.mark.parametrize("outlet", OUTLETS["outlet"], ids=lambda outlet: outlet["name"])
def test_outlet(outlet):
    assert outlet.keys() <= {"name", "ids", "variants", "bare", "country"}
    assert all(key == key.casefold().strip() for key in outlet["ids"])
    assert outlet["name"] not in outlet["variants"]
    assert len(set(outlet["variants"])) == len(outlet["variants"])


def test_no_id_belongs_to_two_outlets():
    keys = [key for outlet in OUTLETS["outlet"] for key in outlet["ids"]]
    assert len(set(keys)) == len(keys)
