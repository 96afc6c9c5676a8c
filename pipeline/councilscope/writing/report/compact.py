"""A record in as few bytes as a page needs: spans without their words, nothing that is empty, packed as base64."""

from __future__ import annotations

import base64
import json
import zlib
from typing import Any

from pydantic_core import PydanticSerializationError, to_json

SPAN = {"start", "end", "text"}
LEVEL = 4  # a tenth larger than the smallest, in half the time


def compacted(value: Any) -> Any:
    """The JSON value with each span as ``[start, end]`` or ``[start, end, what it supports or its form]``.

    The words of a span stand in the record's text, so a page can cut them out again. Keys whose value is null, ""
    or an empty list or object are left out: a page reads a missing key as null.
    """
    if isinstance(value, list):
        return [compacted(part) if isinstance(part, (dict, list)) else part for part in value]
    if not isinstance(value, dict):
        return value
    if "start" in value and "text" in value and "end" in value and isinstance(value["start"], int):
        return [value["start"], value["end"], *(value[key] for key in value if key not in SPAN)]
    kept = {}
    for key, part in value.items():
        if isinstance(part, (dict, list)):
            if part:
                kept[key] = compacted(part)
        elif part is not None and part != "":
            kept[key] = part
    return kept


def packed(value: Any) -> str:
    """The JSON value compressed (zlib) as base64: it holds no character that HTML could read as markup."""
    try:
        plain = to_json(value)
    except PydanticSerializationError:  # a lone surrogate, which JSON can escape and UTF-8 cannot hold
        plain = json.dumps(value, ensure_ascii=True, separators=(",", ":")).encode("ascii")
    return base64.b64encode(zlib.compress(plain, LEVEL)).decode("ascii")


def unpacked(text: str) -> Any:
    """What ``packed`` was given."""
    return json.loads(zlib.decompress(base64.b64decode(text)))
