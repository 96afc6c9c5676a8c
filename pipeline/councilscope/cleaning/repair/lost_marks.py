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

MARKS = re.compile("\\?+|\ufffd+")
LOST_POUND = re.compile(r"(?<![\w?])\?\?(?=\d)")
SUFFIX = re.compile(r"(?:s|t|m|d|re|ve|ll|clock|S|T|M|D|RE|VE|LL)(?![A-Za-z])")
ELIDED = re.compile(r"\d0s\b|(?:tis|twas|til|em|cause|round|bout)\b")
AMOUNT = re.compile(r"\d[\d,.]*(?:\s?(?:m|bn|k|million|billion|thousand|p)\b|,\d{3}|\.\d\d\b|\d)?")
QUESTION_OPENERS = re.compile(
    r"(?:who|what|when|where|why|how|which|whose|is|are|was|were|do|does|did|can|could|will|would|should|has|have)\b",
    re.IGNORECASE,
)
UNITS = ("???", "\ufffd\ufffd\ufffd", "\ufffd", "?")
OPENING_BRACKETS = "([{"
DASHES = "-–—"
STRAIGHT = "'\""


class Mark(NamedTuple):
    """One lost mark and its surroundings; ``before`` and ``after`` are '' at a line's ends."""

    start: int
    end: int
    before: str
    after: str

    @property
    def spaced_before(self) -> bool:
        """Nothing that a closing mark could follow stands before."""
        return not self.before or self.before.isspace() or self.before in OPENING_BRACKETS + DASHES + "/"

    @property
    def spaced_after(self) -> bool:
        """Nothing that an opening mark could precede stands after."""
        return not self.after or self.after.isspace() or self.after in ".,;:!?)]}/" + DASHES

    @property
    def free_standing(self) -> bool:
        """White space stands at both sides, as round a dash."""
        return self.before.isspace() and self.after.isspace()

    @property
    def in_word(self) -> bool:
        """A letter or digit stands at both sides."""
        return self.before.isalnum() and self.after.isalnum()


def lost_mark_changes(text: str) -> Iterator[Change]:
    """A change for each mark that can be told; the others stay as they are."""
    for match in LOST_POUND.finditer(text):
        yield Change(match.start(), match.end(), "£", "lost-mark")
    for unit in UNITS:
        if unit in text and _evidence(text, unit):
            yield from _changes_of(text, unit)
            return


def _evidence(text: str, unit: str) -> bool:
    """True if marks of this length stand where no question mark can: inside a word or before one."""
    strong = 0
    for mark in _marks(text, unit):
        if mark.in_word and (len(unit) > 1 or (SUFFIX.match(text, mark.end) and mark.before.isalpha())):
            strong += 2
        elif mark.free_standing and len(unit) > 1:
            strong += 2 if _side(text, mark.end + 1).islower() else 1
        elif mark.spaced_before and mark.before not in DASHES and mark.after.isalnum():
            strong += 1 if unit == "?" else 2
        elif len(unit) == 3 and mark.before in ("s", "S") and mark.after == " ":
            strong += 2 if _side(text, mark.end + 1).islower() else 0
        elif len(unit) == 3 and mark.before and mark.before in ".,!":
            strong += 2
        if strong >= 2:
            return True
    return False


def _marks(text: str, unit: str) -> Iterator[Mark]:
    """The marks of this length; a run of more is a true question mark before one, or several together."""
    size = len(unit)
    for match in MARKS.finditer(text):
        if match[0][0] != unit[0] or _in_address(text, match.start()):
            continue
        start, end = match.span()
        length = end - start
        if length < size or (unit == "?" and LOST_POUND.match(text, start)):
            continue
        start += length % size if size > 1 else (1 if length == 2 and unit == "?" else 0)
        for place in range(start, end, size):
            yield Mark(place, place + size, _side(text, place - 1), _side(text, place + size))


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
            reader = _Paragraph(text, offset, end, mine, unit, carried)
            yield from reader.changes()
            carried = reader.open_at_end
        offset = end + 1


class _Paragraph:
    """The marks of one line, read from left to right with the quotations that are open."""

    def __init__(self, text: str, start: int, end: int, marks: list[Mark], unit: str, carried: bool) -> None:
        self.text, self.start, self.end, self.marks, self.unit = text, start, end, marks, unit
        self.stack: list[str] = []
        self.carried = carried
        self.open_at_end = False
        self.listed = self._is_item(end) or self._is_item(start)

    def changes(self) -> Iterator[Change]:
        """The changes of this paragraph, in order."""
        yield from self._leading_straight_mark()
        for position, mark in enumerate(self.marks):
            new = self._read(mark, position)
            if new:
                yield Change(mark.start, mark.end, new, "lost-mark")
        self.open_at_end = "“" in self.stack or (self.carried and not self.marks and not self.stack)

    def _is_item(self, edge: int) -> bool:
        """True if this line and the nearest written one on that side of it both begin with a mark and a space."""
        opening = f"{self.unit} "
        after = edge == self.end
        if after:
            nearest = self.text[edge : edge + 400].lstrip("\n")
        else:
            nearest = self.text[max(0, edge - 400) : edge].rstrip("\n").rpartition("\n")[2]
        return nearest.startswith(opening) and self.text.startswith(opening, self.start)

    def _leading_straight_mark(self) -> Iterator[Change]:
        """A straight mark that opens the paragraph opens a quotation that a lost mark may close."""
        first = self.start + len(self.text[self.start : self.end]) - len(self.text[self.start : self.end].lstrip())
        if self.text[first] in STRAIGHT + "“‘" and self.text[first + 1 : first + 2].isalnum():
            mark = self.text[first]
            closes = self.text.find(mark, first + 1, self.end) if mark in STRAIGHT else -1
            lost_close = any(item.spaced_after and not item.spaced_before for item in self.marks)
            if mark in STRAIGHT and (lost_close or self.carried) and not self._closed_by_straight(first):
                self.stack.append("“")
                yield Change(first, first + 1, "“", "unpaired-mark")
            elif mark in "“‘" or closes < 0:
                self.stack.append("“")

    def _closed_by_straight(self, first: int) -> bool:
        """True if a straight mark after the one at ``first`` closes it: it follows the end of a word."""
        mark = self.text[first]
        depth = 1
        place = self.text.find(mark, first + 1, self.end)
        while place >= 0:
            if not _side(self.text, place + 1).isalnum() and not self.text[place - 1].isspace():
                depth -= 1
            elif self.text[place - 1].isspace():
                depth += 1
            if not depth:
                return True
            place = self.text.find(mark, place + 1, self.end)
        return False

    def _read(self, mark: Mark, position: int) -> str | None:
        """What stood at a mark, or None where it cannot be told."""
        if mark.in_word:
            return self._inside_word(mark)
        if mark.before.isalnum() and mark.after and mark.after in STRAIGHT:
            return "—" if self.unit != "?" and _side(self.text, mark.end + 1).isalnum() else None
        if mark.spaced_before and mark.spaced_after:
            return self._free_standing(mark)
        if mark.spaced_before:
            return self._before_word(mark)
        if mark.spaced_after or not mark.before.isalnum():
            return self._after_word(mark, position)
        return self._before_word(mark)

    def _inside_word(self, mark: Mark) -> str | None:
        before, after = mark.before, mark.after
        if before.isdecimal() and after.isdecimal():
            return "–"
        if SUFFIX.match(self.text, mark.end):
            return "’"
        if after.isupper() and before in "OD" and not _side(self.text, mark.start - 2).isalpha():
            return "’"
        if self.unit == "?":
            return None if before.isdecimal() else "’" if not after.isupper() else None
        return "£" if after.isdecimal() else "—"

    def _free_standing(self, mark: Mark) -> str | None:
        if not mark.after:
            if self.stack:
                return self._close()
            return "…" if len(self.unit) == 3 and mark.before.isspace() else None
        if not mark.before:
            return None if self.unit == "?" else "•" if self.listed else "–"
        return "–" if mark.free_standing else None

    def _before_word(self, mark: Mark) -> str | None:
        suffix = SUFFIX.match(self.text, mark.end)
        if suffix and mark.before == " " and self.text[mark.start - 2 : mark.start - 1].isalpha():
            return "’"
        if ELIDED.match(self.text, mark.end):
            return "’"
        if mark.after.isdecimal():
            amount = AMOUNT.match(self.text, mark.end)
            if len(self.unit) == 1 and amount and not self._closes_soon(mark, amount.end()):
                return "£"
        if self.unit == "?" and mark.after in STRAIGHT:
            return None
        new = "‘" if self.stack and self.stack[-1] == "“" else "“"
        self.stack.append(new)
        return new

    def _closes_soon(self, mark: Mark, end: int) -> bool:
        return any(item.start == end for item in self.marks if item.start > mark.start)

    def _after_word(self, mark: Mark, position: int) -> str | None:
        possessive = mark.before in "sS" and mark.after == " " and self.text[mark.end + 1 : mark.end + 2].islower()
        later = [item for item in self.marks[position + 1 :] if not item.in_word and not item.free_standing]
        closes_later = bool(later) and not later[0].spaced_before
        if self.stack or (self.carried and not self.stack):
            if possessive and (closes_later or (not later and self.carried and not self.stack)):
                return "’"
            if self.unit == "?" and mark.before.isalnum() and self._may_be_question(mark, closes_later):
                return None
            return self._close()
        if possessive:
            return "’"
        if self.unit == "?" or self._asks(mark):
            return None
        if mark.before in ".,!":
            return "”"
        return "…" if mark.after == " " and _side(self.text, mark.end + 1).islower() else None

    def _may_be_question(self, mark: Mark, closes_later: bool) -> bool:
        following = self.text[mark.end : mark.end + 2].strip()
        return closes_later or ((not following or following[0].isupper()) and self._asks(mark))

    def _asks(self, mark: Mark) -> bool:
        """True if the sentence before the mark begins as a question does."""
        head = self.text[self.start : mark.start]
        begin = max(head.rfind(stop) for stop in (". ", "! ", "? ", ": ")) + 1
        return bool(QUESTION_OPENERS.match(head[begin:].lstrip(" ?\"'“‘")))

    def _close(self) -> str:
        opened = self.stack.pop() if self.stack else "“"
        if not self.stack and opened == "“":
            self.carried = False
        return "’" if opened == "‘" else "”"
