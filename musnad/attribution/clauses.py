"""Clauses beside a noun phrase: an unknown verb before it, a relative clause behind it."""

from __future__ import annotations

from typing import Final

from musnad.attribution.model import Phrase
from musnad.lexicon.words import COMMA, NUMBER, PREPOSITION, RELATIVE, TOPIC
from musnad.text.structure import Text

#: A clause on one who is not named tells so within so many tokens.
_WITHHELD: Final = 8


def looks_like_verb(text: Text, k: int) -> bool:
    """Whether an unknown word at ``k`` that opens a clause is its verb («أطلقت هيلاري …»).

    A headline opens rather with a name («لاكازيت يؤكد»).
    """
    word = text.words[k]
    opens = text.before(k).type > NUMBER
    return (
        opens
        and text.field != "title"
        and not word.flags
        and word.raw.endswith(("ت", "ى", "وا"))
        and not word.raw.endswith("ات")
    )


def is_object(text: Text, k: int) -> bool:
    """Whether an indefinite accusative stands at ``k``: what was done, before its clause."""
    word = text.after(k - 1)
    if word.flags or word.name or text.before(k).preposition:
        return False
    looks_so = word.folded.endswith("ا") and text.lexicon.classes.get(word.folded[:-1], 0)
    return word.accusative or bool(looks_so)


def is_told(text: Text, k: int) -> bool:
    """Whether an indefinite accusative at ``k`` is of what happened («ارتفاعا كبيرا»)."""
    word = text.words[k]
    if word.flags or not word.accusative or text.after(k).folded == "علي":
        return False  # «احتجاجا على»
    return bool(text.lexicon.classes.get(word.folded.removesuffix("ا"), 0) & TOPIC)


def cut_relative(text: Text, phrase: Phrase) -> Phrase:
    """``phrase`` without a relative clause at the end of the source, which ends the sentence."""
    for k in range(phrase.first + 1, phrase.stop):
        word = text.words[k]
        if word.flags & RELATIVE or word.folded in text.lexicon.function.who_is:
            return phrase.cut(k - 1 if text.words[k - 1].type == COMMA else k)
    return phrase


def behind_withheld_name(text: Text, k: int) -> int:
    """The token behind «طلب عدم ذكر اسمه», «لم تسمه», if a clause at ``k`` says so; else -1."""
    function = text.lexicon.function
    if text.words[k].folded not in function.withholds:
        return -1
    if text.after(k).folded in function.names_him:
        return k + 2
    for j in range(k + 2, min(text.length, k + _WITHHELD)):
        word = text.words[j]
        if word.type > NUMBER:
            return -1
        if word.folded in function.own_name:
            return j + 1
    return -1


def meanwhile_at(text: Text, i: int) -> int:
    """Where «في الوقت الذي», which opens a clause as «بينما» does, begins before ``i``; else -1."""
    if not text.before(i).flags & RELATIVE:
        return -1
    if text.before(i - 1).folded not in text.lexicon.function.at_time:
        return -1
    return i - 3 if text.before(i - 2).flags & PREPOSITION else -1


def sums_up(text: Text, k: int) -> bool:
    """Whether «وهو ما», «الأمر الذي» stands at ``k``: a verb on what was told before follows."""
    function, head, after = text.lexicon.function, text.words[k].folded, text.after(k)
    if after.folded in function.what_is:
        return head in function.pronoun_clause or head in function.sums_up
    return bool(after.flags & RELATIVE) and head in function.matter
