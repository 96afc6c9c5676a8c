"""A headless Chromium that may open files and nothing else, and reports to open in it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from councilscope.knowledge import load_knowledge
from councilscope.pipeline import Extractor
from councilscope.records import ArticleRecord
from councilscope.settings import ExtractionSettings
from councilscope.writing import Versions
from councilscope.writing.report import ReportWriter
from helpers.records_json import as_json

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]
CORPUS = Path(__file__).resolve().parent.parent.parent / "corpus"
VERSIONS = Versions(councilscope="0", code="c", record_schema="1.0", python="3", spacy="3", model=None)
ARTICLES = (
    "council-newsroom/adult-outcomes-2009-poole.html",
    "trade-press/joint-review-1999-west-berkshire.txt",
    "council-newsroom/adults-assessment-2025-dorset.html",
)

Opener = Callable[[Path, str], Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of a process."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        pytest.skip("no Chromium is installed: `apt-get install chromium` brings one")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def opened(browser: Browser) -> Iterator[Opener]:
    """Opens a file at a view; afterwards: no script failed, and nothing was asked of any network."""
    context = browser.new_context(viewport={"width": 1300, "height": 1000})
    context.set_default_timeout(10_000)
    errors: list[str] = []
    asked: list[str] = []

    def opens(report: Path, view: str = "") -> Page:
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("dialog", lambda dialog: errors.append(f"a dialog: {dialog.message}"))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{report.as_uri()}{view}")
        page.wait_for_selector("html[data-ready]")
        return page

    yield opens
    context.close()
    assert errors == []
    assert [url for url in asked if not url.startswith(("file:", "blob:"))] == []


@pytest.fixture(scope="session")
def records() -> list[ArticleRecord]:
    """Records of a few articles of corpus/, by rules alone."""
    extractor = Extractor(ExtractionSettings(model=None))
    found = [extractor.process(CORPUS / name, name) for name in ARTICLES]
    return [record for record in found if isinstance(record, ArticleRecord)]


@pytest.fixture(scope="session")
def report(records: list[ArticleRecord], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of these records."""
    writer = ReportWriter(load_knowledge())
    for record in records:
        writer.record(as_json(record))
    return written(writer, tmp_path_factory.mktemp("report"))


def written(writer: ReportWriter, folder: Path) -> Path:
    """The page of a writer as a file."""
    path = folder / "report.html"
    with path.open("wb") as file:
        writer.write(file, VERSIONS, "k")
    return path
