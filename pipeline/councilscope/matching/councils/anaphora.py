"""Resolves what stands for a council: 'the council', 'the authority', 'the city', 'both councils', a newsroom's 'we'."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from councilscope.articles import BlockKind
from councilscope.knowledge.councils import Council, CouncilKind
from councilscope.matching.annotations import CouncilMention, Layout
from councilscope.records import MentionForm
from councilscope.spans import Span

DOMINANCE = 0.6  # share of the mentions that makes a council the article's own
ONLY_CONFIDENCE = 0.95
MAIN_CONFIDENCE = 0.85
NEAR_CONFIDENCE = 0.75
PLURAL_CONFIDENCE = 0.75
NEWSROOM_CONFIDENCE = 0.85

_NOUNS = (
    r"county council|county borough council|city council|borough council|district council|metropolitan council"
    r"|unitary council|unitary authority|local authority|fire authority|fire and rescue authority"
    r"|fire and rescue service|fire service|combined authority|council|authority|county|city|borough|district|town"
)
SINGULAR = re.compile(rf"(?i)\b(?:the|this|that) (?P<noun>{_NOUNS})(?=['’]s\b|\b(?!['’\w]|-))")
ADJUNCT = re.compile(
    r"\b(?:(?:[Tt]he|[Aa]) )?(?P<noun>[Cc]ouncil)(?= (?:leaders?|spokes(?:man|woman|person)|bosses|chiefs|officers|officials"
    r"|staff|chief executive|deputy leader|cabinet)\b)"
)
TITLE_COUNCIL = re.compile(r"^(?P<noun>Council|Authority)\b(?! (?:tax|house|home|estate|for|of)\b)")
PLURAL = re.compile(
    r"(?i)\b(?P<noun>(?:both|the two|the three|the four|the five|all three|all four) (?:other )?"
    r"(?P<kind>councils|authorities|boroughs|counties|cities|districts|neighbours))\b"
)
COUNTS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5}
NEIGHBOUR = re.compile(r"(?i)\b(?P<noun>its (?:larger |smaller |bigger )?neighbour)\b(?!\s+[A-Z]|,\s+[A-Z])")
LOCATION = re.compile(r" (?:in|at) (?:the )?(?=[A-Z])")
FIRST_PERSON = re.compile(r"\b(?P<noun>[Ww]e|[Oo]ur|[Uu]s)\b")
OPENING, CLOSING = "“«", "”»"

_TOWNS = (CouncilKind.UNITARY, CouncilKind.METROPOLITAN, CouncilKind.DISTRICT, CouncilKind.LONDON_BOROUGH)
_BOROUGHS = (*_TOWNS, CouncilKind.NORTHERN_IRISH, CouncilKind.WELSH)


def fits(noun: str, council: Council) -> bool:
    """True if a council of this name and kind may be called by the noun."""
    name, kind = council.official_name, council.kind
    fire, combined = kind is CouncilKind.FIRE, kind is CouncilKind.COMBINED_AUTHORITY
    if "fire" in noun:
        return fire
    if "combined" in noun:
        return combined
    if noun in ("authority", "local authority", "authorities", "neighbours"):
        return True
    if fire or combined:
        return False
    tests: Mapping[str, Callable[[], bool]] = {
        "county": lambda: kind is CouncilKind.COUNTY or "County" in name or _shire(council),
        "cit": lambda: "City" in name,
        "borough": lambda: "Borough" in name or kind in (CouncilKind.METROPOLITAN, CouncilKind.LONDON_BOROUGH),
        "district": lambda: kind in (CouncilKind.DISTRICT, CouncilKind.METROPOLITAN),
        "town": lambda: kind in _TOWNS and "County" not in name and not _shire(council),
        "unitary": lambda: kind in (CouncilKind.UNITARY, CouncilKind.METROPOLITAN),
        "metropolitan": lambda: kind is CouncilKind.METROPOLITAN,
        "counties": lambda: kind is CouncilKind.COUNTY or "County" in name or _shire(council),
    }
    if noun == "county borough council":
        return kind is CouncilKind.WELSH
    return next((test() for key, test in tests.items() if noun.startswith(key)), True)


def _shire(council: Council) -> bool:
    """True if the area is called a county, though its council is not a county council."""
    return council.kind in (CouncilKind.UNITARY, CouncilKind.SCOTTISH, CouncilKind.WELSH) and (
        council.short_name.endswith(("shire", "land")) or council.id in SHIRES
    )


SHIRES: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Scene:
    """The explicit mentions of an article in text order, with its layout.

    newsroom: the council whose own text the article is, or None. places: by their first character, the councils
    of each town or area named.
    """

    text: str
    layout: Layout
    mentions: Sequence[CouncilMention]
    councils: Mapping[str, Council]
    newsroom: str | None = None
    places: Mapping[int, Sequence[str]] = field(default_factory=dict)

    def main(self) -> str | None:
        """The council that the article is about: the only one, or one with most of the mentions."""
        counts = Counter(mention.council for mention in self.mentions if mention.confidence >= NEAR_CONFIDENCE)
        if not counts:
            return self.newsroom
        (first, number), *rest = counts.most_common()
        if not rest or number >= DOMINANCE * sum(counts.values()):
            return first
        return self.newsroom if self.newsroom in counts else None


def find_anaphors(scene: Scene) -> list[CouncilMention]:
    """Mentions that stand for councils named elsewhere, in text order; those that nothing explains are left out."""
    if not scene.mentions and scene.newsroom is None:
        return []
    main = scene.main()
    taken = [Span(mention.start, mention.end) for mention in scene.mentions]
    found: list[CouncilMention] = []
    for block in scene.layout.blocks:
        if block.kind in (BlockKind.BYLINE, BlockKind.NOTE):
            continue
        for pattern, resolve in ((SINGULAR, _singular), (ADJUNCT, _singular), (TITLE_COUNCIL, _singular), (PLURAL, _plural), (NEIGHBOUR, _neighbour)):
            for match in pattern.finditer(scene.text, block.start, block.end):
                span = Span(*match.span("noun"))
                start = match.start() if pattern is SINGULAR else span.start
                span = Span(start, span.end)
                if not any(span.overlaps(other) for other in taken):
                    resolved = resolve(scene, match, span, found, main)
                    found.extend(resolved)
                    taken.extend([span] if resolved else [])
        if scene.newsroom is not None:
            found.extend(_first_person(scene, block.span, scene.newsroom))
    return sorted(found, key=lambda mention: (mention.start, mention.end, mention.council))


def _singular(
    scene: Scene, match: re.Match[str], span: Span, found: Sequence[CouncilMention], main: str | None
) -> list[CouncilMention]:
    noun = match["noun"].lower()
    located = LOCATION.match(scene.text, match.end())
    if located:
        local = [council for council in scene.places.get(located.end(), ()) if fits(noun, scene.councils[council])]
        if len(local) == 1:
            return [_anaphor(scene, span, local[0], NEAR_CONFIDENCE, "council-in-place")]
    names = list(dict.fromkeys(mention.council for mention in scene.mentions)) or [scene.newsroom or ""]
    fitting = [council for council in names if council in scene.councils and fits(noun, scene.councils[council])]
    if not fitting:
        return []
    if len(fitting) == 1:
        sure = ONLY_CONFIDENCE if len(names) == 1 else MAIN_CONFIDENCE
        return [_anaphor(scene, span, fitting[0], sure, "only-council")]
    near = _nearest(scene, span, fitting, found)
    if near is not None and (main not in fitting or near == main):
        return [_anaphor(scene, span, near, MAIN_CONFIDENCE if near == main else NEAR_CONFIDENCE, "nearest-council")]
    if near is not None and _in_focus(scene, span, near):
        return [_anaphor(scene, span, near, NEAR_CONFIDENCE, "nearest-council")]
    chosen = main if main in fitting else near
    return [_anaphor(scene, span, chosen, NEAR_CONFIDENCE, "main-council")] if chosen else []


def _nearest(scene: Scene, span: Span, fitting: Sequence[str], found: Sequence[CouncilMention]) -> str | None:
    """The fitting council last mentioned before the words, by name or by what stands for it."""
    before = [m for m in (*scene.mentions, *found) if m.end <= span.start and m.council in fitting]
    return max(before, key=lambda mention: mention.end).council if before else None


def _in_focus(scene: Scene, span: Span, council: str) -> bool:
    """True if the block has spoken of this council alone: then 'the council' goes on about it."""
    block = scene.layout.block_at(span.start)
    if block is None:
        return False
    inside = {mention.council for mention in scene.mentions if block.start <= mention.start < span.start}
    return inside == {council}


def _plural(
    scene: Scene, match: re.Match[str], span: Span, found: Sequence[CouncilMention], main: str | None
) -> list[CouncilMention]:
    """The councils last named before, as many as the words count; all must be of the kind."""
    number = next((COUNTS[word] for word in match["noun"].lower().split() if word in COUNTS), 2)
    kind = match["kind"].lower()
    before = [mention.council for mention in scene.mentions if mention.end <= span.start]
    recent = [council for council in dict.fromkeys(reversed(before)) if fits(kind, scene.councils[council])]
    if len(recent) < number:
        return []
    return [_anaphor(scene, span, council, PLURAL_CONFIDENCE, "counted-councils") for council in reversed(recent[:number])]


def _neighbour(
    scene: Scene, match: re.Match[str], span: Span, found: Sequence[CouncilMention], main: str | None
) -> list[CouncilMention]:
    """Of two councils, the one that is not being spoken of."""
    names = list(dict.fromkeys(mention.council for mention in scene.mentions))
    near = _nearest(scene, span, names, found)
    if len(names) != 2 or near is None:
        return []
    other = names[1 - names.index(near)]
    return [_anaphor(scene, span, other, NEAR_CONFIDENCE, "neighbour")]


def _first_person(scene: Scene, block: Span, newsroom: str) -> list[CouncilMention]:
    """'We' and 'our' in a council's own text, outside of quotation marks."""
    found = []
    for match in FIRST_PERSON.finditer(scene.text, block.start, block.end):
        if not _quoted(scene.text, block.start, match.start()):
            span = Span(*match.span("noun"))
            found.append(_anaphor(scene, span, newsroom, NEWSROOM_CONFIDENCE, "newsroom-we"))
    return found


def _quoted(text: str, start: int, position: int) -> bool:
    """True if a double quotation mark opened in the block is not closed before the position."""
    opening = text[start:position]
    curly = sum(opening.count(mark) for mark in OPENING) - sum(opening.count(mark) for mark in CLOSING)
    single = text[start : start + 1] in "'‘" and "’ " not in opening and "' " not in opening
    return curly > 0 or opening.count('"') % 2 == 1 or single


def _anaphor(scene: Scene, span: Span, council: str, confidence: float, rule: str) -> CouncilMention:
    explicit = [mention for mention in scene.mentions if mention.council == council]
    before = [mention for mention in explicit if mention.end <= span.start]
    antecedent = (before[-1] if before else explicit[0]) if explicit else None
    return CouncilMention(
        span.start,
        span.end,
        council,
        MentionForm.ANAPHOR,
        confidence,
        rule,
        Span(antecedent.start, antecedent.end) if antecedent else None,
    )
