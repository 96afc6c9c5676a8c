"""Which line is the headline, among labels, names of publishers, standfirsts and teasers."""

from __future__ import annotations

import pytest

from cleaning.pages import BODY, TITLE, cleaned, page


@pytest.mark.parametrize(
    "above",
    [
        "DEPARTMENT FOR CARE, HOMES AND TOWNS",
        "The Inspection Commission",
        "Care and Homes Inspectorate",
        "Office for Standards in Homes",
        "News and views from the Harbour",
        "Ambleton Borough Council",
        "Press Release",
    ],
)
def test_name_of_the_publisher_is_no_headline(above: str) -> None:
    assert cleaned(page(head=above)).title == TITLE


@pytest.mark.parametrize("headline", ["Inspectors Find Better Care In Ambleton", "Care office opens in Ambleton"])
def test_headline_in_capitals_or_about_an_office_is_one(headline: str) -> None:
    assert cleaned(page(title=headline)).title == headline


@pytest.mark.parametrize(
    "standfirst",
    [
        "Care for older people in Ambleton is better than at the last visit. Ines Carrow reports",
        "Care for older people in Ambleton has improved since ...",
        "Care for older people has improved\n\nCare for older people has improved",
    ],
)
def test_standfirst_below_the_headline_is_not_the_headline(standfirst: str) -> None:
    text = "\n\n".join([TITLE, standfirst, *BODY])
    assert cleaned(text).title == TITLE
