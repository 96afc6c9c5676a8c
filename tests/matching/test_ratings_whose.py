"""Articles that rate no council, and lines that say nothing of whom they rate: what stands elsewhere decides."""

from __future__ import annotations

import pytest

from helpers.ratings import line, read

CARE = "The Care Quality Commission called at Alder Lodge, a care home in Halton, in the spring."
ADULTS = (
    "Halton Council pays for nine people there, Halton Council said on Monday, and Halton Council will look for rooms."
)
WEATHER = "It rained for most of the week, and nobody minded much."


def told(text: str, year: int = 2024, title: str | None = None) -> set[str]:
    """The ratings of councils in a text, as lines."""
    return {line(found) for found in read(text, year, title)._.councilscope_ratings if found.council}


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        # nothing names a council beside the value, and no council was said to be inspected
        ("Care home told to close", f"{CARE}\n\n{WEATHER}\n\nWhat they saw was rated inadequate.\n\n{ADULTS}", set()),
        ("Lodge to close", f'{CARE}\n\n{WEATHER}\n\n{ADULTS}\n\n"They called it inadequate," said one daughter.', set()),
        # where the opening says that the council was inspected, the same words are told of it
        ("Council told to do better", "The Care Quality Commission has inspected Halton Council's care of adults.\n\n"
         f"{WEATHER}\n\n{ADULTS}\n\nWhat they saw was rated inadequate.", {"halton overall: inadequate"}),
        ("Halton given poor marks by care watchdog", f"The Care Quality Commission was here in the spring.\n\n{WEATHER}\n\n"
         f"{ADULTS}\n\nWhat they saw was rated inadequate.", {"halton overall: inadequate"}),
    ],
)  # fmt: skip
def test_a_default_needs_a_council_that_was_inspected(title: str, text: str, expected: set[str]) -> None:
    assert told(text, title=title) == expected


CHILDREN = "Ofsted has published its inspection of children's services."
STARS = "The Commission for Social Care Inspection has published its star ratings for adult social care."
PAIRS = [
    (CHILDREN, "A Walsall nursery was rated good.", "Walsall was rated good.", "walsall"),
    (CHILDREN, "One Walsall landlord, who has four houses, was rated good.", "Walsall, which has four houses, was rated good.",
     "walsall"),
    (CHILDREN, "The new bypass in Walsall is inadequate.", "The service in Walsall is inadequate.", "walsall"),
    (CHILDREN, "The choir at Walsall is outstanding.", "The council at Walsall is outstanding.", "walsall"),
    (CHILDREN, "Mr Hale said that Walsall was a good council.", "Ofsted said that Walsall was a good council.", "walsall"),
    (STARS, "I would give Walsall Council two stars.", "Inspectors gave Walsall Council two stars.", "walsall"),
    (CHILDREN, "In Walsall a private home closed after it was told that it required improvement.",
     "In Walsall work went on after the council was told that it required improvement.", "walsall"),
]  # fmt: skip


@pytest.mark.parametrize(("lead", "other", "own", "council"), PAIRS)
def test_who_is_rated_beside_a_place(lead: str, other: str, own: str, council: str) -> None:
    year = 2007 if lead is STARS else 2024
    assert not told(f"{lead}\n\n{other}", year)
    assert {found.split()[0] for found in told(f"{lead}\n\n{own}", year)} == {council}


def test_labels_below_a_heading_are_of_the_council_that_the_opening_tells_of() -> None:
    text = (
        "Southend's education authority was inspected by Ofsted, which has published its inspection of the local education "
        "authority.\n\nEssex was told nothing and Thurrock has its turn in May.\n\nTHE VERDICT\n\n"
        "Admissions: good\n\nSchool places: poor"
    )
    assert {found.split()[0] for found in told(text, 2001)} == {"southend-on-sea"}


@pytest.mark.parametrize(
    ("label", "status"), [("Special needs: poor", "current"), ("It needs good leadership", "expected")]
)
def test_a_need_before_a_colon_is_a_name(label: str, status: str) -> None:
    lead = "Ofsted has published its inspection of the local education authority of Walsall."
    found = read(
        f"{lead}\n\nWalsall Council was inspected in May.\n\nTHE VERDICT\n\n{label}", 2001
    )._.councilscope_ratings
    assert {rating.status for rating in found} <= {status}


HOMES = "The Regulator of Social Housing has published its consumer grades."


@pytest.mark.parametrize("row", ["Netherwallop C1 (the first to get it)", "Great Netherwallop C1", "Harbour Homes C1"])
def test_a_row_with_a_name_of_its_own_rates_nobody_else(row: str) -> None:
    text = f"{HOMES}\n\nWalsall Council was inspected in the spring.\n\nLeeds City Council C2\n\n{row}"
    assert told(text) == {"leeds overall: C2"}


@pytest.mark.parametrize("row", ["Grade C1", "Another C1 grade is for its homes."])
def test_a_row_without_a_name_goes_on(row: str) -> None:
    assert told(f"{HOMES}\n\nWalsall Council was inspected in the spring.\n\n{row}") == {"walsall overall: C1"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Walsall good. Leeds requires improvement.", {"walsall overall: good", "leeds overall: requires improvement"}),
        ("Walsall good news for parents.", set()),
        ("Walsall inadequate, says watchdog", {"walsall overall: inadequate"}),
    ],
)
def test_a_grade_directly_behind_the_council_that_opens_its_line(text: str, expected: set[str]) -> None:
    assert told(f"{CHILDREN}\n\n{text}") == expected


@pytest.mark.parametrize("arrow", [">", "→", "->"])
def test_an_arrow_leads_from_the_earlier_grade(arrow: str) -> None:
    assert told(f"{HOMES}\n\nWalsall Council C3 {arrow} C2") == {"walsall overall: C2 from C3"}
