"""Bare surnames and given names: of people known by their full name, and of those known by nothing else."""

from __future__ import annotations

from councilscope.matching.people.identity import Identity, Mention
from councilscope.matching.people.names import Name, NameFinder
from councilscope.matching.tokens import Tokens


class ShortNames:
    """Links short names to people; a given name alone makes a person only beside a verb or an age."""

    def __init__(self, names: NameFinder) -> None:
        self.names = names
        self.verbs = names.verbs

    def add(self, tokens: Tokens, identities: list[Identity], names: list[Name], closed: set[int]) -> list[Identity]:
        """Add bare surnames and given names of known people; return new people known by a given name alone."""
        taken = {index for name in names for index in range(name.outset, name.letters)} | closed
        family: dict[str, list[Identity]] = {}
        given: dict[str, list[Identity]] = {}
        for identity in identities:
            family.setdefault(identity.family, []).append(identity)
            if len(identity.words) > 1:
                given.setdefault(identity.words[0], []).append(identity)
        fresh: dict[str, Identity] = {}
        for index in tokens.capitals:
            word = tokens.text[index]
            if index in taken or len(word) < 2:
                continue
            known = self._by_short_name(tokens, index, word, family, given)
            if known is None and self._lone_given_name(tokens, index, word):
                known = fresh.setdefault(word, Identity((word,), self.names.gender(word), "given-name-only"))
            if known is not None:
                name = Name(index, index + 1, index, index + 1, "surname-only")
                known.mentions.append(Mention(index, index + 1, name))
                known.mentions.sort(key=lambda mention: mention.first)
        for identity in fresh.values():
            self._complete(tokens, identity, taken)
        return list(fresh.values())

    def _complete(self, tokens: Tokens, identity: Identity, taken: set[int]) -> None:
        """Add the places where a name that proved a person stands without proof."""
        seen = {mention.first for mention in identity.mentions}
        for index in tokens.capitals:
            word = tokens.text[index]
            fresh = word == identity.words[0] and index not in taken and index not in seen
            if fresh and self._stands_alone(tokens, index):
                name = Name(index, index + 1, index, index + 1, "given-name-only")
                identity.mentions.append(Mention(index, index + 1, name))
        identity.mentions.sort(key=lambda mention: mention.first)

    def _by_short_name(
        self, tokens: Tokens, index: int, word: str, family: dict[str, list[Identity]], given: dict[str, list[Identity]]
    ) -> Identity | None:
        found = family.get(word) or given.get(word)
        if not found or len(found) > 1 or not self._stands_alone(tokens, index):
            return None
        placelike = word.casefold() in self.names.places or word in self.names.not_names
        if placelike or word in given:
            return found[0] if self._beside_verb(tokens, index) else None
        return found[0]

    def _stands_alone(self, tokens: Tokens, index: int) -> bool:
        """True if no other capitalised word stands beside the word in the same phrase."""
        before = (
            index > 0
            and not tokens.breaks[index]
            and tokens.capital(index - 1)
            and tokens.text[index - 1] not in self.names.not_names
        )
        after = index + 1 < len(tokens) and not tokens.breaks[index + 1] and tokens.capital(index + 1)
        return not before and not after

    def _beside_verb(self, tokens: Tokens, index: int) -> bool:
        around = []
        if index and not tokens.breaks[index]:
            around.append(tokens.lower[index - 1])
        if index + 1 < len(tokens) and not tokens.breaks[index + 1]:
            around.append(tokens.lower[index + 1])
        return any(word in self.verbs and self.verbs[word].use == "speech" for word in around)

    def _lone_given_name(self, tokens: Tokens, index: int, word: str) -> bool:
        """True for 'said Ted', 'Caleb said', 'Jaden, 16,': a given name that speaks or has an age."""
        if word.casefold() in self.names.places or word in self.names.not_names or not word.isalpha():
            return False
        if not self._stands_alone(tokens, index):
            return False
        aged = tokens.lower[index + 1 : index + 2] == [","] and (
            "".join(tokens.text[index + 2 : index + 3]).isdecimal() and tokens.lower[index + 3 : index + 4] == [","]
        )
        entry = self.names.given.get(word)
        following = tokens.lower[index + 1 : index + 2]
        if following and following[0] in self.names.role_nouns and not tokens.breaks[index + 1]:
            return False  # 'said Virginia delegate Beau Moss'
        return aged or (entry is not None and not entry.common_word and self._beside_verb(tokens, index))
