"""Who is rated though no council is: a home, school, company, association or trust."""

from __future__ import annotations

from councilscope.matching.phrases import Words, fold
from councilscope.matching.ratings.grouping import word_at
from councilscope.matching.ratings.groups import PREPOSITIONS, Groups
from councilscope.matching.ratings.lexicon import Lexicon, number_at
from councilscope.matching.ratings.marks import Group, NameMark, Place, Sentence, covered
from councilscope.matching.ratings.naming import LIGHT
from councilscope.spans import Span

REACH = 3  # words before a provider's noun that tell whether it is a subject
LONGEST_GIFT = 7  # words from a value to the provider that has it: 'two stars for Dearne Homes'
LONGEST_KEEPING = 3  # words of 'run by the' before the council
LONGEST_KEPT = 8
LONGEST_PREDICATE = 9  # words of 'are now the 18th and 19th housing'
KEPT_BY = frozenset({"is", "are", "was", "which", "that", "a", "home", "centre", ","})
OPENING_NAME = frozenset({"a", "an", "the", "its", "s", "one", "own"})
GIVEN_TO = frozenset({"for", "to"})
NOT_IN_NAMES = frozenset({"the", "a", "and", ","})


class Providers:
    """Finds the provider that a value rates, if one stands nearer to it than any council."""

    def __init__(self, lexicon: Lexicon, words: Words, groups: Groups) -> None:
        self.lists = lexicon.words
        self.words = words
        self.groups = groups

    def rated(self, place: Place, clause: int) -> Span | None:
        """The words of the provider that the value rates, or None. clause: the first word of the value's clause."""
        sentence, best = place.sentence, None
        for mark in sentence.names:
            if not self._is_provider(mark) or self._in_row(sentence, mark) or self._describes(sentence, mark):
                continue
            if clause <= mark.first and mark.last < place.first and sentence.together(mark.first, place.first):
                best = mark if self._subject_like(sentence, mark) else best
            elif best is None and self._follows(place, mark):
                best = mark
        if best is None or (best.last < place.first and not self._governs(place, best)):
            return self._kept(place)
        return self.name(best, sentence)

    def in_general(self, provider: Span) -> bool:
        """'council landlords', '11 providers', 'Care homes': a plural that counts or describes and names nobody."""
        *before, noun = fold(provider.of(self.words.text))
        kinds = self.lists["provider-kinds"] | self.lists["providers"]
        first = word_at(self.words, provider.start) or 0
        owned = first > 1 and self.words.folded[first - 1] == "s" and self.words.capital(first - 2)
        if owned or not noun.endswith("s") or noun not in self.lists["providers"]:
            return False
        return all(word in kinds or number_at(word) is not None or word.isdecimal() for word in before)

    def _kept(self, place: Place) -> Span | None:
        """'Piper Lodge, which is run by Leeds, was found to be …': a name that opens the sentence, and its keeper."""
        sentence = place.sentence
        if not self.words.capital(sentence.lo) or sentence.group_at(sentence.lo) is not None:
            return None
        for group in sentence.groups:
            keeper = sentence.cue_between("keepers", group.first - LONGEST_KEEPING, group.first)
            if keeper is None or group.last > place.first:
                continue
            last = max(sentence.lo, sentence.back_over(keeper[0], KEPT_BY))
            if sentence.word(last) in self.lists["service-nouns"]:
                continue  # 'In 2018 the service, which is run by Leeds, …'
            if last - sentence.lo < LONGEST_KEPT and sentence.word(last + 1) == ",":
                return self.words.span(sentence.lo, last)
        return None

    def beside(self, sentence: Sentence, row: Group) -> list[Span]:
        """The providers in a row of councils: 'Hull City Council, Octagon Housing and Moss Housing Association'."""
        councils, found, first = covered(sentence.groups), [], row.first
        for at in range(row.first, sentence.hi + 1):
            named = at < sentence.hi and at not in councils
            if named and self.words.capital(at) and self.words.joined(at - 1):
                continue
            if first < at and sentence.word(at - 1) in self.lists["name-ends"]:
                found.append(self.words.span(first, at - 1))
            if named and sentence.word(at) not in ("and", ","):
                break
            first = at + 1
        return found

    def _describes(self, sentence: Sentence, mark: NameMark) -> bool:
        """'Leeds and York are the 18th and 19th housing providers to …': what the councils before it are called."""
        before = [group for group in sentence.groups if group.last < mark.first]
        lead = self.words.folded[before[-1].last + 1 : mark.first] if before else []
        named = len(lead) <= LONGEST_PREDICATE and "the" in lead[1:3]
        return named and lead[0] in self.lists["copulas"]

    def _is_provider(self, mark: NameMark) -> bool:
        other = mark.of("dimension") or mark.of("service")
        return not other and (bool(mark.of("provider")) or self._named_for(mark))

    def _named_for(self, mark: NameMark) -> bool:
        """'Homes for Haringey': a noun with a capital before a place's name, though 'homes for' is no provider."""
        after = mark.last + 1
        capitals = self.words.capital(mark.first) and after < len(self.words) and self.words.capital(after)
        return capitals and bool(mark.of("none")) and self.words.folded[mark.last] in PREPOSITIONS

    def _in_row(self, sentence: Sentence, mark: NameMark) -> bool:
        """True if the name stands beside a council that is rated with it: 'Hull City Council and Moss Association'."""
        first = self._first_of(mark, sentence)
        council = sentence.group_ending(first - 2)
        beside = council is not None and not council.anaphor and sentence.word(first - 1) in ("and", ",")
        return beside and self.words.capital(first)

    @staticmethod
    def carried(sentence: Sentence, group: Group) -> bool:
        """'Barnsley homes', 'Leeds care home': a provider's noun directly after the name."""
        return any(mark.first == group.last + 1 for mark in sentence.providers)

    def name(self, mark: NameMark, sentence: Sentence) -> Span:
        """The provider's words with the capitalised words before it: 'Ashford Court', 'James Wyre Academy'."""
        last = mark.last
        while self._named_for(mark) and last + 1 < sentence.hi and self.words.capital(last + 1):
            last += 1
        return self.words.span(self._first_of(mark, sentence), last)

    def _first_of(self, mark: NameMark, sentence: Sentence) -> int:
        first = mark.first
        while first > sentence.lo and self.words.capital(first - 1) and self.words.joined(first - 1):
            if sentence.word(first - 1) in NOT_IN_NAMES:
                break
            first -= 1
        return first

    def _governs(self, place: Place, mark: NameMark) -> bool:
        """True if no council and no service of one comes between the provider and its value."""
        sentence = place.sentence
        if self._heads_sentence(sentence, mark):
            return True
        for group in sentence.groups:
            between = mark.last < group.first and group.last < place.first
            if between and not self._locates(sentence, mark, group) and not self.groups.aside(sentence, group):
                return False
        services = [other.first for other in sentence.subjects if mark.last < other.first < place.first]
        return not services or "for" in self.words.folded[mark.last + 1 : services[0]]

    def _locates(self, sentence: Sentence, mark: NameMark, group: Group) -> bool:
        """'a care home in Leeds', 'run by Leeds City Council': the place or the keeper of the provider."""
        if sentence.cue_between("keepers", group.first - 2, group.first):
            return True
        return sentence.word(group.first - 1) in PREPOSITIONS and group.first - mark.last <= REACH

    def _heads_sentence(self, sentence: Sentence, mark: NameMark) -> bool:
        """'Dearne Homes, the company that the council set up, was judged …': the name that opens the sentence."""
        opening = range(sentence.lo, mark.first)
        named = all(self.words.capital(at) or self.words.folded[at] == "the" for at in opening)
        return named and sentence.word(mark.last + 1) == ","

    def _subject_like(self, sentence: Sentence, mark: NameMark) -> bool:
        """False for 'to live in homes of their own': a provider after a preposition is rarely the subject."""
        for at in range(mark.first - 1, max(sentence.lo, mark.first - REACH) - 1, -1):
            if sentence.word(at) in PREPOSITIONS:
                # 'the repairs service of Dearne Homes'
                return sentence.word(at) in ("of", "by") and self.words.capital(mark.first)
            if self.words.capital(at) or sentence.word(at) in OPENING_NAME:
                return True
        return True

    def _follows(self, place: Place, mark: NameMark) -> bool:
        """'three-star care home', 'two stars for Barnsley homes'."""
        if not 0 < mark.first - place.last <= LONGEST_GIFT:
            return False
        first = place.last + 1
        first += first < mark.first and place.word(1) in self.lists["rating-nouns"]
        between, councils = self.words.folded[first : mark.first], covered(place.sentence.groups)
        if between and between[0] not in GIVEN_TO:
            return False
        return all(
            word in LIGHT | GIVEN_TO or at in councils or self.words.capital(at)
            for at, word in enumerate(between, first)
        )
