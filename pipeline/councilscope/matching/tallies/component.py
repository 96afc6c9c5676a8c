"""Finds tallies, gives them scope and scale, and warns where shares, parts and totals do not agree."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from councilscope.articles import BlockKind
from councilscope.knowledge import Knowledge, load_knowledge
from councilscope.matching.annotations import (
    Evidence,
    Found,
    PartyFound,
    PeriodFound,
    RatingFound,
    TallyFound,
    add_notice,
    annotate,
    annotations,
    register_extensions,
)
from councilscope.matching.ratings.resolving import Reading, Resolver
from councilscope.matching.ratings.scan import Sentence
from councilscope.matching.ratings.scene import Scene, scene_maker
from councilscope.matching.tallies.counts import Count, Counts, Pair
from councilscope.matching.tallies.reconciling import disagreements
from councilscope.records import PartyKind, RatingKind
from councilscope.spans import Span

READER = "councilscope_tallies"
CONFIDENCE = {"count-first": 0.85, "count-last": 0.8, "share": 0.7}
COUNTED_KINDS = frozenset(
    {RatingKind.OVERALL, RatingKind.DOMAIN, RatingKind.PROSPECTS, RatingKind.DIRECTION, RatingKind.FINDING}
)
COUNCIL_UNITS = frozenset({"council", "councils", "authority", "authorities", "department", "departments", "boroughs", "landlords",
                           "districts", "counties", "unitaries", "services"})  # fmt: skip


class Tallies:
    """Writes ``doc._.councilscope_tallies``: a list of TallyFound in the order of the text."""

    def __init__(self, knowledge: Knowledge) -> None:
        register_extensions("tallies", "notices")
        self.scenes = scene_maker(knowledge)
        self.register = knowledge.councils.councils

    def __call__(self, doc: Doc) -> Doc:
        tallies = self.match(doc)
        annotate(doc, "tallies", tallies)
        ratings: list[RatingFound] = annotations(doc, "ratings", READER)
        for notice in disagreements(tallies, ratings):
            add_notice(doc, notice)
        return doc

    def match(self, doc: Doc) -> list[TallyFound]:
        """The tallies of the article, each once."""
        scene = self.scenes.scene_of(doc, READER)
        counts = Counts(self.scenes.lexicon, scene.words)
        resolver = Resolver(self.scenes.lexicon, scene.words, scene.choice)
        found: list[TallyFound] = []
        for sentence in scene.sentences:
            if self._definition(scene, sentence) or self._spoken(sentence):
                continue
            pairs = counts.pairs(sentence)
            moving = len({pair.move.change for pair in pairs if pair.move}) > 1
            for pair in pairs:
                tally = self._tally(scene, sentence, pair, resolver, found, moving)
                if tally is not None:
                    found.append(tally)
        return _once(found)

    @staticmethod
    def _definition(scene: Scene, sentence: Sentence) -> bool:
        return bool(sentence.cues.get("scale-cues")) and not any(cue for cue in sentence.cues.get("tally-units", ()))

    @staticmethod
    def _spoken(sentence: Sentence) -> bool:
        return any(first <= sentence.lo and sentence.hi - 1 <= last for first, last, _ in sentence.quoted)

    def _tally(
        self, scene: Scene, sentence: Sentence, pair: Pair, resolver: Resolver, before: list[TallyFound], moving: bool
    ) -> TallyFound | None:
        words, count = scene.words, pair.count
        reading: Reading | None = None
        if pair.value is not None:
            reading = None if pair.rule == "share" else resolver.read(pair.value, None, sentence, None, tally=True)
            if pair.rule != "share" and (reading is None or reading.kind not in COUNTED_KINDS):
                return None
        elif pair.move is None or not (moving or self._about_ratings(scene, sentence, count, before)):
            return None
        spans = [Evidence(words.items[count.first].start, words.items[count.last].end, _supports(count))]
        if pair.value is not None:
            value_span = words.items[pair.value.first].start, words.items[pair.value.last].end
            spans.append(Evidence(*value_span, ("value",)))
        if pair.move is not None:
            spans.append(Evidence(words.items[pair.move.first].start, words.items[pair.move.last].end, ("change",)))
        derived = {"scheme": "regime-choice"} if reading else {}
        scope, scope_span = self._scope(scene, sentence, count, reading)
        if scope_span is not None:
            spans.append(Evidence(*scope_span, ("scope",)))
        elif scope is not None:
            derived["scope"] = "article-scope"
        unit = count.unit or (before[-1].unit if before and before[-1].scope == scope else None)
        of = count.of if count.of is not None else self._of_before(before, scope, sentence)
        for name, value, own in (("unit", unit, count.unit), ("of", of, count.of)):
            if value is not None and own is None:
                derived[name] = "previous-tally"
        if scene.year is not None:
            derived["period"] = "published-year"
        value = None
        if pair.value is not None:
            value = (reading.label if reading else None) or words.surface(pair.value.first, pair.value.last)
        return TallyFound(
            scheme=reading.regime.id if reading else None, value=value, change=pair.move.change if pair.move else None,
            count=count.number, of=of, percent=count.percent, unit=unit, scope=scope,
            found=Found(
                evidence=tuple(spans), rule=pair.rule, confidence=CONFIDENCE[pair.rule], derived=derived,
                knowledge=(reading.regime.id,) if reading else (),
            ),
            period=PeriodFound(scene.year, scene.year) if scene.year is not None else None, previous_count=count.previous,
        )  # fmt: skip

    def _about_ratings(self, scene: Scene, sentence: Sentence, count: Count, before: list[TallyFound]) -> bool:
        """A movement counts as one of ratings beside rated units, stars, or another tally."""
        folded = set(scene.words.folded[sentence.lo : sentence.hi])
        nouns = {"rating", "ratings", "star", "stars", "grade", "grades", "score", "scores", "judgement", "judgements"}
        if (
            sentence.block.kind is BlockKind.TITLE
            and len(sentence.cues.get("movement-up", ()))
            and sentence.cues.get("movement-down")
        ):
            return True
        if count.unit in COUNCIL_UNITS and (folded & nouns or before or count.of is not None or sentence.bodies):
            return True
        near = before and before[-1].found.evidence[0].start >= sentence.block.start
        return bool(near) or bool(folded & nouns and count.unit)

    @staticmethod
    def _of_before(before: list[TallyFound], scope: PartyFound | None, sentence: Sentence) -> int | None:
        if before and before[-1].scope == scope and before[-1].found.evidence[0].start >= sentence.block.start - 300:
            return before[-1].of
        return None

    def _scope(
        self, scene: Scene, sentence: Sentence, count: Count, reading: Reading | None
    ) -> tuple[PartyFound | None, Span | None]:
        """Over whom is counted: the region or nation of the sentence, the article's council, region, or nation."""
        if count.unit is not None and count.unit not in COUNCIL_UNITS and scene.main is not None:
            return PartyFound(PartyKind.COUNCIL, scene.main, self.register[scene.main].official_name), None
        for kind, name in ((PartyKind.REGION, "regions"), (PartyKind.NATION, "nations")):
            for cue in sentence.cues.get(name, ()):
                span = Span(scene.words.items[cue[0]].start, scene.words.items[cue[1]].end)
                if scene.words.capital(cue[1]):
                    return PartyFound(kind, None, span.of(scene.words.text)), span
        nation = self._nation(scene, reading)
        if sentence.cues.get("national-cues"):
            return (PartyFound(PartyKind.NATION, None, nation), None) if nation else (None, None)
        regions: Counter[str] = Counter()
        for other in scene.sentences:
            for cue in other.cues.get("regions", ()):
                if scene.words.capital(cue[1]) and cue[1] < sentence.lo:
                    regions[scene.words.surface(*cue)] += 1
        if regions and count.unit != "fire authorities":
            name = sorted(regions.items(), key=lambda item: (-item[1], item[0]))[0][0]
            return PartyFound(PartyKind.REGION, None, name), None
        if count.unit is None and scene.main is not None and not sentence.cues.get("nations"):
            return PartyFound(PartyKind.COUNCIL, scene.main, self.register[scene.main].official_name), None
        return (PartyFound(PartyKind.NATION, None, nation), None) if nation else (None, None)

    @staticmethod
    def _nation(scene: Scene, reading: Reading | None) -> str | None:
        if reading is not None:
            fits = [
                nation
                for nation in reading.regime.nations
                if not scene.choice.nations or nation in scene.choice.nations
            ]
            return fits[0] if fits else None
        return sorted(scene.choice.nations)[0] if scene.choice.nations else "England"


def _supports(count: Count) -> tuple[str, ...]:
    fields = {
        "count": count.number,
        "of": count.of,
        "percent": count.percent,
        "unit": count.unit,
        "previous_count": count.previous,
    }
    return tuple(name for name, value in fields.items() if value is not None)


def _once(tallies: list[TallyFound]) -> list[TallyFound]:
    """Without those that say again what an earlier one said."""
    seen: set[tuple[object, ...]] = set()
    kept = []
    for tally in tallies:
        key = (tally.value, tally.change, tally.count, tally.percent if tally.count is None else None, tally.scope)
        if key not in seen:
            seen.add(key)
            kept.append(tally)
    return kept


@Language.factory(
    READER,
    assigns=["doc._.councilscope_tallies", "doc._.councilscope_notices"],
    requires=["doc._.councilscope_ratings"],
    default_config={"knowledge": []},
)
def make_tallies(nlp: Language, name: str, knowledge: list[str]) -> Tallies:
    """The spaCy factory; ``knowledge`` lists overlay folders."""
    return Tallies(load_knowledge(tuple(map(Path, knowledge))))
