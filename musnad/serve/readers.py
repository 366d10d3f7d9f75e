"""Texts that are sent are read in processes of their own: a hostile one costs its request only."""

from __future__ import annotations

from collections.abc import Sequence
from threading import BoundedSemaphore
from typing import Any, NamedTuple, Protocol, TypeVar, cast

from musnad import deadline
from musnad.article import Article, Reading
from musnad.errors import MusnadError
from musnad.explanation import Explanation, explain, read_and_explain
from musnad.lexicon import load
from musnad.messages import Language, Message, message
from musnad.reading import read
from musnad.workers import Crew, available_cores

Done_co = TypeVar("Done_co", covariant=True)
#: So many texts are read at a time at most, and so many wait for each of these.
_AT_ONCE, _WAITING = 4, 3
#: Seconds after which it is worth asking again.
RETRY_AFTER = 5


class UnreadError(MusnadError):
    """A text could not be read: it took too long, or more memory than there is."""


class BusyError(MusnadError):
    """Too many texts are being read; later there may be room."""

    def __init__(self) -> None:
        super().__init__(message("too many texts are being read just now; try again in a moment"))


class Job(Protocol[Done_co]):
    """What a process is to do; it can be pickled."""

    def __call__(self) -> Done_co: ...


class Readers:
    """Reads articles in worker processes, each within ``seconds``."""

    def __init__(self, seconds: float) -> None:
        workers = min(available_cores(), _AT_ONCE)
        self._workers = workers
        self._crew = Crew(_Do(seconds), workers)
        self._room = BoundedSemaphore(workers * (1 + _WAITING))

    def begin(self) -> None:
        """Have the processes started meanwhile, so that the first texts need not wait for them."""
        for _ in range(self._workers):
            self._crew.submit(_Nothing())

    def read(self, article: Article) -> Reading:
        """The reading of ``article``; waits for it, so hold no ledger meanwhile.

        Raises UnreadError if it is given up, BusyError if there is no room, and WorkerDiedError if
        no process can be started.
        """
        return self.do(_Read(article))

    def explain(self, article: Article, language: Language) -> Explanation:
        """Why ``article`` is read as it is; waits and raises as ``read`` does."""
        return self.do(_Explain(article, language))

    def read_and_explain(self, article: Article, language: Language) -> tuple[Reading, Explanation]:
        """Both of these at once; waits and raises as ``read`` does."""
        return self.do(_ReadAndExplain(article, language))

    def do(self, job: Job[Done_co]) -> Done_co:
        """What ``job`` gives in a process of its own; waits and raises as ``read`` does."""
        if not self._room.acquire(blocking=False):
            raise BusyError
        try:
            found = self._crew.submit(job).result()
        finally:
            self._room.release()
        if isinstance(found, _Failed):
            raise UnreadError(found.reason)
        return cast(Done_co, found)

    def close(self) -> None:
        """End the processes."""
        self._crew.close()


class _Nothing(NamedTuple):
    def __call__(self) -> None:
        pass


class _Read(NamedTuple):
    article: Article

    def __call__(self) -> Reading:
        return read(self.article)


class _Explain(NamedTuple):
    article: Article
    language: Language

    def __call__(self) -> Explanation:
        return explain(self.article, self.language)


class _ReadAndExplain(NamedTuple):
    article: Article
    language: Language

    def __call__(self) -> tuple[Reading, Explanation]:
        return read_and_explain(self.article, self.language)


class _Failed(NamedTuple):
    reason: Message


class _Do(NamedTuple):
    """What a worker does with a job (``musnad.workers.Task``)."""

    seconds: float

    def __call__(self, job: Job[Any]) -> Any:
        # Once in the life of a process: no article's fault.
        load()
        try:
            with deadline.limited(self.seconds):
                return job()
        except deadline.Overdue:
            return _Failed(deadline.took_longer(self.seconds))
        except MemoryError:
            return _Failed(message("there is not memory enough to read it"))

    def split(self, job: Job[Any]) -> Sequence[Job[Any]]:
        return (job,)

    def failed(self, job: Job[Any], reason: Message) -> Any:  # noqa: ARG002
        return _Failed(reason)

    def joined(self, results: Sequence[Any]) -> Any:
        [result] = results
        return result
