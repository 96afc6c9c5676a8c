"""Advice and demands: whom reviewers ask to act, what they recommend; and how a rule's reading becomes a proposal."""

from __future__ import annotations

from itertools import pairwise

from councilscope.knowledge.actions import CueEntry, VerbClass, VerbForm
from councilscope.matching.actions.addressees import AddressedSentence
from councilscope.matching.actions.deadlines import Limit
from councilscope.matching.actions.proposal import Proposal, Refusal
from councilscope.matching.clauses import VerbVoice
from councilscope.matching.parties import THING, UNRESOLVED, Means, Who
from councilscope.matching.phrases import Hit
from councilscope.records import ActionKind, ActionStatus, PartyKind
from councilscope.spans import Span, trimmed

# How often such an action point is right, by rule.
CONFIDENCE = {
    "must": 0.85,
    "should": 0.8,
    "told-to": 0.85,
    "asked-to": 0.85,
    "needs-to": 0.6,
    "will": 0.75,
    "would": 0.75,
    "agreed-to": 0.9,
    "plans-to": 0.7,
    "is-to": 0.75,
    "directive": 0.8,
    "more-needed": 0.7,
    "promised": 0.8,
    "recommended-thing": 0.65,
    "has-until": 0.8,
    "done": 0.65,
    "asked-by-date": 0.7,
    "under-way": 0.55,
    "scheduled": 0.6,
    "plans-include": 0.6,
}
PASSIVE = frozenset(("was", "were", "been", "be", "is", "are", "being"))
HAVE = frozenset(("have", "has", "ve"))
FEWEST_WORDS = 3  # from the participle on: 'We have kept to it' tells nothing
SINCE = frozenset(("already", "since", "now", "recently"))
NO_THING = frozenset(("that", "by", "for", "to", "as", "in", ",", "and", "it", "them"))
NEEDED_IN = frozenset(("in", "on", "with", "around", "across", "before", "at", "by"))
INCLUDE = frozenset(("include", "includes", "included", "including"))
IS_RECOMMENDED = "is-recommended"  # the entry of models/actions/cues.json for recommending in the passive
EXPECTS = "expects"  # the entry for what is demanded by saying that it is expected
RESOLVED = "resolved"  # the entry for what a meeting resolves
GOVERNMENT = ("partner-noun", "named-person")
INCLUDE_WITHIN = 12  # words from 'recommendations' to 'including'


class AdviceReader(AddressedSentence):
    """The rules of advice, each a method from a cue of the sentence to a proposal or a refusal."""

    def directive(self, hit: Hit[CueEntry], cue: CueEntry) -> Proposal | Refusal:
        """'The inspectors asked the council to …', 'She recommends that the board …'."""
        if hit.first > self.passage.first and self.words.folded[hit.first - 1] in PASSIVE:
            return "nobody-is-asked"
        if cue.id == RESOLVED:
            return self._resolved(hit, cue)
        text = self._text_of(hit)
        limit = self.deadlines.of(text)
        impersonal = self.words.folded[hit.first] == "it"  # 'It is recommended that …'
        if impersonal and (self._in_council_quote(hit.first) or self.words.folded[hit.last + 1] == "you"):
            return "no-council-is-asked"
        place = self.words.items[hit.first].start
        issuer = self._reviewer(place) or UNRESOLVED if impersonal else self._issuer(hit, cue)
        if issuer.means is Means.COUNCIL and self.words.folded[hit.first] in HAVE:
            return self._asked(text, hit, cue, issuer, limit)
        addressed = self._addressee(hit.last + 1)
        if addressed is not None and cue.id == EXPECTS and self._is_forecast(addressed):
            return "state-not-a-deed"
        if addressed is None or (limit is None and self._is_history()):
            return "nobody-is-asked" if addressed is None else "long-past"
        that = next((n for n in range(hit.last + 2, addressed) if self.words.folded[n] == "that"), hit.last)
        owner = self.parties.subject(that + 1, addressed)  # 'told the committee that nobody should …'
        if self._asks_nothing(hit.last):
            return "nothing-recommended"
        if owner.means is Means.BODY and owner.rule == "pronoun":
            owner = self.parties.council_nearby(place) or owner
        told = self.words.folded[hit.last] != "that" and self.words.folded[hit.last + 1] != "that"
        if (
            owner is THING and told and self._reviews(issuer) and not self._in_quote(hit.first)
        ):  # 'calls on services to'
            return self._made(text, hit, cue, "directive", None, limit, cue.action_kind, issuer=issuer)
        suffers = owner.means in (Means.THING, Means.NOBODY) and self.words.folded[addressed + 1] == "be"
        if suffers and not self._in_quote(hit.first):
            owner = self.parties.council_nearby(place) or owner  # 'that a plan be drawn up'
        if owner.means not in (Means.COUNCIL, Means.OTHER) and not self._is_you(hit.last + 1, addressed):
            return "no-council-is-asked"
        if owner.means is not Means.COUNCIL and owner.means is not Means.OTHER:
            owner = self.parties.context(place) or owner
        if issuer.rule == UNRESOLVED.rule:
            issuer = self.parties.reviewer(place) or issuer
        if issuer.means is not Means.OTHER and not self._reviews(issuer):
            return "asked-by-no-reviewer"
        return self._made(text, hit, cue, "directive", owner, limit, cue.action_kind, issuer=issuer)

    def _is_forecast(self, addressed: int) -> bool:
        """'She expects a trust to be running things by July': no order."""
        verb = self.prose.clauses.verb_after(self.words, addressed + 2, self.passage.last)
        return verb.voice is VerbVoice.PROGRESSIVE

    def _resolved(self, hit: Hit[CueEntry], cue: CueEntry) -> Proposal | Refusal:
        """'RESOLVED that officers report back in May': a meeting decides that somebody is to act."""
        verb = self._bare_verb(hit.last + 1)
        if verb is None or self.prose.clauses.assents(self.words, verb, self.passage.last):
            return "nobody-is-asked" if verb is None else "only-noted"
        owner = self.parties.subject(hit.last + 1, verb - 1)
        if owner.means not in (Means.COUNCIL, Means.OTHER):
            owner = self.parties.context(self.words.items[hit.first].start) or owner
        text = trimmed(self.parties.text, self.words.items[hit.last + 1].start, self._text_of(hit).end)
        return self._made(text, hit, cue, "agreed-to", owner, self.deadlines.of(text), cue.action_kind)

    @staticmethod
    def _reviews(issuer: Who) -> bool:
        """Whether a body or a report of a body speaks."""
        reported = issuer.means is Means.THING and issuer.party is not None and issuer.party.kind is PartyKind.BODY
        return issuer.means is Means.BODY or reported

    def recommended(self, hit: Hit[CueEntry], cue: CueEntry) -> Proposal | Refusal:
        """'The report calls for more training', 'They recommended quicker action': nobody is named to do it."""
        text = self._text_of(hit)
        limit = self.deadlines.of(text)
        if cue.id == IS_RECOMMENDED:
            return self._recommended_passively(text, hit, cue, limit)
        if self.passage.last - hit.last <= FEWEST_WORDS or self._asks_nothing(hit.last):
            return "nothing-recommended"
        issuer = self._issuer(hit, cue)
        if issuer.means is Means.COUNCIL and self.words.folded[hit.first] in HAVE:
            return self._asked(text, hit, cue, issuer, limit)
        if cue.id == "recommendations":
            if not self._introduces(hit):
                return "nothing-recommended"
            if issuer.means is Means.THING and issuer.party is None:
                issuer = self.parties.reviewer(self.words.items[hit.first].start) or issuer
        elif self.words.folded[hit.first - 1] in PASSIVE or self.words.folded[hit.last + 1] in NO_THING:
            return "nothing-recommended"
        demands = issuer.rule in GOVERNMENT and limit is not None and limit.falls and not self._has_infinitive(hit.last)
        who = self._first_word(self._clause(hit, cue))
        wishes = who == "i" or (who in ("he", "she") and limit is None)  # 'I want a child to be able to'
        if self._in_council_quote(hit.first) or wishes or not (self._reviews(issuer) or demands):
            return "asked-by-no-reviewer"
        if limit is None and self._is_history():
            return "long-past"
        owner = self.parties.context(self.words.items[hit.first].start)
        return self._made(text, hit, cue, "recommended-thing", owner, limit, cue.action_kind, issuer=issuer)

    def _asks_nothing(self, cue: int) -> bool:
        """'The commission wants both councils to act': a verb alone ends the sentence."""
        asked = self.words.folded[cue + 1 : self.passage.last]
        return "to" in asked and asked.index("to") == len(asked) - 2

    def _recommended_passively(
        self, text: Span, hit: Hit[CueEntry], cue: CueEntry, limit: Limit | None
    ) -> Proposal | Refusal:
        """'A review of the panel was recommended': by reviewers, where anybody is said to have done so."""
        clause = self._clause(hit, cue)
        if clause.subject_last - clause.subject < 1 or self.parties.person_within(*self.passage.span) is not None:
            return "nothing-recommended"
        by = next((n for n in range(hit.last + 1, self.passage.last - 1) if self.words.folded[n] == "by"), None)
        place = self.words.items[hit.first].start
        if by is not None:
            agent = self.words.folded[by + 1 : self.passage.last]
            if self.prose.sources.isdisjoint(agent) and self.parties.body_within(place, self.passage.span.end) is None:
                return "asked-by-no-reviewer"
        issuer = self._reviewer(place)
        if issuer is None or self._in_council_quote(hit.first) or self._is_history():
            return "asked-by-no-reviewer"
        return self._made(
            text,
            hit,
            cue,
            "recommended-thing",
            self.parties.council_nearby(place),
            limit,
            cue.action_kind,
            issuer=issuer,
        )

    def _introduces(self, hit: Hit[CueEntry]) -> bool:
        """'Recommendations include …', 'three recommendations: …', 'its recommendations are that …'."""
        following = self.words.folded[hit.last + 1 : hit.last + 1 + INCLUDE_WITHIN]
        if following[0] in PASSIVE and self.words.folded[self.passage.first] == "among":
            return True  # 'Among the recommendations is a review of …'
        colon = hit.last + 1 if following[0] in PASSIVE else hit.last  # 'recommendations: …', 'recommendations are: …'
        among = any(pair == ("among", "them") for pair in pairwise(following))
        if self.words.gap(colon).strip()[:1] == ":" or not INCLUDE.isdisjoint(following) or among:
            return True
        return following[0] in PASSIVE and following[1:2] in (["that"], ["to"], ["for"])

    def _is_you(self, first: int, last: int) -> bool:
        return first == last and self.words.folded[first] == "you"

    def need(self, hit: Hit[CueEntry], cue: CueEntry) -> Proposal | Refusal:
        """'More work is needed to …', 'There is a need for …': nobody is named to do it but in 'X must do more'."""
        if not self._says_for_what(hit) or self._in_council_quote(hit.first):
            return "council-of-itself" if self._says_for_what(hit) else "need-of-nothing-named"
        if hit.first > self.passage.first and self.words.folded[hit.first - 1] == "where":
            return "inside-a-question"  # 'they know where improvement is needed and have plans to improve'
        subject = self._subject(self._clause(hit, cue))
        owner = subject if subject.means in (Means.COUNCIL, Means.OTHER) else None
        text = self._text_of(hit)
        return self._made(text, hit, cue, "more-needed", owner, self.deadlines.of(text), cue.action_kind)

    def _says_for_what(self, hit: Hit[CueEntry]) -> bool:
        """Whether words of a need go on: with 'to' and a verb, or with what it is a need in or of."""
        if self.passage.last - hit.last < FEWEST_WORDS:
            return False
        if self.words.folded[hit.last] == "to":
            return self.prose.clauses.base_class(self.words, hit.last + 1) in (VerbClass.ACT, VerbClass.SOFT)
        if self.words.folded[hit.last] == "for" or self.words.folded[hit.last + 1] in NEEDED_IN:
            return True
        return self._has_infinitive(hit.last + 1)

    def _asked(
        self, text: Span, hit: Hit[CueEntry], cue: CueEntry, owner: Who, limit: Limit | None
    ) -> Proposal | Refusal:
        """'I have asked for a report by June': set going, with its day. 'We have ordered four lorries': done."""
        if limit is not None and limit.falls:
            return self._made(text, hit, cue, "asked-by-date", owner, limit, ActionKind.COMMITMENT)
        verb = self.prose.verbs.form_of(self.words.folded[hit.last], VerbForm.PARTICIPLE)
        since = any(word in SINCE for word in self.words.folded[self.passage.first : self.passage.last])
        if verb is VerbClass.ACT and since and not self._is_history():
            return self._made(text, hit, cue, "done", owner, None, None, ActionStatus.DONE)
        return "no-day-given"

    def _made(
        self,
        text: Span,
        hit: Hit[CueEntry],
        cue: CueEntry,
        rule: str,
        owner: Who | None,
        limit: Limit | None,
        kind: ActionKind | None,
        status: ActionStatus | None = None,
        issuer: Who | None = None,
    ) -> Proposal:
        words = Span(self.words.items[hit.first].start, self.words.items[hit.last].end)
        committed = kind is ActionKind.COMMITMENT
        if issuer is None:
            issuer = owner if committed or status is not None else self._reviewer(words.start)
        return Proposal(
            span=text,
            kind=kind,
            status=status or (ActionStatus.PLANNED if committed else ActionStatus.UNKNOWN),
            owner=owner,
            issuer=issuer,
            limit=limit,
            heading=None,
            cue=words,
            rule=rule,
            confidence=CONFIDENCE[rule],
            knowledge=(cue.id,),
        )

    def _reviewer(self, offset: int) -> Who | None:
        speaker = self.parties.speaker_at(offset)
        return speaker if speaker is not None and speaker.means is not Means.COUNCIL else self.parties.reviewer(offset)
