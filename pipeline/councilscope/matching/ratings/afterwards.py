"""What is settled when the whole article was read: the rest of a group, last year's values, steps without a value."""

from __future__ import annotations

from dataclasses import replace

from councilscope.matching.annotations import PreviousRating
from councilscope.matching.ratings.drafts import Draft
from councilscope.matching.ratings.lexicon import Lexicon
from councilscope.matching.ratings.marks import NameMark, Sentence, Value, years_in
from councilscope.matching.ratings.movement import Step
from councilscope.matching.ratings.resolving import Reading, other_level
from councilscope.matching.ratings.scene import Scene
from councilscope.matching.ratings.status import BACKSHIFT
from councilscope.records import Change, RatingKind, RatingStatus
from councilscope.spans import Span

NEAR_YEAR = 3  # words from an earlier value to its year: 'in 2021'
NEAR_TIME = 24  # characters from a value to the time of its round


class Afterwards:
    """The drafts of an article, and the rules over all of them."""

    def __init__(self, lexicon: Lexicon, scene: Scene) -> None:
        self.words, self.year = scene.words, scene.year
        self.last_round = lexicon.knowledge.language["last-round"]
        self.drafts: list[Draft] = []
        self.steps: list[Step] = []
        self.others: list[tuple[Draft, int | None]] = []
        self.other_parts: list[tuple[Draft, int | None, list[Reading]]] = []

    def _with_previous(self, draft: Draft, old: Value, mark: NameMark | None, sentence: Sentence) -> Draft:
        ranks = {option.scale: option.rank for option in old.options}
        rank = ranks.get(draft.reading.scale.id)
        if rank is None:
            return draft
        words = self.words.surface(old.first, old.last)
        previous = PreviousRating(other_level(draft.reading.scale, rank) or words, rank, words, self._year_beside(old))
        change = Change.UP if draft.reading.rank > rank else Change.DOWN if draft.reading.rank < rank else Change.SAME
        return replace(draft, previous=previous, previous_span=self._span(old.first, old.last), change=change)

    def _year_beside(self, old: Value) -> int | None:
        """'up from inadequate in 2021', '2019: good': the year that stands directly beside an earlier value."""
        after = years_in(self.words, old.last + 1, min(len(self.words), old.last + NEAR_YEAR))
        behind = [year for at, year in after if at == old.last + 1 or self.words.folded[at - 1] == "in"]
        before = [year for at, year in years_in(self.words, max(0, old.first - 1), old.first)]
        return next(iter(behind or before), None)

    def _stepped(self, draft: Draft, change: Change, steps: int, span: Span | None) -> Draft:
        if change is Change.SAME or not steps:
            return replace(draft, change=change, change_span=span)
        rank = draft.reading.rank + (-steps if change is Change.UP else steps)
        label = other_level(draft.reading.scale, rank)
        previous = PreviousRating(label, rank, None) if label else None
        return replace(draft, change=change, change_span=span, previous=previous)

    def _apply_history(self) -> None:
        """'Somerset was on three stars last year', beside its rating of this year: the earlier value of that one."""
        for old in [draft for draft in self.drafts if draft.status is RatingStatus.HISTORICAL and draft.council]:
            lead = self.words.text[old.span.end : old.span.end + NEAR_TIME].lower()
            if not any(time in lead for time in self.last_round):
                continue
            for index, draft in enumerate(self.drafts):
                same = draft.council == old.council and draft.reading.scale is old.reading.scale
                new = (
                    draft.status is RatingStatus.CURRENT
                    and draft.previous is None
                    and draft.reading.rank != old.reading.rank
                )
                if (
                    same
                    and new
                    and draft.reading.kind is old.reading.kind
                    and draft.reading.domain == old.reading.domain
                ):
                    label = other_level(old.reading.scale, old.reading.rank) or old.words
                    change = Change.UP if draft.reading.rank > old.reading.rank else Change.DOWN
                    previous = PreviousRating(label, old.reading.rank, old.words)
                    self.drafts[index] = replace(
                        draft, previous=previous, previous_span=old.span, change=change, change_span=None
                    )
                    self.drafts = [kept for kept in self.drafts if kept is not old]
                    break

    def _apply_backshift(self) -> None:
        """'The rating had been good' in an article that tells no newer one: the past of reported speech."""
        current = {self._judged(draft) for draft in self.drafts if draft.status is RatingStatus.CURRENT}
        self.drafts = [
            replace(draft, status=RatingStatus.CURRENT, status_rule="reported")
            if draft.status_rule == BACKSHIFT
            and draft.reading.regime.form == "graded"
            and self._judged(draft) not in current
            else draft
            for draft in self.drafts
        ]

    @staticmethod
    def _judged(draft: Draft) -> tuple[object, ...]:
        return draft.council, draft.reading.regime.id, draft.reading.kind, draft.reading.domain

    def _apply_others(self) -> None:
        """Give the shared value to the councils that have an overall rating but none of this judgement."""
        for draft, number in self.others:
            overall = [d.council for d in self.drafts if d.council and d.reading.kind is RatingKind.OVERALL]
            given = {
                d.council
                for d in self.drafts
                if d.reading.kind is draft.reading.kind and d.reading.domain == draft.reading.domain
            }
            rest = [council for council in dict.fromkeys(overall) if council not in given]
            if draft.reading.kind is not RatingKind.OVERALL and (number is None or number == len(rest)):
                self.drafts += [replace(draft, council=council) for council in rest]

    def _apply_years(self) -> None:
        """'It is performing excellently. It was performing well in 2009.': an earlier value and a newer one."""
        now = {
            self._judged(draft)
            for draft in self.drafts
            if draft.status is RatingStatus.CURRENT and (draft.year is None or draft.year == self.year)
        }
        self.drafts = [
            replace(draft, status=RatingStatus.HISTORICAL, status_rule="history")
            if draft.status is RatingStatus.CURRENT
            and draft.year is not None
            and self.year is not None
            and draft.year < self.year
            and self._judged(draft) in now
            and not self._repeated(draft)
            else draft
            for draft in self.drafts
        ]

    def _repeated(self, draft: Draft) -> bool:
        """True if the same value is told of the same council without a year."""
        return any(
            other is not draft
            and self._judged(other) == self._judged(draft)
            and other.reading.rank == draft.reading.rank
            and other.status is RatingStatus.CURRENT
            for other in self.drafts
        )

    def _apply_other_parts(self) -> None:
        """Give the value of 'the other judgements' to the parts of the service that nothing else was told of."""
        for draft, number, readings in self.other_parts:
            given = {
                d.reading.domain
                for d in self.drafts
                if d.council == draft.council and d.reading.regime is draft.reading.regime and d.status is draft.status
            }
            rest = [reading for reading in readings if reading.domain not in given]
            if rest and (number is None or number == len(rest)):
                self.drafts += [replace(draft, reading=reading) for reading in rest]

    def _apply_ends(self) -> None:
        """'It was given a notice in 2012. The notice was lifted last year': one state, and it has ended."""
        over = [draft for draft in self.drafts if draft.status is RatingStatus.ENDED]
        ended = {(self._judged(draft), draft.reading.rank) for draft in over}
        self.drafts = [
            draft
            for draft in self.drafts
            if draft.status is not RatingStatus.HISTORICAL or (self._judged(draft), draft.reading.rank) not in ended
        ]

    def _apply_steps(self) -> None:
        for step in self.steps:
            if not step.steps and step.change is not Change.SAME:
                continue  # 'the rest have improved' tells no grade
            for index, draft in enumerate(self.drafts):
                fits = draft.council in step.councils or (step.others and draft.change is None)
                if not fits or draft.status is not RatingStatus.CURRENT or draft.change is not None:
                    continue
                if draft.reading.kind is not RatingKind.OVERALL:
                    continue
                self.drafts[index] = self._stepped(draft, step.change, step.steps, step.span)

    def _span(self, first: int, last: int) -> Span:
        return Span(self.words.items[first].start, self.words.items[last].end)
