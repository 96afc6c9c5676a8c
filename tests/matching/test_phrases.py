"""Words and the phrase trie: one folding for all ways to write a name, longest first, no overlap."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councilscope.matching.phrases import PhraseTrie, Words, fold

TRIE = PhraseTrie([("Stoke-on-Trent", 1), ("Stoke", 2), ("St Helens", 3), ("King's Lynn", 4), ("A, B and C", 5)])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Stoke-on-Trent", [("Stoke-on-Trent", 1)]),
        ("STOKE ON TRENT", [("STOKE ON TRENT", 1)]),
        ("Stoke–on–Trent", [("Stoke–on–Trent", 1)]),
        ("Stoke on\nTrent", [("Stoke on\nTrent", 1)]),
        ("Stoke on-site. Trent", [("Stoke", 2)]),
        ("Stoke on\n\nTrent", [("Stoke", 2)]),
        ("St. Helens and Saint Helens", [("St. Helens", 3)]),
        ("King’s Lynn", [("King’s Lynn", 4)]),
        ("A B & C", [("A B & C", 5)]),
        ("Stokes", []),
    ],
)
def test_a_phrase_in_every_writing(text: str, found: list[tuple[str, int]]) -> None:
    words = Words(text)
    assert [(words.surface(hit.first, hit.last), *hit.payloads) for hit in TRIE.find(words)] == found


def test_folding() -> None:
    assert fold("Tonbridge & Malling") == ("tonbridge", "and", "malling")
    assert fold("") == ()


@given(st.text(max_size=300))
def test_words_are_where_they_say(text: str) -> None:
    words = Words(text)
    assert all(0 <= word.start < word.end <= len(text) for word in words.items)
    assert all(a.end <= b.start for a, b in pairwise(words.items))
    hits = list(TRIE.find(words))
    assert all(a.last < b.first for a, b in pairwise(hits))
