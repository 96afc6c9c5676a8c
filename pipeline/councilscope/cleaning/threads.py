"""Threads: runs of lines that say who wrote when, as over comments and over lists of the latest stories."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from councilscope.cleaning.lines import Line
from councilscope.cleaning.signals import Signals

AGO = re.compile(
    r"\b(?:\d{1,3}|an?|one) (?:second|sec|minute|min|hour|hr|day|week|month|year)s? ago\b|\bjust now\b", re.IGNORECASE
)
CLOCK = re.compile(r"\b\d{1,2}[:.]\d\d\b|\b\d{1,2} ?[ap]\.?m\b", re.IGNORECASE)
MOST_STAMP_WORDS = 14
FEWEST_STAMPS = 3
MOST_BETWEEN = 25
"""Lines from one stamp to the next; a longer comment is flattened into more."""
ARTICLE_WORDS = 40
"""Running text above a thread, without which it may be the article's own date line that begins it."""


def threads(lines: Sequence[Line], signals: Sequence[Signals]) -> list[bool]:
    """True for the lines of a thread: three stamps or more, each near the next, below an article's text.

    A stamp is a short line with a day and an hour, or with 'two days ago'. It may stand under the name of whoever
    wrote; the last one's text is taken to be as long as the longest of the others'.
    """
    out = [False] * len(lines)
    stamps = [at for at, signal in enumerate(signals) if _is_stamp(lines[at].text, signal)]
    below = next((at for at, words in enumerate(_running_words(signals)) if words >= ARTICLE_WORDS), len(lines))
    run: list[int] = []
    for at in [*(stamp for stamp in stamps if stamp > below), len(lines) + MOST_BETWEEN + 1]:
        if run and at - run[-1] > MOST_BETWEEN:
            if len(run) >= FEWEST_STAMPS:
                _mark(out, run, signals)
            run = []
        run.append(at)
    return out


def _running_words(signals: Sequence[Signals]) -> list[int]:
    """Words of prose down to each line, furniture left out."""
    total, out = 0, []
    for signal in signals:
        total += signal.size if signal.prose and not signal.cue.weight else 0
        out.append(total)
    return out


def _is_stamp(text: str, signal: Signals) -> bool:
    if (signal.prose and not signal.leads_in) or not 0 < signal.size <= MOST_STAMP_WORDS:
        return False
    return bool(AGO.search(text)) or (bool(signal.dates) and bool(CLOCK.search(text)))


def _mark(out: list[bool], run: Sequence[int], signals: Sequence[Signals]) -> None:
    longest = max(second - first for first, second in pairwise(run))
    first = run[0]
    named = first > 0 and not signals[first - 1].ends and signals[first - 1].size <= MOST_STAMP_WORDS
    for at in range(first - named, min(len(out), run[-1] + longest)):
        out[at] = True
