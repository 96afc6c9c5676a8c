"""A tiny pipeline for tests of people and quotations, and inline markup for what is said and who says it.

In a marked text ``⟦…⟧`` stands round each stretch of an utterance, after its quotation mark. ``⟦2|…⟧`` belongs
to the second utterance; without a number it belongs to the first. A paragraph ends with `` / ``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from councilscope.matching import bodies, councils, people, quotes, sections
from councilscope.matching.annotations import PersonFound, QuoteFound

FACTORIES = (sections, bodies, people, councils, quotes)  # importing them registers the factories
MARKUP = re.compile(r"⟦(?:(\d)\|)?(.*?)⟧", re.DOTALL)


@cache
def pipeline() -> Language:
    """Sections, bodies, people, councils and quotes over the shipped knowledge, without a model."""
    nlp = spacy.blank("en")
    for name in ("sections", "bodies", "people", "councils", "quotes"):
        nlp.add_pipe(f"councilscope_{name}")
    return nlp


def read(text: str) -> Doc:
    """The Doc of a text."""
    return pipeline()(text)


def unmarked(marked: str) -> tuple[str, list[str]]:
    """The plain text of a marked one, and the expected utterances: stretches joined by `` + ``."""
    marked = marked.replace(" / ", "\n\n")
    expected: dict[str, list[str]] = {}
    for number, words in MARKUP.findall(marked):
        expected.setdefault(number or "1", []).append(words)
    return MARKUP.sub(r"\2", marked), [" + ".join(expected[number]) for number in sorted(expected)]


@dataclass(frozen=True)
class Said:
    """An utterance in short: its stretches, its kind and its speaker's name or role."""

    words: str
    kind: str
    speaker: str | None
    how: str | None


def said(text: str, *kinds: str) -> list[Said]:
    """The quotations of a text, of the given kinds or else direct ones and those of documents."""
    doc = read(text)
    found: list[QuoteFound] = doc._.councilscope_quotes
    known = {person.key: person for person in persons(text)}
    return [
        Said(
            " + ".join(text[span.start : span.end] for span in quote.segments),
            quote.kind.value,
            _name(known.get(quote.speaker or "")) or quote.document,
            quote.speaker_how.value if quote.speaker_how else None,
        )
        for quote in found
        if quote.kind.value in (kinds or ("direct", "document"))
    ]


def persons(text: str) -> list[PersonFound]:
    """The people of a text, after quotations were read."""
    found: list[PersonFound] = read(text)._.councilscope_people
    return found


def _name(person: PersonFound | None) -> str | None:
    return None if person is None else person.name or person.role
