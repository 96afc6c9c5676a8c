"""Counts of councils beside a value, which make a tally and no rating."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from councilscope.matching.ratings.lexicon import Lexicon, number_at
from councilscope.matching.ratings.marks import Place, Sentence, Value, covered, is_year

NEAR_NAME = 2  # words from 'for' to the name of a judgement
NEAR_JUDGEMENT = 3  # words from the name of a judgement to its value
TOWARDS = ("for", "in", "on", "at", "over")
MEMBER_REACH = 3  # words between 'one of' or 'among' and its number
NAMED_AFTER = 12
AFTERWARDS = 8  # words behind a value in which councils are counted
MOST_JUDGEMENTS = 50  # of one council; more is a year
PARTS = frozenset({"part", "parts", "area", "areas", "aspect", "aspects", "element", "elements"})
NONE_WORDS = frozenset({"none", "no", "nobody", "neither"})
COUNTED_OF = frozenset({"of", "the", "per", "percent", "%"})
ARTICLES = frozenset({"a", "an"})
OWNED = frozenset({"its", "their", "our", "his", "her"})
WHOLE_WORDS = frozenset({"all", "every", "each"})


class Counting(Place):
    """The rules about one value: what counts, before it and after it. accepted: the values of the sentence."""

    __slots__ = ("accepted", "lexicon", "lists", "nearest", "units")

    def __init__(self, lexicon: Lexicon, sentence: Sentence, value: Value, accepted: Sequence[Value]) -> None:
        super().__init__(sentence, value)
        self.accepted, self.lexicon, self.lists = accepted, lexicon, lexicon.words
        self.units = lexicon.words["tally-units"]
        self.nearest = max((group.last for group in sentence.groups if group.last < value.first), default=-1)

    def counts(self) -> bool:
        """True if a number, a quantifier or none of the councils has the value."""
        sentence = self.sentence
        opening = sentence.word(sentence.lo) if self.first > sentence.lo else ""  # 'No stars for …' is the value itself
        if opening == "no" and sentence.word(sentence.lo + 1) in PARTS:
            return True  # 'No part of the service was graded inadequate'
        if opening in ("no", "none") and not self.units.isdisjoint(sentence.folded()[: self.first - sentence.lo]):
            return self.nearest < 0
        after = self.after(AFTERWARDS)
        if after[:1] == ["or"] and "star" in "".join(after[:4]):
            return True
        if any(self.first - NEAR_JUDGEMENT <= mark.last < self.first for mark in sentence.judgements):
            return False  # a judgement named beside the value is what has it
        # 'rated good in three areas and outstanding for its care leavers': what is named behind it has the value
        if self.nearest >= 0 and self.word(1) in TOWARDS and sentence.judged_after(self.last + 1, NEAR_NAME):
            return False
        counted_after = self._units_after()
        if counted_after is not None:
            return counted_after
        if self._judgements_counted(after):
            return True  # 'performing well in five of the seven outcomes'
        if opening in NONE_WORDS and self.clause == sentence.lo and self.nearest < 0:
            return True
        return self._given_to_many(after) or self._given_to_number(after) or self.number_before()

    def _judgements_counted(self, after: list[str]) -> bool:
        if len(after) < 3 or after[0] not in ("in", "on", "for"):
            return False
        number = number_at(after[1])
        goes_on = after[2] in ("of", "out", ",", "and", "but") or after[2] in self.units
        return number is not None and number < MOST_JUDGEMENTS and goes_on

    def _given_to_many(self, after: list[str]) -> bool:
        """'the first C1 grades handed to landlords': grades in the plural, and no council before them."""
        plural = self.word(1).endswith("s") and self.word(1) in self.lists["rating-nouns"]
        return plural and self.nearest < 0 and not self.lists["plural-units"].isdisjoint(after[1:])

    def _given_to_number(self, after: list[str]) -> bool:
        """'A grade of excellent has been given to just three councils', 'two stars to 41 per cent of services'."""
        if "to" not in after[:-1]:
            return False
        at = after.index("to") + 1
        if "," in after[:at]:
            return False  # 'promising, according to one of two reports'
        while at < len(after) - 1 and (after[at] in self.lists["adverbs"]):
            at += 1
        of_many = after[at] in self.lists["quantifiers"] or after[at] in self.lists["fractions"]
        counted = of_many or number_at(after[at]) is not None
        goes_on = after[at + 1 : at + 2] and (after[at + 1] in COUNTED_OF or after[at + 1] in self.lists["tally-units"])
        return counted and bool(goes_on) and not self._named_after(at + 1)

    def _units_after(self) -> bool | None:
        """'Two good councils', 'excellent authorities': whether these are counted; None where no unit follows."""
        before = self.word(-1)
        if self.word(1) not in self.units or not before:
            return None
        member = self.nearest >= 0 and (self._is_member(self.first - 1) or self._is_member(self.first))
        if not member and (number_at(before) is not None or before in self.lists["quantifiers"]):
            return True
        if self.word(1) in self.lists["plural-units"] and self.nearest < self.clause:
            return not self._named_after(NAMED_AFTER)
        return None

    def _is_member(self, at: int) -> bool:
        """'one of', 'among' before a number: who is named before it is a part of the count."""
        return not self.lists["membership"].isdisjoint(self.sentence.before(at, MEMBER_REACH))

    def _named_after(self, reach: int) -> bool:
        return any(self.last < group.first <= self.last + reach for group in self.sentence.groups)

    def number_before(self) -> bool:
        """Whether a number or quantifier of councils stands between the last named council and the value."""
        sentence = self.sentence
        others = [other for other in (*sentence.values, *self.accepted) if other is not self.value]
        valued = covered(other for other in others if other.frame or other.score is not None)
        stepping = self.lexicon.any_of("gaining-verbs", "losing-verbs")
        for at in range(self.first - 1, max(self.clause, self.nearest + 1) - 1, -1):
            if at in valued:
                if {"and", "or"}.issuperset(self.before(self.first - at - 1)):
                    continue  # 'More councils were awarded two and three stars'
                return False
            if at == self.first - 1 and self._counts_values():
                continue  # 'Two commissioners will be appointed', 'Doncaster has two red flags'
            if not self._is_count(at) or not sentence.together(at, self.first):
                continue  # 'Hull, which took over from two districts, was rated good'
            if self.nearest >= 0 and sentence.word(at - 1) in stepping:
                continue  # 'Liverpool gains one and is now fair'
            if self.nearest >= 0 and (self._is_member(at) or sentence.after(at - 1, 2) == ["one", "of"]):
                return False  # 'is one of only two councils with …': a named one of them
            if self._links(at):
                # 'three councils - A, B and C - have two stars', 'Two areas, X and Y, got a two' name what they count
                starts = [mark.first for mark in sentence.groups] + [mark.first for mark in sentence.judgements]
                named = any(at < first < self.first for first in starts)
                return not named and not self._listed_behind()
        return False

    def _listed_behind(self) -> bool:
        """'two in C1: Poole and Hull', 'one C1 in the batch: Poole': who is counted stands behind a colon."""
        group = next((group for group in self.sentence.groups if group.first > self.last), None)
        if group is None or group.first > self.last + NAMED_AFTER:
            return False
        gaps = range(self.last, group.first)
        return any(":" in self.sentence.words.gap(at) for at in gaps)

    def _counts_values(self) -> bool:
        """True if the value is a plural, so that a number before it counts what somebody was given or sent."""
        plural = self.word(0).endswith("s") and self.value.score is None
        return plural and (self.value.frame == "state-verb" or self.nearest >= 0)

    def _is_count(self, at: int) -> bool:
        word, before = self.sentence.word(at), self.sentence.word(at - 1)
        if self.sentence.word(at + 1) in self.lists["time-units"]:
            return False  # 'Two weeks later its services were good'
        if word in WHOLE_WORDS:
            return self.sentence.word(at + 1) in self.lists["plural-units"]
        if word == "number":
            return before not in ("a", "large", "small")
        if word == "more" and before == "once":
            return False
        if word in self.lists["fractions"]:
            return before in ARTICLES or number_at(before) is not None  # 'its third good rating' counts nobody
        return (number_at(word) is not None and not is_year(word)) or word in self.lists["quantifiers"]

    def _links(self, at: int) -> bool:
        """True if only units, verbs and link words stand between the count and the value."""
        between = self.before(self.first - at - 1)
        if any(word == "and" and then in self.lists["giving-verbs"] for word, then in pairwise(between)):
            return False  # 'looked at three aspects and gave a rating of good'
        if between[:1] == ["of"] and between[1:2] and between[1] in OWNED:
            return True  # 'Nine of its primaries are in special measures'
        named = covered(self.sentence.names)
        rest = {word for i, word in enumerate(between, at + 1) if i not in named and not word.isdecimal()}
        rest -= self.lists["adverbs"]
        links = self.lexicon.any_of("count-links", "frame-verbs")
        return not self.units.isdisjoint(rest) or rest <= links
