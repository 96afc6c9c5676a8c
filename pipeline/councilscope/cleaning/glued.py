"""Blocks of a page that flattening ran together, furniture and article in one line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from councilscope.cleaning.furniture import settles
from councilscope.cleaning.lexicon import Lexicon, tokens
from councilscope.cleaning.lines import Line, folded
from councilscope.cleaning.mapped import MappedText
from councilscope.cleaning.pictures import is_between_credits

GLUE = "sentence-space"
"""The repair that put a lost space between two sentences, where two blocks may have met."""


def split_at_glue(lines: Sequence[Line], mapped: MappedText, lexicon: Lexicon) -> list[Line]:
    """The lines, split where a space was lost between a sentence of furniture and one that is none."""
    if not any(patch.rule == GLUE for patch in mapped.patches):
        return list(lines)
    return [piece for line in lines for piece in _pieces(line, mapped, lexicon)]


def _pieces(line: Line, mapped: MappedText, lexicon: Lexicon) -> Iterator[Line]:
    glue = [patch for patch in mapped.patches_in(line.start, line.end) if patch.rule == GLUE]
    edges = [(line.start, line.start), *((patch.start, patch.end) for patch in glue), (line.end, line.end)]
    ranges = [(left[1], right[0]) for left, right in pairwise(edges)]
    sorts = [settles(lexicon.strongest(tokens(text), text)) for text in (mapped.text[a:b] for a, b in ranges)]
    if len(set(sorts)) < 2 or is_between_credits(line.text):  # all furniture, or none of it
        yield line
        return
    start = 0
    for at in range(1, len(ranges) + 1):
        if at == len(ranges) or sorts[at] != sorts[start]:
            place = ranges[start][0], ranges[at - 1][1]
            yield line._replace(
                start=place[0], end=place[1], text=folded(mapped.text[slice(*place)]), gap=start > 0 or line.gap
            )
            start = at
