"""The component that writes ``doc._.councilscope_findings``."""

from __future__ import annotations

from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from councilscope.articles import BlockKind
from councilscope.knowledge import Knowledge, load_knowledge
from councilscope.knowledge.actions import Reading
from councilscope.matching.annotations import (
    Evidence,
    FindingFound,
    Found,
    ItemList,
    PartyFound,
    annotate,
    register_extensions,
)
from councilscope.matching.clauses import ClauseReader, word_range
from councilscope.matching.findings.polarity import PolarityReader
from councilscope.matching.findings.prose import FindingProse, Told
from councilscope.matching.introductions import IntroductionReader, ListReading, top_items
from councilscope.matching.parties import Parties, PartyWords
from councilscope.matching.phrases import Words, words_of
from councilscope.spans import Span, trimmed

READER = "councilscope_findings"
PROSE = (BlockKind.PARAGRAPH, BlockKind.BLOCK_QUOTE)
LIST_CONFIDENCE = 0.9
BOTH_CONFIDENCE = 0.7
PROSE_CONFIDENCE = 0.65


class Findings:
    """Reads layout, councils, bodies, people and quotes; writes FindingFound values in text order."""

    def __init__(self, knowledge: Knowledge) -> None:
        register_extensions("article", "layout", "councils", "bodies", "people", "quotes", "findings")
        self.clauses = ClauseReader(knowledge.actions)
        self.introductions = IntroductionReader(knowledge.actions, self.clauses)
        self.prose = FindingProse(knowledge.actions, self.clauses)
        self.polarity = PolarityReader(knowledge.actions.findings)
        self.common = PartyWords(knowledge.actions.parties)

    def __call__(self, doc: Doc) -> Doc:
        annotate(doc, "findings", self.match(doc))
        return doc

    def match(self, doc: Doc) -> list[FindingFound]:
        """The findings of the Doc in text order, one a sentence or list item."""
        words = words_of(doc)
        starts = [word.start for word in words.items]
        parties = Parties(doc, words, self.common, READER)
        readings = self.introductions.read(words, starts, self.clauses.cues_of(words), parties)
        found: list[FindingFound] = []
        for items, reading in readings.items():
            found.extend(self._items(items, reading, words, starts, parties))
        listed = [item for items in parties.layout.lists for item in items.items]
        listed += [reading.words for reading in readings.values() if reading.words is not None]
        for sentence in self._sentences(parties):
            if any(sentence.overlaps(span) for span in listed):
                continue
            told = self.prose.read(sentence, words, starts, parties)
            if told is not None:
                found.append(self._sentence(told, words, starts))
        return sorted(found, key=lambda finding: finding.span)

    def _items(
        self, items: ItemList, reading: ListReading, words: Words, starts: list[int], parties: Parties
    ) -> list[FindingFound]:
        if reading.reading not in (Reading.FINDING, Reading.BOTH):
            return []
        found = []
        for item in top_items(items):
            span = trimmed(parties.text, *item, " ;,")
            if span.end <= span.start:
                continue
            source = reading.issuer or parties.reviewer(span.start)
            party = source.party if source is not None else None
            evidence = [Evidence(*span, ("text", "polarity"))]
            if reading.words is not None:
                evidence.append(Evidence(*reading.words, ("heading",)))
            found.append(
                FindingFound(
                    span=span,
                    polarity=self.polarity.read(words, *word_range(words, starts, span), reading.polarity),
                    subject=None,
                    source=party,
                    heading=reading.words,
                    found=Found(
                        evidence=tuple(evidence),
                        rule=f"list-{reading.rule}",
                        confidence=LIST_CONFIDENCE if reading.reading is Reading.FINDING else BOTH_CONFIDENCE,
                        knowledge=(reading.entry,) if reading.entry else (),
                        derived={"source": source.rule} if source is not None and party is not None else {},
                    ),
                )
            )
        return found

    def _sentence(self, told: Told, words: Words, starts: list[int]) -> FindingFound:
        party: PartyFound | None = told.source.party
        evidence = [Evidence(*told.span, ("text",)), Evidence(*told.verb, ("polarity",))]
        derived: dict[str, str] = {}
        if party is not None and told.source.span is not None:
            evidence.append(Evidence(*told.source.span, ("source",)))
        elif party is not None:
            derived["source"] = told.source.rule
        return FindingFound(
            span=told.span,
            polarity=self.polarity.read(words, *word_range(words, starts, told.span), told.entry.polarity),
            subject=None,
            source=party,
            heading=None,
            found=Found(
                evidence=tuple(evidence),
                rule="inspectors-found",
                confidence=PROSE_CONFIDENCE,
                knowledge=(told.entry.id,),
                derived=derived,
            ),
        )

    @staticmethod
    def _sentences(parties: Parties) -> list[Span]:
        blocks = [block for block in parties.layout.blocks if block.kind in PROSE]
        return [s for s in parties.layout.sentences if any(b.start <= s.start and s.end <= b.end for b in blocks)]


@Language.factory(
    READER,
    assigns=["doc._.councilscope_findings"],
    requires=[
        "doc._.councilscope_layout", "doc._.councilscope_councils", "doc._.councilscope_bodies", "doc._.councilscope_people",
        "doc._.councilscope_quotes",
    ],
    default_config={"knowledge": []},
)  # fmt: skip
def make_findings(nlp: Language, name: str, knowledge: list[str]) -> Findings:
    """The spaCy factory; ``knowledge`` lists overlay folders."""
    return Findings(load_knowledge(tuple(map(Path, knowledge))))
