"""The published date: its own line and no other event's."""

from __future__ import annotations

from datetime import date

import pytest

from cleaning.pages import BODY, TITLE, cleaned, page
from councilscope.cleaning.calendar_dates import find_dates

WRITTEN = [
    ("28 November 2007", "2007-11-28"),
    ("Wednesday, 3rd March 2004", "2004-03-03"),
    ("March 26th, 2004", "2004-03-26"),
    ("December 4, 2009", "2009-12-04"),
    ("25/11/2010", "2010-11-25"),
    ("07.02.08", "2008-02-07"),
    ("2019-05-02", "2019-05-02"),
    ("18 DEC 06", "2006-12-18"),
    ("9 Sept. 2008", "2008-09-09"),
    ("the 1st of June 1999", "1999-06-01"),
]


@pytest.mark.parametrize(("written", "iso"), WRITTEN)
def test_find_dates_reads_day_first(written: str, iso: str) -> None:
    assert [found.iso for found in find_dates(f"On {written}, they met.")] == [iso]


@pytest.mark.parametrize(
    "text",
    [
        "31 February 2009",
        "In 2004 it rose by 12 per cent",
        "Plan 2002-05",
        "£12.10.08",
        "ratio 1/2/3",
        "call 01632 960 2010",
    ],
)
def test_find_dates_leaves_other_numbers(text: str) -> None:
    assert [found for found in find_dates(text) if found.precision == "day"] == []


def test_month_alone_is_less_precise() -> None:
    assert [(found.iso, found.precision) for found in find_dates("June 2003")] == [("2003-06", "month")]


@pytest.mark.parametrize(
    "lead",
    ["", "Published: ", "Posted on ", "Issued: ", "Headlines: ", "By Ines Carrow, ", "Embargoed until 00.01 hours, "],
)
def test_date_line_under_the_headline(lead: str) -> None:
    published = cleaned(page(under=f"{lead}12 May 2011")).published
    assert published is not None
    assert (published.date, published.precision, published.origin) == ("2011-05-12", "day", "text")
    assert published.words == "12 May 2011"


def test_span_points_at_the_words_that_were_kept() -> None:
    article = cleaned(page(under="By Ines Carrow, 12 May 2011"))
    assert article.published is not None
    assert article.published.span is not None
    assert article.published.span.of(article.text) == "12 May 2011"


def test_date_line_above_the_headline_is_removed_and_has_no_span() -> None:
    article = cleaned(page(head="12 May 2011"))
    assert article.published is not None
    assert (article.published.date, article.published.span) == ("2011-05-12", None)
    assert article.text.startswith(TITLE)


def test_template_without_an_author_is_removed() -> None:
    article = cleaned(page(under="By on 12/05/2011 in News"))
    assert article.published is not None
    assert article.published.date == "2011-05-12"
    assert "By on" not in article.text


@pytest.mark.parametrize(
    "line",
    [
        "The next inspection will begin on 14 April 2012, the council was told.",
        "She was appointed on 3 June 1998 after a long search for a director.",
        "An inquest was opened on 9 March 2010 and adjourned for a month by the coroner.",
    ],
)
def test_date_of_another_event_is_not_the_published_date(line: str) -> None:
    assert cleaned(page(middle=line)).published is None


def test_publication_before_update() -> None:
    article = cleaned(page(under="Published: 10:20, 02 May 2019 | Updated: 10:31, 04 May 2019"))
    assert article.published is not None
    assert article.published.date == "2019-05-02"


def test_posted_days_ago_needs_a_reference_date() -> None:
    text = page(under="Posted 3 days ago")
    assert cleaned(text).published is None
    published = cleaned(text, reference=date(2011, 5, 12)).published
    assert published is not None
    assert published.date == "2011-05-09"


def test_date_in_a_comment_is_not_the_published_date() -> None:
    assert cleaned(page(foot="Comments (1)\nHave your say\nfenman: about time. 14 May 2011")).published is None


@pytest.mark.parametrize(
    ("name", "iso"), [("2011-05-12-ambleton", "2011-05-12"), ("ambleton_20110512", "2011-05-12"), ("ambleton-3", None)]
)
def test_date_in_the_file_name_is_the_last_resort(name: str, iso: str | None) -> None:
    published = cleaned("\n\n".join([TITLE, *BODY]), path=name).published
    assert (published and published.date) == iso
    assert (published and published.origin) == (iso and "file-name")
