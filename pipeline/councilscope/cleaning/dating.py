"""When the article appeared: from its date line, from its address or file name.

Every date that the page's lines name is a candidate. It is scored by where its line stands (under the headline, above
the first paragraph, right below the last one), by the words before it ('Published', 'Updated'), and by what its line
is; a date in running text is another event's. The best one counts if its score is high enough, else there is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from councilscope.articles import Published
from councilscope.cleaning.calendar_dates import FIRST_YEAR, LAST_YEAR, FoundDate, Order
from councilscope.cleaning.lexicon import Markers
from councilscope.cleaning.lines import Line, Part, Verdict
from councilscope.cleaning.relative_dates import find_relative_dates
from councilscope.cleaning.signals import Signals
from councilscope.cleaning.words import tokens

ENOUGH = 2.0
URL_DATE = re.compile(
    r"(?<!\d)((?:19|20)\d\d)(?:[/\-_.]?([01]\d)[/\-_.]?([0-3]\d)(?!\d)|/([01]?\d)/(?:([0-3]?\d)(?=/))?)"
)
LEAD_WINDOW = 45
LEAD_WORDS = 6
LEAD_REACH = 70
"""Characters that may stand between the start of a date line ('Posted by …') and its date."""
PUBLISHED_LEAD = 2.0
LEADS = {"published-lead": PUBLISHED_LEAD, "updated-lead": -1.2, "event-lead": -6.0}
MOST_RELATIVE_WORDS = 16
OTHERS_WORDS = frozenset({"comments", "related", "job-advert"})
"""What follows these below the text is dated by others."""
FOOT_REACH = 12
FOOT_NEXT = 1
FOOT_DATES = 2
"""A date line below the text is the article's if it follows soon, and is not one of many (teasers, comments)."""
BESIDE = 2
CLOSE = 1.0
"""Of two date lines beside each other, about as good, the earlier day is the published one, the later an update."""


@dataclass(frozen=True, slots=True)
class DatedWords:
    """A date that may be the article's: its value, its words, its place in the repaired text, and how likely.

    updated: the words before it say that it is the day of a change. other: the day read month first, where the
    figures leave that open, else the same.
    """

    iso: str
    precision: str
    words: str
    start: int
    end: int
    score: float
    updated: bool = False
    other: str = ""


class _Frame(NamedTuple):
    """Where the article stands among the lines: title (None if unknown), first and last line of running text.

    lone: the only date line between those two; None if there are none or several, as in a chronicle.
    """

    title: int | None
    first: int
    last: int
    lone: int | None


def date_in_lines(
    lines: Sequence[Line],
    signals: Sequence[Signals],
    verdicts: Sequence[Verdict],
    markers: Markers,
    reference: date | None,
) -> DatedWords | None:
    """The published date by its place: a date line at the head, else one at the foot; None if none is likely."""
    frame = _frame(signals, verdicts)
    month_first = _counts_month_first(signals)
    foot = _foot_line(signals, verdicts, frame)
    best: tuple[int, DatedWords] | None = None
    for index, (line, signal) in enumerate(zip(lines, signals, strict=True)):
        for candidate in _candidates(line, signal, reference, month_first=month_first):
            lead = _lead_score(line, candidate.start, markers)
            leads_line = _leads_line(line, candidate.start, markers)
            if leads_line and not lead:
                lead = PUBLISHED_LEAD
            score = candidate.score + lead + _place_score(index, frame, signal, foot, leads_line=leads_line)
            found = replace(candidate, score=score, updated=lead < 0)
            if best is None or _better(index, found, *best):
                best = (index, found)
    if best is None or best[1].score < ENOUGH:
        return None
    offset = lines[best[0]].start
    return replace(best[1], start=offset + best[1].start, end=offset + best[1].end)


def _frame(signals: Sequence[Signals], verdicts: Sequence[Verdict]) -> _Frame:
    prose = [index for index, verdict in enumerate(verdicts) if verdict.part is Part.PARAGRAPH and signals[index].prose]
    title = next((index for index, verdict in enumerate(verdicts) if verdict.part is Part.TITLE), None)
    first, last = (prose[0], prose[-1]) if prose else (len(signals), len(signals))
    dated = [index for index in range(first, last) if signals[index].dated and signals[index].dates]
    return _Frame(title, first, last, dated[0] if len(dated) == 1 else None)


def _better(index: int, found: DatedWords, best_index: int, best: DatedWords) -> bool:
    if 0 <= index - best_index <= BESIDE and abs(found.score - best.score) <= CLOSE and found.precision == "day":
        return found.iso < best.iso
    return found.score > best.score


def _counts_month_first(signals: Sequence[Signals]) -> bool:
    """True if some date of the page can only be read month first, and none only day first."""
    orders = {found.order for signal in signals for found in signal.dates}
    return Order.MONTH_FIRST in orders and Order.DAY_FIRST not in orders


def _foot_line(signals: Sequence[Signals], verdicts: Sequence[Verdict], frame: _Frame) -> int | None:
    """The date line below the text that may be the article's own; None if there is none."""
    below: list[int] = []
    for index in range(frame.last + 1, len(signals)):
        if verdicts[index].reason in OTHERS_WORDS:
            break
        if signals[index].dated and any(found.precision == "day" for found in signals[index].dates):
            below.append(index)
    if not below or below[0] - frame.last > FOOT_REACH:
        return None
    alone = len(below) <= FOOT_DATES or below[0] - frame.last <= FOOT_NEXT
    return below[0] if alone else None


def _candidates(line: Line, signal: Signals, reference: date | None, *, month_first: bool) -> Iterator[DatedWords]:
    for found in signal.dates:
        item: FoundDate = found.month_first if month_first else found
        score = 0.0 if item.precision == "day" else -2.5
        words = line.text[item.start : item.end]
        yield DatedWords(item.iso, item.precision, words, *item[:2], score, other=found.month_first.iso)
    if reference is not None and signal.size <= MOST_RELATIVE_WORDS:
        for item in find_relative_dates(line.text, reference):
            yield DatedWords(item.iso, item.precision, line.text[item.start : item.end], item.start, item.end, 0.0)


def _place_score(index: int, frame: _Frame, signal: Signals, foot: int | None, *, leads_line: bool) -> float:
    """How likely a date is the article's by where its line stands; ``leads_line``: it begins as date lines do."""
    dated = signal.dated or leads_line
    score = 2.0 if dated else -1.0 if signal.size > 20 else 0.0
    if index < frame.first:
        score += 2.0 - 0.03 * min(20, frame.first - index)
        if frame.title is not None:
            score += 0.5 if abs(index - frame.title) <= 3 else 0.0
    elif index == foot:
        score += 0.5
    elif index > frame.last:
        score -= 4.5
    elif dated:
        score += max(0.2 if index == frame.lone else -0.5, 1.5 - 0.12 * (index - frame.first))
    else:
        score -= 2.0
    if signal.prose and index >= frame.first and not leads_line:
        score -= 6.0
    if signal.cue.reason in OTHERS_WORDS or signal.cue.reason == "copyright":
        score -= 2.5
    return score


def _leads_line(line: Line, start: int, markers: Markers) -> bool:
    """True if the line begins as a date line does ('Posted by … on'), and its date, at ``start``, follows soon."""
    return start <= LEAD_REACH and markers.starts("published-lead", tokens(line.text[:start])) > 0


def _lead_score(line: Line, start: int, markers: Markers) -> float:
    """What the words before the date, at ``start``, say of it: those that end nearest to it, the longest of these."""
    before = tokens(line.text[max(0, start - LEAD_WINDOW) : start])[-LEAD_WORDS:]
    found = [(0, 0, 0.0)]
    for at in range(len(before)):
        for name, score in LEADS.items():
            size = markers.starts(name, before[at:])
            found += [(at + size, size, score)] if size else []
    return max(found)[2]


def date_in_name(url: str | None, path: str) -> Published | None:
    """A date in the page's address or in the file's name, written year first."""
    for origin, name in (("url", url or ""), ("file-name", path.rsplit("/", 1)[-1])):
        for match in URL_DATE.finditer(name):
            year, month, day = match[1], match[2] or match[4], match[3] or match[5]
            if not FIRST_YEAR <= int(year) <= LAST_YEAR or not 1 <= int(month) <= 12:
                continue
            if day is None:
                return Published(f"{year}-{int(month):02}", "month", origin, match[0].strip("/"))
            try:
                iso = date(int(year), int(month), int(day)).isoformat()
            except ValueError:
                continue
            return Published(iso, "day", origin, match[0].strip("/"))
    return None
