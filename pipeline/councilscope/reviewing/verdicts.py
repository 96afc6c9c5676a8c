"""Which found items are right: each item of a record, judged by a known article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from councilscope.records import ArticleRecord
from councilscope.reviewing.agreement import RULES, Context, ListRule
from councilscope.reviewing.comparing import agree, paired
from councilscope.reviewing.expected import ExpectedArticle

SPEAKER = "quotes.speaker"
# What an item says, besides what pairs it with an expectation (who, which value, which words).
SCORED = {
    "people": ("role", "council"),
    "ratings": ("kind", "status", "bodies", "period", "previous", "change"),
    "tallies": ("scope",),
    "quotes": ("kind",),
    "action_points": ("kind", "status", "owner", "deadline"),
    "findings": ("polarity",),
}


class Verdict(NamedTuple):
    """An item that a known article speaks of. kind: its list, or SPEAKER for who said a quote."""

    kind: str
    item: Any
    right: bool


def verdicts(record: ArticleRecord, expected: ExpectedArticle, kinds: Sequence[str] = ()) -> Iterator[Verdict]:
    """Each item that can be judged: right if all that is expected of its SCORED fields agrees; wrong if it differs, or
    if nothing expects it in a list that is complete. In lists that are samples, what nothing expects is passed over.

    kinds: only these lists; empty for all.
    """
    context = Context.of(record)
    for rule in RULES:
        if expected.has(rule.name) and (not kinds or rule.name in kinds):
            yield from _judged(rule, record, expected, context)


def _judged(rule: ListRule, record: ArticleRecord, expected: ExpectedArticle, context: Context) -> Iterator[Verdict]:
    wanted = [item for item in getattr(expected, rule.name) if not item.absent]
    found = getattr(record, rule.name)
    pairs = {got: want for want, got in paired(wanted, found, rule, context)}
    for number, item in enumerate(found):
        if number in pairs:
            want = wanted[pairs[number]]
            given = [name for name in SCORED.get(rule.name, ()) if want.has(name)]
            if rule.name == "quotes" and want.has("speaker") and item.speaker is not None:
                yield Verdict(SPEAKER, item, agree("speaker", want, item, rule, context))
            yield Verdict(rule.name, item, all(agree(name, want, item, rule, context) for name in given))
        elif rule.name in expected.complete and rule.extra(item):
            yield Verdict(rule.name, item, False)
