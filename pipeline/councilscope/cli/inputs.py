"""One article named on the command line: a file, or - for stdin."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import typer

from councilscope.cli.console import complain
from councilscope.errors import CouncilscopeError, RejectedInput

if TYPE_CHECKING:
    from councilscope.articles import Reject, SourceArticle
    from councilscope.settings import ExtractionSettings


def source_of(file: Path, settings: ExtractionSettings) -> SourceArticle:
    """The decoded source of a file or of stdin; an HTML page on stdin is known by its first characters.

    Raise C001 where there is no such file, RejectedInput where it cannot be read.
    """
    from councilscope.reading import read_bytes, read_file

    if str(file) == "-":
        content = sys.stdin.buffer.read()
        is_page = content.lstrip()[:200].lower().startswith((b"<!doctype html", b"<html", b"<?xml"))
        return read_bytes(content, "stdin", suffix=".html" if is_page else ".txt")
    if not file.is_file():
        raise CouncilscopeError("C001", path=file)
    return read_file(file, file.name, settings)


def refuse(reason: RejectedInput | Reject) -> NoReturn:
    """Say why an article gives no record, and leave with 3."""
    complain(f"[{reason.code}] {reason}" if isinstance(reason, RejectedInput) else f"[{reason.code}] {reason.message}")
    raise typer.Exit(3)
