"""Roles that a predicate tells: 'who leads the Labour group', ', responsible for housing,'."""

from __future__ import annotations

from collections.abc import Collection

from councilscope.knowledge.officials import OfficialKnowledge
from councilscope.matching.function_words import BEFORE_VERBS, COPULAS, RELATIVES
from councilscope.matching.people.complements import Complements
from councilscope.matching.people.organisations import Organisations
from councilscope.matching.people.phrases import RolePhrase
from councilscope.matching.tokens import Tokens

LONGEST_PREDICATE = 4  # words


class Predicates:
    """Finds predicates of roles where they stand: after 'who', or after a comma or copula."""

    def __init__(self, officials: OfficialKnowledge, complements: Complements, organisations: Organisations) -> None:
        known = {tuple(form.split()): predicate for form, predicate in officials.predicates.items()}
        self.appointments = {form for form, predicate in known.items() if predicate.use == "appointment"}
        self.entries = {form: predicate for form, predicate in known.items() if form not in self.appointments}
        self.first_words = {words[0] for words in self.entries}
        self.complements = complements
        self.organisations = organisations

    def at(self, tokens: Tokens, index: int, starts: Collection[int], bodies: dict[int, int]) -> RolePhrase | None:
        """The predicate that begins at a token with what it is about, as a role; None if none does."""
        if tokens.lower[index] not in self.first_words or not index or tokens.breaks[index]:
            return None
        for size in range(LONGEST_PREDICATE, 0, -1):
            entry = self.entries.get(tuple(tokens.lower[index : index + size]))
            if entry is not None and self._introduced(tokens, index, entry.use):
                end = self.complements.object_end(tokens, index + size, starts, bodies)
                about = tokens.lower[index + size : end]
                if about and (not entry.objects or not set(entry.objects).isdisjoint(about)):
                    closed = {first: last + 1 for last, first in bodies.items()}
                    place = self.organisations.at(tokens, index + size, closed) or (0, 0)
                    return RolePhrase(index, index, end, end, f"predicates/{entry.id}", place=place)
        return None

    @staticmethod
    def _introduced(tokens: Tokens, index: int, use: str) -> bool:
        """True if 'who' leads to the verb, adverbs aside; or a comma or copula to the adjective."""
        if use == "adjective":
            return tokens.text[index - 1] == "," or tokens.lower[index - 1] in COPULAS
        while index > 1 and tokens.lower[index - 1] in BEFORE_VERBS:
            index -= 1
        return tokens.lower[index - 1] in RELATIVES
