"""Digests: each story is read by the scheme that it names, not by those of the other stories."""

from __future__ import annotations

import pytest

from helpers.bare_articles import record_of_text

CPA = (
    "NO MORE POOR ONES\n\nThe comprehensive performance assessment has new results. Hull and Leeds are fair, and York is "
    "excellent."
)
YOUTH = "YOUTH CLUBS\n\nOfsted has been to the youth service in Bury. It was found to be inadequate."
PEOPLE = (
    "CUMBRIA GETS A STAR\n\nCumbria runs a fair, one-star Supporting People programme with promising prospects, says the "
    "Audit Commission."
)
SCOTLAND = "A REPORT CARD\n\nHM Inspectorate of Education gave Midlothian's education authority two very goods."
HEADINGS = tuple(story.split("\n")[0] for story in (CPA, YOUTH, PEOPLE, SCOTLAND))


def schemes_of(*stories: str) -> dict[str | None, str]:
    text = "This fortnight in town halls\n\n" + "\n\n".join(stories) + "\n"
    record = record_of_text(text, headings=HEADINGS, published="2003-12-19")
    return {rating.council: rating.scheme for rating in record.ratings if rating.kind != "prospects"}


@pytest.mark.parametrize("order", [(CPA, YOUTH, PEOPLE, SCOTLAND), (PEOPLE, SCOTLAND, CPA, YOUTH)])
def test_each_story_has_its_own_scheme(order: tuple[str, ...]) -> None:
    found = schemes_of(*order)
    assert {found[council] for council in ("hull", "leeds", "york")} == {"cpa-single-tier-2002"}
    assert found["cumbria"] == "supporting-people-inspection"


def test_an_article_of_one_piece_names_its_scheme_once() -> None:
    found = schemes_of(CPA, "WHAT THEY SAID\n\nHull's neighbour Wakefield is weak.", "NEXT\n\nThere will be a party.")
    assert found["wakefield"] == "cpa-single-tier-2002"


def test_a_council_is_rated_by_a_scheme_of_its_nation() -> None:
    text = (
        "Reports from both sides of the border\n\nHM Inspectorate of Education found Midlothian's education authority very "
        "good. The comprehensive performance assessment of the Audit Commission says that Hull is fair.\n"
    )
    found = {rating.council: rating.scheme for rating in record_of_text(text, published="2003-12-19").ratings}
    assert found == {"midlothian": "hmie-inea", "hull": "cpa-single-tier-2002"}
