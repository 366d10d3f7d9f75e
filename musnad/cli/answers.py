"""How an answer is printed: laid out, as JSON lines, or as CSV."""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, Literal

import click
import msgspec

from musnad.cli.shared import console
from musnad.export.cells import safe_cell
from musnad.terminal.answers import show_statements, show_table

if TYPE_CHECKING:
    from musnad.ledger import Answer

Shown = Literal["laid out", "json", "csv"]


def answer_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give ``command`` the options ``--json`` and ``--csv``, and what they say as ``shown``."""

    @click.option("--json", "as_json", is_flag=True, help="Print a row a line, as JSON.")
    @click.option("--csv", "as_csv", is_flag=True, help="Print CSV with a header.")
    @wraps(command)
    def with_shown(as_json: bool, as_csv: bool, **values: Any) -> Any:
        if as_json and as_csv:
            raise click.UsageError("--json and --csv exclude each other.")
        return command(shown="json" if as_json else "csv" if as_csv else "laid out", **values)

    return with_shown


def print_answer(answer: Answer, shown: Shown, query: str = "") -> None:
    """Print ``answer``; the words of ``query`` are marked in statements."""
    if shown == "json":
        for row in answer:
            click.echo(msgspec.json.encode(row))
    elif shown == "csv":
        _print_csv(answer)
    elif {"speaker", "content", "cue_start"} <= set(answer.columns):
        show_statements(answer, console(None), query)
    else:
        show_table(answer.columns, answer, console(None))


def _print_csv(answer: Answer) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(answer.columns)
    for row in answer:
        writer.writerow([_cell(value) for value in row.values()])


def _cell(value: Any) -> Any:
    if isinstance(value, str):
        return safe_cell(value)
    if isinstance(value, list | dict):
        return safe_cell(msgspec.json.encode(value).decode())
    return value
