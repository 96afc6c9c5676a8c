"""Findings whose sentence does not open with who found them: '…, said inspectors', 'It was also praised for …', 'Key
weaknesses included …'."""

from __future__ import annotations

from itertools import pairwise

from councilscope.knowledge.actions import ActionKnowledge, FindingEntry
from councilscope.matching.clauses import LONGEST_SENTENCE, RELATIVE, skip_adverbs, word_range
from councilscope.matching.findings.polarity import NEGATIONS, PolarityReader
from councilscope.matching.findings.prose import BACKGROUND, MODALS, PRONOUNS, QUOTE_MARKS, FindingProse, Told
from councilscope.matching.parties import FIRST_PERSON, Means, Parties, Who
from councilscope.matching.phrases import Hit, PhraseTrie, Words
from councilscope.records import QuoteKind
from councilscope.spans import Span, trimmed

BE = frozenset(("was", "were", "is", "are", "been"))
SUFFER = BE | {"came", "come", "comes"}  # 'came under fire for'
INCLUDE = frozenset(
    ("include", "includes", "included", "including", "centred", "concerned", "related", "focused", "involved")
)
ABOUT = frozenset(("for", "of", "about", "over", "that", "in", "around", "with", "from"))
CONFIDANT = 3  # words of 'the review team'
QUALIFIERS = 4  # words from a verb of receiving to what is received: 'a truly glowing report'
CLAUSAL = frozenset(("was", "were", "is", "are", "been", "that", "had", "could", "would"))
SOURCE_WITHIN = 5  # words after 'said' in which the source stands
LONGEST_ATTRIBUTION = 10  # words of ', the inspectors' report has found'
LOOKED = "looked"  # 'looked after children'
FEWEST_BESIDE = 3  # of a sentence beside its attribution, the comma too: 'Scrutiny is weak, according to …'
FEWEST_WORDS = 5  # of a finding beside its attribution
NOUN_WITHIN = 7  # words from the sentence's first to the noun of a strength or weakness
VERB_WITHIN = 12  # words from that noun to its verb
AGENT_WITHIN = 9  # words after a participle in which 'by' names who praised


class FrameReader:
    """Finds findings by the frame of their sentence; built once from the knowledge."""

    def __init__(self, knowledge: ActionKnowledge, prose: FindingProse, polarity: PolarityReader) -> None:
        self.prose = prose
        self.polarity = polarity
        entries = tuple(knowledge.findings.values())
        self.passives = trie_of(entries, "passive")
        self.receiving = trie_of(entries, "receiving")
        self.received = trie_of(entries, "received")
        self.confiding = trie_of(entries, "confiding")
        self.nouns = trie_of(entries, "noun", "received")
        self.clefts = trie_of(entries, "cleft")

    def read(self, sentence: Span, words: Words, starts: list[int], parties: Parties) -> Told | None:
        """The finding of a sentence of the writer's that a frame gives away, or None."""
        first, last = word_range(words, starts, sentence)
        shown = sentence.of(parties.text)
        if not FEWEST_WORDS <= last - first <= LONGEST_SENTENCE or self._is_said(sentence, parties):
            return None
        if shown.rstrip().endswith((":", "?")) or set(words.folded[first:last]) & FIRST_PERSON:
            return None
        return (
            self._attributed(sentence, words, first, last, parties)
            or self._passive(sentence, words, first, last, parties)
            or self._received(sentence, words, first, last, parties)
            or self._there_were(sentence, words, first, last, parties)
            or self._confided(sentence, words, first, last, parties)
            or self._noun(sentence, words, first, last, parties)
            or self._cleft(sentence, words, first, last, parties)
            or self._listed(sentence, words, starts, first, last, parties)
        )

    @staticmethod
    def _is_said(sentence: Span, parties: Parties) -> bool:
        """Whether a sentence opens with somebody's speech, rather than with a few words quoted."""
        if not sentence.of(parties.text).startswith(QUOTE_MARKS):
            return False
        held = parties.quote_at(sentence.start + 1)
        return held is not None and held[1].kind is not QuoteKind.FRAGMENT

    def _attributed(self, sentence: Span, words: Words, first: int, last: int, parties: Parties) -> Told | None:
        """'…, said inspectors', '…, the report reads', '…, inspectors found, …', 'According to the report, …'."""
        commas = [n for n in range(first, last) if words.folded[n] == ","]
        edges = [first - 1, *commas, last]
        for begin, end in pairwise(edges):
            a, b = begin + 1, end
            if not 2 <= b - a <= LONGEST_ATTRIBUTION or last - first - (b - a) <= FEWEST_BESIDE:
                continue
            rule = self._attribution(words, a, b, parties)
            opens = a == first
            if rule is None or (opens and rule == "the-report-says"):
                continue
            if not self.polarity.tells(words, first, last):
                continue  # plain facts
            if parties.quote_at(words.items[a].start) is not None:
                continue
            span = Span(words.items[a].start, words.items[b - 1].end)
            return Told(trimmed(parties.text, *sentence), self._who(span, parties), rule, span)
        return None

    def _attribution(self, words: Words, a: int, b: int, parties: Parties) -> str | None:
        """The rule if the words from ``a`` up to ``b`` name a report or reviewers and a verb of saying or finding."""
        folded = words.folded[a:b]
        span = Span(words.items[a].start, words.items[b - 1].end)
        if folded[0] in RELATIVE or set(folded) & self.prose.people or parties.person_within(*span) is not None:
            return None
        if folded[:2] == ["according", "to"]:
            return "according-to" if self._is_source(words, a + 2, b, parties) else None
        if len(folded) == 2 and folded[0] in PRONOUNS and self._saying(words, b - 1) == b - 1:
            return "the-report-says" if parties.reviews_before(span.start) else None  # '…, it said'
        opening = self._saying(words, a)
        if opening is not None and opening < b - 1 and not set(folded) & CLAUSAL:
            near = min(opening + 1 + SOURCE_WITHIN, b)
            return "the-report-says" if self._is_source(words, opening + 1, near, parties) else None
        for at in range(a + 1, b):
            if self._saying(words, at) == b - 1 and self._is_source(words, a, at, parties):
                return "the-report-says"
        return None

    def _saying(self, words: Words, at: int) -> int | None:
        """The last word of a verb of saying or finding that begins at a word."""
        hit = self.prose.verbs.longest(words, at)
        if hit is not None:
            return hit.last
        return at if words.folded[at] in self.prose.sayings else None

    def _is_source(self, words: Words, a: int, b: int, parties: Parties) -> bool:
        """Whether words name a report or reviewers, and no council before them."""
        if a >= b:
            return False
        span = Span(words.items[a].start, words.items[b - 1].end)
        named, body = self.prose.named_source(words, a, b - 1), parties.body_within(*span)
        if body is not None and body.body in self.prose.bystanders:
            return False
        first = min((at for at in (named, body.start if body else None) if at is not None), default=None)
        council = parties.council_within(*span)
        return first is not None and (council is None or council.start > first)

    @staticmethod
    def _who(span: Span, parties: Parties) -> Who:
        body = parties.body_within(*span)
        if body is not None:
            return Who(Means.BODY, parties.body_party(body.body, span.start), Span(body.start, body.end), "named")
        return parties.reviewer(span.start) or Who(Means.BODY)

    def _passive(self, sentence: Span, words: Words, first: int, last: int, parties: Parties) -> Told | None:
        """'The service was also praised for …', 'Shortcomings were found in …', 'It was unable to show that …'."""
        for at in range(first + 1, last - 1):
            if words.folded[at] not in SUFFER or parties.quote_at(words.items[at].start) is not None:
                continue
            after, negated = skip_adverbs(words, at + 1, last)
            hit = self.passives.longest(words, after) if after < last else None
            negated = negated or words.folded[first] in ("no", "none")
            if hit is None or hit.last >= last or negated or MODALS & set(words.folded[first:at]):
                continue
            if self._is_background(words, at, first):
                continue
            entry = hit.payloads[0]
            if entry.polarity is None and not self.polarity.tells(words, first, last):
                continue
            if self._is_elsewhere(sentence, words, hit, last, parties):
                continue
            return self._of_reviewers(sentence, words, hit, parties, "passive-finding")
        return None

    def _received(self, sentence: Span, words: Words, first: int, last: int, parties: Parties) -> Told | None:
        """'The service drew criticism for …', 'Leeds received a glowing report'."""
        if not self.prose.sayings.isdisjoint(words.folded[first:last]):
            return None  # '…, residents said'
        for at in self.receiving.places_within(words, first + 1, last - 1):
            verb = self.receiving.longest(words, at)
            if (
                verb is None
                or parties.quote_at(words.items[at].start) is not None
                or self._is_background(words, at, first)
            ):
                continue
            places = self.received.places_within(words, verb.last + 1, min(verb.last + 1 + QUALIFIERS, last))
            hit = next((hit for place in places if (hit := self.received.longest(words, place))), None)
            denied = not (NEGATIONS | MODALS).isdisjoint(words.folded[first : verb.last + 2])
            if hit is None or hit.last >= last or denied or self._is_elsewhere(sentence, words, hit, last, parties):
                continue
            return self._of_reviewers(sentence, words, hit, parties, "passive-finding")
        return None

    def _there_were(self, sentence: Span, words: Words, first: int, last: int, parties: Parties) -> Told | None:
        """'There was praise for …', 'There were also concerns about …'."""
        said = not self.prose.sayings.isdisjoint(words.folded[first:last])
        if words.folded[first] != "there" or words.folded[first + 1] not in BE or said:
            return None
        for at in self.nouns.places_within(words, first + 2, min(first + NOUN_WITHIN, last)):
            hit = self.nouns.longest(words, at)
            if hit is None or hit.last >= last - 2 or not NEGATIONS.isdisjoint(words.folded[first:at]):
                continue
            of_something = ABOUT & {words.folded[hit.last], words.folded[hit.last + 1]}
            if not of_something or self._is_elsewhere(sentence, words, hit, last, parties):
                return None
            return self._of_reviewers(sentence, words, hit, parties, "strength-or-weakness")
        return None

    def _confided(self, sentence: Span, words: Words, first: int, last: int, parties: Parties) -> Told | None:
        """'Carers told the inspectors that nobody rings back': what reviewers heard from those they asked."""
        for at in self.confiding.places_within(words, first + 1, last):
            hit = self.confiding.longest(words, at)
            if hit is None or hit.last >= last - FEWEST_WORDS or parties.quote_at(words.items[at].start) is not None:
                continue
            near = min(hit.last + 1 + CONFIDANT, last)
            teller = sentence.start, words.items[at - 1].end
            official = parties.council_within(*teller) or parties.person_within(*teller)
            heard = self._is_source(words, hit.last + 1, near, parties)
            if official is None and heard and self.polarity.tells(words, near, last):
                return self._of_reviewers(sentence, words, hit, parties, "passive-finding")
        return None

    @staticmethod
    def _of_reviewers(sentence: Span, words: Words, hit: Hit[FindingEntry], parties: Parties, rule: str) -> Told | None:
        """A finding of those who review there; None where nobody does."""
        source = parties.reviewer(sentence.start)
        verb = Span(words.items[hit.first].start, words.items[hit.last].end)
        return None if source is None else Told(trimmed(parties.text, *sentence), source, rule, verb, hit.payloads[0])

    def _is_background(self, words: Words, verb: int, first: int) -> bool:
        """'… after it was found to be failing': told by the way."""
        begin, _ = self.prose.clauses.subject_range(words, verb, first)
        return not BACKGROUND.isdisjoint(words.folded[max(first + 1, begin - 1) : verb])

    def _is_elsewhere(self, sentence: Span, words: Words, hit: Hit[FindingEntry], last: int, parties: Parties) -> bool:
        """Whether somebody else tells it, or did it: 'The leader said …', 'was praised by the minister'."""
        if parties.person_within(sentence.start, words.items[hit.first].start) is not None:
            return True
        following = words.folded[hit.last : min(hit.last + AGENT_WITHIN, last)]
        return "by" in following and not self.prose.people.isdisjoint(following[following.index("by") :])

    def _noun(self, sentence: Span, words: Words, first: int, last: int, parties: Parties) -> Told | None:
        """'Key weaknesses included …', 'One strength was …', 'Among the failings named were …'."""
        for at in self.nouns.places_within(words, first, min(first + NOUN_WITHIN, last)):
            hit = self.nouns.longest(words, at)
            if hit is None or hit.last >= last - 2 or not NEGATIONS.isdisjoint(words.folded[first:at]):
                continue
            among = words.folded[first] == "among"
            named = self.prose.clauses.participle_class(words, hit.last + 1)
            told_of = (
                named is not None or self.passives.longest(words, hit.last + 1) is not None
            )  # 'strengths noted by'
            ends = hit.last + (VERB_WITHIN if among or told_of else 3)
            verbs = INCLUDE | BE
            told = next((n for n in range(hit.last + 1, min(ends, last)) if words.folded[n] in verbs), None)
            if told is None or parties.person_within(*sentence) is not None or is_spoken(sentence, parties):
                return None
            if MODALS & set(words.folded[first : told + 1]):
                return None
            if not among and words.folded[told] in BE and self.prose.clauses.participle_class(words, told + 1):
                return None  # 'Four areas for improvement are set out in the report'
            return self._of_reviewers(sentence, words, hit, parties, "strength-or-weakness")
        return None

    def _cleft(self, sentence: Span, words: Words, first: int, last: int, parties: Parties) -> Told | None:
        """'What impressed the inspectors was …', 'What stood out for the reviewers was …'."""
        hit = self.clefts.longest(words, first + 1) if words.folded[first] == "what" else None
        if hit is None:
            return None
        near = range(hit.last + 2, min(hit.last + 2 + LONGEST_ATTRIBUTION, last))
        be = next((n for n in near if words.folded[n] in BE), None)
        if be is None or not self._is_source(words, hit.last + 1, be, parties):
            return None
        return self._of_reviewers(sentence, words, hit, parties, "passive-finding")

    def _listed(
        self, sentence: Span, words: Words, starts: list[int], first: int, last: int, parties: Parties
    ) -> Told | None:
        """'There are three areas for improvement. They include …': what the sentence before announces."""
        if words.folded[first] not in ("they", "these") or words.folded[first + 1] not in INCLUDE or not first:
            return None
        before = parties.layout.sentence_at(words.items[first - 1].start)
        if before is None or not before.of(parties.text).rstrip().endswith("."):
            return None
        begin, end = word_range(words, starts, before)
        hits = (self.nouns.longest(words, at) for at in self.nouns.places_within(words, begin, end))
        hit = next((hit for hit in hits if hit is not None and hit.last < end), None)
        named = hit is not None and NEGATIONS.isdisjoint(words.folded[begin : hit.first])
        return self._of_reviewers(sentence, words, hit, parties, "strength-or-weakness") if hit and named else None


def is_spoken(sentence: Span, parties: Parties) -> bool:
    """Whether a sentence begins or ends in somebody's speech."""
    held = (parties.quote_at(sentence.start + 1), parties.quote_at(max(sentence.end - 2, sentence.start)))
    return any(h is not None and h[1].kind not in (QuoteKind.FRAGMENT, QuoteKind.DOCUMENT) for h in held)


def trie_of(entries: tuple[FindingEntry, ...], *roles: str) -> PhraseTrie[FindingEntry]:
    """The words of the entries that have one of the roles."""
    return PhraseTrie((word, entry) for entry in entries if entry.role in roles for word in entry.words)
