"""Who is said to speak, and how the people, councils and bodies of a scene become speakers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from councilscope.knowledge.officials import Gender
from councilscope.matching.function_words import GOVERNING, OPENING
from councilscope.matching.quotes.scene import Cue, PersonMention, Scene
from councilscope.matching.quotes.subjects import NounPhrases
from councilscope.matching.weighing import weigh
from councilscope.records import SpeakerHow, SpeakerKind

PRONOUNS: dict[str, Gender] = {"he": "male", "she": "female"}
LONGEST_TITLE = 16  # tokens of a role before a name
ROLE_REACH = 20  # tokens from a name to its role or organisation


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is said to speak. person: place in the list of people, None for others. words: the token range that says so.

    pronoun: lower case where words is a pronoun that is still to be resolved. cue: the verb, None where there is none.
    """

    kind: SpeakerKind
    words: tuple[int, int]
    person: int | None = None
    how: SpeakerHow | None = None
    cue: Cue | None = None
    pronoun: str | None = None
    council: str | None = None
    body: str | None = None
    rule: str = ""


class Voices:
    """The people, councils and bodies of a scene as speakers."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.tokens = scene.tokens
        self.phrases = NounPhrases(scene)
        self.by_last: dict[int, PersonMention] = {}
        for mention in scene.mentions:
            kept = self.by_last.get(mention.last)
            if kept is None or mention.first < kept.first:
                self.by_last[mention.last] = mention
        for number, person in enumerate(scene.people):
            if person.name is not None:
                self._extend_by_role(number)

    def _extend_by_role(self, number: int) -> None:
        """Let a role right after a name end the mention: 'Jane Moss, chair of the board said' needs no second comma."""
        person = self.scene.people[number]
        for found in person.found.evidence:
            if not {"role", "organisation"} & set(found.supports):
                continue
            first, last = self.tokens.at(found.start), self.tokens.before(found.end)
            near = [m for m in self.scene.mentions if m.person == number and 0 < first - m.last <= ROLE_REACH]
            if near and not any(self.tokens.breaks[near[-1].last : last]):
                self.by_last.setdefault(last, PersonMention(near[-1].first, last, number))

    def person(self, mention: PersonMention, cue: Cue | None, rule: str) -> Speaker:
        """The person of a mention as a speaker."""
        person = self.scene.people[mention.person]
        if person.name is None:
            return Speaker(
                SpeakerKind.ROLE, (mention.first, mention.last), mention.person, SpeakerHow.NAMED, cue, rule=rule
            )
        written = " ".join(self.tokens.text[mention.first : mention.last])
        full = person.name.split()[0] in written and person.name.split()[-1] in written
        how = SpeakerHow.NAMED if full else SpeakerHow.CHAINED
        return Speaker(SpeakerKind.PERSON, (mention.first, mention.last), mention.person, how, cue, rule=rule)

    def pronoun_at(self, index: int, cue: Cue, rule: str) -> Speaker:
        """The pronoun at a token as a speaker who is still to be resolved."""
        return Speaker(SpeakerKind.PERSON, (index, index + 1), cue=cue, pronoun=self.tokens.lower[index], rule=rule)

    def institution(self, last: int, cue: Cue | None) -> Speaker | None:
        """The council or body whose name ends at a token, as a speaker; None if none does."""
        council = self.scene.council_at.get(last)
        if council is not None:
            return Speaker(
                SpeakerKind.COUNCIL, (council[0], last + 1), cue=cue, council=council[1], rule="council-subject"
            )
        body = self.scene.body_at.get(last)
        if body is not None:
            return Speaker(SpeakerKind.BODY, (body[0], last + 1), cue=cue, body=body[1], rule="body-subject")
        return None

    def is_employer(self, here: PersonMention, mentions: Sequence[PersonMention]) -> bool:
        """True for the first name of 'Rubio spokesman Alex Conant', 'Ms Dale's agent, Alex Conant'."""
        following = next((m for m in mentions if m.first > here.last and m.person != here.person), None)
        if following is None:
            return False
        role = self.role_start(following)
        return role is not None and role - here.last <= 1 and (role == here.last or self.owns(here))

    def governed(self, mention: PersonMention, start: int) -> bool:
        """True if a preposition stands before the mention, or before the role that leads to it, in its sentence."""
        first = mention.first
        if first > start and self.tokens.lower[first - 1] not in GOVERNING:
            role = self.role_start(mention)
            first = role if role is not None and self._unbroken(role, first) else first
        return first > start and self.tokens.lower[first - 1] in GOVERNING

    def role_start(self, mention: PersonMention) -> int | None:
        """First token of the role that belongs to the person, where it stands right before the mention; else None."""
        for found in self.scene.people[mention.person].found.evidence:
            if "role" in found.supports:
                first, last = self.tokens.at(found.start), self.tokens.before(found.end)
                if 0 <= mention.first - last <= LONGEST_TITLE:
                    return first
        return None

    def _unbroken(self, first: int, last: int) -> bool:
        """True if only words stand in the token range."""
        return all(self.tokens.text[index][0].isalnum() for index in range(first, last))

    def owns(self, mention: PersonMention) -> bool:
        """True for a possessive: 'Ruth Dale's plan' is not about Ruth Dale."""
        return mention.last < len(self.tokens) and self.tokens.lower[mention.last] in ("'s", "’s")

    def leads(self, mention: PersonMention, start: int) -> bool:
        """True if the mention can be the subject of its sentence: no preposition governs it, and it owns nothing."""
        rule = (
            "after-a-preposition"
            if self.governed(mention, start)
            else "owns-what-follows"
            if self.owns(mention)
            else ""
        )
        if rule:
            self.pass_over(mention, rule)
        return not rule

    def pass_over(self, mention: PersonMention, rule: str, **details: object) -> None:
        """Note a person who was weighed as the speaker and is not."""
        span = self.tokens.span(mention.first, mention.last)
        weigh(self.tokens, rule, span, self.name(mention.person), **details)

    def name(self, person: int) -> str:
        """The name or role of one of the people."""
        found = self.scene.people[person]
        return found.name or found.role or ""

    def named_at(self, end: int) -> PersonMention | None:
        """The named person whose mention ends at a token: 'Responding, Jane Moss:'."""
        mention = self.by_last.get(end)
        return mention if mention is not None and self.scene.people[mention.person].name is not None else None

    def subject_of(self, first: int, last: int) -> PersonMention | None:
        """The person whom a sentence is about: its first that no preposition governs, else None.

        After an opening clause ('When Adam Reed left, Jane Moss …') it is the one right behind the comma.
        """
        mentions = self.scene.mentions_in(first, last)
        leading = [m for m in mentions if self.leads(m, first) and not self.is_employer(m, mentions)]
        return self.behind_opening(leading, first) or next(iter(leading), None)

    def behind_opening(self, mentions: Sequence[PersonMention], first: int) -> PersonMention | None:
        """Who stands right behind the comma of an opening clause: 'Standing in for Adam Reed, leader Jane Moss …'."""
        opening = self.tokens.lower[first]
        if opening not in OPENING and not opening.endswith("ing"):
            return None
        begins = ((m, self.role_start(m) if self.role_start(m) is not None else m.first) for m in mentions)
        return next((m for m, at in begins if at is not None and at > first and self.tokens.text[at - 1] == ","), None)
