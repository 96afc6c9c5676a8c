"""The Dask engine, on a real scheduler with two worker processes: the same outcomes, whatever happens to a worker."""

from __future__ import annotations

import logging
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from distributed import LocalCluster

from councilscope.engines import DaskEngine, Outcome, SerialEngine, Task, cluster
from councilscope.errors import CouncilscopeError
from helpers.command import Command
from helpers.processors import Counting, Obedient, unbuildable

pytestmark = pytest.mark.loopback
CORPUS = Path(__file__).parent.parent.parent / "corpus"


@pytest.fixture(scope="module")
def scheduler() -> Iterator[Any]:
    """A scheduler with two workers, each a process of its own that is started again when it dies."""
    with LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        dashboard_address="127.0.0.1:0",
        silence_logs=logging.CRITICAL,
        scheduler_kwargs={"allowed_failures": 0},
        death_timeout=300,
    ) as made:
        yield made


def tasks(folder: Path, *texts: str) -> list[Task]:
    """One file a text, in order."""
    made = []
    for number, text in enumerate(texts):
        path = folder / f"{number:03}.txt"
        path.write_text(text)
        made.append(Task(path, path.name))
    return made


def told(outcomes: list[Outcome]) -> list[tuple[str, bytes | None, Any]]:
    """All that an outcome says."""
    return [(outcome.task.relative, outcome.record, outcome.reject) for outcome in outcomes]


def test_a_worker_that_is_killed_costs_nothing(scheduler: Any, tmp_path: Path) -> None:
    given: list[Task | Outcome] = [*tasks(tmp_path, "reject", *(f"slow 0.05{n}" for n in range(60)))]
    given.insert(2, Outcome(Task(tmp_path, "known"), b"{}"))
    outcomes, victim = [], 0
    for outcome in DaskEngine(Counting, scheduler=scheduler.scheduler_address).outcomes(given):
        outcomes.append(outcome)
        if len(outcomes) == 5:
            victim = int((tmp_path / "calls.log").read_text().split()[0])
            os.kill(victim, signal.SIGKILL)
    assert told(outcomes) == told(list(SerialEngine(Obedient()).outcomes(given)))
    workers = {int(line.split()[0]) for line in (tmp_path / "calls.log").read_text().splitlines()}
    assert victim in workers
    assert len(workers) > 1, "others went on with what the killed one left"


def test_an_article_that_kills_every_worker_is_given_up(scheduler: Any, tmp_path: Path) -> None:
    given = tasks(tmp_path, "one", "die", "two", "three", "four")
    outcomes = list(DaskEngine(Obedient, scheduler=scheduler.scheduler_address).outcomes(given))
    assert [outcome.reject.code if outcome.reject else "" for outcome in outcomes] == ["", "R009", "", "", ""]


def test_an_article_without_end_ends_its_worker(scheduler: Any, tmp_path: Path) -> None:
    engine = DaskEngine(Obedient, scheduler=scheduler.scheduler_address, seconds=0.5)
    outcomes = list(engine.outcomes(tasks(tmp_path, "hang", "one")))
    assert [outcome.reject.code if outcome.reject else "" for outcome in outcomes] == ["R009", ""]


def test_what_building_ends_in_reaches_the_one_who_asked(scheduler: Any, tmp_path: Path) -> None:
    engine = DaskEngine(unbuildable, scheduler=scheduler.scheduler_address)
    with pytest.raises(CouncilscopeError, match="C004"):
        list(engine.outcomes(tasks(tmp_path, "one")))


def test_a_worker_of_another_version_is_refused(
    scheduler: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "code_digest", lambda: "another")
    with pytest.raises(CouncilscopeError, match=r"C021.*another version"):
        list(DaskEngine(Obedient, scheduler=scheduler.scheduler_address).outcomes(tasks(tmp_path, "one")))


def test_the_command_gives_the_same_bytes_on_a_cluster_of_its_own(command: Command, tmp_path: Path) -> None:
    articles = [str(path) for path in sorted(CORPUS.glob("*/*.*ml"))[:4]]
    for name, engine in (("here", ["--workers", "0"]), ("dask", ["--engine", "dask", "--workers", "2"])):
        assert command("run", *articles, "--out", str(tmp_path / name), "--model", "none", *engine).code == 0
    for name in ("articles.jsonl", "errors.jsonl", "ratings.csv"):
        assert (tmp_path / "dask" / name).read_bytes() == (tmp_path / "here" / name).read_bytes()
    assert (tmp_path / "here" / "articles.jsonl").stat().st_size > 1000


def test_a_cluster_without_workers_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "SECONDS_BETWEEN_LOOKS", 0.1)
    monkeypatch.setattr(cluster, "SECONDS_WITHOUT_WORKERS", 0.5)
    with (
        LocalCluster(n_workers=0, dashboard_address="127.0.0.1:0", silence_logs=logging.CRITICAL) as empty,
        pytest.raises(CouncilscopeError, match=r"C021.*no workers"),
    ):
        list(DaskEngine(Obedient, scheduler=empty.scheduler_address).outcomes(tasks(tmp_path, "one")))


def test_no_scheduler_is_said_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "SECONDS_TO_CONNECT", 0.5)
    engine = DaskEngine(Obedient, scheduler="tcp://127.0.0.1:9")
    with pytest.raises(CouncilscopeError, match=r"C021.*tcp://127\.0\.0\.1:9"):
        list(engine.outcomes(tasks(tmp_path, "one")))


def test_a_missing_package_is_named_with_its_command(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    done = command("run", str(next(CORPUS.glob("*/*.txt"))), "--out", str(tmp_path / "out"), "--engine", "dask")
    assert done.code == 3
    assert done.err == "[C020] The Dask engine needs distributed: pip install 'councilscope[cluster]'.\n"


def test_a_scheduler_asks_for_the_dask_engine(command: Command, tmp_path: Path) -> None:
    done = command("run", str(CORPUS), "--out", str(tmp_path / "out"), "--scheduler", "tcp://127.0.0.1:9")
    assert done.code == 3
    assert "a scheduler is for --engine dask" in done.err
