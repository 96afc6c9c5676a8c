"""What each publisher gave: a site whose pages have changed shows in a yield that drops from one run to the next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

FEWEST_INPUTS = 10  # of a publisher, before its yield says anything
DROP = 0.5  # of what the run before gave
COUNTED = ("ratings", "tallies", "quotes", "action_points", "findings")


class PublisherYield(BaseModel):
    """What came of the inputs of one publisher, or, where the article names none, of one folder."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    read: int = Field(description="records and rejects")
    written: int
    items: int = Field(description="ratings, tallies, quotes, action points and findings")

    @property
    def per_input(self) -> float:
        """Items an input."""
        return self.items / self.read


class YieldCounter:
    """Counts while a run is written."""

    def __init__(self) -> None:
        self._counts: dict[str, list[int]] = {}

    def record(self, record: Mapping[str, Any]) -> None:
        """Take a record."""
        name = record["publisher"] or _folder(record["source"]["path"])
        self._add(name, 1, sum(len(record[items]) for items in COUNTED))

    def reject(self, path: str) -> None:
        """Take an input that gave no record."""
        self._add(_folder(path), 0, 0)

    def yields(self) -> dict[str, PublisherYield]:
        """The yield of each, by name."""
        return {
            name: PublisherYield(read=read, written=written, items=items)
            for name, (read, written, items) in sorted(self._counts.items())
        }

    def _add(self, name: str, written: int, items: int) -> None:
        counts = self._counts.setdefault(name, [0, 0, 0])
        counts[0] += 1
        counts[1] += written
        counts[2] += items


def dropped(
    before: Mapping[str, PublisherYield], now: Mapping[str, PublisherYield]
) -> Iterator[tuple[str, PublisherYield, PublisherYield]]:
    """Those that give less than half of what they gave before, each with both yields; few inputs tell nothing."""
    for name, new in now.items():
        old = before.get(name)
        if old is None or min(old.read, new.read) < FEWEST_INPUTS or not old.items:
            continue
        if new.per_input < DROP * old.per_input or new.written / new.read < DROP * old.written / old.read:
            yield name, old, new


def _folder(path: str) -> str:
    """The folder of an input, or the file that holds it as a row or member; '.' for the corpus folder itself."""
    inside, row = path.split("#", 1)[0], "#" in path
    return inside if row else PurePosixPath(inside).parent.as_posix()
