"""What the characters of lines tell, all lines of a page at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from councilscope.cleaning.characters import (
    BRACKET,
    CAPITAL,
    COLON,
    COMMA,
    GLUE,
    LOWER,
    MONEY,
    OPENS,
    QUOTE,
    SMALL,
    SPACE,
    STOP,
    UPPER,
    Kinds,
    characters_of,
)

LOOK = (
    "characters", "word_length", "capitalised", "numbers", "lower_start", "quote_start", "quotes", "commas", "stops",
    "asks", "exclaims", "cut_off", "address", "money", "bracket", "colon", "long", "says", "ends_any", "glued",
)  # fmt: skip
ENDS = (".", "!", "?", "…", "。", "！", "？", "।", "؟")
CLOSING = "\"'”’)]» "
LONG, LONG_SENTENCE = 180, 70
"""Characters of a paragraph in any language, and of one that ends as a sentence does."""
COUNTED_KINDS = SPACE | QUOTE | COMMA | STOP | CAPITAL


def looks_of(texts: Sequence[str], told: Mapping[str, Sequence[Any]]) -> NDArray[np.float32]:
    """The columns of LOOK for each line; no text may hold a line end. ``told``: the columns of the signals.

    glued: where flattening ran a teaser's headline and text together.
    """
    many = len(texts)
    codes, kinds = characters_of("\n".join(texts) + "\n")
    characters = np.fromiter(map(len, texts), np.intp, many)
    ends = np.cumsum(characters + 1) - 1
    starts = ends - characters
    held = np.bitwise_or.reduceat(kinds, starts)
    signs = np.flatnonzero(kinds & COUNTED_KINDS)  # few of the characters, so that the rest is cheap
    signs_kinds, signs_lines = kinds.take(signs), np.searchsorted(ends, signs)

    def having(kind: int) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """The places of signs and the lines that they are in."""
        found = signs_kinds & kind > 0
        return signs[found], signs_lines[found]

    def count(lines: NDArray[np.intp]) -> NDArray[np.intp]:
        return np.bincount(lines, minlength=many)

    spaces, spaces_lines = having(SPACE)  # the end of each line among them
    begin = np.concatenate(([0], spaces[:-1] + 1))
    begin_lines = np.concatenate(([0], (spaces_lines + (codes.take(spaces) == 10))[:-1]))
    stops, stops_lines = having(STOP)
    sizes = np.maximum(1, told["size"])
    ends_any = np.array([text.rstrip(CLOSING).endswith(ENDS) for text in texts])
    first, last = kinds[starts], codes[ends - 1]
    columns = [
        characters, characters / sizes, count(begin_lines[kinds.take(begin) & UPPER > 0]) / count(spaces_lines),
        told["numbers"] / sizes, first & LOWER > 0, first & OPENS > 0,
        count(having(QUOTE)[1]), count(having(COMMA)[1]) / sizes, count(stops_lines[codes.take(stops + 1) == 32]),
        last == 63, last == 33, [text.endswith(("...", "…")) for text in texts],
        ["@" in text or "http" in text or "www." in text for text in texts],
        held & MONEY > 0, held & BRACKET > 0, held & COLON > 0,
        (characters >= LONG) | ((characters >= LONG_SENTENCE) & ends_any), told["dialogue"], ends_any,
        count(_glued_lines(codes, kinds, *having(CAPITAL))),
    ]  # fmt: skip
    return np.array(columns, dtype=np.float32).T


def _glued_lines(
    codes: NDArray[np.uint32], kinds: Kinds, capitals: NDArray[np.intp], lines: NDArray[np.intp]
) -> NDArray[np.intp]:
    """The line of each place where a capitalised word is run into what stands before it, and a space follows."""
    run_in = kinds.take(capitals - 1) & GLUE > 0  # at the very start the last line's end is asked
    after = capitals[run_in]
    if not len(after):
        return after
    others = np.flatnonzero(kinds & SMALL == 0)
    word_ends = others.take(np.searchsorted(others, after + 1))
    glued: NDArray[np.intp] = lines[run_in][(word_ends > after + 1) & (codes.take(word_ends) == 32)]
    return glued
