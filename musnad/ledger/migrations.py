"""From one format of the ledger to the next: SQL statements by the format they start from.

A migration is never changed once it was released; ``tests/ledger/formats`` keeps a ledger of every
format, and each is brought to the newest one.
"""

from __future__ import annotations

from collections.abc import Sequence

MIGRATIONS: dict[int, Sequence[str]] = {}
