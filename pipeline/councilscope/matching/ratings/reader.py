"""Reads one article: lines and sentences in order, each value bound, resolved, and given its status and movement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from councilscope.articles import BlockKind
from councilscope.matching.ratings.binding import Rated
from councilscope.matching.ratings.counting import Counting
from councilscope.matching.ratings.drafts import Draft
from councilscope.matching.ratings.ellipsis import elliptic_numbers, out_of_pattern, scored_pattern, star_options
from councilscope.matching.ratings.frames import Frames
from councilscope.matching.ratings.labels import LineValue
from councilscope.matching.ratings.lexicon import Lexicon, number_at
from councilscope.matching.ratings.lines import Lines
from councilscope.matching.ratings.marks import STAR_FORMS, WHOLE, Group, NameMark, Sentence, Value
from councilscope.matching.ratings.movement import Movements
from councilscope.matching.ratings.percentages import Percentages
from councilscope.matching.ratings.scene import Scene
from councilscope.matching.weighing import weigh
from councilscope.records import Change, RatingKind, RatingStatus

HAVING = frozenset({"has", "have", "gets", "got", "keeps", "kept"})


class ArticleReader(Percentages):
    """The state of reading one article."""

    def __init__(self, lexicon: Lexicon, scene: Scene) -> None:
        super().__init__(lexicon, scene)
        self.sentences, self.main = scene.sentences, scene.main
        self.year = scene.year
        self.frames = Frames(lexicon)
        self.lines = Lines(lexicon, scene.words)
        self.movements = Movements(lexicon, scene.words)
        self.last_number: Value | None = None
        self.last_block = -1

    def read(self) -> list[Draft]:
        """All drafts of the article, in the order of the text; the same rating may be among them more than once."""
        lined, taken = self.lines.read(self.scene.layout, self.sentences)
        for line in lined:
            if self._line(line):
                taken.add(line.sentence.span.start)
                if line.heading:
                    taken.add(line.heading.start)
        for sentence in self.sentences:
            if sentence.span.start not in taken and sentence.block.kind is not BlockKind.TABLE_ROW:
                self._sentence(sentence)
        self._apply_others()
        self._apply_other_parts()
        self._apply_ends()
        self._apply_years()
        self._apply_backshift()
        self._apply_history()
        self._apply_steps()
        self._apply_scores()
        return self.drafts

    # --- lines -----------------------------------------------------------------------------------------------------

    def _line(self, line: LineValue) -> bool:
        group = line.group or self._spoken_of(line.sentence) or line.sentence.headed
        council = group.councils if group else self._council_above(line.sentence)
        if not council:
            return False
        mark = line.mark
        reading = self.resolver.read(line.value, mark, line.sentence, None, cell=True, councils=council)
        if reading is None:
            return False
        span = self._span(group.first, group.last) if group else None
        rated = Rated(tuple(council), span, "row-label" if line.group else "heading" if group else "main-council")
        draft_base = self._drafts(line.sentence, line.value, mark, reading, rated, line.rule)
        for draft in draft_base:
            if line.previous is not None:
                current = draft.status is RatingStatus.HISTORICAL  # 'C3 (previously C4)'
                draft = replace(draft, status=RatingStatus.CURRENT, status_rule="reported") if current else draft
                draft = self._with_previous(draft, line.previous, mark, line.sentence)
            if line.percent is not None and reading.regime.percent and reading.kind is RatingKind.OVERALL:
                draft = replace(draft, score=line.percent, score_max=WHOLE)
            self.drafts.append(draft)
        return True

    def _spoken_of(self, line: Sentence) -> Group | None:
        """Of a line that is no block of its own: the council named last before it in its block."""
        before = [s for s in self.sentences if s.block.start == line.block.start and s.span.start < line.span.start]
        return next((s.groups[-1] for s in reversed(before) if s.groups), None)

    def _council_above(self, sentence: Sentence) -> tuple[str, ...]:
        """The article's council; in an article about several, the one named last before the line."""
        if self.main:
            return (self.main,)
        above = [g for s in self.sentences if s.span.start < sentence.span.start for g in s.groups]
        return above[-1].councils if above and len(above[-1].councils) == 1 else ()

    # --- sentences -------------------------------------------------------------------------------------------------

    def _sentence(self, sentence: Sentence) -> None:
        self._turn_to(sentence)
        self._keep_score(sentence)
        if not (self._speaks(sentence) or self.announced.introduces(sentence)):
            return
        shares = self._shares(sentence)
        self.drafts += shares
        accepted = [] if shares else self.frames.accept(self.words, sentence)
        if not self.frames.defines_scale(self.words, sentence):
            accepted = elliptic_numbers(self.lexicon, self.words, sentence, accepted, self._number_pattern(sentence))
            sentence.elliptic = [value for value in accepted if value not in sentence.values]
        olds = self.movements.old_values(sentence, accepted)
        made, bound = self._bound_values(sentence, accepted, olds)
        made += self._announced(sentence) if not accepted or self.announced.introduces(sentence) else []
        made = self._moved(sentence, made, olds, accepted)
        self.drafts += [draft for _, draft in made]
        self._inversions(sentence, made)
        if made:
            self.last_values = [(draft, value) for value, draft in made]
        self._keep_steps(sentence, made)
        self._inverted_previous(sentence, olds, accepted)
        self._alone_old(sentence, olds, accepted)
        self.drafts += self._listed_names(sentence)
        self.drafts += self._states_alike(sentence, made)
        self._likewise(sentence, accepted)
        self._other_of_them(sentence, accepted)
        self.drafts += self._same_grade(sentence, accepted, olds)
        self.binder.keep_topic(sentence)
        self.binder.note(sentence, bound)

    @staticmethod
    def _speaks(sentence: Sentence) -> bool:
        """False for a sentence in which nothing was found that a rule could use."""
        return bool(sentence.values or sentence.marks or sentence.cues.get("group-others"))

    def _bound_values(
        self, sentence: Sentence, accepted: list[Value], olds: dict[int, Value]
    ) -> tuple[list[tuple[Value, Draft]], Rated | None]:
        """The drafts of the sentence's own values, and who was rated last."""
        made: list[tuple[Value, Draft]] = []
        bound: Rated | None = None
        for value in accepted:
            if value.score is not None:
                self.last_number, self.last_block = value, sentence.block.start
            if value.first in olds or self._shared_by_others(sentence, value):
                continue
            rated = self.binder.respective(sentence, value, accepted) or self.binder.rated(sentence, value)
            counting = Counting(self.lexicon, self.words, sentence, value, accepted)
            if rated is None or (not self._listed_after(sentence, value, rated) and counting.counts()):
                if rated is not None:
                    weigh(self.words, "counts-councils", self._span(value.first, value.last))
                self.announced.remember(sentence, value)
                self.unowned = (value, sentence)
                continue
            excepted = self.binder.excepted(sentence, value)
            if excepted is not None:
                made += self._all_but(sentence, value, rated, excepted)
                bound = rated
                continue
            marks: Sequence[NameMark | None] = self.binder.judgement_marks(sentence, value) or [None]
            year = self._clause_year(sentence, value)
            for mark in marks:
                reading = self.resolver.read(
                    value, mark, sentence, year, provider=rated.provider, councils=rated.councils
                )
                if reading is not None:
                    bound = rated
                    drafts = self._drafts(sentence, value, mark, reading, rated, value.frame)
                    made += [(value, draft) for draft in drafts]
        return made, bound

    def _all_but(
        self, sentence: Sentence, value: Value, rated: Rated, excepted: list[NameMark]
    ) -> list[tuple[Value, Draft]]:
        """'inadequate in all but leadership': the value for each of the other domains of the scheme."""
        year = self._clause_year(sentence, value)
        main = self.resolver.read(value, None, sentence, year, provider=rated.provider, councils=rated.councils)
        if main is None and excepted:  # 'a score of 3 for all other areas': on a scale of the parts alone
            main = self.resolver.read(value, excepted[0], sentence, year, provider=rated.provider)
        if main is None:
            return []
        return [
            (value, draft)
            for reading in self.resolver.others(main, excepted, year)
            for draft in self._drafts(sentence, value, None, reading, rated, "all-but")
        ]

    def _keep_steps(self, sentence: Sentence, made: list[tuple[Value, Draft]]) -> None:
        """Remember movements without a value, for the ratings that the article tells elsewhere."""
        spans = {draft.change_span for _, draft in made}
        self.steps += [
            step for step in self.movements.steps_without_value(sentence, sentence.groups, None)
            if step.span not in spans and (step.others or not made)
        ]  # fmt: skip

    def _listed_after(self, sentence: Sentence, value: Value, rated: Rated) -> bool:
        """True if the councils or the judgements that have the value are listed after it."""
        if self.binder.listed_names(sentence, value) or rated.rule == "counted-before":
            return True
        if rated.rule != "value-first" or len(rated.councils) < 2 or rated.span is None:
            return False
        first = next(at for at in range(value.last + 1, sentence.hi) if self.words.items[at].start == rated.span.start)
        lead = self.words.folded[first - 2 : first]
        # 'four were weak and two, A and B, were poor': the two have the next value
        return not (len(lead) == 2 and lead[1] == "," and number_at(lead[0]) is not None)

    def _number_pattern(self, sentence: Sentence) -> Value | None:
        """The last number of stars or points, if the sentence may go on counting without the noun."""
        pattern = out_of_pattern(self.lexicon, self.words, sentence) or (
            scored_pattern(self.lexicon, self.words, sentence) if self.last_number is None else None
        )
        if pattern is not None:
            self.last_number, self.last_block = pattern, sentence.block.start
        if self.last_number is None:
            return self._star_pattern(sentence)
        nouns = {"mark", "marks", "score", "scores", "scored", "star", "stars", "rating", "aim"}
        near = sentence.block.start == self.last_block
        if self.last_number.score_max is not None and any(mark.of("dimension") for mark in sentence.names):
            return self.last_number
        told = near or nouns & set(self.words.folded[sentence.lo : sentence.hi])
        return self.last_number if told else self._star_pattern(sentence)

    def _star_pattern(self, sentence: Sentence) -> Value | None:
        """'Also on three are Kent and Medway', 'Kent has three', in an article about stars: the number counts them."""
        if STAR_FORMS.isdisjoint(self.words.vocabulary) or not sentence.groups:
            return None
        ends = {group.last for group in sentence.groups}
        for at in range(sentence.lo, sentence.hi - 1):
            leads = self.words.folded[at] == "on" or (self.words.folded[at] in HAVING and at - 1 in ends)
            if leads and number_at(self.words.folded[at + 1]) is not None:
                return Value(at, at, star_options(self.lexicon), 0.0)
        return None

    def _shared_by_others(self, sentence: Sentence, value: Value) -> bool:
        """'and the other five good': the value of all councils that are not named beside it."""
        cue = sentence.cue_between("group-others", max(sentence.lo, value.first - 5), value.first)
        if cue is None or any(cue[1] < group.first < value.first for group in sentence.groups):
            return False
        if ":" in self.words.gap(value.last):
            return False  # 'Four others have three: Bury, Leeds, …'
        if not self.lexicon.words["judged-parts"].isdisjoint(self.words.folded[cue[0] : value.first]):
            return self._shared_by_parts(sentence, value, cue)
        marks = self.binder.judgement_marks(sentence, value)
        mark = marks[0] if marks else None
        reading = self.resolver.read(value, mark, sentence, None)
        if reading is not None:
            number = next((n for w in self.words.folded[cue[0] : value.first] if (n := number_at(w)) is not None), None)
            rest = self.binder.groups.rest_of_row(sentence, cue[0], number)
            drafts = self._drafts(
                sentence, value, mark, reading, Rated(rest, self._span(*cue), "the-others"), "the-others"
            )
            if rest:
                self.drafts += drafts
            else:
                self.others.append((drafts[0], number))
        return True

    def _shared_by_parts(self, sentence: Sentence, value: Value, cue: tuple[int, int]) -> bool:
        """'The other two judgements are good': the value of all parts of the service that the article does not name."""
        rated = self.binder.rated(sentence, value)
        reading = self.resolver.read(value, None, sentence, None) if rated is not None else None
        if rated is None or reading is None:
            return False
        number = next((n for w in self.words.folded[cue[0] : value.first] if (n := number_at(w)) is not None), None)
        self.other_parts += [
            (draft, number, self.resolver.others(reading, (), self._clause_year(sentence, value)))
            for draft in self._drafts(sentence, value, None, reading, rated, "the-others")
        ]
        return True

    def _clause_year(self, sentence: Sentence, value: Value) -> int | None:
        """The year that the value's clause names, unless it is yet to come."""
        year = self.status.year_of(sentence, value)
        return year if year is not None and (self.year is None or year <= self.year) else None

    def _inversions(self, sentence: Sentence, made: list[tuple[Value, Draft]]) -> None:
        for group in self.binder.inverted_groups(sentence):
            kept = self._shared(made, group.first)
            if kept is None:
                continue
            # 'goes from one to two, and so does B' shares the movement, 'as is B' the value alone
            same = kept.change is Change.SAME or self.binder.shares_act(sentence, group.first)
            for council in group.councils:
                self.drafts.append(
                    replace(
                        kept,
                        council=council,
                        rated_name=self.words.surface(group.first, group.last),
                        rated_span=self._span(group.first, group.last),
                        rule="inversion",
                        binding="inversion",
                        previous=kept.previous if same else None,
                        previous_span=kept.previous_span if same else None,
                        change=kept.change if same else None,
                        change_span=kept.change_span if same else None,
                    )
                )
        for mark in self.binder.inverted_names(sentence):
            source = next((value for value, draft in made if draft is self._shared(made, mark.first)), None)
            kept = self._shared(made, mark.first)
            value = source or next((v for d, v in self.last_values if d is kept), None)
            if kept is None or value is None:
                continue
            reading = self.resolver.read(value, mark, sentence, None, about=kept.reading.dimension)
            if reading is not None:
                self.drafts.append(
                    replace(kept, reading=reading, mark=self._span(mark.first, mark.last), rule="inversion")
                )

    def _shared(self, made: list[tuple[Value, Draft]], first: int) -> Draft | None:
        """The draft whose value is shared by an inversion that begins at word ``first``."""
        here = [draft for value, draft in made if value.last < first]
        if here:
            return here[-1]
        return self.last_values[-1][0] if self.last_values else None

    # --- movement --------------------------------------------------------------------------------------------------

    def _moved(
        self, sentence: Sentence, made: list[tuple[Value, Draft]], olds: dict[int, Value], accepted: list[Value]
    ) -> list[tuple[Value, Draft]]:
        found = []
        joined = self.binder.groups.joined(sentence)
        for value, draft in made:
            old = next((v for v in accepted if olds.get(v.first) is value), None)
            change, steps, span = self.movements.change(sentence, value)
            if old is not None and draft.status is RatingStatus.EXPECTED and not self.movements.leaves(sentence, old):
                old = None  # 'was good last year and hopes for outstanding': nothing has moved
            if old is not None and self._same_subject(sentence, value, old) and draft.council not in joined:
                draft = self._with_previous(draft, old, None, sentence)
            elif change is not None and draft.status is RatingStatus.CURRENT and draft.council not in joined:
                draft = self._stepped(draft, change, steps, span)
            found.append((value, draft))
        return self._told_together(found, sentence)

    def _told_together(self, made: list[tuple[Value, Draft]], sentence: Sentence) -> list[tuple[Value, Draft]]:
        """'Leeds, rated inadequate in 2019, is now good': the earlier value is the previous one of the newer."""
        found = []
        gone: set[int] = set()
        for value, draft in made:
            old = next((pair for pair in reversed(made) if _earlier(pair[1], draft)), None)
            if old is not None:
                draft = self._with_previous(draft, old[0], None, sentence)
                gone.add(old[0].first)
            found.append((value, draft))
        return [(value, draft) for value, draft in found if value.first not in gone]

    def _same_subject(self, sentence: Sentence, value: Value, old: Value) -> bool:
        """False if another council stands between the value and the earlier one: that one moved."""
        return not any(
            value.last < group.first and group.last < old.first and not group.anaphor for group in sentence.groups
        )

    def _inverted_previous(self, sentence: Sentence, olds: dict[int, Value], accepted: list[Value]) -> None:
        """'… and are joined by Lincolnshire, which has gone up from two': the earlier value of the one that joined."""
        for value in accepted:
            new = olds.get(value.first)
            if new is None or new is value or self._same_subject(sentence, new, value):
                continue
            owner = [group for group in sentence.groups if new.last < group.first and group.last < value.first][-1]
            for index, draft in enumerate(self.drafts):
                fresh = draft.span.start >= sentence.span.start and draft.previous is None
                if fresh and draft.council in owner.councils:
                    self.drafts[index] = self._with_previous(draft, value, None, sentence)


def _earlier(old: Draft, new: Draft) -> bool:
    """True if one draft is an earlier value of what the other rates now."""
    times = old.status is RatingStatus.HISTORICAL and new.status is RatingStatus.CURRENT
    same = (old.council, old.rated_name if old.council is None else "", old.reading.scale.id, old.reading.domain) == (
        new.council, new.rated_name if new.council is None else "", new.reading.scale.id, new.reading.domain
    )  # fmt: skip
    return times and same and new.previous is None and old.reading.kind is new.reading.kind
