"""Addresses that the user names, asked politely, and never one inside."""

import gzip
import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from types import SimpleNamespace

import pytest

from musnad.errors import InputError
from musnad.intake import parse
from musnad.intake.addresses import is_public
from musnad.intake.robots import Robots
from musnad.intake.web import Limits, fetch

PAGE = """<!doctype html><html><head><title>عودة المياه</title></head><body><article>
<h1>عودة المياه</h1><p>قال مدير المياه إن الضخ سيعود إلى الأحياء الشرقية مساء غد.</p>
</article></body></html>"""
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>المرفأ</title><item>
<title>عودة المياه</title><link>http://127.0.0.1:1/never-asked</link>
<description>قال مدير المياه إن الضخ سيعود غدا.</description></item></channel></rss>"""
HTML = "text/html; charset=utf-8"


def loopback(address):
    return address.is_loopback


class Site:
    """A server on this machine: what it answers by path, and what it was asked."""

    def __init__(self):
        self.answers = {}
        self.asked = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                site.asked.append((self.path, dict(self.headers)))
                answer = site.answers.get(self.path, (404, {}, b""))
                if callable(answer):
                    answer(self)
                    return
                status, headers, body = answer
                body = body.encode() if isinstance(body, str) else body
                self.send_response(status)
                for name, value in {"Content-Length": str(len(body)), **headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()

    def page(self, path="/", body=PAGE, kind=HTML, **headers):
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.answers[path] = (200, {"Content-Type": kind, **named}, body)

    def paths(self):
        return [path for path, _ in self.asked]


@pytest.fixture
def site():
    site = Site()
    yield site
    site.server.shutdown()
    site.server.server_close()


def one(url, **options):
    (record,) = fetch([url], **{"pause": 0, "allow": loopback, **options})
    return record


def refused(url, **options):
    error = one(url, **options)
    assert isinstance(error, InputError)
    assert error.path == url
    assert "\n" not in str(error)
    return error.reason


# What is fetched


def test_a_page(site):
    site.page("/news/1")
    record = one(f"{site.url}/news/1")
    assert record == (
        "html",
        f"{site.url}/news/1",
        None,
        PAGE.encode(),
        "",
        record.url,
        "utf-8",
        None,
    )
    (article,) = parse(record, {})
    assert article.url == f"{site.url}/news/1"
    assert article.text == "قال مدير المياه إن الضخ سيعود إلى الأحياء الشرقية مساء غد."


def test_a_feed_is_given_as_it_is_and_its_links_are_not_followed(site):
    site.page("/feed", FEED, "application/rss+xml")
    record = one(f"{site.url}/feed")
    assert record.format == "feed"
    (article,) = parse(record, {})
    assert article.url == "http://127.0.0.1:1/never-asked"
    assert site.paths() == ["/robots.txt", "/feed"]


@pytest.mark.parametrize(
    ("body", "kind", "format"),
    [
        (FEED, "text/html", "feed"),
        (FEED, "text/plain", "feed"),
        (PAGE, "application/xml", "html"),
        (PAGE, "", "html"),
        ("<p>قال مدير المياه", "text/html", "html"),
    ],
)
def test_the_first_bytes_tell_more_than_the_content_type(site, body, kind, format):
    site.page("/", body, kind)
    assert one(site.url).format == format


def test_what_is_neither_page_nor_feed_is_told_by_its_type(site):
    site.page("/a.pdf", b"%PDF-1.7", "application/pdf")
    assert refused(f"{site.url}/a.pdf") == "neither a page nor a feed but application/pdf"


def test_who_asks_is_told_and_no_more_than_needed(site):
    site.page()
    one(site.url)
    headers = site.asked[-1][1]
    assert headers["User-Agent"].startswith("musnad/")
    assert set(headers) == {"Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"}


def test_gzip_is_unpacked(site):
    site.page("/", gzip.compress(PAGE.encode()), Content_Encoding="gzip")
    assert one(site.url).data == PAGE.encode()


def test_arabic_in_an_address_is_encoded(site):
    site.page("/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1/%201?q=%D9%85")
    record = one(f"{site.url}/أخبار/ 1?q=م#قسم")
    assert record.url == f"{site.url}/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1/%201?q=%D9%85"


def test_one_bad_address_does_not_cost_the_rest(site):
    site.page("/1")
    urls = [f"{site.url}/none", "ftp://example.org/", f"{site.url}/1"]
    missing, scheme, page = fetch(urls, pause=0, allow=loopback)
    assert str(missing) == f"{site.url}/none: the server answers 404 Not Found"
    assert "it begins with http:// or https://" in str(scheme)
    assert page.format == "html"


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("file:///etc/passwd", "not an address of the web"),
        ("/etc/passwd", "not an address of the web"),
        ("gopher://127.0.0.1/", "not an address of the web"),
        ("http://", "no host"),
        ("http://u:p@127.0.0.1/", "user name or password"),
        ("http://example.org@127.0.0.1/", "user name or password"),
        ("http://127.0.0.1:99999/", "not an address of the web"),
        ("http://[::1", "not an address of the web"),
        ("http://a..b/", "not an address of the web"),
        ("http://\ud83d/", "not an address of the web"),
        ("http://127.0.0.1:1/", "its robots.txt cannot be read: no answer from the server"),
        ("", "not an address of the web"),
    ],
)
def test_what_is_no_address_is_told(url, reason):
    assert reason in refused(url)


# Redirects


def test_redirects_are_followed_and_the_last_address_is_kept(site):
    site.answers["/old"] = (301, {"Location": "/أخبار/1".encode().decode("latin-1")}, "")
    site.page("/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1/1")
    record = one(f"{site.url}/old")
    assert record.name == f"{site.url}/old"
    assert record.url == f"{site.url}/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1/1"


def test_redirects_in_a_circle_end(site):
    site.answers["/"] = (302, {"Location": "/"}, "")
    assert refused(site.url) == "more than 5 redirects"
    assert len(site.asked) == 1 + 6


@pytest.mark.parametrize(
    ("location", "reason"),
    [
        ("http://10.0.0.1/", "10.0.0.1 is not on the public internet"),
        ("http://169.254.169.254/latest/meta-data/", "169.254.169.254 is not on the public"),
        ("http://[::ffff:10.0.0.1]/", "is not on the public internet"),
        ("http://3232235777/", "3232235777 is not on the public internet (192.168.1.1)"),
        ("file:///etc/passwd", "not an address of the web"),
        ("http://a:b@127.0.0.1/", "user name or password"),
    ],
)
def test_each_redirect_is_checked(site, location, reason):
    site.answers["/"] = (302, {"Location": location}, "")
    assert reason in refused(site.url)


def test_robots_txt_is_obeyed_behind_a_redirect(site):
    site.answers["/robots.txt"] = (200, {}, "User-agent: *\nDisallow: /private")
    site.answers["/"] = (302, {"Location": "/private/1"}, "")
    assert refused(site.url) == "its robots.txt asks robots not to fetch it"
    assert "/private/1" not in site.paths()


# Addresses inside


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://10.1.2.3/",
        "http://192.168.0.1/",
        "http://172.16.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://100.64.0.1/",
        "http://0.0.0.0/",
        "http://[::1]/",
        "http://[::]/",
        "http://[fe80::1]/",
        "http://[fc00::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[2002:7f00:1::]/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://0177.0.0.1/",
        "http://224.0.0.1/",
        "http://255.255.255.255/",
        "https://127.0.0.1/",
    ],
)
def test_addresses_inside_are_refused_without_being_asked(monkeypatch, url):
    monkeypatch.setattr(socket, "create_connection", lambda *_: pytest.fail("connected"))
    (error,) = fetch([url], pause=0)
    assert "is not on the public internet" in str(error)


@pytest.mark.parametrize("public", ["93.184.215.14", "2606:4700::1111", "64:ff9b::5db8:d70e"])
def test_addresses_outside_are_public(public):
    assert is_public(ip_address(public))


def test_a_name_with_one_address_inside_is_refused(monkeypatch):
    answers = [(0, 0, 0, "", ("93.184.215.14", 80)), (0, 0, 0, "", ("10.0.0.1", 80))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: answers)
    (error,) = fetch(["http://example.org/"], pause=0)
    assert "example.org is not on the public internet (10.0.0.1)" in str(error)


def test_the_address_that_was_checked_is_the_one_asked(site, monkeypatch):
    """A name that changes its address after the check leads nowhere."""
    site.page()
    host, port = site.server.server_address
    calls = []
    look_up = socket.getaddrinfo

    def changing(name, number, *args, **options):
        if name != "changing.example":
            return look_up(name, number, *args, **options)
        calls.append(name)
        return [(0, 0, 0, "", ("127.0.0.1" if len(calls) < 3 else "10.0.0.1", number))]

    connect = socket.create_connection
    connected = []

    def connecting(address, timeout):
        connected.append(address)
        return connect(address, timeout)

    monkeypatch.setattr("musnad.intake.addresses.socket.getaddrinfo", changing)
    monkeypatch.setattr("musnad.intake.download.socket.create_connection", connecting)
    record = one(f"http://changing.example:{port}/")
    assert record.url == f"http://changing.example:{port}/"
    assert connected == [(host, port), (host, port)]
    assert len(calls) == 2
    assert site.asked[-1][1]["Host"] == f"changing.example:{port}"


# Robots


def test_robots_txt_is_asked_once_a_site(site):
    site.page("/1")
    site.page("/2")
    list(fetch([f"{site.url}/1", f"{site.url}/2"], pause=0, allow=loopback))
    assert site.paths() == ["/robots.txt", "/1", "/2"]


@pytest.mark.parametrize(("status", "allowed"), [(404, True), (403, True), (500, False)])
def test_without_a_robots_txt_all_is_allowed_but_not_with_a_broken_one(site, status, allowed):
    site.page()
    site.answers["/robots.txt"] = (status, {}, "User-agent: *\nDisallow: /")
    result = one(site.url)
    assert isinstance(result, InputError) is not allowed
    if not allowed:
        reason = "its robots.txt cannot be read: the server answers 500 Internal Server Error"
        assert result.reason == reason


def test_a_robots_txt_that_does_not_come_is_a_no(site):
    site.page()
    site.answers["/robots.txt"] = lambda _: time.sleep(1)
    reason = refused(site.url, limits=Limits(total=0.2))
    assert reason == "its robots.txt cannot be read: the server takes too long to answer"
    assert site.paths() == ["/robots.txt"]


def test_a_robots_txt_is_read_to_its_limit(site):
    rules = b"User-agent: *\nDisallow: /no\n" + b"#" * 600_000 + b"\nDisallow: /\n"
    site.answers["/robots.txt"] = (200, {}, rules)
    site.page()
    assert one(site.url).format == "html"
    assert "robots.txt" in refused(f"{site.url}/no")


@pytest.mark.parametrize(
    ("rules", "path", "allowed"),
    [
        ("", "/", True),
        ("User-agent: *\nDisallow:", "/a", True),
        ("User-agent: *\nDisallow: /a", "/ab", False),
        ("User-agent: *\nDisallow: /a", "/b", True),
        ("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", True),
        ("User-agent: *\nAllow: /a\nDisallow: /a", "/a", True),
        ("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf?1", True),
        ("User-agent: *\nDisallow: /a$", "/ab", True),
        ("User-agent: *\nDisallow: /*a*b", "/1a2b3", False),
        ("User-agent: *\nDisallow: /*a*b", "/1b2a3", True),
        ("User-agent: *\nDisallow: /*ab*b$", "/ab", True),
        ("User-agent: *\nDisallow: /", "/", False),
        ("User-agent: other\nDisallow: /", "/", True),
        ("User-agent: Musnad\nAllow: /\n\nUser-agent: *\nDisallow: /", "/", True),
        ("User-agent: musnad/2.0\nDisallow: /x\n\nUser-agent: *\nDisallow: /y", "/y", True),
        ("User-agent: a\nUser-agent: musnad\nDisallow: /", "/", False),
        ("User-agent: *\nDisallow: /a\n\nUser-agent: *\nDisallow: /b", "/b", False),
        ("user-agent:*\r\ndisallow : /a # why\r\n", "/a", False),
        ("\ufeffUser-agent: *\nDisallow: /a", "/a", False),
        ("Disallow: /", "/", True),
        (
            "User-agent: *\nSitemap: /s\nDisallow: /أخبار",
            "/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1/1",
            False,
        ),
        ("User-agent: *\nDisallow: /%61", "/a", False),
        ("User-agent: *\nDisallow: /a%2Fb", "/a/b", True),
    ],
)
def test_rules(rules, path, allowed):
    assert Robots(rules.encode(), "musnad").allows(path) is allowed


def test_rules_made_to_take_long_do_not():
    robots = Robots(b"User-agent: *\nDisallow: /" + b"*a" * 100_000 + b"$", "musnad")
    begun = time.process_time()
    assert robots.allows("/" + "a" * 5000 + "b")
    assert time.process_time() - begun < 1


# Time and size


def drip(pieces, every):
    def answer(handler):
        for piece in pieces:
            try:
                handler.wfile.write(piece)
                handler.wfile.flush()
            except OSError:
                return
            time.sleep(every)

    return answer


@pytest.mark.parametrize(
    "pieces",
    [
        [b"HTTP/1.0 200 OK\r\n"] + [b"X: y\r\n"] * 80,
        [b"HTTP/1.0 200 OK\r\n\r\n"] + [b"<p>"] * 100,
        [b"H"] * 100,
        [b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"] + [b"1\r\na\r\n"] * 100,
        [b"HTTP/1.1 100 Continue\r\n\r\n"] * 100,
    ],
)
def test_a_server_that_drips_is_left_at_the_deadline(site, pieces):
    site.answers["/"] = drip(pieces, 0.05)
    begun = time.monotonic()
    assert refused(site.url, limits=Limits(total=0.5)) == "the server takes too long to answer"
    # To its end it would take four seconds or five.
    assert time.monotonic() - begun < 3.5


def test_a_long_answer_is_refused_before_its_end(site):
    site.page("/", b"x" * 3_000_000)
    small = Limits(size=1024 * 1024)
    assert refused(site.url, limits=small) == "larger than 1 MiB, unpacked"
    site.page("/bomb", gzip.compress(b"x" * 30_000_000), Content_Encoding="gzip")
    assert refused(f"{site.url}/bomb", limits=small) == "larger than 1 MiB, unpacked"


@pytest.mark.parametrize(
    ("headers", "body", "reason"),
    [
        ({"Content-Length": "9999"}, PAGE, "the answer broke off"),
        ({"Content-Encoding": "gzip"}, gzip.compress(PAGE.encode())[:-9], "the answer broke off"),
        ({"Content-Encoding": "gzip"}, PAGE, "the gzipped answer is damaged"),
        ({"Content-Encoding": "br"}, "x", "packed as br, which was not asked for"),
        ({"Transfer-Encoding": "chunked"}, "zz\r\n", "no answer from the server"),
        ({f"X-{n}": "y" for n in range(200)}, "x", "no answer from the server"),
    ],
)
def test_a_broken_answer_is_told(site, headers, body, reason):
    site.answers["/"] = (200, headers, body)
    assert reason in refused(site.url)


def test_a_server_that_speaks_no_http(site):
    site.answers["/"] = drip([b"SSH-2.0-OpenSSH\r\n\r\n"], 0)
    assert "no answer from the server" in refused(site.url)


def test_a_server_without_tls_is_told(site):
    error = refused(site.url.replace("http:", "https:"))
    assert error.startswith("its robots.txt cannot be read: no safe connection")


def test_a_pause_is_left_between_two_pages_of_a_host(site, monkeypatch):
    waits = []
    # The module's own: the servers of other tests sleep, too.
    clock = SimpleNamespace(sleep=waits.append, monotonic=time.monotonic)
    monkeypatch.setattr("musnad.intake.web.time", clock)
    site.page("/1")
    urls = [f"{site.url}/1", f"{site.url}/1", f"{site.url.replace('127.0.0.1', 'localhost')}/1"]
    list(fetch(urls, pause=5, allow=loopback))
    assert len(waits) == 1
    assert 4 < waits[0] <= 5
