"""Reads the files of models/: data with a schema, overlaid by folders of the same form, and digested."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from councilscope.errors import CouncilscopeError

SUFFIXES = (".json", ".csv")


class Entry(BaseModel):
    """One entry of a knowledge file: an id, unique in its file, and fields that no schema leaves open."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(min_length=1)


class About(BaseModel):
    """Where a JSON file's facts come from and under which licence; stands under its key ``about``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    what: str
    sources: tuple[str, ...]
    licence: str


EntryType = TypeVar("EntryType", bound=Entry)


def shipped_folder() -> Path:
    """The folder models/: inside an installed package, or beside pipeline/ in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "models"
    return inside if inside.is_dir() else package.parent.parent / "models"


class KnowledgeStore:
    """The shipped models/ folder with overlays; a later folder's entry replaces one of the same file and id."""

    def __init__(self, overlays: Sequence[Path] = ()) -> None:
        """Raise C004 for an overlay that is no folder or holds no knowledge file."""
        self.folders = (shipped_folder(), *overlays)
        self.asked: set[str] = set()
        self.problems: list[CouncilscopeError] | None = None  # a list: collect what is wrong instead of raising
        for folder in self.folders:
            if not folder.is_dir() or not any(self._files_of(folder)):
                raise CouncilscopeError("C004", path=folder)

    @staticmethod
    def _files_of(folder: Path) -> Iterator[Path]:
        return (path for path in sorted(folder.rglob("*")) if path.suffix in SUFFIXES and path.is_file())

    def files(self) -> Iterator[tuple[Path, str]]:
        """Every knowledge file, shipped first, with its name relative to its folder ('councils/register.csv')."""
        for folder in self.folders:
            for path in self._files_of(folder):
                yield path, path.relative_to(folder).as_posix()

    def digest(self) -> str:
        """16 hex digits over names and bytes of all files, so that any change of knowledge is seen."""
        total = hashlib.sha256()
        for path, name in self.files():
            total.update(f"{name}\0".encode())
            total.update(hashlib.sha256(path.read_bytes()).digest())
        return total.hexdigest()[:16]

    def entries(self, name: str, schema: type[EntryType]) -> dict[str, EntryType]:
        """The entries of one file (``bodies.json``) or of all files of a folder (``ratings/regimes``), by id.

        A JSON file is an object with ``about`` and ``entries``; in a CSV file an empty cell is an absent field
        and ``;`` parts a list. Raise C003 for the first entry that does not fit the schema or stands twice.
        """
        self.asked.add(name)
        found: dict[str, EntryType] = {}
        for folder in self.folders:
            mine: dict[str, EntryType] = {}
            for path in self._named(folder, name):
                self._read(path, schema, mine)
            found.update(mine)
        return found

    def named(self, names: Collection[str]) -> dict[str, list[tuple[str, dict[str, object]]]]:
        """By id, in the order of the names, every entry as its file holds it, with the file's name.

        A later folder's entry stands after an earlier's; a name that no entry has is left out.
        """
        found: dict[str, list[tuple[str, dict[str, object]]]] = {name: [] for name in names}
        for path, relative in self.files():
            for row in _rows(path):
                if (name := row.get("id")) in found:
                    found[str(name)].append((relative, row))
        return {name: entries for name, entries in found.items() if entries}

    def _read(self, path: Path, schema: type[EntryType], mine: dict[str, EntryType]) -> None:
        try:
            rows = _rows(path)
        except CouncilscopeError as error:
            self._refuse(error)
            return
        for position, row in enumerate(rows, start=1):
            try:
                entry = _validated(schema, row, path, f"entry {position} ({row.get('id', 'no id')})")
            except CouncilscopeError as error:
                self._refuse(error)
                continue
            if entry.id in mine:
                problem = f"id {entry.id!r} stands twice"
                self._refuse(CouncilscopeError("C003", path=path, where=f"entry {position}", problem=problem))
            mine[entry.id] = entry

    def _refuse(self, error: CouncilscopeError) -> None:
        if self.problems is None:
            raise error
        self.problems.append(error)

    @staticmethod
    def _named(folder: Path, name: str) -> list[Path]:
        place = folder / name
        if place.is_dir():
            return [path for path in sorted(place.iterdir()) if path.suffix in SUFFIXES]
        return [place] if place.is_file() else []


def _rows(path: Path) -> list[dict[str, object]]:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".csv":
        rows = csv.DictReader(io.StringIO(text))
        return [{key: value for key, value in row.items() if value not in ("", None)} for row in rows]
    try:
        content = json.loads(text)
    except json.JSONDecodeError as error:
        raise CouncilscopeError("C003", path=path, where=f"line {error.lineno}", problem=error.msg) from error
    if not isinstance(content, dict) or set(content) != {"about", "entries"}:
        raise CouncilscopeError(
            "C003", path=path, where="top level", problem="must be an object with about and entries"
        )
    try:
        About.model_validate(content["about"])
    except ValidationError as error:
        raise CouncilscopeError("C003", path=path, where="about", problem=_first_problem(error)) from error
    return list(content["entries"])


def _validated(schema: type[EntryType], row: dict[str, object], path: Path, where: str) -> EntryType:
    try:
        return schema.model_validate(row)
    except ValidationError as error:
        raise CouncilscopeError("C003", path=path, where=where, problem=_first_problem(error)) from error


def _first_problem(error: ValidationError) -> str:
    first = error.errors()[0]
    place = ".".join(str(part) for part in first["loc"])
    return f"{place}: {first['msg']}" if place else first["msg"]
