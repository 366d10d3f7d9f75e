#!/usr/bin/env python3
"""Pictures of the web reader on the example articles, in docs/screenshots.

    screenshots.py [--only NAME]... [--into FOLDER]

Each page in Arabic on a desktop by day and on a phone by night, and in English the other way
round, as small PNG files. Needs Chromium and what is in the extra `dev`.
"""

from __future__ import annotations

import argparse
import io
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, NamedTuple
from urllib.parse import urlencode

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from musnad.ledger import ClaimFilters, Ledger

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "screenshots"
EXAMPLES = ROOT / "examples" / "outlets.jsonl"
#: So many colours, and bytes of all pictures at most.
_COLOURS, _LARGEST = 64, 2_500_000


class View(NamedTuple):
    """How a page is looked at: what the picture's name ends in, and the browser's window."""

    name: str
    language: Literal["ar", "en"]
    width: int
    height: int
    scheme: Literal["light", "dark"]


VIEWS = (
    View("ar-desktop-light", "ar", 1280, 860, "light"),
    View("ar-phone-dark", "ar", 390, 780, "dark"),
    View("en-desktop-dark", "en", 1280, 860, "dark"),
    View("en-phone-light", "en", 390, 780, "light"),
)


def main() -> int:
    arguments = _arguments()
    chromium = shutil.which("chromium")
    if chromium is None:
        print("there is no chromium here", file=sys.stderr)
        return 1
    arguments.into.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        ledger = Path(folder) / "news.db"
        command = [sys.executable, "-m", "musnad.cli", "ingest", "--link", "--ledger", str(ledger)]
        subprocess.run([*command, str(EXAMPLES)], check=True, stderr=subprocess.DEVNULL)
        pages = _pages(ledger)
        chosen = {name: pages[name] for name in arguments.only} if arguments.only else pages
        with _serving(ledger) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=chromium, args=["--no-sandbox", "--hide-scrollbars"]
            )
            for name, path in chosen.items():
                for view in VIEWS:
                    picture = _taken(browser, f"{address}/{view.language}{path}", view)
                    (arguments.into / f"{name}-{view.name}.png").write_bytes(picture)
            browser.close()
    size = sum(each.stat().st_size for each in arguments.into.glob("*.png"))
    print(f"{len(chosen) * len(VIEWS)} pictures; all in {arguments.into}: {size / 1e6:.1f} MB")
    return int(size > _LARGEST)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", action="append", default=[], metavar="NAME")
    parser.add_argument("--into", type=Path, default=FOLDER)
    return parser.parse_args()


def _pages(path: Path) -> dict[str, str]:
    """The pages by their names, with addresses after the language."""
    with Ledger(path) as ledger:
        [claim, *_] = ledger.claims(limit=1, own=ClaimFilters(changed=("figure",)))
        [story, *_] = ledger.stories(limit=1)
        [copy, *_] = ledger.copies(limit=1, lost_credit=True)
        speaker = next(row["speaker"] for row in ledger.speakers() if row["kind"] == "person")
    return {
        "home": "",
        "read": "/read",
        "article": f"/articles/{copy['first_article']}",
        "search": f"/search?{urlencode({'q': 'السد'})}",
        "speaker": f"/speaker?{urlencode({'name': speaker})}",
        "claims": "/claims",
        "claim": f"/claims/{claim['id']}",
        "story": f"/stories/{story['id']}",
        "trace": f"/trace?{urlencode({'q': 'تشققات في جسم السد', 'all': 1})}",
        "outlets": "/outlets",
        "evidence": "/outlets/evidence?"
        + urlencode({"outlet": copy["outlet"], "of": "lost_credit"}),
    }


@contextmanager
def _serving(ledger: Path) -> Iterator[str]:
    """The address of a server of its own."""
    command = [sys.executable, "-m", "musnad.cli", "serve", str(ledger), "--port", "0"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert server.stdout
    try:
        told = server.stdout.readline()
        yield next(word for word in told.split() if word.startswith("http")).rstrip(";").rstrip("/")
    finally:
        server.terminate()
        server.wait()


def _taken(browser: Browser, address: str, view: View) -> bytes:
    """What is seen first of a page, with few colours."""
    with browser.new_context(
        viewport={"width": view.width, "height": view.height}, color_scheme=view.scheme
    ) as context:
        page = context.new_page()
        page.goto(address)
        page.evaluate("document.fonts.ready")
        picture = Image.open(io.BytesIO(page.screenshot()))
    small = picture.convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE)
    out = io.BytesIO()
    small.save(out, "PNG", optimize=True)
    return out.getvalue()


if __name__ == "__main__":
    sys.exit(main())
