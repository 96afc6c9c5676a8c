"""Knowledge of how often each rule is right: counts from known articles, and what they make of a confidence.

A rule's share of right items is drawn towards that of its kind as long as few were counted (shrinkage), and then moved
by how the kind fares on articles that no rule was written with. ``benchmarks/calibration`` counts again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from math import exp, log
from typing import NamedTuple

from pydantic import Field, model_validator

from councilscope.knowledge.store import Entry, KnowledgeStore

PULL = 8.0  # a share of fewer items than this is mostly that of the next larger group
UNSEEN_PULL = 20.0  # the same for the step between articles that rules were written with and others
LEAST, MOST = 0.02, 0.99
GRADES = (0.7, 0.8, 0.87, 0.93)  # a rule's own estimate counts by the grade that it falls into


class Tried(Entry):
    """Items of one kind, rule and grade in known articles: how many, and how many right in every scored field."""

    kind: str
    rule: str
    grade: int = Field(ge=0, le=len(GRADES))
    right: int = Field(ge=0)
    of: int = Field(ge=1)

    @model_validator(mode="after")
    def _counts_fit(self) -> Tried:
        if self.right > self.of:
            raise ValueError("more are right than there are")
        return self


class Unseen(Entry):
    """A kind (its id) on articles that nobody had seen: ``expected`` is what the rules' shares add up to there."""

    right: int = Field(ge=0)
    of: int = Field(ge=1)
    expected: float = Field(ge=0)


class Counts(NamedTuple):
    """How many were right, of how many."""

    right: float = 0.0
    of: float = 0.0

    def plus(self, right: float, of: float) -> Counts:
        """With more counted."""
        return Counts(self.right + right, self.of + of)

    def share(self, base: float, pull: float = PULL) -> float:
        """The share that is right, drawn towards ``base`` as if ``pull`` more had been counted at that share."""
        return (self.right + pull * base) / (self.of + pull)


class ConfidenceKnowledge:
    """What a kind, a rule and its own estimate come to."""

    def __init__(self, tried: Iterable[Tried] = (), unseen: Iterable[Unseen] = ()) -> None:
        self._kinds: defaultdict[str, Counts] = defaultdict(Counts)
        self._grades: defaultdict[tuple[str, int], Counts] = defaultdict(Counts)
        self._rules: defaultdict[tuple[str, str, int], Counts] = defaultdict(Counts)
        for one in tried:
            self._kinds[one.kind] = self._kinds[one.kind].plus(one.right, one.of)
            self._grades[one.kind, one.grade] = self._grades[one.kind, one.grade].plus(one.right, one.of)
            self._rules[one.kind, one.rule, one.grade] = Counts(one.right, one.of)
        self._steps = {one.id: _step(one) for one in unseen}
        self._known: dict[tuple[str, str, int], float] = {}

    def of(self, kind: str, rule: str, own: float) -> float:
        """The confidence of an item, 0 to 1 with two decimals.

        kind: the record's list, or ``quotes.speaker``. own: the rule's own estimate, which is returned where no
        item of the kind was counted.
        """
        if kind not in self._kinds:
            return round(own, 2)
        key = (kind, rule, grade_of(own))
        if key not in self._known:
            moved = _logit(self.share(*key)) + self._steps.get(kind, 0.0)
            self._known[key] = round(min(MOST, max(LEAST, 1 / (1 + exp(-moved)))), 2)
        return self._known[key]

    def counted(self, kind: str, rule: str) -> Counts:
        """How many items of a rule known articles hold, whatever its own estimate, and how many are right."""
        counts = [counts for (of, by, _), counts in self._rules.items() if (of, by) == (kind, rule)]
        return Counts(sum(one.right for one in counts), sum(one.of for one in counts))

    def share(self, kind: str, rule: str, grade: int) -> float:
        """The shrunk share of right items, before the step to unseen articles."""
        whole = self._kinds[kind].share(0.5, 2.0)
        graded = self._grades[kind, grade].share(whole) if (kind, grade) in self._grades else whole
        return self._rules[kind, rule, grade].share(graded) if (kind, rule, grade) in self._rules else graded


def grade_of(own: float) -> int:
    """The grade of a rule's own estimate, 0 for the least sure."""
    return sum(own >= bound for bound in GRADES)


def _step(unseen: Unseen) -> float:
    """How much lower (or higher), in log-odds, a kind fares on unseen articles; small where few were counted."""
    expected = unseen.expected / unseen.of
    return _logit(Counts(unseen.right, unseen.of).share(expected, UNSEEN_PULL)) - _logit(expected)


def _logit(share: float) -> float:
    bounded = min(1 - 1e-6, max(1e-6, share))
    return log(bounded / (1 - bounded))


def load(store: KnowledgeStore) -> ConfidenceKnowledge:
    """Read models/confidence; raise C003 for an entry that does not fit."""
    return ConfidenceKnowledge(
        store.entries("confidence/tried.json", Tried).values(), store.entries("confidence/unseen.json", Unseen).values()
    )
