"""A value whose status is asked: the words that are its own, and the year that these name."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from councilscope.matching.ratings.marks import Place, Sentence, Value, years_in

NEAR_YEAR_AFTER = 15
FRONTED = 4  # words at the head of a sentence among which a year governs it: 'Back in March 1999'
FRONTING = frozenset({"in", "back", "during", "by"})
TIME_LEADS = frozenset({"in", "at", "last", "since", "during", "by", "the", "when", "for", "under"})
NEAR_SINCE = 6  # words from 'since' to the year of what it tells
NEAR_MONTH = 2  # 'since January 1999' tells when a state began
NEAR_TIME = 7  # words of a time phrase behind a value
COMPARED = frozenset({"than", "unchanged"})
AS_AT = frozenset({"at", "in", "it", "they", "when", "was", "were"})  # 'as at its last inspection', 'as it was in 2020'


class Told(Place):
    """A value whose status is asked: also the words that are its own (half-open), and the year that these name."""

    __slots__ = ("councils", "graded", "own", "stateful", "year")

    def __init__(self, sentence: Sentence, value: Value, graded: frozenset[str]) -> None:
        """graded: the nouns that stand for a grade."""
        super().__init__(sentence, value)
        self.graded = graded
        self.councils: Sequence[str] = ()  # those rated
        self.stateful = False  # True for a state that begins and ends, and is no grade that is given
        self.own = self._own_words()
        self.year = self._year()

    def _own_words(self) -> tuple[int, int]:
        """The words from the value before to the value after: a year beyond them is of another value."""
        sentence = self.sentence
        framed = [other for other in sentence.told if other is not self.value]
        before = max((other.last + 1 for other in framed if other.last < self.first), default=self.clause)
        if before > self.clause:
            before = self._after_time(before)
        # 'stayed at zero in 2004 before going up to one star', ', and the council's …': another clause stands before
        turns = [cue[0] for cue in sentence.cues.get("movement", ()) if sentence.word(cue[0] - 1) == "before"]
        turns += [group.first for group in sentence.groups if sentence.before(group.first, 2) == [",", "and"]]
        before = max([before, *(at for at in turns if at < self.first)])
        after = min((other.first for other in framed if other.first > self.last), default=self.end)
        return max(self.clause, before), min(self.end, after)

    def _after_time(self, first: int) -> int:
        """The word after 'in 2019', 'at its last inspection', which belong to the value directly before ``first``."""
        if self.sentence.word(first) not in TIME_LEADS:
            return first
        reach = min(self.first, first + NEAR_TIME)
        times = [at + 1 for at, _ in years_in(self.sentence.words, first, reach)]
        times += [last + 1 for at, last in self.sentence.cues.get("historical", ()) if first <= at and last < reach]
        # 'a notice in 2012, when it was found …'
        goes_on = any("when" in self.sentence.words.folded[end : end + 2] for end in times)
        return first if goes_on else max(times, default=first)

    def _year(self) -> int | None:
        """The year that the value's own words give, or that opens its sentence; None if none is given."""
        lo, hi = self.own
        years = years_in(self.sentence.words, lo, min(hi, self.last + NEAR_YEAR_AFTER))
        if self.word(1) == "in":
            directly = next((year for at, year in years if at == self.last + 2), None)
            if directly is not None:
                return directly
        # 'is good, and was since 2003', 'the first since visits began in 2023'
        years = [(at, year) for at, year in years if not self._is_since(at) and not self.compared(at)]
        years = [(at, year) for at, year in years if self.sentence.together(at, self.first) or self._of_when(at)]
        before = [year for at, year in years if at < self.first]
        return next(iter(before[-1:] or [year for _, year in years[:1]] or self._shared_years()), None)

    def _of_when(self, at: int) -> bool:
        """'fell to zero in 2002, when it was put on special measures': the year of what is told behind it."""
        return at < self.first and self.sentence.after(at, 2) == [",", "when"]

    def _is_since(self, at: int) -> bool:
        """True for a year right behind 'since', and for one in a clause of its own behind the value."""
        told = self.sentence.words.folded[max(self.last + 1, at - NEAR_SINCE) : max(at - NEAR_MONTH, 0)]
        return self.sentence.word(at - 1) == "since" or (at > self.last and "since" in told)

    def compared(self, at: int) -> bool:
        """'good, the same grade as in 2020', 'unchanged from 2020': the time of what it is compared with."""
        words = self.sentence.words.folded[self.last + 1 : at + 1] if at > self.last else ()
        for word, following in pairwise(words):
            if (word == "as" and following in AS_AT) or (word == "same" and following in self.graded | {"as"}):
                return True
        return not COMPARED.isdisjoint(words)

    def year_leads(self) -> bool:
        """True if the year stands before the value."""
        before = years_in(self.sentence.words, self.sentence.lo, self.first)
        return any(year == self.year for _, year in before)

    def _shared_years(self) -> list[int]:
        """'In 1999 it was found …', 'At its last visit, in 2007, it got a 3 for x and a 2 for y': of all its values."""
        sentence = self.sentence
        years = [
            (at, year) for at, year in years_in(sentence.words, sentence.lo, sentence.hi)
            if sentence.together(at, self.first)
        ]  # fmt: skip
        if len(years) != 1:
            return []
        first = min((v.first for v in sentence.values if v.frame and v.first >= self.clause), default=self.first)
        at, year = years[0]
        fronted = sentence.word(sentence.lo) in FRONTING and at < sentence.lo + FRONTED
        shared = fronted or (self.clause <= at < first and sentence.word(at - 1) != "since")
        return [year] if shared and not sentence.cue_between("present", first, self.own[1]) else []
