"""A run that is killed, at whatever moment, goes on and ends as if it had not been."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

import councilscope
from councilscope.engines import SerialEngine, run, runs, versions
from councilscope.knowledge import load_knowledge
from councilscope.settings import ExtractionSettings, RunSettings
from helpers.processors import Obedient

ARTICLES = 150
APART = {"run.json", "councilscope.duckdb"}  # whose bytes do not repeat
RULES = ExtractionSettings(model=None)
PLAIN = RunSettings(report=False, workbook=False)  # which take longer than all else
KILLED = """
import sys
from pathlib import Path
from types import SimpleNamespace
from helpers.processors import Counting
from councilscope.engines import ProcessEngine, run, runs, versions
from councilscope.knowledge import load_knowledge
from councilscope.settings import ExtractionSettings

versions.code_digest = lambda: "the same code"  # so that editing the package while the tests run changes nothing
known = load_knowledge()
runs.load_knowledge = lambda overlays: SimpleNamespace(digest="the same knowledge", ratings=known.ratings)

def watch(outcome):
    print(outcome.task.relative, flush=True)

if __name__ == "__main__":
    engine = ProcessEngine(Counting, workers=2)
    run([Path(sys.argv[1])], Path(sys.argv[2]), settings=ExtractionSettings(model=None), engine=engine, watch=watch)
"""


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Articles, some of them rejected and some twice, for runs that agree on code and knowledge."""
    monkeypatch.setattr(versions, "code_digest", lambda: "the same code")
    known = SimpleNamespace(digest="the same knowledge", ratings=load_knowledge().ratings)
    monkeypatch.setattr(runs, "load_knowledge", lambda overlays: known)
    folder = tmp_path / "corpus"
    folder.mkdir()
    for number in range(ARTICLES):
        text = "reject" if number % 20 == 7 else f"slow 0.001{number % 100:03}"
        (folder / f"{number:03}.txt").write_text(text)
    return folder


def done(corpus: Path, out: Path) -> dict[str, bytes]:
    """Run to the end; every file but run.json."""
    run([corpus], out, settings=RULES, how=PLAIN, engine=SerialEngine(Obedient()))
    return {path.name: path.read_bytes() for path in out.iterdir() if path.is_file() and path.name not in APART}


def alive(process: int) -> bool:
    """Whether a process is there and not a corpse that nobody has buried."""
    try:
        return ") Z " not in Path(f"/proc/{process}/stat").read_text()
    except FileNotFoundError:
        return False


def killed(corpus: Path, out: Path, outcomes: int, then: float) -> bool:
    """Start a run and kill it ``then`` seconds after so many outcomes; whether it was still at work."""
    script = corpus.parent / "killed.py"
    script.write_text(KILLED)
    roots = (Path(__file__).parent.parent, Path(councilscope.__file__).parent.parent)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, roots))}
    command = [sys.executable, str(script), str(corpus), str(out)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for _ in range(outcomes):
            assert process.stdout.readline()
        time.sleep(then)
        process.send_signal(signal.SIGKILL)
        return process.wait() == -signal.SIGKILL


@pytest.mark.parametrize("part", [0.0, 0.3, 0.6, 0.9])
@pytest.mark.skipif(not Path("/proc").is_dir(), reason="reads /proc to see whether processes live")
def test_a_run_that_is_killed_goes_on_and_ends_as_if_it_had_not(part: float, corpus: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    outcomes, then = int((part + random.uniform(0, 0.1)) * ARTICLES), random.uniform(0, 0.004)
    moment = f"killed {then:.5f} s after {outcomes} outcomes"
    assert killed(corpus, out, outcomes, then), moment
    assert not (out / "articles.jsonl").exists(), moment
    log = corpus / "calls.log"
    workers = {int(line.split()[0]) for line in log.read_text().splitlines()} if log.exists() else set()
    until = time.monotonic() + 20
    while any(alive(worker) for worker in workers) and time.monotonic() < until:
        time.sleep(0.05)
    assert [worker for worker in workers if alive(worker)] == [], "workers leave with the run that started them"
    resumed = done(corpus, out)
    assert json.loads((out / "run.json").read_bytes())["counts"]["reused"] >= outcomes // 64 * 64 - 64, moment
    assert resumed == done(corpus, tmp_path / "whole"), moment


def test_a_run_that_is_killed_while_its_files_come_into_place(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At the first files, amid them and at the last, over those of an earlier run: never a run.json beside a mixture."""
    out, replace, moved = tmp_path / "out", Path.replace, 0
    whole = done(corpus, tmp_path / "whole")
    for files in (0, 1, len(whole) // 2, len(whole) + 1):  # the last is run.json, after the database
        (corpus / "000.txt").write_text(f"Told anew {files}.")
        moved = 0

        def replaced(self: Path, target: Path, last: int = files) -> Path:
            nonlocal moved
            if moved == last:
                raise KeyboardInterrupt
            moved += 1
            return replace(self, target)

        with monkeypatch.context() as patched:
            patched.setattr(Path, "replace", replaced)
            with pytest.raises(KeyboardInterrupt):
                done(corpus, out)
        assert moved == files
        assert not (out / "run.json").exists()
        resumed = done(corpus, out)
        assert b"Told anew" in resumed["articles.jsonl"]
        assert resumed == done(corpus, tmp_path / f"whole{files}")
