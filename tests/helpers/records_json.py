"""Records as the JSON objects that a run writes."""

from __future__ import annotations

import json
from typing import Any

from councilscope.records import ArticleRecord


def as_json(record: ArticleRecord) -> dict[str, Any]:
    """What the record's line of articles.jsonl holds."""
    row: dict[str, Any] = json.loads(record.model_dump_json())
    return row
