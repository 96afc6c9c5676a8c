"""Speech without quotation marks: after 'X said:', around ', she said.', and in block quotes."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from councilscope.articles import BlockKind
from councilscope.knowledge import Knowledge
from councilscope.matching.annotations import Layout
from councilscope.matching.quotes.marks import Quoted
from councilscope.spans import Span, trimmed

FIRST_PERSON = re.compile(r"\b(?:I|we|We|our|Our|my|My|us|me|I'm|I’m|we're|we’re|I've|I’ve|we've|we’ve)\b")
MOST_PARAGRAPHS = 6
LONGEST_NESTED = 6  # words in marks that may stand inside unmarked speech
UNMARKED = "unmarked"
DASHES = "–—-―"


class UnmarkedSpeech:
    """Finds stretches of speech that have no marks, in the form that the scanner gives."""

    def __init__(self, knowledge: Knowledge) -> None:
        forms = sorted(form for form, verb in knowledge.quotes.verbs.items() if verb.use == "speech")
        verbs = "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))
        self.intro = re.compile(rf"\b(?:{verbs})\b[^.!?:]{{0,80}}:$")
        self.inline = re.compile(rf"\b(?:{verbs})(?: [^.!?:]{{0,40}})?: (?=[A-Z])")
        self.aside = re.compile(rf"[,?!] (?:he|she|they)(?: has| also| then)? (?:{verbs})[.,]")

    def add(self, text: str, layout: Layout, quoted: Sequence[Quoted], people: Sequence[Span]) -> list[Quoted]:
        """The quoted stretches and those without marks, in order; marks inside the latter are nested and go."""
        found = self.find(text, layout, quoted, people)
        whole = [quote for quote in found if quote.end == layout.blocks[quote.block].end]
        covered = {quote.block: quote for quote in whole}
        kept = [q for q in quoted if q.block not in covered or q.start < covered[q.block].start]
        return sorted([*kept, *found], key=lambda quote: quote.start)

    def find(self, text: str, layout: Layout, quoted: Sequence[Quoted], people: Sequence[Span]) -> list[Quoted]:
        """Stretches of blocks in which no speech stands in marks. ``people``: where people are mentioned."""
        marked = {quote.block for quote in quoted if _speaks(text, quote, layout)}
        named = sorted(span.start for span in people)
        items = sorted(item.start for found in layout.lists for item in found.items)
        found: list[Quoted] = []
        taken: set[int] = set()
        for number, block in enumerate(layout.blocks):
            if number in marked or number in taken:
                continue
            if block.kind is BlockKind.BLOCK_QUOTE:
                found += self._block_quote(text, layout, number)
            elif block.kind is BlockKind.PARAGRAPH:
                listed = _any_between(items, block.start, block.end) or text[block.start].isdecimal()
                if number and not listed and self._announces(text, layout, number - 1, named):
                    speech = self._after_line(text, layout, number, marked)
                    taken.update(quote.block for quote in speech)
                    found += speech
                else:
                    found += self._within(text, block.start, block.end, number, named)
        return found

    def _block_quote(self, text: str, layout: Layout, number: int) -> list[Quoted]:
        block = layout.blocks[number]
        if text[block.start] in DASHES:
            return []
        goes_on = number > 0 and layout.blocks[number - 1].kind is BlockKind.BLOCK_QUOTE
        return [_plain(block.start, block.end, number, goes_on)]

    def _announces(self, text: str, layout: Layout, number: int, named: Sequence[int]) -> bool:
        """True if the block ends in 'X said:' and names somebody in that sentence."""
        block = layout.blocks[number]
        if block.kind not in (BlockKind.PARAGRAPH, BlockKind.HEADING) or text[block.end - 1] != ":":
            return False
        start = max(block.start, block.end - 240)
        return bool(self.intro.search(text, start, block.end)) and _any_between(named, start, block.end)

    def _after_line(self, text: str, layout: Layout, number: int, marked: set[int]) -> list[Quoted]:
        """The paragraph after the line, and those that go on in the first person or up to 'X added:'."""
        speech: list[Quoted] = []
        for position in range(number, min(number + MOST_PARAGRAPHS, len(layout.blocks))):
            block = layout.blocks[position]
            if block.kind is not BlockKind.PARAGRAPH or position in marked or text[block.end - 1] == ":":
                break
            if speech and not FIRST_PERSON.search(text, block.start, block.end):
                break
            speech.append(_plain(block.start, block.end, position, bool(speech)))
        return speech

    def _within(self, text: str, start: int, end: int, number: int, named: Sequence[int]) -> list[Quoted]:
        """'X said: We will …' to the end of the paragraph, or '…, she said. …' in the first person."""
        words = text[start:end]
        spoken = any(pronoun in words for pronoun in (" he ", " she ", " they "))
        aside = self.aside.search(text, start, end) if spoken else None
        if aside is not None and FIRST_PERSON.search(text, start, aside.start()):
            begin = max((text.rfind(stop, start, aside.start()) + 2 for stop in (". ", "! ", "? ")), default=start)
            first = start if begin < start + 2 or FIRST_PERSON.search(text, start, begin) else begin
            pieces = [Span(first, aside.start() + (text[aside.start()] in "?!"))]
            rest = trimmed(text, aside.end(), end)
            return [
                _plain(piece.start, piece.end, number, False) for piece in (*pieces, rest) if piece.end > piece.start
            ]
        inline = self.inline.search(text, start, end) if ": " in words else None
        told = inline is not None and _any_between(named, start, inline.end())
        if inline is not None and told and FIRST_PERSON.search(text, inline.end(), end):
            return [_plain(inline.end(), end, number, False)]
        return []


def _any_between(starts: Sequence[int], first: int, last: int) -> bool:
    """True if one of the sorted offsets lies in the range."""
    return bisect_left(starts, first) < bisect_left(starts, last)


def _speaks(text: str, quote: Quoted, layout: Layout) -> bool:
    """True for a stretch that is speech of its own, not a word or a name nested in somebody's speech."""
    return (
        quote.start <= layout.blocks[quote.block].start + 2
        or len(text[quote.start : quote.end].split()) >= LONGEST_NESTED
    )


def _plain(start: int, end: int, block: int, continues: bool) -> Quoted:
    return Quoted(start, end, start, end, block, False, False, continues, UNMARKED)
