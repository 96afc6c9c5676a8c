"""What the characters of lines tell, all lines of a page at once."""

from __future__ import annotations

from collections.abc import Sequence

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
    characters_of,
)
from councilscope.cleaning.signals import Signals

LOOK = (
    "characters", "word_length", "capitalised", "numbers", "lower_start", "quote_start", "quotes", "commas", "stops",
    "asks", "exclaims", "cut_off", "address", "money", "bracket", "colon", "long", "says", "ends_any", "glued",
)  # fmt: skip
ENDS = (".", "!", "?", "…", "。", "！", "？", "।", "؟")
CLOSING = "\"'”’)]» "
DIALOGUE = frozenset({"i", "i'm", "ago", "says", "reply", "my"})
"""Words of comments, in the first person or of time gone by."""
LONG, LONG_SENTENCE = 180, 70
"""Characters of a paragraph in any language, and of one that ends as a sentence does."""
COUNTED_KINDS = SPACE | QUOTE | COMMA | STOP | MONEY | BRACKET | COLON | CAPITAL


def looks_of(texts: Sequence[str], signals: Sequence[Signals]) -> NDArray[np.float32]:
    """The columns of LOOK for each line; no text may hold a line end.

    glued: where flattening ran a teaser's headline and text together.
    """
    whole = "\n".join(texts) + "\n"
    codes, kinds = characters_of(whole)
    signs = np.flatnonzero(kinds & COUNTED_KINDS)  # few of the characters, so that the rest is cheap
    signs_kinds = kinds.take(signs)
    ends = signs[codes.take(signs) == 10]
    starts = np.concatenate(([0], ends[:-1] + 1))
    many = len(texts)

    def count(places: NDArray[np.intp]) -> NDArray[np.intp]:
        return np.bincount(np.searchsorted(ends, places), minlength=many)

    def having(kind: int) -> NDArray[np.intp]:
        return signs[signs_kinds & kind > 0]

    spaces = having(SPACE)
    begin = np.concatenate(([0], spaces[:-1] + 1))
    stops, capitals = having(STOP), having(CAPITAL)
    characters = ends - starts
    sizes = np.array([signal.size or 1 for signal in signals])
    ends_any = np.array([text.rstrip(CLOSING).endswith(ENDS) for text in texts])
    first, last = kinds[starts], codes[ends - 1]
    after = capitals[kinds.take(capitals - 1) & GLUE > 0]  # at the very start the last line's end is asked
    others = np.flatnonzero(kinds & SMALL == 0) if len(after) else ends
    word_ends = others.take(np.searchsorted(others, after + 1))
    glued = after[(word_ends > after + 1) & (codes.take(word_ends) == 32)]  # [a-z.!?][A-Z][a-z]+ and a space
    columns = [
        characters, characters / sizes, count(begin[kinds.take(begin) & UPPER > 0]) / count(spaces),
        np.array([signal.words.count("0") for signal in signals]) / sizes, first & LOWER > 0, first & OPENS > 0,
        count(having(QUOTE)), count(having(COMMA)) / sizes, count(stops[codes.take(stops + 1) == 32]),
        last == 63, last == 33, np.array([text.endswith(("...", "…")) for text in texts]),
        np.array(["@" in text or "http" in text or "www." in text for text in texts]),
        count(having(MONEY)) > 0, count(having(BRACKET)) > 0, count(having(COLON)) > 0,
        (characters >= LONG) | ((characters >= LONG_SENTENCE) & ends_any),
        np.array([not DIALOGUE.isdisjoint(signal.words) for signal in signals]), ends_any,
        count(glued),
    ]  # fmt: skip
    return np.stack(columns, axis=1).astype(np.float32)
