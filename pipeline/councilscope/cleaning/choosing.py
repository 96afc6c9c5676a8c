"""Which lines are the article: what the line model says, corrected by what a line itself says and its neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from councilscope.cleaning.bounds import (
    below_preface,
    body_range,
    first_text,
    with_rest,
    with_told,
    without_repeated_runs,
)
from councilscope.cleaning.cautions import Caution
from councilscope.cleaning.furniture import Furniture
from councilscope.cleaning.lines import ELEMENTS, Line, Part, Verdict, kept_as, removed
from councilscope.cleaning.notes import notes_begin
from councilscope.cleaning.signals import Signals
from councilscope.cleaning.titles import find_title

OPENING_MARKS = frozenset("\"“‘'")
LEAST_QUOTED = 8  # words
STANDFIRST = 5  # words of a line right under the headline, which says what the text is about
ASKING = frozenset({"what", "how", "why"})  # function words that open a heading
CLOSED_BY_GAP = frozenset({"advertisement"})
"""A blank line ends what a word such as 'Advertisement' opens; without one, the advertisement's text follows."""
HEAD_SECTIONS = frozenset({"related", "share"})
"""Sections that also stand between a headline and its text."""
ITEM = "li"
LISTED = frozenset({"li", "tr", "dt", "dd", "blockquote"})
IN_SECTION = 0.05
SAME_BESIDE = 5
SAME_ANYWHERE = 20
"""Fewest words of a copy of the line above, or of any line above: grades of several councils share their words."""
LIST_LENGTHS = range(2, 31)
LONGEST_LISTED = 12  # words
SHARED_CHANCE = 0.5
LEAST_LEAD_IN = 0.2
AFTER_ARTICLE = removed("after-article", 0.75)
ROW_CHANCE = 0.5
"""Rows of a table neither make a page's article nor part it."""


def in_sections(lines: Sequence[Line], signals: Sequence[Signals], furniture: Sequence[Furniture]) -> list[bool]:
    """True for the lines that a heading such as 'Related stories' opens, down to the next running text."""
    out: list[bool] = []
    section = seen_text = False
    opened_by = ""
    for line, signal, (reason, _) in zip(lines, signals, furniture, strict=True):
        if section and line.gap and not line.tag and opened_by in CLOSED_BY_GAP:
            section = False
        if reason:
            opens = signal.cue.opens and (seen_text or reason in HEAD_SECTIONS)
            opened_by = reason if opens else opened_by
            section = (section or opens) and not (signal.dated and not seen_text)
            out.append(section)
            continue
        if signal.prose or (signal.sentence and signal.size >= 6 and not signal.bullet):
            section, seen_text = False, True
        elif not seen_text and (signal.dated or signal.byline):
            section = False
        out.append(section)
    return out


def corrected(
    chances: Sequence[float], signals: Sequence[Signals], furniture: Sequence[Furniture], sectioned: Sequence[bool]
) -> list[float]:
    """The model's chances, lowered for furniture and for the lines of a furniture section; rows tell it little."""
    found = [max(chance, ROW_CHANCE) if signal.row else chance for chance, signal in zip(chances, signals, strict=True)]
    for at, (reason, confidence) in enumerate(furniture):
        if reason:
            found[at] = min(found[at], 1.0 - confidence)
        elif sectioned[at]:
            found[at] = min(found[at], IN_SECTION)
    return found


def with_lists(
    lines: Sequence[Line], signals: Sequence[Signals], likely: Sequence[float], furniture: Sequence[Furniture]
) -> list[float]:
    """The chances, where the lines of a list share that of the line that leads in to them.

    A list without markers stands under a colon, its lines short and under one another, and a blank line ends it: its
    lines share half of that chance. A page's own list items share all of it, and
    a lead-in that may be the article's is one for sure where they follow.
    """
    out = list(likely)
    for lead, signal in enumerate(signals):
        if not signal.leads_in:
            continue
        if lines[lead].tag:
            items = list(takewhile(lambda at: lines[at].tag == ITEM, range(lead + 1, len(lines))))
            shared = max(likely[lead], SHARED_CHANCE) if likely[lead] >= LEAST_LEAD_IN else likely[lead]
            for index in [lead, *items] if items else []:
                out[index] = max(out[index], 0.0 if furniture[index][0] else shared)
            continue
        end = lead + 1
        while end < len(lines) and _goes_on_listing(lines[end], signals[end], furniture[end], first=end == lead + 1):
            end += 1
        bounded = end < len(lines) and lines[end].gap and end - lead - 1 in LIST_LENGTHS
        if bounded or (end == len(lines) and lines[lead + 1 : lead + 2] and lines[lead + 1].gap):
            for index in range(lead + 1, end):
                out[index] = max(out[index], SHARED_CHANCE * likely[lead])
    return out


def _goes_on_listing(line: Line, signal: Signals, furniture: Furniture, *, first: bool) -> bool:
    return (first or not line.gap) and not furniture[0] and signal.size <= LONGEST_LISTED and not signal.prose


def judge(
    lines: Sequence[Line],
    signals: Sequence[Signals],
    chances: Sequence[float],
    furniture: Sequence[Furniture],
    caution: Caution,
    title: int | None = None,
) -> list[Verdict]:
    """One verdict a line. Where no line is likely to be an article, every line is removed.

    ``title`` is the headline's line where the page says which one it is; None to look for it.
    """
    sectioned = in_sections(lines, signals, furniture)
    likely = without_repeated_runs(lines, signals, corrected(chances, signals, furniture, sectioned))
    likely = with_lists(lines, signals, likely, furniture)
    body = body_range(signals, likely, furniture, caution)
    if body is None:
        return [removed(reason or "no-article", max(confidence, 0.5)) for reason, confidence in furniture]
    start, end = (
        first_text(signals, likely, caution, *body),
        with_rest(lines, signals, likely, furniture, caution, body[1]),
    )
    if title is None:
        start = with_told(lines, signals, furniture, [chance >= caution.sentence for chance in likely], start)
        reasons = [reason for reason, _ in furniture]
        title = find_title(lines, signals, reasons, sectioned, start)
        below = below_preface(signals, furniture, start, end, untitled=title is None)
        if below > start:
            start, title = below, find_title(lines, signals, reasons, sectioned, below)
    elif start <= title <= end:
        start = title + 1
    begins = notes_begin(lines, signals)
    verdicts = _head(signals, furniture, likely, caution, title, start)
    verdicts += _middle(lines, signals, furniture, likely, caution, begins, start, end)
    verdicts += _tail(lines, signals, furniture, likely, caution, begins, verdicts, end)
    return _without_copies(lines, signals, _without_second_title(lines, verdicts, title))


def _head(
    signals: Sequence[Signals],
    furniture: Sequence[Furniture],
    likely: Sequence[float],
    caution: Caution,
    title: int | None,
    start: int,
) -> list[Verdict]:
    verdicts = []
    for index in range(start):
        signal, (reason, confidence) = signals[index], furniture[index]
        asks = bool(signal.words) and signal.words[0] in ASKING
        least = caution.sentence if signal.sentence or asks else caution.list_item if signal.row else caution.head
        if title is not None and index == title + 1 and signal.size >= STANDFIRST:
            least = caution.head / 3
        if index == title:
            verdicts.append(kept_as(Part.TITLE, 0.9))
        elif reason:
            verdicts.append(removed(reason, confidence))
        elif title is None or index < title:
            verdicts.append(removed("date-line" if signal.dated else "navigation", 0.75))
        elif signal.dated or signal.byline:
            verdicts.append(kept_as(Part.BYLINE, 0.8))
        elif likely[index] < least:
            verdicts.append(removed("before-article", 0.8))
        elif signal.row:
            verdicts.append(kept_as(Part.TABLE_ROW, 0.7))
        elif signal.size <= 4 and not asks:  # 'What the inspectors found' is nobody's name
            verdicts.append(kept_as(Part.BYLINE, 0.6))
        else:
            verdicts.append(kept_as(Part.PARAGRAPH if signal.ends else Part.HEADING, 0.7))
    return verdicts


def _middle(
    lines: Sequence[Line],
    signals: Sequence[Signals],
    furniture: Sequence[Furniture],
    likely: Sequence[float],
    caution: Caution,
    begins: Sequence[bool],
    start: int,
    end: int,
) -> list[Verdict]:
    verdicts: list[Verdict] = []
    notes = False
    for index in range(start, end + 1):
        signal, (reason, confidence), chance = signals[index], furniture[index], likely[index]
        if reason and not (signal.prose and chance >= 0.5):
            verdicts.append(removed(reason, confidence))
        elif chance < _least(lines[index], signal, caution):
            verdicts.append(removed("inside-article", round(1.0 - chance, 2)))
        else:
            notes = notes or (begins[index] and not signal.prose)
            part = Part.NOTE if notes or signal.ends_article else part_of(lines[index], signal)
            verdicts.append(kept_as(part, round(max(chance, 0.5), 2)))
    return verdicts


def _least(line: Line, signal: Signals, caution: Caution) -> float:
    """How likely a line inside the article must be to stay: short lines without a sentence are often furniture."""
    if signal.bullet or signal.labelled or signal.row or line.tag in LISTED:
        return caution.list_item
    return caution.sentence if signal.prose or signal.sentence or signal.leads_in else caution.short


def part_of(line: Line, signal: Signals) -> Part:
    """What a kept line is, by its element or, in plain text, by its marker, length and end."""
    if line.tag in ELEMENTS:
        return ELEMENTS[line.tag]
    if line.tag:
        return Part.BYLINE if (signal.dated or signal.byline) and not signal.prose else Part.PARAGRAPH
    if signal.row:
        return Part.TABLE_ROW
    if signal.bullet or signal.labelled:
        return Part.LIST_ITEM
    if signal.prose or signal.ends or signal.leads_in or signal.size > 14:
        return Part.PARAGRAPH
    return Part.HEADING


def _tail(
    lines: Sequence[Line],
    signals: Sequence[Signals],
    furniture: Sequence[Furniture],
    likely: Sequence[float],
    caution: Caution,
    begins: Sequence[bool],
    before: Sequence[Verdict],
    end: int,
) -> list[Verdict]:
    verdicts: list[Verdict] = []
    notes = bool(before) and before[-1].part is Part.NOTE and (begins[end] or not signals[end].ends_article)
    closed = False
    for index in range(end + 1, len(signals)):
        signal, (reason, confidence) = signals[index], furniture[index]
        if reason:
            closed = True
            verdicts.append(removed(reason, confidence))
            continue
        if closed:
            verdicts.append(AFTER_ARTICLE)
            continue
        heads = index + 1 < len(lines) and not furniture[index + 1][0] and _quotes(lines[index + 1], signals[index + 1])
        least = caution.sentence if heads else _least_in_tail(lines[index], signal, caution)
        if begins[index]:
            notes = True
        elif not notes and likely[index] < least:
            closed = not (_same_list(lines, signals, index) and likely[index] >= caution.list_item)
        if closed:
            verdicts.append(AFTER_ARTICLE)
        else:
            part = Part.NOTE if notes or signal.ends_article else part_of(lines[index], signal)
            verdicts.append(kept_as(part, 0.7))
    return verdicts


def _quotes(line: Line, signal: Signals) -> bool:
    """True for a line that is a quotation with its speaker after it, however that is told."""
    return line.text[:1] in OPENING_MARKS and signal.size >= LEAST_QUOTED


def _least_in_tail(line: Line, signal: Signals, caution: Caution) -> float:
    """How likely a line after the body must be to go on with it."""
    goes_on = signal.sentence or signal.bullet or signal.leads_in or signal.row or line.tag in LISTED
    goes_on = goes_on or _quotes(line, signal)
    return caution.tail if goes_on else caution.short_in_tail


def _same_list(lines: Sequence[Line], signals: Sequence[Signals], index: int) -> bool:
    """True if the line and the one before it are items of one list, which is kept or left as a whole."""
    tag = lines[index].tag
    return tag == lines[index - 1].tag and (tag in LISTED or (signals[index].bullet and signals[index - 1].bullet) > 0)


def _without_second_title(lines: Sequence[Line], verdicts: list[Verdict], title: int | None) -> list[Verdict]:
    """The same headline again, further down or just above, goes."""
    if title is None:
        return verdicts
    headline = lines[title].text
    for index, line in enumerate(lines):
        if line.text == headline and index != title and verdicts[index].kept:
            verdicts[index] = removed("repeated", 0.95)
    return verdicts


def _without_copies(lines: Sequence[Line], signals: Sequence[Signals], verdicts: list[Verdict]) -> list[Verdict]:
    """A kept line that says word for word what the kept line above it or, if it is long, any line above says, goes."""
    out = list(verdicts)
    above: set[str] = set()
    last = ""
    for index, (line, signal) in enumerate(zip(lines, signals, strict=True)):
        if not out[index].kept:
            continue
        beside = signal.size >= SAME_BESIDE and not signal.row and line.text == last
        if beside or (signal.size >= SAME_ANYWHERE and line.text in above):
            out[index] = removed("repeated", 0.95)
        above.add(line.text)
        last = line.text
    return out
