"""Which line is the headline, among labels, names of publishers, standfirsts and teasers."""

from __future__ import annotations

import pytest

from cleaning.pages import BODY, TITLE, cleaned, kinds, page


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


QUOTATION = "“We have worked hard for this, and we are not done. It is a good day for all who care for others.”"


@pytest.mark.parametrize(
    ("first", "is_title"),
    [
        ("Councillor Ruth Penhallow said:", False),
        ("Responding to the report, Councillor Ruth Penhallow commented:", False),
        ("Ruth Penhallow told the Harbour:", False),
        ("A spokesman added:", False),
        ("The report was late, inspectors said.", False),
        ("Councillor Ruth Penhallow has welcomed the report.", False),
        ("Councillor Ruth Penhallow welcomes report", True),
        ("Report was late, inspectors say", True),
        ("Inspectors find better care.", True),
        ("Ambleton told to mend its ways", True),
        ("Ambleton told to answer families.", True),
    ],
)
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_line_that_leads_in_to_speech_or_is_a_sentence_is_no_headline(first: str, is_title: bool, between: str) -> None:
    article = cleaned(between.join([first, QUOTATION, *BODY[3:], BODY[0]]))
    assert article.title == (first if is_title else None)
    assert article.text.startswith(first)
    assert article.blocks[0].kind.value == ("title" if is_title else "paragraph")


@pytest.mark.parametrize("first", ["Councillor Ruth Penhallow said:", "The report was late, inspectors said."])
def test_short_line_of_the_text_below_a_headline_is_a_paragraph(first: str) -> None:
    article = cleaned("\n\n".join([TITLE, first, QUOTATION, *BODY[3:]]))
    assert article.title == TITLE
    assert kinds(article)[1] == ("paragraph", first)


@pytest.mark.parametrize("above", ["Sign in to your account.", "This site uses cookies to help you."])
def test_sentence_of_the_site_above_the_text_is_not_part_of_it(above: str) -> None:
    assert above not in cleaned(page(head=above, title="")).text


@pytest.mark.parametrize("kicker", ["Older people", "Care in Ambleton", "ADULT CARE", "Inspectors"])
def test_kicker_above_the_headline_is_not_the_headline(kicker: str) -> None:
    assert cleaned(page(head=kicker)).title == TITLE


@pytest.mark.parametrize("headline", ["Care is better", "Inspectors find care"])
def test_short_headline_above_a_day_is_one(headline: str) -> None:
    assert cleaned(page(title=headline, under="12 May 2011")).title == headline


def test_a_headline_does_not_give_way_from_line_to_line_up_to_the_menu() -> None:
    text = (
        "Council > Local services\nHome Public Sector Health Children Housing Voluntary\nFewer people wait in the harbour town\n"
        "Jo Hale, waiting lists correspondent\nThursday December 15, 2005\nThe Weekly Register\n"
        "Printable version | Send it to a friend | Save story\n\n" + "\n\n".join(BODY)
    )
    assert cleaned(text).title == "Fewer people wait in the harbour town"


@pytest.mark.parametrize(
    "preface",
    [
        "From the archive, first published Thursday 15th Mar 2001.",
        "Get the news of your town in a minute! Set your own alerts and never miss what matters to you.",
        "This page was published on 15 March 2001 and may be out of date.",
    ],
)
def test_a_sentence_of_the_page_above_the_headline_is_not_the_text(preface: str) -> None:
    article = cleaned(page(head=f"Ambleton Echo\n\nNews Sport Jobs\n\n{preface}"))
    assert article.title == TITLE
    assert [words for kind, words in kinds(article) if kind == "paragraph"] == list(BODY)


def test_a_dated_first_sentence_of_the_text_stays_it() -> None:
    first = "Inspectors came on 12 May 2001 and found little good."
    article = cleaned("\n\n".join([TITLE, first, *BODY[:2], "What they found", *BODY[2:]]))
    assert article.title == TITLE
    assert ("paragraph", first) in kinds(article)


@pytest.mark.parametrize("label", ["TITLE:", "Headline:", "Subject:"])
def test_the_label_of_a_headline_is_no_part_of_it(label: str) -> None:
    article = cleaned(page(head="WRITTEN STATEMENT", title=f"{label} {TITLE}", under="DATE: 9 July 2013"))
    assert article.title == TITLE
    assert label in [removed.text for removed in article.removed]


def test_a_table_below_the_lead_does_not_part_it_from_the_headline() -> None:
    names = ("Ambleton", "Thornby", "Holme", "Whitford", "Pell", "Kelby", "Marsh", "Stowe", "Hallow", "Brack", "Tarn")
    rows = "\n".join(f"{place} {name} {30 - place}.4" for place, name in enumerate(names, start=1))
    text = "\n\n".join([TITLE, *BODY[:2], "Days lost per employee", rows, *BODY[2:]])
    assert cleaned(text).title == TITLE


def test_praise_in_a_headline_is_no_button() -> None:
    headline = "Town gets thumbs up from its inspectors"
    assert cleaned(page(title=headline, under="22 March 2023")).title == headline
