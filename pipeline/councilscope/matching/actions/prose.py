"""Action points told in sentences: what must, should or will be done, what was promised, and what has been done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from councilscope.knowledge.actions import ActionKnowledge, CueEntry, CueForm, VerbClass
from councilscope.matching.actions.deadlines import Deadlines
from councilscope.matching.actions.proposal import Proposal
from councilscope.matching.annotations import DeadlineFound
from councilscope.matching.clauses import RELATIVE, Clause, ClauseReader, VerbVoice, sentence_cues, word_range
from councilscope.matching.parties import NOBODY, Means, Parties, Who
from councilscope.matching.phrases import Hit, PhraseTrie, Words
from councilscope.records import ActionKind, ActionStatus
from councilscope.spans import Span, trimmed

# How often such an action point is right, by rule.
CONFIDENCE = {
    "must": 0.85, "should": 0.8, "told-to": 0.85, "asked-to": 0.85, "needs-to": 0.6, "will": 0.75, "would": 0.75, "agreed-to": 0.9,
    "plans-to": 0.7, "is-to": 0.75, "directive": 0.8, "more-needed": 0.7, "promised": 0.8, "has-until": 0.8, "done": 0.65,
    "asked-by-date": 0.7, "under-way": 0.55,
}  # fmt: skip
RULE_OF_CUE = {
    "must": "must", "has-to": "must", "required": "must", "told": "told-to", "expected": "told-to", "should": "should", "needs": "needs-to",
    "asked": "asked-to", "will": "will", "would": "would", "agreed": "agreed-to", "pledged": "agreed-to", "plans": "plans-to",
    "is-to": "is-to", "next-step": "is-to",
}  # fmt: skip
CONDITIONS = frozenset(("if", "unless", "whether"))
SINCE = frozenset(("already", "since", "now", "recently"))


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence with its words, and the stretch of it that the cue's voice speaks (inside or outside a quote)."""

    span: Span
    first: int
    last: int


class ProseReader:
    """Proposes action points for sentences; built once from the knowledge."""

    def __init__(self, knowledge: ActionKnowledge, clauses: ClauseReader) -> None:
        self.clauses = clauses
        self.verbs = knowledge.verbs
        self.idioms: PhraseTrie[str] = PhraseTrie((word, entry.id) for entry in knowledge.idioms.values() for word in entry.words)
        self._rules: Mapping[CueForm, Callable[[Reader, Hit[CueEntry], CueEntry], Proposal | None]] = {
            CueForm.MODAL: Reader.modal,
            CueForm.DIRECTIVE: Reader.directive,
            CueForm.OBJECT: Reader.thing,
            CueForm.NEED: Reader.need,
            CueForm.PERFECT: Reader.perfect,
        }

    def read(
        self, sentence: Span, words: Words, starts: list[int], hits: list[Hit[CueEntry]], parties: Parties, deadlines: Deadlines
    ) -> Proposal | None:
        """The action point of a sentence: of several, the surest; None if it tells none."""
        first, last = word_range(words, starts, sentence)
        if parties.text[sentence.start : sentence.end].rstrip("\"”’'») ").endswith("?"):
            return None
        reader = Reader(self, Passage(sentence, first, last), words, hits, parties, deadlines)
        best: Proposal | None = None
        for hit, cue in sentence_cues(hits, first, last, *self._rules):
            if self.is_idiom(words, hit, last):
                continue
            proposal = self._rules[cue.form](reader, hit, cue)
            if proposal is not None and (best is None or proposal.confidence > best.confidence):
                best = proposal
        return best

    def is_idiom(self, words: Words, hit: Hit[CueEntry], last: int) -> bool:
        """Whether the cue is part of an expression that is no action ('must be welcomed')."""
        for at in range(max(0, hit.first - 3), hit.last + 1):
            idiom = self.idioms.longest(words, at)
            if idiom is not None and idiom.first <= hit.last and idiom.last >= hit.first and idiom.last < last:
                return True
        return False


class Reader:
    """One sentence: the rules, each a method from a cue to a proposal or None."""

    def __init__(
        self, prose: ProseReader, passage: Passage, words: Words, hits: list[Hit[CueEntry]], parties: Parties, deadlines: Deadlines
    ) -> None:
        self.prose = prose
        self.passage = passage
        self.words = words
        self.hits = hits
        self.parties = parties
        self.deadlines = deadlines

    # --- rules ---

    def modal(self, hit: Hit[CueEntry], cue: CueEntry) -> Proposal | None:
        """'The council must publish …', 'We will recruit …', 'She would bring a plan …'."""
        clause = self._clause(hit, cue)
        if clause.verb.negated and cue.kind == "commitment":
            return None
        subject = self._subject(clause)
        if subject is NOBODY:
            return None
        text = self._text_of(hit)
        deadline = self.deadlines.of(text)
        owner = self._modal_owner(clause, subject, deadline)
        if owner is None:
            return None
        return self._proposal(text, clause, owner, deadline, RULE_OF_CUE[cue.id])

    def directive(self, hit: Hit[CueEntry], cue: CueEntry) -> Proposal | None:
        """'The inspectors asked the council to …', 'She recommends that the board …'."""
        clause = self._clause(hit, cue)
        issuer = self._subject(clause)
        if issuer.means is Means.NOBODY or issuer.means is Means.COUNCIL or (issuer.party is None and issuer.means is not Means.BODY):
            return None
        at = self._directed_verb(hit.last + 1)
        if at is None:
            return None
        owner = self.parties.subject(hit.last + 1, at - 2)
        if owner.means in (Means.NOBODY, Means.THING, Means.BODY):
            return None
        text = self._text_of(hit)
        return self._made(text, hit, cue, "directive", owner, issuer, self.deadlines.of(text), cue.action_kind)

    def thing(self, hit: Hit[CueEntry], cue: CueEntry) -> Proposal | None:
        """'Has promised an action plan before Christmas', 'has until the end of January to agree a plan'."""
        text = self._text_of(hit)
        deadline = self.deadlines.of(Span(self.words.items[hit.last].end, text.end))
        clause = self._clause(hit, cue)
        owner = self._subject(clause)
        if deadline is None or deadline.span.start < self.words.items[hit.first].start or owner.means not in (Means.COUNCIL, Means.OTHER):
            return None
        if cue.id == "has-until" and not self._has_infinitive(hit.last + 1):
            return None
        rule = "promised" if cue.kind == "commitment" else "has-until"
        return self._made(text, hit, cue, rule, owner, None, deadline, cue.action_kind)

    def need(self, hit: Hit[CueEntry], cue: CueEntry) -> Proposal | None:
        """'More work is needed to …': a recommendation to nobody in particular."""
        if not self._has_infinitive(hit.last + 1):
            return None
        held = self.parties.quote_at(self.words.items[hit.first].start)
        if held is not None and held[1].council is not None:
            return None
        text = self._text_of(hit)
        return self._made(text, hit, cue, "more-needed", None, None, self.deadlines.of(text), cue.action_kind)

    def perfect(self, hit: Hit[CueEntry], cue: CueEntry) -> Proposal | None:
        """'We have already appointed …', 'Six officers have been recruited since …': done. 'I have asked for a report by
        June': a commitment."""
        clause = self._clause(hit, cue)
        at, passive = self._participle(hit.last + 1)
        if at is None or clause.verb.negated:
            return None
        text = self._text_of(hit)
        owner = self._doer(clause, passive)
        if owner is None:
            return None
        if self.words.folded[at] in ("asked", "ordered", "told", "instructed") and not passive:
            deadline = self.deadlines.of(text)
            if deadline is None or owner.means is not Means.COUNCIL:
                return None
            return self._made(text, hit, cue, "asked-by-date", owner, owner, deadline, ActionKind.COMMITMENT)
        if not self._tells_done(hit, owner):
            return None
        return self._made(text, hit, cue, "done", owner, owner, None, None, ActionStatus.DONE)

    # --- parts ---

    def _clause(self, hit: Hit[CueEntry], cue: CueEntry) -> Clause:
        return self.prose.clauses.clause(self.words, hit, cue, self.passage.first, self.passage.last)

    def _subject(self, clause: Clause) -> Who:
        if clause.subject > clause.subject_last:
            before = clause.first - 1
            if before >= self.passage.first and self.words.folded[before] in RELATIVE:
                return NOBODY
            return self._shared_subject(clause)
        if self.words.folded[clause.subject_last] in RELATIVE or self.words.folded[clause.subject] in RELATIVE:
            return NOBODY
        return self.parties.subject(clause.subject, clause.subject_last)

    def _shared_subject(self, clause: Clause) -> Who:
        """'The council accepts the report and will publish a plan': the subject of the sentence so far."""
        return self.parties.subject(self.passage.first, clause.first - 1)

    def _text_of(self, hit: Hit[CueEntry]) -> Span:
        """The words of the action: what the cue's speaker says of the sentence, without the words of reporting."""
        at = self.words.items[hit.first].start
        held = self.parties.quote_at(at)
        span = self.passage.span
        if held is not None:
            return trimmed(self.parties.text, max(span.start, held[0].start), min(span.end, held[0].end))
        start = span.start
        for index in range(self.passage.first, hit.first):
            if self.words.folded[index] == "that" and index > self.passage.first and self._says(index - 1):
                start = self.words.items[index + 1].start
        return trimmed(self.parties.text, start, span.end)

    def _says(self, at: int) -> bool:
        return self.words.folded[at] in self.prose.clauses.sayings

    def _is_reported(self) -> bool:
        """Whether a verb of saying stands in the sentence."""
        return any(word in self.prose.clauses.sayings for word in self.words.folded[self.passage.first : self.passage.last])

    def _modal_owner(self, clause: Clause, subject: Who, deadline: DeadlineFound | None) -> Who | None:
        """Whose action a modal clause tells; None if it is no action."""
        cue, verb = clause.cue, clause.verb
        if verb.at is None:
            return None
        act = verb.verb_class is VerbClass.ACT or (verb.verb_class is None and verb.voice is VerbVoice.ACTIVE)
        timed = deadline is not None and deadline.precision != "recurring" and deadline.anchor != "unknown"
        if cue.kind == "commitment":
            return self._committed(clause, subject, act, timed)
        return self._obliged(clause, subject, act, timed)

    def _committed(self, clause: Clause, subject: Who, act: bool, timed: bool) -> Who | None:
        cue = clause.cue
        if self._is_conditional(clause.first):
            return None
        if cue.force == "reported" and (self._in_quote(clause.first) or not self._is_reported()):
            return None
        strong = cue.id in ("agreed", "pledged")
        first_person = self._first_word(clause) in ("i", "my")
        if first_person and not timed and not strong:
            return None
        if subject.means in (Means.COUNCIL, Means.BODY, Means.OTHER):
            if not (timed or (act and cue.force != "weak") or (strong and clause.verb.verb_class is not VerbClass.STATE)):
                return None
            if cue.force == "weak" and not timed and not act:
                return None
            return subject
        if subject.means is Means.THING and (timed or (act and clause.verb.voice is VerbVoice.PASSIVE and self._in_council_quote(clause.first))):
            if clause.verb.voice is VerbVoice.STATE and not timed:
                return None
            return self._context_owner(clause)
        return None

    def _obliged(self, clause: Clause, subject: Who, act: bool, timed: bool) -> Who | None:
        cue, verb = clause.cue, clause.verb
        soft = verb.verb_class is VerbClass.SOFT
        if verb.voice is VerbVoice.PERFECT:
            return None
        own = self._in_council_quote(clause.first)
        if own and not timed:
            return None
        if subject.means in (Means.COUNCIL, Means.OTHER):
            if verb.verb_class is VerbClass.STATE and not timed:
                return None
            if cue.force == "weak" and not (timed or act or soft):
                return None
            return subject
        if subject.means is Means.THING and verb.voice is VerbVoice.PASSIVE and cue.id in ("should", "must", "has-to"):
            if not (act or soft):
                return None
            return self._context_owner(clause)
        return None

    def _context_owner(self, clause: Clause) -> Who | None:
        at = self.words.items[clause.first].start
        return self.parties.speaker_at(at) or self.parties.context(at)

    def _first_word(self, clause: Clause) -> str:
        return self.words.folded[clause.subject] if clause.subject <= clause.subject_last else ""

    def _in_quote(self, at: int) -> bool:
        return self.parties.quote_at(self.words.items[at].start) is not None

    def _in_council_quote(self, at: int) -> bool:
        who = self.parties.speaker_at(self.words.items[at].start)
        return who is not None and who.means is Means.COUNCIL

    def _is_conditional(self, at: int) -> bool:
        return any(word in CONDITIONS for word in self.words.folded[self.passage.first : at])

    def _directed_verb(self, at: int) -> int | None:
        """The verb after 'to', 'should' or 'must' that follows an addressee; None if none does."""
        for index in range(at, min(at + 30, self.passage.last - 1)):
            if self.words.folded[index] in ("to", "should", "must") and index > at:
                verb = self.prose.clauses.base_class(self.words, index + 1)
                return index + 1 if verb is not None and verb is not VerbClass.STATE else None
        return None

    def _has_infinitive(self, at: int) -> bool:
        return any(
            self.words.folded[index] == "to" and self.prose.clauses.base_class(self.words, index + 1) is not None
            for index in range(at, self.passage.last - 1)
        )

    def _participle(self, at: int) -> tuple[int | None, bool]:
        """The participle that follows 'has' or 'has been', and whether it is passive."""
        folded = self.words.folded
        passive = False
        while at < self.passage.last and (folded[at] in ("already", "now", "also", "since", "just", "been", "recently", "all", "both") or folded[at].endswith("ly")):
            passive = passive or folded[at] == "been"
            at += 1
        if at >= self.passage.last:
            return None, passive
        found = self.prose.clauses.participle_class(self.words, at)
        return (at, passive) if found is VerbClass.ACT else (None, passive)

    def _doer(self, clause: Clause, passive: bool) -> Who | None:
        subject = self._subject(clause)
        if subject.means is Means.COUNCIL and subject.party is not None:
            return subject
        if subject.means is Means.THING and passive:
            who = self.parties.speaker_at(self.words.items[clause.first].start)
            if who is not None and who.means is Means.COUNCIL:
                return who
        return None

    def _tells_done(self, hit: Hit[CueEntry], owner: Who) -> bool:
        words = self.words.folded[self.passage.first : self.passage.last]
        if any(word in SINCE for word in words):
            return True
        return self._in_council_quote(hit.first) and self.words.folded[hit.first] != "had"

    # --- making ---

    def _proposal(self, text: Span, clause: Clause, owner: Who, deadline: DeadlineFound | None, rule: str) -> Proposal:
        kind = clause.cue.action_kind
        issuer = owner if kind is ActionKind.COMMITMENT else self._issuer(clause)
        cue = Span(self.words.items[clause.first].start, self.words.items[clause.last].end)
        status = ActionStatus.PLANNED if kind is ActionKind.COMMITMENT else ActionStatus.UNKNOWN
        return Proposal(text, kind, status, owner, issuer, deadline, None, cue, rule, CONFIDENCE[rule], (clause.cue.id,))

    def _issuer(self, clause: Clause) -> Who | None:
        at = self.words.items[clause.first].start
        return self.parties.speaker_at(at) or self.parties.reviewer(at)

    def _made(
        self, text: Span, hit: Hit[CueEntry], cue: CueEntry, rule: str, owner: Who | None, issuer: Who | None,
        deadline: DeadlineFound | None, kind: ActionKind | None, status: ActionStatus | None = None,
    ) -> Proposal:  # fmt: skip
        words = Span(self.words.items[hit.first].start, self.words.items[hit.last].end)
        settled = status or (ActionStatus.PLANNED if kind is ActionKind.COMMITMENT else ActionStatus.UNKNOWN)
        who = issuer or (self.parties.reviewer(words.start) if kind is not ActionKind.COMMITMENT else owner)
        return Proposal(text, kind, settled, owner, who, deadline, None, words, rule, CONFIDENCE[rule], (cue.id,))
