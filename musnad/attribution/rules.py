"""Which rules of a registry are asked of a word: those that it alone does not rule out.

Most rules begin from one word and have something to say of few («it ends at «في كلمته»» only of
«في»). What a rule wants of that word, whatever stands around it, is its condition. Conditions are
looked at once for each spelling and kept as bits, so that a registry of twenty rules costs a
look-up and the two or three calls that can tell something.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, Generic, TypeVar

from musnad.lexicon import Cue, Lexicon, load
from musnad.lexicon.words import Word

_Rule = TypeVar("_Rule", bound=Callable[..., object])
_Key = TypeVar("_Key", Word, Cue)

#: So many words are remembered, then all are forgotten: a vocabulary, not a log.
_MOST: Final = 1 << 15


class Conditions(Generic[_Key]):
    """What rules want of one word that they look at; a rule without a condition wants nothing."""

    def __init__(self) -> None:
        self._of: dict[Callable[..., object], Callable[[_Key, Lexicon], bool]] = {}

    def want(self, condition: Callable[[_Key, Lexicon], bool]) -> Callable[[_Rule], _Rule]:
        """Decorates a rule that says nothing where ``condition`` of the word does not hold."""

        def wanting(rule: _Rule) -> _Rule:
            self._of[rule] = condition
            return rule

        return wanting

    def of(self, rule: Callable[..., object]) -> Callable[[_Key, Lexicon], bool] | None:
        """What ``rule`` wants."""
        return self._of.get(rule)

    def over(self, rules: Sequence[Callable[..., object]]) -> Bits[_Key]:
        """The table of ``rules`` by word."""
        return Bits([self.of(rule) for rule in rules])

    def among(self, rules: Sequence[_Rule]) -> Asked[_Key, _Rule]:
        """Those of ``rules`` that are asked, by word."""
        return Asked(self.over(rules), rules)


class Bits(dict[_Key, int]):
    """Word → a bit for each rule whose condition it fulfils, that of the first rule lowest."""

    __slots__ = ("_conditions",)

    def __init__(self, conditions: Sequence[Callable[[_Key, Lexicon], bool] | None]) -> None:
        super().__init__()
        self._conditions: Sequence[Callable[[_Key, Lexicon], bool] | None] = conditions

    def __missing__(self, word: _Key) -> int:
        if len(self) >= _MOST:
            self.clear()
        bits = self[word] = self.found(word)
        return bits

    def found(self, word: _Key) -> int:
        """The bits of a word, looked at anew."""
        lexicon, bits = load(), 0
        for at, condition in enumerate(self._conditions):
            if condition is None or condition(word, lexicon):
                bits |= 1 << at
        return bits


class Chosen(dict[int, tuple[_Rule, ...]]):
    """Bits → their rules, in the order of the registry."""

    __slots__ = ("_rules",)

    def __init__(self, rules: Sequence[_Rule]) -> None:
        super().__init__()
        self._rules = rules

    def __missing__(self, bits: int) -> tuple[_Rule, ...]:
        chosen = tuple(rule for at, rule in enumerate(self._rules) if bits >> at & 1)
        self[bits] = chosen
        return chosen


class Asked(dict[_Key, tuple[_Rule, ...]]):
    """Word → the rules whose conditions it fulfils, in the order of the registry."""

    __slots__ = ("_bits", "_chosen")

    def __init__(self, bits: Bits[_Key], rules: Sequence[_Rule]) -> None:
        super().__init__()
        self._bits: Bits[_Key] = bits
        self._chosen: Chosen[_Rule] = Chosen(rules)

    def __missing__(self, word: _Key) -> tuple[_Rule, ...]:
        if len(self) >= _MOST:
            self.clear()
        asked = self[word] = self._chosen[self._bits.found(word)]
        return asked
