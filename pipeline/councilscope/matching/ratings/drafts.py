"""A rating while it is put together, and the merging of what is said twice into one item."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from councilscope.matching.annotations import Evidence, Found, PeriodFound, PreviousRating, RatingFound
from councilscope.matching.ratings.confidence import confidence_of
from councilscope.matching.ratings.resolving import Reading
from councilscope.records import Basis, Change, RatingKind, RatingStatus
from councilscope.spans import Span

LOOSE_RULES = frozenset({"rating-noun", "quoted-grade", "superlative", "result-frame", "verb-frame"})
REPORTED = (RatingStatus.CURRENT, RatingStatus.ENDED, RatingStatus.DENIED)  # told of the time of the article
IMPLYING = frozenset({"all-but", "the-others"})
PLURAL_KINDS = (RatingKind.FINDING, RatingKind.FLAG)


@dataclass(frozen=True, slots=True)
class Draft:
    """One reading of one value for one council (None: a provider, named by ``rated_name``)."""

    council: str | None
    rated_name: str | None
    rated_span: Span | None
    reading: Reading
    span: Span
    words: str
    rule: str
    binding: str
    status: RatingStatus
    status_rule: str
    year: int | None = None
    score: float | None = None
    score_max: float | None = None
    score_span: Span | None = None
    mark: Span | None = None
    previous: PreviousRating | None = None
    previous_span: Span | None = None
    change: Change | None = None
    change_span: Span | None = None
    headline: bool = False
    quoted: bool = False
    repeats: tuple[Span, ...] = ()

    @property
    def judged(self) -> tuple[object, ...]:
        """Who is judged in what: two drafts with the same are of one judgement at two times, or said twice."""
        return self.council, self.reading.regime.id, self.reading.judgement

    @property
    def level(self) -> tuple[object, ...]:
        """What is judged, and how."""
        return self.judged, self.reading.rank

    def moved_from(self, rank: int) -> Change:
        """The movement from another rank on its scale to its own."""
        own = self.reading.rank
        return Change.UP if own > rank else Change.DOWN if own < rank else Change.SAME

    def follows(self, old: Draft) -> bool:
        """True if the other is an earlier value of what this one rates now."""
        times = old.status is RatingStatus.HISTORICAL and self.status is RatingStatus.CURRENT
        who = old.council == self.council and (self.council is not None or old.rated_name == self.rated_name)
        reading = self.reading
        return (
            times and who and self.previous is None
            and old.reading.scale.id == reading.scale.id and old.reading.judgement == reading.judgement
        )  # fmt: skip

    def told_of(self, councils: Sequence[str], span: Span, text: str, *, moved: bool = True) -> list[Draft]:
        """The same of other councils, who stand at ``span`` of the text; moved: they share its movement too."""
        shared = replace(self, rated_name=span.of(text), rated_span=span, rule="inversion")
        if not moved:
            shared = replace(shared, previous=None, previous_span=None, change=None, change_span=None)
        return [replace(shared, council=council) for council in councils]

    @property
    def unnamed(self) -> bool:
        """True for a part of a service that the article does not name: one of 'the others', of 'all but …'."""
        return self.rule in IMPLYING and self.reading.domain is not None and self.mark is None

    @property
    def key(self) -> tuple[object, ...]:
        """What makes two drafts the same rating."""
        reading = self.reading
        about: object = reading.domain or ""
        if reading.kind in PLURAL_KINDS or reading.apart:
            about = (reading.subject if reading.apart else None, about)
        elif reading.kind is RatingKind.OVERALL:
            about = reading.subject if reading.dimension is not None else reading.regime.subject
        return (self.council, self.rated_name if self.council is None else "", reading.kind, about, reading.rank,
                reading.scale.id if reading.kind is RatingKind.INTERVENTION else "",
                self.status)  # fmt: skip

    @property
    def fullness(self) -> tuple[bool, bool, bool, bool, int]:
        """The fullest draft of a rating carries the item."""
        return (not self.headline, self.previous is not None or self.change is not None, not self.quoted,
                self.rated_span is not None, -self.span.start)  # fmt: skip


def merged(drafts: Sequence[Draft]) -> list[Draft]:
    """One draft a rating, with the spans of the others; headline values that the body tells more fully give way."""
    by_key: dict[tuple[object, ...], list[Draft]] = {}
    for draft in drafts:
        by_key.setdefault(draft.key, []).append(draft)
    found: list[Draft] = []
    for group in by_key.values():
        best = max(group, key=lambda draft: draft.fullness)
        for other in group:
            if other is best:
                continue
            if best.previous is None and other.previous is not None:
                best = replace(best, previous=other.previous, previous_span=other.previous_span)
            if best.change is None and other.change is not None:
                best = replace(best, change=other.change, change_span=other.change_span)
            if best.score is None and other.score is not None and best.reading.scale.id == other.reading.scale.id:
                best = replace(best, score=other.score, score_max=other.score_max)
            if other.span != best.span and other.span not in best.repeats:
                best = replace(best, repeats=(*best.repeats, other.span))
        found.append(best)
    return sorted(_agreeing(found), key=lambda draft: draft.span)


def _agreeing(drafts: Sequence[Draft]) -> list[Draft]:
    """Without overall values that only repeat a domain's beside a better told overall value of the same scheme."""
    kept = []
    for draft in drafts:
        loose = draft.reading.is_main and draft.rule in LOOSE_RULES
        alike = [d for d in drafts if d.council == draft.council and d.status is draft.status] if loose else []
        mine = [d for d in alike if d.reading.regime is draft.reading.regime]
        rivals = any(d.reading.is_main and d.reading.rank != draft.reading.rank for d in mine)
        echo = any(d.reading.kind is RatingKind.DOMAIN and _stem(d) == _stem(draft) for d in mine)
        if not (rivals and (echo or draft.rule == "superlative")):
            kept.append(draft)
    return kept


def _stem(draft: Draft) -> str:
    """The first letters of the last word: those of 'adequate' and 'adequately' are the same."""
    return draft.words.lower().split()[-1][:6]


def to_found(draft: Draft, bodies: tuple[str, ...], body_span: Span | None, published_year: int | None) -> RatingFound:
    """The draft as an annotation, each field with its words or the rule that derived it."""
    reading = draft.reading
    score_max, unit = _measure(draft)
    period = _period(draft, published_year)
    evidence, derived = _grounds(draft, bodies, body_span)
    if draft.score_span is not None:
        evidence.append(Evidence(*draft.score_span, ("score", "score_max", "score_unit")))
    elif draft.score is not None:
        derived["score"] = derived["score_unit"] = "score-words"
        if score_max is not None:
            derived["score_max"] = "score-words"
    if period is not None:
        derived["period"] = "article-year"
    ranked = reading.scale.rank_max > 0
    return RatingFound(
        council=draft.council, rated_name=draft.rated_name, bodies=bodies, scheme=reading.regime.id,
        subject=reading.subject, kind=reading.kind, domain=reading.domain,
        value=reading.label, words=draft.words, status=draft.status,
        basis=Basis.IMPLIED if draft.unnamed else Basis.STATED,
        found=Found(
            evidence=tuple(evidence), rule=draft.rule, knowledge=(reading.regime.id, reading.scale.id), derived=derived,
            confidence=confidence_of(draft.rule, draft.binding, draft.status_rule),
        ),
        score=draft.score, score_max=score_max, score_unit=unit,
        rank=reading.rank if ranked else None, rank_max=reading.scale.rank_max if ranked else None,
        previous=draft.previous, change=draft.change, period=period,
    )  # fmt: skip


def _measure(draft: Draft) -> tuple[float | None, str | None]:
    """The most that a score may be, and what it counts; None where there is no score."""
    if draft.score is None:
        return draft.score_max, None
    unit = "percent" if draft.score_max == 100 else "stars" if draft.reading.scale.unit == "star" else "points"
    return draft.score_max if draft.score_max is not None else _top_score(draft.reading), unit


def _grounds(draft: Draft, bodies: tuple[str, ...], body_span: Span | None) -> tuple[list[Evidence], dict[str, str]]:
    """The words that gave the fields, and the rules that derived the others."""
    reading = draft.reading
    value_fields = ("value", "words") if reading.label else ("words",)
    derived: dict[str, str] = {"scheme": "regime-choice"}
    evidence = [Evidence(draft.span.start, draft.span.end, value_fields)]
    if draft.rated_span is not None:
        fields = ("council", "rated_name") if draft.council else ("rated_name",)
        evidence.append(Evidence(*draft.rated_span, fields))
    elif draft.council:
        derived["council"] = draft.binding
    if body_span is not None:
        evidence.append(Evidence(*body_span, ("bodies",)))
    elif bodies:
        derived["bodies"] = "regime-body"
    if draft.mark is not None:
        evidence.append(Evidence(*draft.mark, ("subject", "domain") if reading.domain else ("subject",)))
    else:
        derived["subject"] = "regime-subject"
        if reading.domain:
            derived["domain"] = "only-judgement"
    if reading.scale.rank_max:
        derived["rank"] = derived["rank_max"] = "scale-order"
    for name, span, rule in (
        ("previous", draft.previous_span, "step-arithmetic"),
        ("change", draft.change_span, "rank-difference"),
    ):
        if getattr(draft, name) is not None:
            if span is not None:
                evidence.append(Evidence(*span, (name,)))
            else:
                derived[name] = rule
    evidence.extend(Evidence(*span, value_fields) for span in draft.repeats)
    return evidence, derived


def _top_score(reading: Reading) -> float | None:
    scores = [level.score for level in reading.scale.levels if level.score is not None]
    return float(max(scores)) if scores else None


def _period(draft: Draft, published_year: int | None) -> PeriodFound | None:
    if draft.year is not None:
        return PeriodFound(draft.year, draft.year)
    if published_year is not None and draft.status in REPORTED:
        return PeriodFound(published_year, published_year)
    return None
