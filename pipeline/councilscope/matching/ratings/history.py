"""Was it so before? A past time beside a value, an earlier inspection retold, what somebody did elsewhere."""

from __future__ import annotations

from itertools import pairwise

from councilscope.matching.ratings.lexicon import Lexicon, number_at
from councilscope.matching.ratings.marks import Sentence, Value, is_year
from councilscope.matching.ratings.retelling import Retelling
from councilscope.matching.ratings.scene import Scene
from councilscope.matching.ratings.told import Told

Cue = tuple[int, int]
LAST_YEAR = ["last", "year"]
NEAR_HOPE = 12
NEAR_APPOSITION = 7  # words from a council to a time in an apposition to it
NEAR_STATE = 7
NEAR_TIME_AFTER = 8  # words from a value to a time after it
NEAR_NEXT = 4  # words from a time to the next value, whose it is
NEAR_COMPARISON = 4  # words from 'compared with' to the time that is compared with
OPENING = 6  # words in which a sentence says of which time it speaks
BENEATH = frozenset({"after", "because", "when"})  # 'Last year a notice was issued after a visit that …'
COMPARING = frozenset({"on", "than", "as", "since"})
NEAR_RECOUNTED = 10  # words from 'when' to the value
PAST_GIVEN = frozenset({"was", "were", "had", "got", "received"})
PRESENT_BE = frozenset({"is", "are", "becomes"})
PAST_JUDGED = frozenset({"was", "were", "been", "judged", "rated", "since", "found", "being", "after", "when"})
HAVING = frozenset({"has", "have", "had", "having", "with"})
LATELY = frozenset({"last", "past", "recent"})
SEVERAL = frozenset({"few", "several", "couple", "of"})
PEOPLE = frozenset({"he", "she"})
NEAR_OBJECT = 3  # words from 'led' to whom somebody led
LONG_AFTER = 12  # months from an event to one of which it is told as the earlier


class History:
    """The rules by which a value is of an earlier time than the article's news."""

    def __init__(self, lexicon: Lexicon, scene: Scene) -> None:
        self.lists, self.words = lexicon.words, scene.words
        self.of_last_year, self.of_a_visit, self.main = scene.of_last_year, scene.of_a_visit, scene.main
        self.year, self.published = scene.period_year, scene.year
        self.retelling = Retelling(lexicon, self.year)

    def _is_past(self, year: int | None, margin: int) -> bool:
        return year is not None and self.year is not None and year < self.year - margin

    def _historical(self, place: Told) -> bool:
        if self._is_past(place.year, 1):
            return True
        if place.stateful and self._is_past(place.year, 0):
            return not place.sentence.cue_between("movement-same", place.clause, place.end, place.first)
        if self._long_after(place) or self._of_a_career(place) or self._over_years(place):
            return True
        return self._told_of_before(place) or self.retelling.holds(place.sentence)

    @staticmethod
    def in_row_of_years(sentence: Sentence, value: Value) -> bool:
        """'got no stars in 2004, one in 2005 and two in 2006': one of several values with a year each."""
        dated = [other for other in sentence.told if _is_dated(sentence, other) and other.shares_scale(value)]
        return len(dated) > 1 and value in dated

    def _long_after(self, place: Told) -> bool:
        """'comes 18 months after Hull was judged fair': a value as the time from which something else is counted."""
        sentence, start = place.sentence, place.first - len(place.before(NEAR_HOPE))
        for at in range(start, place.first - 1):
            if sentence.word(at) not in ("after", "since") or "," in self.words.folded[at : place.first]:
                continue
            unit, number = sentence.word(at - 1), number_at(sentence.word(at - 2)) or 0
            long = unit in ("year", "years") or (unit == "months" and number >= LONG_AFTER)
            subject = sentence.group_at(at + 1) or sentence.group_at(at + 2)
            told = subject is not None or sentence.word(at + 1) in ("it", "they", "being")
            told = told or sentence.word(at + 2) in self.lists["service-nouns"]
            framed = [v for v in sentence.values if v.frame and at < v.first < place.first]
            # 'nine years after it was found to be inadequate and a commissioner was sent in'
            if long and told and (not framed or "and" in self.words.folded[framed[-1].last + 1 : place.first]):
                return True
        return False

    def _of_a_career(self, place: Told) -> bool:
        """'She led Hull when it went from inadequate to good': what somebody did for a council of another story."""
        if self.main is not None and self.main in place.councils:
            return False
        sentence = place.sentence
        for at in range(sentence.lo + 1, place.first):
            before = sentence.before(at, 3)
            somebody = not PEOPLE.isdisjoint(before) or before[-2:] in (["team", "that"], ["team", "which"])
            if somebody and sentence.word(at) in self.lists["career-verbs"]:
                return any(
                    0 < group.first - at <= NEAR_OBJECT and group.last < place.first for group in sentence.groups
                )
        return False

    def _over_years(self, place: Told) -> bool:
        """'have all issued such notices in the last three years': what was issued at some time, and is no news."""
        sentence = place.sentence
        given = self.lists["result-verbs"] - HAVING
        if not place.stateful or given.isdisjoint(sentence.folded()):
            return False
        for at in range(sentence.lo, sentence.hi - 2):
            behind = [word for word in sentence.after(at, 5) if word != "the"]
            if sentence.word(at) in ("in", "over", "during") and behind[:1] and behind[0] in LATELY:
                counted = [word for word in behind[1:] if word not in SEVERAL and (number_at(word) or 0) < 2]
                return counted[:1] == ["years"]
        return False

    def _recalled(self, place: Told) -> bool:
        """'a monitoring visit to Leeds, which was judged inadequate': such a visit grades nothing itself."""
        if place.stateful or not (self.of_a_visit or place.sentence.cues.get("check-visits")):
            return False
        lead = place.lead(NEAR_STATE)
        return not PAST_JUDGED.isdisjoint(lead) and PRESENT_BE.isdisjoint(lead)

    def _told_of_before(self, place: Told) -> bool:
        """'was good last year', 'Four years ago the work was rated good': a past time that is the value's own."""
        sentence = place.sentence
        cue = sentence.cue_between("historical", *place.own, place.first)
        later = [value.first for value in sentence.values if value.frame and value.first > place.last]
        if cue is not None and cue[0] > place.last and any(0 < at - cue[1] <= NEAR_NEXT for at in later):
            cue = None  # 'outstanding now, having been good': the cue is about the next value
        if cue is not None and "having" in self.words.folded[place.last + 1 : cue[1] + 1]:
            cue = None  # 'is good, having been told to improve four years ago'
        if cue is None and (place.clause == sentence.lo or sentence.word(place.clause) in BENEATH):
            end = min(sentence.lo + OPENING, place.first)
            cue = sentence.cue_between("historical", sentence.lo, end, place.first)
        if cue is None and not place.stateful:
            cue = self._last_month(place)
        if cue is None or self._set_off(place, cue) or self._compared(place, cue) or self._of_the_next(place, cue):
            return False
        if self._opens_another(place, cue):
            return False
        if cue[1] - cue[0] == 2 and sentence.word(cue[1] + 1) in self.lists["time-units"]:
            return False  # 'the third in the past year'
        if self.of_last_year and self.words.folded[cue[0] : cue[1] + 1] == LAST_YEAR:
            return False
        named = any(group.first <= cue[0] <= group.last for group in sentence.groups)  # 'the former'
        return not named and (cue[0] < place.first or place.last < cue[0] <= place.last + NEAR_TIME_AFTER)

    @staticmethod
    def _last_month(place: Told) -> Cue | None:
        """'was judged good last November', 'Last autumn it was …'; but 'when inspectors returned last autumn'."""
        months = place.sentence.cues.get("last-months", ())
        own = (c for c in months if c[0] == place.sentence.lo or place.last < c[0] < min(place.own[1], place.last + 9))
        return next(own, None)

    @staticmethod
    def _opens_another(place: Told, cue: Cue) -> bool:
        """'is poor - a decline since two years ago, when it was fair': the time of what is told after it."""
        return cue[0] > place.last and place.sentence.after(cue[1], 2) == [",", "when"]

    def _of_the_next(self, place: Told, cue: Cue) -> bool:
        """'is glad after being rated good', 'off special measures after being awarded two stars': no value is newer."""
        if cue[1] >= place.first or self.words.folded[cue[0]] not in ("after", "having", "since"):
            return False
        others = (value for value in place.sentence.values if value.frame and value is not place.value)
        return not any(value.shares_scale(place.value) for value in others)

    def _recounted(self, place: Told) -> bool:
        """'is glad of three stars and was surprised in May when it got two': what was when something else happened."""
        lead = place.lead(NEAR_RECOUNTED)
        told = [v for v in place.sentence.values if v.frame and v.last < place.first and v.shares_scale(place.value)]
        if "when" not in lead or not told:
            return False
        behind = lead[lead.index("when") :]
        now = place.sentence.cue_between("present", place.first - len(behind), place.first)
        return not PAST_GIVEN.isdisjoint(behind) and now is None

    def _pluperfect(self, place: Told) -> bool:
        """'had been rated good': of the past, or reported speech; what else the article tells decides."""
        cue = place.sentence.cue_between("pluperfect", *place.own, place.first)
        return cue is not None and not self._set_off(place, cue)

    def _set_off(self, place: Told, cue: Cue) -> bool:
        """'Leeds, inspected last year, is good': a time between commas before the value is not the value's."""
        sentence = place.sentence
        if cue[1] >= place.first or sentence.word(cue[1] + 1) != ",":
            return False
        near = (group.last for group in sentence.groups if 1 < cue[0] - group.last <= NEAR_APPOSITION)
        return any(sentence.word(last + 1) == "," for last in near)

    def _compared(self, place: Told, cue: Cue) -> bool:
        """'poor, compared with ten last year', 'more than last year': the time of what it is compared with."""
        sentence = place.sentence
        behind = pairwise(self.words.folded[place.last + 1 : cue[0]])
        counted = any(word == "from" and number_at(count) is not None for word, count in behind)
        if counted or sentence.word(cue[0] - 1) in COMPARING or place.compared(cue[0]):
            return True  # 'the number with one star fell from five last year', 'up one star on last year, with two'
        lead = sentence.cue_between("comparisons", max(sentence.lo, cue[0] - NEAR_COMPARISON), cue[0])
        return lead is not None and not lead[1] < place.first < cue[0]


def _is_dated(sentence: Sentence, value: Value) -> bool:
    """True for a value with a year right behind it: 'one in 2006'."""
    return sentence.word(value.last + 1) == "in" and is_year(sentence.word(value.last + 2))
