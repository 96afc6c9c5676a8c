"""What may be corrected in the report: the fields of each kind of item and their choices, from the record models."""

from __future__ import annotations

import types
import typing
from enum import Enum
from typing import Any, Literal

from pydantic import BaseModel

from councilscope.records import ActionPoint, Finding, Person, Quote, Rating, Tally
from councilscope.records.base import Item

# What is not for a person to set: the id and grounds of an item, and what rules work out from other fields.
NOT_CORRECTED = frozenset(Item.model_fields) | {
    "mentions", "segments", "repeats", "text", "bodies", "rank", "rank_max", "basis", "speaker", "speaker_kind",
    "speaker_how", "speaker_confidence", "previous.rank", "previous.words", "deadline.precision", "deadline.anchor",
}  # fmt: skip
SPEAKER = ("speaker.name", "speaker.role", "speaker.organisation")
FORMS: dict[str, type[BaseModel]] = {
    "ratings": Rating,
    "quotes": Quote,
    "action_points": ActionPoint,
    "findings": Finding,
    "people": Person,
    "tallies": Tally,
}


class Field(typing.NamedTuple):
    """One field of a form: its name (``owner.name`` for a part of a part) and its choices, None where any words do."""

    name: str
    choices: list[str] | None


def forms() -> dict[str, list[Field]]:
    """The fields of each list of a record that a person may correct; a council is known by its id alone."""
    found = {name: list(_fields(model)) for name, model in FORMS.items()}
    found["quotes"][1:1] = [Field(name, None) for name in SPEAKER]
    found["councils"] = [Field("id", None)]
    return found


def _fields(model: type[BaseModel], before: str = "") -> typing.Iterator[Field]:
    for name, field in model.model_fields.items():
        full = before + name
        if full in NOT_CORRECTED:
            continue
        kind = _plain(field.annotation)
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            yield from _fields(kind, f"{full}.")
        else:
            yield Field(full, _choices(kind))


def _plain(annotation: Any) -> Any:
    """The annotation less None and Annotated."""
    if typing.get_origin(annotation) is typing.Annotated:
        return _plain(typing.get_args(annotation)[0])
    if typing.get_origin(annotation) in (typing.Union, types.UnionType):
        return _plain(next(part for part in typing.get_args(annotation) if part is not type(None)))
    return annotation


def _choices(kind: Any) -> list[str] | None:
    if typing.get_origin(kind) is Literal:
        return [str(choice) for choice in typing.get_args(kind)]
    if isinstance(kind, type) and issubclass(kind, Enum):
        return [str(member.value) for member in kind]
    return None
