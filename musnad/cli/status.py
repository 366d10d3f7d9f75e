"""How a command ends, as the shell is told. Loaded before anything else: it loads nothing."""

from __future__ import annotations

OK, SOME_REJECTED, FAILED, INTERRUPTED = 0, 1, 2, 130
