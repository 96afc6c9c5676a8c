"""What the ratings and the tallies of an article both need, worked out once and kept with the Doc."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc

from councilscope.articles import Article, Block, BlockKind
from councilscope.knowledge import Knowledge
from councilscope.knowledge.councils import CouncilKind
from councilscope.matching.annotations import BodyMention, CouncilMention, Layout, article_of, found_in
from councilscope.matching.phrases import Words, words_of
from councilscope.matching.ratings.lexicon import Lexicon
from councilscope.matching.ratings.marks import Sentence, years_in
from councilscope.matching.ratings.regimes import RegimeChoice, keep_chosen, weigh
from councilscope.matching.ratings.scan import Scan
from councilscope.records import MentionForm

AHEAD = frozenset({"by", "until", "before", "from"})
KEPT = "councilscope_rating_scene"
FIRST_MONTHS = ("01", "02", "03")
OPENING = 2  # sentences with values in which an article says of which year its results are
ENOUGH_MENTIONS = 3
LEAD = 1.4
MANY = 6  # councils above which an article may be a round-up
SHARE = 0.3  # of all mentions, that the main one of many councils has


@dataclass(frozen=True, slots=True)
class Scene:
    """The scanned sentences of an article, its weighed regimes, its main council and its year."""

    words: Words
    layout: Layout
    sentences: list[Sentence]
    choice: RegimeChoice
    bodies: Sequence[BodyMention]
    main: str | None
    year: int | None
    period_year: int | None
    nations: Mapping[str, str]  # the nation of each council named
    fire: Mapping[str, str]  # the fire authority of the same name, for each council named that has one
    of_a_visit: bool = False  # the article tells of a visit that grades nothing
    of_last_year: bool = False  # the results that the article announces are those of the year before


class SceneMaker:
    """Builds the scene of a Doc; one instance holds the lexicon."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.lexicon = Lexicon(knowledge.ratings)
        self.register = knowledge.councils.councils
        fire = [council for council in self.register.values() if council.kind is CouncilKind.FIRE]
        self.fire = {council.short_name: council for council in fire}

    def scene_of(self, doc: Doc, reader: str) -> Scene:
        """The Doc's scene; ``reader`` names the component that asks. Raise C011 if what it needs has not run."""
        kept = doc.user_data.get(KEPT)
        if isinstance(kept, Scene):
            return kept
        words = words_of(doc)
        layout: Layout = found_in(doc, "layout", reader)
        councils: list[CouncilMention] = found_in(doc, "councils", reader)
        bodies: list[BodyMention] = found_in(doc, "bodies", reader)
        sentences = Scan(self.lexicon, words, layout).read(councils, bodies, found_in(doc, "quotes", reader))
        year = published_year(doc)
        named = {mention.council for mention in councils} & self.register.keys()
        nations = {council: self.register[council].nation for council in named}
        sections = [section.span for section in layout.sections]
        latest = latest_year(words)
        choice = weigh(self.lexicon, words, sentences, bodies, year, set(nations.values()), sections, latest)
        keep_chosen(words, sentences, choice)
        scene = Scene(
            words,
            layout,
            sentences,
            choice,
            bodies,
            main_council(councils, layout.blocks),
            year,
            year or latest,
            nations,
            self._fire_authorities(councils, year),
            tells_of_a_visit(sentences),
            announces_last_year(words, sentences, article_of(doc)),
        )
        doc.user_data[KEPT] = scene
        return scene

    def _fire_authorities(self, councils: Sequence[CouncilMention], year: int | None) -> dict[str, str]:
        found = {}
        for council in {mention.council for mention in councils} & self.register.keys():
            of_name = self.fire.get(self.register[council].short_name)
            ended = of_name and of_name.valid_to and year and of_name.valid_to.year < year
            if of_name is not None and not ended:
                found[council] = of_name.id
        return found


@lru_cache(maxsize=8)
def scene_maker(knowledge: Knowledge) -> SceneMaker:
    """The maker over this knowledge, built once for all components that use it."""
    return SceneMaker(knowledge)


def latest_year(words: Words) -> int | None:
    """The latest year named in a text without a date of its own, but for years still to come ('by 2010')."""
    return max((year for at, year in years_in(words, 0, len(words)) if words.folded[at - 1] not in AHEAD), default=None)


def announces_last_year(words: Words, sentences: Sequence[Sentence], article: Article | None) -> bool:
    """'79% earned three stars or more in 2006', early in 2007: 'last year' is then the time of the news itself."""
    if article is None or not article.published or article.published.date[5:7] not in FIRST_MONTHS:
        return False
    last = int(article.published.date[:4]) - 1
    opening = [s for s in sentences if s.values and s.block.kind is not BlockKind.TITLE][:OPENING]
    return any(
        year == last and words.folded[at - 1] in ("in", "for") and not sentence.groups
        for sentence in opening
        for at, year in years_in(words, sentence.lo, sentence.hi)
    )


def tells_of_a_visit(sentences: Sequence[Sentence]) -> bool:
    """True if the title or the sentence after it speaks of a monitoring visit, which gives no grade."""
    return any(sentence.cues.get("check-visits") for sentence in sentences[:OPENING])


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
    if len(ranked) > MANY and ranked[0][1] < SHARE * counts.total():
        return None  # a round-up is about no council alone
    return ranked[0][0] if len(ranked) == 1 or ranked[0][1] >= LEAD * ranked[1][1] else None
