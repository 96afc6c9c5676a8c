"""Tables of several councils or times, and lines with an earlier value behind the new one."""

from __future__ import annotations

import pytest

from councilscope import extract
from helpers.ratings import read

STARS = "The Commission for Social Care Inspection has published its star ratings for adult social care."
CHILDREN = (
    "Ofsted has published its inspections of children's services at Leeds City Council and the City of York Council."
)
LANDLORDS = "The Regulator of Social Housing has published its judgements on councils as landlords."
CPA = "The Audit Commission has published the results of its comprehensive performance assessment of councils."
BEFORE = """The results were sent to chief executives on Tuesday and made public two days later. Ministers said that they
showed what could be done when councillors, managers and staff worked together for what had been a long and sometimes
difficult year for the people who run these departments."""
AFTER = """Ministers are to meet the councils in the new year. A plan will be discussed in public at a meeting in the
town hall, and a copy will be sent to every library. "There is a lot to do and nobody here is in any doubt of that," said
one of the civil servants who will be there."""

BY_YEAR = "kent: two stars from three stars; medway: two stars from one star; slough: one star from no stars"
UNITS = "kent: three stars, excellent; medway: two stars, promising; slough: one star, uncertain"

CASES = [
    (STARS, 2007, "Council | 2006 | 2007\nKent | *** | **\nMedway | * | **\nSlough | 0 stars | 1 star", BY_YEAR),
    (STARS, 2007, "Council | 2007 | 2006\nKent | ★★ | ★★★\nMedway | ★★ | ★\nSlough | 1 star | no stars", BY_YEAR),
    (STARS, 2007, "Council\tStars\tCapacity to improve\nKent\t3\texcellent\nMedway\t2\tpromising\nSlough\t1\tuncertain", UNITS),
    (STARS, 2007, "Council\nStars\nCapacity to improve\nKent\n3\nexcellent\nMedway\n2\npromising\nSlough\n1\nuncertain", UNITS),
    (STARS, 2007, "Stars | Council\nThree stars | Kent, Medway\nOne star | Slough", "kent: three stars; medway: three stars; slough: one star"),
    (CHILDREN, 2024, "Judgement | Leeds | York\nOverall effectiveness | Good | Inadequate\nCare leavers | Outstanding | Good",
     "leeds: good, outstanding; york: inadequate, good"),
    (CHILDREN, 2024, "Judgement\nLeeds\nYork\nOverall effectiveness\nGood\nInadequate\nCare leavers\nOutstanding\nGood",
     "leeds: good, outstanding; york: inadequate, good"),
    (CHILDREN, 2024, "Judgement | Leeds | York\nOverall effectiveness | Good (2020: inadequate) | Inadequate (2021: good)\n"
     "Care leavers | Outstanding (2020: good) | Good (2021: good)",
     "leeds: good from inadequate, outstanding from good; york: inadequate from good, good from good"),
    (LANDLORDS, 2024, "Leeds City Council – C2\nCity of York Council – C3 (was C2)\nBarnsley – C1, upgraded from C2",
     "leeds: C2; york: C3 from C2; barnsley: C1 from C2"),
    (CPA, 2003, "Excellent (2)\n- Essex\n- Kent\nGood\n- Suffolk\nWeak (was poor)\n- Luton",
     "essex: excellent; kent: excellent; suffolk: good; luton: weak from poor"),
]  # fmt: skip


def page(lead: str, table: str) -> str:
    """An article with a table in it; each paragraph is one line."""
    before, after = (" ".join(prose.split()) for prose in (BEFORE, AFTER))
    return f"How the councils did\n\n{lead}\n\n{before}\n\n{table}\n\n{after}\n"


@pytest.mark.parametrize(("lead", "year", "table", "expected"), CASES, ids=range(len(CASES)))
def test_the_values_of_a_table_are_those_of_its_rows_and_columns(
    lead: str, year: int, table: str, expected: str
) -> None:
    found: dict[str, list[str]] = {}
    for rating in extract(page(lead, table), published=f"{year}-11-20").ratings:
        previous = f" from {rating.previous.value}" if rating.previous else ""
        found.setdefault(rating.council or "", []).append(f"{rating.value}{previous}")
    wanted = dict(part.strip().split(": ") for part in expected.split(";"))
    assert {council: set(values) for council, values in found.items()} == {
        council: set(values.split(", ")) for council, values in wanted.items()
    }


def test_a_table_whose_columns_say_nothing_gives_no_value_of_two_alike() -> None:
    table = "Leeds | Good | Inadequate\nYork | Good | Good"
    assert extract(page(CHILDREN, table), published="2024-11-20").ratings == ()


@pytest.mark.parametrize("unit", ["Kent\n3\nexcellent\n", "Good\n", "Kent | 3 | good\n", "* * ", "Kent ** "])
def test_hostile_runs_of_cells_are_read_in_linear_time(unit: str) -> None:
    read(f"{STARS}\n\n" + unit * (6_000 // len(unit)), 2007, last="ratings")
