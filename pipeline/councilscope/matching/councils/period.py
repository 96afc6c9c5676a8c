"""When an article was written, so that its councils are those of the time: its date, else what its judges imply."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from spacy.tokens import Doc

from councilscope.knowledge import Knowledge
from councilscope.knowledge.ratings import Regime
from councilscope.matching.annotations import BodyMention, DateMention, article_of, found_in
from councilscope.matching.phrases import PhraseTrie, Words, fold

READER = "councilscope_councils"
DEADLINE = "deadline"  # the role of a date that is still to come
LATE = 1  # years after its last one in which a scheme is still spoken of as new
SHORTEST_CUE = 2  # words, or letters of an acronym, with which a scheme's cue dates an article
LONGEST_ACRONYM = 6


class Years(NamedTuple):
    """First and last year; None where open."""

    first: int | None
    last: int | None


class Period:
    """Reads the days of an article off its date, or off the bodies and schemes that it names."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.bodies = knowledge.bodies.bodies
        self.schemes: PhraseTrie[Regime] = PhraseTrie(
            (cue, regime) for regime in knowledge.ratings.regimes.values() for cue in regime.cues if _dates(cue)
        )

    def of(self, doc: Doc, words: Words) -> tuple[date | None, date | None]:
        """The first and the last day on which the article can have been written; None where nothing tells."""
        article = article_of(doc)
        if article is not None and article.published is not None:
            return days_of(article.published.date)
        first, last = _common([*self._judges(doc), *self._schemes(words)])
        year = _last_year(doc)
        if year is not None and (first or year) <= year <= (last or year):
            return date(year, 1, 1), date(year + 1, 12, 31)
        return (date(first, 1, 1) if first else None, date(last, 12, 31) if last else None)

    def _judges(self, doc: Doc) -> Iterator[Years]:
        mentions: list[BodyMention] = found_in(doc, "bodies", reader=READER)
        for mention in mentions:
            body = self.bodies[mention.body]
            if body.judges:
                yield Years(body.first_year, body.last_year)

    def _schemes(self, words: Words) -> Iterator[Years]:
        """The years of each scheme named; where a cue is shared, those of all that share it."""
        for hit in self.schemes.find(words):
            if hit.last == hit.first and not words.upper(hit.first):
                continue
            ends = [regime.last_year for regime in hit.payloads]
            last = None if None in ends else max(end for end in ends if end is not None) + LATE
            yield Years(min(regime.first_year for regime in hit.payloads), last)


def days_of(published: str) -> tuple[date, date]:
    """First and last day of a date given to the day, month or year."""
    parts = [int(part) for part in published.split("-")]
    year, month, day = parts[0], parts[1] if len(parts) > 1 else None, parts[2] if len(parts) > 2 else None
    first = date(year, month or 1, day or 1)
    last = date(year, month or 12, day or monthrange(year, month or 12)[1])
    return first, last


def _dates(cue: str) -> bool:
    """True for a phrase, or an acronym in capitals; a single plain word is too ordinary."""
    return len(fold(cue)) >= SHORTEST_CUE or (cue.isupper() and SHORTEST_CUE < len(cue) <= LONGEST_ACRONYM)


def _common(periods: Iterable[Years]) -> Years:
    """The years that all periods share; open on both sides where they share none."""
    known = list(periods)
    first = max((years.first for years in known if years.first), default=None)
    last = min((years.last for years in known if years.last), default=None)
    return Years(None, None) if first and last and first > last else Years(first, last)


def _last_year(doc: Doc) -> int | None:
    """The last year that the text names as past, or None; an undated article is of that year or the next."""
    dates: list[DateMention] = doc._.councilscope_dates or []
    years = [int(found.earliest[:4]) for found in dates if found.earliest and found.role != DEADLINE]
    return max(years, default=None)
