"""Records of small texts: blank lines part paragraphs, '- ' begins a list item, nothing is cleaned."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from councilscope.articles import Article, BlockKind, Published
from councilscope.matching.sections import blocks_of
from councilscope.pipeline import Extractor, source_of_text
from councilscope.records import ArticleRecord
from councilscope.settings import ExtractionSettings

PRECISIONS = {4: "year", 7: "month", 10: "day"}


@lru_cache(maxsize=1)
def _extractor() -> Extractor:
    return Extractor(ExtractionSettings(model=None))


def record_of_text(text: str, published: str | None = "2008-05-12", headings: tuple[str, ...] = ()) -> ArticleRecord:
    """The record of a text by rules alone; ``published`` None leaves it undated; ``headings`` are its headings."""
    date = None if published is None else Published(published, PRECISIONS[len(published)], "metadata", published)
    blocks = tuple(
        replace(block, kind=BlockKind.HEADING) if block.span.of(text) in headings else block
        for block in blocks_of(text)
    )
    return _extractor().annotated(Article(source_of_text(text), text, blocks, published=date))
