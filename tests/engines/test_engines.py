"""Engines give one outcome a task in the order of the tasks, whatever happens to a worker."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from councilscope.engines import Engine, Outcome, ProcessEngine, SerialEngine, Task
from councilscope.engines.processes import WINDOW_A_WORKER
from councilscope.errors import CouncilscopeError
from helpers.processors import Collecting, Counting, Obedient, dies_while_starting, unbuildable


def tasks(folder: Path, *texts: str) -> list[Task]:
    """One file a text, in order."""
    made = []
    for number, text in enumerate(texts):
        path = folder / f"{number:03}.txt"
        path.write_text(text)
        made.append(Task(path, path.name))
    return made


def became(outcome: Outcome) -> str:
    """A word for what became of a task."""
    return outcome.reject.code if outcome.reject else "record"


ENGINES = [
    SerialEngine(Obedient()),
    ProcessEngine(Obedient, workers=1),
    ProcessEngine(Obedient, workers=2, recycle_after=3),
    ProcessEngine(Obedient, workers=2, depth=1),
    ProcessEngine(Obedient, workers=4, depth=64),
]


@pytest.mark.parametrize(
    "engine", ENGINES, ids=["serial", "one-process", "two-processes-recycled", "one-at-a-time", "four-processes-deep"]
)
def test_every_engine_gives_the_same_in_order(engine: Engine, tmp_path: Path) -> None:
    given = tasks(tmp_path, "slow 0.2", "one", "reject", "two", "slow 0.1", *(f"more {n}" for n in range(9)))
    given_and_known: list[Task | Outcome] = [*given[:3], Outcome(Task(tmp_path, "known"), b"{}"), *given[3:]]
    outcomes = list(engine.outcomes(given_and_known))
    assert [o.task.relative for o in outcomes] == [
        "000.txt",
        "001.txt",
        "002.txt",
        "known",
        *(t.relative for t in given[3:]),
    ]
    assert [became(o) for o in outcomes].count("R005") == 1
    expected = list(SerialEngine(Obedient()).outcomes(given_and_known))
    assert [(o.record, o.reject) for o in outcomes] == [(o.record, o.reject) for o in expected]


@pytest.mark.parametrize("depth", [1, 2, 64])
def test_a_worker_that_dies_or_hangs_costs_one_article(depth: int, tmp_path: Path) -> None:
    engine = ProcessEngine(Obedient, workers=2, seconds=3.0, depth=depth)
    outcomes = list(engine.outcomes(tasks(tmp_path, "one", "die", "two", "hang", "three", "die now", "four")))
    assert [became(o) for o in outcomes] == ["record", "R009", "record", "R008", "record", "R009", "record"]
    assert [o.reject.stage for o in outcomes if o.reject] == ["engine"] * 3


def test_a_worker_is_renewed(tmp_path: Path) -> None:
    engine = ProcessEngine(Counting, workers=1, recycle_after=2)
    assert len(list(engine.outcomes(tasks(tmp_path, "a", "b", "c", "d", "e")))) == 5
    processes = [line.split()[0] for line in (tmp_path / "calls.log").read_text().splitlines()]
    assert [processes.count(process) for process in dict.fromkeys(processes)] == [2, 2, 1]


@pytest.mark.parametrize(("factory", "code"), [(unbuildable, "C004"), (dies_while_starting, "C013")])
def test_a_worker_that_cannot_be_built_ends_the_run_with_its_reason(factory: object, code: str, tmp_path: Path) -> None:
    engine = ProcessEngine(factory, workers=1)  # type: ignore[arg-type]
    with pytest.raises(CouncilscopeError, match=code):
        list(engine.outcomes(tasks(tmp_path, "one", "two")))


def test_a_worker_looks_for_garbage_between_articles_alone(tmp_path: Path) -> None:
    engine = ProcessEngine(Collecting, workers=1)
    outcomes = list(engine.outcomes(tasks(tmp_path, "one", "turn on", "two")))
    assert [became(o) for o in outcomes] == ["record"] * 3
    assert (tmp_path / "calls.log").read_text().split() == ["False", "False", "False"]


def test_reading_ahead_is_bounded(tmp_path: Path) -> None:
    """While the first article is at work, the engine asks for no more than its window."""
    asked = 0

    def endless(first: Task) -> Iterator[Task | Outcome]:
        nonlocal asked
        yield first
        while True:
            asked += 1
            yield Outcome(first, b"{}")

    outcomes = ProcessEngine(Obedient, workers=1).outcomes(endless(*tasks(tmp_path, "slow 0.5")))
    assert next(outcomes).record
    assert asked <= WINDOW_A_WORKER
    outcomes.close()


def test_no_task_starts_no_process() -> None:
    def never() -> Obedient:
        raise AssertionError("built")

    known: Iterable[Task | Outcome] = [Outcome(Task(Path("x"), "x"), b"{}")]
    assert len(list(ProcessEngine(never).outcomes(known))) == 1
