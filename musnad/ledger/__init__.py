"""The ledger: every statement that was read, in one SQLite file, and the questions to it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import date
from os import PathLike
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Any

from musnad.errors import NotLinkedError
from musnad.export.claimed import Claimed
from musnad.ledger import articles_listed, claims_questions, questions, tracing
from musnad.ledger.answer import Answer, Question, plain
from musnad.ledger.article_links import ArticleLinks, article_links
from musnad.ledger.asking import rows_of_sql
from musnad.ledger.claims_held import ClaimHeld, StoryHeld
from musnad.ledger.claims_lookup import claim_held, story_held
from musnad.ledger.claims_questions import ClaimFilters
from musnad.ledger.evidence import Evidence, Piece, credited_copies, evidence
from musnad.ledger.facets import Facets, facets_of, number_found
from musnad.ledger.filters import Filters, has_words
from musnad.ledger.held import Held, held, number_of, sentence_of
from musnad.ledger.paging import WHOLE, Page, check_limit, cursor_at, page_of
from musnad.ledger.query import expression_of, wanted_terms
from musnad.ledger.selection import Selection, claim_of, selected
from musnad.ledger.speaker_questions import SpeakerHeld, speaker_held
from musnad.ledger.store import open_for_reading, told
from musnad.ledger.today import Today, days, today
from musnad.messages import message

__all__ = [
    "Answer",
    "ArticleLinks",
    "ClaimFilters",
    "ClaimHeld",
    "Filters",
    "Held",
    "Ledger",
    "StoryHeld",
]

ALL = Filters()
ALL_CLAIMS = ClaimFilters()


class Ledger:
    """An open ledger, which no question changes and which may be written meanwhile.

    Use it in a ``with`` block, or ``close`` it; threads may share it. Every question takes the
    latest version of each article, sees one state of the ledger and gives an :class:`Answer`.
    ``limit`` is how many rows it has at most, from 1 on; None gives all. Its ``next`` is the
    ``after`` of the same question for the rows that follow. These are of the articles that there
    were when the first page was asked, so that no row comes twice and none is missed while the
    ledger is filled. What may shift meanwhile: of rows by how well they match, neighbours that
    match all but equally; of speakers without filters, claims and stories, those that gained or
    lost tellings. Raises LedgerError if the file cannot be opened, and ValueError for a filter, a
    query, a limit or a cursor that is none.
    """

    def __init__(self, path: str | PathLike[str]) -> None:
        self.path = Path(path)
        # Wherever the process goes meanwhile, what is opened later is the same file.
        self._file = self.path.absolute()
        self._asking = Lock()
        self._stack = ExitStack()
        self._connection = self._stack.enter_context(_opened(self.path))

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self,
        type: type[BaseException] | None,
        value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._stack.close()

    def find(
        self,
        query: str = "",
        filters: Filters = ALL,
        limit: int | None = 20,
        after: str = "",
        *,
        newest: bool = False,
    ) -> Answer:
        """Statements that match ``query``, the best match first; see ``musnad.ledger.query``.

        Without words they come by day; with ``newest``, those of the last day first. With a limit,
        ``sentence`` is the sentence around the match, as it stands in the article.
        """
        is_ranked = questions.is_ranked(query)
        by_day = questions.PLACE_FROM_NEWEST if newest else questions.PLACE_BY_DAY
        place = questions.PLACE_OF_BEST if is_ranked else by_day
        page = page_of(after, limit, place, "find", query, filters, newest)
        with self._one_state():
            question = questions.find(self._connection, query, filters, page, newest=newest)
            if is_ranked:
                answer = self._counted(question, page, questions.RANKED)
            else:
                count = questions.count_chosen(self._connection, filters)
                answer = self._limited(question, page, count, questions.COUNTED)
            return answer if limit is None else self._with_sentences(answer, query)

    def each_found(self, query: str = "", filters: Filters = ALL) -> Iterator[dict[str, Any]]:
        """All that ``find`` finds, row by row, in constant memory."""
        with self._beside() as connection:
            question = questions.find(connection, query, filters, WHOLE)
            yield from _rows(question, connection)

    @staticmethod
    def found_columns(query: str = "") -> list[str]:
        """The names of the columns that ``each_found`` gives."""
        return questions.found_columns(query)

    def speakers(
        self, filters: Filters = ALL, limit: int | None = 50, after: str = "", *, mostly: str = ""
    ) -> Answer:
        """Who spoke, the most quoted first; ``mostly`` is a kind of source that they mostly are.

        With ``mostly``, they are counted no further than a page.
        """
        page = page_of(after, limit, questions.PLACE_OF_SPEAKER, "speakers", filters, mostly)
        with self._one_state():
            question = questions.speakers(self._connection, filters, page, mostly)
            if mostly:
                return self._limited(question, page, questions.uncounted(page), page.limit)
            count = questions.count_speakers(self._connection, filters)
            return self._limited(question, page, count)

    def speaker(
        self, name: str, filters: Filters = ALL, limit: int | None = 1000, after: str = ""
    ) -> Answer:
        """All that speakers of this name said, in the order of publication."""
        asked = filters._replace(speaker=name)
        page = page_of(after, limit, questions.PLACE_BY_DAY, "speaker", asked)
        with self._one_state():
            question = questions.said_by(self._connection, asked, page)
            count = questions.count_chosen(self._connection, asked)
            return self._limited(question, page, count, questions.COUNTED)

    def sources(self, filters: Filters = ALL, *, unnamed: bool = False) -> Answer:
        """Outlets by the kinds of their sources; ``unnamed``: who leans on unnamed ones most."""
        ask = questions.unnamed_sources if unnamed else questions.sources
        with self._one_state():
            return self._answer(ask(self._connection, filters))

    def stats(self) -> Answer:
        """What is in the ledger: a name and its number a row."""
        with self._one_state():
            return self._answer(questions.stats())

    def undated(self) -> int:
        """How many articles have no day: ``since`` and ``until`` leave them out."""
        with self._one_state():
            return self._number(questions.undated())

    def sql(self, query: str, *, limit: int | None = None, seconds: float = 60.0) -> Answer:
        """The rows of one SQL query; the tables are in docs/ledger.md, ``said`` is a view.

        Nothing but reading the ledger is allowed, and no more than ``seconds``.
        """
        check_limit(limit)
        with self._beside() as connection:
            columns, rows = rows_of_sql(connection, query, limit, seconds)
            return Answer(columns, rows)

    def article(self, called: str | int, *, outlet: str = "", version: int | None = None) -> Held:
        """The article with this id, address, key or number, or with a statement of this id.

        An address need not have its scheme, and may end with a slash or with what tells where its
        readers come from. An int is the number and nothing else. Raises LedgerError if there is
        none or if several may be meant.
        """
        with self._one_state():
            return held(self._connection, called, outlet, version)

    def number_of(self, called: str) -> int | None:
        """The number of the article that is called so; None if that is a sentence, and no name.

        Raises LedgerError of a name that no article of the ledger has, or that several may have.
        """
        with self._one_state():
            return number_of(self._connection, called)

    def stories(
        self, query: str = "", filters: Filters = ALL, limit: int | None = 50, after: str = ""
    ) -> Answer:
        """Events that several articles tell, the most told first.

        Of those with ``query`` in a claim or in a statement of an article. This and all questions
        about claims raise LedgerError if the ledger was never linked.
        """
        page = page_of(after, limit, claims_questions.PLACE_OF_STORY, "stories", query, filters)
        with self._one_state():
            self._check_linked()
            question = claims_questions.stories(self._connection, query, filters, page)
            return self._counted(question, page)

    def story(self, called: str) -> StoryHeld:
        """The story with this id. Raises LedgerError if there is none."""
        with self._one_state():
            self._check_linked()
            return story_held(self._connection, called)

    def claims(
        self,
        query: str = "",
        filters: Filters = ALL,
        limit: int | None = 20,
        own: ClaimFilters = ALL_CLAIMS,
        after: str = "",
        *,
        doubtful_first: bool = False,
    ) -> Answer:
        """Claims that several articles make: those like ``query`` first, else the most told first.

        With ``doubtful_first`` and no query, disputed ones come before all others, then those whose
        figures changed. ``filters`` leave claims with a telling that passes all of them, ``own``
        are about the claims themselves.
        """
        place = claims_questions.PLACE_OF_CLAIM
        page = page_of(after, limit, place, "claims", query, filters, own, doubtful_first)
        with self._one_state():
            self._check_linked()
            question = claims_questions.claims(
                self._connection, query, filters, own, page, doubtful_first=doubtful_first
            )
            return self._counted(question, page)

    def claim(self, called: str) -> ClaimHeld:
        """The claim with this id. Raises LedgerError if there is none."""
        with self._one_state():
            self._check_linked()
            return claim_held(self._connection, called)

    def figures_of_claim(self, called: str) -> Answer:
        """The figures of one value, or one bound, in the tellings of a claim, the earliest first.

        With them those of the other sides of its disputes. Columns ``day``, ``outlet``, ``value``,
        ``bound`` (``at_most``, ``at_least``, or empty), ``unit`` and ``text``, then where each
        stands: ``article``, ``field``, ``start`` and ``end``.
        """
        with self._one_state():
            self._check_linked()
            return self._answer(claims_questions.figures_of(called))

    def trace(self, asked: str, limit: int | None = 10) -> Answer:
        """Where a claim comes from: its first telling, and who made it.

        ``asked`` is a sentence, or the id, address, key or number of an article. Of a sentence
        the claims that are like it are told, the likeliest first, with ``alike`` from 0 to 1 and
        the ``words`` that are; none where nothing is alike enough. Of an article, all claims that
        it makes, in the order of its text. Raises LedgerError for the name of an article that the
        ledger does not have, ValueError for a sentence without words.
        """
        check_limit(limit)
        with self._one_state():
            self._check_linked()
            article = number_of(self._connection, asked.strip())
            if article is not None:
                found = tracing.in_article(self._connection, article)
            else:
                found = tracing.like_sentence(self._connection, asked)
            return self._answer(tracing.told(found[:limit])).of(len(found))

    def copies(
        self,
        filters: Filters = ALL,
        limit: int | None = 50,
        *,
        lost_credit: bool = False,
        after: str = "",
    ) -> Answer:
        """Articles that repeat an earlier one, with the first whose text it is.

        ``lost_credit``: those that do not name the agency that the first one names.
        """
        place = claims_questions.PLACE_OF_COPY
        page = page_of(after, limit, place, "copies", filters, lost_credit)
        with self._one_state():
            self._check_linked()
            question = claims_questions.copies(
                self._connection, filters, page, lost_credit=lost_credit
            )
            return self._counted(question, page)

    def outlets(self, filters: Filters = ALL) -> Answer:
        """Outlets by what their claims rest on: copies without their agency's credit, and so on."""
        with self._one_state():
            self._check_linked()
            return self._answer(claims_questions.outlets(self._connection, filters))

    def is_linked(self) -> bool:
        """Whether any article is linked: only then are there stories and claims."""
        with self._one_state():
            return bool(self._number(claims_questions.linked()))

    def unlinked(self) -> int:
        """How many articles were not yet linked: what is told of stories and claims lacks them.

        Those that a run of linking is at, or was stopped at, count too.
        """
        with self._one_state():
            return self._number(claims_questions.unlinked())

    def days(self, until: date, limit: int) -> list[date]:
        """The newest days up to ``until`` with linked articles, the newest first."""
        check_limit(limit)
        with self._one_state():
            return days(self._connection, until, limit)

    def today(self, since: date, until: date, limit: int = 10) -> Today:
        """What is new in these days: claims on one origin, changed figures, disputes, stories.

        Up to ``limit`` of each, with how many there are.
        """
        check_limit(limit)
        with self._one_state():
            self._check_linked()
            return today(self._connection, since, until, limit)

    def evidence(
        self, outlet: str, of: str, after: int | None = None, limit: int = 20
    ) -> Evidence[Piece]:
        """What a number of an outlet rests on; ``of`` is one of ``musnad.ledger.evidence.KINDS``.

        Up to ``limit`` pieces, the newest first, and those after the one that ``after`` names.
        """
        check_limit(limit)
        with self._one_state():
            self._check_linked()
            return evidence(self._connection, outlet, of, after, limit)

    def credited_copies(self) -> Answer:
        """Of each outlet, how many articles repeat an earlier one that credits an agency."""
        with self._one_state():
            self._check_linked()
            return self._answer(credited_copies())

    def last_run(self) -> dict[str, Any] | None:
        """The newest run of an ingest, as the table ``runs`` has it; None if there was none."""
        with self._one_state():
            return next(iter(self._answer(questions.last_run())), None)

    def articles(self, filters: Filters = ALL, limit: int | None = 50, after: str = "") -> Answer:
        """The articles of which ``filters`` leave something, the newest first.

        Of one day the last one taken in comes first; those without a day come last.
        """
        page = page_of(after, limit, articles_listed.PLACE, "articles", filters)
        with self._one_state():
            question = articles_listed.articles(self._connection, filters, page)
            count = articles_listed.count_articles(self._connection, filters, questions.COUNTED)
            return self._limited(question, page, count, questions.COUNTED)

    def links_of(self, article: int) -> ArticleLinks:
        """The story, the copies and the claims of the article with this number."""
        with self._one_state():
            return article_links(self._connection, article)

    def claim_of(self, statement: str) -> Claimed | None:
        """The claim that the statement with this id makes, the most told of several."""
        with self._one_state():
            return claim_of(self._connection, statement)

    def facets(self, query: str = "", filters: Filters = ALL) -> Facets:
        """Numbers of what the statements have in common that ``find`` finds.

        Of many, of the newest ones: see :class:`musnad.ledger.facets.Facets`.
        """
        with self._one_state():
            return facets_of(self._connection, query, filters)

    def number_found(
        self, query: str = "", filters: Filters = ALL, up_to: int = questions.COUNTED
    ) -> int:
        """How many statements ``find`` finds, counted up to so many."""
        with self._one_state():
            return number_found(self._connection, query, filters, up_to)

    def speaker_held(self, name: str) -> SpeakerHeld | None:
        """The speaker with this whole name, in whatever spelling; None if none of it spoke."""
        with self._one_state():
            return speaker_held(self._connection, name)

    @contextmanager
    def selected(self, filters: Filters = ALL, query: str = "") -> Iterator[Selection]:
        """A part of the ledger, or all of it, for an export."""
        expression = expression_of(query)
        with self._beside() as connection, selected(connection, filters, expression) as selection:
            yield selection

    @contextmanager
    def _one_state(self) -> Iterator[None]:
        """Whatever is asked within sees one state of the ledger; threads ask in turn."""
        with self._asking, told(self.path):
            self._connection.execute("BEGIN")
            try:
                yield
            finally:
                self._connection.execute("ROLLBACK")

    @contextmanager
    def _beside(self) -> Iterator[sqlite3.Connection]:
        """A connection for what lasts, or is limited: other questions are asked meanwhile."""
        with told(self.path):
            # Of a ledger that is open.
            self._connection.execute("SELECT 1")
            with _opened(self._file) as connection:
                yield connection

    def _check_linked(self) -> None:
        if not self._number(claims_questions.linked()):
            raise NotLinkedError(
                message(
                    "this ledger was never linked, so it knows no stories and no claims: "
                    "musnad link --ledger {path}",
                    path=self.path,
                )
            )

    def _counted(self, question: Question, page: Page, up_to: int | None = None) -> Answer:
        """Of rows whose last column tells how many there are, counted ``up_to`` so many."""
        rows = self._rows_of(question)
        last = len(question.columns) - 1
        total = rows[0][last] if rows else 0
        counted = (total, up_to is None or total < up_to)
        told = question._replace(columns=question.columns[:-1])
        return self._paged(told, page, rows, counted)

    def _with_sentences(self, answer: Answer, query: str) -> Answer:
        """With the sentence that each statement, or what was looked for in it, stands in."""
        wanted = wanted_terms(query)
        return answer.with_column(
            "sentence", [sentence_of(self._connection, row, wanted) for row in answer]
        )

    def _limited(
        self, question: Question, page: Page, count: Question, up_to: int | None = None
    ) -> Answer:
        """Of rows that ``count`` counts where not all are told, ``up_to`` so many."""
        rows = self._rows_of(question)
        total = len(rows)
        if page.is_first and page.limit is not None and total > page.limit:
            total = self._number(count)
        if up_to is not None and total > up_to and page.limit is not None:
            return self._paged(question, page, rows, (up_to, False))
        return self._paged(question, page, rows, (total, True))

    def _paged(
        self,
        question: Question,
        page: Page,
        rows: Sequence[tuple[Any, ...]],
        counted: tuple[int, bool],
    ) -> Answer:
        """The rows of a page, of so many, and the cursor of the next one if there is more."""
        if not page.is_first:
            counted = page.total, page.is_counted
        total, is_counted = counted
        told = rows[: page.limit]
        columns = len(question.columns)
        next = ""
        if told and len(told) < len(rows):
            pin = self._number(questions.last_article()) if page.pin is None else page.pin
            # How many there are may stand between what is told and its place.
            place = told[-1][-question.placed :]
            next = cursor_at(page, pin, place, total, is_counted)
        answer = Answer(question.columns, [row[:columns] for row in told], typed=question.typed)
        return answer.of(total, is_counted=is_counted, next=next)

    def _answer(self, question: Question) -> Answer:
        return Answer(question.columns, self._rows_of(question), typed=question.typed)

    def _rows_of(self, question: Question) -> list[tuple[Any, ...]]:
        return list(plain(question, self._fetched(question)))

    def _number(self, question: Question) -> int:
        [(number,)] = self._fetched(question)
        return int(number)

    def _fetched(self, question: Question) -> sqlite3.Cursor:
        return self._connection.execute(question.sql, question.values)


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    with open_for_reading(path) as connection:
        connection.create_function("has_words", 2, has_words, deterministic=True)
        yield connection


def _rows(question: Question, connection: sqlite3.Connection) -> Iterator[dict[str, Any]]:
    for row in plain(question, connection.execute(question.sql, question.values)):
        told = dict(zip(question.columns, row, strict=False))
        told.pop("total", None)
        yield told
