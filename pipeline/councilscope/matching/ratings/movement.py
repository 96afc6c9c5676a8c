"""Up, down or the same: earlier values told inside a movement, steps of one star, and values that were kept."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from councilscope.matching.phrases import Words
from councilscope.matching.ratings.lexicon import LAST_STAR, NUMBERS, ORDINALS, Lexicon, number_at
from councilscope.matching.ratings.marks import Group, Place, Sentence, Value
from councilscope.matching.ratings.turning import Turns
from councilscope.records import Change
from councilscope.spans import Span

NEAR_SAME = 5
NEAR_SAME_AFTER = 8
NEAR_SAME_AGAIN = 2  # after another value: only a word directly before this one
NEAR_TARGET = 5  # words from a movement's last word to the value that it reaches
NEAR_STEP = 6
NEAR_OTHERS = 5  # words from 'the rest' to their movement
NEAR_PAST = 5  # words from 'was' to an earlier value
NEAR_NOUN = 5  # words of 'from its pilot rating'
TOWARDS = frozenset({"to", "into"})
ORIGIN = frozenset({"from", "previously", "formerly"})
SPANS_OF_TIME = frozenset({"year", "years", "month", "months", "week", "weeks"})
STARS = frozenset({"star", "stars"})
FINDING = frozenset({"finding"})  # of complaints, which move nowhere
GIVEN = frozenset({"awarded", "get", "gets", "getting", "given", "got", "handed", "received", "receives"})
COMPARING = frozenset({"on", "than"})
PAST_BE = frozenset({"was", "were", "been", "had"})
HAVING_BEEN = ({"having", "been"}, {"having", "had"}, {"after", "being"})
JUDGING = frozenset({"rated", "judged", "graded"})
LOSING = frozenset({"lost", "loses", "losing", "lose", "stripped", "strips"})
ITS_OWN = frozenset({"its", "their", "a", "the"})
ONE = frozenset({"a", "its", "one", "first", "second", "third", "another", "further"})
DIRECTIONS = (("movement-up", Change.UP), ("movement-down", Change.DOWN))


@dataclass(frozen=True, slots=True)
class Step:
    """A movement of councils without a value beside it: 'Hull has slipped a star'. ``steps`` 0: not counted."""

    councils: tuple[str, ...]
    change: Change
    steps: int
    span: Span
    others: bool = False


class Movements:
    """Reads movements off one sentence at a time."""

    def __init__(self, lexicon: Lexicon, words: Words) -> None:
        self.lexicon, self.lists, self.words = lexicon, lexicon.words, words
        self.turns = Turns(lexicon)
        self.leads = lexicon.words["adverbs"] - {"to", "as"}
        self.winning = lexicon.any_of("gaining-verbs", GIVEN)
        self.step_nouns = lexicon.any_of("movement-nouns", STARS)

    # --- earlier values --------------------------------------------------------------------------------------------

    def old_values(self, sentence: Sentence, values: list[Value]) -> dict[int, Value]:
        """Values (by first word) that are earlier ones, with the newer value that they belong to, or themselves."""
        told = {value.first for value in values}
        pairs = self.turns.pairs(sentence) if len(values) > 1 else ()
        olds = {old.first: new for old, new in pairs if old.first in told and new.first in told}
        earlier = [value for value in values if value.first in olds or self._is_old(Place(sentence, value))]
        for value in earlier:
            if value.first in olds:
                continue
            rivals = [other for other in values if other not in earlier and value.shares_scale(other)]
            after = [other for other in rivals if other.first > value.last]
            before = [other for other in rivals if other.last < value.first]
            towards = [other for other in after if "to" in self.words.folded[value.last + 1 : other.first][:7]]
            partner = next(iter(towards or before[-1:] or after), None)
            if partner is not None:
                olds[value.first] = partner
            elif self.leaves(sentence, value):
                olds[value.first] = value  # its new value stands elsewhere
        return olds

    def leaves(self, sentence: Sentence, value: Value) -> bool:
        """'from good', 'previously good': the words before the value say that it is left."""
        at = sentence.back_over(value.first, self.leads)
        if sentence.word(at) not in ORIGIN or sentence.group_at(value.last + 1) is not None:
            return False  # 'experts from three-star Kent'
        # 'a star away from two', 'removed from special measures'
        return sentence.word(at - 1) != "away" and sentence.cue_between("no-longer", at, at + 1) is None

    def _is_old(self, place: Place) -> bool:
        if self._ends_here(place) or all(self.lexicon.forms(o.scale) <= FINDING for o in place.value.options):
            return False
        lead = place.before(NEAR_PAST)
        return (
            self.leaves(place.sentence, place.value)
            or self._lost(lead[-4:])
            or self._of_old_rating(place)
            or (lead[-2:] == ["out", "of"] and place.word(1) == "to")
            or any(words.issubset(lead) for words in HAVING_BEEN)
            or self._apposed_past(place)
            or self._moves_on(place)
            or self._years_after(place)
            or (not PAST_BE.isdisjoint(lead) and self._was(place, lead))
        )

    def _was(self, place: Place, lead: list[str]) -> bool:
        """'Leeds, which was good, is …', 'was good last year and …': the past beside another value."""
        sentence = place.sentence
        pronoun = next((place.first - len(lead) + at for at, word in enumerate(lead) if word in ("which", "who")), None)
        told = [group for group in sentence.groups if pronoun is not None and pronoun - 2 <= group.last < pronoun]
        if told and sentence.word(told[0].first - 1) not in self.lists["aside-words"]:
            return JUDGING.isdisjoint(lead)
        cue = sentence.cue_between("historical", place.last + 1, min(sentence.hi, place.last + 5) + 1)
        if cue is None or sentence.word(cue[0] - 1) in COMPARING:
            return False  # 'was good, up on last year'
        return sentence.word(cue[0]) != "after" and len(sentence.values) > 1

    def _of_old_rating(self, place: Place) -> bool:
        """'a step up from its pilot rating of good': the rating that is left, by name."""
        named = place.word(-1) == "of" and place.word(-2) in self.lists["grade-nouns"]
        return named and "from" in place.before(NEAR_NOUN + 1)[:-2]

    @staticmethod
    def _apposed_past(place: Place) -> bool:
        """'Torbay, poor a year ago, is now weak': a value and its time between commas, and a newer value."""
        sentence = place.sentence
        cue = sentence.cue_between("historical", place.last + 1, min(sentence.hi, place.last + 5))
        return cue is not None and sentence.word(cue[1] + 1) == "," and "," in place.before(4)

    @staticmethod
    def _ends_here(place: Place) -> bool:
        """'removed from special measures' ends a state; it is no movement to another level."""
        ended = place.sentence.cue_between("no-longer", place.first - 2, place.first)
        return ended is not None and place.value.strong and place.value.score is None

    def _years_after(self, place: Place) -> bool:
        """'upgraded to good two years after it was rated inadequate'."""
        older = [v for v in place.sentence.values if v.frame and v.last < place.first and v.shares_scale(place.value)]
        between = self.words.folded[older[-1].last + 1 : place.first] if older else []
        return any(word in SPANS_OF_TIME and then == "after" for word, then in pairwise(between))

    def _moves_on(self, place: Place) -> bool:
        """'one star, which fell to none', 'one star before going up to two': a movement from this value to the next."""
        sentence = place.sentence
        told = [*sentence.values, *sentence.elliptic]
        newer = [value.first for value in told if value.first > place.last and value.shares_scale(place.value)]
        end = min(newer, default=place.last)
        between = self.words.folded[place.last + 1 : end]
        turned = "to" in between and not {"which", "before", "since"}.isdisjoint(between)
        return turned and sentence.cue_between("movement", place.last + 1, end) is not None

    @staticmethod
    def _lost(lead: list[str]) -> bool:
        """'has lost its three-star rating and now has two'."""
        return not LOSING.isdisjoint(lead) and not ITS_OWN.isdisjoint(lead)

    # --- change ----------------------------------------------------------------------------------------------------

    def change(self, sentence: Sentence, value: Value) -> tuple[Change | None, int, Span | None]:
        """What the clause says of the value's movement: change, number of steps (0: not said), and the words."""
        place, word = Place(sentence, value), sentence.word(value.first)
        if word in ORDINALS and place.word(-2) in self.winning:
            return Change.UP, 1, place.span
        if word in LAST_STAR and place.word(0) == "star":
            return Change.DOWN, 1, self.words.span(value.first - 2, value.last)
        if value.score is not None and value.last > value.first + 1 and sentence.word(value.first + 1) == "of":
            lost = number_at(word) or 0
            return Change.DOWN, lost, self.words.span(value.first - 1, value.last)  # 'lost one of its three stars'
        for name, change in DIRECTIONS:
            near = max(place.clause, value.first - NEAR_STEP), min(place.end, value.last + NEAR_STEP)
            cue = sentence.cue_between(name, *near, value.first)
            if cue and not _of_another(sentence, value, cue):
                steps = self._steps(cue, place.end)
                told = steps or self._reaches(cue, value)
                return (change, steps, self.words.span(*cue)) if told else (None, 0, None)
        earlier = any(place.clause <= other.last < value.first for other in sentence.told)
        lead = max(place.clause, value.first - (NEAR_SAME_AGAIN if earlier else NEAR_SAME))
        cue = sentence.cue_between("movement-same", lead, value.first) or sentence.cue_between(
            "movement-same", value.last + 1, min(place.end, value.last + 1 + NEAR_SAME_AFTER)
        )
        if cue and not _of_another(sentence, value, cue):
            return Change.SAME, 0, self.words.span(*cue)
        return None, 0, None

    def _reaches(self, cue: tuple[int, int], value: Value) -> bool:
        """'fell to one star', 'upgraded to a good rating', 'dropped into the bottom class'."""
        between = self.words.folded[cue[1] : value.first]
        return len(between) <= NEAR_TARGET and not TOWARDS.isdisjoint(between)

    def _steps(self, cue: tuple[int, int], end: int) -> int:
        """How many classes or stars a movement goes, 0 where it does not say."""
        words = self.words.folded[cue[0] : min(end, cue[1] + 4)]
        for before, word in pairwise(words):
            if before in TOWARDS or word in TOWARDS:
                break  # 'fell to one star' tells where it ended
            if word in self.step_nouns:
                return 1 if before in ONE else NUMBERS.get(before, 0)
        return 1 if "one" in words and "better" in words else 0

    def steps_without_value(self, sentence: Sentence) -> list[Step]:
        """'Wakefield gains its first', 'Hull has slipped a star', 'the rest are unchanged'."""
        found = self._ordinal_steps(sentence)
        for name, change in (*DIRECTIONS, ("movement-same", Change.SAME)):
            for cue in sentence.cues.get(name, ()):
                others = sentence.cue_between("group-others", max(sentence.lo, cue[0] - NEAR_OTHERS), cue[0])
                span = self.words.span(*cue)
                if others is not None:
                    # '11 others are stuck on two stars' speaks of eleven, not of the rest
                    counted = number_at(sentence.word(others[0] - 1)) is not None
                    if sentence.word(others[0]) != "others" or not counted:
                        found.append(Step((), change, 0, span, others=True))
                    continue
                before = [group for group in sentence.groups if group.last < cue[0]]
                steps = self._steps(cue, sentence.hi)
                if before and (steps or "first" in self.words.folded[cue[1] : cue[1] + 4]):
                    found.append(Step(before[-1].councils, change, max(steps, 1), span))
        return found

    def _ordinal_steps(self, sentence: Sentence) -> list[Step]:
        """'Wakefield gains its first', 'York lost its third star': an ordinal star won or lost."""
        found = []
        for first, last in sentence.cues.get("star-step", ()):
            owner = [group for group in sentence.groups if group.last < first]
            for name, change in (("gaining-verbs", Change.UP), ("losing-verbs", Change.DOWN)):
                if owner and sentence.word(first - 1) in self.lists[name]:
                    found.append(Step(owner[-1].councils, change, 1, self.words.span(first, last)))
        return found


def _of_another(sentence: Sentence, value: Value, cue: tuple[int, int]) -> bool:
    """True if a council or a newer value stands between the value and the cue after it."""
    marks: list[Group | Value] = [*sentence.groups, *(v for v in sentence.values if v.frame)]
    return any(value.last < mark.first and mark.last < cue[0] for mark in marks)
