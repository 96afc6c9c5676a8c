"""The councils, bodies, people and quotes of a Doc by their place in the text, and which of them a passage is about."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from spacy.tokens import Doc

from councilscope.matching.annotations import (
    BodyMention,
    CouncilMention,
    Layout,
    PartyFound,
    PersonFound,
    QuoteFound,
    found_in,
    text_of,
)
from councilscope.matching.party_words import Means, Who
from councilscope.matching.phrases import Words
from councilscope.matching.salience import Salience, last_before
from councilscope.records import MentionForm, PartyKind, QuoteKind
from councilscope.spans import Span


class Mentions:
    """What earlier components found in a Doc, ready to be asked by offset."""

    def __init__(self, doc: Doc, words: Words, reader: str) -> None:
        self.text = text_of(doc)
        self.words = words
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

    def reviewer(self, offset: int, noun: str = "") -> Who | None:
        """The body that the passage is about: the last one before the character, else the first of the article.

        ``noun``: only bodies whose id holds this word, in lower case, are meant ('ombudsman'); "" for any.
        """
        bodies = [mention for mention in self.bodies if noun in mention.body] if noun else self.bodies
        if not bodies:
            return None
        mention = bodies[max(bisect_right(bodies, offset, key=lambda m: m.start) - 1, 0)]
        return Who(Means.BODY, self.body_party(mention.body, offset), None, "reviewing-body")

    def reviews_before(self, offset: int) -> bool:
        """Whether a body rather than a council begins this sentence or the one before it."""
        here = bisect_right(self.layout.sentences, offset, key=lambda span: span.start) - 1
        for span in reversed(self.layout.sentences[max(here - 1, 0) : here + 1]):
            council, body = self.council_within(*span), self.body_within(*span)
            if council is not None or body is not None:
                return body is not None and body.start < offset and (council is None or body.start < council.start)
        return False
