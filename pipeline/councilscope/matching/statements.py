"""What the action points and the findings of an article both need, worked out once and kept with the Doc."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from spacy.tokens import Doc

from councilscope.knowledge import Knowledge
from councilscope.knowledge.actions import CueEntry
from councilscope.matching.annotations import ItemList
from councilscope.matching.clauses import ClauseReader
from councilscope.matching.introductions import IntroductionReader, ListReading
from councilscope.matching.parties import Parties
from councilscope.matching.party_words import PartyWords
from councilscope.matching.phrases import Hit, Words, words_of

KEPT = "councilscope_statements"


class Statements(NamedTuple):
    """The words of an article, its parties, the cues among the words in order, and what introduces its lists."""

    words: Words
    parties: Parties
    hits: list[Hit[CueEntry]]
    readings: Mapping[ItemList, ListReading]


class StatementReader:
    """Reads the statements of a Doc; one instance holds the knowledge."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.clauses = ClauseReader(knowledge.actions)
        self.introductions = IntroductionReader(knowledge.actions, self.clauses)
        self.common = PartyWords(knowledge.actions.parties)

    def read(self, doc: Doc, reader: str) -> Statements:
        """The Doc's; ``reader`` names the component that asks. Raise C011 if what it needs has not run."""
        kept = doc.user_data.get(KEPT)
        if not isinstance(kept, Statements):
            words = words_of(doc)
            parties = Parties(doc, words, self.common, reader)
            hits = self.clauses.cues_of(words)
            readings = self.introductions.read(words, words.starts, hits, parties)
            kept = doc.user_data[KEPT] = Statements(words, parties, hits, readings)
        return kept


@lru_cache(maxsize=8)
def statement_reader(knowledge: Knowledge) -> StatementReader:
    """The reader over this knowledge, built once for all components that use it."""
    return StatementReader(knowledge)
