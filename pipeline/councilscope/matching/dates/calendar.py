"""Arithmetic on days: what a named part of the year, a length of time or a weekday means from a given day."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import lru_cache

from councilscope.knowledge.dates import PeriodEntry

Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Base:
    """The days on which the article may have appeared: one day, or all of a month or year."""

    first: date
    last: date


def base_of(published: str | None) -> Base | None:
    """The days that YYYY, YYYY-MM or YYYY-MM-DD covers; None for None or for no day of the calendar."""
    if not published:
        return None
    parts = [int(part) for part in published.split("-")]
    try:
        first = date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)
    except ValueError:
        return None
    if len(parts) == 3:
        return Base(first, first)
    month = parts[1] if len(parts) == 2 else 12
    return Base(first, month_end(first.year, month))


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def add(day: date, *, days: float = 0, months: float = 0) -> date:
    """``day`` moved on; the 31st becomes the last day of a shorter month; stays within the years of the calendar."""
    whole = int(months)
    total = day.year * 12 + day.month - 1 + whole
    year, month = divmod(total, 12)
    if not MINYEAR <= year <= MAXYEAR:
        return date.max if year > MAXYEAR else date.min
    moved = date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
    try:
        return moved + timedelta(days=round(days + (months - whole) * 30.4))
    except OverflowError:
        return date.max if days > 0 else date.min


@lru_cache(maxsize=512)
def easter(year: int) -> date:
    """Easter Sunday by the Gregorian reckoning (Meeus, Jones and Butcher)."""
    golden, century, rest = year % 19, year // 100, year % 100
    leap, solar = divmod(century, 4)
    moon = (19 * golden + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    quarter, remainder = divmod(rest, 4)
    weekday = (32 + 2 * solar + 2 * quarter - moon - remainder) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def instance(period: PeriodEntry, year: int) -> Days:
    """The first and last day of the period that begins in ``year``."""
    first = _month_day(period.first, year)
    last = _month_day(period.last, year)
    return first, last if last >= first else _month_day(period.last, year + 1)


def _month_day(month_day: str, year: int) -> date:
    if month_day == "easter":
        return easter(year)
    month, day = (int(part) for part in month_day.split("-"))
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))


def coming(period: PeriodEntry, base: date) -> Days:
    """The instance that holds ``base``, or else the first after it."""
    return next(days for year in range(base.year - 1, base.year + 3) if (days := instance(period, year))[1] >= base)


def past(period: PeriodEntry, base: date) -> Days:
    """The instance that holds ``base``, or else the last before it."""
    return next(days for year in range(base.year, base.year - 4, -1) if (days := instance(period, year))[0] <= base)


def following(period: PeriodEntry, base: date) -> Days:
    """What 'next' means: the first month or year to begin; the season or holiday of the following calendar year, if
    this year's is still to come but nearer ('this summer' would name it)."""
    after = next(days for year in range(base.year - 1, base.year + 3) if (days := instance(period, year))[0] > base)
    if period.kind in ("season", "holiday") and after[0].year == base.year:
        return instance(period, base.year + 1)
    return after


def previous(period: PeriodEntry, base: date) -> Days:
    """What 'last' means: the latest instance that is over."""
    return next(days for year in range(base.year, base.year - 4, -1) if (days := instance(period, year))[1] < base)


def part(days: Days, which: str | None) -> Days:
    """The end, start, early, middle, late third or a half of some days; the days themselves for None."""
    first, last = days
    length = (last - first).days + 1
    third = max(1, length // 3)
    match which:
        case "end":
            return last, last
        case "start":
            return first, first
        case "early":
            return first, first + timedelta(days=third - 1)
        case "middle":
            return first + timedelta(days=third), last - timedelta(days=third)
        case "late":
            return last - timedelta(days=third - 1), last
        case "first half":
            return first, first + timedelta(days=max(0, length // 2 - 1))
        case "second half":
            return first + timedelta(days=length // 2), last
        case _:
            return days
