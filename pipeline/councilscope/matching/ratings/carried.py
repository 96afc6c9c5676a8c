"""What one sentence leaves for the next: a counted value whose councils follow, 'the same grade', 'likewise'."""

from __future__ import annotations

from dataclasses import replace

from councilscope.articles import BlockKind
from councilscope.matching.ratings.afterwards import Afterwards
from councilscope.matching.ratings.binding import Binder, Rated
from councilscope.matching.ratings.drafts import Draft
from councilscope.matching.ratings.lexicon import Lexicon, number_at
from councilscope.matching.ratings.marks import NameMark, Sentence, Value
from councilscope.matching.ratings.resolving import Reading, Resolver
from councilscope.matching.ratings.scene import Scene
from councilscope.matching.ratings.status import StatusRules
from councilscope.records import RatingKind
from councilscope.spans import Span

NEAR_GRADE = 3  # sentences after a value in which 'the grade' may stand for it
LONGEST_COUNT = 15  # sentences after which a counted value may still be followed by the names
INTO = frozenset({"into", "in", "to", "join", "joins", "joined"})
FIRE_LEVEL = "fire authority"
UNKNOWN_NAMES = 3  # of an announced list that the register may not know


class Carried(Afterwards):
    """Drafts with the rules that reach back to an earlier sentence."""

    def __init__(self, lexicon: Lexicon, scene: Scene) -> None:
        super().__init__(scene)
        self.lexicon, self.scene = lexicon, scene
        self.binder = Binder(lexicon, scene.words, scene.main)
        self.resolver = Resolver(lexicon, scene.words, scene.choice)
        self.status = StatusRules(lexicon, scene.words, scene.year)
        self.scores: list[tuple[tuple[str, ...], float, Span]] = []  # in percent, with the councils beside them
        self.last_values: list[tuple[Draft, Value]] = []
        self.told: tuple[Value, Sentence, int] | None = None  # the last value, and the sentences since then
        self.pending: tuple[Value, Sentence, int] | None = None
        self.pending_age = 0
        self.announced = False  # whether a list of those that have the pending value follows

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
        fire = self.scene.fire
        if reading.regime.level == FIRE_LEVEL and fire and len(councils) == 1 and fire.startswith(councils[0]):
            councils = (fire,)  # the county speaks of its fire service as 'we'
        return [replace(base, council=council) for council in councils] or [base]

    def _remember_count(self, sentence: Sentence, value: Value) -> None:
        """'handed three councils a C3': the sentence after may name the three."""
        lead = self.words.folded[max(sentence.lo, value.first - 12) : min(sentence.hi, value.last + 6)]
        numbers = [n for word in lead if (n := number_at(word)) is not None and 1 < n < 40]
        if self.pending is not None and self.pending[1] is sentence:
            return  # the first value of a sentence is the one that it counts
        if numbers and set(lead) & (self.lexicon.words["tally-units"]):
            self.pending = (value, sentence, numbers[-1])
            self.pending_age = 0

    def _counted_before(self, sentence: Sentence) -> list[tuple[Value, Draft]]:
        """The councils of this sentence, if they are as many as the sentence before said to have a value."""
        if self.pending is None:
            return []
        value, source, number = self.pending
        self.announced = self.announced and sentence.block.kind is BlockKind.LIST_ITEM
        if self.announced:
            return self._listed_council(sentence, value, source)
        self.pending_age += 1
        plain = [group for group in sentence.groups if not group.anaphor and not group.possessive]
        naming = self.binder.names_councils(sentence)
        if self.pending_age > LONGEST_COUNT or (self.pending_age > 2 and not naming):
            self.pending = None if self.pending_age > LONGEST_COUNT else self.pending
            return []
        if not plain:
            return []
        chain = self.binder.chain(sentence, plain[0])
        if abs(len(chain.councils) - number) > (UNKNOWN_NAMES if naming else 0):
            return []
        self.pending = None
        marks = self.binder.judgement_marks(source, value)
        reading = self.resolver.read(value, marks[0] if marks else None, source, None)
        if reading is None:
            return []
        rated = Rated(chain.councils, self._span(chain.first, chain.last), "counted-before")
        return [
            (value, draft)
            for draft in self._drafts(source, value, marks[0] if marks else None, reading, rated, "counted-names")
        ]

    def _announces(self, sentence: Sentence) -> bool:
        """'The councils named are:' before a list of names."""
        words = self.words.folded[sentence.lo : sentence.hi]
        naming = {"are", "were", "include"} & set(words)
        colon = self.words.text[sentence.span.end - 1] == ":"
        return colon and bool(naming) and not sentence.groups and words[0] in ("the", "they", "these", "those")

    def _listed_council(self, sentence: Sentence, value: Value, source: Sentence) -> list[tuple[Value, Draft]]:
        """An item that is the name of a council and no more: it has the value that was counted."""
        group = sentence.groups[0] if len(sentence.groups) == 1 else None
        if group is None or group.first != sentence.lo or group.last != sentence.hi - 1:
            return []
        reading = self.resolver.read(value, None, source, None)
        rated = Rated(group.councils, self._span(group.first, group.last), "counted-before")
        if reading is None:
            return []
        return [(value, draft) for draft in self._drafts(source, value, None, reading, rated, "counted-names")]

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
        chain = self.binder.chain(sentence, groups[-1], back=True)
        rated = Rated(chain.councils, self._span(chain.first, chain.last), "subject-before")
        drafts = self._drafts(source, value, None, reading, rated, "same-grade")
        return [self._with_previous(draft, accepted[0], None, sentence) for draft in drafts] if accepted else drafts

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
