#!/usr/bin/env python3
"""The licences of what Musnad brings with it, as the installed packages tell them.

    licences.py [EXTRA ...]

Looks at what ``pip install musnad`` and its extras bring in, all of those that users install if
none is named, and what those bring in. Prints each package with its licence. The exit status is 1
if a licence is not among those that let anybody do anything with Musnad, or is not told.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Collection, Iterable, Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from typing import Final, NamedTuple

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

#: Extras of those who change Musnad: nothing of them comes to its users.
DEVELOPERS: Final = frozenset(["dev", "bench", "docs", "fuzz", "sbom"])
#: SPDX ids, and how classifiers and old metadata call them.
_FIT: Final = re.compile(
    r"(?:the )?(?:MIT(?:-CMU)?|(?:0|zero-clause )?BSD|Apache|MPL|Mozilla Public|PSF|ISC|Zlib|CC0"
    r"|CNRI-Python|Python Software Foundation|Unlicense|ZPL|HPND)\b",
    re.IGNORECASE,
)
_UNFIT: Final = re.compile(r"GPL|General Public|proprietary|commercial|non-?free", re.IGNORECASE)
#: What cannot be read from the metadata of a package was read in its licence files.
BY_HAND: Final = {"pypdfium2": "BSD-3-Clause AND Apache-2.0"}
#: What is let be, and why.
EXCUSED: Final = {
    "python-stdnum": "LGPL; followthemoney brings it, so that it comes with musnad[ftm] alone",
}
#: Characters that a name of a licence has at most.
_LONGEST: Final = 80


class Package(NamedTuple):
    """An installed package and its licence as told; empty if it tells none."""

    name: str
    version: str
    licence: str

    @property
    def is_fit(self) -> bool:
        """Whether its licence is one of those that Musnad may bring."""
        return self.name in EXCUSED or is_fit(self.licence)


def is_fit(licence: str) -> bool:
    """Whether an SPDX expression, or the name of a licence, asks no more than to be named."""
    try:
        # As in Python, AND goes before OR, and brackets before both.
        words = re.sub(r"\s+WITH\s+[\w.-]+", "", licence)
        words = re.sub(r"[\w.+-]+", _truth, words)
        return _holds(ast.parse(words.strip(), mode="eval").body)
    except SyntaxError:
        # It is no expression.
        return all(map(_is_fit, licence.split(" AND ")))


def _truth(word: re.Match[str]) -> str:
    return word[0].lower() if word[0] in ("AND", "OR") else str(_is_fit(word[0]))


def _holds(node: ast.expr) -> bool:
    if isinstance(node, ast.BoolOp):
        return (all if isinstance(node.op, ast.And) else any)(map(_holds, node.values))
    if isinstance(node, ast.Constant):
        return node.value is True
    raise SyntaxError


def _is_fit(name: str) -> bool:
    return _FIT.match(name) is not None and _UNFIT.search(name) is None


def licence_of(name: str, told: Distribution) -> str:
    """The licence that a package tells: as an expression, in a word, or by classifiers."""
    metadata = told.metadata
    if name in BY_HAND:
        return BY_HAND[name]
    if "License-Expression" in metadata:
        return metadata["License-Expression"]
    written = metadata["License"].strip() if "License" in metadata else ""
    classifiers = [
        line.rpartition(" :: ")[2].removesuffix(" License")
        for line in metadata.get_all("Classifier", [])
        if line.startswith("License ::") and not line.endswith("OSI Approved")
    ]
    # Some put the whole text where the name should stand.
    if written and written != "UNKNOWN" and len(written) <= _LONGEST and "\n" not in written:
        return written
    return " AND ".join(classifiers)


def packages(extras: Collection[str], missing: list[str]) -> Iterator[Package]:
    """What ``musnad`` with ``extras`` brings in, itself left out; ``missing`` is what it would."""
    for name in sorted(_brought_in("musnad", extras) - {"musnad"}):
        try:
            told = distribution(name)
        except PackageNotFoundError:
            missing.append(name)
        else:
            yield Package(name, told.version, licence_of(name, told))


def _brought_in(name: str, extras: Iterable[str]) -> set[str]:
    wanted = [(canonicalize_name(name), extra) for extra in ("", *extras)]
    seen: set[tuple[str, str]] = set()
    while wanted:
        name, extra = wanted.pop()
        if (name, extra) in seen:
            continue
        seen.add((name, extra))
        try:
            lines = distribution(name).requires or []
        except PackageNotFoundError:
            continue
        for asked in map(Requirement, lines):
            if asked.marker is None or asked.marker.evaluate({"extra": extra}):
                wanted += [(canonicalize_name(asked.name), each) for each in ("", *asked.extras)]
    return {name for name, _ in seen}


def extras_for_users() -> list[str]:
    """The extras that users install."""
    told = distribution("musnad").metadata.get_all("Provides-Extra", [])
    return [extra for extra in told if extra not in DEVELOPERS]


def main() -> int:
    missing: list[str] = []
    unfit = []
    for package in packages(sys.argv[1:] or extras_for_users(), missing):
        note = EXCUSED.get(package.name, "")
        print(f"{package.name:28} {package.version:14} {package.licence or '?'}  {note}".rstrip())
        if not package.is_fit:
            unfit.append(package)
    if missing:
        print(f"Not installed, so not looked at: {', '.join(missing)}", file=sys.stderr)
    for package in unfit:
        told = package.licence or "tells no licence"
        print(f"{package.name}: {told}: not among those that fit", file=sys.stderr)
    return 1 if unfit else 0


if __name__ == "__main__":
    sys.exit(main())
