"""Resolves what stands for a council: 'the council', 'the city', 'both councils', 'its neighbour', a newsroom's 'we'."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from councilscope.articles import Block, BlockKind
from councilscope.matching.annotations import CouncilMention
from councilscope.matching.councils.salience import MEMORY, Scene, fits
from councilscope.records import MentionForm
from councilscope.spans import Span

ONLY_CONFIDENCE = 0.96  # the article names one council
FITTING_CONFIDENCE = 0.9  # one of several may be called so
MAIN_CONFIDENCE = 0.88
FOCUS_CONFIDENCE = 0.8
PLACED_CONFIDENCE = 0.85
PLURAL_CONFIDENCE = 0.75
NEWSROOM_CONFIDENCE = 0.85

_NOUNS = (
    r"county borough council|county borough|county council|city council|borough council|district council"
    r"|metropolitan council|unitary council|unitary authority|local authority|fire authority"
    r"|fire and rescue authority|fire and rescue service|combined authority"
    r"|council|authority|county|city|borough|district|town"
)
SINGULAR = re.compile(rf"(?i)\b(?:the|this) (?P<noun>{_NOUNS})(?=['’]s\b|\b(?!['’\w-]))")
ADJUNCT = re.compile(
    r"\b(?:[Tt]he |[Aa] )?(?P<noun>[Cc]ouncil)(?= (?:leaders?|spokes(?:man|woman|person)|bosses|chiefs|officers"
    r"|officials|staff|chief executive|deputy leader|cabinet|managers)\b)"
)
HEADLINE = re.compile(r"(?P<noun>Council|Authority)\b(?! (?:tax|houses?|homes?|estates?|flats?|for|of|workers?)\b)")
PLURAL = re.compile(
    r"(?i)\b(?P<noun>(?:both|the two|the three|the four|the five|all three|all four) (?:other )?"
    r"(?P<kind>councils|authorities|boroughs|counties|cities|districts|neighbours))\b"
)
COUNTS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5}
NEIGHBOUR = re.compile(r"(?i)\b(?P<noun>its (?:larger |smaller |bigger )?neighbour)\b(?!,? [A-Z])")
LOCATION = re.compile(r" (?:in|at) (?:the )?(?=[A-Z])")
MARKS = re.compile(r"[“”«»\"'‘’]")
SPEECH_WINDOW = 120  # characters at a block's end that may announce the speech of the next
FIRST_PERSON = re.compile(r"\b(?P<noun>[Ww]e|[Oo]ur|[Uu]s)\b")
SPEECH_FOLLOWS = re.compile(r"\b(?:said|says|added|adds|commented|responded|writes|wrote)\b[^.!?]{0,80}:\s*$")
DOUBLE_MARKS = {"“": 1, "«": 1, "”": -1, "»": -1}
SINGLE_OPENING = re.compile(r"(?:(?<=[\s(])|^)['‘](?=\w)")
SINGLE_CLOSING = re.compile(r"(?<=[\w.,!?])['’](?=[\s.,;:!?)]|$)")


def find_anaphors(scene: Scene) -> list[CouncilMention]:
    """Mentions that stand for councils named elsewhere, in text order; those that nothing explains are left out."""
    if not scene.mentions and scene.newsroom is None:
        return []
    taken = bytearray(len(scene.text))
    for mention in scene.mentions:
        taken[mention.start : mention.end] = b"x" * (mention.end - mention.start)
    named = iter([*scene.mentions, None])
    upcoming = next(named)
    history: list[CouncilMention] = []
    found: list[CouncilMention] = []
    quoted = False
    for block in scene.layout.blocks:
        if block.kind in (BlockKind.BYLINE, BlockKind.NOTE):
            continue
        for resolve, match, span in _candidates(scene, block):
            while upcoming is not None and upcoming.end <= span.start:
                history.append(upcoming)
                upcoming = next(named)
            if any(taken[span.start : span.end]):
                continue
            resolved = resolve(Point(scene, block, match, span, history))
            if resolved:
                found.extend(resolved)
                history.extend(resolved)
                taken[span.start : span.end] = b"x" * (span.end - span.start)
        if scene.newsroom is not None and not quoted and block.kind is not BlockKind.BLOCK_QUOTE:
            found.extend(_first_person(scene, block.span, scene.newsroom))
        quoted = SPEECH_FOLLOWS.search(scene.text, max(block.start, block.end - SPEECH_WINDOW), block.end) is not None
    return sorted(found, key=lambda mention: (mention.start, mention.end, mention.council))


class Point(NamedTuple):
    """A place in the text where words may stand for a council; ``history``: the mentions before it, anaphors too."""

    scene: Scene
    block: Block
    match: re.Match[str]
    span: Span
    history: Sequence[CouncilMention]


_Resolve = Callable[[Point], list[CouncilMention]]


def _candidates(scene: Scene, block: Block) -> list[tuple[_Resolve, re.Match[str], Span]]:
    """What may stand for a council in the block, in text order, the longest first where several begin."""
    text, found = scene.text, []
    patterns: list[tuple[re.Pattern[str], _Resolve]] = [
        (SINGULAR, _singular), (ADJUNCT, _singular), (PLURAL, _plural), (NEIGHBOUR, _neighbour),
    ]  # fmt: skip
    for pattern, resolve in patterns:
        for match in pattern.finditer(text, block.start, block.end):
            start = match.start() if pattern is SINGULAR else match.start("noun")
            found.append((resolve, match, Span(start, match.end("noun"))))
    headline = HEADLINE.match(text, block.start, block.end)
    if headline and block.kind in (BlockKind.TITLE, BlockKind.HEADING):
        found.append((_singular, headline, Span(*headline.span("noun"))))
    return sorted(found, key=lambda entry: (entry[2].start, -entry[2].end))


def _singular(point: Point) -> list[CouncilMention]:
    scene, noun = point.scene, point.match["noun"].lower()
    located = LOCATION.match(scene.text, point.match.end())
    if located:
        local = [council for council in scene.places.get(located.end(), ()) if fits(noun, scene.councils[council])]
        if len(local) == 1:
            return [_anaphor(point, local[0], PLACED_CONFIDENCE, "council-in-place")]
    named = dict.fromkeys([*scene.named, *([scene.newsroom] if scene.newsroom else [])])
    fitting = [council for council in named if fits(noun, scene.councils[council])]
    if len(fitting) == 1:
        alone = len(named) == 1
        rule, sure = ("only-council", ONLY_CONFIDENCE) if alone else ("only-fitting", FITTING_CONFIDENCE)
        return [_anaphor(point, fitting[0], sure, rule)]
    chosen = scene.spoken_of(point.block, fitting, point.history)
    if chosen is None:
        return []
    main = chosen == scene.main
    rule, sure = ("main-council", MAIN_CONFIDENCE) if main else ("council-in-focus", FOCUS_CONFIDENCE)
    return [_anaphor(point, chosen, sure, rule)]


def _plural(point: Point) -> list[CouncilMention]:
    """The councils last named before, as many as the words count; all must be of the kind."""
    number = next((COUNTS[word] for word in point.match["noun"].lower().split() if word in COUNTS), 2)
    kind, councils = point.match["kind"].lower(), point.scene.councils
    before = [mention.council for mention in point.history[-MEMORY:] if mention.form is not MentionForm.ANAPHOR]
    recent = [council for council in dict.fromkeys(reversed(before)) if fits(kind, councils[council])]
    if len(recent) < number:
        return []
    return [_anaphor(point, council, PLURAL_CONFIDENCE, "counted-councils") for council in reversed(recent[:number])]


def _neighbour(point: Point) -> list[CouncilMention]:
    """Of two councils, the one that is not being spoken of."""
    named = point.scene.named
    near = point.scene.spoken_of(point.block, named, point.history)
    if len(named) != 2 or near is None:
        return []
    return [_anaphor(point, named[1 - named.index(near)], FOCUS_CONFIDENCE, "neighbour")]


def _first_person(scene: Scene, block: Span, newsroom: str) -> list[CouncilMention]:
    """'We' and 'our' in a council's own text, outside of quotation marks."""
    found, marks, seen = [], Marks(), block.start
    for match in FIRST_PERSON.finditer(scene.text, block.start, block.end):
        marks.read(scene.text, seen, match.start())
        seen = match.start()
        if not marks.open:
            start, end = match.span("noun")
            antecedent = scene.antecedent(newsroom, start)
            rule = "newsroom-we"
            found.append(
                CouncilMention(start, end, newsroom, MentionForm.ANAPHOR, NEWSROOM_CONFIDENCE, rule, antecedent)
            )
    return found


class Marks:
    """Counts the quotation marks of a block from left to right."""

    def __init__(self) -> None:
        self.curly = self.straight = self.single = 0

    def read(self, text: str, start: int, end: int) -> None:
        """Take in the marks from ``start`` to ``end``."""
        for match in MARKS.finditer(text, start, end):
            mark = match.group()
            self.curly = max(0, self.curly + DOUBLE_MARKS.get(mark, 0))
            self.straight += mark == '"'
            if mark in "'‘’":
                opens = SINGLE_OPENING.match(text, match.start())
                closes = SINGLE_CLOSING.match(text, match.start())
                self.single = max(0, self.single + (1 if opens else -1 if closes else 0))

    @property
    def open(self) -> bool:
        """True inside a quotation."""
        return self.curly > 0 or self.straight % 2 == 1 or self.single > 0


def _anaphor(point: Point, council: str, confidence: float, rule: str) -> CouncilMention:
    antecedent = point.scene.antecedent(council, point.span.start)
    return CouncilMention(*point.span, council, MentionForm.ANAPHOR, confidence, rule, antecedent)
