"""Finds ratings: chooses regimes, accepts values, binds them to who is rated, and merges what is said twice."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from councilscope.knowledge import Knowledge, load_knowledge
from councilscope.matching.annotations import BodyMention, RatingFound, annotate, register_extensions
from councilscope.matching.order import check_order
from councilscope.matching.ratings.drafts import merged, to_found
from councilscope.matching.ratings.reader import ArticleReader
from councilscope.matching.ratings.rivals import without_rivals
from councilscope.matching.ratings.scene import scene_maker
from councilscope.spans import Span

READER = "councilscope_ratings"
JOINING = frozenset({"and", "with", "&", "alongside"})
JOINED = 60  # characters between the names of two judges


class Ratings:
    """Writes ``doc._.councilscope_ratings``: a list of RatingFound in the order of the text."""

    def __init__(self, knowledge: Knowledge) -> None:
        register_extensions("ratings")
        self.scenes = scene_maker(knowledge)

    def __call__(self, doc: Doc) -> Doc:
        annotate(doc, "ratings", self.match(doc))
        return doc

    def match(self, doc: Doc) -> list[RatingFound]:
        """The ratings of the article, each once."""
        scene = self.scenes.scene_of(doc, READER)
        text = scene.words.text
        found = []
        for draft in without_rivals(merged(ArticleReader(self.scenes.lexicon, scene).read())):
            regime = draft.reading.regime
            judges, span = self._bodies(regime.bodies, scene.bodies, regime.named_bodies_only, text)
            found.append(to_found(draft, judges, span, scene.period_year))
        return found

    @staticmethod
    def _bodies(
        judges: Sequence[str], mentions: Sequence[BodyMention], named_only: bool, text: str
    ) -> tuple[tuple[str, ...], Span | None]:
        """The regime's first body that the article names, with its partners, else the one that judges first."""
        named = [mention for mention in mentions if mention.body in judges]
        if not named:
            return ((), None) if named_only or not judges else ((judges[0],), None)
        first = min((mention.body for mention in named), key=list(judges).index)
        partners = {
            other.body
            for mention in named if mention.body == first
            for other in named if other.body != first and _side_by_side(text, mention, other)
        }  # fmt: skip
        ids = tuple(body for body in judges if body == first or body in partners)
        span = next(Span(mention.start, mention.end) for mention in named if mention.body == first)
        return ids, span


def _side_by_side(text: str, left: BodyMention, right: BodyMention) -> bool:
    """'Ofsted and the Care Quality Commission': two bodies joined as judges."""
    if left.start > right.start:
        left, right = right, left
    between = text[left.end : right.start]
    joined = bool(JOINING & set(between.split()))
    return joined and len(between) <= JOINED and "." not in between


@Language.factory(
    READER,
    assigns=["doc._.councilscope_ratings"],
    requires=[
        "doc._.councilscope_layout",
        "doc._.councilscope_councils",
        "doc._.councilscope_bodies",
        "doc._.councilscope_quotes",
    ],
    default_config={"knowledge": []},
)
def make_ratings(nlp: Language, name: str, knowledge: list[str]) -> Ratings:
    """The spaCy factory; ``knowledge`` lists overlay folders."""
    check_order(nlp, READER)
    return Ratings(load_knowledge(tuple(map(Path, knowledge))))
