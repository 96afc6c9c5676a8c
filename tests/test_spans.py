"""Spans: half-open ranges and what is left when they overlap."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from councilscope.spans import Span, trimmed, without_overlaps

spans = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 50), st.integers(1, 10))


def test_touching_spans_do_not_overlap() -> None:
    assert not Span(0, 3).overlaps(Span(3, 5))
    assert Span(0, 4).overlaps(Span(3, 5))


def test_the_longest_of_overlapping_spans_stays() -> None:
    assert without_overlaps([Span(0, 4), Span(2, 10), Span(12, 13)]) == [Span(2, 10), Span(12, 13)]


@given(st.lists(spans))
def test_what_remains_is_disjoint_and_in_order(found: list[Span]) -> None:
    kept = without_overlaps(found)
    assert all(left.end <= right.start for left, right in pairwise(kept))
    assert all(any(span.overlaps(other) for other in kept) for span in found)


@given(st.text(alphabet="a \n", max_size=20))
def test_trimming_leaves_the_stripped_words(text: str) -> None:
    assert trimmed(text, 0, len(text)).of(text) == text.strip()
