"""Where the files are that a run read: a record's path is relative to one of the run's inputs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path


def source_files(roots: Sequence[Path], relative: str) -> Iterator[Path]:
    """The files that a record's path may name under the run's inputs; several where inputs share names."""
    for root in roots:
        path = root / relative if root.is_dir() else root
        if path.is_file() and path.as_posix().endswith(relative):
            yield path
