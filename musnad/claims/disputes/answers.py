"""Who answers whom in one article: what somebody says, and who denies it there."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import dropwhile, islice

from musnad.article import Span, Statement
from musnad.claims.compared import SENTENCE_ENDS, found, stems, words_in, words_of
from musnad.claims.disputes.rejected import (
    CLAUSE,
    CLAUSE_ENDS,
    bare,
    calls_untrue,
    denies_outright,
    heads,
    rejected,
)
from musnad.claims.model import Member, Telling
from musnad.claims.places import root
from musnad.claims.voices import are_two
from musnad.lexicon.changes import change_words
from musnad.text.folding import fold
from musnad.text.stemming import without_clitics
from musnad.text.terms import is_stopword, terms

#: Share of what is denied that who answered it had said.
_REJECTED = 0.6
#: Characters between a source and the reporting word behind it.
_OPENING = 40
#: Words before a denial among which one sets it against what stands before.
_LEAD = 2
#: Denials before a claim that it may have been told before.
_LATEST = 3
#: Terms of the shortest claim that is answered.
_TOLD = 2
#: Terms of what is denied that were said before, and the share of it: with its head, and without.
_SHARED, _HEADED, _RECALLED = 2, 0.28, 0.5
#: Words of a denial among which its object is.
_FIRST = 3
#: Characters between a claim and who answers it in the same article: at once, or further on.
_AT_ONCE, _ANSWERED = 80, 250
_TRIMMED = " \t\r\n،,"


def answers(telling: Telling) -> Iterator[tuple[Member, Member]]:
    """What is denied in an article, each with what is said there."""
    claims = _Said(telling)
    denials = [said for said in telling.reading.statements if _denies(telling, said)]
    pairs = (
        *_answered(telling, denials, claims),
        *_in_passing(telling, claims),
        *_recalled(telling, denials),
    )
    return ((denial, asserted) for denial, asserted in pairs if asserted.text)


def _denies(telling: Telling, said: Statement) -> bool:
    """Whether a statement denies, and tells who does."""
    field: str = getattr(telling.article, said.field)
    return said.speaker.kind != "unsourced" and denies_outright(said, field)


def _answered(
    telling: Telling, denials: Iterable[Statement], claims: _Said
) -> Iterator[tuple[Member, Member]]:
    """What somebody says and the next one denies: «accuses Iran of it. Iran denies this»."""
    for denial in denials:
        last = claims.last(denial.field, denial.cue.start)
        if last is None or not _another(last, denial) or calls_untrue(last.contents[0].text):
            continue
        if _rejects(denial, last) or _answers(telling, denial, last):
            start = _start(denial)
            yield (
                _member(telling, denial, start, denial.contents[0].end),
                _asserted(telling, last, start),
            )


def _start(said: Statement) -> int:
    """Where a statement begins: with its source, if that stands right before its word."""
    return min([said.cue.start, *(span.start for span in said.sources if _leads(span, said))])


def _answers(telling: Telling, denial: Statement, before: Statement) -> bool:
    """Whether who denies answers the statement before it, whatever its words are.

    So he does if he is accused there, if he denies his guilt of what that blames him or somebody
    for, and if his denial is set against it: «said that ten were killed, but the army denied …».
    """
    known = change_words()
    content = before.contents[0]
    start = _start(denial)
    between = denial.cue.start - content.end
    if between > _ANSWERED or len(terms(content.text[: max(0, start - content.start)])) < _TOLD:
        return False
    field: str = getattr(telling.article, denial.field)
    if content.end <= start:
        blamed = _is_blamed(field, before, denial)
        if blamed and before.act == "accuse" and between <= _AT_ONCE:
            return True
        guilt = not known.guilt.isdisjoint(_opening(denial.contents[0].text))
        if guilt and (blamed or found(content.text, 0, known.charges)):
            return True
    lead = words_in(field[max(content.start, start - _OPENING) : start])
    return between <= _AT_ONCE and not known.adversatives.isdisjoint([*lead][-_LEAD:])


def _is_blamed(field: str, before: Statement, denial: Statement) -> bool:
    """Whether who denies is named in a statement before, by a word that is no role."""
    text = field[before.cue.end : before.contents[0].end]
    if before.act == "accuse":
        # The accused may be read as the end of the accuser's name.
        text = f"{before.speaker.name} {text}"
    return not (stems(_called(denial)) - change_words().roles).isdisjoint(stems(text))


def _called(said: Statement) -> str:
    """Who says it, as he is called here: his fullest name may be another's that stands before."""
    return said.sources[0].text if said.sources else said.speaker.name


def _recalled(telling: Telling, denials: Sequence[Statement]) -> Iterator[tuple[Member, Member]]:
    """What is told behind its denial: what somebody had said before, or says against it.

    «The minister denied a strike. A union had said that there would be one.»
    """
    titles = [denial for denial in denials if denial.field == "title"]
    texts = sorted((said for said in denials if said.field == "text"), key=_ends)
    for claim in telling.reading.statements if denials else ():
        if claim.act == "deny" or claim.speaker.kind == "unsourced" or claim.field == "title":
            continue
        before = bisect_right(texts, claim.cue.start, key=_ends)
        near = texts[max(0, before - _LATEST) : before]
        had = _had(telling, claim)
        answered = titles + near if had else near[-1:]
        told = frozenset(bare(root(term)) for term in terms(claim.contents[0].text))
        for denial in answered:
            if (
                (had or _objects(telling, claim, denial))
                and are_two(_called(denial), claim.speaker.name)
                and _tells_of(told, denial.contents[0].text)
            ):
                content = claim.contents[0]
                yield (
                    _member(telling, denial, _start(denial), denial.contents[0].end),
                    _member(telling, claim, content.start, content.end),
                )


def _ends(said: Statement) -> int:
    return said.contents[0].end


def _had(telling: Telling, said: Statement) -> bool:
    """Whether a statement is told as an earlier one: «an official had said»."""
    text = telling.article.text
    return any(
        fold(word).removeprefix("و") in change_words().earlier
        for at in {said.cue.start, _start(said)}
        for word in text[max(0, at - _OPENING) : at].split()[-_LEAD:]
    )


def _objects(telling: Telling, claim: Statement, denial: Statement) -> bool:
    """Whether a statement is set against the denial right before it: «but a union said»."""
    start, end = _start(claim), _ends(denial)
    lead = words_in(telling.article.text[end:start]) if start - end <= _AT_ONCE else ()
    return not change_words().adversatives.isdisjoint(lead)


def _tells_of(told: frozenset[str], denial: str) -> bool:
    """Whether what is said tells of what is denied: of its head, or of half of it."""
    denied = [bare(root) for root in rejected(denial)]
    common = sum(each in told for each in denied)
    least = _HEADED if not told.isdisjoint(heads(denial, denied)) else _RECALLED
    return common >= _SHARED and common >= least * len(denied)


def _another(before: Statement, said: Statement) -> bool:
    """Whether a statement is known to be another's than the one before it."""
    other = before.speaker.name
    # The accused may be read as the end of the accuser's name: «India Pakistan accuses of».
    if before.act == "accuse":
        return stems(other.split()[0]).isdisjoint(stems(_called(said)))
    return are_two(_called(said), other)


def _leads(source: Span, said: Statement) -> bool:
    """Whether a source stands right before the reporting word: «Moscow denies»."""
    return 0 <= said.cue.start - source.end < _OPENING


def _in_passing(telling: Telling, claims: _Said) -> Iterator[tuple[Member, Member]]:
    """What is denied in a clause that hangs on it: «which Islamabad denies»."""
    text = telling.article.text
    known = change_words()
    said_there = (said for said in telling.reading.statements if said.field == "text")
    denials = {said.cue.start: said for said in said_there if said.act == "deny"}
    words = list(words_of(text)) if denials else []
    for at in range(1, len(words)):
        denying, verb = words[at]
        if denying not in known.denying_it or words[at - 1][0] not in known.relatives:
            continue
        denial = denials.get(verb.start)
        if denial is None:
            continue  # «which facts deny»
        # «وهو ما تنفيه» and «وهو الاتهام الذي تنفيه» as well as «ما تنفيه».
        first = at - 1
        while first > 0 and words[first - 1][0] in known.joins_relative | known.anaphors:
            first -= 1
        start = words[first][1].start
        last = claims.last("text", start)
        if last is None or not _in_one_sentence(text, last, start):
            continue
        stop = CLAUSE_ENDS.search(text, verb.end, verb.end + CLAUSE)
        yield (
            _member(telling, denial, start, stop.start() if stop else verb.end),
            _asserted(telling, last, start),
        )


def _in_one_sentence(text: str, said: Statement, at: int) -> bool:
    """Whether a place hangs on a statement: right behind it, or further on in its sentence."""
    end = said.contents[0].end
    return at - end <= _AT_ONCE // 2 or (
        at - end <= _ANSWERED and not SENTENCE_ENDS.search(text, end, at)
    )


class _Said:
    """The statements of an article by where their contents begin."""

    def __init__(self, telling: Telling) -> None:
        self._said: dict[str, list[Statement]] = {"title": [], "text": []}
        for said in telling.reading.statements:
            self._said[said.field].append(said)
        for statements in self._said.values():
            statements.sort(key=_begins)

    def last(self, field: str, at: int) -> Statement | None:
        """The last one that somebody named or not has begun before a place, no denial."""
        latest = bisect_left(self._said[field], at, key=_begins) - 1
        # What is said may stand before who says it: then it has not been said yet.
        while latest >= 0 and self._said[field][latest].cue.end > at:
            latest -= 1
        if latest < 0:
            return None
        last = self._said[field][latest]
        return None if last.act == "deny" or last.speaker.kind == "unsourced" else last


def _begins(said: Statement) -> int:
    return said.contents[0].start


def _rejects(said: Statement, before: Statement) -> bool:
    """Whether what is denied is what the statement before it asserts."""
    between = said.cue.start - before.contents[0].end
    known = change_words()
    asserted = before.contents[0]
    words = terms(asserted.text[: said.cue.start - asserted.start])
    opening, *following = _opening(said.contents[0].text)
    if before.act == "accuse" and not known.guilt.isdisjoint((opening, *following)):
        return between <= _ANSWERED
    if opening in known.anaphors:
        if between > _AT_ONCE:
            return False
        # «This difference» stands for what was said only if that told of one.
        return opening not in known.demonstratives or all(
            without_clitics(word) in known.claims.union(words) for word in following[:1]
        )
    denied = rejected(said.contents[0].text)
    # The preposition of «accuses of» is written onto what it governs.
    told = {root(term) for term in (*words, *(word.removeprefix("ب") for word in words[:1]))}
    return (
        between <= _ANSWERED
        and bool(denied)
        and denied[0] in told
        and sum(each in told for each in denied) >= _REJECTED * len(denied)
    )


def _opening(text: str) -> list[str]:
    """The first words of what is denied, without «all» and «the truth of»."""
    wholly = change_words().wholly
    words = dropwhile(lambda word: word in wholly, (word for word, _ in words_of(text)))
    return list(islice(words, _FIRST)) or [""]


def _asserted(telling: Telling, said: Statement, denial: int) -> Member:
    """What is said, as far as the denial that begins at ``denial``, or what leads over to that."""
    content = said.contents[0]
    text = content.text[: max(0, denial - content.start)] if content.end > denial else content.text
    contrast = next(
        (
            span.start
            for word, span in words_of(text)
            if word in change_words().contrasts and 0 < len(text) - span.start < _OPENING
        ),
        len(text),
    )
    text = text[:contrast].rstrip(_TRIMMED)
    # What leads over to the denial belongs to neither: «… although».
    while (word := text.split()[-1:]) and is_stopword(fold(word[0])):
        text = text[: -len(word[0])].rstrip(_TRIMMED)
    return _member(telling, said, content.start, content.start + len(text))


def _member(telling: Telling, said: Statement, start: int, end: int) -> Member:
    """The characters of an article from ``start`` to ``end`` as what is said."""
    text: str = getattr(telling.article, said.field)[start:end].rstrip(_TRIMMED)
    return Member(
        article=telling.key,
        field=said.field,
        start=start,
        end=start + len(text),
        text=text,
        statement=said.id,
    )
