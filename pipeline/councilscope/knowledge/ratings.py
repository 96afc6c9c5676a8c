"""Knowledge of ratings: regimes, the scales that they share, and the language that surrounds a value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from councilscope.knowledge.store import Entry, KnowledgeStore
from councilscope.records import RatingKind

PEOPLE_SLOT = "<people>"


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Level(_Part):
    """A step of a scale. See the ``about`` of ratings/scales.json for strong, weak, cells, bare and beside.

    state: its weak words count beside a verb of the list ``state-verbs`` ('commissioners were sent in').
    """

    label: str = Field(min_length=1)
    strong: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()
    bare: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    score: int | None = None
    state: bool = False


class Scale(Entry):
    """Levels from worst to best. ``unit``: what its numbers count. ``best``: which end of the scores is good."""

    unit: Literal["star"] | None = None
    best: Literal["high", "low"] | None = None
    levels: tuple[Level, ...] = Field(min_length=1)

    @cached_property
    def rank_max(self) -> int:
        """The rank of the best level, counted from 0."""
        return len(self.levels) - 1

    def rank_of_score(self, score: float) -> int | None:
        """The rank of the level with this score, or None."""
        return next((rank for rank, level in enumerate(self.levels) if level.score == score), None)


class Dimension(_Part):
    """A judgement of a regime beside the main one: a domain, prospects, direction of travel, …

    ``whole``: one of the few questions of which the other domains are the parts. ``subject``: the service judged,
    where it is not that of the regime. ``each_service``: the services that are judged apart, by id, each with the
    judgement's name for it.
    """

    id: str = Field(min_length=1)
    name: str = Field(min_length=1)
    kind: RatingKind
    scale: str
    aliases: tuple[str, ...] = ()
    whole: bool = False
    subject: str | None = None
    each_service: tuple[tuple[str, str], ...] = ()
    first_year: int | None = None
    last_year: int | None = None

    def runs_in(self, year: int, late: int = 1) -> bool:
        """True if results of this judgement may appear in ``year``; no years: as long as its regime."""
        begun = self.first_year is None or self.first_year <= year
        return begun and (self.last_year is None or year <= self.last_year + late)


class EarlierSubject(_Part):
    """What a regime judged up to ``last_year``, before it was narrowed or widened."""

    subject: str
    last_year: int


class Regime(Entry):
    """One scheme of inspection. ``first_year`` to ``last_year`` (None: still running) are years of publication.

    form: what its results are; of narrative and data regimes no value is read. level ``provider`` marks a
    look-alike that never rates a council. bodies: ids, the one that judges first. subject: the service judged
    where the text names none. named_bodies_only: nobody judges unless the text names one.
    percent: its main judgement comes with a score in percent.
    any_service: whichever service the article speaks of is judged; ``subject`` stands where it names none.
    also_providers: landlords, homes or companies are judged by the same scale as councils.
    earlier_subject: what ``subject`` was before the regime was narrowed or widened.
    """

    name: str
    nations: tuple[str, ...]
    first_year: int
    last_year: int | None = None
    form: Literal["graded", "status", "finding", "outcome", "narrative", "flag", "data", "award"]
    level: str
    bodies: tuple[str, ...]
    cues: tuple[str, ...]
    subject: str
    scale: str | None = None
    kind: RatingKind | None = None
    score_range: tuple[int, int] | None = None
    percent: bool = False
    named_bodies_only: bool = False
    any_service: bool = False
    also_providers: bool = False
    earlier_subject: EarlierSubject | None = None
    dimensions: tuple[Dimension, ...] = ()
    published: tuple[str, ...] = ()
    confusable: tuple[str, ...] = ()
    note: str | None = None

    @model_validator(mode="after")
    def _scale_has_a_kind(self) -> Regime:
        if (self.scale is None) != (self.kind is None):
            raise ValueError("scale and kind stand together")
        if self.last_year is not None and self.last_year < self.first_year:
            raise ValueError("last_year is before first_year")
        return self

    def subject_in(self, year: int | None) -> str:
        """The service judged by results of that year where the text names none; None: the one judged last."""
        earlier = self.earlier_subject
        return earlier.subject if earlier and year is not None and year <= earlier.last_year else self.subject

    def rates(self, provider: bool) -> bool:
        """True if it rates councils or, for ``provider``, homes, schools, trusts, companies and police forces."""
        return self.also_providers or provider == (self.level == "provider")

    def is_apart(self, other: Regime) -> bool:
        """True if one of the two had ended before the other began."""
        early, late = sorted((self, other), key=lambda regime: regime.first_year)
        return early.last_year is not None and early.last_year < late.first_year

    def runs_in(self, year: int, late: int = 1) -> bool:
        """True if results may appear, or be spoken of as new, in ``year``."""
        return self.first_year <= year and (self.last_year is None or year <= self.last_year + late)


class WordList(Entry):
    """Words or short phrases with one function, known to the rules by the id of the list."""

    what: str
    words: tuple[str, ...] = Field(min_length=1)


class Service(Entry):
    """A council service that can be the subject of a rating, by the words that name it, or whom it serves.

    within: the services, by id, of which it is a part.
    """

    words: tuple[str, ...] = Field(min_length=1)
    people: tuple[str, ...] = ()
    within: tuple[str, ...] = ()


@dataclass(frozen=True)
class RatingKnowledge:
    """Regimes, scales, services and word lists by id; ``language`` maps a list's id to its words."""

    regimes: Mapping[str, Regime]
    scales: Mapping[str, Scale]
    services: Mapping[str, Service]
    language: Mapping[str, tuple[str, ...]]

    def surfaces(self, phrases: tuple[str, ...]) -> tuple[str, ...]:
        """The phrases with the slot for people filled by each word of the list ``people``."""
        filled: list[str] = []
        for phrase in phrases:
            fillers = self.language["people"] if PEOPLE_SLOT in phrase else ("",)
            filled += [phrase.replace(PEOPLE_SLOT, filler) for filler in fillers]
        return tuple(filled)


def load(store: KnowledgeStore) -> RatingKnowledge:
    """Read models/ratings; raise C003 for an entry that does not fit."""
    lists = store.entries("ratings/language.json", WordList)
    return RatingKnowledge(
        regimes=store.entries("ratings/regimes", Regime),
        scales=store.entries("ratings/scales.json", Scale),
        services=store.entries("ratings/language-services.json", Service),
        language={name: entry.words for name, entry in lists.items()},
    )
