"""What somebody is accused or suspected of, and how he answers: «but he denies that»."""

from __future__ import annotations

from functools import cache
from itertools import islice

from musnad.article import Statement
from musnad.claims.compared import stems, words_in
from musnad.claims.disputes.clauses import Clause, Clauses, Stretch
from musnad.lexicon.changes import change_words

#: Words between a suspicion and what is suspected.
_THAT = 4
#: Words from a charge to what turns against it.
_TURN = 40
#: Words of what is said among which one tells that it is about what stands before.
_ITS = 3
#: Characters between what turns against a charge and what is said then.
_AT_ONCE = 12


def charge_against(
    text: Clauses, told: Stretch, who: list[str], *, is_next: bool
) -> Stretch | None:
    """The charge against ``who`` denies, in what was told before him or the sentence before that.

    He is named there, unless it must stand next to him (``is_next``): «denies these charges».
    """
    before = text.sentence_before(text.sentence(told[0])[0])
    him = stems(" ".join(who)) - change_words().roles
    for start, end in (told, before) if before else (told,):
        number = _charge(text, start, end)
        named = not him.isdisjoint(stems(text.text[start:end]))
        if number is not None and (named or (is_next and (start, end) == told)):
            accuser = stems(_accuser(text, number))
            if him.isdisjoint(accuser):
                return max(start, text.clause_start(number)), end
    return None


def is_of_him(leading: list[str]) -> bool:
    """Whether a clause begins with a pronoun for who has just been told of: «but he»."""
    known = change_words()
    return any(word in known.adversatives_of_him or word in known.that_he for word in leading)


def _charge(text: Clauses, start: int, end: int) -> int | None:
    """The number of the word by which somebody is accused or suspected in a stretch."""
    words = charging()
    for number in range(text.number_at(start), text.number_at(end)):
        if text.word(number).removeprefix("و") in words:
            return number
    return None


@cache
def charging() -> frozenset[str]:
    """Words by which somebody is accused or suspected."""
    known = change_words()
    return known.accusing | known.accused | known.suspecting


def _accuser(text: Clauses, number: int) -> str:
    """Who accuses by a word: who is known to speak there, or who stands behind it."""
    if accuses := text.said_at(text.words[number][1].start):
        return accuses.speaker.name
    stands_behind = text.word(number).removeprefix("و") in change_words().accusing
    return text.word(number + 1) if stands_behind else ""


def answer(text: Clauses, number: int) -> tuple[Clause, Statement] | None:
    """What is said in the same sentence against the charge that is laid at a word."""
    known = change_words()
    word, span = text.words[number]
    following = {text.word(each) for each in range(number + 1, number + 1 + _THAT)}
    if word.removeprefix("و") in known.suspecting and known.topics.isdisjoint(following):
        return None
    _, end = text.sentence(span.start)
    turn = text.turn(number + 1, min(number + _TURN, text.number_at(end)))
    if turn is None or text.word(turn).removeprefix("و") not in known.sets_against:
        return None
    at = text.words[turn][1]
    said = text.said_from(at.end, _AT_ONCE)
    charge = text.text[span.start : at.start]
    if said is None or said.act not in ("say", "confirm") or not _is_about(said, charge):
        return None
    told = text.clause_start(number), text.before(turn)
    return Clause(turn, at.start, min(end, said.contents[0].end), told, [], True), said


def _is_about(said: Statement, charge: str) -> bool:
    """Whether a statement is about a charge: its speaker is named there, or it says «it», «its»."""
    known = change_words()
    if not (stems(said.speaker.name) - known.roles).isdisjoint(stems(charge)):
        return True
    opening = islice(words_in(said.contents[0].text), _ITS)
    return any(word in known.that_he or word.endswith(("ها", "هم")) for word in opening)
