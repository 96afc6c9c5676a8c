"""The benchmark's pages, read from clones of public repositories; nothing of theirs is kept here.

BENCH_MIRROR names the folder with the clones, each at <owner>+<name>/ or <owner>+<name>/repo. Of each data set the
open half (by a hash of the page's id) is used, for developing and for the figures in the README.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import os
import re
import subprocess
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from bs4 import BeautifulSoup

MIRROR = Path(os.environ.get("BENCH_MIRROR", "mirror"))
AEB = "scrapinghub+article-extraction-benchmark"
WCXB = "Murrough-Foley+web-content-extraction-benchmark"
FORMS = ("html", "text", "text-mid", "text-nl")
UNREAD = ("script", "style", "template")
FURNITURE = ("nav", "header", "footer", "aside")
PARAGRAPHS = ("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "blockquote", "table", "pre", "details")
LINES = (
    *("address", "article", "aside", "div", "dd", "dt", "fieldset", "figcaption", "figure", "footer", "form"),
    *("header", "hr", "li", "main", "nav", "option", "section", "tr", "br"),
)


class Page(NamedTuple):
    """A saved page and its article's text; ``date`` is its day, ``url`` its address, '' where nobody noted them."""

    id: str
    html: str
    gold: str
    date: str
    kind: str
    url: str

    @property
    def site(self) -> str:
        """The address's host without 'www.'; pages of one site are never parted between training and measuring."""
        return (urlsplit(self.url).hostname or self.id).removeprefix("www.")


def files_of(repository: str, *paths: str) -> dict[str, bytes]:
    """Path and content of the files under ``paths`` at the clone's HEAD."""
    folder = next(
        (place for place in (MIRROR / repository / "repo", MIRROR / repository) if (place / "HEAD").is_file()), None
    )
    if folder is None:
        raise SystemExit(f"No clone of {repository}: set BENCH_MIRROR (see README.md).")
    packed = subprocess.run(["git", f"--git-dir={folder}", "archive", "HEAD", *paths], check=True, capture_output=True)
    with tarfile.open(fileobj=io.BytesIO(packed.stdout)) as archive:
        return {item.name: archive.extractfile(item).read() for item in archive if item.isfile()}


def is_open(identifier: str) -> bool:
    """True for the half that may be looked at."""
    return hashlib.sha256(identifier.encode()).digest()[0] % 2 == 0


def load(name: str) -> list[Page]:
    """The open half of ``aeb``, ``wcxb-article`` or ``wcxb-all``."""
    pages = _aeb() if name == "aeb" else _wcxb(articles_only=name == "wcxb-article")
    return [page for page in pages if is_open(page.id)]


def _aeb() -> Iterator[Page]:
    files = files_of(AEB, "html", "ground-truth.json")
    for key, truth in sorted(json.loads(files["ground-truth.json"]).items()):
        html = gzip.decompress(files[f"html/{key}.html.gz"]).decode()
        yield Page(key, html, truth["articleBody"], "", "article", truth.get("url") or "")


def _wcxb(articles_only: bool) -> Iterator[Page]:
    files = files_of(WCXB, "dev", "test")
    for name in sorted(name for name in files if "/ground-truth/" in name):
        truth = json.loads(files[name])
        kind = (truth.get("_internal") or {}).get("page_type", "article")
        kind = kind.get("primary", "article") if isinstance(kind, dict) else kind
        gold = truth["ground_truth"]
        if not gold.get("main_content") or (articles_only and kind != "article"):
            continue
        part, _, stem = name.removesuffix(".json").split("/")
        html = gzip.decompress(files[f"{part}/html/{stem}.html.gz"]).decode(errors="replace")
        day = re.match(r"\d{4}-\d\d-\d\d", str(gold.get("publish_date") or ""))
        yield Page(f"{part}-{stem}", html, gold["main_content"], day[0] if day else "", kind, truth.get("url") or "")


def given(page: Page, form: str) -> str:
    """The page as a tool is given it: HTML, or flattened as a simple scraper would.

    text-mid: less menus. text-nl: a line end at every inline element. text-tight, text-loose: text-mid without
    blank lines, and with one after every line.
    """
    if form == "html":
        return page.html
    if form == "text-nl":
        return split_everywhere(page.html)
    if form == "text":
        return flattened(page.html)
    middle = flattened(page.html, without_furniture=True)
    if form == "text-tight":
        return re.sub(r"\n+", "\n", middle)
    return re.sub(r"\n+", "\n\n", middle) if form == "text-loose" else middle


def split_everywhere(html: str) -> str:
    """One line a piece of text, whatever element ends it."""
    soup = BeautifulSoup(html, "lxml")
    for element in soup(UNREAD):
        if not element.decomposed:
            element.decompose()
    lines = (" ".join(line.split()) for line in (soup.body or soup).get_text("\n").split("\n"))
    return "\n".join(line for line in lines if line)


def flattened(html: str, *, without_furniture: bool = False) -> str:
    """One line a block, blank lines round paragraphs and headings; menus and forms stay unless left out."""
    soup = BeautifulSoup(html, "lxml")
    for element in soup([*UNREAD, *(FURNITURE if without_furniture else ())]):
        if not element.decomposed:
            element.decompose()
    body = soup.body or soup
    for element in body.find_all(True):
        mark = "\ue001" if element.name in PARAGRAPHS else "\ue000" if element.name in LINES else ""
        mark = mark or (" " if element.name in ("td", "th") else "")
        if mark:
            element.insert_before(mark)
            element.insert_after(mark)
    text = re.sub(r"\s+", " ", body.get_text())
    text = re.sub(r"[ \ue000]*\ue001[ \ue000\ue001]*", "\n\n", text)
    return re.sub(r"[ \ue000]*\ue000[ \ue000]*", "\n", text).strip()
