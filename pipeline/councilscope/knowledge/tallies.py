"""Knowledge of tallies: number words, and the language of sentences that count (models/tallies/)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import Field

from councilscope.knowledge.store import Entry, KnowledgeStore


class NumberWord(Entry):
    """A number word of which counts are made: a unit, a ten, a hundred or a dozen."""

    words: tuple[str, ...] = Field(min_length=1)
    value: int = Field(ge=1)


class TallyWords(Entry):
    """Words or short phrases with one function, known to the rules by the id of the list."""

    what: str
    words: tuple[str, ...] = Field(min_length=1)


@dataclass(frozen=True)
class TallyKnowledge:
    """``numbers`` maps a number word to its value; ``language`` a list's id to its words."""

    numbers: Mapping[str, int]
    language: Mapping[str, tuple[str, ...]]


def load(store: KnowledgeStore) -> TallyKnowledge:
    """Read models/tallies/; raise C003 for an entry that does not fit."""
    numbers = store.entries("tallies/numbers.json", NumberWord)
    lists = store.entries("tallies/language.json", TallyWords)
    return TallyKnowledge(
        numbers={word: entry.value for entry in numbers.values() for word in entry.words},
        language={name: entry.words for name, entry in lists.items()},
    )
