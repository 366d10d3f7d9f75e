"""What the rules of a reading share: what was read so far, and what comes of it."""

from __future__ import annotations

import sys
from typing import Final

from musnad.attribution.model import Phrase, Range
from musnad.text.structure import Text

#: The name of a body in marks has no more words than these, nor has its noun more before them.
NAME_OF_BODY: Final = 4
#: Nor has a short one more.
SHORT_NAME: Final = 3
#: No source stands further than this many tokens behind its verb, for adverbials between.
LONGEST_ADVERBIAL: Final = 30
#: No source has more tokens.
_LONGEST: Final = 60
#: What a step of the reader gives where the reading ends: it is behind every token.
END: Final = sys.maxsize


#: No source, no media, no object.
NOTHING: Final = Phrase()


class Reader:
    """The state of one reading.

    Each step of it is a rule on this state, a token and its word or mark; it gives the next token
    to look at, or ``END``.
    """

    __slots__ = (
        "addressee", "aside_end", "begin", "end", "ended", "first", "follows", "in_relative",
        "is_late", "may_open", "media", "object_at", "seek_object", "skipping", "stop", "text",
        "verbs", "words",
    )  # fmt: skip

    def __init__(
        self,
        text: Text,
        begin: int,
        end: int,
        *,
        seek_object: bool,
        addressee: bool,
        follows: bool,
    ) -> None:
        self.text, self.words = text, text.words
        self.begin, self.end = begin, min(end, begin + _LONGEST)
        self.seek_object, self.addressee, self.follows = seek_object, addressee, follows
        self.first = self.stop = self.object_at = -1
        self.is_late = False
        self.media: list[Range] = []
        #: How many finite reporting verbs were passed.
        self.verbs = 0
        #: Within an adverbial before the source; behind the source's end; in a relative clause.
        self.skipping = self.ended = self.in_relative = False
        #: The comma that closes an adverbial right behind the verb («أكد، خلال لقائه وفدا، أن»).
        self.aside_end = -1
        #: Whether a noun phrase may end right here, so that another one may open.
        self.may_open = False

    def is_open(self) -> bool:
        """Whether there is a source that has not ended yet."""
        return self.first >= 0 and not self.ended


def is_cognate(reader: Reader, j: int) -> bool:
    """Whether a noun of the verb's own act, with an adjective, tells how («نفى … نفيا قاطعا»)."""
    word = reader.words[j]
    if not (word.folded.endswith("ا") and reader.text.after(j).folded.endswith("ا")):
        return False
    acts = {c.verb.act for c in reader.text.before(reader.begin).cues}
    noun = reader.text.lexicon.words[word.folded[:-1]]
    return any(c.form.tense == "noun" and c.verb.act in acts for c in noun.cues)
