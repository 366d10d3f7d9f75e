"""What a site lets robots fetch, after RFC 9309."""

from __future__ import annotations

import re

from protego import Protego

#: So much of a robots.txt is read; the rest has no force.
LARGEST = 500 * 1024
#: A robot that is named with a version is meant whatever its version.
_VERSION = re.compile(r"^([ \t]*user-agent[ \t]*:[ \t]*[\w-]+)/.*$", re.IGNORECASE | re.MULTILINE)


class Robots:
    """The rules for one robot, named by ``agent``, in a robots.txt."""

    def __init__(self, data: bytes, agent: str) -> None:
        text = data[:LARGEST].decode("utf-8-sig", "replace")
        self._rules = Protego.parse(_VERSION.sub(r"\1", text))
        self._agent = agent

    def allows(self, url: str) -> bool:
        """Whether ``url`` may be fetched, a path with its query or all of an address."""
        return self._rules.can_fetch(url, self._agent)
