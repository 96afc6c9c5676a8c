"""What must not flip a rating: a neutral clause, another council's name, other quotation marks."""

from __future__ import annotations

import pytest

from helpers.ratings import ratings

# lead, text with {c} for the council, what is found with {c} for its id
CASES = [
    ("ilacs", "{c} was rated ‘good’ after an inspection.", "{c} overall: good"),
    ("ilacs", "{c} was not rated ‘good’.", "{c} overall: good (denied)"),
    ("ilacs", "{c} hopes to be rated ‘outstanding’.", "{c} overall: outstanding (expected)"),
    ("ilacs", "In 2016 {c} was rated ‘inadequate’.", "{c} overall: inadequate (historical)"),
    ("ilacs", "{c} has been upgraded from ‘inadequate’ to ‘good’.", "{c} overall: good from inadequate"),
    ("stars", "{c} got three stars.", "{c} overall: three stars"),
    ("stars", "{c} fell just short of three stars.", "{c} overall: three stars (denied)"),
    ("cpa", "{c} was judged ‘weak’ by the commission.", "{c} overall: weak"),
    ("cqc", "{c} has been rated ‘requires improvement’ by the regulator.", "{c} overall: requires improvement"),
    ("joint", "Social services at {c} are serving some people well.", "{c} overall: serving some people well"),
]
NAMES = [("Leeds City Council", "leeds"), ("Walsall Council", "walsall"), ("the London Borough of Barnet", "barnet"),
         ("Kingston upon Thames", "kingston-upon-thames"), ("Kent County Council", "kent")]  # fmt: skip
NEUTRAL_BEFORE = ("It rained on the day. ", "The report runs to 40 pages. ", "Members met in the town hall. ")
NEUTRAL_AFTER = (" The report runs to 40 pages.", " A meeting will be held in May.", " Its offices were painted.")
MARKS = [("‘", "’"), ("“", "”"), ('"', '"'), ("'", "'")]


def upper(text: str) -> str:
    """The text with a capital at its beginning."""
    return text[0].upper() + text[1:]


@pytest.mark.parametrize(("lead", "text", "expected"), CASES)
def test_the_name_of_the_council_flips_nothing(lead: str, text: str, expected: str) -> None:
    for name, council in NAMES:
        assert ratings(lead, upper(text.format(c=name))) == {expected.format(c=council)}, name


@pytest.mark.parametrize(("lead", "text", "expected"), CASES)
def test_a_neutral_sentence_flips_nothing(lead: str, text: str, expected: str) -> None:
    name, council = NAMES[0]
    plain = upper(text.format(c=name))
    for varied in (*(before + plain for before in NEUTRAL_BEFORE), *(plain + after for after in NEUTRAL_AFTER)):
        assert ratings(lead, varied) == {expected.format(c=council)}, varied


@pytest.mark.parametrize(("lead", "text", "expected"), [case for case in CASES if "‘" in case[1]])
def test_other_quotation_marks_flip_nothing(lead: str, text: str, expected: str) -> None:
    name, council = NAMES[0]
    for opening, closing in MARKS:
        varied = upper(text.format(c=name)).replace("‘", opening).replace("’", closing)
        assert ratings(lead, varied) == {expected.format(c=council)}, varied
