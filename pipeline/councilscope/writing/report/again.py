"""The report of a run that has been written, whole or of chosen articles."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from councilscope.errors import CouncilscopeError
from councilscope.knowledge import load_knowledge
from councilscope.writing.report.page import REPORT, ReportWriter
from councilscope.writing.report.rows import Record, year_of
from councilscope.writing.summary import read_summary


class Choice(NamedTuple):
    """Which articles a report shows: those that name the council, hold a rating of the scheme, are of the year."""

    council: str | None = None
    scheme: str | None = None
    year: int | None = None

    def takes(self, record: Record) -> bool:
        """Whether an article is shown."""
        return (
            (self.council is None or any(council["id"] == self.council for council in record["councils"]))
            and (self.scheme is None or any(rating["scheme"] == self.scheme for rating in record["ratings"]))
            and (self.year is None or year_of(record) == self.year)
        )


EVERYTHING = Choice()


def report_again(run: Path, out: Path | None = None, choice: Choice = EVERYTHING) -> tuple[Path, int]:
    """Write the report of a run's folder; where it was written, and how many articles it counts.

    out: None for report.html in the run's folder. Raise C001 or C007 where the folder holds no run, C012 where
    the file cannot be written, C014 where no article is chosen.
    """
    summary = read_summary(run)
    writer = ReportWriter(load_knowledge(summary.settings.knowledge))
    taken = 0
    for record in _rows(run / "articles.jsonl"):
        if choice.takes(record):
            writer.record(record)
            taken += 1
    if not taken and choice != EVERYTHING:
        raise CouncilscopeError("C014", path=run)
    if choice == EVERYTHING:
        for row in _rows(run / "errors.jsonl"):
            writer.reject(row["code"], row["path"], row["message"])
        for _ in _rows(run / "duplicates.jsonl"):
            writer.duplicate()
    path = out or run / REPORT
    try:
        with path.open("wb") as file:
            writer.write(file, summary.versions, summary.knowledge_digest)
    except OSError as error:
        raise CouncilscopeError("C012", path=path, problem=error.strerror) from error
    return path, taken


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a JSON Lines file of a run. Raise C001 or C007."""
    if not path.is_file():
        raise CouncilscopeError("C001", path=path)
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            try:
                yield json.loads(line)
            except ValueError as error:
                raise CouncilscopeError("C007", path=path, line=number, problem=str(error)) from error
