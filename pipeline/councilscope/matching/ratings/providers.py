"""Who is rated though no council is: a home, school, company, association or trust."""

from __future__ import annotations

from councilscope.matching.phrases import Words, fold
from councilscope.matching.ratings.grouping import word_at
from councilscope.matching.ratings.groups import PREPOSITIONS, Groups
from councilscope.matching.ratings.lexicon import Lexicon, number_at
from councilscope.matching.ratings.marks import Group, NameMark, Sentence, Value
from councilscope.matching.ratings.naming import LIGHT
from councilscope.spans import Span

REACH = 3  # words before a provider's noun that tell whether it is a subject
LONGEST_GIFT = 7  # words from a value to the provider that has it: 'two stars for Dearne Homes'
LONGEST_KEEPING = 3  # words of 'run by the' before the council
LONGEST_KEPT = 8
LONGEST_PREDICATE = 8  # words of 'now the 18th and 19th housing'
KEPT_BY = frozenset({"is", "are", "was", "which", "that", "a", "home", "centre", ","})
OPENING_NAME = frozenset({"a", "an", "the", "its", "s", "one", "own"})


class Providers:
    """Finds the provider that a value rates, if one stands nearer to it than any council."""

    def __init__(self, lexicon: Lexicon, words: Words, groups: Groups) -> None:
        self.lexicon = lexicon
        self.words = words
        self.groups = groups

    def rated(self, sentence: Sentence, value: Value, clause: int) -> Span | None:
        """The words of the provider that the value rates, or None. clause: the first word of the value's clause."""
        best: NameMark | None = None
        for mark in sentence.names:
            if not self._is_provider(mark) or self._in_row(sentence, mark) or self._describes(sentence, mark):
                continue
            if clause <= mark.first and mark.last < value.first and sentence.together(mark.first, value.first):
                best = mark if self._subject_like(sentence, mark) else best
            elif best is None and self._follows(sentence, value, mark):
                best = mark
        if best is None or (best.last < value.first and not self._governs(sentence, value, best)):
            return self._kept(sentence, value)
        return self.name(best, sentence)

    def in_general(self, provider: Span) -> bool:
        """'council landlords', '11 providers', 'Care homes': a plural that counts or describes and names nobody."""
        *before, noun = fold(provider.of(self.words.text))
        kinds = self.lexicon.words["provider-kinds"] | self.lexicon.words["providers"]
        plural = noun.endswith("s") and noun in self.lexicon.words["providers"]
        first = word_at(self.words, provider.start) or 0
        owned = first > 1 and self.words.folded[first - 1] == "s" and self.words.capital(first - 2)
        return (
            plural
            and not owned
            and all(word in kinds or number_at(word) is not None or word.isdecimal() for word in before)
        )

    def _kept(self, sentence: Sentence, value: Value) -> Span | None:
        """'Piper Lodge, which is run by Leeds, was found to be …': a name that opens the sentence, and its keeper."""
        if not self.words.capital(sentence.lo) or any(group.first == sentence.lo for group in sentence.groups):
            return None
        for group in sentence.groups:
            keeper = sentence.cue_between("keepers", group.first - LONGEST_KEEPING, group.first)
            if keeper is None or group.last > value.first:
                continue
            last = keeper[0] - 1
            while last > sentence.lo and self.words.folded[last] in KEPT_BY:
                last -= 1
            if last - sentence.lo < LONGEST_KEPT and self.words.folded[last + 1] == ",":
                return Span(self.words.items[sentence.lo].start, self.words.items[last].end)
        return None

    def beside(self, sentence: Sentence, row: Group) -> list[Span]:
        """The providers in a row of councils: 'Hull City Council, Octagon Housing and Moss Housing Association'."""
        councils = {at for group in sentence.groups for at in range(group.first, group.last + 1)}
        found, first = [], row.first
        for at in range(row.first, sentence.hi + 1):
            inside = at < sentence.hi and at not in councils and self.words.capital(at) and self.words.joined(at - 1)
            if inside:
                continue
            if first < at and self.words.folded[at - 1] in self.lexicon.words["name-ends"]:
                found.append(Span(self.words.items[first].start, self.words.items[at - 1].end))
            if at < sentence.hi and at not in councils and self.words.folded[at] not in ("and", ","):
                break
            first = at + 1
        return found

    def _describes(self, sentence: Sentence, mark: NameMark) -> bool:
        """'Leeds and York are the 18th and 19th housing providers to …': what the councils before it are called."""
        before = [group for group in sentence.groups if group.last < mark.first]
        if not before:
            return False
        copula, *rest = self.words.folded[before[-1].last + 1 : mark.first] or [""]
        return copula in self.lexicon.words["copulas"] and len(rest) <= LONGEST_PREDICATE and "the" in rest[:2]

    def _is_provider(self, mark: NameMark) -> bool:
        if mark.of("dimension") or mark.of("service"):
            return False
        return bool(mark.of("provider")) or self._named_for(mark)

    def _named_for(self, mark: NameMark) -> bool:
        """'Homes for Haringey': a noun with a capital before a place's name, though 'homes for' is no provider."""
        after = mark.last + 1
        capitals = self.words.capital(mark.first) and after < len(self.words) and self.words.capital(after)
        return capitals and bool(mark.of("none")) and self.words.folded[mark.last] in PREPOSITIONS

    def _in_row(self, sentence: Sentence, mark: NameMark) -> bool:
        """True if the name stands beside a council that is rated with it: 'Hull City Council and Moss Association'."""
        first = self._first_of(mark, sentence)
        council = any(group.last == first - 2 and not group.anaphor for group in sentence.groups)
        return council and self.words.capital(first) and self.words.folded[first - 1] in ("and", ",")

    @staticmethod
    def carried(sentence: Sentence, group: Group) -> bool:
        """'Barnsley homes', 'Leeds care home': a provider's noun directly after the name."""
        return any(mark.first == group.last + 1 and mark.of("provider") for mark in sentence.names)

    def name(self, mark: NameMark, sentence: Sentence) -> Span:
        """The provider's words with the capitalised words before it: 'Ashford Court', 'James Wyre Academy'."""
        last = mark.last
        while self._named_for(mark) and last + 1 < sentence.hi and self.words.capital(last + 1):
            last += 1
        return Span(self.words.items[self._first_of(mark, sentence)].start, self.words.items[last].end)

    def _first_of(self, mark: NameMark, sentence: Sentence) -> int:
        first = mark.first
        while (
            first > sentence.lo
            and self.words.capital(first - 1)
            and self.words.joined(first - 1)
            and self.words.folded[first - 1] not in ("the", "a", "and", ",")
        ):
            first -= 1
        return first

    def _governs(self, sentence: Sentence, value: Value, mark: NameMark) -> bool:
        """True if no council and no service of one comes between the provider and its value."""
        if self._heads_sentence(sentence, mark):
            return True
        between = [group for group in sentence.groups if mark.last < group.first and group.last < value.first]
        if any(
            not self._locates(sentence, mark, group) and not self.groups.aside(sentence, group) for group in between
        ):
            return False
        services = [
            other
            for other in sentence.names
            if mark.last < other.first < value.first and (other.of("service") or other.of("dimension"))
        ]
        return not services or "for" in self.words.folded[mark.last + 1 : services[0].first]

    def _locates(self, sentence: Sentence, mark: NameMark, group: Group) -> bool:
        """'a care home in Leeds', 'run by Leeds City Council': the place or the keeper of the provider."""
        if sentence.cue_between("keepers", group.first - 2, group.first):
            return True
        return self.words.folded[group.first - 1] in PREPOSITIONS and group.first - mark.last <= REACH

    def _heads_sentence(self, sentence: Sentence, mark: NameMark) -> bool:
        """'Dearne Homes, the company that the council set up, was judged …': the name that opens the sentence."""
        opening = all(self.words.capital(at) or self.words.folded[at] == "the" for at in range(sentence.lo, mark.first))
        return opening and mark.last + 1 < sentence.hi and self.words.folded[mark.last + 1] == ","

    def _subject_like(self, sentence: Sentence, mark: NameMark) -> bool:
        """False for 'to live in homes of their own': a provider after a preposition is rarely the subject."""
        for at in range(mark.first - 1, max(sentence.lo, mark.first - REACH) - 1, -1):
            if self.words.folded[at] in PREPOSITIONS:
                # 'the repairs service of Dearne Homes'
                return self.words.folded[at] in ("of", "by") and self.words.capital(mark.first)
            if self.words.capital(at) or self.words.folded[at] in OPENING_NAME:
                return True
        return True

    def _follows(self, sentence: Sentence, value: Value, mark: NameMark) -> bool:
        """'three-star care home', 'two stars for Barnsley homes'."""
        if mark.first <= value.last or mark.first - value.last > LONGEST_GIFT:
            return False
        first = value.last + 1
        first += first < mark.first and self.words.folded[first] in self.lexicon.words["rating-nouns"]
        between = self.words.folded[first : mark.first]
        if between and between[0] not in ("for", "to"):
            return False
        councils = {at for group in sentence.groups for at in range(group.first, group.last + 1)}
        return all(
            word in LIGHT or word in ("for", "to") or at in councils or self.words.capital(at)
            for at, word in enumerate(between, first)
        )
