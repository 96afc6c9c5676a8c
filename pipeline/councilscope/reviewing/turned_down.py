"""What was turned down, as rows for a reader: like ones together, ids with their names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from councilscope.assembling.items import KINDS
from councilscope.knowledge import Knowledge
from councilscope.matching.weighing import Weighed
from councilscope.records import ArticleRecord, Item
from councilscope.spans import Span

# what a candidate would have been: the item itself, or a field of one
NAMES = {
    ("ratings", "value"): "rating",
    ("tallies", "count"): "tally",
    ("quotes", "text"): "quote",
    ("people", "name"): "person",
    ("people", "role"): "person",
    ("action_points", "text"): "action point",
    ("findings", "text"): "finding",
    ("councils", "council"): "council meant",
    ("ratings", "council"): "council rated",
}
MOST_NAMED = 8  # candidates that one rule turned down for one reason


class Row(NamedTuple):
    """Candidates for a field at some words, and the reason with its rule."""

    what: str
    why: str


def weighed_for(item: Item, record: ArticleRecord, weighed: Iterable[Weighed]) -> list[Weighed]:
    """What was turned down at the item's words, or for an item of its list in the blocks that these stand in."""
    own = words_of(item)
    blocks = [block for block in record.blocks if any(block.start <= span.start < block.end for span in own)]
    kind = KINDS[item.id[0]]
    at_words, beside = [], []
    for one in weighed:
        span = Span(one.start, one.end)
        if any(span.overlaps(words) for words in own):
            at_words.append(one)
        elif one.kind == kind and any(block.start <= one.start < block.end for block in blocks):
            beside.append(one)
    return at_words + beside


def words_of(item: Item) -> list[Span]:
    """Where the item's words stand: its evidence, and the segments of a quote."""
    return [Span(one.start, one.end) for one in (*item.evidence, *getattr(item, "segments", ()))]


def rows(weighed: Sequence[Weighed], text: str, knowledge: Knowledge) -> Iterator[Row]:
    """A row for each reason at each place, those with many candidates last."""
    groups: dict[tuple[str, int, int, str, str], list[str]] = {}
    for one in weighed:
        field = NAMES.get((one.kind, one.field), one.field)
        groups.setdefault((field, one.start, one.end, one.rule, one.why), []).append(one.candidate)
    for long in (False, True):
        for (field, start, end, rule, why), candidates in groups.items():
            if (len(candidates) > MOST_NAMED) is long:
                words = f"{' '.join(text[start:end].split())!r} at {start}-{end}"
                named = _named([name for name in candidates if name], knowledge)
                yield Row(f"{field}: {named} for {words}" if named else f"{field}: {words}", f"{why} ({rule})")


def _named(candidates: Sequence[str], knowledge: Knowledge) -> str:
    """The candidates' names; of many the ids of the first, and how many more there are."""
    if len(candidates) == 1:
        return _name(candidates[0], knowledge)
    rest = len(candidates) - MOST_NAMED
    return ", ".join(candidates[:MOST_NAMED]) + (f" and {rest} more" if rest > 0 else "")


def _name(candidate: str, knowledge: Knowledge) -> str:
    council, regime = knowledge.councils.councils.get(candidate), knowledge.ratings.regimes.get(candidate)
    name = council.official_name if council is not None else regime.name if regime is not None else None
    return f"{name} ({candidate})" if name else candidate
