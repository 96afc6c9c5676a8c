"""Lines of flattened text: what was broken is joined, what stands for itself is not."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaning.pages import BODY, TITLE, cleaned, kinds, page
from councilscope.cleaning.plaintext import plain_lines


def lines(text: str) -> list[str]:
    return [line.text for line in plain_lines(text)]


AT_LINKS = """Care in Ambleton is better
The
inspectors' report
was published on Tuesday by the
Care Bureau
, which visited in
May
.
It says that
waiting lists
are shorter, and that the
new team
(formed last year) is trusted.
Councillor
Ruth Penhallow
said: “We have worked hard.”"""


def test_pieces_of_a_sentence_that_was_split_at_its_links_are_joined() -> None:
    assert lines(AT_LINKS)[1] == (
        "The inspectors' report was published on Tuesday by the Care Bureau , which visited in May ."
    )
    assert "It says that waiting lists are shorter, and that the new team (formed last year) is trusted." in lines(
        AT_LINKS
    )


@pytest.mark.parametrize(
    "text",
    [
        "What we found\nThe team spent three weeks in the town.\nwaiting lists",
        "The council must:\ntrain every manager\nanswer letters in ten days\nreport back in the autumn\nkeep its records",
        "Three stars\nAmbleton\nThornby\nHolm\nTwo stars\nWexcombe",
        "Thornby\n• train every manager\n• answer letters\n• report back\n• keep records",
    ],
)
def test_lines_that_stand_for_themselves_stay_apart(text: str) -> None:
    assert lines(text) == text.split("\n")


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        (f"{BODY[0]} The council said that it had", "asked for the visit itself.", True),
        (f"{BODY[0]} The council said that it had", "• asked for the visit itself.", False),
        (f"{BODY[0]} The council said that it had", "Asked for more, it gave more.", False),
        ("The council must", "train every manager before the autumn.", False),
        (BODY[0], "and nobody else was asked about it.", False),
    ],
)
def test_paragraph_broken_within_a_sentence_is_joined_over_a_blank_line(first: str, second: str, joined: bool) -> None:
    assert (len(lines(f"{first}\n\n{second}\n\n{BODY[4]}")) == 2) is joined


def test_items_in_lower_case_after_an_open_sentence_stay_items() -> None:
    text = f"{BODY[0]} The council said that it would\n\ntrain every manager.\n\nanswer letters.\n\n{BODY[4]}"
    assert len(lines(text)) == 4


def test_items_in_lower_case_below_a_colon_stay_apart() -> None:
    items = "agree a new plan with its tenants by June\nput the work out to tender within a year\nname a lead"
    below = "They recommend that the council should:"
    assert [line.text for line in plain_lines(f"{below}\n\n{items}\n")] == [below, *items.split("\n")]
    sentence = "They recommend that the council should agree a new plan with"
    assert len(plain_lines(f"{sentence}\nits tenants by June and put the work out to tender\n")) == 1


def test_items_that_lost_their_bullets_are_no_pieces_of_a_sentence() -> None:
    items = [
        "leaders know the service well and have found the money for it",
        "staff know the tenants and see them often",
        "repairs are done on time, and without delay at night",
        "some letters take too long and are not of one kind",
        "not all of the flats have been seen this year",
    ]
    text = "\n\n".join([*BODY, "The report says that:", "\n".join(items), *BODY])
    assert [line for line in lines(text) if line in items] == items


def test_a_line_that_ends_with_an_article_goes_on_below() -> None:
    text = f"The report was read out on Tuesday evening by the\nMayor of Thornby, who thanked all.\n{BODY[1]}"
    assert lines(text)[0].endswith("by the Mayor of Thornby, who thanked all.")


def test_article_split_at_its_links_is_whole_again() -> None:
    text = page().replace(" in Ambleton has", "\nin Ambleton\nhas").replace(" inspectors said", "\ninspectors\nsaid")
    text = text.replace(" waiting lists are", "\nwaiting lists\nare").replace(
        " spoke to forty people ", "\nspoke to forty people\n"
    )
    article = cleaned(text)
    assert article.title == TITLE
    assert [words for kind, words in kinds(article) if kind == "paragraph"] == list(BODY)


@given(st.text("aB ,.\n•-(“", max_size=200))
def test_no_letter_is_lost_or_turned(text: str) -> None:
    assert "".join("".join(lines(text)).split()) == "".join(text.split())


@pytest.mark.parametrize("piece", ["a\n", "the\n", ",\n", "A b. C\n\nd\n\n", "x" * 70 + " the\n"])
def test_lines_are_joined_in_linear_time(piece: str) -> None:
    start = time.process_time()
    plain_lines(piece * (100_000 // len(piece)))
    assert time.process_time() - start < 4
