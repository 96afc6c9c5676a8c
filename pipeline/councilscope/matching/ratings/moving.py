"""Grades in a movement: 'from adequate to good', 'up from inadequate', 'had its rating raised to good'."""

from __future__ import annotations

from itertools import pairwise

from councilscope.matching.ratings.copulas import Copulas
from councilscope.matching.ratings.marks import Place

REACH = 14
LONGEST_WAY = 6  # words of 'a class, ' between 'drop' and 'to'
LONGEST_SPAN = 4  # words between the two levels of a movement
BEING = (["having", "been"], ["after", "being"], ["of", "being"], ["from", "being"])
LEAVING = (["out", "of"], ["from", "the"], ["from", "a"])


class MovingGrades(Copulas):
    """The frames of a value that somebody leaves or reaches."""

    def _changed_to(self, place: Place) -> bool:
        """'had their ratings limited to adequate', 'raised its rating to good': a rating is changed to the grade."""
        lead = place.lead(REACH + 1)[:-1]
        changed = not self.lists["changing-verbs"].isdisjoint(lead)
        return place.word(-1) == "to" and changed and not self.lists["rating-nouns"].isdisjoint(lead)

    def _from_to(self, place: Place) -> bool:
        """'gone from adequate to good', 'up from inadequate': levels of one scale in a movement."""
        sentence = place.sentence
        if sentence.cues.get("scale-cues"):
            return False
        if self._apposed_past(place):
            return True
        for left, right in pairwise(sentence.values):
            if place.value not in (left, right) or right.first - left.last > LONGEST_SPAN:
                continue
            lead = sentence.before(left.first, 2)
            leaves = lead[-1:] == ["from"] or lead in LEAVING
            if leaves and "to" in sentence.words.folded[left.last + 1 : right.first]:
                return left.shares_scale(right) and bool(sentence.groups or sentence.names)
        earlier = any(other.frame and other.last < place.first for other in sentence.values)
        if earlier and place.before(2) in BEING:
            return True
        at = place.first - (2 if place.word(-1) in ("a", "an") else 1)
        word = sentence.word(at)
        if word == "to" and self._moved(place, at):
            return True
        if word in ("at", "on") and any(cue[1] == at for cue in sentence.cues.get("movement-same", ())):
            return True  # 'remains stuck at inadequate'
        both = word == "and" and any(v.frame == "from-to" and v.last == at - 1 for v in sentence.values)
        if both and place.word(1) == "respectively":
            return True  # 'drop to fair and poor respectively'
        return word == "from" and (earlier or sentence.word(at - 1) in ("up", "down"))

    def _moved(self, place: Place, at: int) -> bool:
        """'hopes to have climbed to adequate', 'drop a class, to fair': a movement before 'to', and its steps."""
        ways, folded = self.lists["movement-ways"], place.sentence.words.folded
        return any(
            at - 2 <= last <= at or (at - LONGEST_WAY <= last < at and ways.issuperset(folded[last + 1 : at]))
            for _, last in place.sentence.cues.get("movement", ())
        )

    @staticmethod
    def _apposed_past(place: Place) -> bool:
        """'Torbay, poor a year ago, is now weak'."""
        if place.word(-1) != "," or place.sentence.group_ending(place.first - 2) is None:
            return False
        return (
            place.sentence.cue_between("historical", place.last + 1, min(place.sentence.hi, place.last + 5)) is not None
        )
