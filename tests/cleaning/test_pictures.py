"""Descriptions, captions and credits of pictures, as flattening leaves them, and headings that look like them."""

from __future__ import annotations

import pytest

from cleaning.pages import BODY, TITLE, cleaned, kinds, page


def paragraphs(text: str) -> list[str]:
    return [words for kind, words in kinds(cleaned(text)) if kind in ("paragraph", "heading")]


@pytest.mark.parametrize(
    "picture",
    [
        "Getty Images A nurse and an old man look out of a window at the seaGetty Images",
        "LDRS The town hall in Ambleton. It is built of grey stone and has a clock.LDRS",
        "Mo Drew A clerk carries files into the roomMo Drew\nThe files were read in one night",
        "A nurse and an old man look out of a window\nPhoto: Mo Drew",
        "The town hall in Ambleton\nPA Media",
    ],
)
@pytest.mark.parametrize("place", ["under", "middle"])
def test_picture_goes_with_its_words(picture: str, place: str) -> None:
    assert paragraphs(page(**{place: picture})) == list(BODY)
    assert cleaned(page(**{place: picture})).title == TITLE


@pytest.mark.parametrize(
    "line",
    [
        "Ambleton does well, and it is time that somebody said so of Ambleton.",
        "What the inspectors found\n\nPhoto: Mo Drew",
        "Ambleton council says that nobody will lose a place at Ambleton council",
    ],
)
def test_heading_or_sentence_beside_a_credit_stays(line: str) -> None:
    assert line.split("\n")[0] in cleaned(page(middle=line)).text


def test_headline_right_above_a_credit_stays() -> None:
    text = "\n\n".join([f"{TITLE}\nPhoto: Mo Drew", *BODY])
    assert cleaned(text).title == TITLE


@pytest.mark.parametrize(
    "credit",
    ["Getty Images", "Mo Drew/BBC", "BBC", "PA Media", "LDRS", "Local Democracy Reporting Service", "Mo Drew/LDRS"],
)
@pytest.mark.parametrize("first", ["A council", "Cllr Ann Holm, who leads the council,", "Inspectors"])
def test_credit_that_runs_into_a_sentence_goes_alone(credit: str, first: str) -> None:
    sentence = f"{first} said on Monday that the work would be done by the end of the summer."
    assert sentence in paragraphs(page(middle=credit + sentence))


@pytest.mark.parametrize("words", ["PAYE staff", "BBCs and clubs", "McDonald and MacArthur", "The UKHospitality group"])
def test_capitals_within_a_word_are_no_credit(words: str) -> None:
    sentence = f"{words} said on Monday that the work would be done by the end of the summer."
    assert sentence in paragraphs(page(middle=sentence))


@pytest.mark.parametrize(
    "captions",
    [
        "1of3A nurse helps an old man to the window of the home in Ambleton, which has a new roof.\n"
        "2of3The kitchen of the home, where forty meals are cooked on a day in the week.\n"
        "3of3Nurses and carers stand at the gate and wave to the children who came to sing.",
        "1/2 The home in Ambleton, which has a new roof that was paid for by the council.\n"
        "2/2 Carers stand at the gate and wave to the children who came to sing for them.",
    ],
)
@pytest.mark.parametrize("place", ["under", "middle"])
def test_captions_of_a_gallery_go(captions: str, place: str) -> None:
    assert paragraphs(page(**{place: captions})) == list(BODY)


@pytest.mark.parametrize(
    "counts",
    [
        "1 of 4 people in the town waits for more than a year, and the wait is growing, inspectors said.",
        "3 of 4 Homes were good, inspectors said in the report.\n3 of 5 Schools were good, and that is fewer than before.",
    ],
)
def test_shares_of_homes_and_people_are_no_captions(counts: str) -> None:
    assert all(line in cleaned(page(middle=counts)).text for line in counts.split("\n"))
