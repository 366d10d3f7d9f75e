"""The command ``musnad``: options in, calls to the library, errors out as one line each."""

from __future__ import annotations

import io
import os
import sys
import time
from pathlib import Path

import click
import msgspec
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from musnad import bulk
from musnad.completion import completion
from musnad.errors import InputError, MusnadError, OutputExistsError
from musnad.export.jsonl import encode_line
from musnad.intake import read_file
from musnad.intake.source import STDIN
from musnad.moments.anchor import published_at
from musnad.reading import read as read_article
from musnad.schema import reading_schema
from musnad.terminal import show

OK, SOME_REJECTED, FAILED, INTERRUPTED = 0, 1, 2, 130


class Failure(click.ClickException):
    """A run that could not be done at all."""

    exit_code = FAILED


def _iso_date(context: click.Context, parameter: click.Parameter, value: str | None) -> str:
    """Check the value of --published."""
    if value is not None and published_at(value)[0] is None:
        raise click.BadParameter(f"{value!r} is no date like 2024-05-15")
    return value or ""


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 96})
@click.version_option(package_name="musnad", prog_name="musnad", message="%(prog)s %(version)s")
def main() -> None:
    """Read Arabic news and keep a ledger of statements: who said what, through whom.

    \b
    One article, in the terminal:   musnad read article.txt
    The same for a program:         musnad read --json article.txt
    An archive, in all processes:   musnad extract articles.jsonl.gz ledger.jsonl.gz
    """


@main.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print one reading a line, as JSON.")
@click.option(
    "--width",
    type=click.IntRange(min=20),
    help="Lay out for so many columns, even if the output is not a terminal.",
)
@click.option(
    "--published",
    metavar="DATE",
    callback=_iso_date,
    help="The day of publication (2024-05-15) where the article does not tell it, for its dates.",
)
@click.option(
    "--outlet",
    metavar="NAME",
    help="The outlet where the article does not tell it; its country decides a bare «ريال».",
)
@click.pass_context
def read(
    context: click.Context,
    files: tuple[str, ...],
    as_json: bool,
    width: int | None,
    published: str,
    outlet: str | None,
) -> None:
    """Print the ledger of one or more articles.

    FILE is a text file, or articles as JSON or JSONL (known by the name's ending or a leading "{");
    it may be gzipped, and "-" is standard input. A text file's first line is taken as the title
    if it is short, has no full stop and is followed by a blank line. A JSON article has a "text"
    and, if known, "id", "outlet", "url", "published", "title" and "byline".

    \b
    Examples:
      musnad read article.txt
      musnad read --published 2024-05-15 --outlet aawsat article.txt
      musnad read articles.jsonl | less
      curl -s https://example.org/story.txt | musnad read -
      musnad read --json *.txt | jq '.statements[] | {who: .speaker.name, what: .contents[].text}'

    Exit status: 0 all was read; 1 some records were not (each is told on standard error);
    2 a file could not be opened.
    """
    console = _console(width)
    status = OK
    shown = 0
    for path in files:
        try:
            for article in read_file(path):
                if isinstance(article, InputError):
                    _complain(str(article))
                    status = max(status, SOME_REJECTED)
                    continue
                article = msgspec.structs.replace(
                    article,
                    published=article.published or published,
                    outlet=article.outlet or outlet or "",
                )
                reading = read_article(article)
                if as_json:
                    _write(encode_line(reading))
                else:
                    if shown:
                        console.print()
                    show(
                        article, reading, console, laid_out=console.is_terminal or width is not None
                    )
                shown += 1
        except BrokenPipeError:
            raise
        except OSError as error:
            _complain(_told(path, error))
            status = FAILED
    context.exit(status)


@main.command()
@click.argument("source", metavar="IN.jsonl[.gz]")
@click.argument("target", metavar="OUT.jsonl[.gz]", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    help="Processes that read; by default one for each core.",
)
@click.option(
    "--rejects",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where records go that are no article.  [default: OUT.jsonl.rejects.jsonl]",
)
@click.option("--force", is_flag=True, help="Replace OUT and its rejects if they exist.")
@click.option("--quiet", is_flag=True, help="No progress bar and no closing line.")
@click.pass_context
def extract(
    context: click.Context,
    source: str,
    target: Path,
    workers: int | None,
    rejects: Path | None,
    force: bool,
    quiet: bool,
) -> None:
    """Read every article of a JSONL file into OUT, one reading a line, in the same order.

    IN has one article a line: "text" and, if known, "id", "outlet", "url", "published", "title",
    "byline"; "-" is standard input. A record that is broken, or has no text, is set aside in the
    rejects file with its line number and the reason, and the run goes on. Memory does not grow with
    the number of articles.

    OUT is written as OUT.part and gets its name when it is complete: a run that was stopped never
    leaves a file that looks finished.

    \b
    Examples:
      musnad extract articles.jsonl ledger.jsonl
      musnad extract --workers 4 archive.jsonl.gz ledger.jsonl.gz
      zcat 2024-*.jsonl.gz | musnad extract - ledger.jsonl
      jq -r '"\\(.line): \\(.reason)"' ledger.jsonl.rejects.jsonl

    Exit status: 0 all was read; 1 some records were set aside; 2 the run failed; 130 stopped.
    """
    if rejects is None:
        rejects = target.with_name(target.name + ".rejects.jsonl")
    _must_differ(source, target, rejects)
    part = bulk.part_of(target)
    started = time.monotonic()
    with _Bar(quiet or not sys.stderr.isatty()) as bar:
        try:
            done = bulk.extract(
                source,
                target,
                rejects,
                workers=workers or _cores(),
                force=force,
                report=bar.report,
            )
        except OutputExistsError as error:
            raise Failure(f"{error}; --force replaces it") from error
        except OSError as error:
            # Only a failed write comes without a name: a full disk, most often.
            raise Failure(_told(str(part), error)) from error
        except MusnadError as error:
            raise Failure(f"{error}; what was read until then is in {part}") from error
        except KeyboardInterrupt:
            bar.stop()
            articles = f"{bar.last.articles:,} articles are in {part}"
            _complain(f"stopped; {target} was not written, {articles}")
            context.exit(INTERRUPTED)
    if not quiet:
        _tell(done, time.monotonic() - started, target, rejects)
    context.exit(SOME_REJECTED if done.rejected else OK)


@main.command()
def schema() -> None:
    """Print the JSON Schema of a reading, as `read --json` and `extract` write it.

    \b
    Example:
      musnad schema > reading.schema.json
    """
    click.echo(msgspec.json.format(msgspec.json.encode(reading_schema()), indent=2))


main.add_command(completion)


class _Bar:
    """The progress bar of ``extract``: share done, articles, rate and time left."""

    def __init__(self, hidden: bool) -> None:
        self.last = bulk.Progress()
        self._started = time.monotonic()
        self._bar = Progress(
            BarColumn(),
            TaskProgressColumn(),
            TextColumn("{task.fields[articles]:,} articles"),
            TextColumn("{task.fields[rate]:,.0f}/s"),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            disable=hidden,
            transient=True,
        )
        self._task = self._bar.add_task("", total=None, articles=0, rate=0.0)

    def __enter__(self) -> _Bar:
        self._bar.start()
        return self

    def __exit__(self, *error: object) -> None:
        self.stop()

    def stop(self) -> None:
        self._bar.stop()

    def report(self, progress: bulk.Progress) -> None:
        self.last = progress
        self._bar.update(
            self._task,
            total=progress.size,
            completed=progress.position or 0,
            articles=progress.articles,
            rate=progress.articles / max(time.monotonic() - self._started, 1e-9),
        )


def _console(width: int | None) -> Console:
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A terminal that is not UTF-8 shows question marks; better than stopping half-way.
        sys.stdout.reconfigure(errors="replace")
    return Console(highlight=False, markup=False, width=width)


def _write(line: bytes) -> None:
    click.echo(line, nl=False)


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _must_differ(source: str, target: Path, rejects: Path) -> None:
    """Refuse to write over the input, or two outputs into one file."""
    if target.resolve() == rejects.resolve():
        raise click.UsageError("OUT and --rejects are the same file.")
    if source != STDIN and Path(source).resolve() in (target.resolve(), rejects.resolve()):
        raise click.UsageError("IN would be written over; give another OUT or --rejects.")


def _tell(done: bulk.Progress, seconds: float, target: Path, rejects: Path) -> None:
    rate = done.articles / max(seconds, 1e-9)
    line = f"{done.articles:,} articles, {done.statements:,} statements in {target}"
    line += f" ({seconds:.1f} s, {rate:,.0f} articles/s)"
    if done.rejected:
        line += f"; {done.rejected:,} records set aside in {rejects}"
    click.echo(line, err=True)


def _complain(message: str) -> None:
    click.echo(f"musnad: {message}", err=True)


def _told(path: str, error: OSError) -> str:
    """An OSError as one line, with the file it is about."""
    return f"{error.filename or path}: {error.strerror or error}"


if __name__ == "__main__":
    main()
