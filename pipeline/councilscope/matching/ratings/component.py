"""Finds ratings: chooses regimes, accepts values, binds them to who is rated, and merges what is said twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from councilscope.articles import Block, BlockKind
from councilscope.knowledge import Knowledge, load_knowledge
from councilscope.matching.annotations import (
    BodyMention,
    CouncilMention,
    RatingFound,
    annotate,
    annotations,
    article_of,
    register_extensions,
)
from councilscope.matching.phrases import words_of
from councilscope.matching.ratings.drafts import merged, to_found
from councilscope.matching.ratings.lexicon import Lexicon
from councilscope.matching.ratings.reader import ArticleReader
from councilscope.matching.ratings.regimes import keep_chosen, weigh
from councilscope.matching.ratings.scan import Scanner
from councilscope.records import MentionForm
from councilscope.spans import Span

READER = "councilscope_ratings"
ENOUGH_MENTIONS = 3
LEAD = 1.4


class Ratings:
    """Writes ``doc._.councilscope_ratings``: a list of RatingFound in the order of the text."""

    def __init__(self, knowledge: Knowledge) -> None:
        register_extensions("ratings")
        self.lexicon = Lexicon(knowledge.ratings)
        self.scanner = Scanner(self.lexicon)
        self.councils = knowledge.councils

    def __call__(self, doc: Doc) -> Doc:
        annotate(doc, "ratings", self.match(doc))
        return doc

    def match(self, doc: Doc) -> list[RatingFound]:
        """The ratings of the article, each once."""
        words = words_of(doc)
        layout = annotations(doc, "layout", READER)
        councils: list[CouncilMention] = annotations(doc, "councils", READER)
        bodies: list[BodyMention] = annotations(doc, "bodies", READER)
        sentences = self.scanner.scan(words, layout, councils, bodies, annotations(doc, "quotes", READER))
        if not any(sentence.values for sentence in sentences):
            return []
        year = published_year(doc)
        choice = weigh(self.lexicon, words, sentences, bodies, year, self._nations(councils))
        keep_chosen(sentences, choice)
        reader = ArticleReader(
            self.lexicon, words, layout, sentences, choice, main_council(councils, layout.blocks), year
        )
        drafts = merged(reader.read())
        found = []
        for draft in drafts:
            judges, span = self._bodies(draft.reading.regime.bodies, bodies, draft.reading.regime.named_bodies_only)
            found.append(to_found(draft, judges, span, year))
        return found

    def _nations(self, councils: Sequence[CouncilMention]) -> set[str]:
        register = self.councils.councils
        return {register[mention.council].nation for mention in councils if mention.council in register}

    @staticmethod
    def _bodies(
        judges: Sequence[str], mentions: Sequence[BodyMention], named_only: bool
    ) -> tuple[tuple[str, ...], Span | None]:
        """The regime's bodies that the article names, else the one that judges first."""
        named = [mention for mention in mentions if mention.body in judges]
        if named:
            ids = tuple(dict.fromkeys(sorted((mention.body for mention in named), key=list(judges).index)))
            return ids, Span(named[0].start, named[0].end)
        return ((), None) if named_only or not judges else ((judges[0],), None)


def published_year(doc: Doc) -> int | None:
    """The year in which the article appeared, or None."""
    article = article_of(doc)
    return int(article.published.date[:4]) if article and article.published else None


def main_council(councils: Sequence[CouncilMention], blocks: Sequence[Block]) -> str | None:
    """The council that the article is about: meant far more often than any other, titles counting more."""
    title_end = next((block.end for block in blocks if block.kind is BlockKind.TITLE), 0)
    counts: Counter[str] = Counter()
    for mention in councils:
        named = mention.form is not MentionForm.ANAPHOR
        counts[mention.council] += (6 if mention.start < title_end else 2) if named else 1
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] < ENOUGH_MENTIONS:
        return None
    return ranked[0][0] if len(ranked) == 1 or ranked[0][1] >= LEAD * ranked[1][1] else None


@Language.factory(
    READER,
    assigns=["doc._.councilscope_ratings"],
    requires=["doc._.councilscope_layout", "doc._.councilscope_councils", "doc._.councilscope_bodies"],
    default_config={"knowledge": []},
)
def make_ratings(nlp: Language, name: str, knowledge: list[str]) -> Ratings:
    """The spaCy factory; ``knowledge`` lists overlay folders."""
    return Ratings(load_knowledge(tuple(map(Path, knowledge))))
