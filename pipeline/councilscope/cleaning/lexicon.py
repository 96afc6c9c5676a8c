"""Which phrases of the boilerplate lexicon a line holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from councilscope.knowledge.boilerplate import BoilerplateKnowledge, BoilerplatePhrases, Place

TOKEN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*|\d[\d.,]*|[£@#©]")
ASCII_TOKEN = re.compile(r"[a-z]+(?:'[a-z]+)*|[0-9][0-9.,]*|[@#]")
"""The same for ASCII in lower case, which needs no table of characters."""
DIGIT = re.compile(r"\d")

COPYRIGHT = re.compile(r"\([cC]\)(?= ?(?:(?i:copyright)|(?:[A-Z][\w&'’.-]{0,30} ){0,6}(?:19|20)\d\d))")
"""The sign in brackets, told from the third item of a list by the year or the word after it."""


def tokens(text: str) -> list[str]:
    """The words of a line, lower case, numbers as 0, typographic apostrophes straight."""
    plain = COPYRIGHT.sub("©", text).lower() if "(" in text else text.lower()
    found: list[str] = ASCII_TOKEN.findall(plain) if plain.isascii() else TOKEN.findall(plain.replace("’", "'"))
    return ["0" if token[0].isdecimal() else token for token in found] if DIGIT.search(plain) else found


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
LONGEST_SHARED_CREDIT = 6
"""Words of a credit that a photographer shares with an agency ('Jo Hale/PA Media')."""


class Lexicon:
    """The phrases by their words. ``lengths`` tells for a first word and the one after it how many words its phrases
    have ('' for any other word after it): hardly ever does a line go on with a phrase that its first word begins.
    """

    def __init__(self, entries: Iterable[BoilerplatePhrases]) -> None:
        self.phrases: dict[tuple[str, ...], list[BoilerplatePhrases]] = {}
        for entry in entries:
            for phrase in entry.phrases:
                words = tuple(tokens(phrase))
                if words:
                    self.phrases.setdefault(words, []).append(entry)
        lengths: dict[str, dict[str, set[int]]] = {}
        for words in self.phrases:
            lengths.setdefault(words[0], {"": set()}).setdefault("".join(words[1:2]), set()).add(len(words))
        self.lengths = {
            word: {following: tuple(sorted(sizes | found[""])) for following, sizes in found.items()}
            for word, found in lengths.items()
        }
        self.first = frozenset(self.lengths)

    def strongest(self, words: Sequence[str], text: str = "") -> Cue:
        """The weightiest phrase in a line's tokens, the longer of equals; NO_CUE if there is none.

        ``text`` is the line itself, which tells a label by its colon.
        """
        best = NO_CUE
        if self.first.isdisjoint(words):
            return best
        size = len(words)
        if "/" in text and size <= LONGEST_SHARED_CREDIT:
            entry_of_line = self.line_of(text.rpartition("/")[2])
            if entry_of_line:
                return Cue(entry_of_line.reason, entry_of_line.weight, entry_of_line.opens, 1.0)
        label_size = -1  # not yet asked for
        for position, length, entry in self._found(words):
            if label_size < 0:
                label = LABEL.match(text)
                label_size = len(tokens(label[0])) if label else 0
            labels = entry.place in (Place.START, Place.LABEL) and position == 0 and length == label_size
            if entry.place is Place.CREDIT:
                credit = CREDIT.search(text) if size <= LONGEST_CREDITED else None
                labels = credit is not None and tokens(credit[1]) == list(words[position : position + length])
            if entry.place in (Place.LABEL, Place.CREDIT) and not labels:
                continue
            cue = Cue(entry.reason, entry.weight, entry.opens, length / size, labels, position)
            if (labels, cue.weight, cue.share, cue.opens) > (best.labels, best.weight, best.share, best.opens):
                best = cue
        return best

    def line_of(self, text: str) -> BoilerplatePhrases | None:
        """The entry whose phrases are whole lines, where the text is one ('Getty Images'); None if it is not."""
        entries = self.phrases.get(tuple(tokens(text)), ())
        return next((entry for entry in entries if entry.place is Place.LINE), None)

    def _found(self, words: Sequence[str]) -> Iterator[tuple[int, int, BoilerplatePhrases]]:
        """Every phrase that stands where it may: its first word, its length and its entry."""
        size, lengths = len(words), self.lengths
        for position in [position for position, word in enumerate(words) if word in lengths]:
            of_word = lengths[words[position]]
            for length in of_word.get(words[position + 1] if position + 1 < size else "", of_word[""]):
                if position + length > size:
                    break
                for entry in self.phrases.get(tuple(words[position : position + length]), ()):
                    if _stands(entry.place, position, length, size):
                        yield position, length, entry


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
            name: frozenset(tuple(tokens(phrase)) for phrase in marker.phrases)
            for name, marker in knowledge.markers.items()
        }
        self.longest = {
            name: max((len(phrase) for phrase in phrases), default=0) for name, phrases in self.by_name.items()
        }
        labels = {"".join(phrase) for name in ("network", "button") for phrase in self.by_name[name]}
        longest_first = sorted(labels, key=lambda label: (-len(label), label))
        self.button_label = re.compile("|".join(map(re.escape, longest_first)))
        self.first = {name: frozenset(phrase[0] for phrase in phrases) for name, phrases in self.by_name.items()}
        self.function_words = frozenset(knowledge.function_words)

    def is_line(self, name: str, words: Sequence[str]) -> bool:
        """True if the whole line is a phrase of the marker."""
        return tuple(words) in self.by_name[name]

    def starts(self, name: str, words: Sequence[str]) -> int:
        """How many words at the line's start are a phrase of the marker; 0 if none."""
        if not words or words[0] not in self.first[name]:
            return 0
        for length in range(min(self.longest[name], len(words)), 0, -1):
            if tuple(words[:length]) in self.by_name[name]:
                return length
        return 0

    def holds(self, name: str, words: Sequence[str]) -> bool:
        """True if a phrase of the marker stands anywhere in the line."""
        first = self.first[name]
        if first.isdisjoint(words):
            return False
        longest = self.longest[name]
        return any(
            word in first and self.starts(name, words[position : position + longest])
            for position, word in enumerate(words)
        )


@lru_cache(maxsize=4)
def lexicon_of(knowledge: BoilerplateKnowledge) -> tuple[Lexicon, Markers]:
    """The compiled forms of one knowledge object, kept while it lives."""
    return Lexicon(knowledge.phrases), Markers(knowledge)
