"""Does the value hold? Refusal, hope, history and the end of a state, by the words of its clause."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from councilscope.matching.ratings.lexicon import Lexicon, number_at
from councilscope.matching.ratings.marks import Sentence, Value
from councilscope.matching.ratings.resolving import Reading
from councilscope.matching.ratings.retelling import Retelling
from councilscope.matching.ratings.scene import Scene
from councilscope.matching.ratings.told import NEAR_YEAR_AFTER, Told
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
NEAR_MOVING = 4  # words from 'moved' to 'out of'
NEAR_TIME_AFTER = 8  # words from a value to a time after it
NEAR_NEXT = 4  # words from a time to the next value, whose it is
NEAR_COMPARISON = 4  # words from 'compared with' to the time that is compared with
OPENING = 6  # words in which a sentence says of which time it speaks
CONDITIONALS = frozenset({"would", "could", "might", "will", "may"})
OF_SCALES = frozenset({"highest", "top", "maximum", "best", "lowest", "worst", "score", "mark", "rating", "out", "a"})
BENEATH = frozenset({"after", "because", "when"})  # 'Last year a notice was issued after a visit that …'
COMPARING = frozenset({"on", "than", "as", "since"})
FOR_NEXT_TIME = (["for", "next", "time"], ["for", "next", "year"], ["for", "the", "future"])
NEAR_RECOUNTED = 10  # words from 'when' to the value
PAST_GIVEN = frozenset({"was", "were", "had", "got", "received"})
PRESENT_BE = frozenset({"is", "are", "becomes"})
PAST_JUDGED = frozenset({"was", "were", "been", "judged", "rated", "since", "found", "being", "after", "when"})
BEING = frozenset({"is", "was", "are", "were"})
DESCRIBING = frozenset({"a", "about", "an", "because", "just", "only", "something", "the", "what"})
CONDITIONS = frozenset({"if", "whether", "unless"})
MISSED = frozenset({"missed", "misses"})
BACKWARDS = frozenset({"it", "they", "this", "that"})
OBJECTS = frozenset({"the", "its", "that", "those", "another"})
AGO = frozenset({"ago", "earlier", "before"})
RATING = frozenset({"rating", "ratings"})
STATE_FORMS = ("status", "award")


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
        if reading.kind is RatingKind.FINDING and not place.year_leads():
            place.year = None  # 'at fault for not seeing him until 2019' tells when the fault was
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
            self._last = Told(sentence, value, self.graded)
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
        return not any(v.first <= cue[0] <= v.last for v in place.sentence.values if v.frame and v is not place.value)

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
        # 'moves out of inadequate', 'moved the council out of the poor category'
        left = len(ending) > 2 or not self.moving_out.isdisjoint(place.sentence.before(cue[0], NEAR_MOVING))
        if ending == ["no", "longer"] or (left and ending[-1] == "of" and cue[1] >= place.first - 2):
            return True
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
        if cue is None or self._near_hope(place):
            return False
        # 'will leave in November rather than this spring' compares, 'the notice is not a surprise' describes
        described = place.sentence.word(cue[0] - 1) in BEING and place.sentence.word(cue[1] + 1) in DESCRIBING
        of_its_own = place.sentence.together(place.first, cue[0])  # 'Hull, which has commissioners, has not …'
        return self.words.folded[cue[1]] != "than" and not described and of_its_own

    def _denied(self, place: Told) -> bool:
        """'denied that it was rated poor', 'reports that it is on special measures are untrue', 'It is not.'"""
        denial = place.cue_before("denials", place.first - place.clause)
        if place.word(-1) in MISSED or (denial is not None and self.words.folded[denial[1]] == "that"):
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
        if need is None or place.sentence.word(need[1] + 1) == "of":
            return False  # 'children in need of adoption'
        return not place.stateful or self.words.folded[need[0]].startswith("fac")

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
