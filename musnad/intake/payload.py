"""What a server sent, as it was before HTTP chunked and packed it."""

from __future__ import annotations

import io
import re
import zlib
from typing import BinaryIO, cast

import zstandard

from musnad.errors import message_of
from musnad.intake.source import ZSTD_WINDOW
from musnad.messages import message

_AT_ONCE = 64 * 1024
_MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s*<[!?a-zA-Z]")


class PayloadError(Exception):
    """A payload that cannot be unpacked, in a few words why."""


def unpacked_payload(data: bytes, transfer: str, content: str, limit: int) -> bytes:
    """``data`` as its headers Transfer-Encoding and Content-Encoding say it is packed.

    Many archives keep the headers but not the packing: a page or a feed that is not packed is taken
    as it is. Raises PayloadError if it is damaged or unpacks to more than ``limit`` bytes.
    """
    codings = [*_codings(content), *_codings(transfer)]
    for coding in reversed(codings):
        try:
            data = _unpacked(data, coding, limit)
        except PayloadError:
            if not _MARKUP.match(data):
                raise
    return data


def _codings(header: str) -> list[str]:
    codings = (coding.strip().lower().removeprefix("x-") for coding in header.split(","))
    return [coding for coding in codings if coding not in ("", "identity")]


def _unpacked(data: bytes, coding: str, limit: int) -> bytes:
    try:
        if coding == "chunked":
            return _dechunked(data)
        if coding in ("gzip", "deflate"):
            return _inflated(data, limit)
        if coding == "br":
            return _read_at_most(_brotli(data), limit)
        if coding == "zstd":
            unpacker = zstandard.ZstdDecompressor(max_window_size=ZSTD_WINDOW)
            return _read_at_most(cast(BinaryIO, unpacker.stream_reader(data)), limit)
    except (zlib.error, zstandard.ZstdError, OSError, ValueError) as error:
        raise PayloadError(
            message(
                "its {coding} encoding is damaged ({error})", coding=coding, error=message_of(error)
            )
        ) from error
    raise PayloadError(message("its encoding {coding!r} is not known", coding=coding[:20]))


def _dechunked(data: bytes) -> bytes:
    pieces = []
    at = 0
    while at < len(data):
        end = data.index(b"\n", at)
        size = int(data[at:end].partition(b";")[0], 16)
        if size == 0:
            break
        start = end + 1
        if not 0 < size <= len(data) - start:
            raise ValueError(message("a chunk is cut off"))
        pieces.append(data[start : start + size])
        at = start + size
        at += 2 if data.startswith(b"\r\n", at) else 1
    return b"".join(pieces)


def _inflated(data: bytes, limit: int) -> bytes:
    """``deflate`` means zlib, but some servers send it bare."""
    is_headed = data.startswith(b"\x1f\x8b") or data[:1] in (b"\x78", b"\x58", b"\x48", b"\x38")
    inflater = zlib.decompressobj(zlib.MAX_WBITS + 32 if is_headed else -zlib.MAX_WBITS)
    unpacked = inflater.decompress(data, limit + 1)
    _check(len(unpacked), limit)
    if not inflater.eof:
        raise ValueError(message("it is cut off"))
    return unpacked


def _brotli(data: bytes) -> BinaryIO:
    from fastwarc.stream_io import BrotliReader

    return cast(BinaryIO, BrotliReader(cast(BinaryIO, io.BytesIO(data))))


def _read_at_most(stream: BinaryIO, limit: int) -> bytes:
    unpacked = bytearray()
    while data := stream.read(_AT_ONCE):
        unpacked += data
        _check(len(unpacked), limit)
    return bytes(unpacked)


def _check(size: int, limit: int) -> None:
    if size > limit:
        raise PayloadError(
            message("larger than {limit} MiB, which is no article", limit=limit // 1024**2)
        )
