"""Findings told in sentences: 'Inspectors found that …', 'It praises …', and a report's own words."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace

from councilscope.knowledge.actions import ActionKnowledge, FindingEntry
from councilscope.matching.annotations import PersonFound
from councilscope.matching.clauses import LONGEST_SENTENCE, RELATIVE, ClauseReader, word_range
from councilscope.matching.findings.polarity import PolarityReader
from councilscope.matching.parties import FIRST_PERSON, FRONTING, Means, Parties, Who
from councilscope.matching.party_words import THIRD_PERSON
from councilscope.matching.phrases import Hit, PhraseTrie, Words
from councilscope.matching.salience import last_before
from councilscope.matching.weighing import weigh
from councilscope.records import QuoteKind
from councilscope.spans import Span, trimmed

PRONOUNS = frozenset(("it", "they"))
QUOTE_MARKS = tuple("\"“‘'«")
BACKGROUND = frozenset(
    ("where", "when", "after", "because", "since", "as", "if", "before", "until", "while", "than", "whose")
)
MODALS = frozenset(("will", "would", "should", "must", "shall", "may"))
OWN = frozenset(("its", "their"))
VIEWS = frozenset(("view", "opinion", "judgement", "words"))
AUXILIARIES = frozenset(("also", "has", "have", "had", "now", "then", "was", "were", "is", "are"))
BE = frozenset(("be", "been", "being", "was", "were", "is", "are"))
PLURAL_NOUNS = frozenset(("reports", "notes", "shows", "states", "highlights", "says"))
AFTER_NOUN = BE | {"of", "on", "from", "will", "have", "into", "by", "and", "to"}
TELLING = frozenset(("sets-out",))  # entries for verbs that find something only with words of praise or blame
FOUND = "found"  # the entry for verbs that find
SAID = "said"  # the entry of models/actions/findings.json for plain speech
VERDICT = "verdict"  # the entry for verdicts that are whole without an object: 'found maladministration'
CLAUSE_OPENERS = frozenset((",", "and", "but", "while", "although"))
SELVES = (["it"], ["they"], ["he"], ["she"], ["sorry"], ["we"], ["i"])
OF_ITSELF = "of-itself"  # the rule by which 'it' after 'Ofsted said' is Ofsted
BLAME_WITHIN = 5  # words after 'it' in which a fault is told
LONGEST_VIEW = 8  # words of 'in the view of the inspectors'
LONGEST_SOURCE = 16  # words of a subject that names who found
FEWEST_WORDS = 4  # of a finding after the verb
COLON_WORDS = 6  # of a finding after a colon


@dataclass(frozen=True, slots=True)
class Told:
    """A finding in a sentence. entry: the words of finding, None where the sentence goes on from one before."""

    span: Span
    source: Who
    rule: str
    verb: Span | None = None
    entry: FindingEntry | None = None


class FindingProse:
    """Finds the sentences in which an inspection finds something; built once from the knowledge."""

    def __init__(
        self, knowledge: ActionKnowledge, clauses: ClauseReader, polarity: PolarityReader, bystanders: frozenset[str]
    ) -> None:
        """``bystanders``: ids of bodies that comment on reports rather than write them."""
        self.clauses = clauses
        self.polarity = polarity
        self.bystanders = bystanders
        entries = knowledge.findings.values()
        self.verbs: PhraseTrie[FindingEntry] = PhraseTrie(
            (word, entry) for entry in entries if entry.role == "verb" for word in entry.words
        )
        self.sources: PhraseTrie[str] = PhraseTrie(
            (word, entry.id)
            for entry in entries
            if entry.role == "source"
            for word in entry.words
            if word not in ("it", "they", "he", "she")
        )
        self.people = frozenset(word for entry in entries if entry.role == "person" for word in entry.words)
        self.sayings = clauses.speech
        self.examined = knowledge.verbs.examined

    def own_voice(self, words: Words, parties: Parties) -> Who | None:
        """The reviewers if it is they who write 'we': 'We visited the council in May'; None if it is somebody else."""
        for at in range(len(words) - 2):
            if words.folded[at] != "we" or self.examined.isdisjoint(words.folded[at + 1 : at + 3]):
                continue
            if parties.quote_at(words.items[at].start) is None:
                return parties.reviewer(words.items[at].start)
        return None

    def read(
        self, sentence: Span, words: Words, starts: list[int], parties: Parties, own: Who | None = None
    ) -> Told | None:
        """The finding that a sentence of the writer tells, or None; ``own`` is who writes 'we', see ``own_voice``."""
        first, last = word_range(words, starts, sentence)
        if not 0 < last - first <= LONGEST_SENTENCE:
            return None
        if sentence.of(parties.text).startswith(QUOTE_MARKS) or sentence.of(parties.text).rstrip().endswith((":", "?")):
            return None
        if words.folded[first] in OWN and words.folded[first + 1] in VIEWS and words.folded[first + 2] in BE:
            whose = self._sentence_before(words, starts, sentence, parties)
            return Told(trimmed(parties.text, *sentence), whose, "inspectors-found") if whose is not None else None
        if words.folded[first] == "in" and (view := self._in_view(words, first, last, parties)) is not None:
            return Told(trimmed(parties.text, *sentence), view, "inspectors-found")
        for at in self.verbs.places_within(words, first + 1, last):
            hit = self.verbs.longest(words, at)
            if hit is None or hit.last >= last or parties.quote_at(words.items[at].start) is not None:
                continue
            verb, entry = Span(words.items[hit.first].start, words.items[hit.last].end), hit.payloads[0]
            if own is None and words.folded[first] in FIRST_PERSON:
                return None  # 'I have heard that inspectors liked it'
            source = self._source(words, starts, at, first, sentence, parties, own)
            speech = self._is_speech(parties.text, verb, sentence)
            rule = "speech-not-a-finding" if speech else self._against(words, hit, first, last, source)
            if source is None or rule:
                weigh(words, rule or "found-by-no-reviewer", verb)
                continue
            return Told(self._content(sentence, verb, parties.text), source, "inspectors-found", verb, entry)
        return None

    def _against(self, words: Words, hit: Hit[FindingEntry], first: int, last: int, source: Who | None) -> str:
        """The rule by which a verb of finding tells none in the words from ``first`` to ``last``, '' if it does."""
        entry = hit.payloads[0]
        if source is None:
            return "found-by-no-reviewer"
        if entry.id in TELLING and not self.polarity.tells(words, hit.last + 1, last):
            return "verb-that-finds-nothing"  # 'the report sets out how visits are made'
        of_itself = source.rule == OF_ITSELF and entry.polarity is None  # 'Ofsted said it had heard …'
        if of_itself or self._is_of_itself(words, hit.last, last, entry):
            return "reviewers-of-themselves"
        if source.rule == "inspector" and (entry.id == SAID or not self.polarity.tells(words, hit.last + 1, last)):
            return "speech-not-a-finding"  # what somebody says is speech, which is read as a quote
        if entry.polarity is None and (self._is_passive(words, hit.first) or self._is_noun(words, hit.last, last)):
            return "verb-that-finds-nothing"
        if self._is_background(words, hit.first, first, entry):
            return "told-by-the-way"
        short = last - hit.last <= FEWEST_WORDS and entry.id != VERDICT
        return "nothing-told-as-found" if short and not self._is_short(words, hit.last + 1, last, entry) else ""

    def ends_in_source(self, words: Words, first: int, last: int, parties: Parties) -> bool:
        """Whether words end with a source and a verb of finding: '…, the inspectors found'."""
        start = max(first, last - LONGEST_VIEW)
        for at in self.verbs.places_within(words, start + 1, last):
            hit = self.verbs.longest(words, at)
            if hit is not None and hit.last == last - 1 and words.folded[hit.last] not in self.sayings:
                span = words.items[start].start, words.items[at - 1].end
                return self.named_source(words, start, at - 1) is not None or parties.body_within(*span) is not None
        return False

    def document(self, sentence: Span, words: Words, starts: list[int], parties: Parties) -> Told | None:
        """A sentence of a report's own words."""
        places = (sentence.start, sentence.start + 1, sentence.end - 3)
        held = next((held for place in places if (held := parties.quote_at(place)) is not None), None)
        if held is None or held[1].kind is not QuoteKind.DOCUMENT:
            return None
        span = trimmed(parties.text, max(sentence.start, held[0].start), min(sentence.end, held[0].end))
        if any(word in MODALS for word in span.of(parties.text).lower().split()):
            return None
        if not self.polarity.tells(words, *word_range(words, starts, span)):
            return None
        source = parties.reviewer(sentence.start)
        return Told(span, source or Who(Means.BODY), "report-quoted") if span.end > span.start else None

    def _in_view(self, words: Words, first: int, last: int, parties: Parties) -> Who | None:
        """'In the inspectors' view …': whose view it is."""
        view = next((n for n in range(first, min(first + LONGEST_VIEW, last)) if words.folded[n] in VIEWS), None)
        if view is None or not {"to", "of", "with"}.isdisjoint(words.folded[first:view]):
            return None  # 'In response to the judgement'
        start, end = words.items[first].start, words.items[view].end
        if parties.body_within(start, end) is None and self.named_source(words, first, view) is None:
            return None
        return parties.reviewer(end) or Who(Means.BODY)

    def _is_short(self, words: Words, first: int, last: int, entry: FindingEntry) -> bool:
        """Whether few words tell how good something is: 'found serious weaknesses', 'praised the staff'."""
        return last - first > 1 and (entry.polarity is not None or self.polarity.tells(words, first, last))

    @staticmethod
    def _is_passive(words: Words, verb: int) -> bool:
        """'The findings will be noted at a meeting'."""
        at = verb - 1
        while at > 0 and words.folded[at].endswith("ly"):
            at -= 1
        return words.folded[at] in BE

    @staticmethod
    def _is_noun(words: Words, verb: int, last: int) -> bool:
        """'The first inspection reports were published', 'the findings of the inspection reports of …'."""
        return words.folded[verb] in PLURAL_NOUNS and verb + 1 < last and words.folded[verb + 1] in AFTER_NOUN

    def _is_background(self, words: Words, verb: int, first: int, entry: FindingEntry) -> bool:
        """'… where the inspectors found faults last year': told by the way."""
        begin, _ = self.clauses.subject_range(words, verb, first)
        return entry.polarity is None and begin > first and words.folded[begin - 1] in BACKGROUND

    @staticmethod
    def _is_speech(text: str, verb: Span, sentence: Span) -> bool:
        """Whether words in quotation marks follow the verb and a colon: speech, which is read as a quote."""
        return text[verb.end : sentence.end].lstrip(" :,")[:1] in QUOTE_MARKS and text[verb.end : verb.end + 1] in ":,"

    @staticmethod
    def _content(sentence: Span, verb: Span, text: str) -> Span:
        """What was found: the words after a colon that follows the verb, else the sentence."""
        colon = text.find(": ", verb.end, sentence.end)
        if colon > 0 and len(text[colon : sentence.end].split()) > COLON_WORDS:
            return trimmed(text, colon + 1, sentence.end)
        return trimmed(text, *sentence)

    def _is_of_itself(self, words: Words, verb: int, last: int, entry: FindingEntry) -> bool:
        """'The regulator said it had …' speaks of the regulator; 'said it had failed to …' of whom it judges."""
        at = verb + 2 if words.folded[verb + 1 : verb + 2] == ["that"] else verb + 1
        if entry.polarity is not None or words.folded[at : at + 1] not in SELVES:
            return False
        if entry.id == FOUND and words.folded[at] in PRONOUNS:
            return False  # 'found it had some of the worst roads'
        near = last if words.folded[at + 1 : at + 2] == ["had"] else min(at + BLAME_WITHIN, last)
        return words.folded[at] not in PRONOUNS or not self.polarity.faults(words, at + 1, near)

    def _source(
        self,
        words: Words,
        starts: list[int],
        verb: int,
        floor: int,
        sentence: Span,
        parties: Parties,
        own: Who | None,
    ) -> Who | None:
        """The inspection or reviewer that is the subject of the verb; None for other persons and councils."""
        begin, end = self.clauses.subject_range(words, verb, floor)
        end -= words.folded[end] in RELATIVE and self.named_source(words, end - 1, end - 1) is not None
        end = self._before_addressee(words, begin, end)
        if begin > end or end - begin >= LONGEST_SOURCE or words.folded[end] in RELATIVE | {"to"}:
            return None
        span = Span(words.items[begin].start, words.items[end].end)
        while end > begin and (words.folded[end] in AUXILIARIES or words.folded[end].endswith("ly")):
            end -= 1
        if begin == end and words.folded[begin] == "we":
            return own
        if words.folded[end] in THIRD_PERSON and self._in_report(words, floor, end):
            speaker = parties.person_before(words.items[end].start)
            return self._reporter(speaker, parties, span) if speaker is not None else None
        if begin == end and words.folded[begin] in PRONOUNS:
            return self._of_pronoun(words, starts, begin, floor, sentence, parties, own)
        person = parties.person_within(*span)
        if person is not None and not self._is_office(person[1], words, begin, end):
            return self._inspector(person[1], parties, person[0])
        if any(word in self.people or word in MODALS for word in words.folded[begin : end + 1]):
            return None
        named = self.named_source(words, begin, end)
        council, body = parties.council_within(*span), parties.body_within(*span)
        listed = named is not None and body is not None and body.start <= named < body.end  # 'the commissioners say'
        if named is not None and body is not None and named + len("the ") >= body.start:
            named = None  # 'the Audit' of 'the Audit Commission'
        first = min((at for at in (named, body.start if body else None) if at is not None), default=None)
        if first is None or (council is not None and council.start < first and words.folded[begin] not in FRONTING):
            return None
        if words.text[span.end : span.end + 2] in ("'s", "’s"):
            return None
        if body is not None:
            at = word_range(words, starts, Span(body.start, body.end))[0]
            at -= words.folded[at - 1] == "the"
            owned = named is None and at > begin and words.folded[at - 1] in FRONTING
            comments = body.body in self.bystanders and not listed
            if comments or (owned and words.folded[begin] not in FRONTING):
                return None  # 'A lady from the Audit Commission said'
            return Who(Means.BODY, parties.body_party(body.body, span.start), Span(body.start, body.end), "named")
        return replace(parties.reviewer(span.start) or Who(Means.BODY), rule="reviewing-body")

    def _before_addressee(self, words: Words, begin: int, end: int) -> int:
        """The last word of a source before whom it is for: 'The letter to the director says'."""
        to = next((n for n in range(begin + 1, end) if words.folded[n] == "to"), None)
        addressed = to is not None and self.named_source(words, begin, to - 1) is not None
        return to - 1 if to is not None and addressed else end

    def _of_pronoun(
        self,
        words: Words,
        starts: list[int],
        at: int,
        floor: int,
        sentence: Span,
        parties: Parties,
        own: Who | None,
    ) -> Who | None:
        """Who 'it' or 'they' is at a word: whoever says the clause that it begins, else the reviewers named before."""
        said = self._saying_before(words, at, floor)
        if said is not None:
            reporter = self._source(words, starts, said, floor, sentence, parties, own)
            if reporter is not None:
                return replace(reporter, rule=OF_ITSELF)
            if self._is_official(words, said, floor, parties):
                return None  # 'A spokesman said it was disappointed with …'
        return self._earlier(words, floor, at, parties) or self._sentence_before(words, starts, sentence, parties)

    def _is_office(self, person: PersonFound, words: Words, begin: int, end: int) -> bool:
        """'The Ombudsman', whose name nobody gives: the office itself."""
        return person.name is None and person.body is None and self.named_source(words, begin, end) is not None

    def _in_report(self, words: Words, first: int, last: int) -> bool:
        """'In his report, he …': a report fronts the sentence."""
        return words.folded[first] in FRONTING and self.named_source(words, first + 1, last - 1) is not None

    def _reporter(self, person: PersonFound, parties: Parties, span: Span) -> Who | None:
        """An inspector whose report speaks: no speech but findings."""
        who = self._inspector(person, parties, span)
        return None if who is None else Who(who.means, who.party, None, "reporting")

    def _inspector(self, person: PersonFound, parties: Parties, span: Span) -> Who | None:
        """A person who speaks for a body that reviews councils; None for anybody else."""
        if person.body is None or person.body in self.bystanders:
            return None
        return Who(Means.BODY, parties.body_party(person.body, span.start), None, "inspector")

    def named_source(self, words: Words, begin: int, end: int) -> int | None:
        """The offset where a common noun for a report or reviewers begins within a word range; None if none does."""
        for at in range(begin, end + 1):
            hit = self.sources.longest(words, at)
            if hit is not None and hit.last <= end:
                return words.items[hit.first].start
        return None

    @staticmethod
    def _opens_clause(words: Words, at: int) -> bool:
        return words.folded[at - 1] in CLAUSE_OPENERS or words.gap(at - 1).strip()[:1] in (":", ";")

    def _is_official(self, words: Words, said: int, floor: int, parties: Parties) -> bool:
        """Whether a council, a named person or somebody by his office is the subject of the verb at word ``said``."""
        first, last = self.clauses.subject_range(words, said, floor)
        if first > last:
            return False
        start, end = words.items[first].start, words.items[last].end
        council = last_before(parties.councils, end + 1, start)
        speaks = council is not None and council.end == end
        named = parties.person_within(start, end) is not None
        return speaks or named or not self.people.isdisjoint(words.folded[first : last + 1])

    def _saying_before(self, words: Words, at: int, floor: int) -> int | None:
        """The verb of saying whose clause begins at a word: 'said (that) it'; None if it begins none."""
        before = at - 1 - (at - 1 > floor and words.folded[at - 1] == "that")
        return before if before > floor and words.folded[before] in self.sayings else None

    def _earlier(self, words: Words, first: int, last: int, parties: Parties) -> Who | None:
        """'Now the inspectors agree: they say …': whom the sentence has named before the pronoun."""
        if last - first < 2 or not self._opens_clause(words, last):
            return None
        noun = self.named_source(words, first, last - 1)
        council = parties.council_within(words.items[first].start, words.items[last - 1].end)
        if noun is None or council is not None:
            return None
        who = parties.reviewer(words.items[last].start)
        return Who(Means.BODY, who.party if who else None, None, "pronoun")

    def _sentence_before(self, words: Words, starts: list[int], sentence: Span, parties: Parties) -> Who | None:
        """'It' and 'they' are the reviewers if the sentence before begins with them, or with their report."""
        sentences = parties.layout.sentences
        here = bisect_right(sentences, sentence.start, key=lambda span: span.start) - 1
        if here < 1:
            return None
        before = sentences[here - 1]
        lists = parties.layout.lists
        listed = next((found for found in lists if found.items[-1].overlaps(before)), None)
        if listed is not None and listed.lead_in is not None:
            if not self.polarity.tells(words, *word_range(words, starts, sentence)):
                return None
            before = listed.lead_in  # 'They also found …' after the list of what they found
        first, last = word_range(words, starts, before)
        body, council = parties.body_within(*before), parties.council_within(*before)
        noun = self.named_source(words, first, last - 1)
        source = min((at for at in (noun, body.start if body else None) if at is not None), default=None)
        held = parties.quote_at(before.start + 1)
        if held is not None and held[1].kind is QuoteKind.DOCUMENT:
            source, council = before.start, None
        if source is None or (council is not None and council.start < source):
            return None
        who = parties.reviewer(sentence.start)
        return Who(Means.BODY, who.party if who else None, None, "pronoun")
