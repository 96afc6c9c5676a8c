"""One judgement has one value at a time: of two told as current, the one that less stands behind is left out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from councilscope.matching.ratings.drafts import Draft
from councilscope.records import RatingKind, RatingStatus

NAMED = frozenset({"subject-before", "value-first", "row-label", "counted-names", "counted-before", "inversion"})
DERIVED = frozenset({"elliptic-number", "ellipsis", "the-others", "all-but"})
MARGIN = 2  # by which another value must be better told
OFTEN = 2  # tellings beyond which another adds nothing


def without_rivals(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without current overall values beside a better told one; such a value with a year is of before."""
    told: defaultdict[tuple[object, ...], list[Draft]] = defaultdict(list)
    for draft in drafts:
        if draft.status is RatingStatus.CURRENT and draft.council and draft.reading.kind is RatingKind.OVERALL:
            told[draft.reading.regime.id, draft.reading.subject, *draft.key[:4]].append(draft)
    weak = {
        id(draft)
        for rivals in told.values() if len({draft.reading.rank for draft in rivals}) > 1
        for draft in rivals if not draft.quoted and _weight(draft) + MARGIN <= max(map(_weight, rivals))
    }  # fmt: skip
    kept = (draft for draft in drafts if id(draft) not in weak or draft.year is not None)
    return [_of_before(draft) if id(draft) in weak else draft for draft in kept]


def _of_before(draft: Draft) -> Draft:
    """A value with a year of its own, beside one that is better told: of an earlier time."""
    return replace(draft, status=RatingStatus.HISTORICAL, status_rule="history")


def _weight(draft: Draft) -> int:
    """How much stands behind a value: the council beside it, its own words, how often it is told."""
    own = 2 if draft.binding in NAMED else 0 if draft.binding == "speaker-council" else 1
    return own + min(len(draft.repeats), OFTEN) - (draft.rule in DERIVED) - draft.quoted
