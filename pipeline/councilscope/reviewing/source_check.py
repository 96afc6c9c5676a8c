"""Are the sources of a run what they were? Each is read again, taken apart as then, and compared by its digest."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from pydantic_core import from_json

from councilscope.articles import Reject
from councilscope.errors import CouncilscopeError
from councilscope.reading import STDIN, every_piece, find_inputs
from councilscope.writing import RunSummary


def source_problems(run: Path, summary: RunSummary) -> tuple[int, list[str]]:
    """How many sources were compared, and a line for each that is gone or has changed, by a single byte even.

    Digests are kept on disk, so that memory does not grow with the corpus. Standard input cannot be read again.
    """
    roots = [Path(root) for root in summary.inputs if Path(root) != STDIN]
    with sqlite3.connect("") as digests:  # a temporary file, gone at the end
        digests.execute("CREATE TABLE sources (path TEXT, sha256 TEXT)")
        for root in roots:
            digests.executemany("INSERT INTO sources VALUES (?, ?)", _digests(root, summary))
        digests.execute("CREATE INDEX by_path ON sources (path)")
        checked, problems = 0, []
        for path, expected in _expected(run):
            if STDIN in map(Path, summary.inputs) and path.startswith("stdin"):
                continue
            found = [row[0] for row in digests.execute("SELECT sha256 FROM sources WHERE path = ?", (path,))]
            checked += bool(found)
            if not found:
                problems.append(_problem(path, "the source beside the run", "none"))
            elif expected not in found:
                problems.append(_problem(path, f"SHA-256 {expected[:16]}", "a changed source"))
    digests.close()
    return checked, problems


def _digests(root: Path, summary: RunSummary) -> Iterator[tuple[str, str]]:
    try:
        for piece in every_piece(find_inputs([root]), summary.settings):
            if not isinstance(piece, Reject):
                yield piece.path, piece.digest
    except CouncilscopeError:
        return  # the folder is gone or empty: each of its sources is missed below


def _problem(path: str, expected: str, found: str) -> str:
    return str(CouncilscopeError("C008", path=path, expected=expected, found=found))


def _expected(run: Path) -> Iterator[tuple[str, str]]:
    path = run / "articles.jsonl"
    if not path.is_file():
        return
    with path.open("rb") as lines:
        for line in lines:
            try:
                source = from_json(line)["source"]
                yield source["path"], source["sha256"]
            except (ValueError, KeyError, TypeError):
                continue  # not a record at all, which has been said
