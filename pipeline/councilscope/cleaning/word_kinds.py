"""What the words of lines are to the lexicon and the markers, looked up once a word for all who ask."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import chain, repeat
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from councilscope.cleaning.lexicon import Lexicon, Markers

FUNCTION, ADDRESSING, ANY_FUNCTION, NUMBER, DIALOGUE, OPENS_CUE, ENDS_CUE, IS_CUE, LEFT_OF_CUE, RIGHT_OF_CUE = (
    1 << bit for bit in range(10)
)
"""NUMBER: a number. OPENS_CUE, ENDS_CUE: a phrase that stands at a line's start begins with the word, or one at its end
ends with it. IS_CUE: a phrase by itself. LEFT_OF_CUE, RIGHT_OF_CUE: of two words by which one is found."""
MARKERS = (
    "published-lead", "byline-start", "empty-byline", "note-heading", "note-start", "invitation-start",
    "masthead-start", "masthead-end", "end-mark", "reporting-verb", "reporting-verb-past", "network",
)  # fmt: skip
OPENS = {name: 1 << bit for bit, name in enumerate(MARKERS, start=10)}
"""A phrase of the marker begins with the word."""
FUNCTION_WORDS = frozenset(
    [
        *("the", "a", "an", "and", "or", "but", "of", "to", "in", "on", "at", "by", "for", "from", "with", "as"),
        *("is", "are", "was", "were", "be", "been", "has", "have", "had", "it", "its", "that", "this", "which"),
        *("who", "will", "would", "can", "could", "not", "they", "their", "he", "she", "his", "her", "we", "our"),
        *("you", "your", "i", "said", "says", "there", "than", "after"),
    ]
)
DIALOGUE_WORDS = frozenset({"i", "i'm", "ago", "says", "reply", "my"})
"""Words of comments, in the first person or of time gone by."""
ADDRESSING_WORDS = frozenset(("you", "your", "us", "our", "we", "my", "please"))

Bits = NDArray[np.uint32]
Counts = NDArray[np.intp]
_Number = TypeVar("_Number", bound=np.generic)


@lru_cache(maxsize=4)
def word_kinds(lexicon: Lexicon, markers: Markers) -> dict[str, int]:
    """The bits of each word that is of some kind."""
    of_kind = {
        FUNCTION: FUNCTION_WORDS,
        ADDRESSING: ADDRESSING_WORDS,
        ANY_FUNCTION: markers.function_words,
        NUMBER: frozenset({"0"}),
        DIALOGUE: DIALOGUE_WORDS,
        OPENS_CUE: lexicon.opening,
        ENDS_CUE: lexicon.ending,
        IS_CUE: lexicon.single,
        LEFT_OF_CUE: frozenset(first for first, _ in lexicon.pairs),
        RIGHT_OF_CUE: frozenset(second for _, second in lexicon.pairs),
        **{bit: markers.first[name] for name, bit in OPENS.items()},
    }
    kinds: dict[str, int] = {}
    for bit, words in of_kind.items():
        for word in words:
            kinds[word] = kinds.get(word, 0) | bit
    return kinds


class Held(NamedTuple):
    """What each line of a page holds: how many words, the bits of its first and last word, those of any of its words.

    flat: the words of all lines. pairs, pairs_lines: where among them, and in which line, two stand by which a phrase
    may be found.
    """

    sizes: Counts
    first: Bits
    last: Bits
    any: Bits
    function: Counts
    addressing: Counts
    any_function: Counts
    numbers: Counts
    flat: tuple[str, ...]
    pairs: Counts
    pairs_lines: Counts


def held_by(lines: Sequence[Sequence[str]], kinds: dict[str, int]) -> Held:
    """What lines hold, given by their words."""
    sizes = np.fromiter(map(len, lines), np.intp, len(lines))
    flat = tuple(chain.from_iterable(lines))
    bits = np.fromiter(map(kinds.get, flat, repeat(0)), np.uint32, len(flat))
    some = np.flatnonzero(sizes)  # the lines that have words: a sum over none would take the next line's
    ends = np.cumsum(sizes)[some]
    starts = ends - sizes[some]

    def for_all(values: NDArray[_Number]) -> NDArray[_Number]:
        spread = np.zeros(len(lines), dtype=values.dtype)
        spread[some] = values
        return spread

    def count(bit: int) -> Counts:
        return for_all(np.add.reduceat((bits & bit > 0).astype(np.intp), starts))

    if not len(some):
        nothing, nowhere = np.zeros(len(lines), dtype=np.uint32), np.zeros(0, dtype=np.intp)
        return Held(sizes, nothing, nothing, nothing, sizes, sizes, sizes, sizes, flat, nowhere, nowhere)
    paired = (bits[:-1] & LEFT_OF_CUE > 0) & (bits[1:] & RIGHT_OF_CUE > 0)
    paired[ends[:-1] - 1] = False
    pairs = np.flatnonzero(paired)
    return Held(
        sizes=sizes,
        first=for_all(bits[starts]),
        last=for_all(bits[ends - 1]),
        any=for_all(np.bitwise_or.reduceat(bits, starts)),
        function=count(FUNCTION),
        addressing=count(ADDRESSING),
        any_function=count(ANY_FUNCTION),
        numbers=count(NUMBER),
        flat=flat,
        pairs=pairs,
        pairs_lines=some[np.searchsorted(ends, pairs, side="right")],
    )
