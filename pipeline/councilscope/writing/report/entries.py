"""The entries of models/ that the items of a report used, each once and in few words."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from councilscope.knowledge.store import KnowledgeStore
from councilscope.writing.report.rows import shortened

NAMES = ("name", "label", "official_name")
TOLD = frozenset((*NAMES, "id", "source", "sources"))


def entries_of(store: KnowledgeStore, ids: Collection[str]) -> dict[str, list[list[str]]]:
    """By id, each entry's file, its name ('' where it has none) and what else it holds, shortened."""
    return {
        name: [[file, next((str(row[key]) for key in NAMES if key in row), ""), _contents(row)] for file, row in rows]
        for name, rows in store.named(sorted(ids)).items()
    }


def _contents(row: Mapping[str, object]) -> str:
    return shortened("; ".join(f"{key.replace('_', ' ')}: {_words(row[key])}" for key in row if key not in TOLD))


def _words(value: Any) -> str:
    """A value as a reader would write it: lists with commas, what belongs together in brackets."""
    if isinstance(value, list):
        return ", ".join(map(_words, value))
    if isinstance(value, dict):
        return f"({', '.join(f'{key} {_words(part)}' for key, part in value.items())})"
    return str(value)
