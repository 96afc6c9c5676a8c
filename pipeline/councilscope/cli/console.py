"""Where words go: data to stdout, everything for people to stderr."""

from __future__ import annotations

import sys
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

PIPED_WIDTH = 140  # columns, where stdout is no terminal


@lru_cache(maxsize=1)
def _out() -> Console:
    from rich.console import Console

    return Console(highlight=False, width=None if sys.stdout.isatty() else PIPED_WIDTH)


@lru_cache(maxsize=1)
def _err() -> Console:
    from rich.console import Console

    return Console(stderr=True, highlight=False)


def data(text: str) -> None:
    """Text for another program or a file, exactly, with a line end."""
    sys.stdout.write(text if text.endswith("\n") else text + "\n")


def display(content: RenderableType) -> None:
    """Something laid out for a reader, on stdout."""
    _out().print(content)


def note(text: str) -> None:
    """A remark on stderr."""
    sys.stderr.write(text + "\n")


def complain(text: str) -> None:
    """An error for people, on stderr."""
    sys.stderr.write(text + "\n")


def progress_console() -> Console:
    """The console on stderr, for progress."""
    return _err()
