"""Lists whose bullets were lost: short lines below a colon are its items, whatever each was taken for."""

from __future__ import annotations

import pytest

from councilscope.articles import Block, BlockKind
from councilscope.knowledge import load_knowledge
from councilscope.matching.list_headings import ListHeadings
from councilscope.matching.lists import find_lists

HEADINGS = ListHeadings(load_knowledge(()).actions)
KINDS = {"p": BlockKind.PARAGRAPH, "h": BlockKind.HEADING}


def items(*lines: str) -> list[str]:
    """The items of the one list found in lines, each with its kind before it: 'p:The report says that:'."""
    text, blocks = "", []
    for line in lines:
        kind, _, words = line.partition(":")
        blocks.append(Block(KINDS[kind], len(text), len(text) + len(words)))
        text += f"{words}\n\n"
    found = find_lists(text, blocks, [block.span for block in blocks], HEADINGS.heads)
    return [item.of(text) for group in found for item in group.items]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # a line of fifteen words is taken for a paragraph, a shorter one without a stop for a heading
        (["p:Inspectors found that:", "p:children live in homes that meet their needs", "h:staff know them well",
          "h:some plans are late"], 3),
        (["p:There are strengths:", "h:Waits for equipment are short", "p:Carers are asked what they need and then get it",
          "h:Few staff leave before they have been trained"], 3),
        # a line that begins as none of the items, or of a few words, heads what follows
        (["p:It will:", "p:train staff", "h:hire more staff", "h:What happens next", "p:The board is to meet in May."], 2),
        (["p:There are strengths:", "p:Waits are short", "h:Carers are asked what they need", "h:Next steps",
          "p:The board is to meet in May."], 2),
        # two paragraphs and a heading are no list of three
        (["p:It will:", "p:Train staff who are new", "p:Hire staff who stay", "h:Council leader says that all is well now",
          "p:The leader was glad."], 2),
        (["p:He said:", "p:The board met.", "h:What it found"], 0),
    ],
)  # fmt: skip
def test_lines_below_a_colon(lines: list[str], expected: int) -> None:
    assert items(*lines) == [line.partition(":")[2] for line in lines[1 : 1 + expected]]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["h:What the inspectors found", "h:Staff feel well led", "h:Plans for carers are late",
          "h:What must be done", "p:The council should act."], 2),
        (["h:Strengths", "h:Staff feel well led by their managers", "p:People who ask for help are telephoned every week",
          "p:The board will meet in May."], 2),
        (["h:Areas for improvement", "h:Reasons for decisions are not kept", "h:Too few reviews are held on time",
          "h:THE COUNCIL REPLIES", "p:The leader was glad."], 2),
        # a few words above prose head it
        (["h:Our findings", "h:Staff feel well led by managers", "h:Plans for carers come far too late",
          "h:The council replies", "p:The leader was glad."], 2),
        # headings that introduce nothing, and one line alone
        (["h:Old town", "h:Staff feel well led by their managers", "h:Plans for carers are late", "p:It rained."], 0),
        (["h:Key findings", "h:Staff feel well led by their managers", "p:The board will meet in May."], 0),
    ],
)  # fmt: skip
def test_lines_below_a_heading(lines: list[str], expected: int) -> None:
    assert items(*lines) == [line.partition(":")[2] for line in lines[1 : 1 + expected]]
