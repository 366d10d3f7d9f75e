"""``musnad serve``: the web reader."""

from __future__ import annotations

import ipaddress
from pathlib import Path

import click

from musnad.cli.commands import command, option
from musnad.cli.language import speak
from musnad.cli.shared import Failure
from musnad.errors import LedgerError, MissingLibraryError, message_of, reason_of
from musnad.messages import message


@command()
@click.argument(
    "ledger",
    metavar="[LEDGER]",
    type=click.Path(dir_okay=False, path_type=Path),
    default="musnad.db",
    envvar="MUSNAD_LEDGER",
)
@option(
    "--host",
    metavar="ADDRESS",
    default="127.0.0.1",
    show_default=True,
    help="The address to listen at; 0.0.0.0 is all of this machine's, for others to see.",
)
@option(
    "--port",
    metavar="N",
    type=click.IntRange(min=0, max=65535),
    default=8000,
    show_default=True,
    help="The port to listen at; 0 is any that is free.",
)
@option(
    "--allow-host",
    "names",
    metavar="NAME",
    multiple=True,
    help="A name that the server may be called by, besides localhost and its address; repeatable.",
)
@option(
    "--token",
    metavar="TEXT",
    default="",
    envvar="MUSNAD_TOKEN",
    help="What everybody who asks has to know; browsers ask for it as the password. Better given "
    "as the environment variable MUSNAD_TOKEN, which other users of the machine do not see.",
)
@option(
    "--workers",
    metavar="N",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    help="Processes that answer.",
)
def serve(
    ledger: Path, host: str, port: int, names: tuple[str, ...], token: str, workers: int
) -> None:
    """Open the web reader: the ledger as pages in a browser, and as an API.

    LEDGER is the ledger's file, musnad.db if none is named; it may be filled meanwhile. Only this
    machine can see the pages unless --host says otherwise.

    \b
    Examples:
      musnad serve
      musnad serve --port 8080 archive.db
      MUSNAD_TOKEN=… musnad serve --host 0.0.0.0 --allow-host newsroom.example

    Exit status: 0 it was told to end, be it by Ctrl-C; 2 it could not begin, and why is told.
    """
    try:
        from musnad.serve.running import run
        from musnad.serve.settings import LOCAL_HOSTS, Settings
    except ImportError as error:
        raise Failure(str(MissingLibraryError(error.name or "fastapi", "serve"))) from error
    settings = Settings(ledger.absolute(), hosts=(*LOCAL_HOSTS, host, *names), token=token)
    if not _is_local(host) and not token:
        speak(
            message(
                "warning: whoever reaches {host}:{port} can read this ledger; "
                "--token asks for a password",
                host=host,
                port=port,
            ),
            err=True,
        )
    try:
        run(settings, host=host, port=port, workers=workers, started=_tell)
    except LedgerError as error:
        raise Failure(message_of(error)) from error
    except OSError as error:
        place = message("{host}:{port}", host=host, port=port)
        told = message("{place}: {reason}", place=place, reason=reason_of(error))
        raise Failure(told) from error


def _tell(address: str) -> None:
    speak(message("Musnad is at {address}; Ctrl-C ends it", address=address))


def _is_local(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
