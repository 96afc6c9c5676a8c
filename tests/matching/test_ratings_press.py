"""Who is meant, and of when, as papers word it (a case is a line): each with a line that differs in little."""

from __future__ import annotations

import pytest

from helpers.ratings import ratings

IN_GENERAL = [
    ("rsh", "Council landlords were handed a C3. Leeds City Council was graded C2.", "leeds overall: C2"),
    ("rsh", "Leeds City Council was graded C2. Other landlords were given a C3.", "leeds overall: C2"),
    ("rsh", "Leeds City Council met. Registered providers in the region got a C3.", ""),
    ("rsh", "Eleven providers have received the top mark, C1, and just two have been hit with a C4.", ""),
    ("rsh", "Dearne Homes was graded C2.", "~ overall: C2"),
    ("cqc", "Leeds City Council was rated good. Care homes in the city were rated inadequate.", "leeds overall: good"),
    ("cqc", "Leeds City Council was rated good. Ashford Court care home in the city was rated inadequate.",
     "leeds overall: good; ~ overall: inadequate"),
]  # fmt: skip

PREDICATES = [
    ("rsh", "Newcastle and Nottingham are the 18th and 19th housing providers to be handed C3 grades.",
     "newcastle-upon-tyne overall: C3; nottingham overall: C3"),
    ("rsh", "Leeds City Council is the first of the registered providers to be graded C4.", "leeds overall: C4"),
    ("rsh", "Leeds City Council was told of the housing providers to be graded C4.", ""),
    ("rsh", "Leeds City Council was the last of the big providers to be given a C3.", "leeds overall: C3"),
]  # fmt: skip

CASES = [*IN_GENERAL, *PREDICATES]


@pytest.mark.parametrize(("lead", "text", "expected"), CASES)
def test_case(lead: str, text: str, expected: str) -> None:
    assert ratings(lead, text) == {part.strip() for part in expected.split(";") if part}
