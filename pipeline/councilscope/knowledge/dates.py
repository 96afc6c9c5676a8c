"""The calendar as people write it: months, seasons, holidays, units of time and fixed expressions (models/dates/)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from councilscope.knowledge.store import Entry, KnowledgeStore

MONTH_DAY = r"^(\d{2}-\d{2}|easter)$"


class PeriodEntry(Entry):
    """A part of the year that comes round; ``last`` before ``first`` runs into the following year."""

    kind: Literal["month", "season", "holiday", "year"]
    words: tuple[str, ...] = Field(min_length=1)
    first: str = Field(pattern=MONTH_DAY)
    last: str = Field(pattern=MONTH_DAY)


class WeekdayEntry(Entry):
    """A day of the week, Monday 0."""

    words: tuple[str, ...] = Field(min_length=1)
    number: int = Field(ge=0, le=6)


class UnitEntry(Entry):
    """A unit of time in days or in months; an hour has neither."""

    words: tuple[str, ...] = Field(min_length=1)
    days: float = 0
    months: int = 0


class NumberEntry(Entry):
    """A number word; ``value`` None is an unknown number ('a few')."""

    words: tuple[str, ...] = Field(min_length=1)
    value: float | None = None


class PhraseEntry(Entry):
    """A fixed expression; ``days`` counts from publication for kind ``day``."""

    kind: Literal["immediate", "recurring", "event", "day", "grant"]
    words: tuple[str, ...] = Field(min_length=1)
    days: int = 0


@dataclass(frozen=True, slots=True)
class DateKnowledge:
    """The entries of models/dates/, by id."""

    periods: Mapping[str, PeriodEntry]
    weekdays: Mapping[str, WeekdayEntry]
    units: Mapping[str, UnitEntry]
    numbers: Mapping[str, NumberEntry]
    phrases: Mapping[str, PhraseEntry]


def load(store: KnowledgeStore) -> DateKnowledge:
    """Read models/dates/; raise C003 for an entry that does not fit."""
    return DateKnowledge(
        periods=store.entries("dates/periods.json", PeriodEntry),
        weekdays=store.entries("dates/weekdays.json", WeekdayEntry),
        units=store.entries("dates/units.json", UnitEntry),
        numbers=store.entries("dates/numbers.json", NumberEntry),
        phrases=store.entries("dates/phrases.json", PhraseEntry),
    )
