"""The tables' columns, derived from the record models: names, types and descriptions stand there alone."""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Iterable, Iterator
from enum import Enum
from typing import Any, Literal, NamedTuple

from pydantic import BaseModel

from councilscope.records import Evidence, Mention, TextSpan

Cell = str | int | float | bool | None
Read = Callable[[Any], Cell]
PARTS = "; "
WORDS = " … "
TYPES = {int: "integer", float: "number", bool: "boolean"}
MENTIONS = "how often it is named or meant; each has a row in mentions.csv"


class Column(NamedTuple):
    """One column: its name, the type of its values (string, integer, number, boolean), what it says, how to read it.

    choices: all that its values may be; empty where that is open.
    """

    name: str
    type: str
    description: str
    read: Read
    choices: tuple[str, ...] = ()


def columns_of(model: type[BaseModel], *, leave_out: frozenset[str] = frozenset()) -> list[Column]:
    """The columns of a record model, for rows given as the dictionaries that its JSON holds.

    A nested object gives one column a field (``owner_kind``); a list of words is joined by ``; ``; spans give
    their offsets (``12-40; 52-60``), evidence its words too; mentions give their number (they have a table).
    """
    columns: list[Column] = []
    for name, field in model.model_fields.items():
        if name not in leave_out:
            columns += _columns(name, _without_none(field.annotation), field.description or "", _key(name))
    return columns


def _columns(name: str, annotation: Any, description: str, read: Callable[[Any], Any]) -> Iterator[Column]:
    origin, inner = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is tuple:
        yield from _list_columns(name, inner[0], description, read)
    elif origin is dict:
        yield Column(name, "string", description, _pairs(read))
    elif origin is Literal:
        yield _chosen(name, description, read, inner)
    elif isinstance(annotation, type) and issubclass(annotation, Enum):
        yield _chosen(name, description, read, [member.value for member in annotation])
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
        for field_name, field in annotation.model_fields.items():
            yield from _columns(
                f"{name}_{field_name}",
                _without_none(field.annotation),
                field.description or "",
                _within(read, field_name),
            )
    else:
        yield Column(name, TYPES.get(annotation, "string"), description, read)


def _list_columns(name: str, element: Any, description: str, read: Callable[[Any], Any]) -> Iterator[Column]:
    element = _without_none(element)
    if element is Evidence:
        yield Column(name, "string", "the words that the values came from", _texts(read))
        yield Column(f"{name}_spans", "string", "their offsets in the record's text, start-end", _spans(read))
    elif element is Mention or name == "mentions":
        yield Column(name, "integer", MENTIONS, lambda row: len(read(row)))
    elif isinstance(element, type) and issubclass(element, TextSpan):
        yield Column(name, "string", description or "offsets in the record's text, start-end", _spans(read))
    else:
        yield Column(name, "string", description, lambda row: PARTS.join(read(row)) or None)


def _without_none(annotation: Any) -> Any:
    """The annotation less None and less Annotated."""
    while typing.get_origin(annotation) is typing.Annotated:
        annotation = typing.get_args(annotation)[0]
    if typing.get_origin(annotation) in (typing.Union, types.UnionType):
        kept = [part for part in typing.get_args(annotation) if part is not type(None)]
        return _without_none(kept[0])
    return annotation


def _key(name: str) -> Callable[[Any], Any]:
    return lambda row: row[name]


def _within(read: Callable[[Any], Any], name: str) -> Callable[[Any], Any]:
    def read_inner(row: Any) -> Any:
        outer = read(row)
        return None if outer is None else outer[name]

    return read_inner


def _texts(read: Callable[[Any], Any]) -> Read:
    return lambda row: WORDS.join(dict.fromkeys(span["text"] for span in read(row))) or None


def _spans(read: Callable[[Any], Any]) -> Read:
    return lambda row: PARTS.join(f"{span['start']}-{span['end']}" for span in read(row)) or None


def _pairs(read: Callable[[Any], Any]) -> Read:
    return lambda row: PARTS.join(f"{key}={value}" for key, value in (read(row) or {}).items()) or None


def _chosen(name: str, description: str, read: Read, values: Iterable[object]) -> Column:
    choices = tuple(str(value) for value in values)
    return Column(name, "string", description or "one of: " + ", ".join(choices), read, choices)
