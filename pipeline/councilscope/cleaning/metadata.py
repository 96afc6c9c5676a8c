"""What a page says of itself: title, date, author, publisher, address, language."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from lxml.html import HtmlElement

from councilscope.cleaning.calendar_dates import FIRST_YEAR, LAST_YEAR, find_dates
from councilscope.cleaning.lines import folded

PUBLISHED = (
    "article:published_time", "datepublished", "og:article:published_time", "og:published_time", "dcterms.issued",
    "dcterms.created", "dcterms.date", "dc.date.issued", "dc.date.created", "dc.date", "date", "pubdate",
    "citation_publication_date", "datecreated", "timestamp",
)  # fmt: skip
"""Names of meta elements that hold the day of publication, the surest first."""
PUBLISHED_NAME = re.compile(
    r"(?:publi(?:sh(?:ed)?|cation)|pub|issued?|creat(?:ed|ion))[_.:\- ]?(?:date|time|at|on)s?\b|"
    r"\bdate[_.:\- ]?(?:published|issued|created)|(?:original|first)[_a-z]*publi|^sailthru\.date$"
)
"""What names that no standard knows ('publish-date', 'published_on', 'parsely-pub-date') have in common."""
NOT_PUBLISHED_NAME = re.compile(r"modif|updat|expir|review|revis|embargo|unpub|valid")
TITLES = (
    "og:title",
    "twitter:title",
    "dcterms.title",
    "dc.title",
    "headline",
    "title",
    "sailthru.title",
    "parsely-title",
)
AUTHORS = ("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author")
PUBLISHERS = ("og:site_name", "dcterms.publisher", "dc.publisher", "publisher", "application-name")
ARTICLE_TYPES = (
    "article",
    "newsarticle",
    "reportagenewsarticle",
    "blogposting",
    "report",
    "pressrelease",
    "webpage",
    "posting",
)
ELSEWHERE = ("comment", "relat", "teaser", "sidebar", "widget", "event", "recent", "popular", "updat", "modif")
ISO_DATE = re.compile(r"((?:19|20)\d\d)-(\d\d)-(\d\d)")
SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+?)\s*-->")


class Dated(NamedTuple):
    """A day that the page declares: ISO, the words as found, and where ('meta', 'json-ld', 'microdata', 'time')."""

    iso: str
    words: str
    source: str


@dataclass(frozen=True, slots=True)
class Declared:
    """The page's own statements; None where it makes none.

    timed: the day of the first time element that is not another thing's. changed: the days of later changes.
    """

    title: str | None = None
    published: Dated | None = None
    author: str | None = None
    publisher: str | None = None
    timed: Dated | None = None
    url: str | None = None
    language: str | None = None
    titles: tuple[str, ...] = ()
    changed: frozenset[str] = frozenset()
    free: bool = True


def declared(tree: HtmlElement, html: str) -> Declared:
    """Read JSON-LD, then meta elements, then microdata and time elements."""
    meta = _meta(tree)
    linked = list(_json_ld(tree))
    articles = [node for node in linked if _is_article(node)]
    titles = [_text(node.get("headline")) for node in articles]
    titles += [meta.get(name) for name in TITLES]
    heads = [folded(node.text_content()) for node in tree.iter("title")][:1]
    known = tuple(dict.fromkeys(title for title in [*titles, *heads] if title))
    return Declared(
        title=next((title for title in titles if title), None),
        published=next(_published(tree, meta, articles), None),
        timed=next(_timed(tree), None),
        author=_first([*(_name(node.get("author")) for node in articles), *(meta.get(name) for name in AUTHORS)]),
        publisher=_first(
            [*(_name(node.get("publisher")) for node in articles), *(meta.get(name) for name in PUBLISHERS)]
        ),
        url=_address(tree, meta, html),
        language=(tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or "")[:2].lower() or None,
        titles=known,
        changed=frozenset(_changed(meta, articles)),
        free=not any(str(node.get("isAccessibleForFree")).lower() == "false" for node in articles),
    )


def _first(values: list[str | None]) -> str | None:
    return next((value for value in values if value and not value.startswith(("http:", "https:"))), None)


def _meta(tree: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for node in tree.iter("meta"):
        name = (node.get("property") or node.get("name") or node.get("itemprop") or "").strip().lower()
        content = folded(node.get("content") or "")
        if name and content:
            found.setdefault(name, content)
    return found


def _json_ld(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    for node in tree.iter("script"):
        if (node.get("type") or "").strip().lower() != "application/ld+json" or not node.text:
            continue
        try:
            content = json.loads(node.text.strip().removeprefix("<!--").removesuffix("-->"), strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _objects(content, 0)


def _objects(node: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > 6:
        return
    if isinstance(node, dict):
        yield node
        for key in ("@graph", "mainEntity", "itemListElement"):
            yield from _objects(node.get(key), depth + 1)
    elif isinstance(node, list):
        for item in node:
            yield from _objects(item, depth + 1)


def _is_article(node: dict[str, Any]) -> bool:
    kinds = node.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and kind.lower().endswith(ARTICLE_TYPES) for kind in kinds)


def _text(value: Any) -> str | None:
    return folded(value) or None if isinstance(value, str) else None


def _name(value: Any) -> str | None:
    if isinstance(value, list):
        return ", ".join(name for item in value if (name := _name(item))) or None
    if isinstance(value, dict):
        return _text(value.get("name"))
    return _text(value)


def iso_date(words: str) -> str | None:
    """The ISO day in a declared date, written year first or as a date line; None if there is none."""
    match = ISO_DATE.search(words)
    if match and FIRST_YEAR <= int(match[1]) <= LAST_YEAR:
        found = list(find_dates(match[0]))
        return found[0].iso if found else None
    return next((item.iso for item in find_dates(words) if item.precision == "day"), None)


def _published(tree: HtmlElement, meta: dict[str, str], articles: list[dict[str, Any]]) -> Iterator[Dated]:
    """The days of publication that the page declares, the surest first: meta elements, JSON-LD, microdata."""
    names = [name for name in PUBLISHED if name in meta]
    names += [name for name in meta if PUBLISHED_NAME.search(name) and not NOT_PUBLISHED_NAME.search(name)]
    candidates: list[tuple[Any, str]] = [(meta[name], "meta") for name in names]
    candidates += [(node.get(key), "json-ld") for key in ("datePublished", "dateCreated") for node in articles]
    for node in tree.xpath("//*[@itemprop='datePublished' or @property='datePublished' or @pubdate]")[:3]:
        words = node.get("datetime") or node.get("content") or folded(node.text_content())
        candidates.append((words, "microdata"))
    for words, source in candidates:
        if isinstance(words, str) and (iso := iso_date(words)):
            yield Dated(iso, words, source)


def _changed(meta: dict[str, str], articles: list[dict[str, Any]]) -> Iterator[str]:
    words = [words for name, words in meta.items() if NOT_PUBLISHED_NAME.search(name)]
    words += [str(node.get("dateModified") or "") for node in articles]
    return (iso for item in words if (iso := iso_date(item)))


def _timed(tree: HtmlElement) -> Iterator[Dated]:
    """The days of the page's time elements that are not another thing's."""
    for node in tree.iter("time"):
        words = node.get("datetime") or folded(node.text_content())
        iso = iso_date(words)
        if iso and not _elsewhere(node):
            yield Dated(iso, words, "time")


def _elsewhere(node: HtmlElement) -> bool:
    """True for a time element that dates something else: a teaser, a comment, an event, an update."""
    if "updat" in f"{node.get('class') or ''} {node.get('itemprop') or ''}".lower():
        return True
    for outer in node.iterancestors():
        named = f"{outer.get('class') or ''} {outer.get('id') or ''}".lower()
        if outer.tag in ("aside", "nav", "footer", "li") or any(word in named for word in ELSEWHERE):
            return True
    return False


def _address(tree: HtmlElement, meta: dict[str, str], html: str) -> str | None:
    for node in tree.iter("link"):
        if (node.get("rel") or "").lower() == "canonical" and (node.get("href") or "").startswith("http"):
            return str(node.get("href"))
    if meta.get("og:url", "").startswith("http"):
        return meta["og:url"]
    saved = SAVED_FROM.search(html[:2000])
    return saved[1] if saved else None
