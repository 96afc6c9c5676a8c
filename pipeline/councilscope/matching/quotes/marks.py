"""The scanner of quotation marks: which stretches of each block stand inside them. Linear, and never raises.

Marks are judged by shape (what stands on either side) before character, so that a mark of the wrong kind, a
missing one or a doubled one costs one stretch and not the article.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from councilscope.knowledge.quotes import QuoteKnowledge

DOUBLE, SINGLE = "double", "single"
STRONG_BEFORE = frozenset(".,!?;:…—–―-)")
AFTER_CLOSE = frozenset(".,;:!?)]}…—–―-/")
BEFORE_OPEN = frozenset("([{—–―-/:;,.…")
_ELISION = re.compile(r"(?:em|til|tis|twas|cause|cos|n|round|bout|ere|appen|\d0s)\b", re.IGNORECASE)
MOST_PLAIN_BLOCKS = 5  # paragraphs without marks that may stand inside a quotation
LONGEST_NAME = 7  # words
LONGEST_CLAUSE = 150  # characters of ', the leader said'
SHORT_LINE = 4  # words of a line, such as an advertisement's, that may stand inside a quotation


@dataclass(frozen=True, slots=True)
class Block:
    """What the scanner needs of a block: its characters, and whether running text can go on in it."""

    start: int
    end: int
    running: bool


@dataclass(frozen=True, slots=True)
class Quoted:
    """A stretch inside marks, without them. outer_start, outer_end: with its marks.

    opened, closed: it has an opening, a closing mark. continues: it goes on from the block before.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    block: int
    opened: bool
    closed: bool
    continues: bool
    family: str


@dataclass(frozen=True, slots=True)
class _Mark:
    """A mark: its place, family, and whether its shape and character let it open or close."""

    at: int
    family: str
    opens: bool
    closes: bool
    strong: bool


class _Ahead(NamedTuple):
    """After a mark: how many of its family can close, whether the next of those stands inside a sentence, and
    whether the very next mark of the family opens."""

    closers: int
    weak: bool
    opens: bool


@dataclass(slots=True)
class _Open:
    """An outermost quotation that stands open while a block is scanned. searched: up to where no clause stands."""

    start: int
    outer: int
    family: str
    opened: bool
    continues: bool
    sentence: bool = True
    depth: int = 0
    also: str = ""
    searched: int = 0


ClauseFinder = Callable[[str, int, int], int | None]


class MarkScanner:
    """Finds quoted stretches. ``clause`` tells where a reporting clause begins between two offsets, or None."""

    def __init__(self, knowledge: QuoteKnowledge, clause: ClauseFinder) -> None:
        self.openers = knowledge.openers
        self.closers = knowledge.closers
        self.clause = clause
        characters = "".join(sorted({*self.openers, *self.closers}))
        self.pattern = re.compile(f"[{re.escape(characters)}]")

    def scan(self, text: str, blocks: Sequence[Block]) -> list[Quoted]:
        """Quoted stretches of the blocks in order. A block's stretches never leave it."""
        found: list[Quoted] = []
        carried: _Open | None = None
        marks = [self._marks(text, block) for block in blocks]
        for number, block in enumerate(blocks):
            if not block.running:
                carried = None
            if carried is not None and not marks[number]:
                if _closes_later(blocks, marks, number, carried):
                    carried = _Open(block.start, block.start, carried.family, False, True, also=carried.also)
                    found.append(_quoted(text, carried, block.end, block.end, number, False))
                elif not _is_short(text, block):
                    carried = None
                continue
            follow = number + 1 < len(blocks) and self._begins_with_mark(text, blocks[number + 1])
            quoted, carried = self._scan_block(text, number, block, marks[number], carried, follow)
            found += quoted
        return found

    def _begins_with_mark(self, text: str, block: Block) -> bool:
        return block.running and block.end > block.start and text[block.start] in self.openers

    def _marks(self, text: str, block: Block) -> list[_Mark]:
        return [
            mark
            for match in self.pattern.finditer(text, block.start, block.end)
            if (mark := self._mark(text, match.start(), block)) is not None
        ]

    def _mark(self, text: str, at: int, block: Block) -> _Mark | None:
        """The mark at an offset, or None for an apostrophe."""
        character = text[at]
        family = self.openers.get(character) or self.closers[character]
        before = text[at - 1] if at > block.start else " "
        after = text[at + 1] if at + 1 < block.end else " "
        marks_before = before in self.openers or before in self.closers
        marks_after = after in self.openers or after in self.closers
        opens = (
            not after.isspace()
            and (before.isspace() or before in BEFORE_OPEN or before in self.openers)
            and (after.isalnum() or after in "([{£$€#@…." or marks_after)
        )
        closes = not before.isspace() and (after.isspace() or after in AFTER_CLOSE or marks_after)
        if family == SINGLE:
            if before.isalnum() and after.isalnum():
                return None
            if opens and not closes and _ELISION.match(text, at + 1) and character not in "‘`":
                return None
        only_opens = character in self.openers and character not in self.closers
        only_closes = character in self.closers and character not in self.openers
        if only_opens and not (closes and not opens):
            opens, closes = True, False
        elif only_closes and family == DOUBLE and before.isspace():  # a closing mark after a blank may be the wrong one
            opens, closes = True, at != block.start
        elif only_closes and not (opens and not closes and at == block.start):
            if family == SINGLE and not closes:
                return None
            opens, closes = False, True
        elif opens and closes:  # a straight mark between punctuation and a word: after a colon or dash it opens
            closes = before not in ":—–-(" and not before.isspace() and before in ".,!?"
            opens = not closes
        elif not opens and not closes:
            if family == SINGLE:
                return None
            opens, closes = before.isspace() or not marks_before, True
        strong = closes and (before in STRONG_BEFORE or after in ".,;:!?)" or at + 1 >= block.end or marks_after)
        return _Mark(at, family, opens, closes, strong)

    def _scan_block(
        self, text: str, number: int, block: Block, marks: list[_Mark], carried: _Open | None, follow: bool
    ) -> tuple[list[Quoted], _Open | None]:
        """The block's stretches, and what stands open at its end. ``follow``: the next block opens a quotation."""
        found: list[Quoted] = []
        ahead = _look_ahead(marks)
        current, position = self._begin(text, block, marks, carried)
        while position < len(marks):
            mark = marks[position]
            if current is None:
                current = self._opened(text, block, mark, ahead[position].closers, found, number, follow)
            elif mark.family in (current.family, current.also):
                closed_at = self._inside(text, mark, current, ahead[position], follow)
                if closed_at is not None:
                    found.append(
                        _quoted(
                            text, current, closed_at, closed_at + (closed_at == mark.at), number, closed_at == mark.at
                        )
                    )
                    current = _Open(mark.at + 1, mark.at, mark.family, True, False) if closed_at != mark.at else None
            position += 1
        if current is None:
            return [quote for quote in found if quote.end > quote.start], None
        goes_on = current.continues or current.outer == block.start or _introduced(text, block.start, current.outer)
        if goes_on:
            found.append(_quoted(text, current, block.end, block.end, number, False))
        return [quote for quote in found if quote.end > quote.start], current if goes_on else None

    def _begin(self, text: str, block: Block, marks: list[_Mark], carried: _Open | None) -> tuple[_Open | None, int]:
        """A quotation of the block before goes on if this one opens with a mark, or has the closing mark."""
        if carried is None or not block.running:
            return None, 0
        also = carried.also or carried.family
        if marks and marks[0].at == block.start and marks[0].opens:
            first = marks[0]
            doubled = 2 if len(marks) > 1 and marks[1].at == block.start + 1 and marks[1].family == first.family else 1
            return _Open(block.start + doubled, block.start, first.family, True, True, also=also), doubled
        first_outer = next((mark for mark in marks if mark.family == carried.family), None)
        if first_outer is not None and first_outer.closes and not first_outer.opens and first_outer.strong:
            return _Open(block.start, block.start, carried.family, False, True, also=also), 0
        return None, 0

    def _opened(
        self, text: str, block: Block, mark: _Mark, later: int, found: list[Quoted], number: int, follow: bool
    ) -> _Open | None:
        """The quotation that this mark opens; None for a stray mark, or one whose opening mark is missing."""
        if mark.opens:
            introduced = mark.at == block.start or _introduced(text, block.start, mark.at)
            if later == 0 and mark.at != block.start:
                sure = (
                    mark.family == DOUBLE or follow or bool(found) or text[block.start : mark.at].rstrip()[-1:] == ":"
                )
                if not introduced or not sure:
                    return None
            sentence = introduced and text[mark.at + 1 : mark.at + 2].isupper()
            return _Open(mark.at + 1, mark.at, mark.family, True, False, sentence)
        if mark.family == DOUBLE and mark.closes and mark.strong:
            start = max(found[-1].outer_end if found and found[-1].block == number else block.start, block.start)
            begin = _after_colon(text, start, mark.at)
            if begin is None and start == block.start:
                begin = block.start
            if begin is not None and mark.at - begin > 8:
                found.append(Quoted(begin, mark.at, begin, mark.at + 1, number, False, True, False, DOUBLE))
        return None

    def _inside(self, text: str, mark: _Mark, current: _Open, ahead: _Ahead, follow: bool) -> int | None:
        """Where the open quotation ends because of this mark, or None if it goes on."""
        later = ahead.closers
        # The next closing mark is spare where it need not close the outermost quotation.
        spare = follow or ahead.weak
        if mark.opens and not mark.closes:
            if mark.at - current.start < 1:
                current.start = mark.at + 1
                return None
            if mark.family == DOUBLE and current.family == DOUBLE:
                clause = self.clause(text, max(current.start, current.searched - LONGEST_CLAUSE), mark.at)
                current.searched = mark.at
                if clause is not None:
                    return clause
                if current.sentence and text[mark.at + 1 : mark.at + 2].isupper() and _ends_sentence(text, mark.at):
                    return mark.at - 1  # paragraphs of one speech run together, each with its opening mark
            if later >= 2 or (later and spare):
                current.depth += 1
            return None
        if not mark.closes:
            return None
        plural = mark.family == SINGLE and not mark.strong and text[mark.at - 1] in "sS"
        inside = current.sentence or (later > 0 and not ahead.opens)
        if plural and inside and not _is_name(text[current.start : mark.at]):
            return None
        if current.depth and (later or spare or not mark.strong):
            current.depth -= 1
            return None
        return mark.at


def _quoted(text: str, current: _Open, end: int, outer_end: int, number: int, closed: bool) -> Quoted:
    start = current.start
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Quoted(
        start, end, current.outer, outer_end, number, current.opened, closed, current.continues, current.family
    )


def _look_ahead(marks: Sequence[_Mark]) -> list[_Ahead]:
    """For each mark what follows it among the marks of its family."""
    state = {DOUBLE: _Ahead(0, False, False), SINGLE: _Ahead(0, False, False)}
    ahead: list[_Ahead] = []
    for mark in reversed(marks):
        following = state[mark.family]
        ahead.append(following)
        closers = following.closers + mark.closes
        weak = not mark.strong if mark.closes else following.weak
        state[mark.family] = _Ahead(closers, weak, mark.opens and not mark.closes)
    return ahead[::-1]


def _closes_later(blocks: Sequence[Block], marks: Sequence[Sequence[_Mark]], number: int, carried: _Open) -> bool:
    """True if, after paragraphs without marks, one ends the carried quotation with a mark that nothing opened."""
    for later in range(number + 1, min(number + 1 + MOST_PLAIN_BLOCKS, len(blocks))):
        if not blocks[later].running:
            return False
        if marks[later]:
            first = next((mark for mark in marks[later] if mark.family == carried.family), None)
            return first is not None and first.closes and not first.opens and first.strong
    return False


def _introduced(text: str, start: int, at: int) -> bool:
    """True if a colon, or a comma after a few words, or a sentence's end stands right before the mark."""
    before = text[max(start, at - 3) : at].rstrip()
    return before[-1:] in (":", ",", ".", "!", "?")


def _ends_sentence(text: str, at: int) -> bool:
    """True if a sentence ends before the mark, with a blank between."""
    return at >= 2 and text[at - 1].isspace() and text[at - 2] in ".!?"


def _is_name(words: str) -> bool:
    """True for the name of a thing, such as a report's: a few words, the long ones with capitals."""
    long = [word for word in words.split() if len(word) > 3]
    return len(words.split()) <= LONGEST_NAME and len(long) > 1 and all(word[0].isupper() for word in long)


def _after_colon(text: str, start: int, end: int) -> int | None:
    colon = text.rfind(": ", start, end)
    return colon + 2 if colon >= 0 else None


def _is_short(text: str, block: Block) -> bool:
    words = text[block.start : block.end].split()
    return len(words) <= SHORT_LINE and text[block.end - 1] not in ".!?:"
