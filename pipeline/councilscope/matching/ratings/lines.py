"""Values in lines and lists: 'Quality of life: good', a heading 'Good' over its items, a label over its value."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from councilscope.articles import BlockKind
from councilscope.matching.annotations import ItemList, Layout
from councilscope.matching.ratings.columns import Cell, Column
from councilscope.matching.ratings.grids import Row
from councilscope.matching.ratings.labels import LONGEST_LABEL, LineValue, Said
from councilscope.matching.ratings.marks import Sentence, Value, covered, percent_end, runs_of_lines
from councilscope.matching.ratings.tables import Tables
from councilscope.spans import Span

LONGEST_VALUE_LINE = 9
LONGEST_NAME = 6  # words of a label inside a paragraph, with a name in it
FEWEST_COLUMNS = 2  # of a flattened table, its labels apart
LEGEND = 3  # values of one line that only explain a scale
SEPARATORS = (":", "|", " - ", " – ", " — ", "\t", "=", " ..", "…")
PREPOSITIONS = frozenset({"for", "at", "in", "on"})
FLAT = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING})
BULLETS = " \t\n·•*-–"  # of an item whose words were lost
ByStart = dict[int, Sentence]


class Lines(Tables):
    """Reads lines, lists under a value, and tables."""

    def read(self, layout: Layout, sentences: Sequence[Sentence]) -> tuple[list[LineValue], set[int]]:
        """All values that the layout binds, whose sentences no other rule reads; and the offsets of all such lines."""
        by_start = {sentence.span.start: sentence for sentence in sentences}
        found, taken = self.read_tables(sentences)
        for run in self._runs(sentences, taken):
            found += self._flattened(run, taken)
        laid_out = set(taken)
        for item_list in layout.lists:
            if any(item.start in laid_out for item in item_list.items):
                continue
            found += self._list(item_list, sentences, by_start, taken)
        for run in self._runs(sentences, taken):
            found += self._run(run, taken)
        for sentence in sentences:
            if sentence.span.start not in taken:
                found += self._labelled(sentence)
        return found, laid_out

    # --- lists -----------------------------------------------------------------------------------------------------

    def _list(
        self, item_list: ItemList, sentences: Sequence[Sentence], by_start: ByStart, taken: set[int]
    ) -> list[LineValue]:
        introduction = item_list.introduction
        head = by_start.get(introduction.start) if introduction else self._above(sentences, item_list.items[0])
        items = [item for span in item_list.items if (item := by_start.get(span.start)) is not None]
        if head is None or not items:
            return []
        said = self._heading_value(head)
        if said is None and len(items) == 1:
            defined = self._defined(head, items[0])
            taken |= {line.sentence.span.start for line in defined}
            if defined:
                return defined
        if said is None:
            return self._led_in(head, items, taken)
        found: list[LineValue] = []
        for item in items:
            another = self._heading_value(item)
            if another is not None:
                head, said = item, another
            elif not any(v.strong for v in item.values):
                found += self._under(head, said, item)
                taken.add(item.span.start)
            taken.add(head.span.start)
        return found

    def _led_in(self, head: Sentence, items: list[Sentence], taken: set[int]) -> list[LineValue]:
        """'This means that we are good at:' and a list of names: the value of each."""
        value = head.values[0] if len(head.values) == 1 else None
        if value is None or value.only_cell:
            return []
        after = set(self.words.folded[value.last + 1 : head.hi])
        if not after <= self.lists["value-line-words"] | self.lists["lead-in-words"]:
            return []
        named = [item for item in items if not item.values and self.named(item, item.lo, item.hi - 1)]
        if len(named) < (len(items) + 1) // 2:
            return []
        before = [group for group in head.groups if group.last < value.first]
        taken.add(head.span.start)
        taken |= {item.span.start for item in named}
        group = before[-1] if before else None
        bound = [self.bound(item, value, item.lo, item.hi - 1, "lead-in-value") for item in named]
        return [replace(line, group=line.group or group, heading=head.span) for line in bound]

    def _defined(self, head: Sentence, item: Sentence) -> list[LineValue]:
        """A term and what is said of it: 'Exclusions' above 'The area has not made sufficient progress.'"""
        value = item.values[0] if len(item.values) == 1 else None
        if value is None or not value.strong or head.values or head.groups or head.ends_in(".:!?"):
            return []
        if max(head.hi - head.lo, item.hi - item.lo) > LONGEST_LABEL:
            return []
        bound = self.bound(head, value, head.lo, head.hi - 1, "label-line")
        return [LineValue(item, value, "label-line", None, bound.mark)]

    # --- runs of short lines ---------------------------------------------------------------------------------------

    def _run(self, run: list[Sentence], taken: set[int]) -> list[LineValue]:
        """Lines whose bullets were lost: a run that ends in a value has labels over values, else values over items."""
        values = [self._heading_value(line) or self._lone_number(line) for line in run]
        if values[-1] is not None and len(run) > 1:
            return self._labels_above(run, values, taken)
        return self._values_above(run, values, taken)

    def _lone_number(self, line: Sentence) -> Said | None:
        value = self.number_value(line.lo) if line.hi - line.lo == 1 else None
        return Said(value, None) if value is not None else None

    def _flattened(self, run: list[Sentence], taken: set[int]) -> list[LineValue]:
        """A cell a line, rows that begin with a judgement: titles, then again and again a name and as many values."""
        cells = [Cell(line, line.lo, line.hi - 1) for line in run]
        filled = [self.value(cell, Column()) is not None for cell in cells]
        first = filled.index(True) - 1 if True in filled else -1
        width = 1 + next((n for n, full in enumerate(filled[first + 1 :]) if not full), len(filled) - first - 1)
        if first < width - 1 or width <= FEWEST_COLUMNS:
            return []
        columns = [Column(), *(self.column(cell) for cell in cells[first - width + 1 : first])]
        last, found = first, []
        while filled[last : last + width] == [False] + [True] * (width - 1):
            row = cells[last : last + width]
            values = [self.value(cell, column) for cell, column in zip(row, columns, strict=True)]
            found += self._row(Row(0, tuple(row), (None, *values[1:])), columns)
            last += width
        taken |= {cell.sentence.span.start for cell in cells[first:last]} if found else set()
        return found

    def _labels_above(self, run: list[Sentence], values: list[Said | None], taken: set[int]) -> list[LineValue]:
        found = []
        for at in range(1, len(run)):
            label, said = run[at - 1], values[at]
            if said is None or values[at - 1] is not None or label.values:
                continue
            bound = self.bound(label, said.value, label.lo, label.hi - 1, "label-line")
            if bound.group is None and not self.named(label, label.lo, label.hi - 1):
                continue
            found.append(replace(bound, sentence=run[at], previous=said.old))
            taken |= {label.span.start, run[at].span.start}
        return found

    def _values_above(self, run: list[Sentence], values: list[Said | None], taken: set[int]) -> list[LineValue]:
        found: list[LineValue] = []
        head: Sentence | None = None
        said: Said | None = None
        for line, own in zip(run, values, strict=True):
            if own is not None:
                head, said = line, own
                continue
            if head is None or said is None or any(v.strong for v in line.values):
                head = None
                continue
            bound = self._under(head, said, line)
            if any((item.mark is not None and item.mark.of("dimension")) or item.group is not None for item in bound):
                found += bound
                taken |= {line.span.start, head.span.start}
        return found

    def _heading_value(self, head: Sentence) -> Said | None:
        """The one value of a short line that says nothing else: 'Outstanding', 'Rated good:', 'Three stars'."""
        if head.hi - head.lo > LONGEST_VALUE_LINE or head.groups:
            return None
        return self.said(head, head.lo, head.hi)

    def _under(self, head: Sentence, said: Said, item: Sentence) -> list[LineValue]:
        heading = head.span
        if item.groups and not item.names:
            return [
                LineValue(item, said.value, "heading-value", group, previous=said.old, heading=heading)
                for group in item.groups
            ]
        if item.hi - item.lo > LONGEST_LABEL:
            return []
        bound = self.bound(item, said.value, item.lo, item.hi - 1, "heading-value")
        return [replace(bound, previous=said.old, heading=heading)]

    # --- label and value in a line ---------------------------------------------------------------------------------

    def _labelled(self, sentence: Sentence) -> list[LineValue]:
        if not sentence.values and not sentence.numbers:
            return []
        pairs = self._pairs(sentence)
        if pairs:
            return pairs
        if len(sentence.values) >= LEGEND and not sentence.groups:
            return []  # 'A = excellent, B = good, C = fair': a legend of the scale
        return self._value_last(sentence) or self._value_first(sentence) or self._unparted(sentence)

    def _unparted(self, sentence: Sentence) -> list[LineValue]:
        """'Leeds City Council Good 72%', 'Derby **** improving well': the row of a table that lost its bars."""
        long = sentence.hi - sentence.lo > LONGEST_LABEL
        if long or not sentence.whole or len(sentence.groups) != 1 or not sentence.values:
            return []
        group, inside = sentence.groups[0], covered(sentence.values)
        rest = [at for at in range(group.last + 1, sentence.hi) if at not in inside]
        alike = any(one.shares_scale(two) for one, two in combinations(sentence.values, 2))
        if group.first - sentence.lo > 1 or alike or not all(self.words.folded[at].isdecimal() for at in rest):
            return []
        return [LineValue(sentence, value, "label-line", group) for value in sentence.values if not value.only_cell]

    def _value_last(self, sentence: Sentence) -> list[LineValue]:
        """'Leadership: good', 'Leadership - good', and 'Leadership good' where the name is known."""
        said = self._last_value(sentence)
        if said is None or said.value.first == sentence.lo or said.value.first - sentence.lo > LONGEST_LABEL:
            return []
        value = said.value
        at = value.first - 1
        whole = sentence.whole
        parted = any(mark in self.words.gap(at) for mark in SEPARATORS)
        known = self.named(sentence, sentence.lo, at)
        marked = any(mark.last <= at for mark in sentence.marks) and value.first - sentence.lo <= LONGEST_NAME
        if not (whole and (parted or known)) and not (parted and (known or marked)):
            return []  # 'Three of the four came out the same: good' is prose
        if parted and any(mark in self.words.text[sentence.span.start : self.words.items[at].end] for mark in ".?!;"):
            return []
        percent = self._share(sentence)[1]
        return [replace(self.bound(sentence, value, sentence.lo, at, "label-line"), previous=said.old, percent=percent)]

    def _value_first(self, sentence: Sentence) -> list[LineValue]:
        """'Green for condition', 'Good: staying safe': a line of a value and a known name."""
        value = sentence.values[0] if len(sentence.values) == 1 else None
        if value is None or value.first != sentence.lo or not sentence.whole or value.only_cell:
            return []
        first = value.last + 1
        if first >= sentence.hi or sentence.block.kind is BlockKind.TITLE:
            return []
        if self.words.folded[first] in PREPOSITIONS:
            first += 1
        elif not any(mark in self.words.gap(value.last) for mark in SEPARATORS):
            return []
        if first >= sentence.hi or not self.named(sentence, first, sentence.hi - 1):
            return []
        return [self.bound(sentence, value, first, sentence.hi - 1, "label-line")]

    def _last_value(self, sentence: Sentence) -> Said | None:
        """A value that ends its line, an earlier one or a share behind it, or a bare number: 'Safeguarding: 3'."""
        last = self._share(sentence)[0]
        for value in sentence.values:
            if value.last == last:
                return Said(value, None)
            said = self.said(sentence, value.first, sentence.hi)
            if said is not None and said.old is not None:
                return said
        if sentence.block.kind is BlockKind.PARAGRAPH and sentence.hi - sentence.lo > LONGEST_LABEL:
            return None
        number = self.number_value(last)
        return Said(number, None) if number is not None else None

    def _share(self, sentence: Sentence) -> tuple[int, float | None]:
        """The last word of a line before a share that ends it, and the share: 'Salford: good, 76%'."""
        last = sentence.hi - 1
        for at in (last, last - 1, last - 2):  # '76%', '76 percent', '76 per cent'
            if at > sentence.lo and percent_end(self.words, at) == last:
                before = at - 2 if self.words.folded[at - 1] == "," else at - 1
                return before, float(self.words.folded[at])
        return last, None

    def _pairs(self, sentence: Sentence) -> list[LineValue]:
        """'Hartlepool: education 3, social care 3': names with a number or grade directly after each."""
        marks = sentence.subjects
        before = [group for group in sentence.groups if marks and group.last < marks[0].first and not group.anaphor]
        group = before[-1] if before else None
        found = []
        for mark in marks:
            if mark.last + 1 >= sentence.hi or self.words.gap(mark.last).strip(" :"):
                continue
            nxt = mark.last + 1
            value = next((v for v in sentence.values if v.first == nxt), None) or self.number_value(nxt)
            if value is None or not self._closes(sentence, value):
                continue
            found.append(LineValue(sentence, value, "label-line", group, mark))
        colon = any(":" in self.words.gap(last) for last in [*(g.last for g in before[-1:]), *(m.last for m in marks)])
        return found if len(found) >= 2 and (colon or len(found) >= 3) else []

    def _closes(self, sentence: Sentence, value: Value) -> bool:
        """True if a comma, a semicolon or the end of the sentence follows."""
        nxt = value.last + 1
        return nxt >= sentence.hi or self.words.folded[nxt] == "," or ";" in self.words.gap(value.last)

    def _above(self, sentences: Sequence[Sentence], item: Span) -> Sentence | None:
        """The sentence directly before an item, if it is a whole block or ends in a colon; else None."""
        above = next((sentence for sentence in reversed(sentences) if sentence.span.end <= item.start), None)
        if above is None:
            return None
        leads = self.words.text[above.span.start : above.span.end].rstrip(BULLETS).endswith(":")
        return above if leads or above.whole else None

    def _runs(self, sentences: Sequence[Sentence], taken: set[int]) -> Iterator[list[Sentence]]:
        """Neighbouring short lines that are whole blocks and no sentences, at least two together."""
        for run in runs_of_lines(sentences, FLAT, LONGEST_LABEL):
            lines: list[Sentence] = []
            for line in [*run, None]:
                if line is not None and line.span.start not in taken and self._is_line(line):
                    lines.append(line)
                    continue
                if len(lines) > 1:
                    yield lines
                lines = []

    def _is_line(self, line: Sentence) -> bool:
        return not line.ends_in(".!?") and (not line.ends_in(":") or self._heading_value(line) is not None)
