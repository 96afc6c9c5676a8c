"""Whole files or none: every file is written under a temporary name and takes its place when all are done."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from councilscope.errors import CouncilscopeError
from councilscope.writing.summary import OutputFile

PART = ".part"
SUMMARY = "run.json"


class OutputFolder:
    """A context manager over the files of one run: leaving it without an error puts all of them in place.

    ``run.json`` of an earlier run goes first and the new one comes last, so that a folder with it is complete.
    """

    def __init__(self, folder: Path) -> None:
        """Make the folder. Raise C012 where that is not possible."""
        self.folder = folder
        self._open: dict[str, BinaryIO] = {}
        self._placed: set[str] = set()
        self._described: dict[str, OutputFile] = {}
        self._at_exit = ExitStack()
        self._scratch: Path | None = None
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise CouncilscopeError("C012", path=folder, problem=error.strerror) from error

    def __enter__(self) -> OutputFolder:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._at_exit.close()
        for file in self._open.values():
            file.close()
        for name in self._names():
            self._part(name).unlink(missing_ok=True)

    def open(self, name: str) -> BinaryIO:
        """A file to write bytes to; it becomes ``name`` when the run is put in place. Raise C012."""
        try:
            file = self._part(name).open("wb")
        except OSError as error:
            raise CouncilscopeError("C012", path=self.folder, problem=error.strerror) from error
        self._open[name] = file
        return file

    @property
    def scratch(self) -> Path:
        """A folder for what no one is to see; it is gone when the folder is left."""
        if self._scratch is None:
            self._scratch = self.folder / f".scratch{PART}"
            shutil.rmtree(self._scratch, ignore_errors=True)
            self._scratch.mkdir()
            self._at_exit.callback(shutil.rmtree, self._scratch, ignore_errors=True)
        return self._scratch

    def close_with(self, close: Callable[[], object]) -> None:
        """Call ``close`` when the folder is left, before anything is removed."""
        self._at_exit.callback(close)

    def place(self, name: str) -> Path:
        """Where a library may write the file that becomes ``name`` when the run is put in place."""
        self._placed.add(name)
        return self._part(name)

    def _names(self) -> list[str]:
        return sorted({*self._open, *self._placed})

    def finished(self) -> dict[str, OutputFile]:
        """Close all files; the size and digest of each, by name."""
        for file in self._open.values():
            if not file.closed:
                file.flush()
                os.fsync(file.fileno())
                file.close()
        for name in self._names():
            if name not in self._described:
                self._described[name] = described(self._part(name))
        return dict(sorted(self._described.items()))

    def put_in_place(self, summary: bytes) -> None:
        """Replace the files of an earlier run by these, with ``summary`` as run.json at the very end."""
        names = self._names()
        for name in outputs_of(self.folder) - set(names):  # what only the run before left would tell of other inputs
            (self.folder / name).unlink(missing_ok=True)
        (self.folder / SUMMARY).unlink(missing_ok=True)
        for name in names:
            self._part(name).replace(self.folder / name)
        self.renew(summary)

    def renew(self, summary: bytes) -> None:
        """Replace run.json alone: the other files of the run before stay as they are."""
        with self.open(SUMMARY) as file:
            file.write(summary)
            file.flush()
            os.fsync(file.fileno())
        self._part(SUMMARY).replace(self.folder / SUMMARY)

    def _part(self, name: str) -> Path:
        return self.folder / f".{name}{PART}"


def outputs_of(folder: Path) -> set[str]:
    """The files that the run.json of a folder lists; none where there is no such file that can be read."""
    try:
        listed = json.loads((folder / SUMMARY).read_bytes())["outputs"]
    except (OSError, ValueError, KeyError, TypeError):
        return set()
    return {name for name in listed if name == Path(name).name}


def described(path: Path) -> OutputFile:
    """Size in bytes and SHA-256 of a file, read in pieces."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return OutputFile(bytes=path.stat().st_size, sha256=digest)
