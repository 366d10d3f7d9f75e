"""The command ``musnad``: options in, calls to the library, errors out as one line each."""

from __future__ import annotations

from musnad.cli.startup import interruptible, seldom_look_for_garbage

seldom_look_for_garbage()
with interruptible():
    import click

    from musnad import once
    from musnad.cli.commands import Option, Program

#: The modules of the commands: a run imports the one that it asks for, help all of them.
_MODULES = {
    "claim": "claims",
    "claims": "claims",
    "completion": "completion",
    "copies": "claims",
    "corrections": "corrections",
    "explain": "explain",
    "export": "export",
    "extract": "extract",
    "find": "ask",
    "ingest": "ingest",
    "link": "link",
    "outlets": "claims",
    "read": "read",
    "schema": "read",
    "serve": "serve",
    "show": "show",
    "sources": "ask",
    "speaker": "ask",
    "speakers": "ask",
    "sql": "ask",
    "stats": "ask",
    "stories": "claims",
    "story": "claims",
    "trace": "claims",
}

#: Which of the two packages is installed is not seen from without: they read the same.
_COMPILED = "" if once.__file__.endswith(".py") else " (compiled)"


@click.group(
    cls=Program,
    modules=_MODULES,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 96},
)
@click.version_option(
    package_name="musnad",
    prog_name="musnad",
    message=f"%(prog)s %(version)s{_COMPILED}",
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


if __name__ == "__main__":
    main()
