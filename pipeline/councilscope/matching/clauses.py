"""Reads the clause round a cue of models/actions/cues.json: its subject, its verb, and how the verb stands.

Shared by the components of action points and findings, and by the reading of lead-ins.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from councilscope.knowledge.actions import ActionKnowledge, CueEntry, CueForm, VerbClass, VerbForm
from councilscope.matching.phrases import Hit, PhraseTrie, Words
from councilscope.spans import Span

# Function words. A subject does not reach back over these, nor over the marks.
SUBJECT_STOPS = frozenset(
    (
        "that",
        "but",
        "so",
        "because",
        "while",
        "when",
        "if",
        "unless",
        "until",
        "whether",
        "though",
        "although",
        "since",
        "than",
        "where",
        "whereas",
        "or",
        "as",
        "then",
        "how",
        "why",
        "what",
    )
)
MARKS = frozenset(';:()[]–—"“”‘«»?!.')
PAIRS = {")": "(", "”": "“"}
RELATIVE = frozenset(("which", "who", "that", "whose", "what", "whom"))
ADVERBS = frozenset(
    (
        "now",
        "also",
        "then",
        "soon",
        "only",
        "still",
        "even",
        "first",
        "always",
        "again",
        "all",
        "both",
        "just",
        "never",
        "not",
        "t",
        "instead",
        "therefore",
        "together",
        "once",
        "too",
    )
)
AT_ONCE = frozenset(("once", "least", "last"))
FUNCTION_WORDS = frozenset(
    (
        ",",
        "of",
        "to",
        "but",
        "and",
        "or",
        "is",
        "was",
        "in",
        "for",
        "the",
        "a",
        "an",
        "on",
        "at",
        "by",
        "with",
        "from",
        "it",
        "we",
        "they",
        "that",
        "this",
        "which",
        "who",
        "has",
        "had",
        "there",
        "if",
    )
)
NEGATIONS = frozenset(("not", "never", "t", "no"))
PREFIXES = frozenset(("co", "re", "under", "over", "pre"))
LONGEST_ASIDE = 14  # words between two commas before the verb
LONGEST_SENTENCE = 400  # words; longer ones are no prose, and reading them would cost the square of their length
LONGEST_SUBJECT = 40  # words


class VerbVoice(StrEnum):
    """How the verb after a cue stands."""

    ACTIVE = "active"  # 'will publish'
    PASSIVE = "passive"  # 'will be published'
    PROGRESSIVE = "progressive"  # 'will be publishing'
    PERFECT = "perfect"  # 'will have published'
    STATE = "state"  # 'will be good', 'will have a plan'


@dataclass(frozen=True, slots=True)
class Verb:
    """The verb of a clause. at: its word, None if the clause ends before a verb (an open lead-in)."""

    at: int | None
    voice: VerbVoice
    verb_class: VerbClass | None
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """A cue in its clause, by word numbers: the subject before ``first``, the verb after ``last``."""

    cue: CueEntry
    first: int
    last: int
    subject: int
    subject_last: int
    verb: Verb


class ClauseReader:
    """Finds cues and reads the clause of each; built once from the knowledge."""

    def __init__(self, knowledge: ActionKnowledge) -> None:
        self.verbs = knowledge.verbs
        self.cues: PhraseTrie[CueEntry] = PhraseTrie(
            (word, cue) for cue in knowledge.cues.values() for word in cue.words if cue.form is not CueForm.SAYING
        )
        self.sayings = frozenset(
            word for cue in knowledge.cues.values() for word in cue.words if cue.form is CueForm.SAYING
        )
        # Those of them that report speech: 'said' does, 'found' and 'knows' only take a clause.
        self.speech = frozenset(knowledge.cues["saying"].words)

    def cues_of(self, words: Words) -> list[Hit[CueEntry]]:
        """All cues of a text, in order; none overlaps another."""
        return list(self.cues.find(words))

    def clause(self, words: Words, hit: Hit[CueEntry], cue: CueEntry, floor: int, ceiling: int) -> Clause:
        """The clause of a cue within the sentence from word ``floor`` to word ``ceiling`` (exclusive)."""
        subject, subject_last = self.subject_range(words, hit.first, floor)
        after = hit.last + 1
        if cue.agent:
            reach = range(after, min(after + LONGEST_ASIDE, ceiling))
            after = next((index + 1 for index in reach if words.folded[index] == "to"), ceiling)
        return Clause(cue, hit.first, after - 1, subject, subject_last, self.verb_after(words, after, ceiling))

    def subject_range(self, words: Words, cue: int, floor: int) -> tuple[int, int]:
        """First and last word of the subject that stands before word ``cue``; empty (first > last) if none does."""
        last = cue - 1
        comma = last
        while comma > floor and words.folded[comma] in ADVERBS:
            comma -= 1
        if comma >= floor and words.folded[comma] == ",":  # 'The council, which …, also'
            last = _before_aside(words, comma, floor)
        at = last
        start = last + 1
        while at >= floor and cue - at <= LONGEST_SUBJECT:
            near = at == last or words.gap(at).strip() == ")"
            inner, at = at, _before_pair(words, at, floor) if near else at
            word = words.folded[at]
            stops = word == "," or word in SUBJECT_STOPS or word in self.sayings
            if stops or (at == inner and _breaks(words, at)):
                break
            start, at = at, at - 1
        return start, last

    def verb_after(self, words: Words, at: int, ceiling: int) -> Verb:
        """The verb that begins at word ``at``, adverbs and an aside in commas left out."""
        at, negated = skip_adverbs(words, at, ceiling)
        if at < ceiling and words.folded[at] == ",":
            close = next((n for n in range(at + 1, min(at + LONGEST_ASIDE, ceiling)) if words.folded[n] == ","), None)
            if close is not None:
                at, more = skip_adverbs(words, close + 1, ceiling)
                negated = negated or more
        if at >= ceiling:
            return Verb(None, VerbVoice.ACTIVE, None, negated)
        if words.folded[at] in self.verbs.aspects and at + 2 < ceiling and words.folded[at + 1] == "to":
            at += 2  # 'will continue to monitor'
        word = words.folded[at]
        if word == "be":
            return self._after_be(words, at, ceiling, negated)
        if word == "have":
            after, _ = skip_adverbs(words, at + 1, ceiling)
            if after < ceiling and words.folded[after] == "been":
                return self._after_be(words, after, ceiling, negated)
            found = self.verbs.form_of(words.folded[after], VerbForm.PARTICIPLE) if after < ceiling else None
            return Verb(at, VerbVoice.PERFECT if found else VerbVoice.STATE, found or VerbClass.STATE, negated)
        if word in FUNCTION_WORDS:  # 'not will but information', 'the will of'
            return Verb(None, VerbVoice.ACTIVE, None, negated)
        return Verb(at, VerbVoice.ACTIVE, self.base_class(words, at), negated)

    def _after_be(self, words: Words, at: int, ceiling: int, negated: bool) -> Verb:
        after, more = skip_adverbs(words, at + 1, ceiling)
        if after < ceiling:
            participle = self.participle_class(words, after)
            if participle is not None:
                return Verb(after, VerbVoice.PASSIVE, participle, negated or more)
            gerund = self.verbs.form_of(words.folded[after], VerbForm.GERUND)
            if gerund is not None:
                return Verb(after, VerbVoice.PROGRESSIVE, gerund, negated or more)
        return Verb(at, VerbVoice.STATE, VerbClass.STATE, negated or more)

    def assents(self, words: Words, first: int, last: int) -> bool:
        """Whether words tell only that a meeting notes or approves something: 'that the report be noted'."""
        be = [at for at in range(first, last - 1) if words.folded[at] == "be"]
        return bool(be) and all(words.folded[skip_adverbs(words, at + 1, last)[0]] in self.verbs.assenting for at in be)

    def base_class(self, words: Words, at: int) -> VerbClass | None:
        """The class of the verb in base form at a word; hyphenated prefixes are joined ('co-operate')."""
        word = words.folded[at]
        if word in PREFIXES and at + 1 < len(words):
            joined = self.verbs.form_of(word + words.folded[at + 1], VerbForm.BASE)
            return joined or self.verbs.form_of(words.folded[at + 1], VerbForm.BASE)
        return self.verbs.form_of(word, VerbForm.BASE)

    def participle_class(self, words: Words, at: int) -> VerbClass | None:
        """The class of the verb whose participle stands at a word."""
        word = words.folded[at]
        if word in PREFIXES and at + 1 < len(words):
            word = words.folded[at + 1]
        return self.verbs.form_of(word, VerbForm.PARTICIPLE)


def skip_adverbs(words: Words, at: int, ceiling: int) -> tuple[int, bool]:
    """The first word that is no adverb, and whether one of those passed negates."""
    negated = False
    while at < ceiling and (
        words.folded[at] in ADVERBS
        or (words.folded[at] == "at" and words.following[at] in AT_ONCE)
        or (
            words.folded[at].endswith("ly")
            and len(words.folded[at]) > 5
            and words.folded[at] not in ("apply", "supply", "reply", "comply", "multiply")
        )
    ):
        negated = negated or words.folded[at] in NEGATIONS
        at += 1
    return at, negated


def _before_aside(words: Words, comma: int, floor: int) -> int:
    """The last word before an aside that ends in the comma at ``comma``: 'The council, which …, must'."""
    opening = next(
        (n for n in range(comma - 1, max(floor, comma - LONGEST_SUBJECT) - 1, -1) if words.folded[n] == ","), None
    )
    return opening - 1 if opening is not None and opening > floor else comma - 1


def _before_pair(words: Words, at: int, floor: int) -> int:
    """The last word before the brackets or quotation marks that close after word ``at``, ``at`` where none do.

    'The Commission (CQC) found', 'the new “Improvement Board” will': the subject goes on before them.
    """
    opening = PAIRS.get(words.gap(at).strip())
    if opening is None:
        return at
    reach = range(at - 1, max(floor, at - LONGEST_ASIDE) - 1, -1)
    return next((n for n in reach if words.gap(n).strip() == opening), at)


def _breaks(words: Words, at: int) -> bool:
    return not MARKS.isdisjoint(words.gap(at))


def word_range(words: Words, starts: list[int], span: Span) -> tuple[int, int]:
    """Numbers of the first word in a span and of the first word after it; ``starts`` are all words' offsets."""
    return bisect_left(starts, span.start), bisect_left(starts, span.end)


def sentence_cues(
    hits: list[Hit[CueEntry]], first: int, last: int, *forms: CueForm
) -> Iterator[tuple[Hit[CueEntry], CueEntry]]:
    """The cues of the given forms that begin within a word range."""
    at = bisect_left(hits, first, key=lambda hit: hit.first)
    for hit in hits[at:]:
        if hit.first >= last:
            return
        for cue in hit.payloads:
            if cue.form in forms:
                yield hit, cue
