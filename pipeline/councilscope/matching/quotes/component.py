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
    annotations,
    register_extensions,
)
from councilscope.matching.quotes.marks import Block, MarkScanner
from councilscope.matching.quotes.scene import Scene
from councilscope.matching.quotes.speakers import PronounResolver, Speaker, SpeakerFinder
from councilscope.matching.quotes.unmarked import UnmarkedSpeech
from councilscope.matching.quotes.utterances import Utterance, UtteranceBuilder, running_kinds
from councilscope.matching.tokens import tokens_of
from councilscope.records import QuoteKind, SpeakerHow, SpeakerKind
from councilscope.spans import Span

DASHES = ("–", "—", "-", "―")
UNREAD = (BlockKind.BYLINE, BlockKind.NOTE)
HEADLINES = (BlockKind.TITLE, BlockKind.HEADING)
CONFIDENCE = {
    "verb-before-quote": 0.97,
    "verb-after-quote": 0.97,
    "fragment-after-verb": 0.85,
    "fragment-before-verb": 0.85,
    "sentence-before": 0.85,
    "line-before": 0.93,
    "subject-before": 0.8,
    "speaker-continues": 0.85,
    "signature": 0.93,
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
        self.clause = clause_pattern(knowledge)
        self.scanner = MarkScanner(knowledge.quotes, self._clause)
        self.unmarked = UnmarkedSpeech(knowledge)

    def __call__(self, doc: Doc) -> Doc:
        quotes, people = self.match(doc)
        annotate(doc, "quotes", quotes)
        annotate(doc, "people", people)
        for quote in quotes:
            if quote.kind is QuoteKind.DIRECT and quote.speaker_kind is SpeakerKind.UNKNOWN:
                add_notice(doc, Notice("unattributed-quote", "No speaker is named in or near this quotation.", quote.segments))
        return doc

    def match(self, doc: Doc) -> tuple[list[QuoteFound], list[PersonFound]]:
        """The quotations of the Doc, and its people with what the quotations tell of them."""
        layout: Layout = annotations(doc, "layout", reader="councilscope_quotes")
        people: list[PersonFound] = annotations(doc, "people", reader="councilscope_quotes")
        text = doc.text
        blocks = [
            Block(block.start, block.end, block.kind in running_kinds())
            for block in layout.blocks
        ]
        readable = [block if layout.blocks[i].kind not in UNREAD else Block(block.start, block.start, False) for i, block in enumerate(blocks)]
        quoted = self.scanner.scan(text, readable)
        spans = [span for person in people for span in person.mentions]
        quoted = sorted([*quoted, *self.unmarked.find(text, layout, quoted, spans)], key=lambda quote: quote.start)
        councils = annotations(doc, "councils", reader="councilscope_quotes")
        bodies = annotations(doc, "bodies", reader="councilscope_quotes")
        scene = Scene(tokens_of(doc), layout, quoted, people, councils, bodies, self.knowledge)
        utterances = UtteranceBuilder(scene, text).build()
        genders = self._genders(people)
        self._attribute(scene, utterances, genders)
        mentions: dict[int, list[Span]] = {}
        quotes = self._quotes(scene, text, utterances, mentions)
        people = [
            replace(person, mentions=tuple(sorted({*person.mentions, *mentions.get(number, ())})))
            for number, person in enumerate(people)
        ]
        return quotes, people

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

    # --- speakers beyond the own paragraph

    def _attribute(self, scene: Scene, utterances: list[Utterance], genders: dict[int, Gender]) -> None:
        finder = SpeakerFinder(scene)
        resolver = PronounResolver(scene, finder, genders)
        previous: Utterance | None = None
        for utterance in utterances:
            if scene.kind(utterance.block) in HEADLINES:
                continue
            if utterance.speaker is None and utterance.free:
                self._from_context(scene, finder, utterance, previous)
            speaker = utterance.speaker
            if speaker is not None and speaker.pronoun in ("he", "she"):
                person = resolver.resolve(speaker.pronoun, speaker.words[0])
                utterance.speaker = replace(speaker, person=person, how=SpeakerHow.PRONOUN if person is not None else None, kind=SpeakerKind.PERSON if person is not None else SpeakerKind.UNKNOWN)
            if utterance.speaker is not None and utterance.speaker.person is not None:
                resolver.note(utterance.speaker.words[0], utterance.speaker.person)
            if utterance.free:
                previous = utterance

    def _from_context(self, scene: Scene, finder: SpeakerFinder, utterance: Utterance, previous: Utterance | None) -> None:
        """A quotation whose paragraph names nobody: the line before, a signature after, or the one who spoke before."""
        for rule, found in (
            ("line-before", self._line_before(scene, finder, utterance)),
            ("signature", self._signature(scene, finder, utterance)),
        ):
            if found is not None:
                utterance.speaker, utterance.rule = found, rule
                return
        block = utterance.block - 1
        if previous is not None and utterance.block - previous.last_block <= 1 and previous.speaker is not None and not self._closed_off(scene, previous):
            utterance.speaker = replace(previous.speaker, how=SpeakerHow.CONTINUED, cue=None, pronoun=None)
            utterance.rule = "speaker-continues"
            return
        if block >= 0 and scene.kind(block) in running_kinds():
            first, last = scene.ranges[block]
            subject = finder.subject_of(first, last)
            if subject is not None:
                utterance.speaker = replace(finder._person(subject, None, "subject-before"), how=SpeakerHow.CONTINUED)
                utterance.rule = "subject-before"

    def _closed_off(self, scene: Scene, previous: Utterance) -> bool:
        """True if another clause stands between the two in the paragraph of the first."""
        return previous.rule == "signature"

    def _line_before(self, scene: Scene, finder: SpeakerFinder, utterance: Utterance) -> Speaker | None:
        """A paragraph that ends in a colon: 'Mr Taylor concluded:'."""
        block = utterance.block - 1
        first = scene.ranges[utterance.block][0]
        if block < 0 or scene.inside[first] < 0 and not utterance.spans:
            return None
        start, last = scene.ranges[block]
        if last <= start or scene.tokens.text[last - 1] not in (":", ",", "–", "-"):
            return None
        sentence = scene.sentence_start(last - 1, start)
        for cue in reversed(scene.cues_in(sentence, last)):
            speaker = finder.of(cue, start, last, False)
            if speaker is not None:
                utterance.cues.append(cue)
                return speaker
        mentions = scene.mentions_in(sentence, last)
        return finder._person(mentions[0], None, "name-before-colon") if mentions else None

    def _signature(self, scene: Scene, finder: SpeakerFinder, utterance: Utterance) -> Speaker | None:
        """'– Name, Title' at the end of the paragraph or on the line after."""
        end = scene.tokens.before(scene.quoted[utterance.pieces[-1]].outer_end) if utterance.pieces else 0
        last = scene.ranges[utterance.last_block][1]
        places = [(end, last)] if utterance.pieces else []
        following = utterance.last_block + 1
        if following < len(scene.ranges):
            places.append(scene.ranges[following])
        for first, stop in places:
            if not first < stop <= first + 24:
                continue
            bullet = first != end and scene.kind(following) is BlockKind.LIST_ITEM
            if scene.tokens.text[first] in DASHES or bullet or (first == end and scene.tokens.text[first] == "("):
                mentions = [m for m in scene.mentions_in(first, stop) if m.first <= first + 3]
                if mentions:
                    return finder._person(mentions[0], None, "signature")
                if not scene.cues_in(first, stop) and scene.tokens.text[stop - 1][-1] not in ".!?":
                    return Speaker(SpeakerKind.ROLE, (first, stop), rule="signature")
        return None

    # --- records

    def _quotes(
        self, scene: Scene, text: str, utterances: list[Utterance], mentions: dict[int, list[Span]]
    ) -> list[QuoteFound]:
        bodies = [u for u in utterances if scene.kind(u.block) not in HEADLINES]
        pulled = [u for u in utterances if scene.kind(u.block) in HEADLINES]
        found: list[QuoteFound] = []
        for utterance in bodies:
            found.append(self._quote(scene, text, utterance, mentions))
        return found

    def _quote(self, scene: Scene, text: str, utterance: Utterance, mentions: dict[int, list[Span]]) -> QuoteFound:
        speaker = utterance.speaker
        kind = QuoteKind.DIRECT if utterance.free else QuoteKind.FRAGMENT
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
            found=Found(evidence=tuple(sorted(evidence, key=lambda e: (e.start, e.end))), rule=utterance.rule, confidence=0.95 if utterance.free else 0.8),
            document=document,
            cue=text[scene.tokens.start[cue.first] : scene.tokens.end[cue.last - 1]] if cue else None,
            council=speaker.council if speaker else None,
            body=speaker.body if speaker else None,
        )


def clause_pattern(knowledge: Knowledge) -> re.Pattern[str]:
    """A comma or end mark, at most five words of a subject, a reporting verb: linear, with bounded repeats."""
    forms = sorted((form for form, verb in knowledge.quotes.verbs.items() if verb.use == "speech"), key=lambda f: (-len(f), f))
    verbs = "|".join(re.escape(form) for form in forms)
    return re.compile(rf"[,?!.](?= (?:[\w.'’-]{{1,20}} ){{0,4}}(?:{verbs})\b)")
