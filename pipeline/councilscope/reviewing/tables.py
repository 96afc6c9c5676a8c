"""Do the tables of a run say what its records say? They are made again and compared."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import duckdb
from pydantic_core import from_json

from councilscope.errors import CouncilscopeError
from councilscope.knowledge import load_knowledge
from councilscope.writing import OutputFile, OutputFolder, RunSummary
from councilscope.writing.base import described
from councilscope.writing.package import package_text
from councilscope.writing.sql import quoted
from councilscope.writing.table_files import DATABASE, TableRows, write_tables
from councilscope.writing.tables import TABLES

EXPECTED = "the rows that articles.jsonl gives"


def table_problems(run: Path, summary: RunSummary) -> list[str]:
    """A line for each file whose rows are others than the records give: CSV by bytes, Parquet and DuckDB by rows.

    The spreadsheet's rows come from the database; its bytes are compared with run.json alone, as are those of
    the others. Raise C003 or C004 for knowledge that can no longer be read.
    """
    with tempfile.TemporaryDirectory() as elsewhere, OutputFolder(Path(elsewhere)) as folder:
        articles = run / "articles.jsonl"
        rows = TableRows(folder.scratch)
        folder.close_with(rows.close)
        with articles.open("rb") as lines:
            for line in lines:
                rows.take(from_json(line))
        knowledge = load_knowledge(summary.settings.knowledge)
        write_tables(folder, rows, knowledge, workbook=False)
        made = folder.finished()
        problems = [_other(run / f"{table.name}.csv") for table in TABLES if _differs(run, f"{table.name}.csv", made)]
        problems += [_other(path) for path in _other_rows(run, folder.place(DATABASE))]
        package = run / "datapackage.json"
        if package.is_file() and package.read_text("utf-8") != package_text(summary.outputs):
            problems.append(_other(package, "the description of these files"))
    return problems


def _differs(run: Path, name: str, made: Mapping[str, OutputFile]) -> bool:
    return (run / name).is_file() and described(run / name) != made[name]


def _other_rows(run: Path, made: Path) -> Iterator[Path]:
    """The Parquet files, and the database, that hold other rows than the tables made again."""
    with duckdb.connect() as session:
        session.execute(f"ATTACH {quoted(made)} AS made (READ_ONLY)")
        for table in TABLES:
            path = run / f"{table.name}.parquet"
            if path.is_file() and not _same(session, f"read_parquet({quoted(path)})", f'made."{table.name}"'):
                yield path
        database = run / DATABASE
        if database.is_file():
            try:
                session.execute(f"ATTACH {quoted(database)} AS kept (READ_ONLY)")
                same = all(_same(session, f'kept."{table.name}"', f'made."{table.name}"') for table in TABLES)
            except duckdb.Error:
                same = False
            if not same:
                yield database


def _same(session: duckdb.DuckDBPyConnection, one: str, other: str) -> bool:
    """Whether two tables hold the same rows, each as often."""
    try:
        for left, right in ((one, other), (other, one)):
            if session.execute(f"(FROM {left} EXCEPT ALL FROM {right}) LIMIT 1").fetchone():
                return False
    except duckdb.Error:
        return False
    return True


def _other(path: Path, expected: str = EXPECTED) -> str:
    return str(CouncilscopeError("C008", path=path, expected=expected, found="others"))
