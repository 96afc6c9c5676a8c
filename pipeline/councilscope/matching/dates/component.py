"""The component that writes ``doc._.councilscope_dates``."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from councilscope.knowledge import Knowledge, load_knowledge
from councilscope.matching.annotations import DateMention, annotate, article_of, found_in, register_extensions, text_of
from councilscope.matching.dates.calendar import base_of
from councilscope.matching.dates.find import DateFinder
from councilscope.matching.dates.resolve import DateResolver
from councilscope.matching.order import check_order
from councilscope.spans import Span

# Function words: auxiliaries that put a sentence in the future or in the past.
AHEAD = frozenset(
    ("will", "shall", "would", "should", "must", "to", "can", "may", "needs", "need", "expected", "due", "planned")
)
BEHIND = frozenset(("was", "were", "had", "did", "ago"))


class Dates:
    """Reads the layout and the article's published date; writes DateMention values in text order."""

    def __init__(self, knowledge: Knowledge) -> None:
        register_extensions("article", "layout", "dates")
        self.finder = DateFinder(knowledge.dates)
        self.resolver = DateResolver(self.finder)

    def __call__(self, doc: Doc) -> Doc:
        annotate(doc, "dates", self.match(doc))
        return doc

    def match(self, doc: Doc) -> list[DateMention]:
        """All dates of the Doc; without a published date relative ones have no days."""
        article = article_of(doc)
        published = article.published if article is not None else None
        base = base_of(published.date if published else None)
        layout = found_in(doc, "layout", reader="councilscope_dates")
        mentions = []
        text = text_of(doc)
        for candidate in self.finder.find(text):
            sentence = layout.sentence_at(candidate.start) or Span(candidate.start, candidate.end)
            meaning = self.resolver.resolve(candidate, base, _is_ahead(text, sentence, candidate.start))
            if meaning is None:
                continue
            earliest, latest = (_iso(day) for day in meaning.days)
            mentions.append(
                DateMention(
                    start=candidate.start,
                    end=candidate.end,
                    earliest=earliest,
                    latest=latest,
                    precision=meaning.precision,
                    anchor=meaning.anchor,
                    role=str(meaning.role),
                )
            )
        return mentions


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _is_ahead(text: str, sentence: Span, at: int) -> bool | None:
    """Whether the sentence speaks of what is to come: the nearest auxiliary before the date, else after it, decides."""
    before = text[sentence.start : at].lower().replace("’", "'").replace("'ll", " will").split()
    after = text[at : sentence.end].lower().replace("’", "'").replace("'ll", " will").split()
    for word in (*reversed(before), *after):
        word = word.strip(".,;:'\"“”‘()")
        if word in AHEAD:
            return True
        if word in BEHIND:
            return False
    return None


@Language.factory(
    "councilscope_dates",
    assigns=["doc._.councilscope_dates"],
    requires=["doc._.councilscope_layout"],
    default_config={"knowledge": []},
)
def make_dates(nlp: Language, name: str, knowledge: list[str]) -> Dates:
    """The spaCy factory; ``knowledge`` lists overlay folders."""
    check_order(nlp, "councilscope_dates")
    return Dates(load_knowledge(tuple(map(Path, knowledge))))
