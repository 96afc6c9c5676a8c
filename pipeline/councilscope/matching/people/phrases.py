"""A role as it stands in the text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RolePhrase:
    """A role as token ranges, each half-open; an empty range where there is none.

    outset: where the phrase begins with its determiner and owner. first, last: the role itself, as a record
    gives it. owner: the organisation before it ('the council' of 'the council's leader'); place: the one after
    it. end: one past everything. determiner: lower case, '' if none. head: file and id of the knowledge entry, ''
    if none. plural: 'joint leaders', the role of more than one.
    """

    outset: int
    first: int
    last: int
    end: int
    head: str
    determiner: str = ""
    owner: tuple[int, int] = (0, 0)
    place: tuple[int, int] = (0, 0)
    plural: bool = False

    @property
    def organisation(self) -> tuple[int, int] | None:
        """Tokens of the organisation, the one after the role first; None if the phrase names none."""
        for found in (self.place, self.owner):
            if found[1] > found[0]:
                return found
        return None
