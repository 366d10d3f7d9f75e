"""Names of articles that are not quite theirs, and what is a name at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

#: With or without its scheme.
_ADDRESS = re.compile(r"(?:https?://)?([\w-]+\.)+[\w-]{2,}(?::\d+)?(?:[/?#]\S*)?", re.IGNORECASE)
#: One word, with a slash, or in Latin letters and figures alone.
_NAME = re.compile(r"\S*/\S*|(?=\S*[A-Za-z0-9])[^\sء-ي]+")
#: What those add to an address who count where its readers come from.
_TRACKING = re.compile(r"(?:utm_\w+|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_[ce]id)(?:=.*)?")


def is_name(called: str) -> bool:
    """Whether it is an article that is meant, be it one that is not there, and no sentence."""
    return bool(_NAME.fullmatch(called))


def spellings(called: str) -> Iterator[str]:
    """How the address may be written in the ledger, if it is one.

    It need not have its scheme, and may end with a slash or with what tells where its readers come
    from.
    """
    if not _ADDRESS.fullmatch(called):
        return
    try:
        address = urlsplit(called if "://" in called else f"//{called}")
    except ValueError:  # a bracket that is none of an address
        return
    kept = [part for part in address.query.split("&") if part and not _TRACKING.fullmatch(part)]
    query = f"?{'&'.join(kept)}" if kept else ""
    for scheme in ("https", "http"):
        for slash in ("", "/"):
            yield f"{scheme}://{address.netloc.lower()}{address.path.rstrip('/')}{slash}{query}"
