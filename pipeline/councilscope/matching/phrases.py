"""Words of a text with their offsets, and a trie that finds known phrases among them.

Names are written in many ways: ``Stoke-on-Trent`` and ``Stoke on Trent``, ``Tonbridge & Malling``, ``KING'S LYNN``,
``St. Helens``. Folding to plain words makes them equal, and needs no list of variants.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Set
from functools import cached_property
from itertools import accumulate, chain
from typing import Any, Generic, NamedTuple, TypeVar

from spacy.tokens import Doc

from councilscope.matching.annotations import text_of
from councilscope.matching.weighing import Weighed, asked_of
from councilscope.spans import Span

WORD = re.compile(r"[^\W_]+|[&,]|(?:(?<=\S[ \t])|(?<=[ \t]\())[*★]{1,5}(?=[\s|)]|$)")
"""Letters and digits, ``&`` and commas; and a run of stars that stands alone behind something: 'Anytown ** 3'."""
_SPLIT = re.compile(f"({WORD.pattern})")
GAP = re.compile(r"[ \t\xa0]*(?:['’‘‛`´]|[-‐-―][ \xa0]?|\n|[/(])?[ \t\xa0]*")
ABBREVIATION_GAP = re.compile(r"\.[ \t\xa0\n]?")
LONGEST_ABBREVIATION = 2  # letters before a full stop that ends no name: 'St. Helens', 'N.E. Lincs'
FOLDED_AMPERSAND = "and"

Payload = TypeVar("Payload")


class Word(NamedTuple):
    """A word, an ampersand, a comma or a run of stars of the text: folded form and offsets."""

    folded: str
    start: int
    end: int


def fold(phrase: str) -> tuple[str, ...]:
    """The folded words of a phrase: lower case, ``&`` as ``and``, commas kept, other marks dropped."""
    return tuple(FOLDED_AMPERSAND if word == "&" else word for word in WORD.findall(phrase.lower()))


class Words:
    """The words of a text, in order, with what stands between them.

    folded: each word's folded form. following: that of the word after it, "" after the last. starts, ends: its
    characters. items: folded form, start and end together. weighed: what rules turned down, None where nobody asked.
    """

    def __init__(self, text: str, weighed: list[Weighed] | None = None) -> None:
        self.text = text
        self.weighed = weighed
        parts = _SPLIT.split(text)  # what stands before the first word, that word, what stands after it, …
        bounds = list(accumulate(map(len, parts)))
        self.folded = [FOLDED_AMPERSAND if word == "&" else word.lower() for word in parts[1::2]]
        self.starts = bounds[0:-1:2]
        self.ends = bounds[1::2]
        self._gaps = [*parts[2:-1:2], ""]
        self.following = [*self.folded[1:], ""]
        self.known_places: dict[object, list[int]] = {}  # by trie

    def __len__(self) -> int:
        return len(self.folded)

    @cached_property
    def items(self) -> list[Word]:
        """The words one by one."""
        return list(map(Word._make, zip(self.folded, self.starts, self.ends, strict=True)))

    @property
    def vocabulary(self) -> Set[str]:
        """The different folded words."""
        return self._by_word.keys()

    @cached_property
    def _by_word(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = {}
        for index, word in enumerate(self.folded):
            places.setdefault(word, []).append(index)
        return places

    def places(self, wanted: Set[str]) -> list[int]:
        """Where one of the wanted words stands, in order."""
        by_word = self._by_word
        return sorted(chain.from_iterable(map(by_word.__getitem__, by_word.keys() & wanted)))

    @cached_property
    def figures(self) -> list[int]:
        """Where a number in figures stands, in order."""
        return self.places({word for word in self.vocabulary if word.isdecimal()})

    def figures_within(self, first: int, end: int) -> list[int]:
        """Those from word ``first`` up to ``end``, not included."""
        figures = self.figures
        return figures[bisect_left(figures, first) : bisect_left(figures, end)]

    def gaps_with(self, mark: str) -> list[int]:
        """The words directly after which the mark stands, in order."""
        return [index for index, gap in enumerate(self._gaps) if mark in gap] if mark in self.text else []

    def gap(self, index: int) -> str:
        """What stands between word ``index`` and the next one ('' after the last)."""
        return self._gaps[index]

    def joined(self, index: int) -> bool:
        """True if word ``index`` and the next can belong to one name: no sentence or block ends between them."""
        gap = self._gaps[index]
        if gap == " ":
            return True
        short = self.ends[index] - self.starts[index] <= LONGEST_ABBREVIATION
        return bool(GAP.fullmatch(gap) or (short and ABBREVIATION_GAP.fullmatch(gap)))

    def capital(self, index: int) -> bool:
        """True if the word begins with an upper-case letter or a digit."""
        letter = self.text[self.starts[index]]
        return letter.isupper() or letter.isdecimal()

    def upper(self, index: int) -> bool:
        """True if all letters of the word are upper case."""
        return self.text[self.starts[index] : self.ends[index]].isupper()

    def surface(self, first: int, last: int) -> str:
        """The text from word ``first`` to word ``last``, both included."""
        return self.text[self.starts[first] : self.ends[last]]

    def span(self, first: int, last: int) -> Span:
        """The characters from word ``first`` to word ``last``, both included."""
        return Span(self.starts[first], self.ends[last])


class Hit(NamedTuple, Generic[Payload]):
    """A phrase found: first and last word (both included), and all that it may stand for."""

    first: int
    last: int
    payloads: list[Payload]


class PhraseTrie(Generic[Payload]):
    """Phrases by their folded words; built once, then only read."""

    _END = ""

    def __init__(self, phrases: Iterable[tuple[str, Payload]]) -> None:
        self._root: dict[str, Any] = {}
        for phrase, payload in phrases:
            words = fold(phrase)
            self._add(words, payload)
            if "," in words:  # 'Newry Mourne and Down' is written as well
                self._add(tuple(word for word in words if word != ","), payload)

    def _add(self, words: tuple[str, ...], payload: Payload) -> None:
        node = self._root
        for word in words:
            node = node.setdefault(word, {})
        if payload not in (payloads := node.setdefault(self._END, [])):
            payloads.append(payload)

    def places(self, words: Words) -> list[int]:
        """The words at which a phrase may begin, in order; asked once, then remembered with the words.

        Hardly ever does the next word go on with a phrase, so that it is looked at first of all.
        """
        known = words.known_places.get(self)
        if known is None:
            root, folded, following = self._root, words.folded, words.following
            known = words.known_places[self] = [
                at
                for at in words.places(root.keys())
                if self._END in (node := root[folded[at]]) or following[at] in node
            ]
        return known

    def places_within(self, words: Words, first: int, end: int) -> list[int]:
        """Those of the places from word ``first`` up to ``end``, not included."""
        places = self.places(words)
        return places[bisect_left(places, first) : bisect_left(places, end)]

    def longest(self, words: Words, first: int) -> Hit[Payload] | None:
        """The longest phrase that begins at word ``first``; None if none does."""
        folded, last, payloads = words.folded, first, None
        node, index = self._root.get(folded[first]), first
        while node is not None:
            if self._END in node:
                last, payloads = index, node[self._END]
            index += 1
            node = node.get(folded[index]) if index < len(folded) else None
            # the gap is asked last: hardly ever does the next word go on with a phrase
            node = node if node is not None and words.joined(index - 1) else None
        return None if payloads is None else Hit(first, last, payloads)

    def beginning(self, words: Words, first: int) -> Iterator[Hit[Payload]]:
        """All phrases that begin at word ``first``, the shortest first."""
        folded = words.folded
        node: Any = self._root.get(folded[first])
        index = first
        while node is not None:
            if self._END in node:
                yield Hit(first, index, node[self._END])
            following = node.get(folded[index + 1]) if index + 1 < len(folded) else None
            # the gap is asked last: hardly ever does the next word go on with a phrase
            node = following if following is not None and words.joined(index) else None
            index += 1

    def find(self, words: Words) -> Iterator[Hit[Payload]]:
        """All phrases from left to right, the longest at each place; none overlaps another."""
        free = 0
        for index in self.places(words):
            if index >= free and (hit := self.longest(words, index)):
                yield hit
                free = hit.last + 1


def words_of(doc: Doc) -> Words:
    """The words of a Doc's text, counted once and kept with the Doc."""
    found = doc.user_data.get("councilscope_words")
    if not isinstance(found, Words):
        found = doc.user_data["councilscope_words"] = Words(text_of(doc), asked_of(doc))
    return found
