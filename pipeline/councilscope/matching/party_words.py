"""Kinds of subject, and the common nouns for parties of models/actions/parties.json."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from councilscope.knowledge import Knowledge
from councilscope.knowledge.actions import PartyEntry
from councilscope.matching.annotations import (
    PartyFound,
)
from councilscope.matching.phrases import PhraseTrie, Words
from councilscope.spans import Span

FIRST_PERSON = frozenset(("we", "i", "us"))
POSSESSIVES_OF_SPEAKERS = frozenset(("our", "my"))
THIRD_PERSON = frozenset(("he", "she"))
ANAPHORIC = frozenset(("it", "they", "both"))
PRONOUNS = FIRST_PERSON | THIRD_PERSON | ANAPHORIC
COORDINATORS = frozenset(("and", "or", "but", "so", "yet", "then"))
TRAILING = frozenset(
    (
        "now",
        "also",
        "then",
        "all",
        "both",
        "themselves",
        "itself",
        "still",
        "soon",
        "ve",
        "ll",
        "today",
        "yesterday",
        "have",
        "has",
        "had",
    )
)
INDEFINITE = frozenset(("a", "an", "any", "no", "most", "many", "some", "other", "every", "each"))
FRONTING = frozenset(
    (
        "under",
        "in",
        "at",
        "for",
        "after",
        "since",
        "with",
        "by",
        "from",
        "during",
        "following",
        "on",
        "as",
        "before",
        "within",
        "over",
        "until",
        "like",
        "of",
    )
)
FOR_WHOM = frozenset(("for", "about", "to"))  # after these stands whom a thing is for, not who it is
LONGEST_NAME = 8  # words of a council's name on a line of its own
POSSESSIVE = ("'s", "’s", "'", "’")
COUNCIL_NAMES = "council-names"  # the entry of models/actions/parties.json for a whole council
BODY_RESULTS = "body-results"  # the entry for what reviewers give out
RESULTS = "result-noun"  # the rule of a subject that is one of those
FRONTS = "organisation-fronts"  # the entry for words with which an organisation's name begins
COUNCIL_HEADS = "council-heads"  # the entry for those who run it
COUNCIL_ORGANS = "council-organs"  # the entry for its parts and officers
COUNCIL_GROUPS = "council-groups"  # the entry for groups that may be the council's or stand beside it
CALLED = "called-by-name"  # the rule of a party of which only the name tells: an organisation, or somebody
MANY = "councils-in-general"  # the rule of councils of which none is named
AFTER_HEAD = frozenset(
    ("of", "for", "at", "in", "on", "from", "with", ",", "and", "who", "which", "now", "also", "to", "s", "as")
)


class Means(StrEnum):
    """What kind of subject a clause has."""

    COUNCIL = "council"
    BODY = "body"
    OTHER = "other"
    NOBODY = "nobody"
    THING = "thing"


@dataclass(frozen=True, slots=True)
class Who:
    """A subject. party is None for nobody and for things; span: the words that say so, None where context does."""

    means: Means
    party: PartyFound | None = None
    span: Span | None = None
    rule: str = "subject"


NOBODY = Who(Means.NOBODY)
THING = Who(Means.THING)
GENERIC = Who(Means.NOBODY, rule="generic")
UNNAMED = Who(Means.THING, rule="unnamed")  # a notice, a law: whose it is nobody says
UNRESOLVED = Who(Means.THING, rule="unresolved-pronoun")


class PartyWords:
    """The common nouns for parties, compiled once."""

    def __init__(self, entries: Mapping[str, PartyEntry]) -> None:
        phrases = [(word, entry) for entry in entries.values() for word in entry.words if entry.means != "organisation"]
        self.trie: PhraseTrie[PartyEntry] = PhraseTrie(phrases)
        self._council_nouns = frozenset(
            word.lower() for entry in entries.values() if entry.means == "council" for word in entry.words
        )
        self.heads = frozenset(
            word.split()[-1] for entry in entries.values() if entry.means == "organisation" for word in entry.words
        )

        self.fronts = frozenset(entries[FRONTS].words if FRONTS in entries else ())
        nouns = entries[COUNCIL_NAMES].words if COUNCIL_NAMES in entries else ()
        self._name_nouns = frozenset(word.removeprefix("the ").lower() for word in nouns)

    def is_council_name(self, line: str) -> bool:
        """Whether a line is a council's name: 'Leeds City Council', 'London Borough of Ealing'."""
        folded = line.lower().split()
        if not 1 < len(folded) <= LONGEST_NAME or not line[0].isupper() or "," in line:
            return False
        pairs = (" ".join(folded[at : at + 2]) for at in range(len(folded) - 2))
        return folded[-1] in self._name_nouns or any(pair in self._name_nouns for pair in pairs)

    def is_name_noun(self, words: str) -> bool:
        """Whether words are a common noun for a whole council ('the council'), not for a part of it ('the board')."""
        return words.lower().removeprefix("the ") in self._name_nouns

    def of_role(self, role: str) -> PartyEntry | None:
        """What a role is part of, a council or a body; None if its words do not tell."""
        hits = self.trie.find(Words(role))
        return next((hit.payloads[0] for hit in hits if hit.payloads[0].means in ("council", "body")), None)

    def of_council(self, name: str) -> bool:
        """Whether a name is only a common noun for a council ('the council', 'the borough')."""
        folded = name.lower()
        return folded in self._council_nouns or folded.removeprefix("the ") in self._council_nouns


def bystanders_of(knowledge: Knowledge) -> frozenset[str]:
    """Ids of the bodies that comment on reports rather than write them."""
    kinds = {word for entry in knowledge.actions.findings.values() if entry.role == "bystander" for word in entry.words}
    return frozenset(body.id for body in knowledge.bodies.bodies.values() if body.kind in kinds)
