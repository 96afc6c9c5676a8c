"""A table as CSV, UTF-8 with LF line ends: null is an empty cell, and no value is one that a spreadsheet runs."""

from __future__ import annotations

from pathlib import Path

import duckdb

from councilscope.writing.sql import quoted
from councilscope.writing.tables import Table

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def write_csv(database: duckdb.DuckDBPyConnection, table: Table, path: Path) -> None:
    """Write the rows of a table of the database in their order.

    Text that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    columns = ", ".join(
        _defused(column.name) if column.type == "string" else f'"{column.name}"' for column in table.columns
    )
    database.execute(f'COPY (SELECT {columns} FROM "{table.name}") TO {quoted(path)} (FORMAT csv, HEADER)')


def _defused(column: str) -> str:
    """The column as an SQL expression that no spreadsheet runs."""
    starts = ", ".join(map(quoted, FORMULA_STARTS))
    return f"""CASE WHEN left("{column}", 1) IN ({starts}) THEN '''' || "{column}" ELSE "{column}" END AS "{column}\""""
