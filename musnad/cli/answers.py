"""How an answer is printed: laid out, as JSON lines, or as CSV."""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import wraps
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import click
import msgspec

from musnad.characters import harmless_json, safe_cell
from musnad.cli.commands import option
from musnad.cli.language import current, said
from musnad.cli.shared import console
from musnad.intake.shown import escaped
from musnad.messages import message
from musnad.terminal.answers import show_statements
from musnad.terminal.table import show_table

if TYPE_CHECKING:
    from musnad.ledger import Answer


class Layout(NamedTuple):
    """How rows are printed; ``bom`` puts a byte-order mark before CSV, which Excel needs."""

    form: Literal["eye", "json", "csv"]
    bom: bool = False

    @property
    def is_all(self) -> bool:
        """Whether it is for a program, which wants all there is."""
        return self.form != "eye"


def answer_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give ``command`` the options ``--json``, ``--csv`` and ``--bom``, and a ``layout``."""

    @option("--json", "as_json", is_flag=True, help="Print a row a line, as JSON.")
    @option("--csv", "as_csv", is_flag=True, help="Print CSV with a header.")
    @option("--bom", is_flag=True, help="With a byte-order mark, which Excel needs (with --csv).")
    @wraps(command)
    def with_layout(as_json: bool, as_csv: bool, bom: bool, **values: Any) -> Any:
        if as_json and as_csv:
            raise click.UsageError(said(message("--json and --csv exclude each other.")))
        if bom and not as_csv:
            raise click.UsageError(said(message("--bom is for --csv.")))
        layout = Layout("json" if as_json else "csv" if as_csv else "eye", bom)
        return command(layout=layout, **values)

    return with_layout


def print_answer(
    answer: Answer, layout: Layout, query: str = "", *, as_named: bool = False
) -> None:
    """Print ``answer``; the words of ``query`` are marked in statements.

    ``as_named`` keeps the names of columns as they are in the ledger, for whoever asks by them.
    """
    if layout.is_all:
        print_rows(answer.columns, answer, layout)
    elif {"speaker", "content", "cue_start"} <= set(answer.columns):
        show_statements(answer, console(None), query, current().statements)
    else:
        language = None if as_named else current().messages
        show_table(answer.columns, answer, console(None), language)


def print_rows(columns: Sequence[str], rows: Iterable[Mapping[str, Any]], layout: Layout) -> None:
    """Print rows for a program, one after the other."""
    if layout.form == "json":
        for row in rows:
            click.echo(harmless_json(msgspec.json.encode(row)))
        return
    if layout.bom:
        sys.stdout.write("\N{ZERO WIDTH NO-BREAK SPACE}")
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    # A file gets what there is; a terminal would obey some of it.
    seen = escaped if sys.stdout.isatty() else str
    for row in rows:
        cells = [_cell(value) for value in row.values()]
        writer.writerow([seen(cell) if isinstance(cell, str) else cell for cell in cells])


def _cell(value: Any) -> Any:
    if isinstance(value, str):
        return safe_cell(value)
    if isinstance(value, list | dict):
        return safe_cell(msgspec.json.encode(value).decode())
    return value
