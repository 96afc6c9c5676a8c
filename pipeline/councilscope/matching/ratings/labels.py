"""A label and its value: what a line, an item or a cell has in common."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from councilscope.matching.phrases import Words
from councilscope.matching.ratings.lexicon import Lexicon, Name, number_at
from councilscope.matching.ratings.marks import Group, NameMark, Sentence, Value, covered
from councilscope.records import RatingKind
from councilscope.spans import Span

LONGEST_LABEL = 16  # words
SMALL = frozenset({"the", "of", "and", "a", "an", "for", "in", "on", "to", ",", "how"})
HIGHEST_SCORE = 6
EARLIER = frozenset({"from", "was", "previously", "formerly", "before", "previous", "last"})


class Said(NamedTuple):
    """A value that a line says, and the earlier one beside it."""

    value: Value
    old: Value | None


@dataclass(frozen=True, slots=True)
class LineValue:
    """A value that the layout binds: to a council or to the name of a judgement, or to both."""

    sentence: Sentence
    value: Value
    rule: str
    group: Group | None = None
    mark: NameMark | None = None
    previous: Value | None = None
    heading: Span | None = None
    percent: float | None = None  # that stands in the same row of a table


class Labels:
    """Reads the words beside a value as its label: a council, the name of a judgement, or words of their own."""

    def __init__(self, lexicon: Lexicon, words: Words) -> None:
        self.lexicon, self.lists, self.words = lexicon, lexicon.words, words
        self.whole_labels = lexicon.any_of("overall-labels", SMALL)
        self.beside_values = lexicon.any_of("value-line-words", "copulas")
        self.moves = lexicon.any_of("movement-up", "movement-down", EARLIER)

    def bound(self, sentence: Sentence, value: Value, lo: int, last: int, rule: str) -> LineValue:
        """The value with what words ``lo`` to ``last`` of the sentence name."""
        group = next((g for g in sentence.groups if g.first >= lo and g.last <= last and not g.anaphor), None)
        marks = [mark for mark in sentence.subjects if mark.first >= lo and mark.last <= last]
        mark = max(marks, key=lambda m: (bool(m.of("dimension")), m.last - m.first), default=None)
        # 'Effectiveness' in a scheme of which it is one of several parts
        exact = mark is not None and (mark.first, mark.last) == (lo, last)
        part = exact and mark is not None and self.lexicon.judges(mark.names, RatingKind.DOMAIN)
        if self._names_whole(lo, last) and not part:
            return LineValue(sentence, value, rule, group)
        content = self._content(lo, last)
        rest = [at for at in content if mark is None or not mark.first <= at <= mark.last]
        # 'Support for school improvement' is more than the service in it, 'The LEA overall' is not
        service = mark is not None and not mark.of("dimension")
        more = service and not self.whole_labels.issuperset(self.words.folded[at] for at in rest)
        if group is None and (2 * len(rest) > len(content) or more):
            # the name is but a part of the label, which then names a judgement of its own
            mark = NameMark(lo, last, (Name("label", self.words.surface(lo, last)),))
        return LineValue(sentence, value, rule, group, mark)

    def named(self, sentence: Sentence, lo: int, last: int) -> bool:
        """True if words ``lo`` to ``last`` are names of judgements or services and a number before them, no more."""
        if self._names_whole(lo, last):
            return True
        known = covered(sentence.subjects)
        rest = [at for at in self._content(lo, last) if at not in known and not self.words.folded[at].isdecimal()]
        return not rest and not known.isdisjoint(range(lo, last + 1))

    def _names_whole(self, lo: int, last: int) -> bool:
        """'Overall effectiveness', 'The rating': the label of the main judgement."""
        return self.whole_labels.issuperset(self.words.folded[lo : last + 1])

    def _content(self, lo: int, last: int) -> list[int]:
        return [at for at in range(lo, last + 1) if self.words.folded[at] not in SMALL]

    def number_value(self, at: int) -> Value | None:
        """A bare number as a score on any scale that has it; the regime decides which."""
        number = number_at(self.words.folded[at])
        if number is None or number > HIGHEST_SCORE:
            return None
        options = self.lexicon.marks(number)
        return Value(at, at, options, float(number)) if options else None

    def said(self, sentence: Sentence, lo: int, hi: int) -> Said | None:
        """What words ``lo`` to ``hi`` (half-open) say, if that is a value and no more than its gloss or the one before.

        'Three stars', 'Rated good:', 'Excellent (2)', 'Grade 4 (outstanding)', 'C3 (was C2)', 'Weak, up from poor'.
        """
        if hi - lo > LONGEST_LABEL:
            return None
        values = [value for value in sentence.values if lo <= value.first and value.last < hi]
        if not values or values[0].only_cell:
            return None
        value, old = values[0], None
        for other in values[1:]:
            lead = self.words.folded[value.last + 1 : other.first]
            if not EARLIER.isdisjoint(lead) and value.shares_scale(other) and old is None:
                old = other
            elif value.same_level(other) and old is None:
                continue
            else:
                return None
        inside = covered(values)
        rest = {self.words.folded[at] for at in range(lo, hi) if at not in inside and not self._bracketed_count(at)}
        known = self.beside_values if old is None else self.beside_values | self.moves
        return Said(value, old) if rest <= known else None

    def _bracketed_count(self, at: int) -> bool:
        """'Excellent (2)': how many there are."""
        return "(" in self.words.gap(at - 1) and ")" in self.words.gap(at) and self.words.folded[at].isdecimal()
