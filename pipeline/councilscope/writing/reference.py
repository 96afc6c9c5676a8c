"""Tables of what Councilscope knows, beside those of what articles say: the schemes and the scales of their values."""

from __future__ import annotations

from collections.abc import Iterator

from councilscope.knowledge import Knowledge
from councilscope.knowledge.ratings import Regime
from councilscope.writing.columns import Cell, Column
from councilscope.writing.tables import Table

REFERENCES = (
    Table(
        "schemes",
        "a scheme of inspection",
        (
            Column("id", "string", "id of the regime, as in ratings.scheme", lambda regime: regime.id),
            Column("name", "string", "its name", lambda regime: regime.name),
            Column("first_year", "integer", "first year of publication", lambda regime: regime.first_year),
            Column("last_year", "integer", "last year; null where it runs", lambda regime: regime.last_year),
            Column("nations", "string", "where it is used", lambda regime: "; ".join(regime.nations)),
            Column("bodies", "string", "ids of those who judge", lambda regime: "; ".join(regime.bodies)),
            Column(
                "subject", "string", "the service judged where an article names none", lambda regime: regime.subject
            ),
        ),
        lambda record: (),
    ),
    Table(
        "scheme_values",
        "a value that a scheme gives",
        (
            Column("scheme", "string", "id of the regime", lambda row: row[0]),
            Column("kind", "string", "overall, domain, prospects, …", lambda row: row[1]),
            Column("domain", "string", "the part of the scheme; null for the main judgement", lambda row: row[2]),
            Column("value", "string", "the label, as in ratings.value", lambda row: row[3]),
            Column("rank", "integer", "its place, worst = 0", lambda row: row[4]),
            Column("rank_max", "integer", "the best place", lambda row: row[5]),
        ),
        lambda record: (),
    ),
)


def reference_rows(knowledge: Knowledge) -> dict[str, list[list[Cell]]]:
    """The rows of each reference table, by its name."""
    schemes, values = REFERENCES
    regimes = list(knowledge.ratings.regimes.values())
    return {
        schemes.name: [[column.read(regime) for column in schemes.columns] for regime in regimes],
        values.name: [list(row) for regime in regimes for row in _values(regime, knowledge)],
    }


def _values(regime: Regime, knowledge: Knowledge) -> Iterator[tuple[Cell, ...]]:
    parts = [(regime.kind, None, regime.scale)] if regime.kind and regime.scale else []
    parts += [(dimension.kind, dimension.name, dimension.scale) for dimension in regime.dimensions]  # type: ignore[misc]
    for kind, name, scale_id in parts:
        scale = knowledge.ratings.scales[scale_id]
        for rank, level in enumerate(scale.levels):
            yield regime.id, str(kind), name, level.label, rank, scale.rank_max
