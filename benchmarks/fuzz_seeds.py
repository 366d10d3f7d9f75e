"""What fuzzing starts from: small invented inputs of every format, whole and well-formed."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from typing import Final

import pyarrow as pa
import pyarrow.parquet as pq
import zstandard

TITLE: Final = "الوزيرة: المياه تعود غدا"
TEXT: Final = (
    "قالت وزيرة المياه سلمى الراوي لوكالة «ميزان» إن 3.5 ملايين متر مكعب "
    "ستضخ يوم الأحد 12 مايو 2024.\n"
    "وأضافت: «لن يتأخر أحد». ونقلت صحيفة الضفة عن مصدر مطلع، بحسب بيان، أن السد «آمن».\n"
)
_ROW: Final = {
    "id": "a/1", "url": "https://outlet.example/a/1", "title": TITLE, "text": TEXT,
    "published": "2024-05-11T10:30:00+03:00", "outlet": "outlet.example", "byline": "هند الجبلي",
}  # fmt: skip
_PAGE: Final = f"""<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8">
<title>{TITLE}</title><meta property="og:title" content="{TITLE}">
<meta property="article:published_time" content="2024-05-11T10:30:00+03:00">
<link rel="canonical" href="https://outlet.example/a/1">
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{TITLE}",
"author": [{{"name": "هند الجبلي"}}], "articleBody": "{TEXT[:60]}"}}</script></head>
<body><nav><a href="/">الرئيسية</a></nav><article><h1>{TITLE}</h1><p>{TEXT}</p>
<blockquote>{TEXT}</blockquote><table><tr><td>1</td></tr></table></article></body></html>
"""
_FEED: Final = f"""<?xml version="1.0" encoding="utf-8"?><rss version="2.0"
xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>منبر</title><item>
<title>{TITLE}</title><link>https://outlet.example/a/1</link>
<pubDate>Sat, 11 May 2024 10:30:00 +0300</pubDate><description>{TEXT[:50]}</description>
<content:encoded><![CDATA[<p>{TEXT}</p>]]></content:encoded></item></channel></rss>
"""
_ATOM: Final = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>منبر</title><entry>
<title>{TITLE}</title><id>urn:a:1</id><updated>2024-05-11T10:30:00Z</updated>
<content type="html">&lt;p&gt;{TEXT}&lt;/p&gt;</content></entry></feed>
"""
_MHTML: Final = f"""From: <Saved by Blink>
Snapshot-Content-Location: https://outlet.example/a/1
Subject: =?utf-8?B?2K7YqNix?=
Date: Sat, 11 May 2024 10:30:00 +0300
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="----B"

------B
Content-Type: text/html; charset="utf-8"
Content-Transfer-Encoding: 8bit
Content-Location: https://outlet.example/a/1

{_PAGE}
------B--
""".replace("\n", "\r\n")
_RTF: Final = (
    r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset178 Arial;}}"
    r"\f1\rtlpar \'de\'c7\'e1 \u1575?\u1604?\u1606?\u1575?\u1574?\u1576?.\par}"
)
_DOCUMENT: Final = f"""<?xml version="1.0"?><w:document
xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>
<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>{TITLE}</w:t></w:r></w:p>
<w:p><w:r><w:t>{TEXT}</w:t></w:r></w:p></w:body></w:document>
"""
_TYPES: Final = """<?xml version="1.0"?><Types
xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels"
ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override
PartName="/word/document.xml" ContentType=
"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>
"""
_RELATIONS: Final = """<?xml version="1.0"?><Relationships
xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1"
Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
Target="word/document.xml"/></Relationships>
"""


def seeds(ending: str) -> list[bytes]:
    """Inputs that files with such an ending begin from."""
    return _SEEDS[ending]()


def _warc(page: bytes, headers: str = "") -> bytes:
    http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n{headers}\r\n".encode()
    told = (
        "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://outlet.example/a/1\r\n"
        "Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http) + len(page)}\r\n\r\n"
    )
    return told.encode() + http + page + b"\r\n\r\n"


def _crawl() -> bytes:
    page = _PAGE.encode()
    return _warc(page) + _warc(gzip.compress(page, mtime=0), "Content-Encoding: gzip\r\n")


def _zip(members: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in members.items():
            packed.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def _docx() -> bytes:
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELATIONS,
        "word/document.xml": _DOCUMENT,
    }
    return _zip({name: part.encode() for name, part in parts.items()})


def _parquet() -> bytes:
    file = io.BytesIO()
    pq.write_table(pa.Table.from_pylist([_ROW]), file, compression="none")
    return file.getvalue()


def _mail() -> bytes:
    mail = EmailMessage()
    mail["Subject"], mail["From"] = TITLE, "سلمى الراوي <s@outlet.example>"
    mail["Date"] = "Sat, 11 May 2024 10:30:00 +0300"
    mail.set_content(TEXT)
    mail.add_alternative(f"<p>{TEXT}</p>", subtype="html")
    return bytes(mail)


def _pdf() -> bytes:
    drawn = b"BT /F1 12 Tf 20 20 Td (The minister said: it is safe.) Tj ET"
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 100]/Contents 4 0 R"
        b"/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>",
        b"<</Length %d>>\nstream\n%s\nendstream" % (len(drawn), drawn),
    )
    data = b"%PDF-1.4\n"
    for number, written in enumerate(objects, 1):
        data += b"%d 0 obj\n%s\nendobj\n" % (number, written)
    # Without the table of places, which every mutation would break: it is made anew.
    return data + b"trailer\n<</Root 1 0 R/Size 5>>\n%%EOF\n"


def _in_zip(data: bytes, change: Callable[[bytes], bytes], which: int) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        members = {name: packed.read(name) for name in packed.namelist()}
    if not members:
        return data
    chosen = list(members)[which % len(members)]
    members[chosen] = (_in_gzip if chosen.endswith(".gz") else _bare)(members[chosen], change, 0)
    return _zip(members)


def _in_gzip(data: bytes, change: Callable[[bytes], bytes], _which: int) -> bytes:
    return gzip.compress(change(gzip.decompress(data)), mtime=0)


def _in_zstd(data: bytes, change: Callable[[bytes], bytes], _which: int) -> bytes:
    return zstandard.compress(change(zstandard.decompress(data, max_output_size=1 << 20)))


def _bare(data: bytes, change: Callable[[bytes], bytes], _which: int) -> bytes:
    return change(data)


#: What is packed is changed inside too: outside, checksums refuse nearly every change.
INSIDE: Final = {
    "zip": _in_zip, "docx": _in_zip, "wacz": _in_zip, "gz": _in_gzip, "zst": _in_zstd,
}  # fmt: skip

_DATA: Final = json.dumps(_ROW, ensure_ascii=False)
_LINES: Final = f"{_DATA}\n{json.dumps({'headline': TITLE, 'body': TEXT})}\n".encode()
_SHEET: Final = f'id,title,text,date\r\n1,{TITLE},"{TEXT}",11/05/2024\r\n'
_MEMBERS: Final = {"a.html": _PAGE.encode(), "b/c.jsonl": _LINES, "d.txt": TEXT.encode()}
_SEEDS: Final[dict[str, Callable[[], list[bytes]]]] = {
    "html": lambda: [
        _PAGE.encode(),
        _PAGE.replace("utf-8", "windows-1256").encode("cp1256", "replace"),
    ],
    "mhtml": lambda: [_MHTML.encode()],
    "rss": lambda: [_FEED.encode(), _ATOM.encode()],
    "warc": lambda: [_crawl()],
    "wacz": lambda: [
        _zip({"datapackage.json": b"{}", "archive/a.warc.gz": gzip.compress(_crawl(), mtime=0)})
    ],
    "jsonl": lambda: [_LINES],
    "json": lambda: [f"[{_DATA}, {_DATA}]".encode(), _DATA.encode()],
    "csv": lambda: [_SHEET.encode("utf-8-sig"), _SHEET.replace(",", ";").encode("cp1256")],
    "parquet": lambda: [_parquet()],
    "txt": lambda: [f"{TITLE}\n\n{TEXT}".encode(), TEXT.encode("utf-16")],
    "eml": lambda: [_mail()],
    "docx": lambda: [_docx()],
    "pdf": lambda: [_pdf()],
    "rtf": lambda: [_RTF.encode()],
    "zip": lambda: [_zip(_MEMBERS)],
    "gz": lambda: [gzip.compress(_LINES, mtime=0)],
    "zst": lambda: [zstandard.compress(_LINES)],
}
#: Endings of files that there are seeds of.
SEEDED: Final = tuple(_SEEDS)
