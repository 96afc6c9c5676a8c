"""What somebody undertakes: 'The council will …', 'She would …', 'The plan will be published in May'."""

from __future__ import annotations

from councilscope.knowledge.actions import VerbClass
from councilscope.matching.actions.progress import OF_THE_PAGE, ProgressReader
from councilscope.matching.actions.proposal import Refusal
from councilscope.matching.clauses import LONGEST_ASIDE, MARKS, RELATIVE, SUBJECT_STOPS, Clause, Verb, VerbVoice
from councilscope.matching.parties import CALLED, MANY, RESULTS, THING, UNRESOLVED, Means, Who

ANYBODY = frozenset(("no", "any", "anyone", "anybody", "someone", "somebody"))
EVERYBODY = frozenset(("nobody", "none", "everyone", "everybody", "every", "each", "all"))
FIRM = frozenset(("agreed", "pledged", "decided"))
AMOUNTS = frozenset("£0123456789")
NEAR_OBJECT = 5  # words from 'have' to the noun of 'its next full inspection'
AFTER_AGENT = frozenset(("on", "in", "at", "by", "for", "to", "which", "who", "that", "before", "from", "when", "with"))


class CommitmentReader(ProgressReader):
    """The rules of commitments: who undertakes what a clause tells, or why nobody does."""

    def _tellers_own(self, subject: Who, clause: Clause) -> Who:
        """'The trust's chief executive said the board would …': the board of whoever speaks, not a council's."""
        teller = self._teller(clause.first)
        noun = subject.span.of(self.parties.text) if subject.span is not None else ""
        other = teller is not None and teller.means is Means.OTHER and teller.rule == "speaker"
        return teller if teller is not None and other and not self.parties.common.is_name_noun(noun) else subject

    def _promised_to_all(self, clause: Clause) -> Who | None:
        """'By Christmas nobody should wait longer': in a council's own words a pledge; None where it is none."""
        nouns = self.words.folded[clause.subject : clause.subject_last + 1]
        whole = not (ANYBODY | EVERYBODY).isdisjoint(nouns) and not self._is_relative(clause)
        whole = whole and self.words.folded[clause.subject - 1] not in SUBJECT_STOPS - {"that", "so"}
        return self.parties.speaker_at(self.words.items[clause.first].start) if whole else None

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
        if subject.rule == RESULTS and verb.voice is VerbVoice.ACTIVE:
            return "nobody-answers-for-it"  # 'the ratings will change little'
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
        passed = subject.rule == MANY and self.words.folded[clause.subject - 1] in RELATIVE
        if (subject.means is Means.COUNCIL or passed) and passive and subject.rule != "speaker":
            return "done-to-the-council"  # 'the council will be inspected', 'under which councils are to be reviewed'
        if subject.means is Means.OTHER and self._first_word(clause) in ("he", "she"):
            return "somebodys-own-doing"
        if cue.force == "weak" and verb.verb_class is VerbClass.STATE and not (timed and self._is_have(verb.at)):
            return "state-not-a-deed"
        if subject.rule == UNRESOLVED.rule and not (timed and self._first_word(clause) in ("we", "it", "they")):
            return "doer-unknown"
        if subject.means is Means.THING:
            return self._thing_committed(clause, subject, act, timed) or "nobody-answers-for-it"
        return subject if timed else self._meant(clause, subject, act)

    def _meant(self, clause: Clause, subject: Who, act: bool) -> Who | Refusal:
        """Whose commitment a clause without a day tells, or why it tells none."""
        cue, verb = clause.cue, clause.verb
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
        none = (
            self.words.folded[clause.subject_last] == "there" and self.words.following[verb.at or clause.last] == "no"
        )
        if verb.voice is VerbVoice.PERFECT or self._just_happens(verb) or none:
            return None  # 'there would be no commissioners'
        if timed:
            if subject.party is not None or subject.rule == UNRESOLVED.rule:
                return subject
            return self._answering(clause) or subject
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
        if verb.at is None:
            return False
        if verb.voice is VerbVoice.ACTIVE and (
            verb.verb_class is None or self.words.folded[verb.at] in self.prose.verbs.befalling
        ):
            return True  # 'the ratings will make or break careers'
        if verb.verb_class is not VerbClass.STATE:
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

    def _is_career(self, clause: Clause, subject: Who) -> bool:
        """'She will start in September': a person's own career."""
        at = clause.verb.at
        named = subject.rule == CALLED or subject.rule.startswith("named-person")
        personal = self._first_word(clause) in ("he", "she", "i") or named
        return personal and at is not None and self.words.folded[at] in self.prose.verbs.career

    def _council_beside(self, clause: Clause) -> Who | None:
        """The council that 'it' means where reviewers, who are named last, cannot be meant."""
        return self.parties.council_nearby(self.words.items[clause.first].start)

    def _is_have(self, at: int | None) -> bool:
        """'Should have every sale valued', 'must have a plan'."""
        return at is not None and self.words.folded[at] == "have"
