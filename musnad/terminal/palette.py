"""Colours that can be read on dark ground and on light, each with a contrast of 4.5 on both.

No terminal says which ground it has, so its own dim, yellow and cyan are of no use.
"""

from __future__ import annotations

from musnad.article import Act, Kind

_GREEN, _RED, _MAGENTA, _BLUE = "#00880e", "#e90c0c", "#ce00ce", "#3269f9"
_AMBER, _TEAL, _GREY = "#9d6b00", "#008282", "#757575"

QUIET = _GREY
NAMED, NAMELESS = f"bold {_GREEN}", f"bold {_AMBER}"
ACT, ACTS = (
    f"bold {_TEAL}",
    dict[Act, str](deny=f"bold {_RED}", accuse=f"bold {_RED}", warn=f"bold {_MAGENTA}"),
)
#: Of the marks of kinds: what is no warning is quiet.
MARK, MARKS = _AMBER, dict[Kind, str](document=_GREY, unsourced=_RED)
FIGURE, MOMENT = _MAGENTA, _BLUE
SOURCE, CUE, CONTENT = f"bold {_GREEN}", f"bold {_TEAL}", "underline"
FOUND = "bold reverse"
#: What a reader of claims has to beware of; words that were changed, and those that replaced them.
WARNING, DISPUTED = f"bold {_AMBER}", f"bold {_RED}"
BEFORE, AFTER = f"bold reverse {_AMBER}", f"bold reverse {_GREEN}"
