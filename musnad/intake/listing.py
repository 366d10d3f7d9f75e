"""Which of the files that are found in a folder or an archive are looked into."""

from __future__ import annotations

import re
from mimetypes import MimeTypes

from musnad.intake.formats import ENDINGS, ending_of

_STEPS = re.compile(r"[/\\]")
# Without the tables of this machine, which differ from those of the next.
_TYPES = MimeTypes(filenames=())
_DRESS = ("image/", "audio/", "video/", "font/", "text/css", "application/javascript")
_DRESS_ENDINGS = (".webp", ".woff", ".woff2", ".ttf", ".otf", ".eot", ".mjs", ".js")


def is_wanted(path: str) -> bool:
    """False for hidden files and for what pages are dressed with (images, styles, fonts)."""
    *folders, file = _STEPS.split(path)
    if not file or any(map(_is_hidden, (*folders, file))):
        return False
    type, _ = _TYPES.guess_type(file)
    return not (type or "").startswith(_DRESS) and not file.lower().endswith(_DRESS_ENDINGS)


def is_foreign(path: str) -> bool:
    """Whether the name's ending tells of a format that is not read; without one, it may be text."""
    ending = ending_of(path)
    return bool(ending) and ending not in ENDINGS


def _is_hidden(step: str) -> bool:
    return step == "__MACOSX" or (step.startswith(".") and step not in (".", ".."))
