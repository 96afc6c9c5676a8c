"""The engine over a Dask cluster: one that it starts on this machine, or one whose scheduler is given."""

from __future__ import annotations

import logging
import os
import pickle
import threading
from collections import deque
from collections.abc import Generator, Iterable
from contextlib import AbstractContextManager, ExitStack, nullcontext, suppress
from functools import lru_cache
from importlib import import_module
from time import monotonic
from typing import Any, NamedTuple

from councilscope.engines.base import Outcome, Processor, Task, extracted, rejected
from councilscope.engines.versions import code_digest
from councilscope.engines.workers import Factory
from councilscope.errors import CouncilscopeError

WINDOW_A_THREAD = 32
SECONDS_TO_CONNECT = 30
SECONDS_BETWEEN_LOOKS = 5.0
SECONDS_WITHOUT_WORKERS = 120

_one_at_a_time = threading.Lock()  # a worker may have several threads, a processor serves one


class DaskEngine:
    """Extracts on the workers of a Dask cluster, each of which builds its own processor with ``factory``.

    scheduler: the address of a running one ('tcp://10.0.0.1:8786'); None starts ``workers`` processes here. The
    workers must see the inputs under the same paths and have the same version of the package. An article that takes
    longer than ``seconds`` ends its worker. An article whose workers die, as often as the scheduler allows, is tried
    once more with nothing else at work, and given up (R009) if they die again.
    """

    def __init__(
        self, factory: Factory, *, workers: int = 1, seconds: float = 60.0, scheduler: str | None = None
    ) -> None:
        self._factory = pickle.dumps(factory)
        self._workers = max(1, workers)
        self._seconds = seconds
        self._scheduler = scheduler

    def started(self) -> AbstractContextManager[None]:
        """Nothing: the cluster starts with the first task."""
        return nullcontext()

    def outcomes(self, entries: Iterable[Task | Outcome]) -> Generator[Outcome]:
        """One outcome an entry, in order; reads at most 32 a thread of the cluster ahead.

        The cluster starts with the first task. Raise CouncilscopeError C020 where Dask is not installed, C021 where
        the cluster cannot be used, and whatever building a processor ends in.
        """
        window: deque[Outcome | _Given] = deque()
        client: Any = None
        most = 0
        with ExitStack() as stack:
            for entry in entries:
                if isinstance(entry, Outcome):
                    window.append(entry)
                else:
                    if client is None:
                        client = self._client(stack)
                        most = WINDOW_A_THREAD * max(self._workers, sum(client.nthreads().values()))
                    window.append(_Given(entry, self._submit(client, entry)))
                while window and (len(window) > most or isinstance(window[0], Outcome) or window[0].future.done()):
                    yield self._outcome(client, window)
            while window:
                yield self._outcome(client, window)

    def _submit(self, client: Any, task: Task) -> Any:
        return client.submit(_extract, self._factory, code_digest(), self._seconds, task, pure=False)

    def _client(self, stack: ExitStack) -> Any:
        """A connection to the cluster, which ends with the stack."""
        dask = _distributed()
        address: Any = self._scheduler
        try:
            if address is None:
                address = stack.enter_context(
                    dask.LocalCluster(
                        n_workers=self._workers,
                        threads_per_worker=1,
                        processes=True,
                        dashboard_address="127.0.0.1:0",
                        silence_logs=logging.CRITICAL,
                        scheduler_kwargs={"allowed_failures": 0},
                        death_timeout=SECONDS_WITHOUT_WORKERS,
                    )
                )
            return stack.enter_context(dask.Client(address, timeout=SECONDS_TO_CONNECT, set_as_default=False))
        except (OSError, ValueError) as error:
            raise CouncilscopeError("C021", address=self._scheduler, problem=error) from error

    def _outcome(self, client: Any, window: deque[Outcome | _Given]) -> Outcome:
        """What became of the first entry of the window, which leaves it."""
        first = window.popleft()
        if isinstance(first, Outcome):
            return first
        dask = _distributed()
        try:
            try:
                return _result(client, first.future)
            except dask.KilledWorker:  # by this article, or by another that the worker had besides
                for entry in window:
                    if isinstance(entry, _Given):
                        _wait(client, entry.future)
                return _result(client, self._submit(client, first.task))
        except dask.KilledWorker:
            return rejected(first.task, "R009")
        except (dask.CancelledError, OSError) as error:
            raise CouncilscopeError("C021", address=self._scheduler or "on this machine", problem=error) from error


class _Given(NamedTuple):
    """An article that the cluster has."""

    task: Task
    future: Any


def _result(client: Any, future: Any) -> Outcome:
    """What became of it. Raise OSError where there is nobody to do it, whatever it ended in otherwise."""
    _wait(client, future)
    try:
        outcome: Outcome = future.result()
    finally:
        future.release()
    return outcome


def _wait(client: Any, future: Any) -> None:
    """Wait for its end; raise OSError where the cluster has had no workers for too long."""
    alone_since: float | None = None
    while not future.done():
        with suppress(TimeoutError):
            future.exception(timeout=SECONDS_BETWEEN_LOOKS)
        if client.nthreads():
            alone_since = None
        elif alone_since is None:
            alone_since = monotonic()
        elif monotonic() - alone_since > SECONDS_WITHOUT_WORKERS:
            raise OSError(f"it has had no workers for {SECONDS_WITHOUT_WORKERS} seconds")


def _distributed() -> Any:
    """The package that the extra brings. Raise C020 where it is not installed."""
    try:
        return import_module("distributed")
    except ImportError as error:
        raise CouncilscopeError("C020", package=error.name or "distributed") from error


@lru_cache(maxsize=1)
def _built(factory: bytes) -> Processor:
    """Runs in a worker: its processor, made once."""
    processor: Processor = pickle.loads(factory)()
    return processor


def _extract(factory: bytes, code: str, seconds: float, task: Task) -> Outcome:
    """Runs in a worker: one article. Raise C021 where the worker's package is not that of the run."""
    if code_digest() != code:
        raise CouncilscopeError("C021", address="of this run", problem="a worker has another version of councilscope")
    with _one_at_a_time:
        processor = _built(factory)
        limit = threading.Timer(seconds, os._exit, (1,))
        limit.daemon = True
        limit.start()
        try:
            return extracted(processor, task)
        finally:
            limit.cancel()
