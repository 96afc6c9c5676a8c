"""The JSON Schema is the promise to analysts: it changes with the version of the contract, and only then."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from councilscope.records import SCHEMA_VERSION, json_schema, json_schema_text
from helpers.records import full_record

PUBLISHED = Path(__file__).parent / f"schema-{SCHEMA_VERSION}.json"


def without_prose(schema: Any) -> Any:
    """The schema without descriptions, which may be worded better at any time."""
    if isinstance(schema, dict):
        prose = {"description", "$comment", "title"}
        return {
            key: without_prose(value) for key, value in schema.items() if key not in prose or isinstance(value, dict)
        }
    if isinstance(schema, list):
        return [without_prose(part) for part in schema]
    return schema


def test_the_schema_is_the_one_published_for_this_version() -> None:
    assert PUBLISHED.is_file(), f"a new version: write `councilscope schema` to tests/records/{PUBLISHED.name}"
    assert without_prose(json_schema()) == without_prose(json.loads(PUBLISHED.read_text("utf-8"))), (
        "the contract has changed: raise SCHEMA_VERSION (a minor one for a new field) and publish its schema here"
    )


def test_the_schema_is_closed_and_says_what_is_required() -> None:
    schema = json_schema()
    objects = [schema, *schema["$defs"].values()]  # type: ignore[misc, attr-defined]
    assert all(part.get("additionalProperties") is False for part in objects if part.get("type") == "object")
    assert {"id", "text", "source", "ratings"} <= set(schema["required"])  # type: ignore[call-overload]


def test_a_record_has_every_field_that_the_schema_names() -> None:
    assert set(json.loads(full_record().model_dump_json())) == set(json_schema()["properties"])  # type: ignore[call-overload]


def test_the_text_is_the_schema() -> None:
    assert json.loads(json_schema_text()) == json_schema()
