"""A label and its value: what a line, an item or a cell has in common."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from councilscope.matching.phrases import Words
from councilscope.matching.ratings.lexicon import Lexicon, Name, Option, Strength, number_at
from councilscope.matching.ratings.marks import Group, NameMark, Sentence, Value
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
    label: Span | None = None
    previous: Value | None = None
    heading: Span | None = None
    percent: float | None = None  # that stands in the same row of a table


class Labels:
    """Reads the words beside a value as its label: a council, the name of a judgement, or words of their own."""

    def __init__(self, lexicon: Lexicon, words: Words) -> None:
        self.lexicon = lexicon
        self.words = words

    def bound(self, sentence: Sentence, value: Value, lo: int, last: int, rule: str) -> LineValue:
        """The value with what words ``lo`` to ``last`` of the sentence name."""
        group = next((g for g in sentence.groups if g.first >= lo and g.last <= last and not g.anaphor), None)
        marks = [
            m for m in sentence.names if m.first >= lo and m.last <= last and (m.of("dimension") or m.of("service"))
        ]
        mark = max(marks, key=lambda m: (bool(m.of("dimension")), m.last - m.first), default=None)
        whole = mark is not None and (mark.first, mark.last) == (lo, last) and self._names_a_part(mark)
        if self._names_whole(lo, last) and not whole:
            return LineValue(sentence, value, rule, group)
        if group is None and 2 * self._covered(lo, last, mark) < len(self._content(lo, last)):
            # the name is but a part of the label, which then names a judgement of its own
            mark = NameMark(lo, last, (Name("label", self.words.surface(lo, last)),))
        return LineValue(sentence, value, rule, group, mark, self.span(lo, last))

    def named(self, sentence: Sentence, lo: int, last: int) -> bool:
        """True if words ``lo`` to ``last`` are names of judgements or services and a number before them, no more."""
        if self._names_whole(lo, last):
            return True
        known = {
            at
            for mark in sentence.names if mark.of("dimension") or mark.of("service")
            for at in range(mark.first, mark.last + 1)
        }  # fmt: skip
        rest = [at for at in self._content(lo, last) if at not in known and not self.words.folded[at].isdecimal()]
        return bool(known & set(range(lo, last + 1))) and not rest

    def _names_whole(self, lo: int, last: int) -> bool:
        """'Overall effectiveness', 'The rating': the label of the main judgement."""
        return set(self.words.folded[lo : last + 1]) <= self.lexicon.words["overall-labels"] | SMALL

    def _names_a_part(self, mark: NameMark) -> bool:
        """True for 'Effectiveness' in a scheme of which it is one of several parts."""
        return any(
            item.id == name.key and item.kind is RatingKind.DOMAIN
            for name in mark.of("dimension")
            for item in self.lexicon.regimes[name.regime].dimensions
        )

    def _content(self, lo: int, last: int) -> list[int]:
        return [at for at in range(lo, last + 1) if self.words.folded[at] not in SMALL]

    def _covered(self, lo: int, last: int, mark: NameMark | None) -> int:
        return sum(mark.first <= at <= mark.last for at in self._content(lo, last)) if mark else 0

    def number_value(self, at: int) -> Value | None:
        """A bare number as a score on any scale that has it; the regime decides which."""
        number = number_at(self.words.folded[at])
        if number is None or number > HIGHEST_SCORE:
            return None
        options = tuple(
            Option(scale.id, rank, Strength.STRONG)
            for scale in self.lexicon.scales.values()
            if scale.best and not scale.unit and (rank := scale.rank_of_score(number)) is not None
        )
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
        inside = {at for other in values for at in range(other.first, other.last + 1)}
        rest = {self.words.folded[at] for at in range(lo, hi) if at not in inside and not self._bracketed_count(at)}
        known = self.lexicon.words["value-line-words"] | self.lexicon.words["copulas"]
        if old is not None:
            moves = self.lexicon.words["movement-up"] | self.lexicon.words["movement-down"]
            known |= moves | EARLIER
        return Said(value, old) if rest <= known else None

    def _bracketed_count(self, at: int) -> bool:
        """'Excellent (2)': how many there are."""
        return "(" in self.words.gap(at - 1) and ")" in self.words.gap(at) and self.words.folded[at].isdecimal()

    def span(self, first: int, last: int) -> Span:
        """Offsets of words ``first`` to ``last``."""
        return Span(self.words.items[first].start, self.words.items[last].end)
