"""Minimal pairs of what a finding tells: by the main clause, beside limits, of two sides; and plain words after a finding."""

from __future__ import annotations

import pytest

from helpers.bare_articles import record_of_text

LEAD = "Ofsted has published its report on children's services at Leeds City Council."


def polarities(text: str) -> list[str]:
    """The polarities of the findings below the lead."""
    found = record_of_text(f"{LEAD}\n\n{text}\n").findings
    return [str(finding.polarity) for finding in found if finding.text not in LEAD]


@pytest.mark.parametrize(
    ("strength", "weakness"),
    [
        ("services, which were poor in 2010, are now strong", "services, which were strong in 2010, are now poor"),
        (
            "services have improved since 2012, when they were poor",
            "services have worsened since 2012, when all was good",
        ),
        ("strengths outweigh weaknesses", "weaknesses outweigh strengths"),
        ("its weaknesses are outweighed by its strengths", "its strengths are outweighed by weaknesses"),
        ("there were more strengths than weaknesses", "there were fewer strengths than weaknesses"),
        ("statements were issued within the 18-week limit", "one in three was issued after the 18-week limit"),
        ("visits were made well before the deadline", "most plans were written after the legal deadline"),
        ("reviews were held when they should have been", "reviews were held weeks after they were due"),
        ("the council told the family of its rights", "the council did not tell the family of its rights"),
        ("nobody was left at risk", "the council did not repair the roof and appointments were cancelled"),
        ("people did not have to repeat their story", "people were not given the information they needed"),
        ("staff knew the children well and did not give up on them", "staff had given up on the children"),
        ("the flat was ready when it should have been", "the family was told that the flat was ready, when it was not"),
        (
            "high-risk buildings had been visited promptly",
            "fewer than half of the high-risk buildings had been visited",
        ),
        (
            "staff had confidence in their managers",
            "staff had little confidence that poor behaviour would be dealt with",
        ),
        ("staff felt able to raise concerns", "staff did not feel able to raise concerns"),
        ("plans are consistently clear", "the quality of plans varies"),
    ],
)
def test_two_sides(strength: str, weakness: str) -> None:
    assert polarities(f"Inspectors found that {strength}.") == ["strength"]
    assert polarities(f"Inspectors found that {weakness}.") == ["weakness"]


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (2, "Ofsted said people waited for months. There was “a lack of reliable data” about carers."),
        (1, "Ofsted said people waited for months. “We lack data,” said Ann Lee, leader of the council."),
        (1, "Ofsted said people waited for months. “A Place Called Home” was written by six inspectors."),
        (1, "But the council was said not to be improving fast enough."),
        (1, "Inspectors found it had some of the worst roads in the north of England."),
        (1, "Services for older people were picked out as a real strength."),
        (1, "Ofsted said it had carried out all its checks, although some weaknesses remained."),
        (0, "Ofsted said it was looking at whether the case points to a wider problem."),
        (1, "Scrutiny is weak, according to the inspectors."),
        (1, "The report lays bare the weak grip that managers have on costs."),
        (0, "The report stresses that visits are made in June."),
        (1, "The commissioners say the council still lacks a grip on its spending."),
        (1, "The report says managers have been slow to act and must review every case by June."),
        (0, "The report says managers must review every case by June."),
    ],
)
def test_what_is_told_as_found(count: int, text: str) -> None:
    assert len(polarities(text)) == count
