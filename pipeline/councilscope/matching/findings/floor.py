"""Findings that nobody is said to have found: what follows a finding is the reviewers' too, until somebody else speaks.

'Inspectors found that visits were late. Records were poor.' In news reviewers hold the floor from a finding on, over
paragraphs, as a speaker does; a heading, another voice, news without praise or blame, or a deed takes it from them.
"""

from __future__ import annotations

from dataclasses import dataclass

from councilscope.articles import BlockKind
from councilscope.knowledge.actions import ActionKnowledge, FindingEntry
from councilscope.matching.annotations import Section
from councilscope.matching.clauses import LONGEST_SENTENCE, word_range
from councilscope.matching.findings.frames import is_spoken, trie_of
from councilscope.matching.findings.polarity import PolarityReader
from councilscope.matching.findings.prose import FEWEST_WORDS, MODALS, FindingProse, Told
from councilscope.matching.parties import FIRST_PERSON, Means, Parties, Who
from councilscope.matching.party_words import INDEFINITE
from councilscope.matching.phrases import PhraseTrie, Words
from councilscope.records import QuoteKind
from councilscope.spans import Span, trimmed

OPENING = 3  # words that open a sentence about the report itself
OBLIGED = MODALS | {"ought"}
SPEECH_MARKS = '"“”'


class FloorKnowledge:
    """What the rules of the floor know, compiled once."""

    def __init__(self, knowledge: ActionKnowledge, prose: FindingProse, polarity: PolarityReader) -> None:
        self.prose = prose
        self.polarity = polarity
        entries = tuple(knowledge.findings.values())
        self.continuations: PhraseTrie[FindingEntry] = trie_of(entries, "continuation")
        self.grades = frozenset(word for entry in entries if entry.role == "grade" for word in entry.words)


@dataclass(frozen=True, slots=True)
class Page:
    """What the rules ask of a Doc. rated: values of ratings and tallies, and advice; judged: all words of those.

    deeds: what is done, going on or promised. own: the reviewers if it is they who write 'we', else None.
    """

    words: Words
    starts: list[int]
    parties: Parties
    rated: list[Span]
    judged: list[Span]
    deeds: list[Span]
    own: Who | None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and its range of words."""

    span: Span
    first: int
    last: int


class Floor:
    """Who holds the floor as an article goes on, for one component's pass over it.

    headed: stretches of text under a heading of findings, where a plain sentence needs none before it.
    """

    def __init__(self, known: FloorKnowledge, page: Page, headed: list[Span]) -> None:
        self.known = known
        self.page = page
        self.words, self.parties = page.words, page.parties
        self.headed = headed
        self.held: Told | None = None  # what was told last; None where nobody holds the floor
        self.unbroken = False  # whether the sentence before told it
        self.section: Section | None = None

    def take(self, told: Told) -> None:
        """Reviewers tell something: they hold the floor."""
        self.held, self.unbroken = told, True
        self.section = self.parties.layout.section_at(told.span.start)

    def is_rating(self) -> None:
        """What was told is a rating: in its paragraph plain facts do not go on from it."""
        self.unbroken = False

    def leave(self) -> None:
        """Nobody holds the floor any longer."""
        self.held, self.unbroken = None, False

    def read(self, span: Span) -> Told | None:
        """The finding of a sentence that does not say who found it; None if it is none."""
        sentence = Sentence(span, *word_range(self.words, self.page.starts, span))
        told = self._told(sentence)
        if told is not None and self.held is not None:
            self.take(told)
        elif any(span.overlaps(deed) for deed in self.page.deeds) or self._is_others(sentence):
            self.leave()
        self.unbroken = told is not None
        return told

    def _told(self, sentence: Sentence) -> Told | None:
        span = sentence.span
        if not FEWEST_WORDS <= sentence.last - sentence.first <= LONGEST_SENTENCE:
            return None
        if any(span.overlaps(deed) for deed in self.page.deeds):
            return None
        tells = self.known.polarity.tells(self.words, sentence.first, sentence.last)
        if self.held is not None and self.section == self.parties.layout.section_at(span.start):
            told = self._continues(sentence, self.held) if tells and self.unbroken else None
            told = told or self._goes_on(sentence, self.held, tells)
            if told is not None:
                return told
        if tells and any(stretch.contains(span) for stretch in self.headed) and self._is_plain(sentence):
            return Told(span, self.parties.reviewer(span.start) or Who(Means.BODY), "below-heading")
        return None

    def _continues(self, sentence: Sentence, held: Told) -> Told | None:
        """'In addition, …' after a finding."""
        hit = self.known.continuations.longest(self.words, sentence.first)
        if hit is None or hit.last >= sentence.last or self.parties.person_within(*sentence.span) is not None:
            return None
        folded = set(self.words.folded[sentence.first : sentence.last])
        if folded & (FIRST_PERSON | MODALS | self.known.prose.people) or is_spoken(sentence.span, self.parties):
            return None
        span = trimmed(self.parties.text, *sentence.span)
        return Told(span, held.source, "report-continues", None, hit.payloads[0])

    def _goes_on(self, sentence: Sentence, held: Told, tells: bool) -> Told | None:
        """A plain sentence: in the paragraph of the finding before it, or one that praises or blames."""
        if not self._is_plain(sentence):
            return None
        block = self.parties.layout.block_at(sentence.span.start)
        if block is None or block.kind is not BlockKind.PARAGRAPH:
            return None
        opening = min(sentence.first + OPENING, sentence.last) - 1
        itself = self.known.prose.named_source(self.words, sentence.first, opening) is not None
        quotes = any(mark in sentence.span.of(self.parties.text) for mark in SPEECH_MARKS)
        if self.unbroken and block.start <= held.span.start < block.end and not itself and (tells or not quotes):
            return Told(sentence.span, held.source, "report-goes-on")
        judges = tells and self.known.polarity.judges(self.words, sentence.first, sentence.last)
        graded = not self.known.grades.isdisjoint(self.words.folded[sentence.first : sentence.last])
        if not judges or graded or itself or self._is_of_another(sentence, held):
            return None  # 'It has forty pages', 'A council with no stars …'
        return Told(sentence.span, held.source, "holds-the-floor")

    def _is_of_another(self, sentence: Sentence, held: Told) -> bool:
        """Whether a sentence is about another council than the finding before it, or about councils in general."""
        if self.words.folded[sentence.first] in INDEFINITE:
            return self.parties.subject(sentence.first, sentence.first + 1).means is not Means.THING
        council = self.parties.council_within(*sentence.span)
        about = self.parties.context(held.span.start)
        party = about.party if about is not None else None
        return council is not None and party is not None and council.council != party.id

    def _is_plain(self, sentence: Sentence) -> bool:
        """Whether nobody says the sentence, nobody is named in it, and nothing in it is quoted or to come."""
        prose, span = self.known.prose, sentence.span
        folded = self.words.folded[sentence.first : sentence.last]
        held = self.parties.quote_at(span.start + 1) or self.parties.quote_at(max(span.end - 2, span.start))
        if (held is not None and held[1].speaker is not None) or not (FIRST_PERSON | {"you"}).isdisjoint(folded):
            return False
        if any(word in prose.sayings or word in prose.people or word in OBLIGED for word in folded):
            return False
        shown = span.of(self.parties.text)
        return not (self._is_spoken(span) or shown.rstrip().endswith("?") or self.parties.person_within(*span))

    def _is_spoken(self, span: Span) -> bool:
        """Whether words in quotation marks are somebody's; a report's ('There was “a lack of data”') are its own."""
        text = self.parties.text
        for at in range(span.start, span.end):
            if text[at] not in SPEECH_MARKS or at + 1 >= span.end or text[at + 1] in " ,.":
                continue
            held = self.parties.quote_at(at + 1)
            if held is None:
                continue  # a word or two
            who = self.parties.speaker_at(at + 1)
            own = held[1].kind in (QuoteKind.FRAGMENT, QuoteKind.DOCUMENT) and held[1].speaker is None
            if not own or (who is not None and who.means is not Means.BODY):
                return True
        return False

    def _is_others(self, sentence: Sentence) -> bool:
        """Whether somebody who does not review speaks, or another paragraph turns to something else."""
        held = self.parties.quote_at(sentence.span.start + 1) or self.parties.quote_at(sentence.span.end - 2)
        if held is not None:
            speaker = self.parties.speaker_at(held[0].start)
            return speaker is None or speaker.means is not Means.BODY
        block = self.parties.layout.block_at(sentence.span.start)
        same = self.held is not None and block is not None and block.start <= self.held.span.start < block.end
        return not (same and self._is_plain(sentence))
