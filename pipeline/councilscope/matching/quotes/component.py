"""The component that finds quotations and their speakers, and says for whom each person speaks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from councilscope.articles import BlockKind, Notice
from councilscope.knowledge import Knowledge, load_knowledge
from councilscope.knowledge.officials import Gender
from councilscope.matching.annotations import (
    Evidence,
    Found,
    Layout,
    PersonFound,
    QuoteFound,
    add_notice,
    annotate,
    found_in,
    register_extensions,
    text_of,
)
from councilscope.matching.quotes.affiliation import Affiliations
from councilscope.matching.quotes.context import HEADLINES, ContextAttribution
from councilscope.matching.quotes.indirect import IndirectSpeech
from councilscope.matching.quotes.marks import Block, MarkScanner
from councilscope.matching.quotes.repeats import fold_repeats
from councilscope.matching.quotes.scene import Scene
from councilscope.matching.quotes.unmarked import UnmarkedSpeech
from councilscope.matching.quotes.utterances import Utterance, UtteranceBuilder, running_kinds
from councilscope.matching.tokens import tokens_of
from councilscope.records import QuoteKind, SpeakerHow, SpeakerKind
from councilscope.spans import Span

UNREAD = (BlockKind.BYLINE, BlockKind.NOTE)
CONFIDENCE = {
    "verb-before-quote": 0.97,
    "verb-after-quote": 0.97,
    "fragment-after-verb": 0.85,
    "fragment-before-verb": 0.85,
    "fragment-subject": 0.6,
    "sentence-before": 0.85,
    "line-before": 0.93,
    "subject-before": 0.8,
    "speaker-continues": 0.85,
    "signature": 0.93,
    "heading": 0.75,
    "clause": 0.85,
    "no-speaker": 0.6,
}


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
    return Quotes(load_knowledge(tuple(map(Path, knowledge))))


class Quotes:
    """Writes ``doc._.councilscope_quotes``, and adds pronouns, council and body to the people."""

    def __init__(self, knowledge: Knowledge) -> None:
        register_extensions("quotes", "people")
        self.knowledge = knowledge.quotes
        self.officials = knowledge.officials
        self.civic = frozenset(form for form, title in self.officials.titles.items() if title.kind == "civic")
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
        blocks = [Block(block.start, block.end, block.kind in running_kinds()) for block in layout.blocks]
        readable = [
            block if layout.blocks[i].kind not in UNREAD else Block(block.start, block.start, False)
            for i, block in enumerate(blocks)
        ]
        quoted = self.scanner.scan(text, readable)
        spans = [span for person in people for span in person.mentions]
        quoted = self.unmarked.add(text, layout, quoted, spans)
        councils = found_in(doc, "councils", reader="councilscope_quotes")
        bodies = found_in(doc, "bodies", reader="councilscope_quotes")
        scene = Scene(tokens_of(doc), layout, quoted, people, councils, bodies, self.knowledge)
        utterances = UtteranceBuilder(scene, text).build()
        utterances += IndirectSpeech(scene, text).find(utterances)
        utterances.sort(key=lambda utterance: utterance.spans[0].start)
        genders = self._genders(people)
        ContextAttribution(scene, genders, self.knowledge).attribute(utterances)
        mentions: dict[int, list[Span]] = {}
        quotes = self._quotes(scene, text, utterances, mentions)
        people = [
            replace(person, mentions=tuple(sorted({*person.mentions, *mentions.get(number, ())})))
            for number, person in enumerate(people)
        ]
        affiliations = Affiliations(layout, councils, bodies, self.officials.roles, self.civic)
        people = [affiliations.of(person) for person in people]
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
            found[number] = gender
        return found

    # --- records

    def _quotes(
        self, scene: Scene, text: str, utterances: list[Utterance], mentions: dict[int, list[Span]]
    ) -> list[QuoteFound]:
        indirect = [utterance for utterance in utterances if utterance.indirect and utterance.speaker is not None]
        indirect = [u for u in indirect if u.speaker and (u.speaker.person is not None or not u.speaker.pronoun)]
        utterances = [utterance for utterance in utterances if not utterance.indirect]
        spoken = [utterance for utterance in utterances if scene.kind(utterance.block) not in HEADLINES]
        pulled = [utterance for utterance in utterances if scene.kind(utterance.block) in HEADLINES]
        kept, repeats = fold_repeats(text, spoken, pulled)
        kept = sorted([*kept, *indirect], key=lambda utterance: utterance.spans[0].start)
        return [self._quote(scene, text, utterance, repeats.get(id(utterance), ()), mentions) for utterance in kept]

    def _quote(
        self,
        scene: Scene,
        text: str,
        utterance: Utterance,
        repeats: tuple[Span, ...],
        mentions: dict[int, list[Span]],
    ) -> QuoteFound:
        speaker = utterance.speaker
        kind = QuoteKind.DIRECT if utterance.free else QuoteKind.FRAGMENT
        kind = QuoteKind.INDIRECT if utterance.indirect else kind
        document = None
        evidence = [Evidence(span.start, span.end, ("text", "segments")) for span in utterance.spans]
        speaker_kind, how, person = SpeakerKind.UNKNOWN, None, None
        if speaker is not None:
            speaker_kind, how = speaker.kind, speaker.how
            first, last = speaker.words
            start, end = scene.tokens.start[first], scene.tokens.end[last - 1]
            supports = ["speaker_kind"]
            if speaker.kind is SpeakerKind.DOCUMENT and utterance.free:
                document = " ".join(text[start:end].split())
                supports.append("document")
                kind = QuoteKind.DOCUMENT
            supports += [field for field in ("council", "body") if getattr(speaker, field)]
            if speaker.person is not None:
                person = scene.people[speaker.person].key
                supports += ["speaker", "speaker_how"]
                if speaker.how is SpeakerHow.PRONOUN:
                    mentions.setdefault(speaker.person, []).append(Span(start, end))
            evidence.append(Evidence(start, end, tuple(supports)))
        cue = utterance.cues[0] if utterance.cues else None
        if cue is not None:
            evidence.append(Evidence(scene.tokens.start[cue.first], scene.tokens.end[cue.last - 1], ("cue",)))
        confidence = CONFIDENCE[utterance.rule]
        return QuoteFound(
            kind=kind,
            segments=tuple(utterance.spans),
            speaker=person,
            speaker_kind=speaker_kind,
            speaker_how=how if person is not None else None,
            speaker_confidence=confidence if speaker is not None else 0.0,
            found=Found(
                evidence=tuple(sorted(evidence, key=lambda e: (e.start, e.end))),
                rule=utterance.rule,
                confidence=0.95 if utterance.free else 0.8,
            ),
            repeats=repeats,
            document=document,
            cue=text[scene.tokens.start[cue.first] : scene.tokens.end[cue.last - 1]] if cue else None,
            council=speaker.council if speaker else None,
            body=speaker.body if speaker else None,
        )


def speaking_for(quotes: Sequence[QuoteFound], people: Sequence[PersonFound]) -> list[QuoteFound]:
    """The quotations with the council and body of their speakers."""
    known = {person.key: person for person in people}
    found = []
    for quote in quotes:
        person = known.get(quote.speaker or "")
        if person is not None and (person.council or person.body):
            derived = {field: "speaker" for field in ("council", "body") if getattr(person, field)}
            found.append(
                replace(
                    quote,
                    council=person.council,
                    body=person.body,
                    found=replace(quote.found, derived={**quote.found.derived, **derived}),
                )
            )
        else:
            found.append(quote)
    return found


def clause_pattern(knowledge: Knowledge) -> re.Pattern[str]:
    """A comma or end mark, at most five words of a subject, a reporting verb: linear, with bounded repeats."""
    forms = sorted(
        (form for form, verb in knowledge.quotes.verbs.items() if verb.use == "speech"), key=lambda f: (-len(f), f)
    )
    verbs = "|".join(re.escape(form) for form in forms)
    return re.compile(rf"[,?!.](?= (?:[\w.'’-]{{1,20}} ){{0,4}}(?:{verbs})\b)")
