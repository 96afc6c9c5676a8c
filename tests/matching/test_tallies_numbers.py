"""Counts that are themselves the subject, counts set in brackets, ellipsis over sentences, and over whom they count."""

from __future__ import annotations

import pytest

from councilscope.pipeline import extract
from councilscope.records import ArticleRecord, Tally
from councilscope.settings import ExtractionSettings

RULES_ALONE = ExtractionSettings(model=None)
LEADS = {
    "stars": ("2006-11-28", "The Commission for Social Care Inspection published star ratings of councils in England."),
    "cpa": ("2004-12-16", "The Audit Commission published its comprehensive performance assessments of councils."),
    "ofsted": ("2018-07-05", "Ofsted published inspection judgements of local authority children's services."),
    "homes": ("2025-06-11", "The Regulator of Social Housing published consumer grades of landlords."),
    "annual": ("2010-12-09", "Ofsted published its annual ratings of children's services in councils."),
}


def record_of(regime: str, text: str) -> ArticleRecord:
    published, lead = LEADS[regime]
    return extract(f"{lead}\n\n{text}\n", clean=False, published=published, settings=RULES_ALONE)


def shown(tally: Tally) -> str:
    """'28 councils of 150 one star up was 33': the fields that are set, in this order."""
    parts = [None if tally.count is None else str(tally.count), tally.unit]
    parts += [f"of {tally.of}" if tally.of is not None else None]
    parts += [tally.value, str(tally.change.value) if tally.change else None]
    parts += [f"was {tally.previous_count}" if tally.previous_count is not None else None]
    return " ".join(part for part in parts if part)


def all_shown(regime: str, text: str) -> list[str]:
    return [shown(tally) for tally in record_of(regime, text).tallies]


@pytest.mark.parametrize(
    ("regime", "text", "expected"),
    [
        ("cpa", "The number of poor councils stands at 13.", ["13 councils poor"]),
        ("cpa", "The number of councils in the poor category is now 13.", ["13 councils poor"]),
        ("cpa", "The number of authorities rated excellent reached 41.", ["41 authorities excellent"]),
        ("cpa", "The total of weak authorities was 12, down from 22.", ["12 authorities weak was 22"]),
        (
            "stars",
            "The number of councils with no stars has fallen from eight to three.",
            ["3 councils no stars was 8"],
        ),
        (
            "stars",
            "The number of councils with no stars has fallen to three from eight.",
            ["3 councils no stars was 8"],
        ),
        (
            "stars",
            "The number of councils with no stars for their social services has dropped from ten to eight, "
            "according to the inspectorate.",
            ["8 councils no stars was 10"],
        ),
        ("stars", "Three-star councils now number 28.", ["28 councils three stars"]),
        ("stars", "Three-star councils now number 28, against 20 in 2004.", ["28 councils three stars was 20"]),
        ("cpa", "Excellent councils are up from 22 to 41.", ["41 councils excellent was 22"]),
        ("homes", "The number of C3 landlords climbed from 12 to 19.", ["19 landlords C3 was 12"]),
        # a level that is reached is no count
        ("stars", "The council has gone from one star to three.", []),
        ("cpa", "The council's score for housing was 13 places better.", []),
    ],
)
def test_the_number_itself_is_the_subject(regime: str, text: str, expected: list[str]) -> None:
    assert all_shown(regime, text) == expected


@pytest.mark.parametrize(
    ("regime", "text", "expected"),
    [
        ("cpa", "More than half of councils (76) are good or excellent.", ["76 councils good or excellent"]),
        ("stars", "Nearly one in five councils – 28 – got three stars.", ["28 councils three stars"]),
        ("ofsted", "Two thirds of authorities (101) were judged good.", ["101 authorities good"]),
        (
            "cpa",
            "There were 22 excellent councils, 54 good ones and 39 that were only fair.",
            ["22 councils excellent", "54 councils good", "39 councils fair"],
        ),
    ],
)
def test_a_count_takes_its_noun_from_what_stands_beside_it(regime: str, text: str, expected: list[str]) -> None:
    assert all_shown(regime, text) == expected


@pytest.mark.parametrize(
    ("regime", "text", "expected"),
    [
        ("stars", "92 councils kept the same rating as last year.", ["92 councils same"]),
        ("stars", "Ninety-two councils retain their current rating.", ["92 councils same"]),
        (
            "stars",
            "Eight departments have no stars. Sixteen now have three, two more than a year ago.",
            ["8 departments no stars", "16 departments three stars was 14"],
        ),
        (
            "stars",
            "Eight departments have no stars. Sixteen now have three, two fewer than last year.",
            ["8 departments no stars", "16 departments three stars was 18"],
        ),
        (
            "homes",
            "118 councils are graded. Nine have a C1, 52 a C2, 54 a C3 and three, none of them this week, a C4.",
            ["9 councils of 118 C1", "52 councils of 118 C2", "54 councils of 118 C3", "3 councils of 118 C4"],
        ),
    ],
)
def test_rows_of_counts_go_on(regime: str, text: str, expected: list[str]) -> None:
    assert all_shown(regime, text) == expected


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("In the North West eleven councils were inspected. Four are inadequate.", "North West"),
        ("Councils in the North West have been graded. Of 150 councils 38 are inadequate.", "England"),
        ("Councils in the North West have been graded. Of its 23 councils four are inadequate.", "North West"),
    ],
)
def test_no_region_holds_as_many_as_the_nation(text: str, scope: str) -> None:
    (tally,) = record_of("ofsted", text).tallies
    assert tally.scope is not None
    assert tally.scope.name == scope


@pytest.mark.parametrize(
    "text",
    [
        "Councils have had their grades: none of the first lot got better than C2.",
        "None of the first ten landlords got better than C2.",
        "Three landlords were given a grade higher than C3.",
        "No landlord did worse than C3.",
        "Half of them, six landlords, are below C2.",
        "'I worked in a C1 landlord and then in one that was C3,' she said.",
        "The inspectors looked at three aspects of its work and gave an overall grade of C3.",
    ],
)
def test_what_lies_beyond_a_level_is_no_count_of_it(text: str) -> None:
    assert all_shown("homes", text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Councils with 63 to 87 per cent are good.", []),
        ("The CQC gave the borough 65%, just above the 63% needed for good.", []),
        ("It scored 46%, which is inadequate.", []),
        ("Some 63% of councils are good.", ["63% councils good"]),
        (
            "Of the councils assessed 63 per cent were good and nine per cent inadequate.",
            ["63% councils good", "9% councils inadequate"],
        ),
    ],
)
def test_a_score_in_per_cent_is_no_share_of_councils(text: str, expected: list[str]) -> None:
    lead = "The Care Quality Commission published its assessments of adult social care by councils."
    record = extract(f"{lead}\n\n{text}\n", clean=False, published="2025-11-18", settings=RULES_ALONE)
    assert [f"{tally.percent:g}% {shown(tally)}" for tally in record.tallies] == expected
