"""What belongs to a council and is not the council: its homes, some of its services, a share of them."""

from __future__ import annotations

from councilscope.matching.phrases import Words
from councilscope.matching.ratings.lexicon import Lexicon, number_at
from councilscope.matching.ratings.marks import PER_CENT, Place, covered, percent_end
from councilscope.matching.ratings.naming import JudgementNames

LONGEST_PART = 7  # words in 'of the services that'
HOW = frozenset({"how"})
THE_WAY = (["the", "way"], ["the", "ways"])
THE_WORK = (["the", "work", "done"], ["the", "work", "to"], ["the", "work", "with"])
SHORT_WORD = 3
SHARE_LEADS = frozenset(
    {",", "and", "but", "while", "some", "about", "nearly", "only", "just", "almost", "around", "that"}
)


class PartsOfCouncils(JudgementNames):
    """Rules that tell a value of a part of what a council has, or of what it runs, from one of the council."""

    def __init__(self, lexicon: Lexicon, words: Words) -> None:
        super().__init__(lexicon, words)
        self.provider_nouns = frozenset(word for word in self.lists["providers"] if word.endswith("s"))

    def _of_a_part(self, place: Place) -> bool:
        """'many services at Leeds were good', 'half the homes': a part of what a council has, and no council."""
        if self._own_providers(place) or self._share(place) or self._told_in_words(place):
            return True
        sentence, words = place.sentence, self.words.folded
        valued = covered(other for other in sentence.values if other.frame)
        for at in range(place.first - 1, place.clause - 1, -1):
            if words[at] == "," or at == place.value.opens:
                return False
            if words[at] in self.lists["part-words"] and at not in valued:
                last = min(place.first, at + LONGEST_PART)
                if any(last <= group.first < place.first for group in sentence.groups):
                    return False  # 'Most people are served well and the council's prospects are good'
                nouns = [word for word in words[at + 1 : last] if word.endswith("s") and len(word) > SHORT_WORD]
                return bool(nouns) and self.lists["plural-units"].isdisjoint(nouns)
        return False

    def _share(self, place: Place) -> bool:
        """'84 per cent of homes in the city are good, and 12 per cent require improvement': a share is the subject."""
        sentence = place.sentence
        for at in range(place.first - 1, place.clause - 1, -1):
            opens = at == sentence.lo or sentence.word(at - 1) in SHARE_LEADS
            last = self._percent(at) if opens else None
            if last is not None and last + 1 < place.first:
                counted = sentence.word(last + 1) == "of"
                named = any(last < group.first < place.first for group in sentence.groups)
                return sentence.word(last + 1) != "," and (counted or not named)
        return False

    def _told_in_words(self, place: Place) -> bool:
        """'The way the work is organised was rated good', 'rated how staff are led as good': a part without a name."""
        sentence, first = place.sentence, place.clause
        if any(first <= mark.first < place.first for mark in sentence.judgements) or place.judged_after(LONGEST_PART):
            return False
        verbs = [cue[1] + 1 for cue in sentence.cues.get("frame-verbs", ()) if first <= cue[0] and cue[1] < place.first]
        words = self.words.folded
        if any(first <= group.first < place.first for group in sentence.groups):
            return False  # 'How Leeds meets its duties was rated good'
        return any(
            words[at] in HOW or words[at : at + 2] in THE_WAY or words[at : at + 3] in THE_WORK
            for at in (first, *verbs) if at < place.first
        )  # fmt: skip

    def _percent(self, at: int) -> int | None:
        """The last word of so many per cent, in figures or words."""
        spelt = number_at(self.words.folded[at]) is not None
        behind = next(
            (at + len(name) for name in PER_CENT if self.words.folded[at + 1 : at + 1 + len(name)] == name), None
        )
        return percent_end(self.words, at) or (behind if spelt else None)

    def _rates_a_name(self, place: Place) -> bool:
        """'have rated Elm Gardens inadequate': the object of the verb is a name, and of nobody that is known."""
        sentence, plain = place.sentence, self.lexicon.any_of("overall-labels", "service-nouns", "adverbs")
        known = covered(sentence.marks) | covered(sentence.values)
        for verb in sentence.cues.get("frame-verbs", ()):
            first = verb[1] + 1 + (sentence.word(verb[1] + 1) == "the")
            if not (place.clause <= verb[0] and first < place.first):
                continue
            if self.words.capital(first) and self.words.folded[first].isalpha():
                named = first not in known and sentence.word(first) not in plain
                body = any(b.start <= self.words.starts[first] < b.end for b in sentence.bodies)
                if named and not body and self.words.joined(verb[1]) and not self._passive_verb(place, verb[0]):
                    return True
        return False

    def _passive_verb(self, place: Place, at: int) -> bool:
        return not self.lists["copulas"].isdisjoint(place.sentence.before(at, 2))

    def _own_providers(self, place: Place) -> bool:
        """'The council's other homes are rated good': what a council runs, told in the plural and without names."""
        for group in place.sentence.groups:
            if group.possessive and place.clause <= group.first and group.last < place.first:
                owned = self.words.folded[group.last + 2 : min(place.first, group.last + 2 + LONGEST_PART)]
                verb = next((at for at, word in enumerate(owned) if word in self.lists["copulas"]), 0)
                if verb and owned[verb - 1] in self.provider_nouns:
                    return True
        return False
