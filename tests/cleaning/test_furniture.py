"""Furniture in whole sentences, as scrapers leave it: it goes, and its look-alikes in the article stay."""

from __future__ import annotations

import time

import pytest

from cleaning.pages import BODY, KNOWLEDGE, TITLE, cleaned, kinds, page
from councilscope.cleaning.lexicon import lexicon_of
from councilscope.cleaning.words import tokens

COOKIES = (
    "We use cookies so that the pages you ask for reach you quickly and so that we can see which of them are read. "
    "Cookies that are needed to log in are kept on your device until you close the window, and nobody else sees them.\n\n"
    "Functional cookies remember what you chose, such as the size of the letters or the town whose news you follow, and "
    "are kept for a year unless you say otherwise in the settings of your browser."
)
APPEAL = (
    "Become a supporter\n\n"
    "The Thornby Mercury has told the stories of this town for a century. Every contribution will help us to go on with "
    "local journalism that nobody else has the time for.\n\nBecome a supporter"
)
APPEAL_IN_PARTS = (
    "Your support helps us to report from the town\n\n"
    "From the bins of Holm to the bypass, the reporters of the Thornby Mercury are there when things happen, and stay.\n\n"
    "Your donation lets us send somebody to every meeting that the council holds, however long it lasts.\n\n"
    "Your support makes all the difference."
)
WALL = (
    "Register now to continue reading\n\nThank you for visiting Thornby Review, with its archive of four thousand articles. "
    "Why not register today and read on?\n\nAlready have an account? Log in here"
)
BLOG = (
    "Leave a Reply\n\nFill in your details below or click an icon to log in:\n\n"
    "You are commenting using your Scribbler account. Log out / Change\n\nThis site uses Akismet to reduce spam."
)


@pytest.mark.parametrize("head", [COOKIES, APPEAL_IN_PARTS, "Skip to content\n\nNews image\n\nYou are here"])
def test_head_in_whole_sentences_goes(head: str) -> None:
    article = cleaned(page(head=head))
    assert article.title == TITLE
    assert [words for kind, words in kinds(article) if kind == "paragraph"] == list(BODY)


@pytest.mark.parametrize(
    "foot", [APPEAL, APPEAL_IN_PARTS, WALL, BLOG, "PFmar2011\n\nDid you enjoy this article?\n\nAddToAny\n\nTop"]
)
def test_foot_in_whole_sentences_goes(foot: str) -> None:
    article = cleaned(page(foot=foot), abstain=False)
    assert [words for kind, words in kinds(article) if kind == "paragraph"] == list(BODY)


@pytest.mark.parametrize(
    "line",
    [
        "Follow Thornby Council on Facebook, Instagram and YouTube.",
        "Find us on Facebook, or join our WhatsApp channel for the day's news.",
        "Listen to Ambleton Tonight on BBC Sounds and follow it on Instagram.",
        "The town hall in Thornby, where the report was read out. Picture: Ines Carrow",
        "Councillor Ruth Penhallow (Photo: Ines Carrow/Mercury)",
        "The new reading room in Holm. Image: Thornby Council",
        "This page was last updated on 14 May 2011",
        "Already registered? Log in here",
        "Advertisement",
        "Share this content",
    ],
)
def test_line_of_furniture_inside_the_article_goes(line: str) -> None:
    article = cleaned(page(middle=line))
    assert line not in article.text
    assert BODY[2] in article.text
    assert BODY[3] in article.text


@pytest.mark.parametrize(
    "line",
    [
        "Parents told the team that they follow the council on Facebook because nobody answers the telephone.",
        "The council must join up its services for young carers, whose newsletter was praised.",
        "Inspectors were shown a picture: one of neglect, delay and confusion over who was to do what.",
        "Details of the plan will be read by the cabinet in the autumn, with a date for each of its parts.",
        "Those who already have an account with the housing office were asked to apply again.",
        "Nobody was asked to register, and no record was kept of who had complained.",
    ],
)
def test_sentence_with_the_words_of_furniture_stays(line: str) -> None:
    assert line in cleaned(page(middle=line)).text


@pytest.mark.parametrize("title", ["Poor care", "Inspectors return", "Ambleton improves"])
def test_headline_of_two_words_is_the_title(title: str) -> None:
    assert cleaned(page(title=title)).title == title


def test_headline_under_a_date_line_is_the_title_not_the_picture_under_it() -> None:
    head = "You are in: England\n\nTuesday, 10 May, 2011, 16:31 GMT"
    assert cleaned(page(head=head, under="A house in Holm")).title == TITLE


def test_headline_under_a_heading_of_links_is_the_title() -> None:
    assert cleaned(page(head="Must read\n\nSwimmer crosses the bay")).title == TITLE


@pytest.mark.parametrize(
    ("line", "between"),
    [
        ("Care is better than it was, say inspectors.", ""),
        (f"{BODY[3]} They were told so by the carers themselves, in a survey.", f"{BODY[4]} So were the plans.\n\n"),
    ],
)
def test_copy_of_a_line_goes(line: str, between: str) -> None:
    article = cleaned(page(middle=f"{line}\n\n{between}{line}"))
    assert article.text.count(line) == 1
    assert "repeated" in {item.reason for item in article.removed}


def test_grades_in_the_same_words_both_stay() -> None:
    grade = "One-star fair service with promising prospects."
    text = page(middle=f"Thornby Council (repairs):\n\n{grade}\n\nHolm Council (rents):\n\n{grade}")
    assert cleaned(text).text.count(grade) == 2


@pytest.mark.parametrize("piece", ["Picture: ", ". photo ", "(image: ", "follow facebook ", "a: "])
def test_words_of_furniture_are_found_in_linear_time(piece: str) -> None:
    lexicon, _ = lexicon_of(KNOWLEDGE.boilerplate)
    text = piece * (100_000 // len(piece))
    start = time.process_time()
    lexicon.strongest(tokens(text), text)
    assert time.process_time() - start < 3


@pytest.mark.parametrize(
    "line",
    [
        "TwitterFacebookWhatsAppEmail",
        "Linked InTwitterFacebookeCard",
        "ShareTweetEmail",
        "5 min read",
        "Best viewed at 800 x 600. You are visitor 20117",
        "This site is funded by advertising. Turn off your blocker, please.",
        "Printed and promoted by A Clerk on behalf of the Ambleton Party, both of High Street, Ambleton, and nobody else",
        "(c) Mercury Publishing 2002",
        "You may need to download Adobe Acrobat Reader to open the report.",
        "Care staff win medal in ThornbyCare staff win medal in Thornby",
        "- Published5 November 2022",
        "1 min read Management Care Inspection",
        "Hide Ad\nHide Ad",
        "We are looking for a lawyer to join our friendly team in the town hall. Apply for this job",
        "The room where the report was read.The room where the report was read.\nThe room where the report was read.",
    ],
)
def test_line_that_no_article_holds_goes(line: str) -> None:
    article = cleaned(page(middle=line))
    assert [words for kind, words in kinds(article) if kind == "paragraph"] == list(BODY)
    assert all(part not in article.text for part in line.split("\n"))


@pytest.mark.parametrize(
    "line",
    [
        "The council must:\n\n(a) hear tenants\n\n(b) train its staff\n\n(c) agree a plan with tenants within six months",
        "Care staff said that care staff were proud of the town and of each other.",
        "Residents can share views by email, and a print copy of the plan is in each library.",
        "The plan was first published in the autumn, and has been printed by the council since.",
        "Forms that were best viewed on paper are now read on a screen, the team found.",
        "Those who want to apply for this job training can do so at the library, the council said.",
        "Legal Services\n\nThe team found that lawyers were asked for advice in good time.",
        "The service offers:\n\n- Respite from 5 November 2022\n\n- Day care since 1 May 2021 in two towns",
    ],
)
def test_look_alike_inside_the_article_stays(line: str) -> None:
    article = cleaned(page(middle=line))
    kept = [words for _, words in kinds(article)]
    assert all(any(part[-12:] in words for words in kept) for part in line.split("\n\n"))


def test_furniture_that_runs_into_the_first_sentence_goes_alone() -> None:
    first = f"Your support makes all the difference.{BODY[0]}"
    article = cleaned(page(head="Your support helps us to report").replace(BODY[0], first))
    assert [words for kind, words in kinds(article) if kind == "paragraph"] == list(BODY)
    assert "Your support makes all the difference." in [item.text for item in article.removed]


def test_text_that_goes_on_below_an_insert_stays() -> None:
    teasers = "Read more\n\n" + "\n\n".join(
        f"{head}{head}" for head in ("Thornby home fails test on safety", "Holm council told to act on damp homes")
    )
    rest = "“We will read every page of it,” said Councillor Penhallow."
    article = cleaned(page(foot=f"{teasers}\n\n{rest}"))
    assert rest in article.text
    assert "Holm council" not in article.text


def test_name_of_a_picture_that_runs_into_its_sentence_stands_once() -> None:
    article = cleaned(page(middle="Ines CarrowInes Carrow, who leads the team, said: “We saw a great deal of care.”"))
    assert "Ines Carrow, who leads" in article.text
    assert "CarrowInes" not in article.text
    assert [edit.was for edit in article.edits if edit.rule == "doubled-name"] == ["Ines Carrow"]


def test_name_in_front_of_the_sentence_that_names_it_later_is_a_picture_text() -> None:
    spoke = 'Ines Carrow of The Tenants\' Union said: "The repairs are late again."'
    article = cleaned(page(middle="The Tenants' Union" + spoke))
    assert spoke in [words for _, words in kinds(article)]
    other = "The McGregor Tenants asked McGregor and the others who had paid for all of it."
    assert other in [words for _, words in kinds(cleaned(page(middle=other)))]


@pytest.mark.parametrize("stamp", ["date 2011-05-12", "2011-05-12", "published: 2011-05-12"])
def test_day_put_before_the_first_words_is_the_published_one(stamp: str) -> None:
    for text in (page(), "\n\n".join(BODY)):
        article = cleaned(f"{stamp} {text}")
        assert article.published is not None
        assert article.published.date == "2011-05-12"
        assert [words for kind, words in kinds(article) if kind == "paragraph"] == list(BODY)
        assert article.title == (TITLE if TITLE in text else None)


def test_banner_of_a_web_archive_is_no_headline() -> None:
    banner = (
        "This snapshot, taken on\n05/01/2009\n, shows web content acquired for preservation by The National Archives.\n"
        "The UK Government Web Archive does not use cookies but some may be left in your browser."
    )
    article = cleaned(page(head=banner))
    assert article.title == TITLE
    assert [words for kind, words in kinds(article) if kind == "paragraph"] == list(BODY)


@pytest.mark.parametrize("notice", ["We use cookies to improve your experience.", "Please enable JavaScript to go on."])
def test_a_whole_article_in_one_line_is_not_lost_with_the_notice_in_it(notice: str) -> None:
    more = (
        "The town has waited for this since the spring of 2009, when the last home of its own was shut and sold.",
        "Families drove for an hour to see their parents, and some of the older ones could not make the journey at all.",
        "Nurses who once worked there said that they would come back if they were asked, and most of them were.",
        "The new home opens in May with forty beds, a garden and a kitchen of its own, and it is full already.",
    )
    text = " ".join([*BODY, *more, notice])
    assert BODY[0] in cleaned("\n\n".join([TITLE, text])).text
    assert notice not in cleaned("\n\n".join([TITLE, *BODY, *more, notice])).text
