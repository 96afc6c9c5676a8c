"""The tokenizer covers every text to the letter, and stays linear on what is no language."""

import time

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from councilscope.matching.tokenizing import LONGEST_WORD, BoundedTokenizer

PLAIN = spacy.blank("en").tokenizer
BOUNDED = BoundedTokenizer(PLAIN)


@given(st.text(max_size=80), st.sampled_from("(x-'.“"), st.integers(0, 3))
def test_tokens_cover_the_text(text: str, letter: str, times: int) -> None:
    whole = text + letter * (times * LONGEST_WORD) + text
    assert BOUNDED(whole).text == whole


def test_language_is_left_to_spacy() -> None:
    text = "Mr. Hale's council (in Leeds) isn't rated 'good'.\n\nWhy?"
    assert [token.text for token in BOUNDED(text)] == [token.text for token in PLAIN(text)]


@pytest.mark.parametrize("letter", ["(", "'", ".", "a", "-", "”", "1"])
def test_an_endless_word_costs_linear_time(letter: str) -> None:
    begin = time.process_time()
    BOUNDED(letter * 100_000)
    assert time.process_time() - begin < 5
