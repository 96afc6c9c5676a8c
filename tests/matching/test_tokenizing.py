"""The tokenizer covers every text to the letter, says what spaCy says, and stays linear on what is no language."""

import time

import pytest
import spacy
from hypothesis import assume, given
from hypothesis import strategies as st

from councilscope.matching import tokenizing
from councilscope.matching.tokenizing import LONGEST_WORD, CachedTokenizer

PLAIN = spacy.blank("en").tokenizer
CACHED = CachedTokenizer(PLAIN)
LANGUAGE = st.lists(
    st.sampled_from(
        ["Mr.", "Hale's", "(in", "Leeds)", "isn't", "'good'.", "\n\n", " ", "  ", "\t", "£1.5m,", "e.g.", "10am", "co-op",
         "www.leeds.gov.uk/x", "“We", "can’t", "said:", "—", "U.K.", "3/4", "Stoke-on-Trent,", "p.m.", "\xa0", "#1"]
    )
)  # fmt: skip


@given(st.text(max_size=80), st.sampled_from("(x-'.“ \n"), st.integers(0, 3))
def test_tokens_cover_the_text(text: str, letter: str, times: int) -> None:
    whole = text + letter * (times * LONGEST_WORD) + text
    assert CACHED(whole).text == whole


@given(LANGUAGE, st.sampled_from(["", " "]))
def test_language_is_taken_apart_as_spacy_does(parts: list[str], between: str) -> None:
    text = between.join(parts)
    assume(max(map(len, text.split()), default=0) <= LONGEST_WORD)  # a longer word is no language, and is cut
    assert [(token.text, token.idx) for token in CACHED(text)] == [(token.text, token.idx) for token in PLAIN(text)]


@given(
    st.one_of(
        st.sampled_from(sorted(PLAIN.rules)),
        st.text("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", max_size=9),
    ),
    st.sampled_from(["", "s", "S", ".", " ", "é"]),
)
def test_letters_alone_stay_whole_as_they_do_for_spacy(word: str, behind: str) -> None:
    text = f"So {word}{behind} it is"
    assert [(token.text, token.idx) for token in CACHED(text)] == [(token.text, token.idx) for token in PLAIN(text)]


def test_what_is_remembered_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tokenizing, "MOST_WORDS", 5)
    tokenizer = CachedTokenizer(PLAIN)
    text = " ".join(f"word{number}." for number in range(12))
    assert [token.text for token in tokenizer(text)] == [token.text for token in PLAIN(text)]
    assert len(tokenizer._known) <= 5


def test_words_come_back_after_a_memory_zone() -> None:
    nlp = spacy.blank("en")
    tokenizer = CachedTokenizer(nlp.tokenizer)
    told = ["The Zebedee inspectors came.", "Zebedee was glad.", "The Zebedee inspectors came, and Quillon went."]
    seen = []
    for texts in (told[:2], told[1:], told):
        with nlp.memory_zone():
            seen += [[(token.text, token.lower_, token.shape_) for token in tokenizer(text)] for text in texts]
    expected = {text: [(token.text, token.lower_, token.shape_) for token in PLAIN(text)] for text in told}
    assert seen == [expected[text] for text in (*told[:2], *told[1:], *told)]


@pytest.mark.parametrize("letter", ["(", "'", ".", "a", "-", "”", "1", " "])
def test_an_endless_word_costs_linear_time(letter: str) -> None:
    begin = time.process_time()
    CACHED(letter * 100_000)
    assert time.process_time() - begin < 5
