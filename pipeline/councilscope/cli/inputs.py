"""One article named on the command line: a file, a row or member of one, or - for stdin."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import typer

from councilscope.cli.console import complain
from councilscope.errors import RejectedInput

if TYPE_CHECKING:
    from councilscope.articles import Reject, SourceArticle
    from councilscope.settings import ExtractionSettings


def source_of(file: Path, settings: ExtractionSettings) -> SourceArticle:
    """The decoded source of one article: a file, a row (``rows.jsonl#3``), a member (``pages.zip/story.html``), stdin.

    Of a file that holds many it is the first. Raise C001 where there is no such file, RejectedInput where it cannot
    be read.
    """
    from councilscope.articles import Reject
    from councilscope.reading import STDIN, named_piece, pieces_of, read_piece

    if file == STDIN:
        piece = next(pieces_of(STDIN, "stdin", settings) or iter(()), None)
    else:
        piece = named_piece(str(file), settings)
    if piece is None:
        raise RejectedInput("R001")
    if isinstance(piece, Reject):
        refuse(piece)
    return read_piece(piece, settings)


def refuse(reason: RejectedInput | Reject) -> NoReturn:
    """Say why an article gives no record, and leave with 3."""
    complain(f"[{reason.code}] {reason}" if isinstance(reason, RejectedInput) else f"[{reason.code}] {reason.message}")
    raise typer.Exit(3)
