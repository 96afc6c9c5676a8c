"""What a count is taken from: the whole in a sentence before, the noun counted before, tables, and earlier counts."""

from __future__ import annotations

import pytest

from councilscope import extract
from councilscope.records import ArticleRecord, Tally
from councilscope.settings import ExtractionSettings

RULES = ExtractionSettings(model=None)
STARS = "The Commission for Social Care Inspection published the star ratings of social services departments."
GRADES = "The Regulator of Social Housing published its consumer grades of council landlords."
ADULTS = "The Care Quality Commission has published its annual performance assessment of adult social care in Poole."


def tallies_of(text: str, published: str) -> tuple[Tally, ...]:
    return record_of(text, published).tallies


def record_of(text: str, published: str) -> ArticleRecord:
    return extract(f"{text}\n", clean=False, published=published, settings=RULES)


def shown(tally: Tally) -> str:
    """'4 of 7 outcomes good was 3': the fields that are set, in this order."""
    parts = [str(tally.count), f"of {tally.of}" if tally.of is not None else None, tally.unit, tally.value]
    parts += [f"was {tally.previous_count}" if tally.previous_count is not None else None]
    return " ".join(part for part in parts if part)


@pytest.mark.parametrize(
    ("lead", "published", "text", "expected"),
    [
        (STARS, "2005-12-01", "28 councils have one star, 74 have two and 41 three.",
         ["28 councils one star", "74 councils two stars", "41 councils three stars"]),
        (STARS, "2005-12-01", "No council has no stars.", ["0 councils no stars"]),
        (STARS, "2005-12-01", "Only 28 councils have one star. Rain fell in May.\n\nThere are 74 departments with two stars.",
         ["28 councils one star", "74 departments two stars"]),
        (STARS, "2005-12-01", "Of the 150 councils in England:\n\n- 40 (27%) have one star\n- 79 (53%) have two stars",
         ["40 of 150 councils one star", "79 of 150 councils two stars"]),
        (STARS, "2005-12-01", "The Commission rated 150 councils. Forty were given one star.", ["40 of 150 councils one star"]),
        (STARS, "2005-12-01", "Poole is one of only 150 councils in the list. Forty were given one star.", ["40 one star"]),
        (STARS, "2005-12-01", "The Commission rated 150 councils. Some 160 were given one star.", ["160 one star"]),
        (STARS, "2005-12-01", "Now 25 councils have three stars (22 last year), 56 have two stars (57) and 39 have one star (41).",
         ["25 councils three stars was 22", "56 councils two stars was 57", "39 councils one star was 41"]),
        (STARS, "2005-12-01", "Now 25 councils have three stars (16%), 56 have two stars (37%).", ["25 councils three stars", "56 councils two stars"]),
        (STARS, "2005-12-01", "Eleven councils have no stars, the same number as last year.", ["11 councils no stars was 11"]),
    ],
)  # fmt: skip
def test_what_is_counted_and_out_of_how_many(lead: str, published: str, text: str, expected: list[str]) -> None:
    assert [shown(tally) for tally in tallies_of(f"{lead}\n\n{text}", published)] == expected


def test_judgements_counted_of_one_council_are_its_own() -> None:
    text = f"{ADULTS}\n\nPoole council was graded on seven outcomes. It is performing well in four of them."
    (tally,) = tallies_of(text, "2009-12-03")
    assert shown(tally) == "4 of 7 outcomes performing well"
    assert tally.scope is not None
    assert tally.scope.id == "poole"


TABLE = "<table><tr><th>Grade</th>{head}</tr>{rows}</table>"


@pytest.mark.parametrize(
    ("head", "rows", "expected"),
    [
        (["Landlords"], [["C1", "14"], ["C2", "51"], ["Total", "106"]], ["14 of 106 C1", "51 of 106 C2"]),
        (["Landlords", "Share"], [["C1", "14", "13%"], ["C2", "51", "48%"]], ["14 C1", "51 C2"]),
        (["2024", "2025"], [["C1", "14", "20"], ["C2", "51", "60"]], ["20 C1 was 14", "60 C2 was 51"]),
        (["2025", "2024"], [["C1", "20", "14"], ["C2", "60", "51"]], ["20 C1 was 14", "60 C2 was 51"]),
        (["Landlord"], [["C1", "Poole"], ["C2", "Luton"]], []),
        (["Landlords"], [["C1", "14"]], []),
    ],
)
def test_a_table_of_levels_and_numbers_counts(head: list[str], rows: list[list[str]], expected: list[str]) -> None:
    cells = ["".join(f"<td>{cell}</td>" for cell in row) for row in rows]
    table = TABLE.format(
        head="".join(f"<th>{name}</th>" for name in head), rows="".join(f"<tr>{row}</tr>" for row in cells)
    )
    page = f"<html><body><article><h1>Grades for landlords</h1><p>{GRADES}</p><p>{FILLING}</p>{table}<p>{FILLING}</p></article></body></html>"
    assert [shown(tally) for tally in extract(page, published="2025-06-03", settings=RULES).tallies] == expected


FILLING = (
    "The figures were laid before a committee of the House on Tuesday, where members asked how long it would be before "
    "everyone who rents a home from a town hall can read what the inspectors thought of it."
)
