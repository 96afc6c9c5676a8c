"""Which files are inputs, and in which order: the corpus order that every output follows."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from councilscope.errors import CouncilscopeError
from councilscope.reading.formats import SUFFIXES, is_input

STDIN = Path("-")
MARKS_OF_A_RUN = frozenset({".councilscope", "run.json"})
"""What stands in the output folder of a run; its tables are no inputs."""


def find_inputs(paths: Iterable[Path]) -> Iterator[tuple[Path, str]]:
    """Each input file with the path that its record names: relative to the given folder, forward slashes.

    Folders are walked in name order; hidden files, other suffixes, files about the folder (README), results of
    runs and links that lead out of the folder are left out. A file given by itself is taken whatever its suffix; ``-``
    is standard input.

    Raises: CouncilscopeError C001 for a path that does not exist, C002 for a folder without inputs.
    """
    for path in paths:
        if path == STDIN:
            yield STDIN, "stdin"
        elif path.is_dir():
            found = False
            for item in _walk(path, path.resolve()):
                found = True
                yield item, item.relative_to(path).as_posix()
            if not found:
                raise CouncilscopeError("C002", path=path, suffixes=", ".join(SUFFIXES))
        elif path.exists():
            yield path, path.name
        else:
            raise CouncilscopeError("C001", path=path)


def _walk(folder: Path, root: Path) -> Iterator[Path]:
    with os.scandir(folder) as listing:
        entries = sorted(listing, key=lambda entry: entry.name)
    if any(entry.name in MARKS_OF_A_RUN for entry in entries):
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        item = folder / entry.name
        if entry.is_symlink() and (entry.is_dir() or not item.resolve().is_relative_to(root)):
            continue
        if entry.is_dir():
            yield from _walk(item, root)
        elif is_input(entry.name) and entry.is_file():
            yield item
