"""The command ``musnad``: options in, calls to the library, errors out as one line each."""

from __future__ import annotations

from musnad.cli.startup import interruptible

with interruptible():
    import click

    from musnad.cli.ask import find, sources, speaker, speakers, sql, stats
    from musnad.cli.claims import claim, claims, copies, outlets, stories, story, trace
    from musnad.cli.commands import Option, group
    from musnad.cli.completion import completion
    from musnad.cli.corrections import corrections
    from musnad.cli.explain import explain
    from musnad.cli.export import export
    from musnad.cli.extract import extract
    from musnad.cli.ingest import ingest
    from musnad.cli.link import link
    from musnad.cli.read import read, schema
    from musnad.cli.serve import serve
    from musnad.cli.show import show


@group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 96})
@click.version_option(
    package_name="musnad",
    prog_name="musnad",
    message="%(prog)s %(version)s",
    cls=Option,
    help="Show the version and exit.",
)
def main() -> None:
    """Read Arabic news and keep a ledger of statements: who said what, through whom.

    \b
    Examples:
      musnad read article.txt                  one article, in the terminal
      musnad ingest news/ archive.jsonl.gz     articles into the ledger
      musnad link                              the same claim across outlets
      musnad find عدد المقاتلين                what was said of something
      musnad speaker عادل الجبير               all that somebody said
      musnad trace "فر المئات ومعهم الملايين"  where a claim comes from
      musnad serve                             all of it in a browser
      musnad export --to csv statements.csv    the ledger for other tools
    """


for command in (
    read,
    explain,
    ingest,
    link,
    find,
    speakers,
    speaker,
    show,
    stories,
    story,
    claims,
    claim,
    trace,
    copies,
    outlets,
    serve,
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
