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


class ParquetFile:
    """Takes rows and writes them by the row group; what waits is at most one group."""

    def __init__(self, path: Path, table: Table, row_group: int = ROW_GROUP) -> None:
        self._row_group = row_group
        self._schema = schema_of(table)
        self._writer = pq.ParquetWriter(path, self._schema, compression="zstd")
        self._waiting: list[Sequence[Cell]] = []

    def write(self, rows: Sequence[Sequence[Cell]]) -> None:
        """Take rows, each with a cell a column."""
        self._waiting += rows
        while len(self._waiting) >= self._row_group:
            self._write_group(self._waiting[: self._row_group])
            del self._waiting[: self._row_group]

    def close(self) -> None:
        """Write what waits, and the footer."""
        if self._waiting:
            self._write_group(self._waiting)
        self._writer.close()

    def _write_group(self, rows: Sequence[Sequence[Cell]]) -> None:
        cells = zip(*rows, strict=True)
        arrays = [pa.array(_encodable(column), field.type) for column, field in zip(cells, self._schema, strict=True)]
        self._writer.write_batch(pa.record_batch(arrays, schema=self._schema), row_group_size=self._row_group)


def _encodable(cells: Sequence[Cell]) -> Sequence[Cell]:
    """The cells, with lone surrogates (which UTF-8 cannot hold) as their escapes."""
    try:
        for cell in cells:
            if isinstance(cell, str) and not cell.isascii():
                cell.encode()
    except UnicodeEncodeError:
        return [cell.encode(errors="backslashreplace").decode() if isinstance(cell, str) else cell for cell in cells]
    return cells
