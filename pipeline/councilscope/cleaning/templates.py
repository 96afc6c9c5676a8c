"""A site's own boilerplate: lines that recur over its articles outside their prose, learnt once and used in runs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from councilscope.articles import Article, BlockKind
from councilscope.cleaning.words import tokens
from councilscope.errors import CouncilscopeError

LEAST_ARTICLES = 3
LEAST_SHARE = 0.1
PROSE_WORDS = 15
SAME_SHARE = 0.5
OUTSIDE = frozenset({BlockKind.HEADING, BlockKind.PARAGRAPH})
"""Kinds of kept blocks that may be furniture which stayed; titles, lists, tables, quotes and notes never are."""


class Template(BaseModel):
    """A line that recurs: its words as ``key_of`` gives them, and in how many articles of the site it stood."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    site: str
    words: str = Field(min_length=1)
    articles: int = Field(ge=LEAST_ARTICLES)


class Templates(BaseModel):
    """What ``learn`` found, ready to be written: one entry a line and site, in their order."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: Literal[1] = 1
    lines: tuple[Template, ...] = ()


def key_of(text: str) -> str:
    """The words of a line by which it is known again: lower case, every number 0."""
    return " ".join(tokens(text))


def learn(articles: Iterable[Article]) -> Templates:
    """The lines that recur over a site's articles outside their prose; a site is the folder that they lie in.

    Articles that share half of their paragraphs count once. A line that any article has within its prose is none.
    """
    sites: dict[str, list[tuple[set[str], set[str], set[str]]]] = {}
    for article in articles:
        site = article.source.path.rpartition("/")[0]
        sites.setdefault(site, []).append(_parts_of(article))
    found: list[Template] = []
    for site, parts in sorted(sites.items()):
        distinct = _without_near_duplicates(parts)
        inside = set().union(*(within for _, within, _ in parts))
        times = Counter(line for _, _, outside in distinct for line in outside)
        least = max(LEAST_ARTICLES, LEAST_SHARE * len(distinct))
        kept = sorted(line for line, count in times.items() if count >= least and line not in inside)
        found += [Template(site=site, words=line, articles=times[line]) for line in kept]
    return Templates(lines=tuple(found))


def _parts_of(article: Article) -> tuple[set[str], set[str], set[str]]:
    """The keys of an article's paragraphs, of all lines from its first paragraph to its last, and of the others."""
    keys = [key_of(block.span.of(article.text)) for block in article.blocks]
    prose = [
        index
        for index, block in enumerate(article.blocks)
        if block.kind is BlockKind.PARAGRAPH and keys[index].count(" ") >= PROSE_WORDS
    ]
    first, last = (prose[0], prose[-1]) if prose else (len(keys), -1)
    outside = {key_of(removed.text) for removed in article.removed}
    within: set[str] = set()
    for index, (block, key) in enumerate(zip(article.blocks, keys, strict=True)):
        free = block.kind in OUTSIDE and not first <= index <= last
        (outside if free else within).add(key)
    return {keys[index] for index in prose}, within, outside - {""}


def _without_near_duplicates(
    parts: Iterable[tuple[set[str], set[str], set[str]]],
) -> list[tuple[set[str], set[str], set[str]]]:
    """One of each group of articles that share paragraphs, the first that came."""
    kept: list[tuple[set[str], set[str], set[str]]] = []
    where: dict[str, list[int]] = {}
    for item in parts:
        prose = item[0]
        shared = Counter(number for line in prose for number in where.get(line, ()))
        if any(count >= SAME_SHARE * min(len(prose), len(kept[number][0])) for number, count in shared.items()):
            continue
        for line in prose:
            where.setdefault(line, []).append(len(kept))
        kept.append(item)
    return kept


def template_lines(path: Path | None) -> frozenset[str]:
    """The keys of a templates file; empty for None. Raises CouncilscopeError C001 or C006."""
    if path is None:
        return frozenset()
    try:
        stat = path.stat()
    except OSError as error:
        raise CouncilscopeError("C001", path=path) from error
    return _read(path, stat.st_mtime_ns, stat.st_size)


@lru_cache(maxsize=4)
def _read(path: Path, changed: int, size: int) -> frozenset[str]:
    """The file as it was at that time and size, so that a changed file is read again."""
    try:
        read = Templates.model_validate_json(path.read_bytes())
    except ValidationError as error:
        problem = error.errors()[0]["msg"]
        raise CouncilscopeError("C006", name=f"{path} ({size} bytes)", problem=problem) from error
    return frozenset(line.words for line in read.lines)
