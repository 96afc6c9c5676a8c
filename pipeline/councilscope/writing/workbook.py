"""councilscope.xlsx: the views, the tables and the data dictionary, for people who open a spreadsheet.

Written row by row with a constant memory. Text is written as text, so that nothing is a formula. Columns that only a
program reads (offsets, digests) are left out, and so are tables that the views say better; the other files have them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import xlsxwriter

from councilscope.writing.columns import Cell
from councilscope.writing.database import open_database
from councilscope.writing.reference import REFERENCES
from councilscope.writing.tables import TABLES
from councilscope.writing.views import views

WORKBOOK = "councilscope.xlsx"
MOST_ROWS = 1_048_575  # below the header: what Excel can open
MOST_CHARACTERS = 32_767  # in a cell
CUT = " [cut]"
FOR_PROGRAMS = frozenset(
    {"schema_version", "evidence_spans", "derived", "knowledge", "segments", "repeats", "source_sha256", "source_bytes",
     "source_encoding", "published_words", "published_span_start", "published_span_end", "published_span_text",
     "speaker_how", "basis", "previous_words", "period_text", "article_path"}
)  # fmt: skip
ONLY_ELSEWHERE = frozenset({"mentions", "councils", "bodies", "people", "scheme_values", "council_ratings"})
WIDE = frozenset({"text", "evidence", "message", "article_title", "title", "description", "caveat", "paths", "what"})
ALWAYS = datetime(2000, 1, 1)  # in place of a clock: the same rows give the same bytes
ROWS_AT_ONCE = 5000
ABOUT = (
    ("", "What Councilscope found in the articles. Each row names its article; evidence is the words that gave it."),
    ("dictionary", "what each column means"),
    (
        "elsewhere",
        "mentions, councils, bodies and people, a row each, and offsets are in the CSV files and the database",
    ),
)


def write_workbook(database: Path, path: Path, scratch: Path) -> list[str]:
    """Write the spreadsheet from the database; a sentence for each sheet that Excel could not hold."""
    what = {view.name: view.what for view in views()}
    what |= {table.name: f"A row is {table.what}." for table in (*TABLES, *REFERENCES)}
    names = [name for name in what if name not in ONLY_ELSEWHERE]
    book = _Workbook(path, scratch)
    notes = []
    with open_database(database) as opened:
        book.add("about", ("sheet", "what"), [*ABOUT, *((name, what[name]) for name in names)])
        for name in (*names, "data_dictionary"):
            rows = opened.execute(f'SELECT * FROM "{name}"')
            header = [column[0] for column in rows.description]
            count = book.add("dictionary" if name == "data_dictionary" else name, header, _fetched(rows))
            if count > MOST_ROWS:
                notes.append(
                    f"{WORKBOOK}: the sheet {name} has the first {MOST_ROWS:,} of "
                    f"{count:,} rows, as many as Excel can open; the other files have all"
                )
        if notes:
            book.add("left out", ("what",), [(note,) for note in notes])
    book.close()
    return notes


def _fetched(rows: Any) -> Iterable[Sequence[Cell]]:
    while some := rows.fetchmany(ROWS_AT_ONCE):
        yield from some


class _Workbook:
    def __init__(self, path: Path, scratch: Path) -> None:
        options = {"constant_memory": True, "strings_to_urls": False, "tmpdir": str(scratch)}
        self._book = xlsxwriter.Workbook(str(path), options)
        self._book.set_properties({"title": "Councilscope", "created": ALWAYS})
        self._bold = self._book.add_format({"bold": True, "bottom": 1})
        self.close = self._book.close

    def add(self, name: str, header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> int:
        """Write a sheet under a header that stays in sight; how many rows there were, also those that do not fit."""
        sheet = self._book.add_worksheet(name)
        kept = [place for place, column in enumerate(header) if column not in FOR_PROGRAMS]
        for place, index in enumerate(kept):
            sheet.set_column(place, place, 60 if header[index] in WIDE else 16)
            sheet.write_string(0, place, header[index], self._bold)
        number = 0
        for number, row in enumerate(rows, start=1):
            if number <= MOST_ROWS:
                _write(sheet, number, [row[index] for index in kept])
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, min(number, MOST_ROWS), max(0, len(kept) - 1))
        return number


def _write(sheet: Any, number: int, cells: Sequence[Cell]) -> None:
    for place, cell in enumerate(cells):
        if isinstance(cell, str):
            if cell:
                sheet.write_string(number, place, _shown(cell))
        elif cell is not None:
            sheet.write_number(number, place, cell)


def _shown(text: str) -> str:
    """Text that a cell can hold."""
    if len(text) > MOST_CHARACTERS:
        text = text[: MOST_CHARACTERS - len(CUT)] + CUT
    return text
