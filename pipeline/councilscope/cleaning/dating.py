"""When the article appeared: from what the page declares, from its date line, from its address or file name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from councilscope.articles import Published
from councilscope.cleaning.calendar_dates import FIRST_YEAR, LAST_YEAR
from councilscope.cleaning.lexicon import Markers, tokens
from councilscope.cleaning.lines import Line, Part, Verdict
from councilscope.cleaning.signals import Signals

ENOUGH = 2.0
AGO = re.compile(r"\b(\d{1,3}|an?|one|two|three|four|five|six) (hour|day|week|month)s? ago\b", re.IGNORECASE)
NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
DAYS = {"hour": 0, "day": 1, "week": 7}
URL_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)[/\-_.]?([01]\d)[/\-_.]?([0-3]\d)(?!\d)|/((?:19|20)\d\d)/([01]?\d)/")
LEAD_WINDOW = 45
OTHERS_WORDS = frozenset({"comments", "related", "job-advert"})
"""What follows these below the text is dated by others."""


@dataclass(frozen=True, slots=True)
class DatedWords:
    """A date that may be the article's: its value, its words, its place in the repaired text, and how likely."""

    iso: str
    precision: str
    words: str
    start: int
    end: int
    score: float


def date_in_lines(
    lines: Sequence[Line],
    signals: Sequence[Signals],
    verdicts: Sequence[Verdict],
    markers: Markers,
    reference: date | None,
) -> DatedWords | None:
    """The published date by its place: a date line at the head, else one at the foot; None if none is likely."""
    prose = [index for index, verdict in enumerate(verdicts) if verdict.part is Part.PARAGRAPH and signals[index].prose]
    first = prose[0] if prose else len(lines)
    last = prose[-1] if prose else len(lines)
    title = next((index for index, verdict in enumerate(verdicts) if verdict.part is Part.TITLE), None)
    best: DatedWords | None = None
    answered = False
    for index, line in enumerate(lines):
        answered = answered or (index > last and verdicts[index].reason in OTHERS_WORDS)
        for candidate in _candidates(line, signals[index], reference):
            score = candidate.score + _place_score(index, (first, last), title, signals[index])
            score += _lead_score(line, candidate, markers)
            score -= 2.5 * answered
            if signals[index].prose and index >= first:
                score -= 6
            if best is None or score > best.score:
                start = line.start + candidate.start
                best = DatedWords(
                    candidate.iso, candidate.precision, candidate.words, start, line.start + candidate.end, score
                )
    return best if best and best.score >= ENOUGH else None


def _candidates(line: Line, signal: Signals, reference: date | None) -> list[DatedWords]:
    found = [
        DatedWords(
            item.iso,
            item.precision,
            line.text[item.start : item.end],
            item.start,
            item.end,
            0.0 if item.precision == "day" else -2.5,
        )
        for item in signal.dates
    ]
    if reference is not None:
        for match in AGO.finditer(line.text):
            count = (
                NUMBERS.get(match[1].lower()) or int(match[1])
                if match[1].isdecimal() or match[1].lower() in NUMBERS
                else 0
            )
            unit = match[2].lower()
            day = reference - timedelta(days=count * DAYS[unit]) if unit in DAYS else None
            if day:
                found.append(DatedWords(day.isoformat(), "day", match[0], match.start(), match.end(), 0.0))
    return found


def _place_score(index: int, body: tuple[int, int], title: int | None, signal: Signals) -> float:
    first, last = body
    score = 2.0 if signal.dated else -1.0 if signal.size > 20 else 0.0
    if index < first:
        score += 2.0 - 0.03 * min(20, first - index)
        if title is not None:
            score += 0.5 if abs(index - title) <= 3 else 0.0
    elif signal.dated:
        score += max(-0.5, 1.5 - 0.12 * (index - first)) if index < last else -2.0
    else:
        score -= 2.0
    if signal.cue.reason in OTHERS_WORDS or signal.cue.reason == "copyright":
        score -= 2.5
    return score


def _lead_score(line: Line, candidate: DatedWords, markers: Markers) -> float:
    before = tokens(line.text[max(0, candidate.start - LEAD_WINDOW) : candidate.start])
    score = 0.0
    for width in range(1, 7):
        tail = before[-width:]
        if markers.starts("updated-lead", tail):
            return -1.2
        if markers.starts("published-lead", tail):
            score = 2.0
    return score


def date_in_name(url: str | None, path: str) -> Published | None:
    """A date in the page's address or in the file's name, written year first."""
    for origin, name in (("url", url or ""), ("file-name", path.rsplit("/", 1)[-1])):
        for match in URL_DATE.finditer(name):
            year, month, day = (match[1] or match[4]), (match[2] or match[5]), match[3]
            if not FIRST_YEAR <= int(year) <= LAST_YEAR or not 1 <= int(month) <= 12:
                continue
            if day is None:
                return Published(f"{year}-{int(month):02}", "month", origin, match[0].strip("/"))
            try:
                iso = date(int(year), int(month), int(day)).isoformat()
            except ValueError:
                continue
            return Published(iso, "day", origin, match[0])
    return None
