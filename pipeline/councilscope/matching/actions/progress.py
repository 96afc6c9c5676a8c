"""What is done or going on: 'The council has appointed …', 'Six officers have been recruited', 'Work is under way'."""

from __future__ import annotations

from councilscope.knowledge.actions import CueEntry, VerbClass, VerbForm
from councilscope.matching.actions.advice import FEWEST_WORDS, HAVE, SINCE, AdviceReader
from councilscope.matching.actions.proposal import Proposal, Refusal
from councilscope.matching.actions.sentence import BE
from councilscope.matching.clauses import Clause, skip_adverbs
from councilscope.matching.parties import THING, Means, Who
from councilscope.matching.phrases import Hit
from councilscope.records import ActionKind, ActionStatus
from councilscope.spans import Span

OF_THE_PAGE = ("only-council", "main-council", "heading-council", "signed")
EARLIER = frozenset(("before", "until", "when", "after", "because"))
NEIGHBOURS = frozenset(("neighbouring", "nearby", "neighbour", "neighbours"))
TOGETHER = frozenset(("both", "all"))
NEAR_NAME = 4  # characters from 'appointed' to a name and its title
NEAR = 40  # characters between 'opens' and its day
INTRODUCED = frozenset(("a", "an", "the", "our", "new", "extra", "more", "another", "further", "its", "work"))
PLAN_WITHIN = 5  # words before 'plans include'
AGENT_WITHIN = 6  # words after 'by' in which a body stands


class ProgressReader(AdviceReader):
    """The rules of work done and under way, each a method from a cue of the sentence to a proposal or a refusal."""

    def perfect(self, hit: Hit[CueEntry], cue: CueEntry) -> Proposal | Refusal:
        """'We have already appointed …', 'Six officers have been recruited since …': done."""
        clause = self._clause(hit, cue)
        at, passive = self._participle(hit.last + 1)
        if at is not None and self.words.folded[at] in self.prose.verbs.general:
            at = at if self.words.folded[clause.subject_last] in self.prose.verbs.deeds else None
        owner = None if at is None or clause.verb.negated else self._doer(clause, passive)
        if at is None or owner is None or self._first_word(clause) in ("no", "none"):
            return "state-not-a-deed" if at is None else "doer-unknown"
        text = self._text_of(hit)
        if self._is_of_others(clause) or (not passive and self._is_appointment(at)):
            return "done-elsewhere" if self._is_of_others(clause) else "ones-own-career"
        if self._first_word(clause) == "i" or not self._tells_done(hit, owner) or self._is_history():
            return "past-deed"
        if self._reported_by(hit.first) is Means.BODY or self._ends_in_reviewers():
            return "found-by-reviewers"
        if (self.passage.last - at < FEWEST_WORDS and not passive) or self.words.folded[self.passage.last - 1] in (
            "it",
            "them",
            "that",
        ):
            return "state-not-a-deed"
        begun = self.words.folded[at - 1] in self.prose.verbs.begun or self.words.folded[at] in self.prose.verbs.begun
        status = ActionStatus.UNDER_WAY if begun else ActionStatus.DONE
        return self._made(text, hit, cue, "done", owner, None, None, status)

    def progress(self, hit: Hit[CueEntry], cue: CueEntry) -> Proposal | Refusal:
        """'The council is drawing up a plan', 'more staff are being recruited', 'Work is under way': under way."""
        clause = self._clause(hit, cue)
        if self._first_word(clause) == "no":
            return "denied-deed"
        if cue.id == "doing" and (not self._is_doing(hit.last + 1) or self._first_word(clause) in ("he", "she", "i")):
            return "state-not-a-deed"
        if self.words.folded[hit.first] == "being" and self.words.folded[hit.first - 1] not in BE | {"now", "also"}:
            return "state-not-a-deed"  # 'the actions being taken'
        subject = self._subject(clause)
        if cue.id == "going-on" and self._names_source(clause):
            return "reviewers-own-work"
        if subject.means is Means.THING and cue.id == "going-on":
            subject = self._context_owner(clause) or subject
        elif subject.means is Means.THING and self.words.folded[hit.first] == "being":
            subject = self._reporting(clause) or self._of_the_page(clause) or subject
        if subject.means is not Means.COUNCIL or subject.party is None:
            return "doer-unknown"
        if self._is_conditional(hit.first) or self._is_history():
            return "only-thought-of" if self._is_conditional(hit.first) else "long-past"
        return self._made(self._text_of(hit), hit, cue, "under-way", subject, None, None, ActionStatus.UNDER_WAY)

    def scheduled(self, hit: Hit[CueEntry], cue: CueEntry) -> Proposal | Refusal:
        """'A new centre opens in Beeston in September', 'the new team starts work in June'."""
        clause = self._clause(hit, cue)
        at = self.words.items[hit.last].end
        limit = self.deadlines.of(Span(at, self.passage.span.end))
        if limit is None or not limit.falls or limit.deadline.span.start - at > NEAR:
            return "no-day-given"
        subject = self._subject(clause)
        if self._names_source(clause) or self._is_relative(clause):
            return "reviewers-own-work"
        if subject.means is not Means.THING or self._first_word(clause) not in INTRODUCED:
            return "nobody-answers-for-it"
        owner = self._context_owner(clause) if self._in_quote(hit.first) else self._of_the_page(clause)
        if owner is None or owner.means is not Means.COUNCIL:
            return "nobody-answers-for-it"
        return self._made(self._text_of(hit), hit, cue, "scheduled", owner, limit, ActionKind.COMMITMENT)

    def planned(self, hit: Hit[CueEntry], cue: CueEntry) -> Proposal | Refusal:
        """'Plans include a contact centre, a hotline and more training'."""
        clause = self._clause(hit, cue)
        if hit.first - self.passage.first > PLAN_WITHIN or self.passage.last - hit.last <= FEWEST_WORDS:
            return "nothing-promised"
        owner = self._context_owner(clause) if self._in_quote(hit.first) else self._of_the_page(clause)
        if owner is None or owner.means is not Means.COUNCIL:
            return "nobody-answers-for-it"
        text = self._text_of(hit)
        return self._made(text, hit, cue, "plans-include", owner, self.deadlines.of(text), ActionKind.COMMITMENT)

    def _names_source(self, clause: Clause) -> bool:
        """'Reviews of Leeds and York are under way': the reviewers' own work."""
        nouns = self.words.folded[clause.subject : clause.subject_last + 1]
        works = self.prose.sources | self.prose.visits
        return any(noun in works or noun.removesuffix("s") in works for noun in nouns)

    def _is_doing(self, at: int) -> bool:
        """Whether an '-ing' form of a verb that can be seen to be done follows 'is' and adverbs."""
        at, negated = skip_adverbs(self.words, at, self.passage.last)
        if negated or self.passage.last - at < FEWEST_WORDS:
            return False
        word = self.words.folded[at]
        acts = self.prose.verbs.form_of(word, VerbForm.GERUND) is VerbClass.ACT
        return acts and word not in self.prose.verbs.serving

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

    def _is_of_others(self, clause: Clause) -> bool:
        """'Neighbouring Luton has cut …', 'Luton and Bolton have both cut …': told of other councils beside the one."""
        folded = self.words.folded
        beside = not NEIGHBOURS.isdisjoint(folded[clause.subject : clause.subject_last + 1])
        several = not TOGETHER.isdisjoint(folded[clause.first : clause.last + 2])
        start, end = self.words.items[clause.subject].start, self.words.items[clause.subject_last].end
        named = {m.council for m in self.parties.councils if start <= m.start and m.end <= end} if several else set()
        return beside or len(named) > 1

    def _is_appointment(self, at: int) -> bool:
        """'Has named Ann Lee as its director': news of a person."""
        start = self.words.items[at].end
        found = self.parties.person_within(start, self.passage.span.end)
        return found is not None and found[0].start - start <= NEAR_NAME

    def _reported_by(self, at: int) -> Means | None:
        """What kind of party says or finds what is told at a word; None if nobody does."""
        who = self._teller(at)
        return who.means if who is not None else None

    def _teller(self, at: int) -> Who | None:
        """Who says or finds, before a word, what is told at it: a council, a body or its report, or None."""
        for told in range(at - 1, self.passage.first, -1):
            if self.words.folded[told] in self.prose.clauses.sayings:
                start, end = self.words.items[self.passage.first].start, self.words.items[told - 1].end
                person = self.parties.person_within(start, end)
                who = self.parties.of_person(person[1], start, None, "speaker") if person is not None else None
                who = who or self.parties.subject(self.passage.first, told - 1)
                nouns = self.words.folded[self.passage.first : told]
                if who.means is Means.THING and not self.prose.sources.isdisjoint(nouns):
                    return self.parties.reviewer(start) or Who(Means.BODY)
                return who
        return None

    def _answering(self, clause: Clause) -> Who | None:
        """Who answers for what is to happen to a thing: whoever speaks of it, else the council in question.

        'The chief inspector said the last visits would be finished by May': reviewers do their own work.
        """
        who = self._teller(clause.first)
        own = who is not None and (who.means is Means.OTHER or (who.means is Means.BODY and self._names_source(clause)))
        answers = who is not None and who.party is not None and own and not self._in_quote(clause.first)
        return who if answers else self._context_owner(clause)

    def _ends_in_reviewers(self) -> bool:
        """Whether the sentence ends in '…, inspectors said'."""
        folded = self.words.folded[self.passage.first : self.passage.last]
        tail = folded[len(folded) - folded[::-1].index(",") :] if "," in folded else []
        says = not self.prose.clauses.sayings.isdisjoint(tail)
        return len(tail) <= AGENT_WITHIN and says and not self.prose.sources.isdisjoint(tail)

    def _by_body(self, at: int) -> bool:
        """Whether 'by' and a body follow."""
        by = next((n for n in range(at, self.passage.last - 1) if self.words.folded[n] == "by"), None)
        if by is None:
            return False
        end = self.words.items[min(by + AGENT_WITHIN, self.passage.last - 1)].end
        return self.parties.body_within(self.words.items[by].end, end) is not None

    def _of_the_page(self, clause: Clause) -> Who | None:
        """The one council of the article, where something has been done 'since' something else."""
        who = self.parties.context(self.words.items[clause.first].start)
        return who if who is not None and who.rule in OF_THE_PAGE else None

    def _tells_done(self, hit: Hit[CueEntry], owner: Who) -> bool:
        words = self.words.folded[self.passage.first : self.passage.last]
        if owner.rule in OF_THE_PAGE and self.words.folded[hit.first] != "had":
            return True
        if self.words.folded[hit.first] == "had" and self._reported_by(hit.first) is Means.COUNCIL:
            passive = self._participle(hit.last + 1)[1]  # 'said 20 people had been hired', 'said it had started to'
            begun = self.words.folded[hit.last + 1] in self.prose.verbs.begun
            return EARLIER.isdisjoint(words) and (passive or begun or not SINCE.isdisjoint(words))
        if any(word in SINCE for word in words) or "also" in self.words.folded[hit.first : hit.last + 1]:
            return True
        named = owner.rule in ("named", "council-head")
        if owner.means is Means.COUNCIL and named and self.words.folded[hit.first] in HAVE:
            return True  # 'The council has appointed a new director', 'Council chiefs have …'
        return self._in_council_quote(hit.first) and words[hit.first - self.passage.first] != "had"
