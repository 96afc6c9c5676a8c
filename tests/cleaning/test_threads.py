"""Comments and lists of the latest stories, told by who wrote when; an article's own dates are none."""

from __future__ import annotations

import time

import pytest

from cleaning.pages import BODY, TITLE, cleaned, kinds, page
from councilscope.cleaning.lexicon import lexicon_of
from councilscope.cleaning.plaintext import plain_lines
from councilscope.cleaning.signals import page_signals
from councilscope.cleaning.threads import threads
from councilscope.knowledge import load_knowledge

SAID = (
    "It is about time that somebody looked into how the carers of this town are treated by the people at the top.",
    "My mother waited for a year and then they lost her papers. Nobody said that they were sorry, not even once.",
    "What about the roads? The council has money enough for a new town hall, and nothing for the holes in my street.",
)
STAMPS = {
    "said": "Ines C on September {}, 2012 at 4:47 pm said:",
    "ago": "Ines\n\n{} days ago at 07:47 am",
    "posted": "Posted by: Ines, Thornby on 7:47pm Tue {} Sep 2012",
    "bare": "Holmite\n\n{} hours ago",
}


@pytest.mark.parametrize("stamp", STAMPS.values(), ids=STAMPS)
def test_comments_under_their_stamps_go(stamp: str) -> None:
    comments = "\n\n".join(f"{stamp.format(day)}\n\n{said}" for day, said in enumerate(SAID, start=4))
    article = cleaned(page(under="12 May 2011", foot=comments))
    assert [words for kind, words in kinds(article) if kind == "paragraph"] == list(BODY)


def test_latest_stories_with_their_hours_go() -> None:
    stories = "\n\n".join(f"{said}\n\nBy MERCURY STAFF\n\n11/9/2012 0{hour}:14 PM" for hour, said in enumerate(SAID, 1))
    article = cleaned(page(foot=stories))
    assert BODY[4] in article.text
    assert not any(said in article.text for said in SAID[1:])


@pytest.mark.parametrize(
    "middle",
    [
        "Visited on 4 May 2011 at 10:30\n\nVisited on 5 May 2011 at 11:30",
        "4 May 2011: the team arrives\n\n5 May 2011: carers are heard\n\n9 May 2011: the report is written",
        "The first visit was two years ago. The second was a year ago. The third was a month ago, and it went well.",
    ],
)
def test_dates_that_the_article_tells_of_are_no_thread(middle: str) -> None:
    article = cleaned(page(middle=middle))
    assert all(line in article.text for line in middle.split("\n\n"))


def test_date_lines_above_the_text_are_no_thread() -> None:
    head = "Tue 10 May 2011 at 10:30\n\nUpdated 11 May 2011 at 11:30\n\nPrinted 12 May 2011 at 12:30"
    article = cleaned(page(under=head))
    assert article.title == TITLE
    assert article.published is not None
    assert [words for kind, words in kinds(article) if kind == "paragraph"] == list(BODY)


@pytest.mark.parametrize("piece", ["2 days ago\n", "just now ", "1 1:11 ", "ago a week "])
def test_threads_are_found_in_linear_time(piece: str) -> None:
    text = "\n\n".join(BODY) + "\n\n" + piece * (100_000 // len(piece))
    lines = plain_lines(text)
    signals = page_signals(lines, text, *lexicon_of(load_knowledge().boilerplate))
    start = time.process_time()
    threads(lines, signals)
    assert time.process_time() - start < 3


GLUED = (
    "Harbour Steakhouse Opens Its Doors AgainThe owners say that the new roof will hold for forty years at the least.",
    "Can Dogs Swim In The Sea?A vet from Thornby warns that the water is far too cold for small dogs before June.",
    "Ferry Workers Walk Out For A DayNobody crossed the river on Friday as the crews asked for a pay rise of 4%.",
)


@pytest.mark.parametrize("place", ["head", "middle", "foot"])
def test_headlines_run_together_with_their_stories_go(place: str) -> None:
    article = cleaned(page(under="12 May 2011", **{place: "\n".join(GLUED)}))
    assert [words for kind, words in kinds(article) if kind == "paragraph"] == list(BODY)


@pytest.mark.parametrize(
    "middle",
    [
        "\n\n".join(GLUED[:1]),
        "What inspectors foundThe team saw good care at home.\n\nWhat must changeThe council has to train its staff in it."
        "\n\nWhat happens nextThe team will come again in the spring of next year.",
    ],
)
def test_one_lost_line_end_or_headings_of_the_article_are_no_teasers(middle: str) -> None:
    text = cleaned(page(middle=middle)).text
    assert all(line.split(" ", 3)[2] in text for line in middle.split("\n\n"))


STORIES = (
    "Ferry crews to walk out on Friday over pay, says union",
    "Thornby market moves to the old bus station for a year",
    "Three escape from fire above a chip shop in Harbour Row",
    "School nurse wins a medal for forty years at the bedside",
)


@pytest.mark.parametrize("places", [("head", "foot"), ("middle", "foot"), ("head", "middle")])
def test_a_list_of_stories_that_stands_on_the_page_twice_goes(places: tuple[str, str]) -> None:
    article = cleaned(page(under="12 May 2011", **dict.fromkeys(places, "\n".join(STORIES))))
    assert article.title == TITLE
    assert not any(story in article.text for story in STORIES)
    assert all(paragraph in article.text for paragraph in BODY)


def test_an_article_that_stands_on_the_page_twice_stays() -> None:
    article = cleaned("\n\n".join([TITLE, *BODY, "Print version", TITLE, *BODY, "Visit the harbour museum for free."]))
    assert all(paragraph in article.text for paragraph in BODY)
