"""Words of lines: one at a time and all of a page's at once are the same."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaning.pages import KNOWLEDGE
from councilscope.cleaning.lexicon import lexicon_of
from councilscope.cleaning.looks import LOOK, looks_of
from councilscope.cleaning.plaintext import plain_lines
from councilscope.cleaning.signals import columns_of, page_signals
from councilscope.cleaning.words import tokens, tokens_of

SIGNS = "aZé 0'’-.,@#£©“…_(c) 1998\x02\t\u0660İ"
LINES = st.lists(st.text(SIGNS).map(lambda text: text.replace("\n", " ")))


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Ward 7’s bins: don't, 'won't' and 'tis", ("ward", "0", "s", "bins", "don't", "won't", "and", "tis")),
        ("£3.5m a year (c) 2004", ("£", "0", "m", "a", "year", "©", "0")),
        ("clerk@kelby #kelby — Café", ("clerk", "@", "kelby", "#", "kelby", "café")),
        ("2,000 of 3.", ("0", "of", "0")),
        ("_ — …", ()),
    ],
)
def test_a_line_is_folded_to_words(line: str, words: tuple[str, ...]) -> None:
    assert tokens(line) == words
    assert tokens_of(["before", line, "", "after"]) == [("before",), words, (), ("after",)]


@given(LINES)
def test_lines_have_the_same_words_alone_and_together(lines: list[str]) -> None:
    assert tokens_of(lines) == [tokens(line) for line in lines]


@given(st.lists(st.text('aZ.?! é“"(:,£$\u4e2d'), max_size=6))
def test_the_look_of_lines_is_counted_line_by_line(texts: list[str]) -> None:
    text = "\n\n".join(texts)
    lines = plain_lines(text)
    signals = page_signals(lines, text, *lexicon_of(KNOWLEDGE.boilerplate))
    if not lines:
        return
    found = dict(zip(LOOK, looks_of([line.text for line in lines], columns_of(signals)).T.tolist(), strict=True))
    assert found["characters"] == [len(line.text) for line in lines]
    assert found["quotes"] == [line.text.count('"') + line.text.count("“") for line in lines]
    assert found["stops"] == [line.text.count(". ") + line.text.count("? ") for line in lines]
    assert found["glued"] == [len(re.findall(r"[a-z.!?][A-Z][a-z]+ ", line.text)) for line in lines]
    assert found["asks"] == [line.text.endswith("?") for line in lines]
    assert found["money"] == ["£" in line.text or "$" in line.text for line in lines]
    initials = [[word[:1].isupper() for word in line.text.split(" ")] for line in lines]
    assert found["capitalised"] == pytest.approx([sum(line) / len(line) for line in initials])
