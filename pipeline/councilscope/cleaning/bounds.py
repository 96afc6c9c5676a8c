"""Where an article begins and ends: the run of lines that is most likely it, and its first line of running text."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from councilscope.cleaning.cautions import Caution
from councilscope.cleaning.furniture import Furniture
from councilscope.cleaning.lines import ELEMENTS, Line, Part
from councilscope.cleaning.signals import Signals

LONG = 40
INSERTED = 4  # words
QUOTATION = re.compile(r"[\"“”‘]|(?<!\w)'|'(?!\w)")
REST_REACH = 8
"""Lines of an insert below which an article may go on."""
LEAD_REACH = 15
MOST_PREFACE_WORDS = 25
PREFACE_REACH = 8
"""Lines from a sentence that belongs to the page to the first one of the text, a headline between them."""
LEAST_HEADING_WORDS = 4
REPEATED_WORDS = 6
"""A shorter line may stand twice in an article: a label, a heading, an answer."""
REPEATED_NEAR = 2
FEWEST_REPEATED = 3
REPEATED_CHANCE = 0.05
LIKELY = 0.5
ARTICLE_WORDS = 60


def without_repeated_runs(lines: Sequence[Line], signals: Sequence[Signals], chances: Sequence[float]) -> list[float]:
    """The chances, lowered for runs of lines that stand on the page twice, as lists of other stories do.

    Where hardly any text stands there once, it is the article itself that is repeated, and nothing is lowered.
    """
    long = [line.text if signal.size >= REPEATED_WORDS else "" for line, signal in zip(lines, signals, strict=True)]
    times = Counter(long)
    runs: list[list[int]] = []
    for at in (at for at, text in enumerate(long) if text and times[text] > 1):
        if runs and at - runs[-1][-1] <= REPEATED_NEAR:
            runs[-1].append(at)
        else:
            runs.append([at])
    marked = {at for run in runs if len({long[at] for at in run}) >= FEWEST_REPEATED for at in run}
    if not marked:
        return list(chances)
    once = sum(
        signal.size
        for signal, text, chance in zip(signals, long, chances, strict=True)
        if signal.prose and times[text] == 1 and chance >= LIKELY
    )
    again = sum(len(text.split(" ")) for text in {long[at] for at in marked})
    if once < max(ARTICLE_WORDS, again / 2):
        return list(chances)
    return [min(chance, REPEATED_CHANCE) if at in marked else chance for at, chance in enumerate(chances)]


def body_range(
    signals: Sequence[Signals], chances: Sequence[float], furniture: Sequence[Furniture], caution: Caution
) -> tuple[int, int] | None:
    """First and last line (inclusive) of the run of lines that is most likely the article; None if there is none.

    A line that is furniture by its own words is an insert as well as an end, so that its length counts for little.
    """
    best = (0.0, -1, -1)
    total, start = 0.0, 0
    for index, (signal, chance, (reason, _)) in enumerate(zip(signals, chances, furniture, strict=True)):
        weight = min(signal.size, INSERTED if reason else LONG) + 1
        value = (_log_odds(chance) + caution.bias) * weight
        if total <= 0:
            total, start = 0.0, index
        total += value
        if total > best[0]:
            best = (total, start, index)
    if best[2] < 0:
        return None
    start = best[1]
    reach = LEAD_REACH
    for index in range(start - 1, -1, -1):
        reach -= not (signals[index].row or signals[index].bullet)  # a table may part the lead from the rest
        if reach <= 0:
            break
        if signals[index].prose and chances[index] >= caution.lead:
            start = index
    return start, best[2]


@lru_cache(maxsize=4096)
def _log_odds(chance: float) -> float:
    """How likely a line is, in log-odds; chances have three decimals, so that the same ones come again."""
    sure = min(max(chance, 0.01), 0.99)
    return math.log(sure / (1.0 - sure))


def with_rest(
    lines: Sequence[Line],
    signals: Sequence[Signals],
    chances: Sequence[float],
    furniture: Sequence[Furniture],
    caution: Caution,
    end: int,
) -> int:
    """The last line of the text, where sentences that are likely enough go on with it below an insert.

    One that tells what somebody said needs to be a quarter as likely.
    """
    for index in range(end + 1, len(signals)):
        if index - end > REST_REACH:
            break
        signal = signals[index]
        quoting = signal.told and bool(QUOTATION.search(lines[index].text))
        goes_on = (signal.prose or signal.sentence) and not furniture[index][0]
        if goes_on and chances[index] >= caution.rest / (4 if quoting else 1):
            end = index
    return end


def first_text(signals: Sequence[Signals], chances: Sequence[float], caution: Caution, start: int, end: int) -> int:
    """The first line of the range that is running text, so that headline and byline stand above it."""
    for index in range(start, end + 1):
        signal = signals[index]
        if chances[index] >= caution.sentence and (
            signal.prose or (signal.sentence and signal.size >= 8 and not signal.dated)
        ):
            return index
    return start


def below_preface(
    signals: Sequence[Signals], furniture: Sequence[Furniture], start: int, end: int, *, untitled: bool
) -> int:
    """The first line of the text below a headline, where a dated or inviting sentence alone stands above that.

    A plain sentence is taken for one only on a page that is ``untitled`` otherwise.
    """
    first = signals[start]
    if first.size > MOST_PREFACE_WORDS or not (first.dates or first.addressing) or (first.told and not untitled):
        return start
    following = next((at for at in range(start + 1, min(end + 1, start + PREFACE_REACH)) if signals[at].prose), start)
    between = range(start + 1, following)
    return following if any(not furniture[at][0] and _may_head(signals[at]) for at in between) else start


def _may_head(signal: Signals) -> bool:
    listed = signal.bullet or signal.labelled or signal.row or signal.dated or signal.byline
    return signal.size >= LEAST_HEADING_WORDS and not (signal.ends or signal.leads_in or listed)


def with_told(
    lines: Sequence[Line],
    signals: Sequence[Signals],
    furniture: Sequence[Furniture],
    kept: Sequence[bool],
    start: int,
) -> int:
    """The first line of the text, where short lines that are running text for sure stand right above it."""
    while (
        start > 0
        and signals[start - 1].told
        and kept[start - 1]
        and not furniture[start - 1][0]
        and ELEMENTS.get(lines[start - 1].tag) is not Part.HEADING
        and not (signals[start - 1].dated or signals[start - 1].byline or signals[start - 1].note)
    ):
        start -= 1
    return start
