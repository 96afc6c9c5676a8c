"""What the tally rules look for: number words, units, movements and links, built once from the knowledge."""

from __future__ import annotations

from councilscope.knowledge import Knowledge
from councilscope.matching.phrases import PhraseTrie, Words, fold
from councilscope.matching.ratings.lexicon import Option, Strength
from councilscope.matching.ratings.marks import Sentence, Value
from councilscope.matching.ratings.scene import scene_maker

FIRST_YEAR, LAST_YEAR = 1980, 2040
PER_CENT = "pc"  # of '95pc'
VERB_LISTS = ("frame-verbs", "result-verbs", "copulas")
LINKING_LISTS = (*VERB_LISTS, "adverbs", "rating-nouns", "judged-nouns", "service-nouns")
# Lists that the rules only ask for a word, and never look for in a sentence.
SINGLE_WORD_LISTS = frozenset({
    "category-modifiers", "category-nouns", "delta-nouns", "deltas", "denials", "elliptic-verbs", "fractions",
    "landlord-units", "links", "object-links", "of-a-whole", "phrase-ends", "rating-objects", "rating-words",
    "restrictive", "before-levels", "no-moves", "pronoun-units", "top-end", "since", "steps", "superlative-nouns",
    "the-area",
})  # fmt: skip
PARTICLES = frozenset({"up", "down"})
TELLING_LISTS = ("went-up", "went-down", "stayed", "moved", "raised", "lost", "kept", "top")
Marks = dict[str, list[tuple[int, int]]]


class TallyLexicon:
    """Word lists of models/tallies/ as sets and a trie; ``ratings`` is the lexicon of values."""

    def __init__(self, knowledge: Knowledge) -> None:
        language = knowledge.tallies.language
        self.ratings = scene_maker(knowledge).lexicon
        self.numbers = knowledge.tallies.numbers
        phrased = {name: phrases for name, phrases in language.items() if name not in SINGLE_WORD_LISTS}
        self.cues: PhraseTrie[str] = PhraseTrie(
            (phrase, name) for name, phrases in phrased.items() for phrase in phrases
        )
        self.words = {
            name: frozenset(words[0] for phrase in phrases if len(words := fold(phrase)) == 1)
            for name, phrases in language.items()
        }
        linking = (self.ratings.words[name] for name in LINKING_LISTS)
        self.links = (self.words["links"] | self.words["providing"]).union(*linking)
        verbs = frozenset().union(*(self.ratings.words[name] for name in VERB_LISTS))
        self.phrase_ends = self.words["phrase-ends"] | (verbs - self.words["category-nouns"] - self.words["part-units"])
        self.units = self.words["council-units"] | self.words["part-units"] | self.words["people-units"]
        self.tellers = frozenset(fold(phrase)[0] for name in TELLING_LISTS for phrase in language[name]) | PARTICLES
        self.counting = frozenset(self.numbers) | self.words["nothing"] | {"not"}

    def may_count(self, words: Words, sentence: Sentence) -> bool:
        """True if a number stands in the sentence: the rest need not be looked at."""
        inside = words.folded[sentence.lo : sentence.hi]
        return not self.counting.isdisjoint(inside) or any(word[:1].isdecimal() for word in inside)

    def tells(self, words: Words, sentence: Sentence) -> bool:
        """True if something is said that could be counted: a value or a movement."""
        if any(not value.only_cell for value in sentence.values):
            return True
        return not self.tellers.isdisjoint(words.folded[sentence.lo : sentence.hi]) or self._plural(words, sentence)

    def _plural(self, words: Words, sentence: Sentence) -> bool:
        single = self.ratings.single_values
        return any(word[:-1] in single for word in words.folded[sentence.lo : sentence.hi] if word.endswith("s"))

    def marks(self, words: Words, sentence: Sentence) -> Marks:
        """The longest cue at each word of the sentence, by the id of its list; cues may overlap."""
        found: Marks = {}
        for at in self.cues.places_within(words, sentence.lo, sentence.hi):
            hit = self.cues.longest(words, at)
            if hit is not None and hit.last < sentence.hi:
                for name in hit.payloads:
                    found.setdefault(name, []).append((hit.first, hit.last))
        return found

    def number(self, words: Words, at: int, end: int) -> tuple[int, int] | None:
        """The number that begins at the word, and its last word; None for years, decimals and longer numbers."""
        if at >= end:
            return None
        word = words.folded[at]
        if word.isdecimal():
            return None if len(word) > 4 or self._year(word) or self._longer(words, at) else (int(word), at)
        value = self.numbers.get(word)
        if value is None:
            return None
        last = at
        following = self.numbers.get(words.folded[at + 1]) if at + 1 < end and words.joined(at) else None
        if following is not None and 20 <= value < 100 and following < 10:
            value, last = value + following, at + 1
            following = self.numbers.get(words.folded[last + 1]) if last + 1 < end else None
        if following is not None and value < 12 <= following and following in (12, 100):
            value, last = value * following, last + 1
            if last + 2 < end and words.folded[last + 1] == "and" and (rest := self.number(words, last + 2, end)):
                value, last = value + rest[0], rest[1]
        return value, last

    @staticmethod
    def _year(word: str) -> bool:
        return len(word) == 4 and FIRST_YEAR <= int(word) <= LAST_YEAR

    @staticmethod
    def _longer(words: Words, at: int) -> bool:
        """True for a part of '1,200', '7.5', '10:30', '2001-02', '£40' or '3/4'."""
        text, start, end = words.text, words.items[at].start, words.items[at].end
        if start and text[start - 1] in "£$€":
            return True
        if start > 1 and text[start - 1] in ".,:/-–" and text[start - 2].isdecimal():
            return True
        return end + 1 < len(text) and text[end] in ".,:/" and text[end + 1].isdecimal()

    def share(self, words: Words, at: int, end: int) -> tuple[float, int] | None:
        """'19%', '7.5 per cent', 'sixty-one per cent', '95pc': the number and its last word; None if it is no share."""
        word = words.folded[at]
        if word.endswith(PER_CENT) and word.removesuffix(PER_CENT).isdecimal():
            return float(word.removesuffix(PER_CENT)), at
        if word.isdecimal() and len(word) <= 3:
            number, last = float(word), at
            fraction = words.folded[at + 1] if at + 1 < end else ""
            if fraction.isdecimal() and words.gap(at) == ".":
                number, last = float(f"{word}.{fraction}"), at + 1
        elif (written := self.number(words, at, end)) is not None:
            number, last = float(written[0]), written[1]
        else:
            return None
        if words.text[words.items[last].end :][:2].lstrip()[:1] == "%":
            return number, last
        if words.folded[last + 1 : last + 3] == ["per", "cent"]:
            return number, last + 2
        return (number, last + 1) if words.folded[last + 1 : last + 2] in (["percent"], [PER_CENT]) else None

    def stars(self, first: int, last: int, number: int) -> Value | None:
        """A number of stars as a value, None if no scale has so many."""
        options = tuple(
            Option(scale.id, rank, Strength.STRONG)
            for scale in self.ratings.star_scales
            if (rank := scale.rank_of_score(number)) is not None
        )
        return Value(first, last, options, float(number)) if options else None
