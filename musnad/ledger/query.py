"""What people ask for in words, as an expression of SQLite's full text (FTS5).

    query   : either (OR either)*
    either  : but (AND? but)*
    but     : one (NOT one)*
    one     : "(" query ")" | phrase in quotation marks | word | word*

A word stands for all its forms, in content, title or speaker's name; a phrase stands as it is, but
for hamzas and vowels; ``word*`` for all words that begin so. Stopwords are passed over beside
other words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from musnad.messages import message
from musnad.text.stemming import without_clitics
from musnad.text.terms import (
    all_terms,
    folded_words,
    is_stopword,
    name_terms,
    terms,
)

#: A phrase that is not closed goes on to the end.
_TOKEN = re.compile(r'"([^"]*+)"?|«([^»]*+)»?|“([^”]*+)”?|([()])|([^\s()"«“]++)')
#: Nobody asks for more, and brackets within brackets are read by calls within calls.
_LONGEST = 1_000
_OPERATORS = ("AND", "OR", "NOT")
#: So many brackets may stand within each other: FTS5 has a stack of 100 places.
_DEEPEST = 16
#: Fewer letters of a beginning say nothing without their article.
_SHORTEST = 2


class Indexed(NamedTuple):
    """The columns of a full text in which words are looked for.

    ``stems`` may be several columns, ``phrases`` is one whose stems stand in their order; what is
    empty is not there.
    """

    stems: str
    words: str
    names: str = ""
    phrases: str = ""


STATEMENTS = Indexed("{content title}", "words", names="speaker", phrases="title")
CLAIMS = Indexed("stems", "words")


class _Token(NamedTuple):
    kind: str
    text: str


class _Part(NamedTuple):
    """A piece of expression; ``is_telling`` is false for a stopword, which others may replace."""

    sql: str
    is_telling: bool = True


def expression_of(query: str, within: Indexed = STATEMENTS) -> str:
    """The FTS5 expression of ``query``; empty if it is. Raises ValueError that says why."""
    if len(query) > _LONGEST:
        reason = message("a question of more than {longest:,} characters", longest=_LONGEST)
        raise ValueError(reason)
    tokens = list(_tokens(query))
    if not tokens:
        if query.strip():
            raise ValueError(message("{query!r} has no word to look for", query=query))
        return ""
    return _Parser(query, tokens, within).parsed()


def named(column: str, name: str) -> str:
    """The FTS5 expression of a name's words in ``column``. Raises ValueError if it has none."""
    words = name_terms(name)
    if not words:
        raise ValueError(message("{name!r} has no word to look for", name=name))
    return f"{column} : ({' AND '.join(map(quoted, words))})"


def wanted_terms(query: str) -> frozenset[str]:
    """The stems that the words of ``query`` look for, to mark them; not those after NOT."""
    stems: set[str] = set()
    is_wanted = True
    for token in _tokens(query):
        if token.kind == "operator":
            is_wanted = token.text != "NOT"
        elif token.kind in ("word", "phrase"):
            if is_wanted:
                stems.update(terms(token.text) or all_terms(token.text))
            is_wanted = True
    return frozenset(stems)


def _tokens(query: str) -> Iterator[_Token]:
    for found in _TOKEN.finditer(query):
        *phrases, bracket, word = found.groups()
        if bracket:
            yield _Token("bracket", bracket)
        elif word in _OPERATORS:
            yield _Token("operator", word)
        elif word is None:
            phrase = next(p for p in phrases if p is not None)
            if folded_words(phrase):
                yield _Token("phrase", phrase)
        elif folded_words(word):
            yield _Token("prefix" if word.endswith("*") else "word", word)


class _Parser:
    def __init__(self, query: str, tokens: list[_Token], within: Indexed) -> None:
        self._query = query
        self._tokens = tokens
        self._within = within
        self._at = 0
        self._depth = 0

    def parsed(self) -> str:
        part = self._query_part()
        if self._at < len(self._tokens):
            raise self._fault(message("a bracket that opens nothing"))
        return part.sql

    def _query_part(self) -> _Part:
        parts = [self._either()]
        while self._take("operator", "OR"):
            parts.append(self._either())
        return parts[0] if len(parts) == 1 else _Part(_joined(" OR ", parts))

    def _either(self) -> _Part:
        parts = [self._but()]
        while True:
            if self._take("operator", "AND") or self._begins_one():
                parts.append(self._but())
            else:
                break
        telling = [part for part in parts if part.is_telling] or parts
        if len(telling) == 1:
            return telling[0]
        return _Part(_joined(" AND ", telling), telling[0].is_telling)

    def _but(self) -> _Part:
        parts = [self._one()]
        while self._take("operator", "NOT"):
            parts.append(self._one())
        # FTS5 takes them from the left.
        return parts[0] if len(parts) == 1 else _Part(_joined(" NOT ", parts))

    def _one(self) -> _Part:
        if self._take("bracket", "("):
            self._depth += 1
            if self._depth > _DEEPEST:
                raise self._fault(message("brackets within more than {most} others", most=_DEEPEST))
            part = self._query_part()
            if not self._take("bracket", ")"):
                raise self._fault(message("a bracket that is not closed"))
            self._depth -= 1
            return part
        if not self._begins_one():
            raise self._fault(message("AND, OR and NOT stand between two words"))
        token = self._tokens[self._at]
        self._at += 1
        if token.kind == "phrase":
            return _Part(self._phrase(token.text))
        if token.kind == "prefix":
            return _Part(self._beginning(token.text))
        words = [_Part(self._word(w), not is_stopword(w)) for w in folded_words(token.text)]
        telling = [word for word in words if word.is_telling] or words
        return telling[0] if len(telling) == 1 else _Part(_joined(" AND ", telling))

    def _begins_one(self) -> bool:
        if self._at >= len(self._tokens):
            return False
        token = self._tokens[self._at]
        return token.kind in ("word", "phrase", "prefix") or token == ("bracket", "(")

    def _take(self, kind: str, text: str) -> bool:
        if self._at < len(self._tokens) and self._tokens[self._at] == (kind, text):
            self._at += 1
            return True
        return False

    def _word(self, word: str) -> str:
        if is_stopword(word):
            return f"{self._within.words} : {quoted(word)}"
        [stem] = all_terms(word)
        found = f"{self._within.stems} : {quoted(stem)}"
        if not self._within.names:
            return found
        [name] = name_terms(word)
        return f"({found} OR {self._within.names} : {quoted(name)})"

    def _phrase(self, text: str) -> str:
        found = f"{self._within.words} : {quoted(' '.join(folded_words(text)))}"
        if not self._within.phrases:
            return found
        stems = " ".join(all_terms(text))
        return f"({found} OR {self._within.phrases} : {quoted(stems)})"

    def _beginning(self, text: str) -> str:
        words = folded_words(text)
        start = " ".join(words)
        bare = " ".join([*words[:-1], without_clitics(words[-1])])
        expression = f"{self._within.words} : {quoted(start)} *"
        if len(words) == 1 and len(bare) >= _SHORTEST:
            expression = f"({expression} OR {self._within.stems} : {quoted(bare)} *)"
        return expression

    def _fault(self, reason: str) -> ValueError:
        return ValueError(message("{query!r}: {reason}", query=self._query, reason=reason))


def _joined(operator: str, parts: list[_Part]) -> str:
    return f"({operator.join(part.sql for part in parts)})"


def quoted(words: str) -> str:
    """Words as FTS5 takes them as they stand."""
    doubled = words.replace('"', '""')
    return f'"{doubled}"'
