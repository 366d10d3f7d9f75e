#!/usr/bin/env python3
"""Turn ``annotated/*.txt`` into ``articles.jsonl`` and ``gold.jsonl`` beside this file.

``build.py`` writes both files; ``build.py --check`` writes nothing and fails when they are stale.
The format is described in ``README.md``.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
OPEN = re.compile(r"\{((?:\d+[csw])(?:\+\d+[csw])*) ")
MARKER = re.compile(r"[{}]")
RECORD = re.compile(r"(\d+): +(\w+) +(\w+) +(\w+)( +optional)?(?: *\| *(.*))?")
HEADERS = ("id", "outlet", "url", "published", "title", "byline")
KINDS = {"person", "organization", "document", "unnamed", "group", "unsourced"}
ACTS = set("say confirm deny warn call accuse estimate promise ask opine express".split())
FORMS = {"direct", "indirect", "mixed"}


class Malformed(Exception):
    """An annotated file that does not follow the format."""


@dataclass
class Marked:
    """The spans of one statement, by what they mark: c(ue), s(ource), w(ords)."""

    place: str
    spans: dict[str, list[tuple[int, int]]] = field(
        default_factory=lambda: {"c": [], "s": [], "w": []}
    )


def unmark(name: str, marked: str, into: dict[int, Marked]) -> str:
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
            number, part = int(tag_text[:-1]), tag_text[-1]
            statement = into.setdefault(number, Marked(name))
            if statement.place != name:
                raise Malformed(f"statement {number} stands in two fields")
            statement.spans[part].append((start, length))
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


def read(path: Path) -> tuple[dict[str, str], dict[str, Any]]:
    """The article and the gold row of one annotated file."""
    parts = re.split(r"^---\n", path.read_text(encoding="utf-8"), flags=re.M)
    if len(parts) != 3:
        raise Malformed("three parts wanted: header, text and statements, with --- between them")
    header = dict(line.split(": ", 1) for line in parts[0].splitlines() if ": " in line)
    if unknown := set(header) - {*HEADERS, "credits"}:
        raise Malformed(f"unknown header: {unknown}")
    marks: dict[int, Marked] = {}
    article = {h: header.get(h, "") for h in HEADERS}
    article["title"] = unmark("title", article["title"], marks)
    article["text"] = unmark("text", parts[1].removesuffix("\n"), marks)

    statements: list[dict[str, Any]] = []
    for line in filter(None, parts[2].splitlines()):
        m = RECORD.fullmatch(line.strip())
        if m is None:
            raise Malformed(f"not a statement: {line!r}")
        marked = marks.pop(int(m[1]), None)
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
    credits = [c.strip() for c in header.get("credits", "").split("|") if c.strip()]
    return article, {
        "id": article["id"],
        "stratum": "written",
        "credits": [mentioned(c, article) for c in credits],
        "statements": statements,
    }


def build() -> dict[Path, str]:
    """The contents of both output files."""
    articles, gold = [], []
    for path in sorted((HERE / "annotated").glob("*.txt")):
        try:
            article, row = read(path)
        except Malformed as error:
            raise SystemExit(f"{path.name}: {error}") from error
        articles.append(article)
        gold.append(row)
    if len({a["id"] for a in articles}) != len(articles):
        raise SystemExit("two articles share an id")

    def lines(rows: list[Any]) -> str:
        return "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows)

    return {HERE / "articles.jsonl": lines(articles), HERE / "gold.jsonl": lines(gold)}


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
