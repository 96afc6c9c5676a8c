"""For whom a person speaks: the council or body that the organisation, the role or the section names."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from councilscope.articles import Block
from councilscope.knowledge.officials import OfficialKnowledge
from councilscope.matching.annotations import BodyMention, CouncilMention, Evidence, Layout, PersonFound, Voice
from councilscope.matching.salience import DOMINANCE, Salience
from councilscope.records import MentionForm
from councilscope.spans import Span

COUNCIL_TIERS = frozenset(("political", "officer"))
BODY_TIERS = frozenset(("inspectorate",))
NO_COUNCIL_TIERS = BODY_TIERS | {"minister"}  # an inspector's region, an MP's constituency
CIVIC = "civic"
FEWEST_OF_THE_MAIN = 2  # mentions of the council that an article is about
OWNED = re.compile(r"\b[Ii]ts (?:\w+ ){0,2}$")
ITS = re.compile(r"\bits\b")
INDEFINITE = frozenset(("a", "an"))
LONGEST_OWNER = 40  # characters of 'its newly appointed' before a role
LONGEST_SPEECH = 6  # sentences of a quotation that 'its' looks back over
LISTED = (" and ", ", ")
OWNING = ("'s", "’s")
QUOTE_MARKS = ('"', "“", "'", "‘")
LONGEST_JOINER = 4  # characters between a role and the council of it: a comma, 'of'


class Affiliations:
    """Fills council and body of people from the mentions of councils and bodies in the same Doc."""

    def __init__(
        self,
        text: str,
        layout: Layout,
        councils: Sequence[CouncilMention],
        bodies: Sequence[BodyMention],
        officials: OfficialKnowledge,
        civic: Collection[str],
        bystanders: Collection[str],
    ) -> None:
        """``civic``: nouns for a council or a part of one; ``bystanders``: ids of bodies that inspect nobody."""
        self.text = text
        self.layout = layout
        self.councils = sorted(councils, key=lambda mention: mention.start)
        self.bodies = sorted(bodies, key=lambda mention: mention.start)
        self.officials = officials
        self.civic = frozenset(civic)
        self.bystanders = bystanders
        self.only = {mention.council for mention in councils}
        self.main = self._main()

    def _main(self) -> str | None:
        """The council that the article is about, if it is named more than once."""
        main = Salience(self.councils, self.layout).main(DOMINANCE)
        return main if sum(mention.council == main for mention in self.councils) >= FEWEST_OF_THE_MAIN else None

    def of(self, person: PersonFound) -> PersonFound:
        """The person with council or body, where the text tells; else unchanged."""
        tier = self._tier(person)
        uses = self._uses(person)
        if "opposing" in uses and tier not in COUNCIL_TIERS and not self._civic_title(person):
            return person
        named = (
            self._owned(person) or self._named(person, tier) or (self._by_owner(person) if tier != "other" else None)
        )
        if named is not None:
            return named
        civic = tier in COUNCIL_TIERS or self._civic_title(person) or self._civic_predicate(person)
        beside = self._set_beside(person) if civic else None
        if beside is not None:
            return beside
        if "past" in uses and tier in BODY_TIERS:
            return person
        if tier in BODY_TIERS or (tier in COUNCIL_TIERS and "body" in uses):
            return self._by_body(person)
        if civic and not self._of_another(person):
            return self._by_council(person)
        return person

    def _of_another(self, person: PersonFound) -> bool:
        """True if the organisation is no council's and no party's: the chair of a charity speaks for no council."""
        words = (person.organisation or "").lower().replace("’", "'").removesuffix("'s").split()
        own = any(self.officials.modifiers.get(word) == "party" or word in self.civic for word in words)
        own = own or self.officials.modifiers.get(" ".join(words)) == "party"
        return bool(words) and not own

    def _uses(self, person: PersonFound) -> set[str]:
        """What the words before the role's head say of it ('shadow': opposing, 'national': of a body)."""
        words = (person.role or "").lower().split()
        return {use for word in words if (use := self.officials.modifiers.get(word)) is not None}

    def _named(self, person: PersonFound, tier: str | None) -> PersonFound | None:
        """By a council or body inside the words of organisation or role; an inspector's region is none."""
        for span in [*self._words_of(person, "organisation"), *self._words_of(person, "role")]:
            councils = {m.council for m in self.councils if m.start < span.end and span.start < m.end}
            if councils and tier not in NO_COUNCIL_TIERS:
                return _given(person, span, council=councils.pop()) if len(councils) == 1 else person
            bodies = [m for m in self.bodies if m.start < span.end and span.start < m.end]
            bodies = [m for m in bodies if not self.text.startswith(" of ", m.end, span.end)]  # '… of Constabulary'
            if bodies:
                return _given(person, span, body=bodies[-1].body)
        return self._by_last_words(person)

    def _owned(self, person: PersonFound) -> PersonFound | None:
        """'CQC's Jane Moss': the body right before the name."""
        first = person.mentions[0].start
        for body in self.bodies:
            if body.end < first <= body.end + LONGEST_JOINER and self.text[body.end : first].strip() in OWNING:
                return _given(person, Span(body.start, body.end), body=body.body)
        return None

    @staticmethod
    def _words_of(person: PersonFound, field: str) -> list[Span]:
        """Where the words stand that give a field of the person."""
        return [Span(e.start, e.end) for e in person.found.evidence if field in e.supports]

    def _by_owner(self, person: PersonFound) -> PersonFound | None:
        """'The commission met. Its chair, Jane Moss, …': the one that its sentence, else the one before, is about."""
        own = self.officials.only_of_councils(person.role or "")
        owners = [body for body in self.bodies if not own or body.body in self.bystanders]
        for span in self._words_of(person, "role"):
            within = ITS.search(self.text, span.start, span.end)  # 'chair of its social affairs executive'
            if not (within or OWNED.search(self.text, max(0, span.start - LONGEST_OWNER), span.start)):
                continue
            for start, end in self._sentences_to(span.start):
                known: list[CouncilMention | BodyMention] = [*self.councils, *owners]
                found = [mention for mention in known if start <= mention.start < end]
                opening = [m for m in found if self._opens_sentence(m.start)] or found
                opening += [m for m in found if self.text[opening[-1].end : m.start] in LISTED]  # 'Hull and Leeds'
                if len({_id(mention) for mention in opening}) == 1:
                    last = opening[-1]
                    words = Span(last.start, last.end)
                    if isinstance(last, CouncilMention):
                        return _given(person, words, council=last.council)
                    return _given(person, words, body=last.body)
                if found:
                    break
        return None

    def _sentences_to(self, at: int) -> Iterator[tuple[int, int]]:
        """The sentence of a character so far, and the one before it, over quotations between them."""
        here = bisect_right(self.layout.sentences, at, key=lambda span: span.start) - 1
        if here < 0:
            return
        yield self.layout.sentences[here].start, at
        for number in range(here - 1, max(here - LONGEST_SPEECH, -1), -1):
            before = self.layout.sentences[number]
            if not before.of(self.text).startswith(QUOTE_MARKS):
                yield before.start, before.end
                return

    def _opens_sentence(self, start: int) -> bool:
        sentence = self.layout.sentence_at(start)
        return sentence is not None and len(self.text[sentence.start : start].split()) <= 1

    def _by_last_words(self, person: PersonFound) -> PersonFound | None:
        """'The commission's chairman': the only body whose name ends in the words of the organisation."""
        span = next(iter(self._words_of(person, "organisation")), None)
        words = _folded(person.organisation or "")
        if span is None or not words:
            return None
        ids = {m.body for m in self.bodies if _folded(self.text[m.start : m.end])[-len(words) :] == words}
        return _given(person, span, body=ids.pop()) if len(ids) == 1 else None

    def _tier(self, person: PersonFound) -> str | None:
        heads = [entry.removeprefix("roles/") for entry in person.found.knowledge if entry.startswith("roles/")]
        return self.officials.roles[heads[0]].tier if heads and heads[0] in self.officials.roles else None

    def _civic_title(self, person: PersonFound) -> bool:
        titles = (self.officials.titles.get(word) for word in (person.honorific or "").split())
        return any(title is not None and title.kind == CIVIC for title in titles)

    def _civic_predicate(self, person: PersonFound) -> bool:
        """'Who chairs the borough's education committee', 'who holds the care portfolio'; no committee of residents."""
        told = [
            entry.removeprefix("predicates/") for entry in person.found.knowledge if entry.startswith("predicates/")
        ]
        words = (person.role or "").lower().replace("’s", "").replace("'s", "").split()
        own = INDEFINITE.isdisjoint(words) and not self.civic.isdisjoint(words)
        return bool(told) and (own or not self.officials.civic_predicates.isdisjoint(told))

    def _by_council(self, person: PersonFound) -> PersonFound:
        """The council of the place: the only one of the article, else the one that the text is about there."""
        at = person.mentions[0].start
        council, rule = None, "only-council"
        if len(self.only) == 1:
            council = next(iter(self.only))
        else:
            council, rule = self._of_the_place(at)
        if council is None:
            return person
        found = replace(person.found, derived={**person.found.derived, "council": rule})
        return replace(person, council=council, found=found)

    def _set_beside(self, person: PersonFound) -> PersonFound | None:
        """'Jane Moss, leader, Leeds City Council': the council's name right after the name or the role."""
        first = person.mentions[0]
        sentence = self.layout.sentence_at(first.start)
        if sentence is None:
            return None
        ends = {first.end, *(e.end for e in person.found.evidence if "role" in e.supports)}
        for mention in self.councils:
            near = any(0 < mention.start - end <= LONGEST_JOINER for end in ends)
            if near and sentence.start <= first.start and mention.end <= sentence.end:
                return _given(person, Span(mention.start, mention.end), council=mention.council)
        return None

    def _of_the_place(self, at: int) -> tuple[str | None, str]:
        """The council named before in the paragraph, that of the heading or in focus, the article's own, the last."""
        block = self.layout.block_at(at)
        here = [m for m in self.councils if block is not None and block.start <= m.start < at]
        if here:
            return self._opening(here, at) or self._last_of(here), "council-of-the-paragraph"
        section = self.layout.section_at(at)
        heading = section.heading if section is not None else None
        headed = {m.council for m in self.councils if heading is not None and heading.start <= m.start < heading.end}
        if len(headed) == 1:
            return headed.pop(), "council-of-the-heading"
        floor = section.span.start if section is not None and section.voice is Voice.COUNCIL else 0
        before = [m for m in self.councils if floor <= m.start < at]
        last = self.layout.block_at(before[-1].start) if before else None
        paragraph = [m for m in before if last is not None and m.start >= last.start]
        subject = paragraph[-1] if paragraph and paragraph[-1].form is MentionForm.ANAPHOR else None
        if subject and last and self._opens_sentence(subject.start) and self._adjoin(last, block):
            return subject.council, "council-in-focus"
        if self.main is not None:
            return self.main, "main-council"
        return self._last_of(paragraph or before) if before else None, "council-of-the-section"

    def _adjoin(self, left: Block, right: Block | None) -> bool:
        """Whether no other block stands between two."""
        blocks = self.layout.blocks
        return right is not None and blocks.index(right) - blocks.index(left) == 1

    def _opening(self, mentions: Sequence[CouncilMention], at: int) -> str | None:
        """The council that opens the sentence before: 'Hull told Leeds. Hull was late. Director Jane Moss said …'."""
        here = bisect_right(self.layout.sentences, at, key=lambda span: span.start) - 1
        before = self.layout.sentences[here - 1] if here > 0 else None
        opening = next((m for m in mentions if before is not None and m.start == before.start), None)
        alone = opening is not None and not any(opening.start < m.start < at for m in mentions)
        return opening.council if opening is not None and alone else None

    def _last_of(self, mentions: Sequence[CouncilMention]) -> str | None:
        """The only council, else the last one; of places that stand side by side none can be told."""
        councils = {mention.council for mention in mentions}
        if len(councils) == 1:
            return councils.pop()
        last = mentions[-1]
        if last.form is MentionForm.PLACE and len(self.only) > 2:
            strong = {mention.council for mention in mentions if mention.form is not MentionForm.PLACE}
            return strong.pop() if len(strong) == 1 else None
        tied = {mention.council for mention in mentions if mention.start == last.start}
        return last.council if len(tied) == 1 else None

    def _of_its_words(self, person: PersonFound) -> set[str]:
        """'Chief Inspector of Probation': the bodies whose names end as the role does."""
        of = _folded(person.role or "")
        last = of[-1] if "of" in of else None
        bodies = [body for body in self.bodies if last and body.body not in self.bystanders]
        return {m.body for m in bodies if _folded(self.text[m.start : m.end])[-1:] == [last]}

    def _by_body(self, person: PersonFound) -> PersonFound:
        at = person.mentions[0].start
        bodies = [mention for mention in self.bodies if mention.body not in self.bystanders]
        ids = self._of_its_words(person) or {mention.body for mention in bodies}
        body: str | None = None
        if len(ids) == 1:
            body = next(iter(ids))
        else:
            before = [mention for mention in bodies if mention.start < at]
            body = before[-1].body if before else None
        if body is None:
            return person
        rule = "only-body" if len(ids) == 1 else "body-before"
        found = replace(person.found, derived={**person.found.derived, "body": rule})
        return replace(person, body=body, found=found)


def _id(mention: CouncilMention | BodyMention) -> str:
    return mention.council if isinstance(mention, CouncilMention) else mention.body


def _given(person: PersonFound, span: Span, council: str | None = None, body: str | None = None) -> PersonFound:
    """The person with a council or body, which the words of a span gave."""
    field = "council" if council is not None else "body"
    evidence = _ordered((*person.found.evidence, Evidence(span.start, span.end, (field,))))
    return replace(person, council=council, body=body, found=replace(person.found, evidence=evidence))


def _folded(words: str) -> list[str]:
    """Words in lower case without articles and possessives."""
    plain = words.casefold().replace("’s", "").replace("'s", "").split()
    return [word for word in plain if word not in ("the", "a", "an")]


def _ordered(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    return tuple(sorted(evidence, key=lambda found: (found.start, found.end, found.supports)))
