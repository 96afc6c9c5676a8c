"""One file, or bytes at hand, to one SourceArticle."""

from __future__ import annotations

from pathlib import Path

from councilscope.articles import SourceArticle
from councilscope.errors import RejectedInput
from councilscope.reading.formats import Form, form_of
from councilscope.reading.pieces import Piece
from councilscope.reading.sources import read_piece
from councilscope.settings import ExtractionSettings


def read_file(path: Path, relative: str, settings: ExtractionSettings) -> SourceArticle:
    """The decoded source of one file; ``relative`` is the path that the record will name.

    Raises: RejectedInput R001 (empty), R002 (binary), R003 (too large), R004 (undecodable), R010 (unreadable), or
    R014-R018 (see errors.py).
    """
    try:
        size = path.stat().st_size
        if size > settings.max_bytes:
            raise RejectedInput("R003", size=size, limit=settings.max_bytes)
        data = path.read_bytes()
    except OSError as error:
        raise RejectedInput("R010", problem=error.strerror or type(error).__name__) from error
    return read_piece(Piece(relative, form_of(path.name) or Form.PLAIN, data), settings)


def read_bytes(
    data: bytes, relative: str, *, suffix: str = ".txt", settings: ExtractionSettings | None = None
) -> SourceArticle:
    """As read_file, for bytes already at hand; an unknown suffix is read as plain text."""
    form = form_of(f"x{suffix}") or Form.PLAIN
    return read_piece(Piece(relative, form, data), settings or ExtractionSettings())
