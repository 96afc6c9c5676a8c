"""Knowledge of bodies: inspectorates, regulators, auditors, ombudsmen, ministries and the sector's own voices."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from pydantic import model_validator

from councilscope.errors import CouncilscopeError
from councilscope.knowledge.store import Entry, KnowledgeStore


class Body(Entry):
    """A body that rates councils, or comments on those who do.

    aliases match in any case, acronyms in their own, weak_acronyms only where the article names the body too.
    anaphors ('the commission') stand for a body named elsewhere in the article. first_year, last_year: None where
    not known, or still at work. schemes: ids of the regimes that it runs or ran.
    """

    name: str
    aliases: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    weak_acronyms: tuple[str, ...] = ()
    anaphors: tuple[str, ...] = ()
    kind: str
    nations: tuple[str, ...]
    first_year: int | None = None
    last_year: int | None = None
    predecessors: tuple[str, ...] = ()
    successors: tuple[str, ...] = ()
    schemes: tuple[str, ...] = ()
    spokesperson_titles: tuple[str, ...] = ()
    note: str | None = None

    @model_validator(mode="after")
    def _years_ordered(self) -> Body:
        if self.first_year and self.last_year and self.first_year > self.last_year:
            raise ValueError("first_year is after last_year")
        return self

    @property
    def judges(self) -> bool:
        """True if the body inspects, audits or rules on councils, so that its years date an article."""
        return self.kind in ("inspectorate", "regulator", "auditor", "ombudsman", "intervention")

    def at_work(self, on: date) -> bool:
        """True if the body was at work on that day, as far as is known."""
        return (self.first_year is None or self.first_year <= on.year) and (
            self.last_year is None or on.year <= self.last_year
        )


@dataclass(frozen=True, slots=True)
class BodyKnowledge:
    """Bodies by id, in file order."""

    bodies: Mapping[str, Body]


def load(store: KnowledgeStore) -> BodyKnowledge:
    """Read models/bodies.json; raise C003 for an entry that does not fit or that names an unknown body."""
    bodies = store.entries("bodies.json", Body)
    for body in bodies.values():
        for other in (*body.predecessors, *body.successors):
            if other not in bodies:
                problem = f"no body {other!r}"
                raise CouncilscopeError("C003", path="models/bodies.json", where=f"entry {body.id}", problem=problem)
    return BodyKnowledge(bodies)
