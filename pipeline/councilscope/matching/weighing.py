"""What the rules weighed and turned down, noted where each of them decides; nothing is kept unless it was asked for."""

from __future__ import annotations

from typing import NamedTuple, Protocol

from spacy.tokens import Doc

from councilscope.matching.reasons import REASONS

KEPT = "councilscope_weighed"


class Weighed(NamedTuple):
    """Something that a rule weighed and turned down.

    kind: the record's list that it would have been in ('ratings'). field: what it would have been ('value').
    start, end: the words at issue, as offsets into the article's text. candidate: an id or name, '' for the words
    themselves. rule: what turned it down, a key of reasons.REASONS. why: the reason as a sentence.
    """

    kind: str
    field: str
    start: int
    end: int
    candidate: str
    rule: str
    why: str


class View(Protocol):
    """Words or tokens of a Doc; ``weighed`` is None where nobody asked."""

    @property
    def weighed(self) -> list[Weighed] | None:
        """What was noted so far."""


def weigh(view: View, rule: str, span: tuple[int, int], candidate: str = "", **details: object) -> None:
    """Note that ``rule`` turned a candidate down at the words of ``span``; details fill the reason's sentence.

    Costs nothing worth naming where nobody asked.
    """
    if view.weighed is not None:
        kind, field, why = REASONS[rule]
        view.weighed.append(Weighed(kind, field, *span, candidate, rule, why.format(**details)))


def ask(doc: Doc, weighed: list[Weighed]) -> None:
    """Have the components note in a list what they weigh; none of them must have run on the Doc yet."""
    doc.user_data[KEPT] = weighed


def asked_of(doc: Doc) -> list[Weighed] | None:
    """The list of a Doc, None where nobody asked."""
    found = doc.user_data.get(KEPT)
    return found if isinstance(found, list) else None
