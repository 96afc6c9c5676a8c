"""Up, down or the same: earlier values told inside a movement, steps of one star, and values that were kept."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from councilscope.matching.phrases import Words
from councilscope.matching.ratings.lexicon import LAST_STAR, NUMBERS, ORDINALS, Lexicon, number_at
from councilscope.matching.ratings.marks import Group, Sentence, Value
from councilscope.matching.ratings.turning import Turns
from councilscope.records import Change
from councilscope.spans import Span

NEAR_SAME = 5
NEAR_TARGET = 5  # words from a movement's last word to the value that it reaches
TOWARDS = frozenset({"to", "into"})
NEAR_SAME_AGAIN = 2  # after another value: only a word directly before this one
NEAR_STEP = 6
ORIGIN = frozenset({"from", "previously", "formerly"})
OUT_OF = ["out", "of"]
SPANS_OF_TIME = frozenset({"year", "years", "month", "months", "week", "weeks"})
FINDING = frozenset({"finding"})  # of complaints, which move nowhere
NEAR_NOUN = 5  # words of 'from its pilot rating'
MOVING = ("movement-up", "movement-down")
GIVEN = frozenset({"awarded", "get", "gets", "getting", "given", "got", "handed", "received", "receives"})
PAST_BE = frozenset({"was", "were", "been"})


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
        self.lexicon = lexicon
        self.words = words
        self.adverbs = lexicon.words["adverbs"]
        self.turns = Turns(lexicon)
        self.step_nouns = lexicon.words["movement-nouns"] | {"star", "stars"}

    def old_values(self, sentence: Sentence, values: list[Value]) -> dict[int, Value]:
        """Values (by first word) that are earlier ones, with the newer value that they belong to."""
        pairs = self.turns.pairs(self.words, sentence)
        told = {value.first for value in values}
        olds = {old.first: new for old, new in pairs if old.first in told and new.first in told}
        for value in values:
            if value.first in olds or not self._is_old(sentence, value):
                continue
            rivals = [
                other
                for other in values
                if other is not value and other.first not in olds and value.shares_scale(other)
            ]
            rivals = [other for other in rivals if not self._is_old(sentence, other)]
            after = [other for other in rivals if other.first > value.last]
            before = [other for other in rivals if other.last < value.first]
            towards = next((o for o in after if "to" in self.words.folded[value.last + 1 : o.first][:7]), None)
            partner = towards or (before[-1] if before else after[0] if after else None)
            if partner is not None:
                olds[value.first] = partner
            elif self._led_by(sentence, value, ORIGIN):
                olds[value.first] = value  # its new value stands elsewhere
        return olds

    def _is_old(self, sentence: Sentence, value: Value) -> bool:
        if self._ends_here(sentence, value) or all(
            self.lexicon.forms(option.scale) <= FINDING for option in value.options
        ):
            return False
        if self._led_by(sentence, value, ORIGIN) or self._lost(sentence, value):
            return True
        words = self.words.folded
        if self._of_old_rating(sentence, value):
            return True
        if words[max(0, value.first - 2) : value.first] == OUT_OF and words[value.last + 1 : value.last + 2] == ["to"]:
            return True
        lead = words[max(sentence.lo, value.first - 5) : value.first]
        if {"having", "been"} <= set(lead) or {"having", "had"} <= set(lead) or {"after", "being"} <= set(lead):
            return True
        if self._apposed_past(sentence, value) or self._moves_on(sentence, value) or self._years_after(sentence, value):
            return True
        if any(word in PAST_BE or word == "had" for word in lead):
            tail_end = min(sentence.hi, value.last + 5)
            pronoun = next(
                (value.first - len(lead) + i for i, word in enumerate(lead) if word in ("which", "who")), None
            )
            told = [group for group in sentence.groups if pronoun is not None and pronoun - 2 <= group.last < pronoun]
            if told and words[told[0].first - 1] not in self.lexicon.words["aside-words"]:
                return not any(word in ("rated", "judged", "graded") for word in lead)
            cue = sentence.cue_between("historical", value.last + 1, tail_end + 1)
            if cue and words[cue[0]] != "after" and len(sentence.values) > 1:
                return True
        return False

    def _of_old_rating(self, sentence: Sentence, value: Value) -> bool:
        """'a step up from its pilot rating of good': the rating that is left, by name."""
        words, of = self.words.folded, value.first - 1
        if words[of] != "of" or words[of - 1] not in self.lexicon.words["grade-nouns"]:
            return False
        return "from" in words[max(sentence.lo, of - NEAR_NOUN) : of - 1]

    def _apposed_past(self, sentence: Sentence, value: Value) -> bool:
        """'Torbay, poor a year ago, is now weak': a value and its time between commas, and a newer value."""
        words = self.words.folded
        cue = sentence.cue_between("historical", value.last + 1, min(sentence.hi, value.last + 5))
        if cue is None or cue[1] + 1 >= sentence.hi or words[cue[1] + 1] != ",":
            return False
        return "," in words[max(sentence.lo, value.first - 4) : value.first]

    @staticmethod
    def _ends_here(sentence: Sentence, value: Value) -> bool:
        """'removed from special measures' ends a state; it is no movement to another level."""
        ended = sentence.cue_between("no-longer", value.first - 2, value.first)
        return value.strong and value.score is None and ended is not None

    def _years_after(self, sentence: Sentence, value: Value) -> bool:
        """'upgraded to good two years after it was rated inadequate'."""
        older = [v for v in sentence.values if v.frame and v.last < value.first and v.shares_scale(value)]
        between = self.words.folded[older[-1].last + 1 : value.first] if older else []
        return any(word in SPANS_OF_TIME and then == "after" for word, then in pairwise(between))

    def _moves_on(self, sentence: Sentence, value: Value) -> bool:
        """'one star, which fell to none', 'one star before going up to two': a movement from this value to the next."""
        told = sorted((*sentence.values, *sentence.elliptic), key=lambda v: v.first)
        newer = next((v for v in told if v.first > value.last and v.shares_scale(value)), None)
        if newer is None:
            return False
        between = self.words.folded[value.last + 1 : newer.first]
        moved = any(sentence.cue_between(name, value.last + 1, newer.first) for name in MOVING)
        return moved and "to" in between and bool({"which", "before", "since"} & set(between))

    def _lost(self, sentence: Sentence, value: Value) -> bool:
        """'has lost its three-star rating and now has two'."""
        lead = self.words.folded[max(sentence.lo, value.first - 4) : value.first]
        return bool(set(lead) & {"lost", "loses", "losing", "lose", "stripped", "strips"}) and bool(
            set(lead) & {"its", "their", "a", "the"}
        )

    def leaves(self, sentence: Sentence, value: Value) -> bool:
        """'from good': the words before the value say that it is left."""
        return self._led_by(sentence, value, ORIGIN)

    def _led_by(self, sentence: Sentence, value: Value, leaders: frozenset[str]) -> bool:
        at = value.first - 1
        while at >= sentence.lo and self.words.folded[at] in self.adverbs and self.words.folded[at] not in ("to", "as"):
            at -= 1
        ended = sentence.cue_between("no-longer", at - 1, at + 1)
        if at > sentence.lo and (self.words.folded[at - 1] == "away" or ended):
            return False  # 'a star away from two', 'removed from special measures'
        if any(group.first == value.last + 1 for group in sentence.groups):
            return False  # 'experts from three-star Kent'
        return at >= sentence.lo and self.words.folded[at] in leaders

    def change(self, sentence: Sentence, value: Value) -> tuple[Change | None, int, Span | None]:
        """What the clause says of the value's movement: change, number of steps (0: not said), and the words."""
        clause, end = sentence.clause_of(value.first)
        won = self.words.folded[value.first] in ORDINALS and value.first > sentence.lo + 1
        if won and self.words.folded[value.first - 2] in self.lexicon.words["gaining-verbs"] | GIVEN:
            return Change.UP, 1, self._span(value.first, value.last)
        if self.words.folded[value.first] in LAST_STAR and self.words.folded[value.last] == "star":
            return Change.DOWN, 1, self._span(value.first - 2, value.last)
        if value.score is not None and self.words.folded[value.first + 1 : value.last][:1] == ["of"]:
            lost = number_at(self.words.folded[value.first]) or 0
            return Change.DOWN, lost, self._span(value.first - 1, value.last)  # 'lost one of its three stars'
        for name, change in (("movement-up", Change.UP), ("movement-down", Change.DOWN)):
            cue = sentence.cue_between(
                name, max(clause, value.first - NEAR_STEP), min(end, value.last + NEAR_STEP), value.first
            )
            if cue and not self._of_another(sentence, value, cue):
                steps = self._steps(cue, end)
                if steps or self._reaches(cue, value):
                    return change, steps, self._span(*cue)
                return None, 0, None
        told = (*sentence.values, *sentence.elliptic)
        earlier = max((v.last for v in told if v.frame and v.last < value.first), default=-1)
        near = NEAR_SAME if earlier < clause else NEAR_SAME_AGAIN
        cue = sentence.cue_between(
            "movement-same", max(clause, value.first - near), value.first
        ) or sentence.cue_between("movement-same", value.last + 1, min(end, value.last + 1 + NEAR_SAME + 3))
        if cue and not self._of_another(sentence, value, cue):
            return Change.SAME, 0, self._span(*cue)
        return None, 0, None

    def _reaches(self, cue: tuple[int, int], value: Value) -> bool:
        """'fell to one star', 'upgraded to a good rating', 'dropped into the bottom class'."""
        between = self.words.folded[cue[1] : value.first]
        return len(between) <= NEAR_TARGET and not TOWARDS.isdisjoint(between)

    @staticmethod
    def _of_another(sentence: Sentence, value: Value, cue: tuple[int, int]) -> bool:
        """True if a council or a newer value stands between the value and the cue after it."""
        marks: list[Group | Value] = [*sentence.groups, *(v for v in sentence.values if v.frame)]
        return any(value.last < mark.first and mark.last < cue[0] for mark in marks)

    def _steps(self, cue: tuple[int, int], end: int) -> int:
        words = self.words.folded[cue[0] : min(end, cue[1] + 4)]
        for index, word in enumerate(words):
            if word in TOWARDS:
                break  # 'fell to one star' tells where it ended
            if word in self.step_nouns and index:
                before = words[index - 1]
                return (
                    1
                    if before in ("a", "its", "one", "first", "second", "third", "another", "further")
                    else NUMBERS.get(before, 0)
                )
        return 1 if "one" in words and "better" in words else 0

    def steps_without_value(self, sentence: Sentence, groups: list[Group], previous: Group | None) -> list[Step]:
        """'Wakefield gains its first', 'Hull has slipped a star', 'the rest are unchanged'."""
        found: list[Step] = self._ordinal_steps(sentence, groups)
        for name, change in (
            ("movement-up", Change.UP),
            ("movement-down", Change.DOWN),
            ("movement-same", Change.SAME),
        ):
            for cue in sentence.cues.get(name, ()):
                others = sentence.cue_between("group-others", max(sentence.lo, cue[0] - 5), cue[0])
                if others and self._counted(others):
                    continue  # '11 others are stuck on two stars' speaks of eleven, not of the rest
                if others:
                    found.append(Step((), change, 0, self._span(*cue), others=True))
                    continue
                before = [g for g in groups if g.last < cue[0]]
                steps = self._steps(cue, sentence.hi)
                if before and (steps or "first" in self.words.folded[cue[1] : cue[1] + 4]):
                    found.append(Step(before[-1].councils, change, max(steps, 1), self._span(*cue)))
        return found

    def _counted(self, others: tuple[int, int]) -> bool:
        return self.words.folded[others[0]] == "others" and number_at(self.words.folded[others[0] - 1]) is not None

    def _ordinal_steps(self, sentence: Sentence, groups: list[Group]) -> list[Step]:
        """'Wakefield gains its first', 'York lost its third star': an ordinal star won or lost."""
        found = []
        for first, last in sentence.cues.get("star-step", ()):
            verb = self.words.folded[first - 1] if first > sentence.lo else ""
            change = (
                Change.UP
                if verb in self.lexicon.words["gaining-verbs"]
                else Change.DOWN
                if verb in self.lexicon.words["losing-verbs"]
                else None
            )
            owner = [group for group in groups if group.last < first]
            if change is not None and owner:
                found.append(Step(owner[-1].councils, change, 1, self._span(first, last)))
        return found

    def _span(self, first: int, last: int) -> Span:
        return Span(self.words.items[first].start, self.words.items[last].end)
