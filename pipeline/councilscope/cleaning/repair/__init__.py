"""Puts right what a text lost or gained on its way, each change kept as an edit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from councilscope.cleaning.mapped import Change, MappedText
from councilscope.cleaning.repair.entities import entity_changes, invisible_changes
from councilscope.cleaning.repair.lost_marks import lost_mark_changes
from councilscope.cleaning.repair.mojibake import mojibake_changes
from councilscope.cleaning.repair.run_together import run_together_changes

__all__ = ["repaired"]

MOST_ROUNDS = 3
"""Mojibake may be wrapped in mojibake; text wrapped more often than this is left."""


def repaired(text: str) -> MappedText:
    """The text with encodings, entities, lost marks and sentence spaces put right; line ends stay as they are."""
    mapped = MappedText.of(text)
    for _ in range(MOST_ROUNDS):
        changes = list(_within_lines(mapped.text, mojibake_changes(mapped.text)))
        if not changes:
            break
        mapped = mapped.changed(changes)
    for find in (entity_changes, invisible_changes, lost_mark_changes, run_together_changes):
        mapped = mapped.changed(_within_lines(mapped.text, find(mapped.text)))
    return mapped


def _within_lines(text: str, changes: Iterable[Change]) -> Iterator[Change]:
    """The changes that neither add nor take a line end: lines are counted before and after."""
    return (change for change in changes if "\n" not in change.new and "\n" not in text[change.start : change.end])
