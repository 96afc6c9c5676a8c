"""Where notes to editors and contacts begin, and where an end mark ends only the first part of a release."""

from __future__ import annotations

import re
from collections.abc import Sequence

from councilscope.cleaning.lines import Line
from councilscope.cleaning.signals import Signals

QUOTATION = re.compile(r"[\"“‘'](?:[^\s\"”]{1,60} ){5}")


def notes_begin(lines: Sequence[Line], signals: Sequence[Signals]) -> list[bool]:
    """True for the lines from which on, down to the foot, all is notes.

    A heading of notes begins them, and so does an end mark, unless quotations or lists with their lead-in follow
    before any heading of notes: then the article goes on below the mark.
    """
    return [
        signal.note or (signal.ends_article and not _goes_on(lines, signals, at)) for at, signal in enumerate(signals)
    ]


def _goes_on(lines: Sequence[Line], signals: Sequence[Signals], mark: int) -> bool:
    for index in range(mark + 1, len(lines)):
        signal = signals[index]
        if signal.note or signal.ends_article:
            return False
        if signal.leads_in and index + 1 < len(lines) and (signals[index + 1].bullet or signals[index + 1].labelled):
            return True
        if signal.prose and not signal.bullet and QUOTATION.search(lines[index].text):
            return True
    return False
