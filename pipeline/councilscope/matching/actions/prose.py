"""Action points told in sentences: what must, should or will be done, what was promised, and what has been done."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from councilscope.knowledge.actions import ActionKnowledge, CueEntry, CueForm, VerbClass
from councilscope.matching.actions.deadlines import Deadlines, Limit
from councilscope.matching.actions.progress import OF_THE_PAGE, ProgressReader
from councilscope.matching.actions.proposal import Proposal, Refusal
from councilscope.matching.actions.sentence import Passage, ProseKnowledge
from councilscope.matching.clauses import (
    LONGEST_ASIDE,
    LONGEST_SENTENCE,
    MARKS,
    NEGATIONS,
    Clause,
    ClauseReader,
    Verb,
    VerbVoice,
    sentence_cues,
    word_range,
)
from councilscope.matching.parties import CALLED, NOBODY, THING, UNRESOLVED, Means, Parties, Who
from councilscope.matching.phrases import Hit, Words
from councilscope.matching.weighing import weigh
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
ANYBODY = frozenset(("no", "any", "anyone", "anybody", "someone", "somebody"))
SOME_OF = NUMERALS | {"one", "some", "many", "most", "few", "half", "several"}
QUOTE_MARKS = tuple('"“‘«')
AMOUNTS = frozenset("£0123456789")
FIRM = frozenset(("agreed", "pledged", "decided"))
NEAR_OBJECT = 5  # words from 'have' to the noun of 'its next full inspection'
AFTER_AGENT = frozenset(("on", "in", "at", "by", "for", "to", "which", "who", "that", "before", "from", "when", "with"))


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


class Reader(ProgressReader):
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
        several = clause.subject_last > clause.subject and self._first_word(clause) not in ANYBODY
        if subject == NOBODY and clause.verb.voice is VerbVoice.PASSIVE and several and not self._is_relative(clause):
            subject = THING  # 'every child must be seen'
        text = self._text_of(hit)
        limit = self.deadlines.of(text)
        nobody = subject.party is None and subject.means in (Means.NOBODY, Means.THING)
        if nobody and limit is not None and limit.falls:
            subject = self._by_a_day(clause) or subject
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

    def _committed(self, clause: Clause, subject: Who, act: bool, timed: bool) -> Who | Refusal:
        """Whose commitment the clause tells, or why it tells none."""
        cue, verb = clause.cue, clause.verb
        passive = verb.voice is VerbVoice.PASSIVE
        if self._is_conditional(clause.first) or not self._is_told(clause):
            return "only-thought-of"
        if cue.force == "reported" and verb.voice is VerbVoice.PERFECT and not timed:
            return "only-thought-of"  # 'he would have put it down as poor'
        if self._first_word(clause) in ("he", "she") and verb.verb_class is VerbClass.STATE and cue.force == "reported":
            return "somebodys-own-doing"  # 'she would be surprised'
        if self._gets_inspected(verb):
            return "done-to-the-council"  # 'Leeds will have its next visit in May'
        if cue.id in FIRM and subject.means is Means.BODY and subject.rule == "pronoun":
            subject = self._council_beside(clause) or subject  # 'Ofsted came in May. It has promised to …'
        if cue.id == "decided" and subject.means is not Means.COUNCIL:
            return "decided-by-others"  # 'the Government decided to intervene'
        if passive and self._is_inspected(verb.at):
            reviewer = self._reviewer(self.words.items[clause.first].start) if timed else None
            return reviewer or "done-to-the-council"
        if subject.rule == "council-noun" and passive:
            subject = THING  # 'six managers will be appointed'
        agent = self._agent(clause) if passive else None
        if (
            agent is not None
            and (timed or verb.verb_class is not VerbClass.STATE)
            and subject.means in (Means.THING, Means.COUNCIL)
        ):
            return agent
        if subject.means is Means.COUNCIL and passive and subject.rule != "speaker":
            return "done-to-the-council"  # 'the council will be inspected'
        if subject.means is Means.OTHER and self._first_word(clause) in ("he", "she"):
            return "somebodys-own-doing"
        if cue.force == "weak" and verb.verb_class is VerbClass.STATE and not (timed and self._is_have(verb.at)):
            return "state-not-a-deed"
        if subject.rule == UNRESOLVED.rule and not (timed and self._first_word(clause) in ("we", "it", "they")):
            return "doer-unknown"
        if subject.means is Means.THING:
            return self._thing_committed(clause, subject, act, timed) or "nobody-answers-for-it"
        if timed:
            return subject
        if self._first_word(clause) in ("i", "my") and cue.id not in FIRM:
            return "somebodys-own-doing"
        if cue.id in FIRM:
            praise = self._is_praise(clause)
            if verb.verb_class is not VerbClass.STATE and not praise:
                return subject
            return "praise-not-a-pledge" if praise else "state-not-a-deed"
        always = "always" in self.words.folded[clause.last + 1 : verb.at]
        return subject if act and cue.force != "weak" and not always else "state-not-a-deed"

    def _is_told(self, clause: Clause) -> bool:
        """Whether a clause with 'would' reports what somebody said he would do."""
        if clause.cue.force != "reported":
            return True
        if self._in_quote(clause.first) or not self._is_reported():
            return False
        return not self._is_noun_clause(clause)  # 'asked how she would mark her own work'

    def _thing_committed(self, clause: Clause, subject: Who, act: bool, timed: bool) -> Who | None:
        """Who answers for what is to happen to a thing: 'The plan will be published in May'."""
        verb = clause.verb
        if verb.voice is VerbVoice.PERFECT or self._just_happens(verb):
            return None
        if timed:
            if subject.party is not None or subject.rule == UNRESOLVED.rule:
                return subject
            return self._context_owner(clause) or subject
        if not act or verb.voice is not VerbVoice.PASSIVE or clause.cue.force == "weak":
            return None
        owner = self._context_owner(clause)
        if self._in_quote(clause.first):
            return owner if self._in_council_quote(clause.first) else None
        answers = owner is not None and (owner.rule in OF_THE_PAGE or owner == self._reporting(clause))
        return owner if answers and not self._is_relative(clause) else None

    def _is_inspected(self, at: int | None) -> bool:
        """'Will be inspected again', 'will be re-inspected'."""
        return at is not None and not self.prose.verbs.inspected.isdisjoint(self.words.folded[at : at + 2])

    def _gets_inspected(self, verb: Verb) -> bool:
        """'Will have its first visit'."""
        if verb.at is None or self.words.folded[verb.at] not in ("have", "get", "receive"):
            return False
        near = self.words.folded[verb.at + 1 : min(verb.at + NEAR_OBJECT, self.passage.last)]
        return near[:1] in (["its"], ["their"]) and not self.prose.visits.isdisjoint(near)

    def _just_happens(self, verb: Verb) -> bool:
        """'Prices will rise': nobody does it; 'it will be in place', 'each team will have a manager': somebody does."""
        if verb.at is None or verb.verb_class is not VerbClass.STATE:
            return False
        if verb.voice is VerbVoice.STATE and self.words.folded[verb.at] == "be":
            return self.words.text[self.words.items[verb.at].end :].lstrip()[:1] in AMOUNTS  # 'the gap will be £3m'
        return verb.voice is VerbVoice.ACTIVE and self.words.folded[verb.at] not in ("be", "have")

    def _agent(self, clause: Clause) -> Who | None:
        """Who acts by a passive verb's 'by': 'will be overseen by a board'; None if nobody is named."""
        at = clause.verb.at
        if at is None:
            return None
        reach = range(at + 1, min(at + LONGEST_ASIDE, self.passage.last - 1))
        by = next((n for n in reach if self.words.folded[n] == "by"), None)
        if by is None or any(mark in MARKS for n in range(at, by) for mark in self.words.gap(n)):
            return None
        last = by + 1
        while last + 1 < min(by + LONGEST_ASIDE, self.passage.last) and not self._ends_agent(last):
            last += 1
        who = self.parties.subject(by + 1, last)
        return who if who.means in (Means.COUNCIL, Means.BODY, Means.OTHER) and who.party is not None else None

    def _ends_agent(self, at: int) -> bool:
        following = self.words.folded[at + 1]
        return bool(self.words.gap(at).strip()) or following in AFTER_AGENT

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
            return subject if subject.party is not None else self._context_owner(clause) or subject
        return "duty-of-no-council"

    def _council_beside(self, clause: Clause) -> Who | None:
        """The council that 'it' means where reviewers, who are named last, cannot be meant."""
        return self.parties.council_nearby(self.words.items[clause.first].start)

    def _is_have(self, at: int | None) -> bool:
        """'Should have every sale valued', 'must have a plan'."""
        return at is not None and self.words.folded[at] == "have"

    def _is_career(self, clause: Clause, subject: Who) -> bool:
        """'She will start in September': a person's own career."""
        at = clause.verb.at
        named = subject.rule == CALLED or subject.rule.startswith("named-person")
        personal = self._first_word(clause) in ("he", "she", "i") or named
        return personal and at is not None and self.words.folded[at] in self.prose.verbs.career
