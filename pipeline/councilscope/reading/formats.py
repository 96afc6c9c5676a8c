"""The input formats, by suffix. A further format is a module of its own and one line in FORMATS."""

from __future__ import annotations

from enum import Enum
from pathlib import PurePosixPath


class Form(Enum):
    """How a file is written: one article, or many."""

    PLAIN = "plain text"
    HTML = "an HTML page"
    MARKDOWN = "a Markdown page"
    EMAIL = "an e-mail"
    WORD = "a Word document"
    PDF = "a PDF"
    JSON_ROW = "a row of JSON"
    CSV_ROW = "a row of CSV"
    JSON_LINES = "JSON Lines"
    CSV = "CSV"
    WARC = "a web archive"
    ZIP = "a ZIP archive"


HOLDS_MANY = frozenset({Form.JSON_LINES, Form.CSV, Form.WARC, Form.ZIP})
FORMATS: dict[str, Form] = {
    ".txt": Form.PLAIN,
    ".text": Form.PLAIN,
    ".html": Form.HTML,
    ".htm": Form.HTML,
    ".xhtml": Form.HTML,
    ".md": Form.MARKDOWN,
    ".markdown": Form.MARKDOWN,
    ".eml": Form.EMAIL,
    ".docx": Form.WORD,
    ".pdf": Form.PDF,
    ".jsonl": Form.JSON_LINES,
    ".ndjson": Form.JSON_LINES,
    ".csv": Form.CSV,
    ".tsv": Form.CSV,
    ".warc": Form.WARC,
    ".zip": Form.ZIP,
}
SUFFIXES = tuple(FORMATS)
GZIP = ".gz"
ABOUT_THE_FOLDER = frozenset({"readme", "license", "licence"})
"""Names of files that speak of the folder they stand in, and are no articles."""


def form_of(name: str) -> Form | None:
    """The form of a file by its name, '.gz' at the end set aside; None for other kinds of file."""
    path = PurePosixPath(name.lower().removesuffix(GZIP))
    return FORMATS.get(path.suffix)


def is_input(name: str) -> bool:
    """Whether a file found in a folder or archive is read: of a known form, not hidden, not about the folder."""
    last = PurePosixPath(name).name
    if any(part.startswith((".", "__MACOSX")) for part in PurePosixPath(name).parts):
        return False
    return form_of(last) is not None and last.lower().split(".", 1)[0] not in ABOUT_THE_FOLDER


def sniffed(head: bytes) -> Form:
    """The form of bytes without a name, by how they begin; what is nothing else is plain text."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"PK\x03\x04"):
        return Form.ZIP
    if head.startswith(b"%PDF-"):
        return Form.PDF
    if head.startswith(b"WARC/"):
        return Form.WARC
    if start.startswith(b"{"):
        return Form.JSON_LINES
    return Form.HTML if start[:200].lower().startswith((b"<!doctype html", b"<html", b"<?xml")) else Form.PLAIN
