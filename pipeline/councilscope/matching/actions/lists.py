"""Action points that stand as the items of a list."""

from __future__ import annotations

from collections.abc import Callable

from councilscope.knowledge.actions import Reading
from councilscope.matching.actions.deadlines import Deadlines
from councilscope.matching.actions.proposal import Proposal
from councilscope.matching.annotations import ItemList
from councilscope.matching.introductions import ListReading, top_items
from councilscope.matching.parties import UNNAMED, UNRESOLVED, Means, Parties, Who
from councilscope.matching.weighing import weigh
from councilscope.records import ActionKind, ActionStatus
from councilscope.spans import Span, trimmed

CONFIDENCE = {
    "open-clause": 0.95,
    "open-directive": 0.95,
    "introduction": 0.9,
    "what-heading": 0.85,
    "imperative-items": 0.75,
}
REACH = 12  # words
END_MARKS = " ;,"
CELL_MARK = " | "


def list_proposals(
    found: ItemList,
    reading: ListReading,
    parties: Parties,
    deadlines: Deadlines,
    agent: Callable[[Span], Who | None],
) -> list[Proposal]:
    """The items of a list of actions, of things done, or of areas for improvement; none for other lists.

    agent: who is to act by an item's own words ('Leeds should publish a plan'), None if it names nobody.
    """
    if reading.reading in (Reading.FINDING, Reading.OTHER):
        for item in top_items(found):
            rule = "list-of-findings" if reading.reading is Reading.FINDING else "list-of-other-things"
            weigh(parties.words, rule, item, by=reading.rule)
        return []
    proposals = []
    for item in top_items(found):
        span = _item_text(item, parties.text)
        if span.end <= span.start:
            continue
        done = reading.reading is Reading.DONE or (
            reading.reading is Reading.ACTION and _tells_done(span, parties.text)
        )
        owner = agent(span) or _owner(reading, span, parties)
        proposals.append(
            Proposal(
                span=span,
                kind=None if done else reading.kind,
                status=ActionStatus.DONE if done else _status(reading.kind),
                owner=owner,
                issuer=owner if done else _issuer(reading, owner, span, parties),
                limit=None if done else deadlines.of(span, item, found.lead_in, found.heading),
                heading=reading.words,
                cue=None,
                rule=f"list-{reading.rule}",
                confidence=CONFIDENCE[reading.rule] - (0.25 if reading.reading is Reading.BOTH else 0),
                knowledge=(reading.entry,) if reading.entry else (),
            )
        )
    return proposals


def _tells_done(span: Span, text: str) -> bool:
    """'A panel has been set up' among things to do: 'has' or 'have' before any modal verb."""
    words = span.of(text).lower().replace("’", "'").split()
    for word in words[:REACH]:
        if word in ("will", "must", "should", "to", "would", "and", "that", "which", "who", "by"):
            return False
        if word in ("has", "have", "we've"):
            return words[0] != word or word == "has"
    return False


def _status(kind: ActionKind | None) -> ActionStatus:
    return ActionStatus.PLANNED if kind is ActionKind.COMMITMENT else ActionStatus.UNKNOWN


def _item_text(item: Span, text: str) -> Span:
    cell = text.find(CELL_MARK, item.start, item.end)  # of a table's row the first cell
    span = trimmed(text, item.start, item.end if cell < 0 else cell, END_MARKS)
    words = span.of(text)
    for tail in ("; and", ", and", "; or", " and"):
        if words.endswith(tail):
            return trimmed(text, span.start, span.end - len(tail), END_MARKS)
    return span


def _owner(reading: ListReading, span: Span, parties: Parties) -> Who | None:
    """Whom the introduction names; else, in a council's own list or an inspector's advice, the council in question."""
    if reading.owner is not None and reading.owner.party is not None and not _is_reviewer(reading):
        return reading.owner
    if reading.owner is not None and (reading.owner.means is Means.OTHER or reading.owner.rule == UNRESOLVED.rule):
        return None  # 'calls on councils to', 'they are expected to'
    if reading.words is not None and _is_reviewer(reading):
        return parties.council_nearby(reading.words.start)
    place = reading.words.start if reading.words is not None else span.start
    return parties.speaker_at(place) or parties.context(place) or parties.context(span.start)


def _is_reviewer(reading: ListReading) -> bool:
    """'Inspectors went to Leeds. It should:': reviewers do not advise themselves, so 'it' is the council."""
    owner = reading.owner
    advised = reading.kind is not ActionKind.COMMITMENT
    return owner is not None and owner.means is Means.BODY and owner.rule == "pronoun" and advised


def _issuer(reading: ListReading, owner: Who | None, span: Span, parties: Parties) -> Who | None:
    if reading.issuer is not None and reading.issuer.party is not None:
        return reading.issuer
    if reading.issuer is UNNAMED:
        return None
    if reading.reading is Reading.DONE or reading.kind is ActionKind.COMMITMENT:
        return owner
    return parties.reviewer(span.start)
