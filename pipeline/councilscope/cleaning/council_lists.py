"""Lists and tables of councils at the end of an article: names a line, or names with what they were given.

Round-ups end in bare lists ('Three stars', then a name a line) and in tables whose cells became lines, which look like
a menu to everybody who does not know the names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from functools import lru_cache
from itertools import chain, groupby

from councilscope.cleaning.lines import Line, Part, Verdict
from councilscope.cleaning.tables import CELL_EDGE
from councilscope.knowledge import Knowledge

FEWEST_NAMES = 3  # in a run; one or two may be a tag or an advertiser
LONGEST_NAME = 80  # characters
LONGEST_HEADING = 8  # words of a line above or between two lists
LONGEST_TITLES = 20  # words of the titles of all columns in one line, with the marks between them
LONGEST_ROW = 10  # words
MOST_TITLES = 6  # lines of column titles above a table
CUT_OFF = frozenset({"after-article", "inside-article"})
TABLE_LIKE = CUT_OFF | {"navigation"}  # marks between cells look like those of a menu
UNMARKED = frozenset({Part.HEADING, Part.PARAGRAPH})  # what a kept item without a bullet is taken for
_WORDS = re.compile(r"[^\W\d_]+|&")
_MARKS = re.compile(r"\d|[*★]")


class Row(Enum):
    """What a line is to a list of councils: a name alone, a name with a value, a value alone, or nothing."""

    NAME = "name"
    RATED = "rated"
    VALUE = "value"
    OTHER = "other"


def with_lists_of_councils(
    lines: Sequence[Line], verdicts: Sequence[Verdict], text: str, knowledge: Knowledge
) -> list[Verdict]:
    """The verdicts, with runs of council names and of rows of values kept where the text above them is kept.

    A short line between two runs of names is kept as a heading, and so are lines above a run that speak of ratings, or
    that are the titles of its columns. What is removed for its own words stays removed.
    """
    words = _rating_words(knowledge)
    rows = [words.row(line.text) for line in lines]
    kept = list(verdicts)
    if rows.count(Row.NAME) + rows.count(Row.RATED) < FEWEST_NAMES:
        return kept
    for first, last in _runs(rows):
        top = _top(lines, kept, rows, first, words)
        if top is None:
            continue
        table = Row.RATED in rows[first : last + 1] or _told_in_cells(rows, first)
        for index in range(top, last + 1):
            if kept[index].part in UNMARKED or kept[index].reason in (TABLE_LIKE if table else CUT_OFF):
                kept[index] = Verdict(_part(rows, index) if index >= first else Part.HEADING, 0.8)
        for index in range(top, last + 1 if table else top):
            if kept[index].kept and CELL_EDGE.search(text[lines[index].start : lines[index].end]):
                kept[index] = Verdict(Part.TABLE_ROW, 0.8)
    return kept


def _part(rows: Sequence[Row], index: int) -> Part:
    """A name is an item, the value above names their heading; rows and cells of a table stay lines."""
    if rows[index] is Row.VALUE and rows[index + 1 : index + 2] == [Row.NAME]:
        return Part.HEADING
    return Part.LIST_ITEM if rows[index] is Row.NAME else Part.PARAGRAPH


def _told_in_cells(rows: Sequence[Row], first: int) -> bool:
    """True for a name with its figures below it, a cell a line."""
    return list(rows[first : first + 3]) == [Row.NAME, Row.VALUE, Row.VALUE]


def _runs(rows: Sequence[Row]) -> Iterator[tuple[int, int]]:
    """First and last line of each run of rows that names councils enough."""
    at = 0
    for among, run in groupby(rows, key=lambda row: row is not Row.OTHER):
        found = list(run)
        if among and sum(row in (Row.NAME, Row.RATED) for row in found) >= FEWEST_NAMES:
            start = next(index for index, row in enumerate(found) if row is not Row.VALUE)
            yield at + start, at + len(found) - 1
        at += len(found)


def _top(
    lines: Sequence[Line], verdicts: Sequence[Verdict], rows: Sequence[Row], first: int, words: _RatingWords
) -> int | None:
    """The first line to keep above a run: the run itself below kept text, its headings else; None if it hangs loose."""
    table = Row.RATED in rows[first : first + 2] or _told_in_cells(rows, first)
    for top in range(first, max(first - MOST_TITLES, 0), -1):
        if verdicts[top - 1].kept:
            titles = lines[top:first]
            told = table or any(words.speak(line.text) for line in titles)
            below = bool(titles) and top > 1 and rows[top - 1] is Row.NAME and len(titles) == 1
            return top if not titles or told or below else None
        if verdicts[top - 1].reason not in (TABLE_LIKE if table else CUT_OFF) or len(lines[top - 1].text.split()) > (
            LONGEST_TITLES if table else LONGEST_HEADING
        ):
            return None
    return None


class _RatingWords:
    """The names of councils, and the words that ratings are told in."""

    def __init__(self, names: frozenset[str], designations: frozenset[str], values: frozenset[str]) -> None:
        self.names, self.designations, self.values = names, designations, values
        self.longest = max(name.count(" ") for name in names) + 1
        openings = values.union(name.split(" ", 1)[0] for name in names)
        self.openings = openings | {"&"} if "and" in openings else openings

    def row(self, text: str) -> Row:
        """What a line is to a list of councils."""
        if len(text) > LONGEST_NAME:
            return Row.OTHER
        first = _WORDS.search(text.casefold())
        if first is None:
            return Row.VALUE if text.strip() and len(text) < LONGEST_ROW else Row.OTHER
        if first[0] not in self.openings:
            return Row.OTHER
        folded = _words_of(text)
        if len(folded) > LONGEST_ROW:
            return Row.OTHER
        rest = self._after_name(folded)
        marked = bool(_MARKS.search(text))
        if rest is None:
            return Row.VALUE if self.values.issuperset(folded) else Row.OTHER
        if not rest:
            return Row.RATED if marked else Row.NAME
        return Row.RATED if rest[-1] in self.values or text.rstrip()[-1:].isdigit() else Row.OTHER

    def speak(self, text: str) -> bool:
        """True if a heading has a word in it that ratings are told in."""
        return not self.values.isdisjoint(_folded(text).split())

    def _after_name(self, folded: list[str]) -> list[str] | None:
        """The words after the longest council name that begins the line, without its designation; None without one."""
        for cut in range(min(len(folded), self.longest), 0, -1):
            if " ".join(folded[:cut]) in self.names:
                rest = folded[cut:]
                ends = (end for end in range(len(rest), 0, -1) if " ".join(rest[:end]) in self.designations)
                return rest[next(ends, 0) :]
        return None


@lru_cache(maxsize=4)
def _rating_words(knowledge: Knowledge) -> _RatingWords:
    """Those of a knowledge, kept while it lives."""
    councils, scales = knowledge.councils, knowledge.ratings.scales.values()
    after = tuple(word for found in councils.designations.values() for word in found.after)
    levels = [level for scale in scales for level in scale.levels]
    told = chain.from_iterable((*level.strong, *level.weak, *level.cells) for level in levels)
    values = frozenset(chain.from_iterable(_folded(value).split() for value in told))
    return _RatingWords(_folded_all(councils.surfaces), _folded_all(after), values)


def _folded_all(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(_folded, names)) - {""}


def _folded(text: str) -> str:
    return " ".join(_words_of(text)) if len(text) <= LONGEST_NAME else ""


def _words_of(text: str) -> list[str]:
    return ["and" if word == "&" else word for word in _WORDS.findall(text.casefold())]
