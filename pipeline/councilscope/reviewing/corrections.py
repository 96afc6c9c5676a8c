"""A person's corrections as the report saves them, one JSON object a line, and what each says a record should hold."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from councilscope.errors import CouncilscopeError

TEXT_LISTS = frozenset({"quotes", "action_points", "findings"})  # their items are known by their words
NUMBERS = frozenset({"score", "score_max", "count", "of", "percent", "previous_count"})
WHOLE = frozenset({"period.first_year", "period.last_year", "previous.year"})
ANCHOR_WORDS = 5
LISTS = Literal["ratings", "quotes", "action_points", "findings", "people", "tallies", "councils"]


class Words(BaseModel):
    """The words that a correction is about, and where they stood in the record's text."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    start: int = Field(ge=0)
    end: int
    text: str = Field(min_length=1)


class Correction(BaseModel):
    """One verdict on one item of one article.

    item: the item's id, null for an added one, whose ``key`` tells it from others. fields: what the item should say
    (accept, fix, add) or what is wrong to say (reject), by dotted names. was: what it said before a fix.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: Literal["councilscope-corrections-1"]
    article: str = Field(pattern=r"^[0-9a-f]{16}$")
    path: str = Field(min_length=1)
    sha256: str
    list: LISTS
    item: str | None
    key: str | None = None
    verdict: Literal["accept", "fix", "reject", "add"]
    anchor: Words | None
    fields: dict[str, str | int | float]
    was: dict[str, str | int | float] | None = None

    @property
    def name(self) -> str:
        """What to call it in a message."""
        words = " ".join(self.anchor.text.split())[:60] if self.anchor else self.item or ""
        return f"{self.verdict} {self.list} {words!r}"


def read_corrections(path: Path) -> list[Correction]:
    """The corrections of a file. Raise C001 where there is none, C015 for the first line that is not one."""
    if not path.is_file():
        raise CouncilscopeError("C001", path=path)
    return list(_read(path))


def _read(path: Path) -> Iterator[Correction]:
    for number, line in enumerate(path.read_bytes().splitlines(), start=1):
        if not line.strip():
            continue
        try:
            yield Correction.model_validate_json(line)
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(str(part) for part in first["loc"])
            raise CouncilscopeError(
                "C015", path=path, line=number, problem=f"{where} {first['msg']}".strip()
            ) from error


def expectation(correction: Correction) -> dict[str, Any]:
    """The item of a known article (see corpus/README.md) that is asked for; with ``absent`` where it was rejected."""
    item: dict[str, Any] = {}
    for name, value in correction.fields.items():
        outer, _, inner = name.partition(".")
        plain = _number(name, value)
        if inner:
            item.setdefault(outer, {})[inner] = plain
        else:
            item[outer] = plain
    if correction.list in TEXT_LISTS and correction.anchor:
        words = correction.anchor.text.split()
        item["text"] = {"starts": " ".join(words[:ANCHOR_WORDS]), "ends": " ".join(words[-ANCHOR_WORDS:])}
    if correction.list == "ratings":
        item.setdefault("council", None)
    if correction.list == "people":
        item.setdefault("name", None)
    if correction.list == "quotes":
        item["speaker"] = {"name": None, **item["speaker"]} if "speaker" in item else None
    if correction.verdict == "reject":
        item["absent"] = True
    return item


def _number(name: str, value: str | float) -> str | float:
    """The value as a number where the field holds one and the value is one."""
    if name in WHOLE or name in NUMBERS:
        try:
            number = float(value)
        except ValueError:
            return value  # the schema of a known article then says which field is wrong
        return int(number) if number.is_integer() else number
    return value


def identity(list_name: str, item: dict[str, Any]) -> tuple[Any, ...]:
    """What tells an expectation from others of its list: two with the same are about one item."""
    if list_name in TEXT_LISTS:
        return (item["text"]["starts"], item["text"]["ends"])
    names = {
        "ratings": ("council", "rated_name", "scheme", "kind", "domain", "words", "value", "score"),
        "people": ("name", "role"),
        "tallies": ("scheme", "value", "change", "count", "percent", "unit"),
        "councils": ("id",),
    }[list_name]
    return tuple(item.get(name) for name in names)
