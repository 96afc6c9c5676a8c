"""What the rules look for, built once from the knowledge: values, names of judgements and services, cue words."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from councilscope.knowledge.ratings import Dimension, Level, RatingKnowledge, Regime, Scale
from councilscope.matching.phrases import PhraseTrie, fold
from councilscope.records import RatingKind

NUMBER_WORDS = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen
"""
TENS_WORDS = "twenty thirty forty fifty sixty seventy eighty ninety"
NUMBERS = {word: number for number, word in enumerate(NUMBER_WORDS.split())} | {
    word: 10 * number for number, word in enumerate(TENS_WORDS.split(), 2)
}
# words that end a phrase: a grade word before one of them qualifies no noun
_CLOSED_WORDS = """
    according across after again against alongside also although among and apart are as at be because
    been before both but by compared despite due down during even except following for from had has have if
    in include included is last like meaning now ofsted on or over overall rather respectively s said
    say says since so than thanks this though today too under until up was were when where whereas which
    while whilst who with within yesterday ,
"""
CLOSED = frozenset(_CLOSED_WORDS.split())

GAP = " … "  # in the words of a value: more words may stand there
NONE_WORDS = frozenset({"no", "nil", "without", "zero"})


SINGLES = {"single": 1, "lone": 1}  # 'a single star'
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_NO_CUES = """
    people judged-parts adverbs copulas providers provider-heads result-verbs giving-verbs judged-nouns rating-nouns
    service-nouns
    grade-nouns weak-verbs count-links value-line-words overall-labels before-columns quantifiers fractions plural-units
    aside-words person-nouns gaining-verbs losing-verbs lead-in-words membership share-verdicts
    inspection-words scoring-verbs last-round name-ends part-words joining-verbs ending-verbs time-units changing-verbs
    movement-ways class-nouns provider-kinds organisation-ends inner-groups single-units performing-verbs
    leaving-verbs career-verbs
"""
NO_CUES = frozenset(_NO_CUES.split())  # lists that rules look up word by word
LAST_STAR = frozenset({"only", "last", "sole", "remaining"})  # 'lost its only star'
COUNT_WORDS = frozenset(NUMBERS) | NONE_WORDS | frozenset(ORDINALS) | frozenset(SINGLES) | LAST_STAR | {"grade"}


Shares = tuple[tuple[str, float], ...]
BODY_WEIGHT = 3.0
SECOND_BODY_WEIGHT = 2.1  # one that judged with, before or after the first
SUBJECT_WEIGHT = 1.5


class Strength(StrEnum):
    """How much a surface says by itself: a value, a word that needs a frame, a whole cell, a bare noun."""

    STRONG = "strong"
    WEAK = "weak"
    CELL = "cell"
    BARE = "bare"


class Option(NamedTuple):
    """A level of a scale that a surface may stand for."""

    scale: str
    rank: int
    strength: Strength


class Name(NamedTuple):
    """What a phrase names: a dimension of a regime, a service, or a provider that is no council."""

    kind: str
    key: str
    regime: str = ""


class Lexicon:
    """Tries over the whole knowledge. ``words[list id]`` holds the folded single words of a word list."""

    def __init__(self, knowledge: RatingKnowledge) -> None:
        self.knowledge = knowledge
        self.scales = knowledge.scales
        self._unions: dict[tuple[str | frozenset[str], ...], frozenset[str]] = {}
        self.regimes = knowledge.regimes
        self.values: PhraseTrie[Option] = PhraseTrie([*self._values(), *self._endings()])
        self.parted: PhraseTrie[tuple[tuple[str, ...], Option]] = PhraseTrie(self._parted())
        self.beside: PhraseTrie[Option] = PhraseTrie(self._beside())
        self.by_words = self._by_words()
        self.single_values, self.plural_values = self._singles()
        self.names: PhraseTrie[Name] = PhraseTrie(self._names())
        cues = [(name, words) for name, words in knowledge.language.items() if name not in NO_CUES]
        cues += [("movement", knowledge.language[name]) for name in ("movement-up", "movement-down")]
        self.cues: PhraseTrie[str] = PhraseTrie((phrase, name) for name, phrases in cues for phrase in phrases)
        self.regime_cues: PhraseTrie[str] = PhraseTrie(
            (cue, regime.id) for regime in knowledge.regimes.values() for cue in regime.cues
        )
        self.body_shares, self.subject_shares = self._shares()
        self.judged = self._judged()
        self.bodies = frozenset(body for regime in knowledge.regimes.values() for body in regime.bodies)
        self.acronyms = frozenset(
            fold(cue) for regime in knowledge.regimes.values() for cue in regime.cues if cue.isupper() and len(cue) <= 6
        )
        self.acronyms |= {fold(name) for name, _ in self._names() if name.isupper()}
        self.words = {
            name: frozenset(words[0] for phrase in phrases if len(words := fold(phrase)) == 1)
            for name, phrases in knowledge.language.items()
        }
        self.people = frozenset(word for phrase in knowledge.language["people"] for word in fold(phrase))
        self.served = self._served()
        self.places = self._places()
        self.superlatives = self._superlatives()
        self.star_scales = [scale for scale in self.scales.values() if scale.unit == "star"]
        self.mark_scales = [scale for scale in self.scales.values() if scale.best and not scale.unit]
        self._dimensions = {
            (regime.id, item.id): item for regime in self.regimes.values() for item in regime.dimensions
        }

    def any_of(self, *lists: str | frozenset[str]) -> frozenset[str]:
        """The words of some lists, named or given; each union is built once."""
        if lists not in self._unions:
            self._unions[lists] = frozenset().union(
                *(self.words[one] if isinstance(one, str) else one for one in lists)
            )
        return self._unions[lists]

    def forms(self, scale: str) -> frozenset[str]:
        """The forms of the regimes that use a scale."""
        return frozenset(regime.form for regime, _ in self.places[scale])

    def level(self, option: Option) -> Level:
        """The level that the option stands for."""
        return self.scales[option.scale].levels[option.rank]

    def stars(self, number: int) -> tuple[Option, ...]:
        """So many stars, on each scale that counts them."""
        return self._with_score(self.star_scales, number)

    def marks(self, number: int, top: int | None = None) -> tuple[Option, ...]:
        """A mark, on each scale of marks that has it. top: the mark of the scale's best level, None: any."""
        return self._with_score((s for s in self.mark_scales if top in (None, s.levels[-1].score)), number)

    def continued(self, options: Iterable[Option], number: int) -> tuple[Option, ...]:
        """A number on the scales of the options."""
        return self._with_score((self.scales[scale] for scale in sorted({o.scale for o in options})), number)

    @staticmethod
    def _with_score(scales: Iterable[Scale], number: int) -> tuple[Option, ...]:
        ranks = ((scale.id, scale.rank_of_score(number)) for scale in scales)
        return tuple(Option(scale, rank, Strength.STRONG) for scale, rank in ranks if rank is not None)

    def dimension(self, regime: str, key: str) -> Dimension:
        """The judgement of a regime by its id."""
        return self._dimensions[regime, key]

    def dimensions(self, names: Iterable[Name]) -> list[Dimension]:
        """The judgements among what a phrase names."""
        return [self._dimensions[name.regime, name.key] for name in names if name.kind == "dimension"]

    def judges(self, names: Iterable[Name], kind: RatingKind) -> bool:
        """True if a judgement of this kind is among what a phrase names."""
        return any(item.kind is kind for item in self.dimensions(names))

    def _values(self) -> Iterable[tuple[str, Option]]:
        for scale in self.scales.values():
            for rank, level in enumerate(scale.levels):
                for strength, phrases in (
                    (Strength.STRONG, level.strong), (Strength.WEAK, level.weak), (Strength.CELL, level.cells),
                    (Strength.BARE, level.bare),
                ):  # fmt: skip
                    for surface in self.knowledge.surfaces(phrases):
                        if GAP not in surface:
                            yield surface, Option(scale.id, rank, strength)

    def _parted(self) -> Iterable[tuple[str, tuple[tuple[str, ...], Option]]]:
        """The words before a gap, with those behind it: 'most people … are served well'."""
        for scale in self.scales.values():
            for rank, level in enumerate(scale.levels):
                for surface in self.knowledge.surfaces(level.strong):
                    if GAP in surface:
                        before, _, behind = surface.partition(GAP)
                        yield before, (fold(behind), Option(scale.id, rank, Strength.STRONG))

    def _endings(self) -> Iterable[tuple[str, Option]]:
        """The words of one scale that end in words of another: 'placed in special measures' for 'special measures'."""
        phrases: dict[tuple[str, ...], list[Option]] = {}
        for phrase, option in self._values():
            if option.strength is Strength.STRONG:
                phrases.setdefault(fold(phrase), []).append(option)
        denying = {words[0] for phrase in self.knowledge.language["negation"] if len(words := fold(phrase)) == 1}
        for words, options in phrases.items():
            own = {option.scale for option in options}
            for cut in range(1, len(words)):
                if words[cut - 1] in denying:
                    break
                for option in phrases.get(words[cut:], ()):
                    if option.scale not in own:
                        yield " ".join(words), option

    def _by_words(self) -> dict[tuple[str, ...], tuple[Option, ...]]:
        """What folded words stand for as a whole."""
        found: dict[tuple[str, ...], list[Option]] = {}
        for surface, option in self._values():
            found.setdefault(fold(surface), []).append(option)
        return {words: tuple(options) for words, options in found.items()}

    def _beside(self) -> Iterable[tuple[str, Option]]:
        """The words that make a value before them another level of its scale."""
        for scale in self.scales.values():
            for rank, level in enumerate(scale.levels):
                for phrase in level.beside:
                    yield phrase, Option(scale.id, rank, Strength.STRONG)

    def _singles(self) -> tuple[dict[str, tuple[Option, ...]], dict[str, tuple[Option, ...]]]:
        """Single words that are values, and the plurals of grades that are counted: 'two adequates'."""
        single, plural = {}, {}
        for words, options in self.by_words.items():
            found = tuple(option for option in options if option.strength in (Strength.STRONG, Strength.WEAK))
            weak = tuple(option for option in found if option.strength is Strength.WEAK)
            if len(words) == 1 and found:
                single[words[0]] = found
            if len(words) == 1 and weak:
                plural[f"{words[0]}s"] = weak
        return single, plural

    def _names(self) -> Iterable[tuple[str, Name]]:
        for regime in self.regimes.values():
            for dimension in regime.dimensions:
                for phrase in dict.fromkeys((dimension.name, *dimension.aliases)):
                    yield phrase, Name("dimension", dimension.id, regime.id)
        for service in self.knowledge.services.values():
            for phrase in service.words:
                yield phrase, Name("service", service.id)
        heads = set(self.knowledge.language["provider-heads"])
        for phrase in heads:
            yield phrase, Name("none", phrase)
        for phrase in self.knowledge.language["providers"]:
            yield phrase, Name("provider", phrase)

    def _served(self) -> dict[str, tuple[Name, ...]]:
        """By the word for whom a service serves, what names the service: 'serves some adults well'."""
        named: dict[tuple[str, ...], list[Name]] = {}
        for phrase, name in self._names():
            named.setdefault(fold(phrase), []).append(name)
        return {
            person: tuple(dict.fromkeys(name for words in service.words for name in named.get(fold(words), ())))
            for service in self.knowledge.services.values()
            for person in service.people
        }

    def _superlatives(self) -> dict[str, tuple[Option, ...]]:
        """The best and the worst level of every scale that a graded regime uses for its main judgement."""
        scales = dict.fromkeys(r.scale for r in self.regimes.values() if r.scale and r.form in ("graded", "outcome"))
        chosen = [self.scales[scale] for scale in scales if scale]
        return {
            "top-superlatives": tuple(Option(scale.id, scale.rank_max, Strength.WEAK) for scale in chosen),
            "bottom-superlatives": tuple(Option(scale.id, 0, Strength.WEAK) for scale in chosen),
        }

    def _shares(self) -> tuple[dict[str, Shares], dict[str, Shares]]:
        """What a body and what a service say for each regime."""
        bodies: dict[str, list[tuple[str, float]]] = {}
        subjects: dict[str, list[tuple[str, float]]] = {}
        for regime in self.regimes.values():
            for position, body in enumerate(regime.bodies):
                bodies.setdefault(body, []).append((regime.id, BODY_WEIGHT if position == 0 else SECOND_BODY_WEIGHT))
            subjects.setdefault(regime.subject, []).append((regime.id, SUBJECT_WEIGHT))
        done = [{key: tuple(found) for key, found in shares.items()} for shares in (bodies, subjects)]
        return done[0], done[1]

    def _judged(self) -> dict[str, frozenset[str]]:
        """The services that a regime of one service judges: that one, its parts, and what it is a part of."""
        services = self.knowledge.services
        named = {fold(words): service.id for service in services.values() for words in service.words}

        def around(service: str) -> set[str]:
            return {service}.union(*(around(wider) for wider in services[service].within))

        found = {}
        for regime in self.regimes.values():
            earlier = (regime.earlier_subject.subject,) if regime.earlier_subject else ()
            own = {named[words] for words in map(fold, (regime.subject, *earlier)) if words in named}
            if regime.level != "service" or regime.any_service or not own:
                continue
            phrases = (phrase for item in regime.dimensions for phrase in (item.name, *item.aliases))
            parts = {service for service in services if not own.isdisjoint(around(service))}
            parts |= {named[words] for words in map(fold, phrases) if words in named}
            found[regime.id] = frozenset(parts.union(*map(around, own)))
        return found

    def _places(self) -> dict[str, list[tuple[Regime, Dimension | None]]]:
        """Where a scale is used: regime and dimension (None: the main judgement)."""
        places: dict[str, list[tuple[Regime, Dimension | None]]] = {scale: [] for scale in self.scales}
        for regime in self.regimes.values():
            if regime.scale:
                places[regime.scale].append((regime, None))
            for dimension in regime.dimensions:
                places[dimension.scale].append((regime, dimension))
        return places


def number_at(word: str) -> int | None:
    """The number that a folded word writes in digits or letters, or None."""
    if word.isdecimal() and len(word) <= 4:
        return int(word)
    return NUMBERS.get(word)
