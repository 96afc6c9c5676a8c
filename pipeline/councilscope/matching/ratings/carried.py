"""What one sentence leaves for the next: a counted value whose councils follow, 'the same grade', 'likewise'."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from councilscope.articles import BlockKind
from councilscope.matching.ratings.afterwards import Afterwards
from councilscope.matching.ratings.announced import Announcements
from councilscope.matching.ratings.binding import Binder, Rated
from councilscope.matching.ratings.drafts import Draft
from councilscope.matching.ratings.lexicon import Lexicon, number_at
from councilscope.matching.ratings.marks import Group, NameMark, Place, Sentence, Value
from councilscope.matching.ratings.regimes import FIRE_LEVEL
from councilscope.matching.ratings.resolving import Reading, Resolver
from councilscope.matching.ratings.scene import Scene
from councilscope.matching.ratings.status import STATE_FORMS, StatusRules
from councilscope.records import RatingKind
from councilscope.spans import Span

Made = list[tuple[Value, Draft]]
OPENING = 4  # sentences in which a story says whom it is about, its title among them
NEAR_GRADE = 3  # sentences after a value in which 'the grade' may stand for it
ALIKE = (*STATE_FORMS, "finding")  # forms of regimes that tell of states and of verdicts on complaints
HOLDING = frozenset({",", "and", "was", "were", "has", "have", "is", "are", "stays", "stay", "remains", "remain"})
PLACING = frozenset({"at", "in", "on", "for", "of", "against"})
INTO = frozenset({"into", "in", "to", "join", "joins", "joined", "also", "just"})
DOUBTING = ("negation", "expected", "historical")
POINTING = frozenset({"this", "these", "they", "including"})
JOINERS = frozenset({"it", "they", "both"})
JOIN_REACH = 3  # words from 'They' to the first council joined


class Carried(Afterwards):
    """Drafts with the rules that reach back to an earlier sentence."""

    def __init__(self, lexicon: Lexicon, scene: Scene) -> None:
        super().__init__(lexicon, scene)
        self.lexicon, self.scene = lexicon, scene
        self.given = lexicon.any_of("result-verbs", "giving-verbs", INTO)
        self.binder = Binder(lexicon, scene.words, scene.main)
        self.inspected = self._inspected(scene.sentences)
        self.resolver = Resolver(lexicon, scene.words, scene.choice, scene.nations)
        self.status = StatusRules(lexicon, scene)
        self.scores: list[tuple[tuple[str, ...], float, Span]] = []  # in percent, with the councils beside them
        self.last_values: Made = []
        self.told: tuple[Value, Sentence, int] | None = None  # the last value, and the sentences since then
        self.unowned: tuple[Value, Sentence] | None = None  # the last value of which nobody was told to have it
        self.announced = Announcements(self.binder.groups, self.binder.providers, scene.layout, scene.sentences)

    def _inspected(self, sentences: Sequence[Sentence]) -> list[Group]:
        """The councils of the sentences in which a story says whom it is about, if these speak of a judgement too."""
        judging = self.lexicon.any_of("inspection-words", "grade-nouns", "rating-nouns", "frame-verbs")
        opening = [sentence for sentence in sentences if sentence.block.kind is not BlockKind.HEADING][:OPENING]
        found: list[Group] = []
        for sentence in opening:
            named = sentence.bodies or sentence.values or self.scene.choice.named_in(sentence.span)
            if named or not judging.isdisjoint(sentence.folded()):
                found += [group for group in sentence.groups if not self.binder.groups.aside(sentence, group)]
        return found

    def _drafts(
        self, sentence: Sentence, value: Value, mark: NameMark | None, reading: Reading, rated: Rated, rule: str
    ) -> list[Draft]:
        status, year, status_rule = self.status.decide(sentence, value, reading, rated.councils)
        councils = rated.councils
        if reading.regime.level == FIRE_LEVEL:  # the county speaks of its fire service as 'we'
            councils = tuple(self.scene.fire.get(council, council) for council in councils)
        base = Draft(
            council=next(iter(councils), None), rated_span=rated.span,
            rated_name=rated.span.of(self.words.text) if rated.span else None,
            reading=reading, span=self.words.span(value.first, value.last),
            words=self.words.surface(value.first, value.last), rule=rule, binding=rated.rule, status=status,
            status_rule=status_rule, year=year, score=value.score, score_max=value.score_max,
            mark=self.words.span(mark.first, mark.last) if mark else None,
            headline=sentence.block.kind is BlockKind.TITLE, quoted=sentence.in_quote(value.first),
        )  # fmt: skip
        more = [replace(base, council=council) for council in councils[1:]]
        beside = [
            replace(base, council=None, rated_name=span.of(self.words.text), rated_span=span) for span in rated.beside
        ]
        return [base, *more, *beside]

    def _read_again(self, sentence: Sentence, value: Value, rated: Rated, rule: str) -> list[Draft]:
        """The drafts of a value that an earlier sentence told, for others than it told it of."""
        reading = self.resolver.read(value, None, sentence, None)
        return self._drafts(sentence, value, None, reading, rated, rule) if reading is not None else []

    def _turn_to(self, sentence: Sentence) -> None:
        """Let what keeps something over sentences see the next one."""
        self.binder.turn_to(sentence)
        self.resolver.subjects.keep_topic(sentence)
        self.status.retelling.turn_to(sentence)

    # --- councils named after a count ------------------------------------------------------------------------------

    def _announced(self, sentence: Sentence) -> Made:
        """The councils that this sentence, or its list, names, if a sentence before counted those with a value."""
        found = self.announced.names_in(sentence)
        if found is None:
            return []
        counted, named = found
        source, value = counted.sentence, counted.value
        mark = next(iter(self.binder.judgement_marks(Place(source, value))), None)
        councils = [council for group in named for council in group.councils]
        reading = self.resolver.read(value, mark, source, None, councils=councils)
        if reading is None:
            return []
        made: Made = []
        for group in named:
            beside = tuple(self.binder.providers.beside(sentence, group))
            rated = replace(self.binder.of(group, "counted-before"), beside=beside)
            made += [(value, draft) for draft in self._drafts(source, value, mark, reading, rated, "counted-names")]
        return made

    def _listed_names(self, sentence: Sentence) -> list[Draft]:
        """'outstanding in every category. This included: being healthy, staying safe …': the value for each."""
        names = sentence.judgements
        pointing = not POINTING.isdisjoint(sentence.after(sentence.lo - 1, 3))
        if not self.last_values or len(names) < 2 or not pointing or sentence.told:
            return []
        value, kept = self.last_values[-1]
        readings = [(mark, self.resolver.read(value, mark, sentence, None)) for mark in names]
        return [
            replace(kept, reading=reading, mark=self.words.span(mark.first, mark.last), rule="listed-names")
            for mark, reading in readings if reading is not None and reading.kind is RatingKind.DOMAIN
        ]  # fmt: skip

    # --- states like the one told last -----------------------------------------------------------------------------

    def _states_alike(self, sentence: Sentence, made: Made) -> list[Draft]:
        """'… and lifted the one at Torbay', 'Surrey's and Leeds's were lifted': a state like the one told before."""
        owners = [(group, at) for group in sentence.groups if (at := self._stand_in(sentence, group)) is not None]
        value, reading = self._state_told(made) if owners else (None, None)
        if value is None or reading is None:
            return []
        found = []
        for group, at in owners:
            rated = self.binder.of(group, "subject-before")
            found += self._drafts(sentence, replace(value, first=at, last=at), None, reading, rated, "inversion")
        return found

    def _state_told(self, made: Made) -> tuple[Value | None, Reading | None]:
        """The state told last, of a council or of a number of them."""
        told = made or self.last_values
        value, reading = (told[-1][0], told[-1][1].reading) if told else (None, None)
        if self.unowned is not None and (value is None or self.unowned[0].first > value.first):
            value, sentence = self.unowned
            reading = self.resolver.read(value, None, sentence, None)
        return (value, reading) if reading is not None and reading.regime.form in ALIKE else (None, None)

    def _stand_in(self, sentence: Sentence, group: Group) -> int | None:
        """The word that stands for the state of a council: 'one' in 'the one at Torbay', the end of 'Leeds's'."""
        behind = sentence.word(group.last + 2) if group.possessive else ""
        spoken = "no-longer" in sentence.cues or "movement-same" in sentence.cues
        if spoken and behind in HOLDING:
            return group.last + 1
        lead = sentence.before(group.first, 4)
        if len(lead) < 3 or lead[-1] not in PLACING:
            return None
        one = lead[-3:-1] == ["the", "one"] and lead[0] != "not"
        counted = lead[-3] == "and" and lead[-1] == "against" and number_at(lead[-2]) is not None
        return group.first - 2 if one or counted else None  # 'and one against York'

    # --- the value told last ---------------------------------------------------------------------------------------

    def _likewise(self, sentence: Sentence) -> list[Draft]:
        """'York has done likewise': the value and the movement of the rating told last."""
        if not self.last_values or not sentence.cues.get("likewise") or not sentence.groups:
            return []
        moved = [draft for _, draft in self.last_values if draft.change is not None]
        kept = moved[-1] if moved else self.last_values[-1][1]
        kept = next((d for d in reversed(self.drafts) if d.span == kept.span and d.council == kept.council), kept)
        group = sentence.groups[0]
        return kept.told_of(group.councils, self.binder.groups.span(group), self.words.text)

    def _other_of_them(self, sentence: Sentence) -> list[Draft]:
        """'Swindon is one of two councils without a star. The other is Plymouth': the value of those counted."""
        cue = sentence.cue_between("other-of-them", sentence.lo, sentence.lo + 1)
        if cue is None or not self.last_values or not sentence.groups or self.told is None or self.told[2] > 0:
            return []
        source = self.told[1].folded()
        counted = (source[at + 2 : at + 4] for at in range(len(source) - 2) if source[at : at + 2] == ["one", "of"])
        if not any(number_at(word) is not None for words in counted for word in words):
            return []
        group = sentence.groups[0]
        councils = self.binder.groups.chain(sentence, group).councils
        span = self.binder.groups.span(group)
        return self.last_values[-1][1].told_of(councils, span, self.words.text, moved=False)

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
            return self._read_again(source, value, self.binder.of(joined, "subject-before"), "same-grade")
        cue = sentence.cue_between("same-grade", sentence.lo, sentence.hi)
        groups = [group for group in sentence.groups if cue and group.last < cue[0] and not group.anaphor]
        if cue is None or not groups or age >= NEAR_GRADE or sentence.word(cue[0] - 1) not in self.given:
            return []
        if any(sentence.cue_between(name, sentence.lo, cue[0]) for name in DOUBTING):
            return []
        rated = self.binder.of(self.binder.groups.chain(sentence, groups[-1], back=True), "subject-before")
        drafts = self._read_again(source, value, rated, "same-grade")
        return [self._with_previous(draft, accepted[0]) for draft in drafts] if accepted else drafts

    def _joins(self, sentence: Sentence) -> Group | None:
        """'They join Leeds and York': those whom the councils told of last have come up or down to."""
        if sentence.word(sentence.lo) not in JOINERS:
            return None
        first = next(iter(self.binder.groups.joined(sentence)), None)
        near = first is not None and first.first <= sentence.lo + JOIN_REACH
        return self.binder.groups.chain(sentence, first) if near and first is not None else None

    def _alone_old(self, sentence: Sentence, olds: dict[int, Value], accepted: list[Value]) -> None:
        """'It is up from adequate': the earlier value of the rating told last."""
        for value in accepted:
            if olds.get(value.first) is not value or not self.last_values:
                continue
            if any(group.last < value.first and not group.anaphor for group in sentence.groups):
                continue  # 'Ealing dropped into this class from one star' is told of Ealing
            for _, draft in self.last_values:
                where = next((at for at, kept in enumerate(self.drafts) if kept is draft), None)
                if where is not None and draft.previous is None:
                    self.drafts[where] = self._with_previous(draft, value)
