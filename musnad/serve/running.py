"""The server itself: uvicorn, in one process or several."""

from __future__ import annotations

import gc
import os
import socket
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec
import uvicorn
from fastapi import FastAPI
from uvicorn.supervisors import Multiprocess

from musnad.ledger import Ledger
from musnad.serve.app import application
from musnad.serve.settings import Settings

#: How the settings reach the processes that answer.
_SETTINGS = "MUSNAD_SERVE_SETTINGS"
#: Seconds that a browser may keep its connection idle, and that answers may take at the end.
_KEPT, _GRACE = 15, 10
#: Seconds after which one of several processes that gives no sign is killed and made anew: where
#: the machine is busy, starting alone takes longer than the five that are usual.
_HUNG = 60
#: Seconds for which a thread keeps the interpreter while others want it. SQLite gives it up at
#: every row, so that beside one that computes a question of a thousand rows waits a thousand turns.
_TURN = 0.0005


def run(
    settings: Settings, *, host: str, port: int, workers: int, started: Callable[[str], None]
) -> None:
    """Serve until the process is told to end, be it by Ctrl-C.

    ``started`` is told the address of the first page.

    Raises LedgerError if the ledger cannot be opened, OSError if the address cannot be had.
    """
    with Ledger(settings.ledger):
        pass
    os.environ[_SETTINGS] = msgspec.json.encode(settings, enc_hook=str).decode()
    config = uvicorn.Config(
        "musnad.serve.running:from_environment",
        factory=True,
        host=host,
        port=port,
        workers=workers,
        log_level="warning",
        server_header=False,
        # Who stands between the reader and this server is not to be believed unasked.
        proxy_headers=False,
        timeout_keep_alive=_KEPT,
        timeout_graceful_shutdown=_GRACE,
        timeout_worker_healthcheck=_HUNG,
    )
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.create_server((host, port), family=family, backlog=config.backlog) as listening:
        listening.set_inheritable(True)
        shown = f"[{host}]" if ":" in host else host
        # uvicorn ends in order, and then passes Ctrl-C on.
        with suppress(KeyboardInterrupt):
            started(f"http://{shown}:{listening.getsockname()[1]}/")
            if workers > 1:
                Multiprocess(config, sockets=[listening]).run()
            else:
                uvicorn.Server(config).run(sockets=[listening])


def from_environment() -> FastAPI:
    """The application with the settings that ``run`` left for this process."""
    sys.setswitchinterval(_TURN)
    settings = msgspec.json.decode(
        os.environ[_SETTINGS], type=Settings, dec_hook=lambda type, value: _path(type, value)
    )
    made = application(settings)
    made.state.readers.begin()
    # Nothing of it is ever garbage, and to look for some in it takes as long as a page or two.
    gc.collect()
    gc.freeze()
    return made


def _path(type: Any, value: Any) -> Any:
    return Path(value) if type is Path else value
