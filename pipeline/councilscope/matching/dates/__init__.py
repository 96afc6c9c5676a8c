"""Dates: found by pattern, resolved against the published date."""

from councilscope.matching.dates.component import Dates, make_dates
from councilscope.matching.dates.resolve import DateRole

__all__ = ["DateRole", "Dates", "make_dates"]
