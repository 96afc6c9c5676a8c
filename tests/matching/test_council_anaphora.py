"""What stands for a council: the marked words, and the council that they stand for."""

from __future__ import annotations

import pytest

from councilscope.matching.annotations import CouncilMention
from councilscope.spans import Span
from helpers.matching import council_mentions, marked, read


def anaphors(text: str, publisher: str | None = None) -> list[CouncilMention]:
    """The anaphors of a text that appeared in 2015."""
    doc = read(text, "2015-05-01", publisher)
    return [mention for mention in council_mentions(doc) if mention.form.value == "anaphor"]


@pytest.mark.parametrize(
    "text",
    [
        # one council
        "Leeds City Council was inspected. [The council=leeds] is glad. [The authority=leeds] will act.",
        "Leeds City Council was inspected. [The city=leeds] is glad, and [the city council=leeds] will act.",
        "Walsall MBC was inspected. Staff in [the borough=walsall] are glad, and [this borough=walsall] will act.",
        "Kent County Council was inspected. [The county=kent]'s leader is glad. [The county council=kent] will act.",
        "Kent County Council was inspected, said a [council=kent] spokesman. [Council=kent] leader Ann Fenn is glad.",
        "West Yorkshire Fire and Rescue Authority met. [The authority=west-yorkshire-fire] will act.",
        "The tenants praised [the council=leeds]. Leeds City Council is glad.",
        "Haringey Council was inspected. [The north London borough=haringey] is glad.",
        "Haringey Council was inspected. [The Labour-run authority=haringey] is glad.",
        # nothing stands for a council
        "Haringey Council was inspected. Every other borough is glad.",
        "Leeds City Council was inspected. It pays council tax to nobody. A council house was sold.",
        "Leeds City Council was inspected. The city centre is full, the council house is not.",
        "Kent County Council was inspected. The borough is far away.",
        "The council was inspected.",
        # the kind decides
        "Derby City Council and Derbyshire County Council met. [The county=derbyshire] spoke, then [the city=derby].",
        "Torbay Council and Devon County Council met. [The county council=devon] spoke.",
        "Walsall Council and Staffordshire County Council met. [The borough=walsall] spoke.",
        # the focus decides
        "Leeds and Hull were inspected.\n\nLeeds has two stars. [The council=leeds] is glad.\n\n"
        "Hull has one. [The council=hull] is not.",
        "Leeds and Hull were inspected.\n\nIn Leeds they are glad. [The city=leeds] has two stars.\n\n"
        "Hull's leader is not. [The city=hull] has one.",
        # what the article is about decides, over what is named in passing
        "Leeds City Council has two stars.\n\nUnlike Hull City Council, [the council=leeds] has risen.",
        "Leeds City Council has two stars. Leeds rose.\n\nThe scheme was set up with Hull City Council.\n\n"
        "[The council=leeds] will act.",
        "Leeds City Council has two stars. Leeds rose.\n\n- share staff with Hull City Council\n\n"
        "[The council=leeds] will act.",
        # a full name in the lead weighs more than places compared with it since
        "A notice was served on Hull City Council.\n\nNeighbouring Leeds did better. Kirklees did too.\n\n"
        "The notice says that [the council=hull] must act.",
        "Commissioners will stay at Hull City Council.\n\nLeeds City Council was the first of them.\n\n"
        "[Council=hull] leader Ann Fenn is sorry.",
        "Officers in Hull are glad. Hull has three stars.\n\nYork and Derby have two.\n\nLeeds has one.\n\n"
        "[Council=hull] leader Ann Fenn is glad.",
        # a round-up turns from one council to the next
        "Hull City Council has one star.\n\nLeeds City Council has two.\n\n[The council=leeds] is glad.\n\n"
        "York has three stars.\n\n[The authority=york] is glad.",
        "Hull City Council has one star.\n\nLeeds City Council has two.\n\nYork has three stars.\n\n"
        "But Hull will rise.\n\n[The council=hull] is glad.",
        # a county beside the noun says where the council lies
        "Kettering Borough Council was marked down. [The Northamptonshire borough=kettering] is sorry.",
        # several at once
        "Leeds City Council and Hull City Council met. [Both councils=hull+leeds] are glad.",
        "Leeds, Hull and York councils met. [The three councils=hull+leeds+york] are glad.",
        "Leeds City Council met. Both councils are glad.",
        "Leeds, Hull and York councils met. Two of the three councils inspected are good.",
        "Leeds, Hull and York councils met. The three councils inspected are good.",
        "Hull City Council lost. Leeds City Council beat [its neighbour=hull].",
        # the place beside it
        "Norfolk County Council was inspected. [The borough council=kings-lynn-and-west-norfolk] in King's Lynn paid.",
    ],
)
def test_what_stands_for_which_council(text: str) -> None:
    plain, expected = marked(text)
    assert [(plain[m.start : m.end], m.council) for m in anaphors(plain)] == expected


def test_the_antecedent_is_the_nearest_name_before_else_the_first_after() -> None:
    text = "Leeds City Council met. Hull City Council met. Leeds City Council spoke. The city's staff are Leeds people."
    first, *_ = anaphors("The council met. Leeds City Council is glad.")
    assert first.antecedent == Span(17, 35)
    (city,) = anaphors("Leeds City Council met. Then Leeds City Council spoke. The city is glad.")
    assert city.antecedent == Span(29, 47)
    assert all(m.antecedent is not None for m in anaphors(text))


@pytest.mark.parametrize(
    "text",
    [
        "[We=bury] met. “We met,” she said. [Our=bury] staff met.",
        "[We=bury] met. 'We met,' she said. They told [us=bury] so.",
        '[We=bury] met. "We met. Our staff met.',
        "Councillor Ann Fenn said:\n\nWe met and our staff met.\n\n[We=bury] will act.",
        "The leader's words: “We met.\n\n“We met again.”\n\n[We=bury] will act.",
    ],
)
def test_the_first_person_of_a_newsroom_outside_quotations(text: str) -> None:
    plain, expected = marked(text)
    found = anaphors(plain, publisher="Bury Council")
    assert [(plain[m.start : m.end], m.council) for m in found] == expected


def test_nobody_else_says_we() -> None:
    assert anaphors("Bury Council met. We will act.", publisher="The Bury Weekly") == []


@pytest.mark.parametrize(
    "text",
    [
        "Leeds City Council met Sir Leo Orme, a former chief executive of Hull. [The council=leeds] agreed.",
        "Leeds City Council met Sir Leo Orme, formerly director of housing at Hull City Council. [The council=leeds] agreed.",
        "Leeds City Council met Sir Leo Orme, chief executive of Hull City Council. [The council=hull] agreed.",
    ],
)
def test_where_somebody_used_to_work_is_not_spoken_of(text: str) -> None:
    plain, expected = marked(text)
    assert [(plain[m.start : m.end], m.council) for m in anaphors(plain)] == expected
