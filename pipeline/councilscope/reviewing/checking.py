"""``check``: a folder of known articles through the pipeline, and how far the records are what was expected."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from councilscope.articles import Reject
from councilscope.errors import CouncilscopeError
from councilscope.knowledge import Knowledge
from councilscope.reading import SUFFIXES
from councilscope.records import ArticleRecord
from councilscope.reviewing.comparing import compared
from councilscope.reviewing.expected import SUFFIX, ExpectedArticle, read_expected
from councilscope.reviewing.older_form import read_older_form
from councilscope.reviewing.scoring import FLOORS_FILE, Difference, Scores, read_floors, shortfalls


class Extracts(Protocol):
    """What check needs of a pipeline.Extractor."""

    knowledge: Knowledge

    def process(self, path: Path, relative: str) -> ArticleRecord | Reject:
        """A file as a record or a reject."""


@dataclass(slots=True)
class Check:
    """What came of a check; ``shortfalls`` is empty where it is good."""

    articles: int = 0
    scores: Scores = field(default_factory=Scores)
    shortfalls: list[str] = field(default_factory=list)


def check(folder: Path, extractor: Extracts, *, only: str | None = None) -> Check:
    """Compare every known article of a folder (or those whose path contains ``only``).

    Raise C001 or C002 for the folder, C009 for an expectation that cannot be read.
    """
    if not folder.is_dir():
        raise CouncilscopeError("C001", path=folder)
    result = Check()
    for path, expected in known_articles(folder, extractor.knowledge):
        name = path.relative_to(folder).as_posix()
        if only is None or only in name:
            result.scores.add(checked(path, name, expected, extractor))
            result.articles += 1
    if not result.articles:
        raise CouncilscopeError("C002", path=folder, suffixes=f"articles with NAME{SUFFIX} or gold.jsonl beside them")
    result.shortfalls = shortfalls(result.scores, read_floors(folder))
    return result


def checked(path: Path, name: str, expected: ExpectedArticle, extractor: Extracts) -> Scores:
    """The scores of one known article."""
    found = extractor.process(path, name)
    if isinstance(found, Reject):
        scores = compared(name, None, expected)
        scores.differences.insert(0, Difference(name, "record", "missed", "a record", f"{found.code} {found.message}"))
        return scores
    return compared(name, found, expected)


def known_articles(folder: Path, knowledge: Knowledge) -> Iterator[tuple[Path, ExpectedArticle]]:
    """Every known article of a folder with its expectation, in path order; then those of older one-file forms.

    A folder inside with floors of its own is a set of its own, and is left out.
    """
    sets = [floors.parent for floors in folder.rglob(FLOORS_FILE) if floors.parent != folder]
    for beside in sorted(folder.rglob(f"*{SUFFIX}")):
        if any(apart in beside.parents for apart in sets):
            continue
        stem = beside.name.removesuffix(SUFFIX)
        sources = [beside.with_name(stem + suffix) for suffix in SUFFIXES]
        source = next((path for path in sources if path.is_file()), None)
        if source is None:
            raise CouncilscopeError("C009", path=beside, problem=f"there is no article {stem} beside it")
        yield source, read_expected(beside)
    for gold in sorted(folder.glob("gold*.jsonl")):
        yield from read_older_form(gold, knowledge)
