"""Pages whose paragraphs are broken over lines of one width, with and without blank lines between them."""

from __future__ import annotations

import textwrap
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaning.pages import cleaned
from councilscope.cleaning.plaintext import plain_lines

TITLE = "Watchdog finds Thornby slow to answer families"
STORY = (
    "A review of care in Thornby has told the council to answer families sooner, after inspectors found letters that "
    "had lain unopened for a month.",
    "The report, written by the Harbour Inspectorate and the Bureau for Social Care, gives the council one star out "
    "of three and calls its prospects uncertain.",
    "Cabinet member Ines Carrow said: “We have read every page of this report, and we do not like what it says about "
    "us. Families have waited far too long. We owe them an answer, and from this week on they will have one within "
    "ten days.",
    "“The money for two more managers has been found, and they will begin work at Thornby House in May.”",
    "Opposition leader Piers Holm said that he had asked for the same thing three years ago, and that nobody had "
    "listened.",
    "“They were told,” he said.",
    "“It is not the staff who have failed here but those who lead them. Wexcombe Council had the same report in the "
    "spring and mended its ways within a year, and so could we,” Mr Holm added.",
    "Inspectors from Ambleton and Wexcombe will return in the autumn.",
    "Until then the council must send the Bureau for Social Care a letter each month that says how many families are "
    "waiting and why.",
)
ITEMS = (
    "• open every letter on the day on which it comes, and write the date on it so that all can see how old it is",
    "• train its managers",
    "• tell the Harbour Inspectorate each month how many families in Thornby and in Ambleton still wait for an answer.",
)
WIDTHS = (60, 66, 72, 80)


def wrapped(
    paragraphs: tuple[str, ...], width: int, *, between: str = "\n", first: str = "", strip: bool = False
) -> str:
    """The paragraphs broken at ``width``; ``first`` stands before each, and takes its room even if it is stripped."""
    broken = ["\n".join(textwrap.wrap(text, width, initial_indent=first)) for text in paragraphs]
    return between.join(text.lstrip() if strip else text for text in broken)


def joined(text: str) -> list[str]:
    return [line.text for line in plain_lines(text)]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(
    ("between", "first", "strip"),
    [("\n", "", False), ("\n\n", "", False), ("\n", "   ", False), ("\n", " " * 18, True), ("\n\n", " " * 18, True)],
    ids=["plain", "blank lines", "indented", "narrow first lines", "narrow first lines, blank lines"],
)
def test_wrapped_paragraphs_are_whole_again(width: int, between: str, first: str, strip: bool) -> None:
    assert joined(wrapped(STORY, width, between=between, first=first, strip=strip)) == list(STORY)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("narrow", [0, 18])
def test_headline_above_wrapped_paragraphs_stays_apart(width: int, narrow: int) -> None:
    text = wrapped(STORY, width, first=" " * narrow, strip=True)
    assert joined(f"{TITLE}\n{text}") == [TITLE, *STORY]


@pytest.mark.parametrize("width", WIDTHS)
def test_items_of_a_list_are_wrapped_too(width: int) -> None:
    paragraphs = (*STORY[:5], "Within a year the council must:", *ITEMS, *STORY[7:])
    assert joined(wrapped(paragraphs, width)) == list(paragraphs)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("narrow", [0, 18])
def test_heading_between_wrapped_paragraphs_stays_apart(width: int, narrow: int) -> None:
    text = "\n".join(
        wrapped(part, width, first=" " * narrow, strip=True) for part in (STORY[:4], ("What happens next",), STORY[4:])
    )
    assert joined(text) == [*STORY[:4], "What happens next", *STORY[4:]]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("narrow", [0, 18])
def test_quotations_of_a_wrapped_page_keep_both_marks(width: int, narrow: int) -> None:
    article = cleaned(wrapped(STORY, width, first=" " * narrow, strip=True))
    assert article.title is None
    assert [block.span.of(article.text) for block in article.blocks] == list(STORY)


UNWRAPPED = (
    "Three councils improve\nA review of care in Thornby is out this week\nHomes in Wexcombe and Holm are safer now\n"
    "Where to find a carer who speaks your language\nPlaces at the summer school are going fast\n"
    "Ambleton opens a second house for its families",
    "Who wrote to us:\nthe Harbour Inspectorate\nthe Bureau for Social Care\nthe families of Thornby House\n"
    "the council of Wexcombe",
    "\n".join(STORY),
)


@pytest.mark.parametrize("text", UNWRAPPED, ids=["headlines of one length", "list", "a line a paragraph"])
def test_lines_that_were_not_wrapped_stay_apart(text: str) -> None:
    assert joined(text) == text.split("\n")


def test_open_quotation_goes_on_after_a_sentence_that_fills_its_line() -> None:
    filled = "“We have read all of it, and we do not like what it tells us."
    width = len(filled)
    paragraphs = (*STORY[:2], f"{filled} They wait too long,” Mr Holm said.", *STORY[3:])
    assert filled in wrapped(paragraphs, width).split("\n")
    assert joined(wrapped(paragraphs, width)) == list(paragraphs)


@pytest.mark.parametrize(("between", "first"), [("\n\n", ""), ("\n", "   ")], ids=["blank lines", "indented"])
def test_sentence_that_fills_its_line_ends_no_paragraph_where_all_are_marked(between: str, first: str) -> None:
    filled = "The review was read out in Thornby by the two who had led it."
    paragraphs = (*STORY[:4], f"{filled} Nobody left before its end.", *STORY[4:])
    width = len(first + filled)
    assert joined(wrapped(paragraphs, width, between=between, first=first)) == list(paragraphs)


@pytest.mark.parametrize("ragged", [3, 6])
def test_lines_that_end_raggedly_are_joined(ragged: int) -> None:
    lines = []
    for text in STORY:
        turn = 0
        while text:
            line = textwrap.wrap(text, 72 - ragged * (turn % 2))[0]
            lines.append(line)
            text = text[len(line) :].lstrip()
            turn += 1
    assert joined("\n".join(lines)) == list(STORY)


WORDS = st.lists(
    st.sampled_from(["the", "council", "said", "“no”", "Thornby.", "and", "waiting", '"', "•"]), min_size=1
)


@given(st.lists(WORDS, max_size=6), st.integers(50, 80), st.sampled_from(["", "  ", " " * 18]))
def test_joined_lines_hold_each_word_once_and_in_order(paragraphs: list[list[str]], width: int, first: str) -> None:
    text = wrapped(tuple(" ".join(words) for words in paragraphs), width, first=first)
    lines = plain_lines(text)
    assert " ".join(line.text for line in lines).split() == text.split()
    assert [" ".join(text[line.start : line.end].split()) for line in lines] == [line.text for line in lines]


@pytest.mark.parametrize("piece", ["a council said that it was going to say no more on this\n", "x" * 70 + " “the\n"])
def test_wrapped_lines_are_joined_in_linear_time(piece: str) -> None:
    start = time.process_time()
    plain_lines(piece * (200_000 // len(piece)))
    assert time.process_time() - start < 4
