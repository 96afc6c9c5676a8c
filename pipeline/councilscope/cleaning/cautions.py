"""How careful the choice of lines is with what, on flattened text and on pages."""

from __future__ import annotations

from typing import NamedTuple


class Caution(NamedTuple):
    """How likely a line must be to stay, by what it is and where it stands; lower where a loss costs more.

    bias: added to each line's log-odds when the body is sought. lead: prose above the body. head: other lines
    between headline and text. list_item, sentence, short: lines inside the body. tail, short_in_tail: sentences
    and other lines after it.
    """

    bias: float
    lead: float
    head: float
    list_item: float
    sentence: float
    short: float
    rest: float
    tail: float
    short_in_tail: float


FLATTENED = Caution(
    bias=0.0, lead=0.4, head=0.2, list_item=0.1, sentence=0.15, short=0.2, rest=0.6, tail=0.04, short_in_tail=0.3
)
PAGE = Caution(
    bias=0.0, lead=0.6, head=0.5, list_item=0.08, sentence=0.4, short=0.5, rest=0.9, tail=0.4, short_in_tail=0.5
)
"""A page's elements say more than its words alone, so that the model is believed more readily."""
