"""All regular expressions of Musnad, and texts on which one that backtracks would never end."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
import re._constants as c
import re._parser as parser
from collections.abc import Iterator
from typing import Any

import musnad

#: What is pumped besides a pattern's own pieces.
_PIECES = [
    " ",
    "\n",
    "a",
    "ا",
    "1",
    ".",
    ",",
    "<",
    "<!---->",
    "<?x?>",
    "&",
    "-",
    "/",
    '"',
    "(",
    "_",
]


def patterns() -> Iterator[tuple[str, re.Pattern[Any]]]:
    """Every pattern that a module of Musnad holds, with where it is."""
    for info in pkgutil.walk_packages(musnad.__path__, "musnad."):
        if info.name.endswith("__main__"):
            continue
        try:
            module = importlib.import_module(info.name)
        except ModuleNotFoundError as error:
            if error.name == "pyspark":
                # Too large to be wanted by every test run.
                continue
            raise
        for name, value in vars(module).items():
            for at, pattern in enumerate(_patterns_in(value)):
                yield f"{info.name}.{name}[{at}]", pattern


def _patterns_in(value: object) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        yield from _patterns_in(list(value.values()))
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _patterns_in(item)


def pumped(pattern: re.Pattern[Any], size: int) -> Iterator[str | bytes]:
    """Texts of about ``size`` characters made of what ``pattern`` looks for, again and again."""
    pieces = [*_PIECES, *_examples(parser.parse(pattern.pattern, pattern.flags))]
    for piece in dict.fromkeys(pieces):
        for start in ("", " ", "<", '"'):
            text = start + piece * max(1, size // max(1, len(piece)))
            for end in ("", "\0"):
                whole = text[:size] + end
                is_bytes = isinstance(pattern.pattern, bytes)
                yield whole.encode("utf-8", "surrogatepass") if is_bytes else whole


def _examples(tree: parser.SubPattern) -> Iterator[str]:
    """A text that each part of a pattern, and the whole, takes."""
    for op, argument in tree:
        yield _example([(op, argument)])
        if op in (c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT):
            yield from _examples(argument[2])
        elif op is c.SUBPATTERN:
            yield from _examples(argument[3])
        elif op is c.ATOMIC_GROUP:
            yield from _examples(argument)
        elif op is c.BRANCH:
            for branch in argument[1]:
                yield from _examples(branch)
    yield _example(tree)


def _example(tree: Any) -> str:
    parts = []
    for op, argument in tree:
        if op is c.LITERAL:
            parts.append(chr(argument))
        elif op is c.NOT_LITERAL:
            parts.append("b" if argument == ord("a") else "a")
        elif op is c.ANY:
            parts.append("a")
        elif op is c.IN:
            parts.append(_member(argument))
        elif op in (c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT):
            parts.append(_example(argument[2]) * max(1, argument[0]))
        elif op is c.SUBPATTERN:
            parts.append(_example(argument[3]))
        elif op is c.ATOMIC_GROUP:
            parts.append(_example(argument))
        elif op is c.BRANCH:
            parts.append(_example(argument[1][0]))
    return "".join(parts)


def _member(items: Any) -> str:
    categories = {
        c.CATEGORY_DIGIT: "1",
        c.CATEGORY_SPACE: " ",
        c.CATEGORY_WORD: "a",
        c.CATEGORY_NOT_DIGIT: "a",
        c.CATEGORY_NOT_SPACE: "a",
        c.CATEGORY_NOT_WORD: " ",
    }
    negated = items[0][0] is c.NEGATE
    if negated:
        taken = {chr(a) for op, a in items if op is c.LITERAL}
        return next(x for x in "a ا1-xyz" if x not in taken)
    op, argument = items[0]
    if op is c.LITERAL:
        return chr(argument)
    if op is c.RANGE:
        return chr(argument[0])
    return categories.get(argument, "a")


def searched(name: str) -> bool:
    """Whether a pattern is looked for anywhere in a text, rather than only at one place of it."""
    module, _, variable = name.partition("[")[0].rpartition(".")
    source = inspect.getsource(importlib.import_module(module))
    return bool(re.search(rf"\b{variable}\.(search|finditer|findall|sub|subn|split)\b", source))
