"""What sorts of characters a text is made of, looked up once for all who ask: each question is then a sum of arrays."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from string import ascii_lowercase, ascii_uppercase, digits
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

(
    UPPER,
    LOWER,
    SPACE,
    QUOTE,
    COMMA,
    STOP,
    MONEY,
    BRACKET,
    COLON,
    OPENS,
    CAPITAL,
    SMALL,
    GLUE,
    INSIDE,
    PARTS,
    BEFORE_STORY,
) = (1 << bit for bit in range(16))
"""UPPER, LOWER: letters of any script; CAPITAL, SMALL: those of English. GLUE: what a capital may be run into. INSIDE:
what may stand inside a name. PARTS: what may part the entries of a menu. BEFORE_STORY: what a headline may end with."""
HIGHEST = 0x2FFF
"""Beyond it no script has capitals that a page is written in."""
PAGES_KEPT = 8
"""Texts whose characters are remembered: those of one page, before and after its repair."""

Kinds = NDArray[np.uint16]


def _kinds_of_characters() -> Kinds:
    kinds = np.zeros(HIGHEST + 1, dtype=np.uint16)
    for code in range(HIGHEST + 1):
        letter = chr(code)
        kinds[code] = UPPER * letter.isupper() + LOWER * letter.islower()
        kinds[code] |= INSIDE * (letter.isalnum() or letter in "_'’-")
    signs = {SPACE: " \n", QUOTE: '"“', COMMA: ",", STOP: ".?", MONEY: "£$", BRACKET: "(", COLON: ":", OPENS: "\"'“‘"}
    signs |= {CAPITAL: ascii_uppercase, SMALL: ascii_lowercase, GLUE: ascii_lowercase + ".!?"}
    signs |= {PARTS: "|>»:/•·.°-–[ \t", BEFORE_STORY: ascii_lowercase + digits + "?!'’”"}
    for kind, characters in signs.items():
        for character in characters:
            kinds[ord(character)] |= kind
    return kinds


KINDS = _kinds_of_characters()


class Characters(NamedTuple):
    """The characters of a text by their code points, and the kinds of each as bits."""

    codes: NDArray[np.uint32]
    kinds: Kinds

    def beyond_ascii(self) -> frozenset[str]:
        """Those characters of the text that are not ASCII."""
        return frozenset(map(chr, self.codes[self.codes > 127].tolist()))

    def places(self, kind: int, after: int) -> NDArray[np.intp]:
        """Where a character of one kind follows right after one of another."""
        return np.flatnonzero((self.kinds[1:] & kind > 0) & (self.kinds[:-1] & after > 0)) + 1


@lru_cache(maxsize=PAGES_KEPT)
def characters_of(text: str) -> Characters:
    """The characters of a text; those of the last few texts are remembered."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    kinds = KINDS.take(np.minimum(codes, HIGHEST))
    kinds[codes > HIGHEST] = 0
    return Characters(codes, kinds)


def lines_with(texts: Sequence[str], kind: int, after: int) -> list[int]:
    """Which of a page's lines have a character of one kind right after one of another; none may hold a line end."""
    places = characters_of("\n".join(texts) + "\n").places(kind, after)
    ends = np.cumsum([len(text) + 1 for text in texts], dtype=np.intp)
    lines: list[int] = np.unique(np.searchsorted(ends, places, side="right")).tolist()
    return lines


def lines_at(text: str, places: NDArray[np.intp]) -> Iterator[tuple[int, int]]:
    """The range of each line that holds one of the places, which ascend."""
    end = -1
    for place in places.tolist():
        if place > end:
            start, end = text.rfind("\n", 0, place) + 1, text.find("\n", place)
            end = len(text) if end < 0 else end
            yield start, end
