"""Results in percent: 'scored 63% overall' beside a grade, 'upheld 79% of complaints' as a finding of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from councilscope.matching.ratings.carried import Carried
from councilscope.matching.ratings.drafts import Draft
from councilscope.matching.ratings.lexicon import Option
from councilscope.matching.ratings.marks import WHOLE, Place, Sentence, Value, percent_end
from councilscope.records import RatingKind, RatingStatus

NEAR_SCORE = 5  # words between 'score' and the number
SCORE_WORDS = frozenset({"score", "scores", "scored", "scoring", "mark"})
COMPARING = frozenset({"average", "compared", "against", "than", "nationally", "national", "similar", "by", "from"})
NEAR_COMPARING = 6


class Percentages(Carried):
    """Rules for numbers with a per cent sign."""

    def _shares(self, sentence: Sentence) -> list[Draft]:
        """'The Ombudsman upheld 79% of complaints about Fenland': the share that a verdict was given in."""
        options = self._verdict(sentence) if sentence.numbers else None
        if options is None:
            return []
        for first, last, number in self._percents(sentence):
            value = Value(first, last, options, number, WHOLE)
            rated = self.binder.rated(Place(sentence, value))
            drafts = self._read_again(sentence, value, rated, "verdict-share") if rated is not None else []
            if drafts:
                return drafts
        return []

    def _verdict(self, sentence: Sentence) -> tuple[Option, ...] | None:
        """The level of the verdict that the sentence names, None if it names none or speaks of many councils."""
        named = sorted(self.lexicon.words["share-verdicts"].intersection(sentence.folded()))
        options = next((self.lexicon.single_values[word] for word in named if word in self.lexicon.single_values), None)
        many = not sentence.groups and not self.lexicon.words["plural-units"].isdisjoint(sentence.folded())
        return None if many else options

    def _keep_score(self, sentence: Sentence) -> None:
        """'scored 63% overall': kept for the main judgement of the council, whichever sentence tells it."""
        for first, last, number in self._percents(sentence) if sentence.numbers else ():
            led = not SCORE_WORDS.isdisjoint(sentence.before(first, NEAR_SCORE))
            # 'good with 71%', 'Torbay good, 71%'
            joined = ("with", ",") if sentence.word(last + 1) in ("", ",") else ("with",)
            with_value = sentence.word(first - 1) in joined and any(v.last == first - 2 for v in sentence.values)
            fronted = first == sentence.lo + 1 and sentence.word(sentence.lo) == "at"
            if led or sentence.word(last + 1) == "overall" or with_value or fronted:
                councils = tuple(council for group in sentence.groups for council in group.councils)
                if not councils and self.binder.focus is not None:
                    councils = self.binder.focus.councils
                self.scores.append((councils, number, self.words.span(first, last)))
                return

    def _apply_scores(self) -> None:
        """Give a score in percent to the overall rating of the council that it is told of."""
        rated = {draft.council for draft in self.drafts if draft.council}
        for councils, number, span in self.scores:
            if not councils and len(rated) > 1:
                continue
            for at, draft in enumerate(self.drafts):
                regime = draft.reading.regime
                main = draft.reading.kind is RatingKind.OVERALL and draft.status is RatingStatus.CURRENT
                if not (main and regime.percent and draft.score is None and draft.council):
                    continue
                if not councils or draft.council in councils:
                    self.drafts[at] = replace(draft, score=number, score_max=WHOLE, score_span=span)

    def _percents(self, sentence: Sentence) -> Iterator[tuple[int, int, float]]:
        """First and last word and number of each share that is no comparison and no size of a change."""
        for at in self.words.figures_within(sentence.lo, sentence.hi):
            last = percent_end(self.words, at)
            if last is not None and COMPARING.isdisjoint(sentence.before(at, NEAR_COMPARING)):
                yield at, last, float(self.words.folded[at])
