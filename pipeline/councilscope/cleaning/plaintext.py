"""Flattened text to lines: paragraphs that were broken over lines are joined again."""

from __future__ import annotations

import re
from itertools import pairwise
from statistics import median

from councilscope.cleaning.lines import Line, folded

BULLET = re.compile(
    r"(?:[•▪●◦‣·■□▫◆◇❖➢➤▶*\-–—o»►✓✔.]|\(?[0-9]{1,2}[.)]|\(?[a-z][.)]|\(?[ivx]{1,4}[.)])[ \t\xa0]+(?=\S)"
)
COUNTED = re.compile(r"([0-9]{1,2})[ \t\xa0]+(?=[^\W\d_])")
"""A number without a stop, which marks a list item only where the line above or below counts with it."""
LABELLED = re.compile(r"[A-Z]\d{1,2}[:.)]?[ \t\xa0]+(?=\S)")
"""The label of a numbered recommendation ('R2 …'), which belongs to its text."""
DASH = re.compile(r"[–—]\s")
"""A dash at the start of a line, which marks a list item only beside another."""
SENTENCE_END = re.compile(r"[.!?:;…][\"'”’)\]]*$")
LEFT_OPEN = re.compile(
    r"\b(?:the|an?|of|to|in|on|at|by|for|from|with|and|or|that|which|who|was|were|is|are|has|have|had|its|their|his|her)$"
)
"""A word with which no line ends but one that was broken there."""
GOES_ON = frozenset(",.;:)”’")
"""Marks with which no line begins but one that was broken before them."""
WRAP_WIDTHS = range(50, 101)
WRAP_SHARE = 0.5
LONG_ENOUGH_TO_WRAP = 40
LONG_ENOUGH_TO_BREAK = 60
TAIL = 300
"""Characters of a paragraph's end that are looked at."""
INNER_END = re.compile(r"[a-z][.!?][\"'”’]? [A-Z“‘\"']")
FEWEST_PIECES = 4
SHARE_OF_PIECES = 0.04


def plain_lines(text: str) -> list[Line]:
    """The lines of a plain text, in order; blank ones are gone, broken paragraphs are one line."""
    lines = _raw_lines(text)
    width = _wrap_width(lines)
    split = _is_split_at_links(lines)
    paragraphs: list[_Paragraph] = []
    for index, line in enumerate(lines):
        following = lines[index + 1].text if index + 1 < len(lines) else ""
        head = paragraphs[-1] if paragraphs else None
        if head and (
            _continues(head, line, width, text)
            or (split and not line.gap and _is_rest_of(head.tail, line.text))
            or (line.gap and _is_broken_sentence(head.tail, line.text, following))
        ):
            head.add(line)
        else:
            paragraphs.append(_Paragraph(line))
    return [paragraph.line for paragraph in paragraphs]


class _Paragraph:
    """Lines that are being joined: their ``tail`` is enough to tell whether more belongs to them."""

    def __init__(self, line: Line) -> None:
        self._lines = [line]
        self.tail = line.text[-TAIL:]

    def add(self, line: Line) -> None:
        self._lines.append(line)
        self.tail = f"{self.tail} {line.text[-TAIL:]}"[-TAIL:]

    @property
    def end(self) -> int:
        return self._lines[-1].end

    @property
    def line(self) -> Line:
        """All of it as one line."""
        first = self._lines[0]
        return Line(first.start, self.end, " ".join(line.text for line in self._lines), first.gap, first.indent)


def _raw_lines(text: str) -> list[Line]:
    lines: list[Line] = []
    offset = 0
    gap = False
    for raw in text.split("\n"):
        stripped = raw.strip()
        if stripped:
            start = offset + len(raw) - len(raw.lstrip())
            indent = start - offset
            lines.append(Line(start, start + len(stripped), folded(stripped), gap, indent))
        gap = not stripped
        offset += len(raw) + 1
    return lines


def _wrap_width(lines: list[Line]) -> int:
    """The column at which a text was wrapped, 0 if it was not.

    A wrapped text has runs of lines of nearly one length without blank lines between.
    """
    followed = [first.end - first.start + first.indent for first, second in pairwise(lines) if not second.gap]
    long = [length for length in followed if length >= LONG_ENOUGH_TO_WRAP]
    if len(long) < 5:
        return 0
    middle = int(median(long))
    near = sum(1 for length in long if abs(length - middle) <= 10)
    over = sum(1 for line in lines if line.end - line.start > middle + 15)
    if middle not in WRAP_WIDTHS or near < WRAP_SHARE * len(followed) or over > 0.1 * len(lines):
        return 0
    return middle


def _is_split_at_links(lines: list[Line]) -> bool:
    """True for a text that has a line end at every link and every emphasis, so that sentences lie in pieces."""
    pieces = sum(
        not line.gap and (line.text[0] in GOES_ON or (line.text[0].islower() and not SENTENCE_END.search(above.text)))
        for above, line in pairwise(lines)
    )
    return pieces >= max(FEWEST_PIECES, SHARE_OF_PIECES * len(lines))


def _is_rest_of(head: str, text: str) -> bool:
    """True if a piece goes on with the sentence that another left open."""
    if BULLET.match(text):
        return False
    if text[0] in GOES_ON:
        return True
    return not SENTENCE_END.search(head) and (text[0].islower() or text[0] == "(" or bool(LEFT_OPEN.search(head)))


def _is_broken_sentence(head: str, text: str, following: str) -> bool:
    """True if a paragraph ends within a sentence that the next one ends, so that the blank line between is none.

    Items of a list may begin in lower case too, but not one alone.
    """
    return (
        len(head) >= LONG_ENOUGH_TO_BREAK
        and bool(INNER_END.search(head))
        and not SENTENCE_END.search(head)
        and text[0].islower()
        and bool(SENTENCE_END.search(text))
        and not BULLET.match(text)
        and not following[:1].islower()
    )


def _continues(head: _Paragraph, line: Line, width: int, text: str) -> bool:
    """True if ``line`` goes on with the paragraph that ``head`` began."""
    if line.gap or BULLET.match(line.text) or LABELLED.match(line.text):
        return False
    last = text[text.rfind("\n", 0, head.end) + 1 : head.end]
    if line.text[0] in ",.;:)”’" and len(line.text) > 1:
        return True
    open_ended = not SENTENCE_END.search(head.tail)
    if width:
        fits = len(last) + 1 + len(line.text.split(" ", 1)[0]) > width - 12
        return fits and len(last) > LONG_ENOUGH_TO_WRAP
    broken = open_ended and len(last) >= LONG_ENOUGH_TO_WRAP
    return broken and ((line.text[0].islower() and len(line.text) > 15) or bool(LEFT_OPEN.search(head.tail)))
