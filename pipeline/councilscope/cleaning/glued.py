"""Blocks of a page that flattening ran together, furniture and article in one line."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from councilscope.cleaning.characters import CAPITAL, SMALL, characters_of
from councilscope.cleaning.furniture import CAPTION, settles
from councilscope.cleaning.lexicon import Lexicon, Markers
from councilscope.cleaning.lines import Line, folded
from councilscope.cleaning.mapped import MappedText
from councilscope.cleaning.pictures import is_between_credits
from councilscope.cleaning.words import tokens

CREDIT_EDGE = re.compile(r"(?<=[a-z])(?=[A-Z][a-z]|A )|(?<=[A-Z]{2})(?=[A-Z][a-z]|A )")
"""Where a credit may end and the first word of a text begin: 'Getty ImagesA council', 'Jo Hale/BBCAnn Holm'."""
LONGEST_CREDIT = 60
STAMP = re.compile(r"((?:[a-z]{4,9}:? )?(?:19|20)\d\d-[01]\d-[0-3]\d)\s+(?=[A-Z\"'“‘])")
LABEL = re.compile(r"([A-Za-z]{4,9}:)\s+(?=\S)")
HEAD = 25
"""Lines at the top of a page among which its headline stands."""
NOWHERE = sys.maxsize
GLUE = "sentence-space"
"""The repair that put a lost space between two sentences, where two blocks may have met."""


def split_at_glue(lines: Sequence[Line], mapped: MappedText, lexicon: Lexicon, markers: Markers) -> list[Line]:
    """The lines, split where a space was lost between a sentence of furniture and one that is none.

    A day that was put before the first words is a line of its own, and so are the credit of a picture and the label
    of a headline.
    """
    edges = _credit_edges(mapped.text)
    stamped: list[Line] = []
    for line, edge in zip(lines, _first_in(edges, lines), strict=True):
        stamped += _credited(line, mapped, lexicon) if edge < line.start + LONGEST_CREDIT else (line,)
    stamped[:1] = [piece for line in stamped[:1] for piece in _stamped(line, mapped)]
    stamped[:HEAD] = [piece for line in stamped[:HEAD] for piece in _unlabelled(line, mapped, markers)]
    glue = np.array([patch.start for patch in mapped.patches if patch.rule == GLUE], dtype=np.intp)
    if not len(glue):
        return stamped
    found: list[Line] = []
    for line, place in zip(stamped, _first_in(glue, stamped), strict=True):
        found += (line,) if place == NOWHERE else _pieces(line, mapped, lexicon)
    return found


def _first_in(places: NDArray[np.intp], lines: Sequence[Line]) -> list[int]:
    """For each line the first of the ascending places that lies in it, NOWHERE if none does."""
    ends = np.array([line.end for line in lines], dtype=np.intp)
    first = np.append(places, NOWHERE)[np.searchsorted(places, [line.start for line in lines])]
    inside: list[int] = np.where(first <= ends, first, NOWHERE).tolist()
    return inside


def _credit_edges(text: str) -> NDArray[np.intp]:
    """Where credits may end in a text: a capital after a small letter or two capitals."""
    characters = characters_of(text)
    capital = characters.kinds & CAPITAL > 0
    after = characters.kinds[:-1] & SMALL > 0
    after[1:] |= capital[:-2] & capital[1:-1]
    return np.flatnonzero(after & capital[1:]) + 1


def _credited(line: Line, mapped: MappedText, lexicon: Lexicon) -> Sequence[Line]:
    """A line, split after the credit of a picture that runs into its first word: an agency, or a name and an agency."""
    reach = min(line.end, line.start + LONGEST_CREDIT)
    if not CREDIT_EDGE.search(mapped.text, line.start, reach) or is_between_credits(line.text):
        return (line,)
    text = mapped.text[line.start : reach]
    edges = (match.start() for match in CREDIT_EDGE.finditer(text))
    edge = next((at for at in edges if _is_credit(text[:at], lexicon)), 0)
    if not edge:
        return (line,)
    start = line.start + edge
    credit = line._replace(end=start, text=folded(text[:edge]))
    return credit, line._replace(start=start, text=folded(mapped.text[start : line.end]), gap=True)


def _is_credit(text: str, lexicon: Lexicon) -> bool:
    entry = lexicon.line_of(text.rpartition("/")[2])
    return entry is not None and entry.reason == CAPTION


def _stamped(line: Line, mapped: MappedText) -> Iterator[Line]:
    """A first line, split after the day that a collection has put before its words ('date 2018-03-14 Inspectors …')."""
    stamp = STAMP.match(mapped.text, line.start, line.end)
    if stamp:
        yield line._replace(end=stamp.end(1), text=folded(stamp[1]))
        line = line._replace(start=stamp.end(), text=folded(mapped.text[stamp.end() : line.end]), gap=True)
    yield line


def _unlabelled(line: Line, mapped: MappedText, markers: Markers) -> Iterator[Line]:
    """A line, split after the label of a form that says that a headline follows ('TITLE: Homes are good')."""
    label = LABEL.match(mapped.text, line.start, line.end)
    if label and markers.is_line("title-label", tokens(label[1])):
        yield line._replace(end=label.end(1), text=folded(label[1]))
        line = line._replace(start=label.end(), text=folded(mapped.text[label.end() : line.end]), gap=False)
    yield line


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
