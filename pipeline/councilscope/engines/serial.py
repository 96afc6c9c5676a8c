"""The engine without processes: for debugging, and for a notebook. No time limit, no shelter from a crash."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from contextlib import AbstractContextManager, nullcontext

from councilscope.engines.base import Outcome, Processor, Task, extracted


class SerialEngine:
    """Extracts one article after the other in this process."""

    def __init__(self, processor: Processor) -> None:
        self._processor = processor

    def started(self) -> AbstractContextManager[None]:
        """Nothing that could begin earlier."""
        return nullcontext()

    def outcomes(self, entries: Iterable[Task | Outcome]) -> Generator[Outcome]:
        """One outcome an entry, in order; reads none ahead."""
        for entry in entries:
            yield entry if isinstance(entry, Outcome) else extracted(self._processor, entry)
