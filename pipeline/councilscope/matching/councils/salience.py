"""Which council a text is speaking of at a point: the one in focus, else the one that the article is about."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby

from councilscope.articles import Block, BlockKind
from councilscope.knowledge.councils import Council
from councilscope.matching.annotations import CouncilMention, Layout
from councilscope.matching.weighing import Weighed
from councilscope.records import MentionForm
from councilscope.spans import Span

SHARE = 0.4  # of all mentions by name, that makes the council of the title or lead the article's own
SURE = 0.7  # mentions below this confidence count for nothing
TOPICAL = ("topic-in", "graded-in", "service-in", "office-of")
ASIDE = re.compile(
    r"(?i)\b(?:with|from|to|by|in|at|near|like|unlike|than|against|between|into|including|neighbours?|neighbouring"
    r"|formerly of|formerly at|alongside|beside|with which|such as)\s+(?:the |its neighbours? |both )?$"
)
CAREER = re.compile(
    r"(?i)\b(?:former|formerly|previously|ex)\b(?:[ -][\w’'-]{1,20}){1,5} (?:of|at|for|with) (?:the )?$"
)
BETWEEN = re.compile(r",|,? (?:and|or|nor|&)(?: the| of)? ?|, ")
FEWEST_TURNS = 3  # paragraphs that begin with a council each, in a round-up
MEMORY = 60  # mentions back to which a text is still speaking of a council
WINDOW = 40  # characters before a mention that show whether it is an aside
BESIDE_NAME = 4  # characters of a heading that is a council's name and no more: 'In Hull'


@dataclass(frozen=True)
class Scene:
    """The explicit mentions of an article in text order, with its layout.

    newsroom: the council whose own text the article is, or None. places: by their first character, the councils
    of each town or area named. weighed: what rules turned down, None where nobody asked.
    """

    text: str
    layout: Layout
    mentions: Sequence[CouncilMention]
    councils: Mapping[str, Council]
    newsroom: str | None = None
    places: Mapping[int, Sequence[str]] = field(default_factory=dict)
    weighed: list[Weighed] | None = None

    @cached_property
    def named(self) -> tuple[str, ...]:
        """The councils named, in text order."""
        return tuple(dict.fromkeys(mention.council for mention in self.mentions))

    @cached_property
    def main(self) -> str | None:
        """The council that the article is about: the newsroom's, the only one, or that of title or lead."""
        if self.newsroom is not None or len(self.named) == 1:
            return self.newsroom or self.named[0]
        if self.in_turn:
            return None
        opening = self.layout.block_at(self.mentions[0].start) if self.mentions else None
        end = opening.end if opening is not None else 0
        sure = [mention for mention in self.mentions if mention.confidence >= SURE or mention.start < end]
        counts: Counter[str] = Counter()
        for mention in sure:
            # 'Commissioners will stay at Thurrock' opens with what it is about
            opens = mention.start < end and mention.start not in self.careers
            if opens or mention.start not in self.asides:
                counts[mention.council] += 2 if mention.form is MentionForm.NAME else 1
        for block in self.layout.blocks:
            inside = {mention.council for mention in sure if block.start <= mention.start < block.end}
            if inside:
                chosen = max(sorted(inside), key=lambda council: counts[council])
                alone = len(inside) == 1 or block.kind is not BlockKind.TITLE
                return chosen if alone and counts[chosen] >= SHARE * sum(counts.values()) else None
        return None

    @cached_property
    def in_turn(self) -> bool:
        """True for a round-up, whose paragraphs begin with one council after the other and turn back to none."""
        titled = any(
            block.kind is BlockKind.TITLE and block.start <= m.start < block.end
            for block in self.layout.blocks
            for m in self.mentions[:1]
        )
        opening = {block.start for block in self.layout.blocks if block.kind is BlockKind.PARAGRAPH}
        turns = [m.council for m in self.mentions if m.start in opening and m.confidence >= SURE]
        order = list(dict.fromkeys(turns))
        if titled or len(order) < FEWEST_TURNS or order != [council for council, _ in groupby(turns)]:
            return False
        first = next(m for m in self.mentions if m.start in opening and m.council == order[1])
        return not any(m.council == order[0] for m in self.mentions if m.start > first.start)

    @cached_property
    def asides(self) -> frozenset[int]:
        """Where mentions begin that are named in passing: after most prepositions, or in a row with others."""
        found: set[int] = set()
        for index, mention in enumerate(self.mentions):
            before = self.text[max(0, mention.start - WINDOW) : mention.start]
            near = self.mentions[max(0, index - 1) : index + 2]
            row = any(
                BETWEEN.fullmatch(self.text, min(mention.end, other.end), max(mention.start, other.start))
                for other in near
                if other.council != mention.council
            )
            passing = ASIDE.search(before) and mention.rule not in TOPICAL
            if row or passing or mention.start in self.careers:
                found.add(mention.start)
        return frozenset(found)

    @cached_property
    def careers(self) -> frozenset[int]:
        """Where mentions begin that only tell where somebody worked: 'a former chief executive of Gateshead'."""
        starts = (mention.start for mention in self.mentions)
        return frozenset(at for at in starts if CAREER.search(self.text[max(0, at - WINDOW) : at]))

    def spoken_of(self, here: Block, fitting: Sequence[str], history: Sequence[CouncilMention]) -> str | None:
        """Which of ``fitting`` the text speaks of in the block ``here`` after the mentions of ``history``.

        In this order: the last one in the block that is no aside; the one that the heading above names; the article's
        own council; the last aside of the block; the last that an earlier block spoke of; the last one named at all.
        """
        recent = [m for m in history[-MEMORY:] if m.council in fitting and m.start not in self.careers]
        local = [mention for mention in recent if mention.start >= here.start]
        if local and local[-1].start in self.asides and self.main not in fitting:
            return local[-1].council
        in_focus = [mention for mention in local if mention.start not in self.asides]
        if in_focus:
            return in_focus[-1].council
        headed = self.headed.get(self._section_at(here.start))
        if headed in fitting:
            return headed
        if self.main in fitting:
            return self.main
        outside = [m for m in recent if m.start not in self.asides and m.start not in self.items]
        chosen = outside or recent
        return chosen[-1].council if chosen else None

    @cached_property
    def headed(self) -> dict[int, str]:
        """By the number of a section, the council that alone stands in its heading.

        A heading that says more than the name counts in an article with such headings about two councils or more.
        """
        found: dict[int, str] = {}
        plain: set[int] = set()
        for number, section in enumerate(self.layout.sections):
            span = section.heading
            inside = [m for m in self.mentions if span and span.start <= m.start and m.end <= span.end]
            if span is None or len({mention.council for mention in inside}) != 1:
                continue
            found[number] = inside[0].council
            if span.end - span.start - (inside[0].end - inside[0].start) <= BESIDE_NAME:
                plain.add(number)
        several = len(set(found.values())) > 1
        return {number: council for number, council in found.items() if several or number in plain}

    def _section_at(self, offset: int) -> int:
        return bisect_right(self.layout.sections, offset, key=lambda section: section.span.start) - 1

    @cached_property
    def items(self) -> frozenset[int]:
        """Where mentions begin that stand in list items: the text after the list has left them."""
        items = [block for block in self.layout.blocks if block.kind is BlockKind.LIST_ITEM]
        starts = [block.start for block in items]
        found = set()
        for mention in self.mentions:
            index = bisect_right(starts, mention.start) - 1
            if index >= 0 and mention.start < items[index].end:
                found.add(mention.start)
        return frozenset(found)

    @cached_property
    def _by_council(self) -> dict[str, list[CouncilMention]]:
        found: dict[str, list[CouncilMention]] = {}
        for mention in self.mentions:
            found.setdefault(mention.council, []).append(mention)
        return found

    @cached_property
    def _ends(self) -> dict[str, list[int]]:
        return {council: [mention.end for mention in named] for council, named in self._by_council.items()}

    def antecedent(self, council: str, offset: int) -> Span | None:
        """The nearest words before the offset that name the council, or the first ones after it; None if none do."""
        named = self._by_council.get(council, [])
        index = bisect_right(self._ends.get(council, []), offset) - 1
        chosen = named[max(index, 0)] if named else None
        return Span(chosen.start, chosen.end) if chosen else None
