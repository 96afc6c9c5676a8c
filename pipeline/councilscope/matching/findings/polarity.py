"""Whether a finding tells of a strength, a weakness, or both.

Good and bad words are not merely counted: what is denied ('no delays'), handled ('has tackled delays'), falling or
rising ('delays are up', 'attendance is up') changes what a word beside it tells, few of many are told by a number
('only four in ten'), and what is wanted ('need to get better') tells nothing good. Sides that disagree, turned by a
'but' or set side by side with an 'and', make a finding mixed.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from councilscope.knowledge.actions import FindingEntry
from councilscope.matching.phrases import Hit, PhraseTrie, Words
from councilscope.records import Polarity

NEGATIONS = frozenset(("not", "no", "never", "t", "nobody", "without", "hardly", "nor"))
NOMINAL = frozenset(("no", "nobody", "none", "never", "without", "nor"))  # these deny all of their clause
FINITE = frozenset(("is", "are", "was", "were", "be", "been", "being", "has", "have", "had"))
LIGHT = FINITE | {"to", "a", "an", "the", "of", "at", "in", "for", "any", "found"}
SUBORDINATING = frozenset(
    ("what", "how", "who", "whom", "which", "whether", "because", "when", "if", "where", "while", ",", "but")
)
TENSED = frozenset(("is", "are", "was", "were", "has", "have", "had"))
RELATIVE = frozenset(("which", "who", "whom"))
TEMPORAL = frozenset(("when", "where"))
SUBJECTS = frozenset(("it", "they", "he", "she", "we"))
LIMIT_WITHIN = 4  # words from 'after' to the limit: 'after the 18-week limit'
EXCEPTED = frozenset(("all", "anything", "nothing", "none", "nobody", "choice"))  # before 'but'
COORDINATING = frozenset(("and", ","))
DENIED_WITHIN = 5  # weighty words from a negation to what it denies: 'no child was found to be at immediate risk'
LIMITED_WITHIN = 12  # such words from a number to what few have: 'only seven of last year's 34 leavers had good grades'
AFTER_VERB = 5  # words from 'tackled' to what is tackled
BEFORE_VERB = 7  # words from 'turnover of staff' to 'is low'
DENYING = ("negating", "limiting", "short-of")
MOVING = ("handling", "falling", "rising")
SIGNS = ("polarity", "wanting", "measure", "neutral", "lasting", "overrunning", "outweighing", *DENYING, *MOVING)
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
        self.trie = _trie(entries, *SIGNS)
        self.amounts = _trie(entries, "amount", "fraction")
        self.limits = _trie(entries, "limit")
        self.turns = _words(entries, "contrast")
        self.spans_of_time = _words(entries, "time-unit")
        self.long_times = _words(entries, "long-unit")

    def read(
        self,
        words: Words,
        first: int,
        last: int,
        given: Polarity | None = None,
        heading: bool = False,
        verb: int | None = None,
    ) -> Polarity:
        """The polarity of the words from ``first`` up to ``last``; ``given`` is what heading or verb say, or None.

        What a ``heading`` gives holds for all below it; what the word ``verb`` gives, as far as a turn. Where neither
        words nor ``given`` tell, a finding is a strength: reports remark on faults in words of fault.
        """
        if given is not None and heading:
            return given
        parts = self._parts(words, first, last)
        if given is not None:  # 'praised … but said that records were poor'
            apart = [part for part in parts[1:] if verb is None] or [
                part for part in parts if verb is not None and not part[0] <= verb < part[1]
            ]
            sides = {self._part(words, *part) for part in apart}
            return Polarity.MIXED if sides - {None, given} else given
        told = [polarity for part in parts if (polarity := self._part(words, *part)) is not None]
        if len(parts) > 1 and told and (len(set(told)) > 1 or len(told) == 1):
            return Polarity.MIXED  # one side told, and turned from
        return told[-1] if told else Polarity.STRENGTH

    def tells(self, words: Words, first: int, last: int) -> bool:
        """Whether any word of the passage is good or bad."""
        if not self.trie.places_within(words, first, last):
            return False
        return any(self._part(words, start, end) is not None for start, end in self._parts(words, first, last))

    def begins(self, words: Words, at: int) -> bool:
        """Whether a good or bad phrase begins at a word: 'after the deadline', 'when it was not'."""
        hit = self.trie.longest(words, at)
        return hit is not None and self._mark(words, hit) is not None

    def judges(self, words: Words, first: int, last: int) -> bool:
        """Whether a good or bad word stands in the passage, bare negations left out."""
        return self._holds(words, first, last, tuple(Polarity))

    def blames(self, words: Words, first: int, last: int) -> bool:
        """Whether a bad word stands in the passage, bare negations left out."""
        return self._holds(words, first, last, (Polarity.WEAKNESS,))

    def faults(self, words: Words, first: int, last: int) -> bool:
        """Whether a fault is named in the passage; what is wanted ('need to') is none."""
        return self._holds(words, first, last, (Polarity.WEAKNESS,), ("polarity", "falling", "negating"))

    def _holds(
        self,
        words: Words,
        first: int,
        last: int,
        wanted: Container[Polarity | None],
        roles: Container[str] = TELLING,
    ) -> bool:
        return any(
            mark.entry.polarity in wanted and mark.entry.role in roles
            for mark in self._marks(words, first, last)
            if words.folded[mark.first] not in NEGATIONS or mark.last > mark.first
        )

    def _parts(self, words: Words, first: int, last: int) -> list[tuple[int, int]]:
        """The passage cut at the words that turn ('but')."""
        cuts: list[int] = []
        for at in range(first + 1, last):
            if words.folded[at] not in self.turns or self._is_adverb(words, at):
                continue
            begin = cuts[-1] if cuts else first
            aside = words.folded[at - 1] == "," == words.following[at]  # 'They were, however, well treated'
            if not aside or self._part(words, begin, at) is not None:
                cuts.append(at)
        if first < last and words.folded[first] in self.turns:
            # 'Although a, b'; 'However, b' turns from what was before
            comma = next((n for n in range(first, last) if words.folded[n] == ","), None)
            cuts = sorted({*cuts, *([comma] if comma and comma > first + 1 else [])})
        edges = [first, *cuts, last]
        return [(start, end) for start, end in pairwise(edges) if end > start]

    @staticmethod
    def _is_adverb(words: Words, at: int) -> bool:
        """'Cannot yet show', 'all but two': no turn."""
        if words.folded[at] == "but":
            return words.folded[at - 1] in EXCEPTED
        return words.folded[at] == "yet" and not words.gap(at - 1).strip() and words.folded[at - 1] != ","

    def _part(self, words: Words, first: int, last: int) -> Polarity | None:
        """What the marks of a passage come to; None where none tells."""
        marks = self._marks(words, first, last)
        _weigh_up(words, marks)
        for number, mark in enumerate(marks):
            if mark.entry.role in DENYING:
                self._deny(words, mark, marks[number + 1 :])
        for number, mark in enumerate(marks):
            if mark.entry.role in MOVING:
                self._move(words, mark, marks[:number], marks[number + 1 :])
        telling = _without_asides(words, [mark for mark in marks if not mark.spent and mark.worth], first, last)
        if not telling:
            return None
        sides = list(self._sides(words, [mark for mark in telling if mark.entry.role not in DENYING]))
        if min(sides) < 0 < max(sides):
            return Polarity.MIXED
        return Polarity.STRENGTH if sum(mark.worth for mark in telling) > 0 else Polarity.WEAKNESS

    @staticmethod
    def _sides(words: Words, telling: Sequence[Mark]) -> Iterator[int]:
        """What the marks of each coordinated phrase come to: 'loyal staff, clean beaches and late payments'."""
        worth = telling[0].worth if telling else 0
        for left, right in pairwise(telling):
            if not COORDINATING.isdisjoint(words.folded[left.last + 1 : right.first]):
                yield worth
                worth = 0
            worth += right.worth
        yield worth

    def _marks(self, words: Words, first: int, last: int) -> list[Mark]:
        found: list[Mark] = []
        free = first
        for at in self.trie.places_within(words, first, last):
            hit = self.trie.longest(words, at) if at >= free else None
            if hit is None or hit.last >= last:
                continue
            mark = self._mark(words, hit)
            if mark is not None and mark.last < last:
                found.append(mark)
                free = mark.last + 1
        wanting = next((n for n, mark in enumerate(found) if mark.entry.role == "wanting"), len(found))
        return [mark for mark in found[: wanting + 1] if mark.entry.role != "neutral"]  # what is wanted is not there

    def _mark(self, words: Words, hit: Hit[FindingEntry]) -> Mark | None:
        """The mark of a hit; None for one that needs something beside it which is not there."""
        entry = hit.payloads[0]
        if entry.role in ("limiting", "short-of", "lasting"):
            amount = self.amounts.longest(words, hit.last + 1)
            digits = entry.role != "short-of" and words.following[hit.last][:1].isdigit()
            if not digits and (amount is None or (entry.role == "short-of" and amount.payloads[0].role != "fraction")):
                return None
            end = amount.last if amount is not None else hit.last + 1
            if entry.role == "lasting":  # 'one took six months to write'
                long = words.following[end] in self.long_times
                return Mark(hit.first, end + 1, entry, VALUE[entry.polarity]) if long else None
            unit = words.following[end] in self.spans_of_time
            whole = words.folded[end + 2 : end + 4] == ["of", "the"]  # 'in only two months of the year'
            timed = unit and not whole
            return None if timed else Mark(hit.first, end, entry, VALUE[entry.polarity])
        if entry.role == "overrunning":
            near = range(hit.last + 1, min(hit.last + 1 + LIMIT_WITHIN, len(words)))
            limit = next((found for at in near if (found := self.limits.longest(words, at))), None)
            return None if limit is None else Mark(hit.first, limit.last, entry, VALUE[entry.polarity])
        if entry.role == "wanting" and hit.first and words.folded[hit.first - 1] == "what":
            return None  # 'they know what needs to be better'
        return Mark(hit.first, hit.last, entry, VALUE[entry.polarity] if entry.role != "measure" else 0)

    @staticmethod
    def _deny(words: Words, mark: Mark, after: Sequence[Mark]) -> None:
        """'No delays', 'not clear', 'has not tackled delays': the next mark tells the contrary.

        After 'no' and 'nobody' all faults do to the end of the clause: 'nobody waited longer than a week'.
        """
        denied: Mark | None = None
        begin = mark.last + 1
        reach = DENIED_WITHIN if mark.entry.role == "negating" else LIMITED_WITHIN
        for target in after:
            between = _without_relative(words.folded[begin : target.first])
            if not SUBORDINATING.isdisjoint(between) or sum(word not in LIGHT for word in between) > reach:
                return
            wanted = target.entry.role == "wanting" and words.folded[target.first - 1] in SUBJECTS
            if wanted or _is_of_another_clause(between, mark, words):
                return
            worth = target.worth or (VALUE[target.entry.polarity] if target.entry.role == "measure" else 0)
            if denied is None:
                if target.entry.role in DENYING:
                    return
                mark.spent, target.denied = True, True
                target.worth = -1 if target.entry.role == "handling" else -worth
                denied = target
            elif worth < 0 and target.entry.role == "polarity" and "and" not in between:
                target.worth = 1
            if (mark.entry.role == "negating" and words.folded[mark.first] not in NOMINAL) or worth >= 0:
                return
            begin = target.last + 1

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
                finite = not FINITE.isdisjoint(gap)
                # 'knows this and has been slow', 'has risen and exclusions have doubled'
                another = "and" in gap and (finite or words.following[target.last] in FINITE)
                apart = (
                    len(gap) > reach or "," in gap or (another if not turned else (handled or bool(gap)) and not finite)
                )
                compared = words.folded[target.first] == "than"  # 'less often than it should'
                if not target.spent and not (apart or compared) and not (handled and target.is_welcome):
                    return target
        return None


def _is_of_another_clause(between: list[str], mark: Mark, words: Words) -> bool:
    """'Did not mend the roof and appointments were cancelled': whether a verb of its own stands before what follows."""
    joined = between.index("and") if "and" in between else None
    if joined is not None and not TENSED.isdisjoint(between[joined:]):
        return True
    tensed = next((n for n, word in enumerate(between) if word in TENSED), None)
    nominal = mark.entry.role != "negating" or words.folded[mark.first] in NOMINAL
    return not nominal and tensed is not None and any(word not in LIGHT for word in between[:tensed])


def _weigh_up(words: Words, marks: list[Mark]) -> None:
    """'Strengths outweigh weaknesses', 'more strengths than weaknesses': of two sides one counts."""
    for number, mark in enumerate(marks):
        before, after = marks[max(number - 1, 0) : number], marks[number + 1 : number + 2]
        if mark.entry.role == "outweighing" and before and after:
            lighter = before[0] if words.following[mark.last] == "by" else after[0]
            lighter.spent = True
        elif after and mark.worth and words.folded[mark.last + 1 : after[0].first] == ["than"]:
            after[0].spent = True
            for many in before:
                if many.entry.role in MOVING and many.last + 1 == mark.first:
                    many.spent = True
                    mark.worth *= 1 if many.entry.role == "rising" else -1


def _without_asides(words: Words, telling: list[Mark], first: int, last: int) -> list[Mark]:
    """'Services, which were poor in 2010, are strong': what is told by the way counts where nothing else does."""
    asides = []
    for at in range(first + 1, last):
        if words.folded[at - 1] == "," and words.folded[at] in RELATIVE | TEMPORAL:
            close = next((n for n in range(at, last) if words.folded[n] == ","), None)
            if close is not None or words.folded[at] in TEMPORAL:
                asides.append((at, last if close is None else close))
    main = [mark for mark in telling if not any(start <= mark.first < end for start, end in asides)]
    return main or telling


def _without_relative(between: list[str]) -> list[str]:
    """'No child in the cases which they saw had been left …': without what 'which' tells of the cases."""
    relative = next((n for n, word in enumerate(between) if word in RELATIVE), len(between))
    own = next((n for n in range(relative + 1, len(between)) if between[n] not in FINITE), len(between))
    main = next((n for n in range(own + 1, len(between)) if between[n] in FINITE), None)
    return between if main is None else [*between[:relative], *between[main:]]


def _trie(entries: Mapping[str, FindingEntry], *roles: str) -> PhraseTrie[FindingEntry]:
    return PhraseTrie((word, entry) for entry in entries.values() if entry.role in roles for word in entry.words)


def _words(entries: Mapping[str, FindingEntry], role: str) -> frozenset[str]:
    return frozenset(word for entry in entries.values() if entry.role == role for word in entry.words)
