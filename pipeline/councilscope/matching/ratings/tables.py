"""Values in tables: a row says who or what is rated, the titles of the columns which judgement, and when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, groupby

from councilscope.articles import BlockKind
from councilscope.matching.ratings.columns import Cell, Column, Columns
from councilscope.matching.ratings.grids import Row, flat_grids
from councilscope.matching.ratings.labels import LineValue
from councilscope.matching.ratings.marks import Group, NameMark, Sentence, Value, cells_of, is_year, percent_end

Filled = tuple[int, Value]


class Tables(Columns):
    """Reads tables of rows and cells, and those that scraping flattened to lines."""

    def read_tables(self, sentences: Sequence[Sentence]) -> tuple[list[LineValue], set[int]]:
        """The values of all tables, and the offsets of the rows that they stand in."""
        self.brackets_are_earlier = any(self._explains_brackets(sentence) for sentence in sentences)
        found: list[LineValue] = []
        rows: set[int] = set()
        for table in _tables(sentences):
            found += self._table(table, _notes_below(sentences, table[-1]))
            rows |= {row.span.start for row in table}
        for grid in flat_grids(self, sentences):
            read = [value for row in grid.rows for value in self._row(row, grid.columns)]
            found += read
            rows |= {value.sentence.span.start for value in read}
            rows |= {start for row in grid.rows for start in row.starts} if read else set()
        return found, rows

    def _explains_brackets(self, sentence: Sentence) -> bool:
        """'with last year's stars in brackets'."""
        folded = sentence.folded()
        if self.lists["bracket-words"].isdisjoint(folded):
            return False
        return not self.lists["before-columns"].isdisjoint(folded) or any(map(is_year, folded))

    def _table(self, lines: Sequence[Sentence], notes: Sequence[Sentence]) -> list[LineValue]:
        columns: list[Column] = []
        rows: list[tuple[Row, list[Column]]] = []
        for line in lines:
            cells = [Cell(line, *cell) if cell else None for cell in cells_of(self.words, line)]
            if len(columns) == len(cells) - 1 > 1:
                columns = [Column(), *columns]  # the corner of the table is empty
            padded = columns if len(columns) == len(cells) else [Column()] * len(cells)
            values = [self.value(cell, column) if cell else None for cell, column in zip(cells, padded, strict=True)]
            if not any(values):
                columns = [self.column(cell, notes) if cell else Column() for cell in cells]
            elif len(cells) > 1:
                rows.append((self._labelled_row(cells, values), columns))
        named = [row for row, _ in rows if self._names_council(row)]
        if 2 * len(named) > len(rows):  # in a table of councils a row without one that is known rates nobody known
            rows = [(row, titles) for row, titles in rows if self._names_council(row)]
        return [value for row, titles in rows for value in self._row(row, titles)]

    def _names_council(self, row: Row) -> bool:
        label = row.cells[row.label]
        return label is not None and self._group_in(label) is not None

    def _labelled_row(self, cells: list[Cell | None], values: list[Value | None]) -> Row:
        """The row with its label: the first cell that names a council, else the first cell."""
        names = (at for at, cell in enumerate(cells) if cell is not None and self._group_in(cell) is not None)
        return Row(next(names, 0), tuple(cells), tuple(values))

    def _group_in(self, cell: Cell) -> Group | None:
        groups = cell.sentence.groups
        return next((g for g in groups if g.first >= cell.first and g.last <= cell.last and not g.anaphor), None)

    # --- a row -----------------------------------------------------------------------------------------------------

    def _row(self, row: Row, columns: Sequence[Column]) -> list[LineValue]:
        label = row.cells[row.label]
        titled = len(columns) == len(row.cells)
        filled = [(at, value) for at, value in enumerate(row.values) if value is not None and at > row.label]
        if label is None or not filled or row.values[row.label] is not None:
            return []
        if len(filled) > 1 and not titled and not _tell_themselves([value for _, value in filled]):
            return []  # no title says which column is which
        beside = self._beside(row, label, filled)
        found = []
        for at, value, before in self._in_time(row, filled, columns if titled else ()):
            cell = row.cells[at]
            if cell is not None:
                bound = self.bound(label.sentence, value, label.first, label.last, "table-cell")
                column = columns[at] if titled else Column()
                mark = self._mark(column, bound.mark, beside)
                own = cell if before is None else Cell(cell.sentence, cell.first, self._before_bracket(cell))
                line = replace(bound, sentence=own.alone(), group=bound.group or column.group, mark=mark)
                found.append(replace(line, previous=before, percent=self._percent(row)))
        return found

    def _percent(self, row: Row) -> float | None:
        """The share that is the whole of a cell of the row."""
        cells = [cell for cell in row.cells if cell is not None and self.words.folded[cell.first].isdecimal()]
        shares = [cell for cell in cells if percent_end(self.words, cell.first) == cell.last]
        return float(self.words.folded[shares[0].first]) if len(shares) == 1 else None

    def _beside(self, row: Row, label: Cell, filled: Sequence[Filled]) -> NameMark | None:
        """The service or judgement that another cell of the row names: 'Anytown | Leisure centres | two stars'."""
        valued = {at for at, _ in filled}
        for at, cell in enumerate(row.cells):
            if cell is not None and cell is not label and at not in valued:
                named = [m for m in cell.sentence.subjects if m.first >= cell.first and m.last <= cell.last]
                if named:
                    return max(named, key=lambda mark: mark.last - mark.first)
        return None

    @staticmethod
    def _mark(column: Column, label: NameMark | None, beside: NameMark | None) -> NameMark | None:
        """The name of the judgement: in the row's label, else in the title, with the service that the row names."""
        own = label or beside
        if column.mark is None or (own is not None and own.of("dimension")):
            return own
        services = own.of("service") if own is not None else ()
        return NameMark(column.mark.first, column.mark.last, column.mark.names + services)

    def _in_time(
        self, row: Row, filled: Sequence[Filled], columns: Sequence[Column]
    ) -> list[tuple[int, Value, Value | None]]:
        """The values that stand now, each with the earlier one of its own judgement: of a column or in brackets."""
        found: list[tuple[int, Value, Value | None]] = []
        passed: dict[int, Value] = {}
        for at, value in filled if columns else ():
            later = next((other for other, _ in filled if _is_before(columns[at], columns[other])), None)
            if later is not None:
                passed[later] = value
        gone = {id(value) for value in passed.values()}
        for at, value in filled:
            cell = row.cells[at]
            if id(value) in gone or cell is None:
                continue
            before = passed.get(at) or self.earlier_value(cell, columns[at] if columns else Column())
            found.append((at, value, before if before is not None and before.shares_scale(value) else None))
        return found


def _is_before(left: Column, right: Column) -> bool:
    """True if both columns tell one judgement and the left one is the earlier one."""
    if left is right or left.judgement != right.judgement:
        return False
    if left.year and right.year and left.year != right.year:
        return left.year < right.year
    return left.earlier and not right.earlier


def _tell_themselves(values: Sequence[Value]) -> bool:
    """True if the values are words of scales of their own each: 'three stars | improving well'."""
    alike = any(one.shares_scale(other) for one, other in combinations(values, 2))
    return all(value.strong for value in values) and not alike


def _notes_below(sentences: Sequence[Sentence], last: Sentence) -> list[Sentence]:
    """The line below a table."""
    return [sentence for sentence in sentences if sentence.lo >= last.hi][:1]


def _tables(sentences: Sequence[Sentence]) -> list[list[Sentence]]:
    runs = groupby(sentences, key=lambda sentence: sentence.block.kind is BlockKind.TABLE_ROW)
    return [list(rows) for of_table, rows in runs if of_table]
