"""The first component: blocks, sentences, lists, and sections with the voice that speaks in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from spacy.attrs import IDX, SENT_START
from spacy.language import Language
from spacy.tokens import Doc

from councilscope.articles import Block, BlockKind
from councilscope.knowledge import Knowledge, load_knowledge
from councilscope.knowledge.layout import VoiceAnnouncement
from councilscope.matching.annotations import Layout, Section, Voice, annotate, article_of, register_extensions, text_of
from councilscope.matching.list_headings import ListHeadings
from councilscope.matching.lists import find_lists, find_tables
from councilscope.matching.run_on import run_on_lists
from councilscope.matching.sentences import split_sentences
from councilscope.spans import Span, trimmed

LONGEST_ANNOUNCEMENT = 14  # words in a line that announces another party's text
WHOLE = (BlockKind.TITLE, BlockKind.HEADING, BlockKind.BYLINE, BlockKind.TABLE_ROW)
_BULLET = re.compile(r"\s{0,200}(?:[-–•*·]|\d{1,2}[.)])\s{1,200}")
_GAP = re.compile(r"\n[ \t]*\n")


class Sections:
    """Writes ``doc._.councilscope_layout`` and sentence starts on the tokens."""

    def __init__(self, knowledge: Knowledge) -> None:
        register_extensions("article", "layout", "notices")
        self.abbreviations = knowledge.layout.abbreviations
        self.headings = ListHeadings(knowledge.actions)
        self.announcements = [(Voice(voice.voice), _announcement_pattern(voice)) for voice in knowledge.layout.voices]

    def __call__(self, doc: Doc) -> Doc:
        layout = self.match(doc)
        annotate(doc, "layout", layout)
        _mark_sentences(doc, layout)
        return doc

    def match(self, doc: Doc) -> Layout:
        """The layout of the Doc's article, or of its bare text when it has none."""
        text = text_of(doc)
        article = article_of(doc)
        blocks = article.blocks if article is not None else blocks_of(text)
        sentences = [sentence for block in blocks for sentence in self._sentences(text, block)]
        return Layout(
            blocks=tuple(blocks),
            sentences=tuple(sentences),
            sections=tuple(self._sections(text, blocks)),
            lists=find_lists(text, blocks, sentences, self.headings.heads),
            tables=find_tables(blocks),
            run_ons=run_on_lists(text, sentences),
        )

    def _sentences(self, text: str, block: Block) -> list[Span]:
        if block.kind in WHOLE:
            return [block.span]
        return split_sentences(text, block.start, block.end, self.abbreviations)

    def _sections(self, text: str, blocks: Sequence[Block]) -> list[Section]:
        sections: list[Section] = []
        voice = Voice.WRITER
        heading: Span | None = None
        begin = 0
        for block in blocks:
            announced = self._announced(text, block)
            if announced is None and block.kind is not BlockKind.HEADING:
                continue
            if block.start > begin:
                sections.append(Section(Span(begin, block.start), voice, heading))
            begin = block.start
            voice = announced or voice
            heading = block.span if block.kind is BlockKind.HEADING else heading
        sections.append(Section(Span(begin, max(begin, len(text))), voice, heading))
        return sections

    def _announced(self, text: str, block: Block) -> Voice | None:
        if block.kind not in (BlockKind.PARAGRAPH, BlockKind.HEADING):
            return None
        words = block.span.of(text)
        if len(words.split()) > LONGEST_ANNOUNCEMENT or any(mark in words for mark in '"“‘'):
            return None
        return next((voice for voice, pattern in self.announcements if pattern.search(words)), None)


def _mark_sentences(doc: Doc, layout: Layout) -> None:
    """Tell spaCy where sentences start, all at once: token by token it looks at the whole Doc each time."""
    offsets = doc.to_array(IDX)
    starts = np.isin(offsets, [0, *(sentence.start for sentence in layout.sentences)])
    marks: Any = np.where(starts, 1, -1).astype(np.int64).astype(np.uint64).reshape(-1, 1)
    doc.from_array([SENT_START], marks)


def _announcement_pattern(voice: VoiceAnnouncement) -> re.Pattern[str]:
    """A line such as "A statement from the council follows" or "The council's response"; no longer sentence."""
    nouns = "|".join(map(re.escape, voice.announcements))
    parties = "|".join(map(re.escape, voice.parties))
    noun_first = (
        rf"(?:an? |the )?(?:full |short )?(?:{nouns})\b (?:from|by|of)\b"
        rf"[^.:]{{0,80}}\b(?:{parties})\b[^.:]{{0,40}}(?:follows\s*[.:]?|:)?"
    )
    party_first = rf"[^.:]{{0,60}}\b(?:{parties})['’]?s?['’]? (?:{nouns})(?: follows)?\s*[.:]?"
    return re.compile(rf"(?i)^(?:{noun_first}|{party_first})$")


def blocks_of(text: str) -> tuple[Block, ...]:
    """Blocks of a bare text: paragraphs between blank lines; a line with a bullet or number is a list item."""
    blocks: list[Block] = []
    begin = 0
    for end, following in [*((gap.start(), gap.end()) for gap in _GAP.finditer(text)), (len(text), len(text))]:
        blocks.extend(_blocks_of_paragraph(text, begin, end))
        begin = following
    return tuple(blocks)


def _blocks_of_paragraph(text: str, start: int, end: int) -> list[Block]:
    lines: list[Span] = []
    begin = start
    for words in text[start:end].splitlines(keepends=True):
        lines.append(Span(begin, begin + len(words)))
        begin += len(words)
    if not any(_BULLET.match(line.of(text)) for line in lines):
        whole = trimmed(text, start, end)
        return [Block(BlockKind.PARAGRAPH, *whole)] if whole.end > whole.start else []
    blocks = []
    for line in lines:
        marker = _BULLET.match(line.of(text))
        inner = trimmed(text, line.start + (marker.end() if marker else 0), line.end)
        if inner.end > inner.start:
            blocks.append(Block(BlockKind.LIST_ITEM if marker else BlockKind.PARAGRAPH, *inner))
    return blocks


@Language.factory("councilscope_sections", assigns=["doc._.councilscope_layout"], default_config={"knowledge": []})
def make_sections(nlp: Language, name: str, knowledge: list[str]) -> Sections:
    """The spaCy factory; ``knowledge`` lists overlay folders."""
    return Sections(load_knowledge(tuple(map(Path, knowledge))))
