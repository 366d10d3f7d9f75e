"""Who may not ask, what is too large, other sites' forms, and addresses made to do harm."""

from __future__ import annotations

import socket
import time
from base64 import b64encode
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import patient
import pytest

from musnad.serve import Settings

JSON = {"content-type": "application/json"}
ARTICLE = '{"text": "قال سالم إن السد آمن."}'.encode()


@pytest.fixture(scope="module")
def client(site: Any) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=site.address, timeout=30) as made:
        yield made


def raw(address: str, request: bytes) -> bytes:
    """What the server answers to these very bytes."""
    host, port = urlsplit(address).netloc.split(":")
    with socket.create_connection((host, int(port)), timeout=10) as connection:
        connection.sendall(request)
        return b"".join(iter(lambda: connection.recv(65536), b""))


def status_of(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1])


@pytest.mark.parametrize(
    "host",
    ["localhost", "LOCALHOST:80", "127.0.0.1", "127.0.0.1:9", "[::1]", "[::1]:8000"],
)
def test_names_that_the_server_is_called_by(client: httpx.Client, host: str) -> None:
    assert client.get("/api/stats", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        *("evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "evil.example:80"),
        *("[::2]", "[::1", "::1", "localhost@evil.example", "localhost/evil", ""),
    ],
)
def test_other_names_are_refused(client: httpx.Client, site: Any, host: str) -> None:
    for path, kind in (("/api/stats", "application/problem+json"), ("/ar", "text/html")):
        answer = client.get(path, headers={"host": host, "accept": "text/html"})
        assert answer.status_code in (400, 421), host
        if answer.status_code == 421:
            assert answer.headers["content-type"].startswith(kind)


def test_no_name_and_two_names_are_refused(site: Any) -> None:
    for hosts in (b"", b"Host: localhost\r\nHost: evil.example\r\n"):
        answer = raw(
            site.address, b"GET /api/stats HTTP/1.1\r\nConnection: close\r\n" + hosts + b"\r\n"
        )
        assert status_of(answer) in (400, 421)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"origin": "{own}"}, 200),
        ({"sec-fetch-site": "same-origin"}, 200),
        ({"sec-fetch-site": "none"}, 200),
        ({"origin": "https://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": "{own}.evil.example"}, 403),
        ({"origin": "http://["}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"sec-fetch-site": "cross-site", "origin": "{own}"}, 403),
    ],
)
def test_forms_of_other_sites_are_refused(
    client: httpx.Client, site: Any, headers: dict[str, str], status: int
) -> None:
    told = {name: value.replace("{own}", site.address) for name, value in headers.items()}
    answer = client.post("/api/read", content=ARTICLE, headers=JSON | told)
    assert answer.status_code == status, answer.text
    # Whoever only looks is let in: links lead here from anywhere.
    assert client.get("/api/stats", headers=told).status_code == 200


def test_what_is_too_large_is_refused_however_it_comes(
    serve: Callable[[Settings], Any], ledger: Path
) -> None:
    small = serve(Settings(ledger, largest=1000))
    told = patient.post(f"{small.address}/api/read", content=b"x" * 1001, headers=JSON)
    streamed = patient.post(
        f"{small.address}/api/read", content=iter([b"x" * 600] * 2), headers=JSON
    )
    for answer in (told, streamed):
        assert answer.status_code == 413
        assert answer.json()["detail"] == "more than 1,000 bytes are not taken"
    for length in (b"9" * 15, b"9" * 30, b"-1", b"1e9", b"\xd9\xa1"):
        head = (
            b"POST /api/read HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: "
        )
        assert status_of(raw(small.address, head + length + b"\r\n\r\n{}")) in (400, 413)
    fits = patient.post(f"{small.address}/api/read", content=iter([ARTICLE]), headers=JSON)
    assert fits.status_code == 200


@pytest.fixture(scope="module")
def closed(serve: Callable[[Settings], Any], ledger: Path) -> Any:
    """The reader with a token."""
    return serve(Settings(ledger, token="سر secret"))


def _basic(text: str) -> str:
    return f"Basic {b64encode(text.encode()).decode()}"


@pytest.mark.parametrize(
    ("header", "status"),
    [
        ("Bearer سر secret", 200),
        (_basic("anybody:سر secret"), 200),
        (_basic(":سر secret"), 200),
        (None, 401),
        ("Bearer", 401),
        ("Bearer wrong", 401),
        (_basic("سر secret:wrong"), 401),
        (_basic("سر secret"), 401),
        ("Basic !!", 401),
        ("Basic é", 401),
        ("Digest سر secret", 401),
    ],
)
def test_a_token_is_asked_for(closed: Any, header: str | None, status: int) -> None:
    headers = {} if header is None else {"authorization": header.encode()}
    for path in ("/api/stats", "/ar", "/api/openapi.json", "/static/css/base.css"):
        answer = patient.get(f"{closed.address}{path}", headers=headers)
        assert answer.status_code == status, path
        if status == 401:
            assert answer.headers["www-authenticate"].startswith("Basic ")
            assert "سر" not in answer.text


@pytest.mark.parametrize(
    "path",
    [
        "/static/..%2f..%2fapp.py",
        "/static/%2e%2e/app.py",
        "/static/../app.py",
        "/static/css/..%2f..%2fapp.py",
        "/static//etc/passwd",
        "/static/%00",
        "/static/" + "a" * 5000,
        "/ar/..%2f..%2fetc%2fpasswd",
        "/ar/%2e%2e/%2e%2e/etc/passwd",
        "/api/..%2f..%2fetc",
        "/api/articles/..%2f..%2f..%2fetc%2fpasswd",
        "/ar/%ff%fe",
        "/api/%0d%0aX:%20y",
    ],
)
def test_paths_lead_out_of_nothing(site: Any, path: str) -> None:
    answer = raw(site.address, f"GET {path} HTTP/1.0\r\nHost: localhost\r\n\r\n".encode())
    assert status_of(answer) in (404, 414), answer[:500]
    assert b"from __future__" not in answer
    assert b"root:" not in answer


@pytest.mark.parametrize(
    "path",
    [
        *("/%0d%0aX-Evil:%20y", "//evil.example", "//evil.example/", "/\\evil.example", "/%5cevil"),
        *("/%2f%2fevil.example", "///evil.example//", "/ar//evil.example/", "/https:/evil.example"),
        *("/read?x=%0d%0aX-Evil:%20y", "/ar/", "/api/stats/", "/%ff", "/é"),
    ],
)
def test_no_redirect_leads_to_another_host_or_adds_a_header(site: Any, path: str) -> None:
    answer = raw(site.address, f"GET {path} HTTP/1.0\r\nHost: localhost\r\n\r\n".encode())
    assert status_of(answer) in (200, 307, 400, 404), answer[:500]
    head = answer.partition(b"\r\n\r\n")[0].lower()
    lines = dict(line.split(b": ", 1) for line in head.split(b"\r\n")[1:] if b": " in line)
    assert b"x-evil" not in lines
    location = lines.get(b"location", b"/").decode()
    assert urlsplit(location).netloc in ("", "localhost"), location
    assert not location.startswith(("//", "/\\")), location


def test_everything_is_sent_with_the_policy(client: httpx.Client) -> None:
    for path in ("/ar", "/api/stats", "/api/nothing", "/nothing", "/static/css/base.css", "/ar/no"):
        headers = client.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"


def test_what_goes_wrong_within_is_told_without_its_reasons(
    client: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("secret of the house")

    monkeypatch.setattr("musnad.ledger.Ledger.stats", broken)
    answer = client.get("/api/stats")
    assert answer.status_code == 500
    assert answer.headers["content-type"] == "application/problem+json"
    assert "secret" not in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]


@pytest.mark.parametrize(
    "text",
    [
        "قال " * 100_000,
        "«" * 200_000,
        '"' * 200_000,
        "(" * 200_000,
        "و" * 300_000,
        "1,000." * 50_000,
        "قال فلان إن " * 30_000,
        "ـ" * 300_000,
        "\u200f\u202e" * 100_000,
        "مئة وألف و" * 30_000,
        "\n" * 300_000,
    ],
    ids=lambda text: repr(text[:12]),
)
def test_hostile_texts_are_answered_within_a_time(hurried: Any, text: str) -> None:
    before = time.monotonic()
    answer = patient.post(f"{hurried.address}/api/read", json={"text": text})
    assert answer.status_code in (200, 422), answer.text[:300]
    if answer.status_code == 422:
        assert "longer than 2 seconds" in answer.json()["detail"]
    # What is left is JSON, there and back.
    assert time.monotonic() - before < 2 + 20


@pytest.fixture(scope="module")
def hurried(serve: Callable[[Settings], Any], ledger: Path) -> Any:
    """The reader that gives a text two seconds, with its processes under way."""
    made = serve(Settings(ledger, seconds=2))
    assert patient.post(f"{made.address}/api/read", json={"text": ""}).status_code == 200
    return made
