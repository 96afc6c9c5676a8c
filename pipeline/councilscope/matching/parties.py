"""Who is meant by the words of a clause: a council, a body, a person's organisation, or whoever is speaking.

Shared by the components of action points and findings; reads what earlier components wrote on the Doc.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from spacy.tokens import Doc

from councilscope.matching.annotations import (
    BodyMention,
    CouncilMention,
    Layout,
    PartyFound,
    PersonFound,
    QuoteFound,
    Voice,
    found_in,
    text_of,
)
from councilscope.matching.party_words import (
    AFTER_HEAD,
    ANAPHORIC,
    COORDINATORS,
    COUNCIL_NAMES,
    FIRST_PERSON,
    FRONTING,
    GENERIC,
    INDEFINITE,
    NOBODY,
    POSSESSIVE,
    POSSESSIVES_OF_SPEAKERS,
    PRONOUNS,
    THING,
    THIRD_PERSON,
    TRAILING,
    UNRESOLVED,
    Means,
    PartyWords,
    Who,
)
from councilscope.matching.phrases import Words
from councilscope.matching.salience import Salience, last_before
from councilscope.records import MentionForm, PartyKind, QuoteKind, SpeakerKind
from councilscope.spans import Span

__all__ = ["FIRST_PERSON", "FRONTING", "NOBODY", "THING", "UNRESOLVED", "Means", "Parties", "PartyWords", "Who"]


class Parties:
    """All that a Doc says of who is who, for one component's pass over it."""

    def __init__(self, doc: Doc, words: Words, common: PartyWords, reader: str) -> None:
        self.text = text_of(doc)
        self.words = words
        self.common = common
        self.layout: Layout = found_in(doc, "layout", reader)
        self.councils: list[CouncilMention] = sorted(found_in(doc, "councils", reader), key=lambda m: (m.start, m.end))
        self.bodies: list[BodyMention] = sorted(found_in(doc, "bodies", reader), key=lambda m: (m.start, m.end))
        self.people: list[PersonFound] = list(found_in(doc, "people", reader))
        quotes: list[QuoteFound] = found_in(doc, "quotes", reader)
        self.said = (
            sorted(
                (segment.start, segment.end, quote)
                for quote in quotes
                if quote.kind is not QuoteKind.INDIRECT
                for segment in quote.segments
            )
            if quotes
            else []
        )
        self._person_mentions = sorted(
            (span.start, span.end, n) for n, person in enumerate(self.people) for span in person.mentions
        )
        self.salience = Salience(self.councils, self.layout)

    def quote_at(self, offset: int) -> tuple[Span, QuoteFound] | None:
        """The segment of a direct quote that holds the character, with its quote."""
        at = bisect_right(self.said, offset, key=lambda entry: entry[0]) - 1
        if at < 0 or not self.said[at][0] <= offset < self.said[at][1]:
            return None
        start, end, quote = self.said[at]
        return Span(start, end), quote

    def council_within(self, start: int, end: int) -> CouncilMention | None:
        """The first council mentioned between two offsets."""
        at = bisect_left(self.councils, start, key=lambda m: m.start)
        return self.councils[at] if at < len(self.councils) and self.councils[at].end <= end else None

    def body_within(self, start: int, end: int) -> BodyMention | None:
        """The first body mentioned between two offsets."""
        at = bisect_left(self.bodies, start, key=lambda m: m.start)
        return self.bodies[at] if at < len(self.bodies) and self.bodies[at].end <= end else None

    def person_within(self, start: int, end: int) -> tuple[Span, PersonFound] | None:
        """The first person mentioned between two offsets."""
        at = bisect_left(self._person_mentions, (start,))
        if at < len(self._person_mentions) and self._person_mentions[at][1] <= end:
            begin, stop, number = self._person_mentions[at]
            return Span(begin, stop), self.people[number]
        return None

    def person_before(self, offset: int) -> PersonFound | None:
        """The person mentioned last before the character."""
        at = bisect_left(self._person_mentions, (offset,)) - 1
        return self.people[self._person_mentions[at][2]] if at >= 0 else None

    def council_party(self, council: str, near: int) -> PartyFound:
        """A council as a party, named as the text names it nearest before the character."""
        named = [m for m in self.councils if m.council == council and m.form is not MentionForm.ANAPHOR]
        before = [m for m in named if m.start <= near] or named or [m for m in self.councils if m.council == council]
        name = self.text[before[-1].start : before[-1].end] if before else council
        return PartyFound(PartyKind.COUNCIL, council, name)

    def body_party(self, body: str, near: int) -> PartyFound:
        """A body as a party, named as the text names it nearest before the character."""
        named = [m for m in self.bodies if m.body == body and m.form is not MentionForm.ANAPHOR]
        before = [m for m in named if m.start <= near] or named or [m for m in self.bodies if m.body == body]
        name = self.text[before[-1].start : before[-1].end] if before else body
        return PartyFound(PartyKind.BODY, body, name)

    def of_person(self, person: PersonFound, near: int, span: Span | None, rule: str) -> Who | None:
        """Whom a person acts for; None if that is not known."""
        if person.council is not None:
            return Who(Means.COUNCIL, self.council_party(person.council, near), span, rule)
        if person.body is not None:
            return Who(Means.BODY, self.body_party(person.body, near), span, rule)
        if person.organisation:
            known = self._party_named(person.organisation, near)
            if known is not None:
                return Who(Means.COUNCIL if known.kind is PartyKind.COUNCIL else Means.BODY, known, span, rule)
            return Who(Means.OTHER, PartyFound(PartyKind.OTHER, None, person.organisation), span, rule)
        return self._of_role(person, near, span, rule)

    def _of_role(self, person: PersonFound, near: int, span: Span | None, rule: str) -> Who | None:
        """Whom a bare role speaks for: 'cabinet member' the council in question, 'chief inspector' the reviewers."""
        means = self.common.of_role(person.role or person.honorific or "")
        if means == "council":
            who = self.context(near)
            return Who(Means.COUNCIL, who.party, span, f"{rule}-role") if who is not None else None
        if means == "body":
            who = self.reviewer(near)
            return Who(Means.BODY, who.party, span, f"{rule}-role") if who is not None else None
        return None

    def _party_named(self, name: str, near: int) -> PartyFound | None:
        """The council or body that the text mentions by this name; 'the council' is the one in question."""
        folded = name.lower().removeprefix("the ").strip()
        for mention in self.councils:
            if (
                self.text[mention.start : mention.end].lower().removeprefix("the ") == folded
                and mention.form is not MentionForm.ANAPHOR
            ):
                return self.council_party(mention.council, near)
        for body in self.bodies:
            if self.text[body.start : body.end].lower().removeprefix("the ") == folded:
                return self.body_party(body.body, near)
        if self.common.of_council(name):
            who = self.context(near)
            return who.party if who is not None else None
        return None

    def speaker_at(self, offset: int) -> Who | None:
        """Whom the speaker of the quote at the character speaks for; None outside quotes and where it is not known."""
        held = self.quote_at(offset)
        if held is None:
            return None
        quote = held[1]
        if quote.council is not None:
            return Who(Means.COUNCIL, self.council_party(quote.council, offset), None, "speaker")
        if quote.body is not None:
            return Who(Means.BODY, self.body_party(quote.body, offset), None, "speaker")
        if quote.kind is QuoteKind.DOCUMENT:
            return self.reviewer(held[0].start)
        if quote.speaker_kind is SpeakerKind.COUNCIL:
            return self.context(max(held[0].start - 1, 0))
        person = next((person for person in self.people if person.key == quote.speaker), None)
        return self.of_person(person, offset, None, "speaker") if person is not None else None

    def context(self, offset: int) -> Who | None:
        """The council that the passage is about, None where nothing tells; see salience.py."""
        found = self.salience.council_at(offset)
        if found is None:
            return None
        return Who(Means.COUNCIL, self.council_party(found[0], offset), None, found[1])

    def council_nearby(self, offset: int) -> Who | None:
        """The last council named before the character in its paragraph, else the one that the passage is about."""
        block = self.layout.block_at(offset)
        mention = last_before(self.councils, offset, block.start) if block is not None else None
        if mention is None:
            return self.context(offset)
        return Who(Means.COUNCIL, self.council_party(mention.council, offset), None, "paragraph-council")

    def reviewer(self, offset: int) -> Who | None:
        """The body that the passage is about: the last one before the character, else the first of the article."""
        at = bisect_right(self.bodies, offset, key=lambda m: m.start) - 1
        if not self.bodies:
            return None
        mention = self.bodies[max(at, 0)]
        return Who(Means.BODY, self.body_party(mention.body, offset), None, "reviewing-body")

    def subject(self, first: int, last: int) -> Who:
        """Who the words from ``first`` to ``last`` (both included) name as a subject; THING if it is no party."""
        words = self.words
        while last > first and (words.folded[last] in TRAILING or words.folded[last].endswith("ly")):
            last -= 1
        if first > last:
            return THING
        if words.folded[last] in COORDINATORS:  # 'We are working with partners and have …'
            last = first if words.folded[first] in PRONOUNS else last - 1
        if words.folded[last] in PRONOUNS and last > first and words.folded[last - 1] not in COORDINATORS:
            first = last  # 'Since the visit we'
        elif words.folded[first] in COORDINATORS and first < last:
            first += 1
        start, end = words.items[first].start, words.items[last].end
        head = words.folded[first]
        if first == last and head in FIRST_PERSON:
            return self.speaker_at(start) or (
                UNRESOLVED if self.quote_at(start) else self._own_voice(start) or UNRESOLVED
            )
        if head in POSSESSIVES_OF_SPEAKERS and self._common(first, last, start).means is Means.COUNCIL:
            return self.speaker_at(start) or (THING if self.quote_at(start) else self._own_voice(start) or THING)
        if first == last and head in THIRD_PERSON:
            person = self.person_before(start)
            return (self.of_person(person, start, Span(start, end), "pronoun") if person else None) or UNRESOLVED
        if first == last and head in ANAPHORIC:
            return self._antecedent(start) or UNRESOLVED
        return self._named(first, last, start, end)

    def _named(self, first: int, last: int, start: int, end: int) -> Who:
        organisation = self._organisation(first, last)
        council, body = self.council_within(start, end), self.body_within(start, end)
        if self.words.folded[first] in INDEFINITE and council is not None and council.form is MentionForm.ANAPHOR:
            return GENERIC
        if self.words.folded[first] in FRONTING and council is not None:
            council, body = last_before(self.councils, end, start), None  # 'Under the regulator's findings the council'
        if organisation is not None and (
            council is None or (organisation.span is not None and council.end < organisation.span.end)
        ):
            return organisation
        mention: CouncilMention | BodyMention | None = council or body
        if council is not None and body is not None and body.start < council.start:
            mention = body
        if mention is not None:
            return self._mentioned(mention, first, last, start)
        person = self.person_within(start, end)
        if person is not None:
            who = self.of_person(person[1], start, person[0], "named-person")
            if who is not None:
                return who
        return self._common(first, last, start)

    def _mentioned(self, mention: CouncilMention | BodyMention, first: int, last: int, start: int) -> Who:
        """The party mentioned; a thing of its own ('the council's plan') is a THING with that party."""
        span = Span(mention.start, mention.end)
        if isinstance(mention, CouncilMention):
            who = Who(Means.COUNCIL, self.council_party(mention.council, start), span, "named")
        else:
            who = Who(Means.BODY, self.body_party(mention.body, start), span, "named")
        owned = self.text[span.end : span.end + 2].startswith(POSSESSIVE) or span.of(self.text).endswith(POSSESSIVE)
        if not owned or self.words.items[last].end <= span.end + 2:
            return who
        head_first = next((n for n in range(first, last + 1) if self.words.items[n].start >= span.end + 2), last)
        head = self._common(head_first, last, start)
        if head is NOBODY:
            return NOBODY
        return Who(Means.THING, who.party, span, "possessor") if head.means is Means.THING else who

    def _common(self, first: int, last: int, start: int) -> Who:
        """A party named by the first common noun that ends the phrase or stands before 'of', 'for' and the like."""
        for begin in range(first, last + 1):
            hit = self.common.trie.longest(self.words, begin)
            if (
                hit is None
                or hit.last > last
                or (hit.last < last and self.words.folded[hit.last + 1] not in AFTER_HEAD)
            ):
                continue
            span = Span(self.words.items[hit.first].start, self.words.items[hit.last].end)
            if self.words.folded[first] in INDEFINITE and hit.payloads[0].id == COUNCIL_NAMES and hit.last - first <= 2:
                return GENERIC  # 'a council on special measures'
            return self._common_party(hit.payloads[0].means, span, start)
        return THING

    def _common_party(self, means: str, span: Span, start: int) -> Who:
        if means == "nobody":
            return NOBODY
        if means == "body":
            who = self.reviewer(start)
            return Who(Means.BODY, who.party if who else None, span, "body-noun")
        if means == "many":
            return Who(Means.OTHER, None, span, "councils-in-general")
        if means == "partner":
            return Who(Means.OTHER, PartyFound(PartyKind.OTHER, None, span.of(self.text)), span, "partner-noun")
        speaker = self.speaker_at(start)
        who = speaker if speaker is not None and speaker.means is Means.COUNCIL else self.context(start)
        return Who(Means.COUNCIL, who.party if who else None, span, "council-noun")

    def _organisation(self, first: int, last: int) -> Who | None:
        """A capitalised name that ends in a word for an organisation ('Hillside Homes', 'North Vale Police')."""
        words = self.words
        for index in range(last, first, -1):
            if words.folded[index] in self.common.heads and words.capital(index) and words.capital(index - 1):
                begin = index
                while (
                    begin > first
                    and (words.capital(begin - 1) or words.folded[begin - 1] in ("and", "of", "the"))
                    and words.joined(begin - 1)
                ):
                    begin -= 1
                while not words.capital(begin):
                    begin += 1
                span = Span(words.items[begin].start, words.items[index].end)
                known: list[CouncilMention | BodyMention] = [*self.bodies, *self.councils]
                if any(m.start <= span.start and m.end >= span.end for m in known):
                    return None
                name = span.of(self.text)
                return (
                    Who(Means.OTHER, PartyFound(PartyKind.OTHER, None, name), span, "organisation")
                    if " " in name
                    else None
                )
        return None

    def _own_voice(self, offset: int) -> Who | None:
        """'We' outside quotes: the council mentioned by that very word, or the council whose page it is."""
        at = bisect_left(self.councils, offset, key=lambda m: m.start)
        if at < len(self.councils) and self.councils[at].start == offset:
            return Who(Means.COUNCIL, self.council_party(self.councils[at].council, offset), None, "own-voice")
        section = self.layout.section_at(offset)
        if section is not None and section.voice is Voice.BODY:
            return self.reviewer(offset)
        return self.context(offset)

    def _antecedent(self, offset: int) -> Who | None:
        """'It', 'they': a council mentioned by that very word; else the first party of this sentence or the last."""
        at = bisect_left(self.councils, offset, key=lambda m: m.start)
        if at < len(self.councils) and self.councils[at].start == offset:
            return Who(Means.COUNCIL, self.council_party(self.councils[at].council, offset), None, "pronoun")
        speaker = self.speaker_at(offset)
        if speaker is not None and speaker.means is Means.COUNCIL:
            return speaker  # in a councillor's own words 'it' is the council or what it does
        sentences: Sequence[Span] = self.layout.sentences
        here = bisect_right(sentences, offset, key=lambda span: span.start) - 1
        for number in (here, here - 1):
            if number < 0:
                break
            span = sentences[number]
            council, body = (
                self.council_within(span.start, min(offset, span.end)),
                self.body_within(span.start, min(offset, span.end)),
            )
            if council is not None and (body is None or council.start < body.start):
                return Who(Means.COUNCIL, self.council_party(council.council, offset), None, "pronoun")
            if body is not None:
                return Who(Means.BODY, self.body_party(body.body, offset), None, "pronoun")
        return None
