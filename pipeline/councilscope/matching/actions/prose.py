"""Action points told in sentences: what must, should or will be done, what was promised, and what has been done."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from councilscope.knowledge.actions import ActionKnowledge, CueEntry, CueForm, VerbClass
from councilscope.matching.actions.commitments import ANYBODY, CommitmentReader
from councilscope.matching.actions.deadlines import Deadlines, Limit
from councilscope.matching.actions.progress import OF_THE_PAGE
from councilscope.matching.actions.proposal import Proposal, Refusal
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
from councilscope.matching.weighing import weigh
from councilscope.records import ActionKind
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
SOME = "some-of-those-named"  # the rule by which 'each', 'the four' are councils told of before
THINGS = frozenset(("which", "that"))
GROUPS = frozenset(("each", "both", "all", "those", "the"))
AFTER_GROUP = frozenset(("of", "with", "without", "that", "in", "rated", "judged", "named"))
NUMERALS = frozenset(("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"))
SOME_OF = NUMERALS | {"one", "some", "many", "most", "few", "half", "several"}
QUOTE_MARKS = tuple('"“‘«')


class ProseReader(ProseKnowledge):
    """Proposes action points for sentences; built once from the knowledge."""

    def __init__(self, knowledge: ActionKnowledge, clauses: ClauseReader) -> None:
        super().__init__(knowledge, clauses)
        self._rules: Mapping[CueForm, Callable[[Reader, Hit[CueEntry], CueEntry], Proposal | Refusal]] = {
            CueForm.MODAL: Reader.modal,
            CueForm.DIRECTIVE: Reader.directive,
            CueForm.CLAUSE: Reader.pledged,
            CueForm.OBJECT: Reader.thing,
            CueForm.GRANT: Reader.gives_time,
            CueForm.NEED: Reader.need,
            CueForm.THING: Reader.recommended,
            CueForm.PERFECT: Reader.perfect,
            CueForm.PROGRESS: Reader.progress,
            CueForm.SCHEDULE: Reader.scheduled,
            CueForm.PLAN: Reader.planned,
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
        asks = parties.text[sentence.start : sentence.end].rstrip("\"”’'») ").endswith("?")
        reader = Reader(self, Passage(sentence, first, last), words, hits, parties, deadlines)
        best: Proposal | None = None
        for hit, cue in sentence_cues(hits, first, last, *self._rules):
            directed = cue.form is CueForm.DIRECTIVE and parties.quote_at(words.items[hit.first].start) is None
            idiom = self.is_idiom(words, hit, last, directed)
            told = "asked-as-a-question" if asks else "idiom" if idiom else ""
            proposal = told or self._rules[cue.form](reader, hit, cue)
            if isinstance(proposal, str):
                weigh(words, proposal, words.span(hit.first, hit.last))
            elif best is None or proposal.confidence > best.confidence:
                best = proposal
        return best

    def is_idiom(self, words: Words, hit: Hit[CueEntry], last: int, directed: bool = False) -> bool:
        """Whether the cue is part of an expression that is no action ('must be welcomed').

        ``directed``: somebody may be asked by the very words ('would like managers to').
        """
        for at in self.idioms.places_within(words, max(0, hit.first - 3), min(hit.last + 2, last)):
            idiom = self.idioms.longest(words, at)
            if idiom is None or (directed and hit.first <= idiom.first and idiom.last <= hit.last):
                continue
            if hit.first <= idiom.last < last:
                return True
        return False


class Reader(CommitmentReader):
    """The rules, each a method from a cue of the sentence to a proposal or a refusal."""

    def modal(self, hit: Hit[CueEntry], cue: CueEntry) -> Proposal | Refusal:
        """'The council must publish …', 'We will recruit …', 'She would bring a plan …'."""
        clause = self._clause(hit, cue)
        if clause.verb.at is None or (clause.verb.negated and cue.kind == "commitment"):
            return "denied-deed" if clause.verb.negated else "cue-without-a-verb"
        if self._is_noun(clause) or self._is_embedded(clause):
            return "cue-is-a-noun" if self._is_noun(clause) else "inside-a-question"
        if hit.first > self.passage.first and self.words.folded[hit.first - 1] in NEGATIONS:
            return "denied-deed"  # 'will not have to'
        if clause.subject <= clause.subject_last and self.words.folded[clause.subject_last] in DEMONSTRATIVES:
            return "doer-unknown"  # 'nobody should pretend this will be fixed'
        quoted = None
        if (
            self.words.items[hit.first].start
            and self.parties.text[self.words.items[hit.first].start - 1] in QUOTE_MARKS
        ):
            quoted = self._council_before(hit.first)
            if quoted is None:
                return "quoted-scrap"  # '"Must try harder"'
        subject = quoted or self._subject(clause)
        if subject.rule == "council-noun" and cue.kind == "commitment":
            subject = self._tellers_own(subject, clause)
        several = clause.subject_last > clause.subject and self._first_word(clause) not in ANYBODY
        if subject == NOBODY and clause.verb.voice is VerbVoice.PASSIVE and several and not self._is_relative(clause):
            subject = THING  # 'every child must be seen'
        text = self._text_of(hit)
        limit = self.deadlines.of(text)
        nobody = subject.party is None and subject.means in (Means.NOBODY, Means.THING)
        if nobody and limit is not None and limit.falls:
            subject = self._by_a_day(clause) or subject
        if subject.party is None and limit is not None and limit.falls and self._in_council_quote(hit.first):
            promised = self._promised_to_all(clause)
            if promised is not None:
                return self._made(text, hit, cue, "will", promised, limit, ActionKind.COMMITMENT)
        if subject.means is Means.NOBODY or self._is_career(clause, subject):
            return "doer-unknown" if subject.means is Means.NOBODY else "ones-own-career"
        unknown = clause.verb.verb_class is None and clause.verb.voice is VerbVoice.ACTIVE and cue.kind != "commitment"
        act = clause.verb.verb_class is VerbClass.ACT or unknown
        timed = limit is not None and (limit.falls or cue.kind == "commitment") and self._in_clause(limit, clause)
        judge = self._committed if cue.kind == "commitment" else self._obliged
        owner = judge(clause, subject, act, timed)
        if isinstance(owner, str):
            return owner
        return self._made(text, hit, cue, RULE_OF_CUE[cue.id], owner, limit, cue.action_kind)

    def _by_a_day(self, clause: Clause) -> Who | None:
        """Who is meant where a day is set: some of the councils told of, or whoever sees to it that a thing is done."""
        first, following = self._first_word(clause), self.words.folded[clause.subject + 1]
        if self._is_relative(clause):
            thing = self.words.folded[clause.first - 1] in THINGS
            return THING if thing and clause.verb.voice is VerbVoice.PASSIVE else None  # 'a plan which will be …'
        if clause.cue.kind == "commitment" or clause.verb.verb_class is not VerbClass.ACT or first not in GROUPS:
            return None
        alone = clause.subject == clause.subject_last or following in AFTER_GROUP or following in NUMERALS
        return Who(Means.OTHER, rule=SOME) if alone else None  # 'Each must …', 'The four that fell …'

    def pledged(self, hit: Hit[CueEntry], cue: CueEntry) -> Proposal | Refusal:
        """'It promised that families would see a difference within a year': whoever promised is to act."""
        owner = self._subject(self._clause(hit, cue))
        following = self.words.folded[hit.last + 1 : self.passage.last]
        if owner.means not in (Means.COUNCIL, Means.BODY, Means.OTHER) or not {"would", "will", "ll"} & set(following):
            return "nothing-promised"
        text = trimmed(self.parties.text, self.words.items[hit.last + 1].start, self._text_of(hit).end)
        return self._made(text, hit, cue, "promised", owner, self.deadlines.of(text), cue.action_kind)

    def thing(self, hit: Hit[CueEntry], cue: CueEntry) -> Proposal | Refusal:
        """'Has promised an action plan before Christmas', 'has until the end of January to agree a plan'."""
        text = self._text_of(hit)
        limit = self.deadlines.of(Span(self.words.items[hit.first].start, text.end))
        owner = self._subject(self._clause(hit, cue))
        if limit is None or not limit.falls or owner.means not in (Means.COUNCIL, Means.OTHER):
            return "no-day-given" if limit is None or not limit.falls else "doer-unknown"
        if cue.id == "has-until":
            apart = limit.deadline.span.start - self.words.items[hit.last].end
            if apart > 2 or not self._has_infinitive(hit.last + 1):
                return "no-day-given"
        rule = "promised" if cue.kind == "commitment" else "has-until"
        return self._made(text, hit, cue, rule, owner, limit, cue.action_kind)

    def gives_time(self, hit: Hit[CueEntry], cue: CueEntry) -> Proposal | Refusal:
        """'Ministers gave the council three months to draw up a plan': whoever is given the time is to act."""
        text = self._text_of(hit)
        limit = self.deadlines.of(Span(self.words.items[hit.last].end, text.end))
        issuer = self._issuer(hit, cue)
        if limit is None or issuer.means is Means.COUNCIL or not self._has_infinitive(hit.last + 2):
            return "no-day-given"
        until = next((n for n in range(hit.last + 1, self.passage.last) if self._begins(n, limit)), hit.last)
        owner = self.parties.subject(hit.last + 1, until - 1) if hit.last < until - 1 else UNRESOLVED
        if owner.means is Means.BODY and owner.rule == "pronoun":
            owner = self.parties.council_nearby(self.words.items[hit.first].start) or owner
        if owner.means not in (Means.COUNCIL, Means.OTHER):
            return "doer-unknown"
        return self._made(text, hit, cue, "has-until", owner, limit, cue.action_kind, issuer=issuer)

    def _begins(self, at: int, limit: Limit) -> bool:
        return self.words.items[at].end > limit.deadline.span.start

    def _obliged(self, clause: Clause, subject: Who, act: bool, timed: bool) -> Who | Refusal:
        """Who is asked or obliged to act, or why it is no action."""
        cue, verb = clause.cue, clause.verb
        if subject.means is Means.BODY and subject.rule == "pronoun":
            subject = self._council_beside(clause) or subject
        soft = verb.verb_class is VerbClass.SOFT
        if not timed and self._is_history():
            return "long-past"
        if subject.rule == UNRESOLVED.rule or self._first_word(clause) == "i" or self._is_noun_clause(clause):
            return "doer-unknown"
        if verb.voice is VerbVoice.PERFECT or (self._in_council_quote(clause.first) and not timed):
            past = verb.voice is VerbVoice.PERFECT
            return "past-deed" if past else "council-of-itself"
        in_general = subject.means is Means.OTHER and subject.party is None and subject.rule != SOME
        if (
            in_general
            and cue.kind == "requirement"
            and not (timed or self._is_reported() or self._in_quote(clause.first))
        ):
            return "duty-of-no-council"  # 'Councils have to balance their budgets'
        if subject.means in (Means.COUNCIL, Means.OTHER):
            if verb.verb_class is VerbClass.STATE and not timed and not self._is_have(verb.at):
                return "state-not-a-deed"
            firm = cue.force != "weak" or timed or act or soft
            return subject if firm else "state-not-a-deed"
        passive = verb.voice is VerbVoice.PASSIVE and (act or soft)
        if not timed and self._first_word(clause) in SOME_OF:
            return "state-not-a-deed"  # 'one job in six has to be done twice'
        if subject.means is Means.THING and passive and cue.id in ("should", "must", "has-to"):
            return subject if subject.party is not None else self._bound(clause) or subject
        ready = timed and verb.voice is VerbVoice.STATE and verb.at is not None and self.words.folded[verb.at] == "be"
        if subject.means is Means.THING and ready and not verb.negated and not self._is_relative(clause):
            return self._ready_by(clause, subject) or "duty-of-no-council"  # 'must be in place'
        return "duty-of-no-council"

    def _ready_by(self, clause: Clause, subject: Who) -> Who | None:
        """Who is to have a thing ready: its own party, a speaker's, or the one council of the page."""
        if subject.party is not None:
            return subject
        who = self._bound(clause)
        return who if who is not None and (who.rule in OF_THE_PAGE or self._in_quote(clause.first)) else None

    def _bound(self, clause: Clause) -> Who | None:
        """Who must see to it that a thing is done: reviewers who say so mean the council."""
        who = self._context_owner(clause)
        reviews = who is not None and who.means is Means.BODY
        return self.parties.context(self.words.items[clause.first].start) if reviews else who
