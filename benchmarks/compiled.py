#!/usr/bin/env python3
"""Whether the compiled package reads as the plain one does, and how much faster it is.

    compiled.py COMPILED [SHARED]

COMPILED is a folder that a compiled wheel was installed into (``make compiled``). Both packages
read the articles and sentences of the tests, and 3,000 articles of SHARED/data if it is there
(default: ../shared), each in a process of its own, in turn. The exit status is 1 if a reading, or
the explanation of one, differs in a byte.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import msgspec
from corpus import saudinewsnet

import musnad

ROOT = Path(__file__).resolve().parent.parent
ARTICLES = 3_000
ROUNDS = 3
#: Every so many-th text is explained too.
_EXPLAINED = 10


def main() -> int:
    arguments = _arguments()
    if arguments.read is not None:
        return _read(arguments.folder, arguments.read)
    with tempfile.TemporaryDirectory() as folder:
        texts = Path(folder) / "texts.jsonl"
        texts.write_bytes(
            b"".join(msgspec.json.encode(each) + b"\n" for each in _texts(arguments.shared))
        )
        packages = (ROOT, arguments.folder.resolve())
        runs = [tuple(_run(package, texts) for package in packages) for _ in range(ROUNDS)]
    one, other = (lines.splitlines() for _, lines in runs[0])
    differ = [k for k, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    for k in differ[:10]:
        print(f"DIFFERS: {one[k].decode()}\n    from {other[k].decode()}")
    print(f"{len(one) - len(differ):,} of {len(one):,} readings and explanations are the same")
    ratio = statistics.median(compiled / plain for (plain, _), (compiled, _) in runs)
    seconds = statistics.median(plain for (plain, _), _ in runs)
    print(
        f"compiled: {ratio:.2f} of the plain package's time ({seconds:.1f} s), median of {ROUNDS}"
    )
    return 1 if differ else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, help="where the compiled package is")
    parser.add_argument("shared", type=Path, nargs="?", default=Path("../shared"))
    parser.add_argument("--read", type=Path, help=argparse.SUPPRESS)
    return parser.parse_args()


def _texts(shared: Path) -> Iterator[musnad.Article]:
    for name in ("tests/gold/articles.jsonl", "examples/outlets.jsonl", "examples/articles.jsonl"):
        for line in (ROOT / name).read_bytes().splitlines():
            yield msgspec.json.decode(line, type=musnad.Article)
    for name in ("readings.txt", "answers.txt"):
        sentences = (ROOT / "tests" / "attribution" / name).read_text(encoding="utf-8")
        for sentence in sentences.split("\n"):
            yield musnad.Article(title=sentence, text=sentence)
    if (shared / "data").is_dir():
        yield from islice(saudinewsnet(shared / "data"), ARTICLES)


def _run(package: Path, texts: Path) -> tuple[float, bytes]:
    """Seconds, and lines of what the package in the folder ``package`` reads."""
    done = subprocess.run(
        [sys.executable, __file__, str(package), "--read", str(texts)],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(package)},
    )
    seconds, _, lines = done.stdout.partition(b"\n")
    return float(seconds), lines


def _read(package: Path, texts: Path) -> int:
    """What a process of its own does: the seconds of a second reading, then the first."""
    assert Path(musnad.__file__).is_relative_to(package), musnad.__file__
    articles = [msgspec.json.decode(line, type=musnad.Article) for line in texts.open("rb")]
    lines = [msgspec.json.encode(musnad.read(article)) for article in articles]
    for article in articles[::_EXPLAINED]:
        lines.append(msgspec.json.encode(musnad.explain(article)))
    started = time.process_time()
    for article in articles:
        musnad.read(article)
    print(time.process_time() - started, flush=True)
    sys.stdout.buffer.write(b"\n".join(lines) + b"\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
