"""Fresh processes (spawn): what they inherit, and that they end with the one that started them."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait as wait_for_exit

THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS")
SECONDS_TO_BEGIN = 10.0  # a fresh interpreter needs one or two, even on a busy machine


class Spawned:
    """A fresh process, which does what is submitted to ``pool`` one after the other."""

    def __init__(self) -> None:
        self.pool = ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn"))
        with _environment():
            self._begun = self.pool.submit(_begin)

    def end(self, *, at_once: bool) -> None:
        """End the process: at once, or by its own way out when all that was submitted is done."""
        begun = False
        with suppress(BrokenProcessPool, TimeoutError):
            process_id = self._begun.result(timeout=SECONDS_TO_BEGIN)
            begun = True
            if at_once:
                with suppress(ProcessLookupError):
                    os.kill(process_id, signal.SIGKILL)
        self.pool.shutdown(wait=begun, cancel_futures=True)


@contextmanager
def _environment() -> Iterator[None]:
    """A process started within inherits what a worker needs: one thread, and no ear for Ctrl-C.

    Ctrl-C reaches the whole group, and the parent decides. Threads of numpy in several processes at once would only
    wait for each other; how many there are is read when numpy is loaded.
    """
    before = {name: os.environ.get(name) for name in THREADS}
    os.environ.update({name: "1" for name, value in before.items() if value is None})
    try:
        with _interrupts_ignored():
            yield
    finally:
        for name in [name for name, value in before.items() if value is None]:
            del os.environ[name]


@contextmanager
def _interrupts_ignored() -> Iterator[None]:
    if threading.current_thread() is not threading.main_thread():
        yield  # only the main thread may change what a signal does
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _begin() -> int:
    """Runs in the worker, first and quickly: its process id, by which it can be ended at any time from now on."""
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    return os.getpid()


def _leave_with_parent() -> None:
    """A parent that was killed cannot say goodbye: without this its workers would stay for ever."""
    parent = parent_process()
    if parent is not None:
        wait_for_exit([parent.sentinel])
    os._exit(1)
