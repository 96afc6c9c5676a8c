"""Digests: a plain text that names itself a sheet of several stories, taken apart at its headlines.

Told by structure alone, before anything is cleaned, and only where all of it is plain: what is doubtful stays one
article, which cleaning warns about.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from statistics import mean, median
from typing import NamedTuple

from councilscope.articles import Given
from councilscope.errors import RejectedInput
from councilscope.knowledge import load_knowledge
from councilscope.reading.decoding import decode
from councilscope.reading.formats import Form
from councilscope.reading.pieces import Piece
from councilscope.settings import ExtractionSettings

FEWEST_STORIES = 3
HEAD = 2000  # bytes within which a digest names itself
MASTHEAD_LINE = 12  # words
HEADLINE = range(2, 15)  # words
HEADLINE_WORDS = 3.0  # of all headlines on average: the headings of one article are shorter
SENTENCE = 10  # words of the first line under a headline
FEWEST_WORDS = 20  # of every story
MOST_WORDS = 260  # of the middle one: what is longer under each heading is an article of chapters
BLOCK = re.compile(r"\S[^\n]*(?:\n[^\S\n]*\S[^\n]*)*")
"""Lines without a blank one between them."""
END = re.compile(r"[.!?…][\"'”’)]*$")
NOT_AT_THE_END = (".", ":", ";", ",", "…", "!")
HEADLINE_START = re.compile(r"[\"'“‘£]?[A-Z0-9]")
LISTED = re.compile(r"(?:\d{1,2}[.)]|[a-z][.)])\s")
READER = frozenset({"you", "your"})
DATED = re.compile(r"\d[^\n]{0,20}\b(?:19|20)\d\d\b")


class Story(NamedTuple):
    """One story: where it stands in the text of its digest (end exclusive)."""

    start: int
    end: int


class _Block(NamedTuple):
    start: int
    end: int
    text: str

    @property
    def words(self) -> int:
        return len(self.text.split())

    @property
    def is_headline(self) -> bool:
        """One line that may be a headline: neither a sentence nor an item, a label in capitals or a rule."""
        return (
            "\n" not in self.text
            and self.words in HEADLINE
            and bool(HEADLINE_START.match(self.text))
            and not self.text.endswith(NOT_AT_THE_END)
            and not self.text.isupper()
            and not LISTED.match(self.text)
            and "|" not in self.text
        )

    @property
    def addresses(self) -> bool:
        """Speaks to the reader, as what is said of the digest itself does."""
        return not READER.isdisjoint(re.findall(r"[a-z]+", self.text.casefold()))

    @property
    def is_prose(self) -> bool:
        return self.words >= SENTENCE and bool(END.search(self.text))


def story_pieces(path: Path, relative: str, settings: ExtractionSettings) -> list[Piece] | None:
    """The stories of a digest as pieces ``relative#n``, each with the date of the digest; None for one article.

    A piece's bytes are its part of the text in UTF-8, so that a story has an id and a source map of its own.
    """
    names = load_knowledge(settings.knowledge).boilerplate.marker("many-stories")
    try:
        with path.open("rb") as file:
            head = " ".join(file.read(HEAD).decode("latin-1").casefold().split())
            if not any(name in head for name in names):
                return None
            file.seek(0)
            data = file.read(settings.max_bytes + 1)
        if len(data) > settings.max_bytes:
            return None
        text = decode(data, is_html=False).text
    except (OSError, RejectedInput):
        return None  # reading it as one article says why
    stories = stories_of(text, names)
    masthead = text[: stories[0].start].split("\n") if stories else []
    date = next((line.strip() for line in masthead if DATED.search(line)), None)
    return [
        Piece(
            f"{relative}#{number}",
            Form.PLAIN,
            text[story.start : story.end].encode("utf-8", "replace"),
            row=number,
            given=Given(published=date) if date else None,
        )
        for number, story in enumerate(stories, start=1)
    ] or None


def stories_of(text: str, names: Sequence[str]) -> tuple[Story, ...]:
    """The stories of a text that calls itself by one of ``names`` above its first headline; () for one article.

    Each begins at a headline with running text right under it and ends where the next begins.
    """
    blocks = [_Block(match.start(), match.end(), match[0].strip()) for match in BLOCK.finditer(text)]
    heads = [at for at, block in enumerate(blocks[:-1]) if block.is_headline and blocks[at + 1].is_prose]
    if heads and _is_named([blocks[heads[0]].text], names):
        heads = heads[1:]  # the name itself, above words to the reader
    if len(heads) < FEWEST_STORIES or any(block.is_prose and not block.addresses for block in blocks[: heads[0]]):
        return ()
    if not _is_named([line for block in blocks[: heads[0]] for line in block.text.split("\n")], names):
        return ()
    ends = [*(blocks[at].start for at in heads[1:]), len(text)]
    stories = [Story(blocks[at].start, end) for at, end in zip(heads, ends, strict=True)]
    sizes = [len(text[story.start : story.end].split()) for story in stories]
    if min(sizes) < FEWEST_WORDS or median(sizes) > MOST_WORDS:
        return ()
    if mean(blocks[at].words for at in heads) <= HEADLINE_WORDS:
        return ()
    return tuple(stories)


def _is_named(lines: Sequence[str], names: Sequence[str]) -> bool:
    """True if a short line above the first headline holds one of the names as words of its own."""
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b")
    return any(pattern.search(line.casefold()) for line in lines if len(line.split()) <= MASTHEAD_LINE)
