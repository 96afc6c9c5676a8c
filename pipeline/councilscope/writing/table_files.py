"""Every table of a run: rows go to disk as records come, and into their files once all are there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from councilscope.knowledge import Knowledge
from councilscope.writing.base import OutputFolder
from councilscope.writing.clusters import Clustered, Syndication
from councilscope.writing.columns import Cell, Column
from councilscope.writing.csv_file import write_csv
from councilscope.writing.database import open_database, write_database
from councilscope.writing.parquet import ParquetFile, as_arrow, schema_of
from councilscope.writing.reference import reference_rows
from councilscope.writing.tables import ARTICLE_CLUSTER, CLUSTER, CLUSTER_SIZE, TABLES, TEXTS, Row, Table
from councilscope.writing.workbook import WORKBOOK, write_workbook

DATABASE = "councilscope.duckdb"
ROWS_AT_ONCE = 2000
TEXTS_AT_ONCE = 1000
ARTICLE = pa.field("number of the article", pa.int32())


class TableRows:
    """The rows of all tables, taken record by record in corpus order; the clusters' columns are still empty."""

    def __init__(self, scratch: Path) -> None:
        """scratch: where the rows wait until ``write_tables``."""
        self._scratch = scratch
        self._syndication = Syndication(scratch)
        self._tables = [_Waiting(table, scratch) for table in TABLES]
        self._texts = ParquetFile(scratch / "texts.parquet", schema_of(TEXTS), row_group=TEXTS_AT_ONCE)
        self._new_texts: list[list[Cell]] = []
        self._count = 0

    def take(self, record: Row) -> None:
        """Take a record as the dictionary that its JSON holds."""
        self._syndication.take(record)
        for table in self._tables:
            table.take(record, self._count)
        self._new_texts += TEXTS.cells(record)
        if len(self._new_texts) >= TEXTS_AT_ONCE:
            self._write_texts()
        self._count += 1

    def finish(self) -> Clustered:
        """Close what was written and join what is the same; to be called once, after the last record."""
        self._write_texts()
        clusters = self._syndication.finish()
        self.close()
        return clusters

    def close(self) -> None:
        """Give up what is open; safe at any time."""
        for table in self._tables:
            table.close()
        self._texts.close()
        self._syndication.close()

    def _write_texts(self) -> None:
        self._texts.write(as_arrow(schema_of(TEXTS), self._new_texts))
        self._new_texts = []


def write_tables(folder: OutputFolder, rows: TableRows, knowledge: Knowledge, *, workbook: bool = True) -> list[str]:
    """Write the CSV and Parquet files, the database and (if ``workbook``) the spreadsheet of a run.

    rows: of all its records, taken with ``folder.scratch``. The answer has a sentence for each thing that did not fit.
    """
    clusters, scratch = rows.finish(), folder.scratch
    parquet = {table.name: folder.place(f"{table.name}.parquet") for table in TABLES}
    for table in TABLES:
        _complete(table, scratch, parquet[table.name], clusters)
    database = folder.place(DATABASE)
    tables = {**parquet, TEXTS.name: scratch / "texts.parquet"}
    write_database(database, tables, reference_rows(knowledge), scratch)
    with ThreadPoolExecutor(1) as beside:
        files = {table: folder.place(f"{table.name}.csv") for table in TABLES}
        written = beside.submit(_write_csv_files, database, files, scratch)
        notes = write_workbook(database, folder.place(WORKBOOK), scratch) if workbook else []
        written.result()
    return notes


def _write_csv_files(database: Path, paths: Mapping[Table, Path], scratch: Path) -> None:
    with open_database(database, scratch) as opened:
        for table, path in paths.items():
            write_csv(opened, table, path)


class _Waiting:
    """The rows of one table, each with the number of its article, in a file of their own."""

    def __init__(self, table: Table, scratch: Path) -> None:
        self._table = table
        self._schema = schema_of(table).append(ARTICLE)
        self._file = pq.ParquetWriter(_waiting(table, scratch), self._schema, compression="lz4")
        self._rows: list[list[Cell]] = []

    def take(self, record: Row, number: int) -> None:
        self._rows += [[*cells, number] for cells in self._table.cells(record)]
        if len(self._rows) >= ROWS_AT_ONCE:
            self._write()

    def close(self) -> None:
        if self._rows:
            self._write()
        self._file.close()

    def _write(self) -> None:
        self._file.write_table(as_arrow(self._schema, self._rows))
        self._rows = []


def _waiting(table: Table, scratch: Path) -> Path:
    return scratch / f"{table.name}.waiting"


def _complete(table: Table, scratch: Path, path: Path, clusters: Clustered) -> None:
    """Write the Parquet file of a table: the rows that waited, with their clusters."""
    file = ParquetFile(path, schema_of(table))
    begin = 0
    with pq.ParquetFile(_waiting(table, scratch)) as waiting:
        for batch in waiting.iter_batches(ROWS_AT_ONCE):
            rows = pa.Table.from_batches([batch])
            articles = rows[ARTICLE.name].to_numpy()
            for column, cells in _clusters(table, articles, begin, clusters):
                place = rows.schema.get_field_index(column.name)
                rows = rows.set_column(place, rows.schema.field(place), pa.array(cells, rows.schema.field(place).type))
            file.write(rows.drop_columns([ARTICLE.name]))
            begin += len(articles)
    file.close()


def _clusters(
    table: Table, articles: Any, begin: int, clusters: Clustered
) -> Iterator[tuple[Column, list[str] | list[int]]]:
    """The columns of clusters in some rows of a table. articles: their numbers. begin: of which row on these are."""
    if table.name == "articles":
        yield CLUSTER, clusters.articles.ids_of(articles)
        yield CLUSTER_SIZE, clusters.articles.sizes_of(articles)
        return
    yield ARTICLE_CLUSTER, clusters.articles.ids_of(articles)
    if table.name == "quotes":
        quotes = np.arange(begin, begin + len(articles))
        yield CLUSTER, clusters.quotes.ids_of(quotes, "q")
        yield CLUSTER_SIZE, clusters.quotes.sizes_of(quotes)
