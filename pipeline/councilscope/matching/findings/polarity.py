"""Whether a finding tells of a strength, a weakness, or both.

Good and bad words are not merely counted: what is denied ('no delays'), handled ('has tackled delays'), falling or
rising ('delays are up', 'attendance is up') changes what a word beside it tells, and what is wanted ('need to get
better') tells nothing good.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from councilscope.knowledge.actions import FindingEntry
from councilscope.matching.phrases import PhraseTrie, Words
from councilscope.records import Polarity

NEGATIONS = frozenset(("not", "no", "never", "t", "nobody", "without", "hardly", "nor"))
FINITE = frozenset(("is", "are", "was", "were", "be", "been", "being", "has", "have", "had"))
DENIED_WITHIN = 6  # words from a negation to what it denies: 'no children were at immediate risk'
AFTER_VERB = 5  # words from 'tackled' to what is tackled
BEFORE_VERB = 7  # words from 'turnover of staff' to 'is low'
SIGNS = ("polarity", "negating", "wanting", "handling", "falling", "rising", "measure", "neutral")
TELLING = (
    "polarity",
    "negating",
    "wanting",
    "falling",
)  # roles whose words, polarity given, praise or blame by themselves
VALUE = {Polarity.STRENGTH: 1, Polarity.WEAKNESS: -1, Polarity.MIXED: 0, None: 0}


@dataclass(slots=True)
class Mark:
    """A word or phrase that tells. worth: 1 for good, -1 for bad, 0 for neither; spent: it only changes another's."""

    first: int
    last: int
    entry: FindingEntry
    worth: int = 0
    denied: bool = False
    spent: bool = False

    @property
    def is_measured(self) -> bool:
        """Whether there can be more or less of it: faults, and what is counted."""
        return self.entry.role == "measure" or (self.entry.role == "polarity" and self.entry.polarity != "strength")

    @property
    def is_welcome(self) -> bool:
        """Whether more of it is better."""
        return self.entry.polarity is Polarity.STRENGTH


class PolarityReader:
    """Weighs the good and bad words of a passage; built once from the knowledge."""

    def __init__(self, entries: Mapping[str, FindingEntry]) -> None:
        self.trie: PhraseTrie[FindingEntry] = PhraseTrie(
            (word, entry) for entry in entries.values() if entry.role in SIGNS for word in entry.words
        )
        self.turns = frozenset(word for entry in entries.values() if entry.role == "contrast" for word in entry.words)

    def read(
        self, words: Words, first: int, last: int, given: Polarity | None = None, heading: bool = False
    ) -> Polarity:
        """The polarity of the words from ``first`` up to ``last``; ``given`` is what heading or verb say, or None.

        What a ``heading`` gives holds for all below it. Where neither words nor ``given`` tell, a finding is a
        strength: reports remark on faults in words of fault.
        """
        if given is not None and heading:
            return given
        parts = self._parts(words, first, last)
        told = [polarity for start, end in parts if (polarity := self._part(words, start, end)) is not None]
        if given is not None:  # 'praised … but said that records were poor'
            turned = [self._part(words, start, end) for start, end in parts[1:]]
            return Polarity.MIXED if any(part not in (None, given) for part in turned) else given
        if len(parts) > 1 and told and (len(set(told)) > 1 or len(told) == 1):
            return Polarity.MIXED  # one side told, and turned from
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

    def _holds(self, words: Words, first: int, last: int, wanted: Container[Polarity | None]) -> bool:
        return any(
            mark.entry.polarity in wanted and mark.entry.role in TELLING
            for mark in self._marks(words, first, last)
            if words.folded[mark.first] not in NEGATIONS or mark.last > mark.first
        )

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
        """What the marks of a passage come to; None where none tells."""
        marks = self._marks(words, first, last)
        for number, mark in enumerate(marks):
            if mark.entry.role == "negating":
                self._deny(words, mark, marks[number + 1 :])
        for number, mark in enumerate(marks):
            if mark.entry.role in ("handling", "falling", "rising"):
                self._move(words, mark, marks[:number], marks[number + 1 :])
        worths = [mark.worth for mark in marks if not mark.spent and mark.worth]
        if not worths:
            return None
        return Polarity.STRENGTH if sum(worths) > 0 else Polarity.WEAKNESS

    def _marks(self, words: Words, first: int, last: int) -> list[Mark]:
        found: list[Mark] = []
        free = first
        for at in self.trie.places_within(words, first, last):
            hit = self.trie.longest(words, at) if at >= free else None
            if hit is not None and hit.last < last:
                entry = hit.payloads[0]
                worth = VALUE[entry.polarity] if entry.role != "measure" else 0
                found.append(Mark(hit.first, hit.last, entry, worth))
                free = hit.last + 1
        wanting = next((n for n, mark in enumerate(found) if mark.entry.role == "wanting"), len(found))
        return [mark for mark in found[: wanting + 1] if mark.entry.role != "neutral"]  # what is wanted is not there

    @staticmethod
    def _deny(words: Words, mark: Mark, after: Sequence[Mark]) -> None:
        """'No delays', 'not clear', 'has not tackled delays': the next mark tells the contrary."""
        target = next(iter(after), None)
        if target is None or target.first - mark.last > DENIED_WITHIN or target.entry.role == "negating":
            return
        if "," in words.folded[mark.last : target.first]:
            return
        mark.spent, target.denied = True, True
        target.worth = -1 if target.entry.role == "handling" else -target.worth

    def _move(self, words: Words, mark: Mark, before: Sequence[Mark], after: Sequence[Mark]) -> None:
        """'Tackled delays', 'delays are down', 'rising attendance': what becomes of that of which there is more."""
        target = self._object(words, mark, before, after)
        if target is None:
            return
        better = (mark.entry.role == "rising") == target.is_welcome
        target.worth = 1 if better != mark.denied else -1
        mark.spent = True

    @staticmethod
    def _object(words: Words, mark: Mark, before: Sequence[Mark], after: Sequence[Mark]) -> Mark | None:
        """What a verb or adjective moves: what follows it, else what stands before it and a form of 'be' or 'have'."""
        handled = mark.entry.role == "handling"  # what is handled is a fault
        following = [target for target in after if target.is_measured][:1]
        preceding = [target for target in before if target.is_measured][-1:]
        for near, reach, turned in ((following, AFTER_VERB, False), (preceding, BEFORE_VERB, True)):
            for target in near:
                gap = (
                    words.folded[target.last + 1 : mark.first] if turned else words.folded[mark.last + 1 : target.first]
                )
                apart = len(gap) > reach or "," in gap or (turned and FINITE.isdisjoint(gap))
                if target.is_measured and not target.spent and not apart and not (handled and target.is_welcome):
                    return target
        return None
