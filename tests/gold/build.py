#!/usr/bin/env python3
"""Turn ``annotated/*.txt`` into the ``*.jsonl`` files beside this one.

``build.py`` writes them; ``build.py --check`` writes nothing and fails when they are stale.
The format is described in ``README.md``.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
OPEN = re.compile(r"\{((?:\d+[cswfm])(?:\+\d+[cswfm])*) ")
MARKER = re.compile(r"[{}]")
RECORD = re.compile(r"(\d+): +(\w+) +(\w+) +(\w+)( +optional)?(?: *\| *(.*))?")
FIGURE = re.compile(r"(\d+)f: +(\S+) +(\w+)(?: +(.+))?")
MOMENT = re.compile(r"(\d+)m: +(\w+) +(\S+)(?: +([\d-]*)\.\.([\d-]*))?")
HEADERS = ("id", "outlet", "url", "published", "title", "byline")
KINDS = {"person", "organization", "document", "unnamed", "group", "unsourced"}
ACTS = set("say confirm deny warn call accuse estimate promise ask opine express".split())
MODS = {"exact", "approx", "at_least", "at_most", "range", "vague"}
TYPES = {"DATE", "TIME", "DURATION", "SET"}
FORMS = {"direct", "indirect", "mixed"}


class Malformed(Exception):
    """An annotated file that does not follow the format."""


@dataclass
class Marked:
    """The spans of one statement, by what they mark: c(ue), s(ource), w(ords).

    Of a figure or a moment: its one span, under f or m.
    """

    place: str
    spans: dict[str, list[tuple[int, int]]] = field(
        default_factory=lambda: {"c": [], "s": [], "w": []}
    )


#: What the tags of an article mark: statements by their number, figures and moments by "1f", "1m".
Marks = dict[str, Marked]


def unmark(name: str, marked: str, into: Marks) -> str:
    """The plain text of a marked field; its spans are added to ``into``."""
    plain: list[str] = []
    length, at = 0, 0
    stack: list[tuple[str, int, int]] = []  # tags, start in plain, start of the inside in marked
    while m := MARKER.search(marked, at):
        plain.append(marked[at : m.start()])
        length += m.start() - at
        if m.group() == "{":
            tag = OPEN.match(marked, m.start())
            if tag is None:
                raise Malformed(f"not a tag: {marked[m.start() : m.start() + 20]!r}")
            stack.append((tag.group(1), length, tag.end()))
            at = tag.end()
            continue
        at = m.end()
        if not stack:
            raise Malformed(f"closed but never opened: {marked[max(0, at - 20) : at]!r}")
        tags, start, inside = stack.pop()
        # What stands between the braces, with the tags inside it taken out independently of the
        # counting above, has to be what the computed offsets give.
        expected = OPEN.sub("", marked[inside : m.start()]).replace("}", "")
        if "".join(plain)[start:length] != expected or expected != expected.strip():
            raise Malformed(f"bad span: {expected!r}")
        for tag_text in tags.split("+"):
            part = tag_text[-1]
            number = tag_text if part in "fm" else tag_text[:-1]
            statement = into.setdefault(number, Marked(name))
            if statement.place != name:
                raise Malformed(f"{number} stands in two fields")
            statement.spans.setdefault(part, []).append((start, length))
    if stack:
        raise Malformed(f"never closed: {stack[-1][0]}")
    plain.append(marked[at:])
    return "".join(plain)


def mentioned(name: str, article: dict[str, str]) -> str:
    """A name that has to stand in the article as it is, unless it is marked with ``~``."""
    if name.startswith("~"):
        return name[1:].strip()
    if name and not any(name in article[f] for f in ("title", "text", "byline")):
        raise Malformed(f"not in the article (mark it with ~ if that is meant): {name}")
    return name


def number(text: str) -> int | float | None:
    """A number as JSON has it; nothing for a side that is open."""
    if not text:
        return None
    value = Fraction(text)
    return int(value) if value.denominator == 1 else float(value)


def place_of(marks: Marks, key: str) -> dict[str, Any]:
    """Field and offsets of a figure or a moment."""
    marked = marks.pop(key, None)
    if marked is None or len(spans := marked.spans[key[-1]]) != 1:
        raise Malformed(f"{key} wants one span")
    return {"field": marked.place, "start": spans[0][0], "end": spans[0][1]}


def figure(m: re.Match[str], marks: Marks) -> dict[str, Any]:
    """The record of a figure: its lowest and highest value, its mod, its unit."""
    low, dots, high = m[2].partition("..")
    if m[3] not in MODS:
        raise Malformed(f"unknown mod: {m[0]!r}")
    return {
        **place_of(marks, f"{m[1]}f"),
        "low": number(low),
        "high": number(high if dots else low),
        "mod": m[3],
        "unit": (m[4] or "").strip(),
    }


def moment(m: re.Match[str], marks: Marks) -> dict[str, Any]:
    """The record of a moment: its type, its value, the days it covers."""
    if m[2] not in TYPES:
        raise Malformed(f"unknown type: {m[0]!r}")
    for day in filter(None, (m[4], m[5])):
        date.fromisoformat(day)
    return {
        **place_of(marks, f"{m[1]}m"),
        "type": m[2],
        "value": "" if m[3] == "-" else m[3],
        "from": m[4] or "",
        "to": m[5] or "",
    }


def read(path: Path) -> tuple[dict[str, str], dict[str, Any], dict[str, Any]]:
    """The article of one annotated file, its statements, its figures and moments."""
    parts = re.split(r"^---\n", path.read_text(encoding="utf-8"), flags=re.M)
    if len(parts) != 3:
        raise Malformed("three parts wanted: header, text and statements, with --- between them")
    header = dict(line.split(": ", 1) for line in parts[0].splitlines() if ": " in line)
    if unknown := set(header) - {*HEADERS, "credits"}:
        raise Malformed(f"unknown header: {unknown}")
    marks: Marks = {}
    article = {h: header.get(h, "") for h in HEADERS}
    article["title"] = unmark("title", article["title"], marks)
    article["text"] = unmark("text", parts[1].removesuffix("\n"), marks)

    statements: list[dict[str, Any]] = []
    figures: list[dict[str, Any]] = []
    moments: list[dict[str, Any]] = []
    for line in filter(None, map(str.strip, parts[2].splitlines())):
        if m := FIGURE.fullmatch(line):
            figures.append(figure(m, marks))
            continue
        if m := MOMENT.fullmatch(line):
            moments.append(moment(m, marks))
            continue
        m = RECORD.fullmatch(line)
        if m is None:
            raise Malformed(f"not a statement: {line!r}")
        marked = marks.pop(m[1], None)
        if marked is None or len(marked.spans["c"]) != 1 or not marked.spans["w"]:
            raise Malformed(f"statement {m[1]} wants one cue and at least one span of words")
        if m[2] not in KINDS or m[3] not in ACTS or m[4] not in FORMS:
            raise Malformed(f"unknown kind, act or form: {line!r}")
        speaker, *via = (mentioned(n.strip(), article) for n in (m[6] or "").split(" < "))
        if bool(speaker) == (m[2] == "unsourced"):
            raise Malformed(f"a speaker is wanted unless the statement is unsourced: {line!r}")
        spans = {
            part: [{"start": a, "end": b} for a, b in sorted(found)]
            for part, found in marked.spans.items()
        }
        statements.append(
            {
                "field": marked.place,
                "cue": spans["c"][0],
                "sources": spans["s"],
                "contents": spans["w"],
                "speaker": speaker,
                "via": via[::-1],
                "kind": m[2],
                "act": m[3],
                "form": m[4],
                "optional": bool(m[5]),
            }
        )
    if marks:
        raise Malformed(f"marked but not described: {sorted(marks)}")
    statements.sort(key=lambda s: (s["field"] == "text", s["cue"]["start"]))
    for items in (figures, moments):
        items.sort(key=lambda s: (s["field"] == "text", s["start"]))
    credits = [c.strip() for c in header.get("credits", "").split("|") if c.strip()]
    row = {
        "id": article["id"],
        "stratum": "written",
        "credits": [mentioned(c, article) for c in credits],
        "statements": statements,
    }
    return article, row, {"id": article["id"], "figures": figures, "moments": moments}


def build() -> dict[Path, str]:
    """The contents of the output files."""
    articles, gold, measures = [], [], []
    for path in sorted((HERE / "annotated").glob("*.txt")):
        try:
            article, row, measured = read(path)
        except Malformed as error:
            raise SystemExit(f"{path.name}: {error}") from error
        articles.append(article)
        gold.append(row)
        measures.append(measured)
    if len({a["id"] for a in articles}) != len(articles):
        raise SystemExit("two articles share an id")

    def lines(rows: list[Any]) -> str:
        return "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows)

    return {
        HERE / "articles.jsonl": lines(articles),
        HERE / "gold.jsonl": lines(gold),
        HERE / "figures-moments.jsonl": lines(measures),
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing; fail when stale")
    check = parser.parse_args().check
    stale = 0
    for path, text in build().items():
        if check and (not path.exists() or path.read_text(encoding="utf-8") != text):
            print(f"stale: {path.name}", file=sys.stderr)
            stale = 1
        elif not check:
            path.write_text(text, encoding="utf-8")
            print(f"{path.name}: {text.count(chr(10))} lines")
    return stale


if __name__ == "__main__":
    sys.exit(main())
