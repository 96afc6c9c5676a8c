"""Whether a finding tells of a strength, a weakness, or both."""

from __future__ import annotations

from collections.abc import Container, Mapping
from itertools import pairwise

from councilscope.knowledge.actions import FindingEntry
from councilscope.matching.phrases import PhraseTrie, Words
from councilscope.records import Polarity

NEGATIONS = frozenset(("not", "no", "never", "t", "nobody", "without", "hardly", "nor"))
REACH = 3  # words between a negation and what it turns


class PolarityReader:
    """Weighs the good and bad words of a passage; built once from the knowledge."""

    def __init__(self, entries: Mapping[str, FindingEntry]) -> None:
        self.trie: PhraseTrie[Polarity] = PhraseTrie(
            (word, entry.polarity)
            for entry in entries.values()
            if entry.role == "polarity" and entry.polarity
            for word in entry.words
        )
        self.turns = frozenset(word for entry in entries.values() if entry.role == "contrast" for word in entry.words)

    def read(self, words: Words, first: int, last: int, given: Polarity | None = None) -> Polarity:
        """The polarity of the words from ``first`` up to ``last``; ``given`` is what heading or verb say, or None.

        Where neither words nor ``given`` tell, a finding is a strength: reports remark on faults in words of fault.
        """
        parts = self._parts(words, first, last)
        told = [polarity for start, end in parts if (polarity := self._part(words, start, end)) is not None]
        if len(parts) > 1 and told and given is None and (len(set(told)) > 1 or len(told) == 1):
            return Polarity.MIXED  # one side told, and turned from
        if given is not None:
            return given
        return told[-1] if told else Polarity.STRENGTH

    def tells(self, words: Words, first: int, last: int) -> bool:
        """Whether any word of the passage is good or bad."""
        return any(self._part(words, start, end) is not None for start, end in self._parts(words, first, last))

    def judges(self, words: Words, first: int, last: int) -> bool:
        """Whether a good or bad word stands in the passage, bare negations left out."""
        return self._holds(words, first, last, tuple(Polarity))

    def blames(self, words: Words, first: int, last: int) -> bool:
        """Whether a bad word stands in the passage, bare negations left out."""
        return self._holds(words, first, last, (Polarity.WEAKNESS,))

    def _holds(self, words: Words, first: int, last: int, wanted: Container[Polarity]) -> bool:
        hits = (self.trie.longest(words, at) for at in range(first, last) if words.folded[at] not in NEGATIONS)
        return any(hit is not None and hit.payloads[0] in wanted and hit.last < last for hit in hits)

    def _parts(self, words: Words, first: int, last: int) -> list[tuple[int, int]]:
        """The passage cut at the words that turn ('but')."""
        cuts = [n for n in range(first + 1, last) if words.folded[n] in self.turns and not self._is_adverb(words, n)]
        if (
            first < last and words.folded[first] in self.turns
        ):  # 'Although a, b'; 'However, b' turns from what was before
            comma = next((n for n in range(first, last) if words.folded[n] == ","), None)
            cuts = sorted({*cuts, *([comma] if comma and comma > first + 1 else [])})
        edges = [first, *cuts, last]
        return [(start, end) for start, end in pairwise(edges) if end > start]

    @staticmethod
    def _is_adverb(words: Words, at: int) -> bool:
        """'Cannot yet show', 'are not yet clear': no turn."""
        return words.folded[at] == "yet" and not words.gap(at - 1).strip() and words.folded[at - 1] != ","

    def _part(self, words: Words, first: int, last: int) -> Polarity | None:
        good = bad = 0
        free = first
        for at in self.trie.places_within(words, first, last):
            hit = self.trie.longest(words, at) if at >= free else None
            if hit is None or hit.last >= last:
                continue
            turned = any(words.folded[n] in NEGATIONS for n in range(max(first, at - REACH), at))
            if hit.payloads[0] is Polarity.STRENGTH and not turned:
                good += 1
            elif hit.payloads[0] is Polarity.WEAKNESS:
                bad += 1
            free = hit.last + 1
        if good == bad == 0:
            return None
        return Polarity.WEAKNESS if bad >= good else Polarity.STRENGTH
