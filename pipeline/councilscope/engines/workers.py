"""One worker process: started fresh (spawn), given one article at a time, killed when it takes too long."""

from __future__ import annotations

import gc
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from time import monotonic
from typing import Any, NamedTuple

from councilscope.engines.base import Outcome, Processor, Task, extracted, rejected
from councilscope.engines.spawning import Spawned
from councilscope.errors import CouncilscopeError

MOST_UNCOLLECTED = 50_000  # objects that may be garbage, a few MB
Factory = Callable[[], Processor]

_processor: Processor | None = None  # of this worker process; None in the process that starts workers


def _build(factory: Factory) -> CouncilscopeError | None:
    """Runs in the worker: build its processor; the error that building ended in, if it did."""
    global _processor
    try:
        _processor = factory()
    except CouncilscopeError as error:
        return error
    _without_gc()
    return None


def _extract(task: Task) -> Outcome:
    """Runs in the worker: one article."""
    if _processor is None:
        raise RuntimeError("the worker has no processor")
    outcome = extracted(_processor, task)
    if gc.isenabled():  # what unpacks the model, at the first question to it, turns it on
        _without_gc()
    elif gc.get_count()[0] > MOST_UNCOLLECTED:
        gc.collect()
    return outcome


def _without_gc() -> None:
    """Look for garbage between two articles alone, when hardly anything is alive: within one that takes a tenth of all
    time. What is there already, the knowledge and the model, stays and is not looked at again.
    """
    gc.collect()
    gc.freeze()
    gc.disable()


@dataclass(slots=True)
class _Process:
    """A spawned process: its pool of one, its process id, and what it answered on building its processor."""

    factory: Factory
    spawned: Spawned = field(init=False)
    built: Future[CouncilscopeError | None] = field(init=False)
    given: int = 0

    def __post_init__(self) -> None:
        self.spawned = Spawned()
        self.built = self.spawned.pool.submit(_build, self.factory)

    def check(self) -> None:
        """Raise the error that building ended in, if it has ended."""
        if self.built.done():
            try:
                error = self.built.result()
            except BrokenProcessPool as broken:
                raise CouncilscopeError("C013", problem="it died while it was starting") from broken
            if error is not None:
                raise error

    def submit(self, task: Task) -> Future[Outcome]:
        """Let it work on a task after those that it has. Raise BrokenProcessPool where it is known to be dead."""
        self.given += 1
        return self.spawned.pool.submit(_extract, task)

    def end(self, *, at_work: bool) -> None:
        """End the process: at once if it is building or at work, else by its own way out."""
        self.spawned.end(at_once=at_work or not self.built.done())


class _Given(NamedTuple):
    """An article that a worker has, with its place in the order of all."""

    place: int
    task: Task
    future: Future[Outcome]


class Worker:
    """A place for one process at a time, and for the articles that lie ready for it: the first is at work."""

    def __init__(self, factory: Factory, seconds: float, recycle_after: int, depth: int) -> None:
        """depth: how many articles it may have at once, so that it need not wait for the next."""
        self._factory = factory
        self._seconds = seconds
        self._recycle_after = recycle_after
        self._depth = depth
        self._process = _Process(factory)
        self._given: deque[_Given] = deque()
        self._since: float | None = None  # when the first article began, as far as it was seen

    @property
    def articles(self) -> int:
        """How many it has."""
        return len(self._given)

    @property
    def has_room(self) -> bool:
        """Whether it takes another; one whose process is to be renewed finishes first what it has."""
        return not self._given or (self.articles < self._depth and self._process.given < self._recycle_after)

    def give(self, place: int, task: Task) -> None:
        """Let it work on ``task``; returns at once, even while its process is still being built."""
        if self._process.given >= self._recycle_after:
            self._renew(at_work=False)
        self._submit(place, task)

    def awaited(self) -> Future[Any]:
        """What to wait for next: the building of the process, then its first article."""
        return self._given[0].future if self._process.built.done() else self._process.built

    def seconds_left(self) -> float | None:
        """How long its first article may still take; None while its process is being built."""
        if not self._process.built.done():
            return None
        self._process.check()
        if self._since is None:
            self._since = monotonic()
        return max(0.0, self._since + self._seconds - monotonic())

    def outcome(self) -> tuple[int, Outcome] | None:
        """The place of its first article and what became of it; None while that is at work, or there is none.

        A process that died (R009) or took too long (R008) is replaced. Raise the CouncilscopeError that
        building it ended in.
        """
        self._process.check()
        if not self._given:
            return None
        place, task, future = self._given[0]
        if not future.done() and self.seconds_left() != 0.0:
            return None
        self._given.popleft()
        self._since = None
        if not future.done():
            self._start_again()
            return place, rejected(task, "R008", seconds=f"{self._seconds:g}")
        try:
            return place, future.result()
        except BrokenProcessPool:
            self._start_again()
            return place, rejected(task, "R009")

    def stop(self) -> None:
        """End its process, whatever it is doing."""
        self._process.end(at_work=bool(self._given))

    def _submit(self, place: int, task: Task) -> None:
        try:
            future = self._process.submit(task)
        except BrokenProcessPool as error:
            if self._given:  # once the article that it died on is dealt with, all others are submitted again
                future = Future()
                future.set_exception(error)
            else:  # it died between two articles, which costs none
                self._process.check()
                self._renew(at_work=True)
                future = self._process.submit(task)
        self._given.append(_Given(place, task, future))

    def _start_again(self) -> None:
        """A new process for what the first article left behind."""
        self._renew(at_work=True)
        waiting, self._given = self._given, deque()
        for place, task, _ in waiting:
            self._submit(place, task)

    def _renew(self, *, at_work: bool) -> None:
        self._process.end(at_work=at_work)
        self._process = _Process(self._factory)
