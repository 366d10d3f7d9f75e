"""A statement while it is being read: token numbers instead of offsets, parts still open."""

from __future__ import annotations

from musnad.lexicon import Cue

#: Tokens first and stop (excluded), and how many folded letters of the first are clitics.
Range = tuple[int, int, int]


class Draft:
    """One reporting word with the parts found around it so far.

    ``clause`` is the token at which its clause begins: contents read before end there.
    ``beside`` says that the clause stands beside, not inside, the reported speech before it.
    """

    __slots__ = (
        "beside", "carried", "clause", "content", "content_letters", "covers", "cue", "frame", "full_text", "marker", "media", "more",
        "parent", "reading", "relays", "source", "stop", "stop_hint", "tentative", "whole_quote",
    )  # fmt: skip

    def __init__(self, cue: int, reading: Cue, frame: str, content: int) -> None:
        self.cue = cue
        self.reading = reading
        self.frame = frame
        self.marker = frame.rpartition("-")[2]
        self.content = content
        self.content_letters = 0
        self.stop = -1
        #: Where the content ends if the frame itself fixes it.
        self.stop_hint = -1
        self.more: list[tuple[int, int]] = []
        self.source: Range | None = None
        self.media: list[Range] = []
        #: Postposed attributions («…، وفق رويترز») whose content this statement stands in.
        self.covers: list[Draft] = []
        self.relays: list[Range] = []
        self.clause = cue
        self.beside = False
        self.carried = False
        self.whole_quote = False
        self.full_text = False
        #: Its source must be one that the article names elsewhere.
        self.tentative = False
        self.parent: Draft | None = None
