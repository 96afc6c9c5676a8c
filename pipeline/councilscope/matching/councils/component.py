"""The component that finds councils: names, then what bare places mean, then whom they name, then anaphors."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from spacy.lang.en.stop_words import STOP_WORDS
from spacy.language import Language
from spacy.tokens import Doc

from councilscope.articles import BlockKind, Notice
from councilscope.knowledge import Knowledge, load_knowledge
from councilscope.knowledge.councils import Use
from councilscope.matching.annotations import (
    OFF_TOPIC,
    CouncilMention,
    Layout,
    PersonFound,
    add_notice,
    annotate,
    article_of,
    found_in,
    register_extensions,
    text_of,
)
from councilscope.matching.councils.acronyms import find_defined
from councilscope.matching.councils.anaphora import AnaphorFinder
from councilscope.matching.councils.bearers import Lexicon
from councilscope.matching.councils.evidence import Evidence, Meaning, Verdict
from councilscope.matching.councils.find import Gazetteer, NameHit, NameKind
from councilscope.matching.councils.fire import FireNames
from councilscope.matching.councils.newsroom import FIRST_PERSON, find_first_person
from councilscope.matching.councils.passed_over import Resolved, weigh_names, weigh_namesakes
from councilscope.matching.councils.period import Period
from councilscope.matching.councils.resolve import AMBIGUOUS, CERTAIN, SOLE, Choice, Resolver, Setting
from councilscope.matching.councils.salience import Scene
from councilscope.matching.councils.teasers import teasers
from councilscope.matching.order import check_order
from councilscope.matching.phrases import Hit, Words, fold, words_of
from councilscope.records import MentionForm
from councilscope.spans import Span

READER = "councilscope_councils"
UNREAD = (BlockKind.BYLINE, BlockKind.NOTE)
AREA_CONFIDENCE = 0.6  # a bare place in an article that names its council elsewhere
ARTICLE_CONFIDENCE = 0.8  # the place in the lead of an article about 'the council'
ACRONYM_CONFIDENCE = 0.93
COPYRIGHT = re.compile(r"(?i)©|\(c\)|\bcopyright\b")
NOT_LOCAL = "No council or inspecting body is named: no action points, findings or tallies are looked for."
FEWEST_WORDS = 120  # of a text about councils that calls one so
LONGEST_MOTTO = 20  # characters beside the owner's name in the line that names it
RECENT_YEARS = 5  # a council gone no longer than this is still named without ado


class Councils:
    """Writes ``doc._.councilscope_councils``, a list of CouncilMention in text order."""

    def __init__(self, knowledge: Knowledge) -> None:
        register_extensions("councils", "dates", "people", "notices")
        self.knowledge = knowledge.councils
        self.period = Period(knowledge)
        self.gazetteer = Gazetteer(knowledge.councils)
        self.resolver = Resolver(knowledge.councils)
        self.anaphors = AnaphorFinder(knowledge.councils)
        officials = knowledge.officials
        given = {form.lower() for form in (*officials.given_names, *officials.titles)}
        openers = frozenset(STOP_WORDS) | self.knowledge.cues["opener"]
        self.grades = self.knowledge.cues["grade"] | self.knowledge.cues["grade-code"]
        self.fire = FireNames(knowledge.councils, self.resolver)
        self.lexicon = Lexicon(self.knowledge.cues, openers, frozenset(given))

    def __call__(self, doc: Doc) -> Doc:
        mentions, notices = self.read(doc)
        annotate(doc, "councils", mentions)
        for notice in notices:
            add_notice(doc, notice)
        return doc

    def match(self, doc: Doc) -> list[CouncilMention]:
        """All mentions, anaphors included; a bare place is one only if its council is meant or named elsewhere."""
        return self.read(doc)[0]

    def read(self, doc: Doc) -> tuple[list[CouncilMention], list[Notice]]:
        """The mentions, and a notice for each name that two councils fit."""
        layout: Layout = found_in(doc, "layout", reader=READER)
        words = words_of(doc)
        unread = [block.span for block in layout.blocks if block.kind in UNREAD]
        hits = [hit for hit in self.gazetteer.find(words) if not _inside(words.items[hit.first].start, unread)]
        hits = [hit for hit in hits if not self.anaphors.describes_another(words, hit)]
        towns = list(self.gazetteer.places.find(words))
        setting = self._setting(doc, words, towns)
        hits, on_fire = self.fire.given(text_of(doc), layout, words, hits, setting)
        evidence = Evidence(words, layout, self._people(doc), self.lexicon)
        verdicts = evidence.judge(hits, lambda hit: hit.fire if on_fire else not setting.social or self._serves(hit))
        setting, resolved = self._resolved(words, hits, verdicts, setting)
        mentions = self._explicit(words, resolved, setting, evidence)
        mentions, teased = _apart(mentions, teasers(text_of(doc), layout, self.grades))
        newsroom = self._newsroom(doc, setting)
        if not mentions:
            mentions = self._of_the_article(doc, layout, words, resolved, setting)
        if words.weighed is not None:
            weigh_names(words, hits, verdicts, resolved, mentions, teased)
            weigh_namesakes(words, resolved, self.knowledge.councils, setting)
        places = {words.items[hit.first].start: hit.payloads for hit in towns}
        scene = Scene(text_of(doc), layout, mentions, self.knowledge.councils, newsroom, places, words.weighed)
        anaphors = [*self.anaphors.find(scene, words), *find_first_person(scene)]
        ordered = sorted([*mentions, *anaphors], key=lambda mention: (mention.start, mention.end, mention.council))
        notices = [*self._notices(words, resolved), *_teaser_notices(text_of(doc), teased)]
        if not (ordered or setting.local or found_in(doc, "bodies", reader=READER)):
            notices.append(Notice(OFF_TOPIC, NOT_LOCAL))
        return ordered, notices

    def _resolved(
        self, words: Words, hits: Sequence[NameHit], verdicts: Sequence[Verdict], setting: Setting
    ) -> tuple[Setting, list[Resolved]]:
        """Resolves twice: what is certain the first time decides namesakes the second time."""
        certain: set[str] = set()
        for hit, verdict in zip(hits, verdicts, strict=True):
            if not hit.bare and hit.kind is not NameKind.ACRONYM and verdict.meaning is Meaning.COUNCIL:
                choice = self.resolver.choose(hit, words.folded[hit.name_first : hit.name_last + 1], setting)
                if choice.council is not None and choice.rule in CERTAIN:
                    certain.add(choice.council)
        setting = replace(setting, named=frozenset(certain))
        return setting, [
            Resolved(hit, verdict, self.resolver.choose(hit, words.folded[hit.name_first : hit.name_last + 1], setting))
            for hit, verdict in zip(hits, verdicts, strict=True)
            if verdict.meaning is not Meaning.OTHER and hit.candidates
        ]

    def _explicit(
        self, words: Words, resolved: Sequence[Resolved], setting: Setting, evidence: Evidence
    ) -> list[CouncilMention]:
        """Councils by name, then acronyms and places of those that are named."""
        introduced = [self._introduces(found, setting, evidence) for found in resolved]
        sure = [found for found, itself in zip(resolved, introduced, strict=True) if itself]
        named = {found.choice.council for found in sure}
        mentions = [_mention(words, found, found.verdict.rule, found.verdict.confidence) for found in sure]
        for found, itself in zip(resolved, introduced, strict=True):
            if itself:
                continue
            fitting = [council for council in found.hit.candidates if council in named]
            if found.hit.kind is NameKind.ACRONYM and len(fitting) == 1:
                chosen = found._replace(choice=Choice(fitting[0], "named-elsewhere"))
                mentions.append(_mention(words, chosen, "acronym", ACRONYM_CONFIDENCE))
            elif found.choice.council in named and found.verdict.meaning is Meaning.PLACE:
                mentions.append(_mention(words, found, "area-of-named-council", AREA_CONFIDENCE))
        mentions += find_defined(words.text, mentions)
        return sorted(mentions, key=lambda mention: mention.start)

    def _introduces(self, found: Resolved, setting: Setting, evidence: Evidence) -> bool:
        """True if the words alone put a council into the article."""
        if found.verdict.meaning is not Meaning.COUNCIL or found.choice.council is None:
            return False
        if not setting.local and (found.hit.bare or found.hit.kind is NameKind.ACRONYM):
            return False
        if found.hit.kind is NameKind.ACRONYM:
            return found.choice.rule == SOLE and found.hit.use is not Use.ACRONYM and self._long(found.hit)
        if not found.hit.bare or self.resolver.in_being([found.choice.council], setting):
            return True
        if found.verdict.rule == "coordinated":
            return evidence.of_the_past(found.hit)
        ended = self.knowledge.councils[found.choice.council].valid_to
        recent = ended and setting.first and ended.year >= setting.first.year - RECENT_YEARS
        return bool(recent) or evidence.of_the_past(found.hit)  # a council that is gone, told of as such

    def _long(self, hit: NameHit) -> bool:
        """True for an acronym that nothing else bears, as far as the ambiguous surfaces tell."""
        return hit.name_first == hit.name_last and len(hit.candidates) == 1

    def _of_the_article(
        self, doc: Doc, layout: Layout, words: Words, resolved: Sequence[Resolved], setting: Setting
    ) -> list[CouncilMention]:
        """In an article about 'the council' that only names its place, the place that it opens with."""
        if " the council" not in text_of(doc).lower() and " the authority" not in text_of(doc).lower():
            return []
        places = [
            found
            for found in resolved
            if found.choice.council is not None
            and found.verdict.rule == "bare"
            and self.resolver.in_being([found.choice.council], setting)
        ]
        counts = Counter(found.choice.council for found in places)
        if not counts:
            return []
        chosen, number = counts.most_common(1)[0]
        if number < max(2, sum(counts.values()) / 2) and len(counts) > 1:
            return []
        return [
            _mention(words, found, "place-of-the-council", ARTICLE_CONFIDENCE)
            for found in places
            if found.choice.council == chosen
        ]

    def _people(self, doc: Doc) -> list[Span]:
        """Where people are named; none if the component that finds them has not run.

        A council's name of several words, with neither role nor honorific, is that of no person: 'Milton Keynes'.
        """
        people: list[PersonFound] = doc._.councilscope_people or []
        return [
            mention
            for person in people
            if person.name and (person.role or person.honorific or not self._names_council(person.name))
            for mention in person.mentions
        ]

    def _names_council(self, name: str) -> bool:
        words = fold(name)
        return len(words) > 1 and words in self.gazetteer.by_name

    def _serves(self, hit: NameHit) -> bool:
        return any(self.knowledge.councils[council].social_services for council in hit.candidates)

    # --- what the article tells -----------------------------------------------------------------------------

    def _setting(self, doc: Doc, words: Words, towns: Sequence[Hit[str]]) -> Setting:
        first, last = self.period.of(doc, words)
        present = set(words.folded)
        named = Counter(council for hit in towns for council in hit.payloads)
        folded = " ".join(words.folded)
        social, local = (
            not present.isdisjoint(cue) or any(phrase in folded for phrase in cue if " " in phrase)
            for cue in (self.knowledge.cues["social-service"], self.knowledge.cues["local-government"])
        )
        return Setting(first, last, social, local or len(words) < FEWEST_WORDS, frozenset(), named)

    def _newsroom(self, doc: Doc, setting: Setting) -> str | None:
        """The council whose newsroom published the article, or None.

        Told by the publisher's name, else by the lines of the page's frame, if they name one council alone.
        """
        article = article_of(doc)
        if article is None:
            return None
        if article.publisher:
            return self._owner(setting, [article.publisher])
        if FIRST_PERSON.search(text_of(doc)) is None:
            return None
        heads, imprints = self.knowledge.cues["newsroom-furniture"], self.knowledge.cues["newsroom-imprint"]
        lines = [(removed.reason, line) for removed in article.removed for line in removed.text.splitlines()]
        named = [line for reason, line in lines if reason in heads and not COPYRIGHT.search(line)]
        claimed = [line for reason, line in lines if reason in imprints and COPYRIGHT.search(line)]
        return self._owner(setting, claimed) or self._owner(setting, named)

    def _owner(self, setting: Setting, lines: Sequence[str]) -> str | None:
        """The one council that a line names alone, or claims copyright for; None if they name several."""
        owners = set()
        for line in lines:
            words = Words(line)
            for hit in self.gazetteer.find(words):
                whole = len(_span(words, hit).of(line)) >= len(line.strip()) - LONGEST_MOTTO
                whole = whole and hit.first <= 1  # 'The City of York Council'
                if not hit.bare and hit.candidates and (whole or COPYRIGHT.search(line)):
                    name = words.folded[hit.name_first : hit.name_last + 1]
                    owners.add(self.resolver.choose(hit, name, Setting(setting.first, setting.last)).council)
        return owners.pop() if len(owners) == 1 else None

    def _notices(self, words: Words, resolved: Sequence[Resolved]) -> list[Notice]:
        notices = []
        for found in resolved:
            refused = found.choice.rule == AMBIGUOUS and found.hit.kind is not NameKind.ACRONYM
            if refused and found.verdict.meaning is Meaning.COUNCIL:
                span = _span(words, found.hit)
                names = ", ".join(sorted(found.choice.fitting))
                notices.append(Notice("ambiguous-council", f"{span.of(words.text)!r} fits {names}", (span,)))
        return notices


def _inside(offset: int, spans: Sequence[Span]) -> bool:
    return any(span.start <= offset < span.end for span in spans)


def _apart(
    mentions: Sequence[CouncilMention], spans: Sequence[Span]
) -> tuple[list[CouncilMention], list[CouncilMention]]:
    """The mentions, and those whose council stands in teasers alone."""
    outside = {mention.council for mention in mentions if not _inside(mention.start, spans)}
    return [m for m in mentions if m.council in outside], [m for m in mentions if m.council not in outside]


def _teaser_notices(text: str, mentions: Sequence[CouncilMention]) -> list[Notice]:
    spans = [Span(mention.start, mention.end) for mention in mentions]
    return [
        Notice("council-in-teaser", f"{span.of(text)!r} stands in a teaser or advert alone", (span,)) for span in spans
    ]


def _span(words: Words, hit: NameHit) -> Span:
    return Span(words.items[hit.first].start, words.items[hit.last].end)


def _mention(words: Words, found: Resolved, rule: str, confidence: float) -> CouncilMention:
    form = MentionForm.NAME
    if found.hit.kind is NameKind.ACRONYM:
        form = MentionForm.ALIAS
    elif found.hit.designation is None:
        form = MentionForm.PLACE
    elif not found.hit.exact:
        form = MentionForm.ALIAS
    span = _span(words, found.hit)
    return CouncilMention(span.start, span.end, str(found.choice.council), form, confidence, rule)


@Language.factory(
    "councilscope_councils",
    assigns=["doc._.councilscope_councils"],
    requires=["doc._.councilscope_layout", "doc._.councilscope_bodies"],
    default_config={"knowledge": []},
)
def make_councils(nlp: Language, name: str, knowledge: list[str]) -> Councils:
    """The spaCy factory; ``knowledge`` lists overlay folders."""
    check_order(nlp, "councilscope_councils")
    return Councils(load_knowledge(tuple(map(Path, knowledge))))
