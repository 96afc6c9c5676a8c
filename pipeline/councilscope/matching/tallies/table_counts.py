"""Tables that count: a level in the first cell of a row and how many have it in the others, 'C1 | 14'."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from councilscope.articles import BlockKind
from councilscope.matching.phrases import Words
from councilscope.matching.ratings.marks import Sentence, Value, cells_of
from councilscope.matching.tallies.lexicon import TallyLexicon
from councilscope.matching.tallies.pieces import Count, Pair, Term

FEWEST_LEVELS = 2
YEAR_LENGTH = 4
Cell = tuple[int, int]  # first and last word
ByRow = dict[int, list[Pair]]  # by the offset at which the row begins


def counted_in_tables(lexicon: TallyLexicon, words: Words, sentences: Sequence[Sentence]) -> ByRow:
    """The tallies of all tables whose rows are levels of a scale and numbers."""
    found: ByRow = {}
    for is_row, run in groupby(sentences, lambda sentence: sentence.block.kind is BlockKind.TABLE_ROW):
        if is_row:
            found |= _Table(lexicon, words, list(run)).pairs()
    return found


class _Table:
    """Rows that follow each other."""

    def __init__(self, lexicon: TallyLexicon, words: Words, rows: list[Sentence]) -> None:
        self.lexicon = lexicon
        self.words = words
        self.cells = [(row, [cell for cell in cells_of(self.words, row) if cell]) for row in rows]

    def pairs(self) -> ByRow:
        levels = [(row, cells, value) for row, cells in self.cells if (value := self._level(row, cells)) is not None]
        column, before = self._columns()
        counts = [self._count(row, cells, column) for row, cells, _ in levels]
        if len(levels) < FEWEST_LEVELS or None in counts:
            return {}
        total = next((self._number(row, cells, column) for row, cells in self.cells if self._is_total(cells)), None)
        found: ByRow = {}
        for (row, cells, value), count in zip(levels, counts, strict=True):
            if count is None:
                continue
            if total is not None and (count.number or 0) <= total[0]:
                count.of, count.shared_of = total[0], True
            earlier = self._number(row, cells, before) if before is not None else None
            count.previous = earlier[0] if earlier else None
            found[row.lo] = [Pair(count, Term(value.first, value.last, (value,)), None, "table-row")]
        return found

    def _level(self, row: Sentence, cells: list[Cell]) -> Value | None:
        """The value that is the whole of the first cell, 'C1' or 'Three stars', where a number follows."""
        if len(cells) < 2 or self._number(row, cells, 1) is None:
            return None
        first, last = cells[0]
        return next((value for value in row.values if (value.first, value.last) == (first, last)), None)

    def _columns(self) -> tuple[int, int | None]:
        """Where the counts stand, and those of an earlier year; the header's years decide, else the first column."""
        for _, cells in self.cells:
            years = [(year, at) for at, cell in enumerate(cells) if (year := self._year(cell)) is not None]
            if len(years) == len(cells) - 1 > 1:
                ordered = sorted(years)
                return ordered[-1][1], ordered[-2][1]
        return 1, None

    def _year(self, cell: Cell) -> int | None:
        word = self.words.folded[cell[1]]
        return int(word) if cell[0] == cell[1] and word.isdecimal() and len(word) == YEAR_LENGTH else None

    def _number(self, row: Sentence, cells: list[Cell], column: int) -> tuple[int, int] | None:
        """The number that is the whole of a cell, a share in brackets behind it set aside, and its last word."""
        if column >= len(cells):
            return None
        first, last = cells[column]
        number = self.lexicon.number(self.words, first, row.hi)
        if number is None or self.lexicon.share(self.words, first, row.hi) is not None:
            return None
        return number if number[1] == last or "(" in self.words.gap(number[1]) else None

    def _count(self, row: Sentence, cells: list[Cell], column: int) -> Count | None:
        number = self._number(row, cells, column)
        if number is None:
            return None
        first, last = cells[column]
        count = Count(first, number[1], number[0])
        self._share(row, count, cells, (number[1] + 1, last) if number[1] < last else None)
        return count

    def _share(self, row: Sentence, count: Count, cells: list[Cell], rest: Cell | None) -> None:
        """The share behind the number, or in the cell after it: '14 (13%)', '14 | 13%'."""
        after: Iterable[Cell] = [rest] if rest else [cell for cell in cells if cell[0] == count.last + 1]
        for first, _ in after:
            share = self.lexicon.share(self.words, first, row.hi)
            if share is not None:
                count.percent, count.share = share[0], (first, share[1])

    def _is_total(self, cells: list[Cell]) -> bool:
        first, last = cells[0]
        return " ".join(self.words.folded[first : last + 1]) in self.lexicon.words["total-labels"]
