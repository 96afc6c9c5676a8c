"""The data dictionary for analysts: every column of every table and view, from the record models and the queries."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from councilscope.records import SCHEMA_VERSION
from councilscope.writing.reference import REFERENCES
from councilscope.writing.tables import TABLES, TEXTS, Table
from councilscope.writing.views import views

HEAD = f"""# The columns of the tables

Record contract {SCHEMA_VERSION}. Written by `councilscope schema --columns` from the record models; not by hand. Every
table but `articles` has one row an item, and begins with columns that say which article it is from. Offsets count
characters (Unicode code points) of the record's `text` from 0, the end exclusive. A list stands in one cell, its
parts separated by `; `. Each table is a CSV, a Parquet file, a table of `councilscope.duckdb` and a sheet of
`councilscope.xlsx`; views and reference tables are in the last two ([tables.md](tables.md)).
"""


class Described(NamedTuple):
    """A column as the dictionary lists it; ``type`` is '' for a column of a view."""

    table: str
    column: str
    type: str
    description: str


def described_columns() -> Iterator[Described]:
    """Every column of the tables, the reference tables and the views, in order."""
    for table in (*TABLES, TEXTS, *REFERENCES):
        for column in table.columns:
            yield Described(table.name, column.name, column.type, column.description)
    for view in views():
        for name, description in view.columns.items():
            yield Described(view.name, name, "", description)


def dictionary_text() -> str:
    """The dictionary as a Markdown page, with a line end."""
    return "\n".join([HEAD, *_sections()]) + "\n"


def _sections() -> Iterator[str]:
    for table in TABLES:
        yield f"## {table.name}.csv\n\nA row is {table.what}.\n"
        yield from _table_of(table)
    for table in (TEXTS, *REFERENCES):
        yield f"## Table {table.name}\n\nA row is {table.what}.\n"
        yield from _table_of(table)
    for view in views():
        yield f"## View {view.name}\n\n{view.what}\n\n| column | what |\n| --- | --- |"
        yield from (f"| `{name}` | {description} |" for name, description in view.columns.items())
        yield ""


def _table_of(table: Table) -> Iterator[str]:
    yield "| column | type | what |\n| --- | --- | --- |"
    yield from (f"| `{column.name}` | {column.type} | {column.description} |" for column in table.columns)
    yield ""
