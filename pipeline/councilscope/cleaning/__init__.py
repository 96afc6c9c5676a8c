"""Sources to articles: the article, the whole article and nothing else, with what was removed and repaired."""

from __future__ import annotations

import hashlib

from councilscope.articles import Article, MediaType, SourceArticle
from councilscope.cleaning.given import with_given
from councilscope.cleaning.html_article import clean_html
from councilscope.cleaning.plain_article import clean_plain, take_plain
from councilscope.knowledge import Knowledge
from councilscope.settings import ExtractionSettings

__all__ = ["clean", "take_as_is"]


def clean(
    source: SourceArticle, settings: ExtractionSettings, knowledge: Knowledge, *, abstain: bool = True
) -> Article:
    """The article of a source, HTML or flattened text.

    Without ``abstain`` the likeliest lines of any page are given, in whatever language it is; the article's
    ``language`` and ``confidence`` say what to think of them.

    Raises: RejectedInput R005 (no article on the page), R006 (not English), R012 (a wall hides the article).
    """
    clean_one = clean_html if source.is_page else clean_plain
    return with_given(clean_one(source, settings, knowledge, abstain=abstain))


def take_as_is(text: str, *, path: str = "-", url: str | None = None) -> Article:
    """An article made of a text that needs no cleaning: its paragraphs are the blocks, nothing is removed.

    Encodings and lost quotation marks are still repaired, with an edit each. An empty text gives no blocks.
    """
    data = text.encode("utf-8", errors="replace")
    digest = hashlib.sha256(data).hexdigest()
    source = SourceArticle(path, MediaType.PLAIN, "utf-8", len(data), digest, text, url)
    return take_plain(source)
