"""Figures of a comparison: how much was found, how much of that was right, field by field, and what differs."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from pydantic import TypeAdapter, ValidationError

from councilscope.errors import CouncilscopeError

FLOORS_FILE = "floors.json"


class Difference(NamedTuple):
    """One way in which a record is not what was expected. what: missed, extra, differs, lost, left in."""

    article: str
    field: str
    what: str
    expected: str
    found: str


@dataclass(slots=True)
class FieldScore:
    """Counts over articles: how many were right, of those found, of those wanted."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 1 where nothing was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of what was wanted that was found; 1 where nothing was wanted."""
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(slots=True)
class Scores:
    """The scores of one or more articles by field, and their differences in article order."""

    fields: dict[str, FieldScore] = field(default_factory=lambda: defaultdict(FieldScore))
    differences: list[Difference] = field(default_factory=list)

    def count(self, name: str, right: int, found: int, wanted: int) -> None:
        """Add counts to a field."""
        score = self.fields[name]
        score.right += right
        score.found += found
        score.wanted += wanted

    def add(self, other: Scores) -> None:
        """Add the scores and differences of another comparison."""
        for name, score in other.fields.items():
            self.count(name, score.right, score.found, score.wanted)
        self.differences += other.differences


Floors = Mapping[str, Mapping[str, float]]
_FLOORS: TypeAdapter[dict[str, dict[str, float]]] = TypeAdapter(dict[str, dict[str, float]])


def read_floors(folder: Path) -> Floors | None:
    """The floors of a folder (field to precision and recall); None where it has none. Raise C009."""
    path = folder / FLOORS_FILE
    if not path.is_file():
        return None
    try:
        return _FLOORS.validate_json(path.read_bytes())
    except ValidationError as error:
        raise CouncilscopeError("C009", path=path, problem=error.errors()[0]["msg"]) from error


def write_floors(folder: Path, scores: Scores, *, lower: bool) -> list[str]:
    """Make the figures reached the floors, cut to three decimals; a floor goes down only if ``lower``.

    Returns a line for each floor that would have gone down and was kept.
    """
    floors = {name: dict(measures) for name, measures in (read_floors(folder) or {}).items()}
    kept = []
    for name, measures in _reached(scores).items():
        for measure, figure in measures.items():
            floor = floors.setdefault(name, {}).get(measure, 0.0)
            if figure < floor and not lower:
                kept.append(f"{name}: {measure} {figure:.3f} is under its floor {floor:.3f}, which stays")
            else:
                floors[name][measure] = figure
    (folder / FLOORS_FILE).write_text(json.dumps(floors, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    return kept


def shortfalls(scores: Scores, floors: Floors | None) -> list[str]:
    """A line for each figure under its floor, or, without floors, for each field with any difference."""
    if floors is None:
        fields = dict.fromkeys(difference.field for difference in scores.differences)
        return [f"{name}: {sum(d.field == name for d in scores.differences)} differences" for name in fields]
    reached = _reached(scores)
    return [
        f"{name}: {measure} {reached[name][measure]:.3f} is under its floor {floor:.3f}"
        for name, measures in floors.items()
        for measure, floor in measures.items()
        if name in reached and reached[name][measure] < floor
    ]


def _reached(scores: Scores) -> dict[str, dict[str, float]]:
    return {
        name: {"precision": _cut(score.precision), "recall": _cut(score.recall)}
        for name, score in scores.fields.items()
    }


def _cut(figure: float) -> float:
    return int(figure * 1000 + 1e-9) / 1000


def table_lines(scores: Scores, names: Iterable[str] | None = None) -> list[str]:
    """The scores as aligned lines: field, precision, recall, F1 and how many were wanted."""
    lines = [f"{'field':26} {'precision':>9} {'recall':>7} {'F1':>6} {'wanted':>7}"]
    for name in names or sorted(scores.fields):
        score = scores.fields[name]
        lines.append(f"{name:26} {score.precision:9.3f} {score.recall:7.3f} {score.f1:6.3f} {score.wanted:7d}")
    return lines
