"""Results in percent: 'scored 63% overall' beside a grade, 'upheld 79% of complaints' as a finding of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from councilscope.matching.ratings.carried import Carried
from councilscope.matching.ratings.drafts import Draft
from councilscope.matching.ratings.lexicon import Option
from councilscope.matching.ratings.marks import WHOLE, Sentence, Value, percent_end
from councilscope.records import RatingKind, RatingStatus

NEAR_SCORE = 5  # words between 'score' and the number
SCORE_WORDS = frozenset({"score", "scores", "scored", "scoring", "mark"})
COMPARING = frozenset({"average", "compared", "against", "than", "nationally", "national", "similar", "by", "from"})
NEAR_COMPARING = 6


class Percentages(Carried):
    """Rules for numbers with a per cent sign."""

    def _shares(self, sentence: Sentence) -> list[Draft]:
        """'The Ombudsman upheld 79% of complaints about Fenland': the share that a verdict was given in."""
        options = self._verdict(sentence)
        if options is None:
            return []
        for first, last, number in self._percents(sentence):
            value = Value(first, last, options, number, WHOLE)
            rated = self.binder.rated(sentence, value)
            reading = None if rated is None else self.resolver.read(value, None, sentence, None)
            if rated is not None and reading is not None:
                return self._drafts(sentence, value, None, reading, rated, "verdict-share")
        return []

    def _verdict(self, sentence: Sentence) -> tuple[Option, ...] | None:
        """The level of the verdict that the sentence names, None if it names none or speaks of many councils."""
        inside = self.words.folded[sentence.lo : sentence.hi]
        if not sentence.groups and self.lexicon.words["plural-units"] & set(inside):
            return None
        named = self.lexicon.words["share-verdicts"] & set(inside)
        values = [self.lexicon.single_values[word] for word in sorted(named) if word in self.lexicon.single_values]
        return values[0] if values else None

    def _keep_score(self, sentence: Sentence) -> None:
        """'scored 63% overall': kept for the main judgement of the council, whichever sentence tells it."""
        for first, last, number in self._percents(sentence):
            lead = set(self.words.folded[max(sentence.lo, first - NEAR_SCORE) : first])
            follow = self.words.folded[last + 1 : last + 2]
            beside = (
                any(value.last == first - 2 for value in sentence.values) and self.words.folded[first - 1] == "with"
            )
            fronted = first == sentence.lo + 1 and self.words.folded[sentence.lo] == "at"
            if lead & SCORE_WORDS or follow == ["overall"] or beside or fronted:
                councils = tuple(council for group in sentence.groups for council in group.councils)
                if not councils and self.binder.focus is not None:
                    councils = self.binder.focus.councils
                self.scores.append((councils, number, self._span(first, last)))
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
            lead = self.words.folded[max(sentence.lo, at - NEAR_COMPARING) : at]
            if last is not None and not COMPARING & set(lead):
                yield at, last, float(self.words.folded[at])
