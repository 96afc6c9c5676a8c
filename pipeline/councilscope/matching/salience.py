"""Which council a passage is about, where its own words do not say."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from councilscope.articles import BlockKind
from councilscope.matching.annotations import CouncilMention, Layout

TITLE_WEIGHT = 4  # further mentions that one in the title is worth
LEAD_WEIGHT = 3
DOMINANCE = 1.6  # how much heavier the main council weighs than any other
LEADING = 1.15  # how much heavier one is that may be meant where nothing nearer is named


class Salience:
    """The councils of an article by their weight and place."""

    def __init__(self, councils: Sequence[CouncilMention], layout: Layout) -> None:
        """``councils``: all mentions in text order."""
        self.councils = councils
        self.layout = layout
        self.weights = self._weighed()

    def _weighed(self) -> Counter[str]:
        """How much the article is about each council: its mentions, in title and first paragraph more."""
        title = next((block for block in self.layout.blocks if block.kind is BlockKind.TITLE), None)
        lead = next((block for block in self.layout.blocks if block.kind is BlockKind.PARAGRAPH), None)
        weights: Counter[str] = Counter()
        for mention in self.councils:
            weights[mention.council] += 1
            if title is not None and mention.end <= title.end:
                weights[mention.council] += TITLE_WEIGHT
            elif lead is not None and lead.start <= mention.start < lead.end:
                weights[mention.council] += LEAD_WEIGHT
        return weights

    def main(self, dominance: float) -> str | None:
        """The council that weighs at least ``dominance`` times as much as any other; None if none does."""
        ranked = self.weights.most_common(2)
        if not ranked:
            return None
        second = ranked[1][1] if len(ranked) > 1 else 0
        return ranked[0][0] if ranked[0][1] >= dominance * second else None

    def council_at(self, offset: int) -> tuple[str, str] | None:
        """The council that the passage at a character is about, and the rule that says so; None where nothing tells.

        In this order: the only one; the last one of the sentence; the one in the heading above; the one that the
        article is mainly about; the last one of the paragraph; the one named most; the last one of the section.
        """
        if len(self.weights) == 1:
            return next(iter(self.weights)), "only-council"
        sentence, block = self.layout.sentence_at(offset), self.layout.block_at(offset)
        section = self.layout.section_at(offset)
        heading = section.heading if section is not None else None
        for council, rule in (
            (self._last(offset, sentence.start if sentence else None), "sentence-council"),
            (self._last(heading.end, heading.start) if heading else None, "heading-council"),
            (self.main(DOMINANCE), "main-council"),
            (self._last(offset, block.start if block else None), "paragraph-council"),
            (self.main(LEADING), "leading-council"),
            (self._last(offset, section.span.start if section else None), "section-council"),
        ):
            if council is not None:
                return council, rule
        return None

    def _last(self, offset: int, floor: int | None) -> str | None:
        mention = last_before(self.councils, offset, floor) if floor is not None else None
        return mention.council if mention is not None else None


def last_before(councils: Sequence[CouncilMention], offset: int, floor: int) -> CouncilMention | None:
    """The last mention that begins before ``offset`` and not before ``floor``, or None."""
    at = bisect_left(councils, offset, key=lambda mention: mention.start) - 1
    return councils[at] if at >= 0 and councils[at].start >= floor else None
