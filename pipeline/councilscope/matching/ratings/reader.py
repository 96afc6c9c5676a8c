"""Reads one article: lines and sentences in order, each value bound, resolved, and given its status and movement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from councilscope.articles import BlockKind
from councilscope.matching.ratings.binding import Rated
from councilscope.matching.ratings.carried import Made
from councilscope.matching.ratings.counting import Counting
from councilscope.matching.ratings.drafts import Draft
from councilscope.matching.ratings.ellipsis import Ellipsis
from councilscope.matching.ratings.frames import Frames
from councilscope.matching.ratings.labels import LineValue
from councilscope.matching.ratings.lexicon import Lexicon, number_at
from councilscope.matching.ratings.lines import Lines
from councilscope.matching.ratings.marks import WHOLE, Group, NameMark, Place, Sentence, Value
from councilscope.matching.ratings.movement import Movements
from councilscope.matching.ratings.percentages import Percentages
from councilscope.matching.ratings.scene import Scene
from councilscope.matching.weighing import weigh
from councilscope.records import Change, RatingKind, RatingStatus

BEYOND = frozenset({"speaker-council", "last-subject", "heading", "main-council"})  # not named in the sentence
NEAR_OTHERS = 5  # words from 'the other five' to their value


class ArticleReader(Percentages):
    """The state of reading one article."""

    def __init__(self, lexicon: Lexicon, scene: Scene) -> None:
        super().__init__(lexicon, scene)
        self.sentences, self.main = scene.sentences, scene.main
        self.frames = Frames(lexicon)
        self.ellipsis = Ellipsis(lexicon, scene.words)
        self.lines = Lines(lexicon, scene.words)
        self.movements = Movements(lexicon, scene.words)

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
        self._settle()
        self._apply_scores()
        return self.drafts

    # --- lines -----------------------------------------------------------------------------------------------------

    def _line(self, line: LineValue) -> bool:
        """Draft what a line tells; False if nobody is known to have it or no regime has such a level."""
        group = line.group or self._spoken_of(line.sentence) or line.sentence.headed
        councils = group.councils if group else self._council_above(line.sentence)
        if not councils:
            return False
        reading = self.resolver.read(line.value, line.mark, line.sentence, None, cell=True, councils=councils)
        if reading is None:
            return False
        binding = "row-label" if line.group else "heading" if group else "main-council"
        rated = Rated(councils, self.binder.groups.span(group) if group else None, binding)
        for draft in self._drafts(line.sentence, line.value, line.mark, reading, rated, line.rule):
            if line.previous is not None:
                if draft.status is RatingStatus.HISTORICAL:  # 'C3 (previously C4)'
                    draft = replace(draft, status=RatingStatus.CURRENT, status_rule="reported")
                draft = self._with_previous(draft, line.previous)
            if line.percent is not None and reading.regime.percent and reading.kind is RatingKind.OVERALL:
                draft = replace(draft, score=line.percent, score_max=WHOLE)
            self.drafts.append(draft)
        return True

    def _spoken_of(self, line: Sentence) -> Group | None:
        """Of a line that is no block of its own: the council named last before it in its block."""
        before = [s for s in self.sentences if s.block.start == line.block.start and s.span.start < line.span.start]
        return next((s.groups[-1] for s in reversed(before) if s.groups), None)

    def _council_above(self, sentence: Sentence) -> tuple[str, ...]:
        """The article's council; else the one that its opening first says was inspected, or that named last above."""
        if self.main:
            return (self.main,)
        if self.inspected and len(self.inspected[0].councils) == 1:
            return self.inspected[0].councils
        above = [s.groups[-1] for s in self.sentences if s.span.start < sentence.span.start and s.groups]
        return above[-1].councils if above and len(above[-1].councils) == 1 else ()

    # --- sentences -------------------------------------------------------------------------------------------------

    def _sentence(self, sentence: Sentence) -> None:
        self._turn_to(sentence)
        self._keep_score(sentence)
        introduces = self.announced.introduces(sentence)
        counts_on = sentence.numbers and self.ellipsis.goes_on(sentence)
        if not (sentence.values or sentence.marks or sentence.cues.get("group-others") or introduces or counts_on):
            return  # nothing was found that a rule could use
        shares = self._shares(sentence)
        self.drafts += shares
        accepted = [] if shares else self.frames.accept(sentence)
        if not self.frames.defines_scale(sentence):
            accepted = self.ellipsis.continued(sentence, accepted)
            sentence.elliptic = [value for value in accepted if value not in sentence.values]
        olds = self.movements.old_values(sentence, accepted)
        made, bound = self._bound_values(sentence, accepted, olds)
        made += self._announced(sentence) if introduces or not accepted else []
        made = self._moved(sentence, made, olds, accepted)
        self.drafts += [draft for _, draft in made]
        self._inversions(sentence, made)
        self.last_values = made or self.last_values
        self._keep_steps(sentence, made)
        self._inverted_previous(sentence, olds, accepted)
        self._alone_old(sentence, olds, accepted)
        self.drafts += self._listed_names(sentence)
        self.drafts += self._states_alike(sentence, made)
        if not accepted:
            self.drafts += self._likewise(sentence)
            self.drafts += self._other_of_them(sentence)
        self.drafts += self._same_grade(sentence, accepted, olds)
        self.binder.keep_topic(sentence)
        self.binder.note(sentence, bound)

    def _bound_values(
        self, sentence: Sentence, accepted: list[Value], olds: dict[int, Value]
    ) -> tuple[Made, Rated | None]:
        """The drafts of the sentence's own values, and who was rated last."""
        made: Made = []
        bound: Rated | None = None
        counted: Value | None = None
        for value in accepted:
            if value.score is not None:
                self.ellipsis.keep(sentence, value)
            place = Place(sentence, value)
            if value.first in olds or self._shared_by_others(place):
                continue
            rated = self.binder.respective(sentence, value, accepted)
            if rated is None and self.binder.unshared(sentence, accepted):
                continue
            rated = rated or self.binder.rated(place)
            counts = rated is not None and self._counts_councils(place, rated, accepted)
            if rated is not None and rated.rule in BEYOND and counted is not None:
                # 'just 4 per cent served people well and had good prospects', '18 got three stars, 20 two':
                # those counted have the next value too, or it is told of as many
                counted_again = any(counted.last < at < value.first for at in sentence.numbers)
                counts = counts or value.frame == "elliptic-number" or not counted_again
            if counts and Counting(self.lexicon, sentence, value, accepted).number_before():
                counted = value
            if rated is None or counts:
                self.announced.remember(sentence, value)
                self.unowned = (value, sentence)
                continue
            drafts = self._of_rated(place, rated)
            bound = rated if drafts else bound
            made += [(value, draft) for draft in drafts]
        return made, bound

    def _counts_councils(self, place: Place, rated: Rated, accepted: list[Value]) -> bool:
        """True if the value is told of a number of councils, and not of those listed after it."""
        if (
            self._listed_after(place, rated)
            or not Counting(self.lexicon, place.sentence, place.value, accepted).counts()
        ):
            return False
        weigh(self.words, "counts-councils", place.span)
        return True

    def _of_rated(self, place: Place, rated: Rated) -> list[Draft]:
        """The drafts of a value for those whom it rates, one a judgement named."""
        sentence, value = place.sentence, place.value
        year, excepted = self.status.year_of(sentence, value), self.binder.excepted(place)
        marks: Sequence[NameMark | None] = (
            [None] if excepted is not None else self.binder.judgement_marks(place) or [None]
        )
        found = []
        for mark in marks:
            reading = self.resolver.read(value, mark, sentence, year, provider=rated.provider, councils=rated.councils)
            if reading is None and excepted:  # 'a score of 3 for all other areas': on a scale of the parts alone
                reading = self.resolver.read(value, excepted[0], sentence, year, provider=rated.provider)
            if reading is None:
                continue
            if excepted is None:
                found += self._drafts(sentence, value, mark, reading, rated, value.frame)
                continue
            others = self.resolver.others(reading, excepted, year)  # 'inadequate in all but leadership'
            if self.binder.number_of_others(place) not in (None, len(others)):
                continue  # 'in the other two': of a set that is not known
            for other in others:
                found += self._drafts(sentence, value, None, other, rated, "all-but")
        return found

    def _keep_steps(self, sentence: Sentence, made: Made) -> None:
        """Remember movements without a value, for the ratings that the article tells elsewhere."""
        spans = {draft.change_span for _, draft in made}
        steps = self.movements.steps_without_value(sentence)
        self.steps += [step for step in steps if step.span not in spans and (step.others or not made)]

    def _listed_after(self, place: Place, rated: Rated) -> bool:
        """True if the councils or the judgements that have the value are listed after it."""
        if self.binder.listed_names(place) or rated.rule == "counted-before":
            return True
        if rated.rule != "value-first" or len(rated.councils) < 2 or rated.span is None:
            return False
        first = self.words.starts.index(rated.span.start, place.last + 1)
        # 'four were weak and two, A and B, were poor': the two have the next value
        return self.words.folded[first - 1] != "," or number_at(self.words.folded[first - 2]) is None

    def _shared_by_others(self, place: Place) -> bool:
        """'and the other five good': the value of all councils that are not named beside it."""
        sentence, value = place.sentence, place.value
        cue = sentence.cue_between("group-others", max(sentence.lo, place.first - NEAR_OTHERS), place.first)
        if cue is None or any(cue[1] < group.first < place.first for group in sentence.groups):
            return False
        if ":" in self.words.gap(place.last):
            return False  # 'Four others have three: Bury, Leeds, …'
        told = self.words.folded[cue[0] : place.first]
        number = next((number for word in told if (number := number_at(word)) is not None), None)
        if not self.lexicon.words["judged-parts"].isdisjoint(told):
            return self._shared_by_parts(place, number)
        mark = next(iter(self.binder.judgement_marks(place)), None)
        reading = self.resolver.read(value, mark, sentence, None)
        if reading is not None:
            rest = self.binder.groups.rest_of_row(sentence, cue[0], number)
            rated = Rated(rest, self.words.span(*cue), "the-others")
            drafts = self._drafts(sentence, value, mark, reading, rated, "the-others")
            self.drafts += drafts if rest else []
            self.others += [] if rest else [(drafts[0], number)]
        return True

    def _shared_by_parts(self, place: Place, number: int | None) -> bool:
        """'The other two judgements are good': the value of all parts of the service that the article does not name."""
        sentence, value = place.sentence, place.value
        rated = self.binder.rated(place)
        reading = self.resolver.read(value, None, sentence, None) if rated is not None else None
        if rated is None or reading is None:
            return False
        others = self.resolver.others(reading, (), self.status.year_of(sentence, value))
        drafts = self._drafts(sentence, value, None, reading, rated, "the-others")
        self.other_parts += [(draft, number, others) for draft in drafts]
        return True

    def _inversions(self, sentence: Sentence, made: Made) -> None:
        """'as was Ipswich', 'and so is leadership': others that share the value told last."""
        for group in self.binder.inverted_groups(sentence):
            _, kept = self._shared(sentence, made, group.first)
            if kept is not None:
                # 'goes from one to two, and so does B' shares the movement, 'as is B' the value alone
                same = kept.change is Change.SAME or self.binder.shares_act(sentence, group.first)
                span = self.binder.groups.span(group)
                told = kept.told_of(group.councils, span, self.words.text, moved=same)
                self.drafts += [replace(draft, binding="inversion") for draft in told]
        for mark in self.binder.inverted_names(sentence):
            value, kept = self._shared(sentence, made, mark.first)
            if kept is None or value is None:
                continue
            reading = self.resolver.read(value, mark, sentence, None, about=kept.reading.dimension)
            if reading is not None:
                span = self.words.span(mark.first, mark.last)
                self.drafts.append(replace(kept, reading=reading, mark=span, rule="inversion"))

    def _shared(self, sentence: Sentence, made: Made, first: int) -> tuple[Value, Draft] | tuple[None, None]:
        """The value and the draft that an inversion which begins at word ``first`` shares, told in its paragraph."""
        here = [(value, draft) for value, draft in made if value.last < first]
        here = here or [told for told in self.last_values if told[1].span.start >= sentence.block.start]
        return here[-1] if here else (None, None)

    # --- movement --------------------------------------------------------------------------------------------------

    def _moved(self, sentence: Sentence, made: Made, olds: dict[int, Value], accepted: list[Value]) -> Made:
        """The drafts with the earlier values and the movements that the sentence tells of them."""
        groups, found = self.binder.groups, []
        joined = {council for group in groups.joined(sentence) for council in groups.chain(sentence, group).councils}
        for value, draft in made:
            old = next((v for v in accepted if olds.get(v.first) is value), None)
            if old is not None and draft.status is RatingStatus.EXPECTED and not self.movements.leaves(sentence, old):
                old = None  # 'was good last year and hopes for outstanding': nothing has moved
            if draft.council in joined:
                pass
            elif old is not None and self._same_subject(sentence, value, old):
                draft = self._with_previous(draft, old)
            elif draft.status is RatingStatus.CURRENT:
                change, steps, span = self.movements.change(sentence, value)
                draft = self._stepped(draft, change, steps, span) if change is not None else draft
            found.append((value, draft))
        return self._told_together(sentence, found)

    def _told_together(self, sentence: Sentence, made: Made) -> Made:
        """'Leeds, rated inadequate in 2019, is now good': the earlier value is the previous one of the newer."""
        found = []
        gone: set[int] = set()
        for value, draft in made:
            old = next((v for v, earlier in reversed(made) if draft.follows(earlier)), None)
            in_row = old is not None and all(self.status.in_row_of_years(sentence, one) for one in (value, old))
            if old is not None and not in_row:
                draft = self._with_previous(draft, old)
                gone.add(old.first)
            found.append((value, draft))
        return [(value, draft) for value, draft in found if value.first not in gone]

    def _same_subject(self, sentence: Sentence, value: Value, old: Value) -> bool:
        """False if another council stands between the value and the earlier one: that one moved."""
        between = (g for g in sentence.groups if value.last < g.first and g.last < old.first)
        return all(group.anaphor for group in between)

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
                    self.drafts[index] = self._with_previous(draft, value)
