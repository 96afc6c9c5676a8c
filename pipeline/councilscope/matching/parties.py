"""Who is meant by the words of a clause: a council, a body, a person's organisation, or whoever is speaking.

Shared by the components of action points and findings; reads what earlier components wrote on the Doc.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from spacy.tokens import Doc

from councilscope.articles import BlockKind
from councilscope.knowledge.actions import PartyEntry
from councilscope.matching.annotations import (
    BodyMention,
    CouncilMention,
    PartyFound,
    PersonFound,
    Voice,
)
from councilscope.matching.named_parties import NamedParties
from councilscope.matching.party_words import (
    AFTER_HEAD,
    ANAPHORIC,
    BODY_RESULTS,
    CALLED,
    COORDINATORS,
    COUNCIL_GROUPS,
    COUNCIL_HEADS,
    COUNCIL_NAMES,
    COUNCIL_ORGANS,
    FIRST_PERSON,
    FOR_WHOM,
    FRONTING,
    GENERIC,
    INDEFINITE,
    MANY,
    NOBODY,
    POSSESSIVE,
    POSSESSIVES_OF_SPEAKERS,
    PRONOUNS,
    RESULTS,
    THING,
    THIRD_PERSON,
    TRAILING,
    UNNAMED,
    UNRESOLVED,
    Means,
    PartyWords,
    Who,
)
from councilscope.matching.phrases import Words
from councilscope.matching.salience import last_before
from councilscope.records import MentionForm, PartyKind, QuoteKind, SpeakerKind
from councilscope.spans import Span

CHAIN = 5  # sentences of 'it' after 'it' that are followed back
OPENING = 3  # words that open a sentence
OF_WHOM = frozenset(("in", "of", "who", "from", "at", "across"))
LOCATIVE = frozenset(("in", "across", "around", "near", "outside"))
GROUP_WITHIN = 4  # words from 'a' to the noun of 'a new improvement team'

__all__ = [
    "CALLED",
    "COORDINATORS",
    "FIRST_PERSON",
    "FRONTING",
    "MANY",
    "NOBODY",
    "RESULTS",
    "THING",
    "UNNAMED",
    "UNRESOLVED",
    "Means",
    "Parties",
    "PartyWords",
    "Who",
]


class Parties(NamedParties):
    """All that a Doc says of who is who, for one component's pass over it."""

    def __init__(self, doc: Doc, words: Words, common: PartyWords, reader: str) -> None:
        super().__init__(doc, words, reader)
        self.common = common
        self.signed = None if self.councils else self._signed()

    def _signed(self) -> Who | None:
        """The council that signs a page which names none: its byline, as written, is a council's name."""
        for block in self.layout.blocks:
            if block.kind is BlockKind.BYLINE and self.common.is_council_name(block.span.of(self.text)):
                party = PartyFound(PartyKind.OTHER, None, block.span.of(self.text))
                return Who(Means.COUNCIL, party, block.span, "signed")
        return None

    def context(self, offset: int) -> Who | None:
        """The council that the passage is about, else the one that signs the page; None where nothing tells."""
        return super().context(offset) or self.signed

    def of_person(self, person: PersonFound, near: int, span: Span | None, rule: str) -> Who | None:
        """Whom a person acts for; None if that is not known."""
        if person.council is not None:
            return Who(Means.COUNCIL, self.council_party(person.council, near), span, rule)
        entry = self.common.of_role(person.role or "")
        if entry is not None and entry.named and person.name is None and person.organisation is None:
            return self._of_role(person, near, span, rule) or Who(Means.BODY, None, span, rule)
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
        role = person.role or person.honorific or ""
        entry = self.common.of_role(role)
        if entry is None:
            return None
        who = self.context(near) if entry.means == "council" else self._body_of(entry, role, near)
        means = Means.COUNCIL if entry.means == "council" else Means.BODY
        return Who(means, who.party, span, f"{rule}-role") if who is not None else None

    def _body_of(self, entry: PartyEntry, noun: str, near: int) -> Who | None:
        """The body that a common noun stands for at a character."""
        return self.reviewer(near, noun.lower().split()[-1] if entry.named else "")

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
            if last - 2 >= first and words.folded[last - 2] == "to":
                return THING  # 'a conference to discuss it'
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
            who = self.of_person(person, start, Span(start, end), "pronoun") if person else None
            return who or self._office_before(start) or UNRESOLVED
        if first == last and head in ANAPHORIC:
            return self._antecedent(start) or UNRESOLVED
        return self._named(first, last, start, end)

    def _office_before(self, offset: int) -> Who | None:
        """'I wrote to the leader of the council. He …': the council whose officer the sentence before ends with."""
        here = bisect_right(self.layout.sentences, offset, key=lambda span: span.start) - 1
        before = self.layout.sentences[here - 1] if here > 0 else None
        if before is None or self.person_within(before.start, offset) is not None:
            return None
        first, last = (bisect_left(self.words.starts, place) for place in before)
        hits = (self.common.trie.longest(self.words, at) for at in range(first, last))
        offices = [hit for hit in hits if hit is not None and hit.payloads[0].id == COUNCIL_ORGANS]
        return self.context(offset) if offices and not self.words.folded[offices[-1].last].endswith("s") else None

    def _named(self, first: int, last: int, start: int, end: int) -> Who:
        if self._is_anybody(first, last):
            return NOBODY
        organisation = self._organisation(first, last)
        council, body = self.council_within(start, end), self.body_within(start, end)
        if council is not None and (head := self._located(first, council.start)) is not None:
            return self._common(first, head, start)  # 'Householders in Leeds', 'social workers in Leeds'
        if self.words.folded[first] in INDEFINITE and council is not None and council.form is MentionForm.ANAPHOR:
            return self._headlined(first, start)
        if self.words.folded[first] in FRONTING and council is not None:
            council, body = last_before(self.councils, end, start), None  # 'Under the regulator's findings the council'
        if organisation is not None and (
            council is None or (organisation.span is not None and council.end < organisation.span.end)
        ):
            return organisation
        mention: CouncilMention | BodyMention | None = council or body
        if council is not None and body is not None and body.start < council.end and body.end > council.start:
            mention = body  # 'the district auditor'
        elif council is not None and body is not None and body.start < council.start:
            mention = body
        if mention is not None:
            return self._mentioned(mention, first, last, start)
        person = self.person_within(start, end)
        if person is not None:
            who = self.of_person(person[1], start, person[0], "named-person")
            if who is not None:
                return who
        who = self._common(first, last, start)
        return self._called(first, last) if who is THING else who

    def _located(self, first: int, place: int) -> int | None:
        """The last word before 'in' and a place that begins at a character; None if it says where nobody is."""
        at = bisect_left(self.words.starts, place) - 1
        at -= at > first and self.words.folded[at] == "the"
        located = at > first and self.words.folded[at] in LOCATIVE and self.words.folded[first] not in FRONTING
        return at - 1 if located else None

    def _is_anybody(self, first: int, last: int) -> bool:
        """'Nobody in Leeds', 'someone who falls in Leeds', 'families in Leeds': people, not the place's council."""
        hit = self.common.trie.longest(self.words, first)
        inner = hit is not None and hit.last < last and hit.payloads[0].means == "nobody"
        return hit is not None and inner and self.words.folded[hit.last + 1] in OF_WHOM

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
            if self.words.folded[begin] in FOR_WHOM and self.words.folded[first] not in FRONTING:
                return THING  # 'Prospects for social services'
            hit = self.common.trie.longest(self.words, begin)
            if (
                hit is None
                or hit.last > last
                or (hit.last < last and self.words.folded[hit.last + 1] not in AFTER_HEAD)
            ):
                continue
            span = Span(self.words.items[hit.first].start, self.words.items[hit.last].end)
            if self.words.folded[first] in INDEFINITE and hit.payloads[0].id == COUNCIL_NAMES and hit.last - first <= 2:
                return self._headlined(first, start)
            return self._common_party(hit.payloads[0], span, start)
        return THING

    def _headlined(self, first: int, start: int) -> Who:
        """'A council must …': in the first lines of an article its one council, not yet named; else any council."""
        lead = next((block for block in self.layout.blocks if block.kind is BlockKind.PARAGRAPH), None)
        who = self.context(start) if lead is not None and start < lead.end else None
        if (
            who is None
            or self.words.folded[first] not in ("a", "an")
            or who.rule not in ("only-council", "main-council")
        ):
            return GENERIC
        return who

    def _common_party(self, entry: PartyEntry, span: Span, start: int) -> Who:
        means = entry.means
        if means == "nobody":
            return NOBODY
        if means == "body":
            who = self._body_of(entry, span.of(self.text), start)
            rule = RESULTS if entry.id == BODY_RESULTS else "body-noun"
            return Who(Means.BODY, who.party if who else None, span, rule)
        if means == "many":
            return Who(Means.OTHER, None, span, MANY)
        if means == "partner":
            return Who(Means.OTHER, PartyFound(PartyKind.OTHER, None, span.of(self.text)), span, "partner-noun")
        if entry.id == COUNCIL_GROUPS and self._is_introduced(span):
            return Who(Means.OTHER, PartyFound(PartyKind.OTHER, None, span.of(self.text)), span, "introduced-group")
        speaker = self.speaker_at(start)
        who = speaker if speaker is not None and speaker.means is Means.COUNCIL else self.context(start)
        rule = "council-head" if entry.id == COUNCIL_HEADS else "council-noun"
        return Who(Means.COUNCIL, who.party if who else None, span, rule)

    def _is_introduced(self, span: Span) -> bool:
        """'A team of advisers … The team': a group that the text has brought in as one of its own."""
        folded, noun = self.words.folded, span.of(self.text).lower().split()[-1]
        end = bisect_left(self.words.items, span.start, key=lambda word: word.start)
        for at in range(end - 1):
            near = folded[at + 1 : min(at + GROUP_WITHIN, end)]
            if folded[at] in ("a", "an") and noun in near:
                return True
        return False

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
        for number in range(here, max(here - CHAIN, -1), -1):
            span = sentences[number]
            council, body = (
                self.council_within(span.start, min(offset, span.end)),
                self.body_within(span.start, min(offset, span.end)),
            )
            speaker = self._of_speaker(span, council) if number < here else None
            if speaker is not None:
                return speaker
            if council is not None and (body is None or council.start < body.start):
                return Who(Means.COUNCIL, self.council_party(council.council, offset), None, "pronoun")
            if body is not None:
                return Who(Means.BODY, self.body_party(body.body, offset), None, "pronoun")
            opening = self._of_opening(span, offset)
            if opening is not None or (number < here and not self._opens_with_pronoun(span)):
                return opening
        return None

    def _of_speaker(self, span: Span, council: CouncilMention | None) -> Who | None:
        """'Ann Lee, chief executive of the trust, said …. It will …': the organisation of whoever opens a sentence."""
        found = self.person_within(*span)
        if (
            found is None
            or bisect_left(self.words.starts, found[0].start) - bisect_left(self.words.starts, span.start) > 1
        ):
            return None
        if council is not None and council.start < found[0].start:
            return None
        who = self.of_person(found[1], span.start, None, "pronoun")
        return who if who is not None and who.means is Means.OTHER else None

    def _opens_with_pronoun(self, span: Span) -> bool:
        """'It must also …', 'However, they …': the sentence before goes on speaking of whom it spoke of."""
        first = bisect_left(self.words.items, span.start, key=lambda word: word.start)
        return not ANAPHORIC.isdisjoint(self.words.folded[first : first + OPENING])

    def _of_opening(self, span: Span, offset: int) -> Who | None:
        """Whom the common noun means that opens a sentence: 'Cabinet met on Tuesday. It …'."""
        first = bisect_left(self.words.items, span.start, key=lambda word: word.start)
        hit = self.common.trie.longest(self.words, first)
        if hit is None and self.words.folded[first] in ("the", "its", "their"):
            hit = self.common.trie.longest(self.words, first + 1)
        if (
            hit is None
            or hit.payloads[0].means not in ("council", "partner")
            or self.words.items[hit.last].end > offset
        ):
            return None
        if hit.payloads[0].means == "partner":
            span = Span(self.words.items[hit.first].start, self.words.items[hit.last].end)
            return self._common_party(hit.payloads[0], span, offset)
        who = self.context(offset)
        return Who(Means.COUNCIL, who.party, None, "pronoun") if who is not None else None
