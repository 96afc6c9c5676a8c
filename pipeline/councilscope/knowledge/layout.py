"""Knowledge of how pages are built: abbreviations, and announcements of another party's text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from councilscope.knowledge.store import Entry, KnowledgeStore


class Abbreviations(Entry):
    """Words whose full stop ends no sentence, written without that stop."""

    words: tuple[str, ...]


class VoiceAnnouncement(Entry):
    """A short line with one of each list says that a text by ``voice`` follows."""

    voice: Literal["council", "body"]
    announcements: tuple[str, ...]
    parties: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LayoutKnowledge:
    """Abbreviations in lower case, and the announcements in file order."""

    abbreviations: frozenset[str]
    voices: tuple[VoiceAnnouncement, ...]


def load(store: KnowledgeStore) -> LayoutKnowledge:
    """Read models/layout; raise C003 for an entry that does not fit."""
    groups = store.entries("layout/abbreviations.json", Abbreviations).values()
    voices = store.entries("layout/voices.json", VoiceAnnouncement).values()
    return LayoutKnowledge(
        abbreviations=frozenset(word.lower() for group in groups for word in group.words),
        voices=tuple(voices),
    )
