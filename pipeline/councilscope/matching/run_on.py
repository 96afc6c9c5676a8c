"""Lists within a sentence: 'The council must: (a) publish a plan; (b) train its staff', 'X should …; Y should …'."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from councilscope.matching.annotations import ItemList
from councilscope.spans import Span, trimmed

LABEL = re.compile(r"(?:\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})\)|\d{1,2}\.|R\d{1,2}[,:.]?)\s{1,3}")
OPENERS = ("and ", "or ", "but ")
QUOTE_MARKS = tuple("\"“‘'«")
LONGEST_ITEM = 60  # words
FEWEST_WORDS = 2
END_MARKS = " \n\t;,."


def run_on_lists(text: str, sentences: Sequence[Span]) -> tuple[ItemList, ...]:
    """The lists that a colon introduces and semicolons part, in text order; none in what opens as a quotation."""
    found = []
    for sentence in sentences:
        shown = sentence.of(text)
        colon = shown.find(": ")
        if colon < 0 or ";" not in shown[colon:] or shown.startswith(QUOTE_MARKS):
            continue
        items = parts_of(text, Span(sentence.start + colon + 1, sentence.end))
        if len(items) > 1 and all(FEWEST_WORDS <= len(item.of(text).split()) <= LONGEST_ITEM for item in items):
            lead_in = Span(sentence.start, sentence.start + colon + 1)
            found.append(ItemList(tuple(items), (0,) * len(items), lead_in, None))
    return tuple(found)


def parts_of(text: str, span: Span) -> list[Span]:
    """The parts of a span between semicolons, without labels, 'and' before them and stops after them."""
    marks = [at for at in range(span.start, span.end) if text[at] == ";"]
    parts = []
    for begin, end in pairwise([span.start - 1, *marks, span.end]):
        part = trimmed(text, begin + 1, end, END_MARKS)
        for opener in OPENERS:
            if text.startswith(opener, part.start, part.end):
                part = Span(part.start + len(opener), part.end)
        label = LABEL.match(text, part.start, part.end)
        part = Span(label.end(), part.end) if label is not None else part
        if part.end > part.start:
            parts.append(part)
    return parts
