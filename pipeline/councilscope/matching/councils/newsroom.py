"""A council's own text: 'we' and 'our' outside of quotation marks speak for it."""

from __future__ import annotations

import re

from councilscope.articles import BlockKind
from councilscope.matching.annotations import CouncilMention
from councilscope.matching.councils.salience import Scene
from councilscope.records import MentionForm
from councilscope.spans import Span

CONFIDENCE = 0.85
SPEECH_WINDOW = 120  # characters at a block's end that may announce the speech of the next
FIRST_PERSON = re.compile(r"\b(?:[Ww]e|[Oo]ur|[Uu]s)\b")
SPEECH_FOLLOWS = re.compile(r"\b(?:said|says|added|adds|commented|responded|writes|wrote)\b[^.!?]{0,80}:\s*$")
MARKS = re.compile(r"[“”«»\"'‘’]")
DOUBLE_MARKS = {"“": 1, "«": 1, "”": -1, "»": -1}
SINGLE_OPENING = re.compile(r"(?:(?<=[\s(])|^)['‘](?=\w)", re.MULTILINE)
SINGLE_CLOSING = re.compile(r"(?<=[\w.,!?])['’](?=[\s.,;:!?)]|$)", re.MULTILINE)
UNSPOKEN = (BlockKind.BYLINE, BlockKind.NOTE, BlockKind.BLOCK_QUOTE)


def find_first_person(scene: Scene) -> list[CouncilMention]:
    """'We', 'our' and 'us' of the scene's newsroom, in text order; none if the article is no newsroom's."""
    found: list[CouncilMention] = []
    if scene.newsroom is None:
        return found
    announced = False
    for block in scene.layout.blocks:
        if not announced and block.kind not in UNSPOKEN:
            found.extend(_in_block(scene, block.span, scene.newsroom))
        end = scene.text[max(block.start, block.end - SPEECH_WINDOW) : block.end]
        announced = SPEECH_FOLLOWS.search(end) is not None
    return found


def _in_block(scene: Scene, block: Span, newsroom: str) -> list[CouncilMention]:
    found, marks, seen = [], Marks(), block.start
    for match in FIRST_PERSON.finditer(scene.text, block.start, block.end):
        marks.read(scene.text, seen, match.start())
        seen = match.start()
        if not marks.open:
            form, antecedent = MentionForm.ANAPHOR, scene.antecedent(newsroom, match.start())
            found.append(CouncilMention(*match.span(), newsroom, form, CONFIDENCE, "newsroom-we", antecedent))
    return found


class Marks:
    """Counts the quotation marks of a block from left to right."""

    def __init__(self) -> None:
        self.curly = self.straight = self.single = 0

    def read(self, text: str, start: int, end: int) -> None:
        """Take in the marks from ``start`` to ``end``."""
        for match in MARKS.finditer(text, start, end):
            mark = match.group()
            self.curly = max(0, self.curly + DOUBLE_MARKS.get(mark, 0))
            self.straight += mark == '"'
            if mark in "'‘’":
                opens = SINGLE_OPENING.match(text, match.start())
                closes = SINGLE_CLOSING.match(text, match.start())
                self.single = max(0, self.single + (1 if opens else -1 if closes else 0))

    @property
    def open(self) -> bool:
        """True inside a quotation."""
        return self.curly > 0 or self.straight % 2 == 1 or self.single > 0
