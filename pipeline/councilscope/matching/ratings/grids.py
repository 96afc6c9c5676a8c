"""Tables that scraping flattened: rows without marks between their cells, and rows with a cell a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from councilscope.articles import BlockKind
from councilscope.matching.ratings.columns import LONGEST_CELL, Cell, Column, Columns
from councilscope.matching.ratings.marks import Sentence, Value, runs_of_lines

LONGEST_ROW = 16  # words
FEWEST_ROWS = 3
LINES = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM})


@dataclass(frozen=True, slots=True)
class Row:
    """Cells with their values; ``label``: which cell says who is rated. None for an empty cell, and for no value."""

    label: int
    cells: tuple[Cell | None, ...]
    values: tuple[Value | None, ...]

    @property
    def starts(self) -> set[int]:
        """Where the lines of the row begin."""
        return {cell.sentence.span.start for cell in self.cells if cell is not None}


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; ``columns`` fits the cells of each row, or is empty without titles."""

    columns: tuple[Column, ...]
    rows: list[Row] = field(default_factory=list)


def flat_grids(reader: Columns, sentences: Sequence[Sentence]) -> Iterator[Grid]:
    """The tables among short lines, of which three or more rows begin with a council and have values."""
    for run in runs_of_lines(sentences, LINES, LONGEST_ROW):
        for starts in _regular([at for at, line in enumerate(run) if _name_at(line) == line.lo]):
            grid = _grid(reader, run, starts, starts[1] - starts[0])
            if len(grid.rows) >= FEWEST_ROWS:
                yield grid


def _name_at(line: Sentence) -> int | None:
    """The first word of the first council named in the line; None if none is ('Council' is a title)."""
    return next((group.first for group in line.groups if not group.anaphor), None)


def _regular(starts: Sequence[int]) -> Iterator[Sequence[int]]:
    """The stretches of starts, three or more, that are as far from each other."""
    at = 0
    while at + 1 < len(starts):
        end = at + 1
        while end + 1 < len(starts) and starts[end + 1] - starts[end] == starts[at + 1] - starts[at]:
            end += 1
        if end - at + 1 >= FEWEST_ROWS:
            yield starts[at : end + 1]
        at = end


def _grid(reader: Columns, run: Sequence[Sentence], starts: Sequence[int], step: int) -> Grid:
    titles = _titles(reader, run[: starts[0]])
    rows = [_row(reader, run[at : at + step], titles) for at in starts]
    read = [row for row in rows if row is not None and any(row.values)]
    widths = {len(row.cells) for row in read}
    columns = (Column(), *titles) if titles and widths == {len(titles) + 1} else ()
    return Grid(columns, read)


def _titles(reader: Columns, above: Sequence[Sentence]) -> list[Column]:
    """The columns of values: from one line above the rows, or from a line each."""
    lines: list[Column] = []
    for line in reversed(above):
        if _name_at(line) is not None or line.hi - line.lo > LONGEST_ROW:
            break
        several = reader.columns_in(line)
        if len(several) > 1:
            return several
        column = reader.column(Cell(line, line.lo, line.hi - 1))
        if column.mark is None and not column.stars and not column.year and not several:
            break
        lines.insert(0, column)
    return lines


def _row(reader: Columns, lines: Sequence[Sentence], titles: Sequence[Column]) -> Row | None:
    """The council, then a cell a line; what stands behind the council is read from the right, a title at a time."""
    head = lines[0]
    label = Cell(head, head.lo, head.groups[0].last)
    tail = [Cell(line, line.lo, line.hi - 1) for line in lines[1:]]
    if titles and len(tail) > len(titles):
        return None
    inner = titles[: len(titles) - len(tail)] if titles else ()
    beside, first = _split(reader, head, label.last + 1, inner)
    columns = list(titles[len(inner) :]) if titles else [Column()] * len(tail)
    cells: list[Cell | None] = [label, *first, *tail]
    padded = [*inner, *columns] if titles else [Column()] * (len(cells) - 1)
    values = [reader.value(cell, column) if cell else None for cell, column in zip(cells[1:], padded, strict=True)]
    if beside is not None:
        cells[0] = Cell(head, head.lo, beside)
    return Row(0, tuple(cells), (None, *values))


def _split(
    reader: Columns, line: Sentence, start: int, columns: Sequence[Column]
) -> tuple[int | None, list[Cell | None]]:
    """The cells of a line that has no marks between them, and the last word of what stands before them."""
    end = line.hi - 1
    if not columns:
        return None, ([Cell(line, start, end)] if start <= end else [])
    cells: list[Cell | None] = []
    for column in reversed(columns):
        tried = (Cell(line, first, end) for first in range(max(start, end - LONGEST_CELL + 1), end + 1))
        found = next((cell for cell in tried if (v := reader.value(cell, column)) and v.first == cell.first), None)
        cells.insert(0, found)
        end = found.first - 1 if found else end
    return (end if end >= start else None), cells
