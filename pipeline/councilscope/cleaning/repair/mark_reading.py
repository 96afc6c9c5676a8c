"""What stood at the lost marks of a paragraph: the cheapest reading of them all, in which quotations open and close.

Each mark may have been one of several; how odd each would be there is a cost, from the characters at both sides and
from the quotations that are open. The readings of all marks together are chosen (Viterbi), so that a mark is a dash,
not an opening quotation mark, where nothing would close the quotation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

SUFFIX = re.compile(r"(?:s|t|m|d|re|ve|ll|clock|S|T|M|D|RE|VE|LL)(?![A-Za-z])")
CUT_SHORT = re.compile(r"(?<![A-Za-z])(?:ol|th|an)$", re.IGNORECASE)
"""A word that is written without its last letter ('the good ol' days')."""
JOINING = re.compile(r"(?:and|but|so|or|then|because|which|who|that|the|an?)\b")
"""Words that nobody can own, so that no possessive stands before them."""
ELIDED = re.compile(r"\d0s\b|(?:tis|twas|til|em|cause|round|bout)\b")
AMOUNT = re.compile(r"\d[\d,.]*(?:\s?(?:m|bn|k|million|billion|thousand|p)\b|,\d{3}|\.\d\d\b|\d)?")
QUESTION_OPENERS = re.compile(
    r"(?:(?:and|but|so|or|then) )?(?:who|what|when|where|why|how|which|whose"
    r"|is|are|was|were|do|does|did|can|could|will|would|should|has|have)\b",
    re.IGNORECASE,
)
LINE_GOES_ON = re.compile(r"\n[ \t]*[^\W\d_]")
"""A line that was broken after a dash: words follow right below, with no blank line between."""
SENTENCE_EDGES = (". ", "! ", "? ", ": ", ' "', " “")
OPENING_BRACKETS = "([{"
DASHES = "-–—"
STRAIGHT = "'\""
QUOTES = "“”‘’" + STRAIGHT
CLOSERS = ".,;:!?)]}/%" + DASHES
STOPS = ".,!?;:…)]%"
LOST = "\0"
"""Stands for a neighbour that is a lost mark itself."""
DOUBLE, SINGLE = "“", "‘"
CLOSE_OF = {DOUBLE: "”", SINGLE: "’"}
NEVER = 9.0
CURRENCY = "£$€"
SHORTER = 0.05
"""What a quotation costs at each mark that it stays open: of two readings alike, the shorter quotation is taken."""


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
    def parts_amounts(self) -> bool:
        """A digit stands before it and a sign of currency after it."""
        return self.before.isdecimal() and bool(self.after) and self.after in CURRENCY

    @property
    def in_word(self) -> bool:
        """A letter or digit stands at both sides."""
        return self.before.isalnum() and self.after.isalnum()


class Paragraph(NamedTuple):
    """A line of ``text`` with its marks.

    whole: they are no question marks that a writer may have set. opened: a quotation is open where the line begins;
    carried: one is likely to go on from the paragraph above. left_open: the next paragraph begins as a quotation does,
    or the text is cut off here. listed: the line is an item.
    """

    text: str
    start: int
    marks: Sequence[Mark]
    whole: bool
    opened: bool
    carried: bool
    left_open: bool
    listed: bool


@dataclass(frozen=True, slots=True)
class _Path:
    """The cheapest way to a state: its cost, the reading of the last mark, and the way before."""

    cost: float
    new: str | None
    before: _Path | None


_State = tuple[str, str | None]
"""The quotations that are open, outermost first, and the last reading where the next mark touches it."""


def read_marks(paragraph: Paragraph) -> tuple[list[str | None], bool]:
    """What stood at each mark (None: it stays as it is), and whether a quotation is open at the end."""
    paths: dict[_State, _Path] = {(DOUBLE if paragraph.opened else "", None): _Path(0.0, None, None)}
    if paragraph.carried:
        paths = {(DOUBLE, None): _Path(0.0, None, None), ("", None): _Path(0.8, None, None)}
    for place, mark in enumerate(paragraph.marks):
        touches = place + 1 < len(paragraph.marks) and paragraph.marks[place + 1].start == mark.end
        following: dict[_State, _Path] = {}
        for (stack, previous), path in paths.items():
            here = mark if previous is None else mark._replace(before=previous)
            for new, cost, opened in _readings(paragraph, place, here._replace(after=LOST) if touches else here, stack):
                state = (opened, (new or "?") if touches else None)
                total = path.cost + cost + SHORTER * len(opened)
                if state not in following or total < following[state].cost:
                    following[state] = _Path(total, new, path)
        paths = following
    (stack, _), best = min(paths.items(), key=lambda item: item[1].cost + _cost_of_end(item[0][0], paragraph))
    readings = []
    step: _Path | None = best
    for _ in paragraph.marks:
        readings.append(step.new if step else None)
        step = step.before if step else None
    return readings[::-1], DOUBLE in stack


def _cost_of_end(stack: str, paragraph: Paragraph) -> float:
    return (0.5 if paragraph.left_open else 3.0) * (DOUBLE in stack) + 4.0 * (SINGLE in stack)


def _readings(paragraph: Paragraph, place: int, mark: Mark, stack: str) -> Iterator[tuple[str | None, float, str]]:
    """The readings of a mark with their costs and the quotations that are open after each."""
    whole = paragraph.whole
    pound = NEVER if whole or not mark.after.isdecimal() else _cost_of_pound(paragraph, place, mark)
    opening = _cost_of_opening(mark) + (1.5 if pound < 1.0 else 0.0)
    if opening < NEVER:
        first = place == 0 and not mark.before and paragraph.carried
        yield DOUBLE, opening + (0.0 if not stack or (first and stack == DOUBLE) else 5.0), _opened(stack, DOUBLE)
        yield SINGLE, opening + (1.0 if not stack else 0.0 if stack == DOUBLE else 6.0), _opened(stack, SINGLE)
    closing = _cost_of_closing(mark)
    if closing < NEVER:
        if stack:
            yield CLOSE_OF[stack[-1]], closing, stack[:-1]
        elif mark.before == "," or (whole and mark.before in ".!"):
            yield "”", closing + 2.0, stack
    yield "’", _cost_of_apostrophe(paragraph, mark), stack
    yield from ((new, cost, stack) for new, cost in _dashes(paragraph, mark))
    if whole:
        yield "…", _cost_of_ellipsis(paragraph, mark), stack
    elif pound < NEVER:
        yield "£", pound, stack
    yield None, _cost_of_leaving(paragraph, mark, stack), stack


def _opened(stack: str, mark: str) -> str:
    return stack if stack.endswith(mark) or len(stack) > 1 else stack + mark


def _cost_of_opening(mark: Mark) -> float:
    before = 0.0 if mark.spaced_before or mark.before in QUOTES + LOST else 6.0 if mark.before.isalnum() else 3.0
    if mark.after.isalnum() or (mark.after and mark.after in OPENING_BRACKETS + QUOTES + LOST + "£$…"):
        return before
    if not mark.after:
        return NEVER
    return before + (1.9 if mark.after.isspace() else 0.5 if mark.after in "/@#." else 3.0)


def _cost_of_closing(mark: Mark) -> float:
    if not mark.before:
        return NEVER
    before = 0.0 if mark.before.isalnum() or mark.before in STOPS + QUOTES else 4.0 if mark.before.isspace() else 1.0
    if not mark.after or mark.after.isspace() or mark.after in CLOSERS + LOST:
        return before
    return before + (5.0 if mark.after.isalnum() else 0.5 if mark.after in QUOTES else 2.0)


def _cost_of_apostrophe(paragraph: Paragraph, mark: Mark) -> float:
    text = paragraph.text
    if mark.in_word:
        if mark.before.isdecimal() and mark.after.isdecimal():
            return NEVER
        name = mark.after.isupper() and mark.before in "OD" and not text[mark.start - 2 : mark.start - 1].isalpha()
        if name or SUFFIX.match(text, mark.end):
            return 0.0
        return NEVER if mark.after.isupper() or mark.before.isdecimal() else 3.0
    if mark.after.isalnum() and (mark.spaced_before or mark.before in QUOTES):
        apart = mark.before == " " and text[mark.start - 2 : mark.start - 1].isalpha()
        return 0.5 if apart and SUFFIX.match(text, mark.end) else 0.3 if ELIDED.match(text, mark.end) else 5.0
    if mark.before in ("s", "S"):
        following = text[mark.end + 1 : mark.end + 2]
        if mark.after != " " or JOINING.match(text, mark.end + 1):
            return 3.0
        return 0.8 if following.islower() else 1.5
    if mark.after == " " and CUT_SHORT.search(text[max(0, mark.start - 4) : mark.start]):
        return 0.5
    return 5.0 if mark.before.isalnum() and mark.after == " " else NEVER


def _dashes(paragraph: Paragraph, mark: Mark) -> Iterator[tuple[str, float]]:
    """A dash between spaces, between words, or with a space at one side; a bullet at the start of an item."""
    whole = paragraph.whole
    if mark.spaced_before and mark.spaced_after and (mark.after.isspace() or not mark.after):
        if mark.before:
            broken = LINE_GOES_ON.match(paragraph.text, mark.end)
            yield "–", 0.0 if mark.after else 0.8 if broken else 2.0
        else:
            yield ("•", 0.0) if paragraph.listed else ("–", 1.0)
    elif mark.in_word or mark.parts_amounts:
        figures = mark.before.isdecimal() and not mark.after.isalpha()
        yield ("–", 0.0) if figures else ("—", 0.5 if whole else 1.0 if mark.after.islower() else 3.5)
    elif mark.before and mark.after:
        goes_on = mark.after.islower() and paragraph.text[mark.start - 2 : mark.start - 1].isalnum()
        cost = 0.6 if not mark.before.isspace() and not mark.after.isspace() else 2.8
        cost += 2.4 * (mark.after in ".)]" or _closes(paragraph, mark))
        yield "—", cost + (0.0 if goes_on or not mark.before.isspace() else 1.0) + (0.0 if whole else 2.0)


def _closes(paragraph: Paragraph, mark: Mark) -> bool:
    """True if the straight mark after this one closes what it encloses, as no word follows."""
    return mark.after in STRAIGHT and not paragraph.text[mark.end + 1 : mark.end + 2].isalnum()


def _cost_of_ellipsis(paragraph: Paragraph, mark: Mark) -> float:
    if not mark.before:
        return 3.5
    if not mark.after:
        return 1.0 if mark.before.isspace() else 2.0 if mark.before.isalnum() else 2.5
    if mark.after.isspace():
        following = paragraph.text[mark.end + 1 : mark.end + 2]
        return 1.5 if mark.before.isspace() else 2.3 if following.islower() and mark.before.isalnum() else 4.6
    return 2.0 if mark.before.isalnum() else 3.5


def _cost_of_pound(paragraph: Paragraph, place: int, mark: Mark) -> float:
    if not (mark.spaced_before or mark.before in QUOTES + LOST):
        return NEVER
    amount = AMOUNT.match(paragraph.text, mark.end)
    closed = amount and any(other.start == amount.end() for other in paragraph.marks[place + 1 : place + 2])
    return 3.0 if closed else 0.0


def _cost_of_leaving(paragraph: Paragraph, mark: Mark, stack: str) -> float:
    asks = mark.before.isalnum() and _asks(paragraph, mark)
    if paragraph.whole:
        return 1.0 if asks and not stack else 4.5
    if mark.spaced_before or mark.in_word:
        return 3.2 if not mark.before and mark.after.isalnum() else 2.5
    following = paragraph.text[mark.end : mark.end + 2].strip()
    if following[:1].islower():
        return 4.0
    return 0.3 if asks else 1.2


def _asks(paragraph: Paragraph, mark: Mark) -> bool:
    return is_question(paragraph.text, mark.start, paragraph.start)


def is_question(text: str, end: int, start: int = 0) -> bool:
    """True if the sentence that ends at ``end`` begins as a question does; it begins at ``start`` or later."""
    head = text[max(start, end - 400) : end]
    head = head[head.rfind("\n") + 1 :]
    begin = max(head.rfind(stop) for stop in SENTENCE_EDGES) + 1
    return bool(QUESTION_OPENERS.match(head[begin:].lstrip(" ?\ufffd\"'“‘")))
