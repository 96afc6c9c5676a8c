"""What the rules of all components weigh in a sentence and turn down, by inline markup."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from councilscope.articles import Article, Published
from councilscope.cleaning import take_as_is
from councilscope.matching.weighing import Weighed
from councilscope.pipeline import Extractor
from councilscope.records import ArticleRecord
from councilscope.settings import ExtractionSettings


@cache
def extractor() -> Extractor:
    """All components over the shipped knowledge, without a model."""
    return Extractor(ExtractionSettings(model=None))


def article_of(text: str, year: int | None = 2022) -> Article:
    """An article of that year, paragraph by paragraph."""
    article = take_as_is(text, path="text", url=None)
    return replace(article, published=Published(f"{year}-03-12", "day", "metadata", "given")) if year else article


def weighed_in(text: str, year: int | None = 2022) -> tuple[ArticleRecord, list[Weighed]]:
    """The record of an article of that year, and what was turned down."""
    weighed: list[Weighed] = []
    return extractor().annotated(article_of(text, year), weighed), weighed


def turned_down(marked: str, year: int | None = 2022) -> list[tuple[str, str]]:
    """The rules, each with its candidate, that turned something down at the words '[between brackets]'."""
    before, words, after = re.split(r"[\[\]]", marked)
    record, weighed = weighed_in(before + words + after, year)
    start = -1
    for _ in range(before.count(words) + 1):
        start = record.text.index(words, start + 1)
    return [(one.rule, one.candidate) for one in weighed if (one.start, one.end) == (start, start + len(words))]
