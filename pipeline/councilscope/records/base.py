"""What every extracted item shares: spans, evidence, parties, periods, and the closed enumerations."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

SCHEMA_VERSION = "1.0"

Text = Annotated[str, StringConstraints(min_length=1)]
Confidence = Annotated[float, Field(ge=0, le=1, description="0-1, two decimals: how often such an item is right")]
PartialDate = Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]


class Model(BaseModel):
    """Frozen, closed, and without a second way to spell a field."""

    model_config = ConfigDict(frozen=True, extra="forbid", json_schema_serialization_defaults_required=True)


class TextSpan(Model):
    """Half-open offsets in code points into the record's text, and the words that stand there."""

    start: int = Field(ge=0, description="first character, from 0, in code points of the record's text")
    end: int = Field(ge=0, description="one past the last character")
    text: str = Field(description="text[start:end], exactly")

    @model_validator(mode="after")
    def _length_fits(self) -> TextSpan:
        if self.end - self.start != len(self.text) or not self.text:
            raise ValueError(f"span {self.start}-{self.end} does not fit its text of {len(self.text)} characters")
        return self


class Evidence(TextSpan):
    """Words that a value came from."""

    supports: tuple[str, ...] = Field(description="names of the item's fields that these words gave")


class PartyKind(StrEnum):
    COUNCIL = "council"
    BODY = "body"
    PERSON = "person"
    REGION = "region"
    NATION = "nation"
    OTHER = "other"


class Party(Model):
    """Somebody who owns, issues or is counted."""

    kind: PartyKind
    id: str | None = Field(description="register id, body id, person id, or null")
    name: Text = Field(description="as written")


class Period(Model):
    """The years judged, or in which a judgement was published."""

    first_year: int = Field(description="first year judged or published in")
    last_year: int = Field(description="last year, the same for one year")
    text: str | None = Field(description="as written; null where derived from the published date")


class DateRange(Model):
    """A date as written, and the days that it may mean."""

    text: Text = Field(description="the date as written")
    earliest: PartialDate | None = Field(description="first day that it may mean; null where unknown")
    latest: PartialDate | None = Field(description="last day that it may mean; null where unknown")
    precision: Literal["day", "month", "quarter", "year", "range", "relative"]
    anchor: Literal["published", "stated", "unknown"]


class Item(Model):
    """What all extracted items carry."""

    id: str = Field(pattern=r"^[prtqaf][0-9a-f]{16}$", description="stable id: kind letter and digest")
    evidence: tuple[Evidence, ...] = Field(min_length=1, description="the words that gave the fields")
    derived: dict[str, str] = Field(default={}, description="fields no words gave: field name to rule")
    rule: Text = Field(description="the rule that found the item")
    knowledge: tuple[str, ...] = Field(default=(), description="ids of the entries of models/ that were used")
    confidence: Confidence


class CouncilRole(StrEnum):
    RATED = "rated"
    SPEAKING = "speaking"
    OWNER = "owner"
    MENTIONED = "mentioned"


class RatingKind(StrEnum):
    OVERALL = "overall"
    DOMAIN = "domain"
    PROSPECTS = "prospects"
    DIRECTION = "direction"
    INTERVENTION = "intervention"
    FLAG = "flag"
    AWARD = "award"
    FINDING = "finding"


class RatingStatus(StrEnum):
    CURRENT = "current"
    ENDED = "ended"
    HISTORICAL = "historical"
    EXPECTED = "expected"
    DENIED = "denied"


class Change(StrEnum):
    UP = "up"
    DOWN = "down"
    SAME = "same"


class Basis(StrEnum):
    STATED = "stated"
    IMPLIED = "implied"


class QuoteKind(StrEnum):
    DIRECT = "direct"
    FRAGMENT = "fragment"
    INDIRECT = "indirect"
    DOCUMENT = "document"


class SpeakerKind(StrEnum):
    PERSON = "person"
    ROLE = "role"
    COUNCIL = "council"
    BODY = "body"
    DOCUMENT = "document"
    UNKNOWN = "unknown"


class SpeakerHow(StrEnum):
    NAMED = "named"
    CHAINED = "chained"
    PRONOUN = "pronoun"
    CONTINUED = "continued"


class ActionKind(StrEnum):
    RECOMMENDATION = "recommendation"
    REQUIREMENT = "requirement"
    COMMITMENT = "commitment"


class ActionStatus(StrEnum):
    PLANNED = "planned"
    UNDER_WAY = "under-way"
    DONE = "done"
    UNKNOWN = "unknown"


class Polarity(StrEnum):
    STRENGTH = "strength"
    WEAKNESS = "weakness"
    MIXED = "mixed"


class MentionForm(StrEnum):
    NAME = "name"
    ALIAS = "alias"
    PLACE = "place"
    ANAPHOR = "anaphor"
