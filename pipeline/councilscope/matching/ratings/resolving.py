"""From words to a level: which regime's scale, which judgement, which rank, and what is judged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from councilscope.knowledge.ratings import Dimension, Regime, Scale
from councilscope.matching.phrases import Words, fold
from councilscope.matching.ratings.lexicon import Lexicon, Option, Strength
from councilscope.matching.ratings.marks import NameMark, Sentence, Value
from councilscope.matching.ratings.matters import SMALL_WORDS, Matters
from councilscope.matching.ratings.regimes import ENOUGH, FIRE_LEVEL, RegimeChoice
from councilscope.matching.ratings.subjects import Subjects
from councilscope.matching.weighing import weigh
from councilscope.records import RatingKind

OUTCOME = "outcome"  # the form of schemes whose levels are ordinary words: 'effective', 'sufficient progress'
NAMED_JUDGEMENT = 4.0
STRONG_WORDS = 1.0
SAID_HERE = 2.0  # the sentence names the scheme, or a body that judges by it
SAID_NEAR = 1.0  # its paragraph does
OWN_SERVICE = 1.5  # the service beside the value is the one that the scheme judges
SAID_IN_LABEL = 3.0  # the label above the sentence names the scheme
SIBLING = 0.5  # the same scheme gave another value of the sentence
HALF = 6.0  # and that value is the other half of one judgement: a grade and its prospects
EXACT_WORDS = 0.4
ONE_SIDE = 2.5  # the main judgement of the scheme is but one side of a council
UNNAMED_SIDE = 8.0  # and the sentence does not name the side
NO_SERVICE = 2.0  # a scheme that judges each service apart, and the sentence names none
PASSED = 3.0  # the article tells of an inspection by a scheme that came before or after
WHOLE_COUNCIL = 0.8  # nothing but the council is named as judged
NEAR_SUBJECT = 3  # words from a service to the value that is told of it: 'Its benefits service is good'


@dataclass(frozen=True, slots=True)
class Reading:
    """A value as a level of a regime's scale. ``dimension`` None is the regime's main judgement."""

    regime: Regime
    dimension: Dimension | None
    scale: Scale
    rank: int
    kind: RatingKind
    subject: str
    domain: str | None
    apart: bool = False  # the regime judges several services, each apart

    @property
    def label(self) -> str | None:
        """The scale's label, None where it is only a number."""
        return other_level(self.scale, self.rank)

    @property
    def judgement(self) -> tuple[RatingKind, str | None, str | None]:
        """What is judged of a council."""
        return self.kind, self.domain, self.subject if self.apart else None

    @property
    def is_main(self) -> bool:
        """True for the overall judgement of a regime."""
        return self.kind is RatingKind.OVERALL and self.dimension is None


class Fit(NamedTuple):
    """A regime's judgement (None: the main one) that has a level for a value, and how much speaks for it."""

    score: float
    regime: Regime
    dimension: str | None
    option: Option

    @property
    def name(self) -> str:
        """The regime's id, with that of the judgement if it is not the main one."""
        return _name(self.regime, self.dimension)


@dataclass(frozen=True, slots=True)
class Asked:
    """A value whose level is asked for, and what stands beside it; see Resolver.read."""

    value: Value
    mark: NameMark | None
    sentence: Sentence
    year: int | None
    provider: bool
    cell: bool
    tally: bool
    about: Dimension | None
    nations: frozenset[str]  # of those rated; empty if nobody known is
    councils: tuple[str, ...]  # who is rated


class Resolver:
    """Chooses the reading of a value that fits its article, its sentence and the judgement named beside it."""

    def __init__(
        self, lexicon: Lexicon, words: Words, choice: RegimeChoice, nations: Mapping[str, str] | None = None
    ) -> None:
        """nations: the nation of each council that the article names."""
        self.nations = nations or {}
        self.lexicon = lexicon
        self.words = words
        self.choice = choice
        self.subjects = Subjects(lexicon, words)
        self.matters = Matters(lexicon, words, choice)
        self._lone: dict[tuple[str, str, Option], bool] = {}
        self.last: tuple[Asked, Reading] | None = None  # what was read last, but for tallies

    def read(
        self, value: Value, mark: NameMark | None, sentence: Sentence, year: int | None, *, provider: bool = False,
        cell: bool = False, tally: bool = False, about: Dimension | None = None, councils: Sequence[str] = (),
    ) -> Reading | None:  # fmt: skip
        """The best reading, or None if no regime of the article has such a level. councils: who is rated."""
        nations = frozenset(self.nations[council] for council in councils if council in self.nations)
        asked = Asked(value, mark, sentence, year, provider, cell, tally, about, nations, tuple(councils))
        fits = list(self._fits(asked))
        best = max(fits, key=lambda fit: fit.score, default=None)  # of equals the first
        if self.words.weighed is not None and not tally:
            self._weigh(asked, fits, best)
        if best is None:
            return None
        reading = self._reading(best.regime, best.dimension, best.option, asked)
        if not tally:
            self.last = asked, reading
        return reading

    def _fits(self, asked: Asked) -> Iterator[Fit]:
        """The readings that nothing speaks against, with how much speaks for each."""
        for option in asked.value.options:
            if option.strength is Strength.CELL and not asked.cell:
                continue
            for score, regime, dimension in self.choice.ranked(option, asked.sentence.near, asked.year):
                named = self._names(asked.mark, regime, dimension) if asked.mark and dimension else 0.0
                refused = self._against(asked, regime, dimension, option, named)
                if not refused:
                    yield Fit(self._weight(score, asked, regime, dimension, option, named), regime, dimension, option)
                elif self.words.weighed is not None and not asked.tally:
                    self._refuse(asked, refused, regime, dimension)

    def _against(self, asked: Asked, regime: Regime, dimension: str | None, option: Option, named: float) -> str:
        """The rule that speaks against a regime's judgement beside the value, '' if none does."""
        graded = regime.form not in ("narrative", "data")
        if graded and not regime.rates(asked.provider):
            return "scheme-of-others"
        if asked.nations.isdisjoint(regime.nations) and asked.nations:
            return "scheme-of-another-nation"
        if regime.form == OUTCOME and regime.id not in self.choice.told_of:
            return "matter-not-named"
        if dimension is None:
            if not graded:
                return "judgement-not-named"
            if regime.level == FIRE_LEVEL and self.words.vocabulary.isdisjoint(fold(regime.subject)):
                return "scheme-of-fire"
            if regime.form == "graded" and asked.mark is not None and not self.matters.judges(asked.mark, regime):
                return "scheme-of-another-service"
            if self._means_a_part(asked.value, asked.mark, regime):
                return "other-judgement-named"
            ordinary = option.strength is not Strength.STRONG and asked.year is None and not asked.provider
            other = ordinary and regime.id not in self.choice.cued and self.matters.never_spoken_of(regime)
            return "scheme-of-another-service" if other else ""
        alone = named or asked.tally or self._is_alone(regime, dimension, option, asked.mark)
        return "" if alone or self._goes_on(asked, regime, dimension) else "judgement-not-named"

    def _goes_on(self, asked: Asked, regime: Regime, dimension: str) -> bool:
        """'capacity to improve in children's services is poor, and in adults' services promising': named before."""
        before, told = self.last if self.last is not None else (None, None)
        if before is None or told is None or before.sentence is not asked.sentence or told.dimension is None:
            return False
        same = told.regime is regime and told.dimension.id == dimension and told.kind is RatingKind.PROSPECTS
        return same and self.subjects.named(asked.mark) is not None

    def _weight(
        self, score: float, asked: Asked, regime: Regime, dimension: str | None, option: Option, named: float
    ) -> float:
        """The score of a regime in the article with what the value's place and words add for one of its judgements."""
        value, mark, about = asked.value, asked.mark, asked.about
        if named and about is not None and dimension and dimension.split("-")[0] == about.id.split("-")[0]:
            named += 0.1
        if mark is None and dimension is None and regime.level == "council":
            # a council as a whole is not judged by a scheme of one of its sides
            one_side = regime.kind is RatingKind.DOMAIN
            score += self._one_side(regime, value, asked.sentence) if one_side else WHOLE_COUNCIL
        if dimension and self.lexicon.dimension(regime.id, dimension).each_service and not self.subjects.named(mark):
            score -= NO_SERVICE
        if asked.year is None and regime.id in self.choice.passed and not self.choice.stories:
            score -= PASSED
        if self.lexicon.level(option).label.lower() == self.words.surface(value.first, value.last).lower():
            score += EXACT_WORDS
        said = any(body.body in regime.bodies for body in asked.sentence.bodies)
        score += SAID_HERE * (said + (regime.id in self.choice.named_in(asked.sentence.span)))
        score += SAID_NEAR * (regime.id in self.choice.named_in(asked.sentence.near))
        score += self._told_with(asked, regime, dimension)
        if mark is not None and any(name.key == regime.subject for name in mark.of("service")):
            score += OWN_SERVICE
        if mark is not None and not asked.sentence.lo <= mark.first < asked.sentence.hi:  # 'Hull (Supporting People):'
            score += SAID_IN_LABEL * (regime.id in self.choice.named_in(self.words.span(mark.first, mark.last)))
        labelled = dimension is not None and mark is not None and bool(mark.of("label"))
        score += NAMED_JUDGEMENT * named + (0.5 if labelled else 0.0)
        return score + (STRONG_WORDS if option.strength is Strength.STRONG else 0.0)

    def _told_with(self, asked: Asked, regime: Regime, dimension: str | None) -> float:
        """How much what was told last speaks for a judgement of a scheme."""
        if self.last is None or self.last[1].regime is not regime:
            return 0.0
        before = self.last[0]
        part = self.lexicon.dimension(regime.id, dimension) if dimension else None
        half = self._other_half(asked, part)
        if half is not None:
            return HALF + (part is not None and part.subject == half.subject)
        if before.sentence is asked.sentence:
            return SIBLING
        spoken_of = before.sentence.block is asked.sentence.block and asked.sentence.cues.get("same-service")
        return SAID_HERE if spoken_of and not _names_a_service(asked.sentence) else 0.0

    def _other_half(self, asked: Asked, dimension: Dimension | None) -> Reading | None:
        """'serving some children well, with uncertain prospects', '… is good. Its capacity to improve is poor': one."""
        if self.last is None or (dimension is None and self.last[1].kind is not RatingKind.PROSPECTS):
            return None
        before, told = self.last
        prospects = dimension is not None and dimension.kind is RatingKind.PROSPECTS
        if prospects == (told.kind is RatingKind.PROSPECTS) or before.provider != asked.provider:
            return None
        if before.councils != asked.councils:
            return None
        if before.sentence is not asked.sentence:
            follows = before.sentence.hi == asked.sentence.lo and before.sentence.block is asked.sentence.block
            return told if follows and prospects and not _names_a_service(asked.sentence) else None
        named = self.choice.named_in(asked.sentence.span)
        having = {regime.id for option in asked.value.options for regime, _ in self.lexicon.places[option.scale]}
        return told if told.regime.id in named or named.isdisjoint(having) else None

    def _weigh(self, asked: Asked, fits: Sequence[Fit], best: Fit | None) -> None:
        """Note the schemes that had the level and were not chosen."""
        value = asked.value
        span = self.words.span(value.first, value.last)
        if best is None:
            weigh(self.words, "no-scheme-fits", span)
        else:
            for fit in fits:
                if (fit.regime.id, fit.dimension) != (best.regime.id, best.dimension):
                    name = f"{fit.name} ({fit.score:.1f})"
                    weigh(self.words, "scheme-less-named", span, name, chosen=best.name, best=f"{best.score:.1f}")
        fitting = {fit.regime.id for fit in fits}
        year = asked.year if asked.year is not None else self.choice.year
        for option in value.options:
            for regime, _ in self.lexicon.places[option.scale]:
                rule = self.choice.against(regime, year)
                if not rule and self.choice.score(regime, asked.sentence.near, asked.year) < ENOUGH:
                    rule = "scheme-little-named"
                if rule and regime.id not in fitting:
                    weigh(self.words, rule, span, regime.id, year=year)

    def _refuse(self, asked: Asked, rule: str, regime: Regime, dimension: str | None) -> None:
        words = ("a provider", "a council") if asked.provider else ("a council", "a provider")
        weigh(self.words, rule, self.words.span(asked.value.first, asked.value.last), _name(regime, dimension),
              rated=words[0], judged=words[1])  # fmt: skip

    @staticmethod
    def _one_side(regime: Regime, value: Value, sentence: Sentence) -> float:
        """How much speaks against a scheme of one side of a council where nothing beside the value names that side."""
        before = [mark for mark in sentence.names if mark.last < value.first]
        named = any(name.key == regime.subject for mark in before for name in mark.of("service"))
        return -ONE_SIDE if named else -UNNAMED_SIDE

    def _means_a_part(self, value: Value, mark: NameMark | None, regime: Regime) -> bool:
        """True if a part is named, so that the main judgement of the regime cannot be meant."""
        if value.frame == "copula-frame" and self._is_judgement(mark):
            return True
        beside = value.frame == "copula-frame" and mark is not None and 0 < value.first - mark.last <= NEAR_SUBJECT
        if beside and mark is not None and self.matters.of_other_service(mark, regime):
            return True
        others = {name.regime for name in mark.of("dimension")} if mark else set()
        own = mark is not None and any(name.key == regime.subject for name in mark.of("service"))
        if value.frame == "copula-frame" and others and regime.id not in others and not own:
            return True  # 'Financial management at the council is poor': a judgement of another scheme
        return regime.kind is RatingKind.DOMAIN and bool(others) and regime.id not in others

    @staticmethod
    def _is_judgement(mark: NameMark | None) -> bool:
        """'Performance management remains weak': the name of a part is the subject, so the whole is not meant."""
        return mark is not None and bool(mark.of("dimension")) and not mark.of("service") and not mark.of("label")

    def _names(self, mark: NameMark, regime: Regime, dimension: str) -> float:
        """How well a mark names a dimension: 0 not at all, 1 by its name, more if the service in its name fits too."""
        name = self.lexicon.dimension(regime.id, dimension).name
        if any(named.regime == regime.id and named.key == dimension for named in mark.of("dimension")):
            words = {_stem(word) for word in fold(name)}
            services = [word for named in mark.of("service") or mark.of("label") for word in fold(named.key)]
            return 1.2 if any(_stem(word) in words for word in services[:1]) else 1.0
        return max((self._alike(label.key, name) for label in mark.of("label")[:1]), default=0.0)

    @staticmethod
    def _alike(label: str, name: str) -> float:
        """0.9 if a label has nearly the words of a dimension's name, else 0."""
        left, right = set(fold(label)) - SMALL_WORDS, set(fold(name)) - SMALL_WORDS
        shared = len(left & right)
        if shared < 2 or not left:
            return 0.0
        return 0.9 if shared / len(left) >= 0.99 or shared / len(left | right) >= 0.6 else 0.0

    def _is_alone(self, regime: Regime, dimension: str, option: Option, mark: NameMark | None) -> bool:
        """As ``_alone``; what holds of a value without a name beside it is asked once an article."""
        if mark is not None:
            return self._alone(regime, dimension, option, mark)
        key = (regime.id, dimension, option)
        if key not in self._lone:
            self._lone[key] = self._alone(regime, dimension, option, None)
        return self._lone[key]

    def _alone(self, regime: Regime, dimension: str, option: Option, mark: NameMark | None) -> bool:
        """True if the words can be no other judgement of the regime, so that its name may be left out."""
        if mark is not None and mark.of("dimension") and option.strength is Strength.STRONG and self._marked(option):
            return False  # another scheme's judgement has the mark
        rivals = [item for item in regime.dimensions if item.scale == option.scale]
        if mark is not None and mark.of("label"):
            return next((item.id for item in rivals if item.kind is RatingKind.DOMAIN), None) == dimension
        if option.strength is not Strength.STRONG and rivals[0].kind is not RatingKind.FINDING:
            return False
        if self._marked(option):
            return mark is not None and rivals[0].id == dimension
        return len(rivals) == 1 and regime.scale != option.scale

    def _marked(self, option: Option) -> bool:
        """True for a level that is a number: '3 out of 4'."""
        return self.lexicon.level(option).score is not None

    def others(self, reading: Reading, excepted: Sequence[NameMark], year: int | None) -> list[Reading]:
        """The domains of the regime that have the value when it was told of all but the excepted ones."""
        regime = reading.regime
        when = year if year is not None else self.choice.year
        named = {name.key for mark in excepted for name in mark.of("dimension") if name.regime == regime.id}
        wholes = {item.whole for item in regime.dimensions if item.id in named}
        return [
            Reading(regime, item, reading.scale, reading.rank, item.kind, regime.subject, item.name)
            for item in regime.dimensions
            if item.kind is RatingKind.DOMAIN and item.scale == reading.scale.id and item.id not in named
            and (when is None or item.runs_in(when, 0)) and (not wholes or item.whole in wholes)
        ]  # fmt: skip

    def _reading(self, regime: Regime, dimension_id: str | None, option: Option, asked: Asked) -> Reading:
        mark, scale = asked.mark, self.lexicon.scales[option.scale]
        year = asked.year if asked.year is not None else self.choice.year
        dimension = self.lexicon.dimension(regime.id, dimension_id) if dimension_id else None
        half = self._other_half(asked, dimension)
        shared = half.subject if half is not None and half.regime is regime else None
        subject = self.subjects.of(regime, dimension, mark, shared, asked.sentence, asked.value, year)
        if dimension is None:
            kind = regime.kind or RatingKind.OVERALL
            # a scheme of one side of a council
            side = self.subjects.usual(regime, year) if kind is RatingKind.DOMAIN else None
            return Reading(regime, None, scale, option.rank, kind, subject, side)
        named = mark is None or self._names(mark, regime, dimension.id)
        domain = dimension.name if named or mark is None else self.words.surface(mark.first, mark.last)
        if subject != self.subjects.usual(regime, year):
            domain = dict(dimension.each_service).get(subject, domain)
        side = domain if dimension.kind is RatingKind.DOMAIN else None
        apart = bool(dimension.each_service) or dimension.subject is not None
        return Reading(regime, dimension, scale, option.rank, dimension.kind, subject, side, apart)


def _names_a_service(sentence: Sentence) -> bool:
    return any(mark.of("service") for mark in sentence.names)


def _name(regime: Regime, dimension: str | None) -> str:
    return f"{regime.id}/{dimension}" if dimension else regime.id


def _stem(word: str) -> str:
    """A word without a plural s: 'adults', 'adult'."""
    return word[:-1] if word.endswith("s") else word


def other_level(scale: Scale, rank: int) -> str | None:
    """The label of a rank, None outside the scale or for a bare number."""
    if not 0 <= rank <= scale.rank_max:
        return None
    label = scale.levels[rank].label
    return None if label.isdecimal() else label
