"""Do the numbers agree? Shares against counts, parts against totals, counts against the councils named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from councilscope.articles import Notice
from councilscope.matching.annotations import RatingFound, TallyFound
from councilscope.records import PartyKind, RatingKind, RatingStatus
from councilscope.spans import Span

ROUNDING = 1.0  # percentage points


def disagreements(tallies: Sequence[TallyFound], ratings: Sequence[RatingFound]) -> Iterator[Notice]:
    """A notice for each disagreement, with the words that disagree."""
    yield from _shares(tallies)
    yield from _totals(tallies)
    yield from _named(tallies, ratings)


def _shares(tallies: Sequence[TallyFound]) -> Iterator[Notice]:
    for tally in tallies:
        if tally.percent is None or tally.count is None or not tally.of:
            continue
        share = 100 * tally.count / tally.of
        if abs(share - tally.percent) > ROUNDING:
            message = f"{tally.count} of {tally.of} is {share:.0f} per cent, the text says {tally.percent:g}"
            yield Notice("tally-share", message, (_span(tally),))


def _totals(tallies: Sequence[TallyFound]) -> Iterator[Notice]:
    """The counts of all values over one scope against the number that they are out of."""
    groups: dict[tuple[object, ...], list[TallyFound]] = {}
    for tally in tallies:
        if tally.of and tally.count is not None:
            what = "change" if tally.value is None else "value"
            groups.setdefault((tally.scheme, tally.scope, tally.of, what), []).append(tally)
    for (_, _, of, _), group in groups.items():
        total = sum(tally.count or 0 for tally in group)
        values = [(tally.value, tally.change) for tally in group]
        distinct = len(set(values)) == len(values) and len(group) >= 2
        if distinct and isinstance(of, int) and total > of:
            spans = tuple(_span(tally) for tally in group)
            yield Notice("tally-total", f"the parts make {total}, the text says {of}", spans)


def _named(tallies: Sequence[TallyFound], ratings: Sequence[RatingFound]) -> Iterator[Notice]:
    """A region's count of a value against the councils that the article names with it."""
    for tally in tallies:
        regional = tally.scope is not None and tally.scope.kind is PartyKind.REGION
        if not regional or tally.value is None or tally.count is None or tally.change is not None:
            continue
        named = [
            rating
            for rating in ratings
            if rating.council and rating.kind is RatingKind.OVERALL and rating.status is RatingStatus.CURRENT
            and rating.scheme == tally.scheme
        ]  # fmt: skip
        having = {rating.council for rating in named if rating.value == tally.value}
        complete = tally.of is not None and len({rating.council for rating in named}) == tally.of
        if len(having) > tally.count or (complete and len(having) != tally.count):
            message = f"the text counts {tally.count} with {tally.value!r} and names {len(having)}"
            yield Notice("tally-named", message, (_span(tally),))


def _span(tally: TallyFound) -> Span:
    first = tally.found.evidence[0]
    return Span(first.start, first.end)
