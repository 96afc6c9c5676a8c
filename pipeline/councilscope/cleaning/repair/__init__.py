"""Puts right what a text lost or gained on its way, each change kept as an edit."""

from __future__ import annotations

from councilscope.cleaning.mapped import MappedText
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
        changes = list(mojibake_changes(mapped.text))
        if not changes:
            break
        mapped = mapped.changed(changes)
    for find in (entity_changes, invisible_changes, lost_mark_changes, run_together_changes):
        mapped = mapped.changed(find(mapped.text))
    return mapped
