"""Each field of a record with its meaning and its value in one article, as a Markdown page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from enum import Enum
from typing import Any, get_args

from pydantic import BaseModel

from councilscope.records import ArticleRecord
from councilscope.records.article import ITEM_LISTS

LONGEST = 110  # characters of a value
LISTS = ("councils", "bodies", *ITEM_LISTS, "warnings")
NOTHING = "–"


def field_guide(record: ArticleRecord) -> str:
    """The page for a record: a table for the record, and one for the fullest item of each list; with a line end."""
    rows = json.loads(record.model_dump_json())
    parts = ["## The article", *_table(type(record), {n: v for n, v in rows.items() if n not in LISTS})]
    for name in LISTS:
        items = getattr(record, name)
        if items:
            number = max(range(len(items)), key=lambda place: _fullness(rows[name][place]))
            parts += [
                "",
                f"## {name}",
                "",
                *_described(type(items[number])),
                *_table(type(items[number]), rows[name][number]),
            ]
    return "\n".join(parts) + "\n"


def _fullness(item: dict[str, Any]) -> int:
    return sum(value not in (None, [], {}) for value in item.values())


def _described(model: type[BaseModel]) -> list[str]:
    return [(model.__doc__ or "").strip().splitlines()[0], ""]


def _table(model: type[BaseModel], item: dict[str, Any]) -> Iterator[str]:
    yield "| field | meaning | here |"
    yield "| --- | --- | --- |"
    for name, field in model.model_fields.items():
        if name in item:
            yield f"| `{name}` | {_cell(field.description or _meaning(field.annotation))} | {_shown(item[name])} |"


def _meaning(annotation: Any) -> str:
    """What a field without a description of its own means: its choices, or what its model says of itself."""
    parts = [part for part in (annotation, *get_args(annotation)) if isinstance(part, type)]
    for part in parts:
        if issubclass(part, Enum):
            return "one of: " + ", ".join(str(member.value) for member in part)
        if issubclass(part, BaseModel):
            return (part.__doc__ or "").strip().splitlines()[0]
    return ""


def _shown(value: Any) -> str:
    if value in (None, [], {}, ""):
        return NOTHING
    if isinstance(value, list) and len(value) > 1 and isinstance(value[0], dict):
        value = [value[0], f"… {len(value) - 1} more"]
    text = json.dumps(value, ensure_ascii=False)
    return f"`{_cell(text if len(text) <= LONGEST else text[: LONGEST - 2] + ' …')}`"


def _cell(text: str) -> str:
    """The text in one cell of a Markdown table."""
    return text.replace("\n", " ").replace("|", "¦").replace("`", "ʼ")
