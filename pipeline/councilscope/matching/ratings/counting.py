"""Counts of councils beside a value, which make a tally and no rating."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from councilscope.matching.phrases import Words
from councilscope.matching.ratings.lexicon import Lexicon, number_at
from councilscope.matching.ratings.marks import Sentence, Value

REACH = 12
NEAR_NAME = 2  # words from 'for' to the name of a judgement
TOWARDS = ("for", "in", "on", "at", "over")
MEMBER_REACH = 3  # words between 'one of' or 'among' and its number
NAMED_AFTER = 12
MOST_JUDGEMENTS = 50  # of one council; more is a year
PARTS = frozenset({"part", "parts", "area", "areas", "aspect", "aspects", "element", "elements"})
NONE_WORDS = frozenset({"none", "no", "nobody", "neither"})
WHOLE_WORDS = frozenset({"all", "every", "each"})


class Counting:
    """The rules about one value: what counts, before it and after it. accepted: the values of the sentence."""

    def __init__(
        self, lexicon: Lexicon, words: Words, sentence: Sentence, value: Value, accepted: Sequence[Value]
    ) -> None:
        self.accepted = accepted
        self.lists = lexicon.words
        self.words, self.sentence, self.value = words, sentence, value
        self.units = lexicon.words["tally-units"]
        self.clause = sentence.clause_of(value.first)[0]
        self.nearest = max((group.last for group in sentence.groups if group.last < value.first), default=-1)
        self.links = lexicon.words["count-links"] | lexicon.words["frame-verbs"]
        self.adverbs = lexicon.words["adverbs"]
        self.giving = lexicon.words["giving-verbs"]
        self.stepping = lexicon.words["gaining-verbs"] | lexicon.words["losing-verbs"]

    def counts(self) -> bool:
        """True if a number, a quantifier or none of the councils has the value."""
        words, value, sentence = self.words.folded, self.value, self.sentence
        opening = words[sentence.lo] if value.first > sentence.lo else ""  # 'No stars for …' is the value itself
        if opening == "no" and words[sentence.lo + 1] in PARTS:
            return True  # 'No part of the service was graded inadequate'
        if opening in ("no", "none") and set(words[sentence.lo : value.first]) & self.units:
            return self.nearest < 0
        after = words[value.last + 1 : min(sentence.hi, value.last + 9)]
        if after[:1] == ["or"] and "star" in "".join(after[:4]):
            return True
        if any(value.first - 3 <= mark.last < value.first for mark in sentence.names if mark.of("dimension")):
            return False  # a judgement named beside the value is what has it
        if self._named_behind():
            return False
        counted_after = self._units_after()
        if counted_after is not None:
            return counted_after
        if self._judgements_counted(after):
            return True  # 'performing well in five of the seven outcomes'
        if opening in NONE_WORDS and self.clause == sentence.lo and self.nearest < 0:
            return True
        return self._given_to_many(after) or self._given_to_number(after) or self._number_before()

    def _judgements_counted(self, after: list[str]) -> bool:
        return (
            len(after) > 2
            and after[0] in ("in", "on", "for")
            and (number := number_at(after[1])) is not None
            and number < MOST_JUDGEMENTS
            and (after[2] in ("of", "out", ",", "and", "but") or after[2] in self.units)
        )

    def _given_to_many(self, after: list[str]) -> bool:
        """'the first C1 grades handed to landlords': grades in the plural, and no council before them."""
        plural = after[:1] and after[0].endswith("s") and after[0] in self.lists["rating-nouns"]
        return bool(plural) and self.nearest < 0 and bool(set(after[1:]) & self.lists["plural-units"])

    def _given_to_number(self, after: list[str]) -> bool:
        """'A grade of excellent has been given to just three councils': the councils counted come after the value."""
        for at, word in enumerate(after[:-1]):
            if number_at(word) is not None and after[at + 1] in self.lists["plural-units"]:
                return "to" in after[:at] and not self._named_after(at)
        return False

    def _named_behind(self) -> bool:
        """'rated good in three areas and outstanding for its care leavers': what is named behind it has the value."""
        after = self.value.last + 1
        if self.nearest < 0 or self.words.folded[after : after + 1] not in ([word] for word in TOWARDS):
            return False
        return any(after < mark.first <= after + NEAR_NAME for mark in self.sentence.names if mark.of("dimension"))

    def _units_after(self) -> bool | None:
        """'Two good councils', 'excellent authorities': whether these are counted; None where no unit follows."""
        words, value, sentence = self.words.folded, self.value, self.sentence
        if value.last + 1 >= sentence.hi or value.first <= sentence.lo:
            return None
        following, before = words[value.last + 1], words[value.first - 1]
        if following not in self.units:
            return None
        member = self.nearest >= 0 and bool(self._member_words(value.first - 1) or self._member_words(value.first))
        if not member and (number_at(before) is not None or before in self.lists["quantifiers"]):
            return True
        if following in self.lists["plural-units"] and self.nearest < self.clause:
            return not self._named_after(NAMED_AFTER)
        return None

    def _member_words(self, at: int) -> set[str]:
        """'one of', 'among' before a number: who is named before it is a part of the count."""
        return set(self.words.folded[max(self.sentence.lo, at - MEMBER_REACH) : at]) & self.lists["membership"]

    def _named_after(self, reach: int) -> bool:
        return any(self.value.last < group.first <= self.value.last + reach for group in self.sentence.groups)

    def _number_before(self) -> bool:
        """Whether a number or quantifier of councils stands between the last named council and the value."""
        value = self.value
        covered = {
            at
            for other in (*self.sentence.values, *self.accepted)
            if other is not value and (other.frame or other.score is not None)
            for at in range(other.first, other.last + 1)
        }
        for at in range(value.first - 1, max(self.clause, value.first - REACH, self.nearest + 1) - 1, -1):
            if at in covered:
                if set(self.words.folded[at + 1 : value.first]) <= {"and", "or"}:
                    continue  # 'More councils were awarded two and three stars'
                return False
            if at == value.first - 1 and self._counts_values():
                continue  # 'Two commissioners will be appointed', 'Doncaster has two red flags'
            if not self._is_count(at) or not self.sentence.together(at, value.first):
                continue  # 'Hull, which took over from two districts, was rated good'
            if self.nearest >= 0 and self.words.folded[at - 1] in self.stepping:
                continue  # 'Liverpool gains one and is now fair'
            if self.nearest >= 0 and (self._member_words(at) or self.words.folded[at : at + 2] == ["one", "of"]):
                return False  # 'is one of only two councils with …': a named one of them
            if self._links(at):
                # 'three councils - A, B and C - have two stars' names those that it counts
                listed = ":" in self.words.gap(value.last) and self._named_after(NAMED_AFTER)
                return not listed and not any(at < g.first < value.first for g in self.sentence.groups)
        return False

    def _counts_values(self) -> bool:
        """True if the value is a plural, so that a number before it counts what somebody was given or sent."""
        plural = self.words.folded[self.value.last].endswith("s")
        return plural and self.value.score is None and (self.value.frame == "state-verb" or self.nearest >= 0)

    def _is_count(self, at: int) -> bool:
        word = self.words.folded[at]
        if word in WHOLE_WORDS:
            return self.words.folded[at + 1] in self.lists["plural-units"]
        if word == "number":
            return at == 0 or self.words.folded[at - 1] not in ("a", "large", "small")
        if word == "more" and self.words.folded[at - 1 : at] == ["once"]:
            return False
        year = word.isdecimal() and len(word) == 4
        return (number_at(word) is not None and not year) or word in self.lists["quantifiers"]

    def _links(self, at: int) -> bool:
        """True if only units, verbs and link words stand between the count and the value."""
        between = self.words.folded[at + 1 : self.value.first]
        if any(word == "and" and then in self.giving for word, then in pairwise(between)):
            return False  # 'looked at three aspects and gave a rating of good'
        named = {i for mark in self.sentence.names for i in range(mark.first, mark.last + 1)}
        rest = {
            word
            for i, word in enumerate(self.words.folded[at + 1 : self.value.first], at + 1)
            if i not in named and word not in self.adverbs and not word.isdecimal()
        }
        return bool(rest & self.units) or not rest - self.links
