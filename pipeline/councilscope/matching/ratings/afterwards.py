"""What is settled when the whole article was read: the rest of a group, last year's values, steps without a value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from councilscope.matching.annotations import PreviousRating
from councilscope.matching.ratings.drafts import Draft
from councilscope.matching.ratings.lexicon import Lexicon
from councilscope.matching.ratings.marks import Group, Value, years_in
from councilscope.matching.ratings.movement import Step
from councilscope.matching.ratings.resolving import Reading, other_level
from councilscope.matching.ratings.scene import Scene
from councilscope.matching.ratings.status import BACKSHIFT
from councilscope.matching.weighing import weigh
from councilscope.records import Change, RatingKind, RatingStatus
from councilscope.spans import Span

NEAR_YEAR = 3  # words from an earlier value to its year: 'in 2021'
DEFAULTS = frozenset({"main-council", "speaker-council"})  # bindings to a council that its sentence does not name
LASTING = (RatingKind.INTERVENTION,)
GIVEN = ("graded", "finding", "outcome")  # forms of schemes whose judgements are given once and do not end
NEAR_TIME = 24  # characters from a value to the time of its round


class Afterwards:
    """The drafts of an article, and the rules over all of them."""

    def __init__(self, lexicon: Lexicon, scene: Scene) -> None:
        self.words, self.year = scene.words, scene.year
        self.inspected: list[Group] = []  # the councils that the opening says were judged
        self.last_round = lexicon.knowledge.language["last-round"]
        self.drafts: list[Draft] = []
        self.steps: list[Step] = []
        self.others: list[tuple[Draft, int | None]] = []
        self.other_parts: list[tuple[Draft, int | None, list[Reading]]] = []

    def _settle(self) -> None:
        """Apply the rules over all drafts, in their order."""
        self._apply_anchors()
        self._apply_others()
        self._apply_other_parts()
        self._apply_ends()
        self._apply_years()
        self._apply_backshift()
        self._apply_history()
        self._apply_steps()

    # --- an earlier value ------------------------------------------------------------------------------------------

    def _with_previous(self, draft: Draft, old: Value) -> Draft:
        scale = draft.reading.scale
        rank = next((option.rank for option in reversed(old.options) if option.scale == scale.id), None)
        if rank is None:
            return draft
        words = self.words.surface(old.first, old.last)
        previous = PreviousRating(other_level(scale, rank) or words, rank, words, self._year_beside(old))
        return replace(
            draft, previous=previous, previous_span=self.words.span(old.first, old.last), change=draft.moved_from(rank)
        )

    def _year_beside(self, old: Value) -> int | None:
        """'up from inadequate in 2021', '2019: good': the year that stands directly beside an earlier value."""
        after = years_in(self.words, old.last + 1, min(len(self.words), old.last + NEAR_YEAR))
        before = years_in(self.words, max(0, old.first - 1), old.first)
        return next((year for _, year in (*after, *before)), None)

    def _stepped(self, draft: Draft, change: Change, steps: int, span: Span | None) -> Draft:
        if change is Change.SAME or not steps:
            return replace(draft, change=change, change_span=span)
        rank = draft.reading.rank + (-steps if change is Change.UP else steps)
        label = other_level(draft.reading.scale, rank)
        previous = PreviousRating(label, rank, None) if label else None
        return replace(draft, change=change, change_span=span, previous=previous)

    # --- over all drafts -------------------------------------------------------------------------------------------

    def _changed(self, fits: Callable[[Draft], bool], status: RatingStatus, rule: str) -> list[Draft]:
        """The drafts, those that fit with another status."""
        return [replace(d, status=status, status_rule=rule) if fits(d) else d for d in self.drafts]

    def _apply_anchors(self) -> None:
        """Drop what was told of nobody, where the article nowhere says that the council it speaks of was inspected."""
        told = {draft.council for draft in self.drafts if draft.binding not in DEFAULTS and not draft.quoted}
        told |= {council for group in self.inspected for council in group.councils}
        loose = [d for d in self.drafts if d.council not in told and (d.binding in DEFAULTS or _is_hearsay(d))]
        for draft in loose:
            weigh(self.words, "nobody-inspected", draft.span, draft.council or "")
        self.drafts = [draft for draft in self.drafts if not any(draft is gone for gone in loose)]

    def _apply_others(self) -> None:
        """Give the shared value to the councils that have an overall rating but none of this judgement."""
        for draft, number in self.others:
            overall = [d.council for d in self.drafts if d.council and d.reading.kind is RatingKind.OVERALL]
            given = {d.council for d in self.drafts if d.reading.judgement == draft.reading.judgement}
            rest = [council for council in dict.fromkeys(overall) if council not in given]
            if draft.reading.kind is not RatingKind.OVERALL and number in (None, len(rest)):
                self.drafts += [replace(draft, council=council) for council in rest]

    def _apply_other_parts(self) -> None:
        """Give the value of 'the other judgements' to the parts of the service that nothing else was told of."""
        for draft, number, readings in self.other_parts:
            alike = [d for d in self.drafts if d.council == draft.council and d.status is draft.status]
            given = {d.reading.domain for d in alike if d.reading.regime is draft.reading.regime}
            rest = [reading for reading in readings if reading.domain not in given]
            if number in (None, len(rest)):
                self.drafts += [replace(draft, reading=reading) for reading in rest]

    def _apply_ends(self) -> None:
        """'It was given a notice in 2012. The notice was lifted last year': one state, and it has ended."""
        ended = {d.level for d in self.drafts if d.status is RatingStatus.ENDED}
        # 'Commissioners, who were sent in in 2021, are to stay': one state, and it lasts
        ended |= {d.level for d in self.drafts if d.status is RatingStatus.CURRENT and d.reading.kind in LASTING}
        self.drafts = [d for d in self.drafts if d.status is not RatingStatus.HISTORICAL or d.level not in ended]

    def _apply_years(self) -> None:
        """'It is performing excellently. It was performing well in 2009.': an earlier value and a newer one."""
        current = [d for d in self.drafts if d.status is RatingStatus.CURRENT]
        newest = [d for d in current if d.year is None or d.year == self.year]
        now = {d.judged for d in newest}
        # the same value told without a year is repeated, and not of an earlier time
        told = {d.level for d in newest}
        self.drafts = self._changed(
            lambda d: d.status is RatingStatus.CURRENT and d.year is not None
            and (self.year is None or d.year < self.year) and d.judged in now and d.level not in told,
            RatingStatus.HISTORICAL, "history",
        )  # fmt: skip

    def _apply_backshift(self) -> None:
        """'The rating had been good' in an article that tells no newer one: the past of reported speech."""
        current = {d.judged for d in self.drafts if d.status is RatingStatus.CURRENT}
        self.drafts = self._changed(
            lambda d: d.status_rule == BACKSHIFT and d.reading.regime.form in GIVEN and d.judged not in current,
            RatingStatus.CURRENT, "reported",
        )  # fmt: skip

    def _apply_history(self) -> None:
        """'Somerset was on three stars last year', beside its rating of this year: the earlier value of that one."""
        for old in [draft for draft in self.drafts if draft.status is RatingStatus.HISTORICAL and draft.council]:
            lead = self.words.text[old.span.end : old.span.end + NEAR_TIME].lower().partition(". ")[0]
            if not any(time in lead for time in self.last_round):
                continue
            for index, draft in enumerate(self.drafts):
                same = draft.council == old.council and draft.reading.scale is old.reading.scale
                new = draft.status is RatingStatus.CURRENT and draft.previous is None
                if (
                    same
                    and new
                    and draft.reading.judgement == old.reading.judgement
                    and draft.reading.rank != old.reading.rank
                ):
                    rank = old.reading.rank
                    previous = PreviousRating(other_level(old.reading.scale, rank) or old.words, rank, old.words)
                    self.drafts[index] = replace(
                        draft,
                        previous=previous,
                        previous_span=old.span,
                        change=draft.moved_from(rank),
                        change_span=None,
                    )
                    self.drafts = [kept for kept in self.drafts if kept is not old]
                    break

    def _apply_steps(self) -> None:
        """'Hull has slipped a star', 'the rest are unchanged': the movement of values that were told elsewhere."""
        for step in self.steps:
            if not step.steps and step.change is not Change.SAME:
                continue  # 'the rest have improved' tells no grade
            for index, draft in enumerate(self.drafts):
                main = draft.status is RatingStatus.CURRENT and draft.reading.kind is RatingKind.OVERALL
                if main and draft.change is None and (step.others or draft.council in step.councils):
                    self.drafts[index] = self._stepped(draft, step.change, step.steps, step.span)


def _is_hearsay(draft: Draft) -> bool:
    """'They called it poor and I dare say it was': said by somebody, of whoever was spoken of last."""
    return draft.binding == "last-subject" and draft.quoted
