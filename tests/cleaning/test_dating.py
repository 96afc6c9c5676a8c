"""The published date: its own line and no other event's."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaning.pages import BODY, TITLE, cleaned, page
from councilscope.cleaning.calendar_dates import FIRST_YEAR, LAST_YEAR, MONTHS, find_dates
from councilscope.cleaning.dating import date_in_name
from councilscope.cleaning.relative_dates import find_relative_dates

FORMS = (
    "{day.day} {month} {day.year}",
    "{month} {day.day}, {day.year}",
    "{day:%d/%m/%Y}",
    "{day:%Y-%m-%d}",
    "{day.day}.{day.month}.{day.year}",
)
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
    ("2017.12.17", "2017-12-17"),
    ("2003 Jan 7", "2003-01-07"),
    ("Jul. 11. 2005", "2005-07-11"),
    ("12.16.2005", "2005-12-16"),
    ("October 17, 20036:01 PM", "2003-10-17"),
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
        "11.30.00am",
        "11.30.00 GMT",
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


@pytest.mark.parametrize(
    ("under", "iso"),
    [
        (
            "Posted by the press desk on 12 May 2011 with 4 comments on how the inspectors judge a town's care",
            "2011-05-12",
        ),
        ("12 May 201114 May 2011 by Ines Carrow", "2011-05-12"),
        ("14 May 2011\n\n12 May 2011", "2011-05-12"),
        ("By Ines Carrow, Care reporter 12/05/2011 11.05am", "2011-05-12"),
        ("Headlines: May 12th, 2011", "2011-05-12"),
        ("05/12/2011\n\nPage printed 05/31/2011", "2011-05-12"),
        ("Published: 12 May 2011 Page last updated: 3 March 2014", "2011-05-12"),
        ("Thursday, 12 May 2011 16:19\n\nBy Ines Carrow, council reporter", "2011-05-12"),
        ("12 May 2011 03:23 PM", "2011-05-12"),
        ("12/05/11\n\nThe town's carers have been praised.", "2011-05-12"),
        ("12 May 2011\n\nShare this article", "2011-05-12"),
        ("Thursday, May 12, 2011\n\nThis page was last updated on 20 May 2011", "2011-05-12"),
        ("Press release 114/11\n\nIssue date: 12th May 2011", "2011-05-12"),
        ("12.05.2011 | Categories: Care, News", "2011-05-12"),
        ("Article date: 12 May 2011, 10.30am", "2011-05-12"),
    ],
)
def test_forms_of_the_date_line(under: str, iso: str) -> None:
    published = cleaned(page(under=under)).published
    assert (published and published.date) == iso


@pytest.mark.parametrize(
    "lead",
    [
        "Date of inspection:",
        "Inspection date:",
        "Inspected on",
        "Meeting date:",
        "Closing date for applications:",
        "Date of next inspection:",
        "Deadline:",
        "Meeting:",
        "Cabinet meeting:",
        "Consultation closes on",
        "Report of the inspection of",
        "Inspectors visited on",
        "Vacancy closes:",
    ],
)
def test_a_line_that_dates_another_event(lead: str) -> None:
    assert cleaned(page(under=f"{lead} 12 May 2011")).published is None
    dated = cleaned(page(under=f"{lead} 12 May 2011\n\nPublished: 20 June 2011")).published
    assert (dated and dated.date) == "2011-06-20"


@pytest.mark.parametrize(
    ("foot", "iso"),
    [
        ("12 May 2011", "2011-05-12"),
        ("Ines Carrow\n\n12 May 2011", "2011-05-12"),
        ("Published: 12 May 2011", "2011-05-12"),
        ("Comments\n\n12 May 2011", None),
        ("Bus lane opens\n\n12 May 2011\n\nPool closes\n\n14 May 2011\n\nFair returns\n\n16 May 2011", None),
        ("Related stories\n\nBus lane opens\n\n12 May 2011", None),
    ],
)
def test_a_date_below_the_text_is_its_own_only_where_it_stands_alone(foot: str, iso: str | None) -> None:
    published = cleaned(page(foot=foot)).published
    assert (published and published.date) == iso


@pytest.mark.parametrize(
    ("written", "beside", "iso"),
    [
        ("03/04/2011", "", "2011-04-03"),
        ("03/04/2011", "Printed 25/04/2011", "2011-04-03"),
        ("03/04/2011", "Seen 04/25/2011", "2011-03-04"),
    ],
)
def test_figures_are_read_day_first_unless_the_page_counts_the_other_way(written: str, beside: str, iso: str) -> None:
    published = cleaned(page(under=f"Published: {written}", foot=beside)).published
    assert (published and published.date) == iso


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("Posted yesterday", "2011-05-11"),
        ("Published 2 hours ago", "2011-05-12"),
        ("Posted two weeks ago by Ines Carrow", "2011-04-28"),
        ("Added a month ago", None),
    ],
)
def test_days_counted_from_the_reference_date(words: str, iso: str | None) -> None:
    published = cleaned(page(under=words), reference=date(2011, 5, 12)).published
    assert ((published and published.precision == "day" and published.date) or None) == iso


@given(day=st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)), form=st.sampled_from(FORMS))
def test_every_day_is_read_as_it_was_written(day: date, form: str) -> None:
    written = form.format(day=day, month=MONTHS[day.month - 1].capitalize())
    text = f"Seen at Ambleton, {written}, by all."
    found = list(find_dates(text))
    assert [item.iso for item in found] == [day.isoformat()]
    assert text[found[0].start : found[0].end] == written


@given(st.text(alphabet="0123456789/.-, JanuryMch|\n", max_size=80))
def test_found_dates_are_calendar_days_at_their_words(text: str) -> None:
    end = 0
    for found in find_dates(text):
        assert end <= found.start < found.end <= len(text)
        assert found.iso[:4].isdecimal()
        assert found.precision == "month" or date.fromisoformat(found.iso)
        assert found.month_first.precision == found.precision
        end = found.end


@settings(deadline=None)  # the parser loads its words at the first call
@given(
    st.integers(1, 300), st.sampled_from(["day", "week", "month", "year"]), st.dates(date(1996, 1, 1), date(2030, 1, 1))
)
def test_relative_days_lie_before_the_reference(count: int, unit: str, reference: date) -> None:
    for found in find_relative_dates(f"Posted {count} {unit}s ago", reference):
        assert found.iso <= reference.isoformat()


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


@pytest.mark.parametrize(
    ("address", "iso"),
    [
        ("https://news.example/2011/05/12/ambleton-care/", "2011-05-12"),
        ("https://news.example/2011/5/9/ambleton-care/", "2011-05-09"),
        ("https://news.example/2011/05/ambleton-care/", "2011-05"),
        ("https://news.example/ambleton-20110512.html", "2011-05-12"),
        ("https://news.example/ambleton-2011-13-45", None),
        ("https://news.example/story/86284081", None),
        ("https://news.example/1066/10/14/hastings", None),
    ],
)
def test_date_in_the_address(address: str, iso: str | None) -> None:
    published = date_in_name(address, "page.html")
    assert (published and published.date) == iso
    assert (published and published.origin) == (iso and "url")
