"""Does the value hold? Negation, hope, history and the end of a state, by the words of its clause."""

from __future__ import annotations

from councilscope.matching.phrases import Words
from councilscope.matching.ratings.lexicon import Lexicon
from councilscope.matching.ratings.marks import Sentence, Value
from councilscope.matching.ratings.resolving import Reading, years_in
from councilscope.records import RatingKind, RatingStatus

NEAR_NEGATION = 5
NEAR_HOPE = 12
NEAR_APPOSITION = 7  # words from a council to a time in an apposition to it
NEAR_STATE = 7
NEAR_STATE_AFTER = 12
CONDITIONALS = frozenset({"would", "could", "might", "will", "may"})
COMPARING = frozenset({"on", "than", "as", "since"})
OF_SCALES = frozenset({"highest", "top", "maximum", "best", "lowest", "worst", "score", "mark", "rating", "out", "a"})
NEAR_TIME = 5  # words of a time phrase behind a value
TIME_LEADS = frozenset({"in", "at", "last", "since", "during", "by", "the", "when", "for", "under"})
STATE_FORMS = ("status", "award")


class StatusRules:
    """Decides a value's status from the cues around it."""

    def __init__(self, lexicon: Lexicon, words: Words, year: int | None) -> None:
        self.lexicon = lexicon
        self.words = words
        self.year = year

    def decide(self, sentence: Sentence, value: Value, reading: Reading) -> tuple[RatingStatus, int | None, str]:
        """The status, the year that the clause gives (None: the article's own), and the rule."""
        clause, end = sentence.clause_of(value.first)
        at = value.first
        own = self._own_words(sentence, value, clause, end)
        years = [year for at, year in years_in(self.words, *own) if sentence.together(at, value.first)]
        before = [year for at, year in years_in(self.words, own[0], value.first) if sentence.together(at, value.first)]
        year = before[-1] if before else years[0] if years else None
        stateful = reading.regime.form in STATE_FORMS or reading.kind is RatingKind.INTERVENTION
        negated = sentence.cue_between("negation", max(clause, at - NEAR_NEGATION), at, at)
        hoped = sentence.cue_between("expected", max(clause, at - NEAR_HOPE), at, at)
        if hoped and self._of_the_scale(hoped):
            hoped = None
        if stateful:
            if hoped and self._decided(hoped):
                hoped = None
            after = sentence.cue_between("expected", value.last + 1, min(end, value.last + 6), at)
            hoped = hoped or (after if after and self.words.folded[after[0]] not in CONDITIONALS else None)
            over = sentence.cue_between("no-longer", max(clause, at - NEAR_STATE), at, at) or (
                sentence.cue_between("no-longer", value.last + 1, min(end, value.last + 1 + NEAR_STATE_AFTER), at)
            )
            if over and not hoped and not negated and self._is_ending(sentence, over, value):
                return RatingStatus.ENDED, year, "state-ended"
            denied = sentence.cue_between("negation", value.last + 1, end, at)
            flat = denied is not None and self.words.folded[denied[1]] in self.lexicon.words["denials"]
            if flat or (denied and not hoped) or negated or self._taken_back(sentence):
                return RatingStatus.DENIED, year, "negation"
        if negated and not hoped:
            return RatingStatus.DENIED, year, "negation"
        if hoped:
            return (
                RatingStatus.EXPECTED,
                year if year is None or self.year is None or year >= self.year else None,
                "hope",
            )
        if self._historical(sentence, value, clause, end, year, stateful):
            return RatingStatus.HISTORICAL, year, "history"
        return RatingStatus.CURRENT, year, "reported"

    def _own_words(self, sentence: Sentence, value: Value, clause: int, end: int) -> tuple[int, int]:
        """The words from the value before to the value after: a time beyond them is of another value."""
        framed = [other for other in sentence.values if other.frame and other is not value]
        before = max((other.last + 1 for other in framed if other.last < value.first), default=clause)
        if before > clause:
            before = self._after_time(sentence, before, value.first)
        after = min((other.first for other in framed if other.first > value.last), default=end)
        if before > clause and after < end:
            return before, after
        return (max(clause, before) if before > clause else clause), min(end, after)

    def _after_time(self, sentence: Sentence, first: int, end: int) -> int:
        """The word after 'in 2019', 'at its last inspection', which belong to the value directly before ``first``."""
        if self.words.folded[first] not in TIME_LEADS:
            return first
        reach = min(end, first + NEAR_TIME)
        times = [at + 1 for at, _ in years_in(self.words, first, reach)]
        times += [cue[1] + 1 for cue in sentence.cues.get("historical", ()) if first <= cue[0] and cue[1] < reach]
        return max(times, default=first)

    def _taken_back(self, sentence: Sentence) -> bool:
        """'… said that it had been put into special measures. It has not;': the next sentence denies."""
        following = self.words.folded[sentence.hi : sentence.hi + 4]
        if len(following) < 4 or following[0] not in ("it", "they", "this", "that") or "not" not in following[1:3]:
            return False
        at = sentence.hi + following.index("not")
        return bool(self.words.gap(at).strip())

    def _of_the_scale(self, cue: tuple[int, int]) -> bool:
        """'the highest score possible', 'out of a possible three': the scale's, and no hope."""
        around = self.words.folded[max(0, cue[0] - 2) : cue[1] + 2]
        return self.words.folded[cue[0]] == "possible" and bool(OF_SCALES & set(around))

    def _decided(self, cue: tuple[int, int]) -> bool:
        """'will be placed in special measures' is decided; 'hopes to', 'could', 'may' are not."""
        return self.words.folded[cue[0]] == "will"

    def _is_ending(self, sentence: Sentence, cue: tuple[int, int], value: Value) -> bool:
        """'out of' in 'two out of four' ends nothing."""
        return not any(other.first <= cue[0] <= other.last for other in sentence.values if other is not value)

    def _historical(
        self, sentence: Sentence, value: Value, clause: int, end: int, year: int | None, stateful: bool
    ) -> bool:
        if year is not None and self.year is not None and year < self.year - 1:
            return True
        if year is not None and self.year is not None and year < self.year and stateful:
            return not sentence.cue_between("movement-same", clause, end, value.first)
        first, last = self._own_words(sentence, value, clause, end)
        cue = sentence.cue_between("historical", first, last, value.first)
        if (
            cue is not None
            and cue[0] > value.last
            and any(v.frame and 0 < v.first - cue[1] < 5 for v in sentence.values)
        ):
            cue = None  # 'outstanding now, having been good': the cue is about the next value
        if cue is None and clause == sentence.lo:
            # 'Four years ago the safeguarding work was rated good': a past time at the head of the sentence
            cue = sentence.cue_between("historical", sentence.lo, min(sentence.lo + 6, value.first), value.first)
        if cue is not None and cue[0] > sentence.lo and self.words.folded[cue[0] - 1] in COMPARING:
            cue = None  # 'up one star on last year, with two'
        if cue is not None and self._is_news(sentence, value, cue):
            cue = None
        if cue is None or self._set_off(sentence, value, cue):
            return False
        return not value.first <= cue[0] <= value.last

    def _is_news(self, sentence: Sentence, value: Value, cue: tuple[int, int]) -> bool:
        """'is celebrating after being rated good': earlier than the joy, but no other value is newer."""
        alone = not any(v.frame and v is not value and v.shares_scale(value) for v in sentence.values)
        return alone and self.words.folded[cue[0]] in ("after", "having", "since") and cue[1] < value.first

    def _set_off(self, sentence: Sentence, value: Value, cue: tuple[int, int]) -> bool:
        """'Leeds, inspected last year, is good': a time between commas before the value is not the value's."""
        if cue[1] >= value.first or cue[1] + 1 >= sentence.hi or self.words.folded[cue[1] + 1] != ",":
            return False
        return any(
            self.words.folded[group.last + 1] == "," and 0 < cue[0] - group.last <= NEAR_APPOSITION
            for group in sentence.groups
            if group.last + 1 < cue[0]
        )
