"""What an engine takes and gives: tasks in corpus order, one outcome each, in the same order."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, Protocol

from pydantic_core import PydanticSerializationError

from councilscope.articles import Reject
from councilscope.errors import REJECTIONS, RejectedInput
from councilscope.reading import Piece
from councilscope.records import ArticleRecord


class Task(NamedTuple):
    """One input to extract.

    digest: SHA-256 of its bytes in hex, None where they cannot be read. piece: what was taken out of a file that
    holds many articles; None where the file is the article.
    """

    path: Path
    relative: str
    digest: str | None = None
    piece: Piece | None = None

    @property
    def key(self) -> str:
        """What a kept result is looked up by, besides the digest: the path, and what else in its file it hangs on."""
        around = self.piece.surroundings if self.piece is not None else ""
        return f"{self.relative}\0{around}" if around else self.relative


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input: a record (a line of JSON, no line end), a reject, or a duplicate.

    first_path: of a duplicate, the earlier input with the same bytes. reused: nothing was extracted for it.
    """

    task: Task
    record: bytes | None = None
    reject: Reject | None = None
    first_path: str | None = None
    reused: bool = False


class Processor(Protocol):
    """The one function that an engine wraps (see pipeline.Extractor)."""

    def process(self, path: Path, relative: str) -> ArticleRecord | Reject:
        """A file as a record or a reject; never raises for what is in the file."""

    def process_piece(self, piece: Piece) -> ArticleRecord | Reject:
        """As process, for what was taken out of a file that holds many articles."""


class Engine(Protocol):
    """Gives one outcome a task, in the order of the tasks, reading only a bounded number of them ahead."""

    def started(self) -> AbstractContextManager[None]:
        """What takes time before the first article may begin already while others do something else; ends with it."""

    def outcomes(self, entries: Iterable[Task | Outcome]) -> Generator[Outcome]:
        """Extract each task; an entry that is an outcome already keeps its place in the order."""


def extracted(processor: Processor, task: Task) -> Outcome:
    """The outcome of one task, in this process."""
    if task.piece is not None:
        result = processor.process_piece(task.piece)
    else:
        result = processor.process(task.path, task.relative)
    if isinstance(result, Reject):
        return Outcome(task, reject=result)
    try:
        return Outcome(task, record=result.model_dump_json().encode())
    except (PydanticSerializationError, UnicodeEncodeError) as error:
        return rejected(task, "R007", problem=f"it cannot be written as UTF-8: {error}")


def rejected(task: Task, code: str, **details: object) -> Outcome:
    """The outcome of a task that was given up for the reason ``code``."""
    reason = RejectedInput(code, **details)
    row = task.piece.row if task.piece is not None else None
    return Outcome(task, reject=Reject(task.relative, code, REJECTIONS[code].stage, str(reason), row, details))
