"""Grades in a movement: 'from adequate to good', 'up from inadequate', 'had its rating raised to good'."""

from __future__ import annotations

from councilscope.matching.phrases import Words
from councilscope.matching.ratings.copulas import Copulas
from councilscope.matching.ratings.marks import Sentence, Value

REACH = 14
LONGEST_WAY = 6  # words of 'a class, ' between 'drop' and 'to'
BEING = (["having", "been"], ["after", "being"], ["of", "being"], ["from", "being"])


class MovingGrades(Copulas):
    """The frames of a value that somebody leaves or reaches."""

    def _changed_to(self, words: Words, sentence: Sentence, at: int) -> bool:
        """'had their ratings limited to adequate', 'raised its rating to good': a rating is changed to the grade."""
        lead = set(words.folded[max(sentence.clause_of(at)[0], at - REACH) : at])
        return not lead.isdisjoint(self.lexicon.words["changing-verbs"]) and not lead.isdisjoint(
            self.lexicon.words["rating-nouns"]
        )

    def _from_to(self, words: Words, sentence: Sentence, value: Value) -> bool:
        """'gone from adequate to good', 'up from inadequate': levels of one scale in a movement."""
        if sentence.cues.get("scale-cues"):
            return False
        if self._apposed_past(words, sentence, value):
            return True
        for left, right in zip(sentence.values, sentence.values[1:], strict=False):
            if value not in (left, right) or right.first - left.last > 4 or left.first == sentence.lo:
                continue
            lead = words.folded[max(0, left.first - 2) : left.first]
            leaves = lead[-1:] == ["from"] or lead in (["out", "of"], ["from", "the"], ["from", "a"])
            if leaves and "to" in words.folded[left.last + 1 : right.first]:
                return left.shares_scale(right) and bool(sentence.groups or sentence.names)
        at = value.first - 1
        earlier = any(other.frame and other.last < value.first for other in sentence.values)
        if earlier and words.folded[max(sentence.lo, at - 1) : at + 1] in BEING:
            return True
        if at > sentence.lo and words.folded[at] in ("a", "an"):
            at -= 1
        if at > sentence.lo and words.folded[at] == "to" and self._moved(words, sentence, at):
            return True
        if words.folded[at] in ("at", "on") and any(cue[1] == at for cue in sentence.cues.get("movement-same", ())):
            return True  # 'remains stuck at inadequate'
        both = words.folded[at] == "and" and any(v.frame == "from-to" and v.last == at - 1 for v in sentence.values)
        if both and words.folded[value.last + 1 : value.last + 2] == ["respectively"]:
            return True  # 'drop to fair and poor respectively'
        if at <= sentence.lo or words.folded[at] != "from":
            return False
        return words.folded[at - 1] in ("up", "down") or any(
            other.frame and other.last < value.first for other in sentence.values
        )

    def _moved(self, words: Words, sentence: Sentence, at: int) -> bool:
        """'hopes to have climbed to adequate', 'drop a class, to fair': a movement before 'to', and its steps."""
        cues = [cue for name in ("movement-up", "movement-down") for cue in sentence.cues.get(name, ())]
        ways = self.lexicon.words["movement-ways"]
        return any(
            at - 2 <= cue[1] <= at
            or (at - LONGEST_WAY <= cue[1] < at and ways.issuperset(words.folded[cue[1] + 1 : at]))
            for cue in cues
        )

    @staticmethod
    def _apposed_past(words: Words, sentence: Sentence, value: Value) -> bool:
        """'Torbay, poor a year ago, is now weak'."""
        cue = sentence.cue_between("historical", value.last + 1, min(sentence.hi, value.last + 5))
        if cue is None or value.first == sentence.lo or words.folded[value.first - 1] != ",":
            return False
        return any(group.last == value.first - 2 for group in sentence.groups)
