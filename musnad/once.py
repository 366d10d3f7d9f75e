"""Properties that are computed once, when they are first asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

_Owner = TypeVar("_Owner")
_Value = TypeVar("_Value")


class once(Generic[_Owner, _Value]):
    """As ``functools.cached_property`` is from Python 3.12 on.

    Before, that takes a lock, which costs more than most of what is looked up by it here.
    """

    def __init__(self, compute: Callable[[_Owner], _Value]) -> None:
        self._compute = compute
        self._name = compute.__name__
        self.__doc__ = compute.__doc__

    def __get__(self, owner: _Owner, kind: type[_Owner]) -> _Value:
        value = owner.__dict__[self._name] = self._compute(owner)
        return value
