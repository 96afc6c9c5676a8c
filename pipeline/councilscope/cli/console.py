"""Where words go: data to stdout, everything for people to stderr.

Articles, file names and what is said of them are hostile: what a terminal would obey is shown, not sent.
"""

from __future__ import annotations

import sys
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult

# C0 and C1 controls but tab and line feed, and marks that turn the direction of what follows
CONTROLS = (range(9), range(11, 32), range(127, 160), range(0x202A, 0x202F), range(0x2066, 0x206A))
HARMLESS = {code: "\ufffd" for codes in CONTROLS for code in codes}
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


class _Shown:
    """Something laid out for a reader, its text without what a terminal would obey."""

    def __init__(self, content: RenderableType) -> None:
        self.content = content

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        from rich.segment import Segment

        for segment in console.render(self.content, options):
            yield Segment(segment.text.translate(HARMLESS), segment.style, segment.control)


def display(content: RenderableType) -> None:
    """Something laid out for a reader, on stdout."""
    _out().print(_Shown(content), end="")


def note(text: str) -> None:
    """A remark on stderr."""
    sys.stderr.write(text.translate(HARMLESS) + "\n")


def complain(text: str) -> None:
    """An error for people, on stderr."""
    sys.stderr.write(text.translate(HARMLESS) + "\n")


def progress_console() -> Console:
    """The console on stderr, for progress."""
    return _err()
