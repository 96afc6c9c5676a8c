"""Chooses the date by which an action is to be done among the dates of its clause and its list's introduction."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from councilscope.matching.annotations import DateMention, DeadlineFound
from councilscope.spans import Span

# Function words: an act for each of many is a standard of service, not an act with a last day.
DISTRIBUTIVE = ("every ", "each ", "any ", "all ", "no ")
HISTORY_YEARS = 2
LIMIT = ("within ", "inside ")
YEARS = " years "
ROLE_ORDER = ("deadline", "point", "recurring")


@dataclass(frozen=True, slots=True)
class Limit:
    """A deadline, and whether it falls on some day (a recurrence or a standard of service does not)."""

    deadline: DeadlineFound
    falls: bool


class Deadlines:
    """The dates of a Doc, ready to be asked for the deadline of a span."""

    def __init__(self, text: str, dates: Sequence[DateMention], published: str | None) -> None:
        self.text = text
        self.dates = sorted(dates, key=lambda date: date.start)
        self.published = published

    def within(self, span: Span) -> list[DateMention]:
        """The dates that lie in a span."""
        at = bisect_left(self.dates, span.start, key=lambda date: date.start)
        found = []
        for date in self.dates[at:]:
            if date.start >= span.end:
                break
            if date.end <= span.end:
                found.append(date)
        return found

    def of(self, span: Span, *others: Span | None) -> Limit | None:
        """The deadline told in ``span``, else in one of the ``others`` (lead-in, heading); None if none is told."""
        for place in (span, *others):
            if place is None:
                continue
            candidates = [date for date in self.within(place) if self._may_limit(date)]
            if candidates:
                best = min(candidates, key=lambda date: (self._order(date), date.start))
                return self._deadline(best, span)
        return None

    def is_history(self, date: DateMention) -> bool:
        """Whether a date is over for so long that it belongs to the background of an article."""
        years_ago = date.precision == "relative" and YEARS in self._words(date)  # 'two years ago'
        if date.role == "past" and (date.precision == "year" or years_ago):
            return True
        if self.published is None or date.latest is None:
            return False
        return int(self.published[:4]) - int(date.latest[:4]) >= HISTORY_YEARS

    def _order(self, date: DateMention) -> int:
        return ROLE_ORDER.index(date.role) if date.role in ROLE_ORDER else 1

    def _may_limit(self, date: DateMention) -> bool:
        if date.role == "duration":
            return self._words(date).startswith(LIMIT)
        if date.role == "point" and self._words(date).startswith(("for ", "since ", "after ")):
            return False
        if self._words(date).startswith("during ") and date.precision not in ("year", "quarter", "month"):
            return False  # 'during the visit', but 'during 2012'
        if self.text[date.end : date.end + 2] in ("'s", "’s"):  # 'next year's budget'
            return False
        if date.role == "recurring" and " " not in self._words(date):
            return False  # 'a weekly report'
        if date.role == "past" or self._words(date) in ("today", "tonight", "this week"):
            return False
        return not (self.published and date.latest and date.latest < self.published[: len(date.latest)])

    def _words(self, date: DateMention) -> str:
        return self.text[date.start : date.end].lower()

    def _deadline(self, date: DateMention, span: Span) -> Limit:
        where = Span(date.start, date.end)
        words = self._words(date)
        action = f" {span.of(self.text).lower()}"
        standard = (
            words.startswith(LIMIT)
            and any(unit in words for unit in ("day", "hour", "week"))
            and any(f" {word}" in action for word in DISTRIBUTIVE)
        )
        if standard or date.role == "recurring":
            return Limit(DeadlineFound(where, None, None, "relative", "unknown"), False)
        falls = date.role != "duration"
        return Limit(DeadlineFound(where, date.earliest, date.latest, date.precision, date.anchor), falls)
