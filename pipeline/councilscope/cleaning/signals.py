"""What can be seen on a line by itself, before its neighbours are asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from councilscope.cleaning.calendar_dates import FoundDate, find_dates
from councilscope.cleaning.lexicon import NO_MARKERS, Cue, Lexicon, Markers
from councilscope.cleaning.lines import Line
from councilscope.cleaning.plaintext import BULLET, COUNTED, DASH, LABELLED
from councilscope.cleaning.tables import table_rows
from councilscope.cleaning.words import tokens, tokens_of

CLOSING = "\"'”’)]"  # marks that may stand behind a sentence's end
SENTENCE_ENDS = (".", "!", "?", "…")
CUT_OFF_ENDS = ("...", "…")
CUT_OFF = re.compile(r"(?:\.\.\.|…)$")
SEPARATORS = re.compile(r" (?:\||>>?|»|::|/|•|·|\.|°)(?= )|\][ ,]\[| {2,}|\t")
SEPARATING = frozenset(["|", ">", ">>", "»", "::", "/", "•", "·", ".", "°"])
"""The pieces between spaces that separators leave."""
DASHES = re.compile(r" [-–](?= )")
DATE_LIKE = re.compile(r"(?:19|20)\d\d|\d[./]\d{1,2}[./]\d|\d [A-Za-z]{3,9}\.? ['’]?\d\d\b")
DECORATED = re.compile(r"[-~*=<>◄►_+·]{2}|[◄►]|[-~*=] [-~*=] ")
FUNCTION_WORDS = frozenset(
    [
        *("the", "a", "an", "and", "or", "but", "of", "to", "in", "on", "at", "by", "for", "from", "with", "as"),
        *("is", "are", "was", "were", "be", "been", "has", "have", "had", "it", "its", "that", "this", "which"),
        *("who", "will", "would", "can", "could", "not", "they", "their", "he", "she", "his", "her", "we", "our"),
        *("you", "your", "i", "said", "says", "there", "than", "after"),
    ]
)
ADDRESSING = frozenset(("you", "your", "us", "our", "we", "my", "please"))
MOST_MASTHEAD_WORDS = 12
MOST_INVITING_WORDS = 40
LEAST_TOLD_WORDS = 2
MOST_BUTTON_WORDS = 6
LEAST_RUN_TOGETHER = 10  # letters of a word that is several labels
LEAST_BUTTONS = 2
MUCH_FUNCTION = 0.25
MOST_REPEATED = 80  # characters
MOST_KEPT = 4096  # lines
JOINTS = frozenset("&-–|")
NOTES = frozenset({"note-heading", "note-start"})
COUNTING = frozenset("0123456789")
DASHING = frozenset("–—>+#~")
ONE_LABEL = re.compile(r"\W{0,20}\w{1,60} ?[:–—-]")
LARGE = re.compile(r"[A-Z]")
SMALL = re.compile(r"[a-z]")


class Signals(NamedTuple):
    """The signals of one line.

    size: number of words. function, addressing: shares of function words and of words that speak to the reader.
    bullet: characters of its list marker. dates: the dates that it names. prose: what paragraphs are made of.
    sentence: a whole sentence, if a short one. menu: several short entries in a row. row: of a table. masthead: a
    publisher's name alone. invites: asks the reader to follow the publisher elsewhere, or is a row of buttons
    that share. told: running text for sure, however short: it leads in to what somebody said, or is a whole sentence
    such as no headline is. any_function: the share of function words of any language that is known.
    """

    words: tuple[str, ...]
    size: int
    cue: Cue
    ends: bool
    leads_in: bool
    function: float
    addressing: float
    bullet: int
    labelled: bool
    separators: int
    decorated: bool
    capitals: bool
    dates: tuple[FoundDate, ...]
    dated: bool
    byline: bool
    empty_byline: bool
    note: bool
    ends_article: bool
    prose: bool
    sentence: bool
    menu: bool
    row: bool = False
    masthead: bool = False
    invites: bool = False
    told: bool = False
    any_function: float = 0.0


def _is_menu(words: Sequence[str], ends: bool, function: float, separators: int) -> bool:
    """Several short entries in a row, with separators and hardly a function word."""
    size = len(words)
    if separators < 2 or (ends and size > 14):
        return False
    short = separators >= 3 and size <= 4.5 * (separators + 1)
    return function < 0.25 or short or words[0] == "home"


def _separators(text: str, raw: str, size: int) -> int:
    """How many marks part the entries of a menu; dashes count where they part single words."""
    dashes = len(DASHES.findall(raw)) if "- " in raw or "– " in raw else 0
    parted = not SEPARATING.isdisjoint(text.split(" ")) or "] [" in raw or "],[" in raw
    parted = parted or (raw != text and ("\t" in raw or "  " in raw))
    marks = len(SEPARATORS.findall(raw)) if parted else 0
    return marks + (dashes if dashes >= 2 and size <= 2.5 * (dashes + 1) else 0)


def _only_lead(words: Sequence[str], markers: Markers, opened: frozenset[str]) -> bool:
    """True for a date line without a date, such as an embargo until some hour."""
    lead = markers.starts("published-lead", words) if "published-lead" in opened and len(words) <= 8 else 0
    return lead > 0 and all((word,) in markers.by_name["time-words"] for word in words[lead:])


def _is_masthead(text: str, words: Sequence[str], markers: Markers) -> bool:
    """True for a publisher's name alone: all its words are names, and it begins or ends as such names do."""
    if not 2 <= len(words) <= MOST_MASTHEAD_WORDS or text[-1] in ".!?:":
        return False
    opening = markers.starts("masthead-start", words)
    if not (opening or (words[-1],) in markers.by_name["masthead-end"]):
        return False
    named = text.split()[opening:]
    return all(word[:1].isupper() or word.strip(",&") in FUNCTION_WORDS or word in JOINTS for word in named)


def _invites(words: Sequence[str], markers: Markers) -> bool:
    """True for a line that begins by asking the reader to do something and names where: 'Follow us on …'."""
    if not 2 <= len(words) <= MOST_INVITING_WORDS or not markers.starts("invitation-start", words):
        return False
    return markers.holds("network", words)


def _is_network_row(words: Sequence[str], markers: Markers) -> bool:
    """True for buttons whose labels run together: 'TwitterFacebookWhatsApp', 'ShareTweetEmail'."""
    if len(words) > MOST_BUTTON_WORDS or max(map(len, words), default=0) < LEAST_RUN_TOGETHER:
        return False
    rest, found = markers.button_label.subn("", "".join(words))
    return found >= LEAST_BUTTONS and len(rest) <= found


def _is_told(text: str, words: Sequence[str], function: float, markers: Markers) -> bool:
    """True for a line that is running text by its verb of reporting and its end, or its stop and function words."""
    if len(words) < LEAST_TOLD_WORDS:
        return False
    if not text.rstrip(CLOSING).endswith(SENTENCE_ENDS):
        return markers.holds("reporting-verb", words)
    return markers.holds("reporting-verb-past", words) or (text[-1] == "." and function >= MUCH_FUNCTION)


def _is_note(text: str, words: Sequence[str], ends: bool, markers: Markers) -> bool:
    """True where notes or contacts begin; one word alone, such as 'contact', does so only as a label."""
    if len(words) > 30 or not words:
        return False
    if markers.is_line("note-heading", words):
        return True
    opening = markers.starts("note-start", words)
    return opening > 1 or (opening == 1 and (not ends or bool(ONE_LABEL.match(text))))


Key = tuple[str, str]
"""A line's text, and the same with white space as it was, which tells menus."""


class _Reader:
    """Gives lines their signals; short ones come again and again on the pages of a site and are remembered."""

    def __init__(self, lexicon: Lexicon, markers: Markers) -> None:
        self._lexicon, self._markers = lexicon, markers
        self._seen: dict[Key, Signals] = {}

    def read(self, lines: Sequence[Key]) -> list[Signals]:
        """The signals of each line by itself."""
        if len(self._seen) > MOST_KEPT:
            self._seen.clear()
        known = {line: self._seen.get(line) for line in lines}
        fresh = [line for line, signal in known.items() if signal is None]
        for line, words in zip(fresh, tokens_of([text for text, _ in fresh]), strict=True):
            known[line] = found = _signals(*line, words, self._lexicon, self._markers)
            if len(line[0]) <= MOST_REPEATED:
                self._seen[line] = found
        return [known[line] for line in lines]  # type: ignore[misc]


_reader = lru_cache(maxsize=4)(_Reader)


def _signals(text: str, raw: str, words: tuple[str, ...], lexicon: Lexicon, markers: Markers) -> Signals:
    count = len(words)
    size = count or 1
    opened = markers.opened_by(words[0]) if words else NO_MARKERS
    bullet = BULLET.match(text)
    told = text.rstrip(CLOSING)
    ends, leads_in = told.endswith(SENTENCE_ENDS), told.endswith(":")
    dates = tuple(find_dates(text)) if "0" in words and DATE_LIKE.search(text) else ()
    function = sum(map(FUNCTION_WORDS.__contains__, words)) / size
    separators = _separators(text, raw, count)
    outside_dates = size - sum(len(tokens(text[found.start : found.end])) for found in dates)
    return Signals(
        words=words,
        size=count,
        cue=lexicon.strongest(words, text),
        ends=ends,
        leads_in=leads_in,
        function=function,
        addressing=sum(map(ADDRESSING.__contains__, words)) / size,
        bullet=bullet.end() if bullet else 0,
        labelled=bool(LABELLED.match(text)),
        separators=separators,
        decorated=size >= 4 and text[-1] in "-~*=<>◄►_+" and bool(DECORATED.match(text)),
        capitals=not SMALL.search(text) and bool(LARGE.search(text)),
        dates=dates,
        dated=(bool(dates) and size <= 16 and not (ends and outside_dates > 8)) or _only_lead(words, markers, opened),
        byline="byline-start" in opened
        and size <= 16
        and not ends
        and not leads_in
        and markers.starts("byline-start", words) > 0,
        empty_byline="empty-byline" in opened and size <= 12 and markers.starts("empty-byline", words) > 0,
        note=not NOTES.isdisjoint(opened) and _is_note(text, words, ends, markers),
        ends_article=size <= 3 and (markers.is_line("end-mark", words) or text.strip("-* ").lower() == "ends"),
        prose=(size >= 10 and (ends or leads_in) and function >= 0.1) or (size >= 25 and function >= 0.2),
        sentence=ends and size >= 4 and function > 0.05,
        menu=separators >= 2 and _is_menu(words, ends, function, separators),
        masthead=_is_masthead(text, words, markers),
        invites=("invitation-start" in opened and _invites(words, markers)) or _is_network_row(words, markers),
        told=(leads_in or ends) and _is_told(text, words, function, markers),
        any_function=sum(map(markers.function_words.__contains__, words)) / size,
    )


def page_signals(lines: Sequence[Line], text: str, lexicon: Lexicon, markers: Markers) -> list[Signals]:
    """The signals of all lines of a page, whose repaired text is ``text``."""
    found = _reader(lexicon, markers).read([(line.text, text[line.start : line.end]) for line in lines])
    rows = table_rows(lines, text)
    for index, line in enumerate(lines):
        if index in rows:
            found[index] = found[index]._replace(row=True, menu=False, bullet=0)
        elif line.text[:1] in COUNTING and COUNTED.match(line.text):
            if _counts_on(lines, index) and not _begins_with_date(found[index]):
                found[index] = found[index]._replace(bullet=2)
        elif line.text[:1] in DASHING and DASH.match(line.text):
            beside = (*lines[max(0, index - 1) : index], *lines[index + 1 : index + 2])
            if not any(DASH.match(other.text) for other in beside):
                found[index] = found[index]._replace(bullet=0)
    return found


def _begins_with_date(signal: Signals) -> bool:
    return any(found.start == 0 for found in signal.dates)


def _counts_on(lines: Sequence[Line], index: int) -> bool:
    """True if the number that a line begins with goes on from the line above, or the line below goes on from it."""
    above, here, below = (
        COUNTED.match(lines[at].text) if 0 <= at < len(lines) else None for at in (index - 1, index, index + 1)
    )
    number = int(here[1]) if here else 0
    return bool((above and int(above[1]) == number - 1) or (number == 1 and below and int(below[1]) == 2))
