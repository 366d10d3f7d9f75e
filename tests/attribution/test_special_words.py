"""Words that no rule of a phrase has anything to say of are told by their spelling alone."""

from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from musnad.attribution import phrases
from musnad.lexicon import load
from musnad.text.structure import Text

_LEXICON = load()
_LISTS = msgspec.structs.asdict(_LEXICON.function).values()
_SPELLINGS = sorted(
    {word for words in _LISTS for word in words}
    | _LEXICON.classes.keys()
    | _LEXICON.phrases.keys()
    | _LEXICON.to_outlets.keys()
)
_words = st.sampled_from(_SPELLINGS).filter(str.strip)


@given(_words, _words, _words, st.booleans(), st.booleans(), st.booleans())
def test_no_rule_decides_at_a_word_that_is_not_special(
    before: str, spelling: str, after: str, has_source: bool, ended: bool, skipping: bool
) -> None:
    text = Text(f"كتب {before} {spelling} {after} القديمة أن", "text", _LEXICON)
    for j, word in enumerate(text.words):
        if word.special or word.plain:
            continue
        for rule in phrases._SPECIAL:
            reader = phrases._Reader(
                text, 1, text.length, seek_object=False, addressee=False, follows=False
            )
            reader.first, reader.stop = (1, 2) if has_source else (-1, -1)
            reader.ended, reader.skipping = ended, skipping
            assert rule(reader, j, word) is None, (word.raw, rule)
