"""Reads one article: lines and sentences in order, each value bound, resolved, and given its status and movement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from councilscope.articles import BlockKind
from councilscope.matching.annotations import Layout, PreviousRating
from councilscope.matching.phrases import Words
from councilscope.matching.ratings.binding import Binder, Rated
from councilscope.matching.ratings.counting import counts_at
from councilscope.matching.ratings.drafts import Draft
from councilscope.matching.ratings.ellipsis import elliptic_numbers
from councilscope.matching.ratings.frames import Frames
from councilscope.matching.ratings.lexicon import Lexicon
from councilscope.matching.ratings.lines import Lines, LineValue
from councilscope.matching.ratings.movement import Movements, Step
from councilscope.matching.ratings.regimes import RegimeChoice
from councilscope.matching.ratings.resolving import Reading, Resolver, other_level
from councilscope.matching.ratings.scan import NameMark, Sentence, Value
from councilscope.matching.ratings.status import StatusRules
from councilscope.records import Change, RatingKind, RatingStatus
from councilscope.spans import Span


class ArticleReader:
    """The state of reading one article."""

    def __init__(
        self, lexicon: Lexicon, words: Words, layout: Layout, sentences: Sequence[Sentence], choice: RegimeChoice,
        main: str | None, year: int | None,
    ) -> None:  # fmt: skip
        self.lexicon, self.words, self.layout, self.sentences = lexicon, words, layout, sentences
        self.frames = Frames(lexicon)
        self.lines = Lines(lexicon, words)
        self.binder = Binder(lexicon, words, main)
        self.resolver = Resolver(lexicon, words, choice)
        self.movements = Movements(lexicon, words)
        self.status = StatusRules(lexicon, words, year)
        self.main, self.year = main, year
        self.drafts: list[Draft] = []
        self.steps: list[Step] = []
        self.last_values: list[tuple[Draft, Value]] = []
        self.last_number: Value | None = None
        self.last_block = -1

    def read(self) -> list[Draft]:
        """All drafts of the article, in the order of the text; the same rating may be among them more than once."""
        lined = self.lines.read(self.layout, self.sentences)
        taken: set[int] = set()
        for line in lined:
            if self._line(line):
                taken.add(line.sentence.span.start)
                if line.heading:
                    taken.add(line.heading.start)
        for sentence in self.sentences:
            if sentence.span.start not in taken:
                self._sentence(sentence)
        self._apply_steps()
        return self.drafts

    # --- lines -----------------------------------------------------------------------------------------------------

    def _line(self, line: LineValue) -> bool:
        council = line.group.councils if line.group else (self.main,) if self.main else ()
        if not council:
            return False
        mark = line.mark
        reading = self.resolver.read(line.value, mark, line.sentence, None, cell=True)
        if reading is None:
            return False
        rated = Rated(tuple(council), self._group_span(line), "row-label" if line.group else "main-council")
        draft_base = self._drafts(line.sentence, line.value, mark, reading, rated, line.rule)
        for draft in draft_base:
            if line.previous is not None:
                draft = self._with_previous(draft, line.previous, mark, line.sentence)
            self.drafts.append(draft)
        return True

    def _group_span(self, line: LineValue) -> Span | None:
        return self._span(line.group.first, line.group.last) if line.group else None

    def _with_previous(self, draft: Draft, old: Value, mark: NameMark | None, sentence: Sentence) -> Draft:
        ranks = {option.scale: option.rank for option in old.options}
        rank = ranks.get(draft.reading.scale.id)
        if rank is None:
            return draft
        words = self.words.surface(old.first, old.last)
        previous = PreviousRating(other_level(draft.reading.scale, rank) or words, rank, words)
        change = Change.UP if draft.reading.rank > rank else Change.DOWN if draft.reading.rank < rank else Change.SAME
        return replace(draft, previous=previous, previous_span=self._span(old.first, old.last), change=change)

    # --- sentences -------------------------------------------------------------------------------------------------

    def _sentence(self, sentence: Sentence) -> None:
        self.binder.turn_to(sentence)
        accepted = self.frames.accept(self.words, sentence)
        if self.last_number is not None and sentence.block.start != self.last_block:
            self.last_number = None
        accepted = elliptic_numbers(self.lexicon, self.words, sentence, accepted, self.last_number)
        olds = self.movements.old_values(sentence, accepted)
        made: list[tuple[Value, Draft]] = []
        bound: Rated | None = None
        for value in accepted:
            if value.score is not None:
                self.last_number, self.last_block = value, sentence.block.start
            if value.first in olds:
                continue
            marks: Sequence[NameMark | None] = self.binder.judgement_marks(sentence, value) or [None]
            rated = self.binder.rated(sentence, value, {})
            if rated is None or self._counted(sentence, value, rated):
                continue
            bound = rated
            for mark in marks:
                reading = self.resolver.read(
                    value, mark, sentence, self._clause_year(sentence, value), provider=rated.provider
                )
                if reading is None:
                    continue
                made += [(value, draft) for draft in self._drafts(sentence, value, mark, reading, rated, value.frame)]
        made = self._moved(sentence, made, olds, accepted)
        self.drafts += [draft for _, draft in made]
        self._inversions(sentence, made)
        if made:
            self.last_values = [(draft, value) for value, draft in made]
        self.steps += self.movements.steps_without_value(sentence, sentence.groups, None) if not made else []
        self.binder.note(sentence, bound)

    def _clause_year(self, sentence: Sentence, value: Value) -> int | None:
        clause, end = sentence.clause_of(value.first)
        years = [
            int(w) for w in self.words.folded[clause:end] if len(w) == 4 and w.isdigit() and 1990 <= int(w) <= 2035
        ]
        return years[-1] if years and (self.year is None or years[-1] <= self.year) else None

    def _counted(self, sentence: Sentence, value: Value, rated: Rated) -> bool:
        """True if a number of councils, not a named one, has the value: '28 councils have one star', '17 good'."""
        return counts_at(self.lexicon, self.words, sentence, value)

    def _inversions(self, sentence: Sentence, made: list[tuple[Value, Draft]]) -> None:
        for group in self.binder.inverted(sentence):
            here = [(value, draft) for value, draft in made if value.last < group.first]
            source = (
                [draft for value, draft in here if value is here[-1][0]] if here else [d for d, _ in self.last_values]
            )
            if not source:
                continue
            kept = source[-1]
            for council in group.councils:
                self.drafts.append(
                    replace(
                        kept,
                        council=council,
                        rated_name=self.words.surface(group.first, group.last),
                        rated_span=self._span(group.first, group.last),
                        rule="inversion",
                        binding="inversion",
                        previous=None,
                        previous_span=None,
                        change=kept.change if kept.change is Change.SAME else None,
                        change_span=kept.change_span if kept.change is Change.SAME else None,
                    )  # fmt: skip
                )

    def _drafts(
        self, sentence: Sentence, value: Value, mark: NameMark | None, reading: Reading, rated: Rated, rule: str
    ) -> list[Draft]:
        status, year, status_rule = self.status.decide(sentence, value, reading)
        name = rated.span.of(self.words.text) if rated.span else None
        mark_span = self._span(mark.first, mark.last) if mark else None
        base = Draft(
            council=None, rated_name=name, rated_span=rated.span, reading=reading,
            span=self._span(value.first, value.last), words=self.words.surface(value.first, value.last),
            rule=rule, binding=rated.rule, status=status, status_rule=status_rule, year=year,
            score=value.score, score_max=value.score_max, mark=mark_span,
            headline=sentence.block.kind is BlockKind.TITLE, quoted=sentence.in_quote(value.first),
        )  # fmt: skip
        return [replace(base, council=council) for council in rated.councils] or [base]

    # --- movement --------------------------------------------------------------------------------------------------

    def _moved(
        self, sentence: Sentence, made: list[tuple[Value, Draft]], olds: dict[int, Value], accepted: list[Value]
    ) -> list[tuple[Value, Draft]]:
        found = []
        for value, draft in made:
            old = next((v for v in accepted if olds.get(v.first) is value), None)
            change, steps, span = self.movements.change(sentence, value)
            if old is not None:
                draft = self._with_previous(draft, old, None, sentence)
            elif change is not None and draft.status is RatingStatus.CURRENT:
                draft = self._stepped(draft, change, steps, span)
            found.append((value, draft))
        return found

    def _stepped(self, draft: Draft, change: Change, steps: int, span: Span | None) -> Draft:
        if change is Change.SAME:
            return replace(draft, change=change, change_span=span)
        if not steps:
            return draft
        rank = draft.reading.rank + (-steps if change is Change.UP else steps)
        label = other_level(draft.reading.scale, rank)
        previous = PreviousRating(label, rank, None) if label else None
        return replace(draft, change=change, change_span=span, previous=previous)

    def _apply_steps(self) -> None:
        for step in self.steps:
            for index, draft in enumerate(self.drafts):
                fits = draft.council in step.councils or (step.others and draft.change is None)
                if not fits or draft.status is not RatingStatus.CURRENT or draft.change is not None:
                    continue
                if draft.reading.kind is not RatingKind.OVERALL:
                    continue
                self.drafts[index] = self._stepped(draft, step.change, step.steps, step.span)

    def _span(self, first: int, last: int) -> Span:
        return Span(self.words.items[first].start, self.words.items[last].end)
