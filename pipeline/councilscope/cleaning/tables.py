"""Which lines are rows of a table that holds something, told from menus and from tables that lay out a page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from councilscope.cleaning.lines import Line

CELL_EDGE = re.compile(r"\t[\t ]*| {3,}| \| ?")
CELL_EDGES = ("|", "\t", "   ")
"""What no line with cells is without."""
FEWEST_ROWS = 2
MENU_LINKS = 0.5
MOST_CELLS = 8
LONGEST_CELL = 200
SQUARE = 3  # rows and columns
NO_VALUE = frozenset({"-", "–", "—", "n/a"})
RULE = frozenset("|-:+= ")  # of the line '---|---|' under the titles of the columns
STARS = frozenset("*★")  # that count as figures do


def table_rows(lines: Sequence[Line], text: str) -> frozenset[int]:
    """The places of the lines that are table rows.

    In a page, two rows or more of a table of which the main-content extractor kept some, but none that is mostly
    links. In plain text, two lines or more, one under the other, with as many cells each, where a column after
    the first says the same twice or counts: a menu does neither.
    """
    rows: set[int] = set()
    for run in _runs_of_elements(lines):
        if len(run) > 1 and any(lines[index].main for index in run):
            rows.update(index for index in run if lines[index].linked < MENU_LINKS)
    for cells in _runs_of_cells(lines, text):
        if _holds_values([row for _, row in cells]):
            rows.update(index for index, _ in cells)
    return frozenset(rows)


def _runs_of_elements(lines: Sequence[Line]) -> Iterator[list[int]]:
    if not any(line.tag == "tr" for line in lines):
        return
    for is_row, run in groupby(range(len(lines)), key=lambda index: lines[index].tag == "tr"):
        if is_row:
            yield list(run)


def _runs_of_cells(lines: Sequence[Line], text: str) -> Iterator[list[tuple[int, list[str]]]]:
    """Runs of lines of plain text with equal numbers of cells, two or more, in two lines or more."""
    if not any(edge in text for edge in CELL_EDGES):
        return
    split = [[] if line.tag else _cells_of(text[line.start : line.end]) for line in lines]
    if sum(len(cells) > 1 for cells in split) < FEWEST_ROWS:
        return
    written = (index for index, line in enumerate(lines) if line.tag or not RULE.issuperset(line.text))
    for count, run in groupby(written, key=lambda index: len(split[index])):
        places = list(run)
        if 2 <= count <= MOST_CELLS and len(places) >= FEWEST_ROWS:
            yield [(index, split[index]) for index in places]


def _cells_of(raw: str) -> list[str]:
    if "|" not in raw and "\t" not in raw and "   " not in raw:  # CELL_EDGES
        return []
    cells = [cell.strip().lower() for cell in CELL_EDGE.split(raw.strip("| "))]
    return cells if all(0 < len(cell) <= LONGEST_CELL for cell in cells) else []


def _holds_values(rows: Sequence[Sequence[str]]) -> bool:
    """True if a column after the first repeats a value, or holds figures or gaps in most of its rows; or for a square.

    Three rows of three cells, one under the other, are no menu.
    """
    if min(len(rows), len(rows[0])) >= SQUARE:
        return True
    for column in list(zip(*rows, strict=True))[1:]:
        counted = sum(
            cell in NO_VALUE or any(letter.isdigit() or letter in STARS for letter in cell) for cell in column
        )
        if len(set(column)) < len(column) or counted >= max(1, len(column) - 1):
            return True
    return False
