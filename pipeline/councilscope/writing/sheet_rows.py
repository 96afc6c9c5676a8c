"""Rows of a query as the XML of a spreadsheet (SpreadsheetML, ECMA-376 part 1, 18.3.1), put together by DuckDB."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb
from xlsxwriter.utility import xl_col_to_name

from councilscope.writing.sql import quoted

MOST_CHARACTERS = 32_767  # in a cell, as many as Excel can hold
CUT = " [cut]"
# Straight to disk, since a result of so many rows would not fit into memory; nothing is quoted or parted.
AS_LINES = "FORMAT csv, HEADER false, QUOTE '', ESCAPE ''"
# What XML cannot hold becomes a replacement character; what Excel reads as an escape ('_x000D_') is escaped. That is
# done to a row at once, whose marks have neither.
MACROS = f"""
CREATE OR REPLACE TEMP MACRO short(words) AS
  CASE WHEN length(words) > {MOST_CHARACTERS} THEN left(words, {MOST_CHARACTERS - len(CUT)}) || '{CUT}' ELSE words END;
CREATE OR REPLACE TEMP MACRO holdable(row) AS regexp_replace(
  regexp_replace(row, '[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x{{FFFE}}\\x{{FFFF}}]', chr(65533), 'g'),
  '_(x[0-9A-Fa-f]{{4}})', '_x005F_\\1', 'g');
CREATE OR REPLACE TEMP MACRO escaped(words) AS
  replace(replace(replace(replace(words, '&', '&amp;'), '<', '&lt;'), '>', '&gt;'), chr(13), '&#13;');
"""
WORDS = ('" t="inlineStr"><is><t xml:space="preserve">', "</t></is></c>")  # round what a cell holds
NUMBER = ('"><v>', "</v></c>")


def write_rows(
    database: duckdb.DuckDBPyConnection, query: str, columns: Mapping[str, str], most: int, path: Path
) -> int:
    """Write the rows of a query, from the sheet's second on; how many it has.

    columns: those that are shown, each with its type in the database. most: rows after these are only counted.
    """
    database.execute(MACROS)
    words = ", ".join(f"""nullif(CAST("{name}" AS VARCHAR), '')""" for name in columns)
    starts = _listed([f'<c r="{xl_col_to_name(n)}' for n in range(len(columns))])
    middles, ends = map(
        _listed, zip(*(WORDS if kind == "VARCHAR" else NUMBER for kind in columns.values()), strict=True)
    )
    # one expression for all cells: DuckDB takes longer to plan one for each than to write some hundred rows
    cells = f"""list_transform([{words}], lambda words, n:
        {starts}[n] || place || {middles}[n] || escaped(short(words)) || {ends}[n])"""
    # the rows are numbered and cut as they come, where a LIMIT would first gather them all
    numbered = f"SELECT * FROM (SELECT *, 1 + row_number() OVER () AS place FROM ({query})) WHERE place <= {most + 1}"
    row = f"""concat('<row r="', place, '">', array_to_string({cells}, ''), '</row>')"""
    written = _number(database, f"COPY (SELECT holdable({row}) FROM ({numbered})) TO {quoted(path)} ({AS_LINES})")
    return written if written < most else _number(database, f"SELECT count(*) FROM ({query})")


def _listed(texts: Sequence[str]) -> str:
    """Texts as an SQL list."""
    return f"[{', '.join(map(quoted, texts))}]"


def _number(database: duckdb.DuckDBPyConnection, query: str) -> int:
    """The one number that a query gives."""
    ((number,),) = database.execute(query).fetchall()
    return int(number)
