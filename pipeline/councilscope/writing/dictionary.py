"""The data dictionary for analysts: every column of every table, from the record models."""

from __future__ import annotations

from collections.abc import Iterator

from councilscope.records import SCHEMA_VERSION
from councilscope.writing.tables import TABLES

HEAD = f"""# The columns of the tables

Record contract {SCHEMA_VERSION}. Written by `councilscope schema --columns` from the record models; not by hand. Every
table but `articles` has one row an item, and begins with four columns that say which article it is from. Offsets count
characters (Unicode code points) of the record's `text` from 0, the end exclusive. A list stands in one cell, its
parts separated by `; `.
"""


def dictionary_text() -> str:
    """The dictionary as a Markdown page, with a line end."""
    return "\n".join([HEAD, *_sections()]) + "\n"


def _sections() -> Iterator[str]:
    for table in TABLES:
        yield f"## {table.name}.csv\n\n| column | type | what |\n| --- | --- | --- |"
        for column in table.columns:
            yield f"| `{column.name}` | {column.type} | {column.description} |"
        yield ""
