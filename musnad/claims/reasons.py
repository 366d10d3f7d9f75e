"""Why two members make the same claim, said to people."""

from __future__ import annotations

from musnad.claims.model import Reason
from musnad.messages import Message, message

_SEPARATOR = "، "


def explained(reason: Reason) -> Message:
    """``reason`` as a phrase; the shared words stand in it as terms, without their endings."""
    shared = _SEPARATOR.join(reason.shared)
    match reason.kind:
        case "identical":
            return message("word for word the same")
        case "phrase":
            return message("the same run of words: {words}", words=" ".join(reason.shared))
        case "words":
            return message("words that few places of the story have: {words}", words=shared)
        case "figure":
            return message("the same figure: {figures}", figures=shared)
        case "speaker":
            return message("the same speaker: {name}", name=shared)
        case "opening":
            return message("both open their article")
        case "neighbours":
            return message("what stands beside them is alike too")
