"""ArticleRecord: one article, one line of articles.jsonl; validates offsets and references against itself."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import get_args

from pydantic import Field, model_validator

from councilscope.records.base import SCHEMA_VERSION, Item, Model, Party, PartyKind, QuoteKind, Text, TextSpan
from councilscope.records.items import (
    ActionPoint,
    BodyRef,
    CouncilRef,
    Finding,
    Person,
    PublishedDate,
    Quote,
    Rating,
    RecordBlock,
    RecordEdit,
    RecordRemoved,
    RecordWarning,
    Source,
    Tally,
)

ITEM_LISTS = ("people", "ratings", "tallies", "quotes", "action_points", "findings")

# Fields that describe the item itself and need no words behind them.
UNGROUNDED = frozenset(
    {
        "id",
        "evidence",
        "derived",
        "rule",
        "knowledge",
        "confidence",
        "mentions",
        "segments",
        "repeats",
        "status",
        "kind",
        "speaker_kind",
        "speaker_how",
        "speaker_confidence",
        "basis",
        "text",
    }
)


class ArticleRecord(Model):
    """Everything that one article gave. ``text`` is what all offsets point into."""

    schema_version: Text = Field(default=SCHEMA_VERSION, description="version of the record contract")
    id: str = Field(pattern=r"^[0-9a-f]{16}$", description="first 16 hex digits of the SHA-256 of the source bytes")
    source: Source
    title: str | None = Field(description="headline, as the article gives it")
    publisher: str | None = Field(description="who published it, as the page says")
    author: str | None = Field(description="who wrote it, as the page says")
    published: PublishedDate | None
    language: Text = Field(description="ISO 639-1 code")
    text: Text = Field(description="the clean article, blocks joined by one blank line")
    blocks: tuple[RecordBlock, ...]
    edits: tuple[RecordEdit, ...] = ()
    removed: tuple[RecordRemoved, ...] = ()
    councils: tuple[CouncilRef, ...] = ()
    bodies: tuple[BodyRef, ...] = ()
    people: tuple[Person, ...] = ()
    ratings: tuple[Rating, ...] = ()
    tallies: tuple[Tally, ...] = ()
    quotes: tuple[Quote, ...] = ()
    action_points: tuple[ActionPoint, ...] = ()
    findings: tuple[Finding, ...] = ()
    warnings: tuple[RecordWarning, ...] = ()

    def items(self) -> Iterator[Item]:
        """Every item of every list, in the order of ITEM_LISTS."""
        for name in ITEM_LISTS:
            yield from getattr(self, name)

    @model_validator(mode="after")
    def _spans_are_grounded(self) -> ArticleRecord:
        for span in _spans_of(self):
            if self.text[span.start : span.end] != span.text:
                raise ValueError(f"span {span.start}-{span.end} says {span.text[:40]!r}, the text another thing")
        for block in self.blocks:
            if not 0 <= block.start < block.end <= len(self.text):
                raise ValueError(f"block {block.start}-{block.end} is outside the text")
        return self

    @model_validator(mode="after")
    def _references_resolve(self) -> ArticleRecord:
        councils = {council.id for council in self.councils}
        bodies = {body.id for body in self.bodies}
        people = {person.id for person in self.people}
        for item in self.items():
            _refer("council", getattr(item, "council", None), councils)
            _refer("body", getattr(item, "body", None), bodies)
            _refer("speaker", getattr(item, "speaker", None), people)
            for role in ("owner", "issued_by", "source", "scope"):
                party: Party | None = getattr(item, role, None)
                if party is not None:
                    known = {PartyKind.COUNCIL: councils, PartyKind.BODY: bodies, PartyKind.PERSON: people}
                    _refer(role, party.id, known.get(party.kind, set()))
        return self

    @model_validator(mode="after")
    def _ids_are_unique(self) -> ArticleRecord:
        seen: set[str] = set()
        for item in self.items():
            if item.id in seen:
                raise ValueError(f"item id {item.id} stands twice")
            seen.add(item.id)
        return self

    @model_validator(mode="after")
    def _fields_are_supported(self) -> ArticleRecord:
        for item in self.items():
            supported = {name for evidence in item.evidence for name in evidence.supports} | set(item.derived)
            for name in type(item).model_fields:
                value = getattr(item, name)
                if name not in UNGROUNDED and value is not None and value != () and name not in supported:
                    raise ValueError(f"{item.id}: field {name} has neither evidence nor a deriving rule")
        return self

    @model_validator(mode="after")
    def _quotes_join_their_segments(self) -> ArticleRecord:
        for quote in self.quotes:
            if quote.text.split() != " ".join(segment.text for segment in quote.segments).split():
                raise ValueError(f"{quote.id}: text is not its segments")
            if quote.kind is not QuoteKind.DOCUMENT and quote.document is not None:
                raise ValueError(f"{quote.id}: document is for kind document")
        return self


def _refer(field: str, target: str | None, known: set[str]) -> None:
    if target is not None and target not in known:
        raise ValueError(f"{field} {target!r} is not in the record")


def _spans_of(model: Model) -> Iterator[TextSpan]:
    if isinstance(model, TextSpan):
        yield model
    for name in _fields_with_models(type(model)):
        value = getattr(model, name)
        if isinstance(value, tuple):
            for part in value:
                yield from _spans_of(part)
        elif value is not None:
            yield from _spans_of(value)


@cache
def _fields_with_models(kind: type[Model]) -> tuple[str, ...]:
    """The fields that may hold models: all other values are passed over, which halves the cost of a check."""
    return tuple(name for name, field in kind.model_fields.items() if _holds_models(field.annotation))


def _holds_models(annotation: object) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return True
    return any(_holds_models(part) for part in get_args(annotation))
