"""Files that hold files: ZIP, gzip and web archives, unpacked in memory alone, a member at a time, within bounds."""

from __future__ import annotations

import gzip
import tempfile
import zipfile
import zlib
from pathlib import PurePosixPath
from typing import BinaryIO

from councilscope.errors import RejectedInput
from councilscope.reading.formats import HOLDS_MANY, Form, form_of, is_input
from councilscope.reading.pieces import Allowance, Piece, Pieces, metered, read_all, rejected
from councilscope.reading.rows import split_csv, split_json_lines
from councilscope.reading.warc import split_warc

DEEPEST = 3  # archives in archives
DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, gzip.BadGzipFile, UnicodeDecodeError, NotImplementedError)


def split(stream: BinaryIO, path: str, form: Form, limit: int, allowance: Allowance, depth: int = 0) -> Pieces:
    """The pieces of an open file, in its order; what cannot be taken out is a reject in its place.

    path: as records will name it. limit: the most bytes that one article may have. Damage ends the file with R014,
    a bomb, too deep a nesting or a member that leads out of the archive with R016; never raises for what it holds.
    """
    try:
        if path.lower().endswith(".gz"):
            stream = metered(gzip.GzipFile(fileobj=stream), allowance)  # type: ignore[arg-type]
        if form is Form.ZIP:
            yield from _split_zip(stream, path, limit, allowance, depth)
        elif form is Form.JSON_LINES:
            yield from split_json_lines(stream, path, limit)
        elif form is Form.CSV:
            yield from split_csv(stream, path, limit)
        elif form is Form.WARC:
            yield from split_warc(stream, path, limit, allowance)
        else:
            yield Piece(path, form, read_all(stream, limit))
    except RejectedInput as reason:
        yield rejected(path, reason)
    except DAMAGE as error:
        yield rejected(path, RejectedInput("R014", problem=str(error) or type(error).__name__))
    except OSError as error:
        yield rejected(path, RejectedInput("R014", problem=error.strerror or str(error)))


def _split_zip(stream: BinaryIO, path: str, limit: int, allowance: Allowance, depth: int) -> Pieces:
    if depth >= DEEPEST:
        raise RejectedInput("R016", problem=f"archives stand in archives more than {DEEPEST} deep")
    with zipfile.ZipFile(stream) as archive:
        for member in sorted(archive.infolist(), key=lambda info: info.filename):
            form = form_of(member.filename)
            leads_out = _leads_out(member.filename)
            if member.is_dir() or form is None or not (leads_out or is_input(member.filename)):
                continue
            name = f"{path}/{_printable(member.filename)}"
            if leads_out:
                yield rejected(name, RejectedInput("R016", problem="the member's name leads out of the archive"))
                continue
            if member.flag_bits & 1:
                yield rejected(name, RejectedInput("R016", problem="the member is encrypted"))
                continue
            yield from _member(archive, member, name, form, limit, allowance, depth)


def _member(
    archive: zipfile.ZipFile,
    member: zipfile.ZipInfo,
    name: str,
    form: Form,
    limit: int,
    allowance: Allowance,
    depth: int,
) -> Pieces:
    try:
        with archive.open(member) as packed:
            inner = metered(packed, allowance)  # type: ignore[arg-type]
            if form is not Form.ZIP:
                yield from split(inner, name, form, limit, allowance, depth)
                return
            with tempfile.SpooledTemporaryFile(max_size=limit) as copy:  # a ZIP is read from its end
                while chunk := inner.read(1 << 20):
                    copy.write(chunk)
                copy.seek(0)
                yield from split(copy, name, form, limit, allowance, depth + 1)  # type: ignore[arg-type]
    except RejectedInput as reason:
        yield rejected(name, reason)
    except (*DAMAGE, OSError, RuntimeError) as error:
        yield rejected(name, RejectedInput("R014", problem=str(error) or type(error).__name__))


def _leads_out(name: str) -> bool:
    folded = name.replace("\\", "/")
    return folded.startswith("/") or ".." in PurePosixPath(folded).parts or ":" in PurePosixPath(folded).parts[0]


def _printable(name: str) -> str:
    """A member's name without characters that no file name has."""
    return "".join(letter if letter.isprintable() else "?" for letter in name.encode(errors="replace").decode())


def holds_many(name: str, form: Form) -> bool:
    """Whether a file is taken apart where it is found, and not where it is decoded."""
    return form in HOLDS_MANY or name.lower().endswith(".gz")
