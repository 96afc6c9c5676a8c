"""Views that analysts ask for first: one SQL file each, which says in its comments what a row and a column are."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent


class View(NamedTuple):
    """A view: its name, what it is for, the columns that it describes, and its query."""

    name: str
    what: str
    columns: dict[str, str]
    query: str


@lru_cache(maxsize=1)
def views() -> tuple[View, ...]:
    """All views, in the order in which they build on each other."""
    return tuple(_view(path) for path in sorted(FOLDER.glob("*.sql")))


def _view(path: Path) -> View:
    text = path.read_text("utf-8")
    first, *others = re.findall(r"^-- (.*)$", text, re.MULTILINE)
    columns = dict(line.split(": ", 1) for line in others)
    query = "\n".join(line for line in text.splitlines() if not line.startswith("-- "))
    return View(path.stem.split("_", 1)[1], first, columns, query)
