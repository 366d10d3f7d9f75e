"""Why an article was read as it was: every reporting word, with what each rule made of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from musnad.article import Article, Reading, Span, Statement
from musnad.attribution.constructions.sight import Sight
from musnad.attribution.constructions.verbs import verb
from musnad.attribution.model import Frame
from musnad.attribution.refusals import Nothing
from musnad.attribution.reporting import barring
from musnad.attribution.trace import Place, Trace, Tried
from musnad.explanation import model
from musnad.explanation.candidates import candidates_of
from musnad.explanation.ends import content_of, source_of
from musnad.explanation.model import (
    Candidate,
    CueExplained,
    CueReading,
    Explanation,
    FrameExplained,
    Part,
    Reason,
    SentenceExplained,
)
from musnad.explanation.wording import OPENS, Telling
from musnad.lexicon import Cue
from musnad.lexicon.words import NUMBER, cue_offset
from musnad.messages import Language
from musnad.reading import look_at
from musnad.text.structure import Text

__all__ = [
    "Candidate",
    "CueExplained",
    "CueReading",
    "Explanation",
    "FrameExplained",
    "Part",
    "Reason",
    "SentenceExplained",
    "explain",
    "read_and_explain",
]


def explain(article: Article | str, language: Language = "en") -> Explanation:
    """Why ``musnad.read`` reads ``article`` as it does, in sentences of ``language``.

    Every reporting word is told, with its statement or why there is none. Takes about twice as
    long as reading.
    """
    return read_and_explain(article, language)[1]


def read_and_explain(
    article: Article | str, language: Language = "en"
) -> tuple[Reading, Explanation]:
    """What ``musnad.read`` reads in ``article``, and its explanation, without reading it twice."""
    trace = Trace()
    seen = look_at(article, trace)
    explainer = _Explainer(trace, seen.reading.statements, Telling(language))
    sentences: list[SentenceExplained] = []
    for text in (seen.title, seen.body):
        sentences += explainer.sentences(text, len(sentences) + 1)
    return seen.reading, Explanation(id=seen.reading.id, sentences=tuple(sentences))


class _Explainer:
    def __init__(self, trace: Trace, statements: tuple[Statement, ...], say: Telling) -> None:
        self._trace = trace
        self._statements = {(each.field, each.cue.start): each for each in statements}
        self._say = say

    def sentences(self, text: Text, number: int) -> Iterator[SentenceExplained]:
        """The sentences of ``text`` that have words, counted from ``number``."""
        looked_at = {*self._trace.readings, *self._trace.frames}
        places = sorted(i for field, i in looked_at if field == text.field)
        at = 0
        for first, stop in text.sentences():
            inside: list[int] = []
            while at < len(places) and places[at] < stop:
                inside.append(places[at])
                at += 1
            if inside or any(word.type <= NUMBER for word in text.words[first:stop]):
                yield SentenceExplained(
                    number=number,
                    field=text.field,
                    span=text.span(first, stop),
                    cues=tuple(self._cue(text, i) for i in inside),
                )
                number += 1

    def _cue(self, text: Text, i: int) -> CueExplained:
        place = text.field, i
        trace, say = self._trace, self._say
        readings = trace.readings.get(place, {})
        statement = self._statement(text, i)
        return CueExplained(
            span=_word(text, i, readings) if statement is None else statement.cue,
            readings=tuple(
                CueReading(cue.verb.lemma, cue.form.tense, cue.verb.act, self._tried(text, i, cue))
                for cue in readings
            ),
            candidates=tuple(self._candidates(text, i)),
            frame=self._frame(place, statement),
            statement="" if statement is None else statement.id,
            name="" if statement is None else statement.speaker.name,
            speaker=tuple(map(say.step, trace.steps.get(place, ()))),
            chain=tuple(map(say.link, trace.links.get(place, ()))),
            why_not=None if statement is not None else self._why_not(text, i),
        )

    def _statement(self, text: Text, i: int) -> Statement | None:
        """The statement whose reporting word is token ``i``: it may begin behind a clitic."""
        for start in range(text.starts[i], text.end(i)):
            found = self._statements.get((text.field, start))
            if found is not None:
                return found
        return None

    def _tried(self, text: Text, i: int, cue: Cue) -> tuple[model.Tried, ...]:
        return tuple(
            model.Tried(
                self._say.rule(tried.rule), _answer_of(tried), self._refusal(text, i, cue, tried)
            )
            for tried in self._trace.readings[text.field, i][cue]
        )

    def _refusal(self, text: Text, i: int, cue: Cue, tried: Tried) -> Reason | None:
        """Why a construction said that there is nothing; a bar is told by its own rule."""
        if not isinstance(tried.answer, Nothing):
            return None
        bar = barring(text, i, cue) if tried.answer is Nothing.BARRED and cue.finite else None
        return self._say.refusal(tried.answer) if bar is None else self._say.rule(bar)

    def _candidates(self, text: Text, i: int) -> Iterator[Candidate]:
        for cue, tried in self._trace.readings.get((text.field, i), {}).items():
            rule, answer = tried[-1]
            if rule is verb:
                frame = answer if isinstance(answer, Frame) else None
                refusal = answer if isinstance(answer, Nothing) else None
                yield from candidates_of(Sight(text, i, cue), frame, refusal, self._say)

    def _frame(self, place: Place, statement: Statement | None) -> FrameExplained | None:
        if place not in self._trace.frames:
            return None
        text, frame = self._trace.frames[place]
        content = None
        if statement is not None and statement.contents:
            report, by = self._trace.reports[place], self._trace.cuts.get(place)
            content = content_of(text, report, statement.contents[0], by, self._say)
        return FrameExplained(
            name=frame.name,
            opens=self._say(OPENS[frame.opener]),
            source=source_of(text, frame, self._say),
            content=content,
        )

    def _why_not(self, text: Text, i: int) -> Reason:
        """Why the word at token ``i`` makes no statement: what dropped it, or who refused it."""
        place = text.field, i
        dropped = self._trace.dropped.get(place)
        if dropped is not None:
            return self._say.refusal(dropped)
        refusals = (
            self._refusal(text, i, cue, tried[-1])
            for cue, tried in self._trace.readings.get(place, {}).items()
        )
        told = next((refusal for refusal in refusals if refusal is not None), None)
        return told or self._say.refusal(Nothing.NOTHING)


def _word(text: Text, i: int, readings: Iterable[Cue]) -> Span:
    """The word at token ``i`` without the conjunctions that its first reading takes off."""
    span = text.span(i, i + 1)
    cut = next((cue_offset(span.text, cue.letters) for cue in readings), 0)
    return Span(span.start + cut, span.end, span.text[cut:])


def _answer_of(tried: Tried) -> model.Answer:
    if isinstance(tried.answer, Frame):
        return "frame"
    return "passes" if tried.answer is None else "nothing"
