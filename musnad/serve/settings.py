"""How a server is set up."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

#: Names that a browser on the same machine may call the server by.
LOCAL_HOSTS = ("localhost", "127.0.0.1", "::1")


class Settings(NamedTuple):
    """What ``application`` serves and to whom.

    ``hosts`` are the names that a request may call the server by, without port; ``token`` is what
    everybody has to know, empty if nobody has to. ``largest`` is how many bytes the body of a
    request may have, ``seconds`` how long a text that is sent may take to be read.
    """

    ledger: Path
    hosts: tuple[str, ...] = LOCAL_HOSTS
    token: str = ""
    largest: int = 8 * 1024 * 1024
    seconds: float = 20.0
