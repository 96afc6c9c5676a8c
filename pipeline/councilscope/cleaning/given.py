"""What an input gives beside the text (a row's fields, an e-mail's heads) put into the article."""

from __future__ import annotations

import re
from dataclasses import replace

from councilscope.articles import Article, Block, BlockKind, Notice, Published
from councilscope.cleaning.calendar_dates import FIRST_YEAR, LAST_YEAR, find_dates
from councilscope.cleaning.lines import folded
from councilscope.cleaning.metadata import iso_date

PARTIAL = re.compile(r"((?:19|20)\d\d)(?:-(0[1-9]|1[0-2]))?")


def with_given(article: Article) -> Article:
    """The article with the date, author and publisher that its input gives, which no reading of the text outdoes.

    A given title is the article's where it stands in the clean text. A date that cannot be read is a notice.
    """
    given = article.source.given
    published, notices = article.published, article.notices
    if given.published:
        read = given_date(given.published)
        published = read or published
        if read is None:
            words = given.published[:80]
            notices = (*notices, Notice("given-date-unread", f"The input gives {words!r} as date, which is none."))
    article = _with_title(article, folded(given.title)) if given.title else article
    return replace(
        article,
        published=published,
        notices=notices,
        author=given.author or article.author,
        publisher=given.publisher or article.publisher,
    )


def given_date(words: str) -> Published | None:
    """The date that a field gives, day first where it is in figures; None where it gives none."""
    partial = PARTIAL.fullmatch(words.strip())
    if partial and FIRST_YEAR <= int(partial[1]) <= LAST_YEAR:
        return Published(partial[0], "month" if partial[2] else "year", "metadata", words)
    day = iso_date(words)
    if day is not None:
        return Published(day, "day", "metadata", words)
    month = next(find_dates(words), None)
    return Published(month.iso, month.precision, "metadata", words) if month else None


def _with_title(article: Article, title: str) -> Article:
    """A first block that is the given title becomes the title, and a block taken for it before a heading."""
    if not article.blocks or article.blocks[0].span.of(article.text).casefold() != title.casefold():
        return article  # records begin with their title: one that stands further down stays what it is
    first, *others = article.blocks
    blocks = (replace(first, kind=BlockKind.TITLE), *map(_as_heading, others))
    return replace(article, blocks=blocks, title=first.span.of(article.text))


def _as_heading(block: Block) -> Block:
    return replace(block, kind=BlockKind.HEADING) if block.kind is BlockKind.TITLE else block
