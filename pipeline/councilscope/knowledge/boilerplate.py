"""What the web puts round an article: phrases that betray a line, and the marks of a page's own parts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from pydantic import Field

from councilscope.knowledge.store import Entry, KnowledgeStore


class Place(StrEnum):
    """Where in a line a phrase must stand to count."""

    LINE = "line"
    START = "start"
    END = "end"
    ANYWHERE = "anywhere"


class BoilerplatePhrases(Entry):
    """Phrases that say that a line is no part of the article.

    reason: why such a line is removed. place: where the phrase must stand. weight: how far one phrase alone settles
    it (0-1). opens: the lines that follow, up to the next prose, belong to the same part of the page.
    phrases: plain words; any number is written 0; case, punctuation and accents of quotation do not count.
    """

    reason: str = Field(pattern=r"^[a-z]+(-[a-z]+)*$")
    place: Place
    weight: float = Field(gt=0, le=1)
    opens: bool = False
    phrases: tuple[str, ...] = Field(min_length=1)


class PageMarkers(Entry):
    """Words by which a page marks its own parts; what each id means is said in the file's ``about``."""

    phrases: tuple[str, ...] = Field(min_length=1)


@dataclass(frozen=True, eq=False)
class BoilerplateKnowledge:
    """The phrases in file order, and the markers by id."""

    phrases: tuple[BoilerplatePhrases, ...]
    markers: dict[str, PageMarkers]

    def marker(self, *names: str) -> tuple[str, ...]:
        """The words of one or more markers, lower case, longest first."""
        words: Iterable[str] = (phrase.lower() for name in names for phrase in self.markers[name].phrases)
        return tuple(sorted(set(words), key=lambda phrase: (-len(phrase), phrase)))


def load(store: KnowledgeStore) -> BoilerplateKnowledge:
    """Read models/boilerplate/. Raises CouncilscopeError C003 for an entry that does not fit."""
    return BoilerplateKnowledge(
        phrases=tuple(store.entries("boilerplate/phrases.json", BoilerplatePhrases).values()),
        markers=store.entries("boilerplate/markers.json", PageMarkers),
    )
