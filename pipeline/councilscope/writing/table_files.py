"""The pass that makes every table file from the records: one reading of articles.jsonl, rows straight to disk."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from pydantic_core import from_json

from councilscope.knowledge import Knowledge
from councilscope.writing.base import OutputFolder
from councilscope.writing.clusters import Numbered
from councilscope.writing.columns import Cell
from councilscope.writing.csv_rows import csv_bytes
from councilscope.writing.database import write_database
from councilscope.writing.parquet import ParquetFile
from councilscope.writing.reference import reference_rows
from councilscope.writing.tables import TABLES, TEXTS, Row, Table
from councilscope.writing.workbook import WORKBOOK, write_workbook

DATABASE = "councilscope.duckdb"
ROWS_AT_ONCE = 2000
TEXTS_AT_ONCE = 1000


def write_tables(
    folder: OutputFolder, articles: Path, clusters: Numbered, knowledge: Knowledge, *, workbook: bool = True
) -> list[str]:
    """Write the CSV and Parquet files, the database and (if ``workbook``) the spreadsheet of a run.

    articles: the records as lines of JSON. The answer has a sentence for each thing that did not fit.
    """
    files = [_TableFile(folder, table) for table in TABLES]
    texts = ParquetFile(folder.scratch / "texts.parquet", TEXTS, row_group=TEXTS_AT_ONCE)
    for record in _records(articles):
        clusters.add_to(record)
        texts.write([(record["id"], record["text"])])
        for file in files:
            file.take(record)
    for file in files:
        file.close()
    texts.close()
    database = folder.place(DATABASE)
    parquet = {table.name: folder.place(f"{table.name}.parquet") for table in TABLES}
    parquet[TEXTS.name] = folder.scratch / "texts.parquet"
    write_database(database, parquet, reference_rows(knowledge), folder.scratch)
    return write_workbook(database, folder.place(WORKBOOK), folder.scratch) if workbook else []


def _records(articles: Path) -> Iterator[Row]:
    with articles.open("rb") as lines:
        for line in lines:
            yield from_json(line)


class _TableFile:
    """One table's files, to which rows go a few thousand at a time."""

    def __init__(self, folder: OutputFolder, table: Table) -> None:
        self._table = table
        self._csv: BinaryIO = folder.open(f"{table.name}.csv")
        self._csv.write(csv_bytes([table.header()]))
        self._parquet = ParquetFile(folder.place(f"{table.name}.parquet"), table)
        self._waiting: list[Sequence[Cell]] = []

    def take(self, record: Row) -> None:
        self._waiting += self._table.cells(record)
        if len(self._waiting) >= ROWS_AT_ONCE:
            self._write()

    def close(self) -> None:
        self._write()
        self._parquet.close()

    def _write(self) -> None:
        if self._waiting:
            self._csv.write(csv_bytes(self._waiting))
            self._parquet.write(self._waiting)
            self._waiting = []
