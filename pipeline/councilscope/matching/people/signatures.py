"""Lines that hold a name and a role beside a quotation, which pages set as headings: above it, or signing it."""

from __future__ import annotations

from collections.abc import Sequence

from councilscope.articles import Block, BlockKind
from councilscope.matching.people.names import Name
from councilscope.matching.tokens import Tokens

DASHES = ("–", "—", "-", "―")
MARKS = ('"', "“", "'", "‘", "”", "’")
LONGEST_LINE = 18  # tokens
AFTER_NAMES = frozenset((",", "(", ":", "|", *DASHES))


def name_lines(tokens: Tokens, blocks: Sequence[Block], names: Sequence[Name]) -> set[int]:
    """Numbers of the headings that are no headlines: '– Jane Moss', 'Jane Moss, leader' or a role under a name."""
    starts = {name.outset: name for name in names}
    ends = {name.letters: name for name in names}
    found: set[int] = set()
    for number, block in enumerate(blocks):
        if block.kind is not BlockKind.HEADING:
            continue
        first, last = tokens.at(block.start), tokens.before(block.end)
        if first < len(tokens) and tokens.text[first] in DASHES:
            found.add(number)
        elif last - first <= LONGEST_LINE and tokens.text[last - 1][-1] not in ".!?":
            name = starts.get(first)
            if name is not None and name.letters <= last:
                bare = name.letters == last
                fits = bare or tokens.text[name.letters] in AFTER_NAMES
                under = number + 1 if bare and _is_role_line(tokens, blocks, number + 1) else number
                if fits and _beside_quotation(tokens, blocks, number, under):
                    found |= {number, under}
            elif last in ends and tokens.text[ends[last].outset - 1] == "," and ends[last].outset > first:
                found |= {number} if _beside_quotation(tokens, blocks, number, number) else set()
    return found


def _is_role_line(tokens: Tokens, blocks: Sequence[Block], number: int) -> bool:
    """True for a short heading without an end mark, as may stand under a name."""
    if number >= len(blocks) or blocks[number].kind is not BlockKind.HEADING:
        return False
    first, last = tokens.at(blocks[number].start), tokens.before(blocks[number].end)
    return last - first <= LONGEST_LINE and tokens.text[last - 1][-1] not in ".!?:"


def _beside_quotation(tokens: Tokens, blocks: Sequence[Block], above: int, below: int) -> bool:
    """True if a quotation ends right above the one block, or begins right below the other."""
    if above and _last(tokens, blocks[above - 1]).endswith(MARKS):
        return True
    following = blocks[below + 1] if below + 1 < len(blocks) else None
    return following is not None and tokens.text[tokens.at(following.start)].startswith(MARKS)


def _last(tokens: Tokens, block: Block) -> str:
    return tokens.text[tokens.before(block.end) - 1]
