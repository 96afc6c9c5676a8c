"""Comparing by words: what does not count, and how anchors and likeness work."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councilscope.reviewing.words import alike, anchored, folded, overlap, within, words


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("“It’s GOOD,” she said – twice", "its good she said twice"),
        ("Ynys Môn", "ynys mon"),
        ("£3.5m, 19%", "£3 5m 19%"),
        (None, ""),
        ("…", ""),
    ],
)
def test_folding(text: str | None, plain: str) -> None:
    assert folded(text) == plain


@pytest.mark.parametrize(
    ("starts", "ends", "found"),
    [
        ("one two", "four", "one two three four"),
        ("two three", "three four", "two three four"),
        ("three", "three", "three"),
        ("one", "two", "one two"),
        ("four", "one", "four one"),
        ("five", "one", None),
        ("six", "four", None),
        ("", "four", None),
    ],
)
def test_anchors(starts: str, ends: str, found: str | None) -> None:
    text = words("one two three four one two five")
    got = anchored(text, words(starts), words(ends))
    assert (got and " ".join(got)) == found


@given(st.lists(st.sampled_from("abc")), st.lists(st.sampled_from("abc")))
def test_overlap_is_symmetric_and_bounded(left: list[str], right: list[str]) -> None:
    assert overlap(left, right) == overlap(right, left)
    assert 0.0 <= overlap(left, right) <= 1.0
    assert overlap(left, left) == (1.0 if left else 0.0)


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("Chief Executive", "chief executive", True),
        ("leader", "deputy leader", False),
        (None, None, True),
        ("x", None, False),
    ],
)
def test_alike(left: str | None, right: str | None, same: bool) -> None:
    assert alike(left, right) is same


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [("by May", "from April, by May", True), ("art", "start", False), (None, "x", False), (None, None, True)],
)
def test_within(left: str | None, right: str | None, same: bool) -> None:
    assert within(left, right) is same
    assert within(right, left) is same
