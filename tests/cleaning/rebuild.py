"""Puts a source together again from its article: what a reader would do to check that nothing was lost."""

from __future__ import annotations

from councilscope.articles import Article
from councilscope.cleaning.repair.mojibake import mojibake_changes


def undone(article: Article, start: int, end: int) -> str:
    """The clean text from ``start`` to ``end`` with each edit undone."""
    out: list[str] = []
    position = start
    for edit in sorted(article.edits, key=lambda item: (item.start, item.end)):
        if start <= edit.start and edit.end <= end:
            out += [article.text[position : edit.start], edit.was]
            position = edit.end
    return "".join([*out, article.text[position:end]])


def rebuilt(article: Article) -> str:
    """The source without white space, from blocks and removed pieces in source order."""
    pieces = [(block.source_start or 0, undone(article, block.start, block.end)) for block in article.blocks]
    pieces += [(item.source_start or 0, item.text) for item in article.removed]
    return "".join("".join(text.split()) for _, text in sorted(pieces, key=lambda piece: piece[0]))


def visible(text: str) -> str:
    """The text without its white space, and without white space that a wrong encoding disguised as letters."""
    letters = "".join(text.split())
    for change in sorted(mojibake_changes(letters), reverse=True):
        if change.new.isspace():
            letters = letters[: change.start] + letters[change.end :]
    return letters
