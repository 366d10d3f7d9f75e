"""Function words: closed classes and short lists of words that the grammar looks for by name."""

from __future__ import annotations

from typing import Any

import msgspec

from musnad.text.folding import fold


class FunctionWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The lists of ``function.toml``, folded; what each is for is said there.

    Tuples are stems: other forms of the word begin with them.
    """

    complementiser: frozenset[str]
    relative: frozenset[str]
    negation: frozenset[str]
    particle: frozenset[str]
    be: frozenset[str]
    opener: frozenset[str]
    subordinator: frozenset[str]
    preposition: frozenset[str]
    adverbial: frozenset[str]
    aside: frozenset[str]
    naming: frozenset[str]
    rubric: frozenset[str]
    pronoun: frozenset[str]
    demonstrative: frozenset[str]
    attribute: frozenset[str]
    time_adjective: frozenset[str]
    provision: frozenset[str]
    said_object: frozenset[str]
    interrogative: frozenset[str]
    prayer: frozenset[str]
    blessing: frozenset[str]
    quantifier: frozenset[str]
    speaker_noun: frozenset[str]
    manner: frozenset[str]
    deity: frozenset[str]
    speech_occasion: frozenset[str]
    not_before_that: frozenset[str]
    set_phrase: frozenset[str]
    joining: frozenset[str]
    if_was: frozenset[str]
    part_of: frozenset[str]
    stands_for: tuple[str, ...]
    put_over: tuple[str, ...]
    in_charge: tuple[str, ...]
    issued: tuple[str, ...]
    pronoun_clause: frozenset[str]
    who_is: frozenset[str]
    bare_to: frozenset[str]
    to_medium: frozenset[str]
    on_air_preposition: frozenset[str]
    on_air: frozenset[str]
    network: frozenset[str]
    during: frozenset[str]
    far_occasion: frozenset[str]
    pointing: frozenset[str]
    toward: frozenset[str]
    first_time: frozenset[str]
    private: frozenset[str]
    unclosing: frozenset[str]
    of_office: frozenset[str]
    pronoun_of: frozenset[str]
    this: frozenset[str]
    by_this: frozenset[str]
    in_it: frozenset[str]
    just_as: frozenset[str]
    as_for: frozenset[str]
    told_by_clause: frozenset[str]
    not_before_report: frozenset[str]
    condition: frozenset[str]
    done: frozenset[str]
    before_verbal_noun: frozenset[str]
    before_comment: frozenset[str]
    what_is: frozenset[str]
    between: frozenset[str]
    around: frozenset[str]
    in_occasion: frozenset[str]
    on_occasion: frozenset[str]
    his_words: frozenset[str]
    what: frozenset[str]
    with_it: frozenset[str]
    fronting: frozenset[str]
    saying_time: frozenset[str]
    contrast: frozenset[str]
    but: tuple[str, ...]
    at_occasion: frozenset[str]
    hanging: frozenset[str]
    pointer: frozenset[str]
    one_of: frozenset[str]
    one: frozenset[str]
    body_of_offices: frozenset[str]
    on_behalf: frozenset[str]


def function_words(lists: dict[str, Any]) -> FunctionWords:
    """The lists as sets of folded words. Raises msgspec.ValidationError for a list nobody knows."""
    return msgspec.convert(
        {name: list(map(fold, words)) for name, words in lists.items()}, FunctionWords
    )
