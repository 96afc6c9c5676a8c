"""What is judged: the service that a value's own words name, the one spoken of before, else the scheme's own."""

from __future__ import annotations

from itertools import pairwise

from councilscope.knowledge.ratings import Dimension, Regime
from councilscope.matching.phrases import Words
from councilscope.matching.ratings.lexicon import Lexicon
from councilscope.matching.ratings.marks import NameMark, Sentence, Value, covered
from councilscope.records import RatingKind

LONGEST_SERVICE = 4  # words of 'refuse and recycling'
BEFORE_SERVICE = frozenset({"its", "their", "the", "s", "our"})
ABOUT = frozenset({"about", "over", "concerning"})


class Subjects:
    """Finds the service that a value judges; keeps the one that the article named last."""

    def __init__(self, lexicon: Lexicon, words: Words) -> None:
        self.lexicon, self.words = lexicon, words
        self.topic: str | None = None
        self.generic = frozenset(regime.subject for regime in lexicon.regimes.values() if regime.any_service)

    def keep_topic(self, sentence: Sentence) -> None:
        """Remember the service that the sentence names, for regimes that may judge any service."""
        services = {name.key for mark in sentence.names for name in mark.of("service")}
        services = {key for key in services if key not in self.generic}
        if len(services) == 1:
            self.topic = services.pop()

    def named(self, mark: NameMark | None) -> str | None:
        """The service that the words beside a value name."""
        return next((name.key for name in mark.of("service")), None) if mark else None

    def of(
        self, regime: Regime, dimension: Dimension | None, mark: NameMark | None, half: str | None,
        sentence: Sentence, value: Value, year: int | None,
    ) -> str:  # fmt: skip
        """What is judged. half: what the other half of the judgement judges, if it has one. year: of the value."""
        usual = self.usual(regime, year)
        if dimension is not None and dimension.subject is not None:
            return dimension.subject
        if dimension is not None and dimension.kind is RatingKind.DOMAIN and not dimension.each_service:
            return usual  # the service stays the subject of its parts
        service = self.named(mark)
        if service is not None and service not in self.lexicon.judged.get(regime.id, (service,)):
            service = None  # 'a notice to improve its schools', from those who watch over the care of children
        if service is None and half is not None:
            return half
        if regime.any_service and (service is None or service in self.generic):
            service = self._worded(sentence, value) or (None if self._says_about(sentence, regime) else self.topic)
        return service or usual

    def usual(self, regime: Regime, year: int | None) -> str:
        """What the regime judges in that year; in the first year after a change, what the article calls it."""
        earlier = regime.earlier_subject
        changing = earlier is not None and year == earlier.last_year + 1
        text = self.words.text.lower() if changing else ""
        if earlier is not None and changing and earlier.subject in text and regime.subject not in text:
            return earlier.subject
        return regime.subject_in(year)

    @staticmethod
    def _says_about(sentence: Sentence, regime: Regime) -> bool:
        """'a complaint about the path was upheld': the matter by its own words, whatever else the article is about."""
        if any(mark.of("service") for mark in sentence.names):
            return False
        return any(word == regime.subject and after in ABOUT for word, after in pairwise(sentence.folded()))

    def _worded(self, sentence: Sentence, value: Value) -> str | None:
        """'for its museums service': the service by its own words, where a scheme judges any and it is not known."""
        words, starts = self.words.folded, self.words.starts
        known = covered(sentence.values) | covered(sentence.names)
        known |= {at for at in range(sentence.lo, sentence.hi)
                  if any(body.start <= starts[at] < body.end for body in sentence.bodies)}  # fmt: skip
        ends = [at for at in range(sentence.lo + 1, sentence.hi) if words[at] in ("service", "services")]
        for last in sorted(ends, key=lambda at: abs(at - value.first)):
            first = next((at + 1 for at in range(last - 1, last - LONGEST_SERVICE - 2, -1)
                          if sentence.word(at) in BEFORE_SERVICE), last)  # fmt: skip
            if first < last and known.isdisjoint(range(first, last)):
                return self.words.surface(first, last - 1).lower()
        return None
