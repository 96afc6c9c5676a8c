"""One object that takes records, rejects and duplicates in corpus order and writes every file of a run."""

from __future__ import annotations

from collections import Counter

from pydantic_core import from_json

from councilscope.articles import Reject
from councilscope.knowledge import Knowledge
from councilscope.records import json_schema_text
from councilscope.writing.base import OutputFolder
from councilscope.writing.jsonl import reject_row, write_line
from councilscope.writing.package import package_text
from councilscope.writing.report import RunFiles
from councilscope.writing.summary import OutputFile, RunCounts
from councilscope.writing.table_files import TableRows, write_tables
from councilscope.writing.tables import COUNTED
from councilscope.writing.yields import YieldCounter

ARTICLES, ERRORS, DUPLICATES = "articles.jsonl", "errors.jsonl", "duplicates.jsonl"


class RunWriter:
    """Writes articles.jsonl, errors.jsonl, duplicates.jsonl and schema.json as outcomes come, the rest at the end."""

    def __init__(self, folder: OutputFolder) -> None:
        """folder: where the files go."""
        self._folder = folder
        self._articles = folder.open(ARTICLES)
        self._errors = folder.open(ERRORS)
        self._duplicates = folder.open(DUPLICATES)
        folder.open("schema.json").write(json_schema_text().encode())
        self._rows = TableRows(folder.scratch)
        folder.close_with(self._rows.close)
        self._written = self._duplicate = 0
        self._rejected: Counter[str] = Counter()
        self._items: Counter[str] = Counter()
        self._warnings: Counter[str] = Counter()
        self._yields = YieldCounter()

    def record(self, line: bytes) -> None:
        """Take a record, as the JSON of an ArticleRecord without a line end."""
        self._articles.write(line + b"\n")
        record = from_json(line)
        self._rows.take(record)
        self._written += 1
        self._items.update({name: len(record[name]) for name in COUNTED})
        self._warnings.update(warning["code"] for warning in record["warnings"])
        self._yields.record(record)

    def reject(self, reject: Reject) -> None:
        """Take an input that gave no record."""
        write_line(self._errors, reject_row(reject))
        self._rejected[reject.code] += 1
        self._yields.reject(reject.path)

    def duplicate(self, path: str, article_id: str, first_path: str) -> None:
        """Take an input whose bytes are those of ``first_path``, earlier in corpus order."""
        write_line(self._duplicates, {"path": path, "id": article_id, "first_path": first_path})
        self._duplicate += 1

    def flush(self) -> RunFiles:
        """The files that are complete once all is taken."""
        for file in (self._articles, self._errors, self._duplicates):
            file.flush()
        return RunFiles(*map(self._folder.place, (ARTICLES, ERRORS, DUPLICATES)))

    def write_tables(self, knowledge: Knowledge, *, workbook: bool = True) -> tuple[str, ...]:
        """Make what needs all records: tables, database, spreadsheet. To be called once, at the end.

        The answer is a sentence for each thing that did not fit.
        """
        return tuple(write_tables(self._folder, self._rows, knowledge, workbook=workbook))

    def finish(self) -> dict[str, OutputFile]:
        """Describe what was written; each file's size and digest."""
        outputs = self._folder.finished()
        self._folder.open("datapackage.json").write(package_text(outputs).encode())
        return self._folder.finished()

    def counts(self, read: int, reused: int) -> RunCounts:
        """What came of ``read`` inputs, of which ``reused`` needed no extraction."""
        return RunCounts(
            read=read,
            written=self._written,
            rejected=self._rejected.total(),
            duplicate=self._duplicate,
            reused=reused,
            rejected_by_code=dict(sorted(self._rejected.items())),
            items={name: self._items[name] for name in COUNTED},
            warnings_by_code=dict(sorted(self._warnings.items())),
            by_publisher=self._yields.yields(),
        )
