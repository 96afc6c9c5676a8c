"""ArticleRecord: one article, one line of articles.jsonl; validates offsets and references against itself."""

from __future__ import annotations

from collections.abc import Iterator, Set
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
from councilscope.records.notebook import article_html

REFERENCES = ("council", "body", "speaker")  # fields that hold the id of something in the same record
PARTIES = ("owner", "issued_by", "source", "scope")  # fields that hold a party
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

    def _repr_html_(self) -> str:
        return article_html(self)  # what a notebook shows

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
        simple = {"council": councils, "body": bodies, "speaker": people}
        parties = {PartyKind.COUNCIL: councils, PartyKind.BODY: bodies, PartyKind.PERSON: people}
        for item in self.items():
            for field in _among(type(item), REFERENCES):
                _refer(field, getattr(item, field), simple[field])
            for field in _among(type(item), PARTIES):
                party: Party | None = getattr(item, field)
                if party is not None:
                    _refer(field, party.id, parties.get(party.kind, frozenset()))
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
            supported = {name for evidence in item.evidence for name in evidence.supports}
            for name in _grounded_fields(type(item)):
                if name not in supported and name not in item.derived and getattr(item, name) not in (None, ()):
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


@cache
def _among(kind: type[Item], names: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the names that this kind of item has as fields."""
    return tuple(name for name in names if name in kind.model_fields)


@cache
def _grounded_fields(kind: type[Item]) -> tuple[str, ...]:
    """The fields of a kind of item that need words or a deriving rule behind them."""
    return tuple(name for name in kind.model_fields if name not in UNGROUNDED)


def _refer(field: str, target: str | None, known: Set[str]) -> None:
    if target is not None and target not in known:
        raise ValueError(f"{field} {target!r} is not in the record")


def _spans_of(model: Model) -> Iterator[TextSpan]:
    """Every span inside a model, at any depth."""
    waiting = [model]
    while waiting:
        current = waiting.pop()
        if isinstance(current, TextSpan):
            yield current
        for name in _fields_with_models(type(current)):
            value = getattr(current, name)
            if isinstance(value, tuple):
                waiting.extend(value)
            elif value is not None:
                waiting.append(value)


@cache
def _fields_with_models(kind: type[Model]) -> tuple[str, ...]:
    """The fields that may hold models: all other values are passed over, which halves the cost of a check."""
    return tuple(name for name, field in kind.model_fields.items() if _holds_models(field.annotation))


def _holds_models(annotation: object) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return True
    return any(_holds_models(part) for part in get_args(annotation))
