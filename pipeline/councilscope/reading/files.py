"""One file to one SourceArticle."""

from __future__ import annotations

import hashlib
from pathlib import Path

from councilscope.articles import SourceArticle
from councilscope.errors import RejectedInput
from councilscope.reading.decoding import decode
from councilscope.reading.formats import FORMATS
from councilscope.settings import ExtractionSettings


def read_file(path: Path, relative: str, settings: ExtractionSettings) -> SourceArticle:
    """The decoded source of one file; ``relative`` is the path that the record will name.

    Raises: RejectedInput R001 (empty), R002 (binary), R003 (too large), R004 (undecodable) or R010
    (unreadable).
    """
    try:
        size = path.stat().st_size
        if size > settings.max_bytes:
            raise RejectedInput("R003", size=size, limit=settings.max_bytes)
        data = path.read_bytes()
    except OSError as error:
        raise RejectedInput("R010", problem=error.strerror or type(error).__name__) from error
    return read_bytes(data, relative, suffix=path.suffix)


def read_bytes(data: bytes, relative: str, *, suffix: str = ".txt") -> SourceArticle:
    """As read_file, for bytes already at hand; an unknown suffix is read as plain text."""
    if not data.strip(b"\0 \t\r\n\f\v\xef\xbb\xbf\xff\xfe"):
        raise RejectedInput("R001")
    form = FORMATS.get(suffix.lower(), FORMATS[".txt"])
    decoded = decode(data, is_html=form.is_html)
    if not decoded.text.strip():
        raise RejectedInput("R001")
    return SourceArticle(
        path=relative,
        media_type=form.media_type,
        encoding=decoded.encoding,
        size=len(data),
        data_sha256=hashlib.sha256(data).hexdigest(),
        text=decoded.text,
    )
