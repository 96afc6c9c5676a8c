"""Lint of models/dates/."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from councilscope.knowledge import load_knowledge
from councilscope.matching.dates.calendar import instance

DATES = load_knowledge().dates


@pytest.mark.parametrize("area", ["periods", "weekdays", "units", "numbers", "phrases"])
def test_no_word_stands_twice_in_an_area(area: str) -> None:
    counted = Counter(word.lower() for entry in getattr(DATES, area).values() for word in entry.words)
    assert [word for word, count in counted.items() if count > 1] == []


def test_the_year_is_whole() -> None:
    months = [entry for entry in DATES.periods.values() if entry.kind == "month"]
    days = sum((instance(month, 2004)[1] - instance(month, 2004)[0]).days + 1 for month in months)
    assert (len(months), days) == (12, 366)
    assert sorted(entry.number for entry in DATES.weekdays.values()) == list(range(7))


@pytest.mark.parametrize("period", list(DATES.periods.values()), ids=lambda period: period.id)
def test_every_period_begins_before_it_ends(period: object) -> None:
    first, last = instance(period, 2003)  # type: ignore[arg-type]
    assert first <= last
    assert first >= date(2003, 1, 1)


def test_every_unit_has_a_length_but_the_hour() -> None:
    assert [unit.id for unit in DATES.units.values() if not (unit.days or unit.months)] == ["hour"]
