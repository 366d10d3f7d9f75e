"""What is computed once: properties when first asked for, and what is asked of places in a text."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar, cast

if TYPE_CHECKING:
    from musnad.text.structure import Text

_Owner = TypeVar("_Owner")
_Value = TypeVar("_Value")
_Ask = TypeVar("_Ask", bound=Callable[..., Any])
#: Stands for an answer that nobody has asked for.
_UNASKED: Final = object()


class once(Generic[_Owner, _Value]):
    """As ``functools.cached_property`` is from Python 3.12 on.

    Before, that takes a lock, which costs more than most of what is looked up by it here.
    """

    def __init__(self, compute: Callable[[_Owner], _Value]) -> None:
        self._compute = compute
        self._name = compute.__name__
        self.__doc__ = compute.__doc__

    def __get__(self, owner: _Owner, kind: type[_Owner]) -> _Value:
        value = self._compute(owner)
        # Whoever asks an object for its ``__dict__`` makes it slower ever after.
        setattr(owner, self._name, value)
        return value


def once_each(ask: _Ask) -> _Ask:
    """Decorates what is asked of a text and places in it: the text keeps each answer."""

    @wraps(ask)
    def asked(text: Text, *places: Any) -> Any:
        answers = text.answers[ask]
        answer = answers.get(places, _UNASKED)
        if answer is _UNASKED:
            answer = answers[places] = ask(text, *places)
        return answer

    return cast("_Ask", asked)
