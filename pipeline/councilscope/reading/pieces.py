"""A piece: the bytes of one article as its input holds them, not yet decoded; and what bounds the taking apart."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from councilscope.articles import Given, Reject
from councilscope.errors import REJECTIONS, RejectedInput
from councilscope.reading.formats import Form

SMALL_ARCHIVE = 100_000_000  # bytes that any archive may unpack to
MOST_INFLATED = 200  # how many times its own size a larger one may; text packs to a fifth, a bomb to a thousandth


@dataclass(frozen=True, slots=True)
class Piece:
    """One article of an input: enough to decode it elsewhere.

    path: as its record will name it. row: the number of the row or story, from 1, None for a whole file.
    data: its bytes; the digest of these is the record's id. columns: of a CSV row, the names in the header and the
    delimiter before them. url: of a page in a web archive. given: what the whole file says of a story in it.
    """

    path: str
    form: Form
    data: bytes
    row: int | None = None
    columns: tuple[str, ...] = ()
    url: str | None = None
    given: Given | None = None

    @property
    def digest(self) -> str:
        """SHA-256 of the bytes, in hex."""
        return hashlib.sha256(self.data).hexdigest()

    @property
    def surroundings(self) -> str:
        """A digest of all that its record depends on besides bytes, settings and path; '' where that is nothing."""
        if not self.columns and self.url is None and self.given is None:
            return ""
        return hashlib.sha256(repr((self.columns, self.url, self.given)).encode("utf-8", "replace")).hexdigest()[:16]


Pieces = Iterator[Piece | Reject]


def rejected(path: str, reason: RejectedInput, row: int | None = None) -> Reject:
    """The row of errors.jsonl for a piece that cannot be taken out of its input."""
    return Reject(path, reason.code, REJECTIONS[reason.code].stage, str(reason), row, dict(reason.details))


class Allowance:
    """How many bytes an archive may still unpack to: a bomb runs out of it."""

    def __init__(self, packed: int) -> None:
        """packed: the size of the outermost archive in bytes."""
        self._most = max(SMALL_ARCHIVE, MOST_INFLATED * packed)
        self._left = self._most

    def spend(self, count: int) -> None:
        """Note unpacked bytes. Raise RejectedInput R016 where they are too many."""
        self._left -= count
        if self._left < 0:
            raise RejectedInput("R016", problem=f"it unpacks to more than {self._most} bytes, as only a bomb does")


class _Metered(io.RawIOBase):
    def __init__(self, stream: BinaryIO, allowance: Allowance) -> None:
        self._stream = stream
        self._allowance = allowance

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        # one read of what lies below, so that what stands before damage is given before the damage is told
        data = getattr(self._stream, "read1", self._stream.read)(len(buffer))
        self._allowance.spend(len(data))
        buffer[: len(data)] = data
        return len(data)


def metered(stream: BinaryIO, allowance: Allowance) -> io.BufferedReader:
    """The stream, whose bytes are spent from the allowance as they are read."""
    return io.BufferedReader(_Metered(stream, allowance), buffer_size=1 << 16)


def read_all(stream: BinaryIO, limit: int) -> bytes:
    """The whole stream. Raise RejectedInput R003 where it has more than ``limit`` bytes."""
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise RejectedInput("R003", size=f"more than {limit}", limit=limit)
    return data
