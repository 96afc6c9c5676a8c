"""Parties of which only a name tells: 'Hillside Homes will …', 'NHS Fife must …', 'Highfold should …'."""

from __future__ import annotations

from councilscope.matching.annotations import BodyMention, CouncilMention, PartyFound
from councilscope.matching.mentions import Mentions
from councilscope.matching.party_words import CALLED, THING, Means, PartyWords, Who
from councilscope.records import PartyKind
from councilscope.spans import Span

ARTICLES = frozenset(("the", "a", "an", "this", "that", "these", "its", "our", "their"))
MOST_PLACES = 20  # of a word that are looked at
IN_NAMES = frozenset(("and", "of", "for", "the", "in"))


class NamedParties(Mentions):
    """The mentions of a Doc, and the names in it that no register knows; ``common`` are the nouns for parties."""

    common: PartyWords

    def _called(self, first: int, last: int) -> Who:
        """An organisation of which only the name tells: 'Hillside Together will …'; a THING where it is no name."""
        words = self.words
        if first == last and self._is_own_name(first):
            return self._by_name(first, last)
        whole = all(self._is_name(n) or words.folded[n] in IN_NAMES for n in range(first, last + 1))
        ends = self._is_name(first) and self._is_name(last) and first < last and words.folded[first] not in ARTICLES
        if not (whole and ends and all(words.joined(n) for n in range(first, last))):
            return THING
        return self._by_name(first, last)

    def _by_name(self, first: int, last: int) -> Who:
        span = Span(self.words.items[first].start, self.words.items[last].end)
        return Who(Means.OTHER, PartyFound(PartyKind.OTHER, None, span.of(self.text)), span, CALLED)

    def _is_own_name(self, at: int) -> bool:
        """'Highfold must': a word that elsewhere stands with a capital inside a sentence, and nowhere without one."""
        if not self._is_name(at):
            return False
        others = [n for n in self.words.places({self.words.folded[at]}) if n != at][:MOST_PLACES]
        inner = [n for n in others if n and self.words.joined(n - 1) and self.words.folded[n - 1].islower()]
        return all(self._is_name(n) for n in others) and any(not self._is_name(n - 1) for n in inner)

    def _is_name(self, at: int) -> bool:
        return self.words.capital(at) and self.words.folded[at].isalpha()  # not '1 August'

    def _organisation(self, first: int, last: int) -> Who | None:
        """A capitalised name that ends in a word for an organisation ('Hillside Homes'), or begins so ('NHS Fife')."""
        words = self.words
        if words.folded[first] in self.common.fronts and first < last and words.capital(first + 1):
            end = first + 1
            while end < last and words.capital(end + 1) and words.joined(end):
                end += 1
            span = Span(words.items[first].start, words.items[end].end)
            return Who(Means.OTHER, PartyFound(PartyKind.OTHER, None, span.of(self.text)), span, "organisation")
        for index in range(last, first, -1):
            if words.folded[index] in self.common.heads and words.capital(index) and words.capital(index - 1):
                begin = index
                while (
                    begin > first
                    and (self._is_name(begin - 1) or words.folded[begin - 1] in ("and", "of", "the"))
                    and words.joined(begin - 1)
                ):
                    begin -= 1
                while not words.capital(begin):
                    begin += 1
                span = Span(words.items[begin].start, words.items[index].end)
                known: list[CouncilMention | BodyMention] = [*self.bodies, *self.councils]
                if any(m.start <= span.start and m.end >= span.end for m in known):
                    return None
                name = span.of(self.text)
                return (
                    Who(Means.OTHER, PartyFound(PartyKind.OTHER, None, name), span, "organisation")
                    if " " in name
                    else None
                )
        return None
