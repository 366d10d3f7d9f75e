"""What the columns of the ledger's answers, and the words in them, are called for the eye."""

from __future__ import annotations

from typing import Any

from musnad.messages import Language, message, translate

_HEADINGS = {
    str(heading): heading
    for heading in (
        message("outlet"),
        message("speaker"),
        message("kind"),
        message("statements"),
        message("articles"),
        message("outlets"),
        message("first day"),
        message("last day"),
        message("persons"),
        message("organizations"),
        message("documents"),
        message("unnamed"),
        message("groups"),
        message("unsourced"),
        message("nameless"),
        message("nameless share"),
        message("share"),
        message("usual"),
        message("name"),
        message("value"),
        message("lost credits"),
        message("claims"),
        message("one unnamed"),
        message("figures changed"),
    )
} | {"copies": message("copied articles")}
#: The words in a column, where these are Musnad's and not an article's.
_WORDS = {
    "kind": {
        str(word): word
        for word in (
            message("person"),
            message("organization"),
            message("document"),
            message("unnamed"),
            message("group"),
            message("unsourced"),
        )
    },
    "name": {
        str(word): word
        for word in (
            message("articles"),
            message("articles without a day"),
            message("older versions"),
            message("outlets"),
            message("statements"),
            message("speakers"),
            message("statements that came through others"),
            message("figures"),
            message("moments"),
            message("records set aside"),
            message("runs"),
        )
    },
}


def heading(column: str, language: Language) -> str:
    """What ``column`` is called: its own name where it is none of ours."""
    words = column.replace("_", " ")
    return translate(_HEADINGS.get(words, words), language)


def worded(column: str, value: Any, language: Language) -> Any:
    """``value`` as people say it, if it is one of the words of ``column``."""
    known = _WORDS.get(column, {})
    return translate(known.get(value, value), language) if isinstance(value, str) else value
