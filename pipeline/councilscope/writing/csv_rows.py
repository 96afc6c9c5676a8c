"""Rows as CSV, with values that no spreadsheet runs as a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from councilscope.writing.columns import Cell

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def defused(value: Cell) -> Cell:
    """The value, with an apostrophe before text that a spreadsheet would take for a formula."""
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return f"'{value}"
    return value


def csv_bytes(rows: Iterable[Iterable[Cell]]) -> bytes:
    """Rows as CSV in UTF-8 with LF line ends; None is an empty cell."""
    page = io.StringIO()
    plain, quoting = (csv.writer(page, lineterminator="\n", quoting=how) for how in (csv.QUOTE_MINIMAL, csv.QUOTE_ALL))
    for row in rows:
        cells = [defused(cell) for cell in row]
        # csv leaves a lone carriage return unquoted, which readers take for the end of the row
        bare = any(isinstance(cell, str) and "\r" in cell for cell in cells)
        (quoting if bare else plain).writerow(cells)
    return page.getvalue().encode(errors="backslashreplace")
