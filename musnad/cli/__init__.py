"""The command ``musnad``: options in, calls to the library, errors out as one line each."""

from __future__ import annotations

import click

from musnad.cli.ask import find, sources, speaker, speakers, sql, stats
from musnad.cli.completion import completion
from musnad.cli.corrections import corrections
from musnad.cli.export import export
from musnad.cli.extract import extract
from musnad.cli.ingest import ingest
from musnad.cli.read import read, schema


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 96})
@click.version_option(package_name="musnad", prog_name="musnad", message="%(prog)s %(version)s")
def main() -> None:
    """Read Arabic news and keep a ledger of statements: who said what, through whom.

    \b
    One article, in the terminal:     musnad read article.txt
    Articles into the ledger:         musnad ingest news/ archive.jsonl.gz
    What was said of something:       musnad find "عدد المقاتلين"
    All that somebody said:           musnad speaker "عادل الجبير"
    The ledger for other tools:       musnad export --to csv statements.csv
    """


for command in (
    read,
    ingest,
    find,
    speakers,
    speaker,
    sources,
    sql,
    stats,
    export,
    corrections,
    extract,
    schema,
    completion,
):
    main.add_command(command)

if __name__ == "__main__":
    main()
