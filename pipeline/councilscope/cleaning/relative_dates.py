"""Days that a date line counts from today ('3 days ago', 'yesterday'); today is the reference date, never the clock."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from functools import lru_cache

from dateparser.date import DateDataParser

from councilscope.cleaning.calendar_dates import FoundDate

AGO = re.compile(
    r"\b(?:(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) "
    r"(?:minute|hour|day|week|month|year)s? ago|yesterday)\b",
    re.IGNORECASE,
)
PRECISIONS = {"month": "month", "year": "year"}
"""How exact the parser's periods are; all others name a day."""
END_OF_DAY = (23, 59)
"""Hours count back from here, so that some hours ago is the same day."""
ISO_LENGTHS = {"day": 10, "month": 7, "year": 4}


def find_relative_dates(text: str, reference: date) -> Iterator[FoundDate]:
    """The relative days that ``text`` names, as calendar dates counted from ``reference``."""
    for match in AGO.finditer(text):
        read = _parser(reference).get_date_data(match[0].lower())
        if read.date_obj is not None:
            precision = PRECISIONS.get(read.period or "", "day")
            iso = read.date_obj.date().isoformat()[: ISO_LENGTHS[precision]]
            yield FoundDate(match.start(), match.end(), iso, precision)


@lru_cache(maxsize=16)
def _parser(reference: date) -> DateDataParser:
    settings = {
        "RELATIVE_BASE": datetime(reference.year, reference.month, reference.day, *END_OF_DAY),
        "DATE_ORDER": "DMY",
        "PREFER_DAY_OF_MONTH": "first",
        "PARSERS": ["relative-time"],
    }
    return DateDataParser(languages=["en"], settings=settings)
