"""Names from inside archives, which may hold anything, as messages show them."""

from __future__ import annotations

_LONGEST = 300


def escaped(name: str) -> str:
    """``name`` with what a terminal would obey or hide (controls, marks of direction) escaped."""
    if name.isprintable():
        return name
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in name)


def shown(name: str) -> str:
    """``name`` escaped, and cut if it is very long."""
    name = escaped(name)
    return name if len(name) <= _LONGEST else f"{name[:_LONGEST]}…"
