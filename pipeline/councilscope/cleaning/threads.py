"""Threads: runs of lines that say who wrote when, as over comments, and links to other stories below the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from councilscope.cleaning.characters import BEFORE_STORY, CAPITAL, lines_with
from councilscope.cleaning.lines import Line
from councilscope.cleaning.signals import Signals

AGO = re.compile(
    r"\b(?:\d{1,3}|an?|one) (?:second|sec|minute|min|hour|hr|day|week|month|year)s? ago\b|\bjust now\b", re.IGNORECASE
)
AGO_WORDS = frozenset({"ago", "now"})
CLOCK = re.compile(r"\b\d{1,2}[:.]\d\d\b|\b\d{1,2} ?[ap]\.?m\b", re.IGNORECASE)
MOST_STAMP_WORDS = 14
FEWEST_STAMPS = 3
MOST_BETWEEN = 25
"""Lines from one stamp to the next; a longer comment is flattened into more."""
MOST_BETWEEN_TEASERS = 8
MOST_TEASER_WORDS = 90
MOST_ABOVE = 3
LEAST_DOUBLED = 3  # spaces
MOST_BESIDE_DAY = 11  # characters
GLUE = re.compile(r"[a-z0-9?!'’”](?=[A-Z][a-z]* \w)")
"""Where a headline meets its story: 'Steakhouse ReopensThe owners say …'."""
LONGEST_HEADLINE = 150
LEAST_GLUED = 40  # characters
MOST_BETWEEN_GLUED = 2
SHORT_WORD = 3  # letters
CAPITALISED = 0.8
ARTICLE_WORDS = 40
"""Running text above a thread, without which it may be the article's own date line that begins it."""


def threads(lines: Sequence[Line], signals: Sequence[Signals]) -> list[bool]:
    """True for the lines of a thread: three stamps or more, each near the next, below an article's text.

    A stamp is a short line with a day and an hour, or with 'two days ago'. It may stand under the name of whoever
    wrote; the last one's text is taken to be as long as the longest of the others'.
    """
    out = [False] * len(lines)
    stamps = [at for at, signal in enumerate(signals) if _is_stamp(lines[at].text, signal)]
    below = _end_of_lead(signals)
    run: list[int] = []
    for at in [*(stamp for stamp in stamps if stamp > below), len(lines) + MOST_BETWEEN + 1]:
        if run and at - run[-1] > MOST_BETWEEN:
            if len(run) >= FEWEST_STAMPS:
                _mark(out, run, signals)
            run = []
        run.append(at)
    return out


def teasers(lines: Sequence[Line], signals: Sequence[Signals]) -> list[bool]:
    """True for links to other stories below an article's text, as they are flattened.

    Two by-lines or more, each with a day and little text before the next; a headline that stands twice in one line,
    for its picture and for itself; items of a list that are hardly more than a day. Wherever they stand: lines one
    under the other, each a headline in capitals run together with the first sentence of its story.
    """
    out = [False] * len(lines)
    _mark_glued(out, lines)
    below = _end_of_lead(signals)
    bylines = [at for at in range(below + 1, len(lines)) if signals[at].byline and signals[at].dates]
    for first, second in pairwise(bylines):
        if second - first <= MOST_BETWEEN_TEASERS and _words(signals[first + 1 : second]) <= MOST_TEASER_WORDS:
            above = _lines_above(signals, first)
            for at in range(first - above, min(len(out), second + max(1, second - first - above))):
                out[at] = True
    for at in range(below + 1, len(lines)):
        text, signal = lines[at].text, signals[at]
        if _is_doubled(text):
            out[at] = True
            if at + 1 < len(lines) and text.startswith(lines[at + 1].text):
                out[at + 1] = True  # the caption itself
        elif signal.bullet and _is_dated_item(text, signal):
            out[at] = True
    return out


def _mark_glued(out: list[bool], lines: Sequence[Line]) -> None:
    run: list[int] = []
    texts = [line.text for line in lines]
    glued = [at for at in lines_with(texts, CAPITAL, after=BEFORE_STORY) if _is_glued(texts[at])]
    for at in [*glued, len(lines) + MOST_BETWEEN_GLUED + 1]:
        if run and at - run[-1] > MOST_BETWEEN_GLUED:
            if len(run) >= FEWEST_STAMPS:
                out[run[0] : run[-1] + 1] = [True] * (run[-1] + 1 - run[0])
            run = []
        run.append(at)


def _is_glued(text: str) -> bool:
    """True for a headline whose words have capitals, and a sentence that follows without a space."""
    glue = GLUE.search(text, 0, LONGEST_HEADLINE)
    if not glue or len(text) < LEAST_GLUED:
        return False
    long = [word for word in text[: glue.end()].split(" ") if len(word) > SHORT_WORD]
    return len(long) >= FEWEST_STAMPS and sum(word[0].isupper() for word in long) >= CAPITALISED * len(long)


def _lines_above(signals: Sequence[Signals], byline: int) -> int:
    """How many lines above a by-line are its headline and the label over that."""
    count = 0
    while count < MOST_ABOVE and not (signals[byline - count - 1].ends or signals[byline - count - 1].prose):
        count += 1
    return count


def _words(signals: Sequence[Signals]) -> int:
    return sum(signal.size for signal in signals)


def _is_doubled(text: str) -> bool:
    half, odd = divmod(len(text), 2)
    if half + odd >= len(text) or text[0] != text[half + odd]:
        return False
    head = text[:half]
    return head == text[half + odd :] and head.count(" ") >= LEAST_DOUBLED and (not odd or text[half] == " ")


def _is_dated_item(text: str, signal: Signals) -> bool:
    """True for a list's item that is a day with one word at most."""
    if len(signal.dates) != 1:
        return False
    day = signal.dates[0]
    return len(text) - signal.bullet - (day.end - day.start) <= MOST_BESIDE_DAY


def _end_of_lead(signals: Sequence[Signals]) -> int:
    """The line with which an article's first words of running text are complete; beyond the last if none is."""
    words = 0
    for at, signal in enumerate(signals):
        words += signal.size if signal.prose and not signal.cue.weight else 0
        if words >= ARTICLE_WORDS:
            return at
    return len(signals)


def _is_stamp(text: str, signal: Signals) -> bool:
    if (signal.prose and not signal.leads_in) or not 0 < signal.size <= MOST_STAMP_WORDS:
        return False
    ago = not AGO_WORDS.isdisjoint(signal.words) and AGO.search(text)
    return bool(ago) or (bool(signal.dates) and bool(CLOCK.search(text)))


def _mark(out: list[bool], run: Sequence[int], signals: Sequence[Signals]) -> None:
    longest = max(second - first for first, second in pairwise(run))
    first = run[0]
    named = first > 0 and not signals[first - 1].ends and signals[first - 1].size <= MOST_STAMP_WORDS
    for at in range(first - named, min(len(out), run[-1] + longest)):
        out[at] = True
