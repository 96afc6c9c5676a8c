"""datapackage.json: the tables described for programs, as a Tabular Data Package (specs.frictionlessdata.io)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from councilscope.records import SCHEMA_VERSION
from councilscope.writing.columns import Column
from councilscope.writing.summary import OutputFile
from councilscope.writing.tables import TABLES, Table


def package_text(outputs: Mapping[str, OutputFile]) -> str:
    """The description of a run's files, given their sizes and digests, as JSON with a line end."""
    resources = [_resource(table, outputs[f"{table.name}.csv"]) for table in TABLES if f"{table.name}.csv" in outputs]
    package = {
        "profile": "tabular-data-package",
        "name": "councilscope",
        "title": "What articles say of inspections of UK councils",
        "version": SCHEMA_VERSION,
        "resources": resources,
    }
    return json.dumps(package, indent=2, ensure_ascii=False) + "\n"


def _resource(table: Table, file: OutputFile) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(column, table) for column in table.columns], "missingValues": [""]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    if table.name != "articles":
        schema["foreignKeys"] = [{"fields": "article_id", "reference": {"resource": "articles", "fields": "id"}}]
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": f"A row is {table.what}",
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": file.bytes,
        "hash": f"sha256:{file.sha256}",
        "schema": schema,
    }


def _field(column: Column, table: Table) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    if column.name in table.key or column.name == "article_id":
        constraints["required"] = True
    if column.choices:
        constraints["enum"] = list(column.choices)
    field: dict[str, Any] = {"name": column.name, "type": column.type, "description": column.description}
    return {**field, "constraints": constraints} if constraints else field
