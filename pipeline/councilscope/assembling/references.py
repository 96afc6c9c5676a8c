"""Councils and bodies that the items of an article refer to: every reference resolves, or is dropped with a warning."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from councilscope import records
from councilscope.articles import Notice
from councilscope.knowledge import Knowledge
from councilscope.matching.annotations import BodyMention, CouncilMention, Found, PartyFound
from councilscope.records import CouncilRole, MentionForm, PartyKind
from councilscope.spans import Span

IMPLIED_CONFIDENCE = 0.7  # of a council or body that an item names by words which no mention covers


class References:
    """Collects the councils and bodies of one article from their mentions and from the items."""

    def __init__(
        self,
        text: str,
        councils: Sequence[CouncilMention],
        bodies: Sequence[BodyMention],
        knowledge: Knowledge,
        on: date | None,
    ) -> None:
        self.text = text
        self.knowledge = knowledge
        self.on = on
        self.notices: list[Notice] = []
        self.roles: defaultdict[str, set[CouncilRole]] = defaultdict(set)
        self._councils: defaultdict[str, list[CouncilMention]] = defaultdict(list)
        self._bodies: defaultdict[str, list[BodyMention]] = defaultdict(list)
        for council in councils:
            self._councils[council.council].append(council)
        for body in bodies:
            self._bodies[body.body].append(body)

    def council(self, council: str | None, found: Found) -> str | None:
        """The id if the article mentions that council, or if the item's evidence stands for it; else None."""
        if council is None or council in self._councils:
            return council
        words = next((part for part in found.evidence if "council" in part.supports or "owner" in part.supports), None)
        if words is None or council not in self.knowledge.councils.councils:
            self._dropped("council", council, found)
            return None
        self._councils[council].append(
            CouncilMention(words.start, words.end, council, MentionForm.ANAPHOR, IMPLIED_CONFIDENCE, found.rule)
        )
        return council

    def body(self, body: str | None, found: Found) -> str | None:
        """The id if the article mentions that body, or if the item's evidence stands for it; else None."""
        if body is None or body in self._bodies:
            return body
        words = next(
            (part for part in found.evidence if {"body", "bodies", "issued_by", "source"} & set(part.supports)), None
        )
        if words is None or body not in self.knowledge.bodies.bodies:
            return None
        self._bodies[body].append(BodyMention(words.start, words.end, body, MentionForm.ANAPHOR))
        return body

    def known_bodies(self, bodies: Sequence[str], found: Found) -> tuple[str, ...]:
        """The ids that knowledge holds; a rating's body may be implied by its scheme and stand nowhere."""
        for body in bodies:
            self.body(body, found)
        return tuple(body for body in bodies if body in self.knowledge.bodies.bodies)

    def party(self, party: PartyFound | None, found: Found, people: Mapping[str, str]) -> records.Party | None:
        """A party whose id resolves in the record; its id becomes None if it does not."""
        if party is None:
            return None
        resolved = party.id
        if party.kind is PartyKind.COUNCIL:
            resolved = self.council(party.id, found)
        elif party.kind is PartyKind.BODY:
            resolved = self.body(party.id, found)
        elif party.kind is PartyKind.PERSON:
            resolved = people.get(party.id or "")
        return records.Party(kind=party.kind, id=resolved, name=party.name)

    def council_refs(self) -> tuple[records.CouncilRef, ...]:
        """One CouncilRef a council, in the order of first mention."""
        ordered = sorted(self._councils.items(), key=lambda pair: (pair[1][0].start, pair[0]))
        return tuple(self._council_ref(council, mentions) for council, mentions in ordered)

    def body_refs(self) -> tuple[records.BodyRef, ...]:
        """One BodyRef a body, in the order of first mention."""
        ordered = sorted(self._bodies.items(), key=lambda pair: (pair[1][0].start, pair[0]))
        return tuple(self._body_ref(body, mentions) for body, mentions in ordered)

    def _council_ref(self, council: str, mentions: Sequence[CouncilMention]) -> records.CouncilRef:
        entry = self.knowledge.councils.councils[council]
        best = max(mentions, key=lambda mention: mention.confidence)
        return records.CouncilRef(
            id=council,
            name=entry.official_name,
            name_then=self.knowledge.councils.name_at(council, self.on) if self.on else None,
            gss_code=self.knowledge.councils.gss_code_at(council, self.on) if self.on else entry.gss_code,
            kind=entry.kind,
            nation=entry.nation,
            region=entry.region,
            successors=entry.successors,
            roles=tuple(role for role in CouncilRole if role in (self.roles[council] or {CouncilRole.MENTIONED})),
            mentions=self._mentions([(mention.start, mention.end, mention.form) for mention in mentions]),
            rule=best.rule,
            confidence=self.knowledge.confidence.of("councils", best.rule, best.confidence),
        )

    def _body_ref(self, body: str, mentions: Sequence[BodyMention]) -> records.BodyRef:
        named = any(mention.form is not MentionForm.ANAPHOR for mention in mentions)
        return records.BodyRef(
            id=body,
            name=self.knowledge.bodies.bodies[body].name,
            mentions=self._mentions([(mention.start, mention.end, mention.form) for mention in mentions]),
            rule="body-name" if named else "body-implied",
            confidence=0.97 if named else IMPLIED_CONFIDENCE,
        )

    def _mentions(self, mentions: Sequence[tuple[int, int, MentionForm]]) -> tuple[dict[str, object], ...]:
        """As fields of records.Mention; the reference that holds them validates all at once."""
        return tuple(
            {"start": start, "end": end, "text": self.text[start:end], "form": form}
            for start, end, form in sorted(set(mentions))
        )

    def _dropped(self, field: str, target: str, found: Found) -> None:
        spans = tuple(Span(part.start, part.end) for part in found.evidence[:1])
        self.notices.append(Notice("unresolved-reference", f"{field} {target} is named nowhere in the article.", spans))
