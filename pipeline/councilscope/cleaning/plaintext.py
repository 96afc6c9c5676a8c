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
WRAP_WIDTHS = range(50, 101)
WRAP_SHARE = 0.5
LONG_ENOUGH_TO_WRAP = 40


def plain_lines(text: str) -> list[Line]:
    """The lines of a plain text, in order; blank ones are gone, broken paragraphs are one line."""
    lines = _raw_lines(text)
    width = _wrap_width(lines)
    joined: list[Line] = []
    for line in lines:
        if joined and _continues(joined[-1], line, width, text):
            head = joined[-1]
            joined[-1] = Line(head.start, line.end, folded(text[head.start : line.end]), head.gap, head.indent)
        else:
            joined.append(line)
    return joined


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


def _continues(head: Line, line: Line, width: int, text: str) -> bool:
    """True if ``line`` goes on with the paragraph that ``head`` began."""
    if line.gap or BULLET.match(line.text) or LABELLED.match(line.text):
        return False
    last = text[text.rfind("\n", 0, head.end) + 1 : head.end]
    if line.text[0] in ",.;:)”’" and len(line.text) > 1:
        return True
    open_ended = not SENTENCE_END.search(head.text)
    if width:
        fits = len(last) + 1 + len(line.text.split(" ", 1)[0]) > width - 12
        return fits and len(last) > LONG_ENOUGH_TO_WRAP
    return open_ended and line.text[0].islower() and len(last) >= LONG_ENOUGH_TO_WRAP and len(line.text) > 15
