"""A record in as few bytes as a page needs: spans without their words, nothing that is empty, packed as base64."""

from __future__ import annotations

import base64
import json
import zlib
from typing import Any

SPAN = {"start", "end", "text"}
LEVEL = 6


def compacted(value: Any) -> Any:
    """The JSON value with each span as ``[start, end]`` or ``[start, end, what it supports or its form]``.

    The words of a span stand in the record's text, so a page can cut them out again. Keys whose value is null, ""
    or an empty list or object are left out: a page reads a missing key as null.
    """
    if isinstance(value, list):
        return [compacted(part) for part in value]
    if not isinstance(value, dict):
        return value
    if value.keys() >= SPAN and isinstance(value["start"], int):
        return [value["start"], value["end"], *(value[key] for key in value if key not in SPAN)]
    return {key: compacted(part) for key, part in value.items() if part not in (None, "", [], {})}


def packed(value: Any) -> str:
    """The JSON value compressed (zlib) as base64: it holds no character that HTML could read as markup."""
    plain = json.dumps(value, ensure_ascii=True, separators=(",", ":")).encode("ascii")
    return base64.b64encode(zlib.compress(plain, LEVEL)).decode("ascii")


def unpacked(text: str) -> Any:
    """What ``packed`` was given."""
    return json.loads(zlib.decompress(base64.b64decode(text)))
