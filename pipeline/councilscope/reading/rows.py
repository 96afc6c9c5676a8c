"""Inputs of rows taken apart: JSON Lines and CSV, a row at a time, whatever a row holds."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator
from typing import BinaryIO

from councilscope.errors import RejectedInput
from councilscope.reading.formats import Form
from councilscope.reading.pieces import Piece, Pieces, rejected

DELIMITERS = ",;\t|"
MARK = b"\xef\xbb\xbf"


def split_json_lines(stream: BinaryIO, path: str, limit: int) -> Pieces:
    """A piece a line, numbered as an editor numbers the lines; blank ones are none.

    A line of more than ``limit`` bytes is rejected with R003 and never held.
    """
    for number, (line, size) in enumerate(_lines(stream, limit), start=1):
        name = f"{path}#{number}"
        if size > limit:
            yield rejected(name, RejectedInput("R003", size=size, limit=limit), number)
        elif line.strip():
            yield Piece(name, Form.JSON_ROW, line.removeprefix(MARK) if number == 1 else line, number)


def _lines(stream: BinaryIO, limit: int) -> Iterator[tuple[bytes, int]]:
    """Each line without its end, and its size; of one over the limit only the beginning is kept."""
    while line := stream.readline(limit + 2):
        kept, size = line.rstrip(b"\r\n"), len(line)
        if size > limit and not line.endswith(b"\n"):
            while (more := stream.readline(1 << 20)) and not more.endswith(b"\n"):
                size += len(more)
            size += len(more)
            yield kept[:100], size
        else:
            yield kept, len(kept)


def split_csv(stream: BinaryIO, path: str, limit: int) -> Pieces:
    """A piece a row below the header, numbered from 1; rows without a value are none.

    Bytes are read as Latin-1 here, which keeps each of them: commas, quotes and line ends stand at the same places
    in every encoding but UTF-16, which is turned into UTF-8. Raise RejectedInput R017 for a file without a header.
    """
    taken: list[bytes] = []
    lines = _as_utf8(stream, limit)
    header = next((line for line, _ in lines if line.strip()), b"").removeprefix(MARK)
    delimiter = _delimiter(header.decode("latin-1"))
    names = next(csv.reader([header.decode("utf-8", "replace")], delimiter=delimiter), [])
    if not names:
        raise RejectedInput("R017", problem="the file has no header that names its columns")
    allow_fields_of(limit)

    def remembered() -> Iterator[str]:
        total = 0
        for line, size in lines:
            total = total + size if taken else size
            if total > limit:
                raise csv.Error(f"a row of {total} bytes or more is over the limit of {limit}")
            taken.append(line)
            yield line.decode("latin-1") + "\n"

    columns = (delimiter, *(name.strip() for name in names))
    number = 0
    rows = csv.reader(remembered(), delimiter=delimiter)
    while True:
        taken.clear()
        try:
            row = next(rows, None)
        except csv.Error as error:
            number += 1
            yield rejected(f"{path}#{number}", RejectedInput("R017", problem=str(error)), number)
            rows = csv.reader(remembered(), delimiter=delimiter)
            continue
        if row is None:
            return
        if any(cell.strip() for cell in row):
            number += 1
            yield Piece(f"{path}#{number}", Form.CSV_ROW, b"\n".join(taken), number, columns)


def allow_fields_of(size: int) -> None:
    """Let the csv module read fields of so many bytes. Its limit is the process's own, so it is never lowered."""
    csv.field_size_limit(max(size, csv.field_size_limit()))


def _as_utf8(stream: BinaryIO, limit: int) -> Iterator[tuple[bytes, int]]:
    """The lines of a CSV; of one in UTF-16 with its mark (as spreadsheets save 'Unicode text'), in UTF-8."""
    first = stream.readline(limit + 2)
    if not first.startswith((b"\xff\xfe", b"\xfe\xff")):
        yield first.rstrip(b"\r\n"), len(first)
        yield from _lines(stream, limit)
        return
    decoder = codecs.getincrementaldecoder("utf-16")(errors="replace")
    waiting = decoder.decode(first)
    while chunk := stream.read(1 << 16):
        *whole, waiting = (waiting + decoder.decode(chunk)).split("\n")
        for line in whole:
            yield line.rstrip("\r").encode(), len(line)
    for line in waiting.split("\n"):
        yield line.rstrip("\r").encode(), len(line)


def _delimiter(header: str) -> str:
    """The mark that stands most often in the header outside quotes."""
    outside = "".join(header.split('"')[::2])
    return max(DELIMITERS, key=lambda mark: (outside.count(mark), -DELIMITERS.index(mark)))
