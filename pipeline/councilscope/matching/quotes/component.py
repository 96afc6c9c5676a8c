"""The component that finds quotations and their speakers, and says for whom each person speaks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from councilscope.articles import BlockKind, Notice
from councilscope.knowledge import Knowledge, load_knowledge
from councilscope.knowledge.officials import Gender
from councilscope.matching.annotations import (
    Layout,
    PersonFound,
    QuoteFound,
    add_notice,
    annotate,
    found_in,
    register_extensions,
    text_of,
)
from councilscope.matching.order import check_order
from councilscope.matching.party_words import bystanders_of
from councilscope.matching.people.identity import gender_of_role
from councilscope.matching.quotes.affiliation import Affiliations
from councilscope.matching.quotes.context import ContextAttribution
from councilscope.matching.quotes.indirect import IndirectSpeech
from councilscope.matching.quotes.marks import Block, MarkScanner
from councilscope.matching.quotes.records import QuoteRecords, speaking_for
from councilscope.matching.quotes.scene import Scene
from councilscope.matching.quotes.unmarked import UnmarkedSpeech
from councilscope.matching.quotes.utterances import UtteranceBuilder, running_kinds
from councilscope.matching.tokens import tokens_of
from councilscope.records import QuoteKind, SpeakerKind

UNREAD = (BlockKind.BYLINE, BlockKind.NOTE)


@Language.factory(
    "councilscope_quotes",
    assigns=["doc._.councilscope_quotes", "doc._.councilscope_people"],
    requires=[
        "doc._.councilscope_layout",
        "doc._.councilscope_people",
        "doc._.councilscope_councils",
        "doc._.councilscope_bodies",
    ],
    default_config={"knowledge": []},
)
def make_quotes(nlp: Language, name: str, knowledge: list[str]) -> Quotes:
    """The spaCy factory; ``knowledge`` names overlay folders."""
    check_order(nlp, "councilscope_quotes")
    return Quotes(load_knowledge(tuple(map(Path, knowledge))))


class Quotes:
    """Writes ``doc._.councilscope_quotes``, and adds pronouns, council and body to the people."""

    def __init__(self, knowledge: Knowledge) -> None:
        register_extensions("quotes", "people")
        self.knowledge = knowledge.quotes
        self.officials = knowledge.officials
        civic = {noun for noun, organisation in self.officials.organisations.items() if organisation.civic}
        self.civic = civic | {noun for noun, kind in knowledge.quotes.speakers.items() if kind == "council"}
        self.bystanders = bystanders_of(knowledge)
        self.clause = clause_pattern(knowledge)
        self.scanner = MarkScanner(knowledge.quotes, self._clause)
        self.unmarked = UnmarkedSpeech(knowledge)

    def __call__(self, doc: Doc) -> Doc:
        quotes, people = self.match(doc)
        annotate(doc, "quotes", quotes)
        annotate(doc, "people", people)
        for quote in quotes:
            if quote.kind is QuoteKind.DIRECT and quote.speaker_kind is SpeakerKind.UNKNOWN:
                add_notice(
                    doc, Notice("unattributed-quote", "No speaker is named in or near this quotation.", quote.segments)
                )
        return doc

    def match(self, doc: Doc) -> tuple[list[QuoteFound], list[PersonFound]]:
        """The quotations of the Doc, and its people with what the quotations tell of them."""
        layout: Layout = found_in(doc, "layout", reader="councilscope_quotes")
        people: list[PersonFound] = found_in(doc, "people", reader="councilscope_quotes")
        text = text_of(doc)
        councils = found_in(doc, "councils", reader="councilscope_quotes")
        bodies = found_in(doc, "bodies", reader="councilscope_quotes")
        quoted = self.scanner.scan(text, _blocks(layout))
        quoted = self.unmarked.add(text, layout, quoted, [span for person in people for span in person.mentions])
        scene = Scene(tokens_of(doc), layout, quoted, people, councils, bodies, self.knowledge)
        utterances = UtteranceBuilder(scene, text).build()
        utterances += IndirectSpeech(scene, text).find(utterances)
        utterances.sort(key=lambda utterance: utterance.spans[0].start)
        ContextAttribution(scene, self._genders(people), self.knowledge).attribute(utterances)
        records = QuoteRecords(scene, text)
        quotes = records.of(utterances)
        affiliations = Affiliations(text, layout, councils, bodies, self.officials, self.civic, self.bystanders)
        people = [affiliations.of(person) for person in records.with_pronouns(people)]
        return speaking_for(quotes, people), people

    def _clause(self, text: str, start: int, end: int) -> int | None:
        """Where a reporting clause such as ', he said.' begins between two offsets, or None."""
        match = self.clause.search(text, start, end)
        return match.start() + 1 if match else None

    def _genders(self, people: Sequence[PersonFound]) -> dict[int, Gender]:
        found: dict[int, Gender] = {}
        for number, person in enumerate(people):
            gender: Gender = "unknown"
            for word in (person.honorific or "").split():
                title = self.officials.titles.get(word)
                gender = title.gender or gender if title else gender
            if gender == "unknown" and person.name:
                entry = self.officials.given_names.get(person.name.split()[0])
                gender = entry.gender if entry else "unknown"
            elif person.name is None:
                gender = gender_of_role((person.role or "").lower())
            found[number] = gender
        return found


def clause_pattern(knowledge: Knowledge) -> re.Pattern[str]:
    """A comma or end mark, at most five words of a subject, a reporting verb: linear, with bounded repeats."""
    forms = sorted(
        (form for form, verb in knowledge.quotes.verbs.items() if verb.use == "speech"), key=lambda f: (-len(f), f)
    )
    verbs = "|".join(re.escape(form) for form in forms)
    return re.compile(rf"[,?!.](?= (?:[\w.'’-]{{1,20}} ){{0,4}}(?:{verbs})\b)")


def _blocks(layout: Layout) -> list[Block]:
    """The blocks for the scanner; those that nobody reads come out empty."""
    return [
        Block(block.start, block.start if block.kind in UNREAD else block.end, block.kind in running_kinds())
        for block in layout.blocks
    ]
