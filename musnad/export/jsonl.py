"""Readings as JSON lines."""

from __future__ import annotations

from musnad.article import Reading


def encode_line(reading: Reading) -> bytes:
    """``reading`` as one line of JSON with its line break: UTF-8, for any text at all."""
    return reading.to_json() + b"\n"
