"""The records of what an article says: one class a list of ArticleRecord. Descriptions here feed every table."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from councilscope.records.base import (
    ActionKind,
    ActionStatus,
    Basis,
    Change,
    Confidence,
    CouncilRole,
    DateRange,
    Evidence,
    Item,
    MentionForm,
    Model,
    Party,
    Period,
    Polarity,
    QuoteKind,
    RatingKind,
    RatingStatus,
    SpeakerHow,
    SpeakerKind,
    Text,
    TextSpan,
)


class Mention(TextSpan):
    """A place where a council, body or person is named or meant."""

    form: MentionForm


class CouncilRef(Model):
    """A council of the register that the article names or means."""

    id: Text = Field(description="id in the register of councils")
    name: Text = Field(description="the register's name")
    name_then: str | None = Field(description="official name at the article's date; null where not known")
    gss_code: str | None = Field(description="code of the Government Statistical Service valid then")
    kind: Text = Field(description="county, unitary, metropolitan, london-borough, district, fire, …")
    nation: Text = Field(description="England, Scotland, Wales or Northern Ireland")
    region: str | None = Field(description="region of England, or the nation")
    successors: tuple[str, ...] = Field(default=(), description="ids of the councils that followed it")
    roles: tuple[CouncilRole, ...] = Field(description="rated, speaking, owner, mentioned")
    mentions: tuple[Mention, ...] = Field(min_length=1)
    rule: Text = Field(description="the rule that found it")
    confidence: Confidence


class BodyRef(Model):
    """An inspectorate, regulator, ombudsman or ministry."""

    id: Text = Field(description="id of the body in models/")
    name: Text = Field(description="its name, as in models/")
    mentions: tuple[Mention, ...] = Field(min_length=1)
    rule: Text = Field(description="the rule that found it")
    confidence: Confidence


class Person(Item):
    """Somebody named, or known by role alone."""

    name: str | None = Field(description="without honorific; null where only a role is given")
    honorific: str | None = Field(description="as written: Cllr, Dr, Sir")
    letters: str | None = Field(description="letters after the name (OBE, MP)")
    role: str | None = Field(description="as written")
    organisation: str | None = Field(description="as written")
    council: str | None = Field(description="register id")
    body: str | None = Field(description="body id")
    mentions: tuple[TextSpan, ...] = Field(min_length=1, description="short names and pronouns included")

    @model_validator(mode="after")
    def _named_or_role(self) -> Person:
        if not self.name and not self.role:
            raise ValueError("a person needs a name or a role")
        return self


class Previous(Model):
    """An earlier value told inside a movement."""

    value: str | None = Field(description="the earlier label, as in models/")
    rank: int | None = Field(description="its place on the scale, worst = 0")
    words: str | None = Field(description="the earlier value as written")
    year: int | None = Field(description="the year that it was given")


class Rating(Item):
    """A judgement of a council or of somebody else, under a scheme."""

    council: str | None = Field(description="register id of the rated council; null where another is rated")
    rated_name: str | None = Field(description="who is rated, as written")
    bodies: tuple[str, ...] = Field(description="ids of those who judged")
    scheme: str | None = Field(description="id of the regime; null if none is known to fit")
    subject: str | None = Field(description="the service judged")
    kind: RatingKind
    domain: str | None = Field(description="official name of the part of the scheme, for kind domain")
    value: str | None = Field(description="the scheme's label; the words where no scheme fits; null for a bare number")
    words: Text = Field(description="the value as written")
    score: float | None = Field(description="a number where the text gives one")
    score_max: float | None = Field(description="the most that it could be")
    score_unit: str | None = Field(description="points, percent, …")
    rank: int | None = Field(description="place on that scheme's scale, worst = 0")
    rank_max: int | None = Field(description="the best place on that scale")
    previous: Previous | None
    change: Change | None
    period: Period | None
    status: RatingStatus
    basis: Basis

    @model_validator(mode="after")
    def _scale_and_domain_fit(self) -> Rating:
        if (self.rank is None) != (self.rank_max is None):
            raise ValueError("rank and rank_max stand together")
        if self.rank is not None and self.rank_max is not None and not 0 <= self.rank <= self.rank_max:
            raise ValueError(f"rank {self.rank} is outside 0-{self.rank_max}")
        if self.domain is not None and self.kind is not RatingKind.DOMAIN:
            raise ValueError("domain is for kind domain")
        return self


class Tally(Item):
    """How many of something got a value or moved."""

    scheme: str | None = Field(description="id of the regime")
    value: str | None = Field(description="the label counted; null where a change is counted")
    change: Change | None
    count: int | None = Field(description="how many", ge=0)
    of: int | None = Field(description="out of how many", ge=0)
    percent: float | None = Field(description="share in percent")
    unit: str | None = Field(description="councils, service users, categories, …")
    scope: Party | None = Field(description="the region, nation, council or body counted over")
    period: Period | None
    previous_count: int | None = Field(description="how many there were before")

    @model_validator(mode="after")
    def _counts_something(self) -> Tally:
        if self.count is None and self.percent is None:
            raise ValueError("a tally needs a count or a percent")
        return self


class Quote(Item):
    """An utterance, a fragment of one, reported speech, or words of a document."""

    kind: QuoteKind
    text: Text = Field(description="the words alone: segments joined by a space, by a newline across paragraphs")
    segments: tuple[TextSpan, ...] = Field(min_length=1)
    repeats: tuple[TextSpan, ...] = Field(default=(), description="where the same words stand again")
    speaker: str | None = Field(description="person id")
    speaker_kind: SpeakerKind
    speaker_how: SpeakerHow | None
    speaker_confidence: Confidence
    document: str | None = Field(description="name of the document, for kind document")
    cue: str | None = Field(description="the reporting verb as written")
    council: str | None = Field(description="register id of whom the speaker speaks for")
    body: str | None = Field(description="body id of whom the speaker speaks for")

    @model_validator(mode="after")
    def _segments_ascend(self) -> Quote:
        pairs = zip(self.segments, self.segments[1:], strict=False)
        if any(left.end > right.start for left, right in pairs):
            raise ValueError("segments overlap or are out of order")
        if (self.speaker is not None) and self.speaker_how is None:
            raise ValueError("a speaker needs speaker_how")
        return self


class ActionPoint(Item):
    """What is to be done, by whom, by when."""

    text: Text = Field(description="the sentence or bullet")
    kind: ActionKind | None
    status: ActionStatus
    owner: Party | None
    issued_by: Party | None
    deadline: DateRange | None
    heading: str | None = Field(description="the words that introduce its list")


class Finding(Item):
    """What the reviewers found."""

    text: Text = Field(description="the sentence or bullet")
    polarity: Polarity
    subject: str | None = Field(description="the service or matter that it is about")
    source: Party | None
    heading: str | None = Field(description="the words that introduce its list")


class RecordWarning(Model):
    """What was seen and could not be settled."""

    code: Text = Field(description="stable code of the kind of warning")
    message: Text = Field(description="what could not be settled")
    evidence: tuple[Evidence, ...] = ()


class RecordBlock(Model):
    """A block of the clean text."""

    kind: Literal["title", "byline", "heading", "paragraph", "list-item", "table-row", "block-quote", "note"]
    level: int
    start: int
    end: int
    source_start: int | None
    source_end: int | None


class RecordEdit(Model):
    """What repair changed inside the text."""

    start: int
    end: int
    was: str
    rule: Text


class RecordRemoved(Model):
    """What cleaning left out."""

    reason: Text
    source_start: int | None
    source_end: int | None
    text: str = Field(max_length=2000, description="the words removed, up to 2,000 characters")
    length: int = Field(description="their whole length in characters")
    confidence: Confidence


class Source(Model):
    """Where the record came from."""

    path: Text = Field(description="relative to the folder of the inputs; #n for a row or story in a file")
    media_type: Text = Field(description="how the source is written: text/plain, text/html, application/pdf, …")
    encoding: Text = Field(description="the encoding that the bytes were read in")
    bytes: int = Field(description="size of the source")
    sha256: Text = Field(description="digest of the source bytes, in hex")
    url: str | None = Field(description="where the page came from, where it says so")
    key: str | None = Field(default=None, description="the id that the input's own row gives it")


class PublishedDate(Model):
    """When the article appeared."""

    date: Text = Field(description="YYYY-MM-DD, YYYY-MM or YYYY")
    precision: Literal["day", "month", "year"]
    origin: Literal["text", "metadata", "url", "file-name"]
    words: str = Field(description="the date as found")
    span: TextSpan | None
