"""A statement while it is being read: token numbers instead of offsets, parts still open."""

from __future__ import annotations

from dataclasses import dataclass, field

from musnad.lexicon import Cue

#: Tokens first and stop (excluded), and how many folded letters of the first are clitics.
Range = tuple[int, int, int]


@dataclass(slots=True, eq=False)
class Draft:
    """One reporting word with the parts found around it so far. ``frame`` names the rule."""

    cue: int
    reading: Cue
    frame: str
    #: First token of the content, the one after its last, and further pieces of it.
    content: int
    stop: int = -1
    more: list[tuple[int, int]] = field(default_factory=list)
    #: Where the content ends if the frame itself fixes it.
    stop_hint: int = -1
    #: Folded letters of the first token that stay outside the content.
    content_letters: int = 0
    #: What opened the content: that, quote, colon, preposition, object, clause or postposed.
    marker: str = ""
    source: Range | None = None
    #: Its source must be one that the article names elsewhere.
    tentative: bool = False
    media: list[Range] = field(default_factory=list)
    relays: list[Range] = field(default_factory=list)
    #: The token at which its clause begins: contents read before end there.
    clause: int = -1
    #: Whether the clause stands beside, not inside, the reported speech before it.
    beside: bool = False
    whole_quote: bool = False
    full_text: bool = False
    #: The statement in whose words this one is told.
    parent: Draft | None = None
    #: Postposed attributions («…، وفق رويترز») whose content this statement stands in.
    covers: list[Draft] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.marker = self.marker or self.frame.rpartition("-")[2]
        if self.clause < 0:
            self.clause = self.cue
