"""One sentence and the cues in it: its words, voices, subjects and dates, as the rules of prose.py ask for them."""

from __future__ import annotations

from dataclasses import dataclass

from councilscope.knowledge.actions import ActionKnowledge, CueEntry, CueForm, VerbClass, VerbForm
from councilscope.matching.actions.deadlines import Deadlines, Limit
from councilscope.matching.clauses import (
    MARKS,
    RELATIVE,
    Clause,
    ClauseReader,
)
from councilscope.matching.parties import COORDINATORS, FRONTING, NOBODY, UNRESOLVED, Means, Parties, Who
from councilscope.matching.phrases import Hit, PhraseTrie, Words
from councilscope.matching.salience import last_before
from councilscope.spans import Span, trimmed

CONDITIONS = frozenset(("if", "unless", "whether"))
BE = frozenset(("is", "are", "was", "were", "be", "been", "remain", "remains"))
DETERMINERS = frozenset(("the", "a", "their", "its", "his", "her", "our", "this", "that", "no", "any"))
PERSONAL = frozenset(("they", "it", "we", "he", "she", "you"))
SENTENCE_MARKS = (": ", ";")
CLAUSE_MARKS = (", and ", ", but ", ", where ", " where ", *SENTENCE_MARKS)
FINITE = BE | {"has", "have", "had", "must", "should", "will", "would"}
PLACED = frozenset(("where", "when"))
QUESTIONS = frozenset(("how", "why", "whether"))
COMPLEMENTED = frozenset(("them", "these", "include", "included", "including"))  # 'among them that the police should'
OBJECTS = frozenset(("her", "him", "them", "me", "us"))
NOUN_CUES = frozenset(("needs", "plans", "intends", "pledged"))
NOUN_PHRASE = 4  # words of 'a new recovery plan'
WORK = frozenset(("work", "working"))
WORK_FOR = frozenset(("to", "on", "with"))  # 'has begun work on a plan'
LONGEST_ADDRESSEE = 14  # words


class ProseKnowledge:
    """What the rules know, compiled once."""

    def __init__(self, knowledge: ActionKnowledge, clauses: ClauseReader) -> None:
        self.clauses = clauses
        self.verbs = knowledge.verbs
        self.idioms: PhraseTrie[str] = PhraseTrie(
            (word, entry.id) for entry in knowledge.idioms.values() for word in entry.words
        )
        self.sources = frozenset(
            word for entry in knowledge.findings.values() if entry.role == "source" for word in entry.words
        )
        self.visits = frozenset(
            word.split()[-1] for entry in knowledge.parties.values() if entry.means == "body" for word in entry.words
        )
        # What reviewers advise in: their reports, and the recommendations in them.
        self.issuing = self.sources | frozenset(knowledge.cues["recommendations"].words)
        self.askings = frozenset(
            word for cue in knowledge.cues.values() if cue.form is CueForm.DIRECTIVE for word in cue.words
        )


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence with its words, and the stretch of it that the cue's voice speaks (inside or outside a quote)."""

    span: Span
    first: int
    last: int


class Sentence:
    """A sentence with what the rules ask of it."""

    def __init__(
        self,
        prose: ProseKnowledge,
        passage: Passage,
        words: Words,
        hits: list[Hit[CueEntry]],
        parties: Parties,
        deadlines: Deadlines,
    ) -> None:
        self.prose = prose
        self.passage = passage
        self.words = words
        self.hits = hits
        self.parties = parties
        self.deadlines = deadlines

    def _clause(self, hit: Hit[CueEntry], cue: CueEntry) -> Clause:
        return self.prose.clauses.clause(self.words, hit, cue, self.passage.first, self.passage.last)

    def _subject(self, clause: Clause) -> Who:
        if self._is_relative(clause):
            return NOBODY
        if clause.subject <= clause.subject_last and self.words.folded[clause.subject_last] in COORDINATORS:
            return self._shared_subject(clause)  # 'The council accepts the findings and will …'
        return self.parties.subject(clause.subject, clause.subject_last)

    def _is_relative(self, clause: Clause) -> bool:
        """'which will …', 'people who must …'"""
        if clause.subject > clause.subject_last:
            return clause.first > self.passage.first and self.words.folded[clause.first - 1] in RELATIVE
        before = clause.subject - 1
        after_noun = (
            before > self.passage.first
            and not self._says(before - 1)
            and self.words.folded[before - 1] not in FRONTING | COMPLEMENTED
            and not self._is_told_to_somebody(before)
        )
        if after_noun and self.words.folded[before] in RELATIVE:
            return True  # 'the targets that it should reach'
        subject = self.words.folded[clause.subject : clause.subject_last + 1]
        return subject[-1] in RELATIVE or subject[0] in RELATIVE or "whose" in subject

    def _is_told_to_somebody(self, that: int) -> bool:
        """'Told the council that leaders must …': the words before 'that' are who is told, not what it takes up."""
        verbs = self.prose.askings & self.prose.clauses.speech
        near = range(max(self.passage.first + 1, that - LONGEST_ADDRESSEE), that)
        told = next((at for at in near if self.words.folded[at] in verbs), None)
        return told is not None and self.words.folded[told - 1] not in BE and self.words.folded[told + 1] not in OBJECTS

    def _issuer(self, hit: Hit[CueEntry], cue: CueEntry) -> Who:
        """Who advises: the subject of the cue; of 'found …, and urged' the subject of the sentence so far."""
        clause = self._clause(hit, cue)
        who = self._subject(clause)
        shared = clause.subject <= clause.subject_last and self.words.folded[clause.subject_last] in COORDINATORS
        nouns = self.words.folded[self.passage.first if shared else clause.subject : clause.subject_last + 1]
        reports = not self.prose.issuing.isdisjoint(nouns)
        if who.means is Means.THING and who.party is None and reports and not self._in_quote(hit.first):
            return self.parties.reviewer(self.words.items[clause.first].start) or who
        return who

    def _council_before(self, at: int) -> Who | None:
        """The council named right before the quotation that opens at a word: 'the council “needs to …”'."""
        if at == self.passage.first:
            return None
        end = self.words.items[at - 1].end
        mention = last_before(self.parties.councils, end + 1, self.passage.span.start)
        return None if mention is None or mention.end != end else self.parties.council_nearby(end)

    def _is_praise(self, clause: Clause) -> bool:
        """'A council committed to promoting independence', 'is wholly committed to saving': a state of mind."""
        if self.words.folded[clause.first] != "committed":
            return False
        before = self.words.folded[max(clause.first - 3, self.passage.first) : clause.first]
        return clause.verb.verb_class is None or not BE.isdisjoint(before)

    def _is_noun(self, clause: Clause) -> bool:
        """'Their need to change', 'a three-year plan to cut waits': the cue's word is a noun."""
        folded = self.words.folded
        if clause.cue.id not in NOUN_CUES or clause.last - clause.first != 1 or folded[clause.first] in BE:
            return False
        for at in range(clause.first - 1, max(self.passage.first, clause.first - NOUN_PHRASE) - 1, -1):
            if folded[at] in PERSONAL or folded[at] in COORDINATORS:
                return False
            if folded[at] == "s" or self.words.gap(at).strip()[:1] in ("'", "’"):
                return True
            if folded[at] in DETERMINERS:
                return self.parties.subject(at, clause.first - 1).means is Means.THING
        return False

    def _is_embedded(self, clause: Clause) -> bool:
        """'How the council will improve': a question that the sentence speaks of."""
        at = clause.subject - 1
        shared = clause.subject_last > clause.subject and self.words.folded[clause.subject_last] in COORDINATORS
        if at < self.passage.first or (shared and clause.cue.kind == "commitment"):
            return False  # 'We know where they are and will …'
        inside = at > self.passage.first and self.words.folded[at - 1] != ","
        placed = self.words.folded[at] in PLACED and inside  # 'to know where staff should be sent'
        compared = self.words.folded[at] == "as" and clause.cue.kind != "commitment"  # 'as they have to call it'
        return self.words.folded[at] in QUESTIONS or placed or compared

    def _is_noun_clause(self, clause: Clause) -> bool:
        """'Failings they need to address', 'where they need to focus': no obligation told."""
        at, folded = clause.first - 1, self.words.folded
        if at < self.passage.first:
            return False
        if folded[at] not in PERSONAL or at == self.passage.first or clause.subject_last != at:
            return False
        before = folded[at - 1]
        if before in ("where", "what", "how"):
            return True
        fronted = folded[clause.subject] in FRONTING or at == clause.subject or self.words.gap(at - 1).strip()
        noun = at - 1 > self.passage.first and folded[at - 2] in DETERMINERS  # 'in that report we need to'
        verb = not noun and any(
            self.prose.clauses.verbs.form_of(before, form) for form in (VerbForm.BASE, VerbForm.PAST)
        )
        return not (fronted or verb or before in (",", "and", "or", "but", "so", "that", "now"))

    def _shared_subject(self, clause: Clause) -> Who:
        """'The council accepts the report and will publish a plan': the subject of the sentence so far."""
        held = self.parties.quote_at(self.words.items[clause.first].start)
        first = self.passage.first
        while held is not None and first < clause.first and self.words.items[first].start < held[0].start:
            first += 1
        apart = self.words.folded[clause.subject_last - 1] == ","  # 'Ofsted said Leeds was too slow, and will return'
        if clause.cue.kind != "commitment" or not apart:  # 'Ofsted said Leeds was too slow and should …'
            told = (n for n in range(clause.first - 2, first, -1) if self.words.folded[n] in self.prose.clauses.speech)
            first = next(told, first - 1) + 1
            first += self.words.folded[first] == "that"
        last = first if self.words.folded[first] in PERSONAL else clause.first - 1
        verb = next((n for n in range(first + 1, last) if self.words.folded[n] in FINITE), None)
        return self.parties.subject(first, last if verb is None else verb - 1) if first < clause.first else UNRESOLVED

    def _text_of(self, hit: Hit[CueEntry]) -> Span:
        """The words of the action: what the cue's speaker says of the sentence, without the words of reporting."""
        at = self.words.items[hit.first].start
        held = self.parties.quote_at(at)
        span = self.passage.span
        if held is not None:
            return trimmed(self.parties.text, max(span.start, held[0].start), min(span.end, held[0].end))
        start, told = span.start, False
        for index in range(self.passage.first + 1, hit.first):
            word = self.words.folded[index]
            if ";" in self.words.gap(index - 1) and word not in PERSONAL:
                start = self.words.items[index].start  # 'Hull has hired a director; Swindon must …'
            said = word == "that" and (self._says(index - 1) or self._is_told_to_somebody(index))
            if word == "but" and self.words.folded[index - 1] == ",":
                start = self.words.items[index + 1].start
            elif told or any(mark in MARKS for mark in self.words.gap(index)):
                continue
            elif said or (
                self._says(index)
                and index + 1 == self.clause_start(hit)
                and self.words.folded[index + 1] not in COORDINATORS | RELATIVE
            ):
                start, told = self.words.items[index + 1].start, True
        return trimmed(self.parties.text, start, span.end)

    def clause_start(self, hit: Hit[CueEntry]) -> int:
        """The first word of the subject of a cue."""
        return self.prose.clauses.subject_range(self.words, hit.first, self.passage.first)[0]

    def _says(self, at: int) -> bool:
        word = self.words.folded[at]
        return word in self.prose.clauses.sayings or word in self.prose.askings or word in ("and", "so", ",")

    def _is_reported(self) -> bool:
        """Whether a verb of saying stands in the sentence."""
        return any(
            word in self.prose.clauses.speech for word in self.words.folded[self.passage.first : self.passage.last]
        )

    def _in_clause(self, limit: Limit, clause: Clause) -> bool:
        """Whether the deadline belongs to the cue's clause: no other clause begins between the two."""
        when = limit.deadline.span
        first, last = self.words.items[clause.first].start, self.words.items[clause.last].end
        between = self.parties.text[last : when.start] if when.start > last else self.parties.text[when.end : first]
        marks = SENTENCE_MARKS if clause.verb.verb_class is VerbClass.ACT else CLAUSE_MARKS
        return not any(mark in between for mark in marks)

    def _first_word(self, clause: Clause) -> str:
        return self.words.folded[clause.subject] if clause.subject <= clause.subject_last else ""

    def _in_quote(self, at: int) -> bool:
        return self.parties.quote_at(self.words.items[at].start) is not None

    def _in_council_quote(self, at: int) -> bool:
        who = self.parties.speaker_at(self.words.items[at].start)
        return who is not None and who.means is Means.COUNCIL

    def _is_conditional(self, at: int) -> bool:
        return any(word in CONDITIONS for word in self.words.folded[self.passage.first : at])

    def _participle(self, at: int) -> tuple[int | None, bool]:
        """The participle that follows 'has' or 'has been', and whether it is passive."""
        folded = self.words.folded
        passive = False
        while at < self.passage.last and (
            folded[at] in ("already", "now", "also", "since", "just", "been", "recently", "all", "both")
            or folded[at].endswith("ly")
        ):
            passive = passive or folded[at] == "been"
            at += 1
        if at >= self.passage.last:
            return None, passive
        if at + 1 < self.passage.last and folded[at] in self.prose.verbs.begun:  # 'has begun recruiting'
            if folded[at + 1] in WORK and folded[at + 2] in WORK_FOR:
                return at, passive
            begun = self.prose.verbs.form_of(folded[at + 1], VerbForm.GERUND)
            return (at + 1, passive) if begun is VerbClass.ACT else (None, passive)
        acts = self.prose.clauses.participle_class(self.words, at) is VerbClass.ACT
        done = passive and folded[at] in self.prose.verbs.general  # 'action has been taken'
        return (at, passive) if acts or done else (None, passive)

    def _is_history(self) -> bool:
        """Whether the sentence dates what it tells to longer ago than a report looks back."""
        return any(self.deadlines.is_history(date) for date in self.deadlines.within(self.passage.span))

    def _context_owner(self, clause: Clause) -> Who | None:
        at = self.words.items[clause.first].start
        return self.parties.speaker_at(at) or self._reporting(clause) or self.parties.context(at)

    def _reporting(self, clause: Clause) -> Who | None:
        """Whom the person speaks for whose indirect speech the sentence is."""
        if not self._is_reported():
            return None
        person = self.parties.person_within(self.words.items[self.passage.first].start, self.passage.span.end)
        who = (
            self.parties.of_person(person[1], self.words.items[clause.first].start, None, "speaker") if person else None
        )
        return who if who is not None and who.means is Means.COUNCIL else None
