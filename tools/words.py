#!/usr/bin/env python3
"""Count what the words of the news are, for ``musnad/lexicon/words.tsv``.

usage: PYTHONPATH=benchmarks python tools/words.py [SHARED] > musnad/lexicon/words.tsv

SHARED is the folder that holds ``data`` (default: ../shared). A word belongs to a class if it
stands often enough where only that class stands, and hardly ever where it cannot; how often is
said beside each class below. What the lexicon's other files list is left out. Names of countries
are those of CLDR, through Babel. docs/lexicon.md says what the classes are.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from enum import IntEnum, auto
from itertools import chain
from pathlib import Path

from babel import Locale
from corpus import hespress_jazeera, saudinewsnet

from musnad.article import Article
from musnad.lexicon import Lexicon, load
from musnad.lexicon.known import KnownWords, imperfect_stems, perfect_stems
from musnad.lexicon.words import (
    BREAK,
    GIVEN,
    NOT_VERBS,
    PLACE,
    STATE,
    STOP,
    TITLE,
    WORD,
    Word,
)
from musnad.text.folding import FATHATAN, fold
from musnad.text.tokens import split

#: Without «من», which is «who», too.
_PREPOSITIONS = frozenset(map(fold, "في إلى على عن مع منذ خلال بين بعد قبل تحت حول ضد".split()))
_NEGATIONS = frozenset("لم لن ولم ولن سوف وسوف".split())
_QAD = frozenset("قد وقد لقد ولقد".split())
_RELATIVES = frozenset("الذي التي الذين".split())
_THAT = frozenset("ان وان بان لان".split())
_PLACE_HEADS = frozenset(
    map(fold, "مدينة بمدينة محافظة بمحافظة بلدة ببلدة قرية بقرية ولاية بولاية إقليم بإقليم".split())
)


#: Words that were seen more rarely are left out.
_FEWEST = 3


class At(IntEnum):
    """Where a word was counted."""

    ANY = 0
    AFTER_PREPOSITION = auto()
    AFTER_NEGATION = auto()
    AFTER_QAD = auto()
    AFTER_RELATIVE = auto()
    AFTER_THAT = auto()
    OPENING = auto()
    OPENING_BEFORE_DEFINITE = auto()
    BEFORE_DEFINITE = auto()
    AFTER_TITLE = auto()
    AFTER_NAME = auto()
    BEFORE_NAME = auto()
    AFTER_DEFINITE = auto()
    AFTER_PLACE_HEAD = auto()
    AFTER_SAYING = auto()
    WITH_TANWIN = auto()
    WITH_TA_MARBUTA = auto()


Counts = list[int]


def count(articles: Iterable[Article], lexicon: Lexicon) -> dict[str, Counts]:
    """How often each folded word stands where, over articles of different texts."""
    counts: defaultdict[str, Counts] = defaultdict(lambda: [0] * len(At))
    seen: set[str] = set()
    for article in articles:
        opening = article.text[:400]
        if opening in seen:
            continue
        seen.add(opening)
        _count_text([lexicon.words[piece] for piece in split(article.text)[0]], counts, lexicon)
    return {form: row for form, row in counts.items() if row[At.ANY] >= _FEWEST}


def _count_text(words: list[Word], counts: defaultdict[str, Counts], lexicon: Lexicon) -> None:
    empty = lexicon.empty
    for k, word in enumerate(words):
        if word.type != WORD:
            continue
        before = words[k - 1] if k else empty
        after = words[k + 1] if k + 1 < len(words) else empty
        here = counts[word.folded]
        here[At.ANY] += 1
        for at in _places(before, word, after):
            here[at] += 1


def _places(before: Word, word: Word, after: Word) -> Iterator[At]:
    definite = after.type == WORD and after.folded.startswith("ال") and len(after.folded) > 4
    if definite:
        yield At.BEFORE_DEFINITE
    if FATHATAN in word.raw[-2:]:
        yield At.WITH_TANWIN
    if word.raw.endswith("ة"):
        yield At.WITH_TA_MARBUTA
    if after.folded == "بن" or _is_given(after):
        yield At.BEFORE_NAME
    if before.type in (BREAK, STOP):
        yield At.OPENING
        if definite:
            yield At.OPENING_BEFORE_DEFINITE
    elif before.type == WORD:
        yield from _places_behind(before)


def _places_behind(before: Word) -> Iterator[At]:
    for words, at in (
        (_PREPOSITIONS, At.AFTER_PREPOSITION),
        (_NEGATIONS, At.AFTER_NEGATION),
        (_QAD, At.AFTER_QAD),
        (_RELATIVES, At.AFTER_RELATIVE),
        (_THAT, At.AFTER_THAT),
        (_PLACE_HEADS, At.AFTER_PLACE_HEAD),
    ):
        if before.folded in words:
            yield at
            return
    if _says(before):
        yield At.AFTER_SAYING
    elif before.flags & TITLE and not before.conjunction:
        yield At.AFTER_TITLE
    elif before.folded == "بن" or _is_given(before):
        yield At.AFTER_NAME
    elif before.definite:
        yield At.AFTER_DEFINITE


def _is_given(word: Word) -> bool:
    return word.flags == GIVEN and not (word.preposition or word.conjunction)


def _says(word: Word) -> bool:
    """Whether a verb of saying stands here that takes no noun phrase for its content."""
    if not word.cues or word.flags:
        return False
    verb, form = word.cues[0].verb, word.cues[0].form
    is_said = word.cues[0].finite and form.person == 3 and form.number == "s" and not form.suffix
    return is_said and verb.that and not (verb.object or verb.weak or verb.addressee)


class Counted:
    """What was counted, and the questions that decide a word's classes."""

    def __init__(self, counts: dict[str, Counts], lexicon: Lexicon) -> None:
        self.counts = counts
        self.lexicon = lexicon
        self._none = [0] * len(At)

    def of(self, form: str) -> Counts:
        return self.counts.get(form, self._none)

    def times(self, form: str) -> int:
        return self.of(form)[At.ANY]

    def with_conjunctions(self, form: str) -> Counts:
        """The counts of a form, with و and ف before it too."""
        rows = (self.of(form), self.of("و" + form), self.of("ف" + form))
        return [sum(column) for column in zip(*rows, strict=True)]

    def with_article(self, stem: str) -> int:
        """How often a stem has the article, whatever stands before that."""
        forms = (*(p + "ال" + stem for p in ("", "و", "ف", "ب", "ك", "وب")), "لل" + stem)
        return sum(map(self.times, (*forms, "ولل" + stem)))

    def is_listed(self, form: str, classes: int = NOT_VERBS) -> bool:
        """Whether the lexicon's other files list a form, as one of ``classes``."""
        return bool(self.lexicon.classes.get(form, 0) & classes)

    def is_joined(self, form: str) -> bool:
        """Whether a form is rather a conjunction and another word."""
        if form[0] not in "وف" or self.with_article(form) > 0.1 * self.times(form):
            return False
        return self.times(form[1:]) * 3 >= self.times(form)

    def is_definite(self, form: str) -> bool:
        return form.startswith(_ARTICLES) and len(form) > 4

    def noun_share(self, form: str) -> float:
        """How much of a form stands where a finite verb cannot."""
        row = self.with_conjunctions(form)
        places = (
            At.AFTER_PREPOSITION, At.AFTER_TITLE, At.AFTER_NAME, At.WITH_TANWIN, At.WITH_TA_MARBUTA,
        )  # fmt: skip
        nouns = sum(row[at] for at in places) + self.with_article(form)
        return nouns / max(1, row[At.ANY])

    def verbal(self, form: str) -> int:
        """How often a form stands where a finite verb does, its subject's place left out."""
        row = self.with_conjunctions(form)
        places = [At.AFTER_QAD, At.AFTER_RELATIVE]
        if form[0] in "اينت":  # nothing but an imperfect stands behind «لم», and behind «أن» rather
            places += [At.AFTER_NEGATION, At.AFTER_THAT]
        return sum(row[at] for at in places)

    def is_open(self, form: str) -> bool:
        """Whether a form is bare of article and conjunction, and of some length."""
        is_definite = form.startswith(_ARTICLES) and len(form) > 4
        return len(form) > 2 and not is_definite and not self.is_joined(form)

    def is_noun_with_pronoun(self, form: str) -> bool:
        """Whether a form is rather a noun and a possessive («قادتها», «استضافتها»)."""
        for ending in ("هما", "ها", "هم", "ه", "نا"):
            base = form.removesuffix(ending)
            if base == form or len(base) < 3:
                continue
            nouns = [base, base[:-1] + "ه"] if base.endswith("ت") else [base]
            return any(self.with_article(n) >= 3 and self.noun_share(n) > _MOST_NOUN for n in nouns)
        return False


_ARTICLES = ("ال", "وال", "فال", "بال", "كال", "لل")
#: A verb is seen so often, so many times (and at least so much of the whole) where verbs stand,
#: and hardly ever where they cannot.
_ONLY_NEGATED = 0.6
#: A frequent word that begins with «ي» and is no noun needs less.
_OFTEN, _SHARE_WITH_PREFIX = 30, 0.04
_SEEN, _VERBAL, _VERBAL_SHARE, _MOST_NOUN = 6, 2, 0.15, 0.12


def verbs(counted: Counted) -> dict[str, set[str]]:
    """Finite verbs: forms, the stems of which unseen forms are known, and what only looks so."""
    seen = {form for form in counted.counts if _is_verb(counted, form)}
    sure = set(chain.from_iterable(imperfect_stems(form) for form in seen if form[0] == "ي"))
    imperfect = {form for form in seen if _is_imperfect(counted, form, sure)}
    perfect = seen - imperfect
    # A stem is sure if two of its forms were seen.
    perfect_stem = _repeated(chain.from_iterable(map(_perfect_stems, perfect)))
    imperfect_stem = _repeated(chain.from_iterable(map(imperfect_stems, imperfect)))
    rules = KnownWords(
        {"perfect_stem": frozenset(perfect_stem), "imperfect_stem": frozenset(imperfect_stem)}
    )
    made = {form for form in counted.counts if rules.bare_verb(form) and counted.is_open(form)}
    return {
        "perfect": {f for f in perfect if rules.bare_verb(f) != "perfect"},
        "perfect_stem": perfect_stem,
        "imperfect": {f for f in imperfect if rules.bare_verb(f) != "imperfect"},
        "imperfect_stem": imperfect_stem,
        "not_verb": {f for f in made - seen if _is_no_verb(counted, f)},
    }


def _is_verb(counted: Counted, form: str) -> bool:
    if not counted.is_open(form) or counted.is_listed(form):
        return False
    row = counted.with_conjunctions(form)
    verbal = counted.verbal(form)
    if row[At.AFTER_NEGATION] > _ONLY_NEGATED * row[At.ANY]:
        return False  # «يتسن» is one behind «لم» only, and «ويتسن» a name
    share = (verbal + row[At.OPENING_BEFORE_DEFINITE]) / row[At.ANY]
    least = _SHARE_WITH_PREFIX if form[0] == "ي" and row[At.ANY] >= _OFTEN else _VERBAL_SHARE
    return (
        row[At.ANY] >= _SEEN
        and verbal >= _VERBAL
        and share >= least
        and counted.noun_share(form) <= _MOST_NOUN
        and not counted.is_noun_with_pronoun(form)
    )


def _is_imperfect(counted: Counted, form: str, stems: set[str]) -> bool:
    if form[0] not in "يتنس" or len(form) < 3:
        return False
    negated = form[0] != "س" and counted.of(form)[At.AFTER_NEGATION] > 0
    return negated or any(stem in stems for stem in imperfect_stems(form))


def _is_no_verb(counted: Counted, form: str) -> bool:
    """Whether a form that a stem makes was seen, and not as a verb."""
    if counted.is_listed(form) or counted.noun_share(form) > _MOST_NOUN:
        return True
    if counted.is_noun_with_pronoun(form):
        return True
    row = counted.with_conjunctions(form)
    verbal = counted.verbal(form) + row[At.OPENING_BEFORE_DEFINITE]
    is_bare = form[0] == "ت" or form.endswith("ت")
    return is_bare and row[At.ANY] >= 2 * _SEEN and verbal < 0.05 * row[At.ANY]


def _perfect_stems(form: str) -> Iterator[str]:
    yield form
    yield from perfect_stems(form)


def _repeated(items: Iterable[str]) -> set[str]:
    return {item for item, times in Counter(items).items() if times > 1}


#: An accusative is written with tanwin at least twice, and so often of all.
_TANWIN, _TANWIN_SHARE = 2, 0.05


def accusatives(counted: Counted) -> set[str]:
    """Indefinite accusatives («هجوما»), by the tanwin that some writers set."""
    found = set()
    for form, row in counted.counts.items():
        if not form.endswith("ا") or counted.is_joined(form):
            continue
        marked = row[At.WITH_TANWIN]
        is_marked = marked >= _TANWIN and marked >= _TANWIN_SHARE * row[At.ANY]
        if is_marked and not counted.is_listed(form, GIVEN | PLACE | STATE):
            found.add(form)
    return found


#: An adjective with the article stands so often behind a definite noun, and a noun less.
_ADJECTIVE_SHARE, _FEWEST_ADJECTIVES = 0.45, 8


def adjectives(counted: Counted) -> set[str]:
    """Adjectives that do not show it by their ending, by agreement in definiteness."""
    found = set()
    for form, row in counted.counts.items():
        if not form.startswith("ال") or len(form) < 5 or row[At.ANY] < _FEWEST_ADJECTIVES:
            continue
        stem = form[2:]
        names = row[At.AFTER_NAME] + row[At.AFTER_TITLE]
        agrees = row[At.AFTER_DEFINITE] > _ADJECTIVE_SHARE * row[At.ANY]
        # nouns stand behind prepositions, too
        is_noun = row[At.AFTER_PREPOSITION] > 0.1 * row[At.ANY]
        is_number = counted.lexicon.words[stem].number is not None
        is_other = is_noun or is_number or names >= 0.1 * row[At.ANY]
        if agrees and not is_other and not counted.is_listed(stem):
            found.add(stem)
    return {stem for stem in found if not stem.endswith(_NISBA)}


#: Adjectives of relation, which their ending tells.
_NISBA = ("ي", "يه", "يين", "يون", "يات")


#: A name is seen so often, so much of it behind a title or a name, and elsewhere hardly ever.
_NAMED, _NAME_SHARE, _NOT_NAMED = 5, 0.35, 0.15


def names(counted: Counted, known: KnownWords) -> set[str]:
    """Names of persons, by the titles and names before them."""
    return {form for form in counted.counts if _is_name(counted, known, form)}


def _is_name(counted: Counted, known: KnownWords, form: str) -> bool:
    row = counted.of(form)
    times = row[At.ANY]
    behind = row[At.AFTER_NAME] + row[At.AFTER_TITLE]
    if times < _NAMED or behind < _NAME_SHARE * times:
        return False
    stem = form[2:] if form.startswith("ال") and len(form) > 4 else form
    if len(stem) < 3 or counted.is_listed(stem, ~0) or counted.is_listed(form, ~0):
        return False
    if form[0] in "وفبلك" and counted.times(form[1:]) >= 3:
        return False  # «لمحمد»
    if row[At.WITH_TANWIN] or row[At.WITH_TA_MARBUTA] * 2 > times or known.bare_verb(form):
        return False
    if form == stem and counted.with_article(form) > 0.3 * times:
        return False
    others = row[At.AFTER_DEFINITE] + row[At.AFTER_PREPOSITION] + counted.verbal(form)
    return others <= _NOT_NAMED * times and not counted.is_noun_with_pronoun(form)


def places(counted: Counted, known: KnownWords) -> set[str]:
    """Towns and provinces, by «مدينة» and its like before them."""
    found = set()
    for form, row in counted.counts.items():
        behind = row[At.AFTER_PLACE_HEAD]
        if behind < 3 or behind < 0.2 * row[At.ANY] or counted.is_listed(form, ~0):
            continue
        if not counted.is_definite(form) and counted.with_article(form) > 0.1 * row[At.ANY]:
            continue  # «مدينة صناعية»
        if row[At.WITH_TANWIN] or (form.endswith("يه") and counted.with_article(form)):
            continue
        is_joined = form[0] in "وفبلك" and counted.times(form[1:]) >= 3
        if not (is_joined or known.bare_verb(form) or counted.is_noun_with_pronoun(form)):
            found.add(form)
    return found


def countries() -> set[str]:
    """The names of countries of one word, from CLDR."""
    territories = Locale("ar").territories
    names = [fold(name) for code, name in territories.items() if code.isalpha()]
    return {name for name in names if " " not in name and name.isalpha()}


#: A thing is seen so often, with the article and behind prepositions so often, and behind a verb
#: of saying not once in so many times.
_NOUNS, _DEFINITE_SHARE, _NOUN_SHARE, _SPEAKS = 150, 0.05, 0.2, 0.001
#: What counting takes for a thing and a reader does not.
_LEFT_OUT = Path(__file__).with_name("words_left_out.txt")
#: Endings of persons in the plural, and of adjectives of relation.
_OF_PERSONS = ("ون", "ين", *_NISBA)


def things(counted: Counted, adjective: set[str]) -> set[str]:
    """Common nouns of what does not speak, by what never stands behind verbs of saying."""
    lines = _LEFT_OUT.read_text("utf-8").splitlines()
    left_out = {word for line in lines if not line.startswith("#") for word in line.split()}
    found = set()
    for form in counted.counts:
        if not counted.is_open(form) or counted.is_listed(form, ~0) or form in adjective:
            continue
        definite = counted.with_article(form)
        row = counted.with_conjunctions(form)
        times = row[At.ANY] + definite
        if times < _NOUNS or definite < _DEFINITE_SHARE * times or form.endswith(_OF_PERSONS):
            continue
        said = row[At.AFTER_SAYING] + counted.of("ال" + form)[At.AFTER_SAYING]
        if counted.noun_share(form) >= _NOUN_SHARE and said <= _SPEAKS * times:
            found.add(form)
    return found - left_out


def whole(counted: Counted) -> set[str]:
    """Nouns that begin like one with a clitic («وسائل», «فدان»): what is left is much rarer."""
    found = set()
    for form, row in counted.counts.items():
        if form[0] not in "وف" or len(form) < 4 or counted.is_definite(form):
            continue
        rest = counted.with_conjunctions(form[1:])[At.ANY] - row[At.ANY]
        definite = counted.with_article(form)
        if definite >= 3 and definite > 0.1 * row[At.ANY] and rest < row[At.ANY] + definite:
            found.add(form)
    return found


def main(shared: Path) -> None:
    """Print the table."""
    lexicon = load()
    lexicon.known = KnownWords({})  # so that what was counted before decides nothing
    articles = chain(saudinewsnet(shared / "data"), hespress_jazeera(shared / "data"))
    for name, source, words in table(Counted(count(articles, lexicon), lexicon)):
        print(name, source, " ".join(sorted(words)), sep="\t")


def table(counted: Counted) -> Iterator[tuple[str, str, set[str]]]:
    """Each class with its source and its words."""
    kinds = verbs(counted)
    known = KnownWords({name: frozenset(words) for name, words in kinds.items()})
    adjective = adjectives(counted)
    kinds |= {
        "accusative": accusatives(counted),
        "adjective": adjective,
        "name": names(counted, known),
        "place": places(counted, known),
        "thing": things(counted, adjective),
        "whole": whole(counted),
    }
    for name in sorted(kinds):
        yield name, "counted", kinds[name]
    yield "state", "CLDR", {name for name in countries() if not counted.is_listed(name, ~0)}


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared"))
