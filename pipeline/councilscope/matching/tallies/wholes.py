"""'The council was graded on seven outcomes. Four are good': the whole that a sentence before names."""

from __future__ import annotations

from dataclasses import dataclass

from councilscope.matching.phrases import Words
from councilscope.matching.ratings.marks import Sentence
from councilscope.matching.tallies.counts import UNIT_KINDS, WITHIN_PHRASE
from councilscope.matching.tallies.lexicon import TallyLexicon
from councilscope.matching.tallies.pieces import Count

LONGEST_WAIT = 2  # sentences
UNIT_REACH = 7  # words from the number to the noun that is counted
FEWEST = 3


@dataclass(slots=True)
class Whole:
    """A number of things that the sentences after it may count parts of; ``age`` in sentences."""

    number: int
    unit: tuple[int, int]
    unit_kind: str
    block: int  # where its paragraph begins, the end of which is the end of its reach
    introduces: bool  # but for a sentence that introduces a list
    age: int = 0


class Wholes:
    """Keeps the whole named last while the sentences after it count its parts."""

    def __init__(self, lexicon: TallyLexicon, words: Words) -> None:
        self.lexicon = lexicon
        self.words = words
        self.last: Whole | None = None

    def complete(self, count: Count) -> None:
        """Give a count without a noun and a total of its own those of the whole before it."""
        whole = self.last
        own = count.unit is not None or count.of is not None
        if whole is None or own or count.number is None or count.number > whole.number:
            return
        count.of, count.shared_of = whole.number, True
        count.unit, count.unit_kind = whole.unit, whole.unit_kind
        whole.age = 0

    def turn_to(self, sentence: Sentence) -> None:
        """Forget a whole that nothing has been counted of for some sentences."""
        if self.last is not None:
            self.last.age += 1
            away = self.last.block != sentence.block.start and not self.last.introduces
            if self.last.age > LONGEST_WAIT or away:
                self.last = None

    def keep(self, sentence: Sentence) -> None:
        """Remember the last whole of a sentence that has no tally itself."""
        figures = self.words.figures_within(sentence.lo, sentence.hi)
        if not figures and self.lexicon.counting.isdisjoint(self.words.folded[sentence.lo : sentence.hi]):
            return
        marks = self.lexicon.marks(self.words, sentence)
        units = sorted((*cue, kind) for kind in UNIT_KINDS for cue in marks.get(kind, ()))
        for first, last, kind in units:
            number = self._number_before(sentence, first)
            if number is not None and number >= FEWEST and self.words.folded[last].endswith("s"):
                introduces = self.words.text[sentence.span.end - 1] == ":"
                self.last = Whole(number, (first, last), kind, sentence.block.start, introduces)

    def _one_of(self, sentence: Sentence, at: int) -> bool:
        """True for the four of 'one of only four councils': it tells of the one."""
        return self.words.folded[max(sentence.lo, at - 3) : at][:2] == ["one", "of"] or (
            self.words.folded[max(sentence.lo, at - 2) : at] == ["one", "of"]
        )

    def _number_before(self, sentence: Sentence, at: int) -> int | None:
        """The number that counts the noun at the word, over the words that describe it."""
        for step in range(at - 1, max(sentence.lo, at - UNIT_REACH) - 1, -1):
            number = self.lexicon.number(self.words, step, at)
            if number is not None:
                return None if self._one_of(sentence, step) else number[0]
            if self.words.folded[step] in self.lexicon.phrase_ends - WITHIN_PHRASE or self.words.folded[step] == ",":
                return None
        return None
