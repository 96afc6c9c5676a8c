"""What the components write on a Doc, and read from it: plain values over character offsets of the clean text.

A component reads the lists that earlier components left and writes its own; none calls another. The lists
live under ``doc._.councilscope_<name>``; ``found_in(doc, "quotes", reader)`` reads one and raises C011 when the
component that writes it has not run.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from spacy.tokens import Doc

from councilscope.articles import Article, Block, Notice
from councilscope.errors import CouncilscopeError
from councilscope.records import (
    ActionKind,
    ActionStatus,
    Basis,
    Change,
    MentionForm,
    PartyKind,
    Polarity,
    QuoteKind,
    RatingKind,
    RatingStatus,
    SpeakerHow,
    SpeakerKind,
)
from councilscope.spans import Span

PREFIX = "councilscope_"
NAMES = ("article", "layout", "dates", "bodies", "people", "councils", "quotes", "ratings", "tallies",
         "actions", "findings", "notices")  # fmt: skip


def register_extensions(*names: str) -> None:
    """Make ``doc._.councilscope_<name>`` known to spaCy, with None until written; safe to call again."""
    for name in names:
        if not Doc.has_extension(PREFIX + name):
            Doc.set_extension(PREFIX + name, default=None)


def found_in(doc: Doc, name: str, reader: str) -> Any:
    """What the component ``name`` wrote; ``reader`` names who asks. Raise C011 if it has not run."""
    found = doc.user_data.get(_kept(name))
    if found is None:
        raise CouncilscopeError("C011", component=reader, needs=PREFIX + name)
    return found


def annotate(doc: Doc, name: str, value: object) -> None:
    """Write what the component ``name`` found."""
    doc.user_data[_kept(name)] = value


def _kept(name: str) -> Any:
    """The key under which spaCy keeps what is written to ``doc._``, which is slow to ask."""
    return ("._.", PREFIX + name, None, None)


def text_of(doc: Doc) -> str:
    """The Doc's text, kept with it: spaCy builds ``doc.text`` from the tokens anew at every access."""
    text = doc.user_data.get(PREFIX + "text")
    if not isinstance(text, str):
        text = doc.user_data[PREFIX + "text"] = doc.text
    return text


def words_and_starts_of(doc: Doc) -> tuple[list[str], list[int]]:
    """The texts of the Doc's tokens and where each begins."""
    found: tuple[list[str], list[int]] | None = doc.user_data.get(PREFIX + "words_and_starts")
    return found or ([token.text for token in doc], [token.idx for token in doc])


def keep_source(doc: Doc, text: str, words: list[str], starts: list[int]) -> None:
    """Keep with a new Doc what it was made from: asking its tokens one by one is slow."""
    doc.user_data[PREFIX + "text"] = text
    doc.user_data[PREFIX + "words_and_starts"] = words, starts


def add_notice(doc: Doc, notice: Notice) -> None:
    """Warn about something that could not be settled; the record lists it under warnings."""
    register_extensions("notices")
    annotate(doc, "notices", [*doc.user_data.get(_kept("notices"), ()), notice])


OFF_TOPIC = "off-topic"
"""The notice of an article that speaks of no council, no inspecting body and nothing else of local government."""


def is_off_topic(doc: Doc) -> bool:
    """True if the councils component found that the article is about something else: nothing is asked of a council."""
    return any(notice.code == OFF_TOPIC for notice in doc._.councilscope_notices or ())


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words that gave the named fields of an item."""

    start: int
    end: int
    supports: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What all found items carry; see records.Item."""

    evidence: tuple[Evidence, ...]
    rule: str
    confidence: float
    knowledge: tuple[str, ...] = ()
    derived: dict[str, str] = field(default_factory=dict)


# --- layout: sections, sentences, lists -------------------------------------------------------------------------


class Voice(StrEnum):
    """Whose text a section is: the page's writer, or a statement by the council that follows it."""

    WRITER = "writer"
    COUNCIL = "council"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of blocks under one heading or one voice. ``heading`` is None before the first heading."""

    span: Span
    voice: Voice
    heading: Span | None = None


@dataclass(frozen=True, slots=True)
class ItemList:
    """Items that stand together, and the words that introduce them.

    lead_in: the sentence that ends in a colon before the items ('The report recommends:'), or None.
    heading: the heading block above, or None. items: spans without their markers, in order. levels: nesting.
    """

    items: tuple[Span, ...]
    levels: tuple[int, ...]
    lead_in: Span | None
    heading: Span | None

    @property
    def introduction(self) -> Span | None:
        """The nearest words that introduce the items: the lead-in, else the heading."""
        return self.lead_in or self.heading


@dataclass(frozen=True, slots=True)
class Layout:
    """How the text is built: blocks and sentences in the order of the text.

    Sentences never cross a block; titles and headings are one sentence each. run_ons: lists within a sentence.
    """

    blocks: tuple[Block, ...]
    sentences: tuple[Span, ...]
    sections: tuple[Section, ...]
    lists: tuple[ItemList, ...]
    tables: tuple[ItemList, ...] = ()
    run_ons: tuple[ItemList, ...] = ()

    def block_at(self, offset: int) -> Block | None:
        """The block that holds the character, or None between blocks."""
        index = bisect_right(self.blocks, offset, key=_start_of_block) - 1
        return self.blocks[index] if index >= 0 and offset < self.blocks[index].end else None

    def sentence_at(self, offset: int) -> Span | None:
        """The sentence that holds the character, or None between sentences."""
        index = bisect_right(self.sentences, offset, key=_start_of_span) - 1
        return self.sentences[index] if index >= 0 and offset < self.sentences[index].end else None

    def section_at(self, offset: int) -> Section | None:
        """The section that holds the character, or None."""
        return next((section for section in self.sections if section.span.start <= offset < section.span.end), None)

    def list_at(self, offset: int) -> ItemList | None:
        """The list one of whose items holds the character, or None."""
        return next(
            (found for found in self.lists if any(item.start <= offset < item.end for item in found.items)), None
        )


def _start_of_block(block: Block) -> int:
    return block.start


def _start_of_span(span: Span) -> int:
    return span.start


# --- mentions ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in the text, as the days it may mean; see records.DateRange. ISO strings, None if unknown.

    role: deadline-like ('by July'), past ('in November last year'), point, duration.
    """

    start: int
    end: int
    earliest: str | None
    latest: str | None
    precision: str
    anchor: str
    role: str


@dataclass(frozen=True, slots=True)
class BodyMention:
    """A body (inspectorate, ombudsman, ministry) in the text. ``form``: name, alias (acronym) or anaphor."""

    start: int
    end: int
    body: str
    form: MentionForm


@dataclass(frozen=True, slots=True)
class CouncilMention:
    """A council of the register in the text.

    council: register id. antecedent: for an anaphor ('the authority', 'we') the span of the words it stands for.
    A plural anaphor or an enumeration gives one mention for each council.
    """

    start: int
    end: int
    council: str
    form: MentionForm
    confidence: float
    rule: str
    antecedent: Span | None = None


@dataclass(frozen=True, slots=True)
class PersonFound:
    """Somebody named, or known by role alone (name None), with all mentions of the same person.

    key: unique in the Doc; other annotations refer to it. organisation: as written. council, body: ids or None.
    """

    key: str
    name: str | None
    role: str | None
    organisation: str | None
    mentions: tuple[Span, ...]
    found: Found
    honorific: str | None = None
    letters: str | None = None
    council: str | None = None
    body: str | None = None


@dataclass(frozen=True, slots=True)
class PartyFound:
    """See records.Party. ``id`` of a person is its key."""

    kind: PartyKind
    id: str | None
    name: str


# --- statements -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class QuoteFound:
    """See records.Quote. ``speaker`` is a person's key; ``segments`` and ``repeats`` hold no marks."""

    kind: QuoteKind
    segments: tuple[Span, ...]
    speaker: str | None
    speaker_kind: SpeakerKind
    speaker_how: SpeakerHow | None
    speaker_confidence: float
    found: Found
    repeats: tuple[Span, ...] = ()
    document: str | None = None
    cue: str | None = None
    council: str | None = None
    body: str | None = None


@dataclass(frozen=True, slots=True)
class PreviousRating:
    """See RECORDS: the earlier value told inside a movement."""

    value: str | None
    rank: int | None
    words: str | None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class PeriodFound:
    """Years; ``text`` None where derived from the published date."""

    first_year: int
    last_year: int
    text: str | None = None


@dataclass(frozen=True, slots=True)
class RatingFound:
    """See records.Rating. ``council`` is a register id or None."""

    council: str | None
    rated_name: str | None
    bodies: tuple[str, ...]
    scheme: str | None
    subject: str | None
    kind: RatingKind
    domain: str | None
    value: str | None
    words: str
    status: RatingStatus
    basis: Basis
    found: Found
    score: float | None = None
    score_max: float | None = None
    score_unit: str | None = None
    rank: int | None = None
    rank_max: int | None = None
    previous: PreviousRating | None = None
    change: Change | None = None
    period: PeriodFound | None = None


@dataclass(frozen=True, slots=True)
class TallyFound:
    """See records.Tally."""

    scheme: str | None
    value: str | None
    change: Change | None
    count: int | None
    of: int | None
    percent: float | None
    unit: str | None
    scope: PartyFound | None
    found: Found
    period: PeriodFound | None = None
    previous_count: int | None = None


@dataclass(frozen=True, slots=True)
class DeadlineFound:
    """A deadline's words and the days that they mean; see records.DateRange."""

    span: Span
    earliest: str | None
    latest: str | None
    precision: str
    anchor: str


@dataclass(frozen=True, slots=True)
class ActionFound:
    """See records.ActionPoint. ``span`` is its text; ``heading`` introduces its list."""

    span: Span
    kind: ActionKind | None
    status: ActionStatus
    owner: PartyFound | None
    issued_by: PartyFound | None
    deadline: DeadlineFound | None
    heading: Span | None
    found: Found


@dataclass(frozen=True, slots=True)
class FindingFound:
    """See records.Finding."""

    span: Span
    polarity: Polarity
    subject: str | None
    source: PartyFound | None
    heading: Span | None
    found: Found


def article_of(doc: Doc) -> Article | None:
    """The article that the Doc was made from, or None when a bare text was given to the pipeline."""
    found: Article | None = doc.user_data.get(_kept("article"))
    return found
