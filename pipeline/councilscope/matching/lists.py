"""Groups list items with the words that introduce them; finds lists whose bullets were lost in scraping."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import groupby

from councilscope.articles import Block, BlockKind
from councilscope.matching.annotations import ItemList
from councilscope.spans import Span

LONGEST_LOST_ITEM = 60  # words; a longer paragraph without a bullet is prose
LONGEST_PHRASE = 9  # words of a line with a full stop that may be an item all the same ('Better records of visits.')
OPENING_WORDS = 8
FEWEST_WORDS = 6  # of an item that was taken for a heading, below other items
LINES = (BlockKind.PARAGRAPH, BlockKind.HEADING)  # what a line without a bullet is taken for
OPEN_ENDS = (" to", " should", " must", " will", " that")  # of a lead-in whose clause the items end
FINITE = frozenset(("is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could", "said", "says"))
NUMBERED = re.compile(r"R(?:ec(?:ommendation)?\s?)?\d{1,2}(?:[.:)]\s?|\s)\S")
OPENING_MARKS = tuple("\"“‘'«")
SENTENCE_ENDS = (".", "!", "?", ".”", '."', ".’", ".'")


Heads = Callable[[str], bool]


def find_lists(text: str, blocks: Sequence[Block], sentences: Sequence[Span], heads: Heads) -> tuple[ItemList, ...]:
    """All lists of the article in order: runs of list items, and of paragraphs that are items in all but bullets.

    heads: whether a line is a heading that says of what stands below it what it is ('Areas for improvement').
    """
    lists: list[ItemList] = []
    position = 0
    for is_item, run in groupby(blocks, key=lambda block: block.kind is BlockKind.LIST_ITEM):
        members = list(run)
        if is_item:
            lists.append(_item_list(members, blocks[:position], sentences))
        else:
            lists.extend(_lost_lists(text, members, blocks[:position], sentences, heads))
        position += len(members)
    return tuple(lists)


def find_tables(blocks: Sequence[Block]) -> tuple[ItemList, ...]:
    """All tables in order: the first row introduces the others, which are the items."""
    tables: list[ItemList] = []
    position = 0
    for is_row, run in groupby(blocks, key=lambda block: block.kind is BlockKind.TABLE_ROW):
        rows = list(run)
        if is_row and len(rows) > 1:
            items = tuple(row.span for row in rows[1:])
            heading = _heading_above(blocks[:position])
            tables.append(ItemList(items, (0,) * len(items), rows[0].span, heading))
        position += len(rows)
    return tuple(tables)


def _item_list(items: Sequence[Block], before: Sequence[Block], sentences: Sequence[Span]) -> ItemList:
    lead_in = None
    above = list(before)
    if above and above[-1].kind in (BlockKind.PARAGRAPH, BlockKind.BLOCK_QUOTE):
        lead_in = _last_sentence(above.pop(), sentences)
    return ItemList(
        items=tuple(item.span for item in items),
        levels=tuple(item.level for item in items),
        lead_in=lead_in,
        heading=_heading_above(above),
    )


def _heading_above(above: Sequence[Block]) -> Span | None:
    for block in reversed(above):
        if block.kind is BlockKind.HEADING:
            return block.span
        if block.kind is BlockKind.TITLE:
            return None
    return None


def _last_sentence(block: Block, sentences: Sequence[Span]) -> Span:
    inside = [span for span in sentences if block.start <= span.start and span.end <= block.end]
    return inside[-1] if inside else block.span


def _lost_lists(
    text: str, members: Sequence[Block], before: Sequence[Block], sentences: Sequence[Span], heads: Heads
) -> list[ItemList]:
    found: list[ItemList] = []
    index = 0
    while index < len(members):
        run = _numbered_from(text, members, index)
        if len(run) >= 2:
            found.append(_item_list(run, [*before, *members[:index]], sentences))
            index += len(run)
            continue
        run = _lost_items_after(text, members, index) or _lost_items_below(text, members, index, heads)
        if len(run) >= 2:
            found.append(_item_list(run, [*before, *members[: index + 1]], sentences))
        index += 1 + len(run)
    return found


def _numbered_from(text: str, members: Sequence[Block], index: int) -> list[Block]:
    """The paragraphs from ``index`` on that are numbered as recommendations are ('R1 Improve …')."""
    run: list[Block] = []
    for block in members[index:]:
        if block.kind is not BlockKind.PARAGRAPH or not NUMBERED.match(block.span.of(text)):
            break
        run.append(block)
    return run


def _lost_items_after(text: str, members: Sequence[Block], index: int) -> list[Block]:
    opener = members[index]
    if opener.kind is not BlockKind.PARAGRAPH or not opener.span.of(text).rstrip().endswith((":", ":-", ": -")):
        return []
    opened = opener.span.of(text).rstrip(" :-").lower().endswith(OPEN_ENDS)
    run: list[Block] = []
    for block in members[index + 1 :]:
        shown = block.span.of(text)
        alike = all(item.span.of(text).endswith(SENTENCE_ENDS) for item in run)  # all items end with a stop, or none
        if block.kind not in LINES or not (_looks_like_item(shown) or (opened and alike and _ends_clause(shown))):
            break
        run.append(block)
    return run[:-1] if run and _heads_what_follows(text, run) else run


def _lost_items_below(text: str, members: Sequence[Block], index: int, heads: Heads) -> list[Block]:
    """The lines without a full stop below a heading that introduces a list, up to the next heading or to prose."""
    opener = members[index]
    if opener.kind is not BlockKind.HEADING or not heads(opener.span.of(text)):
        return []
    run: list[Block] = []
    for block in members[index + 1 :]:
        shown = block.span.of(text)
        if block.kind not in LINES or shown.isupper() or heads(shown) or not _is_unended(shown):
            break
        run.append(block)
    following = members[index + 1 + len(run) :][:1]
    prose = bool(following) and following[0].kind is BlockKind.PARAGRAPH
    short = bool(run) and len(run[-1].span.of(text).split()) < FEWEST_WORDS
    return run[:-1] if prose and short and run[-1].kind is BlockKind.HEADING else run


def _heads_what_follows(text: str, run: Sequence[Block]) -> bool:
    """Whether the last line of a run is the next heading: it begins as none of the items, or as few words do."""
    last, others = run[-1], run[:-1]
    if last.kind is not BlockKind.HEADING or all(item.kind is BlockKind.HEADING for item in run):
        return False
    shown = last.span.of(text)
    if shown[0].islower():
        return False
    lower = any(item.span.of(text)[0].islower() for item in others)
    return lower or len(shown.split()) < FEWEST_WORDS or all(item.kind is not BlockKind.HEADING for item in others)


def _ends_clause(words: str) -> bool:
    """Whether a paragraph may end a clause that was left open ('Leeds should:'): it brings no subject and verb."""
    folded = words.lower().split()
    marked = words.startswith(OPENING_MARKS) or words.endswith(":")
    return not marked and len(folded) <= LONGEST_LOST_ITEM and FINITE.isdisjoint(folded[:OPENING_WORDS])


def _looks_like_item(words: str) -> bool:
    """Whether a paragraph after a colon is an item: no sentence, or a few words without a finite verb."""
    if _is_unended(words):
        return True
    if words.startswith(OPENING_MARKS) or len(words.split()) > LONGEST_LOST_ITEM or words.endswith(":"):
        return False
    folded = words.lower().rstrip(".!?").split()
    return len(folded) <= LONGEST_PHRASE and FINITE.isdisjoint(folded)


def _is_unended(words: str) -> bool:
    """Whether a line has no end of a sentence, and opens no quotation and no list."""
    if words.startswith(OPENING_MARKS) or len(words.split()) > LONGEST_LOST_ITEM or words.endswith(":"):
        return False
    return words[0].islower() or words.endswith(";") or not words.endswith(SENTENCE_ENDS)
