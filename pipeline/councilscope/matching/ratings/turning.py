"""What was and what is: 'weak a year ago and now fair', 'was fair and is good', 'no longer good but fair'."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from councilscope.matching.ratings.lexicon import Lexicon
from councilscope.matching.ratings.marks import NameMark, Sentence, Value

PAST = frozenset({"was", "were", "had", "been"})
PRESENT = frozenset({"is", "are", "has", "have", "now"})
TURNS = frozenset({",", "and", "but", "it", "both", "they", "instead", "yet", "then", "s"})
ARTICLES = frozenset({"a", "the"})
ARROWS = frozenset({">", "->", "→", "=>", "–>"})
LEAD = 4  # words from 'was' or 'no longer' to the old value
LONGEST_TURN = 9  # words between the two values, the time that is told among them


class Turns:
    """Reads pairs of an old and a new value of the same councils off one sentence."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.light = lexicon.words["adverbs"] - PRESENT | ARTICLES

    def pairs(self, sentence: Sentence) -> Iterator[tuple[Value, Value]]:
        """The old value and the new one; no name of a council or of a judgement stands between them."""
        for old, new in pairwise(sentence.values):
            near = new.first - old.last <= LONGEST_TURN and old.shares_scale(new)
            # 'it' and 'both' stand for the councils named before
            named = (m for m in sentence.marks if isinstance(m, NameMark) or not m.anaphor)
            if (
                near
                and not any(old.last < mark.first < new.first for mark in named)
                and self._turns(sentence, old, new)
            ):
                yield old, new

    def _turns(self, sentence: Sentence, old: Value, new: Value) -> bool:
        between = range(old.last + 1, new.first)
        if not between and sentence.words.gap(old.last).strip() in ARROWS:
            return True  # 'C3 > C2'
        times = {at for cue in sentence.cues.get("historical", ()) for at in range(cue[0], cue[1] + 1)}
        ago = next((at for at in between if sentence.word(at) == "ago"), None)
        times |= set(range(ago - 2, ago + 1)) if ago is not None else set()  # 'two years ago'
        said = [word for at in between if at not in times and (word := sentence.word(at)) not in self.light]
        if not said or not TURNS.union(PRESENT).issuperset(said):
            return False
        present = not PRESENT.isdisjoint(said) or sentence.word(new.last + 1) == "now"
        lead = sentence.before(old.first, LEAD)
        if "not" in lead:
            return False  # 'was not rated fair, and is poor'
        if lead[-2:] == ["no", "longer"]:
            return present or said == ["but"]
        return present and (not times.isdisjoint(between) or not PAST.isdisjoint(lead))
