"""Names that mean a fire authority: in an article, a sentence or under a heading about fire services.

'Kent' is the county's council, and its fire authority where fire services are spoken of; 'Durham and Darlington' are
two councils, and one fire authority there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from councilscope.articles import BlockKind
from councilscope.knowledge.councils import CouncilKind, CouncilKnowledge, Use
from councilscope.matching.annotations import Layout
from councilscope.matching.councils.find import AND, NameHit, NameKind, joint_names, linked
from councilscope.matching.councils.resolve import Resolver, Setting
from councilscope.matching.phrases import Words, fold

LONGEST_OPENING = 300  # characters in which an article says what it is about
LONGEST_HEADING = 80  # characters of a line that heads a block
COUNTY = "county"
HEADING = ("fire",)  # alone it heads a part of a digest; in a sentence it may be any fire


class FireNames:
    """Gives bare names the fire authority that they mean."""

    def __init__(self, knowledge: CouncilKnowledge, resolver: Resolver) -> None:
        self.councils = knowledge.councils
        self.resolver = resolver
        phrases = "|".join(map(re.escape, sorted(knowledge.cues["fire-service"])))
        self.fire = re.compile(rf"(?i)\b(?:{phrases})\b")
        self.joint: dict[tuple[str, ...], tuple[str, ...]] = {}
        for council in knowledge.councils.values():
            after = [
                phrase for row in knowledge.designations.values() if council.kind in row.kinds for phrase in row.after
            ]
            for name in joint_names(council, after) if council.kind is CouncilKind.FIRE else ():
                words = fold(name)
                for form in {words, words[words[0] == COUNTY :]}:
                    self.joint[form] = (*self.joint.get(form, ()), council.id)

    def given(
        self, text: str, layout: Layout, words: Words, hits: Sequence[NameHit], setting: Setting
    ) -> tuple[list[NameHit], bool]:
        """The hits, with fire authorities where they are meant, and whether the whole article is about fire services.

        That is an article whose headline names a fire authority outright, or that opens with fire services, or in
        which nobody else is named outright. A digest with one of its parts on fire is neither.
        """
        throughout = self._throughout(text, layout, words, hits)
        found = self._joined(text, layout, words, hits, throughout=throughout)
        for order in (range(len(found)), range(len(found) - 2, -1, -1)):
            for index in order:
                hit, near = found[index], found[index - order.step] if 0 <= index - order.step < len(found) else None
                fire = self._fire_of(hit.candidates, setting)
                if hit.designation is not None or not fire or hit.kind is not NameKind.NAME:
                    continue
                pair = sorted((near, hit), key=lambda hit: hit.first) if near else ()
                row = near is not None and near.fire and linked(words, *pair)
                if throughout or row or self._is_spoken_of(text, layout, words, hit):
                    found[index] = replace(hit, candidates=fire, use=Use.PLACE, fire=True)
        return found, throughout

    def _throughout(self, text: str, layout: Layout, words: Words, hits: Sequence[NameHit]) -> bool:
        outright = [hit for hit in hits if hit.designation and not hit.weak]
        fire = [all(map(self._is_fire, hit.candidates)) and self._says_fire(text, words, hit) for hit in outright]
        title = next((block for block in layout.blocks if block.kind is BlockKind.TITLE), None)
        if title is not None:
            in_title = [is_fire for hit, is_fire in zip(outright, fire, strict=True) if _start(words, hit) < title.end]
            if in_title and all(in_title):
                return True
        opening = self.fire.search(text[:LONGEST_OPENING]) is not None and sum(fire) * 2 >= len(fire)
        return opening or (bool(fire) and all(fire))

    def _joined(
        self, text: str, layout: Layout, words: Words, hits: Sequence[NameHit], *, throughout: bool
    ) -> list[NameHit]:
        """The hits, where names that one fire authority joins are one: 'Hereford and Worcester'."""
        found: list[NameHit] = []
        for hit in hits:
            first = found[-1] if found and self._may_join(words, found[-1], hit) else hit
            name = words.folded[first.name_first : hit.name_last + 1]
            authorities = self.joint.get(tuple(name)) if hit.designation is None and AND in name else None
            if authorities and (throughout or self._is_spoken_of(text, layout, words, first)):
                if first is not hit:
                    found.pop()
                hit = replace(
                    first, last=hit.last, name_last=hit.name_last, candidates=authorities, use=Use.PLACE, fire=True
                )
            found.append(hit)
        return found

    def _may_join(self, words: Words, earlier: NameHit, later: NameHit) -> bool:
        bare = earlier.designation is None and NameKind.NAME is earlier.kind is later.kind
        return bare and later.first - earlier.last == 2 and linked(words, earlier, later)

    def _says_fire(self, text: str, words: Words, hit: NameHit) -> bool:
        """False for 'the London borough', which leaves a fire authority as the only namesake."""
        start, end = _start(words, hit), words.items[hit.last].end
        return self.fire.search(text, start, end) is not None or "fire" in text[start:end].lower()

    def _is_spoken_of(self, text: str, layout: Layout, words: Words, hit: NameHit) -> bool:
        """True if the sentence of the hit, its section's heading or the line above speaks of the fire service."""
        start = _start(words, hit)
        sentence, section = layout.sentence_at(start), layout.section_at(start)
        if section and section.heading and fold(section.heading.of(text)) == HEADING:
            return True
        before = [block for block in layout.blocks if block.end <= start][-1:]
        headings = [block.span for block in before if block.end - block.start <= LONGEST_HEADING]
        spans = [*([sentence] if sentence else []), *headings]
        spans += [section.heading] if section and section.heading else []
        return any(self.fire.search(text, span.start, span.end) for span in spans)

    def _fire_of(self, councils: Sequence[str], setting: Setting) -> tuple[str, ...]:
        """The fire authorities among the councils; where all have ended by then, those that took over from them."""
        fire = tuple(council for council in councils if self._is_fire(council))
        later = {heir for council in fire for heir in self.councils[council].successors}
        heirs = tuple(heir for heir in sorted(later) if self._is_fire(heir))
        return heirs if heirs and not self.resolver.in_being(fire, setting) else fire

    def _is_fire(self, council: str) -> bool:
        return self.councils[council].kind is CouncilKind.FIRE


def _start(words: Words, hit: NameHit) -> int:
    return words.items[hit.first].start
