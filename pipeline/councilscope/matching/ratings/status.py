"""Does the value hold? Refusal, hope, history and the end of a state, by the words of its clause."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from councilscope.matching.ratings.lexicon import Lexicon, number_at
from councilscope.matching.ratings.marks import Place, Sentence, Value, years_in
from councilscope.matching.ratings.resolving import Reading
from councilscope.matching.ratings.retelling import Retelling
from councilscope.matching.ratings.scene import Scene
from councilscope.matching.weighing import weigh
from councilscope.records import RatingKind, RatingStatus

BACKSHIFT = "backshift"
LAST_YEAR = ["last", "year"]
Cue = tuple[int, int]
NEAR_NEGATION = 5  # words from a negation to the value that it denies
NEAR_NEED = 3  # 'needs two stars', 'needed to win two stars'
NEAR_HOPE = 12
NEAR_HOPE_AFTER = 5
NEAR_APPOSITION = 7  # words from a council to a time in an apposition to it
NEAR_STATE = 7
NEAR_STATE_AFTER = 12
NEAR_TIME_AFTER = 8  # words from a value to a time after it
NEAR_NEXT = 4  # words from a time to the next value, whose it is
NEAR_YEAR_AFTER = 15
NEAR_COMPARISON = 4  # words from 'compared with' to the time that is compared with
FRONTED = 4  # words at the head of a sentence among which a year governs it: 'Back in March 1999'
OPENING = 6  # words in which a sentence says of which time it speaks
FRONTING = frozenset({"in", "back", "during", "by"})
CONDITIONALS = frozenset({"would", "could", "might", "will", "may"})
OF_SCALES = frozenset({"highest", "top", "maximum", "best", "lowest", "worst", "score", "mark", "rating", "out", "a"})
TIME_LEADS = frozenset({"in", "at", "last", "since", "during", "by", "the", "when", "for", "under"})
NEAR_SINCE = 6  # words from 'since' to the year of what it tells
NEAR_MONTH = 2  # 'since January 1999' tells when a state began
NEAR_TIME = 7  # words of a time phrase behind a value
COMPARING = frozenset({"on", "than", "as", "since"})
FOR_NEXT_TIME = (["for", "next", "time"], ["for", "next", "year"], ["for", "the", "future"])
NEAR_RECOUNTED = 10  # words from 'when' to the value
PAST_GIVEN = frozenset({"was", "were", "had", "got", "received"})
PRESENT_BE = frozenset({"is", "are", "becomes"})
PAST_JUDGED = frozenset({"was", "were", "been", "judged", "rated", "since", "found", "being", "after", "when"})
CONDITIONS = frozenset({"if", "whether", "unless"})
BACKWARDS = frozenset({"it", "they", "this", "that"})
OBJECTS = frozenset({"the", "its", "that", "those", "another"})
AGO = frozenset({"ago", "earlier", "before"})
RATING = frozenset({"rating", "ratings"})
STATE_FORMS = ("status", "award")


class Told(Place):
    """A value whose status is asked: also the words that are its own (half-open), and the year that these name."""

    __slots__ = ("own", "stateful", "year")

    def __init__(self, sentence: Sentence, value: Value) -> None:
        super().__init__(sentence, value)
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
        return max(times, default=first)

    def _year(self) -> int | None:
        """The year that the value's own words give, or that opens its sentence; None if none is given."""
        lo, hi = self.own
        years = years_in(self.sentence.words, lo, min(hi, self.last + NEAR_YEAR_AFTER))
        if self.word(1) == "in":
            directly = next((year for at, year in years if at == self.last + 2), None)
            if directly is not None:
                return directly
        # 'is good, and was since 2003', 'the first since visits began in 2023'
        years = [(at, year) for at, year in years if not self._is_since(at)]
        years = [(at, year) for at, year in years if self.sentence.together(at, self.first)]
        before = [year for at, year in years if at < self.first]
        return next(iter(before[-1:] or [year for _, year in years[:1]] or self._shared_years()), None)

    def _is_since(self, at: int) -> bool:
        """True for a year right behind 'since', and for one in a clause of its own behind the value."""
        told = self.sentence.words.folded[max(self.last + 1, at - NEAR_SINCE) : max(at - NEAR_MONTH, 0)]
        return self.sentence.word(at - 1) == "since" or (at > self.last and "since" in told)

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
        return [year] if shared and not sentence.cue_between("present", first, self.first) else []


class StatusRules:
    """Decides a value's status from the cues around it; the first rule that holds decides."""

    def __init__(self, lexicon: Lexicon, scene: Scene) -> None:
        self.lists, self.words = lexicon.words, scene.words
        self.of_last_year, self.of_a_visit = scene.of_last_year, scene.of_a_visit
        self.year, self.published = scene.period_year, scene.year
        self.moving_out = lexicon.any_of("movement-up", "ending-verbs")
        self.graded = lexicon.any_of("grade-nouns", RATING)
        self.retelling = Retelling(lexicon, self.year)
        self._last: Told | None = None

    def decide(self, sentence: Sentence, value: Value, reading: Reading) -> tuple[RatingStatus, int | None, str]:
        """The status, the year that the clause gives (None: the article's own), and the rule."""
        if value.frame == "then-and-now":
            return RatingStatus.CURRENT, None, "reported"  # the time told before it is that of the value left
        place = self._place(sentence, value)
        place.stateful = reading.regime.form in STATE_FORMS or reading.kind is RatingKind.INTERVENTION
        for name, status, holds in RULES:
            if holds(self, place):
                weigh(self.words, "judged-by-status", place.span, RatingStatus.CURRENT, status=status, by=name)
                year = place.year
                if status is RatingStatus.EXPECTED and self._is_past(year, 0):
                    year = None
                elif status is RatingStatus.HISTORICAL and year is None:
                    year = self._years_ago(place)
                return status, year, name
        return RatingStatus.CURRENT, self.year_of(sentence, value), "reported"

    def year_of(self, sentence: Sentence, value: Value) -> int | None:
        """The year that the value's own words give, or that opens its sentence, unless it is yet to come; else None."""
        year = self._place(sentence, value).year
        return year if year is not None and (self.published is None or year <= self.published) else None

    def _place(self, sentence: Sentence, value: Value) -> Told:
        if self._last is None or self._last.sentence is not sentence or self._last.value is not value:
            self._last = Told(sentence, value)
        return self._last

    def _years_ago(self, place: Told) -> int | None:
        """'was rated good last year', 'two years ago': the year that is meant, by that of the article."""
        words, (first, end) = self.words.folded, place.own
        for at in range(first, min(end, place.last + NEAR_YEAR_AFTER) - 1):
            if words[at : at + 2] == LAST_YEAR:
                back: int | None = 1
            elif words[at] in ("year", "years") and words[at + 1] in AGO:
                back = 1 if words[at - 1] in ("a", "the", "last") else number_at(words[at - 1])
            else:
                continue
            return self.year - back if self.year is not None and back is not None else None
        return None

    def _is_past(self, year: int | None, margin: int) -> bool:
        return year is not None and self.year is not None and year < self.year - margin

    # --- ended -----------------------------------------------------------------------------------------------------

    def _ended(self, place: Told) -> bool:
        """'taken off special measures', 'the notice was withdrawn', 'no longer rated inadequate'."""
        if not place.stateful:
            return self._grade_ended(place)
        if self._taken_off(place):
            return not self._near_negation(place) and not self._near_hope(place)
        cue = place.cue_before("no-longer", NEAR_STATE) or place.cue_after("no-longer", NEAR_STATE_AFTER)
        if cue is None or self._near_negation(place) or self._near_hope(place) or self._of_another(place, cue):
            return False
        # 'out of' in 'two out of four' ends nothing
        return not any(v.first <= cue[0] <= v.last for v in place.sentence.values if v is not place.value)

    def _taken_off(self, place: Told) -> bool:
        """'Estyn has taken Powys off its list of …', 'took Hull out of special measures': whom."""
        for group in place.sentence.groups:
            lead = place.sentence.word(group.first - 1)
            behind = place.sentence.after(group.last, 2)
            if group.last < place.first and lead in self.lists["ending-verbs"]:
                return behind[:1] in (["off"], ["from"]) or behind == ["out", "of"]
        return False

    def _of_another(self, place: Told, cue: Cue) -> bool:
        """'issued a notice to Hull and lifted the one at York': the verb behind the value has an object of its own."""
        active = cue[0] > place.last and place.sentence.word(cue[0] - 1) in ("and", "but")
        return active and place.sentence.word(cue[1] + 1) in OBJECTS

    def _grade_ended(self, place: Told) -> bool:
        """'is no longer rated inadequate', 'moves out of inadequate', 'have removed its inadequate rating'."""
        cue = place.cue_before("no-longer", NEAR_STATE)
        if cue is None or self._near_hope(place):
            return False
        ending = self.words.folded[cue[0] : cue[1] + 1]
        left = len(ending) > 2 or place.sentence.word(cue[0] - 1) in self.moving_out
        if ending == ["no", "longer"] or (left and ending[-1] == "of" and cue[1] >= place.first - 2):
            return True  # 'moves out of inadequate'
        named = not self.graded.isdisjoint((place.word(1), place.word(0)))
        return named and not self.lists["ending-verbs"].isdisjoint(ending)

    # --- denied ----------------------------------------------------------------------------------------------------

    def _near_negation(self, place: Told) -> Cue | None:
        """The negation before a value; one before a colon is of something else: 'Resettlement was not: it is poor.'"""
        return self._unbroken(place, place.cue_before("negation", NEAR_NEGATION))

    def _unbroken(self, place: Told, cue: Cue | None) -> Cue | None:
        """The cue before a value, unless a colon or semicolon parts the two."""
        gaps = range(cue[1], place.first) if cue is not None else ()
        return None if any(mark in self.words.gap(at) for at in gaps for mark in ":;") else cue

    def _negated(self, place: Told) -> bool:
        """'was not rated good', 'refused three stars', 'the notice has not been issued'."""
        if self._near_negation(place):
            return place.stateful or not self._near_hope(place)
        cue = place.cue_after("negation", place.end - place.last) if place.stateful else None
        # 'will leave in November rather than this spring' compares
        return cue is not None and self.words.folded[cue[1]] != "than" and not self._near_hope(place)

    def _denied(self, place: Told) -> bool:
        """'denied that it was rated poor', 'reports that it is on special measures are untrue', 'It is not.'"""
        denial = place.cue_before("denials", place.first - place.clause)
        if denial is not None and self.words.folded[denial[1]] == "that":
            return True
        if not place.stateful and place.cue_before("claims", place.first - place.clause) is None:
            return False
        return place.cue_after("denials", place.end - place.last) is not None or self._taken_back(place.sentence)

    def _taken_back(self, sentence: Sentence) -> bool:
        """'… said that it had been put into special measures. It has not;': the next sentence denies."""
        following = self.words.folded[sentence.hi : sentence.hi + 4]
        if len(following) < 3 or following[0] not in BACKWARDS:
            return False
        if following[2] in self.lists["denials"]:
            return True
        return "not" in following[1:3] and bool(self.words.gap(sentence.hi + following.index("not")).strip())

    # --- expected --------------------------------------------------------------------------------------------------

    def _near_hope(self, place: Told) -> Cue | None:
        # 'expect it to be given two and to be rated fair': what governs an infinitive may stand far before it
        infinitive = any(pair == ("to", "be") for pair in pairwise(place.lead(NEAR_NEED)))
        cue = place.cue_before("expected", place.first - place.clause if infinitive else NEAR_HOPE)
        if cue is not None and self._of_the_scale(cue):
            cue = None
        if not place.stateful:
            return cue
        if cue and self.words.folded[cue[0]] == "will":
            cue = None  # 'will be placed in special measures' is decided; 'hopes to', 'could', 'may' are not
        after = place.cue_after("expected", NEAR_HOPE_AFTER)
        return cue or (after if after and self.words.folded[after[0]] not in CONDITIONALS else None)

    def _of_the_scale(self, cue: Cue) -> bool:
        """'the highest score possible', 'out of a possible three': the scale's, and no hope."""
        around = self.words.folded[max(0, cue[0] - 2) : cue[1] + 2]
        return self.words.folded[cue[0]] == "possible" and not OF_SCALES.isdisjoint(around)

    def _hoped(self, place: Told) -> bool:
        """'hopes to be rated good', 'needs two stars', 'if it is given no stars'."""
        hope = self._near_hope(place)
        if hope is not None and place.stateful and place.sentence.cue_between("no-longer", hope[1], place.first):
            return False  # 'hopes to be taken off special measures' is still on them
        if hope is not None or self._wanting(place) or self._conditional(place):
            return True
        return self._to_come(place) or (place.word(1) in ("is", "was") and place.after(4)[1:] in FOR_NEXT_TIME)

    def _wanting(self, place: Told) -> bool:
        """'needs two stars', 'faces special measures'; but 'needs special measures' finds it so, as 'Needs: good'."""
        need = self._unbroken(place, place.cue_before("needing", NEAR_NEED))
        return need is not None and (not place.stateful or self.words.folded[need[0]].startswith("fac"))

    def _to_come(self, place: Told) -> bool:
        """'reaches a good rating by 2027': a grade of a year after that of the article."""
        later = place.year is not None and self.year is not None and place.year > self.year
        return later and not place.stateful

    def _conditional(self, place: Told) -> bool:
        """'If it is rated poor, …', 'whether it is still on one star': up to the next comma."""
        lead = place.before(place.first - place.sentence.lo)
        if "until" in lead and not PRESENT_BE.isdisjoint(lead[lead.index("until") :]):
            return True  # 'no rise until the council is good'
        opened = max((at for at, word in enumerate(lead) if word in CONDITIONS), default=-1)
        return opened >= 0 and "," not in lead[opened:] and place.clause <= place.sentence.lo + opened

    # --- historical ------------------------------------------------------------------------------------------------

    def _historical(self, place: Told) -> bool:
        if self._is_past(place.year, 1):
            return True
        if place.stateful and self._is_past(place.year, 0):
            return not place.sentence.cue_between("movement-same", place.clause, place.end, place.first)
        return self._told_of_before(place) or self.retelling.holds(place.sentence)

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
        if cue is None and place.clause == sentence.lo:
            end = min(sentence.lo + OPENING, place.first)
            cue = sentence.cue_between("historical", sentence.lo, end, place.first)
        if cue is None and not place.stateful:
            cue = self._last_month(place)
        if cue is None or self._set_off(place, cue) or self._compared(place, cue) or self._of_the_next(place, cue):
            return False
        if self._opens_another(place, cue):
            return False
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
        if counted or sentence.word(cue[0] - 1) in COMPARING:
            return True  # 'the number with one star fell from five last year', 'up one star on last year, with two'
        lead = sentence.cue_between("comparisons", max(sentence.lo, cue[0] - NEAR_COMPARISON), cue[0])
        return lead is not None and not lead[1] < place.first < cue[0]


# Functions that ask the rules: an object that held methods of its own would be garbage for the search for cycles.
RULES: tuple[tuple[str, RatingStatus, Callable[[StatusRules, Told], bool]], ...] = (
    ("state-ended", RatingStatus.ENDED, lambda rules, place: rules._ended(place)),
    ("negation", RatingStatus.DENIED, lambda rules, place: rules._negated(place) or rules._denied(place)),
    ("hope", RatingStatus.EXPECTED, lambda rules, place: rules._hoped(place)),
    ("history", RatingStatus.HISTORICAL, lambda rules, place: rules._historical(place)),
    ("history", RatingStatus.HISTORICAL, lambda rules, place: rules._recalled(place)),
    ("history", RatingStatus.HISTORICAL, lambda rules, place: rules._recounted(place)),
    (BACKSHIFT, RatingStatus.HISTORICAL, lambda rules, place: rules._pluperfect(place)),
)
