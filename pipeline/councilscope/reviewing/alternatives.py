"""What else a value could have been: namesakes, other schemes with the same word, other people near a quote.

Worked out afterwards from the record and the knowledge; this is no trace of what the rules weighed. Where neither says
what speaks against an alternative, that is said.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from councilscope.knowledge import Knowledge
from councilscope.knowledge.councils import Council
from councilscope.knowledge.ratings import Regime
from councilscope.records import ArticleRecord, Item, PublishedDate, Quote, Rating

MONTH_ENDS_BY = 28  # a day that every month has


class Alternative(NamedTuple):
    """Something that the field could have been, and why it is not."""

    field: str
    what: str
    why_not: str


def alternatives(item: Item, record: ArticleRecord, knowledge: Knowledge) -> list[Alternative]:
    """What else the item's council, scheme and speaker could have been; empty where nothing else fits the words."""
    found: list[Alternative] = []
    council = getattr(item, "council", None)
    if council is not None:
        found += _namesakes(council, record, knowledge)
    if isinstance(item, Rating):
        found += _schemes(item, record, knowledge)
        found += _councils(item, record)
    if isinstance(item, Quote):
        found += _speakers(item, record)
    return found


def _namesakes(chosen: str, record: ArticleRecord, knowledge: Knowledge) -> Iterator[Alternative]:
    """Other councils of the register with the same short name."""
    councils = knowledge.councils.councils
    if chosen not in councils:
        return
    name = councils[chosen].short_name
    when = _day_of(record.published)
    for council in councils.values():
        if council.short_name == name and council.id != chosen:
            yield Alternative("council", f"{council.official_name} ({council.id})", _against_council(council, when))


def _against_council(council: Council, when: date | None) -> str:
    if when is not None and not council.in_force(when):
        began, ended = council.valid_from or "an early day", council.valid_to or "today"
        return f"in being from {began} to {ended}, not on {when}"
    return "the record does not say what spoke against it"


def _schemes(rating: Rating, record: ArticleRecord, knowledge: Knowledge) -> Iterator[Alternative]:
    """Other schemes on whose main scale the value lies."""
    bodies = {body.id for body in record.bodies}
    year = rating.period.last_year if rating.period else None
    for regime in knowledge.ratings.regimes.values():
        scale = knowledge.ratings.scales.get(regime.scale or "")
        if regime.id == rating.scheme or scale is None or not regime.rates(provider=False):
            continue
        if any(level.label == rating.value for level in scale.levels):
            yield Alternative("scheme", f"{regime.name} ({regime.id})", _against(regime, bodies, year))


def _against(regime: Regime, bodies: set[str], year: int | None) -> str:
    if year is not None and not regime.runs_in(year):
        return f"it ran from {regime.first_year} to {regime.last_year or 'today'}, not in {year}"
    if regime.bodies and not bodies & set(regime.bodies):
        return f"the article names none of its bodies ({', '.join(regime.bodies)})"
    return "the record does not say what spoke against it"


def _councils(rating: Rating, record: ArticleRecord) -> Iterator[Alternative]:
    """Other councils that the block of the value names."""
    value = next((one for one in rating.evidence if {"value", "words"} & set(one.supports)), rating.evidence[0])
    block = next((block for block in record.blocks if block.start <= value.start < block.end), None)
    for council in record.councils:
        near = [m for m in council.mentions if block is not None and block.start <= m.start < block.end]
        if council.id != rating.council and near:
            words = min(near, key=lambda mention: abs(mention.start - value.start))
            yield Alternative(
                "council", f"{council.name} ({council.id})", f"{words.text!r} stands by, but is not what is rated"
            )


def _speakers(quote: Quote, record: ArticleRecord) -> Iterator[Alternative]:
    """Other people whom the quote's block, or the one before, names."""
    start = quote.segments[0].start
    at = next((n for n, block in enumerate(record.blocks) if block.start <= start < block.end), 0)
    first, last = record.blocks[max(at - 1, 0)].start, record.blocks[at].end
    for person in record.people:
        near = [mention for mention in person.mentions if first <= mention.start < last]
        if person.id != quote.speaker and near:
            name = person.name or person.role or ""
            yield Alternative("speaker", name, f"{near[-1].text!r} is named near the words, not as who said them")


def _day_of(published: PublishedDate | None) -> date | None:
    """The published day; of a month or year, one in the middle of it."""
    if published is None:
        return None
    year, month, day = [int(part) for part in published.date.split("-")] + [0] * (3 - published.date.count("-") - 1)
    return date(year, month or 7, day or MONTH_ENDS_BY // 2)
