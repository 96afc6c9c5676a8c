"""A tiny pipeline for tests of the components that find bodies and councils, and inline markup for what they find."""

from __future__ import annotations

import re
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from councilscope.articles import Article, MediaType, Published, Removed, SourceArticle
from councilscope.matching import bodies, councils, sections
from councilscope.matching.annotations import CouncilMention, annotate, register_extensions

FACTORIES = (sections, bodies, councils)  # importing them registers the factories
MARK = re.compile(r"\[([^\[\]=]+)=([a-z0-9+-]+)\]")


@cache
def pipeline() -> Language:
    """Sections, bodies and councils over the shipped knowledge, without a model."""
    nlp = spacy.blank("en")
    for name in ("sections", "bodies", "councils"):
        nlp.add_pipe(f"councilscope_{name}")
    return nlp


def read(
    text: str, published: str | None = None, publisher: str | None = None, removed: tuple[Removed, ...] = ()
) -> Doc:
    """The Doc of a text that appeared on that day (YYYY, YYYY-MM or YYYY-MM-DD) at that publisher."""
    nlp = pipeline()
    doc = nlp.make_doc(text)
    register_extensions("article")
    if published or publisher or removed:
        source = SourceArticle("a.txt", MediaType.PLAIN, "utf-8", len(text), "0" * 64, text)
        dated = Published(published, "day", "text", published) if published else None
        blocks = sections.blocks_of(text)
        annotate(doc, "article", Article(source, text, blocks, None, publisher, None, None, dated, removed=removed))
    for _, component in nlp.pipeline:
        doc = component(doc)
    return doc


def council_mentions(doc: Doc) -> list[CouncilMention]:
    """What the councils component wrote."""
    found: list[CouncilMention] = doc._.councilscope_councils
    return found


def named(text: str, published: str | None = None) -> list[str]:
    """The ids of the councils that a text names or means, anaphors aside, in text order."""
    mentions = [m for m in council_mentions(read(text, published)) if m.form.value != "anaphor"]
    return list(dict.fromkeys(mention.council for mention in mentions))


def marked(text: str) -> tuple[str, list[tuple[str, str]]]:
    """The plain text of '[Leeds=leeds] is …', and each marked span's words with its ids, sorted ('a+b' gives two)."""
    expected = [(words, council) for words, ids in MARK.findall(text) for council in ids.split("+")]
    return MARK.sub(r"\1", text), expected


def found(doc: Doc) -> list[tuple[str, str]]:
    """Each mention's words and council, in text order."""
    return [(doc.text[m.start : m.end], m.council) for m in council_mentions(doc)]
