"""What a site lets robots fetch, after RFC 9309."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import quote, unquote_to_bytes

#: So much of a robots.txt is read; the rest has no force.
LARGEST = 500 * 1024
_GROUP = re.compile(r"[a-zA-Z_-]+")


class Rule(NamedTuple):
    """Paths that match ``pattern`` may be fetched, or not; ``*`` and a last ``$`` are special."""

    pattern: str
    allowed: bool


class Robots:
    """The rules for one robot, named by ``agent``, in a robots.txt."""

    def __init__(self, data: bytes, agent: str) -> None:
        groups = _groups(data[:LARGEST].decode("utf-8", "replace").removeprefix("\ufeff"))
        self._rules = groups.get(agent.lower(), groups.get("*", []))

    def allows(self, path: str) -> bool:
        """Whether ``path``, with its query, may be fetched: the longest matching rule says."""
        path = _normal(path)
        matching = [rule for rule in self._rules if _matches(rule.pattern, path)]
        if not matching:
            return True
        return max(matching, key=lambda rule: (len(rule.pattern), rule.allowed)).allowed


def _groups(text: str) -> dict[str, list[Rule]]:
    """The rules of each robot, in lower case; groups of the same robot are one."""
    groups: dict[str, list[Rule]] = {}
    agents: set[str] = set()
    naming = False
    for line in re.split(r"\r\n?|\n", text):
        key, colon, value = line.partition("#")[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if not colon:
            continue
        if key == "user-agent":
            name = _GROUP.match(value)
            agents = agents if naming else set()
            agents.add(name[0].lower() if name else value)
            naming = True
            for agent in agents:
                groups.setdefault(agent, [])
        elif key in ("allow", "disallow"):
            naming = False
            if value:
                for agent in agents:
                    groups[agent].append(Rule(_normal(value), key == "allow"))
    return groups


def _normal(path: str) -> str:
    """``path`` with the same characters percent-encoded, however it was written."""
    kept = "/?&=*$:@!'()+,;~-._%#[]"
    plain = re.sub(r"(?:%[0-9a-fA-F]{2})+", _decoded, path)
    return quote(plain, safe=kept)


def _decoded(escapes: re.Match[str]) -> str:
    """The escapes with those decoded that stand for letters, digits and the like."""
    return "".join(
        chr(byte)
        if chr(byte).isascii() and (chr(byte).isalnum() or chr(byte) in "-._~")
        else f"%{byte:02X}"
        for byte in unquote_to_bytes(escapes[0])
    )


def _matches(pattern: str, path: str) -> bool:
    """Whether ``path`` begins with ``pattern``, where ``*`` stands for anything."""
    to_end = pattern.endswith("$")
    first, *rest = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    if not rest:
        return not to_end or path == first
    place = len(first)
    last = rest.pop() if to_end else ""
    for piece in rest:
        place = path.find(piece, place)
        if place < 0:
            return False
        place += len(piece)
    return not to_end or (len(path) - len(last) >= place and path.endswith(last))
