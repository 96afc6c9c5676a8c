"""The source of a record, found again among the inputs of its run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from councilscope.articles import Reject
from councilscope.errors import CouncilscopeError
from councilscope.reading import piece_at
from councilscope.reading.pieces import Piece
from councilscope.writing import RunSummary

GONE, CHANGED = "is gone", "has changed since the run"


def source_piece(path: str, sha256: str, summary: RunSummary) -> Piece:
    """The bytes that a record was made of, by its source's path and digest.

    Raise LookupError with GONE or CHANGED where they are not there any more.
    """
    try:
        found = piece_at([Path(name) for name in summary.inputs], path, summary.settings)
    except CouncilscopeError as error:  # the folder itself is gone, or holds no article any more
        raise LookupError(GONE) from error
    if found is None or isinstance(found, Reject):
        raise LookupError(GONE)
    if found.digest != sha256:
        raise LookupError(CHANGED)
    return found


def source_files(roots: Sequence[Path], relative: str) -> Iterator[Path]:
    """The files that a record's path may name under the run's inputs; several where inputs share names."""
    for root in roots:
        path = root / relative if root.is_dir() else root
        if path.is_file() and path.as_posix().endswith(relative):
            yield path
