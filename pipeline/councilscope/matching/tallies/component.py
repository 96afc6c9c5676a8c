"""Finds tallies, gives them scope and scale, and warns where shares, parts and totals do not agree."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from councilscope.articles import BlockKind, Notice
from councilscope.knowledge import Knowledge, load_knowledge
from councilscope.matching.annotations import (
    Evidence,
    Found,
    PeriodFound,
    RatingFound,
    TallyFound,
    add_notice,
    annotate,
    found_in,
    is_off_topic,
    register_extensions,
)
from councilscope.matching.order import check_order
from councilscope.matching.ratings.marks import Sentence
from councilscope.matching.ratings.resolving import Reading
from councilscope.matching.ratings.scene import Scene, scene_maker
from councilscope.matching.tallies.lexicon import TallyLexicon
from councilscope.matching.tallies.pairing import Pairing
from councilscope.matching.tallies.pieces import Count, Pair, Term
from councilscope.matching.tallies.readings import Readings
from councilscope.matching.tallies.reconciling import disagreements
from councilscope.matching.tallies.scope import Scopes
from councilscope.matching.tallies.table_counts import counted_in_tables
from councilscope.matching.tallies.totals import with_totals
from councilscope.matching.tallies.wholes import Wholes
from councilscope.matching.weighing import weigh
from councilscope.records import Change, RatingKind
from councilscope.spans import Span

READER = "councilscope_tallies"
CONFIDENCE = {"count-first": 0.9, "value-unit": 0.9, "count-last": 0.85, "label-list": 0.8, "number-of": 0.85,
              "table-row": 0.9}  # fmt: skip
STATUS_KINDS = frozenset({RatingKind.INTERVENTION, RatingKind.FLAG, RatingKind.AWARD})


class Tallies:
    """Writes ``doc._.councilscope_tallies``: a list of TallyFound in the order of the text."""

    def __init__(self, knowledge: Knowledge) -> None:
        register_extensions("tallies", "notices")
        self.scenes = scene_maker(knowledge)
        self.lexicon = TallyLexicon(knowledge)
        self.register = knowledge.councils.councils

    def __call__(self, doc: Doc) -> Doc:
        if is_off_topic(doc):
            annotate(doc, "tallies", [])
            return doc
        reader = self._reader(doc)
        tallies = reader.read()
        annotate(doc, "tallies", tallies)
        for notice in reader.notices:
            add_notice(doc, notice)
        ratings: list[RatingFound] = found_in(doc, "ratings", READER)
        for notice in disagreements(tallies, ratings):
            add_notice(doc, notice)
        return doc

    def match(self, doc: Doc) -> list[TallyFound]:
        """The tallies of the article, each once."""
        return self._reader(doc).read()

    def _reader(self, doc: Doc) -> ArticleTallies:
        scene = self.scenes.scene_of(doc, READER)
        ratings: list[RatingFound] = found_in(doc, "ratings", READER)
        scopes = Scopes(scene, self.register, self.lexicon)
        return ArticleTallies(self.lexicon, scene, scopes, self._scale(ratings, scene))

    def _scale(self, ratings: list[RatingFound], scene: Scene) -> str | None:
        """The scale on which 'the bottom class' stands: of most of the ratings, else of the likeliest scheme."""
        regimes = self.lexicon.ratings.regimes
        schemes = Counter(rating.scheme for rating in ratings if rating.scheme and rating.kind is RatingKind.OVERALL)
        ranked = sorted(schemes.items(), key=lambda item: (-item[1], item[0]))
        if ranked:
            return regimes[ranked[0][0]].scale
        graded = [regime for regime in regimes.values() if regime.scale and regime.form == "graded"]
        best = max(graded, key=lambda regime: (scene.choice.score(regime), regime.id), default=None)
        return best.scale if best is not None and scene.choice.score(best) > 0 else None


class ArticleTallies:
    """Reads the tallies of one article."""

    def __init__(self, lexicon: TallyLexicon, scene: Scene, scopes: Scopes, scale: str | None) -> None:
        """scale: id of the scale on which superlatives stand, None if the article rates nobody."""
        self.lexicon = lexicon
        self.scene = scene
        self.scopes = scopes
        self.readings = Readings(lexicon.ratings, scene, scale)
        self.pairing = Pairing(lexicon, scene.words, self.readings.known)
        self.wholes = Wholes(lexicon, scene.words)
        self.found: list[TallyFound] = []
        self.notices: list[Notice] = []

    def read(self) -> list[TallyFound]:
        """The tallies in the order of the text, without those that say again what an earlier one said."""
        tables = counted_in_tables(self.lexicon, self.scene.words, self.scene.sentences)
        for sentence in self.scene.sentences:
            self.scopes.note(sentence)
            if self._spoken(sentence):
                continue
            pairs = tables.get(sentence.lo) or self.pairing.pairs(sentence)
            councils = any(pair.count.unit_kind == "council-units" for pair in pairs)
            if sentence.cues.get("scale-cues") and not councils:
                for pair in pairs:
                    self._refuse(pair.count, "explains-the-scale")
                continue
            parts = any(pair.count.unit_kind == "part-units" for pair in pairs)
            moving = len({pair.move.change for pair in pairs if pair.move}) > 1 and not parts
            self.wholes.turn_to(sentence)
            if not pairs:
                self.wholes.keep(sentence)
            for pair in pairs:
                if self._of_before(sentence, pair.count) is None:
                    self.wholes.complete(pair.count)
                if pair.count.bound is not None:
                    self._tell_bound(pair)
                    continue
                tally = self._tally(sentence, pair, moving, len(pairs))
                if isinstance(tally, str):
                    self._refuse(pair.count, tally)
                else:
                    self.found.append(self._with_unit_before(tally, sentence))
        return with_totals(self._once(), self.lexicon, self.scene.words, self.scene.sentences)

    def _tell_bound(self, pair: Pair) -> None:
        """'More than 30 councils were good' is no count, but not to be lost without a word."""
        items, count = self.scene.words.items, pair.count
        span = Span(items[count.bound or 0].start, items[count.last].end)
        weigh(self.scene.words, "bound-not-a-count", span)
        message = f"{span.of(self.scene.words.text)!r} is a bound and no count"
        self.notices.append(Notice("tally-bound", message, (span,)))

    @staticmethod
    def _spoken(sentence: Sentence) -> bool:
        return any(quote[0] <= sentence.lo and sentence.hi - 1 <= quote[1] for quote in sentence.quoted)

    def _tally(self, sentence: Sentence, pair: Pair, moving: bool, companions: int) -> TallyFound | str:
        """The tally of a pair, or the name of the reason why it is none."""
        count, term = pair.count, pair.term
        reading = self._read_term(sentence, count, term) if term is not None and term.values else None
        if count.unit_kind == "other-units" and not self._rated_with_councils(count, reading):
            return "counts-other-things"
        if term is None:
            if not (moving or self._about_ratings(sentence, pair)):
                return "moves-in-no-ratings"
        elif reading is not None and reading.regime.percent and count.number is None and count.unit is None:
            return "share-is-a-score"
        elif reading is not None and not self._counted(count, term, reading, companions):
            return "counts-a-thing-not-councils"
        scope, scope_span = self.scopes.of(sentence, count, reading, self.found[-1] if self.found else None)
        derived = {"scheme": "regime-choice"} if reading else {}
        if scope is not None and scope_span is None:
            derived["scope"] = "article-scope"
        noun = self._noun(count)
        unit = _plural(self.scene.words.surface(*noun).lower()) if noun else None
        of = count.of if count.of is not None else self._of_before(sentence, count)
        if of is not None and (count.of is None or count.shared_of):
            derived["of"] = "total-before"
        period = self._period(sentence)
        if period is not None:
            derived["period"] = "published-year" if period.text is None else "year-of-sentence"
        change = pair.move.change if pair.move else self._newly(count, reading)
        if change is not None and pair.move is None:
            derived["change"] = "new-at-the-end-of-the-scale"
        if count.previous is not None:
            derived["previous_count"] = "comparison"
        return TallyFound(
            scheme=reading.regime.id if reading else None, value=self._value(term, reading), change=change,
            count=count.number, of=of, percent=count.percent, unit=unit, scope=scope, period=period,
            previous_count=count.previous,
            found=Found(
                evidence=self._evidence(pair, scope_span), rule=pair.rule, confidence=CONFIDENCE[pair.rule],
                derived=derived, knowledge=(reading.regime.id,) if reading else (),
            ),
        )  # fmt: skip

    def _with_unit_before(self, tally: TallyFound, sentence: Sentence) -> TallyFound:
        """'28 councils have one star, 74 two': a number without a noun counts what the one before it counts."""
        last = self.found[-1] if self.found else None
        if tally.unit is not None or last is None or last.unit is None or last.scope != tally.scope:
            return tally
        if last.found.evidence[0].start < sentence.block.start:
            return tally
        return replace(
            tally, unit=last.unit, found=replace(tally.found, derived={**tally.found.derived, "unit": "unit-before"})
        )

    def _once(self) -> list[TallyFound]:
        """Without those that say again what an earlier one said."""
        seen: set[tuple[object, ...]] = set()
        kept = []
        for tally in self.found:
            scope = tally.scope.name if tally.scope else None
            key = (tally.value, tally.change, tally.count, tally.percent if tally.count is None else None, scope)
            if key in seen:
                first = tally.found.evidence[0]
                weigh(self.scene.words, "counted-before", (first.start, first.end))
            else:
                seen.add(key)
                kept.append(tally)
        return kept

    def _refuse(self, count: Count, rule: str) -> None:
        """No tally of a count, noted with the rule that says so."""
        weigh(self.scene.words, rule, self.scene.words.span(count.first, count.last))

    # --- value -----------------------------------------------------------------------------------------------------

    def _read_term(self, sentence: Sentence, count: Count, term: Term) -> Reading | None:
        """The level of the first value on a scale that has all; None for what people say, or if no scale has all."""
        if count.unit_kind == "people-units":
            return None
        first = term.values[0]
        shared = set.intersection(*({option.scale for option in value.options} for value in term.values))
        options = tuple(option for option in first.options if option.scale in shared)
        first = first if len(options) == len(first.options) else replace(first, options=options)
        return self.readings.read(first, sentence)

    def _rated_with_councils(self, count: Count, reading: Reading | None) -> bool:
        """'11 housing providers have a C1': those whom the scheme rates beside councils."""
        if count.unit is None or reading is None or not reading.regime.also_providers:
            return False
        unit = self.scene.words.folded[count.unit[0] : count.unit[1] + 1]
        return not self.lexicon.words["landlord-units"].isdisjoint(unit)

    def _counted(self, count: Count, term: Term, reading: Reading, companions: int) -> bool:
        """A state ('special measures') is counted of councils alone, and not as a thing: 'three commissioners'."""
        if reading.kind not in STATUS_KINDS:
            return True
        if term.first == count.last + 1 and count.unit is None:
            return False
        return count.unit_kind == "council-units" or (companions > 1 and count.of is not None)

    def _value(self, term: Term | None, reading: Reading | None) -> str | None:
        """The scale's label; several labels joined as written; the words where no scale fits."""
        if term is None:
            return None
        words = self.scene.words
        if reading is None and len(term.values) > 1:
            return " or ".join(words.surface(value.first, value.last) for value in term.values)
        if reading is None or reading.label is None:
            return words.surface(term.first, term.beyond or term.last)
        if term.beyond is not None:
            return f"{reading.label} {words.surface(term.last + 1, term.beyond)}"
        if len(term.values) == 1:
            return reading.label
        joint = words.folded[term.values[0].last + 1]
        ranks = [next((o.rank for o in value.options if o.scale == reading.scale.id), None) for value in term.values]
        labels = [reading.scale.levels[rank].label for rank in ranks if rank is not None]
        return f" {joint} ".join(dict.fromkeys(labels))

    def _newly(self, count: Count, reading: Reading | None) -> Change | None:
        """'ten new councils achieved the top grade': new at an end of the scale means that they moved there."""
        words = self.scene.words.folded
        unit = count.unit[0] if count.unit else count.last + 1
        if reading is None or "new" not in words[count.last + 1 : unit] or reading.scale.rank_max == 0:
            return None
        if reading.rank == reading.scale.rank_max:
            return Change.UP
        return Change.DOWN if reading.rank == 0 else None

    def _about_ratings(self, sentence: Sentence, pair: Pair) -> bool:
        """A movement counts as one of ratings if its words say so, or beside ratings, rated units or another tally."""
        if pair.move is None:
            return False
        if pair.move.rated:
            return pair.count.unit_kind is not None or pair.count.end == pair.count.last
        rated = not self.lexicon.words["rating-words"].isdisjoint(self.scene.words.folded[sentence.lo : sentence.hi])
        near = bool(self.found) and self.found[-1].found.evidence[0].start >= sentence.block.start
        councils = pair.count.unit_kind == "council-units"
        if sentence.block.kind is BlockKind.TITLE and rated:
            return True
        if councils:
            return rated or bool(self.found) or pair.count.of is not None or bool(sentence.bodies)
        return near or (rated and pair.count.number != 0) or pair.count.of is not None

    # --- the rest --------------------------------------------------------------------------------------------------

    def _of_before(self, sentence: Sentence, count: Count) -> int | None:
        """'Of the seven, one is good … None is poor': the total of the sentence before, for a count without a noun."""
        last = self.found[-1] if self.found else None
        if last is None or last.of is None or count.unit is not None or count.percent is not None:
            return None
        near = last.found.evidence[0].start >= sentence.block.start
        return last.of if near and count.number is not None and count.number <= last.of else None

    def _period(self, sentence: Sentence) -> PeriodFound | None:
        """The year that the sentence begins with ('In 2007 no council …'), else that of the article."""
        words = self.scene.words.folded
        first = words[sentence.lo + 1] if sentence.lo + 1 < sentence.hi else ""
        if words[sentence.lo] == "in" and first.isdecimal() and len(first) == 4:
            return PeriodFound(int(first), int(first), first)
        return PeriodFound(self.scene.year, self.scene.year) if self.scene.year is not None else None

    def _noun(self, count: Count) -> tuple[int, int] | None:
        """The words that say what is counted; None for 'ones', which leave it to the noun before."""
        pronouns = self.lexicon.words["pronoun-units"]
        return count.unit if count.unit and self.scene.words.folded[count.unit[0]] not in pronouns else None

    def _evidence(self, pair: Pair, scope: Span | None) -> tuple[Evidence, ...]:
        items, count = self.scene.words.items, pair.count
        fields = {"count": count.number, "of": None if count.shared_of else count.of, "percent": count.percent}
        apart = ("percent",) if count.share else ()
        given = tuple(name for name, value in fields.items() if value is not None and name not in apart)
        spans = [Evidence(items[count.first].start, items[count.last].end, given)]
        if count.share is not None:
            spans.append(Evidence(items[count.share[0]].start, items[count.share[1]].end, apart))
        noun = self._noun(count)
        if noun is not None:
            spans.append(Evidence(items[noun[0]].start, items[noun[1]].end, ("unit",)))
        if pair.term is not None:
            last = pair.term.beyond or pair.term.last
            spans.append(Evidence(items[pair.term.first].start, items[last].end, ("value",)))
        if pair.move is not None:
            spans.append(Evidence(items[pair.move.first].start, items[pair.move.last].end, ("change",)))
        if scope is not None:
            spans.append(Evidence(scope.start, scope.end, ("scope",)))
        return tuple(spans)


def _plural(unit: str) -> str:
    """'no council', 'one authority': the name of what is counted, whatever the number."""
    if unit.endswith("s"):
        return unit
    return f"{unit[:-1]}ies" if unit.endswith("y") else f"{unit}s"


@Language.factory(
    READER,
    assigns=["doc._.councilscope_tallies", "doc._.councilscope_notices"],
    requires=["doc._.councilscope_ratings"],
    default_config={"knowledge": []},
)
def make_tallies(nlp: Language, name: str, knowledge: list[str]) -> Tallies:
    """The spaCy factory; ``knowledge`` lists overlay folders."""
    check_order(nlp, READER)
    return Tallies(load_knowledge(tuple(map(Path, knowledge))))
