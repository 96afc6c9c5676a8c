"""The component that writes ``doc._.councilscope_findings``."""

from __future__ import annotations

from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from councilscope.articles import BlockKind
from councilscope.knowledge import Knowledge, load_knowledge
from councilscope.knowledge.actions import CueEntry, Reading
from councilscope.matching.annotations import (
    ActionFound,
    Evidence,
    FindingFound,
    Found,
    ItemList,
    PartyFound,
    Voice,
    annotate,
    found_in,
    is_off_topic,
    register_extensions,
)
from councilscope.matching.clauses import word_range
from councilscope.matching.findings.floor import Floor, FloorKnowledge, Page
from councilscope.matching.findings.frames import LOOKED, FrameReader
from councilscope.matching.findings.polarity import PolarityReader
from councilscope.matching.findings.prose import FindingProse, Told
from councilscope.matching.introductions import ListReading, top_items
from councilscope.matching.order import check_order
from councilscope.matching.parties import Parties, Who
from councilscope.matching.party_words import bystanders_of
from councilscope.matching.phrases import Hit, PhraseTrie, Words
from councilscope.matching.statements import statement_reader
from councilscope.matching.weighing import weigh
from councilscope.records import ActionKind, Polarity
from councilscope.spans import Span, trimmed

GRADE_MARKS = (":", "|", "–", "—", " -")  # between the name of a judgement and its grade
READER = "councilscope_findings"
PROSE = (BlockKind.PARAGRAPH, BlockKind.BLOCK_QUOTE)
RATED = frozenset(("value", "words", "score", "count", "percent"))  # the words that make a sentence a rating or tally
JOINED = frozenset((",", "and"))  # after these a second verb tells the rating
EARLIER = frozenset(("since", "when", "after"))
LIST_CONFIDENCE = 0.9
BOTH_CONFIDENCE = 0.7
ANNOUNCED_BLOCKS = 6  # paragraphs after 'found:' that may be its findings
CONFIDENCE = {
    "inspectors-found": 0.7,
    "the-report-says": 0.7,
    "report-quoted": 0.6,
    "report-goes-on": 0.5,
    "holds-the-floor": 0.5,
    "below-heading": 0.55,
    "according-to": 0.65,
    "passive-finding": 0.7,
    "strength-or-weakness": 0.7,
    "report-continues": 0.6,
}


def _page_of(doc: Doc, words: Words, parties: Parties, own: Who | None) -> Page:
    actions = found_in(doc, "actions", READER)
    deeds = [a.span for a in actions if a.kind is None or a.kind is ActionKind.COMMITMENT]
    advised = [_asked(a) for a in actions if a.kind is not None and a.kind is not ActionKind.COMMITMENT]
    told = [e for name in ("ratings", "tallies") for item in found_in(doc, name, READER) for e in item.found.evidence]
    values = [Span(e.start, e.end) for e in told if not RATED.isdisjoint(e.supports)]
    judged = [Span(e.start, e.end) for e in told]
    return Page(words, words.starts, parties, advised + values, advised + judged, deeds, own)


def _asked(action: ActionFound) -> Span:
    """The words of advice from its cue on: what stands before it ('are slow to act and must …') may be a finding."""
    cues = [
        e.start
        for e in action.found.evidence
        if "kind" in e.supports and action.span.start <= e.start < action.span.end
    ]
    return Span(max(cues, default=action.span.start), action.span.end)


def _is_grade(item: Span, page: Page) -> bool:
    """'Adoption performance: good': an item that is a judgement's name and its grade tells no more than the rating."""
    text = page.parties.text
    ends = [span for span in page.rated if item.contains(span) and not text[span.end : item.end].strip(" .;,)'\"’”")]
    return any(text[item.start : span.start].rstrip(" (‘“'\"").endswith(GRADE_MARKS) for span in ends)


class Findings:
    """Reads what the components before it found, actions last; writes FindingFound values in text order."""

    def __init__(self, knowledge: Knowledge) -> None:
        register_extensions(
            "article", "layout", "councils", "bodies", "people", "quotes", "ratings", "tallies", "actions", "findings"
        )
        self.statements = statement_reader(knowledge)
        self.introductions = self.statements.introductions
        self.polarity = PolarityReader(knowledge.actions.findings)
        self.prose = FindingProse(knowledge.actions, self.statements.clauses, self.polarity, bystanders_of(knowledge))
        self.subjects: PhraseTrie[str] = PhraseTrie(
            (word, entry.id)
            for entry in knowledge.actions.findings.values()
            if entry.role == "subject"
            for word in entry.words
        )
        self.frames = FrameReader(knowledge.actions, self.prose, self.polarity)
        self.floor = FloorKnowledge(knowledge.actions, self.prose, self.polarity)

    def __call__(self, doc: Doc) -> Doc:
        annotate(doc, "findings", [] if is_off_topic(doc) else self.match(doc))
        return doc

    def match(self, doc: Doc) -> list[FindingFound]:
        """The findings of the Doc in text order, one a sentence or list item."""
        words, parties, hits, readings = self.statements.read(doc, READER)
        page = _page_of(doc, words, parties, self.prose.own_voice(words, parties))
        found: list[FindingFound] = []
        for items, reading in readings.items():
            if not self._is_retold(items, found, parties):
                found.extend(self._items(items, reading, page))
        listed = [item for items in parties.layout.lists for item in items.items]
        listed += [reading.words for reading in readings.values() if reading.words is not None]
        headed = self._below_headings(words, page.starts, hits, parties)
        floor = Floor(self.floor, page, headed)
        for sentence in self._sentences(parties):
            if any(sentence.overlaps(span) for span in listed) or self._is_in_council_voice(sentence, parties):
                floor.leave()
                continue
            told = self._told(sentence, floor, page)
            if told is not None:
                found.append(self._sentence(told, page))
        return sorted(found, key=lambda finding: finding.span)

    def _below_headings(
        self, words: Words, starts: list[int], hits: list[Hit[CueEntry]], parties: Parties
    ) -> list[Span]:
        """The stretches of text under a heading of findings ('What the inspectors found')."""
        found = []
        for section in parties.layout.sections:
            if section.heading is None:
                continue
            reading = self.introductions.heading(section.heading, words, starts, hits, parties)
            if reading is not None and reading.reading is Reading.FINDING:
                found.append(self._until_others(section.span, words, starts, parties))
        return found + self._announced(words, starts, parties)

    def _until_others(self, section: Span, words: Words, starts: list[int], parties: Parties) -> Span:
        """The section as far as a paragraph announces something else: 'We have promised that we will:'."""
        for block in parties.layout.blocks:
            shown = block.span.of(parties.text).rstrip() if section.contains(block.span) else ""
            if shown.endswith(":") and block.kind is BlockKind.PARAGRAPH:
                first, last = word_range(words, starts, block.span)
                if not self.prose.ends_in_source(words, first, last, parties):
                    return Span(section.start, block.start)
        return section

    def _announced(self, words: Words, starts: list[int], parties: Parties) -> list[Span]:
        """The paragraphs after 'Following the visit, the inspectors found:', up to the next colon, quote or heading."""
        found = []
        blocks = parties.layout.blocks
        for number, block in enumerate(blocks):
            shown = block.span.of(parties.text).rstrip() if block.kind is BlockKind.PARAGRAPH else ""
            if not shown.endswith(":"):
                continue
            first, last = word_range(words, starts, block.span)
            if last - first < 2 or not self.prose.ends_in_source(words, first, last, parties):
                continue
            end = number + 1
            while end < min(len(blocks), number + 1 + ANNOUNCED_BLOCKS) and blocks[end].kind is BlockKind.PARAGRAPH:
                if blocks[end].span.of(parties.text).rstrip().endswith(":"):
                    break
                end += 1
            if end > number + 1:
                found.append(Span(blocks[number + 1].start, blocks[end - 1].end))
        return found

    def _told(self, sentence: Span, floor: Floor, page: Page) -> Told | None:
        """The finding of a sentence; a rating or a thing to do is none, unless its verb praises or blames."""
        place = page.words, page.starts, page.parties
        told = self.prose.read(sentence, *place, page.own) or self.prose.document(sentence, *place)
        told = told or self.frames.read(sentence, *place)
        if told is not None:
            floor.take(told)
            passed, end = page.rated, self._background(told, page)
        else:
            told = floor.read(sentence)
            passed, end = page.judged, sentence.end
        if told is None or (told.entry is not None and told.entry.polarity is not None):
            return told
        rated = [span for span in passed if told.span.overlaps(span) and span.start < end]
        if not rated or self._tells_before(told, rated, page) or self._tells_after(told, rated, page):
            return told
        weigh(page.words, "tells-a-rating-or-a-thing-to-do", told.span)
        floor.is_rating()
        return None

    def _tells_before(self, told: Told, rated: list[Span], page: Page) -> bool:
        """'Found serious weaknesses and rated it poor': a fault is told before another verb gives the rating."""
        rating = min(span.start for span in rated)
        if told.verb is None or told.rule != "inspectors-found" or told.verb.end >= rating:
            return False
        first, last = word_range(page.words, page.starts, Span(told.verb.end, rating))
        joined = next((at for at in range(first, last) if page.words.folded[at] in JOINED), None)
        return joined is not None and self.polarity.faults(page.words, first, joined)

    def _tells_after(self, told: Told, rated: list[Span], page: Page) -> bool:
        """'Upheld the complaint and found that it had delayed': a fault is told after the words of a rating."""
        if told.verb is None or told.rule != "inspectors-found" or max(span.end for span in rated) > told.verb.start:
            return False
        after = word_range(page.words, page.starts, Span(told.verb.end, told.span.end))
        return self.polarity.faults(page.words, *after) and self.polarity.read(page.words, *after) is Polarity.WEAKNESS

    def _background(self, told: Told, page: Page) -> int:
        """Where a sentence turns to what was before: '… since it was rated poor'; its end if it does not."""
        first, last = word_range(page.words, page.starts, told.span)
        if told.verb is not None:
            first = word_range(page.words, page.starts, told.verb)[1]
        folded = page.words.folded
        earlier = (n for n in range(first, last) if folded[n] in EARLIER and folded[n - 1] != LOOKED)
        turn = next((n for n in earlier if not self.polarity.begins(page.words, n)), None)
        return told.span.end if turn is None else page.words.items[turn].start

    def _is_retold(self, items: ItemList, found: list[FindingFound], parties: Parties) -> bool:
        """On a page of two texts the reviewers' findings are read from theirs, not from the council's statement."""
        return bool(found) and self._is_in_council_voice(items.items[0], parties)

    @staticmethod
    def _is_in_council_voice(span: Span, parties: Parties) -> bool:
        section = parties.layout.section_at(span.start)
        return section is not None and section.voice is Voice.COUNCIL

    def _items(self, items: ItemList, reading: ListReading, page: Page) -> list[FindingFound]:
        words, starts, parties = page.words, page.starts, page.parties
        if reading.reading not in (Reading.FINDING, Reading.BOTH):
            for item in top_items(items):
                weigh(words, "list-of-no-findings", item, by=reading.rule)
            return []
        found = []
        for item in top_items(items):
            span = trimmed(parties.text, *item, " ;,")
            if span.end <= span.start or (reading.reading is Reading.BOTH and self._is_advice(span, words, starts)):
                continue
            if _is_grade(span, page):
                weigh(words, "tells-a-rating-or-a-thing-to-do", span)
                continue
            source = reading.issuer or parties.reviewer(span.start)
            party = source.party if source is not None else None
            evidence = [Evidence(*span, ("text", "polarity"))]
            subject = self._subject(words, *word_range(words, starts, span))
            if subject is not None:
                evidence.append(Evidence(*subject[1], ("subject",)))
            if reading.words is not None:
                evidence.append(Evidence(*reading.words, ("heading",)))
            found.append(
                FindingFound(
                    span=span,
                    polarity=self.polarity.read(
                        words, *word_range(words, starts, span), reading.polarity, heading=True
                    ),
                    subject=subject[0] if subject is not None else None,
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

    def _is_advice(self, span: Span, words: Words, starts: list[int]) -> bool:
        """Whether an item under 'areas for improvement' says what to do rather than what was found."""
        first, last = word_range(words, starts, span)
        return self.introductions.forms.is_imperative(words, first, last) or bool(
            {"should", "must"} & set(words.folded[first:last])
        )

    def _subject(self, words: Words, first: int, last: int) -> tuple[str, Span] | None:
        """What a finding is about, by the first of its words that names a subject, and that word."""
        for at in self.subjects.places_within(words, first, last):
            hit = self.subjects.longest(words, at)
            if hit is not None and hit.last < last:
                return hit.payloads[0], Span(words.items[hit.first].start, words.items[hit.last].end)
        return None

    def _sentence(self, told: Told, page: Page) -> FindingFound:
        words, starts = page.words, page.starts
        party: PartyFound | None = told.source.party
        first, last = word_range(words, starts, Span(told.span.start, self._background(told, page)))
        verb = word_range(words, starts, told.verb)[0] if told.verb is not None else None
        given = told.entry.polarity if told.entry is not None else None
        evidence = [Evidence(*told.span, ("text", "polarity") if given is None else ("text",))]
        if told.verb is not None and given is not None:
            evidence.append(Evidence(*told.verb, ("polarity",)))
        subject = self._subject(words, first, last)
        if subject is not None:
            evidence.append(Evidence(*subject[1], ("subject",)))
        derived: dict[str, str] = {}
        if party is not None and told.source.span is not None:
            evidence.append(Evidence(*told.source.span, ("source",)))
        elif party is not None:
            derived["source"] = told.source.rule
        return FindingFound(
            span=told.span,
            polarity=Polarity.MIXED
            if self._turns(told, page)
            else self.polarity.read(words, first, last, given, verb=verb),
            subject=subject[0] if subject is not None else None,
            source=party,
            heading=None,
            found=Found(
                evidence=tuple(evidence),
                rule=told.rule,
                confidence=CONFIDENCE[told.rule],
                knowledge=(told.entry.id,) if told.entry is not None else (),
                derived=derived,
            ),
        )

    def _turns(self, told: Told, page: Page) -> bool:
        """'Criticised the council for … and praised it for …': another verb tells the contrary."""
        if told.entry is None or told.entry.polarity is None or told.verb is None:
            return False
        first, last = word_range(page.words, page.starts, Span(told.verb.end, told.span.end))
        hits = (
            self.prose.verbs.longest(page.words, at) for at in self.prose.verbs.places_within(page.words, first, last)
        )
        others = {hit.payloads[0].polarity for hit in hits if hit is not None and hit.last < last}
        return bool(others - {None, told.entry.polarity})

    @staticmethod
    def _sentences(parties: Parties) -> list[Span]:
        blocks = [block for block in parties.layout.blocks if block.kind in PROSE]
        return [s for s in parties.layout.sentences if any(b.start <= s.start and s.end <= b.end for b in blocks)]


@Language.factory(
    READER,
    assigns=["doc._.councilscope_findings"],
    requires=[
        "doc._.councilscope_layout",
        "doc._.councilscope_councils",
        "doc._.councilscope_bodies",
        "doc._.councilscope_people",
        "doc._.councilscope_quotes",
        "doc._.councilscope_ratings",
        "doc._.councilscope_tallies",
        "doc._.councilscope_actions",
    ],
    default_config={"knowledge": []},
)
def make_findings(nlp: Language, name: str, knowledge: list[str]) -> Findings:
    """The spaCy factory; ``knowledge`` lists overlay folders."""
    check_order(nlp, READER)
    return Findings(load_knowledge(tuple(map(Path, knowledge))))
