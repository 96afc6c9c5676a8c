"""Written dates, day first: where they stand and which day, month or year they name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import NamedTuple

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
MONTH = (
    r"(?P<month%d>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
ORDINAL = r"(?:st|nd|rd|th)?"
YEAR = r"(?P<year%d>(?:19|20)\d\d)"
NO_CLOCK = r"(?! ?(?:[ap]\.?m\b|gmt|bst|utc|hrs))"
"""'11.30.00am GMT' is a time of day."""
FIGURE_YEAR = rf"(?:{YEAR % 4}|(?P<short4>\d\d){NO_CLOCK})"
FIRST_YEAR, LAST_YEAR = 1980, 2079
"""Years outside are slips of the pen; nothing that the project reads lies there."""

PATTERNS = (
    (rf"(?P<day1>\d{{1,2}}){ORDINAL}(?: of)?[ \-]{MONTH % 1},?[ \-](?:{YEAR % 1}|['’]?(?P<short1>\d\d)(?![\d:.]))"),
    (rf"{MONTH % 2} (?P<day2>\d{{1,2}}){ORDINAL}[,.]? ?{YEAR % 2}"),
    (r"(?P<year3>(?:19|20)\d\d)(?P<separator3>[\-./])(?P<number3>\d\d)(?P=separator3)(?P<day3>\d\d)"),
    (rf"(?P<day4>\d{{1,2}})(?P<separator>[/.\-])(?P<number4>\d{{1,2}})(?P=separator){FIGURE_YEAR}"),
    (rf"{YEAR % 6} {MONTH % 6} (?P<day6>\d{{1,2}})(?!\d)"),
    (rf"{MONTH % 5},? {YEAR % 5}"),
)
EDGE = r"(?:(?<![\w£$./\-])|(?<=[a-z])(?=[JFMASOND][a-z]{2,8}\.? \d)|(?<=(?:19|20)\d\d)(?=\d{1,2} [A-Z][a-z]{2}))"
"""A date begins where no number or word goes on, or where flattening glued it to the word or year before it."""
READING_TIME = r"(?=\d{1,2} ?min)"
TIME_OF_DAY = r"(?=\d{1,2}:\d\d)"
NEXT_DATE = r"(?=\d{1,2} [A-Z][a-z]{2})"
"""What flattening glues to the year of a date line."""
DATE = re.compile(
    EDGE + "(?i:" + "|".join(PATTERNS) + rf")(?:{READING_TIME}|{TIME_OF_DAY}|(?-i:{NEXT_DATE})|(?![\d/%])(?!\.\d))"
)


DATE_BEGINS = re.compile(r"[\djfmasondJFMASONDſ](?:(?<=\d)|(?i:an|eb|ar|pr|ay|u[nlg]|ep|ct|ov|ec))")
"""A figure or the first letters of a month: a date begins nowhere else, and few other places need to be looked at."""


class Order(StrEnum):
    """What the words say about the order of day and month: in figures it may be told, or open."""

    NAMED = "named"
    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"
    OPEN = "open"


class FoundDate(NamedTuple):
    """A date in a text: its range there, ISO form, precision (day or month), and the order of its figures.

    An open order is read day first.
    """

    start: int
    end: int
    iso: str
    precision: str
    order: Order = Order.NAMED

    @property
    def month_first(self) -> FoundDate:
        """The same date read month first, where its figures leave that open; else the date itself."""
        if self.order is not Order.OPEN:
            return self
        year, month, day = self.iso.split("-")
        return self._replace(iso=f"{year}-{day}-{month}")


def find_dates(text: str) -> Iterator[FoundDate]:
    """The written dates of ``text``, left to right; those that no calendar has are left out."""
    may_begin = DATE_BEGINS.search(text)
    while may_begin:
        match = DATE.match(text, may_begin.start())
        found = _read(match) if match else None
        if match and found:
            yield FoundDate(match.start(), match.end(), *found)
        may_begin = DATE_BEGINS.search(text, match.end() if match else may_begin.start() + 1)


def _read(match: re.Match[str]) -> tuple[str, str, Order] | None:
    groups = {name.rstrip("123456"): value for name, value in match.groupdict().items() if value}
    year = int(groups["year"]) if "year" in groups else _full_year(int(groups["short"]))
    month = int(groups["number"]) if "number" in groups else month_number(groups["month"])
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    if "day" not in groups:
        return f"{year:04}-{month:02}", "month", Order.NAMED
    day = int(groups["day"])
    order = Order.NAMED
    if match["separator"]:
        order = Order.DAY_FIRST if day > 12 else Order.MONTH_FIRST if month > 12 else Order.OPEN
        if order is Order.MONTH_FIRST:
            day, month = month, day
    try:
        return date(year, month, day).isoformat(), "day", order
    except ValueError:
        return None


def month_number(word: str) -> int:
    """1 to 12 for a month's name or its first three letters; the long s of 'ſept' is an s."""
    return next(n for n, name in enumerate(MONTHS, start=1) if name.startswith(word.casefold()[:3]))


def _full_year(short: int) -> int:
    return 2000 + short if short < 80 else 1900 + short
