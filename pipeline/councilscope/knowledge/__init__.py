"""What the pipeline knows, read from models/: the only part that knows where that folder is.

Each area is a module with its Pydantic schemas and one frozen container; ``Knowledge`` reads an area when it
is first asked for, so that a component costs only the knowledge that it uses.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from councilscope.knowledge.store import KnowledgeStore

if TYPE_CHECKING:
    from councilscope.knowledge.actions import ActionKnowledge
    from councilscope.knowledge.bodies import BodyKnowledge
    from councilscope.knowledge.boilerplate import BoilerplateKnowledge
    from councilscope.knowledge.confidence import ConfidenceKnowledge
    from councilscope.knowledge.councils import CouncilKnowledge
    from councilscope.knowledge.dates import DateKnowledge
    from councilscope.knowledge.layout import LayoutKnowledge
    from councilscope.knowledge.officials import OfficialKnowledge
    from councilscope.knowledge.quotes import QuoteKnowledge
    from councilscope.knowledge.ratings import RatingKnowledge
    from councilscope.knowledge.tallies import TallyKnowledge

__all__ = ["Knowledge", "load_knowledge"]


class Knowledge:
    """All areas of knowledge over one store."""

    def __init__(self, overlays: Sequence[Path] = ()) -> None:
        self.store = KnowledgeStore(overlays)

    @cached_property
    def councils(self) -> CouncilKnowledge:
        """The register of councils, their aliases and the names that several share."""
        from councilscope.knowledge.councils import load

        return load(self.store)

    @cached_property
    def bodies(self) -> BodyKnowledge:
        """Inspectorates, regulators, ombudsmen and ministries."""
        from councilscope.knowledge.bodies import load

        return load(self.store)

    @cached_property
    def ratings(self) -> RatingKnowledge:
        """Rating regimes with their scales, and the language that surrounds a value."""
        from councilscope.knowledge.ratings import load

        return load(self.store)

    @cached_property
    def tallies(self) -> TallyKnowledge:
        """Number words, and the language of sentences that count."""
        from councilscope.knowledge.tallies import load

        return load(self.store)

    @cached_property
    def officials(self) -> OfficialKnowledge:
        """Roles, modifiers, portfolios, honorifics, letters and given names."""
        from councilscope.knowledge.officials import load

        return load(self.store)

    @cached_property
    def quotes(self) -> QuoteKnowledge:
        """Reporting verbs, quotation marks and speakers that are no persons."""
        from councilscope.knowledge.quotes import load

        return load(self.store)

    @cached_property
    def actions(self) -> ActionKnowledge:
        """Headings, cues and deadline words of action points and findings."""
        from councilscope.knowledge.actions import load

        return load(self.store)

    @cached_property
    def dates(self) -> DateKnowledge:
        """Months, seasons, holidays, units of time and fixed expressions of time."""
        from councilscope.knowledge.dates import load

        return load(self.store)

    @cached_property
    def layout(self) -> LayoutKnowledge:
        """Words that start a section in another voice, and abbreviations that end no sentence."""
        from councilscope.knowledge.layout import load

        return load(self.store)

    @cached_property
    def boilerplate(self) -> BoilerplateKnowledge:
        """The lexicon of web furniture, by reason."""
        from councilscope.knowledge.boilerplate import load

        return load(self.store)

    @cached_property
    def confidence(self) -> ConfidenceKnowledge:
        """How often each rule is right."""
        from councilscope.knowledge.confidence import load

        return load(self.store)

    @cached_property
    def digest(self) -> str:
        """16 hex digits that change with any byte of the knowledge."""
        return self.store.digest()


@lru_cache(maxsize=8)
def load_knowledge(overlays: tuple[Path, ...] = ()) -> Knowledge:
    """The shipped knowledge with overlay folders, later ones winning by id; read once a process."""
    return Knowledge(overlays)
