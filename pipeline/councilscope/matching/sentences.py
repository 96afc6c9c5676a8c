"""Splits a block into sentences by punctuation and capitals; knows abbreviations and initials."""

from __future__ import annotations

import re

from councilscope.spans import Span, trimmed

# A stop, any closing marks, then white space and something that can start a sentence.
_BOUNDARY = re.compile(r"[.!?…]{1,4}[\"”’'»)\]]{0,3}(?P<gap>\s+)(?=[\"“‘'«(\[]{0,3}[A-Z0-9£•À-Þ])")
_OPENER = re.compile(r"\s{1,2}(?:The|He|She|It|They|This|These|His|Her|Its|Their|However|But|We)\b")  # no name
_LAST_WORD = re.compile(r"[\w.&'’-]{1,30}")  # read backwards
_BEFORE_INITIAL = frozenset(".(")


def split_sentences(text: str, start: int, end: int, abbreviations: frozenset[str]) -> list[Span]:
    """The sentences of ``text[start:end]`` in order, without white space at their ends.

    ``abbreviations`` are lower case and without their final stop. Nothing but white space lies between two.
    """
    spans: list[Span] = []
    begin = start
    for match in _BOUNDARY.finditer(text, start, end):
        if text[match.start()] == "." and _is_abbreviation(text, begin, match.start(), abbreviations):
            continue
        spans.append(trimmed(text, begin, match.start("gap")))
        begin = match.end("gap")
    spans.append(trimmed(text, begin, end))
    return [span for span in spans if span.start < span.end]


def _is_abbreviation(text: str, begin: int, stop: int, abbreviations: frozenset[str]) -> bool:
    before = text[max(begin, stop - 30) : stop]
    last = _LAST_WORD.match(before[::-1])
    word = last.group()[::-1].lower() if last else ""
    if word in abbreviations:
        # 'No.' and the like end a sentence unless a number or name part follows at once.
        return word not in {"no", "est", "p", "c", "v"} or text[stop + 1 : stop + 3].strip()[:1].isdecimal()
    if not "A" <= before[-1:] <= "Z" or _OPENER.match(text, stop + 1):
        return False
    return len(before) == 1 or before[-2] in _BEFORE_INITIAL or before[-2].isspace()
