"""Resolves what stands for a council: 'the council', 'the city', 'both councils', 'its neighbour', a newsroom's 'we'."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from councilscope.articles import Block, BlockKind
from councilscope.matching.annotations import CouncilMention
from councilscope.matching.councils.salience import Scene, fits
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
FIRST_PERSON = re.compile(r"\b(?P<noun>[Ww]e|[Oo]ur|[Uu]s)\b")
SPEECH_FOLLOWS = re.compile(r"\b(?:said|says|added|adds|commented|responded|writes|wrote)\b[^.!?]{0,80}:\s*$")
DOUBLE_MARKS = {"“": 1, "«": 1, "”": -1, "»": -1}
SINGLE_OPENING = re.compile(r"(?:(?<=[\s(])|^)['‘](?=\w)")
SINGLE_CLOSING = re.compile(r"(?<=[\w.,!?])['’](?=[\s.,;:!?)]|$)")


def find_anaphors(scene: Scene) -> list[CouncilMention]:
    """Mentions that stand for councils named elsewhere, in text order; those that nothing explains are left out."""
    if not scene.mentions and scene.newsroom is None:
        return []
    taken = [Span(mention.start, mention.end) for mention in scene.mentions]
    found: list[CouncilMention] = []
    quoted = False
    for block in scene.layout.blocks:
        if block.kind in (BlockKind.BYLINE, BlockKind.NOTE):
            continue
        for resolve, match, span in _candidates(scene, block):
            if not any(span.overlaps(other) for other in taken):
                resolved = resolve(scene, match, span, found)
                found.extend(resolved)
                taken.extend([span] if resolved else [])
        if scene.newsroom is not None and not quoted and block.kind is not BlockKind.BLOCK_QUOTE:
            found.extend(_first_person(scene, block.span, scene.newsroom))
        quoted = SPEECH_FOLLOWS.search(block.span.of(scene.text)[-120:]) is not None
    return sorted(found, key=lambda mention: (mention.start, mention.end, mention.council))


_Resolve = Callable[[Scene, re.Match[str], Span, Sequence[CouncilMention]], list[CouncilMention]]


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


def _singular(scene: Scene, match: re.Match[str], span: Span, found: Sequence[CouncilMention]) -> list[CouncilMention]:
    noun = match["noun"].lower()
    located = LOCATION.match(scene.text, match.end())
    if located:
        local = [council for council in scene.places.get(located.end(), ()) if fits(noun, scene.councils[council])]
        if len(local) == 1:
            return [_anaphor(scene, span, local[0], PLACED_CONFIDENCE, "council-in-place")]
    named = dict.fromkeys([*scene.named, *([scene.newsroom] if scene.newsroom else [])])
    fitting = [council for council in named if fits(noun, scene.councils[council])]
    if len(fitting) == 1:
        alone = len(named) == 1
        rule, sure = ("only-council", ONLY_CONFIDENCE) if alone else ("only-fitting", FITTING_CONFIDENCE)
        return [_anaphor(scene, span, fitting[0], sure, rule)]
    chosen = scene.spoken_of(span.start, fitting, found)
    if chosen is None:
        return []
    main = chosen == scene.main
    rule, sure = ("main-council", MAIN_CONFIDENCE) if main else ("council-in-focus", FOCUS_CONFIDENCE)
    return [_anaphor(scene, span, chosen, sure, rule)]


def _plural(scene: Scene, match: re.Match[str], span: Span, found: Sequence[CouncilMention]) -> list[CouncilMention]:
    """The councils last named before, as many as the words count; all must be of the kind."""
    number = next((COUNTS[word] for word in match["noun"].lower().split() if word in COUNTS), 2)
    kind = match["kind"].lower()
    before = [mention.council for mention in scene.mentions if mention.end <= span.start]
    recent = [council for council in dict.fromkeys(reversed(before)) if fits(kind, scene.councils[council])]
    if len(recent) < number:
        return []
    return [
        _anaphor(scene, span, council, PLURAL_CONFIDENCE, "counted-councils") for council in reversed(recent[:number])
    ]


def _neighbour(scene: Scene, match: re.Match[str], span: Span, found: Sequence[CouncilMention]) -> list[CouncilMention]:
    """Of two councils, the one that is not being spoken of."""
    near = scene.spoken_of(span.start, scene.named, found)
    if len(scene.named) != 2 or near is None:
        return []
    other = scene.named[1 - scene.named.index(near)]
    return [_anaphor(scene, span, other, FOCUS_CONFIDENCE, "neighbour")]


def _first_person(scene: Scene, block: Span, newsroom: str) -> list[CouncilMention]:
    """'We' and 'our' in a council's own text, outside of quotation marks."""
    return [
        _anaphor(scene, Span(*match.span("noun")), newsroom, NEWSROOM_CONFIDENCE, "newsroom-we")
        for match in FIRST_PERSON.finditer(scene.text, block.start, block.end)
        if not _quoted(scene.text, block.start, match.start())
    ]


def _quoted(text: str, start: int, position: int) -> bool:
    """True if a quotation mark opened in the block before the position is not closed again."""
    opening = text[start:position]
    curly = sum(DOUBLE_MARKS.get(letter, 0) for letter in opening)
    straight = opening.count('"') % 2 == 1
    single = len(SINGLE_OPENING.findall(opening)) > len(SINGLE_CLOSING.findall(opening))
    return curly > 0 or straight or single


def _anaphor(scene: Scene, span: Span, council: str, confidence: float, rule: str) -> CouncilMention:
    """The mention, with the nearest words before it that name the council, or the first ones after it."""
    explicit = [mention for mention in scene.mentions if mention.council == council]
    before = [mention for mention in explicit if mention.end <= span.start]
    named = before[-1] if before else explicit[0] if explicit else None
    antecedent = Span(named.start, named.end) if named else None
    return CouncilMention(span.start, span.end, council, MentionForm.ANAPHOR, confidence, rule, antecedent)
