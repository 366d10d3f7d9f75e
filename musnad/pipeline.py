"""The spaCy component ``musnad``: statements, figures and moments as spans of a Doc.

What was read is kept in ``doc.user_data`` as JSON, so that a Doc can be stored, sent to another
process and opened again; the spans of ``doc._`` are made from it when they are asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Generic, NamedTuple, TypeVar, cast

import msgspec
from spacy.language import Language
from spacy.tokens import Doc, Span

from musnad.article import Article, Figure, Moment, Reading, Relay, Speaker, Statement
from musnad.article import Span as Characters
from musnad.intake.row import article_of_row
from musnad.reading import read

Record = TypeVar("Record", Figure, Moment)
Placed = TypeVar("Placed", Figure, Moment, Statement)

_NOTHING = Reading(id="", credits=(), statements=(), figures=(), moments=())


class Measured(NamedTuple, Generic[Record]):
    """A figure or a moment: its tokens, and the exact record."""

    span: Span
    record: Record


class Said(NamedTuple):
    """A statement of a Doc: its parts as whole tokens, and the exact record.

    ``speaker`` and the members of ``via`` (in the order of ``record.via``) are None where the name
    does not stand in the text of the Doc.
    """

    record: Statement
    cue: Span
    sources: tuple[Span, ...]
    contents: tuple[Span, ...]
    speaker: Span | None
    via: tuple[Span | None, ...]
    figures: tuple[Measured[Figure], ...]
    moments: tuple[Measured[Moment], ...]


@Language.factory(
    "musnad",
    assigns=["doc._.reading", "doc._.statements", "doc._.figures", "doc._.moments", "doc.spans"],
)
class Musnad:
    """Reads each Doc as an article.

    What else is known of the article is taken from ``doc._.article``, else from the context that
    came with the text (``nlp.pipe(..., as_tuples=True)``) if that is a mapping.
    """

    def __init__(self, nlp: Language, name: str) -> None:  # noqa: ARG002
        # Not on import: spaCy imports the component of every installed package.
        _extend_docs()

    def __call__(self, doc: Doc) -> Doc:
        """Raises InputError if the article's metadata is no text, number or date."""
        if _ARTICLE not in _stored(doc) and isinstance(doc._context, Mapping):
            _set_article(doc, doc._context)
        reading = read(_article(doc))
        _stored(doc)[_READING] = reading.to_json()
        for name, spans in _groups(_Aligned(doc, reading)):
            doc.spans[f"musnad_{name}"] = list(spans)
        return doc


# spaCy's own keys for values of a whole Doc: it leaves these out of parts and of joined Docs, where
# the offsets would not hold.
_ARTICLE = ("._.", "article", None, None)
_READING = ("._.", "reading", None, None)


def _stored(doc: Doc) -> dict[Any, Any]:
    return cast(dict[Any, Any], doc.user_data)


def _article(doc: Doc) -> Article:
    return Article(**{**_stored(doc).get(_ARTICLE, {}), "text": doc.text})


def _set_article(doc: Doc, known: Mapping[str, object]) -> None:
    article = msgspec.structs.asdict(article_of_row(known))
    del article["text"]
    _stored(doc)[_ARTICLE] = article


def _reading(doc: Doc) -> Reading | None:
    stored = _stored(doc).get(_READING)
    return None if stored is None else msgspec.json.decode(stored, type=Reading)


def _statements(doc: Doc) -> list[Said]:
    return _Aligned(doc, _reading(doc)).statements


def _figures(doc: Doc) -> list[Measured[Figure]]:
    return list(_Aligned(doc, _reading(doc)).figures.values())


def _moments(doc: Doc) -> list[Measured[Moment]]:
    return list(_Aligned(doc, _reading(doc)).moments.values())


#: What ``doc._`` offers: how it is got and, if it can be, set.
_EXTENSIONS: dict[str, tuple[Callable[[Doc], Any], Callable[[Doc, Any], None] | None]] = {
    "article": (_article, _set_article),
    "reading": (_reading, None),
    "statements": (_statements, None),
    "figures": (_figures, None),
    "moments": (_moments, None),
}


def _extend_docs() -> None:
    """Raises ValueError (spaCy's E090) where ``doc._`` has another thing by the same name."""
    for name, (getter, setter) in _EXTENSIONS.items():
        if not (Doc.has_extension(name) and Doc.get_extension(name)[2] is getter):
            Doc.set_extension(name, getter=getter, setter=setter)


class _Aligned:
    """What was read in the text of a Doc, as spans of it.

    The id of a span is the place of its record in ``statements``, ``figures`` or ``moments``.
    Numbers and not ids of statements: spaCy keeps every id it was ever given.
    """

    def __init__(self, doc: Doc, reading: Reading | None) -> None:
        self._doc = doc
        reading = reading or _NOTHING
        self.figures = {
            figure: Measured(self._span(figure, figure.mod, number), figure)
            for number, figure in enumerate(_in_text(reading.figures))
        }
        self.moments = {
            moment: Measured(self._span(moment, moment.type, number), moment)
            for number, moment in enumerate(_in_text(reading.moments))
        }
        self.statements = [
            self._said(number, statement)
            for number, statement in enumerate(_in_text(reading.statements))
        ]

    def _said(self, number: int, record: Statement) -> Said:
        return Said(
            record=record,
            cue=self._span(record.cue, record.act, number),
            sources=tuple(self._span(span, record.kind, number) for span in record.sources),
            contents=tuple(self._span(span, record.form, number) for span in record.contents),
            speaker=self._name(record.speaker, record.kind, number),
            via=tuple(self._name(relay, "", number) for relay in record.via),
            figures=tuple(self.figures[figure] for figure in record.figures),
            moments=tuple(self.moments[moment] for moment in record.moments),
        )

    def _name(self, named: Speaker | Relay, label: str, number: int) -> Span | None:
        if named.span is None or named.field != "text":
            return None
        return self._span(named.span, label, number)

    def _span(self, place: Characters | Figure | Moment, label: str, number: int) -> Span:
        """The tokens that ``place`` stands in: و and ف are no tokens of their own."""
        span = self._doc.char_span(
            place.start, place.end, label=label, span_id=str(number), alignment_mode="expand"
        )
        assert span is not None, "offsets lie in the text"
        return span


def _in_text(records: Iterable[Placed]) -> Iterator[Placed]:
    return (record for record in records if record.field == "text")


def _groups(aligned: _Aligned) -> Iterator[tuple[str, Iterable[Span]]]:
    """The members of ``doc.spans``, each kind of part by itself."""
    yield "cues", (said.cue for said in aligned.statements)
    yield "sources", (span for said in aligned.statements for span in said.sources)
    yield "contents", (span for said in aligned.statements for span in said.contents)
    yield "figures", (figure.span for figure in aligned.figures.values())
    yield "moments", (moment.span for moment in aligned.moments.values())
