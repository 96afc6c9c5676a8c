"""Which line above the text is the headline."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from councilscope.cleaning.lines import Line
from councilscope.cleaning.signals import CUT_OFF, Signals

TITLE_TEXT = 12
TITLE_REACH = 25
TITLE_LEAST = -0.2
LEAST_WORDS = 2
IN_SECTION = 0.6
"""What a line loses that stands under a heading such as 'Must read', and may be a link to another story."""
SUBTITLE = 0.8
"""How much better a line must be than the one above it to be the headline; standfirsts say more than headlines."""
ABOVE_TITLES = frozenset({"navigation", "browser-notice", "service-links"})
"""Furniture that stands above a headline, hardly ever below it."""
SHORT = 5  # words
MOST_KICKER_WORDS = 3
MOST_HEADLINE_WORDS = 16
KICKER = 1.5
INNER_STOP = re.compile(r"[a-z][.!?] [A-Z]")


def find_title(
    lines: Sequence[Line],
    signals: Sequence[Signals],
    reasons: Sequence[str],
    sectioned: Sequence[bool],
    start: int,
) -> int | None:
    """The line above the text that is most likely its headline; None if there is none.

    Headlines speak of what the text speaks of, stand near it and near its byline, and do not address the reader.
    ``reasons``: why each line is furniture, '' if it is not. ``start``: the first line of the text.
    """
    text_words = {
        word for signal in signals[start : start + TITLE_TEXT] if signal.prose for word in signal.words if len(word) > 3
    }
    trails: dict[str, list[int]] = {}
    for at, signal in enumerate(signals[:start]):
        for word in signal.words[-1:]:
            trails.setdefault(word, []).append(at)
    best: tuple[float, int] | None = None
    peak = 0.0  # of all lines so far, so that giving way to a line above it does not lead from line to line
    distance = 0.0
    for index in range(start - 1, max(-1, start - TITLE_REACH), -1):
        signal = signals[index]
        if reasons[index] or signal.dated or signal.byline or signal.note:
            distance += 0.7 if reasons[index] in ABOVE_TITLES else 0.05
            continue
        if not LEAST_WORDS <= signal.size <= 30 or signal.bullet:
            continue
        score = _score(lines, signals, index, text_words, trails) - distance - IN_SECTION * sectioned[index]
        peak = score if best is None else max(peak, score)
        above = best is not None and _stands_above(lines, reasons, index, best[1]) and not signal.masthead
        if best is None or score > best[0] or (above and score > peak - SUBTITLE):
            best = (score, index)
    return best[1] if best and best[0] >= TITLE_LEAST else None


def _score(
    lines: Sequence[Line],
    signals: Sequence[Signals],
    index: int,
    text_words: set[str],
    trails: Mapping[str, Sequence[int]],
) -> float:
    """How likely a line is the headline. ``trails``: the lines by their last word, some of which may end with it."""
    signal, text = signals[index], lines[index].text
    long = [word for word in signal.words if len(word) > 3]
    shared = sum(word in text_words for word in long) / max(1, len(long))
    score = 2.0 * shared + 0.1 * min(signal.size, 7) - 2.0 * signal.addressing
    score += 0.2 * signal.capitals - 0.5 * (text.endswith(".") and not signal.capitals)
    score -= 1.0 * ("@" in text or "www." in text or "#" in text)
    score += 0.8 * any(
        _ends_with(signals[at].words, signal.words) for at in trails.get(signal.words[-1], ()) if at < index
    )
    score += 0.3 * (index + 1 < len(signals) and (signals[index + 1].dated or signals[index + 1].byline))
    score += 0.4 * (index > 0 and signals[index - 1].dated and not signal.ends) - 0.3 * (signal.size < 3)
    score -= 1.5 * bool(CUT_OFF.search(text))
    score -= 0.6 * (bool(INNER_STOP.search(text)) and signal.size > SHORT) + 0.5 * _is_copied(lines, index)
    return score - 1.2 * signal.masthead - KICKER * _is_kicker(signals, index)


def _is_kicker(signals: Sequence[Signals], index: int) -> bool:
    """True for a label of two or three words ('Adult social care') right above what may be the headline."""
    if signals[index].size > MOST_KICKER_WORDS or index + 1 >= len(signals):
        return False
    below = signals[index + 1]
    return SHORT <= below.size <= MOST_HEADLINE_WORDS and not (
        below.ends or below.dated or below.byline or below.bullet
    )


def _stands_above(lines: Sequence[Line], reasons: Sequence[str], index: int, below: int) -> bool:
    """True if nothing but copies of the lower line and some three words stand between two lines."""
    return all(
        reasons[at] == "repeated" or lines[at].text.count(" ") < 3 or lines[at].text == lines[below].text
        for at in range(index + 1, below)
    )


def _is_copied(lines: Sequence[Line], index: int) -> bool:
    """True for a standfirst that stands twice, the first time perhaps cut off."""
    text = lines[index].text
    beside = [lines[at].text for at in (index - 1, index + 1) if 0 <= at < len(lines)]
    return any(other == text or CUT_OFF.sub("", other).rstrip() == text for other in beside)


def _ends_with(words: Sequence[str], ending: Sequence[str]) -> bool:
    """True if a longer line, such as a trail of links, ends with these words."""
    return len(words) > len(ending) and tuple(words[-len(ending) :]) == tuple(ending)
