"""Another moment for the same event, as by «yesterday» in a text reprinted a day later."""

from __future__ import annotations

import re
from datetime import date

from musnad.article import Moment
from musnad.claims.compared import alike, words_of
from musnad.claims.mutations.pairs import Change, Pair, words
from musnad.claims.mutations.things import count_apart
from musnad.lexicon.changes import change_words
from musnad.text.folding import fold

#: Share of all words from which another day is that of the same claim.
_ALIKE = 0.65
#: Share of all words from which a text with its «this morning» is one of another day reprinted.
_REPRINTED = 0.85
#: Words of an hour alone: «at seven», «at 7:30».
_HOUR = 3
_DAY, _WEEK = len("2015-07-21"), 7
_NUMBER = re.compile(r"\d+")


def dates(pair: Pair) -> list[Change]:
    """The one day of either side that the other one does not have, in mostly the same words."""
    mine, others = pair.before.member.text, pair.after.member.text
    # A headline names the day of its own text: another one was read into it.
    if pair.headline or alike(mine, others) < _ALIKE or count_apart(pair):
        return []
    return [
        Change(kind="date", before=words(pair.before, left), after=words(pair.after, right))
        for left, right in other_days(pair)
        # «Today» is nowadays, or the day of a form that is filled in anew.
        if {fold(left.text), fold(right.text)} != change_words().today
        and not (_of_today(left) and _of_today(right) and alike(mine, others) < _REPRINTED)
        and not _may_be_one(left, right)
        and not (pair.before.telling.day == pair.after.telling.day and _tells_more(left, right))
    ]


def _tells_more(left: Moment, right: Moment) -> bool:
    """Whether one moment has all the words of the other: «yesterday», «yesterday, Tuesday»."""
    words, others = ({word for word, _ in words_of(each.text)} for each in (left, right))
    return (words < others or others < words) and change_words().further.isdisjoint(words ^ others)


def _of_today(moment: Moment) -> bool:
    return any(word in change_words().today for word, _ in words_of(moment.text))


def _may_be_one(left: Moment, right: Moment) -> bool:
    """Whether two moments may name one day that was counted from two days of publication.

    So may one weekday («Tuesday», «next Tuesday») and one number («12», «the 12th of Shawwal»).
    """
    first, second = (date.fromisoformat(moment.from_[:_DAY]) for moment in (left, right))
    if (first - second).days % _WEEK == 0:
        return True
    numbers = _NUMBER.findall(left.text)
    return bool(numbers) and numbers == _NUMBER.findall(right.text)


def other_days(pair: Pair) -> list[tuple[Moment, Moment]]:
    """The one day of either side, if each has one that the other one does not have."""
    mine, others = _days(pair.before.moments), _days(pair.after.moments)
    left = [m for m in mine if not any(_touch(m, other) for other in others)]
    right = [m for m in others if not any(_touch(m, other) for other in mine)]
    return [(left[0], right[0])] if len(left) == len(right) == 1 else []


def _days(moments: tuple[Moment, ...]) -> list[Moment]:
    return [m for m in moments if m.type in ("DATE", "TIME") and m.from_ and m.to and _is_day(m)]


def _is_day(moment: Moment) -> bool:
    """Whether it tells a day or a part of one; weeks are told too loosely to differ.

    A part of a day or an hour alone («in the morning») is that of the article's day, which nobody
    said.
    """
    dated = moment.value[:4].isdigit() and len(moment.value) >= _DAY
    told = [word for word, _ in words_of(moment.text)]
    if len(told) <= _HOUR and told and told[0] in change_words().clock:
        return False
    return dated and (moment.type == "DATE" or len(told) > 1)


def _touch(a: Moment, b: Moment) -> bool:
    return a.from_ < b.to and b.from_ < a.to
