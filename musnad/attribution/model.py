"""What attribution makes of a sentence, stage by stage; none of it ever changes.

Token numbers stand for places until the very end. A **phrase** is who may speak, a **marker** what
opens a content; a **frame** is a reporting word with the parts that its construction found around
it, an **extent** where its content ends; a **report** is a frame whose content has its end, with
the report in whose words it is told; a **mention** is its source as the speakers are compared.

Records are not compiled: see ``pyproject.toml``.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final, Literal

import msgspec

from musnad.article import Kind
from musnad.lexicon import Cue
from musnad.lexicon.words import Word
from musnad.text.structure import Text

#: Tokens first and stop (excluded), and how many folded letters of the first are clitics.
Range = tuple[int, int, int]
#: What opens a content. "postposed": nothing does, the content stands before its attribution.
Opener = Literal["that", "quote", "colon", "preposition", "object", "clause", "postposed"]


class Construction(StrEnum):
    """How a reporting word takes its source and its content; the value names it in readings."""

    VERB = "verb"
    #: «نقل موقع … عن مصدر أن …»: the one behind «عن» speaks.
    RELAY = "relay"
    #: «جاء في البيان أن …»
    DOCUMENT = "document"
    #: «القرارات التي أعلنها الوزير»: the antecedent is what was said.
    RELATIVE = "relative-object"
    #: «"…"، قال الوزير»
    AFTER_SPEECH = "verb-postposed"
    #: «السد، يقول الوزير، آمن»
    INSERTED = "verb-inserted"
    #: «قيل إن»
    HEARSAY = "hearsay"
    PARTICIPLE = "participle"
    NOUN = "noun"
    #: «وفقا لـ …، فإن …»
    PREPOSED = "according-to-preposed"
    #: «…، وفقا لـ …»
    POSTPOSED = "according-to-postposed"
    #: «ذكرت شينخوا نقلا عن متحدث … أن …»: beside another reporting word, for one content.
    INLINE = "according-to-inline"
    #: «"لن نتراجع" - فلان», on a line of its own
    SIGNED = "quotation-signed"
    #: «الجبير: لا حل …»
    HEADLINE = "headline-colon"

    @property
    def is_according(self) -> bool:
        """Whether a preposition attributes, and no word of speech."""
        return self in _ACCORDING


_ACCORDING: Final = frozenset((Construction.PREPOSED, Construction.POSTPOSED, Construction.INLINE))
#: Those whose names in readings do not tell what opens the content.
_NAMED_ALONE: Final = _ACCORDING | {
    Construction.RELATIVE,
    Construction.AFTER_SPEECH,
    Construction.INSERTED,
    Construction.SIGNED,
    Construction.HEARSAY,
    Construction.HEADLINE,
}


class Phrase(msgspec.Struct, frozen=True, gc=False):
    """What was read: the source, the media spoken to, and where a reported noun phrase begins.

    ``first`` and ``stop`` bound the source, ``object_at`` is a token; below 0 there is none.
    ``is_late``: adverbials stand between the source and the object.
    """

    first: int = -1
    stop: int = -1
    object_at: int = -1
    is_late: bool = False
    media: tuple[Range, ...] = ()

    @property
    def source(self) -> Range | None:
        """The source as a range, if there is one."""
        return (self.first, self.stop, 0) if self.first >= 0 else None

    def without_source(self) -> Phrase:
        """The same without a source."""
        return msgspec.structs.replace(self, first=-1, stop=-1)

    def cut(self, stop: int) -> Phrase:
        """The same with a source that ends at ``stop``."""
        return msgspec.structs.replace(self, stop=stop)


class Marker(msgspec.Struct, frozen=True, gc=False):
    """Where content begins: its first token, the token that announces it, and the kind."""

    content: int
    at: int
    kind: Opener


class Frame(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One reporting word, at token ``cue``, with the parts that stand around it.

    ``content`` is the first token of what is reported; ``until`` is where it ends if the
    construction itself says so, else None. ``letters`` of its first token stay outside of it.
    ``further`` are pieces of it that are known already.
    """

    cue: int
    reading: Cue
    construction: Construction
    opener: Opener
    content: int
    until: int | None = None
    letters: int = 0
    further: tuple[tuple[int, int], ...] = ()
    source: Range | None = None
    #: Whether its source must be one that the article names elsewhere.
    tentative: bool = False
    #: Media that are spoken to, and those who pass the words on.
    media: tuple[Range, ...] = ()
    relays: tuple[Range, ...] = ()
    #: The token at which its clause begins: contents read before end there.
    clause: int
    #: Whether the clause stands beside, not inside, the reported speech before it.
    beside: bool = False

    @property
    def prints(self) -> bool:
        """Whether a document is printed in full («فيما يلي نصه: …»)."""
        return self.construction is Construction.NOUN and self.reading.verb.prints

    @property
    def name(self) -> str:
        """The construction and what opens the content, as readings tell it."""
        if self.construction in _NAMED_ALONE:
            return self.construction.value
        return f"{self.construction.value}-{self.opener}"


class Extent(msgspec.Struct, frozen=True, gc=False):
    """Tokens ``content`` to ``stop``, but ``letters`` of the first, then the ``more`` pieces."""

    content: int
    stop: int
    letters: int = 0
    more: tuple[tuple[int, int], ...] = ()
    is_quotation: bool = False
    #: Whether a document is printed in full, so that all that follows is its content.
    is_full_text: bool = False


class Report(msgspec.Struct, frozen=True, kw_only=True, eq=False, gc=False):
    """A frame with its content closed: tokens ``content`` to ``stop``, then the ``more`` pieces."""

    frame: Frame
    content: int
    stop: int
    letters: int
    more: tuple[tuple[int, int], ...]
    #: Whether the content is one quotation, its marks left out.
    is_quotation: bool
    #: The report in whose words this one is told.
    parent: Report | None
    #: Postposed attributions («…، وفق رويترز») whose content this one stands in.
    covers: tuple[Report, ...] = ()


class Mention(msgspec.Struct, frozen=True, gc=False):
    """A phrase with the words that tell its source apart, and what its verb shows of it."""

    text: Text
    source: Range
    key: frozenset[str]
    kind: Kind
    head: Word
    gender: str
    #: Whether it names several persons.
    joined: bool
