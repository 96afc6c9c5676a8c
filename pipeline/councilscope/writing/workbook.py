"""councilscope.xlsx: the views, the tables and the data dictionary, for people who open a spreadsheet.

XlsxWriter makes the sheets; DuckDB the rows in them, of which there are too many for a call a cell, with a constant
memory. Text is written as text, so that nothing is a formula. Columns that only a program reads (offsets, digests) are
left out, and so are tables that the views say better; the other files have them.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile

import xlsxwriter
from duckdb import DuckDBPyConnection, OutOfMemoryException
from xlsxwriter.utility import xl_rowcol_to_cell

from councilscope.writing.database import MEMORY, THREADS, open_database
from councilscope.writing.reference import REFERENCES
from councilscope.writing.sheet_rows import write_rows
from councilscope.writing.sql import quoted
from councilscope.writing.tables import TABLES
from councilscope.writing.views import views

WORKBOOK = "councilscope.xlsx"
MOST_ROWS = 1_048_575  # below the header: what Excel can open
FOR_PROGRAMS = frozenset(
    {"schema_version", "evidence_spans", "derived", "knowledge", "segments", "repeats", "source_sha256", "source_bytes",
     "source_encoding", "published_words", "published_span_start", "published_span_end", "published_span_text",
     "speaker_how", "basis", "previous_words", "period_text", "article_path"}
)  # fmt: skip
ONLY_ELSEWHERE = frozenset({"mentions", "councils", "bodies", "people", "scheme_values", "council_ratings"})
WIDE = frozenset({"text", "evidence", "message", "article_title", "title", "description", "caveat", "paths", "what"})
ALWAYS = datetime(2000, 1, 1)  # in place of a clock: the same rows give the same bytes
ABOUT = (
    ("", "What Councilscope found in the articles. Each row names its article; evidence is the words that gave it."),
    ("dictionary", "what each column means"),
    (
        "elsewhere",
        "mentions, councils, bodies and people, a row each, and offsets are in the CSV files and the database",
    ),
)


COPIED_AT_ONCE = 1 << 20  # bytes
LEVEL = 1  # of compression: a third of the time of the usual level, for a file a quarter larger
DIMENSION = re.compile(rb'<dimension ref="[^"]{0,40}"/>')
SHEET = re.compile(r"xl/worksheets/sheet(\d+)\.xml")


class _Sheet(NamedTuple):
    """A sheet: the columns that it shows, and its rows as XML in a file of their own."""

    name: str
    header: Sequence[str]
    rows: Path
    length: int

    @property
    def shown(self) -> int:
        """How many rows it has."""
        return min(self.length, MOST_ROWS)


def write_workbook(database: Path, path: Path, scratch: Path) -> list[str]:
    """Write the spreadsheet from the database; a sentence for each sheet that Excel could not hold."""
    what = {view.name: view.what for view in views()}
    what |= {table.name: f"A row is {table.what}." for table in (*TABLES, *REFERENCES)}
    names = [name for name in what if name not in ONLY_ELSEWHERE]
    about = [*ABOUT, *((name, what[name]) for name in names)]
    queries = {"about": _listed(("sheet", "what"), about)}
    queries |= {name: f'SELECT * FROM "{name}"' for name in names}
    queries["dictionary"] = "SELECT * FROM data_dictionary"
    with open_database(database, scratch) as opened, ThreadPoolExecutor(THREADS) as threads:

        def sheet(name: str) -> _Sheet:
            return _sheet(opened.cursor(), name, queries[name], scratch)

        made = dict(zip(queries, threads.map(partial(_or_none, sheet), queries), strict=True))
        # what did not fit into memory beside another is tried again alone
        made |= {name: _or_none(sheet, name) for name, one in made.items() if one is None}
        sheets = [one for one in made.values() if one is not None]
        notes = [
            f"{WORKBOOK}: the sheet {name} is left out, since its rows do not fit into {MEMORY} of memory; "
            "the database has them"
            for name, one in made.items()
            if one is None
        ]
        notes += [
            f"{WORKBOOK}: the sheet {sheet.name} has the first {MOST_ROWS:,} of "
            f"{sheet.length:,} rows, as many as Excel can open; the other files have all"
            for sheet in sheets
            if sheet.length > MOST_ROWS
        ]
        if notes:
            queries["left out"] = _listed(("what",), [(note,) for note in notes])
            sheets.append(sheet("left out"))
    frame = scratch / "frame.xlsx"
    _write_frame(frame, sheets, scratch)
    _fill(frame, path, sheets)
    return notes


def _or_none(sheet: Callable[[str], _Sheet], name: str) -> _Sheet | None:
    """The sheet, or None where DuckDB cannot make it within its memory."""
    try:
        return sheet(name)
    except OutOfMemoryException:
        return None


def _sheet(database: DuckDBPyConnection, name: str, query: str, scratch: Path) -> _Sheet:
    found = database.sql(query)
    columns = {
        column: str(kind) for column, kind in zip(found.columns, found.types, strict=True) if column not in FOR_PROGRAMS
    }
    rows = scratch / f"{name}.rows"
    return _Sheet(name, list(columns), rows, write_rows(database, query, columns, MOST_ROWS, rows))


def _listed(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A query for rows that stand in no table."""
    values = ", ".join(f"({', '.join(map(quoted, row))})" for row in rows)
    return f"SELECT * FROM (VALUES {values}) AS rows({', '.join(header)})"


def _write_frame(path: Path, sheets: Sequence[_Sheet], scratch: Path) -> None:
    """Write a workbook that has everything but the rows: sheets under headers that stay in sight, with filters."""
    with xlsxwriter.Workbook(str(path), {"tmpdir": str(scratch)}) as book:
        book.set_properties({"title": "Councilscope", "created": ALWAYS})
        bold = book.add_format({"bold": True, "bottom": 1})
        for sheet in sheets:
            page = book.add_worksheet(sheet.name)
            for place, column in enumerate(sheet.header):
                page.set_column(place, place, 60 if column in WIDE else 16)
                page.write_string(0, place, column, bold)
            page.freeze_panes(1, 0)
            page.autofilter(0, 0, sheet.shown, len(sheet.header) - 1)


def _fill(frame: Path, path: Path, sheets: Sequence[_Sheet]) -> None:
    """Write the workbook of the frame with the rows of its sheets."""
    with ZipFile(frame) as empty, ZipFile(path, "w", ZIP_DEFLATED, compresslevel=LEVEL) as book:
        for part in empty.infolist():
            content = empty.read(part)
            with book.open(part.filename, "w", force_zip64=True) as file:
                if found := SHEET.fullmatch(part.filename):
                    sheet = sheets[int(found[1]) - 1]
                    corner = xl_rowcol_to_cell(sheet.shown, len(sheet.header) - 1)
                    content = DIMENSION.sub(f'<dimension ref="A1:{corner}"/>'.encode(), content, count=1)
                    content, end, rest = content.partition(b"</sheetData>")
                    file.write(content)
                    with sheet.rows.open("rb") as rows:
                        shutil.copyfileobj(rows, file, COPIED_AT_ONCE)
                    content = end + rest
                file.write(content)
