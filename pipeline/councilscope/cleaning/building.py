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
    for line, verdict in zip(lines, verdicts, strict=True):
        if verdict.kept:
            _add_block(clean, mapped, line, BlockKind(verdict.part.value), in_source)
        else:
            _add_removed(clean, mapped, line, verdict, in_source)
    return clean


def _add_removed(clean: CleanText, mapped: MappedText, line: Line, verdict: Verdict, in_source: bool) -> None:
    start = mapped.source_offset(line.start)
    end = mapped.source_offset(line.end, end=True)
    text = mapped.source[start:end]
    place = (start, end) if in_source else (None, None)
    clean.removed.append(Removed(verdict.reason, text, verdict.confidence, *place))


def _add_block(clean: CleanText, mapped: MappedText, line: Line, kind: BlockKind, in_source: bool) -> None:
    base = clean.size + (len(BETWEEN) if clean.parts else 0)
    inner = line.start
    text = mapped.text
    if kind is BlockKind.LIST_ITEM and not line.tag:
        written_item = text[line.start : line.end]
        marker = BULLET.match(written_item) or COUNTED.match(written_item)
        if marker:
            inner += marker.end()
            written = mapped.source[mapped.source_offset(line.start) : mapped.source_offset(inner)]
            clean.edits.append(Edit(base, base, written.strip(), "list-marker"))
    patches = list(mapped.patches_in(inner, line.end))
    if not patches and kind is not BlockKind.TABLE_ROW:
        words = [folded(text[inner : line.end])]
        size = len(words[0])
    else:
        words, size = _words_with_edits(clean.edits, mapped, (inner, line.end), base, patches, kind)
    source = (mapped.source_offset(line.start), mapped.source_offset(line.end, end=True)) if in_source else (None, None)
    clean.parts.append("".join(words))
    clean.blocks.append(Block(kind, base, base + size, line.level, *source))
    clean.size = base + size


def _words_with_edits(
    edits: list[Edit],
    mapped: MappedText,
    place: tuple[int, int],
    base: int,
    patches: list[Patch],
    kind: BlockKind,
) -> tuple[list[str], int]:
    """The words of a block with what joins them, their total length; ``edits`` gets the block's repairs."""
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
    return words, size


def _was(mapped: MappedText, patch: Patch) -> str:
    return mapped.source[patch.source_start : patch.source_end]
