"""What ended a source, and a content."""

from __future__ import annotations

from typing import Final

from musnad.article import Span
from musnad.attribution.content_ends import CLAUSES, own_words_at, tells_of_speaker
from musnad.attribution.model import Frame, Report
from musnad.attribution.phrase_ends import deciding
from musnad.attribution.records import span_of
from musnad.explanation.model import Part, Reason
from musnad.explanation.wording import Telling
from musnad.lexicon.words import NUMBER
from musnad.messages import message
from musnad.text.structure import Text

#: Marks and connectives that are cut off an end are at most so many.
_TRIMMED: Final = 4


def source_of(text: Text, frame: Frame, say: Telling) -> Part | None:
    """The source of ``frame`` as it stands there, and what ended it."""
    if frame.source is None:
        return None
    return Part(span_of(text, frame.source), _end_of_source(text, frame, frame.source[1], say))


def _end_of_source(text: Text, frame: Frame, stop: int, say: Telling) -> Reason:
    if stop <= frame.cue:
        return say.because("verb", message("the reporting word follows"))
    if stop >= text.length:
        return say.because("text", message("the text ends"))
    word = text.words[stop]
    if word.complementiser or stop == frame.content:
        return say.because("opener", message("what opens the content follows"))
    if word.type > NUMBER:
        return say.because("mark", message("a mark follows"))
    if any(first <= stop < end for first, end, _ in frame.media):
        return say.because("medium", message("the medium that is spoken to follows"))
    rule, ends = deciding(text, stop, text.sentence_end(stop))
    if rule is not None and ends:
        return say.rule(rule)
    return say.because("phrase", message("«{word}» is no part of it", word=word.raw))


def content_of(text: Text, report: Report, content: Span, by: Frame | None, say: Telling) -> Part:
    """The content of ``report`` and what ended it; ``by`` is the frame whose clause cut it."""
    return Part(content, _end_of_content(text, report, by, say))


def _end_of_content(text: Text, report: Report, by: Frame | None, say: Telling) -> Reason:
    frame, stop = report.frame, report.stop
    if by is not None and stop <= by.clause:
        word = text.words[by.cue].raw
        return say.because("clause", message("the clause of «{word}» begins", word=word))
    if report.is_quotation:
        return say.because("quotation", message("the quotation ends"))
    if frame.until is not None:
        return say.because("construction", message("the construction itself bounds it"))
    if report.parent is not None and stop >= report.parent.stop:
        return say.because("outer", message("what it is told in ends"))
    is_clause = frame.opener in CLAUSES
    end = text.sentence_end(report.content)
    for k in range(stop, min(stop + _TRIMMED, end - 2)):
        rule = own_words_at(text, k, is_clause=is_clause)
        if text.words[k].type > NUMBER and rule is not None:
            return say.rule(rule)
        if text.words[k].type > NUMBER and tells_of_speaker(text, frame, k):
            return say.because("clause", message("the writer tells what the speaker did"))
    if stop + _TRIMMED > end:
        return say.because("sentence", message("its sentence ends"))
    return say.because("bound", message("no more words of it follow"))
