"""How a known article and a record are compared: by words, without case, punctuation, accents or kinds of mark."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

POSSESSIVE = re.compile(r"[’‘']s\b")
NO_WORD = re.compile(r"[^a-z0-9%£]+")


def folded(text: str | None) -> str:
    """Words in lower case, one space between; the empty string for None."""
    decomposed = unicodedata.normalize("NFKD", text or "")
    plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter)).lower()
    return NO_WORD.sub(" ", POSSESSIVE.sub("s", plain)).strip()


def words(text: str | None) -> list[str]:
    """The folded words of a text."""
    return folded(text).split()


def anchored(text: Sequence[str], starts: Sequence[str], ends: Sequence[str]) -> list[str] | None:
    """The words from where ``starts`` stands to the end of the next ``ends``; None where they do not stand."""
    for first in _places(text, starts, 0):
        for last in _places(text, ends, first):
            if last + len(ends) >= first + len(starts):
                return list(text[first : last + len(ends)])
    return None


def _places(text: Sequence[str], part: Sequence[str], start: int) -> list[int]:
    size = len(part)
    return [i for i in range(start, len(text) - size + 1) if list(text[i : i + size]) == list(part)] if size else []


def overlap(left: Sequence[str], right: Sequence[str]) -> float:
    """Twice the words in common by the words in both (Dice), as multisets; 0 to 1."""
    shared = sum((Counter(left) & Counter(right)).values())
    return 2 * shared / max(1, len(left) + len(right))


def alike(left: str | None, right: str | None, floor: float = 0.6) -> bool:
    """Whether most words of the two are the same (Jaccard), or both are missing."""
    one, other = set(words(left)), set(words(right))
    if not one or not other:
        return one == other
    return len(one & other) / len(one | other) >= floor


def within(left: str | None, right: str | None) -> bool:
    """Whether the words of one stand in the other, or both are missing."""
    one, other = folded(left), folded(right)
    if not one or not other:
        return one == other
    return f" {one} " in f" {other} " or f" {other} " in f" {one} "
