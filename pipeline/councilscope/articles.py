"""What was read (SourceArticle) and what was cleaned (Article): the values that flow before matching."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from enum import StrEnum

from councilscope.spans import Span


class BlockKind(StrEnum):
    """The part that a block of clean text plays in the article."""

    TITLE = "title"
    BYLINE = "byline"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    TABLE_ROW = "table-row"
    BLOCK_QUOTE = "block-quote"
    NOTE = "note"


class MediaType(StrEnum):
    """How the source is written."""

    PLAIN = "text/plain"
    HTML = "text/html"
    MARKDOWN = "text/markdown"
    EMAIL = "message/rfc822"
    PDF = "application/pdf"
    WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class Given:
    """What stands beside the text in its input: fields of a row, heads of an e-mail, front matter of a page.

    All as written there; None where the input has no such field. key: the id that the input itself uses.
    """

    title: str | None = None
    published: str | None = None
    author: str | None = None
    publisher: str | None = None
    key: str | None = None


@dataclass(frozen=True, slots=True)
class SourceArticle:
    """One input, decoded.

    path: relative to the corpus folder, forward slashes (``#n`` for a row or story in it).
    text: the decoded source; line ends are LF, NULs and a byte order mark are gone. Source offsets point here.
    data_sha256: hex digest of the bytes; the record id is its first 16 digits.
    url: where the page came from, or None if the input does not say.
    page: whether ``text`` is HTML; None where the media type says so itself.
    """

    path: str
    media_type: MediaType
    encoding: str
    size: int
    data_sha256: str
    text: str
    url: str | None = None
    given: Given = Given()
    page: bool | None = None

    @property
    def is_page(self) -> bool:
        """Whether the text is HTML."""
        return self.media_type is MediaType.HTML if self.page is None else self.page


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item or table row of the clean text.

    start, end: offsets into the clean text. level: nesting of a list item or rank of a heading, else 0.
    source_start, source_end: offsets into the decoded source, None for HTML.
    A table row's cells are joined by `` | ``.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    source_start: int | None = None
    source_end: int | None = None

    @property
    def span(self) -> Span:
        """The block's range in the clean text."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Edit:
    """A repair inside the clean text: ``text[start:end]`` stands where the source had ``was``."""

    start: int
    end: int
    was: str
    rule: str


@dataclass(frozen=True, slots=True)
class Removed:
    """Something that cleaning left out. ``text`` is whole here; the record cuts it at 2,000 characters."""

    reason: str
    text: str
    confidence: float
    source_start: int | None = None
    source_end: int | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """When the article appeared.

    date: YYYY-MM-DD, YYYY-MM or YYYY. precision: day, month, year. origin: text, metadata, url, file-name.
    words: as found. span: where the words stand in the clean text, None if they do not stand there.
    """

    date: str
    precision: str
    origin: str
    words: str
    span: Span | None = None

    @property
    def day(self) -> datetime.date:
        """The day; the first day of the month or year where no more is known."""
        return datetime.date.fromisoformat(f"{self.date}-01-01"[:10])


@dataclass(frozen=True, slots=True)
class Notice:
    """A warning: what was seen and could not be settled. ``spans`` point into the clean text."""

    code: str
    message: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """A cleaned article: blocks of ``text`` joined by one blank line, the title first where there is one.

    language: ISO 639-1. confidence: how sure the cleaner is that there is an article here (0-1).
    """

    source: SourceArticle
    text: str
    blocks: tuple[Block, ...]
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    published: Published | None = None
    language: str = "en"
    edits: tuple[Edit, ...] = ()
    removed: tuple[Removed, ...] = ()
    notices: tuple[Notice, ...] = ()
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Reject:
    """An input that gave no record: one row of errors.jsonl. ``code`` is in errors.REJECTIONS."""

    path: str
    code: str
    stage: str
    message: str
    row: int | None = None
    details: dict[str, object] = field(default_factory=dict)
