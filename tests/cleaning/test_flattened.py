"""Flattened pages: the furniture goes, the article stays, whatever the page puts where."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaning.pages import BODY, KNOWLEDGE, TITLE, cleaned, kinds, page
from cleaning.rebuild import rebuilt, visible
from councilscope.cleaning import clean, take_as_is
from councilscope.errors import RejectedInput
from councilscope.reading import read_file
from councilscope.settings import ExtractionSettings

CORPUS = Path(__file__).parent.parent.parent / "corpus"
FURNITURE = {
    "cookies": "We use cookies to see how our site is used. Accept all\nManage settings",
    "browser": "Your browser is not supported. Please upgrade your browser to see our pages as they are meant.",
    "menu": "Home | News | Sport | Business | Contact us",
    "brackets": "[HOME] [NEWS] [LETTERS] [SHOP]",
    "trail": "Home > Newsroom > 2011",
    "share": "Share this article\nFacebook Twitter Email",
    "advert": "ADVERTISEMENT\nSofas at half price until Sunday",
    "label": "SPONSORED: Why more homes choose our alarms",
    "decorated": "~ ~ ~ Spring fair at the Guildhall, all welcome ~ ~ ~",
    "comments": "Comments (3)\nHave your say\nYou must sign in to leave a comment",
    "sign-up": "Sign up for our free newsletter and get the news in your inbox every morning",
    "related": "Related stories\nBus lane opens in Thornby\nSwimmer crosses the bay",
    "most read": "Most read\n1 Bus lane opens in Thornby\n2 Swimmer crosses the bay",
    "jobs": "Jobs of the week\nTeam Manager, Thornby Council, £41,000 per annum\nPlanner, Ambleton Council, £33,000",
    "copyright": "© 2011 Thornby Newspapers. All rights reserved. Privacy policy",
    "feedback": "Was this page helpful? Yes No",
}
HEADS = ("cookies", "browser", "menu", "brackets", "trail", "sign-up")
MIDDLES = ("advert", "label", "decorated", "related")
FEET = ("share", "comments", "sign-up", "related", "most read", "jobs", "copyright", "feedback")


def assert_only_the_article(text: str) -> None:
    article = cleaned(text)
    assert article.title == TITLE
    assert [words for kind, words in kinds(article) if kind == "paragraph"] == list(BODY)


@pytest.mark.parametrize("name", HEADS)
def test_furniture_above_the_headline_goes(name: str) -> None:
    assert_only_the_article(page(head=FURNITURE[name]))


@pytest.mark.parametrize("name", MIDDLES)
def test_furniture_among_the_paragraphs_goes(name: str) -> None:
    assert_only_the_article(page(middle=FURNITURE[name]))


@pytest.mark.parametrize("name", FEET)
def test_furniture_at_the_foot_goes(name: str) -> None:
    assert_only_the_article(page(foot=FURNITURE[name]))


def test_much_furniture_goes_with_reasons() -> None:
    text = page(
        head="\n\n".join(FURNITURE[name] for name in HEADS),
        under=FURNITURE["share"],
        middle=FURNITURE["advert"],
        foot="\n\n".join(FURNITURE[name] for name in FEET),
    )
    assert_only_the_article(text)
    reasons = {item.reason for item in cleaned(text).removed}
    assert {"cookie-notice", "navigation", "share", "comments", "newsletter", "related", "copyright"} <= reasons


@pytest.mark.parametrize(
    "line",
    [
        "She was told that tea and cookies would no longer be served at meetings.",
        "She had read more than any inspector before her.",
        "A job advert drew no answer for nine months.",
        "Four homes were rated C1 and two C3, the second lowest grade.",
    ],
)
def test_sentences_that_sound_like_furniture_stay(line: str) -> None:
    assert line in cleaned(page(middle=line)).text


def test_cut_off_teaser_goes_and_its_paragraph_stays() -> None:
    teaser = BODY[0][:60] + "..."
    article = cleaned("\n".join([TITLE, "", teaser, "\n\n".join(BODY)]))
    assert teaser not in article.text
    assert BODY[0] in article.text
    assert [item.reason for item in article.removed] == ["repeated"]


def test_headline_that_stands_twice_is_kept_once() -> None:
    article = cleaned(f"Home / News / {TITLE}\n\n" + page(foot=f"{TITLE}\nShare this page"))
    assert article.text.count(TITLE) == 1


def test_page_without_headline_has_no_title() -> None:
    assert cleaned(FURNITURE["menu"] + "\n\n" + "\n\n".join(BODY)).title is None


@pytest.mark.parametrize("headline", ["CARE BETTER IN AMBLETON, SAY INSPECTORS", "‘Better care’ in Ambleton: report"])
def test_headlines_of_other_looks(headline: str) -> None:
    article = cleaned(page(head=FURNITURE["menu"], title=headline, under="By Ines Carrow"))
    assert article.title == headline
    assert article.text.startswith(headline)


def test_byline_and_date_are_a_byline_block() -> None:
    found = kinds(cleaned(page(under="By Ines Carrow\n12 May 2011")))
    assert ("byline", "By Ines Carrow") in found
    assert ("byline", "12 May 2011") in found


@pytest.mark.parametrize("marker", ["-", "•", "*", "1.", "(a)", "–"])
def test_list_items_lose_their_marker_and_are_kept(marker: str) -> None:
    text = page(middle=f"The council must:\n\n{marker} train every manager\n{marker} answer letters in ten days")
    items = [words for kind, words in kinds(cleaned(text)) if kind == "list-item"]
    assert items == ["train every manager", "answer letters in ten days"]


def test_label_of_a_recommendation_stays() -> None:
    text = page(middle="The council should:\n\nR1 train every manager\nR2 answer letters in ten days")
    assert ("list-item", "R2 answer letters in ten days") in kinds(cleaned(text))


def test_lone_dash_is_no_list() -> None:
    line = "– Cllr Ines Carrow, Thornby"
    assert ("list-item", line[2:]) not in kinds(cleaned(page(middle=line)))


def test_sub_headings_stay() -> None:
    assert ("heading", "What happens next") in kinds(cleaned(page(middle="What happens next")))


@pytest.mark.parametrize("heading", ["Notes to editors", "NOTE FOR EDITORS", "Editor's notes"])
def test_notes_are_kept_as_notes(heading: str) -> None:
    found = kinds(cleaned(page(foot=f"ENDS\n\n{heading}\n\n1. The inspectorate was set up in 1999.")))
    assert [kind for kind, words in found if "1999" in words or words == heading] == ["note", "note"]


def test_wrapped_paragraphs_are_joined() -> None:
    wrapped = "\n\n".join(
        "\n".join([words[:56].rsplit(" ", 1)[0], words[len(words[:56].rsplit(" ", 1)[0]) + 1 :]]) for words in BODY
    )
    assert BODY[1] in cleaned(f"{TITLE}\n\n{wrapped}").text


def test_digest_is_warned_about_and_has_no_title() -> None:
    stories = [
        f"{town} waits for its grade\n\n{BODY[number]} {BODY[number + 1]}"
        for number, town in enumerate(("Ambleton", "Thornby", "Wexcombe", "Holm"))
    ]
    article = cleaned("Town Hall Digest\n\n12 May 2011\n\n" + "\n\n".join(stories))
    assert article.title is None
    assert [notice.code for notice in article.notices] == ["digest"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Home | News | Sport\nLog in\nContact us", "R005"),
        ("Page not found\n\nThe page you are looking for has moved. Please try our search or the home page.", "R005"),
        (
            "Les inspecteurs ont trouvé que les services de la ville sont meilleurs que l'année dernière, mais il reste "
            "des choses à faire pour les enfants et les familles dans le nord de la ville, selon le rapport.",
            "R006",
        ),
        (f"{TITLE}\n\n{BODY[0]}\n\nSubscribe to continue reading this article.", "R012"),
    ],
)
def test_pages_without_an_article_are_rejected(text: str, code: str) -> None:
    with pytest.raises(RejectedInput) as caught:
        cleaned(text)
    assert caught.value.code == code


def test_without_abstaining_another_language_is_cleaned() -> None:
    text = "Les inspecteurs ont trouvé que les services de la ville sont meilleurs que l'année dernière. " * 3
    assert cleaned(text, abstain=False).language == "fr"


def test_take_as_is_removes_nothing() -> None:
    article = take_as_is("Share this page\n\n???It isn???t,??? she said.")
    assert article.text == "Share this page\n\n“It isn’t,” she said."
    assert article.removed == ()
    assert len(article.edits) == 3


def test_take_as_is_tells_headings_and_lists() -> None:
    article = take_as_is("What must change\n\nThe council must:\n\n- train every manager\n- answer letters")
    assert [kind for kind, _ in kinds(article)] == ["heading", "paragraph", "list-item", "list-item"]
    assert article.text.endswith("train every manager\n\nanswer letters")


def test_take_as_is_of_nothing() -> None:
    assert take_as_is("").blocks == ()


LINES = st.sampled_from(
    [
        *BODY,
        TITLE,
        *FURNITURE.values(),
        "",
        " ",
        "- one thing",
        "• another",
        "a\tb",
        "\u200b",
        "&amp; so???it goes",
        "By Ines Carrow",
        "12 May 2011",
        "???",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(LINES, min_size=1, max_size=14), st.sampled_from(["\n", "\n\n"]))
def test_source_is_rebuilt_from_the_article(lines: list[str], between: str) -> None:
    text = between.join(lines)
    if text.strip("\n \u200b"):
        assert rebuilt(cleaned(text, abstain=False)) == "".join(text.split())


@settings(max_examples=60, deadline=None)
@given(st.text("ab c.\n-•“”?&;\t\u200bâ€œ1", min_size=1, max_size=200).filter(str.strip))
def test_any_text_is_rebuilt(text: str) -> None:
    assert visible(rebuilt(cleaned(text, abstain=False))) == visible(text)


def test_white_space_in_disguise_is_white_space() -> None:
    article = cleaned(
        "The council has a plan for its libraries.Â\xa0\n\nIt will publish â€€ the plan in May.", abstain=False
    )
    assert "Â" not in article.text
    assert "â" not in article.text
    assert visible(rebuilt(article)) == "Thecouncilhasaplanforitslibraries.ItwillpublishtheplaninMay."


@pytest.mark.parametrize("path", sorted(CORPUS.rglob("*.txt"))[::4], ids=lambda path: path.stem)
def test_corpus_is_rebuilt(path: Path) -> None:
    source = read_file(path, path.name, ExtractionSettings())
    article = clean(source, ExtractionSettings(), KNOWLEDGE, abstain=False)
    assert rebuilt(article) == "".join(source.text.split())


@pytest.mark.parametrize("piece", ["word ", "- a\n", "| ", "By on ", "12 May 2011 ", "Share this\n", ". A", "  "])
def test_cleaning_is_linear_on_hostile_text(piece: str) -> None:
    text = "x" + piece * (100_000 // len(piece))
    start = time.process_time()
    cleaned(text, abstain=False)
    assert time.process_time() - start < 10


@pytest.mark.parametrize("mark", [">", "+", "#", "~", "✘", "✔", "→", "☑", "-", "•"])
def test_a_sign_before_each_line_of_a_list_is_a_bullet(mark: str) -> None:
    items = ("open a family centre by the end of July", "hire twenty nurses for the new team")
    text = page(middle="The council has now promised to:\n\n" + "\n".join(f"{mark} {item}" for item in items))
    found = [(kind, words) for kind, words in kinds(cleaned(text)) if words.endswith(items)]
    assert found == [("list-item", item) for item in items]


@pytest.mark.parametrize("mark", [">", "+", "#", "~", "–"])
def test_one_sign_alone_is_no_bullet(mark: str) -> None:
    line = f"{mark} open a family centre by the end of July"
    assert ("list-item", line[2:]) not in kinds(cleaned(page(middle=f"The council has a plan for the year.\n\n{line}")))


def test_words_that_two_languages_share_tell_neither() -> None:
    # 'is', 'a', 'an', 'do' and 'no' are Gaelic as well as English
    text = (
        "Reading Borough Council is to close a pool and will do no work on an old one.\n\n"
        "Inspectors gave its leisure service a star. It has a plan to do better, an official told a meeting.\n"
    )
    assert cleaned(text).language == "en"
