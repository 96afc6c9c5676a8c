"""The yield of a publisher, and when it is said to have dropped."""

from __future__ import annotations

from typing import Any

import pytest

from councilscope.writing.yields import COUNTED, PublisherYield, YieldCounter, dropped


def record(path: str, publisher: str | None, quotes: int) -> dict[str, Any]:
    """As much of a record as is counted."""
    return {"publisher": publisher, "source": {"path": path}, **{name: [] for name in COUNTED}, "quotes": [{}] * quotes}


def test_records_count_for_their_publisher_and_rejects_for_their_folder() -> None:
    counter = YieldCounter()
    counter.record(record("mercury/a.txt", "The Mercury", 3))
    counter.record(record("mercury/b.txt", None, 2))
    counter.record(record("rows.jsonl#7", None, 1))
    counter.record(record("c.txt", None, 0))
    counter.reject("mercury/d.txt")
    counter.reject("rows.jsonl#8")
    assert counter.yields() == {
        ".": PublisherYield(read=1, written=1, items=0),
        "The Mercury": PublisherYield(read=1, written=1, items=3),
        "mercury": PublisherYield(read=2, written=1, items=2),
        "rows.jsonl": PublisherYield(read=2, written=1, items=1),
    }


@pytest.mark.parametrize(
    ("before", "now", "told"),
    [
        ((100, 100, 800), (100, 100, 399), True),  # its items
        ((100, 100, 800), (100, 100, 401), False),
        ((100, 100, 800), (100, 40, 500), True),  # its records: the rest is rejected
        ((100, 100, 800), (9, 0, 0), False),  # too few to tell
        ((9, 9, 90), (100, 100, 1), False),
        ((100, 100, 0), (100, 100, 0), False),
        ((20, 20, 160), (2000, 2000, 16000), False),  # more of the same
    ],
)
def test_a_drop_is_half_of_what_an_input_gave(
    before: tuple[int, int, int], now: tuple[int, int, int], told: bool
) -> None:
    old, new = (PublisherYield(read=r, written=w, items=i) for r, w, i in (before, now))
    found = list(dropped({"mercury": old, "gone": old}, {"mercury": new, "fresh": new}))
    assert found == ([("mercury", old, new)] if told else [])
