"""Lines that cleaning left among the text and that belong to other pages: teasers and job adverts, in rows.

A council that only such a line names is no council of the article.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from councilscope.articles import Block, BlockKind
from councilscope.matching.annotations import Layout
from councilscope.spans import Span

OPENING_BLOCKS = 4  # title, date, byline and standfirst look like teasers, and are none
SHORTEST, LONGEST = 3, 18  # words in a teaser
PARTS = 2  # bars in a line that lists teasers
KINDS = (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM)
FINISHED = re.compile(r"[.!?:;,…\"”’')\]]\s*$")
STARS = re.compile(r"\s[*★]{1,5}(?:\s|$)")
WORDS = re.compile(r"[^\W\d_]+\d?")


def teasers(text: str, layout: Layout, grades: frozenset[str]) -> list[Span]:
    """Rows of two or more short lines without an end mark, and lines of parts between bars.

    grades: words of judgements; a line that holds one is a line of results ('Leeds: two stars').
    """
    listed = [item for found in layout.lists if found.introduction for item in found.items]
    likely = [
        index >= OPENING_BLOCKS and _teaser_like(text, block, grades) and not _within(block, listed)
        for index, block in enumerate(layout.blocks)
    ]
    found = []
    for index, block in enumerate(layout.blocks):
        barred = block.kind is BlockKind.PARAGRAPH and block.span.of(text).count(" | ") >= PARTS
        beside = any(likely[near] for near in (index - 1, index + 1) if 0 <= near < len(likely))
        if (likely[index] and beside) or (barred and index >= OPENING_BLOCKS):
            found.append(block.span)
    return found


def _teaser_like(text: str, block: Block, grades: frozenset[str]) -> bool:
    words = block.span.of(text)
    if block.kind not in KINDS or not words[:1].isupper() or FINISHED.search(words) is not None:
        return False
    found = WORDS.findall(words.lower())
    starred = STARS.search(words) is not None  # 'Anytown Libraries ** promising' is a row of a table
    return SHORTEST <= len(found) <= LONGEST and grades.isdisjoint(found) and not starred


def _within(block: Block, spans: Sequence[Span]) -> bool:
    return any(span.overlaps(block.span) for span in spans)
