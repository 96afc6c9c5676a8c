"""A text under repair that still knows, character by character, where it came from."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple

import numpy as np

_start_of, _end_of = itemgetter(0), itemgetter(1)


class Change(NamedTuple):
    """Put ``new`` where ``text[start:end]`` stands; ``rule`` says why."""

    start: int
    end: int
    new: str
    rule: str


class Patch(NamedTuple):
    """``text[start:end]`` stands where the source has ``source[source_start:source_end]``."""

    start: int
    end: int
    source_start: int
    source_end: int
    rule: str

    def shifted(self, by: int) -> Patch:
        """The patch with its place in the text moved; the source stays."""
        return self._replace(start=self.start + by, end=self.end + by)


@dataclass(frozen=True, slots=True)
class MappedText:
    """``text`` is ``source`` with each of ``patches`` (ascending, disjoint) applied."""

    source: str
    text: str
    patches: tuple[Patch, ...] = ()

    @classmethod
    def of(cls, source: str) -> MappedText:
        """A text in which nothing is changed yet."""
        return cls(source, source)

    def changed(self, changes: Iterable[Change]) -> MappedText:
        """The text with ``changes`` applied, whose offsets point into the present ``text``.

        A change that touches an earlier patch widens it; one that overlaps a change before it is dropped.
        """
        ordered = sorted(changes)
        if not ordered:
            return self
        parts: list[str] = []
        patches: list[Patch] = []
        following = 0  # the first of the old patches that is not yet carried over
        position = written = 0
        for change in ordered:
            if change.start < position:
                continue
            first = bisect_left(self.patches, change.start, lo=following, key=_last_offset)
            last = first
            left, right = change.start, change.end
            while last < len(self.patches) and self.patches[last].start < change.end:
                left, right = min(left, self.patches[last].start), max(right, self.patches[last].end)
                last += 1
            if left < position:
                continue
            patches.extend(patch.shifted(written - position) for patch in self.patches[following:first])
            new = self.text[left : change.start] + change.new + self.text[change.end : right]
            parts.extend((self.text[position:left], new))
            written += left - position
            source_start = self._source_after(first, left)
            source_end = self._source_after(last, right)
            if last > first and self.patches[first].start == left:
                source_start = self.patches[first].source_start
            patches.append(Patch(written, written + len(new), source_start, source_end, change.rule))
            written += len(new)
            position, following = right, last
        patches.extend(patch.shifted(written - position) for patch in self.patches[following:])
        parts.append(self.text[position:])
        return MappedText(self.source, "".join(parts), tuple(patches))

    def source_offset(self, offset: int, *, end: bool = False) -> int:
        """Where ``text[offset]`` came from; ``end`` reads it as an exclusive end.

        Inside a patch the answer is the patch's start in the source, or its end for an exclusive end. At the
        place of a deletion both answers take the deleted words in.
        """
        if not self.patches:
            return offset
        if end:
            index = bisect_right(self.patches, offset, key=_end_of)
            if index < len(self.patches) and self.patches[index].start < offset:
                return self.patches[index].source_end
            return self._source_after(index, offset)
        index = bisect_left(self.patches, offset, key=_start_of)
        if index and self.patches[index - 1].end > offset:
            return self.patches[index - 1].source_start
        return self._source_after(index, offset)

    def source_ranges(self, ranges: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
        """Where each of the ranges of the text came from: the ``source_offset`` of its start and of its end."""
        if not self.patches or not ranges:
            return list(ranges)
        starts, ends, source_starts, source_ends = np.array([patch[:4] for patch in self.patches], dtype=np.intp).T
        shifts = np.concatenate(([0], source_ends - ends))
        left, right = np.array(ranges, dtype=np.intp).T
        before = np.searchsorted(starts, left)
        inside = (before > 0) & (ends[before - 1] > left)
        first = np.where(inside, source_starts[before - 1], left + shifts[before])
        after = np.searchsorted(ends, right, side="right")
        patch = np.minimum(after, len(ends) - 1)
        inside = (after < len(ends)) & (starts[patch] < right)
        last = np.where(inside, source_ends[patch], right + shifts[after])
        return list(zip(first.tolist(), last.tolist(), strict=True))

    def patched(self, ranges: Sequence[tuple[int, int]]) -> list[bool]:
        """For each of the ranges of the text whether patches begin in it or at its ends."""
        if not self.patches or not ranges:
            return [False] * len(ranges)
        starts = np.array([patch.start for patch in self.patches], dtype=np.intp)
        left, right = np.array(ranges, dtype=np.intp).T
        found: list[bool] = (np.searchsorted(starts, left) < np.searchsorted(starts, right, side="right")).tolist()
        return found

    def _source_after(self, count: int, offset: int) -> int:
        """Where an unchanged ``offset`` came from, ``count`` patches standing before it."""
        if not count:
            return offset
        patch = self.patches[count - 1]
        return patch.source_end + offset - patch.end

    def patches_in(self, start: int, end: int) -> tuple[Patch, ...]:
        """The patches that lie within ``text[start:end]``, deletions at its two ends included."""
        first = bisect_left(self.patches, start, key=_start_of)
        last = bisect_right(self.patches, end, key=_start_of)
        return tuple(patch for patch in self.patches[first:last] if patch.end <= end)


def _last_offset(patch: Patch) -> int:
    """The last offset that the patch covers, so that a patch ending where a change starts stays apart."""
    return max(patch.start, patch.end - 1)
