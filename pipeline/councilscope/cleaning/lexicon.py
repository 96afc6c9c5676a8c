"""Which phrases of the boilerplate lexicon a line holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple, TypeVar

from councilscope.cleaning.words import tokens
from councilscope.knowledge.boilerplate import BoilerplateKnowledge, BoilerplatePhrases, Place

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


class Cue(NamedTuple):
    """A phrase that was found.

    share: how much of the line it makes up. labels: it is the line's label, with a colon after it. at: how many
    words of the line stand before it.
    """

    reason: str
    weight: float
    opens: bool
    share: float
    labels: bool = False
    at: int = 0


NO_CUE = Cue("", 0.0, False, 0.0)
LABEL = re.compile(r"[^:]{1,40}?(?::(?=\s|$)| [-–—] )")
CREDIT = re.compile(r"(?:^|[.!?…)”’\"'] ?|[(|] ?)([^\W\d_]{3,12}(?: [^\W\d_]{2,8})?)(?: ?:| [-–—]) ?[^:]{2,60}$")
"""The label of a line's last words, after a sentence's end or a bracket: '… on Monday. Picture: Jo Hale'."""
LONGEST_CREDITED = 45  # words
LONGEST_NOTICE = 150  # words
LEAST_IN_LONG = 0.05
"""A line of more words than a notice has may be a whole article run together with one: a phrase says little of it."""
LONGEST_SHARED_CREDIT = 6
"""Words of a credit that a photographer shares with an agency ('Jo Hale/PA Media')."""


class Lexicon:
    """The phrases by their words, and by where in a line they may stand, so that few places are looked at.

    opening, ending: the words that phrases at a line's start begin with, at its end end with. single: the phrases of
    one word that stand anywhere. pairs: two words of each of the longer ones, by which it is found.
    """

    def __init__(self, entries: Iterable[BoilerplatePhrases]) -> None:
        self.phrases: dict[tuple[str, ...], list[BoilerplatePhrases]] = {}
        for entry in entries:
            for phrase in entry.phrases:
                words = tokens(phrase)
                if words:
                    self.phrases.setdefault(words, []).append(entry)
        inner = self._at(Place.ANYWHERE, Place.CREDIT)
        self._at_start = _grouped((words[0], len(words)) for words in self._at(Place.LINE, Place.START, Place.LABEL))
        self._at_end = _grouped((words[-1], len(words)) for words in self._at(Place.END))
        self.single = frozenset(words[0] for words in inner if len(words) == 1)
        self._inner = _grouped(
            (words[at : at + 2], (at, len(words))) for words in inner if words[1:] for at in [_rarest(words)]
        )
        self.pairs = frozenset(self._inner)
        self.opening, self.ending = frozenset(self._at_start), frozenset(self._at_end)

    def _at(self, *places: Place) -> list[tuple[str, ...]]:
        return [words for words, entries in self.phrases.items() if any(entry.place in places for entry in entries)]

    def strongest(self, words: tuple[str, ...], text: str = "") -> Cue:
        """The weightiest phrase in a line's tokens, the longer of equals; NO_CUE if there is none.

        ``text`` is the line itself, which tells a label by its colon.
        """
        size = len(words)
        if "/" in text and size <= LONGEST_SHARED_CREDIT:
            entry_of_line = self.line_of(text.rpartition("/")[2])
            if entry_of_line:
                return Cue(entry_of_line.reason, entry_of_line.weight, entry_of_line.opens, 1.0)
        places = self._places(words)
        if not places:
            return NO_CUE
        best = NO_CUE
        label_size = -1  # not yet asked for
        for position, length in places:
            for entry in self.phrases.get(words[position : position + length], ()):
                if not _stands(entry.place, position, length, size):
                    continue
                if label_size < 0:
                    label = LABEL.match(text)
                    label_size = len(tokens(label[0])) if label else 0
                labels = entry.place in (Place.START, Place.LABEL) and position == 0 and length == label_size
                if entry.place is Place.CREDIT:
                    credit = CREDIT.search(text) if size <= LONGEST_CREDITED else None
                    labels = credit is not None and tokens(credit[1]) == words[position : position + length]
                if entry.place in (Place.LABEL, Place.CREDIT) and not labels:
                    continue
                cue = Cue(entry.reason, entry.weight, entry.opens, length / size, labels, position)
                if (labels, cue.weight, cue.share, cue.opens) > (best.labels, best.weight, best.share, best.opens):
                    best = cue
        return best if size <= LONGEST_NOTICE or best.share >= LEAST_IN_LONG else NO_CUE

    def opens(self, words: tuple[str, ...]) -> bool:
        """True if a line begins with a phrase that may stand at a line's start."""
        return any(words[:size] in self.phrases for size in self._at_start[words[0]])

    def line_of(self, text: str) -> BoilerplatePhrases | None:
        """The entry whose phrases are whole lines, where the text is one ('Getty Images'); None if it is not."""
        entries = self.phrases.get(tokens(text), ())
        return next((entry for entry in entries if entry.place is Place.LINE), None)

    def _places(self, words: tuple[str, ...]) -> list[tuple[int, int]]:
        """Where phrases stand, and how many words they have; whether they may stand there their entries tell."""
        if not words:
            return []
        count = len(words)
        places = [(0, size) for size in self._at_start.get(words[0], ())]
        if words[-1] in self._at_end:
            places += [(count - size, size) for size in self._at_end[words[-1]]]
        if not self.single.isdisjoint(words):
            places += [(at, 1) for at, word in enumerate(words) if word in self.single]
        for pair in self.pairs.intersection(pairwise(words)):
            found = self._inner[pair]
            places += [(at - before, size) for at in _where(words, pair) for before, size in found]
        phrases = self.phrases
        standing = [(at, size) for at, size in places if 0 <= at <= count - size and words[at : at + size] in phrases]
        return sorted(set(standing)) if len(standing) > 1 else standing


def _where(words: tuple[str, ...], pair: tuple[str, ...]) -> Iterator[int]:
    """Where two words stand side by side."""
    first, second = pair
    at = -1
    for _ in range(words.count(first)):
        at = words.index(first, at + 1)
        if words[at + 1 : at + 2] == (second,):
            yield at


def _rarest(words: tuple[str, ...]) -> int:
    """Where in a phrase the two words stand that other lines are least likely to have side by side: long ones."""
    return max(range(len(words) - 1), key=lambda at: (min(len(words[at]), len(words[at + 1])), -at))


def _grouped(found: Iterable[tuple[_Key, _Value]]) -> dict[_Key, tuple[_Value, ...]]:
    """By key the values that it comes with."""
    grouped: dict[_Key, list[_Value]] = {}
    for key, value in found:
        grouped.setdefault(key, []).append(value)
    return {key: tuple(dict.fromkeys(values)) for key, values in grouped.items()}


def _stands(place: Place, position: int, length: int, size: int) -> bool:
    if place is Place.LINE:
        return length == size
    if place is Place.START:
        return position == 0
    if place is Place.END:
        return position + length == size
    return True


class Markers:
    """The page markers as token sequences. ``button_label``: words on buttons that share, without their spaces."""

    def __init__(self, knowledge: BoilerplateKnowledge) -> None:
        self.by_name = {
            name: frozenset(tokens(phrase) for phrase in marker.phrases) for name, marker in knowledge.markers.items()
        }
        labels = {"".join(phrase) for name in ("network", "button") for phrase in self.by_name[name]}
        longest_first = sorted(labels, key=lambda label: (-len(label), label))
        self.button_label = re.compile("|".join(map(re.escape, longest_first)))
        self.first = {name: frozenset(phrase[0] for phrase in phrases) for name, phrases in self.by_name.items()}
        self._opened = {
            name: _grouped((phrase[0], phrase) for phrase in sorted(phrases, key=len, reverse=True))
            for name, phrases in self.by_name.items()
        }
        self.function_words = frozenset(knowledge.function_words)

    def is_line(self, name: str, words: Sequence[str]) -> bool:
        """True if the whole line is a phrase of the marker."""
        return tuple(words) in self.by_name[name]

    def starts(self, name: str, words: Sequence[str]) -> int:
        """How many words at the line's start are a phrase of the marker; 0 if none."""
        if not words or words[0] not in self._opened[name]:
            return 0
        return self._at(name, tuple(words), 0)

    def holds(self, name: str, words: Sequence[str]) -> bool:
        """True if a phrase of the marker stands anywhere in the line."""
        first = self.first[name]
        if first.isdisjoint(words):
            return False
        line = tuple(words)
        return any(self._at(name, line, at) for at, word in enumerate(line) if word in first)

    def _at(self, name: str, words: tuple[str, ...], at: int) -> int:
        """How many words from there on are a phrase of the marker, the longest that is; one begins with the first."""
        for phrase in self._opened[name][words[at]]:
            if words[at : at + len(phrase)] == phrase:
                return len(phrase)
        return 0


@lru_cache(maxsize=4)
def lexicon_of(knowledge: BoilerplateKnowledge) -> tuple[Lexicon, Markers]:
    """The compiled forms of one knowledge object, kept while it lives."""
    return Lexicon(knowledge.phrases), Markers(knowledge)
