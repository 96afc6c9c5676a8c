"""councilscope.duckdb: the tables with their descriptions, the views, what is known of schemes, and the texts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pyarrow as pa

from councilscope.writing.columns import Cell
from councilscope.writing.dictionary import described_columns
from councilscope.writing.parquet import as_arrow, schema_of
from councilscope.writing.reference import REFERENCES
from councilscope.writing.sql import quoted
from councilscope.writing.tables import TABLES, TEXTS, Table
from councilscope.writing.views import views

THREADS = 2
MEMORY_FOR_TABLES = "128MB"  # so that the peak does not grow with the run; what needs more goes to disk
MEMORY = "256MB"  # for views, which sort
DICTIONARY = "a column of a table or view"


def write_database(
    path: Path,
    parquet: Mapping[str, Path],
    reference: Mapping[str, Sequence[Sequence[Cell]]],
    scratch: Path,
) -> None:
    """Write the database. parquet: the Parquet file of each table."""
    path.unlink(missing_ok=True)
    config: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": MEMORY_FOR_TABLES,
        "threads": 1,  # as below
        "temp_directory": str(scratch),
    }
    with duckdb.connect(path, config=config) as database:
        database.begin()  # one transaction, so that each of some hundred descriptions does not wait for the disk
        for table in (*TABLES, TEXTS):
            database.execute(
                f'CREATE TABLE "{table.name}" AS SELECT * FROM read_parquet({quoted(parquet[table.name])})'
            )
            _describe(database, table)
        for table in REFERENCES:
            rows = as_arrow(schema_of(table), reference[table.name])  # noqa: F841 - DuckDB finds it by its name
            database.execute(f'CREATE TABLE "{table.name}" AS SELECT * FROM rows')
            _describe(database, table)
        for view in views():
            database.execute(f'CREATE VIEW "{view.name}" AS {view.query}')
            database.execute(f'COMMENT ON VIEW "{view.name}" IS {quoted(view.what)}')
        _write_dictionary(database)
        database.commit()


@contextmanager
def open_database(path: Path, scratch: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The database, for reading. scratch: for what does not fit into memory.

    On one thread: to keep rows in order, several would each hold theirs until it is their turn.
    """
    config: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": MEMORY,
        "threads": 1,
        "temp_directory": str(scratch),
    }
    with duckdb.connect(path, read_only=True, config=config) as database:
        yield database


def _write_dictionary(database: duckdb.DuckDBPyConnection) -> None:
    described = list(described_columns())
    names = ("table_name", "column_name", "type", "description")
    rows = pa.table({name: pa.array(cells) for name, cells in zip(names, zip(*described, strict=True), strict=True)})  # noqa: F841
    database.execute("CREATE TABLE data_dictionary AS SELECT * FROM rows")
    database.execute(f"COMMENT ON TABLE data_dictionary IS {quoted('a row is ' + DICTIONARY)}")


def _describe(database: duckdb.DuckDBPyConnection, table: Table) -> None:
    database.execute(f'COMMENT ON TABLE "{table.name}" IS {quoted(f"a row is {table.what}")}')
    for column in table.columns:
        database.execute(f'COMMENT ON COLUMN "{table.name}"."{column.name}" IS {quoted(column.description)}')
