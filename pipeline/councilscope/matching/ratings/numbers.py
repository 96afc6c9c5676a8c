"""Values that are told by a number: 'three stars', 'no-star', 'three out of four', 'grade 3'."""

from __future__ import annotations

from councilscope.matching.phrases import Words
from councilscope.matching.ratings.lexicon import (
    CLOSED,
    LAST_STAR,
    NONE_WORDS,
    ORDINALS,
    SINGLES,
    Lexicon,
    Option,
    number_at,
)
from councilscope.matching.ratings.marks import STAR_FORMS, Value

GRADE_WORDS = frozenset({"grade"})
BEFORE_TOP = frozenset({"a", "possible", "maximum", "the"})  # 'out of a possible three'
OWN = ("its", "their")
TOPS_OF_FRACTIONS = (4, 6)
HIGHEST_TOP = 40
TAKEN = (["taken"], ["removed"], ["withdrawn"])  # 'had one of its three stars taken away'


class Numbers:
    """Reads a value at a word, if a number begins there and tells one."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.losing = lexicon.words["losing-verbs"]

    def value(self, words: Words, index: int, end: int) -> Value | None:
        """'three stars', 'no-star', 'without a star', 'three out of four', '3 out of a possible 4', '3/4'."""
        folded = words.folded
        word, nxt = folded[index], index + 1
        if word in GRADE_WORDS and nxt < end:
            return self._grade(words, index, end)
        if word in LAST_STAR and nxt < end and folded[nxt] == "star":
            lost = folded[index - 1] in OWN and folded[index - 2] in self.losing
            return self._stars(index, nxt, 0) if lost else None  # 'has lost its only star'
        left = self._left_of(folded, index, end)
        if left is not None:
            return self._stars(index, index + 4, left)
        number = 0 if word in NONE_WORDS else ORDINALS.get(word) or SINGLES.get(word) or number_at(word)
        if number is None or nxt >= end:
            return None
        if word in ORDINALS and not (folded[nxt] == "star" and index and folded[index - 1] in (*OWN, "a")):
            return None
        if word == "without" and folded[nxt] in ("a", "any") and nxt + 1 < end:
            nxt += 1
        if folded[nxt] in STAR_FORMS and (words.joined(index) or word == "without"):
            return self._stars(index, self._top(folded, nxt, end) or nxt, number)
        if word in NONE_WORDS or word in SINGLES:
            return None
        at = self._top(folded, index, end)
        if at is not None and at + 1 < end and folded[at + 1] in STAR_FORMS:
            return self._stars(index, at + 1, number)
        if at is None and words.gap(index).strip() == "/" and number_at(folded[nxt]) in TOPS_OF_FRACTIONS:
            at = nxt
        top = number_at(folded[at]) if at is not None else None
        if at is None or not top or not (number <= top <= HIGHEST_TOP or at == nxt):
            return None
        return Value(index, at, self.lexicon.marks(number, top), float(number), float(top))

    def _left_of(self, folded: list[str], index: int, end: int) -> int | None:
        """'lost one of its three stars': how many are left; None where none were lost."""
        if index + 4 >= end or folded[index + 1] != "of" or folded[index + 2] not in OWN:
            return None
        lost, had = number_at(folded[index]), number_at(folded[index + 3])
        verb = folded[index - (2 if folded[index - 1] == "of" else 1)]
        losing = folded[index + 4] in STAR_FORMS and (
            verb in self.losing or (verb == "had" and folded[index + 5 : index + 6] in TAKEN)
        )
        return had - lost if losing and lost is not None and had is not None and had >= lost else None

    def _grade(self, words: Words, index: int, end: int) -> Value | None:
        """'grade 3', 'a grade two for staying safe'; not the grade 2 of a listed building."""
        number, nxt = number_at(words.folded[index + 1]), index + 2
        known = self.lexicon.values.longest(words, index)
        if number is None or (known is not None and known.last > index + 1):
            return None
        closed = CLOSED | self.lexicon.words["rating-nouns"]
        ends = nxt >= end or words.folded[nxt] in closed or bool(words.gap(index + 1).strip())
        options: tuple[Option, ...] = (*self.lexicon.marks(number), *(known.payloads if known is not None else ()))
        return Value(index, index + 1, options, float(number)) if ends and options else None

    @staticmethod
    def _top(folded: list[str], last: int, end: int) -> int | None:
        """The number in 'out of a possible three' behind word ``last``; None where no number follows so."""
        at = last + 3
        while at < end and folded[at] in BEFORE_TOP:
            at += 1
        told = folded[last + 1 : last + 3] == ["out", "of"] and at < end and number_at(folded[at]) is not None
        return at if told else None

    def _stars(self, first: int, last: int, number: int) -> Value | None:
        options = self.lexicon.stars(number)
        return Value(first, last, options, float(number)) if options else None
