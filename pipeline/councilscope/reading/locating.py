"""The piece that a record was made of, found again by the path that the record names."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from councilscope.articles import Reject
from councilscope.errors import CouncilscopeError
from councilscope.reading.folders import find_inputs
from councilscope.reading.formats import Form, form_of
from councilscope.reading.pieces import Piece
from councilscope.reading.sources import pieces_of
from councilscope.settings import ExtractionSettings


def piece_at(inputs: Iterable[Path], path: str, settings: ExtractionSettings) -> Piece | Reject | None:
    """The piece that records name ``path``, among the inputs of a run; None where there is none (any more).

    A reject says why it cannot be taken out of its file; a whole file's bytes are read as they are.
    """
    for file, relative in find_inputs(inputs):
        if relative == path and pieces_of(file, relative, settings) is None:
            return Piece(relative, form_of(file.name) or Form.PLAIN, file.read_bytes())
        if path == relative or path.startswith((f"{relative}#", f"{relative}/")):
            for piece in pieces_of(file, relative, settings) or ():
                if path in (piece.path, relative):
                    return piece
    return None


def named_piece(name: str, settings: ExtractionSettings) -> Piece | Reject:
    """The piece that a person names: a file, ``rows.jsonl#3``, ``pages.zip/story.html``; the first of many.

    Raise C001 where there is no such file, row or member.
    """
    file = Path(name)
    while not file.is_file() and file != file.parent:
        shorter = Path(str(file).rpartition("#")[0]) if "#" in file.name else file.parent
        file = shorter
    if not file.is_file():
        raise CouncilscopeError("C001", path=name)
    inside = file.name + name[len(str(file)) :]
    found = piece_at([file], inside, settings)
    if found is None:
        raise CouncilscopeError("C001", path=name)
    return found
