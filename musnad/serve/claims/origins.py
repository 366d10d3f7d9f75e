"""Whom a claim goes back to, as a page lists them: each once."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from musnad.claims.model import Origin
from musnad.text.folding import fold


def named_once(origins: Iterable[Origin]) -> list[Origin]:
    """Those of one kind and one name as one, with the members of all of them."""
    found: dict[tuple[str, str], Origin] = {}
    for origin in origins:
        key = (origin.kind, fold(origin.name))
        first = found.get(key, origin)
        members = tuple(sorted({*first.members, *origin.members}))
        found[key] = msgspec.structs.replace(first, members=members)
    return list(found.values())
