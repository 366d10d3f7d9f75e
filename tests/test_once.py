"""What is computed once."""

from __future__ import annotations

from musnad.lexicon import load
from musnad.once import once_each
from musnad.text.structure import Text

_asked: list[tuple[str, int, int]] = []


@once_each
def _joined(text: Text, first: int, stop: int) -> str | None:
    """Words from one place to another; None if there are none."""
    _asked.append((text.raw, first, stop))
    return text.phrase(first, stop) or None


def test_what_is_asked_of_places_is_computed_once_for_each_of_them() -> None:
    text = Text("سد الوادي آمن", "text", load())
    _asked.clear()
    assert [_joined(text, 0, 2), _joined(text, 0, 1), _joined(text, 0, 2)] == [
        "سد الوادي",
        "سد",
        "سد الوادي",
    ]
    assert (_joined(text, 1, 1), _joined(text, 1, 1)) == (None, None)
    assert [places for _, *places in _asked] == [[0, 2], [0, 1], [1, 1]]
    assert _joined.__name__ == "_joined"


def test_each_text_keeps_answers_of_its_own() -> None:
    texts = [Text(raw, "text", load()) for raw in ("سد", "جسر")]
    assert [_joined(text, 0, 1) for text in texts] == ["سد", "جسر"]
