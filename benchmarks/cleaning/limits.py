"""Tools in a process of their own, so that one that never ends on a page loses that page and not the run."""

from __future__ import annotations

import logging
import multiprocessing
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection
from typing import NamedTuple

LIMIT = 60.0
"""Seconds by the clock that a tool may take for one page."""
SOME_PAGE = "<html><body><p>Some words to pay for the imports.</p></body></html>"
FORK = multiprocessing.get_context("fork")


class Answers(NamedTuple):
    """What a tool said, page by page ('' where it failed or did not end), its CPU seconds, and pages out of time."""

    texts: list[str]
    seconds: float
    out_of_time: int


def asked(tool: Callable[..., str | None], pages: Sequence[tuple[str, ...]], limit: float = LIMIT) -> Answers:
    """The tool's answers to the pages, each a tuple of its arguments."""
    texts, seconds, late = [], 0.0, 0
    worker = _Worker(tool)
    for page in pages:
        answer = worker.answer(page, limit)
        late += answer is None
        texts.append(answer[0] if answer else "")
        seconds += answer[1] if answer else limit
    worker.end()
    return Answers(texts, seconds, late)


class _Worker:
    """One process that asks the tool; it is ended and started again where a page takes too long."""

    def __init__(self, tool: Callable[..., str | None]) -> None:
        self._tool = tool
        self._start()

    def _start(self) -> None:
        self._ours, theirs = FORK.Pipe()
        self._process = FORK.Process(target=_work, args=(self._tool, theirs), daemon=True)
        self._process.start()
        theirs.close()

    def answer(self, page: tuple[str, ...], limit: float) -> tuple[str, float] | None:
        """The answer with its CPU seconds; None if it did not come in time."""
        self._ours.send(page)
        if self._ours.poll(limit):
            answer: tuple[str, float] = self._ours.recv()
            return answer
        self.end()
        self._start()
        return None

    def end(self) -> None:
        self._process.kill()
        self._process.join()
        self._ours.close()


def _work(tool: Callable[..., str | None], pages: Connection) -> None:
    warnings.filterwarnings("ignore")
    logging.disable(logging.CRITICAL)
    _one(tool, (SOME_PAGE,))
    for page in _received(pages):
        start = time.process_time()
        text = _one(tool, page)
        pages.send((text, time.process_time() - start))


def _received(pages: Connection) -> Iterator[tuple[str, ...]]:
    while True:
        try:
            yield pages.recv()
        except EOFError:
            return


def _one(tool: Callable[..., str | None], page: tuple[str, ...]) -> str:
    try:
        return tool(*page) or ""
    except Exception:  # noqa: BLE001 - a tool may fail in any way, and is scored as silent
        return ""
