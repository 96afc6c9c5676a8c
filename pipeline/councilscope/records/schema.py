"""The JSON Schema of a record, generated from the models and never written by hand."""

from __future__ import annotations

import json

from councilscope.records.article import ArticleRecord
from councilscope.records.base import SCHEMA_VERSION


def json_schema() -> dict[str, object]:
    """JSON Schema (2020-12) of one line of articles.jsonl."""
    schema = ArticleRecord.model_json_schema(mode="serialization")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$comment": f"Councilscope record contract, version {SCHEMA_VERSION}",
        **schema,
    }


def json_schema_text() -> str:
    """The schema as indented JSON with a line end: the content of schema.json."""
    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"
