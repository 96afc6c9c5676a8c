"""Does the value hold? Refusal, hope, history and the end of a state, by the words of its clause."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from councilscope.matching.ratings.history import (
    HAVING,
    LAST_YEAR,
    NEAR_HOPE,
    NEAR_STATE,
    PRESENT_BE,
    Cue,
    History,
)
from councilscope.matching.ratings.lexicon import Lexicon, number_at
from councilscope.matching.ratings.marks import Sentence, Value
from councilscope.matching.ratings.resolving import Reading
from councilscope.matching.ratings.scene import Scene
from councilscope.matching.ratings.told import NEAR_YEAR_AFTER, Told
from councilscope.matching.weighing import weigh
from councilscope.records import RatingKind, RatingStatus

BACKSHIFT = "backshift"
NEAR_NEGATION = 5  # words from a negation to the value that it denies
NEAR_NEED = 3  # 'needs two stars', 'needed to win two stars'
NEAR_HOPE_AFTER = 5
NEAR_STATE_AFTER = 12
NEAR_LEFT = 2  # words from 'leave' to the state that is left
NEAR_MOVING = 4  # words from 'moved' to 'out of'
CONDITIONALS = frozenset({"would", "could", "might", "will", "may"})
OF_SCALES = frozenset({"highest", "top", "maximum", "best", "lowest", "worst", "score", "mark", "rating", "out", "a"})
FOR_NEXT_TIME = (["for", "next", "time"], ["for", "next", "year"], ["for", "the", "future"])
BEING = frozenset({"is", "was", "are", "were"})
DESCRIBING = frozenset({"a", "about", "an", "because", "just", "only", "something", "the", "what"})
CONDITIONS = frozenset({"if", "whether", "unless"})
MISSED = frozenset({"missed", "misses"})
TO_COME = CONDITIONALS | {"can", "must", "should", "to"}
LEFT, LEFT_WHERE = frozenset({"left", "leave", "leaves", "leaving"}), frozenset({"on", "in", "under", "with"})
SHARING = frozenset({"or", "nor"})
NEARLY = frozenset({"almost", "nearly"})
BACKWARDS = frozenset({"it", "they", "this", "that"})
OBJECTS = frozenset({"the", "its", "that", "those", "another"})
AGO = frozenset({"ago", "earlier", "before"})
RATING = frozenset({"rating", "ratings"})
STATE_FORMS = ("status", "award")


class StatusRules(History):
    """Decides a value's status from the cues around it; the first rule that holds decides."""

    def __init__(self, lexicon: Lexicon, scene: Scene) -> None:
        super().__init__(lexicon, scene)
        self.moving_out = lexicon.any_of("movement-up", "ending-verbs")
        self.graded = lexicon.any_of("grade-nouns", RATING)
        self._last: Told | None = None

    def decide(
        self, sentence: Sentence, value: Value, reading: Reading, councils: Sequence[str] = ()
    ) -> tuple[RatingStatus, int | None, str]:
        """The status, the year that the clause gives (None: the article's own), and the rule. councils: those rated."""
        if value.frame == "then-and-now":
            return RatingStatus.CURRENT, None, "reported"  # the time told before it is that of the value left
        place = self._place(sentence, value)
        place.councils = councils
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
        if self.words.folded[cue[0]] in LEFT and place.sentence.word(cue[1] + 1) in LEFT_WHERE:
            return False  # 'Those left on special measures are …'
        leaving = self.words.folded[cue[0]] in self.lists["leaving-verbs"] and cue[0] < place.first
        if leaving and (place.sentence.word(cue[0] - 1) in TO_COME or place.first - cue[1] > NEAR_LEFT):
            return False  # 'will leave special measures next month', 'the changes leave eight on special measures'
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
        cue = self._unbroken(place, place.cue_before("negation", NEAR_NEGATION))
        return None if cue is not None and self._of_value_before(place, cue) else cue

    def _of_value_before(self, place: Told, cue: Cue) -> bool:
        """'none excellent, and five unsatisfactory': the negation is of the value before, and 'or' would share it."""
        before = [value for value in place.sentence.values if cue[1] < value.first and value.last < place.first]
        return bool(before) and SHARING.isdisjoint(self.words.folded[before[-1].last + 1 : place.first])

    def _unbroken(self, place: Told, cue: Cue | None) -> Cue | None:
        """The cue before a value, unless a colon or semicolon parts the two."""
        gaps = range(cue[1], place.first) if cue is not None else ()
        return None if any(mark in self.words.gap(at) for at in gaps for mark in ":;") else cue

    def _negated(self, place: Told) -> bool:
        """'was not rated good', 'refused three stars', 'the notice has not been issued'."""
        if self._near_negation(place) or self._nearly(place):
            return place.stateful or not self._near_hope(place)
        cue = place.cue_after("negation", place.end - place.last) if place.stateful else None
        if cue is None or self._near_hope(place):
            return False
        # 'will leave in November rather than this spring' compares, 'the notice is not a surprise' describes
        described = place.sentence.word(cue[0] - 1) in BEING and place.sentence.word(cue[1] + 1) in DESCRIBING
        of_its_own = place.sentence.together(place.first, cue[0])  # 'Hull, which has commissioners, has not …'
        return self.words.folded[cue[1]] != "than" and not described and of_its_own

    def _nearly(self, place: Told) -> bool:
        """'very nearly got three stars', 'almost kept its two': what it did not get."""
        done = self.lists["result-verbs"] - HAVING
        return any(word in NEARLY and verb in done for word, verb in pairwise(place.lead(NEAR_NEGATION)))

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
