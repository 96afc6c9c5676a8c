"""An earlier inspection told over several sentences: values in them are of that time, whatever stands beside them."""

from __future__ import annotations

from councilscope.matching.ratings.lexicon import Lexicon
from councilscope.matching.ratings.marks import Sentence, years_in

OPENING = 9  # words in which a sentence says of which time it tells
LONGEST = 3  # sentences that a retelling goes on
NEAR_ORIGIN = 5  # words from 'from' to the year of the level that is left
PERFECT = frozenset({"has", "have"})


class Retelling:
    """Follows the sentences of an article; ``holds`` tells whether one goes on with an earlier inspection."""

    def __init__(self, lexicon: Lexicon, year: int | None) -> None:
        self.inspecting = lexicon.words["inspection-words"]
        self.year = year
        self._block = -1
        self._left = 0
        self._here = -1

    def turn_to(self, sentence: Sentence) -> None:
        """Read the next sentence of the article: it opens, goes on with, or ends a retelling."""
        goes_on = self._left > 0 and sentence.block.start == self._block and not self._of_today(sentence)
        self._left -= 1
        self._here = sentence.lo if goes_on else -1
        if self._opens(sentence):
            self._block, self._left = sentence.block.start, LONGEST
        elif not goes_on:
            self._left = 0

    def holds(self, sentence: Sentence) -> bool:
        """True if the sentence tells of the earlier inspection that one before it in the paragraph spoke of."""
        return self._here == sentence.lo

    def _opens(self, sentence: Sentence) -> bool:
        """'It was last inspected in 2018', 'At its previous inspection leaders had lost their grip'."""
        if self.inspecting.isdisjoint(sentence.folded()) or self._of_today(sentence):
            return False
        found = years_in(sentence.words, sentence.lo, sentence.hi)
        # 'good, up from inadequate in 2021' tells of today
        years = [year for at, year in found if "from" not in sentence.before(at, NEAR_ORIGIN)]
        past = bool(years) and self.year is not None and max(years) < self.year - 1
        end = min(sentence.hi, sentence.lo + OPENING)
        return past or sentence.cue_between("historical", sentence.lo, end) is not None

    @staticmethod
    def _of_today(sentence: Sentence) -> bool:
        """True for a sentence of the present: 'Now …', 'Inspectors have found …', 'This week …'."""
        return bool(sentence.cues.get("present")) or not PERFECT.isdisjoint(sentence.folded())
