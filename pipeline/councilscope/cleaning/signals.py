"""What can be seen on a line by itself, before its neighbours are asked."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import repeat
from typing import Any, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from councilscope.cleaning.calendar_dates import FoundDate, find_dates
from councilscope.cleaning.characters import CAPITAL, PARTS, SMALL, SPACE, characters_of
from councilscope.cleaning.lexicon import LONGEST_SHARED_CREDIT, NO_CUE, Cue, Lexicon, Markers
from councilscope.cleaning.lines import Line
from councilscope.cleaning.plaintext import BULLET, COUNTED, DASH, LABELLED, MARKING
from councilscope.cleaning.tables import table_rows
from councilscope.cleaning.word_kinds import (
    DIALOGUE,
    ENDS_CUE,
    FUNCTION_WORDS,
    IS_CUE,
    NUMBER,
    OPENS,
    OPENS_CUE,
    held_by,
    word_kinds,
)
from councilscope.cleaning.words import tokens, tokens_of

CLOSING = "\"'”’)]"  # marks that may stand behind a sentence's end
SENTENCE_ENDS = (".", "!", "?", "…")
CUT_OFF_ENDS = ("...", "…")
CUT_OFF = re.compile(r"(?:\.\.\.|…)$")
SEPARATORS = re.compile(r" (?:\||>>?|»|::|/|•|·|\.|°)(?= )|\][ ,]\[| {2,}|\t")
SEPARATING = frozenset(["|", ">", ">>", "»", "::", "/", "•", "·", ".", "°"])
"""The pieces between spaces that separators leave."""
DASHES = re.compile(r" [-–](?= )")
DATE_LIKE = re.compile(r"\d(?:(?:(?<=1)9|(?<=2)0)\d\d|[./]\d{1,2}[./]\d| [A-Za-z]{3,9}\.? ['’]?\d\d\b)")
DECORATED = re.compile(r"[-~*=<>◄►_+·]{2}|[◄►]|[-~*=] [-~*=] ")
MOST_MASTHEAD_WORDS = 12
MOST_INVITING_WORDS = 40
LEAST_TOLD_WORDS = 2
MOST_BUTTON_WORDS = 6
LEAST_RUN_TOGETHER = 10  # letters of a word that is several labels
LEAST_BUTTONS = 2
MUCH_FUNCTION = 0.25
MOST_DATED_WORDS = MOST_BYLINE_WORDS = 16
MOST_BESIDE_DATE = 8
MOST_LEADING_WORDS = 8
MOST_EMPTY_BYLINE_WORDS = 12
MOST_ENDING_WORDS = 3
JOINTS = frozenset("&-–|")
DECORATING = frozenset("-~*=<>◄►_+")
COUNTING = frozenset("0123456789")
DASHING = frozenset("–—>+#~")
ONE_LABEL = re.compile(r"\W{0,20}\w{1,60} ?[:–—-]")
_Value = TypeVar("_Value")


class Signals(NamedTuple):
    """The signals of one line.

    size: number of words. function, addressing: shares of function words and of words that speak to the reader.
    bullet: characters of its list marker. dates: the dates that it names. prose: what paragraphs are made of.
    sentence: a whole sentence, if a short one. menu: several short entries in a row. row: of a table. masthead: a
    publisher's name alone. invites: asks the reader to follow the publisher elsewhere, or is a row of buttons
    that share. told: running text for sure, however short: it leads in to what somebody said, or is a whole sentence
    such as no headline is. any_function: the share of function words of any language that is known.
    numbers: how many of its words are some. dialogue: it has words of comments.
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
    numbers: int = 0
    dialogue: bool = False


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


def _only_lead(words: Sequence[str], markers: Markers) -> bool:
    """True for a date line without a date, such as an embargo until some hour."""
    lead = markers.starts("published-lead", words)
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
    invited = 2 <= len(words) <= MOST_INVITING_WORDS and markers.starts("invitation-start", words) > 0
    return invited and markers.holds("network", words)


def _is_network_row(words: Sequence[str], markers: Markers) -> bool:
    """True for buttons whose labels run together: 'TwitterFacebookWhatsApp', 'ShareTweetEmail'."""
    rest, found = markers.button_label.subn("", "".join(words))
    return found >= LEAST_BUTTONS and len(rest) <= found


def _is_note(text: str, words: Sequence[str], ends: bool, markers: Markers) -> bool:
    """True where notes or contacts begin; one word alone, such as 'contact', does so only as a label."""
    if len(words) > 30 or not words:
        return False
    if markers.is_line("note-heading", words):
        return True
    opening = markers.starts("note-start", words)
    return opening > 1 or (opening == 1 and (not ends or bool(ONE_LABEL.match(text))))


class _Page:
    """The lines of a page, looked at all at once; what few of them need is asked of those alone."""

    def __init__(self, lines: Sequence[Line], text: str, lexicon: Lexicon, markers: Markers) -> None:
        self._lexicon, self._markers = lexicon, markers
        self._lines, self._text = lines, text
        self.texts = [line.text for line in lines]
        self.words = tokens_of(self.texts)
        self.held = held_by(self.words, word_kinds(lexicon, markers))
        self.size = np.maximum(1, self.held.sizes)
        self.function = self.held.function / self.size
        told = [text.rstrip(CLOSING) for text in self.texts]
        self.ends = np.array([text.endswith(SENTENCE_ENDS) for text in told], dtype=np.bool_)
        self.leads_in = np.array([text.endswith(":") for text in told], dtype=np.bool_)
        self.dates = self._dates()
        self.separators = self._separators()

    def signals(self) -> list[Signals]:
        """The signals of each line by itself, the columns in the order of Signals."""
        held, size, ends, leads_in = self.held, self.size, self.ends, self.leads_in
        bullets = [BULLET.match(text) if text[:1] in MARKING else None for text in self.texts]
        labelled = [text[1:2].isdecimal() and LABELLED.match(text) is not None for text in self.texts]
        byline = self._opening("byline-start", (size <= MOST_BYLINE_WORDS) & ~ends & ~leads_in)
        prose = ((size >= 10) & (ends | leads_in) & (self.function >= 0.1)) | ((size >= 25) & (self.function >= 0.2))
        columns = (
            self.words,
            held.sizes.tolist(),
            self._cues(),
            ends.tolist(),
            leads_in.tolist(),
            self.function.tolist(),
            (held.addressing / size).tolist(),
            [bullet.end() if bullet else 0 for bullet in bullets],
            labelled,
            self.separators,
            self._decorated(),
            self._capitals(),
            self.dates,
            self._dated(),
            byline,
            self._opening("empty-byline", size <= MOST_EMPTY_BYLINE_WORDS),
            self._notes(),
            self._end_marks(),
            prose.tolist(),
            (ends & (size >= 4) & (self.function > 0.05)).tolist(),
            self._menus(),
            repeat(False, len(self.texts)),
            self._mastheads(),
            self._inviting(),
            self._told(),
            (held.any_function / size).tolist(),
            held.numbers.tolist(),
            (held.any & DIALOGUE > 0).tolist(),
        )
        return list(map(Signals._make, zip(*columns, strict=True)))

    def _some(self, lines: NDArray[np.bool_], default: _Value, ask: Callable[[int], _Value]) -> list[_Value]:
        """A column that only some of the lines are asked for."""
        out = [default] * len(self.texts)
        for at in np.flatnonzero(lines).tolist():
            out[at] = ask(at)
        return out

    def _opening(self, name: str, lines: NDArray[np.bool_]) -> list[bool]:
        """True for those of the lines that begin with a phrase of the marker."""
        opened = lines & (self.held.first & OPENS[name] > 0)
        return self._some(opened, False, lambda at: self._markers.starts(name, self.words[at]) > 0)

    def _cues(self) -> list[Cue]:
        held = self.held
        told = (held.last & ENDS_CUE > 0) | (held.any & IS_CUE > 0)
        told |= np.array(["/" in text for text in self.texts]) & (held.sizes <= LONGEST_SHARED_CREDIT)
        opening = np.flatnonzero((held.first & OPENS_CUE > 0) & ~told).tolist()
        found = [at for at in opening if self._lexicon.opens(self.words[at])]
        pairs = zip(held.pairs.tolist(), held.pairs_lines.tolist(), strict=True)
        found += [at for place, at in pairs if held.flat[place : place + 2] in self._lexicon.pairs]
        told[np.array(found, dtype=np.intp)] = True
        return self._some(told, NO_CUE, lambda at: self._lexicon.strongest(self.words[at], self.texts[at]))

    def _dates(self) -> list[tuple[FoundDate, ...]]:
        def ask(at: int) -> tuple[FoundDate, ...]:
            text = self.texts[at]
            return tuple(find_dates(text)) if DATE_LIKE.search(text) else ()

        return self._some(self.held.any & NUMBER > 0, (), ask)

    def _dated(self) -> list[bool]:
        """True for a short line with a date, or one that leads in to a date and gives an hour."""

        def ask(at: int) -> bool:
            text, size = self.texts[at], int(self.size[at])
            if self.dates[at] and size <= MOST_DATED_WORDS:
                outside = size - sum(len(tokens(text[found.start : found.end])) for found in self.dates[at])
                if not (self.ends[at] and outside > MOST_BESIDE_DATE):
                    return True
            return bool(leading[at]) and _only_lead(self.words[at], self._markers)

        leading = (self.held.first & OPENS["published-lead"] > 0) & (self.held.sizes <= MOST_LEADING_WORDS)
        return self._some(np.array([bool(found) for found in self.dates]) | leading, False, ask)

    def _separators(self) -> list[int]:
        """How many marks part the entries of each line: asked where one stands after a space, or is a tab."""
        starts = np.array([line.start for line in self._lines], dtype=np.intp)
        ends = np.array([line.end for line in self._lines], dtype=np.intp)
        characters = characters_of(self._text)
        places = characters.places(PARTS, SPACE)
        for sign, before in (("\t", 0), ("],[", 2)):
            if sign in self._text:
                places = np.append(places, np.flatnonzero(characters.codes == ord(sign[before])))
        at = np.searchsorted(starts, places, side="right") - 1
        parted = np.zeros(len(starts), dtype=np.bool_)
        parted[at[(at >= 0) & (places < ends.take(at))]] = True

        def ask(at: int) -> int:
            line = self._lines[at]
            return _separators(line.text, self._text[line.start : line.end], int(self.held.sizes[at]))

        return self._some(parted, 0, ask)

    def _decorated(self) -> list[bool]:
        last = np.array([text[-1:] in DECORATING for text in self.texts])
        return self._some(last & (self.size >= 4), False, lambda at: DECORATED.match(self.texts[at]) is not None)

    def _capitals(self) -> list[bool]:
        """True for a line that has capitals and no small letters, of those that English has."""
        kinds = characters_of("\n".join(self.texts) + "\n").kinds
        starts = np.cumsum([0, *(len(text) + 1 for text in self.texts[:-1])])
        held = np.bitwise_or.reduceat(kinds, starts)
        capitals: list[bool] = (held & (CAPITAL | SMALL) == CAPITAL).tolist()
        return capitals

    def _notes(self) -> list[bool]:
        def ask(at: int) -> bool:
            return _is_note(self.texts[at], self.words[at], bool(self.ends[at]), self._markers)

        return self._some(self.held.first & (OPENS["note-heading"] | OPENS["note-start"]) > 0, False, ask)

    def _end_marks(self) -> list[bool]:
        """True for the mark below a press release ('ENDS', '- Ends -')."""

        def ask(at: int) -> bool:
            return self._markers.is_line("end-mark", self.words[at]) or self.texts[at].strip("-* ").lower() == "ends"

        return self._some((self.held.first & OPENS["end-mark"] > 0) & (self.size <= MOST_ENDING_WORDS), False, ask)

    def _menus(self) -> list[bool]:
        def ask(at: int) -> bool:
            return _is_menu(self.words[at], bool(self.ends[at]), float(self.function[at]), self.separators[at])

        return self._some(np.array(self.separators) >= 2, False, ask)

    def _mastheads(self) -> list[bool]:
        named = (self.held.first & OPENS["masthead-start"] > 0) | (self.held.last & OPENS["masthead-end"] > 0)
        return self._some(named, False, lambda at: _is_masthead(self.texts[at], self.words[at], self._markers))

    def _inviting(self) -> list[bool]:
        held = self.held
        asks = (held.first & OPENS["invitation-start"] > 0) & (held.any & OPENS["network"] > 0)
        buttons = np.zeros(len(self.words), dtype=np.bool_)
        few = np.flatnonzero((held.sizes > 0) & (held.sizes <= MOST_BUTTON_WORDS)).tolist()
        long = [at for at in few if max(map(len, self.words[at])) >= LEAST_RUN_TOGETHER]
        buttons[np.array(long, dtype=np.intp)] = True

        def ask(at: int) -> bool:
            words = self.words[at]
            return bool(asks[at] and _invites(words, self._markers)) or bool(
                buttons[at] and _is_network_row(words, self._markers)
            )

        return self._some(asks | buttons, False, ask)

    def _told(self) -> list[bool]:
        """True for running text by its verb of reporting and its end, or its stop and function words."""
        held, several = self.held, self.held.sizes >= LEAST_TOLD_WORDS
        stops = np.array([text[-1:] == "." for text in self.texts]) & self.ends & (self.function >= MUCH_FUNCTION)
        past = self.ends & ~stops & (held.any & OPENS["reporting-verb-past"] > 0)
        leads = self.leads_in & (held.any & OPENS["reporting-verb"] > 0)

        def ask(at: int) -> bool:
            name = "reporting-verb-past" if past[at] else "reporting-verb"
            return bool(stops[at]) or self._markers.holds(name, self.words[at])

        return self._some(several & (stops | past | leads), False, ask)


def columns_of(rows: Sequence[Signals] | Sequence[Cue]) -> dict[str, tuple[Any, ...]]:
    """Signals or cues of all lines as columns, by the names of their fields; there must be a line."""
    return dict(zip(rows[0]._fields, zip(*rows, strict=True), strict=True))


def page_signals(lines: Sequence[Line], text: str, lexicon: Lexicon, markers: Markers) -> list[Signals]:
    """The signals of all lines of a page, whose repaired text is ``text``."""
    if not lines:
        return []
    found = _Page(lines, text, lexicon, markers).signals()
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
