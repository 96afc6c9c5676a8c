"""What the web puts round an article: phrases that betray a line, and the marks of a page's own parts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from pydantic import Field, model_validator

from councilscope.knowledge.store import Entry, KnowledgeStore


class Place(StrEnum):
    """Where in a line a phrase must stand to count."""

    LINE = "line"
    START = "start"
    END = "end"
    ANYWHERE = "anywhere"
    LABEL = "label"
    CREDIT = "credit"


class BoilerplatePhrases(Entry):
    """Phrases that say that a line is no part of the article.

    reason: why such a line is removed. place: where the phrase must stand (a label has a colon or dash after it;
    a credit is the label of the line's last words). weight: how far one phrase alone settles it (0-1). opens: the
    lines that follow, up to the next prose, belong to the same part of the page.
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


class LanguageWords(Entry):
    """The most frequent function words of a language; the id is its ISO 639-1 code."""

    name: str
    words: tuple[str, ...] = Field(min_length=5)


MOST_LEVELS = 12


class LineModel(Entry):
    """Gradient-boosted trees that tell an article's lines from a page's; trained by benchmarks/cleaning.

    columns: the features' names, in order. roots: the first node of each tree. feature, threshold, left, right,
    value: one item a node; a row goes left where its feature is at most the threshold; a leaf is its own child.
    """

    columns: tuple[str, ...] = Field(min_length=1)
    roots: tuple[int, ...] = Field(min_length=1)
    feature: tuple[int, ...]
    threshold: tuple[float, ...]
    left: tuple[int, ...]
    right: tuple[int, ...]
    value: tuple[float, ...]

    @model_validator(mode="after")
    def _nodes_fit(self) -> LineModel:
        size = len(self.feature)
        if any(len(part) != size for part in (self.threshold, self.left, self.right, self.value)):
            raise ValueError("feature, threshold, left, right and value must have one item a node")
        if any(not 0 <= node < size for part in (self.roots, self.left, self.right) for node in part):
            raise ValueError("a tree points outside its nodes")
        if any(not 0 <= column < len(self.columns) for column in self.feature):
            raise ValueError("a node asks for a column that there is not")
        if self._depth() > MOST_LEVELS:
            raise ValueError(f"a tree is deeper than {MOST_LEVELS} levels, to which each is completed")
        return self

    def _depth(self) -> int:
        """Steps from a root to the deepest leaf. Raises ValueError where a node's children do not follow it."""
        below = [0] * len(self.feature)
        for node in reversed(range(len(below))):
            children = {self.left[node], self.right[node]}
            if children == {node}:
                continue
            if min(children) <= node:
                raise ValueError("a node's children must stand after it; a leaf is its own child on both sides")
            below[node] = 1 + max(below[child] for child in children)
        return max(below[root] for root in self.roots)


@dataclass(frozen=True, eq=False)
class BoilerplateKnowledge:
    """The phrases in file order; all else by id, which for line models is the form of page that they read."""

    phrases: tuple[BoilerplatePhrases, ...]
    markers: dict[str, PageMarkers]
    line_models: dict[str, LineModel]
    languages: dict[str, LanguageWords]

    @cached_property
    def function_words(self) -> dict[str, tuple[str, ...]]:
        """By a function word the codes of the languages that have it."""
        codes: dict[str, tuple[str, ...]] = {}
        for code, language in self.languages.items():
            for word in language.words:
                codes[word] = (*codes.get(word, ()), code)
        return codes

    def marker(self, *names: str) -> tuple[str, ...]:
        """The words of one or more markers, lower case, longest first."""
        words: Iterable[str] = (phrase.lower() for name in names for phrase in self.markers[name].phrases)
        return tuple(sorted(set(words), key=lambda phrase: (-len(phrase), phrase)))


def load(store: KnowledgeStore) -> BoilerplateKnowledge:
    """Read models/boilerplate/. Raises CouncilscopeError C003 for an entry that does not fit."""
    return BoilerplateKnowledge(
        phrases=tuple(store.entries("boilerplate/phrases.json", BoilerplatePhrases).values()),
        markers=store.entries("boilerplate/markers.json", PageMarkers),
        line_models=store.entries("boilerplate/line-models", LineModel),
        languages=store.entries("boilerplate/languages.json", LanguageWords),
    )
