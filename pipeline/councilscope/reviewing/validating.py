"""``validate``: is a run still what it was when it was written, and does it keep the contract?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import ValidationError

from councilscope.errors import CouncilscopeError
from councilscope.records import ArticleRecord, json_schema_text
from councilscope.reviewing.source_check import source_problems
from councilscope.reviewing.tables import table_problems
from councilscope.writing import RunSummary, read_summary
from councilscope.writing.base import described
from councilscope.writing.tables import COUNTED


@dataclass(slots=True)
class Validation:
    """What was checked, and a line for each thing that is wrong."""

    records: int = 0
    files: int = 0
    sources: int = 0
    unreadable: int = 0
    problems: list[str] = field(default_factory=list)

    def refuse(self, code: str, **details: object) -> None:
        """Note a problem in the words of the error catalogue."""
        self.problems.append(str(CouncilscopeError(code, **details)))


def validated(run: Path, *, sources: bool = True) -> Validation:
    """Check a run's folder: its files' digests, each record, the counts, the tables, and its sources' bytes.

    sources: False leaves out the files that were read, for a run that came from elsewhere. Raise C001 where
    there is no run.json, C007 where it is not valid.
    """
    summary, result = read_summary(run), Validation()
    _check_files(run, summary, result)
    _check_records(run, summary, result)
    if not result.unreadable:
        result.problems += table_problems(run, summary)
    _check_counts(run, summary, result)
    if sources:
        result.sources, problems = source_problems(run, summary)
        result.problems += problems
    return result


def _check_files(run: Path, summary: RunSummary, result: Validation) -> None:
    for name, output in summary.outputs.items():
        path = run / name
        result.files += 1
        if not path.is_file():
            result.refuse("C008", path=path, expected="a file", found="none")
        elif described(path) != output:
            result.refuse("C008", path=path, expected=f"SHA-256 {output.sha256[:16]}", found="other content")
    schema = run / "schema.json"
    if schema.is_file() and schema.read_text(encoding="utf-8") != json_schema_text():
        result.refuse("C008", path=schema, expected="the schema of this version", found="another")


def _check_records(run: Path, summary: RunSummary, result: Validation) -> None:
    """Every line is a valid record of its own, and the lists are as long as the summary says."""
    items: Counter[str] = Counter()
    seen: set[str] = set()
    path = run / "articles.jsonl"
    for number, line in _lines(path):
        try:
            record = ArticleRecord.model_validate_json(line)
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(str(part) for part in first["loc"])
            result.refuse("C007", path=path, line=number, problem=f"{where} {first['msg']}".strip())
            result.unreadable += 1
            continue
        result.records += 1
        if record.id in seen:
            result.refuse("C007", path=path, line=number, problem=f"id {record.id} stands twice")
        seen.add(record.id)
        items.update({name: len(getattr(record, name)) for name in COUNTED})
    for name in COUNTED:
        if items[name] != summary.counts.items.get(name, 0):
            result.refuse("C008", path=path, expected=f"{summary.counts.items.get(name, 0)} {name}", found=items[name])


def _check_counts(run: Path, summary: RunSummary, result: Validation) -> None:
    counts = summary.counts
    if not counts.balance:
        result.refuse("C010", **counts.model_dump(include={"read", "written", "rejected", "duplicate"}))
    for name, expected in (
        ("articles.jsonl", counts.written),
        ("errors.jsonl", counts.rejected),
        ("duplicates.jsonl", counts.duplicate),
    ):
        found = sum(1 for _ in _lines(run / name))
        if found != expected:
            result.refuse("C008", path=run / name, expected=f"{expected} lines", found=found)


def _lines(path: Path) -> Iterator[tuple[int, bytes]]:
    if path.is_file():
        with path.open("rb") as file:
            yield from enumerate(file, start=1)
