"""A real server on a real ledger, and a real browser that looks at it."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import uvicorn
from filled import fill
from playwright.sync_api import Browser, ConsoleMessage, Page, expect, sync_playwright

from musnad.serve import Settings, application

EXAMPLES = Path(__file__).parents[2] / "examples"

# A busy machine may take longer than five seconds, as it is without.
expect.set_options(timeout=30_000)


class Served(NamedTuple):
    """A running server: its address without a slash at the end, and its ledger."""

    address: str
    ledger: Path


@pytest.fixture(scope="session")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example articles of several outlets, linked."""
    path = tmp_path_factory.mktemp("serve") / "news.db"
    fill(path, EXAMPLES / "outlets.jsonl", with_links=True)
    return path


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Settings], Served]]:
    """Serves a ledger on a free port until the tests end."""
    running: list[tuple[uvicorn.Server, threading.Thread]] = []

    def served(settings: Settings) -> Served:
        config = uvicorn.Config(application(settings), port=0, log_level="warning")
        server = uvicorn.Server(config)
        listening = config.bind_socket()
        # Whoever asks before the server runs waits for it.
        listening.listen(64)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        running.append((server, thread))
        return Served(f"http://127.0.0.1:{listening.getsockname()[1]}", settings.ledger)

    yield served
    for server, thread in running:
        server.should_exit = True
        thread.join(10)


@pytest.fixture(scope="session")
def site(serve: Callable[[Settings], Served], ledger: Path) -> Served:
    """The reader on the example articles."""
    return serve(Settings(ledger))


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, without a window."""
    path = shutil.which("chromium")
    if path is None:
        pytest.skip("there is no chromium here")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def windows(chromium: Browser, site: Served) -> Iterator[Callable[..., Page]]:
    """The one page of a window of some size, scheme and so on: a new one costs more than a test."""
    made: dict[str, Page] = {}

    def window(**settings: Any) -> Page:
        key = repr(sorted(settings.items()))
        if key not in made or made[key].is_closed():
            made[key] = chromium.new_context(base_url=site.address, **settings).new_page()
        return made[key]

    yield window
    for page in made.values():
        page.context.close()


@pytest.fixture
def page(
    windows: Callable[..., Page], site: Served, request: pytest.FixtureRequest
) -> Iterator[Page]:
    """A page that must not complain in its console, nor ask any other host for anything.

    ``@pytest.mark.window(…)`` gives its window's size, scheme and so on.
    """
    marker = request.node.get_closest_marker("window")
    page = windows(**marker.kwargs if marker else {})
    # Nothing is left of the test before.
    page.mouse.move(0, 0)
    page.emulate_media(media="null", color_scheme="null")
    page.set_extra_http_headers({})
    complaints: list[str] = []
    asked: list[str] = []
    heard: dict[Any, Callable[[Any], None]] = {
        "console": lambda said: None if _is_of_page(said) else complaints.append(said.text),
        "pageerror": lambda error: complaints.append(str(error)),
        "request": lambda sent: asked.append(sent.url),
    }
    for event, hear in heard.items():
        page.on(event, hear)
    yield page
    for event, hear in heard.items():
        page.remove_listener(event, hear)
    assert not complaints
    assert [url for url in asked if not url.startswith((site.address, "data:", "blob:"))] == []


def _is_of_page(said: ConsoleMessage) -> bool:
    """Whether it is no error, or only that the page itself tells what cannot be asked."""
    is_status = "the server responded with a status of 4" in said.text
    return said.type != "error" or (is_status and "/static/" not in said.location["url"])


@pytest.fixture(scope="session")
def serious() -> Callable[[Page], list[str]]:
    """What axe-core finds serious or critical on a page: "rule: element", one each."""
    source = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")

    def found(page: Page) -> list[str]:
        page.evaluate(source)
        result = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        return [
            f"{violation['id']}: {node['html'][:200]}"
            for violation in result["violations"]
            if violation["impact"] in ("serious", "critical")
            for node in violation["nodes"]
        ]

    return found
