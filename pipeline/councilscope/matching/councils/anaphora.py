"""Resolves what stands for a council: 'the council', 'the city', 'council bosses', 'both councils', 'its neighbour'."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from councilscope.articles import Block, BlockKind
from councilscope.knowledge.councils import CouncilKnowledge
from councilscope.matching.annotations import CouncilMention
from councilscope.matching.councils.find import NameHit
from councilscope.matching.councils.salience import MEMORY, WINDOW, Scene
from councilscope.matching.phrases import Words
from councilscope.matching.weighing import weigh
from councilscope.records import MentionForm
from councilscope.spans import Span

ONLY_CONFIDENCE = 0.96  # the article names one council
FITTING_CONFIDENCE = 0.9  # one of several may be called so
MAIN_CONFIDENCE = 0.88
FOCUS_CONFIDENCE = 0.8
PLACED_CONFIDENCE = 0.85
PLURAL_CONFIDENCE = 0.75

PAIR = ("former", "latter")
COUNTS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5}
COUNTED = "both|(?:the|all) (?:two|three|four|five)"
OF_A_COUNT = re.compile(r"(?i)\b(?:\d{1,3}|one|two|three|four|some|most|half|all) of $")
SOME = re.compile(r" (?:inspected|reviewed|visited|assessed|tested|examined|studied)\b")
PLACE = r"(?-i:[A-Z][a-z]+(?:(?: and)? [A-Z][a-z]+)?)"  # 'the Northamptonshire borough'
LOCATION = re.compile(r" (?:in|at) (?:the )?(?=[A-Z])")
NEIGHBOUR = re.compile(r"(?i)\b(?P<noun>its (?:larger |smaller |bigger )?neighbour)\b(?!,? (?-i:[A-Z]))")
UNREAD = (BlockKind.BYLINE, BlockKind.NOTE)


class Point(NamedTuple):
    """A place in the text where words may stand for a council; ``history``: the mentions before it, anaphors too."""

    scene: Scene
    block: Block
    match: re.Match[str]
    span: Span
    history: Sequence[CouncilMention]


class AnaphorFinder:
    """The phrases that stand for councils, built from the nouns of the knowledge."""

    def __init__(self, knowledge: CouncilKnowledge) -> None:
        nouns, self.councils = knowledge.nouns.values(), knowledge.councils
        self.nouns = {form: noun for noun in nouns for form in (noun.id, noun.plural)}
        single = _alternatives(noun.id for noun in nouns)
        plural = _alternatives(noun.plural for noun in nouns)
        people = _alternatives(knowledge.cues["council-person"])
        others = _alternatives(knowledge.cues["compound-after-noun"])
        modifiers = _alternatives(knowledge.cues["noun-modifier"])
        end = rf"(?=['’]s\b|\b(?!['’\w-]))(?! (?:{others})\b)"
        self.singular = re.compile(
            rf"(?i)\b(?:the|this) (?:{PLACE} )?(?:(?:{modifiers})[ -]){{0,3}}(?P<noun>{single}){end}"
        )
        self.adjunct = re.compile(rf"(?i)\b(?P<noun>council)(?= (?:{people})\b)")
        self.headline = re.compile(rf"(?i)(?P<noun>council|authority){end}(?! (?:for|of)\b)")
        verbs = _alternatives(knowledge.cues["verdict-verb"])
        self.pair = re.compile(rf"(?i)\bthe (?P<noun>former|latter)\b(?=,? (?:{verbs})\b)")
        self.plural = re.compile(rf"(?i)\b(?P<noun>(?:{COUNTED}) (?:other )?(?P<kind>{plural}))\b")
        self.forms = (
            _Form(frozenset(("the", "this")), self.singular, self._singular),
            _Form(frozenset(("council",)), self.adjunct, self._singular),
            _Form(frozenset(("both", "the", "all")), self.plural, self._plural),
            _Form(frozenset(("its",)), NEIGHBOUR, self._neighbour),
            _Form(frozenset(("the",)), self.pair, self._one_of_two),
        )

    def describes_another(self, words: Words, hit: NameHit) -> bool:
        """'the Northamptonshire borough': a place that says where a council lies that is called so, and is none."""
        noun = self.nouns.get(words.folded[hit.last + 1]) if hit.bare and hit.last + 1 < len(words) else None
        if noun is None or words.capital(hit.last + 1) or words.gap(hit.last).strip():
            return False
        described = hit.first > 0 and words.folded[hit.first - 1] == "the"
        return described and not any(noun.fits(self.councils[council]) for council in hit.candidates)

    def find(self, scene: Scene, words: Words) -> list[CouncilMention]:
        """Mentions for councils named elsewhere, in text order; a phrase that nothing explains is left out."""
        if not scene.mentions and scene.newsroom is None:
            return []
        taken = bytearray(len(scene.text))
        for mention in scene.mentions:
            taken[mention.start : mention.end] = b"x" * (mention.end - mention.start)
        upcoming = iter([*scene.mentions, None])
        ahead = next(upcoming)
        history: list[CouncilMention] = []
        found: list[CouncilMention] = []
        starts = [[words.starts[at] for at in words.places(form.firsts)] for form in self.forms]
        for block in scene.layout.blocks:
            for resolve, match, span in self._candidates(scene, block, starts):
                while ahead is not None and ahead.end <= span.start:
                    history.append(ahead)
                    ahead = next(upcoming)
                resolved = [] if any(taken[slice(*span)]) else resolve(Point(scene, block, match, span, history))
                if resolved:
                    found.extend(resolved)
                    history.extend(resolved)
                    taken[slice(*span)] = b"x" * (span.end - span.start)
        return found

    def _candidates(
        self, scene: Scene, block: Block, starts: Sequence[Sequence[int]]
    ) -> list[tuple[_Resolve, re.Match[str], Span]]:
        """What may stand for a council in the block, in text order, the longest first where several begin.

        starts: for each form, where a word stands with which it may begin.
        """
        if block.kind in UNREAD:
            return []
        found: list[tuple[_Resolve, re.Match[str], Span]] = []
        for form, places in zip(self.forms, starts, strict=True):
            free = block.start
            for start in places[bisect_left(places, block.start) : bisect_left(places, block.end)]:
                match = form.pattern.match(scene.text, start, block.end) if start >= free else None
                if match:
                    found.append((form.resolve, match, Span(start, match.end("noun"))))
                    free = match.end()
        headline = self.headline.match(scene.text, block.start, block.end)
        if headline and block.kind in (BlockKind.TITLE, BlockKind.HEADING):
            found.append((self._singular, headline, Span(*headline.span("noun"))))
        return sorted(found, key=lambda entry: (entry[2].start, -entry[2].end))

    def _fitting(self, noun: str, scene: Scene, councils: Iterable[str]) -> list[str]:
        """Those of the councils that may be called by the noun, in order."""
        return [council for council in councils if self.nouns[noun.lower()].fits(scene.councils[council])]

    def _singular(self, point: Point) -> list[CouncilMention]:
        scene, noun = point.scene, point.match["noun"]
        located = LOCATION.match(scene.text, point.match.end())
        if located:
            local = self._fitting(noun, scene, scene.places.get(located.end(), ()))
            if len(local) == 1:
                return [_anaphor(point, local[0], PLACED_CONFIDENCE, "council-in-place")]
        named = tuple(dict.fromkeys([*scene.named, *([scene.newsroom] if scene.newsroom else [])]))
        fitting = self._fitting(noun, scene, named)
        if len(named) > 1 and not point.history and point.match.re is self.adjunct:
            return []  # 'welcomed by council chiefs', in an article about many
        if len(fitting) == 1:
            rule, sure = ("only-council", ONLY_CONFIDENCE) if len(named) == 1 else ("only-fitting", FITTING_CONFIDENCE)
            return [_anaphor(point, fitting[0], sure, rule)]
        chosen = scene.spoken_of(point.block, fitting, point.history)
        if chosen is None:
            return []
        for other in fitting if scene.weighed is not None else ():
            if other != chosen:
                weigh(scene, "spoken-of-less", Span(*point.match.span("noun")), other, chosen=chosen)
        main = chosen == scene.main
        rule, sure = ("main-council", MAIN_CONFIDENCE) if main else ("council-in-focus", FOCUS_CONFIDENCE)
        return [_anaphor(point, chosen, sure, rule)]

    def _plural(self, point: Point) -> list[CouncilMention]:
        """The councils last named before, as many as the words count; all must be of the kind."""
        if OF_A_COUNT.search(point.scene.text[max(0, point.span.start - WINDOW) : point.span.start]) or SOME.match(
            point.scene.text, point.match.end()
        ):
            return []  # 'two of the four councils', 'the four councils reviewed': no matter who was named before
        number = next(COUNTS[word] for word in point.match["noun"].lower().split() if word in COUNTS)
        named = [mention.council for mention in point.history[-MEMORY:] if mention.form is not MentionForm.ANAPHOR]
        recent = self._fitting(point.match["kind"], point.scene, dict.fromkeys(reversed(named)))
        if len(recent) < number:
            return []
        chosen = reversed(recent[:number])
        return [_anaphor(point, council, PLURAL_CONFIDENCE, "counted-councils") for council in chosen]

    def _one_of_two(self, point: Point) -> list[CouncilMention]:
        """'the former', 'the latter': of the two councils that the sentence with the last name names."""
        last = point.history[-1] if point.history else None
        sentence = point.scene.layout.sentence_at(last.start) if last else None
        if sentence is None:
            return []
        pair = list(dict.fromkeys(m.council for m in point.history if sentence.start <= m.start < sentence.end))
        if len(pair) != len(PAIR):
            return []
        return [_anaphor(point, pair[PAIR.index(point.match["noun"].lower())], PLACED_CONFIDENCE, "one-of-two")]

    def _neighbour(self, point: Point) -> list[CouncilMention]:
        """Of two councils, the one that is not being spoken of."""
        named = point.scene.named
        near = point.scene.spoken_of(point.block, named, point.history)
        if len(named) != 2 or near is None:
            return []
        return [_anaphor(point, named[1 - named.index(near)], FOCUS_CONFIDENCE, "neighbour")]


_Resolve = Callable[[Point], list[CouncilMention]]


class _Form(NamedTuple):
    """A form of words that may stand for a council: the words it may begin with, its pattern, and what resolves it."""

    firsts: frozenset[str]
    pattern: re.Pattern[str]
    resolve: _Resolve


def _alternatives(phrases: Iterable[str]) -> str:
    """The phrases as one pattern, the longest first."""
    return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=lambda phrase: (-len(phrase), phrase)))


def _anaphor(point: Point, council: str, confidence: float, rule: str) -> CouncilMention:
    antecedent = point.scene.antecedent(council, point.span.start)
    return CouncilMention(*point.span, council, MentionForm.ANAPHOR, confidence, rule, antecedent)
