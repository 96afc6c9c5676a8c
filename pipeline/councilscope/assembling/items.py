"""Found items -> records: stable ids, evidence with words, every field supported or derived."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from typing import Any

from councilscope import records
from councilscope.assembling.references import References
from councilscope.matching.annotations import (
    ActionFound,
    Evidence,
    FindingFound,
    Found,
    Layout,
    PersonFound,
    QuoteFound,
    RatingFound,
    TallyFound,
)
from councilscope.records.article import UNGROUNDED
from councilscope.spans import Span

# The letters that ids begin with, and the lists that their items stand in.
KINDS = {"p": "people", "r": "ratings", "t": "tallies", "q": "quotes", "a": "action_points", "f": "findings"}


class ItemMaker:
    """Makes the records of one article's items; counts equal words so that ids differ."""

    def __init__(self, article_id: str, text: str, layout: Layout, references: References) -> None:
        self.article_id = article_id
        self.text = text
        self.layout = layout
        self.references = references
        self.people: dict[str, str] = {}
        self._seen: Counter[str] = Counter()

    def person(self, person: PersonFound) -> records.Person:
        """A record of somebody; remembers the id under the person's key for quotes and parties."""
        fields = {
            "name": person.name,
            "honorific": person.honorific,
            "letters": person.letters,
            "role": person.role,
            "organisation": person.organisation,
            "council": self.references.council(person.council, person.found),
            "body": self.references.body(person.body, person.found),
            "mentions": self.spans(person.mentions),
        }
        made = records.Person(**self._common("p", person.found, "", fields), **fields)
        self.people[person.key] = made.id
        return made

    def rating(self, rating: RatingFound) -> records.Rating:
        """A record of a judgement; its id holds who is rated, kind and domain, not the value."""
        previous, period = rating.previous, rating.period
        fields = {
            "council": self.references.council(rating.council, rating.found),
            "rated_name": rating.rated_name,
            "bodies": self.references.known_bodies(rating.bodies, rating.found),
            "scheme": rating.scheme,
            "subject": rating.subject,
            "kind": rating.kind,
            "domain": rating.domain,
            "value": rating.value,
            "words": rating.words,
            "score": rating.score,
            "score_max": rating.score_max,
            "score_unit": rating.score_unit,
            "rank": rating.rank,
            "rank_max": rating.rank_max,
            "previous": None if previous is None else records.Previous(
                value=previous.value, rank=previous.rank, words=previous.words, year=previous.year),
            "change": rating.change,
            "period": None if period is None else records.Period(
                first_year=period.first_year, last_year=period.last_year, text=period.text),
            "status": rating.status,
            "basis": rating.basis,
        }  # fmt: skip
        identity = f"{rating.council or rating.rated_name}|{rating.kind}|{rating.domain}"
        return records.Rating(**self._common("r", rating.found, identity, fields), **fields)

    def tally(self, tally: TallyFound) -> records.Tally:
        """A record of a count."""
        period = tally.period
        scope = self.references.party(tally.scope, tally.found, self.people)
        fields = {
            "scheme": tally.scheme,
            "value": tally.value,
            "change": tally.change,
            "count": tally.count,
            "of": tally.of,
            "percent": tally.percent,
            "unit": tally.unit,
            "scope": scope,
            "period": None if period is None else records.Period(
                first_year=period.first_year, last_year=period.last_year, text=period.text),
            "previous_count": tally.previous_count,
        }  # fmt: skip
        return records.Tally(**self._common("t", tally.found, scope.name if scope else "", fields), **fields)

    def quote(self, quote: QuoteFound) -> records.Quote:
        """A record of an utterance; its text joins the segments as the contract says."""
        speaker = self.people.get(quote.speaker) if quote.speaker else None
        fields = {
            "kind": quote.kind,
            "text": self._joined(quote.segments),
            "segments": self.spans(quote.segments),
            "repeats": self.spans(quote.repeats),
            "speaker": speaker,
            "speaker_kind": quote.speaker_kind,
            "speaker_how": quote.speaker_how if speaker or quote.speaker_how else None,
            "speaker_confidence": self._speaker_confidence(quote) if speaker else 0.0,
            "document": quote.document,
            "cue": quote.cue,
            "council": self.references.council(quote.council, quote.found),
            "body": self.references.body(quote.body, quote.found),
        }
        return records.Quote(**self._common("q", quote.found, "", fields), **fields)

    def action_point(self, action: ActionFound) -> records.ActionPoint:
        """A record of something to be done."""
        deadline = action.deadline
        extra = [Evidence(*deadline.span, ("deadline",))] if deadline else []
        extra += [Evidence(*action.heading, ("heading",))] if action.heading else []
        fields = {
            "text": action.span.of(self.text),
            "kind": action.kind,
            "status": action.status,
            "owner": self.references.party(action.owner, action.found, self.people),
            "issued_by": self.references.party(action.issued_by, action.found, self.people),
            "deadline": None if deadline is None else records.DateRange(
                text=deadline.span.of(self.text), earliest=deadline.earliest, latest=deadline.latest,
                precision=deadline.precision, anchor=deadline.anchor),
            "heading": action.heading.of(self.text) if action.heading else None,
        }  # fmt: skip
        return records.ActionPoint(**self._common("a", action.found, "", fields, extra), **fields)

    def finding(self, finding: FindingFound) -> records.Finding:
        """A record of something that the reviewers found."""
        extra = [Evidence(*finding.heading, ("heading",))] if finding.heading else []
        fields = {
            "text": finding.span.of(self.text),
            "polarity": finding.polarity,
            "subject": finding.subject,
            "source": self.references.party(finding.source, finding.found, self.people),
            "heading": finding.heading.of(self.text) if finding.heading else None,
        }
        return records.Finding(**self._common("f", finding.found, "", fields, extra), **fields)

    def _speaker_confidence(self, quote: QuoteFound) -> float:
        known = self.references.knowledge.confidence
        return known.of("quotes.speaker", quote.found.rule, quote.speaker_confidence)

    def spans(self, spans: Sequence[Span]) -> tuple[dict[str, object], ...]:
        """Spans with their words, as fields of records.TextSpan; the item that holds them validates all at once."""
        return tuple({"start": span.start, "end": span.end, "text": span.of(self.text)} for span in spans)

    def _joined(self, segments: Sequence[Span]) -> str:
        parts: list[str] = []
        previous = None
        for segment in segments:
            block = self.layout.block_at(segment.start)
            if parts:
                parts.append(" " if block == previous else "\n")
            parts.append(segment.of(self.text))
            previous = block
        return "".join(parts)

    def _common(
        self, letter: str, found: Found, identity: str, fields: dict[str, Any], extra: Sequence[Evidence] = ()
    ) -> dict[str, Any]:
        """The fields of records.Item; what no words support is derived by the item's own rule."""
        evidence = list(dict.fromkeys([*found.evidence, *extra]))
        derived = {name: rule for name, rule in found.derived.items() if fields.get(name) not in (None, ())}
        grounded = UNGROUNDED.union(derived, *(part.supports for part in evidence))
        for name, value in fields.items():
            if name not in grounded and value not in (None, ()):
                derived[name] = found.rule
        return {
            "id": letter + self._digest(letter, found.evidence[0], identity),
            "evidence": tuple(
                {
                    "start": part.start,
                    "end": part.end,
                    "text": self.text[part.start : part.end],
                    "supports": part.supports,
                }
                for part in evidence
            ),
            "derived": dict(sorted(derived.items())),
            "rule": found.rule,
            "knowledge": tuple(sorted(set(found.knowledge))),
            "confidence": self.references.knowledge.confidence.of(KINDS[letter], found.rule, found.confidence),
        }

    def _digest(self, letter: str, first: Evidence, identity: str) -> str:
        words = " ".join(self.text[first.start : first.end].split())
        key = f"{self.article_id}|{letter}|{words}|{identity}"
        self._seen[key] += 1
        return hashlib.sha256(f"{key}|{self._seen[key]}".encode()).hexdigest()[:16]
