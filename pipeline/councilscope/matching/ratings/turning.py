"""What was and what is: 'weak a year ago and now fair', 'was fair and is good', 'no longer good but fair'."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from councilscope.matching.phrases import Words
from councilscope.matching.ratings.lexicon import Lexicon
from councilscope.matching.ratings.marks import Sentence, Value

PAST = frozenset({"was", "were", "had", "been"})
PRESENT = frozenset({"is", "are", "has", "have", "now"})
TURNS = frozenset({",", "and", "but", "it", "both", "they", "instead", "yet", "then", "s"})
LEAD = 4  # words from 'was' or 'no longer' to the old value
LONGEST_TURN = 9  # words between the two values, the time that is told among them


class Turns:
    """Reads pairs of an old and a new value of the same councils off one sentence."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.adverbs = lexicon.words["adverbs"]

    def pairs(self, words: Words, sentence: Sentence) -> Iterator[tuple[Value, Value]]:
        """The old value and the new one; no name of a council or of a judgement stands between them."""
        named = {mark.first for mark in sentence.marks if not _stands_for(mark)}
        times = {at for cue in sentence.cues.get("historical", ()) for at in range(cue[0], cue[1] + 1)}
        for old, new in pairwise(sentence.values):
            apart = new.first - old.last > LONGEST_TURN or not old.shares_scale(new)
            if apart or not named.isdisjoint(range(old.last + 1, new.first)):
                continue
            if self._turns(words, sentence, old, new, times):
                yield old, new

    def _turns(self, words: Words, sentence: Sentence, old: Value, new: Value, times: set[int]) -> bool:
        between = [(at, words.folded[at]) for at in range(old.last + 1, new.first)]
        ago = next((at for at, word in between if word == "ago"), None)
        times = times | set(range(ago - 2, ago + 1)) if ago is not None else times  # 'two years ago'
        told = any(at in times for at, _ in between)
        said = [w for at, w in between if at not in times and w not in self.adverbs - PRESENT and w not in ("a", "the")]
        if not said or not TURNS.union(PRESENT).issuperset(said):
            return False
        present = not PRESENT.isdisjoint(said) or words.folded[new.last + 1 : new.last + 2] == ["now"]
        lead = words.folded[max(sentence.lo, old.first - LEAD) : old.first]
        if lead[-2:] == ["no", "longer"]:
            return present or said == ["but"]
        return present and (told or not PAST.isdisjoint(lead))


def _stands_for(mark: object) -> bool:
    """True for 'it' and 'both', which stand for the councils named before."""
    return bool(getattr(mark, "anaphor", False))
