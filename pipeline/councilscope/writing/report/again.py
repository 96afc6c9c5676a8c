"""The report of a run whose records have been written, whole or of chosen articles."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from pydantic_core import from_json

from councilscope.errors import CouncilscopeError
from councilscope.knowledge import load_knowledge
from councilscope.writing.report.page import REPORT, ReportWriter
from councilscope.writing.report.rows import Record, year_of
from councilscope.writing.summary import Versions, read_summary


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


class RunFiles(NamedTuple):
    """What a report is made of: the records, rejects and duplicates of a run, each as lines of JSON."""

    articles: Path
    errors: Path
    duplicates: Path


class Work(NamedTuple):
    """What made the records: the folders laid over the shipped knowledge, its digest, and the versions."""

    overlays: tuple[Path, ...]
    knowledge: str
    versions: Versions


def report_again(run: Path, out: Path | None = None, choice: Choice = EVERYTHING) -> tuple[Path, int]:
    """Write the report of a run's folder; where it was written, and how many articles it counts.

    out: None for report.html in the run's folder. Raise C001 or C007 where the folder holds no run, C012 where
    the file cannot be written, C014 where no article is chosen.
    """
    summary, path = read_summary(run), out or run / REPORT
    files = RunFiles(run / "articles.jsonl", run / "errors.jsonl", run / "duplicates.jsonl")
    work = Work(summary.settings.knowledge, summary.knowledge_digest, summary.versions)
    taken = write_report(path, files, work, choice)
    return path, taken


def write_report(path: Path, files: RunFiles, work: Work, choice: Choice = EVERYTHING) -> int:
    """Write the report of a run's files; how many articles it counts.

    Raise C001 or C007 where a file is missing or damaged, C012 where the report cannot be written, C014 where no
    article is chosen.
    """
    return GrowingReport(work, choice).write(path, files)


class GrowingReport:
    """The report of a run whose records are still coming: they may be taken before the last of them is there."""

    def __init__(self, work: Work, choice: Choice = EVERYTHING) -> None:
        self._work = work
        self._choice = choice
        self._writer = ReportWriter(load_knowledge(work.overlays))
        self._taken = self._lines = self._bytes = 0

    def take(self, articles: Path, end: int | None = None) -> None:
        """Take the records that no call took yet. end: where in the file the last of them ends, None for its end.

        Raise C001 or C007; the next call begins with the record at fault.
        """
        if self._bytes == end:
            return
        for line, record in _rows(articles, from_json, after=(self._lines, self._bytes)):
            if self._choice.takes(record):
                self._writer.record(record)
                self._taken += 1
            self._lines += 1
            self._bytes += len(line)
            if self._bytes == end:
                return

    def write(self, path: Path, files: RunFiles) -> int:
        """Take the rest and write the report; see ``write_report``."""
        self.take(files.articles)
        if not self._taken and self._choice != EVERYTHING:
            raise CouncilscopeError("C014", path=files.articles.parent)
        if self._choice == EVERYTHING:
            for _, row in _rows(files.errors):
                self._writer.reject(row["code"], row["path"], row["message"])
            for _ in _rows(files.duplicates):
                self._writer.duplicate()
        try:
            with path.open("wb") as file:
                self._writer.write(file, self._work.versions, self._work.knowledge)
        except OSError as error:
            raise CouncilscopeError("C012", path=path, problem=error.strerror) from error
        return self._taken


def _rows(
    path: Path, read: Callable[[bytes], Any] = json.loads, after: tuple[int, int] = (0, 0)
) -> Iterator[tuple[bytes, dict[str, Any]]]:
    """The lines of a JSON Lines file of a run, each with the row that it holds. Raise C001 or C007.

    read: pydantic's is the faster, json's takes lone surrogates, which no record has. after: how many lines, and bytes
    in them, to pass over.
    """
    if not path.is_file():
        raise CouncilscopeError("C001", path=path)
    with path.open("rb") as lines:
        lines.seek(after[1])
        for number, line in enumerate(lines, start=after[0] + 1):
            try:
                yield line, read(line)
            except ValueError as error:
                raise CouncilscopeError("C007", path=path, line=number, problem=str(error)) from error
