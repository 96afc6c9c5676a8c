"""Flattened text to lines: paragraphs that were broken over lines are joined again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from string import ascii_lowercase, digits

from councilscope.cleaning.lines import Line, folded
from councilscope.cleaning.wrapping import INNER_END, Wrapping, ends_sentence, wrapping_of

BULLET = re.compile(
    r"(?:[•▪●◦‣·■□▫◆◇❖➢➤▶*\-–—o»►✓✔✗✘✕✖☐☑→>+#~.]|\(?[0-9]{1,2}[.)]|\(?[a-z][.)]|\(?[ivx]{1,4}[.)])[ \t\xa0]+(?=\S)"
)
MARKING = frozenset("•▪●◦‣·■□▫◆◇❖➢➤▶*-–—o»►✓✔✗✘✕✖☐☑→>+#~.(" + digits + ascii_lowercase)
"""The characters that a mark of a list may begin with."""
COUNTED = re.compile(r"([0-9]{1,2})[ \t\xa0]+(?=[^\W\d_])")
"""A number without a stop, which marks a list item only where the line above or below counts with it."""
LABELLED = re.compile(r"[A-Z]\d{1,2}[:.)]?[ \t\xa0]+(?=\S)")
"""The label of a numbered recommendation ('R2 …'), which belongs to its text."""
DASH = re.compile(r"[–—>+#~]\s")
"""A dash or other sign at the start of a line, which marks a list item only beside another."""
LEFT_OPEN = re.compile(
    r"\b(?:the|an?|of|to|in|on|at|by|for|from|with|and|or|that|which|who|was|were|is|are|has|have|had|its|their|his|her)$"
)
"""A word with which no line ends but one that was broken there."""
LONGEST_OPEN = 6
"""Characters of the longest of these words, and one more."""
GOES_ON = frozenset(",.;:)”’")
"""Marks with which no line begins but one that was broken before them."""
LONG_ENOUGH_TO_WRAP = 40
LONG_ENOUGH_TO_BREAK = 60
TAIL = 300
"""Characters of a paragraph's end that are looked at."""
FEWEST_PIECES = 4
SHARE_OF_PIECES = 0.04


def plain_lines(text: str) -> list[Line]:
    """The lines of a plain text, in order; blank ones are gone, broken paragraphs are one line."""
    lines = _raw_lines(text)
    wrapping = wrapping_of(lines)
    split = _is_split_at_links(lines)
    paragraphs: list[_Paragraph] = []
    head: _Paragraph | None = None
    for index, line in enumerate(lines):
        small = line.text[0].islower()
        if head and (small or not line.gap) and _belongs(head, lines, index, wrapping, split=split):
            head.add(line)
        else:
            head = _Paragraph(line, small and _is_item(head, line))
            paragraphs.append(head)
    return [paragraph.line for paragraph in paragraphs]


def _belongs(head: _Paragraph, lines: Sequence[Line], index: int, wrapping: Wrapping, *, split: bool) -> bool:
    """True if the line at ``index`` is a part of the paragraph that the line above it belongs to.

    ``split``: the text has a line end at every link. Below a blank line it is the end of a broken sentence.
    """
    line = lines[index]
    if line.gap:
        following = lines[index + 1].text if index + 1 < len(lines) else ""
        return _is_broken_sentence(head.tail, line.text, following)
    return _continues(head, lines, index, wrapping) or (split and _is_rest_of(head.tail, line.text))


def _is_item(before: _Paragraph | None, line: Line) -> bool:
    """True for a line in small letters that stands below a colon or such a line: an item whose bullet was lost."""
    return before is not None and (before.tail.endswith(":") or (before.item and not line.gap))


class _Paragraph:
    """Lines that are being joined: their ``tail`` is enough to tell whether more belongs to them."""

    __slots__ = ("_counted", "_lines", "_open_marks", "_straight_marks", "item", "tail")

    def __init__(self, line: Line, item: bool = False) -> None:
        self._lines = [line]
        self._counted = self._open_marks = self._straight_marks = 0
        self.item = item
        self.tail = line.text[-TAIL:]

    def add(self, line: Line) -> None:
        self._lines.append(line)
        self.tail = f"{self.tail} {line.text[-TAIL:]}"[-TAIL:]

    @property
    def is_one_line(self) -> bool:
        return len(self._lines) == 1

    @property
    def quoting(self) -> bool:
        """True if a quotation is open at its end."""
        for line in self._lines[self._counted :]:
            self._open_marks += line.text.count("“") - line.text.count("”")
            self._straight_marks += line.text.count('"')
        self._counted = len(self._lines)
        return self._open_marks > 0 or self._straight_marks % 2 == 1

    @property
    def line(self) -> Line:
        """All of it as one line."""
        first = self._lines[0]
        if self.is_one_line:
            return first
        return Line(
            first.start, self._lines[-1].end, " ".join(line.text for line in self._lines), first.gap, first.indent
        )


def _raw_lines(text: str) -> list[Line]:
    lines: list[Line] = []
    offset = 0
    gap = False
    for raw in text.split("\n"):
        stripped = raw.strip()
        if stripped:
            indent = raw.index(stripped[0]) if len(stripped) < len(raw) else 0
            start = offset + indent
            lines.append(Line(start, start + len(stripped), folded(stripped), gap, indent))
            gap = False
        else:
            gap = True
        offset += len(raw) + 1
    return lines


def _is_split_at_links(lines: list[Line]) -> bool:
    """True for a text that has a line end at every link and every emphasis, so that sentences lie in pieces.

    Lines in small letters below a colon are none: they are items whose bullets were lost.
    """
    pieces, item = 0, False
    for above, line in pairwise(lines):
        small = line.text[0].islower()
        item = small and (above.text.endswith(":") or (item and not line.gap))
        if not item and not line.gap:
            pieces += line.text[0] in GOES_ON or (small and not ends_sentence(above.text))
    return pieces >= max(FEWEST_PIECES, SHARE_OF_PIECES * len(lines))


def _is_rest_of(head: str, text: str) -> bool:
    """True if a piece goes on with the sentence that another left open."""
    if BULLET.match(text):
        return False
    if text[0] in GOES_ON:
        return True
    return not ends_sentence(head) and (text[0].islower() or text[0] == "(" or _is_left_open(head))


def _is_broken_sentence(head: str, text: str, following: str) -> bool:
    """True if a paragraph ends within a sentence that the next one ends, so that the blank line between is none.

    Items of a list may begin in lower case too, but not one alone.
    """
    return (
        len(head) >= LONG_ENOUGH_TO_BREAK
        and text[0].islower()
        and ends_sentence(text)
        and not ends_sentence(head)
        and not following[:1].islower()
        and bool(INNER_END.search(head))
        and not BULLET.match(text)
    )


def _continues(head: _Paragraph, lines: Sequence[Line], index: int, wrapping: Wrapping) -> bool:
    """True if the line at ``index`` goes on with the paragraph that ``head`` began and the line above it belongs to."""
    above, line = lines[index - 1], lines[index]
    if (line.text[0] in MARKING and BULLET.match(line.text)) or LABELLED.match(line.text):
        return False
    if line.text[0] in GOES_ON and len(line.text) > 1:
        return True
    if wrapping.rest and wrapping.goes_on(lines, index, first=head.is_one_line, quoting=head.quoting):
        return True
    if head.item and not wrapping.rest and line.text[0].islower():
        return False
    if above.end - above.start < LONG_ENOUGH_TO_WRAP or ends_sentence(head.tail):
        return False
    return (line.text[0].islower() and len(line.text) > 15) or _is_left_open(head.tail)


def _is_left_open(text: str) -> bool:
    return bool(LEFT_OPEN.search(text, max(0, len(text) - LONGEST_OPEN)))
