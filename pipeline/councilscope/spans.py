"""Half-open character ranges, and the arithmetic that every stage needs on them.

All offsets in Councilscope count Unicode code points, start inclusive, end exclusive. Which text they point
into is said where a span is stored: the decoded source, or the clean text of an article.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range ``[start, end)`` of code points in one text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words of ``text`` that this span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """True if the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """True if ``other`` lies wholly inside this span (equal spans contain each other)."""
        return self.start <= other.start and other.end <= self.end

    def shifted(self, by: int) -> Span:
        """The same range ``by`` characters further on."""
        return Span(self.start + by, self.end + by)


def trimmed(text: str, start: int, end: int, strip: str | None = None) -> Span:
    """The span without the ``strip`` characters (white space if None) at its two ends; may come out empty."""
    inner = text[start:end]
    left = len(inner) - len(inner.lstrip(strip))
    right = len(inner.rstrip(strip))
    return Span(start + left, start + max(left, right))


def without_overlaps(spans: Iterable[Span]) -> list[Span]:
    """Longest first, then leftmost: the spans that remain when overlapping ones give way; in text order."""
    kept: list[Span] = []
    for span in sorted(set(spans), key=lambda s: (s.start - s.end, s.start)):
        if not any(span.overlaps(other) for other in kept):
            kept.append(span)
    return sorted(kept)
