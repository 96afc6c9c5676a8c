"""A known article: what a reader says must be found in it. The form is described in corpus/README.md.

A key that is left out is not compared; ``None`` means that the record must say null. So what was given is read
from ``model_fields_set``, never from the value alone.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from councilscope.errors import CouncilscopeError
from councilscope.records import (
    ActionKind,
    ActionStatus,
    Basis,
    Change,
    CouncilRole,
    PartyKind,
    Polarity,
    QuoteKind,
    RatingKind,
    RatingStatus,
)

SUFFIX = ".expected.json"
ListName = Literal["councils", "bodies", "people", "ratings", "tallies", "quotes", "action_points", "findings"]


class Part(BaseModel):
    """Frozen and closed; ``has`` tells a null from a key that was left out."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def has(self, name: str) -> bool:
        """Whether the expectation says anything about this field."""
        return name in self.model_fields_set


class Anchor(Part):
    """A span by its first and last words."""

    starts: str
    ends: str


class ExpectedItem(Part):
    """optional: finding it and not finding it are both right. absent: finding just this is wrong."""

    optional: bool = False
    absent: bool = False


class ExpectedCouncil(ExpectedItem):
    id: str
    name: str | None = None
    roles: tuple[CouncilRole, ...] = ()


class ExpectedBody(ExpectedItem):
    id: str


class ExpectedPerson(ExpectedItem):
    name: str | None
    honorific: str | None = None
    letters: str | None = None
    role: str | None = None
    organisation: str | None = None
    council: str | None = None
    body: str | None = None


class ExpectedParty(Part):
    kind: PartyKind | None = None
    id: str | None = None
    name: str | None = None


class ExpectedPeriod(Part):
    first_year: int
    last_year: int


class ExpectedPrevious(Part):
    value: str | None = None
    score: float | None = None
    year: int | None = None


class ExpectedRating(ExpectedItem):
    council: str | None
    rated_name: str | None = None
    bodies: tuple[str, ...] = ()
    scheme: str | None = None
    subject: str | None = None
    kind: RatingKind
    domain: str | None = None
    value: str | None = None
    words: str | None = None
    score: float | None = None
    score_max: float | None = None
    score_unit: str | None = None
    rank: int | None = None
    rank_max: int | None = None
    previous: ExpectedPrevious | None = None
    change: Change | None = None
    period: ExpectedPeriod | None = None
    status: RatingStatus = RatingStatus.CURRENT
    basis: Basis | None = None


class ExpectedTally(ExpectedItem):
    scope: ExpectedParty | None = None
    scheme: str | None = None
    value: str | None = None
    change: Change | None = None
    count: int | None = None
    of: int | None = None
    percent: float | None = None
    unit: str | None = None
    previous_count: int | None = None
    period: ExpectedPeriod | None = None


class ExpectedSpeaker(Part):
    name: str | None
    role: str | None = None
    organisation: str | None = None


class ExpectedQuote(ExpectedItem):
    kind: QuoteKind
    text: Anchor
    segments: tuple[Anchor, ...] = ()
    speaker: ExpectedSpeaker | tuple[ExpectedSpeaker, ...] | None = None
    document: str | None = None
    cue: str | None = None
    council: str | None = None
    body: str | None = None
    repeats: tuple[Anchor, ...] = ()


class ExpectedDeadline(Part):
    text: str
    earliest: str | None = None
    latest: str | None = None


class ExpectedAction(ExpectedItem):
    text: Anchor
    kind: ActionKind | None = None
    status: ActionStatus | None = None
    owner: ExpectedParty | tuple[ExpectedParty, ...] | None = None
    issued_by: ExpectedParty | None = None
    deadline: ExpectedDeadline | None = None
    heading: str | None = None


class ExpectedFinding(ExpectedItem):
    text: Anchor
    polarity: Polarity | None = None
    subject: str | None = None
    source: ExpectedParty | None = None
    heading: str | None = None


class ExpectedDate(Part):
    date: str
    precision: Literal["day", "month", "year"] | None = None
    origin: Literal["text", "metadata", "url", "file-name"] | None = None


class ExpectedWarning(Part):
    code: str


class ExpectedArticle(Part):
    """Everything that a reader wrote down for one article. ``why`` is for the reader."""

    title: str | None = None
    published: ExpectedDate | None = None
    publisher: str | None = None
    author: str | None = None
    language: str | None = None
    councils: tuple[ExpectedCouncil, ...] = ()
    bodies: tuple[ExpectedBody, ...] = ()
    people: tuple[ExpectedPerson, ...] = ()
    ratings: tuple[ExpectedRating, ...] = ()
    tallies: tuple[ExpectedTally, ...] = ()
    quotes: tuple[ExpectedQuote, ...] = ()
    action_points: tuple[ExpectedAction, ...] = ()
    findings: tuple[ExpectedFinding, ...] = ()
    warnings: tuple[ExpectedWarning, ...] = ()
    complete: tuple[ListName, ...] = ()
    must_stay: tuple[str, ...] = ()
    must_go: tuple[str, ...] = ()
    why: str | None = None


def read_expected(path: Path) -> ExpectedArticle:
    """The expectation of a NAME.expected.json. Raise C009 with the first thing that is wrong with it."""
    try:
        return ExpectedArticle.model_validate_json(path.read_bytes())
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise CouncilscopeError("C009", path=path, problem=f"{where}: {first['msg']}") from error
