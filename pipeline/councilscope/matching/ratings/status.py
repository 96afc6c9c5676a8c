"""Does the value hold? Negation, hope, history and the end of a state, by the words of its clause."""

from __future__ import annotations

from councilscope.matching.phrases import Words
from councilscope.matching.ratings.lexicon import Lexicon
from councilscope.matching.ratings.resolving import Reading, years_in
from councilscope.matching.ratings.scan import Sentence, Value
from councilscope.records import RatingKind, RatingStatus

NEAR_NEGATION = 5
NEAR_HOPE = 9
NEAR_STATE = 7
STATE_FORMS = ("status", "award")


class StatusRules:
    """Decides a value's status from the cues around it."""

    def __init__(self, lexicon: Lexicon, words: Words, year: int | None) -> None:
        self.lexicon = lexicon
        self.words = words
        self.year = year

    def decide(self, sentence: Sentence, value: Value, reading: Reading) -> tuple[RatingStatus, int | None, str]:
        """The status, the year that the clause gives (None: the article's own), and the rule."""
        clause, end = self._scope(sentence, value)
        years = years_in(self.words, clause, end)
        year = years[-1] if years else None
        stateful = reading.regime.form in STATE_FORMS or (
            reading.dimension is not None and reading.dimension.kind is RatingKind.INTERVENTION
        )
        negated = sentence.cue_between("negation", max(clause, value.first - NEAR_NEGATION), value.first)
        hoped = sentence.cue_between("expected", max(clause, value.first - NEAR_HOPE), value.first)
        if stateful:
            over = sentence.cue_between("no-longer", max(clause, value.first - NEAR_STATE), value.first) or (
                sentence.cue_between("no-longer", value.last + 1, min(end, value.last + 1 + NEAR_STATE))
            )
            if over and not hoped:
                return RatingStatus.ENDED, year, "state-ended"
            after = sentence.cue_between("negation", value.last + 1, end)
            if after or (negated and not hoped):
                return RatingStatus.DENIED, year, "negation"
        if negated and not self._in_value(value, negated) and not hoped:
            return RatingStatus.DENIED, year, "negation"
        if hoped and not self._past_only(sentence, hoped):
            return RatingStatus.EXPECTED, year, "hope"
        if self._historical(sentence, value, clause, end, year):
            return RatingStatus.HISTORICAL, year, "history"
        return RatingStatus.CURRENT, year, "reported"

    def _scope(self, sentence: Sentence, value: Value) -> tuple[int, int]:
        return sentence.clause_of(value.first)

    @staticmethod
    def _in_value(value: Value, cue: tuple[int, int]) -> bool:
        return value.first <= cue[0] <= value.last

    def _past_only(self, sentence: Sentence, cue: tuple[int, int]) -> bool:
        return False

    def _historical(self, sentence: Sentence, value: Value, clause: int, end: int, year: int | None) -> bool:
        if year is not None and self.year is not None and year < self.year - 1:
            return True
        cue = sentence.cue_between("historical", clause, end)
        return cue is not None and not (value.first <= cue[0] <= value.last)
