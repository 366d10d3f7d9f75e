"""Readings as JSON lines."""

from __future__ import annotations

import json

import msgspec

from musnad.article import Reading


def encode_line(reading: Reading) -> bytes:
    """``reading`` as one line of JSON with its line break: UTF-8, for any text at all."""
    try:
        return reading.to_json() + b"\n"
    except UnicodeEncodeError:
        # UTF-8 has no bytes for a lone surrogate; JSON can still write it, as an escape.
        return json.dumps(msgspec.to_builtins(reading)).encode() + b"\n"
