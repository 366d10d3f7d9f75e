#!/usr/bin/env python3
"""How fast Musnad reads, in how much memory, and whether both stay so on long and odd texts.

    speed.py [SHARED] [--speed] [--memory] [--length] [--all] [--quick]

SHARED is the folder that holds ``data`` (default: ../shared). Without a flag, all parts run:

--speed    ``musnad.read`` beside the tokeniser of ``spacy.blank("ar")`` on the same texts, one core
--memory   the peak of ``musnad extract`` over more and more articles
--length   time per MB against the length of a text; texts made to be slow
--all      every article is read, and every span points at its own words

The exit status is 1 if a bound is missed.
"""

from __future__ import annotations

import argparse
import gc
import importlib
import os
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path
from typing import Any

import msgspec
from corpus import bad_spans, hespress_jazeera, saudinewsnet
from peak import peak_of

from musnad import Article, attribution, read

#: How many times what splitting into words costs, reading may cost: compiled, which is the aim, and
#: plain, which never came to it: what it costs, with some room.
COMPILED, PLAIN = 1.4, 2.4
#: Of one process.
MEMORY_MIB = 300
#: How many times more per MB a long text may cost than a short one, an odd than an ordinary one.
GROWTH = 2.0
SLOWEST = 30.0

MB = 1_000_000
ARTICLES = 3_000
ROUNDS = 7
Cases = dict[str, Callable[[int], str]]


def main(argv: Sequence[str] | None = None) -> int:
    options = _options(argv)
    data = options.shared / "data"
    if not data.is_dir():
        print(f"speed.py: no articles in {data}", file=sys.stderr)
        return 2
    _print_machine()
    parts = {"speed": speed, "memory": memory, "length": length, "all": everything}
    chosen = [name for name in parts if getattr(options, name)] or list(parts)
    missed = [fault for name in chosen for fault in parts[name](data, options.quick)]
    for fault in missed:
        print(f"MISSED: {fault}")
    return 1 if missed else 0


def _options(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("shared", type=Path, nargs="?", default=Path("../shared"))
    for part in ("speed", "memory", "length", "all"):
        parser.add_argument(f"--{part}", action="store_true")
    parser.add_argument("--quick", action="store_true", help="fewer and shorter texts")
    return parser.parse_args(argv)


def _print_machine() -> None:
    print(
        f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, "
        f"{os.cpu_count()} cores"
    )


# -- speed ----------------------------------------------------------------------------------------


def speed(data: Path, quick: bool) -> list[str]:
    """``read`` and spaCy's tokeniser in turn, so that a busy machine slows both."""
    articles = list(islice(saudinewsnet(data), ARTICLES // 10 if quick else ARTICLES))
    texts = [f"{article.title}\n{article.text}" for article in articles]
    size = sum(len(text.encode()) for text in texts) / MB
    spacy: Any = importlib.import_module("spacy")
    tokenise: Callable[[str], object] = spacy.blank("ar").tokenizer

    def ours() -> None:
        for article in articles:
            read(article)

    def theirs() -> None:
        for text in texts:
            tokenise(text)

    with _one_core():
        for run in (ours, theirs):  # fills the caches of both
            run()
        times = [(_seconds(ours), _seconds(theirs)) for _ in range(3 if quick else ROUNDS)]
    print(f"\nSpeed: {len(articles):,} articles of SaudiNewsNet, {size:.1f} MB of UTF-8, one core,")
    print(f"beside spaCy {spacy.__version__} blank('ar') in the same run, {len(times)} rounds")
    for name, seconds in (("musnad.read", [a for a, _ in times]), ("spaCy", [b for _, b in times])):
        middle = statistics.median(seconds)
        print(f"  {name:<12} {len(articles) / middle:8,.0f} articles/s {size / middle:8.2f} MB/s")
    ratios = [ours / theirs for ours, theirs in times]
    ratio = statistics.median(ratios)
    print(f"  ratio (Musnad's time / spaCy's): median {ratio:.2f}, best {min(ratios):.2f}")
    is_compiled = not str(attribution.__file__).endswith(".py")
    package, bound = ("compiled", COMPILED) if is_compiled else ("plain", PLAIN)
    print(f"  the {package} package, whose bound is {bound}")
    return [f"speed: ratio {ratio:.2f}, bound {bound}"] if ratio > bound else []


def _seconds(run: Callable[[], object]) -> float:
    gc.collect()
    started = time.perf_counter()
    run()
    return time.perf_counter() - started


@contextmanager
def _one_core() -> Iterator[None]:
    """Keep this process on one core, where the system can."""
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(before)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


# -- memory ---------------------------------------------------------------------------------------


def memory(data: Path, quick: bool) -> list[str]:
    """The peak of the largest process of ``musnad extract``, which should not grow."""
    print("\nMemory: musnad extract, the peak of its largest process")
    peaks = {}
    for number in (250, 1_000, 4_000) if quick else (1_000, 4_000, 16_000):
        with tempfile.TemporaryDirectory() as folder:
            peaks[number] = _peak_of_extract(islice(saudinewsnet(data), number), Path(folder))
        print(f"  {number:>6,} articles {peaks[number]:>5} MiB")
    first, *_, last = peaks.values()
    missed = [f"memory: {last} MiB, bound {MEMORY_MIB}"] if last > MEMORY_MIB else []
    # The table of words fills up over the first thousands of articles, so more than a little.
    if last > first + 100:
        missed.append(f"memory: grows from {first} to {last} MiB")
    return missed


def _peak_of_extract(articles: Iterator[Article], folder: Path) -> int:
    source = folder / "in.jsonl"
    with source.open("wb") as out:
        out.writelines(msgspec.json.encode(article) + b"\n" for article in articles)
    command = [
        sys.executable,
        "-m",
        "musnad.cli",
        "extract",
        "--quiet",
        source,
        folder / "out.jsonl",
    ]
    return peak_of(list(map(str, command)))[1]


# -- length ---------------------------------------------------------------------------------------

#: Texts that make a careless reader slow, each of the given number of characters.
ODD: Cases = {
    "quotation marks only": lambda n: '"' * n,
    "opened, never closed": lambda n: "«" * n,
    "marks of all kinds": lambda n: _repeat("«“\"'»”", n),
    "no spaces": lambda n: "ب" * n,
    "«قال » repeated": lambda n: _repeat("قال ", n),
    "«قال إن » repeated": lambda n: _repeat("قال إن ", n),
    "«الذي قال » repeated": lambda n: _repeat("الذي قال ", n),
    "«وأضاف، » repeated": lambda n: _repeat("وأضاف، ", n),
    "«عن قوله إن » repeated": lambda n: _repeat("عن قوله إن ", n),
    "one sentence": lambda n: _repeat("ثم مضى الركب إلى السوق القديم مع الفجر ", n),
    "one sentence of statements": lambda n: _repeat("قال الوزير إن العمل مستمر وأضاف أن ", n),
    "ever new speakers": lambda n: _speakers(n),
    "colons": lambda n: ":" * n,
    "brackets": lambda n: "(" * n,
    "line breaks": lambda n: "\n" * n,
    "spaces and line breaks": lambda n: _repeat(" \n", n),
    "dashes and line breaks": lambda n: _repeat("ا-\n", n),
    "full stops and digits": lambda n: _repeat("1.", n),
    "vowel signs": lambda n: "\u064e" * n,
    "digits only": lambda n: "7" * n,
    "digits and commas": lambda n: _repeat("1,234,", n),
    "«ألف ومليون » repeated": lambda n: _repeat("ألف ومليون ", n),
    "«وخمسة وعشرون » repeated": lambda n: _repeat("وخمسة وعشرون ", n),
    "«وثلاثمئة وألف » repeated": lambda n: _repeat("وثلاثمئة وألف ", n),
    "«سالب » repeated": lambda n: _repeat("سالب ", n),
    "«3 فاصلة » repeated": lambda n: _repeat("3 فاصلة ", n),
    "«من 1 إلى 2 أو 3 » repeated": lambda n: _repeat("من 1 إلى 2 أو 3 ", n),
    "«بين مئة و» repeated": lambda n: _repeat("بين مئة و", n),
    "«أكثر من » repeated": lambda n: _repeat("أكثر من ", n),
    "«نحو 3 » repeated": lambda n: _repeat("نحو 3 ", n),
    "«3 رجال » repeated": lambda n: _repeat("3 رجال ", n),
    "«1/1/2020 » repeated": lambda n: _repeat("1/1/2020 ", n),
    "«1/1/» repeated": lambda n: _repeat("1/1/", n),
    "«10:30 » repeated": lambda n: _repeat("10:30 ", n),
    "«أمس الأحد » repeated": lambda n: _repeat("أمس الأحد ", n),
    "«الأحد والاثنين » repeated": lambda n: _repeat("الأحد والاثنين ", n),
    "«الموافق » repeated": lambda n: _repeat("الموافق ", n),
    "«1 مايو الموافق » repeated": lambda n: _repeat("1 مايو الموافق ", n),
    "«(1 مايو » repeated": lambda n: _repeat("(1 مايو ", n),
    "«نهاية العام » repeated": lambda n: _repeat("نهاية العام ", n),
    "«قبل ثلاثة أيام » repeated": lambda n: _repeat("قبل ثلاثة أيام ", n),
    "«عام ونصف » repeated": lambda n: _repeat("عام ونصف ", n),
    "«النصف الأول من » repeated": lambda n: _repeat("النصف الأول من ", n),
    "«كل يوم » repeated": lambda n: _repeat("كل يوم ", n),
}


def _repeat(piece: str, length: int) -> str:
    return (piece * (length // len(piece) + 1))[:length]


def _speakers(length: int) -> str:
    """Statements by speakers who are each named once."""
    size, pieces = 0, []
    for number in range(length):
        pieces.append(f"قال سالم{number} الكندي إن السوق مفتوح. وأضاف أن الطريق سالك.\n")
        size += len(pieces[-1])
        if size >= length:
            break
    return "".join(pieces)[:length]


def length(data: Path, quick: bool) -> list[str]:
    """Seconds per MB, on one core: of ordinary texts by length, then of odd ones."""
    whole = "\n".join(article.text for article in islice(saudinewsnet(data), 3_000)).encode()
    sizes = [5_000, 50_000, 500_000, *(() if quick else (1_000_000, 5_000_000))]
    with _one_core():
        # All of it first: what grows with the text is sought, not what a new word costs once.
        read(whole.decode(errors="ignore"))
        print("\nLength: articles joined to one text")
        rates = [_ordinary(whole[:size].decode(errors="ignore"), size) for size in sizes]
        print("\nOdd texts, of half the length and the whole of it")
        characters = 50_000 if quick else 1_000_000
        missed = [
            fault
            for name, make in ODD.items()
            for fault in _odd(name, make(characters), SLOWEST * rates[1])
        ]
    if rates[-1] > GROWTH * rates[1]:
        missed.append(f"length: {rates[1]:.2f} s/MB grows to {rates[-1]:.2f}")
    return missed


def _ordinary(text: str, size: int) -> float:
    """Seconds per MB; a short text is read many times, for the clock."""
    times = max(1, MB // 2 // size)
    seconds = _seconds(lambda: [read(text) for _ in range(times)]) / times
    rate = seconds / len(text.encode()) * MB
    print(f"  {size / 1000:>8,.0f} KB {seconds:>10.4f} s {rate:>8.2f} s/MB")
    return rate


def _odd(name: str, text: str, slowest: float) -> list[str]:
    try:
        half = _seconds(lambda: read(text[: len(text) // 2]))
        seconds = _seconds(lambda: read(text))
    except RecursionError:
        return [f"length: {name}: nested too deep"]
    size = len(text.encode()) / MB
    print(
        f"  {name:<30} {size:>5.2f} MB {half:>8.2f} s {seconds:>8.2f} s {seconds / size:>7.2f} s/MB"
    )
    missed = []
    if seconds > 0.2 and seconds > 3 * half:
        missed.append(f"length: {name}: twice the text takes {seconds / half:.1f} times as long")
    if seconds / size > slowest:
        missed.append(f"length: {name}: {seconds / size:.1f} s/MB, bound {slowest:.1f}")
    return missed


# -- all ------------------------------------------------------------------------------------------


def everything(data: Path, quick: bool) -> list[str]:
    """Every article (or every tenth) is read, and its spans are checked."""
    articles = islice(
        chain(saudinewsnet(data), hespress_jazeera(data)), 0, None, 10 if quick else 1
    )
    number = statements = figures = moments = 0
    missed: list[str] = []
    for article in articles:
        number += 1
        try:
            reading = read(article)
        except Exception as error:
            missed.append(f"all: {article.id}: {type(error).__name__}: {error}")
            continue
        statements += len(reading.statements)
        figures += len(reading.figures)
        moments += len(reading.moments)
        missed += [f"all: {article.id}: {fault}" for fault in bad_spans(article, reading)]
    print(f"\nAll: {number:,} articles read, {statements:,} statements, {figures:,} figures,")
    print(f"{moments:,} moments, {len(missed)} faults")
    return missed


if __name__ == "__main__":
    sys.exit(main())
