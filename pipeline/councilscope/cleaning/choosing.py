"""Which lines are the article: each judged by its own signals and by its neighbours."""

from __future__ import annotations

from collections.abc import Sequence

from councilscope.cleaning.lines import Line, Part, Verdict, removed
from councilscope.cleaning.signals import CUT_OFF, Signals

FIRM_REASONS = frozenset({"cookie-notice", "browser-notice", "comments", "newsletter", "subscription"})
FIRM_SHARE = 0.08
LOOSE_SHARE = 0.3
SHORT = 12
RESUMES = 18
FURNITURE_COST = 8.0
OTHER_COST = 2.0


def furniture_of(lines: Sequence[Line], signals: Sequence[Signals]) -> list[tuple[str, float]]:
    """For each line the reason and confidence that it is no part of the article by itself; ('', 0) if none is seen."""
    found = [_by_itself(line, signal) for line, signal in zip(lines, signals, strict=True)]
    _mark_repeats(lines, signals, found)
    return found


def _by_itself(line: Line, signal: Signals) -> tuple[str, float]:
    cue = signal.cue
    if cue.weight >= 0.85:
        needed = FIRM_SHARE if cue.reason in FIRM_REASONS else LOOSE_SHARE
        if cue.share >= needed or (signal.size <= SHORT and not signal.ends):
            return cue.reason, min(0.99, 0.7 + 0.3 * cue.weight * max(cue.share, 0.5))
    if signal.menu:
        return "navigation", 0.85
    if signal.size == 0:
        return "separator", 0.9
    if cue.weight and not signal.prose and not signal.sentence and not signal.bullet and cue.share >= 0.15:
        return cue.reason, 0.6
    return "", 0.0


def _mark_repeats(lines: Sequence[Line], signals: Sequence[Signals], found: list[tuple[str, float]]) -> None:
    """Teasers cut off with dots, and lines that stand twice: the fuller or later one is the article's."""
    for index, line in enumerate(lines):
        cut = CUT_OFF.search(line.text)
        if not cut or signals[index].size < 4:
            continue
        head = line.text[: cut.start()].rstrip()
        for other in lines[index + 1 : index + 6]:
            if len(other.text) > len(line.text) and other.text.startswith(head):
                found[index] = ("repeated", 0.97)
                break


def body_range(signals: Sequence[Signals], furniture: Sequence[tuple[str, float]]) -> tuple[int, int] | None:
    """First and last line (inclusive) of the run of lines that holds most prose; None where there is no prose."""
    best = (0.0, -1, -1)
    total, start = 0.0, 0
    section = False
    for index, signal in enumerate(signals):
        reason = furniture[index][0]
        if reason:
            section = section or signal.cue.opens
            value = -FURNITURE_COST
        elif signal.prose:
            section = section and signal.size < RESUMES
            value = -FURNITURE_COST if section else float(min(signal.size, 60))
        elif section:
            value = -FURNITURE_COST
        elif signal.bullet or signal.sentence:
            value = 0.5 * signal.size
        else:
            value = -OTHER_COST
        if total <= 0:
            total, start = 0.0, index
        total += value
        if total > best[0] and value > 0:
            best = (total, start, index)
    if best[2] < 0:
        return None
    start = best[1]
    while start < best[2] and not (signals[start].prose or signals[start].sentence or signals[start].bullet):
        start += 1
    return start, best[2]


def find_title(
    lines: Sequence[Line], signals: Sequence[Signals], furniture: Sequence[tuple[str, float]], start: int
) -> int | None:
    """The line above the body that is its headline: the first of the last group of lines that could be one."""
    group: list[int] = []
    for index in range(start - 1, -1, -1):
        signal = signals[index]
        if furniture[index][0] or signal.dated or signal.byline:
            if any(signals[item].size >= 3 for item in group):
                break
            if furniture[index][0]:
                group = []
            continue
        if 1 <= signal.size <= 30 and not signal.note:
            group.append(index)
    group.reverse()
    long = [index for index in group if signals[index].size >= 3]
    if not long:
        return None
    return long[0]


def judge(lines: Sequence[Line], signals: Sequence[Signals]) -> list[Verdict]:
    """One verdict a line. Without prose every line is removed."""
    furniture = furniture_of(lines, signals)
    body = body_range(signals, furniture)
    if body is None:
        return [removed(reason or "no-article", max(confidence, 0.5)) for reason, confidence in furniture]
    start, end = body
    title = find_title(lines, signals, furniture, start)
    verdicts = _head(signals, furniture, title, start)
    verdicts += _middle(lines, signals, furniture, start, end)
    verdicts += _tail(signals, furniture, verdicts, end)
    return _without_second_title(lines, verdicts, title)


def _head(
    signals: Sequence[Signals], furniture: Sequence[tuple[str, float]], title: int | None, start: int
) -> list[Verdict]:
    verdicts = []
    for index in range(start):
        signal, (reason, confidence) = signals[index], furniture[index]
        if index == title:
            verdicts.append(Verdict(Part.TITLE, 0.9))
        elif reason:
            verdicts.append(removed(reason, confidence))
        elif title is None or index < title:
            verdicts.append(removed("date-line" if signal.dated else "navigation", 0.75))
        elif signal.dated or signal.byline or signal.size <= 4:
            verdicts.append(Verdict(Part.BYLINE, 0.8))
        else:
            verdicts.append(Verdict(Part.PARAGRAPH if signal.ends else Part.HEADING, 0.7))
    return verdicts


def _middle(
    lines: Sequence[Line], signals: Sequence[Signals], furniture: Sequence[tuple[str, float]], start: int, end: int
) -> list[Verdict]:
    verdicts: list[Verdict] = []
    section = ""
    notes = False
    for index in range(start, end + 1):
        signal, (reason, confidence) = signals[index], furniture[index]
        if reason:
            section = reason if signal.cue.opens else section
            verdicts.append(removed(reason, confidence))
            continue
        if section and (signal.prose or signal.sentence) and signal.size >= 6:
            section = ""
        if section:
            verdicts.append(removed(section, 0.7))
            continue
        notes = notes or signal.ends_article or (signal.note and not signal.prose)
        verdicts.append(Verdict(Part.NOTE if notes else _part(lines, signals, index), 0.9))
    return verdicts


def _part(lines: Sequence[Line], signals: Sequence[Signals], index: int) -> Part:
    signal = signals[index]
    if signal.bullet:
        return Part.LIST_ITEM
    if signal.prose or signal.ends or signal.leads_in:
        return Part.PARAGRAPH
    if signal.size <= 14:
        return Part.HEADING
    return Part.PARAGRAPH


def _tail(
    signals: Sequence[Signals], furniture: Sequence[tuple[str, float]], before: Sequence[Verdict], end: int
) -> list[Verdict]:
    verdicts: list[Verdict] = []
    notes = bool(before) and before[-1].part is Part.NOTE
    closed = False
    for index in range(end + 1, len(signals)):
        signal, (reason, confidence) = signals[index], furniture[index]
        if reason:
            closed = True
            verdicts.append(removed(reason, confidence))
            continue
        if not closed and (signal.ends_article or signal.note):
            notes = True
        elif not closed and not notes and not (signal.sentence or signal.bullet):
            closed = True
        if closed:
            verdicts.append(removed("after-article", 0.75))
        else:
            verdicts.append(Verdict(Part.NOTE if notes else Part.PARAGRAPH, 0.7))
    return verdicts


def _without_second_title(lines: Sequence[Line], verdicts: list[Verdict], title: int | None) -> list[Verdict]:
    """The same headline again, further down or just above, goes."""
    if title is None:
        return verdicts
    return [
        removed("repeated", 0.95)
        if index != title and verdict.kept and lines[index].text == lines[title].text
        else verdict
        for index, (line, verdict) in enumerate(zip(lines, verdicts, strict=True))
    ]
