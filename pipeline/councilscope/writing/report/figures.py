"""What the overview counts, over every record of a run, in memory that does not grow with the number of articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any, NamedTuple

from councilscope.writing.report.rows import Record, year_of

MOST_SHOWN = 15  # rows of a figure without groups: the most frequent
MOST_GROUPS = 8  # colours of a chart; what is rarer is one group
MOST_NAMES = 50_000  # speakers counted apart; a run with more counts those that it met first
OTHERS = "all others"
UNKNOWN = "not known"
OPEN = ("planned", "under-way", "unknown")

Row = tuple[str, str, int]


class Figure(NamedTuple):
    """One chart and its table: counts by ``across`` (the axis) and ``group``.

    group: None for the most frequent of many, most first; else ``across`` is a year, in its order.
    """

    id: str
    title: str
    across: str
    group: str | None
    counted: str
    note: str
    rows: tuple[Row, ...] = ()


FIGURES = (
    Figure(
        "articles", "Articles by year and publisher", "year", "publisher", "articles",
        "Every article of the run counts; reprints are not taken out.",
    ),
    Figure(
        "ratings", "Ratings of councils by year and scheme", "year", "scheme", "ratings",
        "Current ratings of councils, domains included, by the article's year. How many were reported, not how good "
        "they were: scales of different schemes do not compare.",
    ),
    Figure(
        "changes", "Ratings that went up, down or stayed", "year", "change", "ratings",
        "Only ratings for which an article tells or implies a change.",
    ),
    Figure(
        "speakers", "Most quoted officials", "speaker", None, "quotes",
        "Quotes of every kind whose speaker is named.",
    ),
    Figure(
        "deadlines", "Open action points by deadline", "year", "kind", "action points",
        "Action points that no article tells to be done, by the last day of their deadline.",
    ),
)  # fmt: skip


class Figures:
    """Counts for the overview; ``take`` each record once, then ask for ``all``."""

    def __init__(self, scheme_name: Callable[[str | None], str]) -> None:
        """scheme_name: the name to show for a scheme's id; None stands for no known scheme."""
        self._scheme_name = scheme_name
        self._counts: dict[str, Counter[tuple[str, str]]] = {figure.id: Counter() for figure in FIGURES}

    def take(self, record: Record) -> None:
        """Count one record."""
        year = str(year_of(record) or UNKNOWN)
        self._counts["articles"][year, record["publisher"] or UNKNOWN] += 1
        for rating in record["ratings"]:
            if rating["status"] == "current" and rating["council"]:
                self._counts["ratings"][year, self._scheme_name(rating["scheme"])] += 1
                if rating["change"]:
                    self._counts["changes"][year, rating["change"]] += 1
        for action in record["action_points"]:
            latest = action["deadline"] and action["deadline"]["latest"]
            if latest and action["status"] in OPEN:
                self._counts["deadlines"][latest[:4], action["kind"] or UNKNOWN] += 1
        self._take_speakers(record)

    def _take_speakers(self, record: Record) -> None:
        counts = self._counts["speakers"]
        people = {person["id"]: person for person in record["people"]}
        councils = {council["id"]: council["name"] for council in record["councils"]}
        for quote in record["quotes"]:
            person: dict[str, Any] = people.get(quote["speaker"]) or {}
            if person.get("name"):
                where = councils.get(person["council"], person["organisation"])
                key = (f"{person['name']} ({where})" if where else person["name"], "")
                if key in counts or len(counts) < MOST_NAMES:
                    counts[key] += 1

    def all(self) -> list[Figure]:
        """The figures with their rows, in the order in which the overview shows them."""
        return [
            figure._replace(rows=tuple((_grouped if figure.group else _most)(self._counts[figure.id])))
            for figure in FIGURES
        ]


def _grouped(counts: Counter[tuple[str, str]]) -> list[Row]:
    """Rows in the order of the axis; groups beyond the most frequent are added up as one."""
    totals: Counter[str] = Counter()
    for (_, group), count in counts.items():
        totals[group] += count
    kept = {group for group, _ in _by_size(totals)[:MOST_GROUPS]}
    rows: Counter[tuple[str, str]] = Counter()
    for (across, group), count in counts.items():
        rows[across, group if group in kept else OTHERS] += count
    return [(across, group, count) for (across, group), count in sorted(rows.items())]


def _most(counts: Counter[tuple[str, str]]) -> list[Row]:
    return [(across, group, count) for (across, group), count in _by_size(counts)[:MOST_SHOWN]]


def _by_size(counts: Counter[Any]) -> list[tuple[Any, int]]:
    """Most frequent first, equal ones in alphabetical order, so that the bytes do not hang on the order of inputs."""
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
