"""What is asked of places in a text is computed once."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

if TYPE_CHECKING:
    from musnad.text.structure import Text

_Ask = TypeVar("_Ask", bound=Callable[..., Any])
#: Stands for an answer that nobody has asked for.
_UNASKED: Final = object()


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
