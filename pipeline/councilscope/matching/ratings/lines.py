"""Values in lines, lists and tables: 'Quality of life: good', a heading 'Good' over its items, rows of cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from councilscope.articles import BlockKind
from councilscope.matching.annotations import Layout
from councilscope.matching.phrases import Words
from councilscope.matching.ratings.lexicon import Lexicon, Name, Option, Strength, number_at
from councilscope.matching.ratings.scan import Group, NameMark, Sentence, Value
from councilscope.spans import Span

LONGEST_LABEL = 16
LONGEST_VALUE_LINE = 9
LEGEND = 3  # values of one line that only explain a scale
SEPARATORS = (":", "|", " - ", " – ", " — ", "\t", "=", " ..", "…")
SMALL = frozenset({"the", "of", "and", "a", "an", "for", "in", "to", ",", "how"})


@dataclass(frozen=True, slots=True)
class LineValue:
    """A value that the layout binds: to a council or to the name of a judgement, or to both."""

    sentence: Sentence
    value: Value
    rule: str
    group: Group | None = None
    mark: NameMark | None = None
    label: Span | None = None
    previous: Value | None = None
    heading: Span | None = None


class Lines:
    """Reads lines, lists under a value, and tables."""

    def __init__(self, lexicon: Lexicon, words: Words) -> None:
        self.lexicon = lexicon
        self.words = words

    def read(self, layout: Layout, sentences: Sequence[Sentence]) -> list[LineValue]:
        """All values that the layout binds; their sentences are read by no other rule."""
        by_start = {sentence.span.start: sentence for sentence in sentences}
        found: list[LineValue] = []
        taken: set[int] = set()
        for rows in _tables(sentences):
            found += self._table(rows)
            taken |= {row.span.start for row in rows}
        for item_list in layout.lists:
            introduction = item_list.introduction
            head = by_start.get(introduction.start) if introduction else self._before(sentences, item_list.items[0])
            value = self._heading_value(head) if head else None
            if head is not None and value is None and len(item_list.items) == 1:
                found += self._defined(head, by_start.get(item_list.items[0].start))
                taken |= {line.sentence.span.start for line in found[-1:]}
            if head is None or value is None:
                continue
            for item in item_list.items:
                sentence = by_start.get(item.start)
                if sentence is None:
                    continue
                another = self._heading_value(sentence)
                if another is not None:
                    head, value = sentence, another
                elif not any(v.strong for v in sentence.values):
                    found += self._under(head, value, sentence)
                    taken.add(sentence.span.start)
                taken.add(head.span.start)
        found += self._flat_headings(sentences, taken)
        for sentence in sentences:
            if sentence.span.start not in taken:
                found += self._labelled(sentence)
        return found

    def _flat_headings(self, sentences: Sequence[Sentence], taken: set[int]) -> list[LineValue]:
        """A line that is a value alone, and the short lines below it whose bullets were lost."""
        found: list[LineValue] = []
        head: Sentence | None = None
        value: Value | None = None
        for sentence in sentences:
            if sentence.span.start in taken:
                head = None
                continue
            alone = self._heading_value(sentence)
            whole = sentence.span == sentence.block.span
            if alone is not None and whole and sentence.block.kind is not BlockKind.TITLE:
                head, value = sentence, alone
                continue
            if head is None or value is None:
                continue
            ends = self.words.text[sentence.span.end - 1] in ".!?:"
            if not whole or ends or sentence.hi - sentence.lo > LONGEST_LABEL or any(v.strong for v in sentence.values):
                head = None
                continue
            bound = self._under(head, value, sentence)
            if any((item.mark is not None and item.mark.of("dimension")) or item.group is not None for item in bound):
                found += bound
                taken.add(sentence.span.start)
                taken.add(head.span.start)
        return found

    # --- label and value -------------------------------------------------------------------------------------------

    def _labelled(self, sentence: Sentence) -> list[LineValue]:
        pairs = self._pairs(sentence)
        if pairs:
            return pairs
        value = self._last_value(sentence)
        if len(sentence.values) >= LEGEND and not sentence.groups:
            return []  # 'A = excellent, B = good, C = fair': a legend of the scale
        if value is None or value.first == sentence.lo or value.first - sentence.lo > LONGEST_LABEL:
            return []
        at = value.first - 1
        gap = self.words.gap(at)
        if not any(mark in gap for mark in SEPARATORS):
            return []
        if any(mark in self.words.text[sentence.span.start : self.words.items[at].end] for mark in ".?!;"):
            return []
        return [self._bound(sentence, value, sentence.lo, at, "label-line")]

    def _last_value(self, sentence: Sentence) -> Value | None:
        """A value that ends its line, or a bare number that does, as in 'Safeguarding: 3'."""
        last = sentence.hi - 1
        for value in sentence.values:
            if value.last == last:
                return value
        if sentence.block.kind is BlockKind.PARAGRAPH and sentence.hi - sentence.lo > LONGEST_LABEL:
            return None
        return self.number_value(last)

    def number_value(self, at: int) -> Value | None:
        """A bare number as a score on any scale that has it; the regime decides which."""
        number = number_at(self.words.folded[at])
        if number is None or number > 6:
            return None
        options = tuple(
            Option(scale.id, rank, Strength.STRONG)
            for scale in self.lexicon.scales.values()
            if scale.best and not scale.unit and (rank := scale.rank_of_score(number)) is not None
        )
        return Value(at, at, options, float(number)) if options else None

    def _pairs(self, sentence: Sentence) -> list[LineValue]:
        """'Hartlepool: education 3, social care 3': names with a number or grade directly after each."""
        group = sentence.groups[0] if sentence.groups and sentence.groups[0].first == sentence.lo else None
        found = []
        for mark in sentence.names:
            if not (mark.of("dimension") or mark.of("service")) or mark.last + 1 >= sentence.hi:
                continue
            if self.words.gap(mark.last).strip(" "):
                continue
            nxt = mark.last + 1
            value = next((v for v in sentence.values if v.first == nxt), None) or self.number_value(nxt)
            if value is None or (value.last + 1 < sentence.hi and self.words.folded[value.last + 1] != ","):
                continue
            found.append(LineValue(sentence, value, "label-line", group, mark, self._span(mark.first, mark.last)))
        colon = group is not None and ":" in self.words.gap(group.last)
        return found if len(found) >= 2 and (colon or len(found) >= 3) else []

    def _bound(self, sentence: Sentence, value: Value, lo: int, last: int, rule: str) -> LineValue:
        group = next((g for g in sentence.groups if g.first >= lo and g.last <= last and not g.anaphor), None)
        marks = [
            m for m in sentence.names if m.first >= lo and m.last <= last and (m.of("dimension") or m.of("service"))
        ]
        mark = max(marks, key=lambda m: (bool(m.of("dimension")), m.last - m.first), default=None)
        content = [at for at in range(lo, last + 1) if self.words.folded[at] not in SMALL]
        label = (
            None
            if set(self.words.folded[lo : last + 1]) <= self.lexicon.words["overall-labels"] | SMALL
            else self._span(lo, last)
        )
        if label is None:
            mark = None
        elif group is None:
            covered = sum(mark.first <= at <= mark.last for at in content) if mark else 0
            if 2 * covered < len(content):
                # the name is but a part of the label, which then names a judgement of its own
                mark = NameMark(lo, last, (Name("label", self.words.surface(lo, last)),))
        return LineValue(sentence, value, rule, group, mark, label)

    # --- a value over its items ------------------------------------------------------------------------------------

    @staticmethod
    def _before(sentences: Sequence[Sentence], item: Span) -> Sentence | None:
        """The whole short block directly before an item, or None."""
        above = [sentence for sentence in sentences if sentence.span.end <= item.start]
        return above[-1] if above and above[-1].span == above[-1].block.span else None

    def _defined(self, head: Sentence, item: Sentence | None) -> list[LineValue]:
        """A term and what is said of it: 'Exclusions' above 'The area has not made sufficient progress.'"""
        if item is None or head.values or head.groups or head.hi - head.lo > LONGEST_LABEL or len(item.values) != 1:
            return []
        if (
            self.words.text[head.span.end - 1] in ".:!?"
            or not item.values[0].strong
            or item.hi - item.lo > LONGEST_LABEL
        ):
            return []
        bound = self._bound(head, item.values[0], head.lo, head.hi - 1, "label-line")
        return [LineValue(item, item.values[0], "label-line", None, bound.mark, bound.label)]

    def _heading_value(self, head: Sentence) -> Value | None:
        """The one value of a short line that says nothing else: 'Outstanding', 'Rated good:', 'Three stars'."""
        if len(head.values) != 1 or head.hi - head.lo > LONGEST_VALUE_LINE or head.groups:
            return None
        value = head.values[0]
        rest = set(self.words.folded[head.lo : value.first]) | set(self.words.folded[value.last + 1 : head.hi])
        if value.only_cell or not rest <= self.lexicon.words["value-line-words"] | self.lexicon.words["copulas"]:
            return None
        return value

    def _under(self, head: Sentence, value: Value, item: Sentence) -> list[LineValue]:
        heading = head.span
        if item.groups and not item.names:
            return [
                LineValue(item, value, "heading-value", group, None, None, heading=heading) for group in item.groups
            ]
        if item.hi - item.lo > LONGEST_LABEL:
            return []
        bound = self._bound(item, value, item.lo, item.hi - 1, "heading-value")
        return [LineValue(item, value, "heading-value", bound.group, bound.mark, bound.label, heading=heading)]

    # --- tables ----------------------------------------------------------------------------------------------------

    def _table(self, rows: list[Sentence]) -> list[LineValue]:
        header: list[tuple[int, int]] = []
        found: list[LineValue] = []
        for row in rows:
            cells = self._cells(row)
            values = [self._cell_value(row, *cell) for cell in cells]
            if not any(values):
                header = cells
                continue
            if len(cells) < 2:
                continue
            found += self._row(row, cells, values, header)
        return found

    def _row(
        self, row: Sentence, cells: list[tuple[int, int]], values: list[Value | None], header: list[tuple[int, int]]
    ) -> list[LineValue]:
        first = next(index for index, value in enumerate(values) if value is not None)
        if first == 0:
            return []
        label = cells[0]
        filled = [(index, value) for index, value in enumerate(values) if value is not None]
        titles = [set(self.words.folded[a : b + 1]) for a, b in header] if len(header) == len(cells) else []
        if len(filled) == 2 and titles:
            (left, old), (right, new) = filled
            order = self._order(titles[left], titles[right])
            if order:
                if order < 0:
                    old, new = new, old
                bound = self._bound(row, new, *label, "table-cell")
                return [LineValue(row, new, "table-cell", bound.group, bound.mark, bound.label, old)]
        if len(filled) > 1 and not titles:
            return []  # no header says which column is which
        found = []
        for index, value in filled:
            bound = self._bound(row, value, *label, "table-cell")
            mark = bound.mark
            if titles and not (mark is not None and mark.of("dimension")):
                mark = self._header_mark(header[index], mark)
            found.append(LineValue(row, value, "table-cell", bound.group, mark, bound.label))
        return found

    def _header_mark(self, cell: tuple[int, int], row_mark: NameMark | None) -> NameMark | None:
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
        if left & self.lexicon.words["before-columns"] and not right & self.lexicon.words["before-columns"]:
            return 1
        if right & self.lexicon.words["before-columns"] and not left & self.lexicon.words["before-columns"]:
            return -1
        return 0

    def _cells(self, row: Sentence) -> list[tuple[int, int]]:
        cells, start = [], row.lo
        for at in range(row.lo, row.hi):
            if at + 1 == row.hi or "|" in self.words.gap(at):
                cells.append((start, at))
                start = at + 1
        return cells

    def _cell_value(self, row: Sentence, first: int, last: int) -> Value | None:
        while first < last and self.words.folded[first] in ("rated", "a", "an", "the", "score", "grade"):
            first += 1
        inside = [value for value in row.values if first <= value.first and value.last <= last]
        for value in inside:
            if value.first == first and value.last >= last:
                return value
        if len(inside) == 1 and inside[0].strong and first > row.lo and last - first < LONGEST_LABEL:
            return inside[0]
        return self.number_value(first) if first == last else None

    def _span(self, first: int, last: int) -> Span:
        return Span(self.words.items[first].start, self.words.items[last].end)


def _tables(sentences: Sequence[Sentence]) -> list[list[Sentence]]:
    tables: list[list[Sentence]] = []
    current: list[Sentence] = []
    for sentence in sentences:
        if sentence.block.kind is BlockKind.TABLE_ROW:
            current.append(sentence)
        elif current:
            tables.append(current)
            current = []
    if current:
        tables.append(current)
    return tables
