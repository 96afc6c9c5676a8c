"""The documentation site: it builds without a network, every page is in its menu, and it asks nothing of other hosts."""

from __future__ import annotations

import logging
import re
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built with every warning as an error."""
    out = tmp_path_factory.mktemp("site")
    warnings: list[str] = []

    class Keeps(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            warnings.append(record.getMessage())

    keeps = Keeps(level=logging.WARNING)
    logging.getLogger("mkdocs").addHandler(keeps)
    try:
        build(load_config(str(ROOT / "mkdocs.yml"), site_dir=str(out)))
    finally:
        logging.getLogger("mkdocs").removeHandler(keeps)
    assert warnings == []
    return out


def test_every_page_is_built_and_reached_from_the_menu(site: Path) -> None:
    menu = (site / "index.html").read_text("utf-8")
    for page in (ROOT / "docs").glob("*.md"):
        assert (site / f"{page.stem}.html").is_file()
        assert f'href="{page.stem}.html"' in menu or page.stem == "index", f"{page.name} is not in the menu"


def test_no_page_loads_anything_from_another_host(site: Path) -> None:
    for page in site.rglob("*.html"):
        text = page.read_text("utf-8")
        assert re.findall(r"<(?:script|img|iframe)[^>]+src=[\"']?(?:https?:)?//[^\"'>]+", text) == []
        assert (
            re.findall(
                r"<link[^>]+rel=[\"']?(?:stylesheet|preconnect|preload)[^>]+href=[\"']?(?:https?:)?//[^>]+", text
            )
            == []
        )


def test_every_picture_of_the_pages_is_there(site: Path) -> None:
    named = {
        name
        for page in (ROOT / "docs").glob("*.md")
        for name in re.findall(r"!\[[^\]]+\]\(([^)]+)\)", page.read_text("utf-8"))
    }
    assert {"images/overview.png", "images/article.png", "images/council.png", "images/ratings.png"} <= named
    assert [name for name in named if not (site / name).is_file()] == []
