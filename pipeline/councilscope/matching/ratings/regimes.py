"""Which regime an article speaks of: bodies and cue words, years, nation and level are weighed before any value."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from councilscope.knowledge.ratings import Regime
from councilscope.matching.annotations import BodyMention
from councilscope.matching.phrases import Words
from councilscope.matching.ratings.lexicon import Lexicon, Name, Option
from councilscope.matching.ratings.marks import NameMark, Sentence, Value, years_in
from councilscope.spans import Span

CUE_WEIGHT = 3.0
NAME_WEIGHT = 0.6
LONG_NAME = 2  # words after the first
LONG_NAME_WEIGHT = 1.5
VALUE_WEIGHT = 3.0
LOCAL_WEIGHT = 1.5
FEWEST_STORIES = 3
ALONE_WEIGHT = 2.0
ENOUGH = 2.0
LATE_YEARS = 1
ALONE = " alone"
SUBJECT = "subject "
ALONE_FORMS = ("status", "flag", "finding", "award")
OTHER_BODIES = 0.6
FIRE_LEVEL = "fire authority"
IN_YEARS = 2.5
FEW = 2  # regimes that a cue may be shared by and still name them


class Evidence(NamedTuple):
    """What speaks for regimes at one place of the text; ``naming`` if it could stand for a regime alone.

    graded: it is a value that no everyday word has.
    """

    start: int
    what: str
    shares: tuple[tuple[str, float], ...]
    naming: bool = False
    graded: bool = False


class RegimeChoice:
    """The weighed regimes of one article; ``score`` asks for one of them near a place, in a year."""

    def __init__(
        self, lexicon: Lexicon, evidence: Sequence[Evidence], year: int | None, nations: Collection[str],
        sections: Sequence[Span] = (), since: int | None = None,
    ) -> None:  # fmt: skip
        """sections: the stretches of the text below a heading each, and before the first one.

        since: the latest year that the text names, for one without a date.
        """
        self.lexicon = lexicon
        self.year = year
        self.since = since if year is None else None
        self.nations = frozenset(nations)
        self.evidence = evidence
        self.named = {regime for item in evidence if item.naming for regime, _ in item.shares}
        self.named |= self._only_one()
        self.told_of = {regime for item in evidence if self._tells_matter(item) for regime, _ in item.shares}
        self.cued = self._cued()
        self.outdone = self._outdone()
        self.totals: defaultdict[str, float] = defaultdict(float)
        self._near: dict[Span, dict[str, int]] = {}
        self._named: dict[Span, frozenset[str]] = {}
        self._ranked: dict[tuple[str, Span | None, int | None], list[tuple[float, Regime, str | None]]] = {}
        seen: set[str] = set()
        judges: dict[str, list[float]] = {}
        for item in evidence:
            # the same words count once, so that a long article does not outweigh a clear one
            if item.what in seen:
                continue
            seen.add(item.what)
            for regime, weight in item.shares:
                self.totals[regime] += weight
                if item.naming and item.what in lexicon.bodies:
                    judges.setdefault(regime, []).append(weight)
        for regime, weights in judges.items():
            self.totals[regime] -= OTHER_BODIES * (sum(weights) - max(weights))
        self.stories = self._stories(evidence, sections)
        self.passed = self._passed()

    def _passed(self) -> set[str]:
        """Schemes that came before or after a better named one of their body: an article tells of one inspection."""
        named: defaultdict[str, set[int]] = defaultdict(set)  # where a judgement of the scheme is named
        for item in self.evidence:
            for regime, _ in item.shares:
                if item.what.startswith(f"{regime} "):
                    named[regime].add(item.start)

        def worse(regime: Regime, other: Regime) -> bool:
            one, two = named[regime.id], named[other.id]
            return (len(one - two), self.totals[regime.id]) < (len(two - one), self.totals[other.id])

        graded = [self.lexicon.regimes[name] for name in self.named if self._possible(name)]
        graded = [regime for regime in graded if regime.form == "graded" and regime.level != "provider"]
        return {
            regime.id for regime in graded for other in graded
            if other.is_apart(regime) and not set(other.bodies).isdisjoint(regime.bodies) and worse(regime, other)
        }  # fmt: skip

    def _cued(self) -> set[str]:
        """The schemes that something else than their body names."""
        naming = (item for item in self.evidence if item.naming and item.what not in self.lexicon.bodies)
        return {regime for item in naming for regime, _ in item.shares}

    def _serving(self) -> set[str]:
        """The schemes that judge a service of which the article speaks."""
        return {regime for item in self.evidence if item.what.startswith(SUBJECT) for regime, _ in item.shares}

    def _outdone(self) -> set[str]:
        """Schemes that nothing but their body names, where a cue names another scheme of that body."""
        bodies = {body for regime in self.cued for body in self.lexicon.regimes[regime].bodies}
        return {name for name in self.named - self.cued if not bodies.isdisjoint(self.lexicon.regimes[name].bodies)}

    def _only_one(self) -> set[str]:
        """The scheme that service, values and year leave alone where none that is named has such values; else empty."""
        graded = [{regime for regime, _ in item.shares} for item in self.evidence if item.graded]
        if self.year is None or not graded or not self.named.isdisjoint(set().union(*graded)):
            return set()
        left = {
            regime for regime in self._serving() if self.lexicon.regimes[regime].runs_in(self.year, 0)
        }.intersection(*graded)
        return left if len(left) == 1 else set()

    def _tells_matter(self, item: Evidence) -> bool:
        """True for words that tell what was inspected: not for a body, which judges many things, nor for a value."""
        cue = item.naming and item.what not in self.lexicon.bodies and not item.what.endswith(ALONE)
        return cue or item.what.startswith(SUBJECT)

    def _stories(self, evidence: Sequence[Evidence], sections: Sequence[Span]) -> list[tuple[Span, RegimeChoice]]:
        """The sections of a digest that name regimes, each weighed alone; empty for an article of one piece.

        A digest has several sections of which no two name a regime in common, or no two the same bodies.
        """
        stories, named, judging = [], [], []
        for span in sections:
            inside = [item for item in evidence if span.start <= item.start < span.end]
            naming = [item for item in inside if item.naming]
            bodies = {item.what for item in naming if item.what in self.lexicon.bodies}
            cues = [item for item in naming if item.what not in bodies]
            cued = {regime for item in cues for regime, _ in item.shares if self._possible(regime)}
            if naming:
                stories.append((span, RegimeChoice(self.lexicon, inside, self.year, self.nations, since=self.since)))
            named.append(cued)
            judging.append(bodies)
        return stories if _apart(named) or _apart(judging) else []

    def _possible(self, regime: str) -> bool:
        return not self.against(self.lexicon.regimes[regime], self.year)

    def _story(self, near: Span | None) -> RegimeChoice | None:
        """The choice of the story at the place; None in an article of one piece."""
        if near is None or not self.stories:
            return None
        return next((choice for span, choice in self.stories if span.start <= near.start < span.end), None)

    def score(self, regime: Regime, near: Span | None = None, year: int | None = None) -> float:
        """How well the regime fits: 0 or less means that it does not. ``near``: a block; ``year``: of the judgement."""
        story = self._story(near)
        if story is not None:
            return story.score(regime, near, year)
        when = year if year is not None else self.year
        if self.against(regime, when):
            return 0.0
        base = self.totals[regime.id] + (IN_YEARS if when is not None and regime.runs_in(when, 0) else 0.0)
        return base if base <= 0 or near is None else base + LOCAL_WEIGHT * self._said_near(near).get(regime.id, 0)

    def _said_near(self, near: Span) -> dict[str, int]:
        """How many different things within the span speak for each regime."""
        if near not in self._near:
            said = {(name, item.what) for item in self.evidence if near.start <= item.start < near.end
                    for name, _ in item.shares}  # fmt: skip
            self._near[near] = Counter(name for name, _ in said)
        return self._near[near]

    def named_in(self, near: Span) -> frozenset[str]:
        """The regimes that a cue of theirs, shared by few others, names within the span."""
        if near not in self._named:
            inside = [item for item in self.evidence if item.naming and near.start <= item.start < near.end]
            few = [item for item in inside if item.what not in self.lexicon.bodies and len(item.shares) <= FEW]
            self._named[near] = frozenset(regime for item in few for regime, _ in item.shares)
        return self._named[near]

    def against(self, regime: Regime, year: int | None) -> str:
        """The rule that takes the regime out whatever the place, '' if none does."""
        if self.totals[regime.id] <= 0 or regime.id not in self.named:
            return "scheme-not-named"
        if year is not None and not regime.runs_in(year, LATE_YEARS):
            return "scheme-not-in-use"
        if year is None and self.since is not None and self.since > (regime.last_year or self.since) + LATE_YEARS:
            return "scheme-not-in-use"
        return "scheme-of-another-nation" if self.nations and not self.nations & set(regime.nations) else ""

    def ranked(self, option: Option, near: Span | None, year: int | None) -> list[tuple[float, Regime, str | None]]:
        """The regimes and judgements on whose scale the option lies, best first."""
        key = (option.scale, near, year)
        if key not in self._ranked:
            story = self._story(near)
            self._ranked[key] = story.ranked(option, near, year) if story is not None else self._rank(*key)
        return self._ranked[key]

    def _rank(self, scale: str, near: Span | None, year: int | None) -> list[tuple[float, Regime, str | None]]:
        when = year if year is not None else self.year
        places = [(regime, part) for regime, part in self.lexicon.places[scale] if regime.id in self.named]
        scores = {regime.id: self.score(regime, near, year) for regime in {r.id: r for r, _ in places}.values()}
        found = [
            (scores[regime.id], regime, part.id if part else None)
            for regime, part in places
            if scores[regime.id] >= ENOUGH and (part is None or when is None or part.runs_in(when, LATE_YEARS))
        ]
        return sorted(found, key=lambda item: (-item[0], item[1].id, item[2] or ""))


def _apart(parts: Sequence[Collection[str]]) -> bool:
    """True if several parts name something, and no two of them the same."""
    told = [frozenset(part) for part in parts if part]
    return len(told) >= FEWEST_STORIES and not any(one & other for one, other in combinations(told, 2))


def weigh(
    lexicon: Lexicon, words: Words, sentences: Sequence[Sentence], bodies: Sequence[BodyMention],
    year: int | None, nations: Collection[str], sections: Sequence[Span] = (), since: int | None = None,
) -> RegimeChoice:  # fmt: skip
    """Collect what speaks for each regime in the article; see RegimeChoice for what it is given."""
    evidence = [
        Evidence(mention.start, mention.body, shares, True)
        for mention in bodies
        if (shares := lexicon.body_shares.get(mention.body))
    ]
    evidence += _cues(lexicon, words)
    for sentence in sentences:
        for mark in sentence.names:
            evidence += _names(lexicon, mark, words.items[mark.first].start)
        for value in sentence.values:
            if value.strong:
                start = words.items[value.first].start
                evidence += _values(lexicon, value.options, words.surface(value.first, value.last).lower(), start)
    return RegimeChoice(lexicon, evidence, year, nations, sections, since)


def _cues(lexicon: Lexicon, words: Words) -> Iterator[Evidence]:
    for hit in lexicon.regime_cues.find(words):
        folded = tuple(words.folded[hit.first : hit.last + 1])
        if folded in lexicon.acronyms and not words.upper(hit.first):
            continue
        regimes = tuple(dict.fromkeys(hit.payloads))
        shares = tuple((regime, CUE_WEIGHT / len(regimes)) for regime in regimes)
        yield Evidence(words.items[hit.first].start, " ".join(folded), shares, True)


def _names(lexicon: Lexicon, mark: NameMark, start: int) -> Iterator[Evidence]:
    """A service speaks for the regimes that judge it, the name of a judgement for those that use it."""
    for name in mark.of("service"):
        if name.key in lexicon.subject_shares:
            yield Evidence(start, f"{SUBJECT}{name.key}", lexicon.subject_shares[name.key])
    if mark.last > mark.first:  # a single word is too ordinary to speak for a regime
        weight = NAME_WEIGHT if mark.last - mark.first < LONG_NAME else LONG_NAME_WEIGHT
        for name in mark.of("dimension"):
            yield Evidence(start, f"{name.regime} {name.key}", ((name.regime, weight / len(mark.names)),))


def _values(lexicon: Lexicon, options: Sequence[Option], what: str, start: int) -> Iterator[Evidence]:
    places = [regime for option in options for regime, _ in lexicon.places[option.scale]]
    share = VALUE_WEIGHT / max(1, len(places)) ** 0.5
    alone = tuple((regime.id, share + ALONE_WEIGHT) for regime in places if regime.form in ALONE_FORMS)
    graded = tuple((regime.id, share) for regime in places if regime.form not in ALONE_FORMS)
    if alone:
        yield Evidence(start, f"{what}{ALONE}", alone, True)
    if graded:
        yield Evidence(start, what, graded, graded=True)


def keep_chosen(words: Words, sentences: Sequence[Sentence], choice: RegimeChoice) -> None:
    """Drop names of judgements of regimes that the article does not speak of, and values within names that stay.

    Where a longer name goes, a shorter one within its words may stay.
    """
    years = {choice.year, *(year for _, year in years_in(words, 0, len(words)))}
    told = [year for year in years if year is None or choice.year is None or year <= choice.year]
    alive = {
        regime
        for regime in choice.named
        if any(choice.score(choice.lexicon.regimes[regime], None, year) >= ENOUGH for year in told)
    }
    for sentence in sentences:
        kept = []
        for mark in sentence.names:
            mark.names = _living(mark.names, () if _in_a_council(sentence, mark) else alive)
            if mark.names:
                kept.append(mark)
            elif not _in_a_council(sentence, mark) and (shorter := _shorter(choice.lexicon, words, mark, alive)):
                kept.append(shorter)
        sentence.names = kept
        sentence.values = [value for value in sentence.values if not any(_within(value, mark) for mark in kept)]
        sentence.settle()


def _in_a_council(sentence: Sentence, mark: NameMark) -> bool:
    """'Kent Fire Authority': words of a council's own name name no judgement."""
    return any(group.first <= mark.first and mark.last <= group.last for group in sentence.groups)


def _living(names: Sequence[Name], alive: Collection[str]) -> tuple[Name, ...]:
    return tuple(name for name in names if name.kind != "dimension" or name.regime in alive)


def _shorter(lexicon: Lexicon, words: Words, mark: NameMark, alive: Collection[str]) -> NameMark | None:
    """The first and longest name of a regime spoken of among the words of a name of another."""
    for first in range(mark.first, mark.last + 1):
        hits = [hit for hit in lexicon.names.beginning(words, first) if hit.last <= mark.last]
        for hit in reversed(hits):
            if names := _living(hit.payloads, alive):
                return NameMark(hit.first, hit.last, names)
    return None


def _within(value: Value, mark: NameMark) -> bool:
    """'how good is our leadership', 'developing leaders': a grade word that is a part of a judgement's name."""
    inside = mark.first <= value.first and value.last <= mark.last
    return inside and mark.last - mark.first > value.last - value.first and bool(mark.of("dimension"))
