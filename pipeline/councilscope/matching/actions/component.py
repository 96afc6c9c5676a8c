"""The component that writes ``doc._.councilscope_actions``."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from councilscope.articles import BlockKind
from councilscope.knowledge import Knowledge, load_knowledge
from councilscope.knowledge.actions import CueEntry, CueForm, Reading
from councilscope.matching.actions.deadlines import Deadlines
from councilscope.matching.actions.lists import list_proposals
from councilscope.matching.actions.proposal import Proposal
from councilscope.matching.actions.prose import ProseReader
from councilscope.matching.annotations import (
    ActionFound,
    annotate,
    article_of,
    found_in,
    is_off_topic,
    register_extensions,
    text_of,
)
from councilscope.matching.clauses import VerbVoice, sentence_cues, word_range
from councilscope.matching.order import check_order
from councilscope.matching.parties import Means, Parties, Who
from councilscope.matching.phrases import Hit, Words
from councilscope.matching.run_on import parts_of
from councilscope.matching.statements import statement_reader
from councilscope.matching.weighing import weigh
from councilscope.records import ActionKind
from councilscope.spans import Span

READER = "councilscope_actions"
UNRATED = ("done", "under-way", "more-needed")  # rules whose words may be a rating's ('improvement is required')
LISTING = (Reading.ACTION, Reading.DONE)  # of these lists the words before them are none
PROSE = (BlockKind.PARAGRAPH, BlockKind.BLOCK_QUOTE, BlockKind.LIST_ITEM)


class Actions:
    """Reads layout, dates, councils, bodies, people, quotes and ratings; writes ActionFound values in text order."""

    def __init__(self, knowledge: Knowledge) -> None:
        register_extensions(
            "article", "layout", "dates", "councils", "bodies", "people", "quotes", "ratings", "actions"
        )
        self.statements = statement_reader(knowledge)
        self.prose = ProseReader(knowledge.actions, self.statements.clauses)

    def __call__(self, doc: Doc) -> Doc:
        annotate(doc, "actions", [] if is_off_topic(doc) else self.match(doc))
        return doc

    def match(self, doc: Doc) -> list[ActionFound]:
        """The action points of the Doc in text order, one a sentence or list item."""
        words, parties, hits, readings = self.statements.read(doc, READER)
        starts = words.starts
        article = article_of(doc)
        published = article.published.date if article is not None and article.published is not None else None
        deadlines = Deadlines(text_of(doc), found_in(doc, "dates", READER), published)
        agent = partial(self._agent, words, starts, hits, parties)
        proposals = [
            proposal
            for found, reading in readings.items()
            for proposal in list_proposals(found, reading, parties, deadlines, agent)
            if not self._is_noted(proposal, words, starts)
        ]
        taken = [item for found in readings for item in found.items]
        taken += [reading.words for reading in readings.values() if reading.words is not None]
        taken += [found.lead_in for found, reading in readings.items() if found.lead_in and reading.reading in LISTING]
        answers = {reading.words for reading in readings.values() if reading.reading is Reading.FINDING}
        for sentence in self._clauses(words, starts, hits, parties):
            announces = sentence in answers  # 'It must write a statement on these weaknesses:'
            if announces or not any(sentence.overlaps(span) for span in taken):
                proposal = self.prose.read(sentence, words, starts, hits, parties, deadlines)
                if proposal is not None and (not announces or proposal.kind is ActionKind.REQUIREMENT):
                    proposals.append(proposal)
        rated = [Span(e.start, e.end) for rating in found_in(doc, "ratings", READER) for e in rating.found.evidence]
        kept = []
        for proposal in proposals:
            if proposal.rule in UNRATED and any(proposal.span.overlaps(span) for span in rated):
                weigh(words, "words-of-a-rating", proposal.span)
            else:
                kept.append(proposal)
        return [proposal.found() for proposal in _once(kept, text_of(doc))]

    def _agent(
        self, words: Words, starts: list[int], hits: list[Hit[CueEntry]], parties: Parties, item: Span
    ) -> Who | None:
        """The council or organisation that an item names as the one who is to act; None for 'it', 'managers'."""
        first, last = word_range(words, starts, item)
        hit, cue = next(sentence_cues(hits, first, last, CueForm.MODAL), (None, None))
        if hit is None or cue is None:
            return None
        clause = self.statements.clauses.clause(words, hit, cue, first, last)
        if clause.subject != first or clause.verb.voice is VerbVoice.PASSIVE:
            return None
        who = parties.subject(clause.subject, clause.subject_last)
        named = who.party is not None and who.means in (Means.COUNCIL, Means.OTHER) and who.rule != "pronoun"
        return who if named else None

    def _is_noted(self, proposal: Proposal, words: Words, starts: list[int]) -> bool:
        """'(a) that the report be noted': an item of minutes by which nothing is to be done."""
        noted = self.statements.clauses.assents(words, *word_range(words, starts, proposal.span))
        if noted:
            weigh(words, "only-noted", proposal.span)
        return noted

    def _clauses(self, words: Words, starts: list[int], hits: list[Hit[CueEntry]], parties: Parties) -> list[Span]:
        """The sentences, parted at semicolons where each part says who is to act ('X should …; Y should …')."""
        found: list[Span] = []
        for sentence in self._sentences(parties):
            parts = parts_of(parties.text, sentence) if ";" in sentence.of(parties.text) else []
            cues = (sentence_cues(hits, *word_range(words, starts, part), CueForm.MODAL) for part in parts)
            found.extend(parts if len(parts) > 1 and all(any(cue) for cue in cues) else [sentence])
        return found

    def _sentences(self, parties: Parties) -> list[Span]:
        allowed = [block for block in parties.layout.blocks if block.kind in PROSE]
        found: list[Span] = []
        at = 0
        for sentence in parties.layout.sentences:
            while at < len(allowed) and allowed[at].end <= sentence.start:
                at += 1
            if at < len(allowed) and allowed[at].start <= sentence.start:
                found.append(sentence)
        return found


def _once(proposals: list[Proposal], text: str) -> list[Proposal]:
    """In text order, without a second telling in the same words."""
    seen: set[str] = set()
    kept = []
    for proposal in sorted(proposals, key=lambda p: (p.span, p.rule)):
        words = " ".join(proposal.span.of(text).lower().split())
        if words not in seen:
            seen.add(words)
            kept.append(proposal)
    return kept


@Language.factory(
    READER,
    assigns=["doc._.councilscope_actions"],
    requires=[
        "doc._.councilscope_layout",
        "doc._.councilscope_dates",
        "doc._.councilscope_councils",
        "doc._.councilscope_bodies",
        "doc._.councilscope_people",
        "doc._.councilscope_quotes",
        "doc._.councilscope_ratings",
    ],
    default_config={"knowledge": []},
)
def make_actions(nlp: Language, name: str, knowledge: list[str]) -> Actions:
    """The spaCy factory; ``knowledge`` lists overlay folders."""
    check_order(nlp, READER)
    return Actions(load_knowledge(tuple(map(Path, knowledge))))
