"""Findings told in sentences: 'Inspectors found that …', 'It praises …', 'The report says …'."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from councilscope.knowledge.actions import ActionKnowledge, FindingEntry
from councilscope.matching.clauses import SUBJECT_STOPS, ClauseReader, word_range
from councilscope.matching.parties import Means, Parties, Who
from councilscope.matching.phrases import PhraseTrie, Words
from councilscope.spans import Span, trimmed

PRONOUNS = frozenset(("it", "they", "he", "she"))


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence of findings: its words, who found, and the verb of finding."""

    span: Span
    source: Who
    verb: Span
    entry: FindingEntry


class FindingProse:
    """Finds the sentences in which an inspection finds something; built once from the knowledge."""

    def __init__(self, knowledge: ActionKnowledge, clauses: ClauseReader) -> None:
        self.clauses = clauses
        entries = knowledge.findings.values()
        self.verbs: PhraseTrie[FindingEntry] = PhraseTrie(
            (word, entry) for entry in entries if entry.role == "verb" for word in entry.words
        )
        self.sources: PhraseTrie[str] = PhraseTrie(
            (word, entry.id) for entry in entries if entry.role == "source" for word in entry.words if word not in PRONOUNS
        )

    def read(self, sentence: Span, words: Words, starts: list[int], parties: Parties) -> Told | None:
        """The finding that a sentence outside direct speech tells, or None."""
        first, last = word_range(words, starts, sentence)
        for at in range(first + 1, last):
            hit = self.verbs.longest(words, at)
            if hit is None or hit.last >= last or parties.quote_at(words.items[at].start) is not None:
                continue
            source = self._source(words, starts, at, first, sentence, parties)
            if source is None or not self._has_content(words, hit.last, last):
                continue
            verb = Span(words.items[hit.first].start, words.items[hit.last].end)
            return Told(trimmed(parties.text, *sentence), source, verb, hit.payloads[0])
        return None

    def _source(
        self, words: Words, starts: list[int], verb: int, floor: int, sentence: Span, parties: Parties
    ) -> Who | None:
        """The inspection party that is the subject of the verb."""
        begin, end = self.clauses.subject_range(words, verb, floor)
        if begin > end:
            return None
        if words.folded[begin] in SUBJECT_STOPS:
            return None
        span = Span(words.items[begin].start, words.items[end].end)
        if begin == end and words.folded[begin] in ("it", "they"):
            return self._sentence_before(words, starts, sentence, parties)
        if begin == end and words.folded[begin] in PRONOUNS:
            return None
        council, body = parties.council_within(*span), parties.body_within(*span)
        named = self._named_source(words, begin, end)
        if body is not None and (council is None or body.start <= council.start or named):
            return Who(Means.BODY, parties.body_party(body.body, span.start), Span(body.start, body.end), "named")
        if named:
            who = parties.reviewer(span.start)
            return Who(Means.BODY, who.party if who else None, None, "reviewing-body")
        return None

    def _named_source(self, words: Words, begin: int, end: int) -> bool:
        return any(
            (hit := self.sources.longest(words, at)) is not None and hit.last <= end for at in range(begin, end + 1)
        )

    def _sentence_before(self, words: Words, starts: list[int], sentence: Span, parties: Parties) -> Who | None:
        """'It' and 'they' are the inspectors if the sentence before begins with them or their report."""
        sentences = parties.layout.sentences
        here = bisect_right(sentences, sentence.start, key=lambda span: span.start) - 1
        if here < 1:
            return None
        before = sentences[here - 1]
        body, council = parties.body_within(*before), parties.council_within(*before)
        if body is not None and (council is None or body.start < council.start):
            return Who(Means.BODY, parties.body_party(body.body, sentence.start), None, "pronoun")
        first, last = word_range(words, starts, before)
        if self._named_source(words, first, min(first + 12, last) - 1):
            who = parties.reviewer(sentence.start)
            return Who(Means.BODY, who.party if who else None, None, "pronoun")
        return None

    @staticmethod
    def _has_content(words: Words, verb_last: int, last: int) -> bool:
        return last - verb_last > 3
