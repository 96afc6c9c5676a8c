"""Over whom a tally counts: a council, a region or a nation, from the sentence, the block or the article."""

from __future__ import annotations

from collections.abc import Mapping

from councilscope.articles import BlockKind
from councilscope.knowledge.councils import Council
from councilscope.matching.annotations import PartyFound, TallyFound
from councilscope.matching.ratings.marks import Sentence
from councilscope.matching.ratings.regimes import FIRE_LEVEL
from councilscope.matching.ratings.resolving import Reading
from councilscope.matching.ratings.scene import Scene
from councilscope.matching.tallies.lexicon import TallyLexicon
from councilscope.matching.tallies.pieces import Count
from councilscope.records import PartyKind
from councilscope.spans import Span

AREA_PREPOSITIONS = frozenset({"in", "across", "of", "for", "within", "throughout", "the", "around"})
DEFAULT_NATION = "England"
LEAD_SENTENCES = 3
MOST_OF_A_REGION = 90  # no region of England has had as many councils
MOST_PARTS = 12  # judgements that one council gets at a time
Scoped = tuple[PartyFound | None, Span | None]


class Scopes:
    """Gives tallies of one article their scope."""

    def __init__(self, scene: Scene, register: Mapping[str, Council], lexicon: TallyLexicon) -> None:
        self.units = lexicon.words["council-units"] | lexicon.words["the-area"]
        self.areas = lexicon.words["the-area"]
        self.scene = scene
        self.register = register
        self.lead = self._lead_region()
        self.last_region: tuple[str, Span] | None = None
        self.national = False  # an article about a region has turned to the nation

    def of(self, sentence: Sentence, count: Count, reading: Reading | None, before: TallyFound | None) -> Scoped:
        """The scope, and the words that name it; (None, None) if nothing tells."""
        own = self._council(sentence, reading)
        if count.unit_kind in ("part-units", "people-units") and own is not None:
            return own, None
        region = self.region_in(sentence)
        if region is not None:
            return self._region(*region)
        nation = self._nation(reading)
        if self._national(sentence) or (count.of or count.number or 0) > MOST_OF_A_REGION:
            return nation, None
        if self._anaphoric(sentence):
            near = self.last_region or self.lead
            if near is not None:
                return self._region(*near)
        if before is not None and before.scope is not None and before.found.evidence[0].start >= sentence.block.start:
            return before.scope, None
        if self.lead is not None and not self.national:
            return self._region(*self.lead)
        small = count.unit is None and count.number is not None and count.number <= MOST_PARTS
        if small and own is not None and reading is not None and self._has_parts(reading):
            return own, None
        return nation, None

    @staticmethod
    def _has_parts(reading: Reading) -> bool:
        """True if the judgements counted are parts of one inspection: a fire service has eleven."""
        return reading.dimension is not None or reading.regime.level == FIRE_LEVEL

    def note(self, sentence: Sentence) -> None:
        """Remember of which area the article speaks: 'the region' means the last one from here on."""
        region = self.region_in(sentence)
        if region is not None:
            self.last_region, self.national = region, False
        elif self._national(sentence):
            self.national = True

    def region_in(self, sentence: Sentence) -> tuple[str, Span] | None:
        """The region of the sentence that stands where an area stands, and is no part of a council's name."""
        words = self.scene.words
        named = {at for group in sentence.groups for at in range(group.first, group.last + 1)}
        for first, last in sentence.cues.get("regions", ()):
            before = words.folded[first - 1] if first > sentence.lo else ""
            if (
                words.folded[last] in self.areas
                or last in named
                or not (words.capital(first) or before == "the")
                or self._owner(sentence, last, named)
            ):
                continue
            after = words.folded[last + 1] if last + 1 < sentence.hi else ""
            units = after == "s" or after in self.units or words.gap(last)[:1] in ("'", "’")
            if not before or before in AREA_PREPOSITIONS or units:
                span = Span(words.items[first].start, words.items[last].end)
                return span.of(words.text), span
        return None

    def _owner(self, sentence: Sentence, last: int, named: set[int]) -> bool:
        """True for 'east London's Anytown': the region of one council."""
        return last + 2 < sentence.hi and self.scene.words.folded[last + 1] == "s" and last + 2 in named

    def _lead_region(self) -> tuple[str, Span] | None:
        """The region that the title or the first sentences speak of."""
        body = 0
        for sentence in self.scene.sentences:
            body += sentence.block.kind is not BlockKind.TITLE
            if body > LEAD_SENTENCES:
                return None
            region = self.region_in(sentence)
            if region is not None:
                return region
        return None

    @staticmethod
    def _region(name: str, span: Span) -> Scoped:
        return PartyFound(PartyKind.REGION, None, name), span

    def _council(self, sentence: Sentence, reading: Reading | None) -> PartyFound | None:
        """Whose outcomes or judgements are counted: the council of the sentence, else the article's."""
        councils = {council for group in sentence.groups for council in group.councils}
        own = next(iter(councils)) if len(councils) == 1 else self.scene.main
        if own and reading is not None and reading.regime.level == FIRE_LEVEL:
            own = self.scene.fire.get(own, own)  # the county speaks of its fire service as 'we'
        if own is None or own not in self.register:
            return None
        return PartyFound(PartyKind.COUNCIL, own, self.register[own].official_name)

    def _national(self, sentence: Sentence) -> bool:
        return bool(sentence.cues.get("national-cues") or sentence.cues.get("nations"))

    def _anaphoric(self, sentence: Sentence) -> bool:
        """'the region now has seven', 'the region's nine departments'."""
        words = self.scene.words.folded
        return any(words[at - 1] == "the" and words[at] in self.areas for at in range(sentence.lo + 1, sentence.hi))

    def _nation(self, reading: Reading | None) -> PartyFound:
        nations = sorted(self.scene.choice.nations)
        if reading is not None:
            fits = [nation for nation in reading.regime.nations if not nations or nation in nations]
            if fits:
                return PartyFound(PartyKind.NATION, None, fits[0])
        return PartyFound(PartyKind.NATION, None, nations[0] if len(nations) == 1 else DEFAULT_NATION)
