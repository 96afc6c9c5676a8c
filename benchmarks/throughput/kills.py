"""Kill -9 at random moments: the run goes on, and its outputs are those of a run that nobody killed.

    python benchmarks/throughput/kills.py [--kills 20] [--articles 120] [--seed N]

Each time a run over the same made corpus is killed with all its workers, or its workers are left to themselves, at a
moment between its start and its end; then the same command is given again. Prints a line a kill and fails at the first
difference.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter, sleep

import made_corpus

UNEQUAL = {"run.json", "councilscope.duckdb"}  # the same content, not the same bytes


def start(corpus: Path, out: Path) -> subprocess.Popen[bytes]:
    """Start a run in a process group of its own."""
    run = [sys.executable, "-m", "councilscope", "run", str(corpus), "--out", str(out)]
    command = [*run, "--workers", "2", "--model", "none"]
    return subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, start_new_session=True)


def finished(corpus: Path, out: Path) -> dict[str, bytes]:
    """Run to the end; every file whose bytes are promised."""
    process = start(corpus, out)
    _, told = process.communicate()
    if process.returncode:
        raise SystemExit(f"the run failed: {told.decode()}")
    return {path.name: path.read_bytes() for path in out.iterdir() if path.is_file() and path.name not in UNEQUAL}


def killed(corpus: Path, out: Path, moment: float, everything: bool) -> bool:
    """Kill a run after so many seconds, alone or with its whole group; whether it was still at work."""
    process = start(corpus, out)
    sleep(moment)
    at_work = process.poll() is None
    if at_work:
        (os.killpg if everything else os.kill)(process.pid, signal.SIGKILL)
    process.communicate()
    return at_work


def main() -> None:
    """Read the options, kill, compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--articles", type=int, default=120)
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    options = parser.parse_args()
    dice, equal = random.Random(options.seed), 0
    with tempfile.TemporaryDirectory() as name:
        corpus, whole = Path(name) / "corpus", Path(name) / "whole"
        made_corpus.write(corpus, options.articles, seed=options.seed)
        begun = perf_counter()
        expected = finished(corpus, whole)
        seconds = perf_counter() - begun
        while equal < options.kills:
            out, moment = Path(name) / f"out{equal}", dice.uniform(0.0, seconds)
            everything = dice.random() < 0.5
            if not killed(corpus, out, moment, everything):
                continue  # it had ended before
            found = finished(corpus, out)
            if found != expected:
                wrong = sorted(key for key in expected.keys() | found.keys() if expected.get(key) != found.get(key))
                raise SystemExit(f"seed {options.seed}: killed after {moment:.3f} s, {', '.join(wrong)} differ")
            equal += 1
            print(f"killed after {moment:.3f} of {seconds:.1f} s: {len(found)} files equal", flush=True)
    print(f"{equal} kills, {equal} identical outputs (seed {options.seed})")


if __name__ == "__main__":
    main()
