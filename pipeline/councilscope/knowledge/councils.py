"""Knowledge of councils: the register with its dates, other names, and words that tell a council from a place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any

from pydantic import Field, field_validator, model_validator

from councilscope.errors import CouncilscopeError
from councilscope.knowledge.store import Entry, KnowledgeStore

PARTIAL_DATE = r"^\d{4}(-\d{2}(-\d{2})?)?$"


class CouncilKind(StrEnum):
    """What sort of authority a council is; the kind decides which services it runs."""

    COUNTY = "county"
    UNITARY = "unitary"
    METROPOLITAN = "metropolitan"
    LONDON_BOROUGH = "london-borough"
    DISTRICT = "district"
    SCOTTISH = "scottish"
    WELSH = "welsh"
    NORTHERN_IRISH = "northern-irish"
    SUI_GENERIS = "sui-generis"
    FIRE = "fire"
    COMBINED_AUTHORITY = "combined-authority"


class Council(Entry):
    """A row of the register: one council in one kind. A council that changed kind has two rows.

    valid_from, valid_to: first and last day, None where it is older than the register or still there. county:
    the county council above a district. former_gss_codes: ``CODE>last-day``, or ``CODE`` where the day is not known.
    """

    official_name: str
    short_name: str
    gss_code: str | None = None
    former_gss_codes: tuple[str, ...] = ()
    legacy_code: str | None = None
    education_code: str | None = None
    kind: CouncilKind
    nation: str
    region: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    successors: tuple[str, ...] = ()
    county: str | None = None
    social_services: bool
    welsh_name: str | None = None

    @field_validator("successors", "former_gss_codes", mode="before")
    @classmethod
    def _parted(cls, value: Any) -> Any:
        return tuple(value.split(";")) if isinstance(value, str) else value

    @model_validator(mode="after")
    def _dates_ordered(self) -> Council:
        if self.valid_from and self.valid_to and self.valid_from > self.valid_to:
            raise ValueError("valid_from is after valid_to")
        return self

    def in_force(self, on: date) -> bool:
        """True if the council was in being on that day."""
        return (self.valid_from is None or self.valid_from <= on) and (self.valid_to is None or on <= self.valid_to)


class AliasKind(StrEnum):
    """How another name is used.

    name: like the short name, alone or with a designation. full: alone a council's. acronym: written with its
    capitals. place: a town in the area, which names the council only as 'Torquay council' might.
    """

    NAME = "name"
    FULL = "full"
    ACRONYM = "acronym"
    PLACE = "place"


class Alias(Entry):
    """Another name of a council."""

    council: str
    surface: str
    kind: AliasKind


class FormerName(Entry):
    """An official name that a council bore until ``valid_to`` (a day, month or year)."""

    council: str
    name: str
    valid_to: str = Field(pattern=PARTIAL_DATE)

    def borne(self, on: date) -> bool:
        """True if the name was still in use on that day."""
        return on.isoformat()[: len(self.valid_to)] <= self.valid_to


class Use(StrEnum):
    """What an ambiguous surface may be when it stands alone.

    place: a council or its area. word: also an ordinary word, so case must tell. guarded: a council only with a
    designation or service beside it. area: no single council. acronym: a council only where the article names it.
    """

    PLACE = "place"
    WORD = "word"
    GUARDED = "guarded"
    AREA = "area"
    ACRONYM = "acronym"


class AmbiguousSurface(Entry):
    """A surface (its id) with more than one sense. ``usual`` is the council meant when nothing else decides."""

    use: Use
    candidates: tuple[str, ...] = ()
    usual: str | None = None
    also: str | None = None
    tell_apart: str | None = None

    @field_validator("candidates", mode="before")
    @classmethod
    def _parted(cls, value: Any) -> Any:
        return tuple(value.split(";")) if isinstance(value, str) else value


class OtherSense(Entry):
    """A longer name (its id) that holds a council's name and is none: 'Bury St Edmunds', 'Hull Daily Mail'."""

    what: str | None = None


class Designation(Entry):
    """Words before or after a place's name that make it a council's, and the kinds that bear them."""

    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    kinds: tuple[CouncilKind, ...]
    weak: bool = False


class CouncilNoun(Entry):
    """A noun (its id) that stands for councils of some kinds, or with some words in their names; see ``fits``."""

    plural: str
    kinds: tuple[CouncilKind, ...]
    names: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    not_endings: tuple[str, ...] = ()

    def fits(self, council: Council) -> bool:
        """True if the council may be called so: 'the county' is Kent County Council or the unitary of a shire."""
        if self.not_endings and council.short_name.endswith(self.not_endings):
            return False
        covers = council.kind in (CouncilKind.UNITARY, CouncilKind.SCOTTISH, CouncilKind.WELSH)
        return (
            council.kind in self.kinds
            or any(name in council.official_name for name in self.names)
            or (covers and bool(self.endings) and council.short_name.endswith(self.endings))
        )


class Cue(Entry):
    """Words around a place's name, folded as ``matching.phrases.fold`` does; some cues hold phrases of them."""

    what: str
    words: frozenset[str]


@dataclass(frozen=True)
class CouncilKnowledge:
    """The register by id, aliases, ambiguous surfaces by surface, other senses, designations, nouns, cues by id."""

    councils: Mapping[str, Council]
    aliases: tuple[Alias, ...]
    former_names: tuple[FormerName, ...]
    ambiguous: Mapping[str, AmbiguousSurface]
    other_senses: tuple[str, ...]
    designations: Mapping[str, Designation]
    nouns: Mapping[str, CouncilNoun]
    cues: Mapping[str, frozenset[str]]

    def in_force(self, council: str, on: date) -> bool:
        """True if the council of this id was in being on that day."""
        return self.councils[council].in_force(on)

    def name_at(self, council: str, on: date) -> str | None:
        """The official name on that day, or None where the council was not in being."""
        found = self.councils[council]
        if not found.in_force(on):
            return None
        former = sorted((name for name in self._former[council] if name.borne(on)), key=lambda name: name.valid_to)
        return former[0].name if former else found.official_name

    def gss_code_at(self, council: str, on: date) -> str | None:
        """The GSS code valid on that day, or None where the register knows none."""
        found = self.councils[council]
        dated = sorted(code.split(">")[::-1] for code in found.former_gss_codes if ">" in code)
        return next((code for last, code in dated if on.isoformat() <= last), found.gss_code)

    def search(self, query: str, on: date | None = None) -> tuple[Council, ...]:
        """Councils with ``query`` in an id, code or name, in force on the day if one is given; best first."""
        wanted = query.casefold().strip()
        ranked = []
        for council in self.councils.values():
            if on is not None and not council.in_force(on):
                continue
            names = self._names[council.id]
            rank = 0 if wanted in names else 1 if any(name.startswith(wanted) for name in names) else 2
            if rank < 2 or any(wanted in name for name in names):
                ranked.append((rank, council.valid_to is not None, council.official_name, council.id, council))
        return tuple(entry[-1] for entry in sorted(ranked, key=lambda entry: entry[:4]))

    @cached_property
    def surfaces(self) -> tuple[str, ...]:
        """Official and short names and aliases as they are written, without towns; in the order of the files."""
        names = (name for council in self.councils.values() for name in (council.official_name, council.short_name))
        aliases = (alias.surface for alias in self.aliases if alias.kind is not AliasKind.PLACE)
        return tuple(dict.fromkeys([*names, *aliases]))

    @cached_property
    def regions(self) -> frozenset[str]:
        """The regions of England, and the nations for the rest."""
        return frozenset(council.region for council in self.councils.values() if council.region)

    @cached_property
    def nations(self) -> frozenset[str]:
        """The four nations."""
        return frozenset(council.nation for council in self.councils.values())

    @cached_property
    def _former(self) -> dict[str, list[FormerName]]:
        found: dict[str, list[FormerName]] = {council: [] for council in self.councils}
        for name in self.former_names:
            found[name.council].append(name)
        return found

    @cached_property
    def _names(self) -> dict[str, frozenset[str]]:
        found = {
            council.id: {
                council.id,
                council.official_name.casefold(),
                council.short_name.casefold(),
                *(code.casefold() for code in (council.gss_code, council.legacy_code) if code),
                *(name.name.casefold() for name in self._former[council.id]),
            }
            for council in self.councils.values()
        }
        for alias in self.aliases:
            found[alias.council].add(alias.surface.casefold())
        return {council: frozenset(names) for council, names in found.items()}


def load(store: KnowledgeStore) -> CouncilKnowledge:
    """Read models/councils; raise C003 for an entry that does not fit or that names an unknown council."""
    councils = store.entries("councils/register.csv", Council)
    aliases = store.entries("councils/aliases.csv", Alias)
    former = store.entries("councils/former_names.csv", FormerName)
    ambiguous = store.entries("councils/ambiguous.csv", AmbiguousSurface)
    used = [
        *((f"register.csv, {row.id}", other) for row in councils.values() for other in (*row.successors, row.county)),
        *((f"aliases.csv, {alias.id}", alias.council) for alias in aliases.values()),
        *((f"former_names.csv, {name.id}", name.council) for name in former.values()),
        *((f"ambiguous.csv, {row.id}", other) for row in ambiguous.values() for other in (*row.candidates, row.usual)),
    ]
    for where, council in used:
        if council is not None and council not in councils:
            raise CouncilscopeError("C003", path="models/councils", where=where, problem=f"no council {council!r}")
    return CouncilKnowledge(
        councils=councils,
        aliases=tuple(aliases.values()),
        former_names=tuple(former.values()),
        ambiguous=ambiguous,
        other_senses=tuple(store.entries("councils/other_senses.csv", OtherSense)),
        designations=store.entries("councils/designations.json", Designation),
        nouns=store.entries("councils/anaphors.json", CouncilNoun),
        cues={cue.id: cue.words for cue in store.entries("councils/cues.json", Cue).values()},
    )
