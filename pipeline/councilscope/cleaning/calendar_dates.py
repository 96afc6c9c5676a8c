"""Written dates, day first: where they stand and which day, month or year they name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
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
FIRST_YEAR, LAST_YEAR = 1980, 2079
"""Years outside are slips of the pen; nothing that the project reads lies there."""

PATTERNS = (
    (rf"(?P<day1>\d{{1,2}}){ORDINAL}(?: of)?[ \-]{MONTH % 1},?[ \-](?:{YEAR % 1}|['’]?(?P<short1>\d\d)(?![\d:.]))"),
    (rf"{MONTH % 2} (?P<day2>\d{{1,2}}){ORDINAL},? ?{YEAR % 2}"),
    (r"(?P<year3>(?:19|20)\d\d)-(?P<number3>\d\d)-(?P<day3>\d\d)"),
    (rf"(?P<day4>\d{{1,2}})(?P<separator>[/.\-])(?P<number4>\d{{1,2}})(?P=separator)(?:{YEAR % 4}|(?P<short4>\d\d))"),
    (rf"{MONTH % 5},? {YEAR % 5}"),
)
EDGE = r"(?:(?<![\w£$./\-])|(?<=[a-z])(?=[JFMASOND][a-z]{2,8}\.? \d))"
"""A date begins where no number or word goes on, or where flattening glued a month to the word before it."""
READING_TIME = r"(?=\d{1,2} ?min)"
DATE = re.compile(EDGE + "(?i:" + "|".join(PATTERNS) + rf")(?:{READING_TIME}|(?![\d/%])(?!\.\d))")


class FoundDate(NamedTuple):
    """A date in a text: its range there, ISO form and precision (day or month)."""

    start: int
    end: int
    iso: str
    precision: str


def find_dates(text: str) -> Iterator[FoundDate]:
    """The written dates of ``text``, left to right; those that no calendar has are left out."""
    for match in DATE.finditer(text):
        found = _read(match)
        if found:
            yield FoundDate(match.start(), match.end(), *found)


def _read(match: re.Match[str]) -> tuple[str, str] | None:
    groups = {re.sub(r"\d$", "", name): value for name, value in match.groupdict().items() if value}
    year = int(groups["year"]) if "year" in groups else _full_year(int(groups["short"]))
    month = int(groups["number"]) if "number" in groups else month_number(groups["month"])
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    if "day" not in groups:
        return f"{year:04}-{month:02}", "month"
    day = int(groups["day"])
    if month > 12 >= day and groups.get("separator") == "/":
        day, month = month, day  # written month first, as no other reading has a calendar
    try:
        return date(year, month, day).isoformat(), "day"
    except ValueError:
        return None


def month_number(word: str) -> int:
    """1 to 12 for a month's name or its first three letters."""
    return next(n for n, name in enumerate(MONTHS, start=1) if name.startswith(word.lower()[:3]))


def _full_year(short: int) -> int:
    return 2000 + short if short < 80 else 1900 + short
