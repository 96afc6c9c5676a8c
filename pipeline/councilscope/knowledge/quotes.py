"""Knowledge of quotations: marks, reporting verbs, documents, and speakers that are no persons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from councilscope.knowledge.store import Entry, KnowledgeStore


class ReportingVerb(Entry):
    """A reporting verb in the forms that news uses.

    use: ``speech`` introduces any quote; ``stance`` a fragment, or praise and blame before a quote;
    ``document`` is what reports and inspectors do. continues: the speaker is the one who spoke before.
    bare: its clause needs no 'that' ('she said the work was done'). listener: what follows it is who is told.
    raising: with an infinitive it reports nothing ('began to grow').
    """

    forms: tuple[str, ...] = Field(min_length=1)
    use: Literal["speech", "stance", "document"]
    stance: str
    strength: str
    continues: bool
    bare: bool = False
    listener: bool = False
    raising: bool = False


class SpeakerPhrase(Entry):
    """Words other than a verb that point to a speaker."""

    words: str
    use: Literal["before-speaker", "pronoun", "party", "adverbial"]


class DocumentNoun(Entry):
    """A noun whose bearer is quoted as if it spoke ('the report')."""

    noun: str


class SpeakerNoun(Entry):
    """A noun for a speaker that is no person."""

    noun: str
    kind: Literal["group", "council", "body"]


class Marks(Entry):
    """Characters that open and close a quotation; a straight mark stands in both."""

    open: str
    close: str
    family: Literal["double", "single"]


@dataclass(frozen=True, slots=True)
class QuoteKnowledge:
    """Lower-case lookups over models/quotes.

    verbs: form -> entry. openers, closers: character -> family. cue_words: first words of verbs and phrases.
    """

    verbs: dict[str, ReportingVerb]
    phrases: dict[str, str]
    documents: frozenset[str]
    speakers: dict[str, str]
    openers: dict[str, str]
    closers: dict[str, str]
    cue_words: frozenset[str]


def load(store: KnowledgeStore) -> QuoteKnowledge:
    """Read models/quotes; raise C003 for an entry that does not fit."""
    verbs = store.entries("quotes/verbs.json", ReportingVerb).values()
    phrases = store.entries("quotes/phrases.json", SpeakerPhrase).values()
    documents = store.entries("quotes/documents.json", DocumentNoun).values()
    speakers = store.entries("quotes/speakers.json", SpeakerNoun).values()
    marks = store.entries("quotes/marks.json", Marks).values()
    forms = {form: verb for verb in verbs for form in verb.forms}
    words: dict[str, str] = {phrase.words: phrase.use for phrase in phrases}
    return QuoteKnowledge(
        verbs=forms,
        phrases=words,
        cue_words=frozenset(cue.split()[0] for cue in (*forms, *words)),
        documents=frozenset(document.noun for document in documents),
        speakers={speaker.noun: speaker.kind for speaker in speakers},
        openers={mark: group.family for group in marks for mark in group.open},
        closers={mark: group.family for group in marks for mark in group.close},
    )
