"""Bulk work in batches: how many records go together, and that a fault of one costs no other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from musnad import deadline
from musnad.messages import Message, message

Item = TypeVar("Item")
Result = TypeVar("Result")


def batches(
    items: Iterable[Item], size_of: Callable[[Item], int], *, most: int, size: int
) -> Iterator[list[Item]]:
    """``items`` in their order, ``most`` together, or fewer that come to ``size`` bytes."""
    batch: list[Item] = []
    held = 0
    for item in items:
        batch.append(item)
        held += size_of(item)
        if len(batch) >= most or held >= size:
            yield batch
            batch, held = [], 0
    if batch:
        yield batch


def attempted(work: Callable[[], Result], seconds: float) -> Result | Message:
    """What ``work`` gives, or why it gives nothing: it took longer than ``seconds``, or failed."""
    try:
        with deadline.limited(seconds):
            return work()
    except deadline.Overdue:
        return deadline.took_longer(seconds)
    except Exception as error:
        return internal_error(error)


def internal_error(error: Exception) -> Message:
    """A fault of ours as a reason to set a record aside: it must not cost a night's run."""
    told = f"{type(error).__name__}: {error}"
    return message("internal error: {error}", error=told)
