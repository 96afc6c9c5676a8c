"""Which regime an article speaks of: bodies and cue words, years, nation and level are weighed before any value."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import NamedTuple

from councilscope.knowledge.ratings import Regime
from councilscope.matching.annotations import BodyMention
from councilscope.matching.phrases import Words
from councilscope.matching.ratings.lexicon import Lexicon, Option
from councilscope.matching.ratings.scan import Sentence
from councilscope.spans import Span

BODY_WEIGHT = 3.0
CUE_WEIGHT = 3.0
NAME_WEIGHT = 0.6
VALUE_WEIGHT = 3.0
LOCAL_WEIGHT = 1.5
ALONE_WEIGHT = 2.0
ENOUGH = 2.0
LATE_YEARS = 1
SUBJECT_WEIGHT = 1.5
SECOND_BODY = 0.7
OTHER_BODIES = 0.6
IN_YEARS = 1.0


class Evidence(NamedTuple):
    """What speaks for a regime at one place of the text; ``naming`` if it could stand for the regime alone."""

    regime: str
    start: int
    weight: float
    what: str
    naming: bool = False


class RegimeChoice:
    """The weighed regimes of one article; ``score`` asks for one of them near a place, in a year."""

    def __init__(
        self, lexicon: Lexicon, evidence: Sequence[Evidence], year: int | None, nations: Collection[str]
    ) -> None:
        self.lexicon = lexicon
        self.year = year
        self.nations = frozenset(nations)
        self.evidence = evidence
        self.named = {item.regime for item in evidence if item.naming}
        self.totals: defaultdict[str, float] = defaultdict(float)
        self._near: dict[Span, dict[str, int]] = {}
        self._ranked: dict[tuple[str, Span | None, int | None], list[tuple[float, Regime, str | None]]] = {}
        seen: set[tuple[str, str]] = set()
        judges: dict[str, dict[str, float]] = {}
        for item in evidence:
            if item.naming and item.what in lexicon.bodies:
                judges.setdefault(item.regime, {})[item.what] = item.weight
            # the same words count once, so that a long article does not outweigh a clear one
            if (item.regime, item.what) not in seen:
                seen.add((item.regime, item.what))
                self.totals[item.regime] += item.weight
        for regime, found in judges.items():
            self.totals[regime] -= OTHER_BODIES * (sum(found.values()) - max(found.values()))

    def score(self, regime: Regime, near: Span | None = None, year: int | None = None) -> float:
        """How well the regime fits: 0 or less means that it does not. ``near``: a block; ``year``: of the judgement."""
        base = self._base(regime, year if year is not None else self.year)
        if base <= 0 or near is None:
            return base
        if near not in self._near:
            local: dict[str, set[str]] = {}
            for item in self.evidence:
                if near.start <= item.start < near.end:
                    local.setdefault(item.regime, set()).add(item.what)
            self._near[near] = {name: len(whats) for name, whats in local.items()}
        return base + LOCAL_WEIGHT * self._near[near].get(regime.id, 0)

    def _base(self, regime: Regime, year: int | None) -> float:
        total = float(self.totals[regime.id])
        if total <= 0 or regime.id not in self.named:
            return 0.0
        if year is not None:
            if not regime.runs_in(year, LATE_YEARS):
                return 0.0
            total += IN_YEARS if regime.runs_in(year, 0) else 0.0
        return 0.0 if self.nations and not self.nations & set(regime.nations) else total

    def ranked(self, option: Option, near: Span | None, year: int | None) -> list[tuple[float, Regime, str | None]]:
        """The regimes and judgements on whose scale the option lies, best first."""
        key = (option.scale, near, year)
        if key not in self._ranked:
            found = [
                (self.score(regime, near, year), regime, dimension)
                for regime, dimension in self.lexicon.places[option.scale]
                if regime.id in self.named
            ]
            enough = [item for item in found if item[0] >= ENOUGH]
            self._ranked[key] = sorted(enough, key=lambda item: (-item[0], item[1].id, item[2] or ""))
        return self._ranked[key]


def weigh(
    lexicon: Lexicon, words: Words, sentences: Sequence[Sentence], bodies: Sequence[BodyMention],
    year: int | None, nations: Collection[str],
) -> RegimeChoice:  # fmt: skip
    """Collect what speaks for each regime in the article."""
    evidence: list[Evidence] = []
    by_body: dict[str, list[Regime]] = {}
    for regime in lexicon.regimes.values():
        for body in regime.bodies:
            by_body.setdefault(body, []).append(regime)
    for mention in bodies:
        for regime in by_body.get(mention.body, ()):
            share = 1.0 if regime.bodies[0] == mention.body else SECOND_BODY
            evidence.append(Evidence(regime.id, mention.start, BODY_WEIGHT * share, mention.body, True))
    for hit in lexicon.regime_cues.find(words):
        if tuple(words.folded[hit.first : hit.last + 1]) in lexicon.acronyms and not words.upper(hit.first):
            continue
        cue = " ".join(words.folded[hit.first : hit.last + 1])
        for regime_id in dict.fromkeys(hit.payloads):
            evidence.append(
                Evidence(regime_id, words.items[hit.first].start, CUE_WEIGHT / len(hit.payloads), cue, True)
            )
    by_subject: dict[str, list[Regime]] = {}
    for regime in lexicon.regimes.values():
        by_subject.setdefault(regime.subject, []).append(regime)
    for sentence in sentences:
        for mark in sentence.names:
            for name in mark.of("service"):
                for regime in by_subject.get(name.key, ()):
                    evidence.append(Evidence(regime.id, words.items[mark.first].start, SUBJECT_WEIGHT, "subject"))
            if mark.last == mark.first:
                continue  # a single word is too ordinary to speak for a regime
            for name in mark.of("dimension"):
                evidence.append(
                    Evidence(name.regime, words.items[mark.first].start, NAME_WEIGHT / len(mark.names), name.key)
                )
        for value in sentence.values:
            if not value.strong:
                continue
            places = [place for option in value.options for place in lexicon.places[option.scale]]
            for regime, _ in places:
                alone = regime.form in ("status", "flag", "finding", "award")
                weight = VALUE_WEIGHT / len(places) ** 0.5 + (ALONE_WEIGHT if alone else 0.0)
                what = words.surface(value.first, value.last).lower()
                evidence.append(Evidence(regime.id, words.items[value.first].start, weight, what, alone))
    return RegimeChoice(lexicon, evidence, year, nations)


def keep_chosen(sentences: Sequence[Sentence], choice: RegimeChoice) -> None:
    """Drop names of judgements of regimes that the article does not speak of."""
    alive = {regime.id for regime in choice.lexicon.regimes.values() if choice.score(regime) >= ENOUGH}
    for sentence in sentences:
        kept = []
        for mark in sentence.names:
            mark.names = tuple(name for name in mark.names if name.kind != "dimension" or name.regime in alive)
            if mark.names:
                kept.append(mark)
        sentence.names = kept
