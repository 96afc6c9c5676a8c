"""Judged lines to an Article: the clean text, its blocks, edits and what was removed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from councilscope.articles import Block, BlockKind, Edit, Removed
from councilscope.cleaning.lines import Line, Verdict, folded
from councilscope.cleaning.mapped import MappedText, Patch
from councilscope.cleaning.plaintext import BULLET, COUNTED

BETWEEN = "\n\n"
CELL = " | "
CELLS = re.compile(r"\t[\t ]*| {3,}")
NOWHERE = (None, None)
WORD = re.compile(r"\S+")


@dataclass
class CleanText:
    """The clean text as it grows."""

    parts: list[str] = field(default_factory=list)
    size: int = 0
    blocks: list[Block] = field(default_factory=list)
    edits: list[Edit] = field(default_factory=list)
    removed: list[Removed] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The blocks, joined by one blank line."""
        return BETWEEN.join(self.parts)


def build(mapped: MappedText, lines: Sequence[Line], verdicts: Sequence[Verdict], *, in_source: bool) -> CleanText:
    """The clean text of the kept lines, in order; ``in_source`` says that offsets of the source mean something."""
    clean = CleanText()
    ranges = [(line.start, line.end) for line in lines]
    sources, patched = mapped.source_ranges(ranges), mapped.patched(ranges)
    for line, verdict, source, repaired in zip(lines, verdicts, sources, patched, strict=True):
        place = source if in_source else NOWHERE
        if verdict.kept:
            kind = BlockKind(verdict.part.value)
            base = clean.size + (len(BETWEEN) if clean.parts else 0)
            words = _block_words(clean.edits, mapped, line, kind, base, repaired=repaired)
            clean.parts.append(words)
            clean.size = base + len(words)
            clean.blocks.append(Block(kind, base, clean.size, line.level, *place))
        else:
            text = mapped.source[slice(*source)]
            clean.removed.append(Removed(verdict.reason, text, verdict.confidence, *place))
    return clean


def _block_words(
    edits: list[Edit], mapped: MappedText, line: Line, kind: BlockKind, base: int, *, repaired: bool
) -> str:
    """The words of a block, that begins at ``base`` of the clean text; ``edits`` gets what was changed in it."""
    inner = line.start
    text = mapped.text
    if kind is BlockKind.LIST_ITEM and not line.tag:
        written_item = text[line.start : line.end]
        marker = BULLET.match(written_item) or COUNTED.match(written_item)
        if marker:
            inner += marker.end()
            written = mapped.source[mapped.source_offset(line.start) : mapped.source_offset(inner)]
            edits.append(Edit(base, base, written.strip(), "list-marker"))
    patches = list(mapped.patches_in(inner, line.end)) if repaired else []
    if patches or kind is BlockKind.TABLE_ROW:
        return "".join(_words_with_edits(edits, mapped, (inner, line.end), base, patches, kind))
    return line.text if inner == line.start else folded(text[inner : line.end])


def _words_with_edits(
    edits: list[Edit],
    mapped: MappedText,
    place: tuple[int, int],
    base: int,
    patches: list[Patch],
    kind: BlockKind,
) -> list[str]:
    """The words of a block with what joins them; ``edits`` gets the block's repairs."""
    text = mapped.text
    words: list[str] = []
    size = 0
    previous = place[0]
    for match in WORD.finditer(text, *place):
        start, end = match.span()
        if words:
            cells = kind is BlockKind.TABLE_ROW and CELLS.search(text, previous, start)
            joint = CELL if cells else " "
            if cells:
                edits.append(Edit(base + size + 1, base + size + 2, "", "cell-edge"))
            while patches and patches[0].end <= start and patches[0].start < start:
                patch = patches.pop(0)  # a repair within the white space itself
                edits.append(Edit(base + size, base + size + 1, _was(mapped, patch), patch.rule))
            words.append(joint)
            size += len(joint)
        while patches and patches[0].end <= end:
            patch = patches.pop(0)
            shift = base + size - start
            edits.append(Edit(patch.start + shift, patch.end + shift, _was(mapped, patch), patch.rule))
        words.append(text[start:end])
        size += end - start
        previous = end
    return words


def _was(mapped: MappedText, patch: Patch) -> str:
    return mapped.source[patch.source_start : patch.source_end]
