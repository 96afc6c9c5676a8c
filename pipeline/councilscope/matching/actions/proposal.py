"""An action point before it is written: what each rule proposes."""

from __future__ import annotations

from dataclasses import dataclass

from councilscope.matching.actions.deadlines import Limit
from councilscope.matching.annotations import ActionFound, Evidence, Found
from councilscope.matching.parties import Who
from councilscope.records import ActionKind, ActionStatus
from councilscope.spans import Span

Refusal = str  # why a rule proposes nothing: the name of a reason, a key of reasons.REASONS


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a rule read. cue: the words that make it an action, None in a list (its heading does)."""

    span: Span
    kind: ActionKind | None
    status: ActionStatus
    owner: Who | None
    issuer: Who | None
    limit: Limit | None
    heading: Span | None
    cue: Span | None
    rule: str
    confidence: float
    knowledge: tuple[str, ...] = ()

    def found(self) -> ActionFound:
        """The action point with its evidence: words where there are words, else the rule that derived the field."""
        evidence = [Evidence(*self.span, ("text",))]
        derived: dict[str, str] = {}
        told = [name for name, value in (("kind", self.kind), ("status", self.status)) if value is not None]
        if self.cue is not None:
            evidence.append(Evidence(*self.cue, tuple(told)))
        elif self.heading is not None:
            evidence.append(Evidence(*self.heading, (*told, "heading")))
        else:
            derived |= dict.fromkeys(told, self.rule)
        for name, who in (("owner", self.owner), ("issued_by", self.issuer)):
            if who is None or who.party is None:
                continue
            if who.span is not None:
                evidence.append(Evidence(*who.span, (name,)))
            else:
                derived[name] = who.rule
        deadline = self.limit.deadline if self.limit is not None else None
        if deadline is not None:
            evidence.append(Evidence(*deadline.span, ("deadline",)))
        return ActionFound(
            span=self.span,
            kind=self.kind,
            status=self.status,
            owner=self.owner.party if self.owner else None,
            issued_by=self.issuer.party if self.issuer else None,
            deadline=deadline,
            heading=self.heading,
            found=Found(
                evidence=tuple(evidence),
                rule=self.rule,
                confidence=round(self.confidence, 2),
                knowledge=self.knowledge,
                derived=derived,
            ),
        )
