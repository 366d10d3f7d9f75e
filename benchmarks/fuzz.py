#!/usr/bin/env python3
"""Inputs that nobody would write: does anything but an InputError come of them?

    fuzz.py [TARGET ...] [--seconds N] [--found FOLDER]

TARGET is ``read`` (any text as an article) or the ending of a format (``html``, ``warc`` …); all
of them if none is named, one after the other, each for N seconds (60). atheris, which comes with
musnad[fuzz], changes the seeds of fuzz_seeds.py and keeps the changes that come to new lines.
Of each input it is asked that

- nothing is raised but an InputError, whose message is one line without controls,
- articles can be stored as UTF-8, and every span of a reading is where it says,
- it takes no longer than its patience, and ends no process.

Inputs that fail are written to FOLDER (.venv/fuzz), one for each place where it goes wrong.
The exit status is 1 if there are any.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import sys
import tempfile
import time
import traceback
import unicodedata
import zipfile
import zlib
from pathlib import Path
from types import TracebackType
from typing import Final

import atheris
import zstandard
from fuzz_seeds import INSIDE, SEEDED, TEXT, TITLE, seeds

with atheris.instrument_imports(include=["musnad"]):
    from corpus import bad_spans
    from linear import PIECES

    import musnad
    from musnad import Article
    from musnad.errors import InputError
    from musnad.intake import read_bytes
    from musnad.intake.formats import ENDINGS, module_of

    for _format in sorted(set(ENDINGS.values())):
        module_of(_format)

READ: Final = "read"
TARGETS: Final = (READ, *SEEDED)
FOUND: Final = Path(".venv") / "fuzz"
#: Seconds that an input may take under the counting of lines, which makes it some ten times slower;
#: inputs are some KiB.
PATIENCE: Final = 5.0
#: After so many it is ended: it hangs.
_HANGS: Final = 30
_LARGEST: Final = 16 * 1024
_MEMORY_MIB: Final = 2048
_UNPACKS_NOT: Final = (
    OSError, EOFError, ValueError, zlib.error, zipfile.BadZipFile, zstandard.ZstdError,
    NotImplementedError, RuntimeError, MemoryError,
)  # fmt: skip


class Fault(Exception):
    """What an input must not do, and what it did."""


def check_read(data: bytes) -> None:
    """Read any text, the first line of it as the title. Raises Fault."""
    title, _, text = data.decode("utf-8", "surrogateescape").partition("\n")
    article = Article(text=text, title=title, published="2024-05-11")
    faults = bad_spans(article, musnad.read(article))
    if faults:
        raise Fault(faults[0])


def check_file(ending: str, data: bytes) -> None:
    """Take in a file with such an ending. Raises Fault."""
    name = f"fuzz.{ending}"
    for found in read_bytes(name, data):
        if isinstance(found, InputError):
            _check_message(str(found))
        elif isinstance(found, Article):
            _check_article(found)


def _check_message(told: str) -> None:
    odd = [each for each in told if unicodedata.category(each) in ("Cc", "Cs", "Zl", "Zp")]
    if odd:
        raise Fault(f"a message with {odd[0]!r}: {told!r}")


def _check_article(article: Article) -> None:
    for name in article.__struct_fields__:
        value: str = getattr(article, name)
        try:
            value.encode()
        except UnicodeEncodeError as error:
            raise Fault(f"{name} cannot be stored: {error}") from error
    if not article.text.strip() and not article.title.strip():
        raise Fault("an article without words")


class Trial:
    """One target: what is tried, counted and found."""

    def __init__(self, target: str, folder: Path) -> None:
        self._target = target
        self._folder = folder
        self._seen: set[str] = set()
        self.tried = 0

    def __call__(self, data: bytes) -> None:
        """Try one input. What goes wrong is written down, and fuzzing goes on."""
        self.tried += 1
        start = time.process_time()
        try:
            if self._target == READ:
                check_read(data)
            else:
                check_file(self._target, data)
        except Exception as error:
            told = "".join(traceback.format_exception(error))
            self._keep(f"{type(error).__name__} {_place(error.__traceback__)}", data, told)
        taken = time.process_time() - start
        if taken > PATIENCE:
            self._keep("slow", data, f"took {taken:.1f} seconds\n")

    def _keep(self, what: str, data: bytes, told: str) -> None:
        if what in self._seen:
            return
        self._seen.add(what)
        self._folder.mkdir(parents=True, exist_ok=True)
        stem = f"{self._target}-{re.sub(r'[^A-Za-z0-9.]+', '-', what)}"
        (self._folder / f"{stem}.input").write_bytes(data)
        (self._folder / f"{stem}.told").write_text(told, encoding="utf-8", errors="replace")
        print(f"{self._target}: {what}: {self._folder / stem}.input", flush=True)


def _place(trace: TracebackType | None) -> str:
    """Where in this project it was raised, or went out into a library."""
    frames = traceback.extract_tb(trace)
    ours = [each for each in frames if "musnad" in Path(each.filename).parts] or frames
    return f"{Path(ours[-1].filename).stem}.{ours[-1].lineno}"


def changed(target: str, data: bytes, largest: int, seed: int) -> bytes:
    """``data`` with a change: of words, of what is packed in it, or of bytes."""
    dice = random.Random(seed)

    def change(inner: bytes) -> bytes:
        mutated: bytes = atheris.Mutate(inner, max(largest, len(inner) + 1))
        return mutated

    if target == READ and dice.random() < 0.7:
        return _other_words(data, dice)[:largest]
    if target in INSIDE and dice.random() < 0.8:
        try:
            return INSIDE[target](data, change, dice.randrange(8))[:largest]
        except _UNPACKS_NOT:
            pass
    return change(data)[:largest]


def _other_words(data: bytes, dice: random.Random) -> bytes:
    """Words left out, doubled, moved or put in, and what is between them."""
    words = re.split(r"(\s+)", data.decode("utf-8", "surrogateescape"))
    for _ in range(dice.randint(1, 6)):
        at = dice.randrange(len(words))
        deed = dice.randrange(4)
        if deed == 0 and len(words) > 1:
            del words[at]
        elif deed == 1:
            words[at:at] = words[at : at + dice.randint(1, 12)]
        elif deed == 2:
            words.insert(dice.randrange(len(words)), words.pop(at))
        else:
            words[at:at] = [dice.choice(PIECES), dice.choice(("", " ", " ", " و"))]
        words = words or [""]
    return "".join(words).encode("utf-8", "surrogateescape")


def fuzz(target: str, seconds: int, folder: Path) -> None:
    """Fuzz one target; ends the process, as libFuzzer does."""
    trial = Trial(target, folder)
    given = [f"{TITLE}\n{TEXT}".encode()] if target == READ else seeds(target)
    corpus = tempfile.TemporaryDirectory(prefix="musnad-fuzz-")
    for number, data in enumerate(given):
        (Path(corpus.name) / f"seed{number}").write_bytes(data)
    folder.mkdir(parents=True, exist_ok=True)
    options = [
        f"-max_total_time={seconds}", f"-max_len={_LARGEST}", f"-timeout={_HANGS}",
        f"-rss_limit_mb={_MEMORY_MIB}", f"-artifact_prefix={folder}/{target}-", "-verbosity=0",
        "-print_final_stats=1",
    ]  # fmt: skip
    atheris.Setup(
        [sys.argv[0], *options, corpus.name],
        trial,
        custom_mutator=lambda data, largest, seed: changed(target, data, largest, seed),
    )
    atheris.Fuzz()


def in_process(target: str, seconds: int, folder: Path) -> tuple[int, list[Path]]:
    """Fuzz a target in a process of its own: how many inputs, and the files that failed."""
    before = set(folder.glob(f"{target}-*"))
    with tempfile.TemporaryFile("w+", errors="replace") as log:
        # Forked, it has the modules as they were made to tell of their lines, which takes a while.
        child = os.fork()
        if not child:
            os.dup2(log.fileno(), 2)
            fuzz(target, seconds, folder)
        _, status = os.waitpid(child, 0)
        log.seek(0)
        told = log.read()
    count = re.search(r"stat::number_of_executed_units:\s+(\d+)", told)
    found = sorted(
        path for path in set(folder.glob(f"{target}-*")) - before if path.suffix != ".told"
    )
    if status and not found:
        print(told[-2000:], file=sys.stderr)
        found = [folder / f"{target}-ended"]
    return int(count[1]) if count else 0, found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("targets", nargs="*", metavar="TARGET")
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--found", type=Path, default=FOUND)
    options = parser.parse_args()
    failed = 0
    for target in options.targets or TARGETS:
        tried, found = in_process(target, options.seconds, options.found)
        print(f"{target:8} {tried:8} inputs  {len(found)} found", flush=True)
        for path in found:
            print(f"  {path}", flush=True)
        failed += len(found)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
