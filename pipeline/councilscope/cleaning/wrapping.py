"""At which column a page's lines were broken, and which line goes on with the one above it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from councilscope.cleaning.lines import Line

CLOSING = "\"'”’)]"
STOPS = frozenset(".!?:;…")
PARAGRAPH_END = re.compile(r"[.!?…][\"'”’)\]]*$")
INNER_END = re.compile(r"[a-z][.!?][\"'”’]? [A-Z“‘\"']")
OPENING = frozenset('“"')
WIDTHS = range(50, 111)
SHORTEST = 30
"""Characters below which a line tells nothing: entries of menus and lists are as short."""
FEWEST = 4
"""Broken lines, without which a page counts as not wrapped."""
RAGGED = 16
"""Columns by which the ends of wrapped lines may differ: about a long word."""
LEAST_NEAR = 0.6
MOST_OVER = 0.1
LEAST_BROKEN = 0.25
NARROWER = 4
FIRST_SLACK = 6
"""Columns below the least reach seen that a first line may have, since few first lines are seen."""


def ends_sentence(text: str) -> bool:
    """True if a text ends with a stop or colon, perhaps with closing marks after it."""
    return text.rstrip(CLOSING)[-1:] in STOPS


class Wrapping(NamedTuple):
    """How a page is wrapped, learnt from the lines that end within a sentence.

    A line's reach is the column where it would end with the first word of the next line; 0 before a blank line and
    at the end. reaches: of each line. margin: columns of white space before most lines.
    first, rest: the least reach of lines that go on below, for the first line of a paragraph, which may be narrower
    where it was indented, and for the others; 0 for a page that is not wrapped.
    marked: a blank line or an indent begins each paragraph, so that nothing else does.
    short_paragraphs: most sentences end their paragraphs, so that one which fills its line is likely to do so too.
    """

    reaches: tuple[int, ...]
    margin: int = 0
    first: int = 0
    rest: int = 0
    marked: bool = False
    short_paragraphs: bool = False

    def goes_on(self, lines: Sequence[Line], index: int, *, first: bool, quoting: bool) -> bool:
        """True if the line above had no room for the first word of line ``index`` and no paragraph begins there.

        ``first``: the line above begins its paragraph. ``quoting``: a quotation is open at its end.
        """
        if not self.rest or self.reaches[index - 1] < (self.first if first else self.rest):
            return False
        above, line = lines[index - 1], lines[index]
        if not PARAGRAPH_END.search(above.text):
            return not (first and self._begins(line, index))
        indented = line.indent > (self.margin if first else above.indent) + 1
        if indented or self._begins(line, index):
            return False
        if self.marked or self.first < self.rest <= self.reaches[index]:
            return True
        return line.text[0] not in OPENING and (quoting or not self.short_paragraphs)

    def _begins(self, line: Line, index: int) -> bool:
        """True for a line that was broken as early as only first lines are."""
        return (
            0 < self.reaches[index] < self.rest > self.first
            and not line.text[0].islower()
            and not ends_sentence(line.text)
        )


def wrapping_of(lines: Sequence[Line]) -> Wrapping:
    """How the lines of a page are wrapped: those broken within a sentence end near one column, few beyond it."""
    reaches = (*(_reach(line, below) for line, below in pairwise(lines)), 0)
    wrapped = Wrapping(reaches)
    broken = [at for at, (line, below) in enumerate(pairwise(lines)) if _is_broken(line, below)]
    if len(broken) < max(FEWEST, LEAST_BROKEN * sum(reach > 0 for reach in reaches)):
        return wrapped
    width = _at_share([_length(lines[at]) for at in broken], 0.9)
    over = sum(_length(line) > width + RAGGED // 2 for line in lines)
    inner = [reaches[at] for at in broken if lines[at].text[0].islower()] or [reaches[at] for at in broken]
    near = [reach for reach in inner if reach > width - RAGGED]
    if width not in WIDTHS or over > MOST_OVER * len(lines) or len(near) < LEAST_NEAR * len(inner):
        return wrapped
    rest = min(_at_share(near, 0.1), width + 1)
    firsts = [reaches[at] for at in broken if _stands_first(lines, at)]
    narrow = len(firsts) >= FEWEST - 1 and _at_share(firsts, 0.5) < rest - NARROWER
    first = _at_share(firsts, 0.1) - FIRST_SLACK if narrow else rest
    margin = _at_share([line.indent for line in lines], 0.25)
    return Wrapping(
        reaches=reaches,
        margin=margin,
        first=first,
        rest=rest,
        marked=_has_marked_paragraphs(lines, reaches, margin, rest),
        short_paragraphs=_has_short_paragraphs(lines, reaches, rest),
    )


def _has_marked_paragraphs(lines: Sequence[Line], reaches: Sequence[int], margin: int, rest: int) -> bool:
    marked = unmarked = 0
    for (above, line), reach in zip(pairwise(lines), reaches, strict=False):
        if line.gap or line.indent > margin + 1:
            marked += 1
        elif reach < rest and PARAGRAPH_END.search(above.text):
            unmarked += 1
    return marked > unmarked


def _has_short_paragraphs(lines: Sequence[Line], reaches: Sequence[int], rest: int) -> bool:
    ends = sum(
        reach < rest and bool(PARAGRAPH_END.search(line.text)) for line, reach in zip(lines, reaches, strict=True)
    )
    return ends >= sum(len(INNER_END.findall(line.text)) for line in lines)


def _length(line: Line) -> int:
    return line.indent + line.end - line.start


def _reach(line: Line, below: Line) -> int:
    return 0 if below.gap else _length(line) + 1 + len(below.text.split(" ", 1)[0])


def _is_broken(line: Line, below: Line) -> bool:
    """True for a line that ends within a sentence which goes on below in lower case."""
    return not below.gap and below.text[0].islower() and _length(line) >= SHORTEST and not ends_sentence(line.text)


def _stands_first(lines: Sequence[Line], at: int) -> bool:
    line = lines[at]
    return not line.text[0].islower() and (at == 0 or line.gap or ends_sentence(lines[at - 1].text))


def _at_share(values: Sequence[int], share: float) -> int:
    """The value below which this share of the values lies."""
    return sorted(values)[int(share * (len(values) - 1))]
