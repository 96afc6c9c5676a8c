"""What a flattened page keeps of its pictures: the text for those who cannot see one, its credit, its caption."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from councilscope.cleaning.lines import Line
from councilscope.cleaning.signals import Signals

MOST_CREDIT_WORDS = 3
LEAST_DESCRIBED = 20
"""Characters of a picture's description, without its credits."""
CAPTION_WORDS = range(3, 31)
HEADLINE_WORDS = 5
COUNTER = re.compile(r"(\d{1,3}) ?(?:of|/) ?(\d{1,3})(?!\d)(?: ?[:.–-])?(?=[A-Z\"“‘]| [A-Z])")
"""The place of a picture in a gallery, often glued to its caption: '2of4A school hall'."""


def pictures(lines: Sequence[Line], signals: Sequence[Signals], credited: Sequence[bool]) -> list[bool]:
    """True for the descriptions and captions of pictures in flattened text, told by the credits beside them.

    A description begins and ends with its credit, run together ('Getty Images A town hall at nightGetty Images'), or
    stands right above a line that is a credit. A caption is the line right below, where a blank line ends it. The
    captions of a gallery count on from line to line.
    ``credited``: which lines are a credit by their own words.
    """
    out = [False] * len(lines)
    for at, line in enumerate(lines):
        if line.tag or not line.text:
            continue
        if is_between_credits(line.text):
            out[at] = True
            out[at + 1 : at + 2] = [_is_caption(lines, signals, at + 1)] * len(out[at + 1 : at + 2])
        elif credited[at] and at and not line.gap and (at + 1 == len(lines) or lines[at + 1].gap):
            out[at - 1] = _is_description(lines, signals, at - 1)
    for first, (line, below) in enumerate(pairwise(lines)):
        if line.text[:1].isdecimal() and _counts_pictures(line.text, below.text):
            out[first] = out[first + 1] = True
    return out


def _counts_pictures(text: str, below: str) -> bool:
    """True for two captions of a gallery, one under the other, which count on."""
    here = COUNTER.match(text)
    following = COUNTER.match(below) if here else None
    if not here or not following:
        return False
    return int(following[1]) == int(here[1]) + 1 <= int(here[2]) == int(following[2])


def is_between_credits(text: str) -> bool:
    """True for words that a credit begins and, run together with them or as a sentence of its own, ends."""
    if len(text) < LEAST_DESCRIBED or not text[0].isupper():
        return False
    edges: list[int] = []  # of the credit: before the first spaces
    while len(edges) < MOST_CREDIT_WORDS and (edge := text.find(" ", edges[-1] + 1 if edges else 0)) >= 0:
        edges.append(edge)
    for edge in reversed(edges):
        if text[edge - 1] == text[-1] and len(text) - 2 * edge >= LEAST_DESCRIBED and text.endswith(text[:edge]):
            before = text[-edge - 2 : -edge]
            return not before.endswith(" ") or before[0] in ".!?"
    return False


def _is_caption(lines: Sequence[Line], signals: Sequence[Signals], at: int) -> bool:
    """True for a short line under a picture, with no blank line between, that ends its paragraph."""
    if at >= len(lines) or lines[at].gap or (at + 1 < len(lines) and not lines[at + 1].gap):
        return False
    return signals[at].size in CAPTION_WORDS and not (signals[at].ends or signals[at].dated or signals[at].byline)


def _is_description(lines: Sequence[Line], signals: Sequence[Signals], at: int) -> bool:
    """True for a short line between a blank line and a credit, below what may be the headline."""
    signal = signals[at]
    if not lines[at].gap or signal.size not in CAPTION_WORDS or signal.ends or signal.dated or signal.byline:
        return False
    return any(other.size >= HEADLINE_WORDS and not other.cue.weight for other in signals[:at])
