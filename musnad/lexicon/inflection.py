"""Inflection of reporting verbs: from four dictionary forms to every form the news writes.

Only the written skeleton matters (no short vowels), so one rule per weak class is enough.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal

import msgspec

Tense = Literal["perfect", "imperfect", "participle", "noun", "preposition"]

#: Object pronouns that news writes on a reporting verb.
_OBJECTS: Final = ("ه", "ها", "هم", "هما", "هن", "نا", "ني", "ك", "كم")
#: Possessive pronouns on a verbal noun, with the gender and number of the one who speaks.
_POSSESSORS: Final[tuple[tuple[str, str, str], ...]] = (
    ("ه", "m", "s"),
    ("ها", "f", "s"),
    ("هم", "m", "p"),
    ("هما", "", "d"),
    ("هن", "f", "p"),
    ("نا", "", "p"),
    ("ي", "", "s"),
)


class Form(msgspec.Struct, frozen=True):
    """One inflected form. ``gender`` is m, f or empty (both), ``number`` s, d, p or empty.

    ``suffix`` is the pronoun written on it, or empty.
    """

    text: str
    tense: Tense
    person: int
    gender: str
    number: str
    suffix: str = ""


def perfect_forms(lemma: str) -> Iterator[Form]:
    """All forms of the perfect whose 3rd person masculine singular is ``lemma``."""
    weak = lemma[-1] in "ىا"
    stem = lemma[:-1] if weak else lemma
    plural = stem + "و"
    for text, gender, number in (
        (lemma, "m", "s"),
        (stem + "ت", "f", "s"),
        (plural + "ا", "m", "p"),
    ):
        yield Form(text, "perfect", 3, gender, number)
        bare = {"m": stem + "ا" if weak else lemma, "f": text}[gender] if number == "s" else plural
        for suffix in _OBJECTS:
            yield Form((bare + suffix).replace("أا", "آ"), "perfect", 3, gender, number, suffix)
    if weak:
        glide = "و" if lemma[-1] == "ا" else "ي"
        yield Form(stem + glide + "ا", "perfect", 3, "m", "d")
        yield Form(stem + glide + "ن", "perfect", 3, "f", "p")
        first = stem + glide
    else:
        yield Form(lemma + "ا", "perfect", 3, "m", "d")
        # A hollow verb shortens before a consonant: قال → قلن، أشار → أشرنا.
        hollow = len(lemma) >= 3 and lemma[-2] == "ا"
        first = lemma[:-2] + lemma[-1] if hollow else lemma
        yield Form(first + "ن", "perfect", 3, "f", "p")
    yield Form(stem + "تا", "perfect", 3, "f", "d")
    yield Form(first + "نا", "perfect", 1, "", "p")
    if first != stem:
        yield Form(first + "ت", "perfect", 1, "", "s")


def imperfect_forms(lemma: str) -> Iterator[Form]:
    """All forms of the imperfect whose 3rd person masculine singular is ``lemma``."""
    stem = lemma[1:]
    weak = stem[-1] in "ويى"
    core = stem[:-1] if weak else stem
    dual = core + ("ي" if stem[-1] == "ى" else stem[-1]) if weak else core
    objective = core + "ا" if stem[-1] == "ى" else stem
    for prefix, person, gender, number in (
        ("ي", 3, "m", "s"),
        ("ت", 3, "f", "s"),
        ("أ", 1, "", "s"),
        ("ن", 1, "", "p"),
    ):
        yield Form(prefix + stem, "imperfect", person, gender, number)
        for suffix in _OBJECTS:
            yield Form(prefix + objective + suffix, "imperfect", person, gender, number, suffix)
    yield Form("ي" + core + "ون", "imperfect", 3, "m", "p")
    yield Form("ي" + core + "وا", "imperfect", 3, "m", "p")
    for suffix in _OBJECTS:
        yield Form("ي" + core + "ون" + suffix, "imperfect", 3, "m", "p", suffix)
    yield Form("ي" + dual + "ان", "imperfect", 3, "m", "d")
    yield Form("ت" + dual + "ان", "imperfect", 3, "f", "d")
    yield Form("ي" + dual + "ن", "imperfect", 3, "f", "p")


def participle_forms(lemma: str) -> Iterator[Form]:
    """The forms of an active participle that report: accusative, feminine, dual, plural."""
    weak = lemma[-1] == "ي"
    core = lemma[:-1] if weak else lemma
    yield Form(lemma + "ا", "participle", 3, "m", "s")
    yield Form(lemma + "ة", "participle", 3, "f", "s")
    yield Form(core + "ين", "participle", 3, "m", "p")
    yield Form(lemma + "ات", "participle", 3, "f", "p")
    yield Form(lemma + "تين", "participle", 3, "f", "d")
    if weak:
        yield Form(lemma + "ين", "participle", 3, "m", "d")


def noun_forms(lemma: str) -> Iterator[Form]:
    """A verbal noun, bare and with the pronoun of the one who speaks («تأكيده»)."""
    yield Form(lemma, "noun", 3, "", "")
    bases = [lemma]
    if lemma.endswith("ة"):
        bases = [lemma[:-1] + "ت"]
    elif lemma.endswith("ى"):
        bases = [lemma[:-1] + "ا"]
    elif lemma.endswith("اء"):
        bases = [lemma[:-1] + seat for seat in "ءئؤ"]
    for base in bases:
        for suffix, gender, number in _POSSESSORS:
            yield Form(base + suffix, "noun", 3, gender, number, suffix)
