"""Lines: the unit that cleaning judges, whether they come from flattened text or from a page's elements."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from councilscope.articles import BlockKind


class Line(NamedTuple):
    """One line of the repaired text.

    start, end: its range there, without white space at the ends. text: its words with white space folded.
    gap: a blank line or an element's edge stands before it. indent: columns of white space before it.
    tag: the HTML element that it came from ('p', 'h2', 'li', 'tr' …), '' for plain text. level: nesting of a list
    item or rank of a heading. main: the main-content extractor kept it (None for plain text). linked: share of its
    words that are links.
    """

    start: int
    end: int
    text: str
    gap: bool = False
    indent: int = 0
    tag: str = ""
    level: int = 0
    main: bool | None = None
    linked: float = 0.0


class Part(StrEnum):
    """What a line is: a part of the article, by block kind, or something to remove."""

    TITLE = BlockKind.TITLE
    BYLINE = BlockKind.BYLINE
    HEADING = BlockKind.HEADING
    PARAGRAPH = BlockKind.PARAGRAPH
    LIST_ITEM = BlockKind.LIST_ITEM
    TABLE_ROW = BlockKind.TABLE_ROW
    BLOCK_QUOTE = BlockKind.BLOCK_QUOTE
    NOTE = BlockKind.NOTE
    REMOVED = "removed"


ELEMENTS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), Part.HEADING),
    **dict.fromkeys(("li", "dd"), Part.LIST_ITEM),
    **dict.fromkeys(("tr", "dt"), Part.TABLE_ROW),
    "blockquote": Part.BLOCK_QUOTE,
}
"""The part that an HTML element is."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The decision on one line. ``reason`` is '' for a kept line."""

    part: Part
    confidence: float
    reason: str = ""

    @property
    def kept(self) -> bool:
        """True if the line stays in the article."""
        return self.part is not Part.REMOVED


@lru_cache(maxsize=1024)
def removed(reason: str, confidence: float) -> Verdict:
    """The verdict that takes a line out."""
    return Verdict(Part.REMOVED, round(confidence, 2), reason)


@lru_cache(maxsize=1024)
def kept_as(part: Part, confidence: float) -> Verdict:
    """The verdict that keeps a line."""
    return Verdict(part, confidence)


def folded(text: str) -> str:
    """The text with each run of white space as one space, none at the ends."""
    if text.isprintable() and "  " not in text and text[:1] != " " and text[-1:] != " ":
        return text  # no white space but single spaces inside
    return " ".join(text.split())
