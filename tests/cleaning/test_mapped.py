"""A repaired text knows where each character came from."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from councilscope.cleaning.mapped import Change, MappedText

Rounds = list[list[tuple[int, int, str]]]
ROUNDS = st.lists(
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 4), st.text("xyz", max_size=3)), max_size=5), max_size=3
)


def source_again(mapped: MappedText) -> str:
    out, position = [], 0
    for patch in mapped.patches:
        out += [mapped.text[position : patch.start], mapped.source[patch.source_start : patch.source_end]]
        position = patch.end
    return "".join([*out, mapped.text[position:]])


@given(st.text("abcd ", max_size=40), ROUNDS)
def test_changed_can_always_be_undone(source: str, rounds: Rounds) -> None:
    mapped = MappedText.of(source)
    for changes in rounds:
        size = len(mapped.text)
        mapped = mapped.changed(
            Change(start, min(start + length, size), new, "test") for start, length, new in changes if start <= size
        )
        assert source_again(mapped) == source
        assert all(first.end <= second.start for first, second in zip(mapped.patches, mapped.patches[1:], strict=False))


@given(st.text("abcd ", max_size=40), ROUNDS, st.data())
def test_adjacent_slices_of_the_source_meet(source: str, rounds: Rounds, data: st.DataObject) -> None:
    mapped = MappedText.of(source)
    for changes in rounds:
        size = len(mapped.text)
        mapped = mapped.changed(
            Change(start, min(start + length, size), new, "test") for start, length, new in changes if start <= size
        )
    offsets = [mapped.source_offset(offset) for offset in range(len(mapped.text) + 1)]
    assert offsets == sorted(offsets)
    ends = [mapped.source_offset(offset, end=True) for offset in range(len(mapped.text) + 1)]
    assert all(start <= end for start, end in zip(offsets, ends, strict=True))


def test_change_beside_a_patch_keeps_both() -> None:
    mapped = MappedText.of("a??b").changed([Change(1, 3, "’", "one")]).changed([Change(2, 2, " ", "two")])
    assert mapped.text == "a’ b"
    assert [patch.rule for patch in mapped.patches] == ["one", "two"]


def test_change_over_a_patch_widens_it() -> None:
    mapped = MappedText.of("x&amp;pound;5").changed([Change(1, 6, "&", "one")]).changed([Change(1, 8, "£", "two")])
    assert mapped.text == "x£5"
    assert mapped.source[mapped.patches[0].source_start : mapped.patches[0].source_end] == "&amp;pound;"


@given(st.text("abcd ", max_size=40), ROUNDS, st.lists(st.tuples(st.integers(0, 40), st.integers(0, 9)), max_size=5))
def test_ranges_come_from_where_their_ends_do(source: str, rounds: Rounds, found: list[tuple[int, int]]) -> None:
    mapped = MappedText.of(source)
    for changes in rounds:
        size = len(mapped.text)
        mapped = mapped.changed(
            Change(start, min(start + length, size), new, "test") for start, length, new in changes if start <= size
        )
    ranges = [(start, start + length) for start, length in found if start + length <= len(mapped.text)]
    ends = [(mapped.source_offset(start), mapped.source_offset(end, end=True)) for start, end in ranges]
    assert mapped.source_ranges(ranges) == ends
    assert all(
        patched or not mapped.patches_in(*place) for place, patched in zip(ranges, mapped.patched(ranges), strict=True)
    )
