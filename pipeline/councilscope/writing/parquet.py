"""A table as Parquet: typed columns with their descriptions, in row groups of a fixed size, so that bytes repeat."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from councilscope.writing.columns import Cell
from councilscope.writing.tables import Table

TYPES = {"string": pa.string(), "integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_()}
ROW_GROUP = 20_000


def schema_of(table: Table) -> pa.Schema:
    """The Arrow schema of a table; ``description`` is in the metadata of each field."""
    fields = [
        pa.field(column.name, TYPES[column.type], metadata={"description": column.description})
        for column in table.columns
    ]
    return pa.schema(fields, metadata={"description": f"a row is {table.what}"})


def as_arrow(schema: pa.Schema, rows: Sequence[Sequence[Cell]]) -> pa.Table:
    """Rows, each with a cell a column, as an Arrow table."""
    if not rows:
        return schema.empty_table()
    cells = zip(*rows, strict=True)
    return pa.table([_array(column, field.type) for column, field in zip(cells, schema, strict=True)], schema=schema)


class ParquetFile:
    """Takes rows and writes them by the row group; what waits is at most one group and what was taken last."""

    def __init__(self, path: Path, schema: pa.Schema, row_group: int = ROW_GROUP) -> None:
        self._row_group = row_group
        self._waiting = schema.empty_table()
        self._writer = pq.ParquetWriter(path, schema, compression="zstd")

    def write(self, rows: pa.Table) -> None:
        """Take rows of the schema."""
        self._waiting = pa.concat_tables([self._waiting, rows])
        while self._waiting.num_rows >= self._row_group:
            self._write_group(self._waiting.slice(0, self._row_group))
            self._waiting = self._waiting.slice(self._row_group)

    def close(self) -> None:
        """Write what waits, and the footer; safe to call again."""
        waiting, self._waiting = self._waiting, self._waiting.slice(0, 0)
        if waiting.num_rows:
            self._write_group(waiting)
        self._writer.close()

    def _write_group(self, rows: pa.Table) -> None:
        self._writer.write_table(rows.combine_chunks(), row_group_size=self._row_group)


def _array(cells: Sequence[Cell], kind: pa.DataType) -> pa.Array:
    """The cells of a column, with lone surrogates (which UTF-8 cannot hold) as their escapes."""
    try:
        return pa.array(cells, kind)
    except UnicodeEncodeError:
        escaped = [cell.encode(errors="backslashreplace").decode() if isinstance(cell, str) else cell for cell in cells]
        return pa.array(escaped, kind)
