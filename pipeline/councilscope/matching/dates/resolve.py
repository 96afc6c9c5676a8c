"""Says which days a found date means, counted from the day on which the article appeared."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from councilscope.matching.dates.calendar import (
    Base,
    Days,
    add,
    coming,
    following,
    instance,
    month_end,
    part,
    past,
    previous,
)
from councilscope.matching.dates.find import ORDINALS, PARTS, THIRDS, Candidate, DateFinder

EARLIEST_YEAR = 1900


class DateRole(StrEnum):
    """What a date does in its sentence; DateMention.role holds the value."""

    DEADLINE = "deadline"  # 'by July', 'within six months'
    PAST = "past"  # 'in November last year'
    POINT = "point"  # 'on 14 April', neither a limit nor over
    DURATION = "duration"  # 'for three years', 'within 24 hours'
    RECURRING = "recurring"  # 'every quarter'


@dataclass(frozen=True, slots=True)
class Meaning:
    """The days that a date may mean, None where unknown; see records.DateRange."""

    role: DateRole
    days: tuple[date | None, date | None]
    precision: str
    anchor: str


LIMITS = ("by", "before", "no later than", "not later than", "ahead of", "until", "till", "up to", "within", "inside")
FUTURE_SHIFTS = ("next", "coming", "following", "this time next")
PAST_SHIFTS = ("last", "previous", "past")
UNKNOWN: tuple[None, None] = (None, None)


class DateResolver:
    """``resolve`` gives the meaning of a candidate, or None if it is no date after all."""

    def __init__(self, finder: DateFinder) -> None:
        self.finder = finder
        self._readers: dict[str, Callable[[Candidate, Base | None, bool | None], Meaning | None]] = {
            "numeric": self._numeric,
            "day_month": self._day,
            "month_day": self._day,
            "month": self._period,
            "month_year": self._period,
            "season": self._period,
            "named_year": self._period,
            "quarter": self._quarter,
            "next_lengths": self._next_length,
            "length": self._length,
            "open_length": self._open_length,
            "year_range": self._years,
            "year_only": self._year,
            "year_end": self._year_end,
            "next_unit": self._next_unit,
            "weekday": self._weekday,
            "immediate": self._phrase,
            "recurring": self._recurring,
            "event": self._phrase,
            "day_name": self._phrase,
        }

    def resolve(self, candidate: Candidate, base: Base | None, ahead: bool | None) -> Meaning | None:
        """What a candidate means, None if it is no date after all.

        base: the days of publication, None if undated. ahead: whether the sentence speaks of what is to come
        (True) or is over (False), None if it does not say; it decides where neither year nor preposition does.
        """
        if candidate.groups.get("shift") in ("each", "every"):
            return Meaning(DateRole.RECURRING, UNKNOWN, "relative", "unknown")
        meaning = self._readers[candidate.form](candidate, base, ahead)
        return meaning if meaning is None else _limited(meaning, candidate, base)

    def _day(self, found: Candidate, base: Base | None, ahead: bool | None) -> Meaning | None:
        month = int(self.finder.periods[found.groups["month"]].first[:2])
        day = int(found.groups["day"])
        year = _stated_year(found, base)
        if year is not None:
            return _on_day(year, month, day, _anchor(found), base)
        if base is None:
            return Meaning(DateRole.POINT, UNKNOWN, "day", "unknown") if 1 <= day <= 31 else None
        forward = _forward(found, ahead)
        years = (base.first.year, base.first.year + 1) if forward else (base.first.year, base.first.year - 1)
        for candidate_year in years:
            meaning = _on_day(candidate_year, month, day, "published", base)
            when = meaning.days[0] if meaning else None
            if when is not None and (when >= base.first if forward else when <= base.last):
                return meaning
        return None

    def _numeric(self, found: Candidate, base: Base | None, ahead: bool | None) -> Meaning | None:
        first, middle, last = (found.groups[name] for name in "abc")
        if len(first) == 4:
            return _on_day(int(first), int(middle), int(last), "stated", base)
        if len(first) > 2:
            return None
        year = int(last) if len(last) == 4 else _century(int(last))
        return _on_day(year, int(middle), int(first), "stated", base)

    def _period(self, found: Candidate, base: Base | None, ahead: bool | None) -> Meaning | None:
        period = self.finder.periods[found.groups["period"]]
        precision = {"month": "month", "season": "quarter", "holiday": "day", "year": "year"}[period.kind]
        if period.first != period.last and period.kind == "holiday":
            precision = "month"
        year, shift = _stated_year(found, base), found.groups.get("shift", "")
        days: Days
        if year is not None:
            days = instance(period, year)
        elif base is None:
            return Meaning(DateRole.PAST if shift in PAST_SHIFTS else DateRole.POINT, UNKNOWN, precision, "unknown")
        elif shift in PAST_SHIFTS:
            days = previous(period, base.first)
        elif shift in FUTURE_SHIFTS:
            days = following(period, base.last)
        else:
            days = (coming if shift == "this" or _forward(found, ahead) else past)(period, base.first)
        return _refined(found, days, precision, _anchor(found), base)

    def _quarter(self, found: Candidate, base: Base | None, ahead: bool | None) -> Meaning | None:
        groups = found.groups
        number = int(groups["q"]) if "q" in groups else ORDINALS.get(groups["which"])
        year = _stated_year(found, base) or (base.first.year if base else None)
        if number is None and base is not None:
            step = {"next": 3, "last": -3}.get(groups["which"], 0)
            start = add(date(base.first.year, 3 * ((base.first.month - 1) // 3) + 1, 1), months=step)
        elif number is not None and year is not None:
            start = date(year, 3 * number - 2, 1)
        else:
            return Meaning(DateRole.POINT, UNKNOWN, "quarter", "unknown")
        end = month_end(start.year, start.month + 2)
        return _refined(found, (start, end), "quarter", _anchor(found), base)

    def _next_length(self, found: Candidate, base: Base | None, ahead: bool | None) -> Meaning | None:
        shift = found.groups["shift"]
        if shift in ("first", "final") and found.groups.get("prep") not in ("within", "inside", "over", "in", "during"):
            return None
        if shift in PAST_SHIFTS:
            return Meaning(DateRole.PAST, UNKNOWN, "relative", "published" if base else "unknown")
        return self._span_ahead(found, base, found.groups.get("n"), found.groups["unit"])

    def _length(self, found: Candidate, base: Base | None, ahead: bool | None) -> Meaning | None:
        groups = found.groups
        tail, preposition = groups.get("tail"), groups.get("prep")
        if tail in ("ago", "earlier") or preposition == "since":
            return Meaning(DateRole.PAST, UNKNOWN, "relative", "published" if base else "unknown")
        if tail == "later" or self.finder.units[groups["unit"]].id == "hour":
            return Meaning(DateRole.DURATION, UNKNOWN, "relative", "unknown")
        if preposition in ("within", "inside", "by") or tail == "time" or (preposition == "in" and ahead):
            return self._span_ahead(found, base, groups.get("n2", groups["n"]), groups.get("unit2", groups["unit"]))
        return Meaning(DateRole.DURATION, UNKNOWN, "relative", "unknown")

    def _open_length(self, found: Candidate, base: Base | None, ahead: bool | None) -> Meaning | None:
        days = (base.first, None) if base else UNKNOWN
        return Meaning(DateRole.DEADLINE, days, "relative", "published" if base else "unknown")

    def _span_ahead(self, found: Candidate, base: Base | None, number: str | None, unit_word: str) -> Meaning:
        """'Within six months': any day from publication to then; 'in a year's time': about then."""
        unit = self.finder.units[unit_word]
        count = None if number is None else (float(number) if number.isdecimal() else self.finder.numbers[number])
        if base is None:
            return Meaning(DateRole.DEADLINE, UNKNOWN, "relative", "unknown")
        latest = None if count is None else add(base.last, days=unit.days * count, months=unit.months * count)
        return Meaning(DateRole.DEADLINE, (base.first, latest), "relative", "published")

    def _years(self, found: Candidate, base: Base | None, ahead: bool | None) -> Meaning | None:
        first = int(found.groups["year"])
        text = found.groups["to"]
        last = int(text) if len(text) == 4 else first - first % 10 ** len(text) + int(text)
        last += 10 ** len(text) if last < first and len(text) < 4 else 0
        if not first < last <= first + 30:
            return None
        # '2002/03' is a financial year; a longer range runs to the end of its last calendar year.
        days = (date(first, 4, 1), date(last, 3, 31)) if last == first + 1 else (date(first, 1, 1), date(last, 12, 31))
        return _refined(found, days, "range", "stated", base)

    def _year(self, found: Candidate, base: Base | None, ahead: bool | None) -> Meaning | None:
        year = int(found.groups["year"])
        return _refined(found, (date(year, 1, 1), date(year, 12, 31)), "year", "stated", base)

    def _year_end(self, found: Candidate, base: Base | None, ahead: bool | None) -> Meaning | None:
        if base is None:
            return Meaning(DateRole.POINT, UNKNOWN, "day", "unknown")
        last = date(base.first.year, 12, 31)
        return _refined(found, (last, last), "day", "published", base)

    def _next_unit(self, found: Candidate, base: Base | None, ahead: bool | None) -> Meaning | None:
        shift, unit = found.groups["shift"], self.finder.units[found.groups["unit"]]
        if shift in ("same", "that", "previous", "each", "every"):
            return None
        if base is None:
            return Meaning(DateRole.PAST if shift == "last" else DateRole.POINT, UNKNOWN, "relative", "unknown")
        if shift == "first" or found.groups.get("prep") in ("within", "over", "during", "inside"):
            return self._span_ahead(found, base, "one", found.groups["unit"]) if shift != "last" else None
        step = {"last": -1, "next": 1, "coming": 1, "following": 1}.get(shift, 0)
        if unit.months:
            start = add(base.first.replace(day=1), months=step * unit.months)
            days = (start, add(start, months=unit.months) - timedelta(days=1))
        else:
            monday = base.first - timedelta(days=base.first.weekday())
            start = add(monday, days=step * unit.days)
            days = (start, add(start, days=unit.days - 1))
        return _refined(found, days, "month" if unit.months == 1 else "range", "published", base)

    def _weekday(self, found: Candidate, base: Base | None, ahead: bool | None) -> Meaning | None:
        if base is None or base.first != base.last:
            return Meaning(DateRole.POINT, UNKNOWN, "day", "unknown")
        distance = (self.finder.weekdays[found.groups["weekday"]] - base.first.weekday()) % 7
        if found.groups.get("shift") in PAST_SHIFTS or not _forward(found, ahead):
            distance = distance - 7 if distance else 0
        elif found.groups.get("shift") == "next" and distance < 2:
            distance += 7
        when = base.first + timedelta(days=distance)
        return _refined(found, (when, when), "day", "published", base)

    def _recurring(self, found: Candidate, base: Base | None, ahead: bool | None) -> Meaning | None:
        return Meaning(DateRole.RECURRING, UNKNOWN, "relative", "unknown")

    def _phrase(self, found: Candidate, base: Base | None, ahead: bool | None) -> Meaning | None:
        entry = self.finder.phrases[found.groups["phrase"]]
        if entry.kind == "event":
            return Meaning(DateRole.DEADLINE, UNKNOWN, "relative", "unknown")
        when = add(base.first, days=entry.days) if base else None
        if entry.kind == "immediate":
            return Meaning(DateRole.DEADLINE, (when, when), "relative", "published" if base else "unknown")
        role = DateRole.PAST if entry.days < 0 else DateRole.POINT
        return Meaning(role, (when, when), "day", "published" if base else "unknown")


def _forward(found: Candidate, ahead: bool | None) -> bool:
    """Whether the nearest such date to come is meant, rather than the latest one over."""
    preposition = found.groups.get("prep", "")
    if preposition in ("since", "after") or found.groups.get("of") == "last":
        return False
    return ahead is True or (ahead is None and preposition in (*LIMITS, "from"))


def _anchor(found: Candidate) -> str:
    return "stated" if "year" in found.groups or "short" in found.groups else "published"


def _stated_year(found: Candidate, base: Base | None) -> int | None:
    if "year" in found.groups:
        return int(found.groups["year"])
    if "short" in found.groups:
        return _century(int(found.groups["short"]))
    shift = {"this": 0, "that": 0, "next": 1, "the following": 1, "last": -1}.get(found.groups.get("of", ""))
    return base.first.year + shift if base is not None and shift is not None else None


def _century(two_digits: int) -> int:
    return two_digits + (1900 if two_digits >= 70 else 2000)


def _on_day(year: int, month: int, day: int, anchor: str, base: Base | None) -> Meaning | None:
    try:
        when = date(year, month, day)
    except ValueError:
        return None
    if year < EARLIEST_YEAR:
        return None
    return Meaning(_role(when, when, base), (when, when), "day", anchor)


def _refined(found: Candidate, days: Days, precision: str, anchor: str, base: Base | None) -> Meaning:
    """The days narrowed to their end, start, half or third where the words say so."""
    section = PARTS.get(found.groups.get("part", "")) or THIRDS.get(found.groups.get("third", ""))
    if section == "late" and found.groups.get("third") == "later" and base is not None:
        first = max(days[0], min(base.first, days[1]))  # 'later this year' is what is left of it
        return Meaning(_role(first, days[1], base), (first, days[1]), "range", anchor)
    narrowed = part(days, section)
    if section is not None:
        precision = "day" if narrowed[0] == narrowed[1] else "range"
    return Meaning(_role(*narrowed, base), narrowed, precision, anchor)


def _role(first: date, last: date, base: Base | None) -> DateRole:
    return DateRole.PAST if base is not None and last < base.first else DateRole.POINT


def _limited(meaning: Meaning, found: Candidate, base: Base | None) -> Meaning:
    """'Before X' ends the day before; 'by', 'before' and 'until' a day to come are deadlines."""
    preposition = found.groups.get("prep", "")
    first, last = meaning.days
    if (
        preposition in ("before", "ahead of")
        and first is not None
        and first > date.min
        and meaning.role is not DateRole.PAST
    ):
        eve = first - timedelta(days=1)
        if found.groups.get("part") == "end" and first == last and last is not None:
            eve = last
        start = base.first if base is not None and base.first <= eve else None
        meaning = replace(meaning, days=(start, eve))
    if preposition in LIMITS and meaning.role is DateRole.POINT:
        meaning = replace(meaning, role=DateRole.DEADLINE)
    if preposition in ("since", "for") and meaning.role is DateRole.POINT:
        meaning = replace(meaning, role=DateRole.PAST if preposition == "since" else DateRole.DURATION)
    return meaning
