"""What a sentence that counts is made of: counts, values, movements; and pairs of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from councilscope.matching.ratings.marks import Value
from councilscope.records import Change


@dataclass(slots=True)
class Term:
    """A value that may be counted: one level, several ('good or excellent'), or words of no scale (no ``values``).

    beyond: last word of 'or better', 'or more' behind it, else None.
    """

    first: int
    last: int
    values: tuple[Value, ...] = ()
    beyond: int | None = None

    @property
    def star(self) -> bool:
        """True for a number of stars."""
        return bool(self.values) and self.values[-1].score is not None and self.values[-1].score_max is None


@dataclass(slots=True)
class Count:
    """A number of councils or judgements at words ``first`` to ``last``.

    number None where only a share is given. of: out of how many. inner: a value between number and unit
    ('three one-star councils'). unit_kind: the list that holds the unit. share: words of a share that stands apart.
    bound: first word of 'more than' before the number.
    """

    first: int
    last: int
    number: int | None
    of: int | None = None
    percent: float | None = None
    unit: tuple[int, int] | None = None
    unit_kind: str | None = None
    inner: Term | None = None
    previous: int | None = None
    shared_of: bool = False
    share: tuple[int, int] | None = None
    bound: int | None = None

    @property
    def end(self) -> int:
        """The last word of number and unit."""
        return max(self.last, self.unit[1] if self.unit else self.last)


@dataclass(slots=True)
class Move:
    """A movement. ``target``: the level reached; ``rated``: its own words speak of ratings or steps of a scale."""

    first: int
    last: int
    change: Change
    target: Term | None = None
    rated: bool = False


@dataclass(slots=True)
class Earlier:
    """A count of an earlier time, or by how much it has moved since (``delta``)."""

    first: int
    last: int
    number: int | None
    delta: int | None = None


@dataclass(slots=True)
class Pair:
    """A count with the value or the movement, or both, that it counts."""

    count: Count
    term: Term | None
    move: Move | None
    rule: str


@dataclass(slots=True)
class Hidden:
    """Words that other pieces have used up: the rules see through them."""

    words: set[int] = field(default_factory=set)

    def hide(self, first: int, last: int) -> None:
        """Use up words ``first`` to ``last``."""
        self.words.update(range(first, last + 1))

    def any(self, span: Iterable[int]) -> bool:
        """True if one of the words is used up."""
        return not self.words.isdisjoint(span)
