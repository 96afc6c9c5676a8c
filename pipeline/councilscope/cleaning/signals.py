"""What can be seen on a line by itself, before its neighbours are asked."""

from __future__ import annotations

import re
from dataclasses import dataclass

from councilscope.cleaning.calendar_dates import find_dates
from councilscope.cleaning.lexicon import Cue, Lexicon, Markers, tokens
from councilscope.cleaning.lines import Line
from councilscope.cleaning.plaintext import BULLET

SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*$")
LEAD_IN = re.compile(r":[\"'”’)\]]*$")
CUT_OFF = re.compile(r"(?:\.\.\.|…)$")
MENU_SEPARATOR = re.compile(r" \| | > | >> | » | :: | / | • | · | {2,}|\t")
QUOTE_START = "\"'“‘"
FUNCTION_WORDS = frozenset(
    "the a an and or but of to in on at by for from with as is are was were be been has have had it its that this "
    "which who will would can could not they their he she his her we our you your i said says there than after".split()
)
CAPITALS = re.compile(r"[A-Z]")
SMALL = re.compile(r"[a-z]")


@dataclass(frozen=True, slots=True)
class Signals:
    """The signals of one line. ``function``: share of function words; ``bullet``: characters of its list marker."""

    words: tuple[str, ...]
    cue: Cue
    ends: bool
    leads_in: bool
    function: float
    bullet: int
    separators: int
    capitals: bool
    dated: bool
    byline: bool
    note: bool
    ends_article: bool

    @property
    def size(self) -> int:
        """Number of words."""
        return len(self.words)

    @property
    def menu(self) -> bool:
        """Several short entries in a row, with separators and hardly a function word."""
        return self.separators >= 2 and self.function < 0.2 and not (self.ends and self.size > 14)

    @property
    def sentence(self) -> bool:
        """A whole sentence, if a short one."""
        return self.ends and self.size >= 4 and self.function > 0.05

    @property
    def prose(self) -> bool:
        """What paragraphs are made of."""
        long = self.size >= 10 and (self.ends or self.leads_in) and self.function >= 0.1
        return long or (self.size >= 25 and self.function >= 0.2)


def signals_of(line: Line, raw: str, lexicon: Lexicon, markers: Markers) -> Signals:
    """The signals of ``line``; ``raw`` is its text with white space as it was, which tells menus."""
    text = line.text
    words = tokens(text)
    bullet = BULLET.match(text)
    body = words
    size = max(1, len(words))
    date_words = 0
    for found in find_dates(text):
        date_words += len(tokens(text[found.start : found.end]))
    byline = markers.starts("byline-start", body) > 0 and size <= 16 and not SENTENCE_END.search(text)
    role = size <= 12 and any((word,) in markers.by_name["byline-role"] for word in words[-4:])
    note = markers.is_line("note-heading", words) or markers.starts("note-start", words) > 0
    return Signals(
        words=tuple(words),
        cue=lexicon.strongest(words),
        ends=bool(SENTENCE_END.search(text)),
        leads_in=bool(LEAD_IN.search(text)),
        function=sum(word in FUNCTION_WORDS for word in words) / size,
        bullet=bullet.end() if bullet else 0,
        separators=len(MENU_SEPARATOR.findall(raw)),
        capitals=bool(CAPITALS.search(text)) and not SMALL.search(text),
        dated=bool(date_words) and size <= 16 and not (SENTENCE_END.search(text) and size - date_words > 8),
        byline=byline or (role and byline),
        note=note,
        ends_article=markers.is_line("end-mark", words) or text.strip("-* ").lower() == "ends",
    )
