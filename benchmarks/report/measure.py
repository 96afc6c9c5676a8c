"""How long a report of many articles takes to write, to open in Chromium, and to move about in.

python benchmarks/report/measure.py [--articles 2000] [--run outputs/corpus]

The articles are those of a run, over and over with ids of their own. Needs the run (make run) and a Chromium.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from councilscope.knowledge import load_knowledge
from councilscope.writing import read_summary
from councilscope.writing.report import ReportWriter

FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
NAMES = ("chromium", "chromium-browser", "google-chrome")
VIEWS = ("articles", "ratings", "quotes", "councils")
ROUNDS = 5


def write(run: Path, out: Path, articles: int) -> float:
    """Write a report of so many articles; the seconds that it took."""
    lines = (run / "articles.jsonl").read_text("utf-8").splitlines()
    started = time.perf_counter()
    writer = ReportWriter(load_knowledge(), most_articles=articles)
    for number, line in enumerate(islice(cycle(lines), articles)):
        record = json.loads(line)
        record["id"] = f"{number:016x}"
        writer.record(record)
    with out.open("wb") as file:
        writer.write(file, read_summary(run).versions, "benchmark")
    return time.perf_counter() - started


def opened(page: Page, report: Path) -> float:
    """Open the report; the seconds until it can be used."""
    started = time.perf_counter()
    page.goto(report.as_uri())
    page.wait_for_selector("html[data-ready=overview]")
    return time.perf_counter() - started


def turned(page: Page, view: str, ready: str) -> float:
    """Go to another view; the seconds until it is drawn."""
    started = time.perf_counter()
    page.evaluate(f"location.hash = '#/{view}'")
    page.wait_for_selector(f"html[data-ready={ready}]")
    page.evaluate("new Promise(requestAnimationFrame)")
    return time.perf_counter() - started


def main() -> None:
    """Write, open, turn to each view; medians of ROUNDS."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--run", type=Path, default=Path("outputs/corpus"))
    options = parser.parse_args()
    chromium = next(filter(None, map(shutil.which, NAMES)))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        report = Path(folder) / "report.html"
        print(f"written in {write(options.run, report, options.articles):.1f} s, {report.stat().st_size / 1e6:.1f} MB")
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        opens, turns = [], {view: [] for view in (*VIEWS, "article")}
        for _ in range(ROUNDS):
            page = browser.new_page()
            opens.append(opened(page, report))
            for view in VIEWS:
                turns[view].append(turned(page, view, view))
            turns["article"].append(turned(page, f"article/{options.articles // 2:016x}", "article"))
            page.close()
        print(f"opened in {statistics.median(opens):.2f} s (median of {ROUNDS})")
        for view, seconds in turns.items():
            print(f"{view} drawn in {statistics.median(seconds):.2f} s")
        browser.close()


if __name__ == "__main__":
    main()
