"""Does the value hold? Refusal, hope, history and the end of a state, by the words of its clause."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from councilscope.matching.phrases import Words
from councilscope.matching.ratings.lexicon import Lexicon, number_at
from councilscope.matching.ratings.marks import Sentence, Value, years_in
from councilscope.matching.ratings.resolving import Reading
from councilscope.matching.ratings.retelling import Retelling
from councilscope.matching.weighing import weigh
from councilscope.records import RatingKind, RatingStatus

BACKSHIFT = "backshift"
MOVES = ("movement-up", "movement-down")
LAST_YEAR = ["last", "year"]
Cue = tuple[int, int]

NEAR_NEGATION = 5  # words from a negation to the value that it denies
NEAR_NEED = 3  # 'needs two stars', 'needed to win two stars'
NEAR_HOPE = 12
NEAR_HOPE_AFTER = 6
NEAR_APPOSITION = 7  # words from a council to a time in an apposition to it
NEAR_STATE = 7
NEAR_STATE_AFTER = 12
NEAR_TIME_AFTER = 8  # words from a value to a time after it
NEAR_YEAR_AFTER = 15
NEAR_COMPARISON = 4  # words from 'compared with' to the time that is compared with
FRONTED = 4  # words at the head of a sentence among which a year governs it: 'Back in March 1999'
OPENING = 6  # words in which a sentence says of which time it speaks
FRONTING = frozenset({"in", "back", "during", "by"})
CONDITIONALS = frozenset({"would", "could", "might", "will", "may"})
OF_SCALES = frozenset({"highest", "top", "maximum", "best", "lowest", "worst", "score", "mark", "rating", "out", "a"})
TIME_LEADS = frozenset({"in", "at", "last", "since", "during", "by", "the", "when", "for", "under"})
NEAR_TIME = 7  # words of a time phrase behind a value
COMPARING = frozenset({"on", "than", "as", "since"})
PRESENT_BE = frozenset({"is", "are", "becomes"})
PAST_JUDGED = frozenset({"was", "were", "been", "judged", "rated", "since", "found", "being", "after", "when"})
CONDITIONS = frozenset({"if", "whether", "unless"})
BACKWARDS = frozenset({"it", "they", "this", "that"})
STATE_FORMS = ("status", "award")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands: its clause, the words that are its own (both half-open), and the year that these name."""

    sentence: Sentence
    value: Value
    clause: int
    end: int
    own: tuple[int, int]
    year: int | None
    stateful: bool  # a state that begins and ends, not a grade that is given

    def before(self, name: str, reach: int) -> Cue | None:
        """The last cue of a list within so many words before the value."""
        first = self.value.first
        return self.sentence.cue_between(name, max(self.clause, first - reach), first, first)

    def after(self, name: str, reach: int) -> Cue | None:
        """The last cue of a list within so many words after the value."""
        last = self.value.last
        return self.sentence.cue_between(name, last + 1, min(self.end, last + 1 + reach), self.value.first)


class StatusRules:
    """Decides a value's status from the cues around it; the first rule that holds decides."""

    def __init__(
        self, lexicon: Lexicon, words: Words, year: int | None, of_last_year: bool = False, of_a_visit: bool = False
    ) -> None:
        self.of_last_year, self.of_a_visit = of_last_year, of_a_visit
        self.lexicon = lexicon
        self.words = words
        self.year = year
        self.retelling = Retelling(lexicon, words, year)

    def decide(self, sentence: Sentence, value: Value, reading: Reading) -> tuple[RatingStatus, int | None, str]:
        """The status, the year that the clause gives (None: the article's own), and the rule."""
        place = self._place(sentence, value, reading)
        if value.frame == "then-and-now":
            return RatingStatus.CURRENT, None, "reported"  # the time told before it is that of the value left
        for name, status, holds in RULES:
            if holds(self, place):
                span = self.words.span(value.first, value.last)
                weigh(self.words, "judged-by-status", span, RatingStatus.CURRENT, status=status, by=name)
                past = status is RatingStatus.EXPECTED and self._is_past(place.year, 0)
                year = (
                    self._years_ago(place) if place.year is None and status is RatingStatus.HISTORICAL else place.year
                )
                return status, None if past else year, name
        return RatingStatus.CURRENT, place.year, "reported"

    def _place(self, sentence: Sentence, value: Value, reading: Reading) -> Place:
        clause, end = sentence.clause_of(value.first)
        own = self._own_words(sentence, value, clause, end)
        stateful = reading.regime.form in STATE_FORMS or reading.kind is RatingKind.INTERVENTION
        return Place(sentence, value, clause, end, own, self._year(sentence, value, own), stateful)

    def year_of(self, sentence: Sentence, value: Value) -> int | None:
        """The year that the value's own words give, or that opens its sentence; None if none is given."""
        return self._year(sentence, value, self._own_words(sentence, value, *sentence.clause_of(value.first)))

    def _year(self, sentence: Sentence, value: Value, own: tuple[int, int]) -> int | None:
        near = (own[0], min(own[1], value.last + NEAR_YEAR_AFTER))
        since = [at for at, _ in years_in(self.words, *own) if self.words.folded[at - 1] == "since"]
        directly = [year for at, year in years_in(self.words, *near) if at == value.last + 2]
        if directly and self.words.folded[value.last + 1] == "in":
            return directly[0]
        after = [
            (at, year) for at, year in years_in(self.words, *near) if at not in since
        ]  # 'is good, and was since 2003'
        years = [year for at, year in after if sentence.together(at, value.first)]
        earlier = [(at, year) for at, year in years_in(self.words, own[0], value.first) if at not in since]
        before = [year for at, year in earlier if sentence.together(at, value.first)]
        return next(iter(before[-1:] or years[:1] or self._shared_years(sentence, value)), None)

    def _own_words(self, sentence: Sentence, value: Value, clause: int, end: int) -> tuple[int, int]:
        """The words from the value before to the value after: a year beyond them is of another value."""
        told = (*sentence.values, *sentence.elliptic)
        framed = [other for other in told if other.frame and other is not value]
        before = max((other.last + 1 for other in framed if other.last < value.first), default=clause)
        if before > clause:
            before = self._after_time(sentence, before, value.first)
        before = max(before, self._coordinate(sentence, value), self._turn(sentence, value))
        after = min((other.first for other in framed if other.first > value.last), default=end)
        return max(clause, before), min(end, after)

    def _after_time(self, sentence: Sentence, first: int, end: int) -> int:
        """The word after 'in 2019', 'at its last inspection', which belong to the value directly before ``first``."""
        if self.words.folded[first] not in TIME_LEADS:
            return first
        reach = min(end, first + NEAR_TIME)
        times = [at + 1 for at, _ in years_in(self.words, first, reach)]
        times += [cue[1] + 1 for cue in sentence.cues.get("historical", ()) if first <= cue[0] and cue[1] < reach]
        return max(times, default=first)

    def _coordinate(self, sentence: Sentence, value: Value) -> int:
        """Where the last ', and the council's …' before the value begins: what stands before is of another clause."""
        words = self.words.folded
        starts = [group.first for group in sentence.groups if group.first < value.first]
        return max((at for at in starts if words[at - 2 : at] == [",", "and"]), default=sentence.lo)

    def _turn(self, sentence: Sentence, value: Value) -> int:
        """'stayed at zero in 2004 before going up to one star': the time before the turn is not the value's."""
        moves = [cue[0] for name in MOVES for cue in sentence.cues.get(name, ()) if cue[0] < value.first]
        return max((at for at in moves if self.words.folded[at - 1] == "before"), default=sentence.lo)

    def _shared_years(self, sentence: Sentence, value: Value) -> list[int]:
        """'In 1999 it was found …', 'At its last visit, in 2007, it got a 3 for x and a 2 for y': of all its values."""
        clause = sentence.clause_of(value.first)[0]
        first = min((v.first for v in sentence.values if v.frame and v.first >= clause), default=value.first)
        years = [
            (at, year)
            for at, year in years_in(self.words, sentence.lo, sentence.hi)
            if sentence.together(at, value.first)
        ]
        if len(years) != 1 or sentence.cue_between("present", first, value.first):
            return []
        fronted = self.words.folded[sentence.lo] in FRONTING and years[0][0] < sentence.lo + FRONTED
        since = self.words.folded[years[0][0] - 1] == "since"
        return [year for at, year in years if fronted or (clause <= at < first and not since)]

    def _years_ago(self, place: Place) -> int | None:
        """'was rated good last year', 'two years ago': the year that is meant, by that of the article."""
        words, (first, end) = self.words.folded, place.own
        for at in range(first, min(end, place.value.last + NEAR_YEAR_AFTER) - 1):
            if words[at : at + 2] == LAST_YEAR:
                back: int | None = 1
            elif words[at] in ("year", "years") and words[at + 1] in ("ago", "earlier", "before"):
                back = 1 if words[at - 1] in ("a", "the", "last") else number_at(words[at - 1])
            else:
                continue
            return self.year - back if self.year is not None and back is not None else None
        return None

    def _is_past(self, year: int | None, margin: int) -> bool:
        return year is not None and self.year is not None and year < self.year - margin

    # --- ended -----------------------------------------------------------------------------------------------------

    def _ended(self, place: Place) -> bool:
        """'taken off special measures', 'the notice was withdrawn', 'no longer rated inadequate'."""
        if not place.stateful:
            return self._grade_ended(place)
        cue = place.before("no-longer", NEAR_STATE) or place.after("no-longer", NEAR_STATE_AFTER)
        if cue is None or self._near_negation(place) or self._near_hope(place) or self._of_another(place, cue):
            return False
        # 'out of' in 'two out of four' ends nothing
        return not any(v.first <= cue[0] <= v.last for v in place.sentence.values if v is not place.value)

    def _of_another(self, place: Place, cue: Cue) -> bool:
        """'issued a notice to Hull and lifted the one at York': the verb behind the value has an object of its own."""
        words = self.words.folded
        active = cue[0] > place.value.last and words[cue[0] - 1] in ("and", "but")
        return active and words[cue[1] + 1 : cue[1] + 2] in (["the"], ["its"], ["that"], ["those"], ["another"])

    def _grade_ended(self, place: Place) -> bool:
        """'is no longer rated inadequate', 'moves out of inadequate', 'have removed its inadequate rating'."""
        cue = place.before("no-longer", NEAR_STATE)
        if cue is None or self._near_hope(place):
            return False
        ending = self.words.folded[cue[0] : cue[1] + 1]
        direct = cue[1] >= place.value.first - 2
        moving = self.lexicon.words["movement-up"] | self.lexicon.words["ending-verbs"]
        left = len(ending) > 2 or self.words.folded[cue[0] - 1] in moving
        if ending == ["no", "longer"] or (left and ending[-1] == "of" and direct):
            return True  # 'moves out of inadequate'
        following = self.words.folded[place.value.last + 1 : place.value.last + 2]
        rating = self.lexicon.words["grade-nouns"] | {"rating", "ratings"}
        named = rating.intersection((*following, self.words.folded[place.value.last]))
        verbs = self.lexicon.words["ending-verbs"]
        return bool(named) and not verbs.isdisjoint(self.words.folded[cue[0] : cue[1] + 1])

    # --- denied ----------------------------------------------------------------------------------------------------

    def _near_negation(self, place: Place) -> Cue | None:
        """The negation before a value; one before a colon is of something else: 'Resettlement was not: it is poor.'"""
        cue = place.before("negation", NEAR_NEGATION)
        gaps = range(cue[1], place.value.first) if cue is not None else ()
        return None if any(mark in self.words.gap(at) for at in gaps for mark in ":;") else cue

    def _negated(self, place: Place) -> bool:
        """'was not rated good', 'refused three stars', 'the notice has not been issued'."""
        if self._near_negation(place):
            return place.stateful or not self._near_hope(place)
        cue = place.after("negation", place.end - place.value.last) if place.stateful else None
        # 'will leave in November rather than this spring' compares
        return cue is not None and self.words.folded[cue[1]] != "than" and not self._near_hope(place)

    def _denied(self, place: Place) -> bool:
        """'denied that it was rated poor', 'reports that it is on special measures are untrue', 'It is not.'"""
        at, words = place.value.first, self.words.folded
        denial = place.before("denials", at - place.clause)
        if denial is not None and words[denial[1]] == "that":
            return True
        claim = place.before("claims", at - place.clause)
        flat = place.after("denials", place.end - place.value.last)
        return (flat is not None and (place.stateful or claim is not None)) or (
            (place.stateful or claim is not None) and self._taken_back(place.sentence)
        )

    def _taken_back(self, sentence: Sentence) -> bool:
        """'… said that it had been put into special measures. It has not;': the next sentence denies."""
        following = self.words.folded[sentence.hi : sentence.hi + 4]
        if len(following) < 3 or following[0] not in BACKWARDS:
            return False
        if following[2] in self.lexicon.words["denials"]:
            return True
        return "not" in following[1:3] and bool(self.words.gap(sentence.hi + following.index("not")).strip())

    # --- expected --------------------------------------------------------------------------------------------------

    def _near_hope(self, place: Place) -> Cue | None:
        cue = place.before("expected", place.value.first - place.clause if self._infinitive(place) else NEAR_HOPE)
        if cue is not None and self._of_the_scale(cue):
            cue = None
        if not place.stateful:
            return cue
        if cue and self.words.folded[cue[0]] == "will":
            cue = None  # 'will be placed in special measures' is decided; 'hopes to', 'could', 'may' are not
        after = place.after("expected", NEAR_HOPE_AFTER - 1)
        return cue or (after if after and self.words.folded[after[0]] not in CONDITIONALS else None)

    def _infinitive(self, place: Place) -> bool:
        """'expect it to be given two and to be rated fair': what governs an infinitive may stand far before it."""
        lead = self.words.folded[max(place.clause, place.value.first - NEAR_NEED) : place.value.first]
        return any(one == "to" and other == "be" for one, other in pairwise(lead))

    def _of_the_scale(self, cue: Cue) -> bool:
        """'the highest score possible', 'out of a possible three': the scale's, and no hope."""
        around = self.words.folded[max(0, cue[0] - 2) : cue[1] + 2]
        return self.words.folded[cue[0]] == "possible" and bool(OF_SCALES & set(around))

    def _hoped(self, place: Place) -> bool:
        """'hopes to be rated good', 'needs two stars', 'if it is given no stars'."""
        hope = self._near_hope(place)
        if hope is not None and place.stateful and place.sentence.cue_between("no-longer", hope[1], place.value.first):
            return False  # 'hopes to be taken off special measures' is still on them
        return hope is not None or place.before("needing", NEAR_NEED) is not None or self._conditional(place)

    def _conditional(self, place: Place) -> bool:
        """'If it is rated poor, …', 'whether it is still on one star': up to the next comma."""
        at = place.value.first
        lead = self.words.folded[place.sentence.lo : at]
        opened = max((i for i, word in enumerate(lead) if word in CONDITIONS), default=-1)
        if "until" in lead and not PRESENT_BE.isdisjoint(lead[lead.index("until") :]):
            return True  # 'no rise until the council is good'
        return opened >= 0 and "," not in lead[opened:] and place.clause <= place.sentence.lo + opened

    # --- historical ------------------------------------------------------------------------------------------------

    def _historical(self, place: Place) -> bool:
        sentence, value = place.sentence, place.value
        if self._is_past(place.year, 1):
            return True
        if place.stateful and self._is_past(place.year, 0):
            return not sentence.cue_between("movement-same", place.clause, place.end, value.first)
        return self._told_of_before(place) or self.retelling.holds(sentence)

    def _recalled(self, place: Place) -> bool:
        """'a monitoring visit to Leeds, which was judged inadequate': such a visit grades nothing itself."""
        sentence, value = place.sentence, place.value
        here = sentence.cue_between("check-visits", sentence.lo, sentence.hi) is not None
        if place.stateful or not (here or self.of_a_visit):
            return False
        lead = self.words.folded[max(place.clause, value.first - NEAR_STATE) : value.first]
        return not PAST_JUDGED.isdisjoint(lead) and PRESENT_BE.isdisjoint(lead)

    def _told_of_before(self, place: Place) -> bool:
        """'was good last year', 'Four years ago the work was rated good': a past time that is the value's own."""
        sentence, value = place.sentence, place.value
        cue = sentence.cue_between("historical", *place.own, value.first)
        if cue is not None and any(
            v.frame and 0 < v.first - cue[1] < 5 for v in sentence.values if cue[0] > value.last
        ):
            cue = None  # 'outstanding now, having been good': the cue is about the next value
        if cue is None and place.clause == sentence.lo:
            cue = sentence.cue_between("historical", sentence.lo, min(sentence.lo + OPENING, value.first), value.first)
        if cue is None or self._set_off(place, cue) or self._compared(place, cue):
            return False
        if self.of_last_year and self.words.folded[cue[0] : cue[1] + 1] == LAST_YEAR:
            return False
        if cue[0] > value.last + NEAR_TIME_AFTER or self._of_the_next(place, cue):
            return False
        named = any(group.first <= cue[0] <= group.last for group in sentence.groups)  # 'the former'
        return not named and not value.first <= cue[0] <= value.last

    def _of_the_next(self, place: Place, cue: Cue) -> bool:
        """'is glad after being rated good', 'off special measures after being awarded two stars': no value is newer."""
        if cue[1] >= place.value.first or self.words.folded[cue[0]] not in ("after", "having", "since"):
            return False
        scales = {option.scale for option in place.value.options}
        before = [v for v in place.sentence.values if v.frame and v is not place.value]
        return all(scales.isdisjoint(option.scale for option in v.options) for v in before)

    def _pluperfect(self, place: Place) -> bool:
        """'had been rated good': of the past, or reported speech; what else the article tells decides."""
        cue = place.sentence.cue_between("pluperfect", *place.own, place.value.first)
        return cue is not None and not self._set_off(place, cue)

    def _set_off(self, place: Place, cue: Cue) -> bool:
        """'Leeds, inspected last year, is good': a time between commas before the value is not the value's."""
        sentence = place.sentence
        if cue[1] >= place.value.first or cue[1] + 1 >= sentence.hi or self.words.folded[cue[1] + 1] != ",":
            return False
        return any(
            self.words.folded[group.last + 1] == "," and 0 < cue[0] - group.last <= NEAR_APPOSITION
            for group in sentence.groups
            if group.last + 1 < cue[0]
        )

    def _compared(self, place: Place, cue: Cue) -> bool:
        """'poor, compared with ten last year', 'more than last year': the time of what it is compared with."""
        if cue[0] > place.sentence.lo and self.words.folded[cue[0] - 1] in COMPARING:
            return True  # 'up one star on last year, with two'
        lead = place.sentence.cue_between("comparisons", max(place.sentence.lo, cue[0] - NEAR_COMPARISON), cue[0])
        return lead is not None and not lead[1] < place.value.first < cue[0]


# Functions that ask the rules: an object that held methods of its own would be garbage for the search for cycles.
RULES: tuple[tuple[str, RatingStatus, Callable[[StatusRules, Place], bool]], ...] = (
    ("state-ended", RatingStatus.ENDED, lambda rules, place: rules._ended(place)),
    ("negation", RatingStatus.DENIED, lambda rules, place: rules._negated(place)),
    ("negation", RatingStatus.DENIED, lambda rules, place: rules._denied(place)),
    ("hope", RatingStatus.EXPECTED, lambda rules, place: rules._hoped(place)),
    ("history", RatingStatus.HISTORICAL, lambda rules, place: rules._historical(place)),
    ("history", RatingStatus.HISTORICAL, lambda rules, place: rules._recalled(place)),
    (BACKSHIFT, RatingStatus.HISTORICAL, lambda rules, place: rules._pluperfect(place)),
)
