"""The engine over worker processes of this machine."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from contextlib import contextmanager
from functools import partial
from typing import Any

from councilscope.engines.base import Outcome, Task
from councilscope.engines.workers import Factory, Worker

WINDOW_A_WORKER = 32
RECYCLE_AFTER = 4000
DEPTH = 4  # articles that a worker has at once


class ProcessEngine:
    """Extracts in ``workers`` processes, each of which builds its own processor with ``factory``.

    A process that dies or takes longer than ``seconds`` on one article costs that article (R009, R008) and
    is replaced. It is renewed after ``recycle_after`` articles, so that its memory stays bounded. ``depth``: how many
    articles lie ready for it, so that it never waits for the next.
    """

    def __init__(
        self,
        factory: Factory,
        *,
        workers: int = 1,
        seconds: float = 60.0,
        recycle_after: int = RECYCLE_AFTER,
        depth: int = DEPTH,
    ) -> None:
        self._new_crew = partial(_Crew, partial(Worker, factory, seconds, recycle_after, depth), workers)
        self._begun: _Crew | None = None
        self._window = max(WINDOW_A_WORKER, 2 * depth) * workers

    @contextmanager
    def started(self) -> Iterator[None]:
        """The first process begins already."""
        self._begun = crew = self._new_crew()
        try:
            crew.begin()
            yield
        finally:
            crew.stop()

    def outcomes(self, entries: Iterable[Task | Outcome]) -> Generator[Outcome]:
        """One outcome an entry, in order; reads at most 32 a worker ahead. Processes start with tasks for them.

        Raise CouncilscopeError where a worker cannot be built.
        """
        crew, self._begun = self._begun or self._new_crew(), None
        window: deque[int] = deque()
        done: dict[int, Outcome] = {}
        try:
            for place, entry in enumerate(entries):
                window.append(place)
                if isinstance(entry, Outcome):
                    done[place] = entry
                else:
                    crew.give(place, entry, done)
                while len(window) >= self._window and window[0] not in done:
                    crew.wait(done)
                while window and window[0] in done:
                    yield done.pop(window.popleft())
            while window:
                while window[0] not in done:
                    crew.wait(done)
                yield done.pop(window.popleft())
        finally:
            crew.stop()


class _Crew:
    """The workers, at most so many."""

    def __init__(self, new: Callable[[], Worker], most: int) -> None:
        self._new = new
        self._most = most
        self._workers: list[Worker] = []

    def begin(self) -> None:
        """Have a first worker."""
        self._workers.append(self._new())

    def give(self, place: int, task: Task, done: dict[int, Outcome]) -> None:
        """Hand the task to the worker that has least, a new one while there are fewer than ``most``."""
        while True:
            free = min((worker for worker in self._workers if worker.has_room), key=_articles, default=None)
            if (free is None or free.articles) and len(self._workers) < self._most:
                self.begin()
                free = self._workers[-1]
            if free is not None:
                free.give(place, task)
                return
            self.wait(done)

    def wait(self, done: dict[int, Outcome]) -> None:
        """Wait until something happens to an article at work; note what is done."""
        busy = [worker for worker in self._workers if worker.articles]
        left = [seconds for worker in busy if (seconds := worker.seconds_left()) is not None]
        awaited: list[Future[Any]] = [worker.awaited() for worker in busy]
        wait(awaited, timeout=min(left, default=None), return_when=FIRST_COMPLETED)
        for worker in busy:
            while (ended := worker.outcome()) is not None:
                done[ended[0]] = ended[1]

    def stop(self) -> None:
        """End all processes; safe to call again."""
        while self._workers:
            self._workers.pop().stop()


def _articles(worker: Worker) -> int:
    return worker.articles
