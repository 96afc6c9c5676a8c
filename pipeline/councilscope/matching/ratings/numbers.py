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
    Strength,
    number_at,
)
from councilscope.matching.ratings.marks import STAR_FORMS, Value

GRADE_WORDS = frozenset({"grade"})


class Numbers:
    """Reads a value at a word, if a number begins there and tells one."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def value(self, words: Words, index: int, end: int) -> Value | None:
        """'three stars', 'no-star', 'without a star', 'three out of four', '3 out of a possible 4', '3/4'."""
        folded = words.folded
        word = folded[index]
        if word in GRADE_WORDS and index + 1 < end:
            return self._grade(words, index, end)
        if word in LAST_STAR and index + 1 < end and folded[index + 1] == "star":
            lost = folded[index - 1] in ("its", "their") and folded[index - 2] in self.lexicon.words["losing-verbs"]
            return self._stars(index, index + 1, 0) if lost else None  # 'has lost its only star'
        left = self._left_of(words, index, end)
        if left is not None:
            return self._stars(index, index + 4, left)
        number = 0 if word in NONE_WORDS else ORDINALS.get(word) or SINGLES.get(word) or number_at(word)
        if number is None:
            return None
        nxt = index + 1
        if word in ORDINALS and not (
            nxt < end and folded[nxt] == "star" and index and folded[index - 1] in ("its", "their", "a")
        ):
            return None
        if word == "without" and nxt < end and folded[nxt] in ("a", "any"):
            nxt += 1
        if nxt < end and folded[nxt] in STAR_FORMS and (words.joined(index) or word == "without"):
            return self._stars(index, self._out_of(words, nxt, end), number)
        if word in NONE_WORDS or word in SINGLES:
            return None
        if nxt + 1 < end and folded[nxt] == "out" and folded[nxt + 1] == "of":
            at = nxt + 2
            while at < end and folded[at] in ("a", "possible", "maximum", "the"):
                at += 1
            top = number_at(folded[at]) if at < end else None
            if top and at + 1 < end and folded[at + 1] in STAR_FORMS:
                return self._stars(index, at + 1, number)
            if top and number <= top <= 40:
                return Value(index, at, self._scored(number, top), float(number), float(top))
        if nxt < end and words.gap(index).strip() == "/" and (top := number_at(folded[nxt])) in (4, 6):
            return Value(index, nxt, self._scored(number, top), float(number), float(top))
        return None

    def _left_of(self, words: Words, index: int, end: int) -> int | None:
        """'lost one of its three stars': how many are left; None where none were lost."""
        folded = words.folded
        if index + 4 >= end or folded[index + 1] != "of" or folded[index + 2] not in ("its", "their"):
            return None
        lost, had = number_at(folded[index]), number_at(folded[index + 3])
        if lost is None or had is None:
            return None
        losing = folded[index - 1] in self.lexicon.words["losing-verbs"] and folded[index + 4] in STAR_FORMS
        return had - lost if losing and had >= lost else None

    def _grade(self, words: Words, index: int, end: int) -> Value | None:
        """'grade 3', 'a grade two for staying safe'; not the grade 2 of a listed building."""
        number, nxt = number_at(words.folded[index + 1]), index + 2
        known = self.lexicon.values.longest(words, index)
        if number is None or (known is not None and known.last > index + 1):
            return None
        ends = nxt >= end or words.folded[nxt] in CLOSED or bool(words.gap(index + 1).strip())
        options = tuple(
            Option(scale.id, rank, Strength.STRONG)
            for scale in self.lexicon.scales.values()
            if scale.best and not scale.unit and (rank := scale.rank_of_score(number)) is not None
        )
        options += tuple(known.payloads) if known is not None else ()
        return Value(index, index + 1, options, float(number)) if ends and options else None

    @staticmethod
    def _out_of(words: Words, last: int, end: int) -> int:
        """The last word of 'out of a possible three' after a count of stars, else ``last`` itself."""
        at = last + 1
        if words.folded[at : at + 2] != ["out", "of"]:
            return last
        at += 2
        while at < end and words.folded[at] in ("a", "possible", "maximum", "the"):
            at += 1
        return at if at < end and number_at(words.folded[at]) is not None else last

    def _stars(self, first: int, last: int, number: int) -> Value | None:
        options = tuple(
            Option(scale.id, rank, Strength.STRONG)
            for scale in self.lexicon.star_scales
            if (rank := scale.rank_of_score(number)) is not None
        )
        return Value(first, last, options, float(number)) if options else None

    def _scored(self, number: int, top: int) -> tuple[Option, ...]:
        return tuple(
            Option(scale.id, rank, Strength.STRONG)
            for scale in self.lexicon.scales.values()
            if scale.best and not scale.unit and max(level.score or 0 for level in scale.levels) == top
            and (rank := scale.rank_of_score(number)) is not None
        )  # fmt: skip
