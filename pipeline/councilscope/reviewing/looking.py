"""What Councilscope knows, as lines for a reader: councils, rating schemes, and whether the knowledge is sound."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from pathlib import Path

from councilscope.errors import CouncilscopeError
from councilscope.knowledge import Knowledge, load_knowledge
from councilscope.knowledge.councils import Council
from councilscope.knowledge.ratings import Regime, Scale


def council_lines(query: str, on: date | None, overlays: tuple[Path, ...] = ()) -> list[str]:
    """A line a council, best first: id, name, code, kind, nation, years, what followed it. Tab-separated."""
    councils = load_knowledge(overlays).councils
    return [_council_line(council) for council in councils.search(query, on)]


def _council_line(council: Council) -> str:
    since, until = council.valid_from or "", council.valid_to or ""
    followed = f"then {', '.join(council.successors)}" if council.successors else ""
    parts = (
        council.id,
        council.official_name,
        council.gss_code or "",
        council.kind,
        council.nation,
        f"{since}/{until}",
        followed,
    )
    return "\t".join(parts).rstrip()


def scheme_lines(scheme: str | None, overlays: tuple[Path, ...] = ()) -> list[str]:
    """A line a scheme, or the scale of one; empty where no scheme has this id."""
    ratings = load_knowledge(overlays).ratings
    if scheme is None:
        return [_scheme_line(regime) for regime in ratings.regimes.values()]
    if scheme not in ratings.regimes:
        return []
    return list(_whole_scheme(ratings.regimes[scheme], ratings.scales))


def _scheme_line(regime: Regime) -> str:
    years = f"{regime.first_year}-{regime.last_year or ''}"
    return "\t".join((regime.id, regime.name, years, ", ".join(regime.nations), ", ".join(regime.bodies)))


def _whole_scheme(regime: Regime, scales: Mapping[str, Scale]) -> Iterator[str]:
    yield f"{regime.name} ({regime.id}), {regime.first_year}-{regime.last_year or 'now'}"
    yield f"nations: {', '.join(regime.nations)}; judged by: {', '.join(regime.bodies)}; about: {regime.subject}"
    if regime.note:
        yield regime.note
    if regime.scale:
        yield f"{regime.kind}: {_levels(regime.scale, scales)}"
    for dimension in regime.dimensions:
        yield f"{dimension.kind}, {dimension.name}: {_levels(dimension.scale, scales)}"


def _levels(name: str, scales: Mapping[str, Scale]) -> str:
    return " < ".join(level.label for level in scales[name].levels)


def knowledge_problems(overlays: tuple[Path, ...] = ()) -> list[str]:
    """Everything that is wrong with the knowledge: entries, references between files, files that nothing reads.

    Raise C004 for an overlay that is no folder of knowledge.
    """
    knowledge = Knowledge(overlays)
    problems: list[CouncilscopeError] = []
    knowledge.store.problems = problems
    for name, value in vars(Knowledge).items():
        if isinstance(value, cached_property):
            try:
                getattr(knowledge, name)
            except CouncilscopeError as error:
                problems.append(error)
    lines = [str(error) for error in problems]
    return lines + [f"{path}: no part of Councilscope reads a file of this name" for path in _unread(knowledge)]


def _unread(knowledge: Knowledge) -> Iterator[Path]:
    asked = knowledge.store.asked
    for path, name in knowledge.store.files():
        if name not in asked and not any(name.startswith(f"{folder}/") for folder in asked):
            yield path
