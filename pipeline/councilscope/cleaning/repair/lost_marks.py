"""Quotation marks, apostrophes, dashes and pound signs that became question marks on the way.

A curly mark is three bytes of UTF-8 and one of Windows-1252, so a careless conversion leaves '???', '?' or U+FFFD
in its place. What stood there is told from the characters at both sides and from the quotation that is open.
Nothing is touched unless the text holds marks that no writer would write ('don???t', ' ???We').
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from councilscope.cleaning.mapped import Change
from councilscope.cleaning.repair.mark_reading import (
    DASHES,
    STRAIGHT,
    SUFFIX,
    Mark,
    Paragraph,
    is_question,
    read_marks,
)

MARKS = {"?": re.compile(r"\?+"), "\ufffd": re.compile("\ufffd+")}
LOST_SPACE = re.compile(r"(?<=[.,;:])\?\?(?= )")
"""A fixed space before a space, which some editors write at the end of a sentence."""
LOST_EDGE = re.compile(r"^\?{1,2}(?=[\"“'‘A-Z])|(?<=[ .\"”])\?{1,2}$", re.MULTILINE)
DOUBLE_EDGE = re.compile(r"^\?\?(?=[\"“'‘A-Z])|(?<=[ .\"”])\?\?$", re.MULTILINE)
"""A fixed space at the edge of a paragraph: two marks there are never a writer's."""
FEWEST_EDGES = 2
MOST_TOGETHER = 4
"""More marks than this in one place are a row of question marks."""
LOST_POUND = re.compile(r"(?<![\w?])\?\?(?=\d)")
ENOUGH = 2
"""Strangeness from which on the marks of a text are lost ones."""
SENTENCE_STOPS = (".", ",", "!")
"""No question mark follows one of these: two marks there are two quotation marks."""
SUSPECT = re.compile(r"\?(?:(?=[\w£$€])|(?<![^\s,\\].))")
"""A mark that something goes on after, or that stands after a space or comma: without one, all are a writer's."""
WORD_BEFORE = re.compile(r"(?:^|[\s(])[^\W\d_][\w’'-]{0,28}$")
WORD_AFTER = re.compile(r"[a-z][a-z’'-]{0,29}[.,;:!?)]{0,3}(?=\s|$)")
UNITS = ("???", "\ufffd\ufffd\ufffd", "\ufffd", "?")


def lost_mark_changes(text: str) -> Iterator[Change]:
    """A change for each mark that can be told; the others stay as they are."""
    for match in LOST_POUND.finditer(text) if "??" in text else ():
        yield Change(match.start(), match.end(), "£", "lost-mark")
    if text.count("??") >= FEWEST_EDGES and len(DOUBLE_EDGE.findall(text)) >= FEWEST_EDGES:
        yield from (Change(match.start(), match.end(), "", "lost-mark") for match in LOST_EDGE.finditer(text))
        return
    for unit in UNITS:
        if unit in text and _evidence(text, unit):
            if len(unit) == 3:
                yield from (Change(match.start(), match.end(), " ", "lost-mark") for match in LOST_SPACE.finditer(text))
            yield from _changes_of(text, unit)
            return


def _evidence(text: str, unit: str) -> bool:
    """True if marks of this length stand where no question mark can: inside a word, before one, after a comma."""
    if unit == "\ufffd":
        return True
    if unit == "?" and not SUSPECT.search(text):
        return False
    strong = 0
    for mark in _marks(text, unit):
        strong += (
            _strangeness(text, mark) if len(unit) > 1 else _strangeness_of_one(text, mark, after_others=strong > 0)
        )
        if strong >= ENOUGH:
            return True
    return False


def _strangeness(text: str, mark: Mark) -> int:
    """How little a run of question marks looks like a writer's: 2 settles it, 0 says nothing."""
    inner = bool(mark.before) and not mark.before.isspace()
    if mark.after.isalnum() and (inner or mark.before not in DASHES or not mark.before):
        return ENOUGH
    if mark.free_standing:
        return ENOUGH if _side(text, mark.end + 1).isalnum() and _side(text, mark.start - 2).isalnum() else 1
    if inner and mark.before in ".,!":
        return ENOUGH
    if mark.after != " ":
        return 0
    return ENOUGH * (mark.before in ("s", "S") and _side(text, mark.end + 1).islower()) if inner else 1


def _strangeness_of_one(text: str, mark: Mark, *, after_others: bool) -> int:
    """The same of a single question mark, which a writer may have set; ``after_others``: strange ones stand above."""
    if mark.in_word:
        elided = mark.before.isalpha() and SUFFIX.match(text, mark.end)
        return ENOUGH if elided or (_parts_words(text, mark) and not is_question(text, mark.start)) else 0
    if mark.after.isalnum():
        return int(mark.spaced_before and (not mark.before or mark.before not in DASHES))
    if mark.before == "," or mark.parts_amounts:
        return ENOUGH
    following = _side(text, mark.end + 1)
    if mark.free_standing and following.islower() and _side(text, mark.start - 2).isalnum():
        return 1 if is_question(text, mark.start) else ENOUGH
    if not mark.before:
        return int(mark.after == " " and following.isalnum())
    return int(after_others and not mark.free_standing and (mark.before == "." or following.islower()))


def _parts_words(text: str, mark: Mark) -> bool:
    """True for a mark between two words in lower case that are no address or file name."""
    return bool(WORD_BEFORE.search(text[max(0, mark.start - 30) : mark.start]) and WORD_AFTER.match(text, mark.end))


def _marks(text: str, unit: str) -> Iterator[Mark]:
    """The marks of this length; a run of more is a true question mark before one, or several together."""
    size = len(unit)
    for match in MARKS[unit[0]].finditer(text):
        if _in_address(text, match.start()):
            continue
        start, end = match.span()
        length = end - start
        if not size <= length < size * (MOST_TOGETHER + 1) or (unit == "?" and LOST_POUND.match(text, start)):
            continue
        if unit == "?" and (_side(text, end) == "!" or _is_doubled(text, start, end)):
            continue
        asked = unit == "?" and length == 2 and _side(text, start - 1) not in SENTENCE_STOPS
        start += length % size if size > 1 else int(asked)
        for place in range(start, end, size):
            yield Mark(place, place + size, _before(text, place), _side(text, place + size))


def _is_doubled(text: str, start: int, end: int) -> bool:
    """True for two marks after a word and before a new sentence: a question that was asked with force."""
    begins = text[end : end + 2].lstrip()[:1].isupper()
    return end - start == 2 and begins and _side(text, start - 1) not in SENTENCE_STOPS


def _before(text: str, offset: int) -> str:
    """The character before; a backslash that keeps a mark apart in program text is looked through."""
    before = _side(text, offset - 1)
    return _side(text, offset - 2) if before == "\\" else before


def _side(text: str, offset: int) -> str:
    return "" if not 0 <= offset < len(text) or text[offset] == "\n" else text[offset]


def _in_address(text: str, offset: int) -> bool:
    """True inside a web address, where a question mark parts path and query."""
    head = text[max(0, offset - 200) : offset]
    head = head[max(head.rfind(" "), head.rfind("\n"), head.rfind("\t")) + 1 :]
    return "://" in head or head.startswith("www.") or ("/" in head and "." in head)


def _changes_of(text: str, unit: str) -> Iterator[Change]:
    """Line by line, with the quotation that an earlier paragraph left open carried over."""
    marks = list(_marks(text, unit))
    index = 0
    carried = False
    offset = 0
    for line in text.split("\n"):
        end = offset + len(line)
        mine = []
        while index < len(marks) and marks[index].start < end:
            mine.append(marks[index])
            index += 1
        if line.strip():
            changes, carried = _paragraph_changes(_Line(text, offset, end, unit), mine, carried=carried)
            yield from changes
        offset = end + 1


class _Line(NamedTuple):
    """A line that is not blank: its range in the text, and the unit of its lost marks."""

    text: str
    start: int
    end: int
    unit: str

    @property
    def first(self) -> int:
        """Where its first character stands that is no white space."""
        return self.end - len(self.text[self.start : self.end].lstrip())

    @property
    def below(self) -> str:
        """The beginning of the next line that is not blank."""
        return self.text[self.end : self.end + 400].lstrip("\n \t")

    @property
    def is_item(self) -> bool:
        """True if this line and a neighbour both begin with a mark and a space."""
        opening = f"{self.unit} "
        above = self.text[max(0, self.start - 400) : self.start].rstrip("\n").rpartition("\n")[2]
        return self.text.startswith(opening, self.start) and (
            self.below.startswith(opening) or above.startswith(opening)
        )


def _paragraph_changes(line: _Line, marks: list[Mark], *, carried: bool) -> tuple[list[Change], bool]:
    """The changes of one line, and whether it leaves a quotation open."""
    opening = _leading_straight_mark(line, marks, carried=carried)
    if not marks and opening is None:
        return [], carried
    changes = [Change(line.first, line.first + 1, "“", "unpaired-mark")] if opening else []
    resumed = line.below.startswith((line.unit, "“", '"', "'")) and not line.below.startswith(f"{line.unit} ")
    cut_off = not line.below and line.text[line.end - 1].isalnum()
    opened = opening is not None
    paragraph = Paragraph(
        line.text, line.start, marks, line.unit != "?", opened, carried and not opened, resumed or cut_off, line.is_item
    )
    readings, is_open = read_marks(paragraph)
    changes += [
        Change(mark.start, mark.end, new, "lost-mark") for mark, new in zip(marks, readings, strict=True) if new
    ]
    return changes, is_open


def _leading_straight_mark(line: _Line, marks: list[Mark], *, carried: bool) -> bool | None:
    """Does the mark that opens the line open a quotation that a lost mark may close?

    True if it is a straight one that should have been curly, False if it stays as it is; None if there is none.
    """
    text, first = line.text, line.first
    mark = text[first]
    if mark not in STRAIGHT + "“‘" or not text[first + 1 : first + 2].isalnum():
        return None
    if mark in "“‘":
        return False
    lost_close = any(item.spaced_after and not item.spaced_before for item in marks)
    if (lost_close or carried) and not _closed_by_straight(line):
        return True
    return False if text.find(mark, first + 1, line.end) < 0 else None


def _closed_by_straight(line: _Line) -> bool:
    """True if a straight mark after the one that opens the line closes it: it follows the end of a word."""
    text = line.text
    mark = text[line.first]
    depth = 1
    place = text.find(mark, line.first + 1, line.end)
    while place >= 0:
        if not _side(text, place + 1).isalnum() and not text[place - 1].isspace():
            depth -= 1
        elif text[place - 1].isspace():
            depth += 1
        if not depth:
            return True
        place = text.find(mark, place + 1, line.end)
    return False
