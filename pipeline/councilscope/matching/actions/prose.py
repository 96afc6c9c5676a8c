"""Action points told in sentences: what must, should or will be done, what was promised, and what has been done."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from councilscope.knowledge.actions import ActionKnowledge, CueEntry, CueForm, VerbClass
from councilscope.matching.actions.advice import FEWEST_WORDS, HAVE, SINCE, AdviceReader
from councilscope.matching.actions.deadlines import Deadlines
from councilscope.matching.actions.proposal import Proposal
from councilscope.matching.actions.sentence import Passage, ProseKnowledge
from councilscope.matching.clauses import (
    LONGEST_SENTENCE,
    NEGATIONS,
    Clause,
    ClauseReader,
    VerbVoice,
    sentence_cues,
    word_range,
)
from councilscope.matching.parties import NOBODY, THING, UNRESOLVED, Means, Parties, Who
from councilscope.matching.phrases import Hit, Words
from councilscope.records import ActionStatus
from councilscope.spans import Span, trimmed

RULE_OF_CUE = {
    "must": "must",
    "has-to": "must",
    "required": "must",
    "told": "told-to",
    "expected": "told-to",
    "should": "should",
    "needs": "needs-to",
    "asked": "asked-to",
    "told-by": "told-to",
    "asked-by": "asked-to",
    "will": "will",
    "would": "would",
    "agreed": "agreed-to",
    "decided": "agreed-to",
    "pledged": "agreed-to",
    "plans": "plans-to",
    "intends": "is-to",
    "committed": "plans-to",
    "next-step": "is-to",
}
DEMONSTRATIVES = frozenset(("this", "that", "these", "those"))
QUOTE_MARKS = tuple('"“‘«')
AGENT_WITHIN = 6  # words after 'by' in which a body stands


class ProseReader(ProseKnowledge):
    """Proposes action points for sentences; built once from the knowledge."""

    def __init__(self, knowledge: ActionKnowledge, clauses: ClauseReader) -> None:
        super().__init__(knowledge, clauses)
        self._rules: Mapping[CueForm, Callable[[Reader, Hit[CueEntry], CueEntry], Proposal | None]] = {
            CueForm.MODAL: Reader.modal,
            CueForm.DIRECTIVE: Reader.directive,
            CueForm.CLAUSE: Reader.pledged,
            CueForm.OBJECT: Reader.thing,
            CueForm.NEED: Reader.need,
            CueForm.THING: Reader.recommended,
            CueForm.PERFECT: Reader.perfect,
            CueForm.PROGRESS: Reader.progress,
        }

    def read(
        self,
        sentence: Span,
        words: Words,
        starts: list[int],
        hits: list[Hit[CueEntry]],
        parties: Parties,
        deadlines: Deadlines,
    ) -> Proposal | None:
        """The action point of a sentence: of several, the surest; None if it tells none."""
        first, last = word_range(words, starts, sentence)
        if last - first > LONGEST_SENTENCE:
            return None
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
        for at in self.idioms.places_within(words, max(0, hit.first - 3), hit.last + 1):
            idiom = self.idioms.longest(words, at)
            if idiom is not None and idiom.first <= hit.last and idiom.last >= hit.first and idiom.last < last:
                return True
        return False


class Reader(AdviceReader):
    """The rules, each a method from a cue of the sentence to a proposal or None."""

    def modal(self, hit: Hit[CueEntry], cue: CueEntry) -> Proposal | None:
        """'The council must publish …', 'We will recruit …', 'She would bring a plan …'."""
        clause = self._clause(hit, cue)
        if clause.verb.at is None or (clause.verb.negated and cue.kind == "commitment"):
            return None
        if hit.first > self.passage.first and self.words.folded[hit.first - 1] in NEGATIONS:
            return None  # 'will not have to'
        if clause.subject <= clause.subject_last and self.words.folded[clause.subject_last] in DEMONSTRATIVES:
            return None  # 'nobody should pretend this will be fixed'
        quoted = None
        if (
            self.words.items[hit.first].start
            and self.parties.text[self.words.items[hit.first].start - 1] in QUOTE_MARKS
        ):
            quoted = self._council_before(hit.first)
            if quoted is None:
                return None  # '"Must try harder"'
        subject = quoted or self._subject(clause)
        several = clause.subject_last > clause.subject and self._first_word(clause) not in ("no", "any")
        if subject == NOBODY and clause.verb.voice is VerbVoice.PASSIVE and several and not self._is_relative(clause):
            subject = THING  # 'every child must be seen'
        if subject.means is Means.NOBODY or self._is_career(clause, subject):
            return None
        text = self._text_of(hit)
        limit = self.deadlines.of(text)
        unknown = clause.verb.verb_class is None and clause.verb.voice is VerbVoice.ACTIVE and cue.kind != "commitment"
        act = clause.verb.verb_class is VerbClass.ACT or unknown
        timed = limit is not None and (limit.falls or cue.kind == "commitment") and self._in_clause(limit, clause)
        judge = self._committed if cue.kind == "commitment" else self._obliged
        owner = judge(clause, subject, act, timed)
        return None if owner is None else self._made(text, hit, cue, RULE_OF_CUE[cue.id], owner, limit, cue.action_kind)

    def pledged(self, hit: Hit[CueEntry], cue: CueEntry) -> Proposal | None:
        """'It promised that families would see a difference within a year': whoever promised is to act."""
        owner = self._subject(self._clause(hit, cue))
        following = self.words.folded[hit.last + 1 : self.passage.last]
        if owner.means not in (Means.COUNCIL, Means.BODY, Means.OTHER) or not {"would", "will", "ll"} & set(following):
            return None
        text = trimmed(self.parties.text, self.words.items[hit.last + 1].start, self._text_of(hit).end)
        return self._made(text, hit, cue, "promised", owner, self.deadlines.of(text), cue.action_kind)

    def thing(self, hit: Hit[CueEntry], cue: CueEntry) -> Proposal | None:
        """'Has promised an action plan before Christmas', 'has until the end of January to agree a plan'."""
        text = self._text_of(hit)
        limit = self.deadlines.of(Span(self.words.items[hit.first].start, text.end))
        owner = self._subject(self._clause(hit, cue))
        if limit is None or not limit.falls or owner.means not in (Means.COUNCIL, Means.OTHER):
            return None
        if cue.id == "has-until":
            apart = limit.deadline.span.start - self.words.items[hit.last].end
            if apart > 2 or not self._has_infinitive(hit.last + 1):
                return None
        rule = "promised" if cue.kind == "commitment" else "has-until"
        return self._made(text, hit, cue, rule, owner, limit, cue.action_kind)

    def perfect(self, hit: Hit[CueEntry], cue: CueEntry) -> Proposal | None:
        """'We have already appointed …', 'Six officers have been recruited since …': done."""
        clause = self._clause(hit, cue)
        at, passive = self._participle(hit.last + 1)
        owner = None if at is None or clause.verb.negated else self._doer(clause, passive)
        if at is None or owner is None:
            return None
        text = self._text_of(hit)
        if self._first_word(clause) == "i" or not self._tells_done(hit, owner) or self._is_history():
            return None
        if self.passage.last - at < FEWEST_WORDS or self.words.folded[self.passage.last - 1] in ("it", "them", "that"):
            return None
        return self._made(text, hit, cue, "done", owner, None, None, ActionStatus.DONE)

    def progress(self, hit: Hit[CueEntry], cue: CueEntry) -> Proposal | None:
        """'The council is drawing up a plan', 'more staff are being recruited': under way."""
        clause = self._clause(hit, cue)
        subject = self._subject(clause)
        passive = self.words.folded[hit.first] == "being"
        owner = self._of_the_page(clause) if passive and subject.means is Means.THING else subject
        if owner is None or owner.means is not Means.COUNCIL or owner.party is None:
            return None
        if self._is_conditional(hit.first) or self._is_history():
            return None
        return self._made(self._text_of(hit), hit, cue, "under-way", owner, None, None, ActionStatus.UNDER_WAY)

    def _committed(self, clause: Clause, subject: Who, act: bool, timed: bool) -> Who | None:
        """Whose commitment the clause tells; None if it is none."""
        cue, verb = clause.cue, clause.verb
        if self._is_conditional(clause.first):
            return None
        if cue.id == "decided" and subject.means is not Means.COUNCIL:
            return None  # 'the Government decided to intervene'
        if subject.rule == "council-noun" and verb.voice is VerbVoice.PASSIVE:
            subject = THING  # 'six managers will be appointed'
        if subject.means is Means.COUNCIL and verb.voice is VerbVoice.PASSIVE and subject.rule != "speaker":
            return None  # 'the council will be inspected'
        if subject.means is Means.OTHER and self._first_word(clause) in ("he", "she"):
            return None
        if cue.force == "weak" and verb.verb_class is VerbClass.STATE:
            return None
        if verb.voice is VerbVoice.PERFECT and subject.means is Means.THING:
            return None
        if cue.force == "reported" and (self._in_quote(clause.first) or not self._is_reported()):
            return None
        if cue.force == "reported" and self._is_noun_clause(clause):
            return None  # 'asked how she would mark her own work'
        if subject.rule == UNRESOLVED.rule and not (timed and self._first_word(clause) in ("we", "it", "they")):
            return None
        if timed and subject.means is Means.THING:
            if subject.party is not None or subject.rule == UNRESOLVED.rule:
                return subject
            return self._context_owner(clause) or subject
        if subject.means is Means.THING:
            passive = act and verb.voice is VerbVoice.PASSIVE and cue.force != "weak"
            return self._context_owner(clause) if passive and self._in_council_quote(clause.first) else None
        if timed:
            return subject
        if self._first_word(clause) in ("i", "my") and cue.id not in ("agreed", "pledged", "decided"):
            return None
        if cue.id in ("agreed", "pledged", "decided"):
            return subject if verb.verb_class is not VerbClass.STATE and not self._is_praise(clause) else None
        return subject if act and cue.force != "weak" else None

    def _obliged(self, clause: Clause, subject: Who, act: bool, timed: bool) -> Who | None:
        """Who is asked or obliged to act; None if it is no action."""
        cue, verb = clause.cue, clause.verb
        if subject.means is Means.BODY and subject.rule == "pronoun":
            subject = self.parties.council_nearby(self.words.items[clause.first].start) or subject
        soft = verb.verb_class is VerbClass.SOFT
        if not timed and self._is_history():
            return None
        if subject.rule == UNRESOLVED.rule or self._first_word(clause) == "i" or self._is_noun_clause(clause):
            return None
        if verb.voice is VerbVoice.PERFECT or (self._in_council_quote(clause.first) and not timed):
            return None
        if subject.means in (Means.COUNCIL, Means.OTHER):
            if verb.verb_class is VerbClass.STATE and not timed and not self._is_have(verb.at):
                return None
            return subject if cue.force != "weak" or timed or act or soft else None
        passive = verb.voice is VerbVoice.PASSIVE and (act or soft)
        if subject.means is Means.THING and passive and cue.id in ("should", "must", "has-to"):
            return subject if subject.party is not None else self._context_owner(clause) or subject
        return None

    def _is_have(self, at: int | None) -> bool:
        """'Should have every sale valued', 'must have a plan'."""
        return at is not None and self.words.folded[at] == "have"

    def _is_career(self, clause: Clause, subject: Who) -> bool:
        """'She will start in September': a person's own career."""
        at = clause.verb.at
        personal = self._first_word(clause) in ("he", "she", "i") or subject.rule.startswith("named-person")
        return personal and at is not None and self.words.folded[at] in self.prose.verbs.career

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

    def _doer(self, clause: Clause, passive: bool) -> Who | None:
        subject = self._subject(clause)
        if passive and subject.rule == "council-noun":
            subject = THING  # 'six managers have been appointed'
        if passive and self._by_body(clause.last):
            return None  # 'a harder test has been applied by the regulator'
        if subject.means in (Means.COUNCIL, Means.BODY, Means.OTHER) and subject.party is not None:
            return None if passive or subject.means is Means.BODY else subject
        if subject.means in (Means.THING, Means.NOBODY) and passive and not self._is_relative(clause):
            at = self.words.items[clause.first].start
            who = self.parties.speaker_at(at)
            if who is None and self.parties.quote_at(at) is None:
                who = self._reporting(clause) or self._of_the_page(clause)
            if who is not None and who.means is Means.COUNCIL:
                return who
        return None

    def _by_body(self, at: int) -> bool:
        """Whether 'by' and a body follow."""
        by = next((n for n in range(at, self.passage.last - 1) if self.words.folded[n] == "by"), None)
        if by is None:
            return False
        end = self.words.items[min(by + AGENT_WITHIN, self.passage.last - 1)].end
        return self.parties.body_within(self.words.items[by].end, end) is not None

    def _of_the_page(self, clause: Clause) -> Who | None:
        """The one council of the article, where something has been done 'since' something else."""
        since = any(word in SINCE for word in self.words.folded[self.passage.first : self.passage.last])
        who = self.parties.context(self.words.items[clause.first].start) if since else None
        return who if who is not None and who.rule in ("only-council", "main-council") else None

    def _tells_done(self, hit: Hit[CueEntry], owner: Who) -> bool:
        words = self.words.folded[self.passage.first : self.passage.last]
        if any(word in SINCE for word in words) or "also" in self.words.folded[hit.first : hit.last + 1]:
            return True
        if owner.means is Means.COUNCIL and owner.rule == "named" and self.words.folded[hit.first] in HAVE:
            return True  # 'The council has appointed a new director'
        return self._in_council_quote(hit.first) and words[hit.first - self.passage.first] != "had"
