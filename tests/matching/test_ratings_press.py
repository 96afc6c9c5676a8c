"""Who is meant, and of when, as papers word it (a case is a line): each with a line that differs in little."""

from __future__ import annotations

import pytest

from helpers.ratings import line, ratings, read

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

YEARS_OF_ACCOUNT = [
    ("cqc-2010", "The assessment of Southwark Council's adult social care for 2008/9 gave it an overall rating of excellent.",
     "southwark overall: performing excellently"),
    ("cqc-2010", "Southwark Council was found to be performing well in 2009-10.", "southwark overall: performing well"),
    ("youth", "One service inspected in 2022/23 (Hackney) was rated outstanding.", "hackney overall: outstanding"),
    ("youth", "One service inspected in 2019/20 (Hackney) was rated outstanding.", "hackney overall: outstanding (historical)"),
    ("ilacs", "Leeds City Council, which was rated good in 2018/2022 talks, met.", "leeds overall: good (historical)"),
]  # fmt: skip

SCHOOLS = [
    ("lasi", "Suffolk and the Isle of Wight were judged “ineffective” at challenging schools and leading them respectively.",
     "suffolk overall: ineffective; isle-of-wight overall: ineffective"),
    ("lasi", "Suffolk was judged to be effective in its support for schools.", "suffolk overall: effective"),
    ("lasi", "Suffolk needs effective support for schools.", ""),
    ("youth", "Provision in Newport was found to be “inadequate”.", "newport overall: inadequate"),
]  # fmt: skip

CASES = [*IN_GENERAL, *PREDICATES, *YEARS_OF_ACCOUNT, *SCHOOLS]


@pytest.mark.parametrize(("lead", "text", "expected"), CASES)
def test_case(lead: str, text: str, expected: str) -> None:
    assert ratings(lead, text) == {part.strip() for part in expected.split(";") if part}


@pytest.mark.parametrize(
    "text",
    [
        "The probation inspectorate’s annual report is out. Barnet was rated good.",
        "Most youth offending services fell short, inspectors say. Barnet was rated good.",
        "The probation watchdog has looked at youth justice services. In Barnet these were rated good.",
    ],
)
def test_a_scheme_is_known_by_other_names_of_its_judge(text: str) -> None:
    (found,) = read(text, 2022)._.councilscope_ratings
    assert (line(found), found.scheme) == ("barnet overall: good", "hmip-youth-justice")
