"""Invented articles to wrap in page furniture, and the short way to clean them."""

from __future__ import annotations

from datetime import date

from councilscope.articles import Article
from councilscope.cleaning import clean
from councilscope.knowledge import load_knowledge
from councilscope.reading import read_bytes
from councilscope.settings import ExtractionSettings

TITLE = "Inspectors find better care in Ambleton"
BODY = (
    "Care for older people in Ambleton has improved since the last visit, inspectors said in a report on Tuesday.",
    "The team spent three weeks in the town and spoke to forty people who use its services.",
    "Councillor Ruth Penhallow, who leads on adult care, said: “We have worked hard for this, and we are not done.”",
    "The report says that waiting lists are shorter and that carers get a break when they ask for one.",
    "It also found that too few staff had been trained in the new system, and that records were sometimes late.",
)
KNOWLEDGE = load_knowledge()


def cleaned(
    text: str, *, suffix: str = ".txt", reference: date | None = None, abstain: bool = True, path: str = "page"
) -> Article:
    """The article in a page's text or HTML."""
    source = read_bytes(text.encode(), path + suffix, suffix=suffix)
    return clean(source, ExtractionSettings(reference_date=reference), KNOWLEDGE, abstain=abstain)


def page(*, head: str = "", under: str = "", middle: str = "", foot: str = "", title: str = TITLE) -> str:
    """A flattened page: furniture above the headline, under it, among the paragraphs and at the foot."""
    parts = [head, title, under, *BODY[:3], middle, *BODY[3:], foot]
    return "\n\n".join(part for part in parts if part)


def kinds(article: Article) -> list[tuple[str, str]]:
    """Kind and text of each block."""
    return [(block.kind.value, block.span.of(article.text)) for block in article.blocks]
