"""Draws the report of a run in a process of its own: most of it while records come, the rest beside the tables."""

from __future__ import annotations

from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from councilscope.engines.spawning import Spawned
from councilscope.writing.report import GrowingReport, RunFiles, Work, write_report
from councilscope.writing.report.charts import warm_up

_report: GrowingReport | None = None  # of the process that draws


class Drawing:
    """A context manager. Its process starts with it: the engine that draws charts takes a second to be ready."""

    def __init__(self, *, apart: bool = True) -> None:
        """apart: False draws in this very process."""
        self._process = Spawned() if apart else None
        if self._process is not None:
            self._process.pool.submit(warm_up)
        self._given: tuple[Path, RunFiles, Work] | None = None
        self._followed: Future[None] | None = None
        self._drawn: Future[int] | None = None

    def __enter__(self) -> Drawing:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process is not None:
            self._process.end(at_once=error is not None)

    def follow(self, articles: Path, work: Work) -> None:
        """Take the records that stand in the file by now, unless it is still taking some; returns at once."""
        if self._process is not None and (self._followed is None or self._followed.done()):
            with suppress(BrokenProcessPool):  # see finish
                self._followed = self._process.pool.submit(_follow, articles, articles.stat().st_size, work)

    def begin(self, path: Path, files: RunFiles, work: Work) -> None:
        """Draw the report of files that are complete; returns at once."""
        self._given = path, files, work
        if self._process is not None:
            with suppress(BrokenProcessPool):  # see finish
                self._drawn = self._process.pool.submit(_draw, path, files, work)

    def finish(self) -> None:
        """Wait until it is drawn. Raise CouncilscopeError as write_report does."""
        if self._drawn is not None:
            with suppress(BrokenProcessPool):  # somebody ended the process: no reason to end the run
                self._drawn.result()
                return
        if self._given is not None:
            write_report(*self._given)


def _follow(articles: Path, end: int, work: Work) -> None:
    """Runs in the process that draws. An error here comes again when the report is drawn, and is told then."""
    global _report
    _report = _report or GrowingReport(work)
    _report.take(articles, end)


def _draw(path: Path, files: RunFiles, work: Work) -> int:
    """Runs in the process that draws."""
    return (_report or GrowingReport(work)).write(path, files)
