"""Who else bears a place's name: people, organisations, newspapers, longer place names, parish councils."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from councilscope.matching.councils.find import POSSESSIVE, NameHit
from councilscope.matching.phrases import Words
from councilscope.spans import Span

LONGEST_TITLE = 5  # words after a name in which it shows that an organisation bears it


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words that tell: cues by id, words that open a clause, given names and titles, all folded."""

    cues: Mapping[str, frozenset[str]]
    openers: frozenset[str]
    given_names: frozenset[str]


class Bearers:
    """Reads what joins a name on either side. ``edges``: the first and last words of all names of the text."""

    def __init__(self, words: Words, people: Sequence[Span], lexicon: Lexicon, edges: frozenset[int]) -> None:
        self.words = words
        self.people = people
        self.lexicon = lexicon
        self.cues = lexicon.cues
        self.openers = lexicon.openers
        self._edges = edges

    def other_than_council(self, hit: NameHit, sentence: Span, told_by_case: bool) -> str | None:
        """Why the name is somebody's or something else's, or None. told_by_case: False in a headline."""
        words, start, end = self.words, self.words.items[hit.first].start, self.words.items[hit.last].end
        if any(span.start < end and start < span.end for span in self.people):
            return "person"
        after, before = hit.last + 1, hit.first - 1
        if before >= 0 and self._landlord(before):
            return "organisation"
        if after < len(words) and words.joined(hit.last):
            word, gap = words.folded[after], words.gap(hit.last)
            if self.organisation(hit) or (not told_by_case and word in self.cues["organisation-after"]):
                return "organisation"
            if word in self.cues["parish"] and words.folded[after + 1 : after + 2] == ["council"]:
                return "parish"  # a town's own council, below those of the register
            known = self.cues["service-after"] | self.cues["grade"] | self.cues["grade-code"] | self.openers
            longer = (
                words.capital(after)
                and not word.isdecimal()
                and word not in known
                and not self._named_beside(after, hit.last)
            )
            if gap == " " and told_by_case and longer:
                return "longer-name"
            if gap == "-" and word not in self.cues["place-compound"] | self.cues["run-compound"]:
                return "longer-name"
        inside = before >= 0 and words.items[before].start >= sentence.start
        inside = inside and not self._named_beside(before, before)
        if inside and words.capital(before):
            return self._named_before(before, sentence, told_by_case)
        return None

    def organisation(self, hit: NameHit) -> bool:
        """True if the capitalised words after the name, or one plain word, make it an organisation's."""
        words, after = self.words, hit.last + 1
        if after >= len(words) or not words.joined(hit.last):
            return False
        if words.folded[after] in self.cues["institution-after"]:
            return True
        title = self._title(after)
        if not self.cues["council-noun"].isdisjoint(title):
            return False
        return any(word in self.cues["organisation-after"] and word not in self.cues["service-noun"] for word in title)

    def _title(self, first: int) -> list[str]:
        """The capitalised words from ``first`` on that can belong to one name: 'Children', 's', 'Services', 'Trust'."""
        words = self.words
        title: list[str] = []
        for index in range(first, min(first + LONGEST_TITLE, len(words))):
            possessive = words.folded[index] == POSSESSIVE and bool(title)
            if not words.joined(index - 1) or not (words.capital(index) or possessive):
                break
            title.append(words.folded[index])
        return title

    def _landlord(self, before: int) -> bool:
        """'Homes for Haringey': a landlord is named for the place."""
        noun = before - 1
        return (
            noun >= 0
            and self.words.folded[before] == "for"
            and self.words.folded[noun] in self.cues["landlord-before"]
            and self.words.capital(noun)
            and self.words.joined(noun)
        )

    def _named_beside(self, index: int, earlier: int) -> bool:
        """True if another place's name stands there and the earlier is no given name: not 'Angus Dundee'."""
        return index in self._edges and self.words.folded[earlier] not in self.lexicon.given_names

    def _named_before(self, before: int, sentence: Span, told_by_case: bool) -> str | None:
        """The word before begins a longer name; where its capital tells nothing, only if it is somebody's name."""
        words, word, gap = self.words, self.words.folded[before], self.words.gap(before)
        if gap == "-" and told_by_case:
            return "surname"
        if gap != " " or word.isdecimal() or word in self.openers:
            return None
        opening = not told_by_case or before == 0 or words.items[before - 1].start < sentence.start
        if opening and word not in self.lexicon.given_names and not (told_by_case and words.upper(before)):
            return None
        return "acronym-before" if words.upper(before) and len(word) > 1 else "surname"
