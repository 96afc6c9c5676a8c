"""What one sentence leaves for the next: a counted value whose councils follow, 'the same grade', 'likewise'."""

from __future__ import annotations

from dataclasses import replace

from councilscope.articles import BlockKind
from councilscope.matching.ratings.afterwards import Afterwards
from councilscope.matching.ratings.announced import Announcements
from councilscope.matching.ratings.binding import Binder, Rated
from councilscope.matching.ratings.drafts import Draft
from councilscope.matching.ratings.lexicon import Lexicon, number_at
from councilscope.matching.ratings.marks import Group, NameMark, Sentence, Value
from councilscope.matching.ratings.regimes import FIRE_LEVEL
from councilscope.matching.ratings.resolving import Reading, Resolver
from councilscope.matching.ratings.scene import Scene
from councilscope.matching.ratings.status import STATE_FORMS, StatusRules
from councilscope.records import RatingKind
from councilscope.spans import Span

NEAR_GRADE = 3  # sentences after a value in which 'the grade' may stand for it
ALIKE = (*STATE_FORMS, "finding")  # forms of regimes that tell of states and of verdicts on complaints
HOLDING = frozenset({"was", "were", "has", "have", "is", "are", "stays", "stay", "remains", "remain"})
INTO = frozenset({"into", "in", "to", "join", "joins", "joined"})
JOINERS = frozenset({"it", "they", "both"})
JOIN_REACH = 3  # words from 'They' to the first council joined


class Carried(Afterwards):
    """Drafts with the rules that reach back to an earlier sentence."""

    def __init__(self, lexicon: Lexicon, scene: Scene) -> None:
        super().__init__(lexicon, scene)
        self.lexicon, self.scene = lexicon, scene
        self.binder = Binder(lexicon, scene.words, scene.main)
        self.resolver = Resolver(lexicon, scene.words, scene.choice, scene.nations)
        self.status = StatusRules(lexicon, scene.words, scene.period_year, scene.of_last_year, scene.of_a_visit)
        self.scores: list[tuple[tuple[str, ...], float, Span]] = []  # in percent, with the councils beside them
        self.last_values: list[tuple[Draft, Value]] = []
        self.told: tuple[Value, Sentence, int] | None = None  # the last value, and the sentences since then
        self.unowned: tuple[Value, Sentence] | None = None  # the last value of which nobody was told to have it
        self.announced = Announcements(self.binder.groups, self.binder.providers, scene.layout, scene.sentences)

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
        councils = rated.councils
        if reading.regime.level == FIRE_LEVEL:  # the county speaks of its fire service as 'we'
            councils = tuple(self.scene.fire.get(council, council) for council in councils)
        drafts = [replace(base, council=council) for council in councils] or [base]
        beside = [replace(base, rated_name=span.of(self.words.text), rated_span=span) for span in rated.beside]
        return [*drafts, *beside]

    def _turn_to(self, sentence: Sentence) -> None:
        """Let what keeps something over sentences see the next one."""
        self.binder.turn_to(sentence)
        self.resolver.keep_topic(sentence)
        self.status.retelling.turn_to(sentence)

    def _announced(self, sentence: Sentence) -> list[tuple[Value, Draft]]:
        """The councils that this sentence, or its list, names, if a sentence before counted those with a value."""
        found = self.announced.names_in(sentence)
        if found is None:
            return []
        counted, named = found
        mark = next(iter(self.binder.judgement_marks(counted.sentence, counted.value)), None)
        councils = [council for group in named for council in group.councils]
        reading = self.resolver.read(counted.value, mark, counted.sentence, None, councils=councils)
        if reading is None:
            return []
        made = []
        for group in named:
            beside = tuple(self.binder.providers.beside(sentence, group))
            rated = Rated(group.councils, self.binder.groups.span(group), "counted-before", beside=beside)
            drafts = self._drafts(counted.sentence, counted.value, mark, reading, rated, "counted-names")
            made += [(counted.value, draft) for draft in drafts]
        return made

    def _listed_names(self, sentence: Sentence) -> list[Draft]:
        """'outstanding in every category. This included: being healthy, staying safe …': the value for each."""
        opening = self.words.folded[sentence.lo : sentence.lo + 3]
        names = [mark for mark in sentence.names if mark.of("dimension")]
        if (
            not self.last_values
            or len(names) < 2
            or any(v.frame for v in sentence.values)
            or not set(opening) & {"this", "these", "they", "including"}
        ):
            return []
        kept, value = self.last_values[-1]
        found = []
        for mark in names:
            reading = self.resolver.read(value, mark, sentence, None)
            if reading is not None and reading.kind is RatingKind.DOMAIN:
                found.append(
                    replace(kept, reading=reading, mark=self._span(mark.first, mark.last), rule="listed-names")
                )
        return found

    def _states_alike(self, sentence: Sentence, made: list[tuple[Value, Draft]]) -> list[Draft]:
        """'… and lifted the one at Torbay', 'Surrey's and Leeds's were lifted': a state like the one told before."""
        owners = [(group, at) for group in sentence.groups if (at := self._stand_in(sentence, group)) is not None]
        value, reading = self._state_told(made) if owners else (None, None)
        if value is None or reading is None:
            return []
        found = []
        for group, at in owners:
            stand_in = replace(value, first=at, last=at)
            rated = Rated(group.councils, self.binder.groups.span(group), "subject-before")
            found += self._drafts(sentence, stand_in, None, reading, rated, "inversion")
        return found

    def _state_told(self, made: list[tuple[Value, Draft]]) -> tuple[Value | None, Reading | None]:
        """The state told last, of a council or of a number of them."""
        told = made or [(value, draft) for draft, value in self.last_values]
        value, reading = (told[-1][0], told[-1][1].reading) if told else (None, None)
        counted = self.unowned
        if counted is not None and (value is None or counted[0].first > value.first):
            value, sentence = counted
            reading = self.resolver.read(value, None, sentence, None)
        return (value, reading) if reading is not None and reading.regime.form in ALIKE else (None, None)

    def _stand_in(self, sentence: Sentence, group: Group) -> int | None:
        """The word that stands for the state of a council: 'one' in 'the one at Torbay', the end of 'Leeds's'."""
        words = self.words.folded
        behind = words[group.last + 2 : group.last + 3]
        spoken = any(sentence.cues.get(name) for name in ("no-longer", "movement-same"))
        if group.possessive and spoken and behind and (behind[0] in (",", "and") or behind[0] in HOLDING):
            return group.last + 1
        lead = words[max(sentence.lo, group.first - 3) : group.first]
        placed = lead[-1:] and lead[-1] in ("at", "in", "on", "for", "of", "against")
        if placed and lead[-3:-1] == ["the", "one"] and words[group.first - 4] != "not":
            return group.first - 2
        counted = lead[-3:-2] == ["and"] and number_at(lead[-2]) is not None
        return group.first - 2 if counted and lead[-1] == "against" else None  # 'and one against York'

    def _likewise(self, sentence: Sentence, accepted: list[Value]) -> None:
        """'York has done likewise': the value and the movement of the rating told last."""
        if accepted or not self.last_values or not sentence.cues.get("likewise"):
            return
        moved = [draft for draft, _ in self.last_values if draft.change is not None]
        kept = moved[-1] if moved else self.last_values[-1][0]
        kept = next((d for d in reversed(self.drafts) if d.span == kept.span and d.council == kept.council), kept)
        for group in sentence.groups[:1]:
            span = self._span(group.first, group.last)
            self.drafts += [
                replace(kept, council=council, rated_name=span.of(self.words.text), rated_span=span, rule="inversion")
                for council in group.councils
            ]

    def _other_of_them(self, sentence: Sentence, accepted: list[Value]) -> None:
        """'Swindon is one of two councils without a star. The other is Plymouth': the value of those counted."""
        cue = sentence.cue_between("other-of-them", sentence.lo, sentence.lo + 1)
        if accepted or cue is None or not self.last_values or self.told is None:
            return
        words, kept = self.words.folded, self.last_values[-1][0]
        source = self.told[1]
        counted = range(source.lo, source.hi - 2)
        if self.told[2] > 0 or not any(
            words[at : at + 2] == ["one", "of"] and {number_at(word) for word in words[at + 2 : at + 4]} != {None}
            for at in counted
        ):
            return
        for group in sentence.groups[:1]:
            span = self._span(group.first, group.last)
            self.drafts += [
                replace(kept, council=council, rated_name=span.of(self.words.text), rated_span=span, rule="inversion",
                        previous=None, previous_span=None, change=None, change_span=None)
                for council in self.binder.groups.chain(sentence, group).councils
            ]  # fmt: skip

    def _same_grade(self, sentence: Sentence, accepted: list[Value], olds: dict[int, Value]) -> list[Draft]:
        """'Both were given the grade', 'Luton received the same rating': the value told last."""
        newer = [value for value in accepted if olds.get(value.first) is not value]
        if newer:
            self.told = (newer[-1], sentence, 0)
            return []
        if self.told is None:
            return []
        value, source, age = self.told
        self.told = (value, source, age + 1)
        joined = self._joins(sentence)
        if joined is not None:
            reading = self.resolver.read(value, None, source, None)
            return self._drafts(source, value, None, reading, joined, "same-grade") if reading is not None else []
        cue = sentence.cue_between("same-grade", sentence.lo, sentence.hi)
        groups = [group for group in sentence.groups if cue and group.last < cue[0] and not group.anaphor]
        if cue is None or not groups or age >= NEAR_GRADE:
            return []
        given = self.lexicon.words["result-verbs"] | self.lexicon.words["giving-verbs"] | INTO
        doubted = [sentence.cue_between(name, sentence.lo, cue[0]) for name in ("negation", "expected", "historical")]
        if self.words.folded[cue[0] - 1] not in given | {"also", "just"} or any(doubted):
            return []
        reading = self.resolver.read(value, None, source, None)
        if reading is None:
            return []
        chain = self.binder.groups.chain(sentence, groups[-1], back=True)
        rated = Rated(chain.councils, self._span(chain.first, chain.last), "subject-before")
        drafts = self._drafts(source, value, None, reading, rated, "same-grade")
        return [self._with_previous(draft, accepted[0], None, sentence) for draft in drafts] if accepted else drafts

    def _joins(self, sentence: Sentence) -> Rated | None:
        """'They join Leeds and York': those whom the councils told of last have come up or down to."""
        if self.words.folded[sentence.lo] not in JOINERS:
            return None
        joining = self.lexicon.words["joining-verbs"]
        named = [group for group in sentence.groups if self.words.folded[group.first - 1] in joining]
        row = (
            self.binder.groups.chain(sentence, named[0])
            if named and named[0].first <= sentence.lo + JOIN_REACH
            else None
        )
        return Rated(row.councils, self._span(row.first, row.last), "subject-before") if row is not None else None

    def _alone_old(self, sentence: Sentence, olds: dict[int, Value], accepted: list[Value]) -> None:
        """'It is up from adequate': the earlier value of the rating told last."""
        for value in accepted:
            if olds.get(value.first) is not value or not self.last_values:
                continue
            if any(group.last < value.first and not group.anaphor for group in sentence.groups):
                continue  # 'Ealing dropped into this class from one star' is told of Ealing
            for draft, _ in self.last_values:
                where = next((i for i, d in enumerate(self.drafts) if d is draft), None)
                if where is not None and draft.previous is None:
                    self.drafts[where] = self._with_previous(draft, value, None, sentence)
