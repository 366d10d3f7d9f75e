"""Why two members make one claim, what changed between them, who disputes it: said to people."""

from __future__ import annotations

from musnad.claims.model import Dispute, Mutation, Reason
from musnad.messages import Message, message

_SEPARATOR = "، "


def explained(reason: Reason) -> Message:
    """``reason`` as a phrase with the shared words, as one of the two places writes them."""
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


def changed(mutation: Mutation) -> Message:
    """What a mutation is, as a sentence with the words of either side."""
    before = mutation.before.text if mutation.before else ""
    after = mutation.after.text if mutation.after else ""
    match mutation.kind:
        case "figure":
            return message("{before} became {after}", before=before, after=after)
        case "modifier":
            return message("how exact it is changed: {before}, {after}", before=before, after=after)
        case "speaker":
            return message("said by {before}, then by {after}", before=before, after=after)
        case "anonymity":
            return message(
                "{before} became {after}: who it was, or whether one or several",
                before=before,
                after=after,
            )
        case "attribution" if mutation.credit:
            return message("the credit of {agency} is gone", agency=before)
        case "attribution":
            return message("{source} is gone: the writer now says so himself", source=before)
        case "act":
            return message(
                "the reporting word changed: {before}, {after}", before=before, after=after
            )
        case "medium":
            return message("told to {before}, then to {after}", before=before, after=after)
        case "date":
            return message("another day: {before}, {after}", before=before, after=after)
        case "scope":
            return message(
                "the claim became wider or narrower: {before}, {after}", before=before, after=after
            )
        case "wording":
            return message(
                "a word that judges came or went: {before}, {after}", before=before, after=after
            )


def disputed(dispute: Dispute) -> Message:
    """What sets the sides of a dispute against each other, as a sentence."""
    match dispute.kind:
        case "denial":
            return message("one side denies what the other says")
        case "figure":
            return message("the sides give different figures for the same thing")
        case "position":
            return message("the sides accuse each other")
        case "account":
            return message("the sides tell opposite things of the same")
