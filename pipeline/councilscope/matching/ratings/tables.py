"""Values in the cells of tables: a row's first cell says who or what is rated, the header which judgement or time."""

from __future__ import annotations

from collections.abc import Sequence

from councilscope.articles import BlockKind
from councilscope.matching.ratings.labels import LONGEST_LABEL, Labels, LineValue
from councilscope.matching.ratings.marks import NameMark, Sentence, Value

Cell = tuple[int, int]
LEADING = ("rated", "a", "an", "the", "score", "grade")


class Tables(Labels):
    """Reads runs of table rows."""

    def read_tables(self, sentences: Sequence[Sentence]) -> tuple[list[LineValue], set[int]]:
        """The values of all tables, and the offsets of the rows that they stand in."""
        found: list[LineValue] = []
        rows: set[int] = set()
        for table in _tables(sentences):
            found += self._table(table)
            rows |= {row.span.start for row in table}
        return found, rows

    def _table(self, rows: list[Sentence]) -> list[LineValue]:
        header: list[Cell] = []
        found: list[LineValue] = []
        for row in rows:
            cells = self._cells(row)
            values = [self._cell_value(row, *cell) for cell in cells]
            if not any(values):
                header = cells
            elif len(cells) > 1:
                found += self._row(row, cells, values, header)
        return found

    def _row(self, row: Sentence, cells: list[Cell], values: list[Value | None], header: list[Cell]) -> list[LineValue]:
        filled = [(index, value) for index, value in enumerate(values) if value is not None]
        if filled[0][0] == 0:
            return []
        label = cells[0]
        titles = [set(self.words.folded[a : b + 1]) for a, b in header] if len(header) == len(cells) else []
        moved = self._earlier_and_later(filled, titles)
        if moved is not None:
            old, new = moved
            bound = self.bound(row, new, *label, "table-cell")
            return [LineValue(row, new, "table-cell", bound.group, bound.mark, bound.label, old)]
        if len(filled) > 1 and not titles:
            return []  # no header says which column is which
        found = []
        for index, value in filled:
            bound = self.bound(row, value, *label, "table-cell")
            mark = bound.mark
            if titles and not (mark is not None and mark.of("dimension")):
                mark = self._header_mark(header[index], mark)
            found.append(LineValue(row, value, "table-cell", bound.group, mark, bound.label))
        return found

    def _earlier_and_later(self, filled: list[tuple[int, Value]], titles: list[set[str]]) -> tuple[Value, Value] | None:
        """The two values of a row whose columns are two times, the earlier one first; else None."""
        if len(filled) != 2 or not titles:
            return None
        (left, one), (right, other) = filled
        order = self._order(titles[left], titles[right])
        return None if not order else (one, other) if order > 0 else (other, one)

    def _header_mark(self, cell: Cell, row_mark: NameMark | None) -> NameMark | None:
        hits = [self.lexicon.names.longest(self.words, at) for at in range(cell[0], cell[1] + 1)]
        names = [hit for hit in hits if hit and any(name.kind == "dimension" for name in hit.payloads)]
        if not names:
            return row_mark
        hit = max(names, key=lambda found: found.last - found.first)
        return NameMark(hit.first, hit.last, tuple(hit.payloads) + (row_mark.of("service") if row_mark else ()))

    def _order(self, left: set[str], right: set[str]) -> int:
        """1 if the left column is the earlier one, -1 if the right one is, 0 if they are no times."""
        years = [max((int(w) for w in title if w.isdecimal() and len(w) == 4), default=0) for title in (left, right)]
        if all(years) and years[0] != years[1]:
            return 1 if years[0] < years[1] else -1
        before = self.lexicon.words["before-columns"]
        return bool(left & before) - bool(right & before)

    def _cells(self, row: Sentence) -> list[Cell]:
        cells, start = [], row.lo
        for at in range(row.lo, row.hi):
            if at + 1 == row.hi or "|" in self.words.gap(at):
                cells.append((start, at))
                start = at + 1
        return cells

    def _cell_value(self, row: Sentence, first: int, last: int) -> Value | None:
        while first < last and self.words.folded[first] in LEADING:
            first += 1
        inside = [value for value in row.values if first <= value.first and value.last <= last]
        for value in inside:
            if value.first == first and value.last >= last:
                return value
        number = self.number_value(first)
        if number is not None and (first == last or self._glossed(first, inside)):
            return number
        if len(inside) == 1 and inside[0].strong and first > row.lo and last - first < LONGEST_LABEL:
            return inside[0]
        return None

    def _glossed(self, first: int, inside: list[Value]) -> bool:
        """'3 - performs well': the number, and after a dash the words for it."""
        return self.words.gap(first).strip() in ("-", "–", "—", "=", ":", "(") and len(inside) == 1


def _tables(sentences: Sequence[Sentence]) -> list[list[Sentence]]:
    tables: list[list[Sentence]] = [[]]
    for sentence in sentences:
        if sentence.block.kind is BlockKind.TABLE_ROW:
            tables[-1].append(sentence)
        elif tables[-1]:
            tables.append([])
    return [table for table in tables if table]
