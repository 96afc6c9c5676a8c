"""Which articles are one story printed more than once, and which quotes are one utterance: a pass on disk.

Fingerprints go to a file as records come. At the end DuckDB, within a bounded memory, joins each one's holders to
the first and to the one before, so that the work grows with the texts and not with the square of a much-printed one.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from councilscope.writing.fingerprints import fingerprints

MEMORY = "256MB"
BATCH = 2000  # texts whose fingerprints are held before they are written
ITEMS = pa.schema([("number", pa.int32()), ("size", pa.int32()), ("day", pa.int32()), ("about", pa.list_(pa.string()))])
MARKS = pa.schema([("mark", pa.uint64()), ("number", pa.int32())])
SAME = """
WITH held AS (
  SELECT number, first_value(number) OVER holders AS first, lag(number) OVER holders AS before
  FROM read_parquet('{marks}') WINDOW holders AS (PARTITION BY mark ORDER BY number)
), pairs AS (
  SELECT first AS earlier, number AS later FROM held WHERE first < number
  UNION ALL
  SELECT before, number FROM held WHERE before > first
), shared AS (
  SELECT earlier, later, count(*) AS marks FROM pairs GROUP BY earlier, later HAVING count(*) >= {least}
)
SELECT earlier, later
FROM shared
JOIN read_parquet('{items}') AS a ON a.number = earlier
JOIN read_parquet('{items}') AS b ON b.number = later
WHERE marks >= {of_smaller} * least(a.size, b.size)
  AND marks >= {of_larger} * greatest(a.size, b.size)
  AND (a.day IS NULL OR b.day IS NULL OR abs(a.day - b.day) <= {days})
  AND (len(a.about) = 0 OR len(b.about) = 0 OR list_has_any(a.about, b.about))
ORDER BY later, earlier
"""


class Measure(NamedTuple):
    """What makes two texts one: the words in a run, one in how many runs is kept, and how much must be shared.

    least: fingerprints. of_smaller, of_larger: share of each text's own. days: how far apart they may be dated.
    """

    run: int
    one_in: int
    least: int
    of_smaller: float
    of_larger: float
    days: int


# A reprint keeps most of what it prints and may cut a release to a third; a month later, or about other councils,
# the same words are a form letter. A digest that holds five stories is none of them.
ARTICLES = Measure(run=6, one_in=4, least=4, of_smaller=0.6, of_larger=0.3, days=31)
# A paper shortens what was said, and seldom changes a word of it.
QUOTES = Measure(run=4, one_in=1, least=5, of_smaller=0.8, of_larger=0.35, days=31)


class NearDuplicates:
    """Texts in corpus order, each with a key; afterwards, for each the key of the first text that is the same."""

    def __init__(self, scratch: Path, name: str, measure: Measure) -> None:
        self._scratch, self._name, self._measure = scratch, name, measure
        self._marks = pq.ParquetWriter(self._path("marks"), MARKS, compression="none", use_dictionary=False)
        self._items = pq.ParquetWriter(self._path("items"), ITEMS)
        self._keys = self._path("keys").open("wb")
        self._waiting: list[tuple[int, Any, int | None, Sequence[str]]] = []
        self._count = 0

    def _path(self, what: str) -> Path:
        return self._scratch / f"{self._name}.{what}"

    def add(self, key: int, text: str, day: int | None, about: Sequence[str]) -> None:
        """Take the next text. key: 64 bits that name it. day: when it appeared. about: nothing shared, nothing same."""
        marks = fingerprints(text, run=self._measure.run, one_in=self._measure.one_in)
        self._keys.write(key.to_bytes(8, "little"))
        self._waiting.append((self._count, marks, day, about))
        self._count += 1
        if len(self._waiting) >= BATCH:
            self._write()

    def _write(self) -> None:
        numbers, marks, days, about = zip(*self._waiting, strict=True) if self._waiting else ((), (), (), ())
        sizes = [len(found) for found in marks]
        items = [pa.array(numbers, pa.int32()), pa.array(sizes, pa.int32()), pa.array(days, pa.int32())]
        self._items.write_batch(pa.record_batch([*items, pa.array(about, pa.list_(pa.string()))], schema=ITEMS))
        if any(sizes):
            columns = [pa.array(np.concatenate(marks)), pa.array(np.repeat(np.array(numbers, np.int32), sizes))]
            self._marks.write_batch(pa.record_batch(columns, schema=MARKS))
        self._waiting = []

    def close(self) -> None:
        """Close the files; safe to call again."""
        self._marks.close()
        self._items.close()
        self._keys.close()

    def found(self) -> Clusters:
        """Join what is the same. To be called once, after the last text."""
        self._write()
        self.close()
        if not self._count:
            return Clusters(np.empty(0, np.int32), np.empty(0, np.uint64), np.empty(0, np.int32))
        firsts = np.memmap(self._path("firsts"), np.int32, "w+", shape=(self._count,))
        firsts[:] = np.arange(self._count, dtype=np.int32)
        with duckdb.connect(config={"threads": 2, "memory_limit": MEMORY, "temp_directory": str(self._scratch)}) as db:
            measure = self._measure._asdict()
            rows = db.execute(SAME.format(marks=self._path("marks"), items=self._path("items"), **measure))
            while edges := rows.fetchmany(10_000):
                for earlier, later in edges:
                    _join(firsts, earlier, later)
        for number in np.flatnonzero(firsts != np.arange(self._count, dtype=np.int32)).tolist():
            firsts[number] = _first(firsts, number)
        sizes = np.memmap(self._path("sizes"), np.int32, "w+", shape=(self._count,))
        np.add.at(sizes, firsts, 1)
        return Clusters(firsts, np.memmap(self._path("keys"), np.uint64, "r"), sizes)


class Clusters(NamedTuple):
    """For each text by its number: the first that is the same, its key, and for each first how many it stands for."""

    firsts: Any
    keys: Any
    sizes: Any

    def keys_of(self, numbers: Any) -> list[int]:
        """For each number the key of the first text that is the same; its own where there is none."""
        keys: list[int] = self.keys[self.firsts[numbers]].tolist()
        return keys

    def ids_of(self, numbers: Any, letter: str = "") -> list[str]:
        """The keys as ids: 16 hex digits after the letter."""
        return [f"{letter}{key:016x}" for key in self.keys_of(numbers)]

    def sizes_of(self, numbers: Any) -> list[int]:
        """For each number how many texts are the same, itself included."""
        sizes: list[int] = self.sizes[self.firsts[numbers]].tolist()
        return sizes


def _first(firsts: Any, number: int) -> int:
    while firsts[number] != number:
        firsts[number] = firsts[firsts[number]]
        number = firsts[number]
    return number


def _join(firsts: Any, one: int, other: int) -> None:
    left, right = _first(firsts, one), _first(firsts, other)
    firsts[max(left, right)] = min(left, right)


def day_number(published: str | None) -> int | None:
    """The day of a full date (YYYY-MM-DD) as a number; None for a month, a year or nothing."""
    return date.fromisoformat(published).toordinal() if published is not None and len(published) == 10 else None
