"""The boilerplate lexicon: phrases where they count, and entries that say what they mean."""

from __future__ import annotations

import pytest

from cleaning.pages import KNOWLEDGE
from councilscope.cleaning.lexicon import Lexicon, lexicon_of
from councilscope.cleaning.words import tokens
from councilscope.knowledge.boilerplate import BoilerplatePhrases, Place


def lexicon(place: Place, *phrases: str) -> Lexicon:
    return Lexicon([BoilerplatePhrases(id="one", reason="test", place=place, weight=1.0, phrases=phrases)])


@pytest.mark.parametrize(
    ("place", "line", "found"),
    [
        (Place.LINE, "Read more", True),
        (Place.LINE, "Read more about it", False),
        (Place.START, "Read more: the bus lane", True),
        (Place.START, "They read more", False),
        (Place.END, "They read more", True),
        (Place.END, "Read more books", False),
        (Place.ANYWHERE, "They read more books", True),
        (Place.ANYWHERE, "They read moreover", False),
        (Place.LABEL, "Read more: the bus lane", True),
        (Place.LABEL, "Read more - the bus lane", True),
        (Place.LABEL, "Read more about the bus lane", False),
    ],
)
def test_a_phrase_counts_in_its_place(place: Place, line: str, found: bool) -> None:
    assert bool(lexicon(place, "read more").strongest(tokens(line), line).weight) is found


def test_numbers_and_apostrophes_are_folded() -> None:
    line = "Readers’ comments (12)"
    assert lexicon(Place.LINE, "readers' comments 0").strongest(tokens(line), line).share == 1.0


def test_phrases_at_the_start_in_the_middle_and_at_the_end_of_one_line_are_told_apart() -> None:
    line = "Sign up now to read more news from us and sign up"
    assert lexicon(Place.START, "sign up", "sign up now").strongest(tokens(line)).share == 3 / 12
    assert lexicon(Place.END, "sign up", "us and sign up").strongest(tokens(line)).share == 4 / 12
    assert lexicon(Place.ANYWHERE, "news", "read more news").strongest(tokens(line)).at == 4
    assert lexicon(Place.ANYWHERE, "more news from them", "now").strongest(tokens(line)).at == 2


def test_grades_are_no_copyright_marks() -> None:
    assert tokens("(c) 2008")[0] == "©"
    assert tokens("C3 2008")[0] == "c"


def test_shipped_phrases_stand_once_in_an_entry_and_are_folded() -> None:
    for entry in KNOWLEDGE.boilerplate.phrases:
        folded = [tokens(phrase) for phrase in entry.phrases]
        assert all(folded), entry.id
        assert len(folded) == len(set(folded)), (entry.id, sorted(item for item in folded if folded.count(item) > 1))


@pytest.mark.parametrize("name", ["note-heading", "end-mark", "byline-start", "published-lead", "wall", "digest"])
def test_shipped_markers_are_there(name: str) -> None:
    _, markers = lexicon_of(KNOWLEDGE.boilerplate)
    assert markers.by_name[name]


def test_a_phrase_at_a_lines_end_is_not_taken_for_a_longer_one() -> None:
    found = lexicon(Place.LINE, "latest news", "latest news and other stories").strongest(tokens("latest news"))
    assert found.share == 1.0
    assert not lexicon(Place.END, "latest news from us", "news latest").strongest(tokens("see latest news")).weight
