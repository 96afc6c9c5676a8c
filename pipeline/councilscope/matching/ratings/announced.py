"""A value told of a number of councils, whose names come later: 'Two have one star. They are Hull and York'."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from councilscope.matching.annotations import Layout
from councilscope.matching.ratings.groups import ANNOUNCING, Groups
from councilscope.matching.ratings.lexicon import number_at
from councilscope.matching.ratings.marks import Group, Sentence, Value, covered
from councilscope.matching.ratings.providers import Providers

LONGEST_WAIT = 15  # sentences after which a counted value may still be followed by the names
SHORT_WAIT = 2  # sentences, where the names are not announced as such
UNKNOWN_NAMES = 3  # of an announced row that the register may not know
REACH_BEFORE, REACH_AFTER = 20, 6  # words around the value in which the councils are counted
UNIT_REACH = 4  # words from a number to what it counts
LIST_MARKS = (" - ", "–", "—", "(", ":")
MOST = 40
INCLUDING = frozenset({"include", "included", "includes"})


@dataclass(slots=True)
class Counted:
    """A value that ``number`` councils have, of a sentence before; ``age`` in sentences."""

    value: Value
    sentence: Sentence
    number: int
    age: int = 0


class Announcements:
    """Keeps the value counted last until its councils are named, in a row or in the items of a list."""

    def __init__(self, groups: Groups, providers: Providers, layout: Layout, sentences: Sequence[Sentence]) -> None:
        self.groups, self.providers = groups, providers
        self.units, self.parts = groups.lists["tally-units"], groups.lists["judged-parts"]
        self.waiting: Counted | None = None
        by_start = {sentence.span.start: sentence for sentence in sentences}
        self._items = {
            found.introduction.start: [by_start[item.start] for item in found.items if item.start in by_start]
            for found in layout.lists
            if found.introduction is not None
        }

    def remember(self, sentence: Sentence, value: Value) -> None:
        """'handed three councils a C3': a sentence after may name the three."""
        if self.waiting is not None and self.waiting.sentence is sentence:
            return  # the first value of a sentence is the one that it counts
        number = self._number(sentence, value)
        if number is not None:
            self.waiting = Counted(value, sentence, number)

    def introduces(self, sentence: Sentence) -> bool:
        """True if the councils waited for stand in the list that the sentence introduces, or in its own."""
        if self.waiting is None:
            return False
        return sentence.span.start in self._items or self._counts_again(sentence, self.waiting.number)

    def _counts_again(self, sentence: Sentence, number: int) -> bool:
        """'The five remaining councils – A, B, C, D and E – got …': the number waited for, and so many names."""
        for at in sentence.numbers:
            if number_at(sentence.word(at)) != number or self.units.isdisjoint(sentence.after(at, UNIT_REACH)):
                continue
            group = next((group for group in sentence.groups if group.first > at), None)
            gaps = range(at, group.first) if group is not None else ()
            set_off = any(mark in sentence.words.gap(place) for place in gaps for mark in LIST_MARKS)
            if group is not None and set_off and len(self.groups.chain(sentence, group).councils) == number:
                return True
        return False

    def names_in(self, sentence: Sentence) -> tuple[Counted, Sequence[Group]] | None:
        """The value waiting and its councils, if the sentence or the list below it names as many as were counted."""
        waiting = self.waiting
        if waiting is None:
            return None
        waiting.age += sentence is not waiting.sentence
        if waiting.age > LONGEST_WAIT:
            self.waiting = None
            return None
        listed = self._listed(sentence)
        announced = bool(listed) or self.groups.announces(sentence) or self._counts_again(sentence, waiting.number)
        named = listed or self._row(sentence)
        if (waiting.age > SHORT_WAIT and not announced) or not named:
            return None
        if not self._as_many(sentence, waiting.number, named, announced):
            return None
        self.waiting = None
        return waiting, named

    def _as_many(self, sentence: Sentence, number: int, named: Sequence[Group], announced: bool) -> bool:
        """True if the names are as many as were counted, providers or not; nearly as many, where they are announced."""
        councils = len({council for group in named for council in group.councils})
        if not announced:
            return number in (councils, councils + sum(len(self.providers.beside(sentence, group)) for group in named))
        partly = not INCLUDING.isdisjoint(sentence.folded())
        return abs(number - councils) <= UNKNOWN_NAMES or (partly and number > councils)

    def _row(self, sentence: Sentence) -> list[Group]:
        plain = [group for group in sentence.groups if not group.anaphor and not group.possessive]
        return [self.groups.chain(sentence, plain[0])] if plain else []

    def _listed(self, sentence: Sentence) -> list[Group]:
        """The council that begins each item of the list that the sentence introduces; none if an item has a value."""
        items = self._items.get(sentence.span.start, [])
        if not items or (self.units | ANNOUNCING).isdisjoint(sentence.folded()):
            return []  # 'Other news:' announces no councils
        if any(value.strong for item in items for value in item.values):
            return []
        return [item.groups[0] for item in items if item.groups and item.groups[0].first == item.lo]

    def _number(self, sentence: Sentence, value: Value) -> int | None:
        """How many councils the words around the value count; of several numbers, the one before what is counted."""
        lo, hi = max(sentence.lo, value.first - REACH_BEFORE), min(sentence.hi, value.last + REACH_AFTER)
        if self.units.isdisjoint(sentence.words.folded[lo:hi]):
            return None
        valued = covered(sentence.values)
        numbers = [(at, number_at(sentence.word(at))) for at in range(lo, hi) if at not in valued]
        counts = [(at, number) for at, number in numbers if number is not None and 1 < number < MOST]
        # 'scored good in four areas' counts no councils
        counts = [item for item in counts if self.parts.isdisjoint(sentence.after(item[0], UNIT_REACH - 1))]
        beside = [number for at, number in counts if not self.units.isdisjoint(sentence.after(at, UNIT_REACH - 1))]
        return next(iter(beside[-1:] or [number for _, number in counts[-1:]]), None)
