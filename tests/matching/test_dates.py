"""Dates: which words are one, and which days they mean."""

from __future__ import annotations

import time
from datetime import date

import dateparser
import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from councilscope.articles import Article, Published
from councilscope.knowledge import load_knowledge
from councilscope.matching.annotations import DateMention, annotate
from councilscope.matching.dates import Dates
from councilscope.matching.dates.calendar import add, easter, month_end
from councilscope.matching.dates.find import DateFinder
from councilscope.matching.sections import Sections, blocks_of
from councilscope.pipeline import source_of_text
from helpers.bare_articles import PRECISIONS

NLP = spacy.blank("en")
SECTIONS = Sections(load_knowledge())
DATES = Dates(load_knowledge())
FINDER = DateFinder(load_knowledge().dates)


def dates_of(text: str, published: str | None = "2002-05-10") -> list[DateMention]:
    date = None if published is None else Published(published, PRECISIONS[len(published)], "metadata", published)
    doc = NLP.make_doc(text)
    annotate(doc, "article", Article(source_of_text(text), text, blocks_of(text), published=date))
    return DATES.match(SECTIONS(doc))


@pytest.mark.parametrize(
    ("words", "earliest", "latest", "precision"),
    [
        ("by July", "2002-07-01", "2002-07-31", "month"),
        ("by the end of June", "2002-06-30", "2002-06-30", "day"),
        ("by 31 March 2004", "2004-03-31", "2004-03-31", "day"),
        ("by March 31", "2003-03-31", "2003-03-31", "day"),
        ("by mid-June", "2002-06-11", "2002-06-20", "range"),
        ("in early 2008", "2008-01-01", "2008-05-01", "range"),
        ("no later than March 2004", "2004-03-01", "2004-03-31", "month"),
        ("in September 2002", "2002-09-01", "2002-09-30", "month"),
        ("on 14 September", "2002-09-14", "2002-09-14", "day"),
        ("by Easter", "2003-04-20", "2003-04-20", "day"),
        ("before Christmas", "2002-05-10", "2002-12-24", "day"),
        ("this autumn", "2002-09-01", "2002-11-30", "quarter"),
        ("next summer", "2003-06-01", "2003-08-31", "quarter"),
        ("at the end of the summer", "2002-08-31", "2002-08-31", "day"),
        ("next year", "2003-01-01", "2003-12-31", "year"),
        ("later this year", "2002-05-10", "2002-12-31", "range"),
        ("in the second half of next year", "2003-07-02", "2003-12-31", "range"),
        ("in April next year", "2003-04-01", "2003-04-30", "month"),
        ("by 2005", "2005-01-01", "2005-12-31", "year"),
        ("by the end of 2005", "2005-12-31", "2005-12-31", "day"),
        ("until at least 2008", "2008-01-01", "2008-12-31", "year"),
        ("by the end of the financial year", "2003-03-31", "2003-03-31", "day"),
        ("by the third quarter", "2002-07-01", "2002-09-30", "quarter"),
        ("within six months", "2002-05-10", "2002-11-10", "relative"),
        ("within 28 days", "2002-05-10", "2002-06-07", "relative"),
        ("within the first year", "2002-05-10", "2003-05-10", "relative"),
        ("over the next six weeks", "2002-05-10", "2002-06-21", "relative"),
        ("in a year's time", "2002-05-10", "2003-05-10", "relative"),
        ("in a year to eighteen months", "2002-05-10", "2003-11-10", "relative"),
        ("within weeks", "2002-05-10", None, "relative"),
        ("immediately", "2002-05-10", "2002-05-10", "relative"),
    ],
)
def test_days_meant_by_words_of_what_is_to_come(words: str, earliest: str, latest: str | None, precision: str) -> None:
    (date,) = dates_of(f"It will be done {words}.")
    assert (date.earliest, date.latest, date.precision) == (earliest, latest, precision)
    assert f"It will be done {words}."[date.start : date.end] == words


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("It was inspected in November.", "2001-11-01", "2001-11-30"),
        ("It was inspected in November last year.", "2001-11-01", "2001-11-30"),
        ("It was inspected on Monday.", "2002-05-06", "2002-05-06"),
        ("It was inspected last autumn.", "2001-09-01", "2001-11-30"),
        ("It was inspected on 3 March.", "2002-03-03", "2002-03-03"),
        ("It was inspected six months ago.", None, None),
        ("The plan should have been ready by 1 October 2000.", "2000-10-01", "2000-10-01"),
    ],
)
def test_what_is_over_is_past(text: str, earliest: str | None, latest: str | None) -> None:
    (date,) = dates_of(text)
    assert (date.role, date.earliest, date.latest) == ("past", earliest, latest)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("They meet every quarter.", "recurring"),
        ("They meet each January.", "recurring"),
        ("They waited for three years.", "duration"),
        ("All are seen within 24 hours.", "duration"),
        ("It will be ready by July.", "deadline"),
        ("It will be ready before the next inspection.", "deadline"),
        ("It will meet on 14 June.", "point"),
    ],
)
def test_the_role_of_a_date(text: str, role: str) -> None:
    (date,) = dates_of(text)
    assert date.role == role


@pytest.mark.parametrize(
    "text",
    [
        "May we ask why?",
        "They march on.",
        "Some 2000 homes were inspected.",
        "It costs £2002 a head.",
        "The summer school was full.",
        "Two weeks are a long time.",
        "There were 14-19 places.",
        "The score was 3 out of 4.",
        "We said so at once to everybody in the year.".replace("at once ", ""),
    ],
)
def test_words_that_are_no_date(text: str) -> None:
    assert dates_of(text) == []


@pytest.mark.parametrize(
    "text", ["It will be done by July.", "It will be done within six weeks.", "It will open next year."]
)
def test_without_a_published_date_relative_words_have_no_days(text: str) -> None:
    (date,) = dates_of(text, published=None)
    assert (date.earliest, date.latest, date.anchor) == (None, None, "unknown")


def test_without_a_published_date_a_stated_date_has_days() -> None:
    (date,) = dates_of("It will be done by 1 June 2003.", published=None)
    assert (date.earliest, date.anchor) == ("2003-06-01", "stated")


def test_an_article_of_a_month_counts_from_all_its_days() -> None:
    (date,) = dates_of("It will be done within six weeks.", published="2002-05")
    assert (date.earliest, date.latest) == ("2002-05-01", "2002-07-12")


@pytest.mark.parametrize(
    ("year", "day"), [(1999, (4, 4)), (2002, (3, 31)), (2008, (3, 23)), (2024, (3, 31)), (2025, (4, 20))]
)
def test_easter(year: int, day: tuple[int, int]) -> None:
    assert (easter(year).month, easter(year).day) == day


def test_a_month_on_from_the_last_day_of_january() -> None:
    january = month_end(2001, 1)
    assert add(january, months=1).isoformat() == "2001-02-28"
    assert add(january, months=120000).year == 9999


@given(st.text(alphabet="0123456789-/. abMmarchJuneyxtnob", max_size=80))
def test_any_text_gives_dates_within_it(text: str) -> None:
    for found in dates_of(text):
        assert 0 <= found.start < found.end <= len(text)
        assert found.earliest is None or found.latest is None or found.earliest <= found.latest


@pytest.mark.parametrize(
    "unit",
    ["by the end of the ", "next ", "1", "1 ", "every ", "within a ", "Monday, ", "first half of the ", "2002-", "1/"],
)
def test_hostile_text_takes_linear_time(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    begin = time.process_time()
    list(FINDER.find(text))
    assert time.process_time() - begin < 3


DAYS = st.dates(min_value=date(1996, 1, 1), max_value=date(2026, 12, 31))
FORMS = ("%d %B %Y", "%d/%m/%Y", "%B %d, %Y", "%d %b %Y", "%d.%m.%Y")


@given(DAYS, st.sampled_from(FORMS))
@settings(max_examples=60, deadline=None)
def test_a_stated_day_is_what_an_independent_parser_makes_of_it(day: date, form: str) -> None:
    words = day.strftime(form)
    oracle = dateparser.parse(words, languages=["en"], settings={"DATE_ORDER": "DMY"})
    (found,) = dates_of(f"It is dated {words}.")
    assert oracle is not None
    assert found.earliest == found.latest == oracle.date().isoformat() == day.isoformat()


@given(
    DAYS, st.sampled_from(["by July", "within six months", "next spring", "in the autumn", "by the end of the year"])
)
@settings(max_examples=60, deadline=None)
def test_what_is_to_come_never_ends_before_publication(published: date, words: str) -> None:
    (found,) = dates_of(f"It will be done {words}.", published.isoformat())
    assert found.earliest is not None
    assert found.latest is not None
    assert found.earliest <= found.latest
    assert found.latest >= published.isoformat()


@pytest.mark.parametrize(
    ("text", "latest"),
    [
        ("On 10 April members agreed a plan.", "2002-04-10"),
        ("On 10 April members will agree a plan.", "2003-04-10"),
        ("It will be ready in May-03.", "2003-05-31"),
        ("They gave the council three months to act.", "2002-08-10"),
    ],
)
def test_tense_short_years_and_time_that_is_given(text: str, latest: str) -> None:
    (found,) = dates_of(text)
    assert found.latest == latest
