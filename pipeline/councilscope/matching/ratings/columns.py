"""Columns of tables: what their titles name, and the values that cells have under them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from councilscope.matching.phrases import fold
from councilscope.matching.ratings.labels import LONGEST_LABEL, Labels
from councilscope.matching.ratings.lexicon import Name, Option, Strength, number_at
from councilscope.matching.ratings.marks import STAR_FORMS, Group, NameMark, Sentence, Value, cells_of, is_year

LEADING = ("rated", "a", "an", "the", "score", "grade")
STAR_SIGNS = frozenset("*★")
LONGEST_CELL = 5  # words of a value under a title
TITLE_MARKS = "/|"
FEWEST_MARKED = 2  # titles in a line that marks part
GLOSSES = ("-", "–", "—", "=", ":", "(")


@dataclass(frozen=True, slots=True)
class Cell:
    """Words ``first`` to ``last`` of a sentence."""

    sentence: Sentence
    first: int
    last: int

    def alone(self) -> Sentence:
        """The sentence with the words of the cell only: 'none' in one column denies nothing in the next."""
        inside = range(self.first, self.last + 1)
        whole = self.sentence
        alone = replace(
            whole, lo=self.first, hi=self.last + 1, groups=[], clauses=(), asides=(),
            values=[value for value in whole.values if value.first in inside],
            names=[mark for mark in whole.names if mark.first in inside],
            cues={name: own for name, cues in whole.cues.items() if (own := [cue for cue in cues if cue[0] in inside])},
        )  # fmt: skip
        alone.settle()
        return alone


@dataclass(frozen=True, slots=True)
class Column:
    """What a title says of the cells under it; all empty for a table without titles.

    title: its folded words. mark: the judgement that it names. group: the council that it names. stars: the cells count
    stars. year: the latest year that it names, 0 without one. earlier: it says 'last year', 'before'.
    """

    title: tuple[str, ...] = ()
    mark: NameMark | None = None
    group: Group | None = None
    stars: bool = False
    year: int = 0
    earlier: bool = False

    @property
    def judgement(self) -> object:
        """What two columns share that tell the same judgement at two times."""
        return frozenset(name.key for name in self.mark.names if name.kind != "service") if self.mark else None


class Columns(Labels):
    """Reads titles, and cells under them."""

    brackets_are_earlier = False  # whether the article says that brackets in its tables hold earlier values

    def column(self, cell: Cell, notes: Sequence[Sentence] = ()) -> Column:
        """The column under a title; ``notes``: lines below the table that a star behind a title refers to."""
        title = tuple(self.words.folded[cell.first : cell.last + 1])
        mark = self._judgement(cell) or self._service(cell)
        if mark is None and self.words.gap(cell.last).startswith("*"):
            named = (self._judgement(Cell(note, note.lo, note.hi - 1)) for note in notes)
            mark = next((found for found in named if found), None)
        group = next((g for g in cell.sentence.groups if g.first >= cell.first and g.last <= cell.last), None)
        return Column(
            title, mark, group,
            stars=mark is None and not STAR_FORMS.isdisjoint(title),
            year=max(map(int, filter(is_year, title)), default=0),
            earlier=not self.lexicon.words["before-columns"].isdisjoint(title),
        )  # fmt: skip

    def columns_in(self, line: Sentence) -> list[Column]:
        """The columns whose titles stand in one line with no marks between them: 'Council Stars Direction'."""
        marked = [cell for cell in cells_of(self.words, line, TITLE_MARKS) if cell is not None]
        if len(marked) > FEWEST_MARKED:  # 'Council / Social care / Capacity to improve'
            return [self.column(Cell(line, *cell)) for cell in marked[1:]]
        overall = self.lexicon.any_of("overall-labels", STAR_FORMS)
        found, at = [], line.lo
        while at < line.hi:
            mark = next((mark for mark in line.judgements if mark.first == at), None)
            if mark is not None or is_year(line.word(at)) or line.word(at) in overall:
                last = mark.last if mark else at
                found.append(self.column(Cell(line, at, last)))
                at = last
            at += 1
        return found

    def value(self, cell: Cell, column: Column) -> Value | None:
        """The value that a cell is, read under its title; None if it is none."""
        first, last = cell.first, self._before_bracket(cell)
        while first < last and self.words.folded[first] in LEADING:
            first += 1
        while last > first and STAR_SIGNS.issuperset(self.words.folded[last]):
            last -= 1  # 'Good **' says it twice
        whole = self._whole(cell.sentence, first, last)
        return (
            (self._star_count(first, last, column) if column.stars else None)
            or self._with_title(first, last, column)
            or (whole if whole is not None and self._fits(whole, column) else None)
            or self._star_count(first, last, column)
            or self._short_for(first, last, column)
            or whole
            or self._glossed(cell, first)
            or self._strong_inside(cell, first, last)
        )

    def earlier_value(self, cell: Cell, column: Column) -> Value | None:
        """'3 (1)': the value in brackets behind another, where the article says that it is the earlier one."""
        first = self._before_bracket(cell) + 1
        dated = first < cell.last and is_year(self.words.folded[first])  # '3 (2019: 1)'
        if first > cell.last or not (dated or self.brackets_are_earlier):
            return None
        first += dated
        return self.value(Cell(cell.sentence, first, cell.last), column)

    # --- kinds of cells --------------------------------------------------------------------------------------------

    def _whole(self, sentence: Sentence, first: int, last: int) -> Value | None:
        """A cell that begins with a value, and is little else: 'Good', 'Good (3)'."""
        return next((v for v in sentence.values if v.first == first and v.last >= last), None)

    def _star_count(self, first: int, last: int, column: Column) -> Value | None:
        """'***', and under 'Stars' also '3' and 'none'; a bare number under another title."""
        word = self.words.folded[first]
        if first != last:
            return None
        if STAR_SIGNS.issuperset(word):
            return self._stars(first, len(word))
        number = 0 if word in self.lexicon.words["no-value"] else number_at(word)
        if column.stars:
            return None if number is None else self._stars(first, number)
        return self.number_value(first)

    def _stars(self, at: int, number: int) -> Value | None:
        options = self.lexicon.stars(number)
        return Value(at, at, options, float(number)) if options else None

    def _with_title(self, first: int, last: int, column: Column) -> Value | None:
        """'well' under 'Improving?': the value that title and cell make together."""
        words = tuple(self.words.folded[first : last + 1])
        for cut in range(len(column.title) if len(words) <= LONGEST_CELL else 0):
            stem = column.title[cut:]
            options = self.lexicon.by_words.get((*stem, *words)) or self.lexicon.by_words.get(
                (words[0], *stem, *words[1:])  # 'not adequately' under 'Improving'
            )
            if options:
                number = self.number_value(first) if first == last else None
                if number is None:
                    return Value(first, last, options)
                # '2' under 'Grade' is on any scale of marks
                return Value(first, last, tuple(dict.fromkeys((*options, *number.options))), number.score)
        return None

    def _short_for(self, first: int, last: int, column: Column) -> Value | None:
        """'adequately' under 'Direction of travel': a level without the words that all levels share."""
        words = tuple(self.words.folded[first : last + 1])
        if len(words) > LONGEST_CELL or words[-1].isdecimal():
            return None
        options = tuple(self._levels_with(words, column))
        return Value(first, last, options) if options else None

    def _fits(self, value: Value, column: Column) -> bool:
        """True if the value is on a scale of the column's judgement, or the title names none."""
        scales = {item.scale for item in self.lexicon.dimensions(column.mark.names)} if column.mark else set()
        return not scales or any(option.scale in scales for option in value.options)

    def _levels_with(self, words: tuple[str, ...], column: Column) -> Sequence[Option]:
        """The shortest level with the words in it, of each scale on which the column's judgement is made."""
        found = []
        for item in self.lexicon.dimensions(column.mark.names) if column.mark else ():
            levels = enumerate(self.lexicon.scales[item.scale].levels)
            fits = [(len(label), rank) for rank, level in levels if _holds(label := fold(level.label), words)]
            found += [Option(item.scale, min(fits)[1], Strength.STRONG)] if fits else []
        return tuple(dict.fromkeys(found))

    def _glossed(self, cell: Cell, first: int) -> Value | None:
        """'3 - performs well': the number, and after a dash the words for it."""
        inside = [v for v in cell.sentence.values if first <= v.first and v.last <= cell.last]
        marked = first < cell.last and self.words.gap(first).strip() in GLOSSES
        return self.number_value(first) if marked and len(inside) == 1 else None

    def _strong_inside(self, cell: Cell, first: int, last: int) -> Value | None:
        """The one value of a cell that says a little more: 'now rated good'."""
        inside = [v for v in cell.sentence.values if first <= v.first and v.last <= last]
        alone = len(inside) == 1 and inside[0].strong and first > cell.sentence.lo and last - first < LONGEST_LABEL
        return inside[0] if alone else None

    def _before_bracket(self, cell: Cell) -> int:
        """The last word before a bracket inside the cell."""
        inside = range(cell.first, cell.last)
        return next((at for at in inside if "(" in self.words.gap(at)), cell.last)

    def _service(self, cell: Cell) -> NameMark | None:
        """'Education': a service that is the whole title, as the name of a judgement of its own."""
        whole = next((m for m in cell.sentence.names if (m.first, m.last) == (cell.first, cell.last)), None)
        if whole is None or not whole.of("service"):
            return None
        label = Name("label", self.words.surface(cell.first, cell.last).lower())
        return NameMark(cell.first, cell.last, (*whole.of("service"), label))

    @staticmethod
    def _judgement(cell: Cell) -> NameMark | None:
        """The longest name of a judgement among the words."""
        inside = (m for m in cell.sentence.judgements if m.first >= cell.first and m.last <= cell.last)
        return max(inside, key=lambda mark: mark.last - mark.first, default=None)


def _holds(label: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """True if the words stand in the label in this order."""
    rest = iter(label)
    return all(word in rest for word in words)
